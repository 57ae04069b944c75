//! The targets page: what is refused stays refused, and what is written can be read.

use std::path::PathBuf;

use thirtyfour::prelude::*;

use crate::browser::{NARROW, WIDE, journey};
use crate::page::{Page, file};

/// Three accounts over two years, without margin; the last month of the first stands far out. Each journey has its own
/// file, as another may be reading it.
fn years(name: &str) -> PathBuf {
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
    let rows = [
        format!("Code,Account,Owner,{}\n", heads.join(",")),
        row("1", "Northlight Harbour Supplies", 3000, 12000),
        row("2", "Quayside", 2000, 2000),
        row("3", "Umbra & Sons", 1000, 1000),
    ];
    file(&format!("years-{name}.csv"), rows.concat())
}

/// The targets page of those accounts, all of them in the target.
async fn targets(page: &Page, name: &str) -> WebDriverResult<()> {
    page.import(&years(name)).await?;
    page.go("#/targets").await?;
    page.press_words("All accounts").await?;
    page.value("split-sum").await.map(drop)
}

async fn says(page: &Page, testid: &str, words: &str) -> WebDriverResult<()> {
    page.until(&format!("{testid} to say {words}"), async || Ok(page.words(testid).await?.contains(words)))
        .await
}

async fn page_says(page: &Page, words: &str) -> WebDriverResult<()> {
    page.until(&format!("the page to say {words}"), async || Ok(page.text().await?.contains(words))).await
}

