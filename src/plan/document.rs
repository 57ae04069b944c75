//! The plan itself.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, OnceLock};

use super::{
    Account, AccountId, Answers, Committed, FiscalYear, HandOver, Horizon, Ledger, Methods, Money, Month,
    OneOff, Parts, Review, ReviewKey, Scenarios, Settings, Span, SplitRules, Terms,
};

/// A plan: accounts with their sales, what the methods are told, and the target that was committed.
///
/// Read it freely; change it only through [`Plan::apply`].
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    pub(super) parts: Parts,
    pub(super) memory: Memory,
}

/// What was found out about a plan as it stands, so that the next question need not find it again, and what was learned
/// that holds however it changes. Plans are alike whatever they remember.
#[derive(Default)]
pub struct Memory {
    found: OnceLock<Arc<dyn Any + Send + Sync>>,
    sold: Arc<OnceLock<Arc<dyn Any + Send + Sync>>>,
    learned: Arc<OnceLock<Arc<dyn Any + Send + Sync>>>,
}

impl Memory {
    /// What was found, or what `find` finds now; a change of the plan forgets it, and a copy starts without it. One
    /// kind of finding is kept, the first that is asked for; any other is found anew each time.
    pub fn recall<T: Send + Sync + 'static>(&self, find: impl Fn() -> T) -> Arc<T> {
        recalled(&self.found, find)
    }

    /// As [`Memory::recall`], for what hangs on neither the methods nor the split, so that a change of what those are told
    /// keeps it.
    pub fn recall_sold<T: Send + Sync + 'static>(&self, find: impl Fn() -> T) -> Arc<T> {
        recalled(&self.sold, find)
    }

    /// What was learned, which begins as `start`: answers by their questions alone, that hold for every plan. Changes
    /// keep it, and copies share it.
    pub fn learned<T: Send + Sync + 'static>(&self, start: impl Fn() -> T) -> Arc<T> {
        recalled(&self.learned, start)
    }

    /// Equal to one taken before as long as [`Memory::recall_sold`] keeps what it found: nothing has changed since but what
    /// the methods and the split are told.
    pub fn sold_mark(&self) -> SoldMark {
        SoldMark(self.sold.clone())
    }

    pub(super) fn forget(&mut self, is_told_only: bool) {
        self.found = OnceLock::new();
        if !is_told_only {
            self.sold = Arc::default();
        }
    }
}

/// Where a plan stands but for what the methods and the split are told; see [`Memory::sold_mark`].
#[derive(Clone)]
pub struct SoldMark(Arc<OnceLock<Arc<dyn Any + Send + Sync>>>);

impl PartialEq for SoldMark {
    fn eq(&self, other: &SoldMark) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

fn recalled<T: Send + Sync + 'static>(
    kept: &OnceLock<Arc<dyn Any + Send + Sync>>,
    find: impl Fn() -> T,
) -> Arc<T> {
    let held = kept.get_or_init(|| Arc::new(find())).clone();
    held.downcast().unwrap_or_else(|_| Arc::new(find()))
}

impl Clone for Memory {
    fn clone(&self) -> Memory {
        Memory { found: OnceLock::new(), sold: Arc::default(), learned: self.learned.clone() }
    }
}

impl PartialEq for Memory {
    fn eq(&self, _: &Memory) -> bool {
        true
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.found.get().is_some() { "Memory(..)" } else { "Memory" })
    }
}

impl Plan {
    /// What was found out about it as it stands.
    pub fn memory(&self) -> &Memory {
        &self.memory
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.parts.name
    }

    /// Whether any amount is kept, which a currency with other decimals would make another one.
    pub fn has_amounts(&self) -> bool {
        !self.parts.accounts.is_empty() || self.has_amounts_beside()
    }

    /// As [`Plan::has_amounts`], but for the accounts and what hangs on them.
    pub(super) fn has_amounts_beside(&self) -> bool {
        let told = |methods: &Methods| {
            !methods.benchmark.firms.is_empty()
                || !methods.resources.budgets.is_empty()
                || methods.resources.funnel.is_some_and(|funnel| funnel.first_year != Money::ZERO)
        };
        told(&self.parts.methods)
            || self.parts.scenarios.others.iter().any(|scenario| told(&scenario.methods))
            || self.parts.split.step != Money::ZERO
            || self.parts.committed.is_some()
            || !self.parts.terms.pay.is_empty()
    }

    /// Its settings.
    pub fn settings(&self) -> &Settings {
        &self.parts.settings
    }

    /// Its horizon as the user set it; see [`Plan::data_through`] and [`Plan::plan_year`] for what follows.
    pub fn horizon(&self) -> Horizon {
        self.parts.horizon
    }

