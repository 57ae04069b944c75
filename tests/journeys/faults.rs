//! What goes wrong in a browser, each under its number in the list of faults: the page says so, and loses nothing.

use std::time::{Duration, Instant};

use thirtyfour::prelude::*;

use crate::browser::{WIDE, journey, journey_with_fault};
use crate::page::{Page, file};
use crate::site::Fault;

const SMALL: &str = "Account,Owner,2025-01,2025-02\nNorthlight,Ada,100,200\nQuayside,Bo,50,25.50\n";

/// Makes local storage throw, while `refuses` holds in the page.
fn refusing(method: &str, error: &str) -> String {
    format!(
        "{{ const was = Storage.prototype.{method};
            Storage.prototype.{method} = function (...all) {{
                if (window.refuses) throw {error};
                return was.apply(this, all);
            }}; }}"
    )
}

async fn import_small(page: &Page) -> WebDriverResult<()> {
    page.import(&file("fault.csv", SMALL)).await?;
    page.saved().await?;
    page.go("#/accounts").await
}

async fn owner_is(page: &Page, owner: &str) -> WebDriverResult<()> {
    page.until(&format!("the owner {owner}"), async || Ok(page.cell("1:owner").await? == owner)).await
}

#[test]
fn fault_1_and_2_whatever_a_full_store_throws_is_not_saved_until_it_is() {
    let errors = [
        "new DOMException('full', 'QuotaExceededError')",
        "Object.assign(new Error('full'), { name: 'NS_ERROR_DOM_QUOTA_REACHED', code: 1014 })",
        "'neither an error nor known'",
    ];
    for error in errors {
        journey(WIDE, async |page| {
            page.before_each_page(&refusing("setItem", error));
            page.reload().await?;
            import_small(&page).await?;
            page.script("window.refuses = true").await?;
            page.type_into_cell("1:owner", "Cy").await?;
            page.expect("save-status", "failed").await?;
            page.type_into_cell("2:owner", "Dee").await?;
            page.expect("save-status", "failed").await?;
            // Room is found again: both edits are kept, or none is.
            page.script("window.refuses = false").await?;
            page.press("save-again").await?;
            page.saved().await?;
            page.reload().await?;
            owner_is(&page, "Cy").await?;
            page.until("the other edit", async || Ok(page.cell("2:owner").await? == "Dee")).await
        });
    }
}

#[test]
fn fault_3_where_storage_is_denied_the_page_works_and_says_so() {
    journey(WIDE, async |page| {
        let denied = "Object.defineProperty(window, 'localStorage', { get() {
            throw new DOMException('denied', 'SecurityError') } })";
        page.before_each_page(denied);
        page.reload().await?;
        page.import(&file("denied.csv", SMALL)).await?;
        page.expect("save-status", "failed").await?;
        page.go("#/portfolio").await?;
        page.expect("sales-total", "375.50").await
    });
}

#[test]
fn fault_4_a_store_that_cannot_be_read_is_never_written() {
    journey(WIDE, async |page| {
        import_small(&page).await?;
        // Written when the page is idle, which is a moment after the plan is kept.
        let backup = "return Object.keys(localStorage).some(key => key.includes('/backup/'))";
        page.until("a backup", async || Ok(page.script(backup).await? == true)).await?;
        let kept = page.script("return JSON.stringify(localStorage)").await?;
        let broken = "{ const was = Storage.prototype.getItem; window.asked = was;
            Storage.prototype.getItem = function () { throw new DOMException('broken', 'UnknownError') }; }";
        page.before_each_page(broken);
        page.reload().await?;
        page.expect("save-status", "failed").await?;
        assert_eq!(page.script("return JSON.stringify(localStorage)").await?, kept);
        Ok(())
    });
}

#[test]
fn fault_12_an_edit_just_before_the_page_goes_is_kept() {
    journey(WIDE, async |page| {
        import_small(&page).await?;
        page.type_into_cell("1:owner", "Cy").await?;
        page.reload().await?;
        owner_is(&page, "Cy").await
    });
}

/// A fault while the page is open: its cause is shown within a second, nothing goes on behind it, and what was
/// done before is there again.
fn stops(provoke: &'static str, says: &'static str) {
    journey_with_fault(WIDE, async |page| {
        import_small(&page).await?;
        page.type_into_cell("1:owner", "Cy").await?;
        page.saved().await?;
        let start = Instant::now();
        page.script(provoke).await?;
        let words = page.crashed().await?;
        assert!(start.elapsed() < Duration::from_secs(6), "{:?}", start.elapsed());
        assert!(words.contains(says), "{words}");
        page.press_on_crash("reload").await?;
        owner_is(&page, "Cy").await
    });
}

