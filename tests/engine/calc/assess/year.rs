//! Assessment: the real quotas, and a year written out.

use keyline::calc::assess::{Buyers, Pair, Status, assess, standing, windows};
use keyline::calc::{Undefined, Whose, Window, assess, explain, split, value};
use keyline::plan::*;

use crate::support::fixture::{id, ids, month, then, written};
use crate::support::shared::shared;

#[test]
fn real_quotas_on_the_files_own_windows() {
    let Some(path) = shared("data/adventureworks/quota_vs_actual.csv") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let head = lines.next().unwrap();
    let column = |name| head.iter().position(|&cell| cell == name).unwrap();
    let (quota, window, quarter) =
        (column("quota"), column("actual_in_window"), column("actual_calendar_quarter"));
    let share = column("attainment_window");
    let money = |cell: &str| Money::from_units(cell.parse().unwrap(), 2).unwrap();
    let (mut rows, mut by_window, mut by_quarter) = (0, 0, 0);
    for line in lines {
        let pair =
            |actual: usize| Pair { target: money(line[quota]), actual: money(line[actual]), whole: true };
        let attainment = pair(window).attainment().unwrap();
        assert!((attainment - line[share].parse::<f64>().unwrap()).abs() < 1e-5);
        rows += 1;
        by_window += usize::from(pair(window).status() == Ok(Status::Met));
        by_quarter += usize::from(pair(quarter).status() == Ok(Status::Met));
    }
    assert_eq!((rows, by_window, by_quarter), (163, 8, 49));
}

#[test]
fn status_by_its_cuts() {
    let status = |actual| Pair { target: Money(1_000), actual: Money(actual), whole: true }.status();
    assert_eq!(status(1_000), Ok(Status::Met));
    assert_eq!(status(999), Ok(Status::Near));
    assert_eq!(status(900), Ok(Status::Near));
    assert_eq!(status(899), Ok(Status::Short));
    let part = Pair { target: Money(1_000), actual: Money(2_000), whole: false };
    assert_eq!((part.attainment(), part.gap()), (Err(Undefined::NotYet), Err(Undefined::NotYet)));
    let none = Pair { target: Money::ZERO, actual: Money(5), whole: true };
    assert_eq!((none.attainment(), none.gap()), (Err(Undefined::NoTarget), Ok(Money(5))));
}

/// Two accounts of Ann's and one without an owner, 1,200 + 600 + 600 in 2024; a target of 2,640 for 2025, by
/// month 220; January to March sold 110 + 50 + 50 a month, and April is a part month: not counted.
fn three_months_in() -> Plan {
    written(
        "a0, owner Ann: 100*12
         a1: 50*12
         a2, owner Ann: 50*12
         commit 2640
         a0: 110*3 7
         a1: 50*3
         a2: 50*3
         through 2025-03",
    )
}

/// A base below zero promises returns: who sells more than was asked does not bring more of them, and lands higher.
#[test]
fn who_sells_more_lands_no_lower_on_a_base_below_zero() {
    let landing = |sold: i64| {
        let mut plan = written("a0: 100*12; a1: -10*12; lock a1 120; commit 1320");
        then(&mut plan, &format!("a1: {sold}*3"));
        standing(&plan, Whose::Account(id(&plan, "a1"))).unwrap().landing().unwrap()
    };
    // Nine months of returns of 10 are to come, whatever was sold.
    assert_eq!([10, 20, 100].map(landing), [30, 60, 300].map(|sold| Money(sold - 90)));
}

