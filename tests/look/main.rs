//! How every page looks: pictures of all of them, and what of that can be measured.
//!
//! `cargo xtask look` builds the page, finds a browser and runs this. Each page is shown in both languages and both
//! themes on a phone, a laptop and a wide screen. [`MEASURE`] finds what overflows, is cut off, lies over another text or
//! leaves half of the screen empty; axe finds what a screen reader, a keyboard or weak eyes would miss. The pictures
//! lie in `target/look`, for one's own eyes.

#![expect(clippy::expect_used, reason = "a look that cannot be set up fails, which is what expect does")]

#[expect(dead_code, reason = "the journeys need more of it")]
#[path = "../journeys/browser.rs"]
mod browser;
mod findings;
#[expect(dead_code, reason = "the journeys need more of it")]
#[path = "../journeys/page.rs"]
mod page;
#[expect(dead_code, reason = "a look breaks nothing")]
#[path = "../journeys/site.rs"]
mod site;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use findings::{Finding, Findings};
use page::Page;
use thirtyfour::prelude::*;

use browser::{WIDE, Window};

const SETTLED: &str = include_str!("settled.js");
const OPENED: &str = include_str!("opened.js");
const MEASURE: &str = include_str!("measure.js");
const AXE: &str = include_str!("axe.js");

/// A phone, a laptop, a wide screen.
const WINDOWS: [Window; 3] = [browser::NARROW, WIDE, Window { width: 1920, height: 1080 }];
const THEMES: [&str; 2] = ["light", "dark"];
const LANGUAGES: [&str; 2] = ["en", "zh"];

/// How wide a page becomes at most, as `.page` says, and how wide it may: the grid takes all there is.
const MOST: u32 = 1560;
/// What is pressed is as wide and high as this at least.
const LEAST: u32 = 24;

/// Each page by a name for its pictures.
const PAGES: [(&str, &str); 16] = [
    ("start", "#/"),
    ("accounts", "#/accounts"),
    ("account", "#/accounts/1"),
    ("portfolio", "#/portfolio"),
    ("targets", "#/targets"),
    ("sheet-benchmark", "#/targets/benchmark"),
    ("sheet-input-output", "#/targets/input-output"),
    ("sheet-baseline", "#/targets/baseline"),
    ("assessment", "#/assessment"),
    ("changes", "#/assessment/changes"),
    ("reviews", "#/assessment/reviews"),
    ("fairness", "#/assessment/fairness"),
    ("pay", "#/assessment/pay"),
    ("scoreboard", "#/assessment/scoreboard"),
    ("settings", "#/settings"),
    ("nowhere", "#/nowhere"),
];

/// A file with what an import has to ask about: a name twice, amounts that are none, in more places than are shown.
const ORDERS: &str = "Date,Account,Owner,Amount\n\
    2015-01-05,Summit Tools,Vera Lind,\"12,400.50\"\n2015-02-11,Summit Tools,Vera Lind,980\n\
    2015-02-17,Brass & Bolt,Tom Reyes,n/a\n2015-02-18,Brass & Bolt,Tom Reyes,n/a\n\
    2015-02-19,Brass & Bolt,Tom Reyes,n/a\n2015-02-20,Brass & Bolt,Tom Reyes,n/a\n\
    2015-02-23,Brass & Bolt,Tom Reyes,n/a\n2015-03-02,brass & bolt,Tom Reyes,\"31,200\"\n";

/// A file whose headings say neither when nor how much.
const UNCLEAR: &str = "Account,Stand of things,Said by the last who called\n\
    Summit Tools,open,more in spring\nBrass & Bolt,closed,nothing\nRivet & Sons,open,a new site\n";

/// What is asked for on the command line.
#[derive(Debug, Default)]
struct Wish {
    /// Only what can be measured, of the built-in case alone.
    check: bool,
    /// The page to look at, else all.
    only: Option<String>,
}

impl Wish {
    fn read(mut words: impl Iterator<Item = String>) -> Wish {
        let mut wish = Wish::default();
        while let Some(word) = words.next() {
            match &*word {
                "--check" => wish.check = true,
                "--only" => wish.only = words.next(),
                other => panic!("no such option: {other}"),
            }
        }
        wish
    }
}

