//! Changes of the plan's settings.

use keyline::plan::{Edit, EditError, Settings};

use crate::session::Session;

/// Changes one of the plan's settings. What cannot be is said by the page; the field shows what holds.
pub fn configure(session: Session, change: impl FnOnce(&mut Settings)) {
    // The page's banner says why where it is refused.
    let _ = session.apply(changed(session, change));
}

/// As [`configure`], for a field that says itself why its text was not taken.
pub fn configure_from(session: Session, change: impl FnOnce(&mut Settings)) -> Result<(), String> {
    session.apply(changed(session, change)).map_err(|error| said(session, &error))
}

fn changed(session: Session, change: impl FnOnce(&mut Settings)) -> Edit {
    let mut settings = session.peek(|plan| plan.settings().clone());
    change(&mut settings);
    Edit::Configure(Box::new(settings))
}

/// The sentence for a refused edit, said by a field and so no longer by the page.
pub fn said(session: Session, error: &EditError) -> String {
    session.dismiss();
    session.wording(|wording| (wording.numbers.language.text().edit().error)(error, &wording.numbers))
}
