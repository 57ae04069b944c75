//! The season of accounts, and what stands on it: months of a target, landing, rates, odds, suggestions.

use std::ops::ControlFlow;

use keyline::calc::assess::{assess, standing};
use keyline::calc::base::{OwnMonths, base, key_accounts, seasons, unusual_sales};
use keyline::calc::portfolio::{Silence, silent_keys};
use keyline::calc::split::{Shaped, split};
use keyline::calc::target::{Assumed, chances, draw, landing_interval};
use keyline::calc::{
    Explanation, Figure, Name, Question, Undefined, Whose, Window, assess, base, explain, portfolio, split,
    target, value,
};
use keyline::file::import::{ImportOptions, read};
use keyline::plan::*;

use crate::support::fixture::{id, month, then, written};
use crate::support::shared::shared_bytes;

const SUMMER: [i64; 12] = [0, 0, 0, 0, 0, 50, 50, 50, 50, 50, 50, 0];

fn weight_of(years: &[[i64; 12]]) -> f64 {
    let series: Vec<f64> = years.concat().into_iter().map(|minor| minor as f64).collect();
    OwnMonths::of(&series, &[1.0; 12]).map_or(f64::NAN, |own| own.weight())
}

fn once(month: usize) -> [i64; 12] {
    let mut year = [0; 12];
    year[month] = 700;
    year
}

/// How far the own months of years count beside a class whose months are all alike.
#[test]
fn own_months_count_as_far_as_they_repeat() {
    let mut spring = SUMMER;
    spring.rotate_left(3);
    for (what, years, want) in [
        ("two years alike", vec![SUMMER, SUMMER], 1.0),
        ("three years alike, of different size", vec![SUMMER, SUMMER.map(|it| it * 7), SUMMER], 1.0),
        ("months that never change, as the class's", vec![[10; 12], [10; 12]], 1.0),
        ("one order a year, another month each year", vec![once(2), once(4), once(9)], 0.0),
        ("one order a year in the same month", vec![once(2), once(2)], 1.0),
        // A sixth of a year missed in six months is more than a twelfth in twelve.
        ("the season moved by a quarter", vec![SUMMER, spring], 0.0),
        // A half in each of two months then, all in one of them now: 1/4 + 1/4 of 11/12.
        (
            "half foretold",
            vec![std::array::from_fn(|at| i64::from(at == 1 || at == 2)), once(1)],
            1.0 - 6.0 / 11.0,
        ),
        // A year without a sale is no year to learn from.
        ("a year without a sale between", vec![SUMMER, [0; 12], SUMMER], 1.0),
    ] {
        let got = weight_of(&years);
        assert!((got - want).abs() < 1e-12, "{what}: {got}");
    }
    assert!(weight_of(&[SUMMER]).is_nan(), "one year");
    assert!(weight_of(&[[0; 12], SUMMER]).is_nan(), "one year with sales");
    // Returns are no season: the month counts as one without sales.
    let mut returned = SUMMER;
    returned[0] = -30;
    assert_eq!(weight_of(&[returned, SUMMER]), 1.0);
}

/// A summer account among larger ones that buy every month, and an order a year; 24 months to the end of 2025.
fn summer_among_others() -> Plan {
    written(
        "summer: (0*5 50*6 0)*2
         a1: 100*24
         a2: 90*24
         a3: 80*24
         orders: 0*2 700 0*9 0*8 700 0*3
         base twelve",
    )
}

fn committed(mut plan: Plan, total: i64) -> Plan {
    then(&mut plan, &format!("commit {total}"));
    plan
}

/// Five months of the next year as they always are.
fn five_months_on(mut plan: Plan, summer: i64) -> Plan {
    then(&mut plan, &format!("from 2026-01; summer: {summer}*5; a1: 100*5; a2: 90*5; a3: 80*5; orders: 0*5"));
    plan
}

