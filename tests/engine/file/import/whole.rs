//! Which month of a file is the last whole one.

use crate::support::imports::import;
use crate::support::shared::shared_bytes;
use chrono::NaiveDate;
use keyline::file::import::{ImportOptions, LastWhole, MonthSeen, Part, last_whole, read};
use keyline::plan::{Money, Month};
use std::ops::ControlFlow;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn month(text: &str) -> Month {
    Month::of(day(&format!("{text}-01"))).unwrap()
}

/// Months in a row that end in 2026-06, oldest first, each with its sales and the day of its last order.
fn months(seen: &[(i64, u32)]) -> Vec<MonthSeen> {
    let first = month("2026-06").plus(1 - seen.len() as i32);
    let seen = seen.iter().enumerate().map(|(at, &(sales, last_day))| MonthSeen {
        month: first.plus(at as i32),
        sales: Money(sales),
        last_day: (last_day > 0).then_some(last_day),
    });
    seen.collect()
}

const NOT_OVER: &str = "not over";
const BROKEN_OFF: &str = "broken off";

/// The months before, repeated; the last ones; today; what is proposed; the parts, latest first.
#[test]
fn the_last_whole_month() {
    type Case<'a> = (&'a str, (usize, (i64, u32)), &'a [(i64, u32)], &'a str, &'a str, &'a [&'a str]);
    let steady = (17, (30_000, 25));
    let cases: [Case; 19] = [
        ("has only begun", steady, &[(10_000, 5)], "2026-11-29", "2026-05", &[BROKEN_OFF]),
        ("ends on the 29th", steady, &[(10_000, 29)], "2026-11-29", "2026-06", &[]),
        ("ends early and is as large as ever", steady, &[(30_000, 5)], "2026-11-29", "2026-06", &[]),
        ("is weak and ends as ever", steady, &[(10_000, 24)], "2026-11-29", "2026-06", &[]),
        // More than three days, under .7: both bounds belong to the whole month.
        ("ends three days early", steady, &[(10_000, 22)], "2026-11-29", "2026-06", &[]),
        ("ends four days early", steady, &[(10_000, 21)], "2026-11-29", "2026-05", &[BROKEN_OFF]),
        ("has seven tenths", steady, &[(21_000, 5)], "2026-11-29", "2026-06", &[]),
        ("has a little less", steady, &[(20_999, 5)], "2026-11-29", "2026-05", &[BROKEN_OFF]),
        // What proves it is the earliest of the ends before, not the usual one.
        (
            "ended as early before",
            (17, (30_000, 25)),
            &[(30_000, 8), (10_000, 5)],
            "2026-11-29",
            "2026-06",
            &[],
        ),
        // Today lies in it, or before it, whatever its figures are.
        ("is under way", steady, &[(30_000, 25)], "2026-06-30", "2026-05", &[NOT_OVER]),
        ("is over since yesterday", steady, &[(30_000, 25)], "2026-07-01", "2026-06", &[]),
        ("lies ahead", steady, &[(30_000, 25)], "2026-04-15", "2026-03", &[NOT_OVER, NOT_OVER, NOT_OVER]),
        // An order of next month does not make this one whole, nor the one that broke off before it.
        (
            "has an early bird",
            steady,
            &[(10_000, 5), (50, 2)],
            "2026-06-01",
            "2026-04",
            &[NOT_OVER, BROKEN_OFF],
        ),
        // Months without figures at the end are not there.
        ("has not come", steady, &[(30_000, 25), (0, 0)], "2026-11-29", "2026-05", &[]),
        // Without days nothing but the calendar tells.
        ("has no days", (17, (30_000, 0)), &[(10_000, 0)], "2026-11-29", "2026-06", &[]),
        (
            "has no days and is under way",
            (17, (30_000, 0)),
            &[(10_000, 0)],
            "2026-06-09",
            "2026-05",
            &[NOT_OVER],
        ),
        // Three months with orders are the least to go by.
        ("comes third", (2, (30_000, 25)), &[(10_000, 5)], "2026-11-29", "2026-06", &[]),
        ("comes fourth", (3, (30_000, 25)), &[(10_000, 5)], "2026-11-29", "2026-05", &[BROKEN_OFF]),
        ("is all there is", (0, (0, 0)), &[(10_000, 5)], "2026-06-05", "2026-05", &[NOT_OVER]),
    ];
    for (name, (times, before), last, today, expected, parts) in cases {
        let seen: Vec<(i64, u32)> = std::iter::repeat_n(before, times).chain(last.iter().copied()).collect();
        let found = last_whole(&months(&seen), day(today)).expect(name);
        assert_eq!(found.month, month(expected), "{name}");
        let why = |part: &(Month, Part)| if part.1 == Part::NotOver { NOT_OVER } else { BROKEN_OFF };
        assert_eq!(found.parts.iter().map(why).collect::<Vec<_>>(), parts, "{name}");
    }
    assert_eq!(last_whole(&months(&[(0, 0)]), day("2026-11-29")), None);
    assert_eq!(last_whole(&[], day("2026-11-29")), None);
}

/// A season: the smaller of the same month a year before and the median counts, so that a month that is always weak
/// and ends early is whole.
#[test]
fn a_month_is_measured_by_its_season() {
    let mut seen = vec![(30_000, 25); 12];
    seen.insert(0, (6_000, 25));
    seen.push((4_199, 5));
    let found = last_whole(&months(&seen), day("2026-11-29"));
    let usual = Money(30_000);
    let part = Part::BrokenOff { last_day: 5, earliest: 25, sales: Money(4_199), usual };
    // The weak June lies thirteen months back: it is not among the twelve, and not a year before.
    assert_eq!(found, Some(LastWhole { month: month("2026-05"), parts: vec![(month("2026-06"), part)] }));
    seen.remove(1);
    assert_eq!(last_whole(&months(&seen), day("2026-11-29")).map(|it| it.month), Some(month("2026-05")));
    *seen.last_mut().expect("June") = (4_200, 5);
    assert_eq!(last_whole(&months(&seen), day("2026-11-29")).map(|it| it.month), Some(month("2026-06")));
}

#[test]
fn orders_tell_the_last_day_of_each_month() {
    let file =
        "Date,Customer,Amount\n2025-01-05,Acme,1\n2025-03-09,Bolt,1\n2025-01-31,Bolt,1\n2025-03-02,Acme,1\n";
    assert_eq!(import(file).unwrap().last_days, [31, 0, 9]);
    assert!(import("Customer,2025-01\nAcme,1\n").unwrap().last_days.is_empty());
}

#[test]
fn the_orders_of_a_month_that_has_only_begun() {
    let Some(bytes) = shared_bytes("cases/16-unfinished-month/orders.csv") else { return };
    let import = read(&bytes, &ImportOptions::default(), &mut |_| ControlFlow::Continue(())).unwrap();
    let found = import.last_whole(day("2026-11-29")).expect("sales");
    let part =
        Part::BrokenOff { last_day: 5, earliest: 25, sales: Money(1_000_000), usual: Money(3_000_000) };
    assert_eq!(found, LastWhole { month: month("2026-05"), parts: vec![(month("2026-06"), part)] });
    let under_way = import.last_whole(day("2026-06-05")).expect("sales");
    assert_eq!(
        under_way,
        LastWhole { month: month("2026-05"), parts: vec![(month("2026-06"), Part::NotOver)] }
    );
}

/// Whole years of orders are taken as whole.
#[test]
fn real_orders_end_with_a_whole_month() {
    let Some(bytes) = shared_bytes("data/adventureworks/reseller_orders.csv") else { return };
    let import = read(&bytes, &ImportOptions::default(), &mut |_| ControlFlow::Continue(())).unwrap();
    let found = import.last_whole(day("2026-11-29")).expect("sales");
    assert_eq!((found.month, found.parts.len()), (month("2013-11"), 0));
}
