//! The scoreboard for the meeting room.

use std::sync::Arc;

use keyline::calc::assess::{Assessment, Standing};
use keyline::calc::{self, Undefined, Window};
use keyline::file::{copy, sample};
use keyline::plan::{Edit, Horizon, Money, Phase, Plan};
use keyline::text::{Language, Numbers};
use thirtyfour::prelude::*;

use crate::browser::{NARROW, WIDE, journey};
use crate::page::{Page, file};

const BOARD: &str = "#/assessment/scoreboard";

async fn board(page: &Page) -> WebDriverResult<String> {
    page.until("the board", async || Ok(page.has("board-company").await)).await?;
    let text = page.script("return document.getElementById('main').innerText").await?;
    Ok(text.as_str().unwrap_or_default().to_string())
}

/// Opens a plan as a copy in place of what is open.
async fn open(page: &Page, plan: &Plan, name: &str) -> WebDriverResult<()> {
    let texts = copy::write(plan, "plan", 1_795_300_000_000);
    let texts: serde_json::Map<_, _> = texts.into_iter().map(|(key, text)| (key, text.into())).collect();
    let path = file(name, serde_json::Value::Object(texts).to_string());
    page.go("#/settings").await?;
    page.choose_copy(&path).await?;
    page.press("open-copy-confirm").await?;
    let is_asking = "return !!document.querySelector('dialog[open]')";
    page.until("the copy to be open", async || Ok(page.script(is_asking).await? == false)).await
}

fn attained(standing: &Standing) -> f64 {
    standing.reading(Window::ToDate).attainment.unwrap_or(f64::NAN)
}

fn assessed(plan: &Plan) -> Arc<Assessment> {
    calc::assess::assess(plan).expect("the case is committed")
}

/// The company in large, everybody ranked, a period that is not over without an attainment, in both languages.
#[test]
fn the_scoreboard_ranks_everybody() {
    journey(WIDE, async |page| {
        page.press("open-sample").await?;
        page.expect("target-committed", "31000000.00").await?;
        let plan = sample::plan(false);
        let all = assessed(&plan);
        page.go(BOARD).await?;
        page.expect_near("board-attainment", attained(&all.company), 1e-9).await?;
        let buyers = all.company.buyers(Window::ToDate).expect("months are over");
        page.expect("board-keys", &buyers.now.to_string()).await?;
        page.expect("board-keys-before", &buyers.before.to_string()).await?;

        let owners = all.owners.iter().filter(|owner| !owner.name.is_empty());
        let mut best: Vec<f64> = owners.map(|owner| attained(&owner.standing)).collect();
        best.sort_by(|one, other| other.total_cmp(one));
        for (at, attained) in best.iter().enumerate() {
            page.expect_near(&format!("board-row-{}", at + 1), *attained, 1e-9).await?;
        }

        let next = all.span.first.plus(all.elapsed as i32);
        let numbers = Numbers::new(Language::En, plan.settings());
        assert_eq!(all.company.reading(Window::Month(next)).attainment, Err(Undefined::NotYet));
        page.choose("board-period", &format!("{} (not over)", numbers.month(next))).await?;
        page.reason("board-attainment").await?;
        assert!(page.words("board-why").await?.contains("is shown once all of"));
        let last = all.through.expect("months are over");
        page.choose("board-period", &numbers.month(last)).await?;
        let month = all.company.reading(Window::Month(last)).attainment.expect("the month is over");
        page.expect_near("board-attainment", month, 1e-9).await?;

        page.press("language").await?;
        page.choose("board-period", "年初至今").await?;
        page.until("the finding in Chinese", async || {
            Ok(page.words("board-title").await?.starts_with("年初至今达成目标的"))
        })
        .await
    });
}

