//! Stages of deals and orders, and currencies: which rows of a file are sales, and in what.

use crate::support::imports::{accounts, import, import_with, issues, total};
use keyline::file::currency::Tender;
use keyline::file::import::{Import, ImportOptions, IssueKind, Question, Role, Usual, Weight};
use keyline::plan::Currency;

const DEALS: &str = "opportunity_id,sales_agent,account,deal_stage,close_date,close_value\n\
                     1,Ann,Alder,Won,2025-01-05,100\n\
                     2,Ann,Alder,Lost,2025-01-06,0\n\
                     3,Bob,Birch,Engaging,,\n\
                     4,Bob,,Prospecting,,\n\
                     5,Bob,Birch,Won,2025-02-07,50.5\n\
                     6,Bob,Birch,won,2025-02-08,1\n";

fn stages(import: &Import) -> Vec<(&str, usize, String, bool)> {
    let value =
        |stage: &'_ keyline::file::import::StageValue| (stage.rows, stage.sales.to_string(), stage.counts);
    import
        .stages
        .iter()
        .map(|stage| {
            let (rows, sales, counts) = value(stage);
            (&*stage.value, rows, sales, counts)
        })
        .collect()
}

#[test]
fn a_crm_export_counts_what_was_won() {
    let found = import(DEALS).unwrap();
    assert_eq!(accounts(&found), [("Alder", &[10_000, 0][..]), ("Birch", &[0, 5_150])]);
    // Deals under way have neither date nor value, and block nothing.
    assert_eq!((found.is_ready, found.rows_read, found.rows_waiting), (true, 6, 0));
    assert_eq!(
        stages(&found),
        [
            ("Won", 3, "151.5".to_string(), true),
            ("Lost", 1, "0".to_string(), false),
            ("Engaging", 1, "0".to_string(), false),
            ("Prospecting", 1, "0".to_string(), false),
        ]
    );
    let told: Vec<_> =
        issues(&found).into_iter().map(|(row, _, value, kind, weight)| (row, value, kind, weight)).collect();
    let not = |row, value| (row, value, IssueKind::NotCounted, Weight::ToKnow);
    assert_eq!(told, [not(3, "Lost"), not(4, "Engaging"), not(5, "Prospecting")]);
    let [cause] = &found.causes[..] else { panic!("one line tells them all: {:?}", found.causes) };
    assert_eq!((cause.count, cause.rows), (3, 3));

    // Who ticks a stage has its rows, and their faults.
    let options = ImportOptions { stages: vec![("Engaging".into(), true)], ..ImportOptions::default() };
    let found = import_with(DEALS, &options).unwrap();
    assert_eq!((found.is_ready, found.rows_waiting, found.must_fix_total), (false, 1, 2));
}

/// What values usually mean; a column of them is found though no heading names it.
#[test]
fn what_stages_usually_mean() {
    use Usual::{Lost, Open, Returned, Sale, Unknown};
    let cases: [(&[(&str, Usual)], &str); 6] = [
        (&[("Closed Won", Sale), ("Closed Lost", Lost), ("Negotiation", Open), ("6 - Proposal", Open)], "x"),
        (&[("Paid", Sale), ("Open", Sale), ("Overdue", Sale), ("Void", Lost), ("Refunded", Returned)], "x"),
        (&[("Open", Open), ("won", Sale), ("LOST", Lost)], "x"),
        (&[("已成交", Sale), ("已取消", Lost), ("已退货", Returned), ("进行中", Open)], "x"),
        (&[("赢单", Sale), ("输单", Lost), ("赢单(100%)", Sale)], "x"),
        (&[("Active", Unknown), ("Inactive", Unknown)], "Status"),
    ];
    for (values, heading) in cases {
        let lines: String = values.iter().map(|(value, _)| format!("2025-01-05,A,{value},1\n")).collect();
        let found = import(&format!("Date,Customer,{heading},Amount\n{lines}")).unwrap();
        assert_eq!(found.columns[2].role, Role::Stage);
        let usual: Vec<_> = found.stages.iter().map(|stage| (&*stage.value, stage.usual)).collect();
        assert_eq!(usual, values);
        let counted = values.iter().filter(|(_, usual)| matches!(usual, Sale | Unknown)).count();
        assert_eq!(total(&found).0, 100 * counted as i64);
        let unknown = issues(&found).iter().filter(|issue| issue.3 == IssueKind::StageUnknown).count();
        assert_eq!(unknown, values.iter().filter(|(_, usual)| *usual == Unknown).count());
    }
    // A product may be called `Complete`; a column of which not all is known tells no stages.
    let found = import("Date,Customer,Line,Amount\n2025-01-05,A,Complete,1\n2025-01-05,A,Basic,1\n").unwrap();
    assert_eq!((found.columns[2].role, found.stages.len()), (Role::Ignored, 0));
}