#[test]
fn who_buys_in_summer_is_asked_in_summer() {
    let plan = summer_among_others();
    let total = base(&plan).unwrap().total;
    let split = split(&plan, total).unwrap();
    assert_eq!(split.parts[0].months.map(|money| money.0), SUMMER);
    assert_eq!(split.parts[0].shaped, Shaped::Season);
    let seasons = seasons(&plan).unwrap();
    assert_eq!((seasons.of(0).own_weight(), seasons.of(4).own_weight()), (1.0, 0.0));
    let plan = five_months_on(committed(plan, total.0), 0);
    let page = assess(&plan).unwrap();
    let summer = &page.accounts[0];
    let to_date = summer.reading(Window::ToDate);
    assert_eq!((to_date.target, to_date.actual), (Ok(Money::ZERO), Ok(Money::ZERO)));
    assert_eq!((to_date.attainment, to_date.status), (Err(Undefined::NoTarget), Err(Undefined::NoTarget)));
    assert_eq!(summer.landing(), Ok(Money(300)));
    assert_eq!(summer.landing_at(month("2026-08")), Ok(Money(150)));
    // Nothing of an average month could be sold so far; what is left asks for twice an average month in each of six.
    assert_eq!((summer.run_rate(), summer.sold_a_month()), (Err(Undefined::NoSeason), Ok(Money::ZERO)));
    assert_eq!(summer.required_rate(), Ok(Money(25)));
    assert_eq!(page.accounts[1].run_rate(), Ok(Money(100)));
    // A sale before the season is one more, and no pace to go by.
    let early = five_months_on(plan, 4);
    assert_eq!(assess(&early).unwrap().accounts[0].landing(), Ok(Money(320)));
}

#[test]
fn the_sum_has_the_seasons_of_its_accounts() {
    let plan = summer_among_others();
    let total = base(&plan).unwrap().total;
    let plan = five_months_on(committed(plan, total.0), 0);
    let page = assess(&plan).unwrap();
    let rest: f64 = page.accounts.iter().flat_map(|account| &account.season_months[5..]).sum();
    let company = &page.company;
    assert!((company.season_months[5..].iter().sum::<f64>() - rest).abs() < 1e-9);
    assert!((company.season().iter().sum::<f64>() - 12.0).abs() < 1e-9);
    draw(&plan).unwrap();
    // 1,350 sold as asked; all the rest of the base is to come.
    let due: f64 = company.season_months[..5].iter().sum();
    let months = 12.0 * due / (due + rest);
    let used = 1.0 + (1_350.0 / due - 1.0) * months / (months + 3.0);
    assert_eq!(company.landing(), Ok(Money(libm::round(1_350.0 + rest * used) as i64)));
    for figure in [
        assess::Figure::Landing(Whose::Company),
        assess::Figure::RunRate(Whose::Company),
        assess::Figure::LandingLow(Whose::Company),
    ] {
        let explained = explain(&plan, figure);
        assert_eq!(explained.replay(), explained.result.ok(), "{figure:?}");
    }
    let july = assess::Figure::SeasonMonth(Whose::Account(id(&plan, "summer")), month("2026-07"));
    let month = explain(&plan, july);
    assert_eq!((month.result, month.replay()), (Ok(50.0), Some(50.0)));
    assert!(month.lines.iter().any(|line| line.name == Name::SeasonOwnWeight && line.value == 1.0));
}

#[test]
fn a_month_of_a_split_says_whose_season_it_has() {
    let plan = summer_among_others();
    let total = base(&plan).unwrap().total;
    for (at, account) in plan.accounts().iter().enumerate() {
        for n in 0..12 {
            let month = month("2026-01").plus(n);
            let explained =
                explain_tried(&plan, split::Figure::AccountMonth(account.id, month).into(), total);
            assert_eq!(explained.replay(), explained.result.ok(), "{at} {n}");
        }
    }
}

fn explain_tried(plan: &Plan, figure: Figure, total: Money) -> Explanation {
    explain(plan, Question::trying(figure, Some(total)))
}

