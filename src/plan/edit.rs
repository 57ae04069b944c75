//! The one door through which a plan changes.
//!
//! An [`Edit`] says what a person wants. [`Plan::apply`] checks it, resolves it to a [`Step`] (places in the
//! plan and the values they shall hold) and swaps those values with the plan's. After the swap the step
//! holds what was there before, so it is its own way back: undoing a step is swapping it once more. No
//! inverse is written by hand, and none can be forgotten.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{
    Account, AccountId, Answers, Book, Bound, Committed, CriterionKind, Currency, Fact, Field, Horizon,
    Input, Judged, KeyMark, Ledger, LedgerRow, Methods, Money, Month, OneOff, PayFault, PayInput, Plan,
    Profile, Rating, Ratings, Review, ReviewKey, Revision, Scenarios, Section, Settings, Span, SplitRules,
    Terms, Whom,
};

/// The most months a ledger spans: forty years.
pub const MONTHS_LIMIT: usize = 480;

/// The most accounts of one plan.
pub const ACCOUNTS_LIMIT: usize = 200_000;

/// What one cell of the account grid shall hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A descriptive field.
    Field(Field, Box<str>),
    /// The sales of a month.
    Sales(Month, Money),
    /// The margin of a month; `None` where it is not known.
    Margin(Month, Option<Money>),
    /// A judgement.
    Rating(Judged, Option<Rating>),
    /// A fact: minor units or a whole number; `None` where it is not known.
    Fact(Fact, Option<i64>),
}

/// How a book from outside meets the accounts that are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Intake {
    /// Its accounts and figures take the place of the plan's.
    Replace,
    /// Accounts are matched by code, else by name: the book's months replace theirs, the plan's other months
    /// and all descriptions stay, empty descriptions are filled, new accounts are added.
    Update,
}

/// What a person can ask of a plan.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Give the plan another name.
    Rename(Box<str>),
    /// Type or paste into cells.
    Cells(Vec<(AccountId, Cell)>),
    /// Add accounts at the end.
    Add(Vec<Profile>),
    /// Paste below the last row: new accounts with their cells, besides changes to those that are there.
    Paste {
        /// Cells of accounts that are there.
        cells: Vec<(AccountId, Cell)>,
        /// New accounts; the first cell list belongs to the first of them.
        new: Vec<Vec<Cell>>,
    },
    /// Remove accounts with all their figures.
    Remove(Vec<AccountId>),
    /// Take in accounts and sales from outside.
    Take {
        /// What came.
        book: Box<Book>,
        /// How it meets what is there.
        intake: Intake,
        /// The last whole month of what came.
        data_through: Month,
        /// The currency it is in; `None` is the plan's.
        currency: Option<Currency>,
        /// What was answered about it, to be remembered.
        answers: Box<Answers>,
    },
    /// Say whether accounts are key, or leave it to the class again.
    MarkKey {
        /// Which.
        accounts: Vec<AccountId>,
        /// The user's word.
        mark: Option<KeyMark>,
    },
    /// Set an amount apart from the base; replaces an earlier mark on the same account and month.
    MarkOneOff(OneOff),
    /// Count the amount of an account and month as ordinary again.
    UnmarkOneOff(AccountId, Month),
    /// Change the settings.
    Configure(Box<Settings>),
    /// Say where the figures end and which year is planned.
    SetHorizon(Horizon),
    /// Change what the methods are told.
    SetMethods(Box<Methods>),
    /// Change the assumptions beside the plan's own.
    SetScenarios(Box<Scenarios>),
    /// Make the assumptions of a scenario the plan's; the plan's stay as a scenario in its place.
    Promote(usize, Box<str>),
    /// Fix months of accounts, or free them.
    LockMonths(Vec<(AccountId, Month, Option<Money>)>),
    /// Change how a target is split, bounds included.
    SetSplit(Box<SplitRules>),
    /// Lock, bound or free accounts in the split.
    SetBounds(Vec<(AccountId, Option<Bound>)>),
    /// Commit to a target.
    Commit(Box<Committed>),
    /// Take a commitment back.
    Withdraw,
    /// Change a committed target for months to come.
    Revise(Box<Revision>),
    /// Take the latest revision back.
    Unrevise,
    /// Hand accounts over to another person from a month on.
    HandOver {
        /// Which accounts.
        accounts: Vec<AccountId>,
        /// To whom.
        to: Box<str>,
        /// The first month of the next person.
        from: Month,
        /// The day it is written down.
        on: NaiveDate,
        /// Why.
        reason: Box<str>,
    },
    /// Change how people are assessed and paid.
    SetTerms(Box<Terms>),
    /// Give a person another name wherever the plan has it: accounts, hand-overs, pay, reviews.
    RenamePerson {
        /// The name so far.
        from: Box<str>,
        /// The name from now on; one that is there makes the two one person.
        to: Box<str>,
    },
    /// Write, change or remove a person's review of a period.
    SetReview(ReviewKey, Option<Box<Review>>),
    /// Put another plan in the place of this one, as a copy has it.
    Restore(Box<Plan>),
}

