//! What the headings of real files say, and what is done where they do not say enough.

use crate::support::imports::{self, accounts, import, import_with, issues, total};
use crate::support::shared::shared_bytes;
use keyline::file::import::{
    Column, Import, ImportError, ImportOptions, IssueKind, Missing, Question, Role, Shape, Weight, outline,
    read,
};
use keyline::plan::{Field, Month};
use std::ops::ControlFlow;

fn month(year: i32, month: u32) -> Month {
    Month::new(year, month).unwrap()
}

fn case(path: &str, options: &ImportOptions) -> Option<Result<Import, ImportError>> {
    let bytes = shared_bytes(&format!("cases/{path}"))?;
    Some(read(&bytes, options, &mut |_| ControlFlow::Continue(())))
}

/// The roles of a row of headings, with rows below that say nothing more.
#[test]
fn headings_of_real_files() {
    use Role::{Amount, Cost, Date, Ignored, Price, Profile, Quantity, Year};
    let (name, code, owner) = (Profile(Field::Name), Profile(Field::Code), Profile(Field::Owner));
    let region = Profile(Field::Region);
    let cases: [(&str, &[Role]); 22] = [
        ("account,sales_agent,close_date,close_value", &[name, owner, Date, Amount]),
        ("Supplier,Paid Date,Total", &[name, Date, Amount]),
        ("Vendor,Invoice Date,Amount", &[name, Date, Amount]),
        ("Beneficiary,Payment Date,Amount", &[name, Date, Amount]),
        ("Kunde;Datum;Umsatz", &[name, Date, Amount]),
        ("Kunden-Nr.;Kundenname;Rechnungsdatum;Nettoumsatz in EUR", &[code, name, Date, Amount]),
        ("Cliente;Fecha;Importe", &[name, Date, Amount]),
        ("Cliente,Data,Valor total", &[name, Date, Amount]),
        ("Client;Date facture;Montant HT;Vendeur", &[name, Date, Amount, owner]),
        ("Ragione sociale;Data fattura;Imponibile", &[name, Date, Amount]),
        ("Klantnaam;Factuurdatum;Omzet", &[name, Date, Amount]),
        ("得意先名,売上日,売上金額", &[name, Date, Amount]),
        ("客户名称,付款日期,交易额", &[name, Date, Amount]),
        ("供应商,付款日期,金额(元)", &[name, Date, Amount]),
        ("供应商名称,日期,金额（元）", &[name, Date, Amount]),
        ("Customer,Order Date,Amount USD", &[name, Date, Amount]),
        ("Customer,Order Date,Sales (€)", &[name, Date, Amount]),
        ("Customer ID,InvoiceDate,Quantity,UnitPrice", &[code, Date, Quantity, Price]),
        ("Customer,Date,Quantity,Unit Price,Amount,Cost", &[name, Date, Quantity, Price, Amount, Cost]),
        ("Customer,Year,Month,Sales,Region", &[name, Year, Date, Amount, region]),
        // A better noun for accounts wins, wherever it stands.
        ("Supplier,Customer,Date,Amount", &[Ignored, name, Date, Amount]),
        // Thousands multiply the amounts, and say nothing of what the column holds.
        ("Customer,Date,Sales (k€)", &[name, Date, Amount]),
    ];
    for (headings, expected) in cases {
        let found =
            outline(format!("{headings}\n").as_bytes(), &ImportOptions::default()).expect("an outline");
        let roles: Vec<Role> = found.columns.iter().map(|column| column.role).collect();
        // Without an amount the shape is open, and so every role that was found is told.
        assert_eq!(roles, expected, "{headings}");
    }
}