fn main() -> ExitCode {
    let wish = Wish::read(std::env::args().skip(1));
    let start = Instant::now();
    let mut findings = Findings::default();
    // A window that changes its size lets the browser speak of observers that it tells a frame later; the journeys hold
    // the console to account.
    browser::journey_with_fault(WIDE, async |page| {
        page.driver.set_script_timeout(Duration::from_secs(120)).await?;
        // A color that still changes has the contrast of neither theme.
        let still =
            serde_json::json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        page.driver.cdp().send_raw("Emulation.setEmulatedMedia", still).await?;
        let at = "the start".into();
        let mut look = Look { page, wish: &wish, plan: "empty", at, findings: &mut findings };
        let outcome = look.all().await;
        if outcome.is_err() {
            println!("broke off after {}", look.at);
        }
        outcome
    });
    println!("\nlooked for {:.0} s", start.elapsed().as_secs_f64());
    if !wish.check {
        println!("pictures: {}", folder().display());
    }
    findings.print();
    if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/look")
}

/// A walk through the pages of one plan after another.
struct Look<'a> {
    page: Page,
    wish: &'a Wish,
    /// What the open plan is called in the names of pictures.
    plan: &'static str,
    /// What was looked at last.
    at: String,
    findings: &'a mut Findings,
}

