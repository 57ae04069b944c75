//! The sentences of the page and of the studio.

use keyline::calc::split::SplitError;
use keyline::plan::AccountId;
use keyline::text::{StudioText, TargetsText, Wording};
use leptos::prelude::*;

use crate::session::Session;

/// The sentences of the page.
pub fn page<'a>(wording: &Wording<'_>) -> &'a TargetsText {
    wording.numbers.language.text().targets()
}

/// A sentence or word of this page, following the language.
pub fn said(word: fn(&TargetsText) -> &'static str) -> Signal<String> {
    let session = Session::get();
    Signal::derive(move || word(session.text().targets()).to_string())
}

/// A sentence or word of the studio, following the language.
pub fn told(word: fn(&StudioText) -> &'static str) -> Signal<String> {
    let session = Session::get();
    Signal::derive(move || word(session.text().studio()).to_string())
}

/// Why a target is not split, with the amounts and the accounts in the way.
pub fn why_not(error: &SplitError, wording: &Wording<'_>) -> String {
    let (text, numbers) = (page(wording), &wording.numbers);
    let names = |accounts: &[AccountId]| {
        let first: Vec<String> = accounts.iter().take(5).map(|&id| (wording.account)(id)).collect();
        let list = (numbers.language.text().words().list)(&first);
        (text.names)(&list, accounts.len().saturating_sub(5))
    };
    match error {
        SplitError::Undefined(reason) => wording.undefined(*reason),
        SplitError::FloorsExceed { amount, accounts } => {
            (text.floors_exceed)(&numbers.full(*amount), &names(accounts))
        }
        SplitError::MonthsExceed { amount, accounts } => {
            let months = numbers.language.text().studio().months_exceed;
            months(&numbers.full(*amount), &names(accounts))
        }
        SplitError::CapsFallShort { amount, accounts } => {
            (text.caps_fall_short)(&numbers.full(*amount), &names(accounts))
        }
    }
}
