//! What people are paid, period after period: the year to date, each period by itself, and what they come to.

use keyline::calc::assess::{OwnerStanding, PayOf, assess, payroll, place_on_curve, standing, year_pay};
use keyline::calc::target::chances;
use keyline::calc::{Name, Origin, Source, Undefined, Whose, Window, assess, explain, value};
use keyline::plan::*;
use keyline::text::PayText;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::fixture::{agree, then, update, written};
use crate::support::imports::import;
use crate::support::shared::shared_bytes;

const JANUARY: i32 = 2026;

fn month(at: usize) -> Window {
    Window::Month(first().plus(at as i32))
}

fn first() -> Month {
    Month::new(JANUARY, 1).unwrap()
}

/// People with an account each, who sold `before` a month in 2024 and 2025 and are committed to as much a month in 2026,
/// with what they sold in the months of 2026 so far. Amounts in currency units.
fn people(before: i64, sold: &[(&str, &[i64])]) -> Plan {
    let units = |amounts: &[i64]| amounts.iter().map(|units| format!("{units}00 ")).collect::<String>();
    let rows = sold.iter().map(|(name, _)| format!("{name}'s, owner {name}: {before}00*24\n"));
    let mut plan = written(&rows.collect::<String>());
    commit(&mut plan, before * 1_200 * sold.len() as i64);
    let rows = sold.iter().map(|(name, months)| format!("{name}'s: {}\n", units(months)));
    then(&mut plan, &format!("{} year {JANUARY}", rows.collect::<String>()));
    plan
}

fn commit(plan: &mut Plan, total: i64) {
    then(plan, &format!("uplift 0; commit {total}"));
}

/// So many months of 2026 are over.
fn through(plan: &mut Plan, months: usize) {
    then(plan, &format!("year {JANUARY}; through {JANUARY}-{months}"));
}

/// Changes the terms of growth, and gives everybody a year's pay.
fn pay(plan: &mut Plan, year: i64, change: impl FnOnce(&mut PhaseTerms)) {
    let names: Vec<_> = plan.accounts().iter().map(|account| account.profile.owner.clone()).collect();
    agree(plan, |terms| {
        change(&mut terms.growth);
        terms.pay.extend(names.into_iter().map(|name| (name, Money(year * 100))));
    });
}

fn by_sales(kind: PayKind, tiers: &[(Option<f64>, f64)]) -> impl FnOnce(&mut PhaseTerms) {
    let curve = PayCurve::of_tiers(kind, tiers);
    move |terms| *terms = PhaseTerms { fixed: 0.0, by: PayInput::Sales, curve, ..terms.clone() }
}

/// Nothing to 80 %, all of it at 100 %, half as much again at 120 % and no more.
fn interpolated() -> PayCurve {
    let tiers = [(Some(0.8), 0.0), (Some(1.0), 1.0), (Some(1.2), 0.5)];
    PayCurve { cap: Some(1.5), ..PayCurve::of_tiers(PayKind::Interpolated, &tiers) }
}

fn by_attainment(walk: PayWalk) -> impl FnOnce(&mut PhaseTerms) {
    move |terms| {
        *terms =
            PhaseTerms { fixed: 0.0, by: PayInput::Attainment, curve: interpolated(), walk, ..terms.clone() };
    }
}

/// A person's pay in minor units.
fn paid(plan: &Plan, at: usize, window: Window, of: PayOf) -> Result<i64, Undefined> {
    let whose = Whose::Owner(plan.accounts()[at].id);
    value(plan, assess::Figure::Pay(whose, window, of)).map(|minor| minor as i64)
}

fn variable(plan: &Plan, at: usize, window: Window) -> Result<i64, Undefined> {
    paid(plan, at, window, PayOf::Variable)
}

