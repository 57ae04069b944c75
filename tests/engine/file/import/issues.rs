//! Broken files: what is read of them, and what is said.

use crate::support::imports::{self, accounts, import, import_with, issues, total};
use keyline::file::date::DayOrder;
use keyline::file::import::{
    Capped, Cause, ImportError, ImportOptions, IssueKind, Missing, NotText, PLACES_KEPT, Question, Role,
    Shape, Weight, outline, read,
};
use keyline::file::number::{Amount, NumberStyle};
use keyline::file::table::Delimiter;
use keyline::plan::{Field, Money, Month};
use std::ops::ControlFlow;

use Weight::{MustFix, ToKnow};

#[test]
fn chinese_wide_with_margin_and_titles() {
    let file = "\u{feff}2025年客户销售报表,,,,\n制表：张三,,,,\n\n客户编号,客户名称,业务员,所属区域,行业,标签,2025年11月,2025年12月,2025年11月毛利\n\
                007,北京　百货,李雷,华北,零售,\"重点,老客户\",\"1,200.50\",¥1.2万,300\n008,'=上海,韩梅,华东,,,-,(500),\n";
    let import = import(file).expect("an import");
    assert_eq!((import.shape, import.heading_row), (Shape::Wide, 4));
    assert_eq!(accounts(&import), [("北京　百货", &[120_050, 1_200_000][..]), ("'=上海", &[0, -50_000])]);
    let first = &import.book.profiles[0];
    assert_eq!(
        (&*first.code, &*first.owner, &*first.region, &*first.segment),
        ("007", "李雷", "华北", "零售")
    );
    assert_eq!(first.tags, ["重点".into(), "老客户".into()]);
    let month = Month::new(2025, 11).expect("a month");
    assert_eq!(import.book.ledger.margin(0, month), Some(Money(30_000)));
    assert_eq!(import.book.ledger.margin(1, month), None);
    assert_eq!(issues(&import), [(6, "2025年12月", "(500)", IssueKind::NegativeSales, ToKnow)]);
    assert!(import.is_ready);
    assert_eq!(import.columns[1].samples, ["北京　百货".into(), "'=上海".into()]);
}

/// Which rows wait is known once the questions are answered; that some will is known before.
#[test]
fn what_no_question_mends_is_told_beside_the_questions() {
    let asked = import("Customer;2025-01;2025-02\nAlder;1.234;5\nBirch;8;7\n").expect("an import");
    assert_eq!((asked.questions(), asked.must_fix_anyway()), (vec![Question::Decimal], false));
    let both = import("Customer;2025-01;2025-02\nAlder;1.234;5\nBirch;lots;7\n").expect("an import");
    assert_eq!((both.questions(), both.must_fix_anyway()), (vec![Question::Decimal], true));
    let none = import("Customer;2025-01;2025-02\nAlder;1;5\nBirch;8;7\n").expect("an import");
    assert_eq!((none.questions(), none.must_fix_anyway()), (vec![], false));
}

#[test]
fn bad_cells_make_their_row_wait() {
    let file = "Customer,2025-01,2025-02\nAcme,1,2\nBolt,x,3\nCord,9 ,\"9,99\"\n,5,6\nDime,1e308,1\nEcho,7,8,9\nFox,4\nGolf\nAcme,10,20\n";
    let import = import(file).expect("an import");
    assert_eq!(accounts(&import), [("Acme", &[100, 200][..]), ("Fox", &[400, 0])]);
    let (either, or) = (Amount::from_decimal(999, 2), Amount::from_decimal(999, 0));
    assert_eq!(
        issues(&import),
        [
            (3, "2025-01", "x", IssueKind::NotANumber, MustFix),
            (4, "2025-02", "9,99", IssueKind::AmbiguousNumber { either, or }, MustFix),
            (5, "Customer", "", IssueKind::NameEmpty, MustFix),
            (6, "2025-01", "1e308", IssueKind::TooLarge, MustFix),
            (7, "", "Echo", IssueKind::RowTooLong { cells: 4, headings: 3 }, MustFix),
            (9, "", "Golf", IssueKind::RowTooShort { cells: 1, headings: 3 }, MustFix),
            (10, "Customer", "Acme", IssueKind::DuplicateName { first_row: 2 }, MustFix),
            (8, "", "Fox", IssueKind::RowTooShort { cells: 2, headings: 3 }, ToKnow),
        ]
    );
    assert_eq!(
        (import.rows_read, import.rows_waiting, import.causes.len(), import.must_fix_total),
        (9, 7, 8, 7)
    );
    assert!(!import.is_ready);
    let options = ImportOptions { leave_out_waiting: true, ..ImportOptions::default() };
    assert!(import_with(file, &options).expect("an import").is_ready);
}

