//! The import page: what a file leaves open is said, and decided before anything is taken.

use std::fmt::Write;

use thirtyfour::prelude::*;

use crate::browser::{NARROW, WIDE, journey};
use crate::page::{Page, file};

/// An account that brings 30,000 a month on the 5th, 15th and 25th, from January 2025 to May 2026, and has one order of
/// 5 June 2026.
fn orders_of_a_month_that_has_only_begun() -> String {
    let mut orders = String::from("Date,Customer,Amount\n");
    let months = (2025..=2026).flat_map(|year| (1..=12).map(move |month| (year, month))).take(17);
    for (year, month) in months {
        for day in ["05", "15", "25"] {
            let _ = writeln!(orders, "{year}-{month:02}-{day},Alder,10000");
        }
    }
    orders + "2026-06-05,Alder,10000\n"
}

#[test]
fn a_month_that_has_only_begun_is_not_taken_as_whole() {
    let orders = file("begun.csv", orders_of_a_month_that_has_only_begun());
    journey(WIDE, async |page| {
        page.choose_file(&orders).await?;
        let why = page.words("import-part-month").await?;
        assert!(why.contains("Jun 2026") && why.contains("day 5") && why.contains("day 25"), "{why}");
        page.press("import-confirm").await?;
        page.go("#/settings").await?;
        page.until("May", async || Ok(page.chosen("data-through").await? == "May 2026")).await?;
        page.go("#/portfolio").await?;
        page.expect("sales-total", "510000.00").await?;

        // Who knows better says so.
        page.go("#/").await?;
        page.choose_file(&orders).await?;
        page.choose("import-through", "Jun 2026").await?;
        page.press("import-confirm").await?;
        page.go("#/portfolio").await?;
        page.expect("sales-total", "520000.00").await?;
        page.press("undo").await?;
        page.expect("sales-total", "510000.00").await
    });
}

/// Thousands of rows with the same fault are one line, with their sum; they are left out for what they are worth.
#[test]
fn rows_without_an_account_are_one_line() {
    let mut orders = String::from("Date,Customer,Amount\n");
    for n in 0..2_000 {
        let name = if n % 4 == 0 { "" } else { "Alder" };
        let _ = writeln!(orders, "2025-01-{:02},{name},1000", n % 28 + 1);
    }
    let orders = file("nameless.csv", orders);
    journey(NARROW, async |page| {
        page.choose_file(&orders).await?;
        page.expect("import-issues", "1").await?;
        let text = page.text().await?;
        assert!(text.contains("500 rows without an account, 500K of 2.00M"), "{text}");
        let leave = page.words("import-leave-out").await?;
        assert!(leave.contains("500 rows, 500K of 2.00M"), "{leave}");
        page.fits("the preview").await?;
        page.press("language").await?;
        let text = page.text().await?;
        assert!(text.contains("500\u{a0}行没有客户"), "{text}");
        page.press("import-leave-out").await?;
        page.press("import-confirm").await?;
        page.go("#/portfolio").await?;
        page.expect("sales-total", "1500000.00").await
    });
}

/// While it is open how numbers are to be read, nobody knows which rows would be left out.
#[test]
fn an_open_question_comes_before_leaving_rows_out() {
    let open = file("open.csv", "Customer;2025-01;2025-02\nAlder;1.234;5\nBirch;lots;7\n");
    journey(WIDE, async |page| {
        page.choose_file(&open).await?;
        let words = page.words("import-blocked").await?;
        assert!(words.contains("question"), "{words}");
        assert!(!page.has("import-leave-out").await);
        page.choose("import-decimal", "Comma: 1.234,50").await?;
        page.press("import-leave-out").await?;
        page.press("import-confirm").await?;
        page.go("#/portfolio").await?;
        page.expect("sales-total", "1239.00").await
    });
}

const RETAIL: &str = "Date,Retailer ID,Retailer,Sales\n2025-01-05,118,Foot House,100\n2025-01-06,118,Kite Sport,30\n2025-02-05,118,Foot House,20\n2025-02-06,119,West Gear,5\n2025-02-07,120,Oak Wear,4\n";

