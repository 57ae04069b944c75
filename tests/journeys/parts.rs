//! What is fetched after the first screen: late, broken, or not at all.

use crate::browser::{WIDE, journey, journey_with_fault};
use crate::page::file;
use crate::site::Fault;

/// What only a press asks for: the page would else fetch all of it in its first idle moment.
const NOTHING_AHEAD: &str = "window.requestIdleCallback = () => 0;";

/// The part of most pages.
const REST: &str = "rest.wasm";

#[test]
fn the_first_screen_needs_no_later_part() {
    journey_with_fault(WIDE, async |page| {
        page.open_broken("app-", Fault::Gone).await?;
        assert!(page.crashed().await?.contains("could not be loaded"));
        page.mend();
        page.break_more(REST, Fault::Gone);
        page.press_on_crash("reload").await?;
        page.until("the start", async || Ok(page.has("open-sample").await)).await?;
        assert!(!page.has("part-missing").await);
        // Nor does a page without accounts, which would have nothing to show.
        page.go("#/targets").await?;
        page.until("a word", async || Ok(page.text().await?.contains("There are no accounts yet"))).await
    });
}

/// However a part is broken: a sentence in the language of the page, and once it is there one press shows it.
#[test]
fn a_part_that_is_missing_is_told_and_asked_for_again() {
    for fault in [Fault::Gone, Fault::Page, Fault::Cut, Fault::Other] {
        journey_with_fault(WIDE, async |page| {
            page.open_broken(REST, fault).await?;
            page.go("#/accounts").await?;
            assert!(page.words("part-missing").await?.contains("could not be fetched"));
            page.press("language").await?;
            page.until("Chinese", async || Ok(page.words("part-missing").await?.contains("无法加载")))
                .await?;
            page.press("part-again").await?;
            page.until("the sentence again", async || Ok(page.has("part-missing").await)).await?;
            page.mend();
            page.press("part-again").await?;
            page.until("the grid", async || Ok(page.has("account-count").await)).await?;
            assert!(!page.has("part-missing").await);
            Ok(())
        });
    }
}

#[test]
fn a_part_sent_as_another_kind_of_file_is_taken() {
    journey(WIDE, async |page| {
        page.open_broken(REST, Fault::Kind).await?;
        page.go("#/accounts").await?;
        page.until("the grid", async || Ok(page.has("account-count").await)).await
    });
}

#[test]
fn a_press_that_must_wait_says_so() {
    journey(WIDE, async |page| {
        page.before_each_page(NOTHING_AHEAD);
        page.open_broken(REST, Fault::Slow).await?;
        page.set_off("#/settings").await?;
        page.until("a word", async || Ok(page.has("part-waits").await)).await?;
        page.until("the settings", async || Ok(page.has("keep-copy").await)).await?;
        assert!(!page.has("part-waits").await);
        Ok(())
    });
}

/// Who brings a file before what reads it is there loses nothing.
#[test]
fn a_file_that_comes_before_its_reader_waits_for_it() {
    let small = file("early.csv", "Account,2025-01,2025-02\nUmbra,1,2\n");
    journey_with_fault(WIDE, async |page| {
        page.before_each_page(NOTHING_AHEAD);
        page.open_broken(REST, Fault::Gone).await?;
        page.choose_file(&small).await?;
        assert!(page.words("part-missing").await?.contains("could not be fetched"));
        page.mend();
        page.press("part-again").await?;
        assert_eq!(page.value("import-accounts").await?, "1");
        page.press("import-confirm").await?;
        page.expect("sales-total", "3.00").await
    });
}

/// The connection is gone after the first screen: the case cannot be opened, and can once it is back.
#[test]
fn the_case_waits_for_its_part() {
    journey_with_fault(WIDE, async |page| {
        page.open_broken("home.wasm", Fault::Gone).await?;
        page.break_more("chunk", Fault::Gone);
        page.until("the start", async || Ok(page.has("open-sample").await)).await?;
        page.press("open-sample").await?;
        assert!(page.words("part-missing").await?.contains("could not be fetched"));
        page.mend();
        page.press("part-again").await?;
        page.until("the case", async || Ok(page.has("sample-badge").await)).await?;
        // It is what the next visit begins with, and its part is fetched beside the first.
        page.reload().await?;
        page.until("the case again", async || Ok(page.has("sample-badge").await)).await
    });
}

/// After a deploy the parts of the open page are gone: what is open stays and is kept, and the new page has it all.
#[test]
fn fault_18_a_page_that_is_open_over_a_deploy_keeps_everything() {
    let small = file("deploy.csv", "Account,2025-01,2025-02\nUmbra,1,2\n");
    journey_with_fault(WIDE, async |page| {
        page.import(&small).await?;
        page.saved().await?;
        page.before_each_page(NOTHING_AHEAD);
        page.open_broken(REST, Fault::Gone).await?;
        page.expect("sales-total", "3.00").await?;
        page.go("#/portfolio").await?;
        assert!(page.words("part-missing").await?.contains("newer version"));
        page.go("#/").await?;
        page.expect("sales-total", "3.00").await?;
        page.go("#/portfolio").await?;
        page.mend();
        page.press("part-reload").await?;
        page.until("the portfolio", async || {
            Ok(!page.has("part-missing").await && page.text().await?.contains("Umbra"))
        })
        .await?;
        page.expect("sales-total", "3.00").await
    });
}
