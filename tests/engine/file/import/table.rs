//! Cells of a text, against the csv-spectrum collection and against csv-core.

use crate::support::imports;
use crate::support::shared::{shared, shared_json};
use keyline::file::import::{ImportOptions, Shape, read_cells};
use keyline::file::table::{Cursor, Delimiter, Sheet, Value, decode};
use proptest::prelude::*;

fn rows(text: &str, delimiter: Delimiter) -> Vec<Vec<String>> {
    let mut cursor = Cursor::new(text, delimiter);
    let mut rows = Vec::new();
    while !cursor.is_done() {
        let mut row = Vec::new();
        loop {
            let Some((cell, more)) = cursor.cell() else { panic!("a cell is too large") };
            row.push(cell.text().into_owned());
            if !more {
                break;
            }
        }
        rows.push(row);
    }
    rows
}

#[test]
fn csv_spectrum() {
    let Some(folder) = shared("data/csv-spectrum/csvs") else { return };
    let mut seen = 0;
    for file in std::fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).expect("the file");
        let expected = shared_json(&format!("data/csv-spectrum/json/{name}.json")).expect("its answer");
        let mut rows = rows(&decode(&bytes).expect("text"), Delimiter::Comma).into_iter();
        let headings = rows.next().expect("headings");
        let found: Vec<serde_json::Value> = rows
            .map(|row| headings.iter().cloned().zip(row.into_iter().map(serde_json::Value::String)).collect())
            .collect();
        // Git may have changed the line ends inside its cells.
        let plain = |value: &serde_json::Value| value.to_string().replace("\\r\\n", "\\n");
        assert_eq!(plain(&found.into()), plain(&expected), "{name}");
        seen += 1;
    }
    assert_eq!(seen, 11);
}

#[test]
fn rows_and_cells() {
    let cases: [(&str, &[&[&str]]); 13] = [
        ("a,b\n1,2\n", &[&["a", "b"], &["1", "2"]]),
        ("a,b\r\n1,2\r\n", &[&["a", "b"], &["1", "2"]]),
        ("a,b\r1,2\r", &[&["a", "b"], &["1", "2"]]),
        ("a,b", &[&["a", "b"]]),
        ("a,\n", &[&["a", ""]]),
        ("\n\na\n", &[&[""], &[""], &["a"]]),
        ("\"a\nb\",c\n", &[&["a\nb", "c"]]),
        ("\"a\"\"b\",c\n", &[&["a\"b", "c"]]),
        ("\"\",\"\"\r\n", &[&["", ""]]),
        ("a\"b,c\n", &[&["a\"b", "c"]]),
        ("\"a\"b,c\n", &[&["ab", "c"]]),
        ("\"a,b\nc,d\n", &[&["\"a", "b"], &["c", "d"]]),
        ("a,\"b\"", &[&["a", "b"]]),
    ];
    for (text, expected) in cases {
        assert_eq!(rows(text, Delimiter::Comma), expected, "{text:?}");
    }
}

/// The cells of a workbook are what they are: no decimal sign, no order of day and month is asked for.
#[test]
fn cells_that_know_what_they_are() {
    use chrono::NaiveDate;
    let day = |month, day| Value::Date(NaiveDate::from_ymd_opt(2025, month, day).expect("a date"));
    let sheets: [(&[&[Value]], Shape, i64); 3] = [
        (
            &[
                &[Value::Text("Sales 2025")],
                &[],
                &[Value::Text("Customer"), day(1, 1), day(2, 28)],
                &[Value::Text("Acme"), Value::Number(1.234), Value::Number(-5.0)],
                &[Value::Number(4711.0), Value::Empty, Value::Text("1,234.50")],
            ],
            Shape::Wide,
            123 - 500 + 123_450,
        ),
        (
            &[
                &[Value::Text("Customer"), Value::Text("Date"), Value::Text("Sales")],
                &[Value::Text("Acme"), day(5, 1), Value::Number(1e13)],
                &[Value::Text("Acme"), Value::Number(45_778.25), Value::Number(0.1 + 0.2)],
            ],
            Shape::Transactions,
            1_000_000_000_000_030,
        ),
        (
            &[
                &[Value::Text("Customer"), Value::Text("Date"), Value::Text("Sales")],
                &[Value::Text("Acme"), day(5, 1), Value::Number(12.5)],
            ],
            Shape::Transactions,
            1_250,
        ),
    ];
    for (rows, shape, sum) in sheets {
        let mut sheet = Sheet::default();
        rows.iter().for_each(|row| sheet.push_row(row.iter().copied()));
        let mut go = |_| std::ops::ControlFlow::Continue(());
        let import = read_cells(&sheet, &ImportOptions::default(), &mut go).expect("an import");
        assert_eq!((import.shape, import.delimiter, import.day_order), (shape, None, None));
        assert_eq!((imports::total(&import).0, import.rows_waiting), (sum, 0), "{:?}", import.causes);
    }
}

/// The rows that csv-core makes of a text. It skips blank rows, which we count.
fn by_csv_core(text: &str, delimiter: Delimiter) -> Vec<Vec<String>> {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter.byte()).build();
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let mut out = vec![0; text.len() + 1];
    let (mut input, mut filled) = (text.as_bytes(), 0);
    loop {
        let (result, read, wrote) = reader.read_field(input, &mut out[filled..]);
        input = &input[read..];
        filled += wrote;
        match result {
            csv_core::ReadFieldResult::Field { record_end } => {
                row.push(String::from_utf8_lossy(&out[..filled]).into_owned());
                filled = 0;
                if record_end {
                    rows.push(std::mem::take(&mut row));
                }
            }
            csv_core::ReadFieldResult::End => return rows,
            csv_core::ReadFieldResult::InputEmpty | csv_core::ReadFieldResult::OutputFull => {}
        }
    }
}

proptest! {
    #[test]
    fn agrees_with_csv_core(cells in prop::collection::vec(prop::collection::vec("[a-z,;\"\n ]{0,6}", 1..5), 1..6), crlf: bool) {
        let quote = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |row: &Vec<String>| row.iter().map(quote).collect::<Vec<_>>().join(";");
        let end = if crlf { "\r\n" } else { "\n" };
        let text: String = cells.iter().map(|row| line(row) + end).collect();
        prop_assert_eq!(&rows(&text, Delimiter::Semicolon), &cells);
        prop_assert_eq!(by_csv_core(&text, Delimiter::Semicolon), cells);
    }

    #[test]
    fn agrees_with_csv_core_on_any_closed_quotes(text in "[ab,\"\n]{0,24}") {
        let ours: Vec<_> = rows(&text, Delimiter::Comma).into_iter().filter(|row| *row != [""]).collect();
        let theirs: Vec<_> = by_csv_core(&text, Delimiter::Comma).into_iter().filter(|row| *row != [""]).collect();
        // An open quote swallows the rest of the file there; here it is text.
        let open = ours.iter().flatten().any(|cell| cell.starts_with('"'));
        prop_assume!(!open);
        prop_assert_eq!(ours, theirs);
    }
}
