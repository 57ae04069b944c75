//! Dates and month headings as files write them.

use crate::support::imports;
use keyline::file::date::{DateProblem, DayOrder, month_heading, read_date, read_date_in};
use proptest::prelude::*;

#[test]
fn dates() {
    let fifth = chrono::NaiveDate::from_ymd_opt(2013, 1, 5).expect("a date");
    let plain = [
        "2013-01-05",
        "2013/1/5",
        "2013/01/05",
        "2013.01.05",
        "2013年1月5日",
        "２０１３年１月５日",
        "2013年1月5日 10:30",
        "20130105",
        "2013-01-05 00:00:00",
        "2013-01-05T00:00:00",
        "2013-01-05T10:00:00.000Z",
        "2013/1/5 9:05",
        " 2013-01-05 ",
        "41279",
        "41279.0",
        "41279.75",
        "5 Jan 2013",
        "05-Jan-2013",
        "January 5, 2013",
        "Jan 5 2013",
        "05.01.2013",
    ];
    for text in plain {
        assert_eq!(read_date(text, None), Ok(fifth), "{text}");
    }
    for text in ["2013-01", "2013/1", "201301", "2013年1月", "Jan 2013", "01/2013"] {
        let first = fifth.with_day(1);
        assert_eq!(read_date(text, None).ok(), first, "{text}");
    }
    use chrono::Datelike;
    assert_eq!(read_date("05/01/2013", Some(DayOrder::DayFirst)), Ok(fifth));
    assert_eq!(read_date("01/05/2013", Some(DayOrder::MonthFirst)), Ok(fifth));
    assert_eq!(read_date("05/01/2013 12:00", Some(DayOrder::DayFirst)), Ok(fifth));
    assert_eq!(read_date("05/01/2013", None), Err(DateProblem::Ambiguous));
    assert_eq!(read_date("25/01/2013", None).map(|date| date.day()), Ok(25));
    assert_eq!(read_date("01/25/2013", None).map(|date| date.day()), Ok(25));
}

#[test]
fn dates_of_two_digits_and_of_no_year() {
    use DayOrder::{DayFirst, MonthFirst, YearFirst};
    let (no_year, ambiguous) = (Err(DateProblem::NoYear), Err(DateProblem::Ambiguous));
    let day = |year, month, day| Ok(chrono::NaiveDate::from_ymd_opt(year, month, day).expect("a date"));
    let cases = [
        ("09-Mar-11", None, None, day(2011, 3, 9)),
        ("9 Mar 11", None, None, day(2011, 3, 9)),
        ("Mar 9, 11", None, None, day(2011, 3, 9)),
        ("09-Mär-11", None, None, day(2011, 3, 9)),
        ("9 déc. 2011", None, None, day(2011, 12, 9)),
        ("01-03-17", None, None, ambiguous),
        ("01-03-17", Some(DayFirst), None, day(2017, 3, 1)),
        ("01-03-17", Some(MonthFirst), None, day(2017, 1, 3)),
        ("17-03-01", Some(YearFirst), None, day(2017, 3, 1)),
        ("1/2/25", Some(MonthFirst), None, day(2025, 1, 2)),
        ("1/28/25", None, None, day(2025, 1, 28)),
        ("28.01.25", None, None, day(2025, 1, 28)),
        ("02.01.25", None, None, day(2025, 1, 2)),
        ("25/1/5", None, None, day(2025, 1, 5)),
        ("1/2/25 10:30", Some(DayFirst), None, day(2025, 2, 1)),
        ("2017-3-1", None, None, day(2017, 3, 1)),
        ("Mar-17", None, None, day(2017, 3, 1)),
        ("3月9日", None, None, no_year),
        ("3月9日", None, Some(2024), day(2024, 3, 9)),
        ("9-Mar", None, Some(2024), day(2024, 3, 9)),
        ("Mar 9", None, None, no_year),
        ("3月", None, Some(2024), day(2024, 3, 1)),
        ("3", None, Some(2024), day(2024, 3, 1)),
        ("2月29日", None, Some(2023), Err(DateProblem::NotADate)),
        ("2月30日", None, None, Err(DateProblem::NotADate)),
        ("32-03-17", None, None, Err(DateProblem::NotADate)),
    ];
    for (text, order, year, expected) in cases {
        assert_eq!(read_date_in(text, order, year), expected, "{text} {order:?} {year:?}");
    }
}

#[test]
fn refused() {
    let cases = [
        "",
        "abc",
        "2013-13-01",
        "2013-02-30",
        "2013-1-5-7",
        "31/31/2013",
        "5/1/113",
        "5/1/3",
        "1",
        "12345678901",
        "1013-01-05",
        "2500-01-01",
        "99999",
        "2013-01-05x",
        "05/2013/01",
        "-2013-01-05-",
        "12:30",
        "Total",
    ];
    for text in cases.into_iter().filter(|text| *text != "-2013-01-05-") {
        assert_eq!(read_date(text, None), Err(DateProblem::NotADate), "{text}");
    }
}

