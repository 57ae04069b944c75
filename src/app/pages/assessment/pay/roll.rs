//! What the parts of the page share.

use std::sync::Arc;

use keyline::calc::Undefined;
use keyline::calc::assess::{Assessment, PersonPay};
use keyline::plan::{Edit, Money, Phase, PhaseTerms, Terms};
use keyline::text::{PayText, Wording};
use leptos::prelude::*;

use crate::session::Session;
use crate::typed::change;

/// Computed once for the page.
#[derive(Clone, Copy)]
pub struct Roll {
    /// What is assessed.
    pub assessed: Memo<Result<Arc<Assessment>, Undefined>>,
    /// Everybody's pay.
    pub people: Memo<Vec<PersonPay>>,
    /// Who has pay at target and answered for nothing in the year.
    pub elsewhere: Memo<Vec<(Box<str>, Money)>>,
    /// The terms in front as they would be with what is being typed.
    pub typing: RwSignal<Option<PhaseTerms>>,
    /// Whose terms stand in front.
    pub phase: RwSignal<Phase>,
    /// The phase that is paid now.
    pub now: Phase,
    /// Whether a month of the year is complete, so that somebody can have earned something.
    pub has_begun: Memo<bool>,
}

/// The sentences of the page.
pub fn page<'a>(wording: &Wording<'_>) -> &'a PayText {
    wording.numbers.language.text().pay()
}

/// Changes the terms; the sentence where they are refused.
pub fn tell(session: Session, change_them: impl FnOnce(&mut Terms)) -> Result<(), String> {
    let mut terms = session.peek(|plan| plan.terms().clone());
    change_them(&mut terms);
    let is_paid = !terms.pay.is_empty();
    change(session, Edit::SetTerms(Box::new(terms)))?;
    if is_paid {
        session.note_pay();
    }
    Ok(())
}