#[test]
fn a_heading_with_a_line_break_is_one_line() {
    let file = "Account;\"Owner\nof account\";2025-01\nAlder;Ada;1\n";
    let import = import(file).unwrap();
    assert_eq!(&*import.columns[1].heading, "Owner of account");
    assert_eq!(&*import.book.profiles[0].owner, "Ada");
    let Some(found) = case("08-bom-trailing-separator-newline/accounts.csv", &ImportOptions::default())
    else {
        return;
    };
    let found = found.unwrap();
    assert_eq!((found.book.profiles.len(), total(&found).0, found.columns.len()), (3, 7_200_000, 14));
    let mut owners: Vec<&str> = found.book.profiles.iter().map(|profile| &*profile.owner).collect();
    owners.sort_unstable();
    owners.dedup();
    assert_eq!((owners, found.is_ready), (vec!["Ada Pike", "Ben Roe"], true));
}

/// A row of words that is a heading row already is not passed over for one below it whose words are better known.
#[test]
fn no_heading_row_is_guessed_below_one() {
    let file = "Body,Region,Date,Beneficiary type,Net worth\nCity,North,2025-01-05,Charity,5\n\
                Customer,Date,Amount,Region,x\nCity,South,2025-01-06,Club,7\n";
    let Err(ImportError::Unclear { missing, outline }) = import(file) else {
        panic!("a heading row was guessed")
    };
    assert_eq!((missing, outline.heading_row, outline.columns.len()), (Missing::Accounts, 1, 5));
    assert_eq!(outline.heading_rows.len(), 4);
    // Titles are none, though they hold a known word or two.
    let file =
        "Sales report,Region\nprinted,2025-03-01\nCustomer,Owner,Region,Date,Amount\nA,B,C,2025-01-05,5\n";
    assert_eq!(import(file).map(|import| import.heading_row), Ok(3));
    // Who says so is right.
    let file = "Customer,Region,Date,Amount\nKunde,Gebiet,Datum,Umsatz\nA,N,2025-01-05,5\n";
    let options = ImportOptions { heading_row: Some(2), ..ImportOptions::default() };
    assert_eq!(import_with(file, &options).map(|import| (import.rows_read, import.rows_waiting)), Ok((1, 0)));
}

/// Every role can be given to every heading, and what is known stays known.
#[test]
fn what_is_missing_can_be_chosen() {
    let file = "Ref,Body,When,Worth\n1,Alder,2025-01-05,10\n2,Birch,2025-02-05,20.5\n";
    let Err(ImportError::Unclear { missing, outline }) = import(file) else { panic!("an outline") };
    assert_eq!((missing, outline.heading_row), (Missing::Headings, 1));
    let samples: Vec<usize> = outline.columns.iter().map(|column| column.samples.len()).collect();
    assert_eq!(samples, [2, 2, 2, 2]);
    let mut options = ImportOptions::default();
    let steps = [
        (1, Role::Profile(Field::Name), Some(Missing::Sales)),
        (3, Role::Amount, Some(Missing::Date)),
        (2, Role::Date, None),
    ];
    for (column, role, missing) in steps {
        options.roles.push((column, role));
        let found = match import_with(file, &options) {
            Err(ImportError::Unclear { missing, .. }) => Some(missing),
            Err(error) => panic!("{error}"),
            Ok(import) => {
                assert_eq!(accounts(&import), [("Alder", &[1_000, 0][..]), ("Birch", &[0, 2_050])]);
                None
            }
        };
        assert_eq!(found, missing);
    }
}

#[test]
fn quantity_times_price_is_the_amount_where_no_column_holds_one() {
    let file = "InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID\n\
                1,6,12/1/2010 8:26,2.55,17850\n1,3,12/13/2010 8:26,0.335,17850\n2,-2,12/13/2010 9:00,1.125,17850\n\
                3,1000000,1/5/2011 10:00,0.0000001,13047\n4,,1/5/2011 10:00,3,13047\n5,2,1/5/2011 10:00,,13047\n";
    let import = import(file).unwrap();
    // 15.3 + 1.005 - 2.25 is 14.055, rounded once.
    assert_eq!(accounts(&import), [("17850", &[1_406, 0][..]), ("13047", &[0, 10])]);
    assert_eq!(import.rounding.to_string(), "-0.005");
    let waiting: Vec<_> =
        issues(&import).into_iter().map(|(row, column, ..)| (row, column.to_string())).collect();
    assert_eq!(waiting, [(6, "Quantity".to_string()), (7, "UnitPrice".to_string())]);
    let many = format!("Customer,Date,Qty,Price\nA,2025-01-05,{},{}\n", 999_999_999, "999999999.5");
    let import = imports::import(&many).unwrap();
    assert_eq!(issues(&import)[0].3, IssueKind::TooLarge);
}

