//! The page as a person sees it: names of what is on it, never the shape of its markup.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use thirtyfour::components::SelectElement;
use thirtyfour::error::{WebDriverError, WebDriverErrorInner};
use thirtyfour::prelude::*;

use crate::site;

/// How long something may take on a busy machine before it is called broken.
const PATIENCE: Duration = Duration::from_secs(45);

/// An open page.
#[derive(Debug, Clone)]
pub struct Page {
    pub driver: WebDriver,
    journey: u32,
}

impl Page {
    pub fn new(driver: WebDriver, journey: u32) -> Page {
        Page { driver, journey }
    }

    /// Opens the first page.
    pub async fn start(&self) -> WebDriverResult<()> {
        self.driver.goto(site::address(self.journey)).await?;
        self.is_there("the page to open").await
    }

    /// Opens the page at another place of its host, where the browser has not been.
    pub async fn open_elsewhere(&self) -> WebDriverResult<()> {
        self.driver.goto(site::place(self.journey, site::ELSEWHERE)).await
    }

    /// Opens the page at another place of its host, where files with `part` in their names are broken, whatever comes.
    pub async fn open_broken(&self, part: &str, fault: site::Fault) -> WebDriverResult<()> {
        site::break_files(self.journey, part, fault);
        self.open_elsewhere().await
    }

    /// Breaks more files there.
    pub fn break_more(&self, part: &str, fault: site::Fault) {
        site::break_files(self.journey, part, fault);
    }

    /// Lets all files be whole again from now on.
    pub fn mend(&self) {
        site::mend_files(self.journey);
    }

    /// Runs a script in the page, before anything of the page does, from the next document on.
    pub fn before_each_page(&self, script: &str) {
        site::run_first(self.journey, script);
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str) -> WebDriverResult<serde_json::Value> {
        Ok(self.driver.execute(script, vec![]).await?.json().clone())
    }

    /// Waits for the words of the crash screen, which stands outside the app.
    pub async fn crashed(&self) -> WebDriverResult<String> {
        let dialog = By::Css("#crash[open]");
        self.seen("the crash screen", async || {
            Ok(Some(self.driver.find(dialog.clone()).await?.text().await?))
        })
        .await
    }

    /// Presses a button of the crash screen.
    pub async fn press_on_crash(&self, name: &str) -> WebDriverResult<()> {
        self.driver.find(By::Css(format!("#crash button[name={name}]"))).await?.click().await
    }

    /// Goes to a page of the planner, as a link would.
    pub async fn go(&self, route: &str) -> WebDriverResult<()> {
        self.set_off(route).await?;
        self.is_there("the page to change").await
    }

    /// Sets off for a page, and waits for nothing.
    pub async fn set_off(&self, route: &str) -> WebDriverResult<()> {
        self.driver.execute("location.hash = arguments[0]", vec![route.into()]).await.map(drop)
    }

    /// Waits until a page is there, with the part of the wasm that it needs.
    async fn is_there(&self, what: &str) -> WebDriverResult<()> {
        self.until(what, async || {
            Ok(self.driver.find(By::Id("main")).await.is_ok() && !self.has("part-waits").await)
        })
        .await
    }

    /// Loads the document anew, as closing and opening the browser would.
    pub async fn reload(&self) -> WebDriverResult<()> {
        self.driver.refresh().await?;
        self.is_there("the page to open again").await
    }

    /// Waits until something holds.
    pub async fn until(
        &self,
        what: &str,
        holds: impl AsyncFn() -> WebDriverResult<bool>,
    ) -> WebDriverResult<()> {
        self.seen(what, async || Ok(holds().await?.then_some(()))).await
    }