/// An amount above zero that was returned is the sale itself; one below zero takes back that of another row.
#[test]
fn returns_take_back_a_sale_once() {
    let above = "Date,Customer,Status,Amount\n2025-01-05,A,Paid,100\n2025-01-06,A,Returned,40\n";
    let below = "Date,Customer,Status,Amount\n2025-01-05,A,Paid,140\n2025-01-06,A,Returned,-40\n";
    for file in [above, below] {
        assert_eq!(total(&import(file).unwrap()).0, 10_000, "{file}");
    }
}

/// Each row by its own sign: what the rows of a stage come to together says nothing of any of them.
#[test]
fn returns_count_row_by_row() {
    let sales = "A,2025-01-05,100,Paid\nB,2025-02-05,200,Paid\n";
    let of = |rows: &str| format!("Customer,Date,Amount,Status\n{sales}{rows}");
    let counted = |found: &Import| found.stages.iter().find(|it| &*it.value == "Refunded").unwrap().clone();

    // The sum of both is above zero, and the one below takes back a sale all the same.
    let file = of("A,2025-01-09,-40,Refunded\nB,2025-02-06,300,Refunded\n");
    let found = import(&file).unwrap();
    assert_eq!(accounts(&found), [("A", &[6_000, 0][..]), ("B", &[0, 20_000])]);
    let stage = counted(&found);
    assert_eq!((stage.counts, stage.rows), (true, 2));
    assert_eq!((stage.left.rows, stage.left.first_row, stage.left.sales.to_string()), (1, 5, "300".into()));
    assert!(stage.is_partly());
    let [cause] = &found.causes[..] else { panic!("{:?}", found.causes) };
    assert_eq!((cause.rows, cause.money.to_string(), cause.first[0].row), (1, "300".into(), 5));

    // Their sum is below zero, and the one above is no sale all the same.
    let found = import(&of("A,2025-01-09,-40,Refunded\nB,2025-02-06,30,Refunded\n")).unwrap();
    assert_eq!(accounts(&found), [("A", &[6_000, 0][..]), ("B", &[0, 20_000])]);

    // What a person says holds for all rows.
    for (counts, a, b) in [(true, 6_000, 50_000), (false, 10_000, 20_000)] {
        let options = ImportOptions { stages: vec![("Refunded".into(), counts)], ..ImportOptions::default() };
        let found = import_with(&file, &options).unwrap();
        assert_eq!(accounts(&found), [("A", &[a, 0][..]), ("B", &[0, b])]);
        let stage = counted(&found);
        assert_eq!(
            (stage.counts, stage.is_partly(), stage.left.rows),
            (counts, false, if counts { 0 } else { 2 })
        );
    }
    // An amount that cannot be read has no sign: the row waits, and is not left out unsaid.
    let found = import(&of("A,2025-01-09,forty,Refunded\n")).unwrap();
    assert_eq!((found.rows_waiting, found.is_ready), (1, false));
}

#[test]
fn a_row_of_totals_is_no_stage() {
    let file = "Date,Customer,Status,Amount\n2025-01-05,A,Paid,100\n2025-01-06,A,Cancelled,40\n,Total,,140\n";
    let found = import(file).unwrap();
    assert_eq!((found.stages.len(), total(&found).0, found.is_ready), (2, 10_000, true));
}

fn of(code: &str) -> Tender {
    Tender::Of(Currency::by_code(code).unwrap())
}

#[test]
fn what_amounts_are_told_in() {
    let cases: [(&str, Option<Tender>); 14] = [
        ("£1,200.50", Some(of("GBP"))),
        ("€ 5", Some(of("EUR"))),
        ("1.200,50 EUR", Some(of("EUR"))),
        ("(US$5)", Some(of("USD"))),
        ("S$5", Some(of("SGD"))),
        ("$5", Some(Tender::Dollar)),
        ("￥5", Some(Tender::Yen)),
        ("5元", Some(of("CNY"))),
        ("RMB 5", Some(of("CNY"))),
        ("Amount (GBP)", Some(of("GBP"))),
        ("amount_usd", Some(of("USD"))),
        ("Total", None),
        ("1,200.50", None),
        ("1.2K", None),
    ];
    for (text, expected) in cases {
        assert_eq!(Tender::in_text(text), expected, "{text}");
    }
    let told = |file: &str| import(file).unwrap().tenders;
    assert_eq!(told("Customer,2025-01\nA,£5\nB,£6.5\n"), [(of("GBP"), 2)]);
    assert_eq!(told("Customer,Date,Sales (EUR)\nA,2025-01-05,5\n"), [(of("EUR"), 1)]);
    assert_eq!(told("客户,日期,金额(元)\n甲,2025-01-05,5\n"), [(of("CNY"), 1)]);
    // The language around it tells yuan from yen.
    assert_eq!(told("客户,2025-01\n甲,¥5\n"), [(of("CNY"), 1)]);
    assert_eq!(told("顧客名,2025-01\nカワセミ,¥5\n"), [(of("JPY"), 1)]);
    assert_eq!(told("Customer,2025-01\nA,¥5\n"), [(Tender::Yen, 1)]);
    assert_eq!(told("Customer,2025-01\nA,$5\n"), [(Tender::Dollar, 1)]);
    assert_eq!(told("Customer,2025-01\nA,$5\nB,US$6\n"), [(of("USD"), 2)]);
    assert_eq!(told("Customer,2025-01\nA,5\n"), []);
}