#[test]
fn a_role_met_twice_is_asked_about() {
    let file = "Date,Customer,Amount,Amount\n2025-01-05,A,1,10\n2025-02-05,A,2,20\n";
    let found = import(file).unwrap();
    assert_eq!((found.twice(), found.is_ready), (vec![(Role::Amount, vec![2, 3])], false));
    assert_eq!(found.questions(), [Question::Column(Role::Amount)]);
    // Leaving rows out answers nothing.
    let options = ImportOptions { leave_out_waiting: true, ..ImportOptions::default() };
    assert_eq!(import_with(file, &options).map(|import| import.is_ready), Ok(false));
    for (roles, sum) in [
        (vec![(2, Role::Amount), (3, Role::Ignored)], 300),
        (vec![(3, Role::Amount), (2, Role::Ignored)], 3_000),
    ] {
        let import = import_with(file, &ImportOptions { roles, ..ImportOptions::default() }).unwrap();
        assert_eq!((total(&import).0, import.is_ready), (sum, true), "{:?}", import.causes);
    }
    // Two of one name are not a name and a code.
    let twice = import("Customer,Customer,2025-01\nA,B,1\n").unwrap();
    assert_eq!(twice.twice(), [(Role::Profile(Field::Name), vec![0, 1])]);
    // Other words for the same thing are ranked, and that is told.
    let ranked = import("Customer,Order date,Ship date,Net sales,Gross sales\nA,2025-01-05,2025-02-05,1,2\n");
    let ranked = ranked.unwrap();
    assert_eq!((total(&ranked).0, ranked.is_ready), (100, true));
    let told: Vec<_> =
        issues(&ranked).into_iter().map(|(_, column, .., weight)| (column.to_string(), weight)).collect();
    let know = Weight::ToKnow;
    assert_eq!(told, [("Ship date".to_string(), know), ("Gross sales".to_string(), know)]);
}

#[test]
fn the_same_month_twice() {
    let options = ImportOptions::default();
    let Some(wide) = case("06-duplicate-month-heading/a_wide.csv", &options) else { return };
    let wide = wide.unwrap();
    let role = Role::Month(month(2025, 3));
    let [(twice, columns)] = &wide.twice()[..] else { panic!("{:?}", wide.twice()) };
    assert_eq!((*twice, columns.len(), wide.is_ready), (role, 2, false));
    for (column, sums) in columns.iter().zip([[120_000, 240_000], [200_000, 240_000]]) {
        let others = columns.iter().filter(|other| *other != column).map(|&other| (other, Role::Ignored));
        let roles = std::iter::once((*column, role)).chain(others).collect();
        let chosen =
            case("06-duplicate-month-heading/a_wide.csv", &ImportOptions { roles, ..options.clone() });
        let chosen = chosen.expect("the file").unwrap();
        let sum = |row| chosen.book.ledger.row(row).iter().sum::<i64>();
        assert_eq!(([sum(0), sum(1)], chosen.is_ready), (sums, true));
    }
    let orders = case("06-duplicate-month-heading/b_orders.csv", &options).expect("the file").unwrap();
    assert_eq!((orders.twice().len(), orders.is_ready), (1, false));
}