/// A code that stands for two retailers is no account: it is asked before anything is taken, and the answer is kept.
#[test]
fn codes_with_several_names_are_decided_first() {
    let retail = file("retail.csv", RETAIL);
    journey(WIDE, async |page| {
        page.choose_file(&retail).await?;
        assert!(page.words("import-clashes").await?.contains("Kite Sport"));
        assert!(page.words("import-told-by-why").await?.contains("1 of 3 codes"));
        assert!(page.words("import-blocked").await?.contains("question"));
        page.choose("import-told-by", "Their codes").await?;
        page.expect("import-accounts", "3").await?;
        page.choose("import-told-by", "Their names").await?;
        page.expect("import-accounts", "4").await?;
        page.fits("the preview").await?;
        page.press("language").await?;
        assert!(page.text().await?.contains("1\u{a0}个编号对应多个名称"));
        page.press("import-confirm").await?;
        page.go("#/portfolio").await?;
        page.expect("sales-total", "159.00").await?;
        page.saved().await?;
        page.reload().await?;

        // The next file is read as this one was.
        page.go("#/").await?;
        page.import(&retail).await?;
        page.go("#/portfolio").await?;
        page.expect("sales-total", "159.00").await
    });
}

/// A month without a column is not a month of nothing until somebody says so, once.
#[test]
fn a_month_missing_between_others_is_decided_first() {
    let gap = file("gap.csv", "Account,2024-06,2024-07,2024-09\nAlder,100,200,300\n");
    let later = file("later.csv", "Account,2024-12\nAlder,50\n");
    journey(NARROW, async |page| {
        page.choose_file(&gap).await?;
        assert!(page.words("import-blocked").await?.contains("question"));
        assert_eq!(page.words("import-issues").await?, "No further issues");
        page.choose("import-gap", "Take only the months from Sep 2024 on").await?;
        page.expect("import-total", "300.00").await?;
        page.choose("import-gap", "Nothing was sold then").await?;
        page.expect("import-total", "600.00").await?;
        page.press("import-confirm").await?;
        page.saved().await?;
        page.reload().await?;
        page.go("#/").await?;
        page.import(&gap).await?;

        // Nor are the months between those of the plan and those of a file.
        page.go("#/").await?;
        page.choose_file(&later).await?;
        assert!(page.words("import-blocked").await?.contains("question"));
        page.press("import-between").await?;
        page.press("import-confirm").await?;
        page.go("#/portfolio").await?;
        page.expect("sales-total", "650.00").await
    });
}

/// Names that differ in capitals and blanks are two accounts until they are joined, and stay joined.
#[test]
fn names_written_in_several_ways_are_joined_when_asked() {
    let names = file("ways.csv", "Account,2025-01,2025-02\nTEAL HARBOUR,10,0\nTeal Harbour,0,5\nOak,1,1\n");
    journey(WIDE, async |page| {
        page.choose_file(&names).await?;
        page.expect("import-accounts", "3").await?;
        page.press("import-alike-all").await?;
        page.expect("import-accounts", "2").await?;
        page.press("import-alike-none").await?;
        page.expect("import-accounts", "3").await?;
        page.press("import-alike-all").await?;
        page.expect("import-accounts", "2").await?;
        page.press("import-confirm").await?;
        page.go("#/").await?;
        page.choose_file(&names).await?;
        page.expect("import-accounts", "2").await?;
        assert!(page.words("import-effect").await?.contains("0 accounts new"));
        page.press("import-confirm").await?;
        page.go("#/portfolio").await?;
        page.expect("sales-total", "17.00").await
    });
}

