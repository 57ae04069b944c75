//! What changes in the middle of a committed year.

use thirtyfour::prelude::*;

use crate::browser::{NARROW, WIDE, journey};
use crate::page::{Page, file};

/// Target and sales to date of an owner, as the assessment has them.
async fn owner(page: &Page, name: &str) -> WebDriverResult<[f64; 2]> {
    let script = format!(
        "const row = [...document.querySelectorAll('table.owners tbody tr')]
            .find(row => row.querySelector('th').textContent === '{name}');
         return row ? [...row.querySelectorAll('[data-value]')].slice(0, 2).map(it => Number(it.dataset.value)) : null"
    );
    page.go("#/assessment").await?;
    page.until(&format!("{name} among the owners"), async || Ok(!page.script(&script).await?.is_null()))
        .await?;
    let found = page.script(&script).await?;
    Ok([0, 1].map(|at| found[at].as_f64().unwrap_or_default()))
}

/// A full amount as it is written.
fn written(words: &str) -> f64 {
    words.replace(',', "").parse().expect("an amount")
}

fn near(one: f64, other: f64) {
    assert!((one - other).abs() < 0.02, "{one} {other}");
}

/// From July on Anna's accounts are Ben's: so are their target and sales of those months, and undo brings them back.
#[test]
fn changes_hand_accounts_over_with_sales_and_target() {
    journey(WIDE, async |page| {
        page.press("open-sample").await?;
        let (anna, ben) = (owner(&page, "Anna Whitlock").await?, owner(&page, "Ben Okafor").await?);

        page.go("#/assessment/changes").await?;
        page.press("hand-over").await?;
        assert!(page.words("hand-error").await?.contains("Tick accounts"));
        page.choose("hand-owner", "Anna Whitlock").await?;
        assert!(page.words("hand-tick-all").await?.contains("all of Anna Whitlock"));
        page.press("hand-tick-all").await?;
        page.press("hand-over").await?;
        assert!(page.words("hand-error").await?.contains("to whom"));
        page.fill("hand-to", "Ben Okafor").await?;
        page.press("hand-over").await?;
        assert!(page.words("hand-error").await?.contains("reason"));
        page.fill("hand-reason", "Anna changes to marketing").await?;
        page.choose("hand-from", "Jul 2026").await?;
        page.until("the months", async || {
            Ok(page.words("hand-preview").await?.contains("Sales, Jul 2026 to Sep 2026"))
        })
        .await?;
        let sales = written(&page.words("hand-sales").await?);
        assert!(sales > 0.0);
        page.press("hand-over").await?;
        page.until("the list", async || Ok(page.has("handed").await)).await?;
        let handed = page.words("handed").await?;
        assert!(handed.contains("Anna Whitlock → Ben Okafor") && handed.contains("marketing"), "{handed}");

        let (before, after) = (owner(&page, "Anna Whitlock").await?, owner(&page, "Ben Okafor").await?);
        near(after[1], ben[1] + sales);
        near(before[1], anna[1] - sales);
        near(before[0] + after[0], anna[0] + ben[0]);
        assert!(before[0] < anna[0]);

        page.press("undo").await?;
        assert_eq!(owner(&page, "Anna Whitlock").await?, anna);
        assert_eq!(owner(&page, "Ben Okafor").await?, ben);
        page.press("redo").await?;
        page.press("language").await?;
        page.go("#/assessment/changes").await?;
        assert!(page.words("changes-finding").await?.contains("更换了负责人"));
        Ok(())
    });
}