    /// What was answered about its files.
    pub fn answers(&self) -> &Answers {
        &self.parts.answers
    }

    /// The accounts, in the user's order; the ledger's rows are in the same order.
    pub fn accounts(&self) -> &[Account] {
        &self.parts.accounts
    }

    /// Their sales.
    pub fn ledger(&self) -> &Ledger {
        &self.parts.ledger
    }

    /// The number the next account gets.
    pub fn next_id(&self) -> u32 {
        self.parts.next_id
    }

    /// The amounts set apart from the base.
    pub fn one_offs(&self) -> &[OneOff] {
        &self.parts.one_offs
    }

    /// What the three methods are told.
    pub fn methods(&self) -> &Methods {
        &self.parts.methods
    }

    /// The plan's assumptions by name, and others beside them.
    pub fn scenarios(&self) -> &Scenarios {
        &self.parts.scenarios
    }

    /// How a target is split.
    pub fn split(&self) -> &SplitRules {
        &self.parts.split
    }

    /// The committed target.
    pub fn committed(&self) -> Option<&Committed> {
        self.parts.committed.as_deref()
    }

    /// How people are assessed and paid.
    pub fn terms(&self) -> &Terms {
        &self.parts.terms
    }

    /// The reviews, by person and first month.
    pub fn reviews(&self) -> &BTreeMap<ReviewKey, Review> {
        &self.parts.reviews
    }

    /// Which accounts went from one person to another, earliest month first.
    pub fn hand_overs(&self) -> &[HandOver] {
        &self.parts.hand_overs
    }

    /// Who answered for an account in a month: who does now, but for the months before it was handed over.
    pub fn owner_in(&self, id: AccountId, month: Month) -> &str {
        let later = self.parts.hand_overs.iter().find(|it| it.account == id && it.from > month);
        match later {
            Some(hand_over) => &hand_over.before,
            None => self.account(id).map_or("", |account| &account.profile.owner),
        }
    }

    /// Everybody the plan knows by name: who answers for accounts or did, has pay at target, or was reviewed.
    pub fn people(&self) -> BTreeSet<&str> {
        let owners = self.parts.accounts.iter().map(|account| &*account.profile.owner);
        let former = self.parts.hand_overs.iter().map(|it| &*it.before);
        let paid = self.parts.terms.pay.keys().map(|name| &**name);
        let reviewed = self.parts.reviews.keys().map(|(name, _)| &**name);
        let mut people: BTreeSet<&str> = owners.chain(former).chain(paid).chain(reviewed).collect();
        people.remove("");
        people
    }

    /// The row of an account: its place in [`Plan::accounts`] and in the ledger.
    pub fn row_of(&self, id: AccountId) -> Option<usize> {
        // Accounts are mostly in the order of their numbers, so a guess is usually right.
        let guess = (id.0 as usize).saturating_sub(1);
        if self.parts.accounts.get(guess).is_some_and(|account| account.id == id) {
            return Some(guess);
        }
        // Numbers rise from row to row unless a file has them otherwise.
        let found = self.parts.accounts.binary_search_by_key(&id, |account| account.id).ok();
        found.or_else(|| self.parts.accounts.iter().position(|account| account.id == id))
    }

    /// The account of a number.
    pub fn account(&self, id: AccountId) -> Option<&Account> {
        self.row_of(id).and_then(|row| self.parts.accounts.get(row))
    }

    /// The last whole month of actual sales: as set, else the last month with sales.
    pub fn data_through(&self) -> Option<Month> {
        self.parts.horizon.data_through.or_else(|| self.parts.ledger.last_month_with_sales())
    }

    /// The year being planned: as committed, as set, else the fiscal year after the last whole month.
    ///
    /// In the middle of a fiscal year that is the year under way's successor only once it is complete: with
    /// data through November of a year that starts in December, the next year; with data through June, the
    /// year under way.
    pub fn plan_year(&self) -> Option<FiscalYear> {
        self.parts
            .committed
            .as_ref()
            .map(|committed| committed.year)
            .or(self.parts.horizon.plan_year)
            .or_else(|| {
                self.data_through().map(|through| self.parts.settings.calendar.year_of(through.next()))
            })
    }

    /// The months of the year being planned.
    pub fn plan_span(&self) -> Option<Span> {
        self.plan_year().map(|year| self.parts.settings.calendar.span(year))
    }

    /// All months of the ledger up to the last whole one.
    pub fn history(&self) -> Span {
        let span = self.parts.ledger.span();
        match (self.data_through(), span.last()) {
            (Some(through), Some(last)) => Span::between(span.first, through.min(last)),
            _ => span,
        }
    }
}