/// What a step did, for the undo button; `text` words it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Label {
    /// The plan was renamed.
    Rename,
    /// One cell was typed.
    Type,
    /// This many cells were changed.
    Paste(usize),
    /// This many accounts were added.
    Add(usize),
    /// This many accounts were removed.
    Remove(usize),
    /// This many accounts were imported.
    Import(usize),
    /// The key status of this many accounts was set.
    MarkKey(usize),
    /// A one-off sale was marked.
    MarkOneOff,
    /// A one-off sale was unmarked.
    UnmarkOneOff,
    /// Settings changed.
    Configure,
    /// The horizon moved.
    SetHorizon,
    /// The inputs of the methods changed.
    SetMethods,
    /// The split changed.
    SetSplit,
    /// The scenarios changed.
    SetScenarios,
    /// A scenario became the plan.
    Promote,
    /// This many months were fixed or freed.
    LockMonths(usize),
    /// A target was committed.
    Commit,
    /// A commitment was taken back.
    Withdraw,
    /// A committed target was revised.
    Revise,
    /// A revision was taken back.
    Unrevise,
    /// This many accounts were handed over.
    HandOver(usize),
    /// The terms changed.
    SetTerms,
    /// A review was written.
    Review,
    /// A person was renamed.
    RenamePerson,
    /// A copy took the plan's place.
    Restore,
}

