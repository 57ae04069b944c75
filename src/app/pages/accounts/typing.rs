//! What typing does: a cell is opened, what is typed there is taken or refused, the cursor goes on.

use keyline::file::number::{could_group, said_back};
use keyline::plan::Edit;
use leptos::prelude::*;

use super::change::{self, Refusal};
use super::column::Column;
use super::place::{Motion, Place, Selection};
use super::sheet::{Editor, Sheet};
use super::words;
use crate::browser;
use crate::typed;

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

/// Opens the editor where the name of a new account is typed.
pub fn begin_account(sheet: Sheet) {
    let extent = sheet.extent.get_untracked();
    sheet.select(Selection::at(Place::new(extent.rows - 1, 0)));
    begin(sheet, false);
}

/// Something was typed or is being composed: the editor opens in place of what the cell holds.
pub fn typed(sheet: Sheet) {
    let head = sheet.selection.get_untracked().head;
    let at = sheet.column_at(head.column).zip(sheet.input.get_untracked());
    let reads = at.and_then(|(column, input)| reads(sheet, column, &input.value()));
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
        sheet.refuse(words::not_taken(sheet.session.text(), "", refusal));
        return;
    }
    sheet.said.set(None);
    sheet.editor.set(Some(Editor { quick: true, error: None, reads }));
}

/// Whether a cell can be typed in. Of a new account the name is typed first.
fn is_typed(sheet: Sheet, place: Place) -> bool {
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
        None => {
            change::added(typed).map_err(|refusal| words::not_taken(sheet.session.text(), "", refusal))?
        }
        Some((id, _)) => {
            let digits = sheet.session.peek(|plan| plan.settings().currency.digits);
            let cell = change::read(column, typed, digits)
                .map_err(|refusal| words::not_taken(sheet.session.text(), typed, refusal))?;
            if change::is_same(&cell, &sheet.value_now(head)) {
                return Ok(None);
            }
            Edit::Cells(vec![(id, cell)])
        }
    };
    let was_read = reads(sheet, column, typed).and_then(|_| was_read(sheet, typed));
    sheet.apply(edit).map_err(|error| sheet.edit_error(&error)).map(|()| was_read)
}

/// How a number that is being typed is read, where that is not plain.
fn reads(sheet: Sheet, column: Column, text: &str) -> Option<String> {
    column.is_money().then(|| typed::reads(sheet.session, text)).flatten()
}

/// How a number was read that others write otherwise: its point might have been meant to group thousands.
fn was_read(sheet: Sheet, typed: &str) -> Option<String> {
    let numbers = sheet.session.numbers().get_untracked();
    let digits = numbers.currency.digits;
    let money = said_back(typed, digits).filter(|_| could_group(typed))?;
    Some((sheet.session.text().accounts().was_read)(typed.trim(), &numbers.to_the_cent(money)))
}