#[test]
fn a_return_in_a_later_month_takes_back_what_it_earned() {
    let mut plan = people(10_000, &[("Ann", &[100_000, -20_000])]);
    pay(&mut plan, 24_000, by_sales(PayKind::Marginal, &[(None, 0.04)]));
    assert_eq!(plan.terms().growth.walk, PayWalk::ToDate);
    assert_eq!([0, 1].map(|at| variable(&plan, 0, month(at))), [Ok(400_000), Ok(-80_000)]);
    assert_eq!(variable(&plan, 0, Window::ToDate), Ok(320_000));
}

#[test]
fn attainment_of_the_year_to_date_or_of_each_period() {
    let sold: [(&str, &[i64]); 1] = [("Ann", &[15_000, 5_000])];
    let mut plan = people(10_000, &sold);
    for (walk, months, place) in
        [(PayWalk::EachPeriod, [300_000, 0], (1.0, 0.75)), (PayWalk::ToDate, [300_000, 100_000], (1.0, 1.0))]
    {
        pay(&mut plan, 24_000, by_attainment(walk));
        assert_eq!([0, 1].map(|at| variable(&plan, 0, month(at))), months.map(Ok), "{walk:?}");
        assert_eq!(variable(&plan, 0, Window::ToDate), Ok(months.iter().sum()));
        let standing = standing(&plan, Whose::Owner(plan.accounts()[0].id)).unwrap();
        let found = place_on_curve(&plan, &plan.terms().growth, Phase::Growth, &standing);
        assert_eq!(found, Some(place), "{walk:?}");
    }
    // What settling by period has done is named: 3,000 in place of 4,000.
    assert_eq!(paid(&plan, 0, Window::ToDate, PayOf::Apart), Err(Undefined::NotYet));
    pay(&mut plan, 24_000, by_attainment(PayWalk::EachPeriod));
    assert_eq!(paid(&plan, 0, Window::ToDate, PayOf::Together), Ok(400_000));
    assert_eq!(paid(&plan, 0, Window::ToDate, PayOf::Apart), Ok(-100_000));
    let people = payroll(&plan, &assess(&plan).unwrap());
    assert_eq!(
        (people[0].apart, people[0].kept, people[0].below_nought),
        (Some(Money(-100_000)), None, None)
    );
}

/// Interpolated with 24,000 of variable pay, read where case 20 reads it.
#[test]
fn the_interpolated_curve_at_its_points() {
    let paid = [79.99, 80.0, 90.0, 100.0, 110.0, 120.0, 125.0]
        .map(|percent: f64| (interpolated().pay(&[percent / 100.0]) * 2_400_000.0).round() as i64);
    assert_eq!(paid, [0, 0, 1_200_000, 2_400_000, 3_000_000, 3_600_000, 3_600_000]);
}

#[test]
fn a_period_below_nought_settled_by_itself_says_what_that_has_cost() {
    let mut plan = people(10_000, &[("Ann", &[100_000, -20_000]), ("Bob", &[5_000, 5_000])]);
    pay(&mut plan, 24_000, |terms| {
        by_sales(PayKind::Marginal, &[(None, 0.04)])(terms);
        terms.walk = PayWalk::EachPeriod;
    });
    assert_eq!([0, 1].map(|at| variable(&plan, 0, month(at))), [Ok(400_000), Ok(0)]);
    assert_eq!([0, 1].map(|at| paid(&plan, 0, month(at), PayOf::Kept)), [Ok(0), Ok(80_000)]);
    let people = payroll(&plan, &assess(&plan).unwrap());
    assert_eq!((people[0].apart, people[0].kept), (Some(Money(80_000)), Some((1, Money(80_000)))));
    assert_eq!((people[1].apart, people[1].kept), (Some(Money(0)), None));
}

