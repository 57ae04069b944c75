//! Small plans with answers worked by hand.

use keyline::calc::base::{SeasonBasis, base, base_of_scope, in_scope, key_accounts, season};
use keyline::calc::portfolio::{
    Between, Curve, Owing, Regularity, Risk, Silence, Tie, Way, account_facts, classes, falling_keys,
    movement, owing_keys, pareto, pareto_margin, quarter_totals, sales_in, silent_keys, trailing_twelve,
    unprofitable_keys, whole_months, year_to_date, year_totals, years,
};
use keyline::calc::{Measure, Origin, Period, Undefined, Whose, base, explain, portfolio, split, value};
use keyline::plan::*;

use crate::support::fixture::{configure, day, id, ids, month, then, update, written};

/// Accounts from January 2020 on; the target is for the key accounts.
fn plan(text: &str) -> Plan {
    written(&format!("scope key; from 2020-01; {text}"))
}

fn money(amounts: &[i64]) -> Vec<Money> {
    amounts.iter().copied().map(Money).collect()
}

#[test]
fn a_full_year_is_the_base_without_its_one_offs() {
    let plan = plan("a: 10*12; b: 5 0 0 90 0*8; one-off b 2020-04 90");
    let base = base(&plan).unwrap();
    assert_eq!(base.model, BaseModel::LastTwelveMonths);
    assert_eq!((base.accounts, base.total, base.excluded), (money(&[120, 5]), Money(125), Money(90)));
    // With the one-off the second account would be class A.
    assert_eq!(key_accounts(&plan), [true, false]);
    assert_eq!(base_of_scope(&plan), Ok((Money(120), Money(5))));
}

#[test]
fn a_one_off_of_an_earlier_year_is_none_of_the_last_twelve_months() {
    let mut plan = plan("a: 10*15");
    let id = id(&plan, "a");
    let set_apart = |plan: &Plan| value(plan, portfolio::Figure::AccountOneOffs(id));
    then(&mut plan, "one-off a 2020-02 4");
    assert_eq!(set_apart(&plan), Ok(0.0));
    then(&mut plan, "one-off a 2020-04 5");
    assert_eq!(set_apart(&plan), Ok(5.0));
    assert_eq!(value(&plan, portfolio::Figure::AccountSales(id, Period::LastTwelve)), Ok(120.0));
}

#[test]
fn a_part_year_is_stretched_and_still_sums() {
    // 7 months, 10 + 3 + 1 = 14 a month in all but the first: x 12 / 7.
    let plan = plan("a: 10*7; b: 3*7; c: 1*6 4; one-off c 2020-07 2");
    let base = base(&plan).unwrap();
    assert_eq!(base.model, BaseModel::Annualised);
    // 70, 21 and 10 - 2 = 8 are 120, 36 and 13.71; in all 99 x 12 / 7 = 169.71.
    assert_eq!((base.accounts, base.total, base.excluded), (money(&[120, 36, 14]), Money(170), Money(2)));
    let third = explain(&plan, base::Figure::AccountBase(id(&plan, "c")));
    assert_eq!(third.result, Ok(14.0));
    assert_eq!(third.replay(), Some(14.0));
}

#[test]
fn months_before_the_first_sale_are_no_history() {
    let plan = plan("a: 0*4 6*3; b: 0*7");
    assert_eq!(whole_months(&plan).months, 3);
    assert_eq!(base(&plan).unwrap().total, Money(18 * 4));
    assert_eq!(years(&plan), [(FiscalYear(2020), 3)]);
}