#[test]
fn fault_14_a_panic_is_told_with_its_cause() {
    // A script's error stays in the script; the page's own is not, so it is thrown from a task of the page.
    stops("setTimeout(window.keylinePanic)", "a fault on purpose");
}

#[test]
fn fault_15_out_of_memory_is_told() {
    stops("setTimeout(window.keylineExhaust)", "RuntimeError");
}

#[test]
fn fault_16_a_page_that_stops_at_every_start_hands_out_its_data() {
    journey_with_fault(WIDE, async |page| {
        import_small(&page).await?;
        page.script("localStorage.setItem('keyline/fault', 'start')").await?;
        for _ in 0..2 {
            page.driver.refresh().await?;
            assert!(page.crashed().await?.contains("a fault at every start"));
        }
        // Twice is enough: the third time the app is not started.
        page.driver.refresh().await?;
        let words = page.crashed().await?;
        assert!(words.contains("twice in a row"), "{words}");
        assert!(!words.contains("what people are paid"), "{words}");
        // What it hands out may hold pay, which does not leave without a word.
        page.script("localStorage.setItem('keyline/paid', '1')").await?;
        page.driver.refresh().await?;
        let words = page.crashed().await?;
        assert!(words.contains("what people are paid") && words.contains("薪酬"), "{words}");
        assert!(page.driver.find(By::Id("main")).await.is_err());
        let offered = "let kept = null;
            URL.createObjectURL = blob => { window.offered = blob; return 'blob:' };
            HTMLAnchorElement.prototype.click = () => {};";
        page.script(offered).await?;
        page.press_on_crash("download").await?;
        assert!(page.script("return window.offered.size > 300").await?.as_bool().unwrap_or(false));
        page.script("localStorage.removeItem('keyline/fault')").await?;
        page.press_on_crash("again").await?;
        page.go("#/accounts").await?;
        owner_is(&page, "Ada").await
    });
}

#[test]
fn fault_17_a_page_without_its_wasm_says_what_to_do() {
    for fault in [Fault::Gone, Fault::Page, Fault::Cut, Fault::Other] {
        journey_with_fault(WIDE, async |page| {
            page.open_broken("app_bg.wasm", fault).await?;
            let words = page.crashed().await?;
            assert!(words.contains("could not be loaded") && words.contains("无法加载"), "{words}");
            Ok(())
        });
    }
}

/// The browser has forgotten everything: the copy that was kept brings the plan back, and undo takes it away again.
#[test]
fn fault_19_a_copy_that_was_kept_opens_again() {
    journey(WIDE, async |page| {
        import_small(&page).await?;
        page.type_into_cell("1:owner", "Cy").await?;
        page.saved().await?;
        page.go("#/settings").await?;
        page.catch_download().await?;
        page.press("keep-copy").await?;
        let copy = file("copy.json", page.caught().await?);

        page.script("localStorage.clear()").await?;
        page.reload().await?;
        page.go("#/").await?;
        page.choose_copy(&file("letter.json", "{\"no\": \"plan\"}")).await?;
        page.until("a sentence", async || Ok(page.has("copy-refused").await)).await?;
        page.choose_copy(&copy).await?;
        page.press("open-copy-confirm").await?;
        page.go("#/accounts").await?;
        owner_is(&page, "Cy").await?;
        page.saved().await?;
        page.reload().await?;
        owner_is(&page, "Cy").await?;
        page.go("#/portfolio").await?;
        page.expect("sales-total", "375.50").await
    });
}

/// One of two blocks is broken: the accounts of the other are there, and the page says which are not.
#[test]
fn fault_6_the_other_accounts_open_and_the_lost_ones_are_named() {
    let mut many = String::from("Code,Account,2025-01\n");
    for row in 1..=300 {
        many.push_str(&format!("{row},Account {row},{row}\n"));
    }
    let many = file("many.csv", many);
    journey(WIDE, async |page| {
        page.import(&many).await?;
        page.saved().await?;
        page.script(
            "const blocks = Object.keys(localStorage).filter(key => key.startsWith('keyline/plan/block/'));
             localStorage.setItem(blocks.sort((a, b) => localStorage[a].length - localStorage[b].length)[0], 'broken');",
        )
        .await?;
        page.reload().await?;
        let words = page.words("quarantined").await?;
        assert!(
            words.contains("Not to be read: the accounts from 257 on. The other accounts are here."),
            "{words}"
        );
        page.go("#/accounts").await?;
        page.expect("account-count", "256").await?;
        page.type_into_cell("1:owner", "Cy").await?;
        page.saved().await?;
        page.reload().await?;
        owner_is(&page, "Cy").await?;
        page.until("no complaint", async || Ok(!page.has("quarantined").await)).await
    });
}