#[test]
fn three_months_of_a_year() {
    let plan = three_months_in();
    let page = assess(&plan).unwrap();
    assert_eq!((page.elapsed, page.through), (3, Month::new(2025, 3)));
    let company = &page.company;
    let to_date = company.reading(Window::ToDate);
    assert_eq!((to_date.target, to_date.actual), (Ok(Money(660)), Ok(Money(630))));
    assert_eq!(to_date.gap, Ok(Money(-30)));
    assert_eq!(to_date.status, Ok(Status::Near));
    assert!((to_date.attainment.unwrap() - 630.0 / 660.0).abs() < 1e-15);
    assert_eq!(company.reading(Window::Quarter(0)), to_date);
    // The second quarter and the year are not over, April has not ended, May is to come.
    let april = month("2025-04");
    for window in [Window::Quarter(1), Window::Year, Window::Month(april), Window::Month(april.next())] {
        let reading = company.reading(window);
        assert_eq!(reading.attainment, Err(Undefined::NotYet), "{window:?}");
        assert_eq!(reading.gap, Err(Undefined::NotYet));
    }
    assert_eq!(company.actual(Window::Year), Ok(Money(630)));
    assert_eq!(company.actual(Window::Month(april)), Err(Undefined::NotYet));
    // 630 over three months; 2,640 - 630 over nine.
    assert_eq!((company.run_rate(), company.required_rate()), (Ok(Money(210)), Ok(Money(223))));
    // Pace 630/600 of the base pulled half way to 1, whatever is asked; nine months of a base of 2,400 to come.
    let pace = 1.0 + (630.0 / 600.0 - 1.0) / 2.0;
    assert_eq!(company.landing(), Ok(Money(libm::round(630.0 + 1_800.0 * pace) as i64)));
    // Nine months alike are to come: April brings a ninth of it, December the last.
    let landing = company.landing().unwrap();
    let ninth = (landing.0 - 630) as f64 / 9.0;
    assert_eq!(company.landing_at(april), Ok(Money(libm::round(630.0 + ninth) as i64)));
    assert_eq!(company.landing_at(april.plus(8)), Ok(landing));
    assert_eq!(company.landing_at(april.plus(-1)), Err(Undefined::NotYet));
    assert_eq!(company.landing_at(april.plus(9)), Err(Undefined::NotYet));
    // Through a month: January to March is the year to date, January to April has sales of three months.
    assert_eq!(company.reading(Window::Through(april.plus(-1))), to_date);
    assert_eq!(company.reading(Window::Through(april)).target, Ok(Money(880)));
    assert_eq!(company.reading(Window::Through(april)).actual, Ok(Money(630)));
    assert_eq!(company.reading(Window::Through(april)).attainment, Err(Undefined::NotYet));
    // 2,640 on the 2,400 of the year before.
    let growth = value(&plan, assess::Figure::YearGrowth(Whose::Company)).unwrap();
    assert!((growth - 0.1).abs() < 1e-15);
}

/// One account that buys 1 in February and 1,000 in December. A hundred in February are a hundred times what was due, and
/// tell of a thousandth of the year: they do not make a hundred thousand of its December.
#[test]
fn a_large_sale_before_the_season_is_no_pace_of_a_year() {
    let mut plan = written("a0: (0 100 0*9 100_000)*3; commit 100_100; a0: 0 10_000; through 2027-03");
    let company = assess(&plan).unwrap().company.clone();
    let [due, rest] = [0..3, 3..12].map(|months| company.season_months[months].iter().sum::<f64>());
    let months = 12.0 * due / (due + rest);
    assert!(months < 0.02, "{months}");
    let used = 1.0 + (10_000.0 / due - 1.0) * months / (months + 3.0);
    assert!(used < 1.5, "{used}");
    assert_eq!(company.landing(), Ok(Money(libm::round(10_000.0 + rest * used) as i64)));
    // Marked as a sale that will not come again it is a sale, and no pace.
    then(&mut plan, "one-off a0 2027-02 10_000");
    let used = 1.0 - months / (months + 3.0);
    let landing = assess(&plan).unwrap().company.landing();
    assert_eq!(landing, Ok(Money(libm::round(10_000.0 + rest * used) as i64)));
}

#[test]
fn owners_and_accounts() {
    let plan = three_months_in();
    let page = assess(&plan).unwrap();
    let owners: Vec<_> = page
        .owners
        .iter()
        .map(|it| (&*it.name, it.standing.accounts, it.standing.target(Window::Year)))
        .collect();
    assert_eq!(owners, [("Ann", 2, Ok(Money(1_980))), ("", 1, Ok(Money(660)))]);
    assert_eq!(page.accounts[0].actual(Window::ToDate), Ok(Money(330)));
    let second = id(&plan, "a2");
    let figure = assess::Figure::TargetIn(Whose::Owner(second), Window::Year);
    assert_eq!(explain(&plan, figure).result, Ok(1_980.0));
    let target = explain(&plan, split::Figure::OwnerTarget(second));
    assert_eq!(target.result, Ok(1_980.0));
}

#[test]
fn key_accounts_that_bought() {
    let plan = written("a0: 100*12; a1: 0*2 90*10; a2: 1*12; commit 3000; a0: 10*2; a1: 0 10");
    assert_eq!(plan.committed().unwrap().key_accounts.len(), 2);
    let january = month("2025-01");
    let company = assess(&plan).unwrap().company.clone();
    assert_eq!(company.elapsed, 2);
    assert_eq!(company.buyers(Window::ToDate), Ok(Buyers { now: 2, before: 1, of: 2 }));
    assert_eq!(company.buyers(Window::Month(january)), Ok(Buyers { now: 1, before: 1, of: 2 }));
    assert_eq!(company.buyers(Window::Month(january.plus(2))), Err(Undefined::NotYet));
}

