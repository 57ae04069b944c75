//! What keeps the house in order: who may import whom, and what the code does without.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::support::sources::{of_kind, under};

/// Who may import whom. A room may always import itself.
const ARROWS: [(&str, &[&str]); 5] = [
    ("plan", &[]),
    ("calc", &["plan"]),
    ("chart", &[]),
    ("file", &["plan", "calc"]),
    ("text", &["plan", "calc", "file"]),
];

/// The crates of the engine that only one room may know.
const CRATES: [(&str, &[&str]); 9] = [
    ("serde", &["file"]),
    ("postcard", &["file"]),
    ("miniz_oxide", &["file"]),
    ("memchr", &["file"]),
    ("rustc_hash", &["plan", "file"]),
    ("plotters", &["chart"]),
    ("plotters_backend", &["chart"]),
    ("libm", &["plan", "calc", "chart"]),
    ("rand_xoshiro", &["calc"]),
];

/// The lines of code: comments tell, they do not import.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.starts_with("//"))
}

#[test]
fn rooms_import_only_whom_they_may() {
    for (room, allowed) in ARROWS {
        for (path, text) in under(&format!("src/{room}")) {
            for line in code(&text) {
                for (other, _) in ARROWS {
                    let imports = line.contains(&format!("crate::{other}::"));
                    assert!(
                        !imports || other == room || allowed.contains(&other),
                        "{}: {room} may not import {other}: {line}",
                        path.display()
                    );
                }
                for (name, rooms) in CRATES {
                    let imports =
                        line.contains(&format!("use {name}")) || line.contains(&format!("{name}::"));
                    assert!(
                        !imports || rooms.contains(&room),
                        "{}: {room} may not know {name}: {line}",
                        path.display()
                    );
                }
            }
        }
    }
}

#[test]
fn the_engine_knows_no_browser_and_no_clock() {
    for (room, _) in ARROWS {
        for (path, text) in under(&format!("src/{room}")) {
            for line in code(&text) {
                for word in [
                    "web_sys",
                    "js_sys",
                    "wasm_bindgen",
                    "leptos",
                    "gloo",
                    "Local::now",
                    "Utc::now",
                    "SystemTime",
                ] {
                    assert!(!line.contains(word), "{}: {line}", path.display());
                }
            }
        }
    }
}

#[test]
fn pages_import_no_pages_and_parts_no_session() {
    for (path, text) in under("src/app/parts") {
        for line in code(&text) {
            let knows = ["crate::session", "crate::pages", "crate::route", "crate::show"];
            assert!(!knows.iter().any(|one| line.contains(one)), "{}: {line}", path.display());
        }
    }
    for (path, text) in under("src/app/pages") {
        for line in code(&text) {
            assert!(!line.contains("crate::pages"), "{}: {line}", path.display());
        }
    }
}

#[test]
fn nothing_is_set_as_html_or_inline_style() {
    for (path, text) in under("src/app") {
        for line in code(&text) {
            for word in ["inner_html", "set_inner_html", "insert_adjacent_html", " style=\"", " style=move"] {
                assert!(!line.contains(word), "{}: {line}", path.display());
            }
        }
    }
}

/// A screen reader would read out a heading that says nothing: an empty corner is a cell.
#[test]
fn no_heading_is_empty() {
    for (path, text) in under("src/app") {
        for line in code(&text) {
            for tag in ["th", "h1", "h2", "h3", "h4"] {
                let empty = line.split_once(&format!("></{tag}>")).is_some_and(|(before, _)| {
                    before.rsplit('<').next().and_then(|open| open.split(' ').next()) == Some(tag)
                });
                assert!(!empty, "{}: {line}", path.display());
            }
        }
    }
}

#[test]
fn files_stay_of_a_size_to_read() {
    for (path, text) in under("src") {
        let lines = text.lines().count();
        assert!(lines <= 900, "{} has {lines} lines", path.display());
    }
}

/// The selectors of a style sheet, each by itself. What stands in brackets asks and defines nothing.
fn selectors(sheet: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);

    let (mut found, mut selector, mut depth) = (Vec::new(), String::new(), 0);
    for letter in plain.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            '}' | ';' => selector.clear(),
            '{' => {
                let all = std::mem::take(&mut selector);
                found.extend(
                    all.split(',').map(str::trim).filter(|one| !one.starts_with('@')).map(str::to_owned),
                );
            }
            _ if depth == 0 => selector.push(letter),
            _ => {}
        }
    }
    found
}

/// The blocks that a style sheet defines: what its selectors begin with, up to the piece or the variant.
fn blocks(sheet: &str) -> BTreeSet<String> {
    let mut blocks = BTreeSet::new();
    for one in selectors(sheet) {
        let Some((_, class)) = one.split_once('.') else { continue };
        let class = class.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).next();
        let block = class.and_then(|class| class.split("__").next()?.split("--").next());
        blocks.extend(block.map(str::to_owned));
    }
    blocks
}

/// Whether a selector reaches the rows of a list anywhere below a block, and so those of lists of another block too.
fn reaches_rows_of_others(selector: &str) -> bool {
    let parts: Vec<&str> = selector.split_whitespace().collect();
    parts.windows(2).any(|pair| {
        let tag = pair[1].split([':', '.', '[', '#']).next();
        !matches!(pair[0], ">" | "+" | "~") && tag == Some("li")
    })
}

#[test]
fn the_blocks_of_a_style_sheet_are_found() {
    for (sheet, expected) in [
        (".sheet { max-inline-size: 820px; }", &["sheet"][..]),
        ("@layer pages { .sheet__tools, .entry--open b { top: 0; } }", &["entry", "sheet"]),
        ("@media (max-width: 9.5px) { .nav { top: .5em; }\n.bar:hover{} }", &["bar", "nav"]),
        (
            "/* .gone { } */ body:has(> .stage .accounts) > * { top: 0 } :fullscreen .board .sides {}",
            &["board"],
        ),
        ("table td { color: red; } .one-off > .button:not(.end) {}", &["one-off"]),
    ] {
        assert_eq!(blocks(sheet).iter().collect::<Vec<_>>(), expected, "{sheet}");
    }
}

/// A page's part once had the name of another page's, and cut that in half: what varies on a page is a variant, or a
/// block of the page.
#[test]
fn a_block_of_the_style_stands_in_one_sheet() {
    let mut homes: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for (path, text) in of_kind("style", "css") {
        for block in blocks(&text) {
            homes.entry(block).or_default().push(path.clone());
        }
    }
    homes.retain(|_, homes| homes.len() > 1);
    assert!(homes.is_empty(), "blocks with several homes: {homes:#?}");
}

/// The places of an issue once stood in a column of 18 pixels: the list of issues took the rows of the list within for its
/// own.
#[test]
fn a_list_styles_its_own_rows_alone() {
    for (selector, expected) in [
        (".list li", true),
        (".list li > .icon", true),
        (":lang(zh) .list--plain li:first-child", true),
        (".list > li", false),
        (".list > li > div > p", false),
        (".explain__accounts > ul > li > :last-child", false),
        (".list .line", false),
        ("li", false),
    ] {
        assert_eq!(reaches_rows_of_others(selector), expected, "{selector}");
    }
    for (path, text) in of_kind("style", "css") {
        let wrong: Vec<String> =
            selectors(&text).into_iter().filter(|one| reaches_rows_of_others(one)).collect();
        assert!(wrong.is_empty(), "{}: by `>` alone: {wrong:?}", path.display());
    }
}