/// The base of a year under way: what is sold, and of the last twelve months what the season leaves to come. By what their
/// class is expected to sell alone, both would have sold as much of their year by May.
#[test]
fn a_year_under_way_is_planned_by_season() {
    let plan = written("summer: (0*5 200*6 0)*2 0*5; steady: 100*29; year 2026");
    let base = base(&plan).unwrap();
    assert_eq!(base.model, BaseModel::Combined);
    let [summer, steady] = [0, 1].map(|at| base.accounts[at].to_f64());
    // Of 1,200 all are to come of the one, and 700 of the other, which has sold 500; both go as the whole does.
    assert!((summer / (steady - 500.0) - 1_200.0 / 700.0).abs() < 0.01, "{:?}", base.accounts);
    let explained = explain(&plan, base::Figure::AccountBase(plan.accounts()[0].id));
    assert_eq!(explained.replay(), Some(summer));
}

#[test]
fn the_odds_expect_the_season() {
    let plan = summer_among_others();
    let total = base(&plan).unwrap().total;
    let mut plan = five_months_on(plan, 0);
    then(&mut plan, "year 2026");
    let chances = chances(&plan).unwrap();
    // 300 against 700, and not 175: the summer is to come. Both go as the whole does.
    let [summer, steady] = [0, 1].map(|at| chances.draws.outlooks[at].base);
    assert!((summer / steady - 300.0 / 700.0).abs() < 0.002, "{summer} {steady}");
    let base = base(&plan).unwrap();
    assert_eq!((summer, steady), (base.accounts[0].to_f64(), base.accounts[1].to_f64() - 500.0));
    let account = plan.accounts()[0].id;
    let figure = target::Figure::Chance(Whose::Account(account), Assumed::Unchanged);
    let explained = explain_tried(&plan, figure.into(), total);
    assert_eq!(explained.replay(), explained.result.ok());
}

/// What a season explains is not unusual: one large month is, a large month every year is not.
#[test]
fn a_month_of_every_year_is_no_one_off() {
    let mut plan = written("every: (100*10 900 100)*3; once: 1000*34 9000 1000");
    for other in 0..8 {
        then(&mut plan, &format!("from 2024-01; other {other}: 1000*36"));
    }
    let found: Vec<AccountId> = unusual_sales(&plan).iter().map(|unusual| unusual.account).collect();
    assert_eq!(found, [id(&plan, "once")]);
}

fn brought(plan: &mut Plan, case: &str) -> Option<()> {
    let bytes = shared_bytes(&format!("cases/18-season-with-zeros/{case}.csv"))?;
    let import = read(&bytes, &ImportOptions::default(), &mut |_| ControlFlow::Continue(())).unwrap();
    let data_through = import.book.ledger.span().last().unwrap();
    // As the case says. The accounts that come again keep their numbers.
    let intake = Intake::Replace;
    let (book, answers) = (Box::new(import.book), Box::default());
    plan.apply(Edit::Take { book, intake, data_through, currency: None, answers }).unwrap();
    Some(())
}

/// Ice cream in three months of the year: the numbers are those of the case's own script.
/// An account that came after the commitment has no frozen base, but years of its own: its pace is by them.
#[test]
fn who_came_after_the_commitment_has_a_season_of_its_own() {
    let mut plan = committed(summer_among_others(), 1_200);
    then(&mut plan, "from 2024-01; Merlin: 10_000*29; Plover: (2000 0)*14 2000");
    let page = assess(&plan).unwrap();
    for (name, rate) in [("Merlin", 10_000), ("Plover", 1_000)] {
        let standing = standing(&plan, Whose::Account(id(&plan, name))).unwrap();
        assert_eq!(standing.run_rate(), Ok(Money(rate)), "{name}");
    }
    assert!(page.company.run_rate().is_ok());
}

