//! Amounts and ratios as people write them.

use crate::support::shared::shared_bytes;
use keyline::file::clipboard;
use keyline::file::number::{
    Amount, Doubt, NumberProblem, NumberStyle, could_group, read_amount, read_amount_in, read_ratio,
    said_back, style_of,
};
use keyline::plan::{Money, Settings};
use keyline::text::{Language, Numbers};
use proptest::prelude::*;

fn plain(text: &str) -> Result<String, NumberProblem> {
    read_amount(text, 2).map(|amount| amount.to_string())
}

#[test]
fn amounts() {
    let cases = [
        ("0", "0"),
        ("1234", "1234"),
        ("1,234", "1234"),
        ("1,234.50", "1234.5"),
        ("1,234,567.891", "1234567.891"),
        ("1.234", "1.234"),
        ("1 234,50", "1234.5"),
        ("1\u{a0}234,50", "1234.5"),
        ("1.234,50", "1234.5"),
        ("1.234.567", "1234567"),
        ("1'234.50", "1234.5"),
        ("$5,29,550.00", "529550"),
        ("12,34,56,789.5", "123456789.5"),
        ("¥1.2万", "12000"),
        ("1.2万元", "12000"),
        ("3.5亿", "350000000"),
        ("2百万", "2000000"),
        ("12.3K", "12300"),
        ("4M", "4000000"),
        ("1.5bn", "1500000000"),
        ("$32,370.00", "32370"),
        (" $32,370.00 ", "32370"),
        ("$-", "0"),
        (" $-   ", "0"),
        ("-", "0"),
        ("—", "0"),
        ("(500)", "-500"),
        ("$(1,234.00)", "-1234"),
        ("($1,234.00)", "-1234"),
        ("-$5", "-5"),
        ("$-5", "-5"),
        ("\u{2212}5", "-5"),
        ("－５", "-5"),
        ("+5", "5"),
        ("１２３", "123"),
        ("￥１，２３４．５", "1234.5"),
        ("5-", "-5"),
        ("USD 5", "5"),
        ("5 EUR", "5"),
        ("12EUR", "12"),
        ("HK$7", "7"),
        ("CNY 1.5万", "15000"),
        ("5元", "5"),
        ("1.2E+05", "120000"),
        ("1e-3", "0.001"),
        (".5", "0.5"),
        ("5.", "5"),
        ("007", "7"),
        ("715738.9800000001", "715738.9800000001"),
        ("0.30000000000000004", "0.3"),
        ("90000000000000", "90000000000000"),
    ];
    for (text, expected) in cases {
        assert_eq!(plain(text).as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn refused() {
    use NumberProblem::{Empty, NotANumber, Percentage, TooLarge};
    let cases = [
        ("", Empty),
        ("   ", Empty),
        ("NaN", NotANumber),
        ("inf", NotANumber),
        ("-Infinity", NotANumber),
        ("n/a", NotANumber),
        ("#N/A", NotANumber),
        ("0x1F", NotANumber),
        ("1,23,456", NotANumber),
        ("1.2.3", NotANumber),
        ("12 34", NotANumber),
        ("--5", NotANumber),
        ("-(5)", NotANumber),
        ("5-5", NotANumber),
        ("2013-01-05", NotANumber),
        ("$", NotANumber),
        ("K", NotANumber),
        ("-K", NotANumber),
        ("5KK", NotANumber),
        ("()", NotANumber),
        ("1e", NotANumber),
        ("e5", NotANumber),
        ("A12", NotANumber),
        (".", NotANumber),
        ("90%", Percentage),
        ("1e308", TooLarge),
        ("90000000000000.01", TooLarge),
        ("99999999999999999999999999999999999999999999", TooLarge),
        ("1e15", TooLarge),
        ("1000000亿亿", NotANumber),
    ];
    for (text, expected) in cases {
        assert_eq!(plain(text), Err(expected), "{text}");
    }
    assert_eq!(read_amount("9000000000000000", 0).map(|amount| amount.round(0)), Ok(Some(Money::LIMIT)));
    assert_eq!(read_amount(&"9".repeat(200), 2), Err(NotANumber));
}

#[test]
fn two_readings_are_reported() {
    let point = Some(NumberStyle::Point);
    let comma = Some(NumberStyle::Comma);
    let cases = [
        ("9,99", point, "9.99 or 999"),
        ("-9,99", point, "-9.99 or -999"),
        ("1,5K", point, "1500 or 15000"),
        ("1234,567", point, "1234.567 or 1234567"),
        ("0,123", point, "0.123 or 123"),
        ("9,99", comma, "9.99"),
        ("1.234", comma, "1234"),
        ("1,234", comma, "1.234"),
        ("12.5", comma, "12.5 or 125"),
        ("1,234.50", comma, "1234.5"),
        ("1,234", None, "1234 or 1.234"),
        ("1.234", None, "1.234 or 1234"),
        ("1.234,5", None, "1234.5"),
        ("12", None, "12"),
    ];
    for (text, style, expected) in cases {
        let read = match read_amount_in(text, 2, style) {
            Ok(amount) => amount.to_string(),
            Err(NumberProblem::Ambiguous { either, or }) => format!("{either} or {or}"),
            Err(problem) => problem.to_string(),
        };
        assert_eq!(read, expected, "{text} {style:?}");
    }
}

/// What a paste of a column makes of it: the amounts, or why there are none.
fn pasted(text: &str) -> String {
    let rows = clipboard::read(text).unwrap();
    let figures: Vec<&str> = rows.iter().flatten().map(|cell| &**cell).collect();
    let style = match style_of(&figures, None) {
        Ok(style) => style,
        Err(Doubt::Unproven(open)) => return format!("asks of {}", open.join(" ")),
        Err(Doubt::Both { point, comma }) => return format!("{point} against {comma}"),
    };
    let one = |text: &&str| match read_amount_in(text, 2, Some(style)) {
        Ok(amount) => amount.round(2).map_or_else(|| "too large".into(), |money| money.plain(2)),
        Err(NumberProblem::Empty) => "0.00".into(),
        Err(problem) => format!("{text}: {problem}"),
    };
    figures.iter().map(one).collect::<Vec<_>>().join(" / ")
}

#[test]
fn figures_that_come_together_are_in_one_style() {
    let cases = [
        ("475,962\r\n1,200\r\n12,345.50", "475962.00 / 1200.00 / 12345.50"),
        ("1.234,56\r\n33,3\r\n2.000", "1234.56 / 33.30 / 2000.00"),
        ("2.000\r\n33,3", "2000.00 / 33.30"),
        ("１２，０００．５\r\n－３００\r\n￥８８８", "12000.50 / -300.00 / 888.00"),
        ("0,5\r\n12,5\r\n100,25", "0.50 / 12.50 / 100.25"),
        ("9,99", "9.99"),
        ("1.2E+05\r\n$1,050.00\r\n3.5万", "120000.00 / 1050.00 / 35000.00"),
        ("\u{a0}1\u{a0}250\r\n 7 500 \r\n-\r\n\r\n5", "1250.00 / 7500.00 / 0.00 / 0.00 / 5.00"),
        ("12.5\r\n2.000", "12.50 / 2.00"),
        ("1'234\r\n2,000", "asks of 2,000"),
        ("2.000\r\n12.000\r\n5.000\r\n7\r\n8.000", "asks of 2.000 12.000 5.000"),
        ("1,200\r\n3,400", "asks of 1,200 3,400"),
        // A comma that groups nothing beside two that may: which is the slip is not ours to say.
        ("1,200\r\n3,400\r\n12,5", "asks of 1,200 3,400"),
        ("2.000\r\n1,200", "asks of 2.000 1,200"),
        ("5\r\n1,234.50\r\n1.234,50\r\n2.000", "1,234.50 against 1.234,50"),
        ("1.5\r\n33,3", "1.50 / 33,3: either 33.3 or 333"),
        ("1.234,5\r\nn/a", "1234.50 / n/a: not a number"),
        ("1.234.567\r\n2.000", "1234567.00 / 2000.00"),
        ("1,234,567\r\n2,000", "1234567.00 / 2000.00"),
        ("", ""),
    ];
    for (text, expected) in cases {
        assert_eq!(pasted(text), expected, "{text:?}");
    }
    // What the user tells holds for all.
    assert_eq!(style_of(&["2.000"], Some(NumberStyle::Comma)), Ok(NumberStyle::Comma));
}

/// Six blocks in the styles of three languages, with the figures that another program found in them.
#[test]
fn case_23_pasted_number_styles() {
    let expected = [
        ('a', "475962.00 / 1200.00 / 12345.50"),
        ('b', "1234.56 / 33.30 / 2000.00"),
        ('c', "12000.50 / -300.00 / 888.00"),
        ('d', "0.50 / 12.50 / 100.25"),
        ('e', "120000.00 / 1050.00 / 35000.00"),
        ('f', "1250.00 / 7500.00 / 0.00"),
    ];
    for (clip, expected) in expected {
        let path = format!("cases/23-pasted-number-styles/clip_{clip}.txt");
        let Some(bytes) = shared_bytes(&path) else { return };
        assert_eq!(pasted(std::str::from_utf8(&bytes).expect("text")), expected, "{clip}");
    }
}

#[test]
fn what_is_typed_is_said_back_where_it_is_not_plain() {
    let said = |typed: &str, digits| said_back(typed, digits).map(|money| money.plain(digits));
    let cases = [
        ("2000", 2, None),
        ("-12.50", 2, None),
        ("", 2, None),
        ("x", 2, None),
        ("2,5", 2, None),
        ("2.000", 2, Some("2.00")),
        ("2.000", 3, None),
        ("12.5", 0, Some("13")),
        ("12.345", 2, Some("12.35")),
        ("2,000", 2, Some("2000.00")),
        ("1.234,50", 2, Some("1234.50")),
        ("１２", 2, Some("12.00")),
        ("1.2万", 2, Some("12000.00")),
        ("(500)", 2, Some("-500.00")),
    ];
    for (typed, digits, expected) in cases {
        assert_eq!(said(typed, digits).as_deref(), expected, "{typed}");
    }
    for (typed, expected) in [("2.000", true), ("２．０００", true), ("2.00", false), ("2,000", false)] {
        assert_eq!(could_group(typed), expected, "{typed}");
    }
}

#[test]
fn ratios() {
    let cases = [
        ("90%", 0.9),
        ("0.9", 0.9),
        ("９０％", 0.9),
        ("-2.5 %", -0.025),
        ("(10%)", -0.1),
        ("1", 1.0),
        ("-", 0.0),
    ];
    for (text, expected) in cases {
        assert_eq!(read_ratio(text), Ok(expected), "{text}");
    }
    for text in ["", "NaN", "inf", "%", "5%%", "abc"] {
        assert!(read_ratio(text).is_err(), "{text}");
    }
}

#[test]
fn rounding_is_half_away_from_zero() {
    for (text, expected) in
        [("0.005", 1), ("-0.005", -1), ("0.00499999999999999999", 0), ("2.675", 268), ("-1.005", -101)]
    {
        assert_eq!(read_amount(text, 2).expect(text).round(2), Some(Money(expected)), "{text}");
    }
    assert_eq!(read_amount("1234.5", 0).expect("a number").round(0), Some(Money(1_235)));
}

/// Every cell of a real export is read, and its sum is the one that the sheet's owner has.
#[test]
fn financials() {
    let Some(bytes) = shared_bytes("data/spreadsheets/Financials_currency_strings.csv") else { return };
    use keyline::file::import::{ImportOptions, Role, read};
    use keyline::plan::Field;
    let mut go = |_| std::ops::ControlFlow::Continue(());
    let refused = read(&bytes, &ImportOptions::default(), &mut go);
    assert!(
        matches!(&refused, Err(keyline::file::import::ImportError::Unclear { outline, .. }) if outline.heading_row == 1),
        "{refused:?}"
    );

    // Every date is on the first, so nothing tells days from months: it is asked for.
    let roles = vec![(1, Role::Profile(Field::Name))];
    let options = ImportOptions { roles: roles.clone(), ..ImportOptions::default() };
    let asked = read(&bytes, &options, &mut go).expect("an import");
    assert_eq!(asked.columns[9].role, Role::Amount, "{:?}", asked.columns[9]);
    assert!(!asked.is_ready);
    assert!(
        asked
            .causes
            .iter()
            .flat_map(|cause| &cause.first)
            .any(|issue| issue.kind == keyline::file::import::IssueKind::AmbiguousDates)
    );

    let day_order = Some(keyline::file::date::DayOrder::DayFirst);
    let import = read(&bytes, &ImportOptions { roles, day_order, ..ImportOptions::default() }, &mut go)
        .expect("an import");
    let sum: i64 = import.book.ledger.cells().iter().sum();
    assert_eq!((sum, import.rows_waiting, import.rows_read), (11_872_635_029, 0, 700));
    assert_eq!((import.book.profiles.len(), import.book.ledger.span().months), (5, 16));
    assert!(import.book.ledger.has_margin());
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*") {
        let _ = read_amount(&text, 2);
        let _ = read_amount_in(&text, 3, None);
        let _ = read_ratio(&text);
    }

    #[test]
    fn number_like_text_is_read_or_refused(text in "[-+(]?[$¥]?[0-9.,' ]{0,30}[KMe万亿%)-]{0,3}[0-9]{0,3}") {
        if let Ok(amount) = read_amount(&text, 2) {
            prop_assert!(amount.round(2).is_some());
        }
    }

    #[test]
    fn a_plain_amount_reads_back(minor in -Money::LIMIT.0..=Money::LIMIT.0, digits in 0_u8..=3) {
        let read = read_amount(&Money(minor).plain(digits), digits);
        prop_assert_eq!(read.map(|amount| amount.round(digits)), Ok(Some(Money(minor))));
    }

    /// Whoever writes cents shows the decimal sign, so a block of such figures comes back in either style.
    #[test]
    fn a_block_with_cents_comes_back(minors in prop::collection::vec(-99_999_999_i64..99_999_999, 1..20), comma: bool) {
        let numbers = Numbers::new(Language::En, &Settings::default());
        let style = if comma { NumberStyle::Comma } else { NumberStyle::Point };
        let swap = |c| match c { ',' => '.', '.' => ',', c => c };
        let written: Vec<String> = minors
            .iter()
            .map(|&minor| numbers.to_the_cent(Money(minor)))
            .map(|text| if comma { text.chars().map(swap).collect() } else { text })
            .collect();
        prop_assert_eq!(style_of(&written, None), Ok(style));
        for (text, &minor) in written.iter().zip(&minors) {
            prop_assert_eq!(read_amount_in(text, 2, Some(style)).map(|it| it.round(2)), Ok(Some(Money(minor))));
        }
    }

    #[test]
    fn grouping_changes_nothing(minor in 0..Money::LIMIT.0) {
        let units = (minor / 100).to_string();
        let mut grouped = String::new();
        for (at, digit) in units.chars().enumerate() {
            if at > 0 && (units.len() - at) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let text = format!("{grouped}.{:02}", minor % 100);
        prop_assert_eq!(read_amount(&text, 2), Ok(Amount::of(Money(minor), 2)));
        let swapped: String = text.chars().map(|c| match c { ',' => '.', '.' => ',', c => c }).collect();
        prop_assert_eq!(read_amount_in(&swapped, 2, Some(NumberStyle::Comma)), Ok(Amount::of(Money(minor), 2)));
    }
}
