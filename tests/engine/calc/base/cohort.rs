//! What accounts have done: classes, ratios, newcomers, and the base that is made of them, by hand.

use keyline::calc::assess::assess;
use keyline::calc::base::{
    Cohorts, MOST_NEWCOMERS, Peers, TwoYears, base, base_of_scope, expected, total_spread,
};
use keyline::calc::kernel::response::Response;
use keyline::calc::split::split;
use keyline::calc::target::{MarketBasis, chances, draw};
use keyline::calc::{Method, Name, Whose, Window, assess, base, explain, split, target, value};
use keyline::plan::*;

use crate::support::fixture::{ids, plan_of, tell, then, written};
use crate::support::near::near;

fn pairs(class: Class, count: usize, before: f64, after: f64) -> Vec<TwoYears> {
    vec![TwoYears { class: Some(class), before, after }; count]
}

fn new(after: f64) -> TwoYears {
    TwoYears { class: None, before: 0.0, after }
}

fn mean(cohorts: &Cohorts, class: Class) -> f64 {
    cohorts.of_class(class).mean
}

#[track_caller]
fn close(got: f64, want: f64) {
    near(got, want, 1e-9);
}

/// Class A weighs by the square root: (10 x .5 + 20 x 1) / 30; B and C by the sales: (100 x .5 + 400 x 1) / 500.
#[test]
fn worked_ratios() {
    for (class, want) in [(Class::A, 25.0 / 30.0), (Class::B, 0.9), (Class::C, 0.9)] {
        let origin = [pairs(class, 8, 100.0, 50.0), pairs(class, 8, 400.0, 400.0)].concat();
        let cohorts = Cohorts::of(&[origin], false);
        close(mean(&cohorts, class), want);
        let cohort = cohorts.of_class(class);
        assert_eq!((cohort.peers, cohort.ratios.len(), cohorts.origins()), (Peers::Own, 16, 1));
        close(cohort.ratios.iter().map(|(_, weight)| weight).sum(), 1.0);
    }
    // Who left counts as 0, and so does who sent back more than was bought.
    let left =
        [pairs(Class::A, 6, 100.0, 0.0), pairs(Class::A, 6, 100.0, -80.0), pairs(Class::A, 12, 100.0, 100.0)];
    close(mean(&Cohorts::of(&[left.concat()], false), Class::A), 0.5);
    // Next to nothing is left out: under a thousandth of the class's mean.
    let tiny = [pairs(Class::C, 12, 1_000.0, 1_000.0), pairs(Class::C, 1, 0.9, 900.0)].concat();
    assert_eq!(Cohorts::of(&[tiny], false).of_class(Class::C).ratios.len(), 12);
}

/// Twelve pairs that halved and twenty-four that stayed: each year of them weighs the same, so .75.
#[test]
fn years_weigh_the_same() {
    let origins = [pairs(Class::B, 12, 100.0, 50.0), pairs(Class::B, 24, 100.0, 100.0)];
    let cohorts = Cohorts::of(&origins, false);
    close(mean(&cohorts, Class::B), 0.75);
    assert_eq!(cohorts.origins(), 2);
}

#[test]
fn classes_with_too_few_borrow() {
    let of = |a: usize, b: usize, c: usize| {
        let origin =
            [pairs(Class::A, a, 900.0, 450.0), pairs(Class::B, b, 90.0, 90.0), pairs(Class::C, c, 9.0, 18.0)];
        let cohorts = Cohorts::of(&[origin.concat()], false);
        Class::ALL.map(|class| (cohorts.of_class(class).peers, cohorts.of_class(class).ratios.len()))
    };
    assert_eq!(of(12, 12, 12), [(Peers::Own, 12); 3]);
    assert_eq!(of(11, 12, 11), [(Peers::B, 12), (Peers::Own, 12), (Peers::B, 12)]);
    assert_eq!(of(12, 11, 12), [(Peers::Own, 12), (Peers::All, 35), (Peers::Own, 12)]);
    assert_eq!(of(6, 5, 1), [(Peers::All, 12); 3]);
    assert_eq!(of(6, 4, 1), [(Peers::Nobody, 0); 3]);
    let nobody = Cohorts::of(&[pairs(Class::A, 11, 100.0, 50.0)], false);
    assert!(!nobody.tells());
    assert_eq!(mean(&nobody, Class::A), 1.0);
    assert!(!Cohorts::of(&[], false).tells());
}

