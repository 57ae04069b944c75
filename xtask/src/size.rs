//! What the page weighs: every file compressed beside itself, and the first load in its budget.

use crate::{failure::Failure, page};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// The most bytes, in Brotli, that opening the page may cost.
const FIRST_LOAD: u64 = 300_000;

/// The same until the figures of a plan are seen: a line of 1.6 Mbit/s brings them in 2.1 seconds, which leaves most of
/// another for its delays and the drawing.
const FIGURES: u64 = 425_000;

/// A file of the page, with its size as it is, in gzip and in Brotli.
pub struct Sizes {
    name: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Writes a `.gz` and a `.br` beside every file, for hosts that serve ready-made ones.
pub fn compress(dist: &Path) -> Result<Vec<Sizes>, Failure> {
    let mut files = Vec::new();
    let mut waiting = vec![dist.to_owned()];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.append(&mut page::entries(&path)?);
            continue;
        }
        let name = path.strip_prefix(dist).unwrap_or(&path).to_string_lossy().into_owned();
        let content = fs::read(&path).map_err(Failure::file("read", &path))?;
        files.push(Sizes {
            name,
            raw: content.len() as u64,
            gzip: write(beside(&path, ".gz"), gzip(&content))?,
            brotli: write(beside(&path, ".br"), brotli(&content))?,
        });
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

/// Prints the sizes, and fails where the first load is over its budget.
pub fn report(dist: &Path, files: &[Sizes]) -> Result<(), Failure> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(Failure::file("read", &index))?;
    println!("\n  {:<40} {:>10} {:>10} {:>10}", "bytes", "raw", "gzip", "brotli");
    for Sizes { name, raw, gzip, brotli } in files {
        let mark = if in_first_load(name, &html) { '*' } else { ' ' };
        println!("{mark} {name:<40} {raw:>10} {gzip:>10} {brotli:>10}");
    }
    println!();
    let first = |file: &Sizes| in_first_load(&file.name, &html);
    let figures = |file: &Sizes| first(file) || is_named(&file.name, &html, "keyline-home");
    within(FIRST_LOAD, "first load", files.iter().filter(|file| first(file)))?;
    within(FIGURES, "to a plan’s figures", files.iter().filter(|file| figures(file)))
}

/// Prints the sum of some files, and fails where it is over its budget.
fn within<'a>(
    budget: u64,
    what: &'static str,
    files: impl Iterator<Item = &'a Sizes>,
) -> Result<(), Failure> {
    let add = |(raw, gzip, brotli), file: &Sizes| (raw + file.raw, gzip + file.gzip, brotli + file.brotli);
    let (raw, gzip, total) = files.fold((0, 0, 0), add);
    println!("  {what:<40} {raw:>10} {gzip:>10} {total:>10}, {}% of {budget}", total * 100 / budget);
    if total > budget { Err(Failure::OverBudget { what, total, budget }) } else { Ok(()) }
}

/// Whether a `meta` of the page names a file among others.
fn is_named(name: &str, html: &str, meta: &str) -> bool {
    let tag = html.split('<').find(|tag| tag.starts_with("meta ") && tag.contains(meta));
    tag.is_some_and(|tag| tag.split([' ', '"', '=', '>']).any(|word| word.trim_start_matches("./") == name))
}

/// The page, and every file that it links: all of that is fetched before the first screen. What it only names, the worker
/// and the later parts of the app, waits until it is needed.
fn in_first_load(name: &str, html: &str) -> bool {
    let linked = |word: &str| {
        let address = word.strip_prefix("href=").or_else(|| word.strip_prefix("src="))?;
        Some(address.trim_matches('"').trim_start_matches("./") == name)
    };
    name == "index.html" || html.split([' ', '\n', '<', '>']).any(|word| linked(word).unwrap_or(false))
}

fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

fn brotli(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let strongest = BrotliEncoderParams { quality: 11, size_hint: content.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &content[..], &mut packed, &strongest)?;
    Ok(packed)
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn write(path: PathBuf, packed: std::io::Result<Vec<u8>>) -> Result<u64, Failure> {
    let packed = packed.map_err(Failure::file("compress into", &path))?;
    fs::write(&path, &packed).map_err(Failure::file("write", &path))?;
    Ok(packed.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_load_is_what_the_page_links() {
        let html = "<script src=./boot-1.js></script><link href=\"./app-1/app.js\" rel=x>\
                    <meta name=\"keyline-home\" content=\"./app-1/home.wasm ./app-1/chunk.wasm\">\
                    <meta name=keyline-worker content=worker-1/loader.js>";
        for name in ["index.html", "boot-1.js", "app-1/app.js"] {
            assert!(in_first_load(name, html), "{name}");
        }
        for name in ["app-1/home.wasm", "app-1/chunk.wasm", "worker-1/loader.js", "app.js", "1.js"] {
            assert!(!in_first_load(name, html), "{name}");
        }
        assert!(["app-1/home.wasm", "app-1/chunk.wasm"].iter().all(|name| is_named(
            name,
            html,
            "keyline-home"
        )));
        assert!(["worker-1/loader.js", "app-1/app.js"].iter().all(|name| !is_named(
            name,
            html,
            "keyline-home"
        )));
    }
}
