//! Rows with sales beside the table: above its headings, and below others.

use crate::support::imports::{accounts, import, import_with, issues};
use keyline::file::import::{Import, ImportOptions, IssueKind, Weight};
use keyline::text::{Language, Numbers};

/// What is told of rows beside the table: kind, row, what stands there, rows, sum.
fn beside(import: &Import) -> Vec<(IssueKind, usize, &str, usize, String)> {
    let left = import
        .causes
        .iter()
        .filter(|cause| matches!(cause.first[0].kind, IssueKind::AboveHeadings | IssueKind::OtherTable));
    left.map(|cause| {
        let first = &cause.first[0];
        assert_eq!(first.weight, Weight::ToKnow);
        assert!(cause.is_beside());
        (first.kind.clone(), first.row, &*first.found, cause.rows, cause.money.to_string())
    })
    .collect()
}

/// Files; what is told of the rows beside the table; the accounts that are taken.
#[test]
fn rows_beside_the_table_are_told() {
    use IssueKind::{AboveHeadings, OtherTable};
    type Case<'a> = (&'a str, Option<(IssueKind, usize, &'a str, usize, &'a str)>, &'a [&'a str]);
    let cases: [Case<'_>; 20] = [
        // Data above the headings.
        (
            "Acme,10,20\nBolt,5,\nCustomer,2025-01,2025-02\nCord,1,2\n",
            Some((AboveHeadings, 1, "Acme", 2, "35")),
            &["Cord"],
        ),
        (
            "2025-01-05,Acme,10\n2025-01-06,Bolt,\"1,000.50\"\nDate,Customer,Amount\n2025-01-07,Cord,1\n",
            Some((AboveHeadings, 1, "Acme", 2, "1010.5")),
            &["Cord"],
        ),
        (
            "甲,1,2\n客户,2025年1月(万元),2025年2月(万元)\n乙,1,2\n",
            Some((AboveHeadings, 1, "甲", 1, "30000")),
            &["乙"],
        ),
        ("Acme,10\nCustomer,2025-01\nCord,1\n", Some((AboveHeadings, 1, "Acme", 1, "10")), &["Cord"]),
        (
            "2025-01-05,Acme,3,2.5\nDate,Customer,Quantity,Unit price\n2025-01-07,Cord,1,1\n",
            Some((AboveHeadings, 1, "Acme", 1, "7.5")),
            &["Cord"],
        ),
        // Titles and what is said of the file are none.
        ("Sales 2025,,\nYear,2025,\nCustomer,2025-01,2025-02\nCord,1,2\n", None, &["Cord"]),
        ("Pages,3\n\nCustomer,2025-01\nCord,1\n", None, &["Cord"]),
        ("Total,10,20\nCustomer,2025-01,2025-02\nCord,10,20\n", None, &["Cord"]),
        ("Report,Sales,\nRows,,12\nDate,Customer,Amount\n2025-01-07,Cord,1\n", None, &["Cord"]),
        (",2025,2025\n,Q1,Q1\nCustomer,2025-01,2025-02\nCord,1,2\n", None, &["Cord"]),
        // A second table.
        (
            "Customer,2024-01,2024-02\nAcme,1,2\n\nCustomer,2025-01,2025-02\nAcme,3,4\nBolt,5,6\n",
            Some((OtherTable, 4, "Customer · 2025-01 · 2025-02", 2, "18")),
            &["Acme"],
        ),
        (
            "Customer,202401,202402\nAcme,1,2\nCustomer,202501,202502\nBolt,5,6\n",
            Some((OtherTable, 3, "Customer · 202501 · 202502", 1, "11")),
            &["Acme"],
        ),
        (
            "客户,2024年1月\n甲,1\n合计,1\n,\n客户,2025年1月(万元)\n甲,3\n合计,3\n",
            Some((OtherTable, 5, "客户 · 2025年1月(万元)", 1, "30000")),
            &["甲"],
        ),
        (
            "Date,Customer,Amount\n2025-01-05,Acme,1\nDate,Customer,Region,Amount\n2025-01-06,Bolt,North,5\n",
            Some((OtherTable, 3, "Date · Customer · Region · Amount", 1, "5")),
            &["Acme"],
        ),
        (
            "Customer,2025-01,2025-02\nAcme,1,2\nDate,Customer,Amount\n2025-03-06,Bolt,5\n",
            Some((OtherTable, 3, "Date · Customer · Amount", 1, "5")),
            &["Acme"],
        ),
        (
            "Date,Customer,Amount\n2025-01-05,Acme,1\nCustomer,2025-02,2025-03\nBolt,5,6\n",
            Some((OtherTable, 3, "Customer · 2025-02 · 2025-03", 1, "11")),
            &["Acme"],
        ),
        // The same headings once more, as on each page of a printed list.
        ("Customer,2025-01\nAcme,1\nCustomer,2025-01\nBolt,5\n", None, &["Acme", "Bolt"]),
        ("Customer,2025-01\n,k€\nAcme,1\nCustomer,2025-01\nBolt,5\n", None, &["Acme", "Bolt"]),
        (
            "Date,Customer,Amount\n2025-01-05,Acme,1\nDate,Customer,Amount\n2025-01-06,Bolt,5\n",
            None,
            &["Acme", "Bolt"],
        ),
        // An account may be called as its heading is.
        ("Date,Customer,Amount\n2025-01,Customer,1\n2025-01,Acme,1\n", None, &["Customer", "Acme"]),
    ];
    for (file, told, names) in cases {
        let found = import(file).expect(file);
        let told: Vec<_> = told
            .into_iter()
            .map(|(kind, row, said, rows, sum)| (kind, row, said, rows, sum.into()))
            .collect();
        assert_eq!(beside(&found), told, "{file}");
        let left: Vec<&str> = accounts(&found).iter().map(|account| account.0).collect();
        assert_eq!(left, names, "{file}");
        assert!(found.is_ready, "{file}: {:?}", found.causes);
    }
}