/// Months as Excel, an ERP and a Chinese team head them.
#[test]
fn month_headings_of_real_files() {
    for file in ["a_mmm_yy.csv", "b_chinese.csv", "c_yyyymm.csv", "d_excel_serial.csv"] {
        let Some(found) = case(&format!("05-month-headings/{file}"), &ImportOptions::default()) else {
            return;
        };
        let found = found.unwrap_or_else(|error| panic!("{file}: {error}"));
        let span = found.book.ledger.span();
        assert_eq!((span.first, span.months, found.is_ready), (month(2024, 1), 12, true), "{file}");
        let sums = [0, 1].map(|row| found.book.ledger.row(row).iter().sum::<i64>());
        assert_eq!(sums, [7_801_950, 607_800], "{file}");
    }
    let periods = "05-month-headings/f_fy_periods.csv";
    let Some(Err(ImportError::Unclear { missing, .. })) = case(periods, &ImportOptions::default()) else {
        panic!("periods of a fiscal year were guessed")
    };
    assert_eq!(missing, Missing::Period { heading: "FY24 P1".into(), fiscal: true });
    let first_period = Some(month(2023, 7));
    let found = case(periods, &ImportOptions { first_period, ..ImportOptions::default() });
    let span = found.expect("the file").unwrap().book.ledger.span();
    assert_eq!((span.first, span.months), (month(2023, 7), 12));
}

#[test]
fn months_without_a_year_and_serial_numbers() {
    let spans = |file: &str, options: &ImportOptions| match import_with(file, options) {
        Ok(import) => {
            Ok((import.book.ledger.span().first, import.book.ledger.span().months, total(&import).0))
        }
        Err(ImportError::Unclear { missing, .. }) => Err(missing),
        Err(error) => panic!("{error}"),
    };
    let nothing = ImportOptions::default();
    let asked = |heading: &str| Err(Missing::Period { heading: heading.into(), fiscal: false });
    let file = "Customer,Nov,Dec,Jan\nA,1,2,3\n";
    assert_eq!(spans(file, &nothing), asked("Nov"));
    let said = ImportOptions { first_period: Some(month(2024, 11)), ..nothing.clone() };
    assert_eq!(spans(file, &said), Ok((month(2024, 11), 3, 600)));
    assert_eq!(spans("客户,1月,2月,合计\n甲,1,2,3\n", &nothing), asked("1月"));
    assert_eq!(spans("2025年销售报表\n客户,1月,2月\n甲,1,2\n", &nothing), Ok((month(2025, 1), 2, 300)));
    assert_eq!(spans("Customer,Feb,Jan\nA,1,2\n", &said), Ok((month(2024, 11), 2, 300)));
    // One number alone may be anything.
    assert_eq!(spans("Customer,45292\nA,1\n", &nothing), Err(Missing::Sales));
    assert_eq!(spans("Customer,45292,46000\nA,1,2\n", &nothing), Err(Missing::Sales));
    assert_eq!(spans("Customer,45322,45351\nA,1,2\n", &nothing), Ok((month(2024, 1), 2, 300)));
}

/// The order of day and month is one for the whole column.
#[test]
fn order_dates_that_can_be_read_both_ways() {
    use keyline::file::date::DayOrder::{DayFirst, MonthFirst, YearFirst};
    let sums = |file: &str, order| {
        let options = ImportOptions { day_order: order, ..ImportOptions::default() };
        let found = case(&format!("04-day-month-order/{file}"), &options)?.unwrap();
        let ledger = &found.book.ledger;
        assert!(
            ledger.span().is_empty() || ledger.span().first == month(2025, 1),
            "{file}: {:?}",
            ledger.span()
        );
        let months: Vec<i64> = ledger.month_totals().iter().map(|sum| sum.0 / 100).collect();
        Some((months, found.day_order, found.is_ready))
    };
    let a = vec![1_100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000, 1_100, 3_200];
    let mut d = a.clone();
    d[11] = 1_200;
    let day: Vec<i64> = (1..=12).map(|n| n * 100).collect();
    let by_month = vec![1_200, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000, 1_100];
    let Some(found) = sums("a_day_first.csv", None) else { return };
    assert_eq!(found, (a, Some(DayFirst), true));
    assert_eq!(sums("b_no_proof.csv", None).map(|found| (found.1, found.2)), Some((None, false)));
    assert_eq!(sums("b_no_proof.csv", Some(DayFirst)), Some((day.clone(), Some(DayFirst), true)));
    assert_eq!(sums("b_no_proof.csv", Some(MonthFirst)), Some((by_month, Some(MonthFirst), true)));
    assert_eq!(sums("c_points.csv", None), Some((day, Some(DayFirst), true)));
    assert_eq!(sums("d_us_two_digits.csv", None), Some((d, Some(MonthFirst), true)));

    let order = |dates: &[&str]| {
        let lines: String = dates.iter().map(|date| format!("{date},A,1\n")).collect();
        let found = import(&format!("Date,Customer,Amount\n{lines}")).unwrap();
        (found.day_order, found.rows_waiting)
    };
    // Most proofs win, and what contradicts them waits.
    assert_eq!(order(&["13/01/2025", "01/13/2025", "01/14/2025", "01/02/2025"]), (Some(MonthFirst), 1));
    assert_eq!(order(&["17-03-01", "32-03-02", "33-04-05"]), (Some(YearFirst), 0));
    let days: Vec<String> = (1..=28).map(|day| format!("25-{:02}-{day:02}", day % 12 + 1)).collect();
    let days: Vec<&str> = days.iter().map(|day| &**day).collect();
    assert_eq!(order(&days), (Some(YearFirst), 0));
}

