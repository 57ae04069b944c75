//! What crosses to the worker arrives as it was sent.

use crate::import::import_with;
use keyline::file::date::DayOrder;
use keyline::file::import::{ImportOptions, Role, read};
use keyline::file::number::NumberStyle;
use keyline::file::table::Delimiter;
use keyline::file::wire;
use keyline::plan::{Field, Month};
use proptest::prelude::*;
use std::ops::ControlFlow;

fn role() -> impl Strategy<Value = Role> {
    let month = (1900..=2200_i32, 1..=12_u32).prop_map(|(year, month)| Month::new(year, month).unwrap());
    prop_oneof![
        Just(Role::Ignored),
        prop::sample::select(Field::ALL.to_vec()).prop_map(Role::Profile),
        month.clone().prop_map(Role::Month),
        month.prop_map(Role::MarginIn),
        prop::sample::select(vec![Role::Date, Role::Amount, Role::Cost, Role::Margin]),
    ]
}

prop_compose! {
    fn options()(
        digits in 0..=3_u8,
        delimiter in prop::option::of(prop::sample::select(Delimiter::ALL.to_vec())),
        heading_row in prop::option::of(1..100_usize),
        roles in prop::collection::vec((0..50_usize, role()), 0..6),
        decimal in prop::option::of(prop::sample::select(vec![NumberStyle::Point, NumberStyle::Comma])),
        day_order in prop::option::of(prop::sample::select(vec![DayOrder::DayFirst, DayOrder::MonthFirst])),
        (leave_out_waiting, add_duplicates_together) in any::<(bool, bool)>(),
    ) -> ImportOptions {
        ImportOptions {
            digits, delimiter, heading_row, roles, decimal, day_order, leave_out_waiting, add_duplicates_together,
        }
    }
}

/// Cells that read well, badly and not at all.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        (-1_000_000..1_000_000_i64).prop_map(|n| n.to_string()),
        (0..100_000_u32, 0..1000_u32).prop_map(|(a, b)| format!("{a}.{b:03}")),
        prop::sample::select(vec!["", "x", "\"9,99\"", "\"1,234\"", "-", "1e99", "Acme", "Total", "05/01/2013", "\u{200b}b"])
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
            prop_assert_eq!(wire::read_outcome(&wire::outcome(&outcome)), Ok(outcome));
        }
    }

    #[test]
    fn bytes_that_mean_nothing_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        // Either answer is fine; a panic is not.
        let _ = wire::read_options(&bytes);
        let _ = wire::read_outcome(&bytes);
    }
}

#[test]
fn a_refusal_arrives_with_its_reason() {
    for file in [&b""[..], b"PK\x03\x04", b"\xff\xfea", b"a\0b", b"\xd6\xd0\xb9\xfa,1\n", b"one\ntwo\n", b"a,b\n1,2\n"] {
        let outcome = read(file, &ImportOptions::default(), &mut |_| ControlFlow::Continue(()));
        assert!(outcome.is_err());
        assert_eq!(wire::read_outcome(&wire::outcome(&outcome)), Ok(outcome));
    }
}
