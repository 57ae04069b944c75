//! All that says whether the project is sound.

use crate::{
    build,
    failure::Failure,
    tools::{Browser, Kind, Tools, run},
};
use std::{
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const DENY: [&str; 3] = ["--", "-D", "warnings"];

/// The journeys that a second browser walks each time: those of what browsers do differently, fetching, storage and tabs.
const SOME_JOURNEYS: [&str; 4] = ["parts::", "fault_10", "fault_18", "fault_19_a_copy"];

/// Which sets of tests to run.
#[derive(Clone, Copy)]
pub struct Suites {
    /// What runs natively: what the models of the pages are built with, too.
    pub engine: bool,
    /// In a browser.
    pub page: bool,
}

/// Tests the engine and the models of the pages natively, and the page in a browser. `passed` goes to the
/// tests themselves.
pub fn test(tools: &mut Tools, suites: Suites, kind: Kind, passed: &[String]) -> Result<(), Failure> {
    let mut steps = Steps::new();
    if suites.engine {
        steps.take("engine tests", || {
            run(tools.command("cargo").args(["test", "--workspace", "--"]).args(passed))
        })?;
        // Unoptimized, as they compute little and most of the page is built along.
        steps.take("page models", || {
            let models = ["test", "--profile", "dev", "--bin", "app", "--features", "app", "--"];
            run(tools.command("cargo").args(models).args(passed))
        })?;
    }
    if suites.page {
        let (browser, dist) = page_in_browser(&mut steps, tools, kind)?;
        steps.take("journeys", || run(drive(tools, &browser, &dist, "journeys").args(passed)))?;
    }
    steps.report();
    Ok(())
}

/// Looks at every page; without `--check` takes pictures, too, and of more plans.
pub fn look(tools: &mut Tools, passed: &[String]) -> Result<(), Failure> {
    let mut steps = Steps::new();
    let (browser, dist) = page_in_browser(&mut steps, tools, Kind::Chromium)?;
    steps.take("look", || {
        let axe = tools.axe()?;
        run(drive(tools, &browser, &dist, "look").args(passed).env("KEYLINE_AXE", axe))
    })?;
    steps.report();
    Ok(())
}

/// A browser, and the page for it.
fn page_in_browser(steps: &mut Steps, tools: &mut Tools, kind: Kind) -> Result<(Browser, PathBuf), Failure> {
    let browser = steps.take("set-up for the browser", || {
        tools.for_page()?;
        tools.browser(kind)
    })?;
    let dist = steps.take("page for the browser", || build::for_journeys(tools))?;
    Ok((browser, dist))
}

/// A test that drives the page; what it is passed follows.
fn drive(tools: &Tools, browser: &Browser, dist: &Path, test: &str) -> Command {
    // WebKit's browser needs a screen, if only one that nobody sees.
    let mut cargo = match browser.kind {
        Kind::WebKit => tools.command("xvfb-run"),
        _ => tools.command("cargo"),
    };
    if browser.kind == Kind::WebKit {
        // So wide that its pointer, which rests in the middle, points at no window: where one journey's window goes, the one
        // below it would else be told that the pointer came.
        cargo.args(["--auto-servernum", "--server-args=-screen 0 3200x2000x24", "cargo"]);
    }
    cargo.args(["test", "--test", test, "--features", "journeys", "--"]);
    cargo.env("KEYLINE_BROWSER_KIND", browser.kind.name()).env("KEYLINE_DIST", dist);
    cargo.env("KEYLINE_BROWSER", &browser.program).env("KEYLINE_DRIVER", &browser.driver);
    cargo
}

/// Measures the engine by benchmarks, and how long a person waits for the page as it is published. `passed` goes to what
/// measures.
pub fn bench(tools: &mut Tools, suites: Suites, passed: &[String]) -> Result<(), Failure> {
    if suites.engine {
        run(tools.command("cargo").arg("bench").args(passed))?;
    }
    if suites.page {
        let browser = tools.browser(Kind::Chromium)?;
        build::release(tools)?;
        let dist = std::env::current_dir().map_err(Failure::file("find", "."))?.join(build::DIST);
        run(drive(tools, &browser, &dist, "pace").args(passed))?;
    }
    Ok(())
}

/// Everything that continuous integration runs, the cheapest first.
pub fn ci(tools: &mut Tools, with_tests: bool) -> Result<(), Failure> {
    let mut steps = Steps::new();
    steps.take("set-up", || {
        tools.lints()?;
        run(tools.command("cargo").args(["fetch", "--locked"]))?;
        tools.for_page()
    })?;
    let cargo = |arguments: &[&[&str]]| run(tools.command("cargo").args(arguments.concat()));
    steps.take("format", || cargo(&[&["fmt", "--all", "--check"]]))?;
    steps.take("clippy: engine, tests, tasks", || {
        cargo(&[&["clippy", "--workspace", "--all-targets"], &DENY])?;
        let driven =
            ["clippy", "--test", "journeys", "--test", "look", "--test", "pace", "--features", "journeys"];
        cargo(&[&driven, &DENY])
    })?;
    steps.take("clippy: app", || {
        cargo(&[&["clippy", "--bin", "app", "--features", "app"], &WASM, &DENY])?;
        cargo(&[&["clippy", "--bin", "app", "--features", "app,faults"], &WASM, &DENY])
    })?;
    steps.take("clippy: worker", || {
        cargo(&[&["clippy", "--bin", "worker", "--features", "worker"], &WASM, &DENY])
    })?;
    steps.take("docs", || {
        let mut doc = tools.command("cargo");
        run(doc.args(["doc", "--no-deps", "--lib"]).env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    if with_tests {
        steps.take("tests", || test(tools, Suites { engine: true, page: true }, Kind::Chromium, &[]))?;
    }
    steps.take("some journeys in Firefox", || {
        let some = SOME_JOURNEYS.map(str::to_owned);
        test(tools, Suites { engine: false, page: true }, Kind::Firefox, &some)
    })?;
    steps.take("look", || look(tools, &["--check".to_owned()]))?;
    steps.take("release and its size", || build::release(tools))?;
    steps.report();
    Ok(())
}

/// Installs everything that any task needs.
pub fn set_up(tools: &mut Tools) -> Result<(), Failure> {
    tools.lints()?;
    tools.for_page()?;
    tools.wasm_opt()?;
    tools.axe()?;
    tools.browser(Kind::Chromium)?;
    println!("Everything is in place.");
    Ok(())
}

/// Steps of a task, each announced, with the time it took.
struct Steps {
    start: Instant,
    done: Vec<(&'static str, Duration)>,
}

impl Steps {
    fn new() -> Self {
        Self { start: Instant::now(), done: Vec::new() }
    }

    fn take<T>(
        &mut self,
        name: &'static str,
        step: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        println!("\n=== {name}");
        let start = Instant::now();
        let result = step();
        let took = start.elapsed();
        println!(
            "=== {name}: {} after {:.1} s",
            if result.is_ok() { "done" } else { "failed" },
            took.as_secs_f64()
        );
        self.done.push((name, took));
        result
    }

    fn report(&self) {
        println!();
        for (name, took) in &self.done {
            println!("{:>8.1} s  {name}", took.as_secs_f64());
        }
        println!("{:>8.1} s  in all", self.start.elapsed().as_secs_f64());
    }
}