#[test]
fn what_is_below_nought_at_the_end_of_the_year_is_waived_or_carried() {
    let mut plan = people(10_000, &[("Ann", &[10_000, 1_000])]);
    // Last year came to -5,000 together.
    let ann = plan.accounts()[0].id;
    let cells = (1..=12).map(|ago| {
        let units = if ago == 1 { -115_000 } else { 10_000 };
        (ann, Cell::Sales(first().plus(-ago), Money(units * 100)))
    });
    plan.apply(Edit::Cells(cells.collect())).unwrap();
    pay(&mut plan, 24_000, by_sales(PayKind::Marginal, &[(None, 0.04)]));
    assert_eq!([0, 1].map(|at| variable(&plan, 0, month(at))), [Ok(40_000), Ok(4_000)]);
    pay(&mut plan, 24_000, |terms| terms.below_nought = BelowNought::Carried);
    assert_eq!([0, 1].map(|at| variable(&plan, 0, month(at))), [Ok(20_000), Ok(4_000)]);
    // It is named in the explanation, and of nobody whose curve begins anew with another phase.
    let due = explain(&plan, assess::Figure::Pay(Whose::Owner(ann), month(0), PayOf::Due));
    assert!(due.lines.iter().any(|line| line.name == Name::Carried && line.value == -500_000.0));
    let switches = vec![PhaseSwitch { from: first(), phase: Phase::Growth }];
    let settings = Settings { first_phase: Phase::StartUp, switches, ..plan.settings().clone() };
    plan.apply(Edit::Configure(Box::new(settings))).unwrap();
    assert_eq!(variable(&plan, 0, month(0)), Ok(40_000));
}

#[test]
fn sales_below_nought_pay_nothing_and_say_so() {
    let mut plan = people(10_000, &[("Ann", &[1_000, -6_000])]);
    pay(&mut plan, 24_000, by_sales(PayKind::Marginal, &[(None, 0.04)]));
    assert_eq!([0, 1].map(|at| variable(&plan, 0, month(at))), [Ok(4_000), Ok(-4_000)]);
    assert_eq!(variable(&plan, 0, Window::ToDate), Ok(0));
    let people = payroll(&plan, &assess(&plan).unwrap());
    assert_eq!(people[0].below_nought, Some(Money(-500_000)));
}

#[test]
fn the_walk_begins_anew_where_the_phase_changes() {
    let mut plan = people(10_000, &[("Ann", &[50_000, 50_000, 50_000, -20_000, 30_000])]);
    let terms = |terms: &mut PhaseTerms| by_sales(PayKind::Marginal, &[(None, 0.04)])(terms);
    pay(&mut plan, 24_000, terms);
    let mut both = plan.terms().clone();
    terms(&mut both.start_up);
    plan.apply(Edit::SetTerms(Box::new(both))).unwrap();
    let switches = vec![PhaseSwitch { from: first().plus(3), phase: Phase::Growth }];
    let settings = Settings { first_phase: Phase::StartUp, switches, ..plan.settings().clone() };
    plan.apply(Edit::Configure(Box::new(settings))).unwrap();
    // A quarter of start-up, then growth from nought: -20,000 takes nothing of what start-up has paid.
    assert_eq!(variable(&plan, 0, Window::Quarter(0)), Ok(600_000));
    assert_eq!([3, 4].map(|at| variable(&plan, 0, month(at))), [Ok(0), Ok(40_000)]);
}

#[test]
fn sales_count_while_the_account_was_theirs() {
    let mut plan = people(10_000, &[("Ann", &[10_000, 10_000, 10_000]), ("Bob", &[10_000, 10_000, 10_000])]);
    then(&mut plan, "hand-over Ann's Bob 2026-02");
    pay(&mut plan, 24_000, by_sales(PayKind::Marginal, &[(Some(20_000.0), 0.01), (None, 0.1)]));
    then(&mut plan, "pay Ann 1");
    let of_ann = |window| value(&plan, assess::Figure::Pay(Whose::Former(0), window, PayOf::Variable));
    assert_eq!((of_ann(month(0)), of_ann(month(1))), (Ok(10_000.0), Err(Undefined::NotTheirs)));
    assert_eq!(of_ann(Window::ToDate), Ok(10_000.0));
    // 10,000, then 20,000 a month of which all but 10,000 is beyond the bound of the year.
    assert_eq!([0, 1, 2].map(|at| variable(&plan, 1, month(at))), [Ok(10_000), Ok(110_000), Ok(200_000)]);
}