/// An account that happens to be the sum of those above it is taken when asked, and in the next file by itself.
#[test]
fn a_row_that_is_no_total_is_put_back() {
    let head = "Customer,2025-01,2025-02\n";
    let rows = "Alder,12345.67,2310.5\nBirch,873.05,98.41\nCedar,13218.72,2408.91\n";
    let sums = file("sums.csv", format!("{head}{rows}"));
    journey(NARROW, async |page| {
        page.choose_file(&sums).await?;
        page.expect("import-accounts", "2").await?;
        let text = page.text().await?;
        assert!(text.contains("1 row that the rows above add up to"), "{text}");
        page.press("import-take-sums").await?;
        page.expect("import-accounts", "3").await?;
        // The keyboard stays where it is.
        assert_eq!(page.script("return document.activeElement.dataset.testid").await?, "import-take-sums");
        assert!(page.text().await?.contains("1 row that the rows above add up to, 16K of 31K"));
        page.press("import-take-sums").await?;
        page.expect("import-accounts", "2").await?;
        page.press("import-take-sums").await?;
        page.expect("import-accounts", "3").await?;
        page.fits("the preview").await?;
        page.press("language").await?;
        let said = "1\u{a0}行等于上面各行之和";
        page.until("Chinese", async || Ok(page.text().await?.contains(said))).await?;
        page.press("import-confirm").await?;
        page.go("#/portfolio").await?;
        page.expect("sales-total", "31255.26").await?;
        page.saved().await?;
        page.reload().await?;
        page.go("#/").await?;
        page.choose_file(&sums).await?;
        page.expect("import-accounts", "3").await
    });
}

/// The choice of a column's role, by the column's heading.
async fn takes(page: &Page, heading: &str, role: &str) -> WebDriverResult<()> {
    let list = By::XPath(format!("//label[span[normalize-space()='What {heading} holds']]/select"));
    page.choose_from(list, role).await
}

/// A ledger of which no heading is known: every column can be named, in any order, and it is read once that is enough.
#[test]
fn every_column_of_an_unknown_ledger_can_be_named() {
    let ledger = "Ledger 7\nRef,Body,When,Pieces,Each\n1,Alder,05/01/2025,2,10.25\n2,Birch,25/02/2025,3,5\n";
    let ledger = file("ledger.csv", ledger);
    journey(WIDE, async |page| {
        page.choose_file(&ledger).await?;
        let why = page.words("import-refused").await?;
        assert!(why.contains("No heading"), "{why}");
        assert_eq!(page.chosen("import-heading-row").await?, "Row 2: Ref · Body · When · Pieces · Each");
        let text = page.text().await?;
        assert!(text.contains("Alder · Birch") && text.contains("10.25 · 5"), "{text}");
        takes(&page, "Each", "Unit price").await?;
        takes(&page, "Body", "Account name").await?;
        takes(&page, "Pieces", "Quantity").await?;
        let asked = async || Ok(page.words("import-refused").await?.contains("hold the date"));
        page.until("the date to be missing", asked).await?;
        page.press("language").await?;
        page.until("Chinese", async || Ok(page.words("import-refused").await?.contains("日期"))).await?;
        page.press("language").await?;
        takes(&page, "When", "Date of sale").await?;
        page.until("the preview", async || Ok(page.has("import-preview").await)).await?;
        page.expect("import-total", "35.50").await?;
        assert!(page.words("import-computed").await?.contains("unit price"));
        assert_eq!(page.chosen("import-day-order").await?, "Day first");
        // What was named can be named otherwise.
        takes(&page, "Pieces", "Not used").await?;
        page.until("what is missing", async || Ok(page.has("import-trouble").await)).await?;
        takes(&page, "Each", "Amount of sale").await?;
        page.expect("import-total", "15.25").await?;
        page.press("import-confirm").await?;
        page.go("#/portfolio").await?;
        page.expect("sales-total", "15.25").await
    });
}

