//! Laws that any file keeps.

use crate::support::imports;
use keyline::file::csv_out::{Headings, accounts};
use keyline::file::import::{Import, ImportOptions, read, read_cells};
use keyline::file::number::Amount;
use keyline::file::table::{Sheet, Value};
use keyline::plan::{Book, Fact, Field, Ledger, Money, Month, Profile, Span};
use keyline::text::Language;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{0,5}", "[=+@'\"a,;\n\t -]{0,6}", "[\\PC&&[^\u{feff}]]{0,6}", "[北京上海　 ]{0,4}"]
}

/// As much as each of the cells of a book of five accounts and four months may hold.
const MOST: i64 = Money::LIMIT.0 / 20;

prop_compose! {
    fn book()(
        texts in prop::collection::vec(prop::collection::vec(text(), Field::ALL.len()), 1..6),
        first in 0_i32..600,
        months in 1_usize..5,
    )(
        // A plan takes no more than the limit in all.
        sales in prop::collection::vec(-MOST..=MOST, texts.len() * months),
        margin in prop::option::of(prop::collection::vec(prop::option::of(-999_999_999_i64..999_999_999), texts.len() * months)),
        facts in prop::collection::vec(
            (
                prop::option::of(-9_999_999_i64..=Money::LIMIT.0),
                prop::option::of(0..=Money::LIMIT.0),
                prop::option::of(0_i64..500),
                prop::option::of(1900_i64..2030),
            ),
            texts.len(),
        ),
        texts in Just(texts), first in Just(first), months in Just(months),
    ) -> Book {
        let mut profiles = Vec::new();
        for (at, texts) in texts.iter().enumerate() {
            let mut profile = Profile::default();
            for (&field, text) in Field::ALL.iter().zip(texts) {
                profile.set(field, text);
            }
            // Every account is told apart by its code.
            profile.set(Field::Code, &format!("{at}{}", profile.code));
            if profile.name.is_empty() {
                profile.set(Field::Name, "x");
            }
            let (overdue, wallet, visits, since) = facts[at];
            for (fact, value) in Fact::ALL.into_iter().zip([overdue, wallet, visits, since]) {
                profile.set_fact(fact, value);
            }
            profiles.push(profile);
        }
        let margin = margin.filter(|cells| cells.iter().any(Option::is_some)).unwrap_or_default();
        let Some(first) = Month::new(1990 + first / 12, first as u32 % 12 + 1) else { panic!("no month") };
        let span = Span::new(first, months);
        let ledger = Ledger::from_cells(span, sales, margin).unwrap_or_else(|| Ledger::new(span, 0));
        Book { profiles, ledger }
    }
}

type Heading = fn(Month) -> String;

fn headings(chinese: bool) -> (Vec<(Field, &'static str)>, Heading, Heading) {
    let words: [&str; 8] = match chinese {
        true => ["客户名称", "客户编号", "负责人", "区域", "渠道", "行业", "集团", "标签"],
        false => ["Name", "Code", "Owner", "Region", "Channel", "Segment", "Group", "Tags"],
    };
    let fields = Field::ALL.into_iter().zip(words).collect();
    match chinese {
        true => (
            fields,
            |month| format!("{}年{}月", month.year(), month.number()),
            |month| format!("{}年{}月毛利", month.year(), month.number()),
        ),
        false => (fields, |month| month.to_string(), |month| format!("{month} margin")),
    }
}

/// A cell as a workbook holds it.
#[derive(Debug, Clone)]
enum Held {
    Empty,
    Text(String),
    Number(f64),
    Date(chrono::NaiveDate),
}

fn held() -> impl Strategy<Value = Held> {
    let number = (-9_999_999_i64..9_999_999, 0_u8..5).prop_map(|(mantissa, decimals)| {
        Held::Number(Amount::from_decimal(mantissa, decimals).to_string().parse().unwrap())
    });
    let date = (0_u64..2_000).prop_map(|days| {
        let first = chrono::NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
        Held::Date(first.checked_add_days(chrono::Days::new(days)).unwrap())
    });
    prop_oneof![
        2 => Just(Held::Empty),
        3 => "[A-C]|[A-C] Ltd|Total|x".prop_map(Held::Text),
        4 => number,
        1 => date,
    ]
}

fn value(cell: &Held) -> Value<'_> {
    match cell {
        Held::Empty => Value::Empty,
        Held::Text(text) => Value::Text(text),
        Held::Number(number) => Value::Number(*number),
        Held::Date(date) => Value::Date(*date),
    }
}

fn written(cell: &Held) -> String {
    match cell {
        Held::Empty => String::new(),
        Held::Text(text) => format!("\"{text}\""),
        Held::Number(number) => number.to_string(),
        Held::Date(date) => date.to_string(),
    }
}