/// A year that is over costs what was paid, to the cent.
#[test]
fn a_closed_year_costs_what_was_paid() {
    let sold: Vec<i64> = (0..12).map(|at| 7_000 + at * 777).collect();
    for walk in [PayWalk::EachPeriod, PayWalk::ToDate] {
        let mut plan = people(10_000, &[("Ann", &sold), ("Bob", &[10_000; 12])]);
        pay(&mut plan, 70_001, |terms| {
            by_attainment(walk)(terms);
            terms.fixed = 0.35;
        });
        let people = payroll(&plan, &assess(&plan).unwrap());
        let paid: i64 = people.iter().map(|person| person.to_date[2].unwrap().0).sum();
        // Nothing of it is left to chance, so nothing is drawn.
        assert_eq!(chances(&plan), Err(Undefined::YearOver));
        let page = assess(&plan).unwrap();
        let of = |owner: &OwnerStanding| {
            let whose = owner.standing.whose;
            value(&plan, assess::Figure::Pay(whose, Window::ToDate, PayOf::Total)).unwrap()
        };
        assert_eq!(page.owners.iter().map(of).sum::<f64>(), paid as f64, "{walk:?}");
    }
    // A twelfth of 40,000 is paid to the cent, and so is their sum.
    let mut plan = people(10_000, &[("Ann", &sold)]);
    pay(&mut plan, 40_000, |terms| terms.fixed = 1.0);
    assert_eq!(paid(&plan, 0, Window::ToDate, PayOf::Fixed), Ok(3_999_996));
}

/// A simulated year walks the year's bounds once.
#[test]
fn a_year_to_date_costs_by_the_bounds_of_the_year() {
    let mut plan = people(10_000, &[("Ann", &[10_000])]);
    pay(&mut plan, 24_000, by_sales(PayKind::Marginal, &[(Some(60_000.0), 0.01), (None, 0.1)]));
    let told = chances(&plan).unwrap();
    let years = year_pay(&plan, &told, &[12e6]);
    assert!((years[0].pay(12e6) - 660_000.0).abs() < 1e-6, "{}", years[0].pay(12e6));
}

#[test]
fn the_worked_lines_beside_the_kinds_are_what_the_kernel_pays() {
    let rates = [(Some(1e3), 0.01), (Some(3e3), 0.02), (Some(8e3), 0.03), (Some(2e4), 0.05)];
    let amounts = [(Some(1e3), 10.0), (Some(3e3), 40.0), (Some(8e3), 100.0), (Some(2e4), 2_000.0)];
    for (kind, tiers, says) in [
        (PayKind::Flat, rates, "485"),
        (PayKind::Marginal, rates, "285"),
        (PayKind::Interpolated, amounts, "433.33"),
    ] {
        let pays = PayCurve::of_tiers(kind, &tiers).pay(&[9_700.0]);
        assert_eq!(((pays * 100.0).round() / 100.0).to_string(), says);
        for text in [PayText::EN, PayText::ZH] {
            assert!((text.kind_line)(kind).contains(says), "{}", (text.kind_line)(kind));
        }
    }
}

/// The plan of a case's file, its year 2026 committed.
fn case(path: &str) -> Option<Plan> {
    let file = String::from_utf8(shared_bytes(path)?).unwrap();
    let import = import(&file).unwrap();
    let mut plan = Plan::new("case");
    plan.apply(update(import.book)).unwrap();
    then(&mut plan, "scope all; through 2025-12; year 2026");
    commit(&mut plan, 50_000_000);
    Some(plan)
}

/// What everybody's year so far pays, by the name of the person.
fn so_far(plan: &Plan, name: &str) -> i64 {
    let people = payroll(plan, &assess(plan).unwrap());
    people.iter().find(|person| &*person.name == name).unwrap().to_date[1].unwrap().0
}