/// A class that borrows from all is not told by a single account: fifteen that stayed and one that grew thirtyfold.
#[test]
fn one_small_account_does_not_tell_what_a_class_does() {
    let origin = [pairs(Class::A, 15, 1_000.0, 1_000.0), pairs(Class::C, 1, 10.0, 300.0)].concat();
    let ratio = mean(&Cohorts::of(&[origin], false), Class::B);
    // Pooled by sales 15,300 of 15,010; by account (15 + 30) / 16.
    assert!(ratio < 3.0, "{ratio}");
}

/// Of 1,200 sold in the later year 300 came of accounts that had bought nothing before: a quarter.
#[test]
fn a_share_of_newcomers() {
    let origin = |known: f64| {
        [pairs(Class::A, 12, 100.0, known / 12.0), vec![new(300.0), new(0.0), new(-5.0)]].concat()
    };
    let cohorts = Cohorts::of(&[origin(900.0), origin(1_200.0)], false);
    assert_eq!(cohorts.shares.len(), 2);
    close(cohorts.shares[0], 0.25);
    close(cohorts.shares[1], 0.2);
    close(cohorts.newcomers, 0.225);
    assert!(!cohorts.is_capped);
    // More than three tenths are not expected unless three years are known.
    let many = Cohorts::of(&[origin(300.0)], true);
    assert_eq!((many.newcomers, many.is_capped), (MOST_NEWCOMERS, true));
    close(Cohorts::of(&[origin(300.0)], false).newcomers, 0.5);
}

/// Twenty accounts of 1,200 fall to 960 each, and five come that buy as much: every class falls to .8, a fifth is new.
/// The total stays 24,000, and so do the last twelve months and Theta: F = 24,000. The accounts are expected to bring
/// 25 x 960 x .8 = 19,200, with newcomers 19,200 / .8 = 24,000, and the mean is 24,000 of which 4,800 are new.
fn falling() -> Plan {
    let before = |at: usize| if at < 20 { 10_000 } else { 0 };
    written(&(0..25).map(|at| format!("a{at}: {}*12 8_000*12\n", before(at))).collect::<String>())
}

#[test]
fn a_worked_base() {
    let plan = falling();
    let found = base(&plan).unwrap();
    assert_eq!(found.model, BaseModel::Combined);
    assert_eq!(found.accounts, vec![Money(76_800); 25]);
    assert_eq!((found.total, found.newcomers), (Money(2_400_000), Money(480_000)));
    // The explanation names the ratio, the pool and its count.
    let explained = explain(&plan, base::Figure::AccountBase(plan.accounts()[24].id));
    assert_eq!(explained.result, Ok(76_800.0));
    let says =
        |name: fn(&Name) -> bool| explained.lines.iter().find(|line| name(&line.name)).map(|line| line.value);
    close(says(|name| matches!(name, Name::CohortRatio(_))).unwrap(), 0.8);
    // Of twenty equal accounts sixteen made the 80 % of class A.
    assert_eq!(says(|name| matches!(name, Name::CohortPairs(..))), Some(16.0));
    // A row of its own wherever bases are summed.
    assert_eq!(value(&plan, base::Figure::BaseNewcomers), Ok(480_000.0));
    assert_eq!(value(&plan, base::Figure::NewcomersShare), Ok(0.2));
    assert_eq!(base_of_scope(&plan), Ok((Money(2_400_000), Money::ZERO)));
    let mut keys = plan.clone();
    then(&mut keys, "scope key");
    let (scope, rest) = base_of_scope(&keys).unwrap();
    assert_eq!(scope.0 % 76_800, 0);
    assert_eq!(scope.0 + rest.0, 2_400_000);
    // What is asked of a target for all: of 3,000,000 as large a part as they have of the base, and months that sum to it.
    let split = split(&plan, Money(3_000_000)).unwrap();
    assert_eq!(split.newcomers.iter().copied().sum::<Money>(), Money(600_000));
    assert_eq!(split.parts.iter().map(|part| part.amount.0).sum::<i64>(), 2_400_000);
}

/// Nobody is there yet to answer a curve: with today's effort response by class asks for the base of all, newcomers and all.
/// One and a half times the effort makes 1.2 of what accounts bring, and newcomers bring theirs: 19,200 x 1.2 + 4,800.
#[test]
fn response_by_class_counts_newcomers() {
    let mut plan = falling();
    let judgements = Judgements { none: 0.5, half: 0.8, more: 1.2, saturation: 1.5 };
    let mut asks = |effort: f64| {
        let class = Effort { effort, reply: Reply::Judged(judgements) };
        tell(&mut plan, |methods| methods.resources.classes = Some([class.clone(), class.clone(), class]));
        value(&plan, target::Figure::Target(Method::InputOutput)).unwrap()
    };
    assert_eq!(asks(1.0), 2_400_000.0);
    let answer = Response::from_judgements(judgements).at(1.5);
    close(asks(1.5), (1_920_000.0 * answer + 480_000.0).round());
}

