//! What the pointer does: select, extend, edit.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::place::{Place, Selection, place_of};
use super::sheet::Sheet;
use super::typing;

/// A press selects; with Shift, or while the button is held, it extends. The focus stays where keys are taken.
pub fn pressed(sheet: Sheet, event: &ev::MouseEvent) {
    let Some((place, whole_row)) = pointed_at(event) else { return };
    // The second button opens the browser's menu on what is selected.
    if event.button() != 0 && sheet.selection.get_untracked().rows().contains(&place.row) {
        return;
    }
    event.prevent_default();
    if !typing::commit(sheet, None) {
        return;
    }
    sheet.run.set_value(None);
    let (selection, extent) = (sheet.selection.get_untracked(), sheet.extent.get_untracked());
    sheet.select_in_place(selection.pressed(place, whole_row, event.shift_key(), extent));
    sheet.focus();
}

/// The pointer moved with the button held.
pub fn dragged(sheet: Sheet, event: &ev::MouseEvent) {
    if event.buttons() & 1 == 0 || sheet.editor.with_untracked(Option::is_some) {
        return;
    }
    let Some((place, _)) = pointed_at(event) else { return };
    let selection = sheet.selection.get_untracked();
    if selection.head != place {
        sheet.select(Selection { head: place, ..selection });
    }
}

/// A click without a press comes from assistive technology.
pub fn clicked(sheet: Sheet, event: &ev::MouseEvent) {
    let Some((place, _)) = pointed_at(event).filter(|_| event.detail() == 0) else { return };
    sheet.select(Selection::at(place));
    sheet.focus();
}

/// A double click edits, or explains what is computed.
pub fn clicked_twice(sheet: Sheet, event: &ev::MouseEvent) {
    if pointed_at(event).is_some_and(|(place, _)| place == sheet.selection.get_untracked().head) {
        typing::begin(sheet, false);
    }
}

/// The cell under the pointer, and whether it is the number of a row; `None` on a link of its own.
fn pointed_at(event: &ev::MouseEvent) -> Option<(Place, bool)> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    if target.closest("a").ok().flatten().is_some() {
        return None;
    }
    let cell = target.closest("[aria-colindex]").ok().flatten()?;
    let row = cell.closest("[aria-rowindex]").ok().flatten()?;
    let index = |element: &web_sys::Element, name: &str| element.get_attribute(name)?.parse::<usize>().ok();
    place_of(index(&row, "aria-rowindex")?, index(&cell, "aria-colindex")?)
}