#[test]
fn amounts_at_a_threshold() {
    let Some(mut plan) = case("cases/20-pay-at-the-threshold/accounts.csv") else { return };
    through(&mut plan, 12);
    let tiers = [(Some(50_000.0), 0.01), (Some(150_000.0), 0.025), (None, 0.04)];
    let names = ["Una Holt", "Vic Dorn", "Wim Bos", "Xia Lin", "Yan Mo"];
    pay(&mut plan, 24_000, by_sales(PayKind::Marginal, &tiers));
    assert_eq!(names.map(|name| so_far(&plan, name)), [50_000, 50_000, 300_000, 420_000, 50_000]);
    pay(&mut plan, 24_000, by_sales(PayKind::Flat, &tiers));
    // The bound belongs to the tier below it.
    assert_eq!(names.map(|name| so_far(&plan, name)), [50_000, 125_000, 375_000, 720_000, 50_000]);
    let curve = &plan.terms().growth.curve;
    let cliffs = curve.cliffs(24_000.0 / 252.0, 1.0, 2e5);
    let found: Vec<(f64, f64)> = cliffs.iter().map(|cliff| (cliff.at, cliff.jump.round())).collect();
    assert_eq!(found, [(50_000.0, 750.0), (150_000.0, 2_250.0)]);
    assert_eq!(PayCurve::of_tiers(PayKind::Marginal, &tiers).cliffs(0.0, 1.0, 2e5), []);
}

#[test]
fn credit_notes_lower_pay_and_take_a_tier_back() {
    let Some(mut plan) = case("cases/21-credit-notes-lower-pay/orders.csv") else { return };
    let (pia, quin) = ("Pia Kern", "Quin Abel");
    let flat: &[_] = &[(None, 0.04)];
    let marginal: &[_] = &[(Some(90_000.0), 0.03), (None, 0.05)];
    for (tiers, months, wanted) in [
        (flat, 10, [400_000, 40_000]),
        (flat, 11, [320_000, 0]),
        (marginal, 10, [320_000, 30_000]),
        (marginal, 11, [240_000, 0]),
    ] {
        through(&mut plan, months);
        pay(&mut plan, 0, by_sales(PayKind::Marginal, tiers));
        assert_eq!([pia, quin].map(|name| so_far(&plan, name)), wanted, "{tiers:?} {months}");
    }
    // The explanation of November leads to the credit note.
    let whose = Whose::Owner(plan.accounts()[0].id);
    let leads = |figure| {
        let lines = explain(&plan, figure).lines;
        lines
            .into_iter()
            .filter_map(|line| match line.source {
                Source::Input(Origin::Figure(figure)) => Some((figure, line.value)),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    let due = assess::Figure::Pay(whose, month(10), PayOf::Due);
    assert!(leads(assess::Figure::Pay(whose, month(10), PayOf::Variable)).contains(&(due.into(), 240_000.0)));
    assert!(leads(due).contains(&(assess::Figure::Actual(whose, month(10)).into(), -2_000_000.0)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// However a year went, its periods together are paid what the curve pays for all of it, at any of its months.
    #[test]
    fn the_periods_come_to_the_year_to_date(
        sold in vec(-30_000..60_000_i64, 1..=12),
        kind in prop::sample::select(vec![PayKind::Flat, PayKind::Marginal]),
    ) {
        let mut plan = people(10_000, &[("Ann", &sold)]);
        let tiers = [(Some(50_000.0), 0.01), (Some(150_000.0), 0.025), (None, 0.04)];
        pay(&mut plan, 24_000, by_sales(kind, &tiers));
        let curve = plan.terms().growth.curve.clone();
        let (mut sum, mut all) = (0, 0);
        for (at, units) in sold.iter().enumerate() {
            sum += units;
            all += variable(&plan, 0, month(at)).unwrap();
            prop_assert_eq!(all, (curve.pay(&[sum.max(0) as f64]) * 100.0).round() as i64);
        }
        prop_assert_eq!(variable(&plan, 0, Window::ToDate), Ok(all));
    }
}
