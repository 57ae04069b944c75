//! Criteria and review sheets.

use keyline::calc::{self, Window};
use keyline::file::sample;
use keyline::plan::Phase;
use keyline::text::{Language, Numbers};
use thirtyfour::prelude::*;

use crate::browser::{NARROW, WIDE, journey};
use crate::page::Page;

const REVIEWS: &str = "#/assessment/reviews";

/// Leaves a field after typing into it.
async fn note(page: &Page, words: &str) -> WebDriverResult<()> {
    let field = page.driver.find(By::Css("[data-testid='review-notes']")).await?;
    field.scroll_into_view().await?;
    field.click().await?;
    field.send_keys(words).await?;
    field.send_keys(Key::Tab + "").await
}

async fn note_is(page: &Page, words: &str) -> WebDriverResult<()> {
    let script = "return document.querySelector('[data-testid=\"review-notes\"]').value";
    page.until("the note", async || Ok(page.script(script).await? == words)).await
}

/// What the case counts of the person with the most key accounts, in the last month that is over, and of somebody without.
struct Counted {
    person: Box<str>,
    month: String,
    attained: f64,
    buyers: usize,
    /// Key accounts that bought, of all of theirs.
    share: f64,
    without: Box<str>,
    /// What that one attained.
    alone: f64,
}

fn counted() -> Counted {
    let plan = sample::plan(false);
    let all = calc::assess::assess(&plan).expect("the case is committed");
    let through = all.through.expect("months are over");
    let is_over = |row: &&calc::assess::PhaseWindow| row.span.last().is_some_and(|last| last <= through);
    let over: Vec<&calc::assess::PhaseWindow> = all.windows.iter().filter(is_over).collect();
    let row = over.last().expect("months are over");
    assert_eq!((row.phase, row.span.months), (Phase::Growth, 1), "the case is in growth");
    // The person with the most key accounts: all that is counted is there.
    let people = all.owners.iter().filter(|owner| !owner.name.is_empty());
    let person = people.max_by_key(|owner| owner.standing.keys.len()).expect("accounts have owners");
    let attained = person.standing.reading(row.window).attainment.expect("there is a target");
    let buyers = person.standing.buyers(row.window).expect("the month is over");
    let share = buyers.now as f64 / buyers.of as f64;
    let Window::Month(month) = row.window else { panic!("growth goes by month") };
    let without = all.owners.iter().find(|it| it.standing.keys.is_empty() && !it.name.is_empty());
    let without = without.expect("somebody in the case has no key accounts");
    Counted {
        person: person.name.clone(),
        month: Numbers::new(Language::En, plan.settings()).month(month),
        attained,
        buyers: buyers.now,
        share,
        without: without.name.clone(),
        alone: without.standing.reading(row.window).attainment.expect("there is a target"),
    }
}

/// Opens the person's sheet of the case.
async fn open(page: &Page, counted: &Counted) -> WebDriverResult<()> {
    page.press("open-sample").await?;
    page.expect("target-committed", "31000000.00").await?;
    page.go(REVIEWS).await?;
    page.choose("review-person", &counted.person).await?;
    page.choose("review-period", &counted.month).await?;
    let title = format!("{}, {}", counted.person, counted.month);
    page.until("the sheet", async || Ok(page.words("review-title").await? == title)).await
}

/// What can be counted is, and criteria weigh what is said of them.
#[test]
fn a_sheet_counts_what_it_can_by_the_weights_of_its_criteria() {
    journey(WIDE, async |page| {
        let case = counted();
        open(&page, &case).await?;
        page.expect_near("review-attainment", case.attained, 1e-9).await?;
        page.expect("review-buyers", &case.buyers.to_string()).await?;
        page.expect_near("review-result", 0.6 * case.attained + 0.4 * case.share, 1e-9).await?;

        // Where there is nothing to count the sheet says so, and the result is of the other criterion.
        page.choose("review-person", &case.without).await?;
        page.expect_near("review-result", case.alone, 1e-9).await?;
        let counted = page.words("review-criterion-2").await?;
        assert!(counted.contains("There are no key accounts") && counted.contains("Left out"), "{counted}");
        page.choose("review-person", &case.person).await?;
        page.expect_near("review-attainment", case.attained, 1e-9).await?;

        // A third criterion weighs what the others do on average, and theirs stand as they were typed. What they add up to is
        // said, and made whole where that is asked for.
        assert!(page.words("criteria-growth").await?.contains("are ours"));
        page.choose("criterion-add-growth", "Margin").await?;
        page.expect_near("criterion-growth-3", 0.5, 1e-9).await?;
        page.expect_near("criterion-growth-1", 0.6, 1e-9).await?;
        page.expect_near("criteria-sum-growth", 1.5, 1e-9).await?;
        assert!(page.words("criteria-sum-growth").await?.contains("add up to 150%"));
        page.press("criteria-whole-growth").await?;
        page.expect_near("criterion-growth-3", 1.0 / 3.0, 1e-9).await?;
        page.expect_near("criterion-growth-1", 0.4, 1e-9).await?;
        page.fill("weight-growth-2", "20").await?;
        page.fill("weight-growth-3", "20%").await?;
        page.expect_near("criterion-growth-3", 0.2, 1e-9).await?;
        page.expect_near("criterion-growth-1", 0.4, 1e-9).await?;
        page.expect_near("criterion-growth-2", 0.2, 1e-9).await?;
        page.fill("weight-growth-3", "much").await?;
        page.until("a sentence", async || Ok(page.text().await?.contains("“much” is not a percentage")))
            .await?;
        page.fill("weight-growth-3", "20").await?;
        page.fill("criterion-own-growth", "Margin").await?;
        page.until("a sentence", async || Ok(page.text().await?.contains("criterion “Margin” already")))
            .await?;
        page.fill("criterion-own-growth", "Teamwork").await?;
        page.expect_near("criterion-growth-4", 0.8 / 3.0, 1e-9).await?;
        page.press("drop-growth-4").await?;
        page.expect_near("criterion-growth-3", 0.2, 1e-9).await?;
        assert_eq!(page.words("criteria-growth").await?, "Set by you.");
        Ok(())
    });
}