/// Why an edit was not taken. The plan is unchanged.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum EditError {
    /// The account is not in the plan.
    #[error("no account {id}")]
    NoAccount {
        /// Its number.
        id: AccountId,
    },
    /// A name is empty.
    #[error("empty name")]
    EmptyName,
    /// An amount lies beyond [`Money::LIMIT`].
    #[error("amount {amount} beyond the limit")]
    AmountTooLarge {
        /// The amount.
        amount: Money,
    },
    /// A number is not finite or not in its range.
    #[error("{what} is {value}, not within {low} to {high}")]
    OutOfRange {
        /// Which number.
        what: Number,
        /// What it was.
        value: f64,
        /// The least it may be.
        low: f64,
        /// The most it may be.
        high: f64,
    },
    /// The class cuts are not in order.
    #[error("cut A {a} is not below cut B {b}")]
    CutsOutOfOrder {
        /// The first.
        a: f64,
        /// The second.
        b: f64,
    },
    /// The months would span more than [`MONTHS_LIMIT`].
    #[error("{months} months, more than {MONTHS_LIMIT}")]
    TooManyMonths {
        /// How many.
        months: usize,
    },
    /// The accounts would be more than [`ACCOUNTS_LIMIT`].
    #[error("{accounts} accounts, more than {ACCOUNTS_LIMIT}")]
    TooManyAccounts {
        /// How many.
        accounts: usize,
    },
    /// Weights of which none is above nothing.
    #[error("no weight above zero")]
    NoWeight,
    /// A lock needs a reason, and so does a committed target that differs from the blend.
    #[error("no reason given")]
    NoReason,
    /// A floor lies above its cap.
    #[error("floor {floor} above cap {cap}")]
    FloorAboveCap {
        /// The floor.
        floor: Money,
        /// The cap.
        cap: Money,
    },
    /// A committed or revised target is not above zero.
    #[error("a target of {total}")]
    TargetNotPositive {
        /// What it is.
        total: Money,
    },
    /// A floor or a cap for an account that is locked, or whose owner has committed to a figure.
    #[error("{id} is held at a figure")]
    BoundHeld {
        /// The account.
        id: AccountId,
    },
    /// The account targets do not add up to the committed total.
    #[error("targets sum to {sum}, not {total}")]
    TargetsDoNotAddUp {
        /// What they sum to.
        sum: Money,
        /// What they should.
        total: Money,
    },
    /// There is no commitment to take back.
    #[error("nothing committed")]
    NothingCommitted,
    /// The month is none of the committed year.
    #[error("{month} is not of the committed year")]
    NotOfTheYear {
        /// The month.
        month: Month,
    },
    /// A revision changes months before its first, or accounts that the target does not speak of.
    #[error("a revision changes what it must not")]
    RevisesThePast,
    /// The revision holds for months that are over.
    #[error("the revision was judged by")]
    RevisionJudged,
    /// There is no revision to take back.
    #[error("nothing revised")]
    NothingRevised,
    /// Who takes the accounts over answers for them already.
    #[error("nothing handed over")]
    NothingHandedOver,
    /// Nobody has the name.
    #[error("nobody is called {name}")]
    NoPerson {
        /// The name.
        name: Box<str>,
    },
    /// Two people cannot become one: both have pay at target, or a review of one period.
    #[error("{name} has pay or reviews already")]
    PersonExists {
        /// The name.
        name: Box<str>,
    },
    /// Two scenarios of one name cannot be told apart.
    #[error("there is a scenario {name} already")]
    ScenarioExists {
        /// The name.
        name: Box<str>,
    },
    /// A phase has the criterion already.
    #[error("there is a criterion {kind:?} already")]
    CriterionExists {
        /// The criterion.
        kind: CriterionKind,
    },
    /// A segment or an account has its own response curve already.
    #[error("{whom:?} has a curve already")]
    CurveExists {
        /// Whose.
        whom: Whom,
    },
    /// The pay curve makes no sense.
    #[error("{1}")]
    PayCurve(PayInput, PayFault),
    /// There is one already; it is taken back or revised first.
    #[error("already committed")]
    AlreadyCommitted,
    /// Fiscal years may not begin elsewhere while a target is committed: its months would be other months.
    #[error("the fiscal calendar is frozen with the committed target")]
    CalendarFrozen,
    /// The plan is open for reading alone.
    #[error("open for reading only")]
    ReadOnly,
    /// What was changed before is not kept, and would be lost.
    #[error("earlier edits are not kept")]
    NotKept,
    /// The plan was thrown away elsewhere while it was open here.
    #[error("thrown away elsewhere")]
    ThrownAway,
    /// The store refused what was asked of it.
    #[error("the store refused")]
    NotStored,
    /// What a step needs to be taken back can no longer be read.
    #[error("no way back")]
    NoWayBack,
    /// What comes is in another currency than what it would be added to.
    #[error("{other:?} cannot be added to {own:?}")]
    OtherCurrency {
        /// The plan's.
        own: Currency,
        /// The other.
        other: Currency,
    },
    /// No currency that plans know.
    #[error("{currency:?} is no currency that is known")]
    UnknownCurrency {
        /// Which.
        currency: Currency,
    },
    /// Months between those of the plan and those that come, which neither has and nobody has spoken of: kept as they are,
    /// they would be months in which nothing was sold.
    #[error("nobody knows of {} months from {}", months.months, months.first)]
    MonthsBetween {
        /// The months.
        months: Span,
    },
    /// Amounts are kept in minor units: with another number of decimals each would be another amount.
    #[error("{other:?} has other decimals than {own:?}")]
    OtherDecimals {
        /// The plan's.
        own: Currency,
        /// The other.
        other: Currency,
    },
    /// A one-off is no part of the sales of its month.
    #[error("a one-off is no part of {sales} in {month}")]
    BeyondSales {
        /// The month.
        month: Month,
        /// Its sales.
        sales: Money,
    },
    /// No sales stand where a one-off is marked.
    #[error("no sales in {month}")]
    NoSales {
        /// The month.
        month: Month,
    },
    /// The numbers of accounts are not unique, or not below the next one.
    #[error("account numbers clash")]
    IdsClash,
    /// There are not as many ledger rows as accounts.
    #[error("{rows} ledger rows for {accounts} accounts")]
    RowsDoNotMatch {
        /// Rows.
        rows: usize,
        /// Accounts.
        accounts: usize,
    },
}

