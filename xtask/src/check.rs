//! All that says whether the project is sound.

use crate::{
    build,
    failure::Failure,
    tools::{Kind, Tools, run},
};
use std::time::{Duration, Instant};

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];
const DENY: [&str; 3] = ["--", "-D", "warnings"];

/// Which sets of tests to run.
#[derive(Clone, Copy)]
pub struct Suites {
    pub engine: bool,
    pub journeys: bool,
}

/// Tests the engine natively, and the page in a browser. `passed` goes to the tests themselves.
pub fn test(tools: &mut Tools, suites: Suites, kind: Kind, passed: &[String]) -> Result<(), Failure> {
    let mut steps = Steps::new();
    if suites.engine {
        steps.take("engine tests", || {
            run(tools.command("cargo").args(["test", "--workspace", "--"]).args(passed))
        })?;
    }
    if suites.journeys {
        let browser = steps.take("set-up for the journeys", || {
            tools.for_page()?;
            tools.browser(kind)
        })?;
        let dist = steps.take("page for the journeys", || build::for_journeys(tools))?;
        steps.take("journeys", || {
            // WebKit's browser needs a screen, if only one that nobody sees.
            let mut cargo = match browser.kind {
                Kind::WebKit => tools.command("xvfb-run"),
                _ => tools.command("cargo"),
            };
            if browser.kind == Kind::WebKit {
                cargo.args(["--auto-servernum", "cargo"]);
            }
            cargo.args(["test", "--test", "journeys", "--features", "journeys", "--"]).args(passed);
            cargo.env("KEYLINE_BROWSER_KIND", browser.kind.name());
            cargo.env("KEYLINE_DIST", &dist);
            cargo.env("KEYLINE_BROWSER", &browser.program).env("KEYLINE_DRIVER", &browser.driver);
            run(&mut cargo)
        })?;
    }
    steps.report();
    Ok(())
}

/// Runs the benchmarks of the engine.
pub fn bench(tools: &Tools, arguments: &[String]) -> Result<(), Failure> {
    run(tools.command("cargo").arg("bench").args(arguments))
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
        cargo(&[&["clippy", "--test", "journeys", "--features", "journeys"], &DENY])
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
        steps.take("tests", || test(tools, Suites { engine: true, journeys: true }, Kind::Chromium, &[]))?;
    }
    steps.take("release and its size", || build::release(tools))?;
    steps.report();
    Ok(())
}

/// Installs everything that any task needs.
pub fn set_up(tools: &mut Tools) -> Result<(), Failure> {
    tools.lints()?;
    tools.for_page()?;
    tools.wasm_opt()?;
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