/// The base that a target for all accounts was committed on is that of its accounts and of newcomers: 2,700,000 on 2,400,000
/// is 12.5 % more. For a target of key accounts newcomers are no part of it.
#[test]
fn the_base_of_a_committed_target_counts_newcomers() {
    let mut plan = falling();
    then(&mut plan, "commit 2_700_000");
    let committed = plan.committed().unwrap();
    assert_eq!(committed.base(), Money(2_400_000));
    close(value(&plan, split::Figure::CommittedGrowth).unwrap(), 0.125);
    let keys = Committed { scope: Scope::Key, ..committed.clone() };
    assert_eq!(keys.base(), Money(76_800 * keys.key_accounts.len() as i64));
}

/// People and those for whom nobody answers add up to the company, month by month.
#[test]
fn people_and_newcomers_are_asked_for_the_company() {
    let mut plan = falling();
    then(&mut plan, "commit 2_700_000");
    let first = plan.plan_span().unwrap().first;
    for window in [Window::Year, Window::Quarter(1), Window::Month(first)] {
        let of = |figure| value(&plan, figure).unwrap();
        let assessed = assess(&plan).unwrap();
        let people: f64 = assessed
            .owners
            .iter()
            .map(|owner| of(assess::Figure::TargetIn(owner.standing.whose, window)))
            .sum();
        let company = of(assess::Figure::TargetIn(Whose::Company, window));
        assert_eq!(people + of(assess::Figure::NewcomersIn(window)), company);
    }
    assert_eq!(value(&plan, assess::Figure::NewcomersIn(Window::Year)), Ok(540_000.0));
}

/// Under two years a year under way is what is sold of it, and the last twelve months for what is to come: twenty accounts of
/// 100 a month, then nine months of 50 in the year: 450 + 3/12 x (450 + 300) = 637.50. The draws have it as their mean.
#[test]
fn a_worked_base_of_a_year_under_way_with_few_months() {
    let mut plan = plan_of(&vec![[vec![10_000; 12], vec![5_000; 9]].concat(); 20]);
    then(&mut plan, "year 2025");
    let found = base(&plan).unwrap();
    assert_eq!((found.accounts[3], found.total), (Money(63_750), Money(1_275_000)));
    let told = chances(&plan).unwrap();
    assert_eq!(told.draws.company.sold + told.draws.company.to_come, 1_275_000.0);
    draw(&plan).unwrap();
    let [low, high] = [base::Figure::BaseLow, base::Figure::BaseHigh].map(|end| value(&plan, end).unwrap());
    assert!(low < 1_275_000.0 && 1_275_000.0 < high, "{low} {high}");
}

/// A trade in which nobody comes back: twelve accounts a year, each in its year alone. What is expected of the year is all of
/// new accounts, and has a range.
#[test]
fn who_buys_once_makes_room_for_new_accounts() {
    let once = |row: usize| (0..36).map(|month| if month / 12 == row / 12 { 10_000 } else { 0 }).collect();
    let plan = plan_of(&(0..36).map(once).collect::<Vec<Vec<i64>>>());
    let found = base(&plan).unwrap();
    assert_eq!((found.total, found.newcomers), (Money(1_440_000), Money(1_440_000)));
    draw(&plan).unwrap();
    let [low, high] = [base::Figure::BaseLow, base::Figure::BaseHigh].map(|end| value(&plan, end).unwrap());
    assert!(low < 1_440_000.0 && 1_440_000.0 < high, "{low} {high}");
}

/// A cent every seventh month leaves nothing to share out, and no division by it.
#[test]
fn amounts_of_next_to_nothing_have_a_base() {
    let mut plan = plan_of(&[(0..27).map(|month| i64::from(month % 7 == 0)).collect()]);
    then(&mut plan, "year 2026");
    assert!(base(&plan).is_ok());
}