#[test]
fn a_mark_beats_the_class_and_a_commitment_beats_both() {
    let mut plan = plan("a: 80*12; b: 15*12; c: 5*12");
    assert_eq!(key_accounts(&plan), [true, false, false]);
    let ids = ids(&plan);
    then(&mut plan, "rest a; key c");
    assert_eq!(key_accounts(&plan), [false, false, true]);
    assert_eq!(value(&plan, base::Figure::KeyAccounts), Ok(1.0));
    assert_eq!(value(&plan, base::Figure::KeyShare), Ok(0.05));
    assert_eq!(value(&plan, base::Figure::BaseRest), Ok(1140.0));
    let frozen = |row: usize, base: i64| AccountTarget {
        account: ids[row],
        base: Money(base),
        months: [Money(base / 12); 12],
    };
    let committed = Committed {
        on: day(),
        reason: "as agreed".into(),
        year: FiscalYear(2021),
        scope: Scope::Key,
        data_through: month("2020-12"),
        base_model: BaseModel::LastTwelveMonths,
        accounts: None,
        blend: None,
        total: Money(180),
        rest: Money(1020),
        newcomers: Newcomers::default(),
        season: [1.0; 12],
        key_accounts: vec![ids[1]],
        targets: vec![frozen(0, 960), frozen(1, 180), frozen(2, 60)],
        revisions: Vec::new(),
    };
    plan.apply(Edit::Commit(Box::new(committed))).unwrap();
    then(&mut plan, "scope all");
    assert_eq!(key_accounts(&plan), [false, true, false]);
    assert_eq!(in_scope(&plan), [false, true, false]);
    assert_eq!(base_of_scope(&plan), Ok((Money(180), Money(1020))));
}

#[test]
fn what_cannot_be_said_has_a_reason() {
    let empty = Plan::new("empty");
    assert_eq!(base(&empty), Err(Undefined::NoAccounts));
    assert_eq!(value(&empty, portfolio::Figure::SalesTotal(Period::All)), Err(Undefined::NoAccounts));
    let silent = plan("a: 0*30");
    assert_eq!(base(&silent), Err(Undefined::NoMonths));
    assert_eq!(season(&silent).basis, SeasonBasis::Even { months: 0 });
    let young = plan("a: 5*9; b: 0*9");
    assert_eq!(
        value(&young, portfolio::Figure::ParetoCount(Period::LastTwelve)),
        Err(Undefined::TooFewMonths { have: 9, need: 12 })
    );
    assert_eq!(
        value(&young, portfolio::Figure::NetRetention),
        Err(Undefined::TooFewMonths { have: 9, need: 24 })
    );
    assert_eq!(value(&young, portfolio::Figure::YearToDateGrowth), Err(Undefined::NothingBefore));
    assert_eq!(value(&young, portfolio::Figure::Gini(Period::All)), Err(Undefined::OneAccount));
    let first = id(&young, "a");
    assert_eq!(value(&young, portfolio::Figure::AccountMargin(first, Period::All)), Err(Undefined::NoMargin));
    let nobody = AccountId(99);
    assert_eq!(
        value(&young, portfolio::Figure::AccountSales(nobody, Period::All)),
        Err(Undefined::NoAccount)
    );
    assert_eq!(value(&young, portfolio::Figure::AccountGrowth(nobody)), Err(Undefined::NoAccount));
    assert_eq!(value(&young, split::Figure::Committed), Err(Undefined::NotCommitted));
}

#[test]
fn movement_between_two_years() {
    // a leaves, b comes, c rises from class C to A, d falls, e stays away.
    let plan = plan("a: 60*12 0*12; b: 0*12 10*12; c: 5*12 80*12; d: 35*12 10*12; e: 0*24");
    let moved = movement(&plan, Between::LastTwelve).unwrap();
    let tallies = Way::ALL.map(|way| (moved.tally(way).accounts, moved.tally(way).change.0));
    assert_eq!(tallies, [(1, 120), (1, -720), (1, 900), (1, -300), (0, 0), (1, 0)]);
    assert_eq!((moved.before, moved.after), (Money(1200), Money(1200)));
    assert_eq!(moved.risers(), [2]);
    assert_eq!(moved.matrix, [[0, 1, 0, 1], [0; 4], [1, 0, 0, 0], [0, 1, 0, 1]].map(|row: [usize; 4]| row));
    // Of 1,200 the same accounts buy 960 + 120 now, and 60 + 120 without growth.
    assert_eq!(moved.net_retention(), Ok(0.9));
    assert_eq!(moved.gross_retention(), Ok(0.15));
}

