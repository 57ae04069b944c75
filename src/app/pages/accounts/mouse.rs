//! What the pointer does: select, extend, edit.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::editor;
use super::place::{Place, Selection};
use super::sheet::Sheet;

/// A press selects; with Shift, or while the button is held, it extends. The focus stays where keys are taken.
pub fn pressed(sheet: Sheet, event: &ev::MouseEvent) {
    let Some((place, whole_row)) = place_of(event) else { return };
    // The second button opens the browser's menu on what is selected.
    if event.button() != 0 && sheet.selection.get_untracked().rows().contains(&place.row) {
        return;
    }
    event.prevent_default();
    if !editor::commit(sheet, None) {
        return;
    }
    sheet.run.set_value(None);
    let last = sheet.extent.get_untracked().columns - 1;
    let anchor = match (event.shift_key(), whole_row) {
        (true, true) => Place { column: last, ..sheet.selection.get_untracked().anchor },
        (true, false) => sheet.selection.get_untracked().anchor,
        (false, true) => Place { column: last, ..place },
        (false, false) => place,
    };
    sheet.select_in_place(Selection { anchor, head: place });
    sheet.focus();
}

/// The pointer moved with the button held.
pub fn dragged(sheet: Sheet, event: &ev::MouseEvent) {
    if event.buttons() & 1 == 0 || sheet.editor.with_untracked(Option::is_some) {
        return;
    }
    let Some((place, _)) = place_of(event) else { return };
    let selection = sheet.selection.get_untracked();
    if selection.head != place {
        sheet.select(Selection { head: place, ..selection });
    }
}

/// A click without a press comes from assistive technology.
pub fn clicked(sheet: Sheet, event: &ev::MouseEvent) {
    let Some((place, _)) = place_of(event).filter(|_| event.detail() == 0) else { return };
    sheet.select(Selection::at(place));
    sheet.focus();
}

/// A double click edits, or explains what is computed.
pub fn clicked_twice(sheet: Sheet, event: &ev::MouseEvent) {
    if place_of(event).is_some_and(|(place, _)| place == sheet.selection.get_untracked().head) {
        editor::begin(sheet, false);
    }
}

/// The cell under the pointer, and whether it is the number of a row; `None` on a link of its own.
fn place_of(event: &ev::MouseEvent) -> Option<(Place, bool)> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    if target.closest("a").ok().flatten().is_some() {
        return None;
    }
    let cell = target.closest("[aria-colindex]").ok().flatten()?;
    let row = cell.closest("[aria-rowindex]").ok().flatten()?;
    let index = |element: &web_sys::Element, name: &str| element.get_attribute(name)?.parse::<usize>().ok();
    // The first two rows are headings, the first column holds the row numbers.
    let row = index(&row, "aria-rowindex")?.checked_sub(super::grid::FIRST_ROW)?;
    let column = index(&cell, "aria-colindex")?.checked_sub(super::grid::FIRST_COLUMN);
    Some((Place::new(row, column.unwrap_or(0)), column.is_none()))
}
