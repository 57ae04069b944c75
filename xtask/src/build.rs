//! The page, built three ways: to be worked on, to be tested, to be published.

use crate::{
    failure::Failure,
    size, split,
    tools::{Tools, run},
};
use std::{
    io::ErrorKind,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
};

/// Where the release goes. The other two builds stay in `target/`, so that this is always it.
pub const DIST: &str = "dist";

/// The profile of the page for the journeys.
const JOURNEYS: &str = "journeys";

/// Serves the page on this machine and rebuilds it on every change.
pub fn serve(tools: &mut Tools, port: u16) -> Result<(), Failure> {
    // Trunk would find out only after the whole build.
    if TcpListener::bind(("127.0.0.1", port)).is_err_and(|error| error.kind() == ErrorKind::AddrInUse) {
        return Err(Failure::PortTaken { port });
    }
    tools.for_page()?;
    println!("Keyline will be on http://127.0.0.1:{port} once it is built.");
    let mut trunk = trunk(tools, "serve", Path::new("target/dist-serve"));
    run(trunk
        .args(["--address", "127.0.0.1", "--disable-address-lookup", "true", "--port"])
        .arg(port.to_string()))
}

/// Builds the page for the journeys: quickly, and with the hooks that provoke faults.
pub fn for_journeys(tools: &mut Tools) -> Result<PathBuf, Failure> {
    tools.for_page()?;
    let dist = std::env::current_dir().map_err(Failure::file("find", "."))?.join("target/dist-test");
    let mut trunk = trunk(tools, "build", &dist);
    run(trunk.args(["--cargo-profile", JOURNEYS, "--features", "app,faults"]).env(split::PROFILE, JOURNEYS))?;
    Ok(dist)
}

/// Builds what is published, compresses it, and holds it against the size budget.
pub fn release(tools: &mut Tools) -> Result<(), Failure> {
    tools.for_page()?;
    tools.wasm_opt()?;
    run(trunk(tools, "build", Path::new(DIST)).arg("--release"))?;
    let files = size::compress(Path::new(DIST))?;
    size::report(Path::new(DIST), &files)
}

fn trunk(tools: &Tools, task: &str, dist: &Path) -> Command {
    let mut trunk = tools.command("trunk");
    trunk.args([task, "--offline", "--skip-version-check", "--dist"]).arg(dist);
    trunk
}