#[test]
fn duplicates() {
    let file = "Code,Customer Name,2025-01\n1,Acme,0.005\n2,Acme,5\n1,Acme East,0.005\n,Acme,1\n";
    let found = import(file).expect("an import");
    assert_eq!(
        issues(&found),
        [
            (4, "Customer Name", "Acme East", IssueKind::DuplicateName { first_row: 2 }, MustFix),
            (5, "Customer Name", "Acme", IssueKind::DuplicateName { first_row: 2 }, MustFix),
        ]
    );
    assert_eq!(accounts(&found), [("Acme", &[1][..]), ("Acme", &[500])]);
    // Added together as decimals, not as rounded cells: .005 + .005 + 1 is 1.01.
    let options = ImportOptions { add_duplicates_together: true, ..ImportOptions::default() };
    let added = import_with(file, &options).expect("an import");
    assert_eq!(accounts(&added), [("Acme", &[101][..]), ("Acme", &[500])]);
    assert_eq!((added.rounding, added.must_fix_total), (Amount::ZERO, 0));
}

#[test]
fn overdue_receivables() {
    let file = "Customer,Overdue,2025-01\nAcme,12.50,5\nBest,,5\nCopper,-3,5\nAcme,1,1\n";
    let options = ImportOptions { add_duplicates_together: true, ..ImportOptions::default() };
    let found = import_with(file, &options).expect("an import");
    let owed = |found: &keyline::file::import::Import| {
        found.book.profiles.iter().map(|it| it.overdue).collect::<Vec<_>>()
    };
    assert_eq!(owed(&found), [Some(Money(1_350)), None, Some(Money(-300))]);
    let found = import("客户名称,逾期应收款,2025年1月\n甲,12,5\n").expect("an import");
    assert_eq!(owed(&found), [Some(Money(1_200))]);
    // What is no amount waits, as a month's sales would.
    let found = import("Customer,Overdue,2025-01\nAcme,soon,5\n").expect("an import");
    assert_eq!(issues(&found), [(2, "Overdue", "soon", IssueKind::NotANumber, MustFix)]);
}

#[test]
fn full_width_spaces_do_not_make_another_account() {
    let file =
        "Date,Customer,Amount\n2025-01-05,北京　百货,1\n2025-01-06,北京 百货 ,2\n2025-02-01,　北京　百货,3\n";
    assert_eq!(accounts(&import(file).expect("an import")), [("北京　百货", &[300, 300][..])]);
}

#[test]
fn totals_at_the_end_are_left_out() {
    let file = "Customer,2025-01\nTotal,1\nAcme,2\n合 计,3\n\nGrand total:,3\nSource: ERP,\n";
    let import = import(file).expect("an import");
    assert_eq!(accounts(&import), [("Total", &[100][..]), ("Acme", &[200])]);
    let kinds: Vec<_> =
        issues(&import).into_iter().map(|(row, _, found, kind, _)| (row, found.to_owned(), kind)).collect();
    let total = |row, found: &str| (row, found.to_owned(), IssueKind::TotalRow);
    let note = (7, "Source: ERP".to_owned(), IssueKind::NoteRow);
    assert_eq!(kinds, [total(4, "合 计"), total(6, "Grand total:"), note]);
    let lines = "Date,Customer,Amount\n2025-01-05,Acme,1\n,合计,1\n";
    let import = imports::import(lines).expect("an import");
    assert_eq!((accounts(&import), import.must_fix_total), (vec![("Acme", &[100][..])], 0));
}

#[test]
fn months_twice_are_asked_about() {
    let file = "Customer,2025-01,Jan 2025,Sales 2025-02,Qty 2025-02,Margin 2025-02\nAcme,1,2,3,4,5\n";
    let import = import(file).expect("an import");
    assert_eq!(accounts(&import), [("Acme", &[100, 300][..])]);
    let (role, first_heading) = (Role::Month(Month::new(2025, 1).expect("a month")), "2025-01".into());
    let kind = IssueKind::RoleTwice { role, first: 1, first_heading };
    assert_eq!(issues(&import), [(1, "Jan 2025", "Jan 2025", kind, MustFix)]);
    assert_eq!((import.twice(), import.is_ready), (vec![(role, vec![1, 2])], false));
    assert_eq!(import.book.ledger.margin_cells().collect::<Vec<_>>(), [None, Some(500)]);
}

#[test]
fn accounts_without_sales_are_one_issue() {
    let import = import("Customer,2025-01\nAcme,0\nBolt,-\nCord,1\n").expect("an import");
    assert_eq!(issues(&import), [(2, "", "", IssueKind::NoSales { accounts: 2 }, ToKnow)]);
}

