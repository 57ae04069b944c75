//! The two steps of the page's build that Trunk has no part for; it starts them as hooks.

use crate::{failure::Failure, split};
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

/// Gives the worker's files and the parts of the app addresses of their own for every build, and writes them into the page:
/// Trunk would name them alike each time, and a browser that has kept a file of yesterday would take it for one of today.
pub fn finish() -> Result<(), Failure> {
    let staging = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let staging = staging.ok_or(Failure::OutsideTrunk { task: "finish" })?;
    let worker = settle(&staging, "worker", &WORKER.map(|name| staging.join(name)))?;
    let parts = split::app(&staging)?;
    let app = settle(&staging, "app", &parts.files)?;
    fs::remove_dir(&parts.room).map_err(Failure::file("remove", &parts.room))?;
    let index = staging.join("index.html");
    let page = fs::read_to_string(&index).map_err(Failure::file("read", &index))?;
    let [loader, ..] = WORKER;
    let page = finished(&page, &format!("{worker}/{loader}"), &links(&staging, &app, &parts)?)?;
    fs::write(&index, page).map_err(Failure::file("write", &index))
}

/// Moves files into a directory that is named by their content, and says how that is called.
fn settle(staging: &Path, kind: &str, files: &[PathBuf]) -> Result<String, Failure> {
    let mut hasher = DefaultHasher::new();
    for file in files {
        hasher.write(&fs::read(file).map_err(Failure::file("read", file))?);
    }
    let name = format!("{kind}-{:016x}", hasher.finish());
    let directory = staging.join(&name);
    fs::create_dir(&directory).map_err(Failure::file("create", &directory))?;
    for file in files {
        let place = directory.join(file.file_name().unwrap_or_default());
        fs::rename(file, place).map_err(Failure::file("move", file))?;
    }
    Ok(name)
}

/// The head's links to the first part of the app, which boot.js starts it from, and what it may fetch beside it.
fn links(staging: &Path, app: &str, parts: &split::Parts) -> Result<String, Failure> {
    let digest = |name: &str| split::digest(&staging.join(app).join(name));
    let mut links = String::new();
    for script in [split::SCRIPT, split::LOADER] {
        let integrity = digest(script)?;
        links += &format!(
            "<link rel=\"modulepreload\" href=\"./{app}/{script}\" crossorigin=\"anonymous\" integrity=\"{integrity}\">\n"
        );
    }
    // Chromium warns of a digest on this kind of preload; boot.js checks it when it fetches.
    links += &format!(
        "<link rel=\"preload\" href=\"./{app}/{main}\" as=\"fetch\" type=\"application/wasm\" \
         crossorigin=\"anonymous\" data-integrity=\"{}\">\n",
        digest(split::MAIN)?,
        main = split::MAIN,
    );
    let home: Vec<String> = parts.home.iter().map(|name| format!("./{app}/{name}")).collect();
    links += &format!("<meta name=\"keyline-home\" content=\"{}\">\n", home.join(" "));
    Ok(links)
}

/// A page with a policy of its own looks ahead for nothing while a script holds it up: what is linked before the first script is
/// asked for at once, what is linked after it a whole way to the server and back later.
fn finished(page: &str, loader: &str, links: &str) -> Result<String, Failure> {
    if !page.contains("{{worker}}") {
        return Err(Failure::Page { what: "the place for the worker's name" });
    }
    let at = page.find("<script").ok_or(Failure::Page { what: "its first script" })?;
    let sheet = page.find("<link rel=\"stylesheet\"").and_then(|at| page[at..].split_inclusive('>').next());
    let sheet = sheet.ok_or(Failure::Page { what: "its style sheet" })?;
    let sheet = sheet.replace("\"stylesheet\"", "\"preload\" as=\"style\"");
    let (before, after) = page.split_at(at);
    let mut page = format!("{before}{sheet}\n{links}{after}").replace("{{worker}}", loader);
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
        "<head>script-src 'self' 'wasm-unsafe-eval' <script><link rel=\"stylesheet\" href=\"a\"/>{{worker}}";

    #[test]
    fn the_published_page_keeps_its_policy_and_names_its_parts() {
        let page = finished(PAGE, "worker-1_loader.js", "<link>").unwrap();
        let ahead = "<link rel=\"preload\" as=\"style\" href=\"a\"/>\n<link>";
        let wanted =
            PAGE.replace("<script>", &format!("{ahead}<script>")).replace("{{worker}}", "worker-1_loader.js");
        assert_eq!(page, wanted);
    }

    #[test]
    fn only_the_served_page_may_run_an_inline_script() {
        let page = finished(&format!("{PAGE} {{{{__TRUNK_ADDRESS__}}}}"), "w.js", "").unwrap();
        assert!(page.starts_with("<head>script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'"), "{page}");
    }

    #[test]
    fn a_page_without_a_place_for_the_worker_is_refused() {
        assert!(matches!(finished(&PAGE.replace("{{worker}}", ""), "w.js", ""), Err(Failure::Page { .. })));
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
