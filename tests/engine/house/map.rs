//! The map: a figure stands in the files that its domain names, and is asked by the laws.

use std::collections::BTreeSet;
use std::path::Path;

use keyline::calc::Figure;
use keyline::file::sample;

fn source(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The variants of a domain's figures, as its file lists them.
fn variants(source: &str) -> BTreeSet<String> {
    let list = source.split_once("pub enum Figure {").unwrap().1.split_once("\n}").unwrap().0;
    let lines = list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.map(|line| line.split(['(', ',']).next().unwrap().to_string()).collect()
}

#[test]
fn every_figure_is_listed_and_worded_where_its_domain_is() {
    let all = Figure::all(&sample::plan(false));
    let asked: BTreeSet<String> = all.iter().map(|figure| format!("{figure:?}")).collect();
    for (domain, name) in [
        ("portfolio", "Portfolio"),
        ("base", "Base"),
        ("target", "Target"),
        ("split", "Split"),
        ("assess", "Assess"),
    ] {
        let figures = variants(&source(&format!("src/calc/{domain}/figures.rs")));
        assert!(figures.len() > 10, "{domain} has {figures:?}");
        let words = source(&format!("src/text/figures/{domain}.rs"));
        for figure in figures {
            let is_asked = [")", "("].iter().any(|next| {
                let start = format!("{name}({figure}{next}");
                asked.range(start.clone()..).next().is_some_and(|found| found.starts_with(&start))
            });
            assert!(is_asked, "{domain}::Figure::all leaves out {figure}");
            let worded = words.matches(&format!("Figure::{figure}")).count();
            assert!(worded >= 2, "src/text/figures/{domain}.rs says no name and formula of {figure}");
        }
    }
}