#[test]
fn the_decimal_sign_of_a_file() {
    let style =
        |file: &str| import(file).map(|import| (import.decimal, total(&import).0, import.must_fix_total));
    assert_eq!(style("Customer;2025-01\nA;1,5\nB;1.234\n"), Ok((Some(NumberStyle::Comma), 123_550, 0)));
    assert_eq!(style("Customer;2025-01\nA;1.234\nB;1,5\n"), Ok((Some(NumberStyle::Comma), 123_550, 0)));
    assert_eq!(style("Customer;2025-01\nA;1.5\nB;1,234\n"), Ok((Some(NumberStyle::Point), 123_550, 0)));
    assert_eq!(style("Customer;2025-01\nA;1,234\nB;5\n"), Ok((None, 500, 1)));
    assert_eq!(style("Customer;2025-01\nA;1.234\nB;5\n"), Ok((None, 500, 1)));
    assert_eq!(style("Customer,2025-01\nA,1.234\nB,5\n"), Ok((Some(NumberStyle::Point), 623, 0)));
    assert_eq!(style("Customer,2025-01\nA,\"1,234\"\nB,5\n"), Ok((Some(NumberStyle::Point), 123_900, 0)));
    assert_eq!(style("Customer,2025-01\nA,\"1.234,5\"\nB,5\n"), Ok((Some(NumberStyle::Comma), 123_950, 0)));
    assert_eq!(style("Customer,2025-01\nA,\"9,99\"\nB,5\n"), Ok((Some(NumberStyle::Point), 500, 1)));
    assert_eq!(style("Customer\t2025-01\nA\t1,5\nB\t2.5\n"), Ok((Some(NumberStyle::Point), 250, 1)));
    // What is copied from a spreadsheet stands between tabs, which say nothing of the sign.
    assert_eq!(style("Customer\t2025-01\nA\t2.000\nB\t5\n"), Ok((None, 500, 1)));
    assert_eq!(style("Customer\t2025-01\nA\t2,000\nB\t5\n"), Ok((None, 500, 1)));
    assert_eq!(style("Customer\t2025-01\nA\t2.000\nB\t0,5\n"), Ok((Some(NumberStyle::Comma), 200_050, 0)));
    assert_eq!(style("Customer\t2025-01\nA\t2000\nB\t5\n"), Ok((None, 200_500, 0)));
    // Both signs for certain: what either could mean waits, whichever came first.
    let (point, comma) = ("A,\"1,234.5\"\n", "B,\"1.234,5\"\n");
    for rows in [[point, comma], [comma, point]] {
        let file = ["Customer,2025-01\n", rows[0], rows[1], "C,\"2.000\"\n"].concat();
        assert_eq!(style(&file), Ok((None, 246_900, 1)), "{file}");
    }
    let chosen = ImportOptions { decimal: Some(NumberStyle::Comma), ..ImportOptions::default() };
    let import = import_with("Customer;2025-01\nA;1,234\n", &chosen).expect("an import");
    assert_eq!(total(&import), Money(123));
}

#[test]
fn the_day_order_of_a_file() {
    let order = |file: &str| {
        import(file).map(|import| (import.day_order, import.book.ledger.span().months, import.rows_waiting))
    };
    let day = Some(DayOrder::DayFirst);
    assert_eq!(order("Date,Customer,Amount\n05/01/2013,A,1\n25/02/2013,A,1\n"), Ok((day, 2, 0)));
    assert_eq!(
        order("Date,Customer,Amount\n05/01/2013,A,1\n02/25/2013,A,1\n"),
        Ok((Some(DayOrder::MonthFirst), 4, 0))
    );
    assert_eq!(
        order("Date,Customer,Amount\n05/01/2013,A,1\n2013-01-05,A,1\n06/01/2013,A,1\n"),
        Ok((None, 1, 2))
    );
    assert_eq!(order("Date,Customer,Amount\n25/01/2013,A,1\n01/25/2013,A,1\n"), Ok((day, 1, 1)));
    let asked = import("Date,Customer,Amount\n05/01/2013,A,1\n06/01/2013,A,1\n").expect("an import");
    assert_eq!(issues(&asked), [(2, "Date", "05/01/2013", IssueKind::AmbiguousDates, MustFix)]);
    assert_eq!((asked.rows_waiting, asked.book.profiles.len()), (2, 0));
    let options = ImportOptions { day_order: day, ..ImportOptions::default() };
    let import =
        import_with("Date,Customer,Amount\n05/01/2013,A,1\n06/02/2013,A,1\n", &options).expect("an import");
    assert_eq!(accounts(&import), [("A", &[100, 100][..])]);
}

#[test]
fn transactions() {
    let file = "日期,客户编号,客户名称,业务员,区域,金额,成本\n\
                2025-03-05,7,Acme,Old,North,0.005,0.001\n\
                2025年1月5日,7,Acme,,South,0.005,0.001\n\
                41700,8,Bolt,Kim,East,(3),\n\
                2025-03-07 10:00:00,7,Acme Ltd,New,,10,4\n\
                x,7,Acme,New,,10,4\n2025-03-07,7,Acme,New,,,4\n2025-03-07,,,New,,1,4\n";
    let import = import(file).expect("an import");
    assert_eq!(import.shape, Shape::Transactions);
    let span = import.book.ledger.span();
    assert_eq!((span.first.to_string(), span.months), ("2014-03".into(), 133));
    let [acme, bolt] = &import.book.profiles[..] else { panic!("{:?}", import.book.profiles) };
    assert_eq!((&*acme.name, &*acme.code, &*acme.owner, &*acme.region), ("Acme Ltd", "7", "New", "North"));
    assert_eq!((&*bolt.name, &*bolt.region), ("Bolt", "East"));
    let month = |year, month| Month::new(year, month).expect("a month");
    let ledger = &import.book.ledger;
    // 10.005 rounds once, to 10.01.
    assert_eq!(
        (ledger.sales(0, month(2025, 3)), ledger.margin(0, month(2025, 3))),
        (Money(1_001), Some(Money(600)))
    );
    assert_eq!((ledger.sales(1, month(2014, 3)), ledger.margin(1, month(2014, 3))), (Money(-300), None));
    // The firm of code 7 has another name now: it is asked whether that is another account.
    assert_eq!(import.questions(), [Question::ToldBy]);
    let several = |field, kept: &str, other: &str| IssueKind::SeveralValues {
        field,
        kept: kept.into(),
        others: vec![other.into()],
        count: 1,
    };
    let mut told = issues(&import);
    told.retain(|issue| !matches!(issue.3, IssueKind::NoTransactions { .. }));
    assert_eq!(
        told,
        [
            (6, "日期", "x", IssueKind::NotADate, MustFix),
            (7, "金额", "", IssueKind::NotANumber, MustFix),
            (8, "客户名称", "", IssueKind::NameEmpty, MustFix),
            (2, "业务员", "Acme Ltd", several(Field::Owner, "New", "Old"), ToKnow),
            (2, "区域", "Acme Ltd", several(Field::Region, "North", "South"), ToKnow),
            (4, "", "-3", IssueKind::NegativeSales, ToKnow),
        ]
    );
    assert_eq!((import.rows_read, import.rows_waiting), (7, 3));
}

