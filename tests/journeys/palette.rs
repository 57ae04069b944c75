//! The command palette and the keys.

use thirtyfour::prelude::*;

use crate::browser::{NARROW, WIDE, journey};
use crate::page::Page;

/// Opens the palette by its key and types.
async fn seek(page: &Page, sought: &str) -> WebDriverResult<()> {
    page.control('k').await?;
    page.until("the palette", async || Ok(page.has("palette-sought").await)).await?;
    page.keys(sought).await
}

/// What the first choice is.
async fn first(page: &Page) -> WebDriverResult<String> {
    let first = page.driver.find(By::Css(".palette [aria-selected=true]")).await?;
    first.text().await
}

async fn is_at(page: &Page, route: &str) -> WebDriverResult<()> {
    let hash = "return location.hash + (document.querySelector('dialog[open]') ? ' below a dialog' : '')";
    page.until(route, async || Ok(page.script(hash).await? == route)).await
}

#[test]
fn pages_accounts_and_commands_are_found_by_name() {
    journey(WIDE, async |page| {
        page.press("open-sample").await?;
        page.expect("target-committed", "31000000.00").await?;
        seek(&page, "fair").await?;
        page.keys(Key::Enter + "").await?;
        is_at(&page, "#/assessment/fairness").await?;
        // By its name in the other language.
        seek(&page, "标杆").await?;
        page.keys(Key::Enter + "").await?;
        is_at(&page, "#/targets/benchmark").await?;
        // An account by a part of its name, however it is written.
        seek(&page, "CALDROW f").await?;
        page.until("an account", async || Ok(first(&page).await?.to_lowercase().contains("caldrow facades")))
            .await?;
        page.keys(Key::Enter + "").await?;
        page.until("its page", async || {
            let hash = page.script("return location.hash").await?;
            Ok(hash.as_str().is_some_and(|hash| hash.starts_with("#/accounts/")))
        })
        .await?;
        // What there is to take back is named; the arrows choose.
        page.go("#/accounts").await?;
        seek(&page, "theme").await?;
        page.keys(Key::Down + Key::Down).await?;
        page.keys(Key::Enter + "").await?;
        page.until("the dark theme", async || {
            Ok(page.script("return document.documentElement.dataset.theme").await? == "dark")
        })
        .await?;
        // Nothing is called so; Escape closes.
        seek(&page, "zzzz").await?;
        page.until("the sentence", async || Ok(page.has("palette-none").await)).await?;
        page.keys(Key::Escape + "").await?;
        is_at(&page, "#/accounts").await
    });
}

#[test]
fn the_keys_are_listed() {
    journey(NARROW, async |page| {
        page.keys("?").await?;
        page.until("the keys", async || Ok(page.has("keys").await)).await?;
        page.press("keys-close").await?;
        is_at(&page, "").await?;
        // By hand, in Chinese, from the palette.
        page.press("language").await?;
        page.press("find").await?;
        page.keys("快捷键").await?;
        page.keys(Key::Enter + "").await?;
        page.until("the keys", async || Ok(page.has("keys").await)).await?;
        page.keys(Key::Escape + "").await?;
        page.until("the page", async || Ok(!page.has("palette").await)).await
    });
}
