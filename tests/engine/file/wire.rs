//! What crosses to the worker arrives as it was sent.

use crate::support::imports::import_with;
use keyline::calc::assess::{PhasePay, YearPay};
use keyline::calc::base::range_of;
use keyline::calc::kernel::best_effort::{BestEffort, FlatRegion};
use keyline::calc::kernel::simulate::{Draws, NewAccounts, Outlook, Pool, Year, simulate};
use keyline::calc::target::{BestVisits, VisitCase, best_visits};
use keyline::file::date::DayOrder;
use keyline::file::import::{Gap, ImportOptions, Role, read};
use keyline::file::number::NumberStyle;
use keyline::file::table::Delimiter;
use keyline::file::task::{self, Task};
use keyline::file::wire;
use keyline::plan::{Currency, Field, Month, PayCurve, PayInput, PayKind, ToldBy};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

fn role() -> impl Strategy<Value = Role> {
    let month = (1900..=2200_i32, 1..=12_u32).prop_map(|(year, month)| Month::new(year, month).unwrap());
    prop_oneof![
        Just(Role::Ignored),
        prop::sample::select(Field::ALL.to_vec()).prop_map(Role::Profile),
        month.clone().prop_map(Role::Month),
        month.prop_map(Role::MarginIn),
        prop::sample::select(vec![
            Role::Date,
            Role::Amount,
            Role::Cost,
            Role::Margin,
            Role::Quantity,
            Role::Price,
            Role::Year,
            Role::Stage,
            Role::Currency,
        ]),
    ]
}

fn names() -> impl Strategy<Value = BTreeSet<Box<str>>> {
    prop::collection::btree_set("[a-c]{1,3}".prop_map(String::into_boxed_str), 0..3)
}

prop_compose! {
    fn options()(
        digits in 0..=3_u8,
        delimiter in prop::option::of(prop::sample::select(Delimiter::ALL.to_vec())),
        heading_row in prop::option::of(0..100_usize),
        roles in prop::collection::vec((0..50_usize, role()), 0..6),
        decimal in prop::option::of(prop::sample::select(vec![NumberStyle::Point, NumberStyle::Comma])),
        day_order in prop::option::of(prop::sample::select(DayOrder::ALL.to_vec())),
        (stages, currency) in (prop::collection::vec(("[a-z]{0,4}".prop_map(Box::from), any::<bool>()), 0..3), prop::option::of(prop::sample::select(Currency::KNOWN.to_vec()))),
        (year, first_period) in (prop::option::of(1990..2100_i32), prop::option::of(23_000..25_000_i32)),
        (leave_out_waiting, add_duplicates_together, amounts_as_they_stand) in any::<(bool, bool, bool)>(),
        told_by in prop::option::of(prop::sample::select(vec![ToldBy::Code, ToldBy::Name])),
        (alike, taken_sums) in (names(), names()),
        gap in prop::option::of(prop::sample::select(vec![Gap::NothingSold, Gap::OnlyAfter])),
        without_sales in prop::collection::btree_set((0..5_i32).prop_map(|n| Month::EPOCH.plus(n)), 0..3),
    ) -> ImportOptions {
        ImportOptions {
            digits, delimiter, heading_row, roles, decimal, day_order, told_by, alike, taken_sums, gap, without_sales,
            leave_out_waiting, add_duplicates_together, amounts_as_they_stand, year, stages, currency,
            first_period: first_period.and_then(Month::from_index),
        }
    }
}

/// Cells that read well, badly and not at all.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        (-1_000_000..1_000_000_i64).prop_map(|n| n.to_string()),
        (0..100_000_u32, 0..1000_u32).prop_map(|(a, b)| format!("{a}.{b:03}")),
        prop::sample::select(vec![
            "",
            "x",
            "\"9,99\"",
            "\"1,234\"",
            "-",
            "$5",
            "EUR",
            "Lost",
            "1e99",
            "Acme",
            "Total",
            "05/01/2013",
            "\u{200b}b"
        ])
        .prop_map(str::to_string),
    ]
}

proptest! {
    #[test]
    fn options_arrive_as_they_were_sent(options in options()) {
        prop_assert_eq!(wire::read_options(&wire::options(&options)), Ok(options));
    }

    #[test]
    fn an_outcome_arrives_as_it_was_sent(
        head in prop::sample::select(vec![
            "Customer,Code,2013-01,2013-02,Margin 2013-01",
            "Customer,Order date,Sales,Cost",
            "Customer Name,Customer ID,Date,Sales,Region",
            "Customer,2013-01,2013-03",
            "Customer,2013-01 (k€),2013-02 (万元)",
            "Customer,Order date,Sales,Status,Currency",
            "Customer,2013-01,2013-01",
            "Region,2013-01",
            "Customer,Phone",
            "",
        ]),
        rows in prop::collection::vec(prop::collection::vec(cell(), 0..6), 0..12),
        options in options(),
    ) {
        let rows: Vec<String> = rows.into_iter().map(|row| row.join(",")).collect();
        let file = format!("{head}\n{}", rows.join("\n"));
        for options in [ImportOptions::default(), options] {
            let outcome = import_with(&file, &options);
            prop_assert_eq!(wire::read_outcome(wire::outcome(outcome.clone())), Ok(outcome));
        }
    }

    #[test]
    fn bytes_that_mean_nothing_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        // Either answer is fine; a panic is not.
        let _ = wire::read_options(&bytes);
        let _ = wire::read_outcome(bytes.into());
    }
}