#[test]
fn an_account_that_sells_in_three_months() {
    let mut plan = Plan::new("ice");
    if brought(&mut plan, "a_2023_2025").is_none() {
        return;
    }
    then(&mut plan, "scope all");
    let within = |got: Money, want: f64| (got.to_f64() / 100.0 - want).abs() <= want * 0.01;
    let found = base(&plan).unwrap();
    assert!(within(found.total, 432_000.0));
    for (own, want) in found.accounts.iter().zip([300_000.0, 120_000.0, 12_000.0]) {
        assert!(within(*own, want), "{own:?} {want}");
    }
    let rules =
        SplitRules { bases: Basis::Base.alone(), months: MonthShape::Season, ..SplitRules::default() };
    plan.apply(Edit::SetSplit(Box::new(rules))).unwrap();
    let mut plan = committed(plan, 43_200_000);
    brought(&mut plan, "b_2023_may_2026").unwrap();
    let page = assess(&plan).unwrap();
    assert_eq!(page.elapsed, 5);
    draw(&plan).unwrap();
    for (account, [sold, landing]) in
        page.accounts.iter().zip([[0.0, 300_000.0], [10_000.0, 120_000.0], [1_200.0, 12_000.0]])
    {
        assert!(within(account.landing().unwrap(), landing), "{:?}", account.landing());
        assert!(within(account.sold_a_month().unwrap(), sold), "{:?}", account.sold_a_month());
        let (low, high) = landing_interval(&plan, account.whose).unwrap();
        assert!(low >= Money::ZERO && low <= high);
    }
    let [ice, paper, kits] = &page.accounts[..] else { panic!("three accounts") };
    assert_eq!(ice.reading(Window::ToDate).attainment, Err(Undefined::NoTarget));
    assert_eq!(ice.target(Window::ToDate), Ok(Money::ZERO));
    // By season an average month: of the kits' six months of 2,000 three are gone.
    assert_eq!((paper.run_rate(), kits.run_rate()), (Ok(Money(1_000_000)), Ok(Money(100_000))));
    assert!(within(page.company.landing().unwrap(), 432_000.0));
    assert_eq!(page.company.reading(Window::ToDate).attainment, Ok(1.0));
    assert_eq!(page.company.actual(Window::ToDate), Ok(Money(5_600_000)));
}

/// Silence is measured against an account's own rhythm.
#[test]
fn silent_is_who_waits_longer_than_ever() {
    let repeated = |period: usize, months: usize| -> Vec<i64> {
        (0..months).map(|at| i64::from(at % period == 0)).collect()
    };
    for (what, months, want) in [
        ("every month, two without", [vec![1; 34], vec![0; 2]].concat(), false),
        ("every month, three without", [vec![1; 33], vec![0; 3]].concat(), true),
        ("every quarter, three without", repeated(3, 34), false),
        ("every quarter, four without", [repeated(3, 31), vec![0; 4]].concat(), true),
        ("one long pause in many months", [vec![1; 40], vec![0; 9], vec![1; 20], vec![0; 4]].concat(), true),
        ("one long pause in few months", [vec![1; 4], vec![0; 9], vec![1; 6], vec![0; 4]].concat(), false),
        ("twice ever, eleven without", [vec![1], vec![0; 4], vec![1], vec![0; 11]].concat(), false),
        ("twice ever, twelve without", [vec![1], vec![0; 4], vec![1], vec![0; 12]].concat(), true),
        ("returns are no purchase", [vec![1; 33], vec![0, -1, 0]].concat(), true),
    ] {
        assert_eq!(Silence::of(&months).map(Silence::is_silent), Some(want), "{what}");
    }
    assert_eq!(Silence::of(&[0; 12]), None);
}

/// A list of whom to call names who stopped, and not whoever did not buy of late.
#[test]
fn key_accounts_that_stopped() {
    let plan = written("quarterly: (300 0 0)*12; stopped: 100*32; summer: (0*5 50*6 0)*3; nothing: 0*36");
    assert!(key_accounts(&plan)[0] && key_accounts(&plan)[1]);
    assert_eq!(silent_keys(&plan).iter().map(|risk| risk.row).collect::<Vec<_>>(), [1]);
    assert_eq!(value(&plan, portfolio::Figure::SilentKeys), Ok(1.0));
}
