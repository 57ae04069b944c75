//! What each key does.

use keyline::plan::{AccountId, Cell, Edit};
use leptos::ev;
use leptos::prelude::*;

use super::change;
use super::column::Column;
use super::editor;
use super::place::{Extent, Motion, Place, Selection};
use super::sheet::Sheet;
use super::words;

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
    let back = event.shift_key();
    match &*event.key() {
        "Enter" => editor::commit(sheet, Some(if back { Motion::Up } else { Motion::Down })),
        "Tab" => editor::commit(sheet, Some(if back { Motion::Left } else { Motion::Right })),
        "ArrowDown" if quick => editor::commit(sheet, Some(Motion::Down)),
        "ArrowUp" if quick => editor::commit(sheet, Some(Motion::Up)),
        "Escape" => {
            editor::cancel(sheet);
            true
        }
        _ => return false,
    };
    true
}

fn moving(sheet: Sheet, event: &ev::KeyboardEvent) -> bool {
    let (far, extend) = (event.ctrl_key() || event.meta_key(), event.shift_key());
    if event.alt_key() {
        return false;
    }
    // Tab leaves the grid, except on the way along a row that is being typed.
    if event.key() == "Tab" {
        let head = sheet.selection.get_untracked().head;
        let last = sheet.extent.get_untracked().columns - 1;
        let motion = match event.shift_key() {
            true if head.column > 0 => Motion::Left,
            false if head.column < last => Motion::Right,
            _ => return false,
        };
        let on_the_way = sheet.run.get_value().is_some();
        if on_the_way {
            sheet.go_on(motion);
        }
        return on_the_way;
    }
    let motion = match (&*event.key(), far) {
        ("ArrowUp", false) => Motion::Up,
        ("ArrowDown", false) => Motion::Down,
        ("ArrowLeft", false) => Motion::Left,
        ("ArrowRight", false) => Motion::Right,
        ("ArrowUp", true) => Motion::Top,
        ("ArrowDown", true) => Motion::Bottom,
        ("ArrowLeft", true) | ("Home", false) => Motion::RowStart,
        ("ArrowRight", true) | ("End", false) => Motion::RowEnd,
        ("Home", true) => Motion::First,
        ("End", true) => Motion::Last,
        ("PageUp", _) => Motion::PageUp(sheet.page()),
        ("PageDown", _) => Motion::PageDown(sheet.page()),
        _ => return command(sheet, event, far),
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
        ("Enter" | "F2", false) => editor::begin(sheet, false),
        ("Backspace", false) if sheet.selection.get_untracked().is_single() => editor::begin(sheet, true),
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
            let last = sheet.extent.get_untracked().columns - 1;
            let (top, bottom) = (*selection.rows().start(), *selection.rows().end());
            sheet.select(Selection { anchor: Place::new(bottom, last), head: Place::new(top, 0) });
        }
        (_, true) => match (&*key.to_lowercase(), event.shift_key()) {
            ("a", false) => {
                // All but the empty row.
                let extent = sheet.extent.get_untracked();
                sheet.select_in_place(Selection::all(Extent { rows: (extent.rows - 1).max(1), ..extent }));
            }
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
    let mut selection = sheet.selection.get_untracked();
    let (top, bottom) = (*selection.rows().start(), *selection.rows().end());
    if top == bottom {
        if top == 0 {
            return;
        }
        selection = Selection { anchor: Place { row: top - 1, ..selection.anchor }, ..selection };
    }
    let from = *selection.rows().start();
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
    for row in selection.rows().skip(1) {
        let Some((id, _)) = sheet.account_at(row) else { continue };
        cells.extend(sources.iter().flatten().map(|cell| (id, cell.clone())));
    }
    if cells.is_empty() {
        sheet.refuse(words::refusal(sheet, change::Refusal::Computed));
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
