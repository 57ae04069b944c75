//! Units that headings and titles tell amounts in: thousands, 万元, $M.

use crate::support::imports::{self, accounts, import, import_with, total};
use keyline::file::currency::Tender;
use keyline::file::import::{Import, ImportOptions, IssueKind};
use keyline::file::unit::{in_title, split};
use keyline::plan::Currency;

/// Headings, what is left of them, and the power of ten of their unit.
#[test]
fn units_of_headings() {
    let cases: [(&str, Option<(&str, u8)>); 46] = [
        ("金额(万元)", Some(("金额", 4))),
        ("金额（万元）", Some(("金额", 4))),
        ("金额/万元", Some(("金额", 4))),
        ("销售额万元", Some(("销售额", 4))),
        ("金额（单位：千元）", Some(("金额", 3))),
        ("金额（亿元）", Some(("金额", 8))),
        ("金额(百万美元)", Some(("金额", 6))),
        ("金额(人民币万元)", Some(("金额", 4))),
        ("2025年1月(万元)", Some(("2025年1月", 4))),
        ("金额(元)", Some(("金额", 0))),
        ("Jan 2025 (k€)", Some(("Jan 2025", 3))),
        ("Jan 2025 (000)", Some(("Jan 2025", 3))),
        ("2025-01 TEUR", Some(("2025-01", 3))),
        ("Sales (000)", Some(("Sales", 3))),
        ("Sales ('000)", Some(("Sales", 3))),
        ("Sales ($000s)", Some(("Sales", 3))),
        ("Sales (USD 1,000)", Some(("Sales", 3))),
        ("Umsatz in Tsd. €", Some(("Umsatz", 3))),
        ("Umsatz in T€", Some(("Umsatz", 3))),
        ("Umsatz (Mio. EUR)", Some(("Umsatz", 6))),
        ("Revenue ($M)", Some(("Revenue", 6))),
        ("Revenue, $m", Some(("Revenue", 6))),
        ("Revenue $ million", Some(("Revenue", 6))),
        ("Revenue in millions", Some(("Revenue", 6))),
        ("Revenue (in thousands of euros)", Some(("Revenue", 3))),
        ("Sales USD bn", Some(("Sales", 9))),
        ("Sales (INR lakh)", Some(("Sales", 5))),
        ("$M Sales", Some(("Sales", 6))),
        ("Amount_kEUR", Some(("Amount", 3))),
        ("Importe (miles)", Some(("Importe", 3))),
        ("売上高（百万円）", Some(("売上高", 6))),
        ("Amount (EUR)", None),
        ("Amount (m2)", None),
        ("Amount (t)", None),
        ("Amount (Cr)", None),
        ("Amount (b)", None),
        ("Amount (1000)", None),
        ("Amount (2025)", None),
        ("Sales M", None),
        ("Region K", None),
        ("2025-01", None),
        ("Jan 2025", None),
        ("客户", None),
        ("单位", None),
        ("往来单位", None),
        ("Million Dollar Accounts", None),
    ];
    for (heading, expected) in cases {
        let found = split(heading).map(|(bare, unit)| (bare, unit.power));
        assert_eq!(found, expected.map(|(bare, power)| (bare.into(), power)), "{heading}");
    }
}

#[test]
fn units_of_titles() {
    let cases: [(&str, Option<u8>); 19] = [
        ("单位：万元", Some(4)),
        ("单位:千元", Some(3)),
        ("金额单位：人民币万元", Some(4)),
        ("2025年销售明细（单位：亿元）", Some(8)),
        ("单位：万元 日期：2025-06", Some(4)),
        ("All amounts in EUR thousand", Some(3)),
        ("All amounts in EUR thousand unless otherwise stated", Some(3)),
        ("Sales by customer, in $ millions", Some(6)),
        ("(In thousands, except units)", Some(3)),
        ("Angaben in Tsd. €", Some(3)),
        ("kEUR", Some(3)),
        ("Unit: k€", Some(3)),
        ("单位：元", None),
        ("编制单位：万科公司", None),
        ("单位：华东公司", None),
        ("Sales of the year 2025", None),
        ("The 5 million EUR accounts", None),
        ("One in a Million Ltd", None),
        ("Key accounts in EUR", None),
    ];
    for (title, expected) in cases {
        assert_eq!(in_title(title).map(|unit| unit.power), expected, "{title}");
    }
}

fn of(code: &str) -> Tender {
    Tender::Of(Currency::by_code(code).unwrap())
}

fn told(import: &Import) -> Vec<(&str, u8, &[usize])> {
    import.units.iter().map(|seen| (&*seen.unit.said, seen.unit.power, &seen.columns[..])).collect()
}