#[test]
fn several_currencies_are_not_added_together() {
    let file =
        "Date,Customer,Amount,Currency\n2025-01-05,A,100,EUR\n2025-01-06,A,5,USD\n2025-01-07,B,7,EUR\n";
    let found = import(file).unwrap();
    assert_eq!((found.questions(), found.is_ready), (vec![Question::Currency], false));
    let currency = Currency::by_code("EUR");
    let found = import_with(file, &ImportOptions { currency, ..ImportOptions::default() }).unwrap();
    assert_eq!((total(&found).0, found.is_ready, found.tenders.len()), (10_700, true, 1));
    assert_eq!(issues(&found), [(3, "Currency", "USD", IssueKind::OtherCurrency, Weight::ToKnow)]);
    let mixed = import("Customer,2025-01\nA,£5\nB,€5\n").unwrap();
    assert_eq!(mixed.questions(), [Question::Currency]);
}

/// Signs in the cells tell the rows apart as a column of currencies does.
#[test]
fn signs_in_cells_tell_which_rows_are_taken() {
    let wide = "Customer,2025-01,2025-02\nA,$5,$6\nB,€7,\nC,£8,£9\nD,1,2\nE,$1,€1\n";
    let lines = "Customer,Date,Amount\nA,2025-01-05,$5\nA,2025-02-05,$6\nB,2025-01-06,€7\nC,2025-01-07,£17\n\
                 D,2025-01-08,1\nD,2025-02-08,2\nE,2025-01-09,€2\n";
    for file in [wide, lines] {
        let open = import(file).unwrap();
        assert_eq!((open.questions(), open.is_ready), (vec![Question::Currency], false));
        let taken = |code| {
            let currency = Currency::by_code(code);
            import_with(file, &ImportOptions { currency, ..ImportOptions::default() }).unwrap()
        };
        let found = taken("USD");
        assert_eq!((found.questions(), found.is_ready), (vec![], true));
        assert_eq!(accounts(&found), [("A", &[500, 600][..]), ("D", &[100, 200])]);
        assert_eq!((found.tenders.len(), found.tenders[0].0, found.rows_waiting), (1, Tender::Dollar, 0));
        let other: Vec<_> =
            found.causes.iter().filter(|it| it.first[0].kind == IssueKind::OtherCurrency).collect();
        let [other] = &other[..] else { panic!("one line tells them all: {:?}", found.causes) };
        assert_eq!((other.count, other.rows), (2, 3));
        let pounds = if file == wide { [800, 900] } else { [1_700, 0] };
        assert_eq!(accounts(&taken("GBP")), [("C", &pounds[..]), ("D", &[100, 200])]);
    }
}

/// Columns in different currencies are not added together either.
#[test]
fn headings_of_several_currencies_are_asked_about() {
    let file = "Customer,2025-01 (EUR),2025-02 (USD)\nA,5,6\n";
    assert_eq!(import(file).unwrap().questions(), [Question::Currency]);
    let currency = Currency::by_code("EUR");
    let found = import_with(file, &ImportOptions { currency, ..ImportOptions::default() }).unwrap();
    assert_eq!((accounts(&found), found.columns[2].role), (vec![("A", &[500][..])], Role::Ignored));
    // Where only the cells differ, no column goes.
    let file = "Customer,Date,Amount (EUR)\nA,2025-01-05,$5\nB,2025-01-05,€6\n";
    let currency = Currency::by_code("USD");
    let found = import_with(file, &ImportOptions { currency, ..ImportOptions::default() }).unwrap();
    assert_eq!(accounts(&found), [("A", &[500][..])]);
}

/// A file without a date that can be read offers no month.
#[test]
fn no_month_where_none_was_read() {
    let found = import("Date,Customer,Amount\nsoon,A,5\n").unwrap();
    assert!(found.book.ledger.span().is_empty());
    assert_eq!(found.last_whole(chrono::NaiveDate::from_ymd_opt(2025, 6, 1).unwrap()), None);
}
