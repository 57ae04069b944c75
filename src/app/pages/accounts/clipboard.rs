//! Copy, cut and paste.

use keyline::file::clipboard::{self, Entry};
use keyline::file::number::{Doubt, NumberStyle};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::change::{self, Misfit, Target};
use super::keys;
use super::place::{Place, Selection};
use super::sheet::{Question, Sheet};
use super::value::Value;

/// Listens for the clipboard as long as the page is there. A field that edits text keeps its own.
pub fn listen(sheet: Sheet) {
    let copy = window_event_listener(ev::copy, move |event| {
        if is_ours(sheet, &event) && copied(sheet, &event) {
            event.prevent_default();
        }
    });
    let cut = window_event_listener(ev::cut, move |event| {
        if is_ours(sheet, &event) && copied(sheet, &event) {
            event.prevent_default();
            keys::delete(sheet);
        }
    });
    let paste = window_event_listener(ev::paste, move |event| {
        if is_ours(sheet, &event) {
            event.prevent_default();
            let data = |kind: &str| event.clipboard_data().and_then(|data| data.get_data(kind).ok());
            let is_own = data(clipboard::OWN).is_some_and(|mark| !mark.is_empty());
            pasted(sheet, &data("text/plain").unwrap_or_default(), is_own);
        }
    });
    on_cleanup(move || {
        copy.remove();
        cut.remove();
        paste.remove();
    });
}

/// Whether the clipboard is meant for the grid: no field that edits text has the focus.
fn is_ours(sheet: Sheet, event: &ev::ClipboardEvent) -> bool {
    if sheet.editor.with_untracked(Option::is_some) || sheet.question.with_untracked(Option::is_some) {
        return false;
    }
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(target) = target else { return true };
    let own = sheet.input.get_untracked().is_some_and(|input| target.is_same_node(Some(&input)));
    own || !target.matches("input, textarea, select").unwrap_or(false)
}

/// Puts what is selected on the clipboard.
fn copied(sheet: Sheet, event: &ev::ClipboardEvent) -> bool {
    // Text that is marked elsewhere on the page is what a person means.
    let active = document().active_element();
    let focused =
        sheet.input.get_untracked().zip(active).is_some_and(|(own, at)| at.is_same_node(Some(&own)));
    if !focused {
        return false;
    }
    let selection = sheet.selection.get_untracked();
    let values: Vec<Vec<Value>> = selection
        .rows()
        .filter(|&row| sheet.account_at(row).is_some())
        .map(|row| selection.columns().map(|column| sheet.value_now(Place::new(row, column))).collect())
        .collect();
    let text = sheet.session.text().accounts();
    let entries: Vec<Vec<Entry<'_>>> =
        values.iter().map(|row| row.iter().map(|value| entry(value, text.yes_no)).collect()).collect();
    let digits = sheet.session.peek(|plan| plan.settings().currency.digits);
    let written = clipboard::write(&entries, digits, NumberStyle::Point);
    let done = event.clipboard_data().is_some_and(|data| {
        // A browser that knows no kinds of ours still copies the text.
        let _ = data.set_data(clipboard::OWN, "1");
        data.set_data("text/plain", &written).is_ok()
    });
    if done {
        sheet.say((text.copied)(entries.iter().map(Vec::len).sum()));
    }
    done
}

fn entry<'a>(value: &'a Value, yes_no: (&'static str, &'static str)) -> Entry<'a> {
    match value {
        Value::Text(text) => Entry::Text(text),
        Value::Money(money) => Entry::Amount(*money),
        Value::Count(count) => Entry::Ratio(*count as f64),
        Value::Ratio(ratio) => Entry::Ratio(*ratio),
        Value::Rating(rating) => Entry::Ratio(rating.step().into()),
        Value::Class(class) => Entry::Text(class.as_str()),
        Value::Key { key, .. } => Entry::Text(if *key { yes_no.0 } else { yes_no.1 }),
        Value::Blank | Value::Undefined(_) => Entry::Blank,
    }
}

/// Takes a paste as one edit, or nothing of it. Where its figures do not show how they are meant it asks.
fn pasted(sheet: Sheet, text: &str, is_own: bool) {
    let Ok(rows) = (if is_own { clipboard::read_own(text) } else { clipboard::read(text) }) else {
        sheet.refuse(sheet.session.text().accounts().paste_too_large.into());
        return;
    };
    let selection = sheet.selection.get_untracked();
    match put(sheet, &rows, selection, None) {
        Ok(()) => {}
        Err(Misfit::Style(Doubt::Unproven(open))) => {
            sheet.question.set(Some(Question::Paste { rows: rows.into(), selection, open: open.into() }));
        }
        Err(misfit) => sheet.refuse(sheet.misfit(&misfit)),
    }
}

/// Puts rows where the selection begins, their figures in the style the user told, else the one they show.
pub fn put(
    sheet: Sheet,
    rows: &[Vec<Box<str>>],
    selection: Selection,
    style: Option<NumberStyle>,
) -> Result<(), Misfit> {
    let accounts: Vec<_> =
        sheet.order.with_untracked(|order| order.shown.iter().map(|(id, _)| *id).collect());
    let layout = sheet.layout.get_untracked();
    let target = Target {
        columns: &layout.columns,
        accounts: &accounts,
        selection,
        digits: sheet.session.peek(|plan| plan.settings().currency.digits),
        style,
    };
    let (edit, selection) = change::paste(rows, &target)?;
    let cells = selection.rows().count() * selection.columns().count();
    // The page says why where the plan does not take it.
    if sheet.apply(edit).is_ok() {
        sheet.select(selection);
        sheet.say((sheet.session.text().accounts().pasted)(cells));
    }
    Ok(())
}
