//! What is shown of a file before anything changes.

use keyline::file::import::Role;
use keyline::file::number::Amount;
use leptos::prelude::*;

use super::columns::Columns;
use super::decide::Decide;
use super::flow::{Importing, Stage};
use super::identity::{Clashes, Likely};
use super::issues::Issues;
use super::model::total;
use super::sample::FirstRows;
use super::seen::Seen;
use super::stages::Stages;
use crate::session::Session;

/// What was read, before anything is in the plan: what it holds, how each column was taken, what must be mended,
/// what would change.
#[component]
pub fn ImportPreview(
    /// Of which import.
    importing: Importing,
) -> impl IntoView {
    let first = importing.stage().with_untracked(|stage| match stage {
        Stage::Preview { import, .. } => Some(import.clone()),
        _ => None,
    });
    first.map(|first| {
        let seen = Seen::new(importing, first);
        let session = Session::get();
        let trouble =
            Signal::derive(move || seen.trouble.get().map(|error| (session.text().import().error)(&error)));
        view! {
            <main id="main" class="page import" data-testid="import-preview">
                <Head seen />
                <div class="cols">
                    <div class="c8 import__evidence">
                        <Clashes seen />
                        <Likely seen />
                        <Issues seen />
                        <Stages seen />
                        <Columns table=seen.table() trouble />
                        <FirstRows seen />
                    </div>
                    <div class="c4 import__decide">
                        <Decide seen />
                        <Facts seen />
                    </div>
                </div>
            </main>
        }
    })
}

#[component]
fn Head(seen: Seen) -> impl IntoView {
    let session = Session::get();
    let title = move || {
        let text = session.text().import();
        let numbers = seen.numbers();
        let waits = seen.waits();
        seen.with(|import| {
            let accounts = import.book.profiles.len();
            if accounts == 0 {
                return text.title_empty.to_string();
            }
            let months = import.book.ledger.span().months;
            let read = (text.title)(accounts, months, &numbers.short(total(import)));
            let clauses = session.text().words().clauses;
            if waits { clauses(&[read, (text.title_waiting)(import.rows_waiting)]) } else { read }
        })
    };
    let lead = move || {
        let name = seen.importing.name();
        (session.text().import().lead)(&name)
    };
    view! {
        <div class="head">
            <div>
                <h1>{title}</h1>
                <p><bdi>{lead}</bdi></p>
            </div>
        </div>
    }
}

#[component]
fn Facts(seen: Seen) -> impl IntoView {
    let session = Session::get();
    let rows = move || {
        let text = session.text().import();
        let numbers = seen.numbers();
        seen.with(|import| {
            let ledger = &import.book.ledger;
            let digits = import_digits(seen);
            let total = total(import);
            let mut rows = vec![
                fact(
                    text.accounts,
                    numbers.count(import.book.profiles.len()),
                    Some(("import-accounts", import.book.profiles.len().to_string())),
                ),
                fact(text.months, numbers.span(ledger.span()), None),
                fact(text.total, numbers.full(total), Some(("import-total", total.plain(digits)))),
                fact(text.rows, numbers.count(import.rows_read), None),
                fact(text.shape_label, (text.shape)(import.shape).into(), None),
                fact(
                    text.heading_row,
                    match import.heading_row {
                        0 => text.heading_row_none.into(),
                        row => numbers.count(row),
                    },
                    None,
                ),
            ];
            if import.columns.iter().any(|column| column.role == Role::Quantity) {
                rows.push(fact(
                    text.amounts,
                    text.amounts_computed.into(),
                    Some(("import-computed", String::new())),
                ));
            }
            if let Some(delimiter) = import.delimiter {
                rows.push(fact(text.delimiter_label, (text.delimiter)(delimiter).into(), None));
            }
            if import.rounding != Amount::ZERO {
                rows.push(fact(
                    text.rounding,
                    numbers.fine(import.rounding),
                    Some(("import-rounding", import.rounding.to_string())),
                ));
            }
            rows
        })
    };
    let note = move || {
        let fine = seen.with(|import| import.rounding != Amount::ZERO);
        fine.then(|| (session.text().import().rounding_note)(&seen.numbers().currency))
    };
    view! {
        <section class="rule">
            <h2>{session.said(|text| text.import().facts)}</h2>
            <dl class="facts import__facts">
                {move || rows().into_iter().map(|(name, value, check)| {
                    let (testid, exact) = check.unzip();
                    view! {
                        <dt>{name}</dt>
                        <dd data-testid=testid data-value=exact>{value}</dd>
                    }
                }).collect_view()}
            </dl>
            {move || note().map(|note| view! { <p class="small soft">{note}</p> })}
        </section>
    }
}

type Fact = (&'static str, String, Option<(&'static str, String)>);

fn fact(name: &'static str, value: String, check: Option<(&'static str, String)>) -> Fact {
    (name, value, check)
}

fn import_digits(seen: Seen) -> u8 {
    seen.importing.options().with(|options| options.digits)
}
