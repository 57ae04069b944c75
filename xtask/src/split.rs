//! Cuts the app's wasm in parts, of which the page loads only the first at once; where, `src/app/doors.rs`
//! says.
//!
//! Trunk has the app linked and knows nothing of parts, so what it makes of it is thrown away: the linked file is cut by
//! `wasm_split_cli_support`, its first part goes through wasm-bindgen, and in a release every part through wasm-opt.

use crate::{failure::Failure, page, tools::run};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha384};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The script of the first part, which boot.js starts.
pub const SCRIPT: &str = "app.js";
/// The script that fetches the other parts.
pub const LOADER: &str = "__wasm_split.js";
/// The first part.
pub const MAIN: &str = "app_bg.wasm";

/// Names the profile that Cargo builds the app in, where that is neither of Trunk's two.
pub const PROFILE: &str = "KEYLINE_PROFILE";

/// The parts of the app.
pub struct Parts {
    /// Where they lie.
    pub room: PathBuf,
    /// All files that the page needs, scripts and wasm.
    pub files: Vec<PathBuf>,
    /// The names of those that a plan is seen with first.
    pub home: Vec<String>,
}

/// Cuts the app that was linked last.
pub fn app(staging: &Path) -> Result<Parts, Failure> {
    for name in [SCRIPT, MAIN] {
        let file = staging.join(name);
        fs::remove_file(&file).map_err(Failure::file("remove", &file))?;
    }
    let linked = linked()?;
    let wasm = fs::read(&linked).map_err(Failure::file("read", &linked))?;
    let room = staging.join("parts");
    let uncut = room.join("app.wasm");
    let mut options = wasm_split_cli_support::Options::new(&wasm);
    options.output_dir = &room;
    options.main_out_path = &uncut;
    options.main_module = "./app.js";
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| Failure::Split { path: linked, why: format!("{error:#}") })?;
    run(Command::new("wasm-bindgen")
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--keep-lld-exports",
            "--no-demangle",
            "--out-name",
            "app",
        ])
        .arg("--out-dir")
        .arg(&room)
        .arg(&uncut))?;
    fs::remove_file(&uncut).map_err(Failure::file("remove", &uncut))?;
    let mut files = page::entries(&room)?;
    files.sort();
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        for file in files.iter().filter(|file| is_wasm(file)) {
            // Smaller in Brotli than what -Oz leaves.
            run(Command::new("wasm-opt").arg("-O1").arg(file).arg("-o").arg(file))?;
        }
    }
    seal(&room.join(LOADER), &files)?;
    let home = split.prefetch_map.get("home").into_iter().flatten();
    let home = home.map(|name| format!("{name}.wasm")).collect();
    Ok(Parts { room, files, home })
}

fn is_wasm(file: &Path) -> bool {
    file.extension().is_some_and(|kind| kind == "wasm")
}

/// The app as Cargo linked it, for this build's profile: this very program lies in the same target directory.
fn linked() -> Result<PathBuf, Failure> {
    let own = env::current_exe().map_err(Failure::file("find", "cargo-xtask"))?;
    let target = own.parent().and_then(Path::parent).unwrap_or(Path::new("target"));
    let profile = env::var(PROFILE).or_else(|_| env::var("TRUNK_PROFILE"));
    let profile = profile.unwrap_or_else(|_| "debug".into());
    Ok(target.join("wasm32-unknown-unknown").join(profile).join("app.wasm"))
}

/// Writes the digest of every part into the script that fetches it, so that the browser refuses one that was cut short or is
/// of another build. With a digest a part is compiled only once all of it is there; then it need not be sent as wasm,
/// either, which not every host knows.
fn seal(loader: &Path, files: &[PathBuf]) -> Result<(), Failure> {
    let mut script = fs::read_to_string(loader).map_err(Failure::file("read", loader))?;
    for file in files.iter().filter(|file| is_wasm(file)) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        script = sealed(&script, &name, &digest(file)?);
    }
    if script.contains(STREAMS) || script.contains("import.meta.url))") {
        return Err(Failure::Split { path: loader.to_owned(), why: "a part would be taken unseen.".into() });
    }
    fs::write(loader, script).map_err(Failure::file("write", loader))
}

const STREAMS: &str = "WebAssembly.instantiateStreaming(src, imports)";

fn sealed(script: &str, name: &str, digest: &str) -> String {
    let fetches = format!("fetch(new URL(\"./{name}\", import.meta.url))");
    let checks = format!("fetch(new URL(\"./{name}\", import.meta.url), {{ integrity: \"{digest}\" }})");
    script
        .replace(&fetches, &checks)
        .replace(STREAMS, "WebAssembly.instantiate(await (await src).arrayBuffer(), imports)")
}

/// What a file holds, as the integrity attribute says it.
pub fn digest(file: &Path) -> Result<String, Failure> {
    let content = fs::read(file).map_err(Failure::file("read", file))?;
    Ok(format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_fetched_with_its_digest_and_taken_whole() {
        let script = "fetch(new URL(\"./home.wasm\", import.meta.url)); WebAssembly.instantiateStreaming(src, imports)";
        assert_eq!(
            sealed(script, "home.wasm", "sha384-x"),
            "fetch(new URL(\"./home.wasm\", import.meta.url), { integrity: \"sha384-x\" }); \
             WebAssembly.instantiate(await (await src).arrayBuffer(), imports)"
        );
        assert!(sealed(script, "rest.wasm", "sha384-x").contains("home.wasm\", import.meta.url))"));
    }
}