/// Everything that was written last is broken: the states before are offered, and opening one can be undone.
#[test]
fn fault_5_an_earlier_state_opens_again() {
    journey(WIDE, async |page| {
        import_small(&page).await?;
        page.go("#/settings").await?;
        page.until("a backup", async || Ok(page.has("backup").await)).await?;
        page.script(
            "for (const slot of ['a', 'b'])
               if (localStorage.getItem('keyline/plan/slot-' + slot)) localStorage.setItem('keyline/plan/slot-' + slot, 'broken');",
        )
        .await?;
        page.reload().await?;
        page.go("#/").await?;
        page.press("backup").await?;
        page.press("backup-confirm").await?;
        page.go("#/portfolio").await?;
        page.expect("sales-total", "375.50").await?;
        page.go("#/accounts").await?;
        page.type_into_cell("1:owner", "Cy").await?;
        page.saved().await?;

        page.go("#/settings").await?;
        page.press("backup").await?;
        page.press("backup-confirm").await?;
        page.go("#/accounts").await?;
        page.until("the owner as before", async || Ok(page.cell("1:owner").await? != "Cy")).await?;
        page.press("undo").await?;
        owner_is(&page, "Cy").await?;
        page.saved().await?;
        page.reload().await?;
        owner_is(&page, "Cy").await
    });
}

/// Whether the browser may clear what is kept is told as it answers, also after a reload.
#[test]
fn fault_19_the_promise_of_the_browser_is_told() {
    journey(WIDE, async |page| {
        page.before_each_page(
            "if (window.StorageManager) {
               StorageManager.prototype.persist = async () => !!localStorage.theirs;
               StorageManager.prototype.persisted = async () => !!localStorage.theirs;
             }",
        );
        page.reload().await?;
        page.go("#/settings").await?;
        says(&page, "Not asked yet").await?;
        page.go("#/").await?;
        import_small(&page).await?;
        page.go("#/settings").await?;
        says(&page, "It may clear this").await?;
        page.reload().await?;
        says(&page, "It may clear this").await?;
        if page.script("return !navigator.storage").await?.as_bool() == Some(true) {
            // WebKitGTK promises nothing, and the page says no more than that.
            return Ok(());
        }
        page.script("localStorage.theirs = 'a promise'").await?;
        page.go("#/accounts").await?;
        page.type_into_cell("1:owner", "Cy").await?;
        page.go("#/settings").await?;
        says(&page, "It has promised to keep this").await?;
        page.reload().await?;
        says(&page, "It has promised to keep this").await
    });
}

async fn says(page: &Page, words: &str) -> WebDriverResult<()> {
    page.until(words, async || Ok(page.text().await?.contains(words))).await
}

/// A file in the place of most of the plan is asked about twice, the state before is kept, and one step brings it back.
#[test]
fn fault_20_an_import_over_most_of_the_plan_asks_and_can_be_undone() {
    let other = file("other.csv", "Code,Account,2025-01\n019,Umbra,1\n");
    journey(WIDE, async |page| {
        import_small(&page).await?;
        let backups = async |count: u64| {
            let script = "return Object.keys(localStorage).filter(key => key.includes('/backup/')).length";
            page.until("earlier states", async || Ok(page.script(script).await?.as_u64() >= Some(count)))
                .await
        };
        backups(1).await?;
        page.go("#/").await?;
        page.choose_file(&other).await?;
        page.press_words("Replace all accounts").await?;
        let effect = page.words("import-effect").await?;
        assert!(effect.contains("All 2 accounts of the plan go"), "{effect}");
        page.press("import-confirm").await?;
        assert!(page.words("replace-dialog").await?.contains("2 of 2"));
        page.press("replace-confirm").await?;
        page.go("#/portfolio").await?;
        page.expect("sales-total", "1.00").await?;
        page.saved().await?;
        backups(2).await?;
        page.reload().await?;
        page.press("undo").await?;
        page.expect("sales-total", "375.50").await?;
        page.saved().await?;
        page.reload().await?;
        page.expect("sales-total", "375.50").await
    });
}