#[test]
fn a_year_that_stands_elsewhere() {
    let read = |file: &str, year| import_with(file, &ImportOptions { year, ..ImportOptions::default() });
    let lines = "3月9日,甲,1\n12月1日,甲,2\n";
    let cases = [
        (format!("2024年销售明细,,\n日期,客户,金额\n{lines}"), Some(2024)),
        (format!("日期,客户,金额\n2022年1月5日,甲,1\n{lines}"), Some(2022)),
        (format!("日期,客户,金额\n2022年1月5日,甲,1\n2023年1月5日,甲,1\n{lines}"), None),
        (format!("制表 2026-01-05,,\n日期,客户,金额\n{lines}"), None),
    ];
    for (file, year) in &cases {
        let found = read(file, None).unwrap();
        assert_eq!(found.year, *year, "{file}");
        assert_eq!(found.questions().contains(&Question::Year), year.is_none(), "{file}");
    }
    let asked = format!("日期,客户,金额\n{lines}");
    let found = read(&asked, None).unwrap();
    assert_eq!((found.rows_waiting, found.questions()), (2, vec![Question::Year]));
    assert_eq!(issues(&found), [(2, "日期", "3月9日", IssueKind::NoYear, Weight::MustFix)]);
    let found = read(&asked, Some(2021)).unwrap();
    let span = found.book.ledger.span();
    assert_eq!((span.first, span.months, found.is_ready), (month(2021, 3), 10, true));
    // A column of years counts for its own row.
    let found = import("Customer,Year,Month,Sales\nA,2023,12,1\nA,2024,1,2\nA,2024,Feb,3\n").unwrap();
    assert_eq!((found.shape, accounts(&found)), (Shape::Transactions, vec![("A", &[100, 200, 300][..])]));
}