#[test]
fn facts_and_risks_of_accounts() {
    let plan = plan("a: 10*12 9*10 0*2 | -1*24; b: 1*24 | 0*24; c: 0*22 4 0 | 1*24");
    let facts = |row: usize| account_facts(&plan, plan.accounts()[row].id, Period::LastTwelve).unwrap();
    let first = facts(0);
    assert_eq!(first.years, [(FiscalYear(2020), 12, Money(120)), (FiscalYear(2021), 12, Money(90))]);
    assert_eq!((first.rank, first.class), (Some(1), Some(Class::A)));
    assert_eq!(first.growth, Ok(90.0 / 120.0 - 1.0));
    assert_eq!(first.margin_rate, Ok(-12.0 / 90.0));
    let silence = Some(Silence { months: 2, purchases: 22, interval: Some(1) });
    assert_eq!(first.silence, silence);
    assert_eq!(facts(1).regularity, Ok(Regularity { quarters: 4, evenness: 1.0 }));
    assert_eq!(facts(2).regularity, Ok(Regularity { quarters: 1, evenness: 0.25 }));
    assert_eq!(facts(2).growth, Err(Undefined::NothingBefore));
    let risk = Risk { row: 0, before: Some(Money(120)), after: Money(90), silence };
    assert_eq!(falling_keys(&plan), Ok(vec![risk]));
    // It bought every month, and two without an order are no silence yet.
    assert_eq!(silent_keys(&plan), []);
    let losing = unprofitable_keys(&plan, Period::LastTwelve).unwrap();
    assert_eq!((losing.rows, losing.sales, losing.known, losing.share), (vec![0], Money(90), 1, 1.0));
}

#[test]
fn accounts_of_one_group_are_one_customer() {
    let plan = plan("a, group holding: 6*12; b, group holding: 5*12; c: 7*12; d: 82*12");
    let curve = pareto(&plan, Period::All).unwrap().curve;
    let rows: Vec<Vec<usize>> = curve.large_customers(&plan).into_iter().map(|large| large.rows).collect();
    assert_eq!(rows, [vec![3], vec![0, 1]]);
    assert_eq!(curve.largest_share(&plan), Ok(0.82));
}

#[test]
fn trailing_and_fiscal_totals() {
    let mut plan = plan("a: 1 2 3 4 5 6 7 8 9 10 11 12 13 14");
    configure(&mut plan, |settings| settings.calendar = FiscalCalendar::starting(12).unwrap());
    let month = |n| month("2020-01").plus(n);
    let trailing = [(month(11), Money(78)), (month(12), Money(90)), (month(13), Money(102))];
    assert_eq!(trailing_twelve(&plan), trailing);
    let quarters: Vec<(usize, i64)> =
        quarter_totals(&plan).iter().map(|part| (part.months, part.sales.0)).collect();
    assert_eq!(quarters, [(2, 3), (3, 12), (3, 21), (3, 30), (3, 39)]);
    let years: Vec<(bool, i64)> =
        year_totals(&plan).iter().map(|part| (part.is_whole(), part.sales.0)).collect();
    assert_eq!(years, [(false, 66), (false, 39)]);
    assert_eq!(year_to_date(&plan), Ok(Span::new(month(11), 3)));
}

#[test]
fn returns_that_outweigh_sales_leave_the_season_even() {
    assert_eq!(season(&plan("a: 1*18 -500 1*17")).basis, SeasonBasis::Irregular);
}

#[test]
fn margin_has_its_own_curve() {
    let plan = plan("a: 90*2 | -3*2; b: 10*2 | 4*2");
    let curve = pareto_margin(&plan, Period::All).unwrap().curve;
    assert_eq!((curve.ranking, curve.below), (vec![1], vec![0]));
    assert_eq!((curve.positive, curve.net), (Money(8), Money(2)));
}