#[test]
fn a_far_date_waits() {
    let file = "Date,Customer,Amount\n2013-01-05,A,1\n2013-02-05,A,1\n2103-02-05,B,1\n";
    let import = import(file).expect("an import");
    assert_eq!(accounts(&import), [("A", &[100, 100][..])]);
    let (first, last) = (import.book.ledger.span().first, import.book.ledger.span().last().expect("a month"));
    assert_eq!(issues(&import), [(4, "Date", "2103-02", IssueKind::FarDate { first, last }, MustFix)]);
    assert_eq!(import.rows_waiting, 1);
}

#[test]
fn same_name_with_other_code_is_another_account() {
    let import = import("Date,Customer ID,Customer Name,Sales\n2025-01-05,1,A,1\n2025-01-05,2,A,2\n")
        .expect("an import");
    assert_eq!(accounts(&import), [("A", &[100][..]), ("A", &[200])]);
    assert_eq!(
        issues(&import),
        [(3, "Customer Name", "A", IssueKind::DuplicateName { first_row: 2 }, ToKnow)]
    );
}

#[test]
fn chosen_roles_win() {
    let file = "Konto,Region,Jan,2025-02\nAcme,North,1,2\n";
    let roles = vec![
        (0, Role::Profile(Field::Name)),
        (1, Role::Ignored),
        (2, Role::Month(Month::new(2025, 1).expect("a month"))),
    ];
    let import = import_with(file, &ImportOptions { roles, ..ImportOptions::default() }).expect("an import");
    assert_eq!(accounts(&import), [("Acme", &[100, 200][..])]);
    assert_eq!(&*import.book.profiles[0].region, "");
}

/// Where a file cannot be read, its columns can still be shown and chosen.
#[test]
fn the_outline_of_a_file_without_known_headings() {
    let outline = |file: &str| outline(file.as_bytes(), &ImportOptions::default());
    let found = outline("Report\nKonto;Jan;Region\nAcme;1;North\nBolt;2;North\n").expect("an outline");
    assert_eq!((found.shape, found.delimiter, found.heading_row), (None, Some(Delimiter::Semicolon), 2));
    let columns: Vec<_> =
        found.columns.iter().map(|column| (&*column.heading, column.role, column.samples.len())).collect();
    assert_eq!(
        columns,
        [("Konto", Role::Ignored, 2), ("Jan", Role::Ignored, 2), ("Region", Role::Profile(Field::Region), 1)]
    );
    assert_eq!(outline("Customer,2025-01\nA,1\n").map(|found| found.shape), Ok(Some(Shape::Wide)));
    assert_eq!(outline("prose\nprose\n"), Err(ImportError::NotATable));
}

#[test]
fn headings_pair_names_with_codes() {
    let roles = |headings: &str| {
        let found =
            outline(format!("{headings}\n").as_bytes(), &ImportOptions::default()).expect("an outline");
        let heading = |field| {
            let column = found.columns.iter().find(|column| column.role == Role::Profile(field));
            column.map_or(String::new(), |column| column.heading.to_string())
        };
        (heading(Field::Name), heading(Field::Code))
    };
    let cases = [
        ("customer,name,2025-01", "name", "customer"),
        ("Customer,2025-01", "Customer", ""),
        ("Customer,Customer ID,2025-01", "Customer", "Customer ID"),
        ("CUSTOMER_NAME,customer no.,2025-01", "CUSTOMER_NAME", "customer no."),
        ("Account Name,Customer,2025-01", "Account Name", ""),
        ("ID,Name,2025-01", "Name", "ID"),
        ("ID,Name,Date,Sales", "Name", ""),
        ("Company Name,Customer ID,Customer Name,2025-01", "Customer Name", "Customer ID"),
        ("客户,2025-01", "客户", ""),
        ("客户编号,客户名称,2025-01", "客户名称", "客户编号"),
        ("经销商代码,经销商,2025-01", "经销商", "经销商代码"),
    ];
    for (headings, name, code) in cases {
        assert_eq!(roles(headings), (name.to_owned(), code.to_owned()), "{headings}");
    }
}