#[test]
fn a_refused_one_off_amount_is_not_marked() {
    journey(WIDE, async |page| {
        page.import(&years("one-offs")).await?;
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

#[test]
fn a_refused_amount_is_neither_locked_nor_committed() {
    journey(WIDE, async |page| {
        targets(&page, "bounds").await?;
        page.press_words("Free").await?;
        page.fill("lock-reason", "Their budget stands").await?;
        for (refused, button) in [("-5", "lock"), ("abc", "lock"), ("-5", "promise"), ("abc", "promise")] {
            page.fill("lock-amount", refused).await?;
            page.press(button).await?;
            page.until("a sentence", async || Ok(page.has("bounds-error").await)).await?;
            assert!(page.has("lock-amount").await && !page.has("free").await, "{refused}, {button}");
        }
        page.fill("floor", "-5").await?;
        page_says(&page, "zero or above").await?;
        page.fill("lock-amount", "30000").await?;
        page.press("lock").await?;
        // A floor would take the place of the lock and of its reason.
        page.press_words("Locked").await?;
        page.fill("floor", "10").await?;
        page_says(&page, "Free it first").await?;
        page_says(&page, "Their budget stands").await?;
        page.press("free").await?;
        // What its owner commits to is no lock.
        page.press_words("Free").await?;
        page.fill("lock-amount", "30000").await?;
        page.press("promise").await?;
        page.press_words("Owner’s commitment").await?;
        page.fill("cap", "10").await?;
        page_says(&page, "Free it first").await
    });
}

/// The text in a field.
async fn typed(page: &Page, testid: &str, text: &str) -> WebDriverResult<()> {
    let value = format!("return document.querySelector('[data-testid={testid}]').value");
    page.until(&format!("{testid} to show {text}"), async || Ok(page.script(&value).await? == text)).await
}

#[test]
fn a_refused_amount_or_count_commits_nothing() {
    journey(WIDE, async |page| {
        targets(&page, "refused").await?;
        page.fill("commit-reason", "Their new hall opens").await?;
        for (field, right) in [("commit-amount", "80,000"), ("commit-count", "2")] {
            for refused in ["-5", "abc"] {
                page.fill(field, right).await?;
                page.fill(field, refused).await?;
                page.press("commit").await?;
                page.until("a sentence", async || Ok(page.has("commit-error").await)).await?;
                assert!(!page.has("committed-amount").await, "{field} {refused}");
                // What the field shows is what would be committed to: put right, the sentence goes.
                page.fill(field, right).await?;
                page.until("no sentence", async || Ok(!page.has("commit-error").await)).await?;
            }
        }
        // The goal: nothing is sought for what was refused.
        page.fill("goal-amount", "75000").await?;
        says(&page, "goal-answer", "75,000").await?;
        page.fill("goal-amount", "-1").await?;
        page.until("no answer", async || Ok(page.words("goal-answer").await?.is_empty())).await?;
        assert!(!page.has("goal-take").await);
        page.press("commit").await?;
        page.expect("committed-amount", "80000.00").await?;
        page.expect("committed-count", "2").await
    });
}

/// Three caps that leave no split of what was typed, and the way back: the amount is the person's throughout.
#[test]
fn what_is_filled_in_outlives_an_impossible_split_and_a_page() {
    journey(WIDE, async |page| {
        targets(&page, "drafts").await?;
        page.fill("commit-amount", "1,000,000.01").await?;
        page.fill("commit-reason", "Promised to the board").await?;
        page.expect("split-sum", "1000000.01").await?;
        for name in ["Northlight Harbour Supplies", "Quayside", "Umbra & Sons"] {
            page.until("the account", async || {
                let open = format!(
                    "const row = [...document.querySelectorAll('.split__table tr')].find(row => row.innerText.includes('{name}'));
                     row?.querySelector('.button--quiet.button--small')?.click();
                     return !!row"
                );
                Ok(page.script(&open).await? == true)
            })
            .await?;
            page.fill("cap", "100000").await?;
            // A limit keeps its reason, in the table and where it stands in the way.
            if name == "Quayside" {
                page.fill("lock-reason", "Their shelves are full").await?;
                page_says(&page, "Their shelves are full").await?;
            }
        }
        page_says(&page, "At most 100,000: Their shelves are full").await?;
        // 300,000 of it find an account: 700,000.01 do not, and the sentence speaks of the amount that was typed.
        says(&page, "split-problem", "700,000.01").await?;
        typed(&page, "commit-amount", "1,000,000.01").await?;
        page.control('z').await?;
        page.expect("split-sum", "1000000.01").await?;
        typed(&page, "commit-amount", "1,000,000.01").await?;
        // Another page, and back.
        page.go("#/portfolio").await?;
        page.value("pareto-n80").await?;
        page.go("#/targets").await?;
        page.expect("split-sum", "1000000.01").await?;
        typed(&page, "commit-amount", "1,000,000.01").await?;
        typed(&page, "commit-reason", "Promised to the board").await?;
        // Committed and taken back, it stands as it was filled in.
        page.press("commit").await?;
        page.expect("committed-amount", "1000000.01").await?;
        page.press("undo").await?;
        typed(&page, "commit-amount", "1,000,000.01").await?;
        typed(&page, "commit-reason", "Promised to the board").await
    });
}

#[test]
fn three_weights_stand_as_typed() {
    journey(WIDE, async |page| {
        targets(&page, "weights").await?;
        let fields = ["weight-benchmark", "weight-input-output", "weight-baseline"];
        for weights in [["10", "58.02", "31.98"], ["72.68", "13.66", "13.66"], ["33.33", "33.33", "33.34"]] {
            for (field, weight) in fields.iter().zip(weights) {
                page.fill(field, weight).await?;
            }
            for (field, weight) in fields.iter().zip(weights) {
                typed(&page, field, &format!("{weight}%")).await?;
            }
            page.until("no word", async || Ok(!page.has("weights-say").await)).await?;
            assert_eq!(page.words("weight-sum").await?, "100%");
        }
        page.fill("weight-baseline", "33.33").await?;
        says(&page, "weights-say", "99.99%").await?;
        assert_eq!(page.words("weight-sum").await?, "99.99%");
        page.press("language").await?;
        says(&page, "weights-say", "权重合计 99.99%").await?;
        page.press("language").await?;
        page.press("weights-whole").await?;
        page.until("no word", async || Ok(!page.has("weights-say").await)).await?;
        typed(&page, "weight-benchmark", "33.3333%").await?;
        page.press("undo").await?;
        says(&page, "weights-say", "99.99%").await?;
        // Bases of the split likewise.
        page.choose("split-basis", "Weighted blend").await?;
        page.fill("basis-history", "40").await?;
        page.fill("basis-even", "30").await?;
        typed(&page, "basis-history", "40%").await?;
        says(&page, "bases-say", "70%").await
    });
}

/// Key accounts of today are committed to, and those of the funnel where somebody says so.
#[test]
fn a_funnel_asks_before_it_raises_the_number_of_key_accounts() {
    journey(WIDE, async |page| {
        targets(&page, "funnel").await?;
        page.press("inputs-input-output").await?;
        page.press("add-funnel").await?;
        for (field, number) in [("contacts", "10"), ("days", "100"), ("distinct", "100"), ("conversion", "1")]
        {
            page.fill(&format!("funnel-{field}"), number).await?;
        }
        page.expect("funnel-says-new", "10").await?;
        let there = page.script("return document.querySelector('[data-testid=commit-count]').value").await?;
        let there: u32 = there.as_str().and_then(|count| count.parse().ok()).expect("a count");
        assert!(there <= 3, "{there}");
        says(
            &page,
            "commit-funnel",
            &format!("{there} today; with those that the funnel brings {}", there + 10),
        )
        .await?;
        page.press("commit-with-funnel").await?;
        typed(&page, "commit-count", &(there + 10).to_string()).await?;
        page.until("nothing to ask", async || Ok(!page.has("commit-with-funnel").await)).await
    });
}

/// The next year is planned in a copy, this one goes on; what is imported into one is offered to the other.
#[test]
fn next_year_is_planned_beside_this_one() {
    journey(WIDE, async |page| {
        targets(&page, "next").await?;
        page.fill("commit-amount", "80000").await?;
        page.fill("commit-reason", "Agreed").await?;
        page.press("commit").await?;
        page.expect("committed-amount", "80000.00").await?;
        // How amounts change from now on is said, and leads there.
        says(&page, "split-revise", "Revise the target").await?;
        page.press("plan-next-year").await?;
        page.until("the copy", async || Ok(!page.has("committed-amount").await)).await?;
        let year = "const list = document.querySelector('[data-testid=plan-year]'); return list.selectedOptions[0].innerText";
        page.until("the next year", async || Ok(page.script(year).await? == "2026")).await?;
        says(&page, "kin", "2025 goes on in").await?;
        page.saved().await?;
        page.press("open-kin").await?;
        page.expect("committed-amount", "80000.00").await?;
        says(&page, "kin", "2026 is planned in").await?;
        // A month comes in here, and is offered there.
        let more = file(
            "years-next-more.csv",
            "Code,Account,Owner,2025-01\n1,Northlight Harbour Supplies,Ada,4321\n",
        );
        page.go("#/").await?;
        page.import(&more).await?;
        page.saved().await?;
        page.go("#/targets").await?;
        assert!(!page.has("news").await, "these are its own");
        page.press("open-kin").await?;
        says(&page, "news", "1 account, Jan 2025").await?;
        page.press("news-take").await?;
        page.until("no offer", async || Ok(!page.has("news").await)).await?;
        page.go("#/accounts/1").await?;
        page_says(&page, "4,321").await?;
        page.saved().await?;
        page.press("undo").await?;
        page.go("#/settings").await?;
        page.until("both plans", async || {
            let rows = "return document.querySelectorAll('[data-testid=plan-row]').length";
            Ok(page.script(rows).await? == 2)
        })
        .await
    });
}

#[test]
fn suggested_one_offs_can_be_read() {
    const READ: &str = "
        const list = document.querySelector('[data-testid=one-off-suggestions]');
        list.open = true;
        return [...list.querySelectorAll('li')].map(item => {
            const [name, says, link] = ['h3', 'p', 'a'].map(of => item.querySelector(of).getBoundingClientRect());
            const apart = name.right <= link.left || name.bottom <= link.top;
            return apart && name.width > 150 && says.width > 150 && link.right <= innerWidth;
        })";
    for window in [WIDE, NARROW] {
        journey(window, async |page| {
            page.import(&years("suggested")).await?;
            page.go("#/targets").await?;
            for _ in 0..2 {
                page.until("the suggestions", async || Ok(page.has("one-off-suggestions").await)).await?;
                let read = page.script(READ).await?;
                assert_eq!(read, serde_json::json!([true]), "{window:?}");
                page.press("language").await?;
            }
            Ok(())
        });
    }
}

#[test]
fn without_margin_the_best_visits_speak_of_sales() {
    journey(WIDE, async |page| {
        targets(&page, "visits").await?;
        page.press("inputs-input-output").await?;
        page.press_words("Curve by class").await?;
        page.press("add-visits").await?;
        for (refused, sentence) in [("-1", "0 or more"), ("3.7", "whole number")] {
            page.fill("visits-planned", refused).await?;
            page_says(&page, sentence).await?;
        }
        page.fill("visits-planned", "30").await?;
        page.press("seek-best").await?;
        says(&page, "best-visits", "change sales by").await?;
        let words = page.words("best-visits").await?;
        assert!(words.contains("Sales today") && !words.contains("Margin"), "{words}");
        Ok(())
    });
}

#[test]
fn a_split_by_what_nobody_knows_says_so() {
    journey(WIDE, async |page| {
        targets(&page, "split").await?;
        page.choose("split-basis", "By potential").await?;
        page_says(&page, "No account’s potential is rated yet").await?;
        page.choose("split-basis", "By response to effort").await?;
        page_says(&page, "Nothing says yet how accounts respond").await?;
        page.choose("split-basis", "By history").await?;
        page.until("the note to go", async || Ok(!page.text().await?.contains("all get the same"))).await
    });
}

#[test]
fn scenarios_are_renamed_and_told_apart() {
    const TAKEN: &str = "There is a scenario “Bold” already";
    journey(WIDE, async |page| {
        targets(&page, "scenarios").await?;
        for name in ["Bold", "Calm"] {
            page.fill("scenario-name", name).await?;
            page.press("scenario-keep").await?;
        }
        page.until("both", async || Ok(page.has("scenario-1").await)).await?;
        page.fill("scenario-name", "Bold").await?;
        page.press("scenario-keep").await?;
        page_says(&page, TAKEN).await?;
        let typed = "return document.querySelector('[data-testid=scenario-name]').value";
        assert_eq!(page.script(typed).await?, "Bold");
        page.fill("scenario-1", "Bold").await?;
        page_says(&page, TAKEN).await?;
        assert!(!page.has("scenario-2").await);
        page.fill("scenario-1", "Before “Bold”").await?;
        // What the plan was told would be kept under that very name.
        page.press_words("Make it the plan").await?;
        page_says(&page, "There is a scenario “Before “Bold”” already").await?;
        page.fill("scenario-1", "Cautious").await?;
        page.press_words("Make it the plan").await?;
        let own = "return document.querySelector('[data-testid=scenario-plan]').value";
        page.until("the plan's name", async || Ok(page.script(own).await? == "Bold")).await?;
        // The plan's own assumptions are renamed as well, and not to a name that is there.
        page.fill("scenario-plan", "Cautious").await?;
        page_says(&page, "There is a scenario “Cautious” already").await?;
        page.fill("scenario-plan", "Brave").await?;
        page.saved().await?;
        page.reload().await?;
        page.until("the name", async || {
            let names = "return ['scenario-plan', 'scenario-0', 'scenario-1'].map(id => document.querySelector(`[data-testid=${id}]`).value)";
            Ok(page.script(names).await? == serde_json::json!(["Brave", "Before “Bold”", "Cautious"]))
        })
        .await
    });
}