/// Whatever people are paid, the board reads the same.
#[test]
fn the_scoreboard_knows_no_pay() {
    journey(WIDE, async |page| {
        let mut plan = sample::plan(false);
        open(&page, &plan, "board-unpaid.json").await?;
        page.go(BOARD).await?;
        let unpaid = board(&page).await?;

        let mut terms = plan.terms().clone();
        let all = assessed(&plan);
        let names = all.owners.iter().map(|owner| owner.name.clone());
        let names = names.filter(|name| !name.is_empty()).enumerate();
        terms.pay = names.map(|(at, name)| (name, Money(9_173_137 + 211_357 * at as i64))).collect();
        plan.apply(Edit::SetTerms(Box::new(terms))).expect("these terms are in order");
        open(&page, &plan, "board-paid.json").await?;
        page.go(BOARD).await?;
        let paid = board(&page).await?;
        assert_eq!(paid, unpaid);

        let numbers = Numbers::new(Language::En, plan.settings());
        let payroll = calc::assess::payroll(&plan, &assessed(&plan));
        let earned =
            payroll.iter().flat_map(|person| person.to_date.into_iter().flatten().chain(person.year));
        let mut pays = 0;
        for pay in earned.filter(|pay| *pay != Money::ZERO) {
            pays += 1;
            for written in [numbers.full(pay), numbers.whole(pay)] {
                assert!(!paid.contains(&written), "{written} is on the board");
            }
        }
        assert!(pays > 0, "nobody is paid");
        Ok(())
    });
}

/// In growth the committed number of key accounts stands beside those that bought; in start-up the quarter leads.
#[test]
fn the_scoreboard_follows_the_phase() {
    journey(WIDE, async |page| {
        let mut plan = sample::plan(false);
        let mut committed = plan.committed().expect("the case is committed").clone();
        committed.accounts = Some(18);
        plan.apply(Edit::Withdraw).expect("it can be withdrawn");
        plan.apply(Edit::Commit(Box::new(committed))).expect("it can be committed again");
        open(&page, &plan, "board-growth.json").await?;
        page.go(BOARD).await?;
        page.expect("board-keys-target", "18").await?;

        let mut settings = plan.settings().clone();
        (settings.first_phase, settings.switches) = (Phase::StartUp, Vec::new());
        plan.apply(Edit::Configure(Box::new(settings))).expect("a phase can be set");
        open(&page, &plan, "board-start-up.json").await?;
        page.go(BOARD).await?;
        let all = assessed(&plan);
        let mut over = all.windows.iter().filter_map(|row| all.company.reading(row.window).attainment.ok());
        page.expect_near("board-attainment", over.next_back().expect("a quarter is over"), 1e-9).await?;
        assert!(page.words("board-title").await?.starts_with('Q'));
        assert!(!page.has("board-keys-target").await);
        Ok(())
    });
}

/// Before a month of the year is complete the board says so and shows who answers for how much of the target, no dashes.
#[test]
fn the_scoreboard_waits_for_the_year() {
    journey(WIDE, async |page| {
        let mut plan = sample::plan(false);
        let data_through = Some(assessed(&plan).span.first.plus(-1));
        let horizon = Horizon { data_through, ..plan.horizon() };
        plan.apply(Edit::SetHorizon(horizon)).expect("a year may begin later");
        open(&page, &plan, "board-ahead.json").await?;
        page.go(BOARD).await?;
        page.until("the targets", async || Ok(page.has("board-targets").await)).await?;
        assert!(page.has("not-begun").await);
        assert!(!page.has("board-company").await && !page.has("board-period").await);
        let all = assessed(&plan);
        let words = page.words("board-targets").await?;
        let places: Vec<Option<usize>> =
            all.by_target().iter().filter(|it| !it.name.is_empty()).map(|it| words.find(&*it.name)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{words}");
        Ok(())
    });
}

/// A trainer projects the board and prints it; on a phone it fits.
#[test]
fn the_scoreboard_is_projected_and_printed() {
    journey(WIDE, async |page| {
        page.press("open-sample").await?;
        page.go(BOARD).await?;
        board(&page).await?;
        page.script("window.print = () => { document.body.dataset.printed = 'yes'; }").await?;
        page.press("board-print").await?;
        assert_eq!(page.script("return document.body.dataset.printed").await?, "yes");

        let is_alone = async || -> WebDriverResult<bool> {
            Ok(page.script("return !!document.fullscreenElement").await? == true)
        };
        page.press("board-full").await?;
        page.until("the board alone, or a sentence", async || {
            Ok(is_alone().await? || page.has("board-refused").await)
        })
        .await?;
        if is_alone().await? {
            // A figure can be asked there, too.
            page.press("board-attainment").await?;
            page.until("its explanation", async || {
                Ok(page.driver.find(By::Css(".stage .drawer")).await.is_ok())
            })
            .await?;
            page.press_words("Leave full screen").await?;
            page.until("the page again", async || Ok(!is_alone().await?)).await?;
        }
        Ok(())
    });
    journey(NARROW, async |page| {
        page.press("open-sample").await?;
        page.go(BOARD).await?;
        board(&page).await?;
        page.fits(BOARD).await
    });
}