#[test]
fn a_refusal_arrives_with_its_reason() {
    for file in [
        &b""[..],
        b"PK\x03\x04",
        b"\xff\xfea",
        b"a\0b",
        b"\xd6\xd0\xb9\xfa,1\n",
        b"one\ntwo\n",
        b"a,b\n1,2\n",
    ] {
        let outcome = read(file, &ImportOptions::default(), &mut |_| ControlFlow::Continue(()));
        assert!(outcome.is_err());
        assert_eq!(wire::read_outcome(wire::outcome(outcome.clone())), Ok(outcome));
    }
}

prop_compose! {
    fn outlook()(
        number in any::<u32>(), base in -1e6..1e9_f64, pool in 0..3_u8, effect in 0.0..3.0, group in 0..4_u32, inside in any::<bool>(),
    ) -> Outlook {
        Outlook { number, base, pool, effect, group, inside }
    }
}

prop_compose! {
    fn year()(sold in -1e6..1e9_f64, to_come in -1e6..1e9_f64) -> Year {
        Year { sold, to_come }
    }
}

prop_compose! {
    fn draws()(
        outlooks in prop::collection::vec(outlook(), 0..8),
        deviation in 0.0..1.0,
        (count, seed, market) in (1..150_usize, any::<u64>(), 0.0..0.9),
        (base, inside, as_whole, widening) in (0.0..1e9, any::<bool>(), any::<bool>(), 1.0..2.0),
        (scope, company) in (year(), year()),
        groups in prop::collection::vec((year(), year()).prop_map(|(scope, all)| [scope, all]), 0..4),
    ) -> Draws {
        let pools = vec![Pool::lognormal(deviation), Pool::of(&[(0.0, 1.0), (2.0, 3.0)])];
        let newcomers = NewAccounts { base, deviation, inside };
        Draws { count, seed, outlooks, pools, market, newcomers, as_whole, widening, scope, company, groups }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_simulation_and_its_answer_arrive_as_they_were_sent(draws in draws()) {
        let found = simulate(&draws, None, &mut |_| true).unwrap();
        let asked = Task::Draw(draws, None);
        prop_assert_eq!(task::read(&task::write(&asked)).unwrap(), asked);
        prop_assert_eq!(task::read_simulated(&task::simulated(&found)).unwrap(), found);
    }

    #[test]
    fn ranges_of_earlier_years_arrive_as_they_were_sent(eves in prop::collection::vec(draws(), 0..3)) {
        let found: Vec<(f64, f64)> = eves.iter().map(|draws| range_of(draws, &mut |_| true).unwrap()).collect();
        prop_assert!(found.iter().all(|(low, high)| low <= high));
        let asked = Task::Ranges(eves);
        prop_assert_eq!(task::read(&task::write(&asked)).unwrap(), asked);
        prop_assert_eq!(task::read_ranges(&task::ranges(&found)).unwrap(), found);
    }

    #[test]
    fn a_question_of_cost_and_its_answer_arrive_as_they_were_sent(
        draws in draws(),
        fixed in 0.0..1e9_f64,
        by_sales in any::<bool>(),
        tiers in prop::collection::vec((0.1..9.0_f64, 0.0..3.0_f64), 1..4),
    ) {
        let tiers: Vec<(Option<f64>, f64)> = tiers.into_iter().map(|(upto, value)| (Some(upto), value)).collect();
        let by = if by_sales { PayInput::Sales } else { PayInput::Attainment };
        let curve = PayCurve { cap: Some(9.0), ..PayCurve::of_tiers(PayKind::Step, &tiers) };
        let phases = vec![PhasePay { by, curve, variable: 7.0, windows: 12.0, part: 1.0 }];
        let years = vec![YearPay { fixed, phases, target: 1e6, unit: 100.0 }; 2];
        let pay = |group: usize, sales: f64| years.get(group).map_or(0.0, |year: &YearPay| year.pay(sales));
        let paid = simulate(&draws, Some((draws.groups.len(), &pay)), &mut |_| true).unwrap();
        prop_assert!(paid.cost.is_some());
        let asked = Task::Draw(draws, Some(years.clone()));
        prop_assert_eq!(task::read(&task::write(&asked)).unwrap(), asked);
        prop_assert_eq!(task::read_simulated(&task::simulated(&paid)).unwrap(), paid);
    }

    #[test]
    fn a_search_and_its_answer_arrive_as_they_were_sent(
        curves in prop::collection::vec(prop::collection::vec(-1_000..100_000_i64, 1..8), 1..6),
        visits in prop::collection::vec(0.0..20.0_f64, 6),
        budget in 0..40_u64,
    ) {
        let rows: Vec<usize> = (0..curves.len()).collect();
        let case = VisitCase {
            today: visits[..rows.len()].to_vec(),
            margins: curves.iter().map(|curve| curve[0]).collect(),
            curves: curves.into_iter().collect(),
            rows,
            known: 1,
            budget,
            with_margin: 2,
            by_sales: budget % 2 == 0,
            left_out: 3,
        };
        let found = best_visits(&case, &mut |_| true).unwrap();
        let asked = Task::Visits(case);
        prop_assert_eq!(task::read(&task::write(&asked)).unwrap(), asked);
        prop_assert_eq!(task::read_visits(&task::visits(&found)).unwrap(), found);
        let none = BestEffort { effort: Vec::new(), value: -1, bound: i64::MAX, marginal: 0.0 };
        let flat = FlatRegion { from: 0, to: None };
        let open = BestVisits { best: none.clone(), reallocated: none, today: i64::MIN, visits_today: 9, flat };
        prop_assert_eq!(task::read_visits(&task::visits(&open)).unwrap(), open);
    }
}
