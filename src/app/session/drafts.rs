//! What is being filled in and not yet taken, form by form.

use std::collections::BTreeSet;

use keyline::plan::{AccountId, Money, Month};
use leptos::prelude::*;

use crate::form::Filled;

/// What is filled in on this plan's forms. It lies in the session and not in a page: a page that is left, or drawn anew,
/// finds it again. It is no part of the plan, so that undo leaves it alone; another plan begins without.
#[derive(Clone, Copy)]
pub struct Drafts {
    /// The target to commit to.
    pub commitment: Commitment,
    /// The bound of an account.
    pub bound: BoundDraft,
    /// A revision of the committed target.
    pub revision: RevisionDraft,
    /// Accounts that are to be handed over.
    pub hand_over: HandOverDraft,
    /// The goal that is sought for; none is the target at hand.
    pub goal: Filled<Option<Money>>,
    /// The name of a scenario to be kept.
    pub scenario: Filled<String>,
}

/// A target to commit to.
#[derive(Clone, Copy)]
pub struct Commitment {
    /// The target; none is the blend.
    pub target: Filled<Option<Money>>,
    /// How many key accounts, or that none are committed to; until somebody says, as many as there are.
    pub count: Filled<Option<Option<u32>>>,
    /// Why.
    pub reason: Filled<String>,
}

/// What an account is to be locked at, or what its owner commits to.
#[derive(Clone, Copy)]
pub struct BoundDraft {
    /// The account whose bound is open.
    pub account: RwSignal<Option<AccountId>>,
    /// The amount; none is the one that stands.
    pub amount: Filled<Option<Money>>,
    /// Why; none is the reason that stands.
    pub reason: Filled<Option<String>>,
}

/// A revision.
#[derive(Clone, Copy)]
pub struct RevisionDraft {
    /// The year's new total.
    pub total: Filled<Option<Money>>,
    /// The first month that changes; none is the first to come.
    pub from: RwSignal<Option<Month>>,
    /// Why.
    pub reason: RwSignal<String>,
}

/// A hand-over.
#[derive(Clone, Copy)]
pub struct HandOverDraft {
    /// The accounts that are ticked.
    pub ticked: RwSignal<BTreeSet<AccountId>>,
    /// To whom.
    pub to: RwSignal<String>,
    /// The first month of the next person; none is the first to come.
    pub from: RwSignal<Option<Month>>,
    /// Why.
    pub reason: RwSignal<String>,
}

impl Drafts {
    /// Nothing filled in.
    pub(super) fn new() -> Drafts {
        Drafts {
            commitment: Commitment {
                target: Filled::new(None),
                count: Filled::new(None),
                reason: Filled::new(String::new()),
            },
            bound: BoundDraft {
                account: RwSignal::new(None),
                amount: Filled::new(None),
                reason: Filled::new(None),
            },
            revision: RevisionDraft {
                total: Filled::new(None),
                from: RwSignal::new(None),
                reason: RwSignal::default(),
            },
            hand_over: HandOverDraft {
                ticked: RwSignal::default(),
                to: RwSignal::default(),
                from: RwSignal::new(None),
                reason: RwSignal::default(),
            },
            goal: Filled::new(None),
            scenario: Filled::new(String::new()),
        }
    }

    /// Begins anew, as another plan does.
    pub(super) fn clear(self) {
        let Drafts { commitment, bound, revision, hand_over, goal, scenario } = self;
        commitment.target.put(None);
        commitment.count.put(None);
        commitment.reason.put(String::new());
        bound.open(None);
        revision.clear();
        hand_over.clear();
        goal.put(None);
        scenario.put(String::new());
    }
}

impl BoundDraft {
    /// Opens the bound of an account, or closes the one that is open.
    pub fn open(self, account: Option<AccountId>) {
        self.account.set(account);
        self.amount.put(None);
        self.reason.put(None);
    }
}

impl RevisionDraft {
    /// Begins anew.
    pub fn clear(self) {
        self.total.put(None);
        self.from.set(None);
        self.reason.set(String::new());
    }
}

impl HandOverDraft {
    /// Begins anew.
    pub fn clear(self) {
        self.ticked.set(BTreeSet::new());
        self.to.set(String::new());
        self.from.set(None);
        self.reason.set(String::new());
    }
}