#[test]
fn sales_of_anybody_over_any_months() {
    let plan = plan("a: 80*24; b, owner Ann: 15*23 60; c: 5*24");
    let (ids, quarter) = (ids(&plan), Span::ending(month("2021-12"), 3));
    assert_eq!(sales_in(&plan, Whose::Company, quarter), Ok(Money(345)));
    // 960 of 1,245 are less than 80 %, so the second account is key too.
    assert_eq!(sales_in(&plan, Whose::Scope, quarter), Ok(Money(330)));
    assert_eq!(sales_in(&plan, Whose::Owner(ids[1]), quarter), Ok(Money(90)));
    assert_eq!(sales_in(&plan, Whose::Account(ids[2]), quarter), Ok(Money(15)));
    // 90 against 45; nothing to compare the first year with; a month after the last is not whole.
    let growth = |whose, span| value(&plan, portfolio::Figure::SalesGrowth(whose, span));
    assert_eq!(growth(Whose::Account(ids[1]), quarter), Ok(1.0));
    assert_eq!(growth(Whose::Company, quarter.plus(-12)), Err(Undefined::NothingBefore));
    assert_eq!(sales_in(&plan, Whose::Company, quarter.plus(1)), Err(Undefined::NotYet));
    // What was sold before the first month is not known: it is not 0, and the period is not to come either.
    for months in [-22, -24, -60] {
        assert_eq!(
            sales_in(&plan, Whose::Company, quarter.plus(months)),
            Err(Undefined::BeforeData),
            "{months}"
        );
    }
    assert_eq!(growth(Whose::Company, quarter.plus(-60)), Err(Undefined::BeforeData));
    assert_eq!(sales_in(&plan, Whose::Account(AccountId(99)), quarter), Err(Undefined::NoAccount));
}

#[test]
fn shares_add_up_along_the_curve() {
    let plan = plan("a: 80 | 6; b: 15 | 9; c: 5 | 5; d: 0 | -1");
    let ids = ids(&plan);
    let through = |at: usize, measure| {
        value(&plan, portfolio::Figure::CurveShareThrough(ids[at], measure, Period::All))
    };
    assert_eq!([0, 1, 2].map(|at| through(at, Measure::Sales)), [Ok(0.8), Ok(0.95), Ok(1.0)]);
    // By margin the second account leads: 9, 15, 20 of 20.
    assert_eq!([0, 1, 2].map(|at| through(at, Measure::Margin)), [Ok(0.75), Ok(0.45), Ok(1.0)]);
    assert_eq!(through(3, Measure::Sales), Err(Undefined::BelowCurve));
    let own = value(&plan, portfolio::Figure::CurveShare(ids[0], Measure::Margin, Period::All));
    assert_eq!(own, Ok(0.3));
}

#[test]
fn key_accounts_that_owe() {
    assert_eq!(owing_keys(&plan("a: 80*12; b: 70*12")), Err(Undefined::NoReceivables));
    // The last is no key account, and a credit of the first offsets nothing.
    let mut plan =
        plan("a, overdue -500: 80*12; b, overdue 20: 70*12; c, overdue 30: 60*12; d, overdue 1000: 9*12");
    assert_eq!(key_accounts(&plan), [true, true, true, false]);
    assert_eq!(owing_keys(&plan), Ok(Owing { rows: vec![2, 1], amount: Money(50), known: 3 }));
    assert_eq!(value(&plan, portfolio::Figure::KeyOverdue), Ok(50.0));
    let beyond = Edit::Cells(vec![(id(&plan, "a"), Cell::Fact(Fact::Overdue, Some(i64::MAX)))]);
    assert!(matches!(plan.apply(beyond), Err(EditError::AmountTooLarge { .. })));
}