/// A number a user enters, named in [`EditError::OutOfRange`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the meanings; `text` words them")]
pub enum Number {
    Amount,
    Cut,
    Year,
    Growth,
    FirmWeight,
    Years,
    ClosePart,
    People,
    SellingDays,
    Ramp,
    Elasticity,
    Productivity,
    Effort,
    Judgement,
    SeenEffort,
    SeenSales,
    SeenPoints,
    VisitNorm,
    Visits,
    VisitsPerPerson,
    Contacts,
    Days,
    Part,
    WalletShare,
    Market,
    MarketLeast,
    Prior,
    RangeFactor,
    LoyalFrom,
    BasisWeight,
    Scenarios,
    Uplift,
    KeyShare,
    MarginRate,
    BlendWeight,
    OverAssignment,
    /// The part of pay that is fixed.
    FixedPart,
    CriterionWeight,
    Criteria,
    ReviewMonths,
    Season,
    Fact(Fact),
    /// The low and high of an input.
    Range(Input),
    Accounts,
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

/// One place of a plan and a value for it.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A section, whole.
    Section(Box<Section>),
    /// An account and its ledger row at a place: `Some` puts it in, `None` takes it out.
    Row {
        /// The place.
        at: usize,
        /// What is put in.
        row: Option<Box<(Account, LedgerRow)>>,
    },
    /// A profile.
    Profile(AccountId, Arc<Profile>),
    /// Ratings.
    Ratings(AccountId, Ratings),
    /// A key mark.
    Key(AccountId, Option<KeyMark>),
    /// Sales of a month.
    Sales(AccountId, Month, Money),
    /// Margin of a month.
    Margin(AccountId, Month, Option<Money>),
    /// The months of the ledger.
    Months(Span),
    /// All accounts and the ledger.
    Contents(Box<(Arc<Vec<Account>>, Ledger)>),
    /// A fixed month.
    MonthLock(AccountId, Month, Option<Money>),
    /// One bound.
    Bound(AccountId, Option<Bound>),
    /// One review.
    Review(ReviewKey, Option<Box<Review>>),
}

impl Change {
    /// Whether it is of what the methods and the split are told, and of nothing else.
    fn is_told_only(&self) -> bool {
        match self {
            Change::Bound(..) | Change::MonthLock(..) => true,
            Change::Section(section) => {
                matches!(**section, Section::Methods(_) | Section::Split(_) | Section::Scenarios(_))
            }
            _ => false,
        }
    }
}

/// A resolved edit: what to call it, and the places it changes with their values.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What it did.
    pub label: Label,
    /// The places, in the order they are swapped.
    pub changes: Vec<Change>,
}

impl Step {
    /// A copy for the journal, or `None` where the step moves so much that a snapshot serves better: whole
    /// books and commitments are not copied.
    pub(super) fn for_journal(&self) -> Option<Step> {
        (!self.is_bulk()).then(|| self.clone())
    }

    /// Whether it moves so much; one way may move much where the other moves little.
    pub(super) fn is_bulk(&self) -> bool {
        let rows = self.changes.iter().filter(|change| matches!(change, Change::Row { .. })).count();
        let is_bulk = |change: &Change| match change {
            Change::Contents(_) => true,
            Change::Section(section) => section.is_bulk(),
            _ => false,
        };
        self.changes.len() > 2_000 || rows > 200 || self.changes.iter().any(is_bulk)
    }
}

impl Section {
    /// Whether it is more than a journal takes.
    fn is_bulk(&self) -> bool {
        match self {
            Section::Committed(Some(committed)) => {
                let revised =
                    committed.revisions.iter().map(|revision| revision.targets.len()).sum::<usize>();
                committed.targets.len() + revised > 500
            }
            Section::HandOvers(all) => all.len() > 2_000,
            _ => false,
        }
    }
}

impl Plan {
    /// Checks `edit` and carries it out. Returns the step that did it (new values, for the journal) and the
    /// step that takes it back (old values, for undo).
    ///
    /// On an error the plan is unchanged.
    pub fn apply(&mut self, edit: Edit) -> Result<Applied, EditError> {
        let mut undo = self.resolve(edit)?;
        let done = undo.for_journal();
        self.swap(&mut undo)?;
        let done = done.filter(|_| !undo.is_bulk());
        Ok(Applied { done, undo })
    }

