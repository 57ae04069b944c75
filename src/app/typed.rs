//! What is typed: read as a number, checked by the plan, or refused with a sentence.

use keyline::file::number::{NumberProblem, read_amount};
use keyline::plan::{Edit, EditError, Money};

use crate::session::Session;

/// Carries an edit out. The sentence about one that is not taken stands at the field, not in the banner.
pub fn change(session: Session, edit: Edit) -> Result<(), String> {
    session.apply(edit).map_err(|error| {
        session.dismiss();
        sentence(session, &error)
    })
}

/// Why an edit was not taken.
pub fn sentence(session: Session, error: &EditError) -> String {
    session.worded(|_, wording| (session.text().edit.error)(error, &wording.numbers))
}

/// Reads an amount; `None` where the field is empty.
pub fn amount(session: Session, typed: &str) -> Result<Option<Money>, String> {
    let digits = session.peek(|plan| plan.settings().currency.digits);
    let read = read_amount(typed, digits);
    let read = read.and_then(|amount| amount.round(digits).ok_or(NumberProblem::TooLarge));
    found(session, read)
}

/// A number that was read; `None` where nothing was typed.
pub fn found<T>(session: Session, read: Result<T, NumberProblem>) -> Result<Option<T>, String> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(NumberProblem::Empty) => Ok(None),
        Err(problem) => Err((session.text().edit.not_a_number)(problem).into()),
    }
}