    /// Waits until something can be seen, and returns what was seen then: looked at once more, it might be gone.
    async fn seen<T>(
        &self,
        what: &str,
        look: impl AsyncFn() -> WebDriverResult<Option<T>>,
    ) -> WebDriverResult<T> {
        let start = Instant::now();
        loop {
            // An element may go stale between finding and reading it; then the page is still changing.
            if let Ok(Some(seen)) = look().await {
                return Ok(seen);
            }
            if start.elapsed() > PATIENCE {
                // Not a panic: the journey then takes a picture and closes its browser.
                return Err(in_vain(format!("waited {PATIENCE:?} for {what}")));
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    async fn named(&self, testid: &str) -> WebDriverResult<WebElement> {
        self.driver.find(By::Css(format!("[data-testid='{testid}']"))).await
    }

    /// The exact value of a figure, as soon as it has one.
    pub async fn value(&self, testid: &str) -> WebDriverResult<String> {
        self.seen(&format!("{testid} to have a value"), async || {
            Ok(Some(self.now(testid).await?).filter(|value| !value.is_empty()))
        })
        .await
    }

    async fn now(&self, testid: &str) -> WebDriverResult<String> {
        Ok(self.named(testid).await?.attr("data-value").await?.unwrap_or_default())
    }

    /// The exact value of a figure as a number.
    pub async fn number(&self, testid: &str) -> WebDriverResult<f64> {
        let value = self.value(testid).await?;
        Ok(value.parse().unwrap_or_else(|_| panic!("{testid} is {value:?}, no number")))
    }

    /// Waits until a figure has a value.
    pub async fn expect(&self, testid: &str, value: &str) -> WebDriverResult<()> {
        let what = format!("{testid} to be {value}");
        let start = Instant::now();
        loop {
            let now = self.now(testid).await.unwrap_or_default();
            if now == value {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                return Err(in_vain(format!("waited {PATIENCE:?} for {what}; it is {now:?}")));
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Waits until a figure is a number within a tolerance.
    pub async fn expect_near(&self, testid: &str, value: f64, tolerance: f64) -> WebDriverResult<()> {
        let what = format!("{testid} to be {value}");
        self.until(&what, async || {
            Ok(self.now(testid).await?.parse::<f64>().is_ok_and(|now| (now - value).abs() <= tolerance))
        })
        .await
    }

    /// Waits until a figure is a dash and returns the reason it gives.
    pub async fn reason(&self, testid: &str) -> WebDriverResult<String> {
        self.seen(&format!("{testid} to be a dash"), async || {
            Ok(self.named(testid).await?.attr("title").await?.filter(|reason| !reason.is_empty()))
        })
        .await
    }

    /// The words on something.
    pub async fn words(&self, testid: &str) -> WebDriverResult<String> {
        self.seen(&format!("{testid} to be there"), async || {
            Ok(Some(self.named(testid).await?.text().await?))
        })
        .await
    }

    /// Whether something is on the page now.
    pub async fn has(&self, testid: &str) -> bool {
        self.named(testid).await.is_ok()
    }

    /// Presses a button, once it can be pressed.
    pub async fn press(&self, testid: &str) -> WebDriverResult<()> {
        self.until(&format!("{testid} to be pressed"), async || {
            let button = self.named(testid).await?;
            if !button.is_enabled().await? {
                return Ok(false);
            }
            button.scroll_into_view().await?;
            // Answers that come late move what is below them, and a press would miss.
            let still = format!(
                "const it = document.querySelector('[data-testid=\"{testid}\"]');
                 const place = () => {{ const at = it?.getBoundingClientRect(); return `${{at?.x}} ${{at?.y}}` }};
                 const before = place();
                 return new Promise(done => setTimeout(() => done(place() === before), 40))"
            );
            // Given as a promise: Firefox takes no script that waits itself.
            if self.script(&still).await? != true {
                return Ok(false);
            }
            button.click().await?;
            Ok(true)
        })
        .await
    }

    /// Presses a button of the open dialog, where dialogs that are closed have one of the same name.
    pub async fn press_asked(&self, testid: &str) -> WebDriverResult<()> {
        let button = By::Css(format!("dialog[open] [data-testid='{testid}']"));
        self.until(&format!("{testid} to be pressed"), async || {
            self.driver.find(button.clone()).await?.click().await?;
            Ok(true)
        })
        .await
    }

    /// Presses the button of these words.
    pub async fn press_words(&self, words: &str) -> WebDriverResult<()> {
        let button = By::XPath(format!("//button[normalize-space()='{words}']"));
        self.until(&format!("{words} to be pressed"), async || {
            let button = self.driver.find(button.clone()).await?;
            button.scroll_into_view().await?;
            button.click().await?;
            Ok(true)
        })
        .await
    }

    /// Types into a field in place of what it holds, and leaves it.
    pub async fn fill(&self, testid: &str, text: &str) -> WebDriverResult<()> {
        self.until(&format!("{testid} to take {text}"), async || {
            let field = self.named(testid).await?;
            field.scroll_into_view().await?;
            field.click().await?;
            field.send_keys(Key::Control + "a").await?;
            field.send_keys(text).await?;
            field.send_keys(Key::Enter + "").await?;
            Ok(true)
        })
        .await
    }

    /// Chooses from a list by its words.
    pub async fn choose(&self, testid: &str, words: &str) -> WebDriverResult<()> {
        self.choose_from(By::Css(format!("[data-testid='{testid}']")), words).await
    }

    /// Chooses from a list that has no stable name, as a person at the keyboard does: the list has the focus.
    pub async fn choose_from(&self, list: By, words: &str) -> WebDriverResult<()> {
        self.until(&format!("{list:?} to offer {words}"), async || {
            let list = self.driver.find(list.clone()).await?;
            list.focus().await?;
            let list = SelectElement::new(&list).await?;
            Ok(list.select_by_visible_text(words).await.is_ok())
        })
        .await
    }

    /// The words of what is chosen in a list.
    pub async fn chosen(&self, testid: &str) -> WebDriverResult<String> {
        self.seen(&format!("{testid} to be there"), async || {
            let list = SelectElement::new(&self.named(testid).await?).await?;
            Ok(Some(list.first_selected_option().await?.text().await?))
        })
        .await
    }

    /// Chooses a file to import.
    pub async fn choose_file(&self, path: &Path) -> WebDriverResult<()> {
        self.until("the file chooser", async || Ok(self.has("import-file").await)).await?;
        self.named("import-file").await?.send_keys(path.to_string_lossy().as_ref()).await
    }

    /// Chooses a copy to open.
    pub async fn choose_copy(&self, path: &Path) -> WebDriverResult<()> {
        self.until("the chooser of copies", async || Ok(self.has("copy-file").await)).await?;
        self.named("copy-file").await?.send_keys(path.to_string_lossy().as_ref()).await
    }

    /// Imports a file that is in order.
    pub async fn import(&self, path: &Path) -> WebDriverResult<()> {
        self.choose_file(path).await?;
        self.press("import-confirm").await?;
        self.until("the import to be taken", async || Ok(!self.has("import-confirm").await)).await
    }

    /// Catches the next file that would be downloaded, for want of a folder to write it to.
    pub async fn catch_download(&self) -> WebDriverResult<()> {
        self.script(
            "window.kept = '';
             URL.createObjectURL = blob => { blob.text().then(text => { window.kept = text }); return '#'; };
             HTMLAnchorElement.prototype.click = () => {};",
        )
        .await?;
        Ok(())
    }

    /// The text of the file that was caught.
    pub async fn caught(&self) -> WebDriverResult<String> {
        self.until("the file", async || Ok(self.script("return !!window.kept").await? == true)).await?;
        Ok(self.script("return window.kept").await?.as_str().unwrap_or_default().into())
    }

    /// Waits until the plan is kept.
    pub async fn saved(&self) -> WebDriverResult<()> {
        self.expect("save-status", "saved").await
    }

    /// The language of the document.
    pub async fn language(&self) -> WebDriverResult<String> {
        let root = self.driver.find(By::Css("html")).await?;
        Ok(root.attr("lang").await?.unwrap_or_default())
    }

    /// What a cell of the account grid shows.
    pub async fn cell(&self, cell: &str) -> WebDriverResult<String> {
        // Not the text as it is seen: WebKitGTK's driver finds none in a grid that scrolls.
        let found = self.driver.find(By::Css(format!("[data-cell='{cell}']"))).await?;
        Ok(found.prop("textContent").await?.unwrap_or_default())
    }

    /// Types over a cell of the account grid, as in a spreadsheet.
    pub async fn type_into_cell(&self, cell: &str, text: &str) -> WebDriverResult<()> {
        self.until(&format!("cell {cell}"), async || {
            let found = self.driver.find(By::Css(format!("[data-cell='{cell}']"))).await?;
            found.scroll_into_view().await?;
            found.click().await?;
            Ok(true)
        })
        .await?;
        self.keys(text).await?;
        self.keys(Key::Enter + "").await
    }

    /// The stable name of what has the focus.
    pub async fn focused(&self) -> WebDriverResult<String> {
        Ok(self.driver.active_element().await?.attr("data-testid").await?.unwrap_or_default())
    }

    /// Everything a person can read on the page. The driver of WebKit asks each option whether its select is shown, and
    /// fails over one in a list of suggestions; so the page itself is asked.
    pub async fn text(&self) -> WebDriverResult<String> {
        let text = self.script("return document.body.innerText").await?;
        Ok(text.as_str().unwrap_or_default().into())
    }

    /// Waits until the document is no wider than its window: a chart is redrawn a frame after its place changed.
    pub async fn fits(&self, route: &str) -> WebDriverResult<()> {
        let root = "document.documentElement";
        let script = format!("return {root}.scrollWidth <= {root}.clientWidth + 1");
        self.until(&format!("{route} to fit its window"), async || {
            self.driver.execute(script.as_str(), vec![]).await?.convert()
        })
        .await
    }

    /// What the console said, and what the policy refused.
    pub async fn heard(&self) -> WebDriverResult<Vec<String>> {
        self.driver.execute("return window.heard || []", vec![]).await?.convert()
    }

    /// What was asked of another origin.
    pub async fn strangers(&self) -> WebDriverResult<Vec<String>> {
        let script = "return performance.getEntriesByType('resource').map(entry => entry.name)
            .filter(name => !name.startsWith(location.origin) && !/^(blob|data):/.test(name))";
        self.driver.execute(script, vec![]).await?.convert()
    }

    /// Presses a key together with Control, where the focus is.
    pub async fn control(&self, key: char) -> WebDriverResult<()> {
        let chain = self.driver.action_chain().key_down(Key::Control).send_keys(key.to_string());
        chain.key_up(Key::Control).perform().await
    }

    /// Presses keys where the focus is.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> WebDriverResult<()> {
        self.driver.action_chain().send_keys(keys).perform().await
    }
}

fn in_vain(words: String) -> WebDriverError {
    WebDriverError::from_inner(WebDriverErrorInner::Timeout(words))
}

/// A file of these tests, written for one journey: several run at once, and a browser does not read a file that was
/// written again after it was chosen.
pub fn file(name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let journey = std::thread::current().name().unwrap_or("journey").replace("::", "-");
    let folder = std::env::temp_dir().join(format!("keyline-files-{}", std::process::id())).join(journey);
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, content).expect("a file");
    path
}

/// A file of the shared data; `None`, and said so, where it is absent.
pub fn shared(path: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("KEYLINE_SHARED").map_or_else(beside, PathBuf::from);
    let found = folder.join(path);
    match found.exists() {
        true => Some(found.canonicalize().unwrap_or(found)),
        false => {
            println!("skipped: {} is not there", found.display());
            None
        }
    }
}