impl Look<'_> {
    async fn all(&mut self) -> WebDriverResult<()> {
        if !self.wish.check {
            self.every_page().await?;
            if let Some(matrix) = page::shared("data/adventureworks/monthly_matrix.csv") {
                self.open_adventureworks(&matrix).await?;
                self.every_page().await?;
            }
            self.page.go("#/").await?;
        }
        self.plan = "sample";
        self.page.press("open-sample").await?;
        self.page.expect("target-committed", "31000000.00").await?;
        self.finds_faults().await?;
        self.every_page().await
    }

    /// Sales of 635 resellers, with a target for their fiscal 2014.
    async fn open_adventureworks(&mut self, matrix: &Path) -> WebDriverResult<()> {
        self.plan = "adventureworks";
        let page = &self.page;
        page.go("#/").await?;
        page.import(matrix).await?;
        page.go("#/settings").await?;
        page.choose("year-start", "Dec").await?;
        page.go("#/targets").await?;
        page.press_words("All accounts").await?;
        page.fill("commit-amount", "52,000,000").await?;
        page.fill("commit-reason", "The board asks for four million more").await?;
        page.press("commit").await?;
        page.expect("target-committed", "52000000.00").await
    }

    /// What is measured can fail: each of these faults is made, found, and taken back.
    async fn finds_faults(&mut self) -> WebDriverResult<()> {
        let faults = [
            ("#/accounts", ".pane { max-inline-size: 820px }", "leaves width unused"),
            ("#/portfolio", ".num { display: inline-block; inline-size: 9px; overflow: hidden }", "cut off"),
            ("#/portfolio", "h1 { block-size: 12px; overflow: hidden }", "cut off"),
            ("#/portfolio", ".head p { position: relative; inset-block-start: -24px }", "text over text"),
            ("#/portfolio", "h1 { inline-size: 4000px }", "wider than the window"),
            (
                "#/portfolio",
                ".frame__sub { inline-size: 18px; overflow-wrap: anywhere; line-break: anywhere }",
                "words broken into letters",
            ),
            (
                "#/portfolio",
                ".frame__tools .button { min-block-size: 20px; block-size: 20px }",
                "smaller than a finger",
            ),
            ("#/portfolio", ".frame__sub { color: var(--line-strong) }", "axe: color-contrast"),
        ];
        for (route, rule, kind) in faults {
            self.page.go(route).await?;
            self.settle().await?;
            let sheet = "document.styleSheets[0]";
            self.page.script(&format!("{sheet}.insertRule({rule:?}, {sheet}.cssRules.length)")).await?;
            let found = if kind.starts_with("axe") { self.axe().await? } else { self.measured().await? };
            self.page.script(&format!("{sheet}.deleteRule({sheet}.cssRules.length - 1)")).await?;
            assert!(
                found.iter().any(|(found, ..)| found == kind),
                "{rule} on {route} is not found as {kind}: {found:#?}"
            );
        }
        Ok(())
    }

    async fn every_page(&mut self) -> WebDriverResult<()> {
        for language in LANGUAGES {
            self.speak(language).await?;
            let start = Instant::now();
            // What was opened in the language before is closed by another page.
            self.page.go("#/nowhere").await?;
            self.settle().await?;
            for (name, route) in PAGES {
                if self.leaves_out(name) {
                    continue;
                }
                self.page.go(route).await?;
                self.view(name, language, &THEMES).await?;
                // A new route closes again what was opened.
                if self.page.script(OPENED).await? == true {
                    self.view(&format!("{name}-opened"), language, &THEMES[..1]).await?;
                }
            }
            if !self.leaves_out("explained") && self.plan != "empty" {
                self.page.go("#/portfolio").await?;
                self.page.press("gini").await?;
                self.view("explained", language, &THEMES).await?;
            }
            if !self.leaves_out("palette") && self.plan != "empty" {
                self.page.go("#/portfolio").await?;
                self.page.press("find").await?;
                self.page.until("the palette", async || Ok(self.page.has("palette-sought").await)).await?;
                self.view("palette", language, &THEMES).await?;
                self.page.keys(Key::Escape + "").await?;
                self.page.until("the page", async || Ok(!self.page.has("palette").await)).await?;
                self.page.keys("?").await?;
                self.page.until("the keys", async || Ok(self.page.has("keys").await)).await?;
                self.view("keys", language, &THEMES).await?;
                self.page.press("keys-close").await?;
            }
            if !self.leaves_out("import") {
                self.page.go("#/").await?;
                self.page.choose_file(&page::file("look-orders.csv", ORDERS)).await?;
                self.page.until("the preview", async || Ok(self.page.has("import-cancel").await)).await?;
                self.view("import", language, &THEMES).await?;
                if self.page.script(OPENED).await? == true {
                    self.view("import-opened", language, &THEMES[..1]).await?;
                }
                self.page.press("import-cancel").await?;
                self.page.choose_file(&page::file("look-unclear.csv", UNCLEAR)).await?;
                self.page.until("the mending", async || Ok(self.page.has("import-mend").await)).await?;
                self.view("import-mend", language, &THEMES).await?;
                self.page.press("import-cancel").await?;
                // A file goes into one's own plan, which is open now.
                if self.plan == "sample" {
                    self.page.press("open-sample").await?;
                    self.page.expect("target-committed", "31000000.00").await?;
                }
            }
            println!("{} in {language}: {:.0} s", self.plan, start.elapsed().as_secs_f64());
        }
        self.speak(LANGUAGES[0]).await
    }

    fn leaves_out(&self, name: &str) -> bool {
        self.wish.only.as_deref().is_some_and(|only| only != name)
    }

    async fn speak(&self, language: &str) -> WebDriverResult<()> {
        if !self.page.language().await?.starts_with(language) {
            self.page.press("language").await?;
        }
        Ok(())
    }

    /// Looks at what is on the page in every size, and in these themes.
    async fn view(&mut self, name: &str, language: &str, themes: &[&str]) -> WebDriverResult<()> {
        for window in WINDOWS {
            browser::resize(&self.page.driver, window).await?;
            self.settle().await?;
            let seen = format!("{} {name} {language} {}", self.plan, window.width);
            self.at.clone_from(&seen);
            let found = self.measured().await?;
            self.findings.add(found, &seen);
            if window.width == WIDE.width {
                for theme in themes {
                    self.paint(theme).await?;
                    let found = self.axe().await?;
                    self.findings.add(found, &format!("{seen} {theme}"));
                }
            }
            if !self.wish.check {
                self.take_pictures(name, language, themes, window).await?;
            }
        }
        browser::resize(&self.page.driver, WIDE).await
    }

    async fn settle(&self) -> WebDriverResult<()> {
        self.page.script(SETTLED).await.map(drop)
    }

    async fn paint(&self, theme: &str) -> WebDriverResult<()> {
        self.page.script(&format!("document.documentElement.dataset.theme = {theme:?}")).await.map(drop)
    }

    async fn measured(&self) -> WebDriverResult<Vec<Finding>> {
        self.page.driver.execute(MEASURE, vec![MOST.into(), LEAST.into()]).await?.convert()
    }

    async fn axe(&self) -> WebDriverResult<Vec<Finding>> {
        // The driver's scripts are not the page's, so the page's policy stays as it is.
        if self.page.script("return typeof axe").await? == "undefined" {
            let axe =
                std::env::var_os("KEYLINE_AXE").expect("KEYLINE_AXE names axe; `cargo xtask look` sets it");
            let axe = std::fs::read_to_string(axe).expect("axe");
            self.page.script(&axe).await?;
        }
        self.page.driver.execute(AXE, vec![]).await?.convert()
    }

    /// The whole page, as high as it is.
    async fn take_pictures(
        &self,
        name: &str,
        language: &str,
        themes: &[&str],
        window: Window,
    ) -> WebDriverResult<()> {
        let folder = folder().join(self.plan);
        std::fs::create_dir_all(&folder).expect("a folder for the pictures");
        let height = self.page.script("return document.documentElement.scrollHeight").await?;
        let height = height.as_u64().and_then(|height| u32::try_from(height).ok()).unwrap_or(window.height);
        browser::resize(&self.page.driver, Window { height: height.max(window.height), ..window }).await?;
        for theme in themes {
            self.paint(theme).await?;
            let file = format!("{name}-{language}-{theme}-{}.png", window.width);
            self.page.driver.screenshot(&folder.join(file)).await?;
        }
        Ok(())
    }
}