/// Somebody is assessed over a month of growth: what is counted, what is rated, by weights that change meanwhile.
#[test]
fn somebody_is_reviewed_by_the_criteria_of_the_time() {
    journey(WIDE, async |page| {
        let case = counted();
        open(&page, &case).await?;
        page.choose("criterion-add-growth", "Margin").await?;
        for (criterion, percent) in [(1, 40), (2, 20), (3, 20)] {
            page.fill(&format!("weight-growth-{criterion}"), &percent.to_string()).await?;
            let held = f64::from(percent) / 100.0;
            page.expect_near(&format!("criterion-growth-{criterion}"), held, 1e-9).await?;
        }

        // Until it is rated there is no result, and the page says why.
        assert_eq!(page.reason("review-result").await?, "Not every criterion is rated yet.");
        page.press("review-criterion-3-4").await?;
        page.expect("review-criterion-3", "4").await?;
        let first = 0.5 * case.attained + 0.25 * case.share + 0.25 * 0.8;
        page.expect_near("review-result", first, 1e-9).await?;
        assert!(page.words("reviews-title").await?.starts_with("1 of "));
        note(&page, "Discounts were agreed beforehand.").await?;
        note_is(&page, "Discounts were agreed beforehand.").await?;
        page.saved().await?;
        page.reload().await?;
        page.choose("review-person", &case.person).await?;
        note_is(&page, "Discounts were agreed beforehand.").await?;
        page.expect_near("review-result", first, 1e-9).await?;

        // A later change of the criteria leaves it as it was, until it is begun anew.
        page.press("anchors-growth-3").await?;
        page.fill("anchor-growth-3-4", "Two points above plan").await?;
        page.fill("weight-growth-3", "50").await?;
        page.until("the difference", async || Ok(page.has("review-differs").await)).await?;
        page.expect_near("review-result", first, 1e-9).await?;
        page.press("review-renew").await?;
        page.until("no difference", async || Ok(!page.has("review-differs").await)).await?;
        page.expect_near("review-result", (0.4 * case.attained + 0.2 * case.share + 0.5 * 0.8) / 1.1, 1e-9)
            .await?;
        page.until("own words", async || {
            let step = page.driver.find(By::Css(".review__step.is-held")).await?;
            Ok(step.text().await?.contains("Two points above plan"))
        })
        .await?;
        page.control('z').await?;
        page.expect_near("review-result", first, 1e-9).await?;

        // The table opens a sheet, and deleting one can be undone.
        page.press("review-1-1").await?;
        page.until("another sheet", async || Ok(page.focused().await? == "review-title")).await?;
        assert!(!page.has("review-remove").await);
        page.choose("review-person", &case.person).await?;
        page.choose("review-period", &case.month).await?;
        page.press("review-remove").await?;
        page.until("it to be gone", async || Ok(!page.has("review-remove").await)).await?;
        note_is(&page, "").await?;
        page.control('z').await?;
        note_is(&page, "Discounts were agreed beforehand.").await
    });
}

/// In Chinese and on a phone: the start-up phase's criteria with the words of their steps.
#[test]
fn the_criteria_speak_chinese_on_a_phone() {
    journey(NARROW, async |page| {
        page.press("open-sample").await?;
        page.expect("target-committed", "31000000.00").await?;
        page.go(REVIEWS).await?;
        page.press("language").await?;
        page.fits(REVIEWS).await?;
        page.press("anchors-startup-1").await?;
        page.until("the words of a step", async || {
            let script = "return document.querySelector('[data-testid=\"anchor-startup-1-3\"]').value";
            Ok(page.script(script).await? == "合格客户足够下一季度跟进")
        })
        .await?;
        let script = "return document.getElementById('main').innerText";
        let text = page.script(script).await?;
        for words in ["考核结果", "全部考核表", "权重（%）", "仅供参考"] {
            assert!(text.as_str().is_some_and(|text| text.contains(words)), "{words} is missing");
        }
        // The last criterion stays, and a period that is not over says so.
        page.press("drop-growth-2").await?;
        page.expect("criterion-growth-1", "0.6").await?;
        assert!(!page.has("drop-growth-1").await);
        page.fill("weight-growth-1", "50").await?;
        page.until("a sentence", async || Ok(page.text().await?.contains("权重合计 50%"))).await?;
        page.fits(REVIEWS).await
    });
}
