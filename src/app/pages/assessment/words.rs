//! The sentences of the page.

use keyline::calc::Undefined;
use keyline::calc::assess::Status;
use keyline::text::{AssessmentText, Wording};

/// Those of the assessment.
pub fn page<'a>(wording: &Wording<'_>) -> &'a AssessmentText {
    wording.numbers.language.text().assessment()
}

/// The word of a status, or why it has none.
pub fn status_word(wording: &Wording<'_>, status: Result<Status, Undefined>) -> String {
    let text = page(wording);
    match status {
        Ok(status) => (text.status)(status).into(),
        Err(Undefined::NotYet) => text.not_over.into(),
        Err(reason) => wording.undefined(reason),
    }
}