/// Two years ahead, with two known: ratios are compounded. 960 x .64 = 614.40 of each account, 15,360 of all, 19,200 with
/// newcomers; the root of 24,000 x 19,200 is 21,466.25.
#[test]
fn a_worked_base_two_years_ahead() {
    let mut plan = falling();
    then(&mut plan, "year 2027");
    let found = base(&plan).unwrap();
    assert_eq!(found.accounts, vec![Money(61_440); 25]);
    assert_eq!((found.total, found.newcomers), (Money(2_146_625), Money(610_625)));
}

/// Growth that the forecast does not believe: accounts that doubled, nobody new. Their bases are scaled to what all are
/// expected to bring, and nothing is left for newcomers.
#[test]
fn accounts_are_scaled_where_nothing_is_left_for_newcomers() {
    let rows: Vec<Vec<i64>> =
        (0..15).map(|n| [vec![1_000 + 10 * n; 12], vec![2_000 + 20 * n; 12]].concat()).collect();
    let plan = plan_of(&rows);
    let found = base(&plan).unwrap();
    let forecast: f64 = expected(&plan).unwrap().months().iter().sum();
    let twice: f64 = found.recent.iter().map(|money| (2.0 * money.to_f64()).round()).sum();
    assert!(forecast < twice);
    assert_eq!(found.newcomers, Money::ZERO);
    assert_eq!(found.total, Money((forecast * twice).sqrt().round() as i64));
    let part = found.total.to_f64() / twice;
    for (own, recent) in found.accounts.iter().zip(&found.recent) {
        assert!((own.to_f64() - 2.0 * recent.to_f64() * part).abs() <= 1.0, "{own} {recent}");
    }
}

/// Under twelve pairs, here five accounts from two eves, each account goes as the whole does.
#[test]
fn few_accounts_go_as_the_whole_does() {
    let rows: Vec<Vec<i64>> = (1..6).map(|n| (0..36).map(|at| n * 1_000 + at * 10).collect()).collect();
    let plan = plan_of(&rows);
    let found = base(&plan).unwrap();
    let forecast: f64 = expected(&plan).unwrap().months().iter().sum();
    assert_eq!((found.total, found.newcomers), (Money(forecast.round() as i64), Money::ZERO));
    let recent: i64 = found.recent.iter().map(|money| money.0).sum();
    for (own, last) in found.accounts.iter().zip(&found.recent) {
        assert!((own.to_f64() - last.to_f64() * forecast / recent as f64).abs() <= 1.0);
    }
    let told = chances(&plan).unwrap();
    assert!(told.draws.as_whole && matches!(told.market, MarketBasis::Whole(..)));
    // The range is that of the forecast.
    let spread = total_spread(&plan);
    let drawn = draw(&plan).unwrap();
    let (low, high) = spread.range(forecast * libm::exp(-0.5 * spread.deviation() * spread.deviation()));
    for (p, end) in [(0.1, low), (0.9, high)] {
        assert!((drawn.scope.unchanged.quantile(p) / end - 1.0).abs() < 0.01);
    }
}

/// Under way: what is sold, and that of the last twelve months which is to come, times the ratio. By June 2026 the accounts of
/// class A had gone from 6 x 100 + 6 x 80 to 12 x 80: 96 / 108. Half a year is over: 480 sold, and of 960 about a half to come.
#[test]
fn a_worked_base_of_a_year_under_way() {
    let mut plan = falling();
    let rows = plan.accounts().iter().map(|account| format!("{}: 8_000*6\n", account.profile.name));
    let half = rows.collect::<String>();
    then(&mut plan, &format!("{half} year 2026"));
    let ids = ids(&plan);
    let found = base(&plan).unwrap();
    let told = chances(&plan).unwrap();
    close(mean(&told.cohorts, Class::A), 96.0 / 108.0);
    let explained = explain(&plan, base::Figure::AccountBase(ids[0]));
    let left = explained.lines.iter().find(|line| line.name == Name::SeasonPartToCome).unwrap().value;
    assert!((left - 0.5).abs() < 0.05, "{left}");
    let to_come = (96_000.0 * left * 96.0 / 108.0).round();
    assert_eq!(found.accounts[0].to_f64(), 48_000.0 + to_come);
    // The odds expect the same: what is sold is certain, and the rest is drawn.
    assert_eq!((told.draws.scope.sold, told.draws.outlooks[0].base), (25.0 * 48_000.0, to_come));
    let accounts: i64 = found.accounts.iter().map(|money| money.0).sum();
    assert_eq!(accounts + found.newcomers.0, found.total.0);
    close(told.draws.scope.sold + told.draws.scope.to_come, found.total.to_f64());
}
