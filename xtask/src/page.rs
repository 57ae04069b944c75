//! The two steps of the page's build that Trunk has no part for; it starts them as hooks.

use crate::failure::Failure;
use std::{
    env, fs,
    hash::{DefaultHasher, Hasher},
    path::{Path, PathBuf},
};

const STYLES: &str = "style";
const JOINED: &str = "target/style.css";

/// The loader comes first. They name each other by relative addresses, so they move as one.
const WORKER: [&str; 3] = ["worker_loader.js", "worker.js", "worker_bg.wasm"];

/// Joins the style sheets into one file, in the order of their layers: the page loads one
/// instead of a chain of imports, and no list of them has to be kept.
pub fn join_styles() -> Result<(), Failure> {
    let mut joined = String::new();
    for file in style_files(Path::new(STYLES))? {
        joined.push_str(&fs::read_to_string(&file).map_err(Failure::file("read", &file))?);
        joined.push('\n');
    }
    fs::create_dir_all("target").map_err(Failure::file("create", "target"))?;
    fs::write(JOINED, joined).map_err(Failure::file("write", JOINED))
}

fn style_files(root: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = vec![root.join("tokens.css"), root.join("base.css")];
    for layer in ["parts", "pages"] {
        let mut sheets: Vec<PathBuf> = entries(&root.join(layer))?;
        sheets.retain(|path| path.extension().is_some_and(|extension| extension == "css"));
        sheets.sort();
        files.append(&mut sheets);
    }
    Ok(files)
}

/// Gives the worker's files an address of their own for every build, and writes it into the page,
/// where the app looks for it: Trunk would name them alike each time, and a browser that has kept
/// the worker of yesterday would start it for the page of today.
pub fn finish() -> Result<(), Failure> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.ok_or(Failure::OutsideTrunk { task: "finish" })?;
    let mut hasher = DefaultHasher::new();
    for name in WORKER {
        let file = staging.join(name);
        hasher.write(&fs::read(&file).map_err(Failure::file("read", &file))?);
    }
    let room = format!("worker-{:016x}", hasher.finish());
    let directory = staging.join(&room);
    fs::create_dir(&directory).map_err(Failure::file("create", &directory))?;
    for name in WORKER {
        let file = staging.join(name);
        fs::rename(&file, directory.join(name)).map_err(Failure::file("move", &file))?;
    }
    let [loader, ..] = WORKER;
    let index = staging.join("index.html");
    let page = fs::read_to_string(&index).map_err(Failure::file("read", &index))?;
    let page = finished(&page, &format!("{room}/{loader}"))?;
    fs::write(&index, page).map_err(Failure::file("write", &index))
}

fn finished(page: &str, loader: &str) -> Result<String, Failure> {
    if !page.contains("{{worker}}") {
        return Err(Failure::Page { what: "the place for the worker's name" });
    }
    // Chromium warns of a digest on this kind of preload; boot.js checks it when it fetches.
    let (head, preload) =
        page.split_once("rel=\"preload\"").ok_or(Failure::Page { what: "the preload of the wasm" })?;
    let preload = preload.replacen("integrity=", "data-integrity=", 1);
    let mut page = format!("{head}rel=\"preload\"{preload}").replace("{{worker}}", loader);
    // `trunk serve` reloads the page from an inline script; only its page may run one.
    if page.contains("{{__TRUNK_ADDRESS__}}") {
        page = page.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'");
    }
    Ok(page)
}

/// What lies in a directory.
pub fn entries(directory: &Path) -> Result<Vec<PathBuf>, Failure> {
    let read = fs::read_dir(directory).map_err(Failure::file("read", directory))?;
    read.map(|entry| entry.map(|entry| entry.path()).map_err(Failure::file("read", directory))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str =
        "script-src 'self' 'wasm-unsafe-eval' {{worker}} rel=\"preload\" integrity=1 integrity=2";

    #[test]
    fn the_published_page_keeps_its_policy() {
        let page = finished(PAGE, "worker-1_loader.js").unwrap();
        assert!(page.starts_with("script-src 'self' 'wasm-unsafe-eval' worker-1_loader.js"), "{page}");
    }

    #[test]
    fn the_digest_of_the_wasm_is_left_to_the_boot_script() {
        let page = finished(PAGE, "w.js").unwrap();
        assert!(page.ends_with(" data-integrity=1 integrity=2"), "{page}");
    }

    #[test]
    fn only_the_served_page_may_run_an_inline_script() {
        let page = finished(&format!("{PAGE} {{{{__TRUNK_ADDRESS__}}}}"), "w.js").unwrap();
        assert!(page.starts_with("script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'"), "{page}");
    }

    #[test]
    fn a_page_without_a_place_for_the_worker_is_refused() {
        assert!(matches!(finished("", "w.js"), Err(Failure::Page { .. })));
    }

    #[test]
    fn style_sheets_come_in_the_order_of_their_layers() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../style");
        let files = style_files(&root).unwrap();
        assert!(files[0].ends_with("tokens.css") && files[1].ends_with("base.css"), "{files:?}");
        let (parts, pages) =
            files[2..].split_at(files[2..].partition_point(|file| !file.starts_with(root.join("pages"))));
        assert!(
            !parts.is_empty() && parts.iter().all(|file| file.starts_with(root.join("parts"))),
            "{files:?}"
        );
        assert!(
            !pages.is_empty() && pages.iter().all(|file| file.starts_with(root.join("pages"))),
            "{files:?}"
        );
        assert!(parts.is_sorted() && pages.is_sorted(), "{files:?}");
    }
}