#[test]
fn nothing_to_assess() {
    let mut plan = written("a0: 100*12");
    assert_eq!(assess(&plan), Err(Undefined::NotCommitted));
    then(&mut plan, "commit 1300");
    let company = assess(&plan).unwrap().company.clone();
    assert_eq!(company.elapsed, 0);
    assert_eq!(company.reading(Window::ToDate).attainment, Err(Undefined::NotYet));
    assert_eq!(company.run_rate(), Err(Undefined::NotYet));
    assert_eq!(company.landing(), Err(Undefined::NotYet));
    assert_eq!(company.required_rate(), Ok(Money(108)));
    // The year over: what was sold is where it landed.
    then(&mut plan, "a0: 120*12; through 2026-01");
    let company = assess(&plan).unwrap().company.clone();
    assert_eq!((company.elapsed, company.landing()), (12, Ok(Money(1_440))));
    assert_eq!(company.required_rate(), Err(Undefined::YearOver));
    assert_eq!(company.reading(Window::Year).status, Ok(Status::Met));
}

#[test]
fn accounts_come_and_go_after_the_commitment() {
    let mut plan = three_months_in();
    let gone = id(&plan, "a1");
    plan.apply(Edit::Remove(vec![gone])).unwrap();
    then(&mut plan, "from 2025-01; new: 40; through 2025-03");
    let new = id(&plan, "new");
    let page = assess(&plan).unwrap();
    assert_eq!(page.company.target(Window::Year), Ok(Money(2_640)));
    assert_eq!(page.company.actual(Window::ToDate), Ok(Money(480 + 40)));
    let of = |id| page.accounts.iter().find(|it| it.whose == Whose::Account(id)).unwrap();
    assert_eq!(of(gone).actual(Window::ToDate), Ok(Money::ZERO));
    assert_eq!(of(new).reading(Window::ToDate).attainment, Err(Undefined::NoTarget));
    assert_eq!(of(new).landing(), Err(Undefined::NoTarget));
}

#[test]
fn a_year_may_have_both_phases() {
    let mut plan = three_months_in();
    let month = |number| Month::new(2025, number).unwrap();
    let switches = vec![PhaseSwitch { from: month(5), phase: Phase::Growth }];
    let settings = Settings { first_phase: Phase::StartUp, switches, ..plan.settings().clone() };
    plan.apply(Edit::Configure(Box::new(settings))).unwrap();
    let rows = windows(&plan);
    assert_eq!(rows.len(), 10);
    assert_eq!((rows[0].window, rows[0].phase), (Window::Quarter(0), Phase::StartUp));
    // The phase changes inside the second quarter, so its months stand alone.
    assert_eq!((rows[1].window, rows[1].phase), (Window::Month(month(4)), Phase::StartUp));
    assert_eq!((rows[2].window, rows[2].phase), (Window::Month(month(5)), Phase::Growth));
}

/// Two pages rank: who nobody owns is no person, and equals share a place.
#[test]
fn owners_are_ranked_by_one_rule() {
    let plan = three_months_in();
    let all = assess(&plan).unwrap();
    let named = |window| {
        let ranked = all.ranked(window).into_iter();
        ranked.map(|(rank, owner)| (rank, owner.name.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(named(Window::ToDate), [(Some(1), "Ann".to_owned()), (None, String::new())]);
    // In a month to come nobody has a place.
    assert_eq!(
        named(Window::Month(all.span.first.plus(9))),
        [(None, "Ann".to_owned()), (None, String::new())]
    );

    let (mut plan, ids) = (plan.clone(), ids(&plan));
    let owner = |id, name: &str| (id, Cell::Field(Field::Owner, name.into()));
    plan.apply(Edit::Cells(vec![owner(ids[1], "Bob"), owner(ids[2], "Cid")])).unwrap();
    let all = assess(&plan).unwrap();
    let ranks: Vec<_> =
        all.ranked(Window::ToDate).into_iter().map(|(rank, owner)| (rank, &*owner.name)).collect();
    assert_eq!(ranks, [(Some(1), "Ann"), (Some(2), "Bob"), (Some(2), "Cid")]);
}

/// Before the year has begun, owners stand by what they answer for; what nobody owns comes last however much it is.
#[test]
fn owners_stand_by_their_targets() {
    let plan = written("a0: 300*12; a1, owner Ann: 100*12; a2, owner Bob: 200*12; commit 7200");
    let all = assess(&plan).unwrap();
    assert_eq!(all.elapsed, 0);
    let owners = all.by_target().into_iter();
    let owners: Vec<_> = owners.map(|owner| (&*owner.name, owner.standing.target(Window::Year))).collect();
    let expected = [("Bob", 2_400), ("Ann", 1_200), ("", 3_600)].map(|(name, it)| (name, Ok(Money(it))));
    assert_eq!(owners, expected);
}

/// The built-in case as it was on the day of its commitment.
#[test]
fn a_year_has_not_begun_where_its_first_month_is_not_known() {
    let mut plan = keyline::file::sample::plan(false);
    let first = assess(&plan).unwrap().span.first;
    let data_through = Some(first.plus(-1));
    plan.apply(Edit::SetHorizon(Horizon { data_through, ..plan.horizon() })).unwrap();
    assert_eq!(assess(&plan).unwrap().elapsed, 0);
}
