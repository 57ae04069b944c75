//! Cells over the clipboard.

use keyline::file::clipboard::{Entry, read, read_own, write};
use keyline::file::csv_out::{Headings, accounts};
use keyline::file::import::{self, ImportOptions};
use keyline::file::number::{NumberStyle, read_amount};
use keyline::plan::{Field, Ledger, Money, Month, Profile, Span};
use proptest::prelude::*;
use std::ops::ControlFlow;

#[test]
fn pasted() {
    let cases: [(&str, &[&[&str]]); 11] = [
        ("", &[]),
        ("a", &[&["a"]]),
        ("a\tb\r\n1\t2\r\n", &[&["a", "b"], &["1", "2"]]),
        ("\tJan\tFeb\r\nAcme\t1\t2\r\n", &[&["", "Jan", "Feb"], &["Acme", "1", "2"]]),
        ("\r\n", &[&[""]]),
        ("\"two\nlines\"\tb\r\n", &[&["two\nlines", "b"]]),
        ("\"a\ttab\"\t\"say \"\"hi\"\"\"\n", &[&["a\ttab", "say \"hi\""]]),
        ("\"Acme\" Ltd\tb\r\n", &[&["\"Acme\" Ltd", "b"]]),
        ("5\" pipe\tb\r\n", &[&["5\" pipe", "b"]]),
        // An apostrophe that somebody else wrote is theirs.
        ("'=cmd\t'-2\t-2\t'quoted'\r\n", &[&["'=cmd", "'-2", "-2", "'quoted'"]]),
        ("a\tb\0", &[&["a", "b"]]),
    ];
    for (text, expected) in cases {
        assert_eq!(
            read(text)
                .expect("rows")
                .iter()
                .map(|row| row.iter().map(|cell| &**cell).collect())
                .collect::<Vec<Vec<_>>>(),
            expected,
            "{text:?}"
        );
    }
}

#[test]
fn copied() {
    let row = vec![
        Entry::Text("=1+1"),
        Entry::Amount(Money(-123_450)),
        Entry::Ratio(0.25),
        Entry::Blank,
        Entry::Text("-2"),
        Entry::Ratio(f64::NAN),
    ];
    assert_eq!(
        write(std::slice::from_ref(&row), 2, NumberStyle::Point),
        "'=1+1\t-1234.50\t0.25\t\t'-2\t\r\n"
    );
    assert_eq!(write(&[row], 2, NumberStyle::Comma), "'=1+1\t-1234,50\t0,25\t\t'-2\t\r\n");
}

/// Names that a spreadsheet would run are text in every file and on the clipboard, amounts stay numbers, and both come
/// back as they were.
#[test]
fn fault_25_no_name_is_a_formula() {
    for text in ["=cmd|' /C calc'!A0", "=cmd", "+1", "-2", "@x", "\tx", "\rx", "\nx", "＝x", "'=x"] {
        let copied = write(&[vec![Entry::Text(text)]], 2, NumberStyle::Point);
        let start = copied.trim_start_matches('"');
        assert!(start.starts_with('\''), "{copied:?}");

        let profile = Profile { region: text.into(), ..Profile::named("Acme") };
        let month = Month::new(2025, 1).unwrap();
        let ledger = Ledger::from_cells(Span::new(month, 1), vec![-1_250], Vec::new()).unwrap();
        let fields = [(Field::Name, "Name"), (Field::Region, "Region")];
        let sales = |month: Month| month.to_string();
        let headings = Headings { fields: &fields, facts: &[], sales: &sales, margin: &sales };
        let file = accounts(&[profile], &ledger, headings, 2);
        let written = String::from_utf8(file.clone()).unwrap();
        let line = written.split_once("\r\n").unwrap().1;
        assert!(line.starts_with("Acme,'") || line.starts_with("Acme,\"'"), "{line:?}");
        assert!(line.ends_with(",-12.50\r\n"), "{line:?}");
        let back =
            import::read(&file, &ImportOptions::default(), &mut |_| ControlFlow::Continue(())).unwrap().book;
        // White space around a name means nothing; all else comes back.
        assert_eq!(&*back.profiles[0].region, text.trim());
        assert_eq!(back.ledger, ledger);
    }
}

/// A table of accounts and regions, as a file of ours.
fn exported(regions: &[String]) -> Vec<u8> {
    let profile = |(at, region): (usize, &String)| Profile {
        region: (**region).into(),
        ..Profile::named(&format!("n{at}"))
    };
    let profiles: Vec<Profile> = regions.iter().enumerate().map(profile).collect();
    let span = Span::new(Month::new(2025, 1).unwrap(), 1);
    let ledger = Ledger::from_cells(span, vec![100; regions.len()], Vec::new()).unwrap();
    let fields = [(Field::Name, "Name"), (Field::Region, "Region")];
    let sales = |month: Month| month.to_string();
    accounts(&profiles, &ledger, Headings { fields: &fields, facts: &[], sales: &sales, margin: &sales }, 2)
}

fn regions(file: &[u8]) -> Vec<String> {
    let read = import::read(file, &ImportOptions::default(), &mut |_| ControlFlow::Continue(()));
    read.unwrap().book.profiles.iter().map(|profile| profile.region.to_string()).collect()
}

/// An apostrophe before a formula sign is taken off where it was put on, and nowhere else.
#[test]
fn only_what_was_guarded_is_unguarded() {
    let own = ["'=Kept Mark", "=Mark", "''@x", "plain"].map(String::from);
    assert_eq!(regions(&exported(&own)), own);
    let plain = ["'quoted'".to_string(), "plain".to_string()];
    assert!(exported(&plain).starts_with("\u{feff}Name,".as_bytes()));
    let foreign = "Name,Region,2025-01\nA,'=Kept Mark,1\nB,''=x,1\nC,=x,1\n";
    assert_eq!(regions(foreign.as_bytes()), ["'=Kept Mark", "''=x", "=x"]);
}

proptest! {
    /// Whatever a name begins with, and however it comes in first, it comes back from every file of ours.
    #[test]
    fn export_then_import_keeps_every_text(texts in prop::collection::vec("'{0,3}[=+@＝-]?[a-z']{0,3}", 1..6)) {
        let trimmed: Vec<String> = texts.iter().map(|text| text.trim().to_string()).collect();
        let once = regions(&exported(&trimmed));
        prop_assert_eq!(&once, &trimmed);
        let lines: String = trimmed.iter().enumerate().map(|(at, text)| format!("n{at},{text},1\n")).collect();
        prop_assert_eq!(regions(format!("Name,Region,2025-01\n{lines}").as_bytes()), trimmed);
    }

    #[test]
    fn text_comes_back(rows in prop::collection::vec(prop::collection::vec("[a-z=+'@\"\t\r\n-]{0,8}|\\PC{0,8}", 1..4), 1..4)) {
        let entries: Vec<Vec<Entry>> = rows.iter().map(|row| row.iter().map(|cell| Entry::Text(cell)).collect()).collect();
        let back = read_own(&write(&entries, 2, NumberStyle::Point)).expect("rows");
        let back: Vec<Vec<String>> = back.iter().map(|row| row.iter().map(|cell| cell.to_string()).collect()).collect();
        prop_assert_eq!(back, rows);
    }

    #[test]
    fn amounts_come_back(minor in -Money::LIMIT.0..=Money::LIMIT.0) {
        let copied = write(&[vec![Entry::Amount(Money(minor))]], 2, NumberStyle::Point);
        prop_assert_eq!(read_amount(copied.trim_end(), 2).map(|amount| amount.round(2)), Ok(Some(Money(minor))));
    }
}