#[test]
fn a_later_import_says_what_is_owed_by_now() {
    let mut plan = plan("a: 80*12; b: 15*12");
    let book = |owed: [Option<i64>; 2]| Book {
        profiles: ["a", "b"]
            .iter()
            .zip(owed)
            .map(|(name, owed)| Profile { overdue: owed.map(Money), ..Profile::named(name) })
            .collect(),
        ledger: Ledger::from_cells(Span::new(month("2021-01"), 1), vec![1, 1], Vec::new()).unwrap(),
    };
    for (owed, after, updated) in [
        ([Some(5), Some(6)], [Some(5), Some(6)], 2),
        // What is not said stays; what is said holds.
        ([Some(0), None], [Some(0), Some(6)], 1),
    ] {
        assert_eq!(plan.take_effect(&book(owed), &Answers::default()).unwrap().updated, updated);
        plan.apply(update(book(owed))).unwrap();
        let now: Vec<Option<i64>> =
            plan.accounts().iter().map(|account| account.profile.overdue.map(|money| money.0)).collect();
        assert_eq!(now, after);
    }
}

/// Accounts of one amount at a cut are ordered by name, however they stand in the file.
#[test]
fn a_tie_at_a_cut_goes_by_name() {
    let named = |names: [&str; 4]| {
        let mut plan = plan(&names.map(|name| format!("{name}: 10*12")).join("; "));
        configure(&mut plan, |settings| settings.cuts = Cuts { a: 0.5, b: 0.75 });
        plan
    };
    let class_of = |plan: &Plan| {
        let curve = pareto(plan, Period::All).unwrap().curve;
        // All tie across both cuts.
        assert_eq!(classes(plan, &[120; 4]), curve.classes);
        let classes = plan.accounts().iter().zip(&curve.classes);
        let mut classes: Vec<_> =
            classes.map(|(account, class)| (account.profile.name.clone(), *class)).collect();
        classes.sort();
        (classes, curve.ties)
    };
    let keys = |plan: &Plan| {
        let accounts = plan.accounts().iter().zip(key_accounts(plan)).filter(|(_, key)| *key);
        let mut names: Vec<_> = accounts.map(|(account, _)| account.profile.name.clone()).collect();
        names.sort();
        names
    };
    let (one, other) =
        (named(["alder", "Birch", "cedar", "Dogwood"]), named(["Dogwood", "cedar", "alder", "Birch"]));
    assert_eq!(class_of(&one), class_of(&other));
    assert_eq!(
        (keys(&one), keys(&other)),
        (vec!["Birch".into(), "alder".into()], vec!["Birch".into(), "alder".into()])
    );
    let ties = class_of(&one).1;
    let tie = |better| Some(Tie { amount: Money(120), accounts: 4, better });
    assert_eq!(ties, [tie(2), tie(3)]);
    // 10, 6, 4 do not tie.
    let curve = Curve::of(&[10, 6, 4], Cuts::default(), Origin::Constant).unwrap();
    assert_eq!(curve.ties, [None, None]);
}

/// The last of the case: five accounts with sales and one that brought back more than it bought.
#[test]
fn returns_beyond_sales_have_no_class() {
    let plan = plan(
        "a: 50_000*12; b: 30_000*12; c: 20_000*12; d: 12_000*12; e: 8_000*12; fir: 10_000*10 -350_000 10_000",
    );
    let curve = pareto(&plan, Period::All).unwrap().curve;
    use Class::{A, B};
    assert_eq!(curve.classes, [Some(A), Some(A), Some(A), Some(B), Some(B), None]);
    assert_eq!((curve.positive, curve.net), (Money(1_440_000), Money(1_200_000)));
    let of = |figure| value(&plan, figure);
    assert_eq!(of(portfolio::Figure::SalesTotal(Period::All)), Ok(1_200_000.0));
    assert_eq!(
        (of(portfolio::Figure::BelowAccounts(Period::All)), of(portfolio::Figure::BelowSales(Period::All))),
        (Ok(1.0), Ok(-240_000.0))
    );
    assert!(!key_accounts(&plan)[5]);
    let gini = curve.gini().unwrap();
    assert_eq!(((gini * 1e3).round(), curve.hhi().round()), (340.0, 2_783.0));
    let facts = account_facts(&plan, plan.accounts()[5].id, Period::All).unwrap();
    assert_eq!((facts.class, facts.rank), (None, None));
}