/// A revision changes the target to come and no month before; the original stays beside it.
#[test]
fn changes_revise_the_target_and_keep_the_original() {
    journey(WIDE, async |page| {
        page.press("open-sample").await?;
        page.go("#/assessment/changes").await?;
        page.press("revise").await?;
        assert!(!page.words("revise-error").await?.is_empty());
        page.fill("revise-total", "1,000,000").await?;
        assert!(page.words("revise-preview").await?.contains("have"), "the months before have more");
        page.fill("revise-total", "32,000,000").await?;
        page.until("what it does", async || {
            let words = page.words("revise-preview").await?;
            Ok(words.contains("Oct 2026 to Dec 2026, as revised") && words.contains("+1,000,000"))
        })
        .await?;
        page.press("revise").await?;
        assert!(page.words("revise-error").await?.contains("reason"));
        page.fill("revise-reason", "Two chains open stores in autumn").await?;
        page.press("revise").await?;
        page.expect("committed-now", "32000000.00").await?;
        page.expect("committed-first", "31000000.00").await?;
        page.expect("target-committed", "32000000.00").await?;
        page.expect("compare-scope-original", "31000000.00").await?;
        page.expect("compare-scope-current", "32000000.00").await?;
        // What is over is measured as before.
        let attained = page.value("compare-scope-on-original").await?;
        page.expect("compare-scope-on-current", &attained).await?;

        page.press("unrevise").await?;
        page.expect("committed-now", "31000000.00").await?;
        page.press("undo").await?;
        page.saved().await?;
        page.reload().await?;
        page.expect("committed-now", "32000000.00").await
    });
}

/// Who came after the commitment has sales and no target; who bought no more has a target and is pointed out.
#[test]
fn changes_know_who_came_and_who_left() {
    let months: Vec<String> = (1..=12).map(|month| format!("2025-{month:02}")).collect();
    let sold = |amount: &str| [amount; 12].join(",");
    let before = format!(
        "Account,Owner,{}\nNorthlight,Ada,{}\nQuayside,Bo,{}\n",
        months.join(","),
        sold("100"),
        sold("50")
    );
    let before = file("before.csv", before);
    let after = file(
        "after.csv",
        "Account,2026-01,2026-02,2026-03\nNorthlight,120,110,90\nQuayside,0,0,0\nDeltaworks,30,0,12\n",
    );
    journey(WIDE, async |page| {
        page.import(&before).await?;
        page.go("#/targets").await?;
        page.press_words("All accounts").await?;
        page.value("target-blend").await?;
        page.press("commit").await?;
        page.value("target-committed").await?;
        page.go("#/").await?;
        page.import(&after).await?;
        page.go("#/assessment/changes").await?;
        let came = page.words("new-title").await?;
        assert!(came.contains("1 account came") && came.contains("42"), "{came}");
        let left = page.words("lost-title").await?;
        assert!(left.contains("1 account with a target has stopped buying"), "{left}");
        let text = page.text().await?;
        assert!(text.contains("Deltaworks") && text.contains("Dec 2025"), "{text}");
        page.press("language").await?;
        assert!(page.words("new-title").await?.contains("新增 1 家客户"));
        Ok(())
    });
}

/// On a phone, in both languages.
#[test]
fn changes_fit_a_phone() {
    journey(NARROW, async |page| {
        page.press("open-sample").await?;
        for language in ["zh-Hans", "en"] {
            page.press("language").await?;
            assert_eq!(page.language().await?, language);
            page.go("#/assessment/changes").await?;
            page.choose("lost-after", if language == "en" { "6 months" } else { "6\u{a0}个月" }).await?;
            page.fits("#/assessment/changes").await?;
        }
        Ok(())
    });
}

/// Another spelling goes everywhere, pay and all; two who are paid stay two.
#[test]
fn a_person_is_renamed_everywhere() {
    journey(WIDE, async |page| {
        page.press("open-sample").await?;
        let anna = owner(&page, "Anna Whitlock").await?;
        page.go("#/assessment/changes").await?;
        page.choose("rename-person", "Anna Whitlock").await?;
        page.press("rename").await?;
        assert!(page.words("rename-error").await?.contains("Type the name"));
        page.fill("rename-to", "Ben Okafor").await?;
        page.until("the note", async || Ok(page.text().await?.contains("become one person"))).await?;
        page.press("rename").await?;
        page.until("the reason", async || {
            Ok(page.words("rename-error").await?.contains("two people cannot become one"))
        })
        .await?;
        page.fill("rename-to", "Anna Whitlock-Reed").await?;
        page.press("rename").await?;
        assert_eq!(owner(&page, "Anna Whitlock-Reed").await?, anna);
        page.go("#/assessment/pay").await?;
        page.until("her pay", async || Ok(page.has("year-pay-Anna Whitlock-Reed").await)).await?;
        assert!(!page.has("year-pay-Anna Whitlock").await);
        page.press("undo").await?;
        assert_eq!(owner(&page, "Anna Whitlock").await?, anna);
        Ok(())
    });
}
