//! The assessment followed through a year: the phase switches on a date, a month is brought, and history stays.

use thirtyfour::prelude::*;

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

/// From the company to a person, from there to an account of theirs, to its month and to the cell.
#[test]
fn the_year_is_followed_from_the_company_to_a_cell() {
    journey(WIDE, async |page| {
        page.press("open-sample").await?;
        page.go("#/assessment").await?;
        let company = page.number("assess-actual").await?;
        page.press_words("Clara Mendes").await?;
        page.until("her year", async || Ok(page.text().await?.contains("Accounts of Clara Mendes"))).await?;
        let own = page.number("assess-actual").await?;
        assert!(0.0 < own && own < company / 2.0, "{own} {company}");
        // Her months and her quarters add up to what she has sold.
        let sum = "const of = kind => [...document.querySelectorAll(`tr[data-testid^=${kind}-] td:nth-child(3) .num`)]
                .map(it => Number(it.dataset.value)).reduce((sum, one) => sum + one, 0);
            return [of('window') - Number(document.querySelector('tr[data-testid=window-to-date] td:nth-child(3) .num').dataset.value), of('quarter')]";
        let sums = page.script(sum).await?;
        assert!((sums[0].as_f64().unwrap_or_default() - own).abs() < 0.01, "{sums} {own}");
        assert!((sums[1].as_f64().unwrap_or_default() - own).abs() < 0.01, "{sums} {own}");
        let theirs = page
            .script("return [...document.querySelectorAll('td.only-wide-cell')].map(it => it.textContent)");
        let theirs = theirs.await?;
        let owners = theirs.as_array().expect("a list");
        assert!(!owners.is_empty() && owners.iter().all(|owner| owner == "Clara Mendes"), "{theirs}");

        page.driver.query(By::LinkText("Coldspur Fitouts")).first().await?.click().await?;
        page.until("its periods", async || Ok(page.has("account-windows").await)).await?;
        assert!(page.words("window-1").await?.contains("Jan 2026"));
        assert!(page.words("quarter-4").await?.contains("not over"));
        let month =
            page.driver.query(By::Css("tr[data-testid=window-2] td:nth-child(3) .num")).first().await?;
        month.click().await?;
        page.press("to-cell").await?;
        let cell = "return document.querySelector('[role=gridcell][aria-selected=true]')?.dataset.cell ?? ''";
        page.until("the cell", async || {
            Ok(page.script(cell).await?.as_str().is_some_and(|it| it.contains("2026-02")))
        })
        .await
    });
}
