//! Rows of totals: what they are called, what their amounts prove, and what is said of them.

use crate::support::imports::{accounts, import, import_with, issues, total};
use keyline::file::import::{Import, ImportOptions, IssueKind, Weight};
use keyline::plan::folded;

/// The rows of totals that are told: the row, what stands there, its sum.
fn totals(import: &Import) -> Vec<(usize, &str, String)> {
    let issues = import.causes.iter().flat_map(|cause| &cause.first);
    let totals = issues.filter(|issue| matches!(issue.kind, IssueKind::TotalRow | IssueKind::SumRow));
    totals.map(|it| (it.row, &*it.found, it.sum.map_or_else(String::new, |sum| sum.to_string()))).collect()
}

/// What totals are called in the languages of files, in the midst of the rows and at their end, by month and by line.
#[test]
fn totals_by_their_words() {
    let words = [
        "Total",
        "TOTAL:",
        "Totals",
        "Sum",
        "Subtotal",
        "Sub-total",
        "Grand Total",
        "Overall total",
        "** Total **",
        "Total (2)",
        "Total 2025",
        "合计",
        "合 计",
        "小计",
        "总计",
        "共计",
        "累计",
        "本页合计",
        "合计（2家）",
        "合計",
        "小計",
        "總計",
        "総計",
        "Gesamt",
        "Summe",
        "Zwischensumme",
        "Gesamtsumme",
        "Gesamtergebnis",
        "Insgesamt",
        "Total général",
        "Sous-total",
        "Somme",
        "Totale",
        "Totale generale",
        "Totaal",
        "Eindtotaal",
        "Suma",
        "Suma total",
        "Total geral",
        "Итого",
        "ИТОГО:",
        "Всего",
        "Итог",
        "Общий итог",
        "Razem",
        "Celkem",
        "Toplam",
        "합계",
        "총계",
        "소계",
    ];
    for word in words {
        let end = format!("Customer,2025-01,2025-02\nA,1,2\nB,3,4\n{word},4,6\n");
        let midst = format!("{end}C,5,6\nD,7,8\n{word},12,14\n");
        let lines = format!("Date,Customer,Amount\n2025-01-05,A,4\n2025-01-06,B,6\n,{word},10\n");
        let more = format!("{lines}2025-01-07,C,1\n2025-01-07,D,2\n,{word},3\n");
        for (file, told) in [
            (&end, vec![(4, "10")]),
            (&midst, vec![(4, "10"), (7, "26")]),
            (&lines, vec![(4, "10")]),
            (&more, vec![(4, "10"), (7, "3")]),
        ] {
            let found = import(file).expect(word);
            let told: Vec<_> = told.into_iter().map(|(row, sum)| (row, word, sum.to_string())).collect();
            assert_eq!(totals(&found), told, "{file}");
            assert!(accounts(&found).iter().all(|account| account.0.len() == 1), "{file}");
            assert!(found.is_ready && found.must_fix_total == 0, "{file}");
        }
    }
}

/// Rows below 10 and 26 in A and 30 and 4 in B that name what they are of; all are totals since they add up.
#[test]
fn totals_of_something() {
    let words = [
        "North total",
        "North Subtotal",
        "Nord Summe",
        "Nord Ergebnis",
        "Summe Nord",
        "Gesamt Nord",
        "Total Nord",
        "Total: North",
        "Sous-total Nord",
        "Totale Nord",
        "Suma Norte",
        "Итого по Северу",
        "Север итого",
        "华北小计",
        "华北 合计",
        "小计：华北",
        "合计（华北）",
        "北部計 合計",
    ];
    for word in words {
        let file = format!("Customer,2025-01,2025-02\nA,10,26\nB,30,4\n{word},40,30\nC,1,1\n");
        let found = import(&file).expect(word);
        assert_eq!(totals(&found), [(4, word, "70".to_string())]);
        assert_eq!(accounts(&found).len(), 3, "{word}");
        // What begins like a total is an account as long as nothing proves it one.
        let file = format!("Customer,2025-01,2025-02\nA,10,26\nB,30,4\n{word},40,31\nC,1,1\n");
        let found = import(&file).expect(word);
        assert_eq!((totals(&found), accounts(&found).len()), (vec![], 4), "{word}");
    }
    let found = import("Customer,2025-01\nA,5\nTotal Energies SE,7\nSummerset,8\nTotalEnergies,5\n").unwrap();
    assert_eq!((accounts(&found).len(), found.causes.len()), (4, 0));
}