/// The second table is taken where its headings are chosen, and then it is the first that is told.
#[test]
fn another_row_of_headings_takes_the_other_table() {
    let many: String = (0..70).map(|n| format!("Account {n},1,1\n")).collect();
    let file = format!("Customer,2024-01,2024-02\n{many}\nCustomer,2025-01,2025-02\nBolt,5,6\n");
    let found = import(&file).unwrap();
    let (row, line) = found.heading_rows.last().unwrap();
    assert_eq!((*row, &**line), (73, "Customer · 2025-01 · 2025-02"));
    let options = ImportOptions { heading_row: Some(*row), ..ImportOptions::default() };
    let found = import_with(&file, &options).unwrap();
    assert_eq!(accounts(&found), [("Bolt", &[500, 600][..])]);
    assert_eq!(beside(&found), [(IssueKind::AboveHeadings, 2, "Account 0", 70, "140".to_string())]);
}

/// In both languages the line says how many rows, and each place what stands there.
#[test]
fn rows_beside_the_table_are_worded() {
    let above = import("Acme,10,20\nBolt,5,\nCustomer,2025-01,2025-02\nCord,1,2\n").unwrap();
    let below = import("Customer,2024-01\nAcme,1\nCustomer,2025-01\nAcme,3000\n").unwrap();
    let cases = [
        (Language::En, &above, "2 rows with an account and sales above the headings", "“Acme”: 30"),
        (Language::En, &below, "1 row in another table below", "“Customer · 2025-01”: 3,000"),
        (Language::Zh, &above, "标题上方有 2\u{a0}行客户和销售额", "“Acme”：30"),
        (Language::Zh, &below, "下方另有一张表，共 1\u{a0}行", "“Customer · 2025-01”：3,000"),
    ];
    for (language, import, cause, place) in cases {
        let numbers = Numbers::new(language, &keyline::plan::Settings::default());
        let found = &language.text().import().found;
        assert_eq!((found.cause)(&import.causes[0], &numbers), cause);
        assert_eq!((found.detail)(&import.causes[0].first[0], &numbers), place);
        assert!(!(found.advice)(&import.causes[0]).is_empty());
    }
    assert_eq!(issues(&above).len(), 2);
}