proptest! {
    /// A table is the same whether its cells know what they are or are written out.
    #[test]
    fn cells_and_their_texts_are_one_import(
        wide: bool, add: bool,
        rows in prop::collection::vec(prop::collection::vec(held(), 0..7), 0..12),
        first in 2000_i32..2020,
    ) {
        let text = |text: &str| Held::Text(text.into());
        let month = |month| Held::Date(chrono::NaiveDate::from_ymd_opt(first, month, 15).unwrap());
        let headings = match wide {
            true => vec![text("Code"), text("Name"), month(1), month(2), text("Overdue")],
            false => ["Code", "Name", "Date", "Sales", "Cost"].map(text).to_vec(),
        };
        let (mut sheet, mut file) = (Sheet::default(), String::new());
        for row in std::iter::once(&headings).chain(&rows) {
            sheet.push_row(row.iter().map(value));
            file += &row.iter().map(written).collect::<Vec<_>>().join(",");
            file.push('\n');
        }
        // A day stands for its month where it is a heading.
        let file = if wide { file.replacen("-15", "", 2) } else { file };
        let options = ImportOptions { add_duplicates_together: add, ..ImportOptions::default() };
        let mut go = |_| ControlFlow::Continue(());
        // Only a text has a delimiter and a decimal sign, and a heading that is a day is shown as one.
        let bare = |import: Import| Import { delimiter: None, decimal: None, heading_rows: Vec::new(), ..import };
        let by_cells = read_cells(&sheet, &options, &mut go).map(bare);
        let by_text = read(file.as_bytes(), &options, &mut go).map(bare);
        prop_assert_eq!(by_cells, by_text);
    }

    #[test]
    fn export_then_import_is_the_identity(book in book(), digits in 0_u8..=3, chinese: bool) {
        let (fields, sales, margin) = headings(chinese);
        let language = if chinese { Language::Zh } else { Language::En };
        let facts = Fact::ALL.map(|fact| (fact, (language.text().words().fact)(fact)));
        let headings = Headings { fields: &fields, facts: &facts, sales: &sales, margin: &margin };
        let file = accounts(&book.profiles, &book.ledger, headings, digits);
        prop_assert!(file.starts_with(b"\xef\xbb\xbf"));
        let options = ImportOptions { digits, ..ImportOptions::default() };
        let import = read(&file, &options, &mut |_| ControlFlow::Continue(())).unwrap();
        prop_assert_eq!(import.must_fix_total, 0, "{:?}", import.causes);
        prop_assert_eq!(import.book, book);
        prop_assert_eq!(import.rounding, Amount::ZERO);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, &ImportOptions::default(), &mut |_| ControlFlow::Continue(()));
    }

    #[test]
    fn any_body_under_headings_is_read(wide: bool, body in "[0-9a-c,;.\"'\n\r -]{0,200}|\\PC{0,100}", add: bool) {
        let headings = if wide { "Code,Name,2025-01,2025-02,2025-02 margin" } else { "Date,Code,Name,Sales,Cost" };
        let options = ImportOptions { add_duplicates_together: add, ..ImportOptions::default() };
        let file = format!("{headings}\n{body}");
        if let Ok(import) = read(file.as_bytes(), &options, &mut |_| ControlFlow::Continue(())) {
            prop_assert_eq!(import.book.profiles.len(), import.book.ledger.rows());
            prop_assert!(import.rows_waiting <= import.rows_read);
            prop_assert!(import.rows_waiting == 0 || import.must_fix_total > 0);
            prop_assert!(import.book.profiles.iter().all(|profile| !profile.name.is_empty()));
        }
    }

    /// Lines are added as decimals and rounded once per account-month, and the difference is told exactly.
    #[test]
    fn transactions_are_rounded_once(
        lines in prop::collection::vec((0_u8..4, 1_u32..4, -9_999_999_i64..9_999_999, 0_u8..6), 1..60),
    ) {
        let mut file = String::from("Date,Customer,Sales\n");
        let mut sums: BTreeMap<(u8, u32), Amount> = BTreeMap::new();
        let mut exact = Amount::ZERO;
        for &(account, month, mantissa, decimals) in &lines {
            let amount = Amount::from_decimal(mantissa, decimals);
            file += &format!("2025-0{month}-15,Account {account},{amount}\n");
            let sum = sums.entry((account, month)).or_default();
            *sum = sum.checked_add(amount).expect("it fits");
            exact = exact.checked_add(amount).expect("it fits");
        }
        let import = read(file.as_bytes(), &ImportOptions::default(), &mut |_| ControlFlow::Continue(())).unwrap();
        for ((account, month), sum) in sums {
            let name = format!("Account {account}");
            let row = import.book.profiles.iter().position(|profile| *profile.name == *name).expect("the account");
            let month = Month::new(2025, month).unwrap();
            prop_assert_eq!(Some(import.book.ledger.sales(row, month)), sum.round(2));
        }
        let rounded = Amount::of(imports::total(&import), 2);
        prop_assert_eq!(rounded.checked_add(import.rounding), Some(exact));
    }

    #[test]
    fn wide_cells_are_rounded_once(cells in prop::collection::vec((-9_999_999_i64..9_999_999, 0_u8..6), 1..40), twice: bool) {
        let mut file = String::from("Customer,2025-01\n");
        let mut sums: BTreeMap<usize, Amount> = BTreeMap::new();
        for (at, &(mantissa, decimals)) in cells.iter().enumerate() {
            let amount = Amount::from_decimal(mantissa, decimals);
            let account = if twice { at % 7 } else { at };
            file += &format!("Account {account},{amount}\n");
            let sum = sums.entry(account).or_default();
            *sum = sum.checked_add(amount).expect("it fits");
        }
        let options = ImportOptions { add_duplicates_together: twice, ..ImportOptions::default() };
        let import = read(file.as_bytes(), &options, &mut |_| ControlFlow::Continue(())).unwrap();
        let expected: Vec<i64> = sums.values().map(|sum| sum.round(2).expect("it fits").0).collect();
        prop_assert_eq!(import.book.ledger.cells(), expected);
        let exact = sums.values().try_fold(Amount::ZERO, |sum, &amount| sum.checked_add(amount));
        prop_assert_eq!(Amount::of(imports::total(&import), 2).checked_add(import.rounding), exact);
    }
}
