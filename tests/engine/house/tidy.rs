//! What keeps the house in order: who may import whom, and what the code does without.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

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

/// The files of the page, by the paths of their modules, with the names that each brings in and the paths
/// that it needs.
struct Page(BTreeMap<Vec<String>, Names>);

#[derive(Default)]
struct Names {
    /// The path of every name that is brought in, or passed on.
    used: BTreeMap<String, Vec<String>>,
    /// The paths of what is brought in, and of what is named in place.
    needed: Vec<Vec<String>>,
}

impl Page {
    fn of(texts: impl IntoIterator<Item = (Vec<String>, String)>) -> Page {
        Page(texts.into_iter().map(|(module, text)| (module, names(&text))).collect())
    }

    /// Where a path of a module begins at the root of the page; `None` of another crate's.
    fn absolute(&self, module: &[String], path: &[String]) -> Option<Vec<String>> {
        let up = path.iter().take_while(|part| *part == "super").count();
        let below = || [module, path].concat();
        match path.first()?.as_str() {
            "crate" => Some(path[1..].to_vec()),
            "super" => Some([&module[..module.len() - up], &path[up..]].concat()),
            _ => self.0.contains_key(&below()[..=module.len()]).then(below),
        }
    }

    /// The file of what a path leads to: where a module passes a name on, the file that it has it from.
    fn home(&self, module: &[String], path: &[String]) -> Option<Vec<String>> {
        let path = self.absolute(module, path)?;
        let at = (0..=path.len()).rev().find(|&at| self.0.contains_key(&path[..at]))?;
        let (file, rest) = path.split_at(at);
        let passed_on = rest.first().and_then(|name| self.0[file].used.get(name));
        let further = passed_on.and_then(|used| self.home(file, &[used, &rest[1..]].concat()));
        Some(further.unwrap_or_else(|| file.to_vec()))
    }

    /// The files that import each other in a circle, or stand between circles, each with those of them that
    /// it imports.
    fn circles(&self) -> Vec<String> {
        let needs = |(module, names): (&Vec<String>, &Names)| {
            let homes = names.needed.iter().filter_map(|path| self.home(module, path));
            (module.clone(), homes.filter(|home| home != module).collect::<BTreeSet<_>>())
        };
        let mut needs: BTreeMap<_, _> = self.0.iter().map(needs).collect();
        // What needs nothing that is left, or is needed by nothing that is left, is in no circle.
        loop {
            let needed: BTreeSet<_> = needs.values().flatten().cloned().collect();
            let before = needs.len();
            needs.retain(|file, homes| !homes.is_empty() && needed.contains(file));
            let left: BTreeSet<_> = needs.keys().cloned().collect();
            needs.values_mut().for_each(|homes| homes.retain(|home| left.contains(home)));
            if needs.len() == before && needs.values().all(|homes| !homes.is_empty()) {
                break;
            }
        }
        let arrow = |(file, homes): (Vec<String>, BTreeSet<Vec<String>>)| {
            let homes: Vec<String> = homes.iter().map(|home| home.join("/")).collect();
            format!("{} -> {}", file.join("/"), homes.join(", "))
        };
        needs.into_iter().map(arrow).collect()
    }
}

/// What a file names. Its tests stand in the file that they test.
fn names(text: &str) -> Names {
    let own = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let mut names = Names::default();
    for statement in code(own).collect::<Vec<_>>().join("\n").split(';') {
        let (before, tree) = match statement.rsplit_once("use ") {
            // A word that ends so is no `use`.
            Some((before, tree)) if before.is_empty() || before.ends_with(['\n', ' ']) => (before, tree),
            _ => (statement, ""),
        };
        let visibility = before.rsplit('\n').next().unwrap_or_default();
        for (name, path) in expanded(tree, &[]) {
            // A name that is passed on is needed by whoever takes it.
            if !visibility.starts_with("pub") {
                names.needed.push(path.clone());
            }
            names.used.insert(name, path);
        }
        let words = before.split(|letter: char| !(letter.is_alphanumeric() || "_:".contains(letter)));
        let paths = words.filter(|word| word.contains("::"));
        names.needed.extend(paths.map(|path| path.split("::").map(str::to_owned).collect()));
    }
    names
}

/// The names of `a::{b, c::{self, d as e}}`, each with its path.
fn expanded(tree: &str, before: &[String]) -> Vec<(String, Vec<String>)> {
    let (head, inner) = tree.trim().split_once('{').unwrap_or((tree, ""));
    let (head, alias) = head.split_once(" as ").unwrap_or((head, ""));
    let parts = head.split("::").map(str::trim).filter(|part| !part.is_empty() && *part != "self");
    let path: Vec<String> = before.iter().cloned().chain(parts.map(str::to_owned)).collect();
    if inner.is_empty() {
        let name = if alias.is_empty() { path.last().cloned() } else { Some(alias.trim().to_owned()) };
        return name.map(|name| (name, path)).into_iter().collect();
    }
    let mut depth = 0;

    let branches = inner[..inner.rfind('}').unwrap_or(inner.len())].split(|letter| {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        letter == ',' && depth == 0
    });
    branches.filter(|branch| !branch.trim().is_empty()).flat_map(|branch| expanded(branch, &path)).collect()
}

#[test]
fn circles_are_found() {
    let page = |files: &[(&str, &str)]| {
        let module = |path: &str| path.split("::").map(str::to_owned).collect();
        Page::of(files.iter().map(|(path, text)| (module(path), (*text).to_owned())))
    };
    let sheet = ("grid::sheet", "use std::sync::Arc;\nuse super::place::{self, Place as At};\n");
    let root = ("grid", "mod place;\nmod sheet;\npub use place::Place;\n");
    for (place, expected) in [
        ("use keyline::plan::Plan;\n", &[][..]),
        // By a `use` with several names in several lines.
        (
            "use super::{\n    words,\n    sheet::{Sheet, self},\n};\n",
            &["grid/place -> grid/sheet", "grid/sheet -> grid/place"],
        ),
        // In place, from the root.
        (
            "fn f() { crate::grid::sheet::open(1); }\n",
            &["grid/place -> grid/sheet", "grid/sheet -> grid/place"],
        ),
        // Its tests may use it with what it is used in.
        ("#[cfg(test)]\nmod tests {\n    use super::super::sheet::Sheet;\n}\n", &[]),
        // A comment imports nothing.
        ("// use super::sheet::Sheet;\n", &[]),
    ] {
        assert_eq!(page(&[root, sheet, ("grid::place", place)]).circles(), expected, "{place}");
    }
    // What is passed on leads to where it stands, and not to who passes it on.
    let view = ("grid::view", "use super::Place;\n");
    let shows = ("grid", "mod place;\nmod view;\npub use place::Place;\nuse view::View;\n");
    assert_eq!(page(&[shows, view, ("grid::place", "")]).circles(), [""; 0]);
    let owns = ("grid", "mod view;\nuse view::View;\npub struct Place;\n");
    assert_eq!(page(&[owns, view]).circles(), ["grid -> grid/view", "grid/view -> grid"]);
}

/// What two files need of each other stands in a third: a plain model, apart from its views.
#[test]
fn no_files_of_the_page_import_each_other_in_a_circle() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app");
    let page = Page::of(under("src/app").into_iter().map(|(path, text)| {
        let path = path.strip_prefix(&root).unwrap().with_extension("");
        let mut module: Vec<String> = path.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
        module.pop_if(|last| last == "mod" || last == "main");
        (module, text)
    }));
    let circles = page.circles();
    assert!(circles.is_empty(), "{circles:#?}");
}
