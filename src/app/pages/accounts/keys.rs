//! What each key does.

use keyline::plan::{AccountId, Cell, Edit};
use leptos::ev;
use leptos::prelude::*;

use super::change::{self, Refusal};
use super::column::Column;
use super::place::{Motion, Place, Selection};
use super::sheet::Sheet;
use super::{typing, words};

/// A key in the grid.
pub fn on_key(sheet: Sheet, event: &ev::KeyboardEvent) {
    // What an input method composes with is its own. Safari sends Enter after the composition has ended, with
    // the code 229.
    if event.is_composing() || event.key_code() == 229 {
        return;
    }
    let taken = if sheet.editor.with_untracked(Option::is_some) {
        editing(sheet, event)
    } else if sheet.heading.get_untracked().is_some() {
        in_heading(sheet, event) || moving(sheet, event)
    } else {
        moving(sheet, event)
    };
    if taken {
        event.prevent_default();
        event.stop_propagation();
    }
}

fn editing(sheet: Sheet, event: &ev::KeyboardEvent) -> bool {
    let quick = sheet.editor.with_untracked(|editor| editor.as_ref().is_some_and(|editor| editor.quick));
    if event.key() == "Escape" {
        typing::cancel(sheet);
        return true;
    }
    let motion = Motion::of_typing_key(&event.key(), event.shift_key(), quick);
    if motion.is_some() {
        typing::commit(sheet, motion);
    }
    motion.is_some()
}

fn moving(sheet: Sheet, event: &ev::KeyboardEvent) -> bool {
    let (far, extend) = (event.ctrl_key() || event.meta_key(), event.shift_key());
    if event.alt_key() {
        return false;
    }
    // Tab leaves the grid, except on the way along a row that is being typed.
    if event.key() == "Tab" {
        let head = sheet.selection.get_untracked().head;
        let Some(motion) = head.tab(event.shift_key(), sheet.extent.get_untracked()) else { return false };
        let on_the_way = sheet.run.get_value().is_some();
        if on_the_way {
            sheet.go_on(motion);
        }
        return on_the_way;
    }
    let Some(motion) = Motion::of_key(&event.key(), far, sheet.page()) else {
        return command(sheet, event, far);
    };
    let head = sheet.selection.get_untracked().head;
    if motion == Motion::Up && !extend && head.row == 0 && sheet.heading.get_untracked().is_none() {
        sheet.heading.set(Some(head.column));
    } else {
        sheet.go(motion, extend);
    }
    true
}

/// The headings are above the first row: arrows move along them, Enter sorts.
fn in_heading(sheet: Sheet, event: &ev::KeyboardEvent) -> bool {
    let Some(at) = sheet.heading.get_untracked() else { return false };
    let last = sheet.extent.get_untracked().columns.saturating_sub(1);
    let to = match &*event.key() {
        "ArrowLeft" => at.saturating_sub(1),
        "ArrowRight" => (at + 1).min(last),
        "ArrowUp" => at,
        "ArrowDown" | "Escape" => {
            sheet.select(Selection::at(Place::new(0, at)));
            return true;
        }
        "Enter" | " " => {
            if let Some(column) = sheet.column_at(at) {
                sheet.sort_by(column);
                sheet.heading.set(Some(at));
            }
            return true;
        }
        _ => return false,
    };
    sheet.select(Selection::at(Place::new(0, to)));
    sheet.heading.set(Some(to));
    true
}

fn command(sheet: Sheet, event: &ev::KeyboardEvent, control: bool) -> bool {
    let key = event.key();
    match (&*key, control) {
        ("Enter", true) => sheet.open(),
        ("Enter" | "F2", false) => typing::begin(sheet, false),
        ("Backspace", false) if sheet.selection.get_untracked().is_single() => typing::begin(sheet, true),
        ("Delete" | "Backspace", false) => delete(sheet),
        ("Escape", false) => {
            if sheet.asked.get_untracked().is_some() {
                // The explanation listens for it.
                return false;
            }
            sheet.run.set_value(None);
            sheet.select(Selection::at(sheet.selection.get_untracked().head));
        }
        (" ", false) if event.shift_key() => {
            let selection = sheet.selection.get_untracked();
            sheet.select(selection.whole_rows(sheet.extent.get_untracked()));
        }
        (_, true) => match (&*key.to_lowercase(), event.shift_key()) {
            ("a", false) => sheet.select_in_place(Selection::all(sheet.extent.get_untracked())),
            ("d", false) => fill_down(sheet),
            ("z", false) => sheet.session.undo(),
            ("z", true) | ("y", false) => sheet.session.redo(),
            _ => return false,
        },
        _ => return false,
    }
    true
}

/// Empties what is selected, as far as it can be emptied, in one edit.
pub fn delete(sheet: Sheet) {
    let cells = cells(sheet, change::emptied);
    if cells.is_empty() {
        sheet.refuse(sheet.session.text().accounts().nothing_to_clear.into());
        return;
    }
    // The page says why where it is not taken.
    let _ = sheet.apply(Edit::Cells(cells));
}

/// Repeats the first selected row in the rows below it; of one row, the row above it.
fn fill_down(sheet: Sheet) {
    let selection = sheet.selection.get_untracked();
    let Some((from, to)) = selection.filled_down() else { return };
    let digits = sheet.session.peek(|plan| plan.settings().currency.digits);
    let sources: Vec<Option<Cell>> = selection
        .columns()
        .map(|at| {
            let column = sheet.column_at(at)?;
            let text = change::editable(&sheet.value_now(Place::new(from, at)), digits);
            change::read(column, &text, digits).ok()
        })
        .collect();
    let mut cells: Vec<(AccountId, Cell)> = Vec::new();
    for row in to {
        let Some((id, _)) = sheet.account_at(row) else { continue };
        cells.extend(sources.iter().flatten().map(|cell| (id, cell.clone())));
    }
    if cells.is_empty() {
        sheet.refuse(words::not_taken(sheet.session.text(), "", Refusal::Computed));
        return;
    }
    let _ = sheet.apply(Edit::Cells(cells));
}

/// The cells of the selection as an edit holds them.
fn cells(sheet: Sheet, cell: impl Fn(Column) -> Option<Cell>) -> Vec<(AccountId, Cell)> {
    let selection = sheet.selection.get_untracked();
    let mut cells = Vec::new();
    for row in selection.rows() {
        let Some((id, _)) = sheet.account_at(row) else { continue };
        let of_row = selection.columns().filter_map(|at| Some((id, cell(sheet.column_at(at)?)?)));
        cells.extend(of_row);
    }
    cells
}
