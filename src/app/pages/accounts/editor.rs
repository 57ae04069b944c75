//! Where keys go: one input that is always at the cursor. While nobody edits it cannot be seen, and the first
//! character typed, or the first syllable an input method composes, lands in it like any other.

use keyline::plan::Plan;
use leptos::prelude::*;

use super::column::{Column, Layout};
use super::place::{Place, active_id, heading_id};
use super::sheet::Sheet;
use super::typing::{commit, typed};
use super::{keys, words};

/// The input at the cursor, and the sentence below it where what was typed is not taken.
#[component]
pub fn CellEditor() -> impl IntoView {
    let sheet = Sheet::get();
    let open = Memo::new(move |_| sheet.editor.with(Option::is_some));
    let error = move || sheet.editor.with(|editor| editor.as_ref().and_then(|editor| editor.error.clone()));
    let reads = move || sheet.editor.with(|editor| editor.as_ref().and_then(|editor| editor.reads.clone()));
    let place = Memo::new(move |_| sheet.selection.get().head);
    let top = move || format!("{}px", place.get().row as f64 * sheet.measured.get().row);
    let name = move || place.get().column == 0;
    let left = move || {
        let (start, _) = sheet.layout.with(|layout| layout.extent(place.get().column));
        // The name stays in sight; its own place is beside the row numbers.
        let pin = sheet.layout.with(|layout| layout.pin);
        format!("{}px", if name() { pin } else { start })
    };
    let before = move || {
        let pin = sheet.layout.with(|layout| layout.pin);
        format!("{}px", if name() { Layout::ROW_HEAD - pin } else { 0.0 })
    };
    let width = move || {
        let (start, end) = sheet.layout.with(|layout| layout.extent(place.get().column));
        format!("{}px", end - start)
    };
    let number =
        move || sheet.layout.with(|layout| layout.column(place.get().column)).is_some_and(Column::is_number);
    // Where there is no room to the right of the cell or below it, the sentence goes the other way.
    let aside = Memo::new(move |_| {
        error().or_else(reads).map_or((false, false), |_| sheet.is_near_edge(place.get()))
    });
    let label = move || editor_label(sheet, place.get());
    // A touch screen shows no keyboard until a cell is edited.
    let mode = move || match (open.get(), number()) {
        (false, _) => "none",
        (true, true) => "decimal",
        (true, false) => "text",
    };
    let active = move || match (open.get(), sheet.heading.get()) {
        (true, _) => None,
        (false, Some(column)) => Some(heading_id(column)),
        (false, None) => active_id(place.get(), sheet.first.get(), sheet.slots()),
    };
    view! {
        <div class="grid__cover" style:top=top>
            <div class="grid__holder" class=("grid__holder--name", name)
                class=("grid__holder--end", move || aside.get().0)
                class=("grid__holder--up", move || aside.get().1)
                style:left=left style:margin-left=before style:width=width>
                <input
                    node_ref=sheet.input
                    class="grid__editor"
                    class=("grid__editor--open", open)
                    class=("grid__editor--number", number)
                    autocomplete="off"
                    spellcheck="false"
                    inputmode=mode
                    aria-label=label
                    aria-controls="accounts-grid"
                    aria-activedescendant=active
                    aria-invalid=move || error().map(|_| "true")
                    data-testid="cell-editor"
                    on:keydown=move |event| keys::on_key(sheet, &event)
                    on:input=move |_| typed(sheet)
                    on:compositionstart=move |_| typed(sheet)
                    on:compositionend=move |_| typed(sheet)
                    on:blur=move |_| left_editor(sheet)
                />
                {move || match error() {
                    Some(error) => Some(view! { <p class="grid__error" role="alert">{error}</p> }.into_any()),
                    None => reads().map(|reads| {
                        view! { <p class="grid__error grid__error--reads n" role="status" data-testid="cell-reads">{reads}</p> }
                            .into_any()
                    }),
                }}
            </div>
        </div>
    }
}

/// The focus went elsewhere on the page: what was typed is taken. Another window leaves the editor open.
fn left_editor(sheet: Sheet) {
    // An input that is taken out of the page loses the focus when its state is gone already.
    let open = sheet.editor.try_get_untracked().flatten().is_some();
    if open && document().has_focus().unwrap_or(true) {
        commit(sheet, None);
    }
}

/// What a screen reader calls the editor of a cell.
fn editor_label(sheet: Sheet, place: Place) -> String {
    let text = sheet.session.text();
    let numbers = sheet.session.numbers();
    let column = sheet.layout.with(|layout| layout.column(place.column));
    let column =
        column.map(|column| sheet.frame.with(|frame| words::heading(text, &numbers.get(), frame, column)));
    let account = sheet.order.with(|order| order.shown.get(place.row).copied());
    let name = account.and_then(|(_, row)| {
        sheet.session.track();
        let name = |plan: &Plan| plan.accounts().get(row).map(|a| a.profile.name.to_string());
        sheet.session.peek(name)
    });
    let name = name.unwrap_or_else(|| text.accounts().new_row_number.into());
    (text.accounts().edit_cell)(&column.unwrap_or_default(), &name)
}
