//! What can go wrong, each as a sentence that says what to do about it.

use std::path::PathBuf;

/// Why a task could not be done. `Display` is the sentence the developer reads.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("There is no task `{task}`. Start `cargo xtask help` for the list.")]
    UnknownTask { task: String },

    #[error("`cargo xtask {task}` does not know `{option}`. Start `cargo xtask help` for what it takes.")]
    UnknownOption { task: String, option: String },

    #[error("`{option}` needs a value: {expected}.")]
    BadValue { option: String, expected: &'static str },

    #[error("Cannot {action} {path}: {source}.", path = path.display())]
    File { action: &'static str, path: PathBuf, source: std::io::Error },

    #[error("Cannot start `{program}`: {source}.")]
    Start { program: String, source: std::io::Error },

    #[error("`{command}` failed{}.", code.map(|code| format!(" with exit code {code}")).unwrap_or_default())]
    Command { command: String, code: Option<i32> },

    #[error("Cargo.lock names no {package}, so its version is not known; start `cargo update {package}`.")]
    NotLocked { package: &'static str },

    #[error("{what} is missing and cannot be installed from here: {why}. {remedy}")]
    Missing { what: String, why: String, remedy: String },

    #[error(
        "{browser} and {driver} are of different versions ({browser_version} and {driver_version}), so the one \
         cannot drive the other. Install both from the same source, or name a fitting pair in KEYLINE_BROWSER and \
         KEYLINE_DRIVER."
    )]
    BrowserPair { browser: String, browser_version: String, driver: String, driver_version: String },

    #[error("Port {port} on 127.0.0.1 is in use. Start `cargo xtask serve --port <another>`.")]
    PortTaken { port: u16 },

    #[error("`cargo xtask {task}` is a step of the page's build; Trunk starts it.")]
    OutsideTrunk { task: &'static str },

    #[error("The built page lacks {what}; look at public/index.html and Trunk.toml.")]
    Page { what: &'static str },

    #[error("Cannot cut {path} in parts: {why}", path = path.display())]
    Split { path: PathBuf, why: String },

    #[error("What is fetched, {what}, is {total} bytes in Brotli, over its budget of {budget}.")]
    OverBudget { what: &'static str, total: u64, budget: u64 },
}

impl Failure {
    /// Names the file when reading or writing it fails: `fs::read(p).map_err(Failure::file("read", p))`.
    pub fn file(action: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { action, path, source }
    }
}