#[test]
fn the_unit_of_a_heading_multiplies_exactly() {
    let file = "客户,日期,金额(万元)\n甲,2025-01-05,12.5\n甲,2025-01-06,0.12345678\n";
    let found = import(file).unwrap();
    // 125,000 and 1,234.5678 are added up before they are rounded.
    assert_eq!(accounts(&found), [("甲", &[12_623_457][..])]);
    assert_eq!(told(&found), [("万元", 4, &[2][..])]);
    assert_eq!(found.tenders, [(of("CNY"), 1)]);
    let (cell, as_it_stands, scaled) = found.units[0].example.clone().unwrap();
    assert_eq!(
        (&*cell, as_it_stands.to_string(), scaled.to_string()),
        ("12.5", "12.5".into(), "125000".into())
    );
    // Who knows better takes them as they stand, and is told of the unit still.
    let options = ImportOptions { amounts_as_they_stand: true, ..ImportOptions::default() };
    let found = import_with(file, &options).unwrap();
    assert_eq!((total(&found).0, told(&found)), (1_262, vec![("万元", 4, &[2][..])]));
}

#[test]
fn columns_of_different_units_are_each_in_their_own() {
    let file = "Customer,Jan 2025 (k€),Feb 2025 (€),Mar 2025\nA,1.5,2,3\nA B,-,2.25,\"1,000\"\n";
    let found = import(file).unwrap();
    assert_eq!(
        accounts(&found),
        [("A", &[150_000, 200, 300][..]), ("A B", &[0, 225, 100_000])],
        "{:?}",
        found.columns
    );
    assert_eq!((told(&found), found.tenders[0].0), (vec![("k€", 3, &[1][..])], of("EUR")));
    // Rows that are added together are in it as well.
    let file = "Customer,Jan 2025 (k€)\nA,1.5\nA,2.0004\n";
    let options = ImportOptions { add_duplicates_together: true, ..ImportOptions::default() };
    assert_eq!(accounts(&import_with(file, &options).unwrap()), [("A", &[350_040][..])]);
}

#[test]
fn the_unit_of_a_title_holds_for_amounts_that_tell_none() {
    let file = "All amounts in EUR thousand,,,\n,,,\nCustomer,Date,Sales,Cost\nA,2025-01-05,1.5,1\n";
    let found = import(file).unwrap();
    assert_eq!((total(&found).0, found.book.ledger.margin_minor()), (150_000, &[50_000][..]));
    assert_eq!((told(&found), found.tenders[0].0), (vec![("EUR thousand", 3, &[2, 3][..])], of("EUR")));
    // A heading that says yuan is not in ten thousands, and what is no money is not multiplied.
    let file = "单位：万元\n客户,拜访次数,2025年1月,2025年2月(元)\n甲,3,1,20000\n";
    let found = import(file).unwrap();
    assert_eq!(accounts(&found), [("甲", &[1_000_000, 2_000_000][..])]);
    assert_eq!(found.book.profiles[0].fact(keyline::plan::Fact::Visits), Some(3));
    // A cell that tells its own is in that.
    let found = import("客户,2025年1月(万元)\n甲,12.5万\n乙,¥3\n").unwrap();
    assert_eq!(accounts(&found), [("甲", &[12_500_000][..]), ("乙", &[3_000_000])]);
}

#[test]
fn what_a_unit_makes_too_large_is_told() {
    let found = import("客户,2025年1月(亿元)\n甲,9000000\n乙,1\n").unwrap();
    assert_eq!((found.rows_waiting, total(&found).0), (1, 10_000_000_000));
}

/// Quantity in thousands times price; a title says nothing of a quantity.
#[test]
fn quantities_have_units_of_their_own() {
    let found = import("Customer,Date,Quantity (000),Unit price\nA,2025-01-05,1.5,2.25\n").unwrap();
    assert_eq!(total(&found).0, 337_500);
    let found = import("In thousands,,,\nCustomer,Date,Quantity,Unit price\nA,2025-01-05,2,1.5\n").unwrap();
    assert_eq!(total(&found).0, 300_000);
}

