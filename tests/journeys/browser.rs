//! A browser with a fresh profile, and what its console and network said.

use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use thirtyfour::common::capabilities::chrome::ChromeCapabilities;
use thirtyfour::common::capabilities::firefox::FirefoxCapabilities;
use thirtyfour::prelude::*;

use crate::page::Page;
use crate::site;

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

/// In which browser the journeys run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Chromium,
    Firefox,
    WebKit,
}

impl Kind {
    /// The one that `cargo xtask test --browser` names.
    pub fn asked() -> Kind {
        match std::env::var("KEYLINE_BROWSER_KIND").as_deref() {
            Ok("firefox") => Kind::Firefox,
            Ok("webkit") => Kind::WebKit,
            _ => Kind::Chromium,
        }
    }

    fn driver(self) -> &'static str {
        match self {
            Kind::Chromium => "chromedriver",
            Kind::Firefox => "geckodriver",
            Kind::WebKit => "WebKitWebDriver",
        }
    }
}

struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        // After a failure the browser is still there, and only its driver knows it: both go.
        #[cfg(unix)]
        let _ = Command::new("kill").args(["--", &format!("-{}", self.0.id())]).status();
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts the browser's driver, and waits until it hears. `None` where it ends at once: its port was taken meanwhile.
fn start_driver(kind: Kind) -> Option<(Driver, u16)> {
    let program = std::env::var("KEYLINE_DRIVER").unwrap_or_else(|_| kind.driver().into());
    let port = {
        let free = TcpListener::bind(("127.0.0.1", 0)).and_then(|free| free.local_addr());
        free.expect("a free port").port()
    };
    let mut command = Command::new(&program);
    match kind {
        Kind::Firefox => command.args(["--port", &port.to_string()]),
        Kind::Chromium | Kind::WebKit => command.arg(format!("--port={port}")),
    };
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut driver = Driver(child.unwrap_or_else(|error| panic!("{program} does not start: {error}")));
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(start.elapsed() < Duration::from_secs(20), "{program} does not answer");
        std::thread::sleep(Duration::from_millis(20));
    }
    let has_ended = driver.0.try_wait().is_ok_and(|ended| ended.is_some());
    (!has_ended).then_some((driver, port))
}

/// Starts a browser. Several journeys start theirs at once, so that one may take the port that another was promised:
/// then it is tried again.
async fn start(window: Window) -> (Driver, WebDriver, PathBuf) {
    let mut trouble = String::new();
    for _ in 0..3 {
        let Some((driver, port)) = start_driver(Kind::asked()) else { continue };
        let profile = std::env::temp_dir().join(format!("keyline-journey-{}-{port}", std::process::id()));
        match open(port, window, &profile).await {
            Ok(browser) => return (driver, browser, profile),
            Err(error) => trouble = error.to_string(),
        }
    }
    panic!("no browser: {trouble}")
}

/// Who holds the console and network of a journey to account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Watched {
    /// Nothing may go wrong.
    Quiet,
    /// Something fails on purpose, of which the console may speak.
    Faulty,
    /// Nobody: what listens would cost time.
    Not,
}

/// Runs a journey in a browser of its own and holds its console and network to account.
pub fn journey<F>(window: Window, walk: impl FnOnce(Page) -> F)
where
    F: Future<Output = WebDriverResult<()>>,
{
    run(window, Watched::Quiet, walk);
}

/// The same where something fails on purpose, of which the console may speak.
pub fn journey_with_fault<F>(window: Window, walk: impl FnOnce(Page) -> F)
where
    F: Future<Output = WebDriverResult<()>>,
{
    run(window, Watched::Faulty, walk);
}

/// The same where it is measured how long something takes.
pub fn measured<F>(window: Window, walk: impl FnOnce(Page) -> F)
where
    F: Future<Output = WebDriverResult<()>>,
{
    run(window, Watched::Not, walk);
}

fn run<F>(window: Window, watched: Watched, walk: impl FnOnce(Page) -> F)
where
    F: Future<Output = WebDriverResult<()>>,
{
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let journey = JOURNEYS.fetch_add(1, Ordering::Relaxed);
        if watched != Watched::Not {
            site::run_first(journey, WATCH);
        }
        let (_driver, driver, profile) = start(window).await;
        let page = Page::new(driver.clone(), journey);
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
        assert!(heard.is_empty() || watched != Watched::Quiet, "the console is not clean: {heard:#?}");
        assert!(strangers.is_empty(), "asked of another origin: {strangers:#?}");
    });
}

/// Counts the journeys, so that each has a place of its own on the host.
static JOURNEYS: AtomicU32 = AtomicU32::new(1);

async fn open(port: u16, window: Window, profile: &std::path::Path) -> WebDriverResult<WebDriver> {
    let address = format!("http://127.0.0.1:{port}");
    let browser = std::env::var("KEYLINE_BROWSER").ok();
    let driver = match Kind::asked() {
        Kind::Chromium => WebDriver::new(address, chromium(browser, window, profile)?).await?,
        Kind::Firefox => WebDriver::new(address, firefox(browser, window)?).await?,
        Kind::WebKit => WebDriver::new(address, webkit(browser)?).await?,
    };
    driver.set_script_timeout(Duration::from_secs(30)).await?;
    resize(&driver, window).await?;
    Ok(driver)
}

/// Gives the window another size.
pub async fn resize(driver: &WebDriver, window: Window) -> WebDriverResult<()> {
    if Kind::asked() != Kind::Chromium {
        return driver.set_window_rect(0, 0, window.width, window.height).await;
    }
    // A window narrower than the browser's own least takes the size of the emulated screen.
    let metrics = serde_json::json!({
        "width": window.width, "height": window.height, "deviceScaleFactor": 1, "mobile": false,
    });
    driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
}

fn chromium(
    browser: Option<String>,
    window: Window,
    profile: &std::path::Path,
) -> WebDriverResult<ChromeCapabilities> {
    let mut wishes = DesiredCapabilities::chrome();
    if let Some(browser) = browser {
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
    Ok(wishes)
}

fn firefox(browser: Option<String>, window: Window) -> WebDriverResult<FirefoxCapabilities> {
    let mut wishes = DesiredCapabilities::firefox();
    if let Some(browser) = browser {
        wishes.set_firefox_binary(&browser)?;
    }
    for arg in ["-headless", &format!("--width={}", window.width), &format!("--height={}", window.height)] {
        wishes.add_arg(arg)?;
    }
    Ok(wishes)
}

fn webkit(browser: Option<String>) -> WebDriverResult<Capabilities> {
    let options = serde_json::json!({ "binary": browser, "args": ["--automation"] });
    let mut wishes = Capabilities::new();
    wishes.set("browserName", "MiniBrowser")?;
    wishes.set("webkitgtk:browserOptions", options)?;
    Ok(wishes)
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
