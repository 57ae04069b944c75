//! The import page: what a file leaves open is said, and decided before anything is taken.

use std::fmt::Write;

use crate::browser::{NARROW, WIDE, journey};
use crate::page::file;

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
        page.expect("sales-total", "360000.00").await?;

        // Who knows better says so.
        page.go("#/").await?;
        page.choose_file(&orders).await?;
        page.choose("import-through", "Jun 2026").await?;
        page.press("import-confirm").await?;
        page.go("#/portfolio").await?;
        page.expect("sales-total", "340000.00").await?;
        page.press("undo").await?;
        page.expect("sales-total", "360000.00").await
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
        assert!(text.contains("500 行没有客户"), "{text}");
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
