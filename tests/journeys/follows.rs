//! What a page says follows what it depends on: as it stands, it is as a reload would have it.

use std::time::Duration;

use thirtyfour::prelude::*;

use crate::browser::{WIDE, journey};
use crate::page::Page;

/// All that a page says but for its bar: closed parts and what stands in fields included.
const SAYS: &str = "
    const parts = [...document.body.children].filter(it => !it.matches('header, script, link'));
    const held = [...document.querySelectorAll('main input, main select')].map(it => it.value);
    return [...parts.map(it => it.textContent), ...held].join(' | ')";

/// What stands where an answer is still on its way, however long that takes.
const ON_ITS_WAY: [&str; 3] = ["being simulated", "Simulating", "正在模拟"];

/// What the page says once it says nothing else any more: some answers come a moment later.
async fn settled(page: &Page) -> WebDriverResult<String> {
    let mut before = String::new();
    let mut same = 0;
    for _ in 0..200 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let now = page.script(SAYS).await.ok().and_then(|says| says.as_str().map(str::to_string));
        let now = now.unwrap_or_default();
        let is_whole = !now.is_empty() && !ON_ITS_WAY.iter().any(|words| now.contains(words));
        same = if now == before && is_whole { same + 1 } else { 0 };
        before = now;
        if same == 10 {
            break;
        }
    }
    Ok(before)
}

/// The first place where two texts differ, with what stands around it.
fn differ(one: &str, other: &str) -> Option<(String, String)> {
    let at = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(at.saturating_sub(60)).take(160).collect::<String>();
    (one != other).then(|| (around(one), around(other)))
}

/// As the page stands it says what it says after a reload.
async fn follows(page: &Page, what: &str) -> WebDriverResult<()> {
    let stands = settled(page).await?;
    page.saved().await?;
    page.reload().await?;
    let anew = settled(page).await?;
    if let Some((stands, anew)) = differ(&stands, &anew) {
        panic!("{what}: the page said\n  {stands}\nand after a reload\n  {anew}");
    }
    Ok(())
}

/// Scope, year, calendar, units and a committed target change and are taken back on every page; so does the language.
#[test]
fn every_page_says_what_it_would_say_after_a_reload() {
    journey(WIDE, async |page| {
        page.press("open-sample").await?;
        page.expect("target-committed", "31000000.00").await?;
        page.go("#/targets").await?;
        page.press("withdraw").await?;
        page.press_asked("withdraw-confirm").await?;
        page.press_words("All accounts").await?;
        page.until("the withdrawn target to be gone", async || Ok(!page.has("committed-amount").await))
            .await?;
        page.go("#/settings").await?;
        page.choose("units", "K, M, B").await?;
        page.choose("year-start", "Apr").await?;
        page.saved().await?;
        let routes = [
            "#/",
            "#/portfolio",
            "#/targets",
            "#/accounts/1",
            "#/assessment",
            "#/assessment/changes",
            "#/settings",
        ];
        for route in routes {
            page.go(route).await?;
            settled(&page).await?;
            // Back over the calendar, the scope and the withdrawal, one by one, and forth again.
            for step in 0..3 {
                page.press("undo").await?;
                follows(&page, &format!("{route}, {step} taken back")).await?;
            }
            for _ in 0..3 {
                page.press("redo").await?;
            }
            follows(&page, &format!("{route}, all done again")).await?;
            page.press("language").await?;
            follows(&page, &format!("{route} in the other language")).await?;
            page.press("language").await?;
        }
        Ok(())
    });
}