/// Files with a row of units or types below the headings: it is no account and no issue, its units multiply and are told.
/// The sum of the book in minor units; each unit's power and columns; the currency; the accounts.
#[test]
fn a_row_of_units_below_the_headings() {
    type Told = (&'static str, i64, &'static [(u8, &'static [usize])], Option<&'static str>, usize);
    let wide = "Code,Customer,2025-01,2025-02\n";
    let cases: [(&str, Told); 18] = [
        (wide, (",,EUR,EUR\n1,A,10,20\n2,B,30,40\n", 10_000, &[], Some("EUR"), 2)),
        (wide, (",,kEUR,kEUR\n1,A,10,20\n", 3_000_000, &[(3, &[2, 3])], Some("EUR"), 1)),
        (wide, ("code,text,kEUR,EUR\n1,A,10,20\n", 1_002_000, &[(3, &[2])], Some("EUR"), 1)),
        (wide, ("Text,Text,Number,Number\n1,A,10,20\n", 3_000, &[], None, 1)),
        (
            wide,
            (
                "varchar,varchar,decimal,decimal\n,,TEUR,TEUR\n1,A,10,20\n",
                3_000_000,
                &[(3, &[2, 3])],
                Some("EUR"),
                1,
            ),
        ),
        (wide, (",Einheit:,Tsd. €,Tsd. €\n1,A,10,20\n", 3_000_000, &[(3, &[2, 3])], Some("EUR"), 1)),
        (wide, (",,'000,'000\n1,A,10,20\n", 3_000_000, &[(3, &[2, 3])], None, 1)),
        (wide, (",,pcs,pcs\n1,A,10,20\n", 3_000, &[], None, 1)),
        ("客户,2025年1月,2025年2月\n", (",(元),(万元)\n甲,1,2\n", 2_000_100, &[(4, &[2])], Some("CNY"), 1)),
        (
            "客户,2025年1月,2025年2月\n",
            (",（万元）,（万元）\n甲,1,2\n", 3_000_000, &[(4, &[1, 2])], Some("CNY"), 1),
        ),
        (
            "客户,2025年1月,2025年2月\n",
            ("单位：万元,,\n甲,1,2\n", 3_000_000, &[(4, &[1, 2])], Some("CNY"), 1),
        ),
        (
            "单位：万元,,\n客户,2025年1月,2025年2月\n",
            (",万元,元\n甲,1,2\n", 1_000_200, &[(4, &[1])], Some("CNY"), 1),
        ),
        (
            "Date,Customer,Quantity,Unit price\n",
            ("date,text,pcs,EUR/pcs\n2025-01-05,A,3,2.5\n", 750, &[], Some("EUR"), 1),
        ),
        (
            "日期,客户,数量,金额\n",
            ("yyyy-mm-dd,文本,件,万元\n2025-01-05,甲,3,2\n", 2_000_000, &[(4, &[3])], Some("CNY"), 1),
        ),
        // A rate is no amount, and so no second column of its month.
        ("Customer,2025-01,2025-01\n", (",EUR,%\nA,10,0.2\n", 1_000, &[], Some("EUR"), 1)),
        // Rows of data say other things.
        (wide, ("1,EUR,1000,2000\n2,Text,3,4\n", 300_700, &[], None, 2)),
        (wide, ("1,A,1000,\n2,Number,,4\n", 100_400, &[], None, 2)),
        ("Customer,2025-01\n", ("One in a Million Ltd,\nB,4\n", 400, &[], None, 2)),
    ];
    for (headings, (rows, sum, units, tender, count)) in cases {
        let file = format!("{headings}{rows}");
        let found = import(&file).expect(&file);
        assert_eq!(total(&found).0, sum, "{file}");
        let seen: Vec<(u8, &[usize])> = told(&found).into_iter().map(|(_, power, at)| (power, at)).collect();
        assert_eq!(seen, units, "{file}");
        assert_eq!(found.tenders.first().map(|it| it.0), tender.map(of), "{file}");
        assert_eq!((found.book.profiles.len(), found.rows_read), (count, count), "{file}");
        assert!(
            found.causes.iter().all(|cause| matches!(cause.first[0].kind, IssueKind::NoSales { .. })),
            "{file}"
        );
    }
}

/// Rows are counted as a spreadsheet counts them, and the columns show in what they are told.
#[test]
fn below_a_row_of_units_rows_keep_their_numbers() {
    let file = "Sales,,,\nCode,Customer,2025-01,2025-02\n,,k€,k€\n1,A,10,x\n";
    let found = import(file).unwrap();
    let rows: Vec<_> = imports::issues(&found).into_iter().map(|(row, heading, ..)| (row, heading)).collect();
    assert_eq!(rows, [(4, "2025-02 (k€)")]);
    let headings: Vec<&str> = found.columns.iter().map(|column| &*column.heading).collect();
    assert_eq!((headings, found.heading_row), (vec!["Code", "Customer", "2025-01 (k€)", "2025-02 (k€)"], 2));
    assert_eq!(found.columns[2].samples, [Box::from("10")]);
    let lines = "Date,Customer,Amount\ndate,text,kEUR\n2025-01-05,A,x\n2025-01-05,A,1\n";
    assert_eq!(imports::issues(&import(lines).unwrap())[0].0, 3);
    // Who takes amounts as they stand does not lose the row of units either.
    let options =
        ImportOptions { amounts_as_they_stand: true, heading_row: Some(1), ..ImportOptions::default() };
    let found = import_with("Customer,2025-01\n,kEUR\nA,10\n", &options).unwrap();
    assert_eq!(accounts(&found), [("A", &[1_000][..])]);
}
