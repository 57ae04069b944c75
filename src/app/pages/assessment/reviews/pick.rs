//! Which sheet is open.

use keyline::calc::assess::PhaseWindow;
use keyline::calc::{self, Whose};
use keyline::plan::{Month, Plan, Review, ReviewKey};
use leptos::html;
use leptos::prelude::*;

use super::super::desk::Desk;
use super::model::{latest, people};
use crate::browser;
use crate::session::Session;

/// One sheet: whose, of which period.
#[derive(Debug, Clone, PartialEq)]
pub struct Pick {
    pub key: ReviewKey,
    pub row: PhaseWindow,
    /// `None` where the person answers for no account any more.
    pub whose: Option<Whose>,
}

/// Which sheet is open.
#[derive(Clone, Copy)]
pub struct Picked {
    pub desk: Desk,
    pub person: RwSignal<Option<Box<str>>>,
    pub from: RwSignal<Option<Month>>,
    /// What that comes to: where nothing was chosen, or it is gone, the first person and the latest period.
    pub pick: Memo<Option<Pick>>,
    /// The head of the sheet, for opening it from afar.
    pub head: NodeRef<html::H2>,
}

impl Picked {
    pub fn new(desk: Desk) -> Picked {
        let session = Session::get();
        let (person, from) = (RwSignal::new(None::<Box<str>>), RwSignal::new(None::<Month>));
        let pick = Memo::new(move |_| {
            session.track();
            let pick = desk.read(|all, _| {
                let people = session.peek(|plan| people(plan, all));
                let wanted = person.get();
                let found = people.iter().find(|(name, _)| Some(name) == wanted.as_ref());
                let (name, whose) = found.or(people.first())?.clone();
                let wanted = from.get();
                let found = all.windows.iter().find(|row| Some(row.span.first) == wanted);
                let row = *found.or(latest(all)).or(all.windows.first())?;
                Some(Pick { key: (name, row.span.first), row, whose })
            });
            pick.flatten()
        });
        Picked { desk, person, from, pick, head: NodeRef::new() }
    }

    /// Opens a sheet and goes to it.
    pub fn open(self, key: ReviewKey) {
        self.person.set(Some(key.0));
        self.from.set(Some(key.1));
        // The sheet is drawn anew first.
        browser::after_paint(move || {
            if let Some(head) = self.head.try_get_untracked().flatten() {
                let _ = head.focus();
            }
        });
    }
}

/// The review of a sheet as it was written, or the empty one that the first rating begins.
pub fn review(plan: &Plan, pick: &Pick) -> Review {
    calc::assess::review_or_empty(plan, &pick.key, &pick.row, browser::today())
}
