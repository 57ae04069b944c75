//! What was found, told once for all the pages and sizes on which it stands.

use std::collections::{BTreeMap, BTreeSet};

/// Of what kind, on which element, and with which words: as the scripts say it.
pub type Finding = (String, String, String);

/// All that was found, by what it is: an example, and where it was seen.
#[derive(Debug, Default)]
pub struct Findings(BTreeMap<(String, String), (String, BTreeSet<String>)>);

impl Findings {
    /// Adds what was found in a view.
    pub fn add(&mut self, found: Vec<Finding>, view: &str) {
        for (kind, place, words) in found {
            let (_, views) = self.0.entry((kind, place)).or_insert_with(|| (words, BTreeSet::new()));
            views.insert(view.to_owned());
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Prints them, kind by kind.
    pub fn print(&self) {
        let mut last = "";
        for ((kind, place), (words, views)) in &self.0 {
            if kind != last {
                println!("\n{kind}");
                last = kind;
            }
            let some: Vec<&str> = views.iter().map(String::as_str).take(4).collect();
            let rest = views.len() - some.len();
            let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
            println!("  {place}: {words}\n      {}{more}", some.join(", "));
        }
        println!("\n{} findings", self.0.len());
    }
}
