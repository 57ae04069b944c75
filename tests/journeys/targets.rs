//! The targets page: what is refused stays refused, and what is written can be read.

use thirtyfour::prelude::*;

use crate::browser::{WIDE, journey};
use crate::page::{Page, file};

/// Three accounts over two years, without margin; the last month of the first stands far out.
fn years() -> String {
    let months: Vec<(i32, i32)> = (2023..=2024).flat_map(|year| (1..=12).map(move |at| (year, at))).collect();
    let heads: Vec<String> = months.iter().map(|(year, at)| format!("{year}-{at:02}")).collect();
    let row = |code: &str, name: &str, sales: i32, last: i32| {
        let plain = months.len() - 1;
        let cells: Vec<String> = (0..months.len())
            .map(|at| if at == plain { last } else { sales + at as i32 % 3 })
            .map(|sales| sales.to_string())
            .collect();
        format!("{code},{name},Ada,{}\n", cells.join(","))
    };
    [
        format!("Code,Account,Owner,{}\n", heads.join(",")),
        row("1", "Northlight Harbour Supplies", 3000, 12000),
        row("2", "Quayside", 2000, 2000),
        row("3", "Umbra & Sons", 1000, 1000),
    ]
    .concat()
}

async fn says(page: &Page, testid: &str, words: &str) -> WebDriverResult<()> {
    page.until(&format!("{testid} to say {words}"), async || Ok(page.words(testid).await?.contains(words)))
        .await
}

#[test]
fn a_refused_one_off_amount_is_not_marked() {
    journey(WIDE, async |page| {
        page.import(&file("years.csv", years())).await?;
        page.go("#/accounts/1").await?;
        for refused in ["-5", "99999999", "abc"] {
            page.fill("one-off-amount", refused).await?;
            page.fill("one-off-reason", "A one-time fit-out").await?;
            page.press("one-off-mark").await?;
            page.until("a sentence", async || Ok(page.has("one-off-error").await)).await?;
            assert!(!page.has("one-offs").await, "{refused}");
        }
        // Right again, and marked as it stands.
        page.fill("one-off-amount", "9,000").await?;
        page.press("one-off-mark").await?;
        says(&page, "one-offs", "9,000").await
    });
}