    /// Swaps the values of a step with the plan's and turns the step into its own way back.
    ///
    /// Fails, and leaves plan and step unchanged, where a place is not there: a journal of another plan.
    pub fn swap(&mut self, step: &mut Step) -> Result<(), EditError> {
        self.memory.forget(step.changes.iter().all(Change::is_told_only));
        for at in 0..step.changes.len() {
            if let Err(error) = self.exchange(&mut step.changes[at]) {
                for change in step.changes[..at].iter_mut().rev() {
                    // What was just exchanged can be exchanged back.
                    let _ = self.exchange(change);
                }
                return Err(error);
            }
        }
        step.changes.reverse();
        Ok(())
    }

    fn exchange(&mut self, change: &mut Change) -> Result<(), EditError> {
        use std::mem::swap;
        match change {
            Change::Section(section) => section.swap(&mut self.parts),
            Change::Row { at, row } => match row.take() {
                Some(entry) => {
                    let (account, cells) = *entry;
                    let at_most = self.parts.accounts.len();
                    Arc::make_mut(&mut self.parts.accounts).insert((*at).min(at_most), account);
                    self.parts.ledger.insert_row(*at, Some(cells));
                }
                None if *at < self.parts.accounts.len() => {
                    let account = Arc::make_mut(&mut self.parts.accounts).remove(*at);
                    *row = Some(Box::new((account, self.parts.ledger.take_row(*at))));
                }
                None => return Err(EditError::NoAccount { id: AccountId(*at as u32) }),
            },
            Change::Profile(id, profile) => swap(&mut self.account_mut(*id)?.profile, profile),
            Change::Ratings(id, ratings) => swap(&mut self.account_mut(*id)?.ratings, ratings),
            Change::Key(id, key) => swap(&mut self.account_mut(*id)?.key, key),
            Change::Sales(id, month, sales) => {
                let row = self.row_of(*id).ok_or(EditError::NoAccount { id: *id })?;
                let before = self.parts.ledger.replace_sales(row, *month, *sales);
                *sales = before.ok_or(EditError::NoSales { month: *month })?;
            }
            Change::Margin(id, month, margin) => {
                let row = self.row_of(*id).ok_or(EditError::NoAccount { id: *id })?;
                let before = self.parts.ledger.replace_margin(row, *month, *margin);
                *margin = before.ok_or(EditError::NoSales { month: *month })?;
            }
            Change::Months(span) => {
                let before = self.parts.ledger.span();
                self.parts.ledger = self.parts.ledger.over(*span);
                *span = before;
            }
            Change::Contents(contents) => {
                swap(&mut self.parts.accounts, &mut contents.0);
                swap(&mut self.parts.ledger, &mut contents.1);
            }
            Change::Bound(id, bound) => {
                let before = match bound.take() {
                    Some(bound) => self.parts.split.bounds.insert(*id, bound),
                    None => self.parts.split.bounds.remove(id),
                };
                *bound = before;
            }
            Change::MonthLock(id, month, lock) => {
                let before = match lock.take() {
                    Some(amount) => self.parts.split.month_locks.insert((*id, *month), amount),
                    None => self.parts.split.month_locks.remove(&(*id, *month)),
                };
                *lock = before;
            }
            Change::Review(key, review) => {
                let before = match review.take() {
                    Some(review) => self.parts.reviews.insert(key.clone(), *review),
                    None => self.parts.reviews.remove(key),
                };
                *review = before.map(Box::new);
            }
        }
        Ok(())
    }

    fn account_mut(&mut self, id: AccountId) -> Result<&mut Account, EditError> {
        let row = self.row_of(id).ok_or(EditError::NoAccount { id })?;
        Arc::make_mut(&mut self.parts.accounts).get_mut(row).ok_or(EditError::NoAccount { id })
    }
}

/// What [`Plan::apply`] did.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    /// The step with the values it put in: what a journal keeps. `None` after a bulk step, which a snapshot
    /// keeps instead.
    pub done: Option<Step>,
    /// The step with the values it replaced: what undo swaps.
    pub undo: Step,
}