#[test]
fn stray_quotes_do_not_swallow_rows() {
    let import = import("Customer,2025-01\n\"Acme,1\nBolt,2\nCord,3\n").expect("an import");
    assert_eq!(accounts(&import), [("Bolt", &[200][..]), ("Cord", &[300])]);
    assert_eq!(issues(&import)[0].3, IssueKind::BrokenQuotes);
    let import =
        imports::import("Customer,2025-01\n\"Acme,1\nBolt,2\nCord\" Ltd,3\nDime,4\n").expect("an import");
    assert_eq!((accounts(&import), import.rows_waiting), (vec![("Dime", &[400][..])], 1));
}

#[test]
fn odd_characters_are_kept_and_said() {
    let import = import("Customer,2025-01\nA\u{202e}b,1\nC\u{7}d,1\n").expect("an import");
    assert_eq!(accounts(&import)[0].0, "A\u{202e}b");
    assert!(issues(&import).iter().all(|issue| (&issue.3, issue.4) == (&IssueKind::OddCharacters, ToKnow)));
    assert_eq!((import.causes.len(), import.causes[0].count), (1, 2));
}

#[test]
fn ragged_and_blank_rows() {
    let file = "Customer;Region;2025-01;;\r\n;;;;\r\nAcme;North;1;;\r\n\r\nBolt;;2\r\n  ;\r\n;;;;;;;\r\n";
    let import = import(file).expect("an import");
    assert_eq!((import.delimiter, import.columns.len()), (Some(Delimiter::Semicolon), 3));
    assert_eq!(accounts(&import), [("Acme", &[100][..]), ("Bolt", &[200])]);
    assert_eq!((import.rows_read, import.causes.len()), (2, 0), "{:?}", import.causes);
}

#[test]
fn a_cause_is_one_line_however_many_rows_it_has() {
    let rows: String = (0..3_000).map(|n| format!("A{n},x,5\n")).collect();
    let import = import(&format!("Customer,2025-01,2025-02\nBolt,10,10\n{rows}")).expect("an import");
    let [cause] = &import.causes[..] else { panic!("{:?}", import.causes) };
    assert_eq!((cause.first.len(), cause.count, cause.rows), (PLACES_KEPT, 3_000, 3_000));
    assert_eq!((import.must_fix_total, import.rows_waiting), (3_000, 3_000));
    // What can be read of the rows that wait, of all that can be read.
    let sums = [cause.money, import.money_waiting, import.money].map(|sum| sum.to_string());
    assert_eq!(sums, ["15000", "15000", "15020"]);
}

/// Rows cannot be left out while it is not known which they are.
#[test]
fn nothing_is_left_out_while_a_question_is_open() {
    let leave = ImportOptions { leave_out_waiting: true, ..ImportOptions::default() };
    let cases: [(&str, &[Question]); 5] = [
        ("Customer;2025-01\nA;1,234\nB;x\n", &[Question::Decimal]),
        ("Date,Customer,Amount\n05/01/2013,A,1\n06/01/2013,A,x\n", &[Question::DayOrder]),
        ("Date;Customer;Amount\n05/01/2013;A;1,234\n", &[Question::Decimal, Question::DayOrder]),
        ("Customer,2025-01\nA,1\nB,x\n", &[]),
        ("Customer,2025-01\nA,\"9,99\"\nB,5.5\n", &[]),
    ];
    for (file, questions) in cases {
        let found = import_with(file, &leave).expect("an import");
        assert_eq!(found.questions(), questions, "{file}");
        assert_eq!(found.is_ready, questions.is_empty(), "{file}");
    }
}

