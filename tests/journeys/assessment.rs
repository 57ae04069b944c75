//! The assessment followed through a year: the phase switches on a date, a month is brought, and history stays.

use crate::browser::{WIDE, journey};

/// From October on by quarter: the months before keep their rows, in both languages, and undo takes it back.
#[test]
fn a_phase_holds_from_its_month_on() {
    journey(WIDE, async |page| {
        page.press("open-sample").await?;
        page.go("#/assessment").await?;
        let september = page.value("window-9").await?;
        assert!(page.has("window-12").await);
        page.press_words("Start-up, quarterly").await?;
        page.until("the last quarter to be one row", async || Ok(!page.has("window-11").await)).await?;
        assert!(page.words("window-10").await?.contains("Q4"));
        assert_eq!(page.value("window-9").await?, september);
        // The months to come are paid by the terms of start-up, and those that are over stay as they were.
        page.go("#/assessment/pay").await?;
        let paid = page.number("pay-Anna Whitlock").await?;
        page.press("undo").await?;
        page.expect_near("pay-Anna Whitlock", paid, 0.001).await?;
        page.go("#/assessment").await?;
        page.until("October to be back", async || Ok(page.has("window-12").await)).await?;

        page.press("language").await?;
        page.press_words("启动期，按季考核").await?;
        page.until("第四季度", async || Ok(page.text().await?.contains("第四季度"))).await
    });
}

/// A month that is typed and said to be whole is judged; a part month is not.
#[test]
fn a_month_is_judged_once_it_is_whole() {
    journey(WIDE, async |page| {
        page.press("open-sample").await?;
        page.go("#/accounts/1").await?;
        page.go("#/assessment").await?;
        let before = page.number("landing").await?;
        let (low, high) = (page.number("landing-low").await?, page.number("landing-high").await?);
        assert!(low < before && before < high, "{low} {before} {high}");
        page.press("month-incomplete").await?;
        page.until("nine months to be eight", async || Ok(page.text().await?.contains("eight of twelve")))
            .await?;
        assert!(page.words("window-9").await?.contains("not over"));
        page.press("month-complete").await?;
        page.expect_near("landing", before, 0.001).await
    });
}