/// A copy that is nested without end is refused in a sentence, and the page goes on.
#[test]
fn fault_24_a_deeply_nested_copy_is_refused() {
    let deep = file("deep.json", format!("{{\"keyline/plan/slot-a\":{}", "[".repeat(100_000)));
    journey(WIDE, async |page| {
        import_small(&page).await?;
        page.go("#/settings").await?;
        page.choose_copy(&deep).await?;
        page.until("a sentence", async || Ok(page.has("copy-refused").await)).await?;
        page.go("#/accounts").await?;
        page.type_into_cell("1:owner", "Cy").await?;
        page.saved().await?;
        owner_is(&page, "Cy").await
    });
}

/// Names that are markup or turn the reading direction are text, on every page and in every drawing.
#[test]
fn fault_26_a_name_is_text_whatever_it_holds() {
    let hostile = "Account,Owner,Region,2025-01,2025-02\n\
        <img src=x onerror=window.taken=1>,<svg onload=window.taken=1>,</text><script>window.taken=1</script>,100,200\n\
        ]]>\u{202e}gpj.exe,&lt;b&gt;,javascript:window.taken=1,50,25\n";
    journey(WIDE, async |page| {
        page.import(&file("hostile.csv", hostile)).await?;
        page.saved().await?;
        for language in ["zh-Hans", "en"] {
            page.press("language").await?;
            assert_eq!(page.language().await?, language);
            for route in [
                "#/",
                "#/accounts",
                "#/accounts/1",
                "#/accounts/2",
                "#/portfolio",
                "#/targets",
                "#/assessment",
                "#/settings",
            ] {
                page.go(route).await?;
                page.fits(route).await?;
                let foreign = page
                    .script(
                        "const text = new XMLSerializer();
                         const broken = [...document.querySelectorAll('svg')].filter(svg =>
                           new DOMParser().parseFromString(text.serializeToString(svg), 'image/svg+xml').querySelector('parsererror'));
                         const strange = [...document.querySelectorAll('body *')].filter(node =>
                           node.matches('img, iframe, foreignObject, object, body script:not([src])')
                           || [...node.attributes].some(({ name, value }) => /^on/.test(name) || /href|src|action/.test(name) && /^\\s*javascript:/i.test(value)));
                         return [...broken, ...strange].map(node => node.outerHTML.slice(0, 200)).concat(window.taken ? ['taken'] : []);",
                    )
                    .await?;
                assert_eq!(foreign, serde_json::json!([]), "{route}");
            }
        }
        page.go("#/accounts").await?;
        page.until("the name as it was written", async || {
            Ok(page.text().await?.contains("<img src=x onerror=window.taken=1>"))
        })
        .await
    });
}

/// A copy that is old is asked for once the plan has changed, and not before.
#[test]
fn fault_19_a_copy_is_asked_for_when_the_last_one_is_old() {
    journey(WIDE, async |page| {
        import_small(&page).await?;
        page.script("localStorage.setItem('keyline/copied', String(Date.now() - 8 * 24 * 3600 * 1000))")
            .await?;
        page.reload().await?;
        page.until("a word about the copy", async || Ok(page.has("copy-due").await)).await?;
        assert!(page.words("copy-due").await?.contains("8 days"));
        page.script("HTMLAnchorElement.prototype.click = () => {}").await?;
        page.press("keep-copy-due").await?;
        page.until("the word to go", async || Ok(!page.has("copy-due").await)).await
    });
}

/// After a deploy the worker of the open page is gone: a sentence, a way to the new version, and the plan as it was.
#[test]
fn fault_18_a_worker_that_is_gone_is_told() {
    let another = file("another.csv", "Account,2025-01,2025-02\nUmbra,100,200\n");
    journey_with_fault(WIDE, async |page| {
        import_small(&page).await?;
        page.open_broken("worker", Fault::Gone).await?;
        page.go("#/accounts").await?;
        page.type_into_cell("1:owner", "Cy").await?;
        page.go("#/").await?;
        page.choose_file(&another).await?;
        page.until("a sentence", async || Ok(page.has("import-refused").await)).await?;
        assert!(page.words("import-refused").await?.contains("could not be fetched"));
        // The page works on, and goes nowhere by itself.
        page.go("#/accounts").await?;
        owner_is(&page, "Cy").await?;
        page.type_into_cell("1:owner", "Dee").await?;
        page.go("#/").await?;
        page.choose_file(&another).await?;
        page.press("update").await?;
        page.until("the page anew", async || Ok(!page.has("import-refused").await)).await?;
        page.go("#/accounts").await?;
        owner_is(&page, "Dee").await
    });
}
