//! The user's plans side by side: which there are, which is open, which are in the bin.

use keyline::file::shelf::{self, Listed};
use keyline::file::store::StoreError;
use keyline::plan::{Edit, EditError, Plan};
use leptos::prelude::*;

use super::{Document, OWN, Session};
use crate::browser;
use crate::store::BrowserStore;

impl Session {
    /// The user's plan that is open, or was before the case.
    pub fn own(self) -> Document {
        Document::Own(self.own.get())
    }

    /// The user's plans in the order of their numbers: the open one as it stands, and those in the bin. Follows what
    /// is kept.
    pub fn plans(self) -> Vec<Listed> {
        let _ = (self.status.get(), self.shelved.get());
        let mut plans = shelf::plans(&BrowserStore::probe()).unwrap_or_default();
        if let Document::Own(number) = self.document.get() {
            self.track();
            let name = Some(self.peek(|plan| plan.name().into()));
            match plans.iter_mut().find(|plan| plan.number == number) {
                Some(plan) => plan.name = name,
                // Nothing of it is kept yet.
                None => plans.push(Listed { number, name, at: None, units: 0, binned: None }),
            }
            plans.sort_by_key(|plan| plan.number);
        }
        plans
    }

    /// Begins another plan.
    pub fn new_plan(self) {
        if self.may_leave() {
            self.open_document(Document::Own(free_number()), None);
        }
    }

    /// Puts a whole plan beside the others, and opens it.
    pub fn add_plan(self, plan: Plan) {
        if self.may_leave() {
            self.open_document(Document::Own(free_number()), Some(plan));
        }
    }

    /// Puts a copy of the open plan beside it, and opens that.
    pub fn duplicate(self) {
        let mut plan = self.peek(Plan::clone);
        let name = (self.language.get_untracked().text().settings.copy_of)(plan.name());
        // Any name that is not empty is taken.
        let _ = plan.apply(Edit::Rename(name.into()));
        self.add_plan(plan);
    }

    /// Puts a plan into the bin. Where it is the open one, another takes its place.
    pub fn throw_away(self, number: u32) {
        let store = BrowserStore::probe();
        let is_open = self.document.get_untracked() == Document::Own(number);
        if is_open && (self.refuses_to_write() || !self.may_leave()) {
            return;
        }
        let plans = shelf::plans(&store).unwrap_or_default();
        if plans.iter().any(|plan| plan.number == number) {
            if shelf::throw_away(&store, number, browser::now()).is_err() {
                return self.notice.set(Some(EditError::NotStored));
            }
        } else {
            // Nothing of it is kept, so there is nothing to take back.
            shelf::give_back(&store, number);
        }
        self.leave_bin();
        self.shelved.update(|times| *times += 1);
    }

    /// Turns to another plan where the user's plan lies in the bin, or is gone.
    pub(super) fn leave_bin(self) {
        let store = BrowserStore::probe();
        let own = self.own.get_untracked();
        let is_open = self.document.get_untracked() == Document::Own(own);
        if is_open && (shelf::is_binned(&store, own) || !shelf::is_taken(&store, own)) {
            self.open_document(Document::Own(next_plan(&store)), None);
        } else if shelf::is_binned(&store, own) {
            self.set_own(next_plan(&store));
        }
    }

    /// Takes a plan out of the bin.
    pub fn take_back(self, number: u32) {
        self.tell_shelf(shelf::take_back(&BrowserStore::probe(), number));
    }

    /// Removes a plan in the bin for good. The caller has asked and offered a copy.
    pub fn remove(self, number: u32) {
        self.tell_shelf(shelf::remove(&BrowserStore::probe(), number));
    }

    fn tell_shelf(self, outcome: Result<(), StoreError>) {
        if outcome.is_err() {
            self.notice.set(Some(EditError::NotStored));
        }
        self.shelved.update(|times| *times += 1);
    }

    pub(super) fn set_own(self, number: u32) {
        self.own.set(number);
        self.keep(OWN, &shelf::name(number));
    }
}

/// The plan that was written last of those that are not in the bin, or a new one.
pub(super) fn next_plan(store: &BrowserStore) -> u32 {
    let plans = shelf::plans(store).unwrap_or_default();
    let last = plans.iter().filter(|plan| plan.binned.is_none()).max_by_key(|plan| plan.at);
    last.map_or_else(|| shelf::free(store), |plan| plan.number)
}

/// A number that no plan has.
pub(super) fn free_number() -> u32 {
    shelf::free(&BrowserStore::probe())
}