#[test]
fn month_headings() {
    let cases = [
        ("2012-12", ""),
        ("2012/12", ""),
        ("2012.12", ""),
        ("2012_12", ""),
        ("201212", ""),
        ("Dec 2012", ""),
        ("DEC-2012", ""),
        ("December 2012", ""),
        ("Dec-12", ""),
        ("Dec'12", ""),
        ("Dec2012", ""),
        ("2012 Dec", ""),
        ("12/2012", ""),
        ("2012年12月", ""),
        ("2012年12月份", "份"),
        (" 2012-12 ", ""),
        ("2012-12-01", ""),
        ("Dez 2012", ""),
        ("dic-12", ""),
        ("Déc. 2012", ""),
        ("2012M12", ""),
        ("2012年12月销售额", "销售额"),
        ("Sales 2012-12", "Sales"),
        ("2012-12 毛利", "毛利"),
        ("2012-12毛利", "毛利"),
        ("Margin Dec 2012", "Margin"),
        ("Sales (Dec 2012)", "Sales"),
        ("[2012-12] Gross Profit", "Gross Profit"),
        ("Margin % 2012-12", "Margin %"),
    ];
    for (heading, words) in cases {
        let (month, found) = month_heading(heading).unwrap_or_else(|| panic!("{heading}"));
        assert_eq!((month.to_string().as_str(), found.as_str()), ("2012-12", words), "{heading}");
    }
    for heading in [
        "",
        "12",
        "2012",
        "2012-13",
        "2012-12-15",
        "Week 2012-12-3",
        "Q4 2012",
        "Customer",
        "1/5",
        "December",
        "12-12",
        "FY12",
        "FY24 P1",
        "2012 P12",
    ] {
        assert_eq!(month_heading(heading), None, "{heading}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*") {
        let _ = read_date(&text, None);
        let _ = read_date(&text, Some(DayOrder::MonthFirst));
        let _ = month_heading(&text);
    }

    #[test]
    fn every_day_reads_back(days in 0_u64..90_000) {
        let date = chrono::NaiveDate::from_ymd_opt(1900, 1, 1).and_then(|first| first.checked_add_days(chrono::Days::new(days))).expect("a date");
        for (form, order) in [
            ("%Y-%m-%d", None),
            ("%Y/%-m/%-d", None),
            ("%Y%m%d", None),
            ("%d/%m/%Y", Some(DayOrder::DayFirst)),
            ("%-m/%-d/%Y", Some(DayOrder::MonthFirst)),
            ("%Y-%m-%d 10:00:00", None),
            ("%b %d, %Y", None),
        ] {
            let text = date.format(form).to_string();
            prop_assert_eq!(read_date(&text, order), Ok(date), "{}", text);
        }
    }
}

/// A date with points is no proof for dates with slashes: those are asked about, and the pointed ones are read as they
/// are written.
#[test]
fn pointed_dates_prove_nothing_for_slashes() {
    use keyline::file::import::{ImportOptions, Question};
    let file = "Customer,Date,Amount\nA,05/02/2025,1\nB,9.5.2025,2\nC,2025-03-01,4\nD,25.12.2025,8\n";
    let open = imports::import(file).unwrap();
    assert_eq!((open.questions(), open.rows_waiting), (vec![Question::DayOrder], 1));
    let months = |file: &str, order: Option<DayOrder>| {
        let options = ImportOptions { day_order: order, ..ImportOptions::default() };
        let found = imports::import_with(file, &options).unwrap();
        let ledger = &found.book.ledger;
        let month = |row: usize| {
            let at = ledger.row(row).iter().position(|&minor| minor != 0).unwrap();
            ledger.span().first.plus(at as i32).number()
        };
        let months: Vec<u32> = (0..ledger.rows()).map(month).collect();
        (found.questions().is_empty(), months)
    };
    assert_eq!(months(file, Some(DayOrder::DayFirst)), (true, vec![2, 5, 3, 12]));
    // The answer is one about slashes.
    assert_eq!(months(file, Some(DayOrder::MonthFirst)), (true, vec![5, 5, 3, 12]));
    // Slashes that prove the month first say nothing of points either.
    let file = "Customer,Date,Amount\nA,05/02/2025,1\nB,9.5.2025,2\nC,12/25/2025,4\n";
    assert_eq!(months(file, None), (true, vec![5, 5, 12]));
    // Points alone are read the day first, and can be read otherwise.
    let file = "Customer,Date,Amount\nA,05.02.2025,1\nB,9.5.2025,2\n";
    assert_eq!(months(file, None), (true, vec![2, 5]));
    assert_eq!(months(file, Some(DayOrder::MonthFirst)), (true, vec![5, 9]));
    // The same day either way hangs on nothing.
    assert_eq!(months("Customer,Date,Amount\nA,5/5/2025,1\nB,9.5.2025,2\n", None), (true, vec![5, 5]));
}
