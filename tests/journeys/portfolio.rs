//! The portfolio: one set of accounts and one word for it on every page.

use crate::browser::{NARROW, WIDE, journey};
use crate::page::file;

/// Three accounts of 2025 and one that brought back more than it bought.
fn returns() -> std::path::PathBuf {
    let months: Vec<String> = (1..=12).map(|month| format!("2025-{month:02}")).collect();
    let row = |name: &str, amount: i64, november: i64| {
        let cells = (1..=12).map(|month| if month == 11 { november } else { amount }.to_string());
        format!("{name},{}", cells.collect::<Vec<_>>().join(","))
    };
    let rows = [
        row("Oakline", 700, 700),
        row("Quayside", 200, 200),
        row("Deltaworks", 100, 100),
        row("Firth Mills", 50, -1_750),
    ];
    file("returns.csv", format!("Account,{}\n{}\n", months.join(","), rows.join("\n")))
}

/// Below zero there is no class: the portfolio names the account and its sum, the grid shows a dash with the reason, and
/// net sales stand beside the sales that shares are of.
#[test]
fn an_account_below_zero_has_no_class_anywhere() {
    let path = returns();
    journey(WIDE, async |page| {
        page.import(&path).await?;
        page.go("#/portfolio").await?;
        page.expect("abc-a", "2").await?;
        page.expect("abc-b", "1").await?;
        page.expect_near("net-sales", 10_800.0, 0.001).await?;
        assert!(page.words("below-zero").await?.contains("Firth Mills"));
        let text = page.text().await?;
        assert!(text.contains("1 account brought back more than was bought"), "{text}");
        assert!(text.contains("accounts make 80% of sales, all months"), "{text}");
        page.go("#/accounts").await?;
        let cell = "[...document.querySelectorAll('[role=row]')].find(row => row.textContent.includes('Firth Mills'))";
        page.until("a dash and why", async || {
            let found = page
                .script(&format!(
                    "return [...({cell})?.querySelectorAll('[title]') ?? []].map(it => it.title)"
                ))
                .await?;
            Ok(found.to_string().contains("not on the curve"))
        })
        .await?;
        assert!(page.text().await?.contains("No class 1"));
        page.press("language").await?;
        page.go("#/portfolio").await?;
        assert!(page.text().await?.contains("退货多于采购"));
        Ok(())
    });
    journey(NARROW, async |page| {
        page.import(&path).await?;
        page.fits("#/portfolio").await
    });
}
