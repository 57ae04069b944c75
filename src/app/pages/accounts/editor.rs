//! Where keys go: one input that is always at the cursor. While nobody edits it cannot be seen, and the first
//! character typed, or the first syllable an input method composes, lands in it like any other.

use keyline::plan::{Cell, Edit};
use leptos::prelude::*;

use super::change::{self, Refusal};
use super::column::{Column, Layout};
use super::grid::active_id;
use super::keys;
use super::place::{Motion, Place};
use super::sheet::{Editor, Sheet};
use super::value::Value;
use super::words;
use crate::browser;

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
    let label = move || words::editor_label(sheet, place.get());
    // A touch screen shows no keyboard until a cell is edited.
    let mode = move || match (open.get(), number()) {
        (false, _) => "none",
        (true, true) => "decimal",
        (true, false) => "text",
    };
    let active = move || if open.get() { None } else { active_id(sheet) };
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

/// Opens the editor with what the cell holds, or explains a cell that is not typed.
pub fn begin(sheet: Sheet, empty: bool) {
    let head = sheet.selection.get_untracked().head;
    if !is_typed(sheet, head) {
        sheet.explain();
        return;
    }
    let Some(input) = sheet.input.get_untracked() else { return };
    let digits = sheet.session.peek(|plan| plan.settings().currency.digits);
    let text = if empty { String::new() } else { change::editable(&sheet.value_now(head), digits) };
    input.set_value(&text);
    sheet.said.set(None);
    if browser::is_touch() {
        // The keyboard of a touch screen shows for an input that comes into focus as one that takes text.
        let _ = input.blur();
        let _ = input.set_attribute("inputmode", "text");
    }
    sheet.editor.set(Some(Editor::default()));
    sheet.focus();
    let end = text.encode_utf16().count() as u32;
    // A caret that cannot be placed is where the browser puts it.
    let _ = input.set_selection_range(end, end);
}

/// Something was typed or is being composed: the editor opens in place of what the cell holds.
fn typed(sheet: Sheet) {
    let head = sheet.selection.get_untracked().head;
    let reads = sheet.column_at(head.column).zip(sheet.input.get_untracked());
    let reads = reads.and_then(|(column, input)| words::reads(sheet, column, &input.value()));
    if let Some(editor) = sheet.editor.get_untracked() {
        if editor.error.is_some() || editor.reads != reads {
            sheet.editor.set(Some(Editor { error: None, reads, ..editor }));
        }
        return;
    }
    if sheet.heading.get_untracked().is_some() || !is_typed(sheet, head) {
        clear(sheet);
        let refusal = match sheet.account_at(head.row) {
            Some(_) => Refusal::Computed,
            None => Refusal::EmptyName,
        };
        sheet.refuse(words::refusal(sheet, refusal));
        return;
    }
    sheet.said.set(None);
    sheet.editor.set(Some(Editor { quick: true, error: None, reads }));
}

/// Whether a cell can be typed in. Of a new account the name is typed first.
pub fn is_typed(sheet: Sheet, place: Place) -> bool {
    match sheet.account_at(place.row) {
        Some(_) => sheet.column_at(place.column).is_some_and(Column::is_typed),
        None => place.column == 0,
    }
}

/// Takes what was typed and moves on. Where it is not taken the editor stays open and says why.
pub fn commit(sheet: Sheet, motion: Option<Motion>) -> bool {
    if sheet.editor.with_untracked(Option::is_none) {
        return true;
    }
    let Some(input) = sheet.input.get_untracked() else { return true };
    match take(sheet, &input.value()) {
        Ok(was_read) => {
            close(sheet);
            if let Some(motion) = motion {
                sheet.go_on(motion);
            }
            if let Some(words) = was_read {
                sheet.say(words);
            }
            true
        }
        Err(error) => {
            sheet.editor.update(|editor| {
                if let Some(editor) = editor {
                    editor.error = Some(error);
                }
            });
            false
        }
    }
}

/// Leaves the cell as it was.
pub fn cancel(sheet: Sheet) {
    close(sheet);
}

fn close(sheet: Sheet) {
    clear(sheet);
    sheet.editor.set(None);
}

fn clear(sheet: Sheet) {
    if let Some(input) = sheet.input.get_untracked() {
        input.set_value("");
    }
}

/// Changes the plan to what was typed, where it differs. Gives how it was read where that might not be what was meant.
fn take(sheet: Sheet, typed: &str) -> Result<Option<String>, String> {
    let head = sheet.selection.get_untracked().head;
    let Some(column) = sheet.column_at(head.column) else { return Ok(None) };
    let edit = match sheet.account_at(head.row) {
        // An empty row that stays empty is no account.
        None if typed.trim().is_empty() => return Ok(None),
        None => change::added(typed).map_err(|refusal| words::refusal(sheet, refusal))?,
        Some((id, _)) => {
            let digits = sheet.session.peek(|plan| plan.settings().currency.digits);
            let cell = change::read(column, typed, digits)
                .map_err(|refusal| words::not_taken(sheet, typed, refusal))?;
            if is_same(&cell, &sheet.value_now(head)) {
                return Ok(None);
            }
            Edit::Cells(vec![(id, cell)])
        }
    };
    let was_read = words::reads(sheet, column, typed).and_then(|_| words::was_read(sheet, typed));
    sheet.apply(edit).map_err(|error| words::edit_error(sheet, &error)).map(|()| was_read)
}

/// Whether a cell holds already what is asked for: then there is nothing to undo.
fn is_same(cell: &Cell, value: &Value) -> bool {
    match (cell, value) {
        (Cell::Field(_, text), Value::Text(held)) => text == held,
        (Cell::Field(_, text), Value::Blank) => text.is_empty(),
        (Cell::Sales(_, money), Value::Money(held)) => money == held,
        (Cell::Fact(_, Some(minor)), Value::Money(held)) => *minor == held.0,
        (Cell::Fact(_, Some(count)), Value::Count(held)) => count == held,
        (Cell::Fact(_, None), Value::Blank) => true,
        (Cell::Rating(_, Some(rating)), Value::Rating(held)) => rating == held,
        (Cell::Rating(_, None), Value::Blank) => true,
        _ => false,
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
