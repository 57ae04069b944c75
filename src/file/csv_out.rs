//! The accounts grid as a CSV file, which spreadsheets open and [`import`](super::import) reads back as it was.

use super::clipboard::push_text;
use super::guard::{first_heading, is_formula_like};
use crate::plan::{Fact, Field, Ledger, Money, Month, Profile};

/// The headings of the file, in the user's language.
///
/// They are read back where they are headings that an import knows: `2012-12` and `2012-12 margin`, say.
#[derive(Clone, Copy)]
pub struct Headings<'a> {
    /// The profile columns, in their order.
    pub fields: &'a [(Field, &'a str)],
    /// The columns of facts, in their order.
    pub facts: &'a [(Fact, &'a str)],
    /// The heading of a month's sales.
    pub sales: &'a dyn Fn(Month) -> String,
    /// The heading of a month's margin, used where any margin is known.
    pub margin: &'a dyn Fn(Month) -> String,
}

/// Writes accounts with their sales, and margin where known: UTF-8 with its mark, without which Excel takes it for
/// another encoding. `profiles` are the ledger's rows in order, `digits` the currency's decimals. Amounts are plain
/// decimals; text is guarded so that no spreadsheet takes it for a formula, and the first heading says so where any is.
pub fn accounts<'p>(
    profiles: impl IntoIterator<Item = &'p Profile>,
    ledger: &Ledger,
    headings: Headings<'_>,
    digits: u8,
) -> Vec<u8> {
    let profiles: Vec<&Profile> = profiles.into_iter().collect();
    let mut fields =
        profiles.iter().flat_map(|profile| headings.fields.iter().map(|(field, _)| profile.get(*field)));
    let guards = fields.any(|text| is_formula_like(&text));
    let mut out = String::from('\u{feff}');
    let mut first = true;
    let mut head = |heading: &str| {
        if std::mem::take(&mut first) {
            push_text(&mut out, &first_heading(heading, guards), ',');
        } else {
            out.push(',');
            push_text(&mut out, heading, ',');
        }
    };
    headings.fields.iter().for_each(|(_, heading)| head(heading));
    headings.facts.iter().for_each(|(_, heading)| head(heading));
    ledger.span().iter().for_each(|month| head(&(headings.sales)(month)));
    if ledger.has_margin() {
        ledger.span().iter().for_each(|month| head(&(headings.margin)(month)));
    }
    out.push_str("\r\n");
    for (row, profile) in profiles.into_iter().enumerate() {
        let mut first = true;
        let mut next = |out: &mut String| {
            if !std::mem::take(&mut first) {
                out.push(',');
            }
        };
        for &(field, _) in headings.fields {
            next(&mut out);
            push_text(&mut out, &profile.get(field), ',');
        }
        for &(fact, _) in headings.facts {
            next(&mut out);
            if let Some(value) = profile.fact(fact) {
                out.push_str(&Money(value).plain(if fact.is_money() { digits } else { 0 }));
            }
        }
        for month in ledger.span().iter() {
            next(&mut out);
            out.push_str(&ledger.sales(row, month).plain(digits));
        }
        if ledger.has_margin() {
            for month in ledger.span().iter() {
                next(&mut out);
                if let Some(margin) = ledger.margin(row, month) {
                    out.push_str(&margin.plain(digits));
                }
            }
        }
        out.push_str("\r\n");
    }
    out.into_bytes()
}

/// Writes a list of named rows with plain numbers: UTF-8 with its mark. Names are guarded as in [`accounts`]; numbers are
/// written as they are handed in.
///
/// ```
/// let bytes = keyline::file::csv_out::listed(&["Account", "Visits"], [("=A".into(), vec!["3".into()])]);
/// assert_eq!(String::from_utf8(bytes).unwrap(), "\u{feff}Account ['],Visits\r\n'=A,3\r\n");
/// ```
pub fn listed(headings: &[&str], rows: impl IntoIterator<Item = (String, Vec<String>)>) -> Vec<u8> {
    let rows: Vec<_> = rows.into_iter().collect();
    let guards = rows.iter().any(|(name, _)| is_formula_like(name));
    let mut out = String::from('\u{feff}');
    for (at, heading) in headings.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        push_text(&mut out, &first_heading(heading, guards && at == 0), ',');
    }
    out.push_str("\r\n");
    for (name, numbers) in rows {
        push_text(&mut out, &name, ',');
        for number in numbers {
            out.push(',');
            out.push_str(&number);
        }
        out.push_str("\r\n");
    }
    out.into_bytes()
}
