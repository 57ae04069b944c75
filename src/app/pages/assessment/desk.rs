//! What the page's parts read: the assessment, and whose figures stand in front.

use std::sync::Arc;

use keyline::calc::assess::{Assessment as Assessed, OwnerStanding, Standing};
use keyline::calc::{self, Undefined, Whose};
use leptos::prelude::*;

use crate::session::Session;

/// Computed once for the page.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The assessment, or why there is none.
    pub assessed: Memo<Result<Arc<Assessed>, Undefined>>,
    /// Whose figures stand in front.
    pub side: RwSignal<Whose>,
}

impl Desk {
    /// The desk of a page, the company in front.
    pub fn of(session: Session) -> Desk {
        Desk { assessed: session.derive(calc::assess::assess), side: RwSignal::new(Whose::Company) }
    }

    /// Whether a year is committed.
    pub fn is_committed(self) -> Memo<bool> {
        Memo::new(move |_| self.assessed.with(Result::is_ok))
    }

    /// Reads the assessment and the standing in front; `None` without a committed target.
    pub fn read<T>(self, read: impl FnOnce(&Assessed, &Standing) -> T) -> Option<T> {
        let assessed = self.assessed.get().ok()?;
        let standing = match self.side.get() {
            Whose::Scope => &assessed.scope,
            whose => person(&assessed, whose).map_or(&assessed.company, |owner| &owner.standing),
        };
        Some(read(&assessed, standing))
    }

    /// Whether a month of the year is complete. Until then there is nothing to judge.
    pub fn has_begun(self) -> Memo<bool> {
        let assessed = self.assessed;
        Memo::new(move |_| assessed.with(|all| all.as_ref().is_ok_and(|all| all.elapsed > 0)))
    }

    /// The name of the person in front; empty for the accounts without an owner, and `None` where it is no person.
    pub fn person(self) -> Option<Box<str>> {
        let assessed = self.assessed.get().ok()?;
        person(&assessed, self.side.get()).map(|owner| owner.name.clone())
    }
}

/// Where a person stands.
fn person(assessed: &Assessed, whose: Whose) -> Option<&OwnerStanding> {
    assessed.owners.iter().find(|owner| owner.standing.whose == whose)
}