/// What a file has wrong, and in one line each: kind, places, rows, sum of money.
#[test]
fn causes_with_their_rows_and_money() {
    /// Kind, places, rows, sum.
    type Causes<'a> = &'a [(&'a str, usize, usize, &'a str)];
    let cases: [(&str, Causes<'_>, &str, &str); 6] = [
        (
            "Date,Customer,Amount\n2025-01-05,Acme,10\n2025-01-06,,2.5\n2025-02-05, ,4\n,Acme,1\nsoon,Acme,1\n,Bolt,7\n",
            &[("NameEmpty", 2, 2, "6.5"), ("NotADate", 2, 2, "8"), ("NotADate", 1, 1, "1")],
            "15.5",
            "25.5",
        ),
        // A row with two faults counts in both causes, and once in what waits.
        (
            "Date,Customer,Amount\nsoon,,3\n2025-01-05,Acme,lots\n2025-01-05,Acme,1\n",
            &[("NameEmpty", 1, 1, "3"), ("NotADate", 1, 1, "3"), ("NotANumber", 1, 1, "0")],
            "3",
            "4",
        ),
        // Months are one column, and a cell that is no amount is the same fault in each.
        (
            "Customer,2025-01,2025-02,2025-03\nAcme,x,y,5\nBolt,z,1,1\nCord,-1,-2,10\n",
            &[("NotANumber", 3, 2, "7"), ("NegativeSales", 2, 1, "-3")],
            "7",
            "14",
        ),
        // Sums of an account's month are told with all their lines.
        (
            "Date,Customer,Amount\n2025-01-05,Acme,-3\n2025-01-06,Acme,1\n2025-02-06,Acme,9\n2103-02-05,Acme,4\n2103-02-06,Acme,4\n",
            &[("FarDate", 1, 2, "8"), ("NegativeSales", 1, 2, "-2")],
            "8",
            "15",
        ),
        // Totals at the end are no sales of the file.
        (
            "Date,Customer,Amount\n2025-01-05,Acme,3\n,Total,3\n,Grand total,3\n",
            &[("TotalRow", 2, 2, "0")],
            "0",
            "3",
        ),
        ("Customer,2025-01\nAcme,3\nAcme,4\nAcme,5\n", &[("DuplicateName", 2, 2, "9")], "9", "12"),
    ];
    for (file, causes, waiting, all) in cases {
        let import = import(file).expect("an import");
        let told = |cause: &Cause| {
            let kind = format!("{:?}", cause.first[0].kind);
            let kind = kind.split([' ', '{']).next().unwrap_or("").to_string();
            (kind, cause.count, cause.rows, cause.money.to_string())
        };
        let found: Vec<_> = import.causes.iter().map(told).collect();
        let expected: Vec<_> =
            causes.iter().map(|&(kind, n, rows, sum)| (kind.into(), n, rows, sum.into())).collect();
        assert_eq!(found, expected, "{file}");
        assert_eq!(
            (import.money_waiting.to_string(), import.money.to_string()),
            (waiting.into(), all.into()),
            "{file}"
        );
    }
}

#[test]
fn unreadable_files() {
    let cases = [
        ("", ImportError::Empty),
        (" \n \n", ImportError::Empty),
        ("hello\nworld\n", ImportError::NotATable),
        ("Customer,2025-01\n\n", ImportError::NoAccounts),
    ];
    for (file, expected) in cases {
        assert_eq!(import(file).map(|import| import.book), Err(expected), "{file:?}");
    }
    let unclear = [
        ("a,b\n1,2\n", Missing::Headings, 1),
        ("2025-01,2025-02\n1,2\n", Missing::Accounts, 1),
        ("x\nCustomer,Region\nA,B\n", Missing::Sales, 2),
        ("Customer,Date\nA,B\n", Missing::Amount, 1),
        ("Customer,Amount\nA,B\n", Missing::Date, 1),
    ];
    for (file, expected, row) in unclear {
        let Err(ImportError::Unclear { missing, outline }) = import(file) else { panic!("{file:?}") };
        assert_eq!((missing, outline.heading_row), (expected, row), "{file:?}");
    }
    let bytes: [(&[u8], NotText); 5] = [
        (b"PK\x03\x04....", NotText::Workbook),
        (b"\xff\xfeC\0u\0", NotText::Utf16),
        (b"Customer,2025-01\nA\0,1\n", NotText::Binary { at: 18 }),
        (b"%PDF-1.4", NotText::Binary { at: 0 }),
        (b"\xc8\xd5\xc6\xda,\xcf\xfa\xc1\xbf\n", NotText::OtherEncoding { at: 0 }),
    ];
    for (file, why) in bytes {
        let found = read(file, &ImportOptions::default(), &mut |_| ControlFlow::Continue(()));
        assert_eq!(found.map(|import| import.book), Err(ImportError::NotText { why }));
    }
}

#[test]
fn fault_23_a_huge_file_meets_its_limits() {
    let limit = |file: &str| match import(file) {
        Err(ImportError::TooLarge { what, .. }) => Some(what),
        _ => None,
    };
    let many: String = (0..2_100).map(|n| format!("c{n},")).collect();
    assert_eq!(limit(&format!("{many}\n1,2\n")), Some(Capped::Columns));
    let long = format!("Customer,2025-01\n\"{}\",1\n", "x".repeat(50_000_000));
    assert_eq!(limit(&long), Some(Capped::CellBytes));
    let rows = format!("Customer,2025-01\n{}", "A,1\n".repeat(2_000_001));
    assert_eq!(limit(&rows), Some(Capped::Rows));
    assert_eq!(limit("Customer,1925-01,2025-01\nA,1,2\n"), Some(Capped::Months));
    // 100 MB of prose: an answer, and soon.
    let prose = "no table here whatever you look for\n".repeat(3_000_000);
    assert_eq!(import(&prose).map(|import| import.book), Err(ImportError::NotATable));
    let line = "x".repeat(100_000_000);
    assert_eq!(limit(&line), Some(Capped::CellBytes));
}

#[test]
fn fault_23_reading_can_be_stopped() {
    let file = format!("Customer,2025-01\n{}", "A,1\n".repeat(20_000));
    let mut calls = 0;
    let stopped = read(file.as_bytes(), &ImportOptions::default(), &mut |progress| {
        calls += 1;
        assert!(progress.bytes <= progress.of && progress.rows > 0);
        if calls == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!((stopped.map(|import| import.book), calls), (Err(ImportError::Cancelled), 2));
}

/// A question about the whole file tells the rows and the money that wait for it, not those of its first row.
#[test]
fn a_question_tells_all_that_waits_for_it() {
    let told = |file: &str| {
        let found = import(file).unwrap();
        assert_eq!(found.questions().len(), 1, "{file}");
        let cause = found.causes.iter().find(|cause| cause.must_fix()).unwrap().clone();
        (cause.count, cause.rows, cause.money.to_string(), found.money.to_string(), found.rows_waiting)
    };
    let dates =
        "Customer,Date,Amount\nA,05/01/2013,100\nB,06/02/2013,200\nC,2013-03-20,50\nA,07/02/2013,400\n";
    assert_eq!(told(dates), (1, 3, "700".into(), "750".into(), 3));
    let years = "客户,日期,金额\n甲,3月9日,100\n乙,3月10日,200\n";
    assert_eq!(told(years), (1, 2, "300".into(), "300".into(), 2));
    // Of amounts with two readings nobody knows the sum, and what stands beside them is another: none is told.
    let wide = "Customer\t2013-01\t2013-02\nA\t1.234\t100\nB\t5.678\t9.012\nC\t7\t8\n";
    assert_eq!(told(wide), (3, 2, "0".into(), "115".into(), 2));
}

/// One cause is one line, in however many columns it stands; what stands there is what is wrong.
#[test]
fn one_cause_is_one_line_for_all_its_columns() {
    let file = "Customer,Date,Amount,Order date,Ship date,Total\nA,2025-01-05,1,2025-01-04,2025-01-06,2\n";
    let found = import(file).unwrap();
    let lines: Vec<_> = found.causes.iter().map(|cause| (cause.count, cause.first.len())).collect();
    assert_eq!(lines, [(3, 3)], "{:?}", found.causes);

    let lines = "Customer,Date,Amount\nA,2025-01-05,99999999999999\nB,2025-01-05,1e99\nC,2025-01-05,60000000000000\n\
                 C,2025-01-06,60000000000000\nD,2025-01-05,1\n";
    let found = import(lines).unwrap();
    let [cause] = &found.causes[..] else { panic!("{:?}", found.causes) };
    let places: Vec<_> = cause.first.iter().map(|issue| (issue.row, &*issue.found)).collect();
    assert_eq!(places, [(2, "99999999999999"), (3, "1e99"), (4, "120000000000000")]);
    let product =
        import("Customer,Date,Quantity,Unit price\nA,2025-01-05,1000000,99999999.5\nB,2025-01-05,1,1\n")
            .unwrap();
    assert_eq!(&*product.causes[0].first[0].found, "1000000 × 99999999.5");
    let wide = import("Customer,2025-01,2025-02\nA,99999999999999,1e99\nB,1,1\n").unwrap();
    assert_eq!((wide.causes.len(), wide.causes[0].count), (1, 2));
}

/// What stands in the block that asks who is who is not told again as an issue, and a name is one name.
#[test]
fn what_is_asked_is_not_told_again() {
    let told = |file: &str| {
        let found = import(file).unwrap();
        let counts: Vec<usize> = found.causes_to_tell().map(|cause| cause.count).collect();
        (found.identity.clone().map(|it| (it.codes.1, it.names.1)), counts)
    };
    // One name with five codes.
    let lines: String = (1..=5).map(|n| format!("2025-01-05,{n},A,10\n")).collect();
    let file = format!("Date,Customer ID,Customer Name,Amount\n{lines}2025-01-05,9,B,1\n");
    assert_eq!(told(&file), (Some((0, 1)), vec![]));
    let found = import(&file).unwrap();
    assert_eq!(
        (found.causes[0].count, found.causes[0].rows, found.causes[0].money.to_string()),
        (1, 4, "40".into())
    );
    // The block has the codes then, and the names are told beside it, as many as there are.
    let file = format!("{}2025-02-05,C1,Account One,-1\n{lines}", two_hundred());
    let (identity, counts) = told(&format!("Date,Customer ID,Customer Name,Amount\n{file}"));
    assert_eq!(identity, Some((1, 1)));
    assert_eq!(counts.last(), Some(&1), "{counts:?}");
}

fn two_hundred() -> String {
    (0..200).map(|n| format!("2025-01-05,C{n},Account {n},10\n")).collect()
}

/// Files with totals among the accounts; the accounts that are left, and the issues told of by row.
#[test]
fn totals_among_the_accounts_are_left_out_where_they_add_up() {
    use IssueKind::{NoteRow, TotalInDoubt, TotalRow};
    type Case<'a> = (&'a str, &'a [&'a str], &'a [(usize, IssueKind)]);
    let cases: [Case<'_>; 10] = [
        (
            "Customer,2025-01,2025-02\nA,1,2\nB,3,4\nNorth total,4,6\nC,5,6\nD,1,1\nSouth Total,6,7\nGrand Total,10,13\n",
            &["A", "B", "C", "D"],
            &[(4, TotalRow), (7, TotalRow), (8, TotalRow)],
        ),
        (
            "客户,2025年1月\n甲,1\n乙,3\n华北小计,4\n丙,5\n丁,2\n华南 合计,7\n",
            &["甲", "乙", "丙", "丁"],
            &[(4, TotalRow), (7, TotalRow)],
        ),
        // The same word below every group, and one over several groups.
        (
            "客户,2025年1月\n甲,1\n乙,3\n小计,4\n丙,5\n丁,2\n小计,7\n",
            &["甲", "乙", "丙", "丁"],
            &[(4, TotalRow), (7, TotalRow)],
        ),
        (
            "Customer,2025-01\nA,1\nB,2\nNorth total,3\nC,4\nD,5\nSouth total,9\nChina total,12\nE,1\n",
            &["A", "B", "C", "D", "E"],
            &[(4, TotalRow), (7, TotalRow), (8, TotalRow)],
        ),
        // In the column that groups, as a spreadsheet writes it; of a single row as well.
        (
            "Region,Customer,2025-01\nNorth,A,1\nNorth,B,2\nNorth Total,,3\nSouth,C,4\nSouth Total,,4\n",
            &["A", "B", "C"],
            &[(4, TotalRow), (6, TotalRow)],
        ),
        // Finer amounts are rounded one by one.
        ("Customer,2025-01\nA,1.004\nB,2.004\nNorth total,3.01\nC,4\n", &["A", "B", "C"], &[(4, TotalRow)]),
        // What does not add up is kept, and told.
        (
            "Customer,2025-01\nA,1\nB,3\nNorth total,5\nC,5\n",
            &["A", "B", "North total", "C"],
            &[(4, TotalInDoubt)],
        ),
        // An account may be called so.
        (
            "Customer,2025-01\nA,1\nBrand Total,1\nTotalEnergies,5\n",
            &["A", "Brand Total", "TotalEnergies"],
            &[(3, TotalInDoubt)],
        ),
        (
            "Date,Customer,Amount\n2025-01-05,A,1\n2025-01-06,A,2\n,A Total,3\n2025-01-05,B,4\n,B Total,4\n,Both total,7\n2025-01-05,C,1\n",
            &["A", "B", "C"],
            &[(4, TotalRow), (6, TotalRow), (7, TotalRow)],
        ),
        // A note is no row of totals, with a total before it or without.
        ("Customer,2025-01\nA,1\nB,2\nTotal,3\nSource: ERP\n", &["A", "B"], &[(4, TotalRow), (5, NoteRow)]),
    ];
    for (file, names, told) in cases {
        let found = import(file).expect(file);
        let left: Vec<&str> = found.book.profiles.iter().map(|profile| &*profile.name).collect();
        assert_eq!(left, names, "{file}");
        let all: Vec<_> = issues(&found).into_iter().map(|(row, _, _, kind, _)| (row, kind)).collect();
        assert_eq!(all, told, "{file}");
        assert!(found.is_ready, "{file}");
    }
    let alone = import("Customer,Region,2025-01\nA,West,1\nSource: ERP\n\n* without returns\n").unwrap();
    assert_eq!((alone.is_ready, alone.book.profiles.len(), alone.causes.len()), (true, 1, 1));
    // A line that is called a total and does not add up waits, since it has no date.
    let waits = import("Date,Customer,Amount\n2025-01-05,A,1\n,A Total,3\n2025-01-05,B,4\n").unwrap();
    assert_eq!((waits.rows_waiting, waits.is_ready), (1, false));
}

/// Each amount is one that a plan takes, and all of them together are not.
#[test]
fn sums_beyond_a_plan_are_refused_with_the_row() {
    let months: Vec<String> = (1..=12).map(|month| format!("2025-{month:02}")).collect();
    let row = |name: &str, amount: &str| format!("{name},{}\n", [amount; 12].join(","));
    let head = format!("Customer,{}\n", months.join(","));
    let wide = format!("{head}{}{}", row("A", "1"), row("B", "8500000000000"));
    let lines: String = months.iter().map(|month| format!("B,{month}-05,-8500000000000\n")).collect();
    let lines = format!("Customer,Date,Amount\nA,2025-01-05,1\n{lines}");
    for (file, row, sum) in [(&wide, 3, "102000000000000"), (&lines, 3, "-102000000000000")] {
        let Err(ImportError::BeyondPlan { row: found, name, sum: told }) = import(file) else {
            panic!("{file}")
        };
        assert_eq!((found, &*name, told.to_string()), (row, "B", sum.to_string()));
    }
    // Several accounts go beyond together: the largest is named.
    let many: String = (0..11).map(|n| row(&format!("C{n}"), &format!("70000000000{n:02}"))).collect();
    assert!(matches!(import(&format!("{head}{many}")), Err(ImportError::BeyondPlan { row: 12, .. })));
    assert!(import(&format!("{head}{}", row("B", "7000000000000"))).is_ok());
    let error = import(&wide).unwrap_err();
    for language in [keyline::text::Language::En, keyline::text::Language::Zh] {
        let said = (language.text().import().error)(&error);
        assert!(said.contains('3') && said.contains("102,000,000,000,000"), "{said}");
    }
}