/// Files whose first row is data already: refused with what is missing, their columns told by their values alone; and once
/// their columns are named, read with every row.
#[test]
fn a_file_without_headings_is_read_whole_once_its_columns_are_named() {
    use Role::{Amount, Date, Month as InMonth};
    let (name, code) = (Role::Profile(Field::Name), Role::Profile(Field::Code));
    let month = |n: u32| InMonth(Month::new(2025, n).unwrap());
    let cases: [(&str, &[Role], &[&str], i64); 8] = [
        ("2025-01-05,Alder,10\n2025-02-05,Birch,20\n", &[Date, name, Amount], &["Alder", "Birch"], 30),
        ("Alder;05.01.2025;10,5\nBirch;06.01.2025;20,5\n", &[name, Date, Amount], &["Alder", "Birch"], 31),
        ("客户甲,2025-01-05,100\n客户乙,2025-02-05,200\n", &[name, Date, Amount], &["客户甲", "客户乙"], 300),
        (
            "C1,Customer A,2025-01-05,100\nC2,Customer B,2025-02-05,200\n",
            &[code, name, Date, Amount],
            &["Customer A", "Customer B"],
            300,
        ),
        // What looks like a month above months is no heading.
        (
            "Account Co,Jan 2025,100\nBeta Co,Feb 2025,200\n",
            &[name, Date, Amount],
            &["Account Co", "Beta Co"],
            300,
        ),
        (
            "Key Account,2025-01,100\nBeta Co,2025-02,200\n",
            &[name, Date, Amount],
            &["Key Account", "Beta Co"],
            300,
        ),
        ("Alder,10,20\nBirch,1,2\n", &[name, month(1), month(2)], &["Alder", "Birch"], 33),
        ("2025-01-05\tAlder\t10\n2025-01-06\tn/a\ttbd\n", &[Date, name, Amount], &["Alder"], 10),
    ];
    for (file, roles, accounts, total) in cases {
        let Err(ImportError::Unclear { missing, outline }) = import(file) else { panic!("{file:?}") };
        assert_eq!((missing, outline.heading_row), (Missing::HeadingRow, 0), "{file:?}");
        assert!(outline.columns.iter().all(|column| column.heading.is_empty()), "{file:?}");
        let first: Vec<&str> = outline.columns.iter().map(|column| &*column.samples[0]).collect();
        let cells = file.lines().next().unwrap().split([',', ';', '\t']);
        assert!(cells.zip(&first).take(2).all(|(cell, sample)| cell == *sample), "{file:?}: {first:?}");
        let roles: Vec<(usize, Role)> = roles.iter().copied().enumerate().collect();
        let found = import_with(file, &ImportOptions { roles, ..ImportOptions::default() }).unwrap();
        let names: Vec<&str> = found.book.profiles.iter().map(|profile| &*profile.name).collect();
        assert_eq!((found.heading_row, &names[..], found.rows_read), (0, accounts, 2), "{file:?}");
        let sum: i64 = found.book.ledger.cells().iter().sum();
        assert_eq!(sum / 100, total, "{file:?}");
    }
}

/// Headings that are not known are headings still, also where they are years or numbers of months; and any row can be said
/// to be none.
#[test]
fn headings_that_are_not_known_are_headings_still() {
    for file in [
        "Foo,Bar,Baz\nAlder,2025-01-05,10\n",
        "Foo,2024,2025\nAlder,10,20\n",
        "Foo,1,2,3\nAlder,10,20,30\n",
        "Customer,100,200\nAlder,10,20\n",
    ] {
        let Err(ImportError::Unclear { missing, outline }) = import(file) else { panic!("{file:?}") };
        assert_ne!(missing, Missing::HeadingRow, "{file:?}");
        assert!(outline.heading_row > 0, "{file:?}");
        let options = ImportOptions { heading_row: Some(0), ..ImportOptions::default() };
        let Err(ImportError::Unclear { missing, outline }) = import_with(file, &options) else {
            panic!("{file:?}")
        };
        assert_eq!((missing, outline.heading_row), (Missing::HeadingRow, 0), "{file:?}");
    }
    // Headings below rows that look like data are found as before.
    let file = "Alder,2025-01-05,10\nCustomer,Date,Amount\nBirch,2025-02-05,20\n";
    assert_eq!(import(file).map(|found| found.heading_row), Ok(2));
}

#[test]
fn words_are_offered_no_month() {
    let file = "Name,Region,Code,Sales\nAcme,North 2,007,\"1,200.50\"\nBolt,,A7,(300)\n";
    let Err(ImportError::Unclear { outline, .. }) = import(file) else { panic!("an outline") };
    let may: Vec<bool> = outline.columns.iter().map(Column::may_hold_amounts).collect();
    assert_eq!(may, [false, false, true, true]);
    let column = |samples: &[&str]| {
        let samples = samples.iter().map(|&text| text.into()).collect();
        Column { index: 0, heading: "".into(), role: Role::Ignored, samples }
    };
    for (samples, may) in [
        (&["n/a", "-"][..], true),
        (&[], true),
        (&["¥ 1,200"], true),
        (&["EUR 12"], true),
        (&["１２"], true),
        (&["甲 3"], false),
    ] {
        assert_eq!(column(samples).may_hold_amounts(), may, "{samples:?}");
    }
}
