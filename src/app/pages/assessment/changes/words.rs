//! The sentences of the page.

use keyline::text::{ChangesText, Wording};
use leptos::prelude::*;

use crate::session::Session;

/// Those of the page, for one reading.
pub fn page<'a>(wording: &Wording<'_>) -> &'a ChangesText {
    wording.numbers.language.text().changes()
}

/// A sentence of the page.
pub fn said(word: fn(&ChangesText) -> &'static str) -> Signal<String> {
    let session = Session::get();
    Signal::derive(move || word(session.text().changes()).to_string())
}