/// An export of deals: what was won counts, the rest is told and can be ticked.
#[test]
fn deals_of_a_crm_count_by_their_stage() {
    let deals = "opportunity_id,sales_agent,account,deal_stage,close_date,close_value\n\
                 1,Ann,Alder,Won,2025-01-05,£100\n2,Ann,Alder,Lost,2025-01-06,£40\n3,Bo,Birch,Engaging,,\n\
                 4,Bo,Birch,Won,2025-02-07,£50\n5,Bo,,Prospecting,,\n";
    let deals = file("deals.csv", deals);
    journey(NARROW, async |page| {
        page.choose_file(&deals).await?;
        page.expect("import-total", "150.00").await?;
        let text = page.text().await?;
        assert!(text.contains("3 rows of deals or orders that are no sales"), "{text}");
        assert_eq!(page.chosen("import-currency").await?, "GBP");
        page.fits("the preview").await?;
        let ticked = async |at: usize| -> WebDriverResult<Option<String>> {
            page.driver.find(By::Css(format!("[data-testid='stage-{at}']"))).await?.prop("checked").await
        };
        assert_eq!((ticked(0).await?.as_deref(), ticked(1).await?.as_deref()), (Some("true"), Some("false")));
        page.press("stage-1").await?;
        page.expect("import-total", "190.00").await?;
        page.press("stage-1").await?;
        page.expect("import-total", "150.00").await?;
        page.press("import-confirm").await?;
        page.go("#/portfolio").await?;
        page.expect("sales-total", "150.00").await?;

        // Euros do not go into pounds unsaid.
        page.go("#/").await?;
        page.choose_file(&file("euros.csv", "Customer,2025-03\nAlder,€5\n")).await?;
        let said = page.words("import-foreign").await?;
        assert!(said.contains("EUR") && said.contains("GBP"), "{said}");
        assert!(page.words("import-blocked").await?.contains("currency"));
        page.press("import-cancel").await?;
        page.expect("sales-total", "150.00").await
    });
}

/// A file that begins with data loses no row: its columns are told by their values, and named.
#[test]
fn a_file_without_headings_is_named_by_its_values() {
    let bare = file("bare.csv", "2025-01-05,Alder,10\n2025-02-05,Birch,20.5\n");
    journey(WIDE, async |page| {
        page.choose_file(&bare).await?;
        let why = page.words("import-refused").await?;
        assert!(why.contains("No heading row"), "{why}");
        assert!(page.chosen("import-heading-row").await?.contains("No row"));
        takes(&page, "Column 1", "Date of sale").await?;
        takes(&page, "Column 2", "Account name").await?;
        takes(&page, "Column 3", "Amount of sale").await?;
        page.expect("import-total", "30.50").await?;
        page.fits("the preview").await?;
        page.press("import-confirm").await?;
        page.go("#/portfolio").await?;
        page.expect("sales-total", "30.50").await
    });
}

/// Where the codes of a file are none of the plan's and its names are, it is asked who is who before anything is taken.
#[test]
fn an_update_asks_who_is_who() {
    let first = file("first.csv", "Code,Customer Name,2025-01\n1,Alder,10\n2,Birch,20\n");
    let other = file("other.csv", "Code,Customer Name,2025-02\nX1,Alder,1\nX2,Birch,2\n");
    let names = file("names.csv", "Customer Name,2025-02\nALDER,1\nBirch,2\n");
    journey(NARROW, async |page| {
        page.import(&first).await?;
        page.go("#/").await?;
        page.choose_file(&other).await?;
        assert!(page.words("import-blocked").await?.contains("question"));
        let why = page.words("import-met-otherwise").await?;
        assert!(why.contains("2 accounts") && why.contains("Alder"), "{why}");
        page.choose("import-told-by", "Their codes").await?;
        assert!(page.words("import-effect").await?.contains("2 accounts new"));
        page.choose("import-told-by", "Their names").await?;
        page.until("nobody new", async || Ok(page.words("import-effect").await?.contains("0 accounts new")))
            .await?;
        page.fits("the preview").await?;
        page.press("import-cancel").await?;

        page.choose_file(&names).await?;
        assert!(page.words("import-effect").await?.contains("1 account new"));
        page.press("import-met-spelled").await?;
        page.until("nobody new", async || Ok(page.words("import-effect").await?.contains("0 accounts new")))
            .await?;
        page.press("import-confirm").await?;
        page.go("#/portfolio").await?;
        page.expect("sales-total", "33.00").await
    });
}
