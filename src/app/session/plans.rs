//! The user's plans side by side: which there are, which is open, which are in the bin.

use keyline::file::archive::Archive;
use keyline::file::shelf::{self, Kin, Listed};
use keyline::file::store::StoreError;
use keyline::plan::{Edit, EditError, FiscalYear, Intake, News, Plan};
use keyline::text::Numbers;
use leptos::prelude::*;

use super::{Document, OWN, Session};
use crate::browser;
use crate::store::{BrowserStore, free_number, next_plan};

/// Actuals of another plan that this one can take over.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The other plan's number.
    pub from: u32,
    /// What it is called.
    pub name: Box<str>,
    /// What it has and this plan has not.
    pub news: News,
}

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
        let name = (self.language.get_untracked().text().settings().copy_of)(plan.name());
        // Any name that is not empty is taken.
        let _ = plan.apply(Edit::Rename(name.into()));
        self.add_plan(plan);
    }

    /// Copies the open plan for the year after, and opens the copy: without the committed target, which stays in this one.
    pub fn plan_next_year(self) {
        let (document, text) = (self.document.get_untracked(), self.language.get_untracked().text());
        let made = self.peek(|plan| {
            let year = plan.plan_year()?;
            let next = FiscalYear(year.0 + 1);
            let numbers = Numbers::new(text.language, plan.settings());
            let name = (text.settings().next_name)(plan.name(), &numbers.year(year), &numbers.year(next));
            Some((plan.for_year(next, &name), year))
        });
        let (Document::Own(from), Some((made, year))) = (document, made) else { return };
        match made {
            Ok(_) if !self.may_leave() => {}
            Ok(plan) => {
                let number = free_number();
                self.open_document(Document::Own(number), Some(plan));
                self.tell_shelf(shelf::link(&BrowserStore::probe(), number, Kin { number: from, year }));
            }
            Err(error) => self.notice.set(Some(error)),
        }
    }

    /// The plans that share this one's actuals: the one that it was made of, and those for the years after, by name.
    pub fn kin(self) -> Vec<(Kin, Box<str>)> {
        let Document::Own(number) = self.document.get() else { return Vec::new() };
        let plans = self.plans();
        let named = |kin: Kin| {
            let plan = plans.iter().find(|plan| plan.number == kin.number)?;
            Some((kin, plan.name.clone()?))
        };
        shelf::kin(&BrowserStore::probe(), number).into_iter().filter_map(named).collect()
    }

    /// Announces new actuals to the plans that share them.
    pub(super) fn announce(self) {
        if let Document::Own(number) = self.document.get_untracked() {
            // What is not announced can still be imported there.
            let _ = shelf::announce(&BrowserStore::probe(), number);
        }
    }

    /// Actuals that a plan beside this one has and this one has not, with its number and name.
    pub fn news(self) -> Option<Offer> {
        let _ = self.shelved.get();
        let Document::Own(number) = self.document.get() else { return None };
        let store = BrowserStore::probe();
        shelf::news(&store, number).into_iter().find_map(|from| {
            let (_, opened) = Archive::open(&store, &shelf::name(from)).ok()?;
            let other = opened.plan?;
            let news = self.peek(|plan| plan.news_of(&other))?;
            Some(Offer { from, name: other.name().into(), news })
        })
    }

    /// Takes the actuals of the other plan over, as an import would.
    pub fn take_news(self, offer: Offer) {
        let News { book, data_through, .. } = offer.news;
        // Nothing was asked about them that this plan has not answered.
        let answers = Box::new(self.peek(|plan| plan.answers().clone()));
        let edit = Edit::Take {
            book: Box::new(book),
            intake: Intake::Update,
            data_through,
            currency: None,
            answers,
        };
        // Where they are not taken the banner says why, and the offer stands.
        if self.apply(edit).is_ok() {
            self.drop_news(offer.from);
            if let Document::Own(number) = self.document.get_untracked() {
                // They are no news to the plan they came from.
                self.tell_shelf(shelf::heard(&BrowserStore::probe(), offer.from, number));
            }
        }
    }

    /// Takes the offer of the other plan's actuals away.
    pub fn drop_news(self, from: u32) {
        if let Document::Own(number) = self.document.get_untracked() {
            self.tell_shelf(shelf::heard(&BrowserStore::probe(), number, from));
        }
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