/// Rows that only their amounts prove to be totals, and rows that they do not. The rows left out, and the accounts.
#[test]
fn totals_by_their_amounts() {
    let wide = "Region,Customer,2025-01,2025-02\n";
    let (a, b) = ("N,A,12345.67,2310.5\n", "N,B,873.05,98.41\n");
    let lines = "Date,Customer,Amount\n2025-01-05,A,1234.56\n2025-01-06,B,777.7\n";
    let cases: [(String, &[usize], &[&str]); 13] = [
        (format!("{wide}{a}{b},North,13218.72,2408.91\nS,C,1,1\n"), &[4], &["A", "B", "C"]),
        (format!("{wide}{a}{b},,13218.72,2408.91\n"), &[4], &["A", "B"]),
        (format!("{wide}{a}{b}North,,13218.72,2408.91\n"), &[4], &["A", "B"]),
        // Since the last such row, and over all of them.
        (
            format!("{wide}{a}{b},North,13218.72,2408.91\nS,C,700.01,8.25\nS,D,11.11,6.5\n,South,711.12,14.75\n,China,13929.84,2423.66\n"),
            &[4, 7, 8],
            &["A", "B", "C", "D"],
        ),
        // Figures of few digits are no proof, but where nobody is named.
        (format!("{wide}N,A,1,2\nN,B,2,3\nN,C,3,5\n"), &[], &["A", "B", "C"]),
        (format!("{wide}N,A,1000,2000\nN,B,2000,3000\nN,C,3000,5000\n"), &[], &["A", "B", "C"]),
        (format!("{wide}N,A,1,2\nN,B,2,3\n,,3,5\n"), &[4], &["A", "B"]),
        // One row is no sum, nor is one with nothing beside it.
        (format!("{wide}{a}N,B,12345.67,2310.5\n"), &[], &["A", "B"]),
        (format!("{wide}{a}N,Z,,\nN,B,12345.67,2310.5\n"), &[], &["A", "Z", "B"]),
        // Sales that are finer than the plan's.
        (
            "Customer,2025-01,2025-02\nA,12345.674,77.774\nB,2345.674,33.334\nNorth,14691.348,111.108\nC,1,1\n".into(),
            &[4],
            &["A", "B", "C"],
        ),
        (format!("{lines},North,2012.26\n2025-01-07,C,5\n"), &[4], &["A", "B", "C"]),
        (format!("{lines},,2012.26\n2025-01-07,C,5\n"), &[4], &["A", "B", "C"]),
        // With a date and a word; with a date alone it is a sale.
        (format!("{lines}2025-01-31,Total January,2012.26\n2025-02-07,C,2012.26\n"), &[4], &["A", "B", "C"]),
    ];
    for (file, rows, names) in cases {
        let found = import(&file).expect(&file);
        let told: Vec<usize> = totals(&found).into_iter().map(|it| it.0).collect();
        assert_eq!(told, rows, "{file}");
        let left: Vec<&str> = accounts(&found).iter().map(|account| account.0).collect();
        assert_eq!(left, names, "{file}");
        assert!(found.is_ready, "{file}: {:?}", found.causes);
    }
}

/// An account that happens to be the sum of those above it is taken back in by its name, and left out again.
#[test]
fn a_row_that_is_no_total_is_taken() {
    let file = "Region,Customer,2025-01,2025-02\nN,Alder,12345.67,2310.5\nN,Birch,873.05,98.41\n\
                N,Cedar House,13218.72,2408.91\nN,Total,26437.44,4817.82\nS,Dogwood,1,1\n";
    let left = import(file).unwrap();
    assert_eq!(*left.sum_rows, [folded("Cedar House")]);
    assert!(issues(&left).contains(&(4, "", "Cedar House", IssueKind::SumRow, Weight::ToKnow)));
    assert_eq!(accounts(&left).len(), 4, "without it, the total below it is in doubt and kept");

    let taken_sums = [folded("CEDAR  HOUSE")].into();
    let options = ImportOptions { taken_sums, ..ImportOptions::default() };
    let taken = import_with(file, &options).unwrap();
    let names: Vec<&str> = accounts(&taken).iter().map(|account| account.0).collect();
    assert_eq!(names, ["Alder", "Birch", "Cedar House", "Dogwood"]);
    assert_eq!((total(&taken).0, taken.is_ready), (3_125_726, true));
    // It is told so that it can be left out again, and its sales are those of the file.
    assert_eq!(*taken.sum_rows, *left.sum_rows);
    let cause = taken.causes.iter().find(|cause| cause.first[0].kind == IssueKind::SumRow).unwrap();
    assert_eq!((cause.is_beside(), cause.money.to_string()), (false, "15627.63".into()));
    // With it, the total is one.
    assert!(issues(&taken).contains(&(5, "", "Total", IssueKind::TotalRow, Weight::ToKnow)));

    // What is called a total is none of these, nor is what nobody is named by.
    for row in ["N,Total,13218.72,2408.91", "N,,13218.72,2408.91"] {
        let found = import(&file.replace("N,Cedar House,13218.72,2408.91", row)).unwrap();
        assert!(found.sum_rows.is_empty(), "{row}");
        assert!(found.causes.iter().any(|cause| cause.first[0].kind == IssueKind::TotalRow), "{row}");
    }
}

/// Totals are no stages, whichever column has the word.
#[test]
fn totals_are_no_stages() {
    let head = "Date,Customer,Amount,Stage\n2025-01-05,A,10,Won\n2025-01-06,B,20,Lost\n2025-01-07,C,30,Won\n";
    for end in [",,60,Total\n", ",Total,60,\n", ",Total,60,Total\n", ",,60,合计\n"] {
        let found = import(&format!("{head}{end}")).expect(end);
        let stages: Vec<(&str, usize)> = found.stages.iter().map(|it| (&*it.value, it.rows)).collect();
        assert_eq!(stages, [("Won", 2), ("Lost", 1)], "{end}");
        assert_eq!((total(&found).0, found.is_ready, totals(&found).len()), (4_000, true, 1), "{end}");
    }
}
