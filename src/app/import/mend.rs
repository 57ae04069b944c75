use keyline::file::import::{ImportError, Missing, Outline};
use leptos::prelude::*;

use super::columns::{Columns, Table, recent_months};
use super::flow::{Importing, Refusal, Stage};
use crate::parts::Button;
use crate::session::Session;

/// A table whose headings do not say enough, with all its columns: the user says what they hold, and it is read as
/// soon as that is enough.
#[component]
pub fn ImportMend(
    /// Of which import.
    importing: Importing,
) -> impl IntoView {
    let unclear = move || {
        importing.stage().with(|stage| match stage {
            Stage::Refused { name, refusal: Refusal::Import(ImportError::Unclear { missing, outline }) } => {
                Some((name.clone(), missing.clone(), (**outline).clone()))
            }
            _ => None,
        })
    };
    // What was shown last stays until the page has gone.
    let seen = Memo::new(move |last: Option<&Option<(String, Missing, Outline)>>| {
        unclear().or_else(|| last.cloned().flatten())
    });
    let any = Memo::new(move |_| seen.with(Option::is_some));
    move || any.get().then(|| view! { <Mend importing seen /> })
}

#[component]
fn Mend(importing: Importing, seen: Memo<Option<(String, Missing, Outline)>>) -> impl IntoView {
    let session = Session::get();
    let outline = move || seen.get().map(|(_, _, outline)| outline);
    let table = Table {
        importing,
        heading_row: Memo::new(move |_| outline().map_or(1, |outline| outline.heading_row)),
        heading_rows: Memo::new(move |_| outline().map_or_else(Vec::new, |outline| outline.heading_rows)),
        columns: Memo::new(move |_| outline().map_or_else(Vec::new, |outline| outline.columns)),
        months: Memo::new(|_| recent_months()),
        period: Memo::new(move |_| match seen.get() {
            Some((_, Missing::Period { heading, .. }, _)) => Some(heading),
            _ => None,
        }),
    };
    let title = move || seen.get().map(|(name, ..)| (session.text().import().mend_title)(&name));
    let why = move || {
        let text = session.text().import();
        seen.get().map(|(_, missing, outline)| {
            (text.error)(&ImportError::Unclear { missing, outline: Box::new(outline) })
        })
    };
    view! {
        <main id="main" class="page import" data-testid="import-mend">
            <div class="head">
                <div>
                    <h1><bdi>{title}</bdi></h1>
                    <p><span data-testid="import-refused">{why}</span>{session.said(|text| text.words().space)}{session.said(|text| text.import().unchanged)}</p>
                </div>
            </div>
            <div class="import__evidence">
                <Columns table trouble=Signal::stored(None::<String>) />
                <p class="import__confirm">
                    <Button testid="import-cancel" on_press=move || importing.cancel()>
                        {session.said(|text| text.import().cancel)}
                    </Button>
                </p>
            </div>
        </main>
    }
}
