//! The accounts shown, as a file.

use keyline::file::csv_out::{self, Headings};
use keyline::plan::{Fact, Field, Ledger, Month};
use leptos::prelude::*;

use super::sheet::Sheet;
use crate::browser;

/// Hands over the accounts that are shown, in their order, with all fields and months.
pub fn download(sheet: Sheet) {
    let text = sheet.session.text();
    let rows: Vec<usize> =
        sheet.order.with_untracked(|order| order.shown.iter().map(|&(_, row)| row).collect());
    let fields = Field::ALL.map(|field| (field, (text.words().field)(field)));
    let (name, bytes) = sheet.session.peek(|plan| {
        let ledger = plan.ledger();
        let span = ledger.span();
        let sales = rows.iter().flat_map(|&row| ledger.row(row).iter().copied()).collect();
        let margin = match ledger.has_margin() {
            true => {
                let months = |row| span.iter().map(move |month| ledger.margin(row, month).map(|m| m.0));
                rows.iter().flat_map(|&row| months(row)).collect()
            }
            false => Vec::new(),
        };
        let shown = Ledger::from_cells(span, sales, margin).unwrap_or_else(|| Ledger::new(span, rows.len()));
        let profiles =
            rows.iter().filter_map(|&row| plan.accounts().get(row)).map(|account| &*account.profile);
        let is_known =
            |fact: &Fact| plan.accounts().iter().any(|account| account.profile.fact(*fact).is_some());
        let facts: Vec<(Fact, &str)> =
            Fact::ALL.into_iter().filter(is_known).map(|fact| (fact, (text.words().fact)(fact))).collect();
        let headings = Headings {
            fields: &fields,
            facts: &facts,
            sales: &|month: Month| month.to_string(),
            // Read back by its word, so it is the same in every language.
            margin: &|month: Month| format!("{month} margin"),
        };
        let bytes = csv_out::accounts(profiles, &shown, headings, plan.settings().currency.digits);
        ((text.accounts().export_name)(plan.name()), bytes)
    });
    browser::download(&name, "text/csv;charset=utf-8", &bytes);
}
