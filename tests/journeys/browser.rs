//! A browser with a fresh profile, and what its console and network said.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use thirtyfour::prelude::*;

use crate::page::Page;

/// Records what a page must not do, from before its first script on.
const WATCH: &str = r#"
window.heard = [];
const say = (kind, text) => window.heard.push(kind + ": " + text);
const original = console.error;
console.error = (...all) => { say("console", all.join(" ")); original(...all); };
addEventListener("error", event => say("error", event.message || (event.target && event.target.src) || "resource"), true);
addEventListener("unhandledrejection", event => say("rejection", String(event.reason)));
addEventListener("securitypolicyviolation", event => say("policy", event.violatedDirective + " " + event.blockedURI));
"#;

/// How a journey's window looks.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    pub width: u32,
    pub height: u32,
}

/// A desktop screen.
pub const WIDE: Window = Window { width: 1440, height: 900 };
/// A phone.
pub const NARROW: Window = Window { width: 390, height: 844 };

struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start_driver() -> (Driver, u16) {
    let program = std::env::var("KEYLINE_CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".into());
    let child = Command::new(&program).arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = child.unwrap_or_else(|error| panic!("{program} does not start: {error}"));
    let output = child.stdout.take().expect("its output");
    let driver = Driver(child);
    let mut lines = BufReader::new(output).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        let (_, port) = line.split_once("started successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    });
    // The driver stops when nobody reads what it says.
    std::thread::spawn(move || lines.for_each(drop));
    (driver, port.expect("the driver names its port"))
}

/// Runs a journey in a browser of its own and holds its console and network to account.
pub fn journey<F>(window: Window, walk: impl FnOnce(Page) -> F)
where
    F: Future<Output = WebDriverResult<()>>,
{
    run(window, true, walk);
}

/// The same where something fails on purpose, of which the console may speak.
pub fn journey_with_fault<F>(window: Window, walk: impl FnOnce(Page) -> F)
where
    F: Future<Output = WebDriverResult<()>>,
{
    run(window, false, walk);
}

fn run<F>(window: Window, is_quiet: bool, walk: impl FnOnce(Page) -> F)
where
    F: Future<Output = WebDriverResult<()>>,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let (_driver, port) = start_driver();
        let profile = std::env::temp_dir().join(format!("keyline-journey-{}-{port}", std::process::id()));
        let driver = open(port, window, &profile).await.expect("a browser");
        let page = Page::new(driver.clone());
        let outcome = match page.start().await {
            Ok(()) => walk(page.clone()).await,
            Err(error) => Err(error),
        };
        if outcome.is_err() {
            keep_picture(&driver).await;
        }
        let heard = page.heard().await.unwrap_or_default();
        let strangers = page.strangers().await.unwrap_or_default();
        let _ = driver.quit().await;
        let _ = std::fs::remove_dir_all(&profile);
        outcome.expect("the journey");
        assert!(heard.is_empty() || !is_quiet, "the console is not clean: {heard:#?}");
        assert!(strangers.is_empty(), "asked of another origin: {strangers:#?}");
    });
}

async fn open(port: u16, window: Window, profile: &std::path::Path) -> WebDriverResult<WebDriver> {
    let mut wishes = DesiredCapabilities::chrome();
    if let Ok(browser) = std::env::var("KEYLINE_BROWSER") {
        wishes.set_binary(&browser)?;
    }
    let size = format!("--window-size={},{}", window.width, window.height);
    let profile = format!("--user-data-dir={}", profile.display());
    for arg in [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en-US",
        &size,
        &profile,
    ] {
        wishes.add_arg(arg)?;
    }
    let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), wishes).await?;
    driver.set_script_timeout(Duration::from_secs(30)).await?;
    let tools = driver.cdp();
    let watch = serde_json::json!({ "source": WATCH });
    tools.send_raw("Page.addScriptToEvaluateOnNewDocument", watch).await?;
    // A window narrower than the browser's own least takes the size of the emulated screen.
    let metrics = serde_json::json!({
        "width": window.width, "height": window.height, "deviceScaleFactor": 1, "mobile": false,
    });
    tools.send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
    Ok(driver)
}

/// A picture of where a journey failed, beside the build.
async fn keep_picture(driver: &WebDriver) {
    let name = std::thread::current().name().unwrap_or("journey").replace("::", "-");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
    let _ = std::fs::create_dir_all(&folder);
    let path = folder.join(format!("{name}.png"));
    if driver.screenshot(&path).await.is_ok() {
        println!("what the page showed: {}", path.display());
    }
}
