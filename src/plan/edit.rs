//! The one door through which a plan changes.
//!
//! An [`Edit`] says what a person wants. [`Plan::apply`] checks it, resolves it to a [`Step`] (places in the
//! plan and the values they shall hold) and swaps those values with the plan's. After the swap the step
//! holds what was there before, so it is its own way back: undoing a step is swapping it once more. No
//! inverse is written by hand, and none can be forgotten.

use super::check::{
    check_bound, check_committed, check_fact, check_horizon, check_methods, check_money, check_months,
    check_profile, check_scenarios, check_settings, check_split, named,
};
use super::{
    Account, AccountId, Book, Bound, Committed, Fact, Field, Horizon, Input, Judged, KeyMark, Ledger,
    LedgerRow, Methods, Money, Month, OneOff, OwnEffort, Plan, Profile, Rating, Ratings, Scenarios, Settings,
    Span, SplitRules, Whom,
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
    Correlation,
    LoyalFrom,
    BasisWeight,
    BasisSum,
    Scenarios,
    Uplift,
    KeyShare,
    MarginRate,
    BlendWeight,
    WeightSum,
    OverAssignment,
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
    /// The plan's name.
    Name(Box<str>),
    /// An account and its ledger row at a place: `Some` puts it in, `None` takes it out.
    Row {
        /// The place.
        at: usize,
        /// What is put in.
        row: Option<Box<(Account, LedgerRow)>>,
    },
    /// A profile.
    Profile(AccountId, Profile),
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
    Contents(Box<(Vec<Account>, Ledger)>),
    /// The next account number.
    NextId(u32),
    /// All one-off marks.
    OneOffs(Vec<OneOff>),
    /// The settings.
    Settings(Box<Settings>),
    /// The horizon.
    Horizon(Horizon),
    /// What the methods are told.
    Methods(Box<Methods>),
    /// The split's rules.
    Split(Box<SplitRules>),
    /// The scenarios.
    Scenarios(Box<Scenarios>),
    /// A fixed month.
    MonthLock(AccountId, Month, Option<Money>),
    /// One bound.
    Bound(AccountId, Option<Bound>),
    /// The commitment.
    Committed(Option<Box<Committed>>),
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
        self.changes.len() > 2_000
            || rows > 200
            || self.changes.iter().any(|change| match change {
                Change::Contents(_) => true,
                Change::Committed(committed) => committed.as_ref().is_some_and(|c| c.targets.len() > 500),
                _ => false,
            })
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
        self.memory.forget();
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
            Change::Name(name) => swap(&mut self.name, name),
            Change::Row { at, row } => match row.take() {
                Some(entry) => {
                    let (account, cells) = *entry;
                    self.accounts.insert((*at).min(self.accounts.len()), account);
                    self.ledger.insert_row(*at, Some(cells));
                }
                None if *at < self.accounts.len() => {
                    let account = self.accounts.remove(*at);
                    *row = Some(Box::new((account, self.ledger.take_row(*at))));
                }
                None => return Err(EditError::NoAccount { id: AccountId(*at as u32) }),
            },
            Change::Profile(id, profile) => swap(&mut self.account_mut(*id)?.profile, profile),
            Change::Ratings(id, ratings) => swap(&mut self.account_mut(*id)?.ratings, ratings),
            Change::Key(id, key) => swap(&mut self.account_mut(*id)?.key, key),
            Change::Sales(id, month, sales) => {
                let row = self.row_of(*id).ok_or(EditError::NoAccount { id: *id })?;
                let before = self.ledger.replace_sales(row, *month, *sales);
                *sales = before.ok_or(EditError::NoSales { month: *month })?;
            }
            Change::Margin(id, month, margin) => {
                let row = self.row_of(*id).ok_or(EditError::NoAccount { id: *id })?;
                let before = self.ledger.replace_margin(row, *month, *margin);
                *margin = before.ok_or(EditError::NoSales { month: *month })?;
            }
            Change::Months(span) => {
                let before = self.ledger.span();
                self.ledger = self.ledger.over(*span);
                *span = before;
            }
            Change::Contents(contents) => {
                swap(&mut self.accounts, &mut contents.0);
                swap(&mut self.ledger, &mut contents.1);
            }
            Change::NextId(next) => swap(&mut self.next_id, next),
            Change::OneOffs(one_offs) => swap(&mut self.one_offs, one_offs),
            Change::Settings(settings) => swap(&mut self.settings, settings),
            Change::Horizon(horizon) => swap(&mut self.horizon, horizon),
            Change::Methods(methods) => swap(&mut self.methods, methods),
            Change::Split(split) => swap(&mut self.split, split),
            Change::Bound(id, bound) => {
                let before = match bound.take() {
                    Some(bound) => self.split.bounds.insert(*id, bound),
                    None => self.split.bounds.remove(id),
                };
                *bound = before;
            }
            Change::Scenarios(scenarios) => swap(&mut self.scenarios, scenarios),
            Change::MonthLock(id, month, lock) => {
                let before = match lock.take() {
                    Some(amount) => self.split.month_locks.insert((*id, *month), amount),
                    None => self.split.month_locks.remove(&(*id, *month)),
                };
                *lock = before;
            }
            Change::Committed(committed) => swap(&mut self.committed, committed),
        }
        Ok(())
    }

    fn account_mut(&mut self, id: AccountId) -> Result<&mut Account, EditError> {
        let row = self.row_of(id).ok_or(EditError::NoAccount { id })?;
        self.accounts.get_mut(row).ok_or(EditError::NoAccount { id })
    }

    /// Turns an edit into places and values, or says why it cannot be taken.
    fn resolve(&self, edit: Edit) -> Result<Step, EditError> {
        let (label, changes) = match edit {
            Edit::Rename(name) => (Label::Rename, vec![Change::Name(named(&name)?)]),
            Edit::Cells(cells) => {
                let label = if cells.len() == 1 { Label::Type } else { Label::Paste(cells.len()) };
                (label, self.resolve_cells(cells, Vec::new())?)
            }
            Edit::Add(profiles) => (Label::Add(profiles.len()), self.resolve_add(profiles)?),
            Edit::Paste { cells, new } => {
                let count = cells.len() + new.iter().map(Vec::len).sum::<usize>();
                (Label::Paste(count), self.resolve_cells(cells, new)?)
            }
            Edit::Remove(ids) => (Label::Remove(ids.len()), self.resolve_remove(&ids)?),
            Edit::Take { book, intake, data_through } => {
                let label = Label::Import(book.profiles.len());
                (label, self.resolve_take(*book, intake, data_through)?)
            }
            Edit::MarkKey { accounts, mark } => {
                for &id in &accounts {
                    self.row_of(id).ok_or(EditError::NoAccount { id })?;
                }
                let changes = accounts.iter().map(|&id| Change::Key(id, mark.clone())).collect();
                (Label::MarkKey(accounts.len()), changes)
            }
            Edit::MarkOneOff(one_off) => (Label::MarkOneOff, self.resolve_one_off(one_off)?),
            Edit::UnmarkOneOff(id, month) => {
                let kept =
                    self.one_offs.iter().filter(|mark| (mark.account, mark.month) != (id, month)).cloned();
                (Label::UnmarkOneOff, vec![Change::OneOffs(kept.collect())])
            }
            Edit::Configure(settings) => {
                check_settings(&settings)?;
                if self.committed.is_some() && settings.calendar != self.settings.calendar {
                    return Err(EditError::CalendarFrozen);
                }
                (Label::Configure, vec![Change::Settings(settings)])
            }
            Edit::SetHorizon(horizon) => {
                check_horizon(horizon)?;
                (Label::SetHorizon, vec![Change::Horizon(horizon)])
            }
            Edit::SetMethods(methods) => {
                check_methods(&methods)?;
                (Label::SetMethods, vec![Change::Methods(methods)])
            }
            Edit::SetScenarios(scenarios) => {
                check_scenarios(&scenarios)?;
                (Label::SetScenarios, vec![Change::Scenarios(scenarios)])
            }
            Edit::Promote(at, name) => (Label::Promote, self.resolve_promote(at, name)?),
            Edit::LockMonths(locks) => {
                for (id, _, amount) in &locks {
                    self.row_of(*id).ok_or(EditError::NoAccount { id: *id })?;
                    amount.map(check_money).transpose()?;
                }
                let label = Label::LockMonths(locks.len());
                let change = |(id, month, amount)| Change::MonthLock(id, month, amount);
                (label, locks.into_iter().map(change).collect())
            }
            Edit::SetSplit(split) => {
                check_split(&split)?;
                (Label::SetSplit, vec![Change::Split(split)])
            }
            Edit::SetBounds(bounds) => {
                for (id, bound) in &bounds {
                    self.row_of(*id).ok_or(EditError::NoAccount { id: *id })?;
                    bound.iter().try_for_each(check_bound)?;
                }
                let changes = bounds.into_iter().map(|(id, bound)| Change::Bound(id, bound)).collect();
                (Label::SetSplit, changes)
            }
            Edit::Commit(committed) => {
                if self.committed.is_some() {
                    return Err(EditError::AlreadyCommitted);
                }
                check_committed(&committed)?;
                (Label::Commit, vec![Change::Committed(Some(committed))])
            }
            Edit::Withdraw => {
                self.committed.as_ref().ok_or(EditError::NothingCommitted)?;
                (Label::Withdraw, vec![Change::Committed(None)])
            }
            Edit::Restore(plan) => {
                // A number once given is given to no other account.
                let next_id = plan.next_id.max(self.next_id);
                (Label::Restore, Plan { next_id, ..*plan }.into_changes())
            }
        };
        Ok(Step { label, changes })
    }

    fn resolve_cells(
        &self,
        cells: Vec<(AccountId, Cell)>,
        new: Vec<Vec<Cell>>,
    ) -> Result<Vec<Change>, EditError> {
        let months = cells.iter().map(|(_, cell)| cell).chain(new.iter().flatten());
        let mut changes = self.widen(months.filter_map(Cell::month))?;
        // Several fields of one account change one profile, so later cells build on earlier ones.
        let mut profiles: Vec<(AccountId, Profile)> = Vec::new();
        let mut ratings: Vec<(AccountId, Ratings)> = Vec::new();
        for (id, cell) in cells {
            let account = self.account(id).ok_or(EditError::NoAccount { id })?;
            match cell {
                Cell::Field(field, text) => {
                    let profile = pending(&mut profiles, id, || account.profile.clone());
                    profile.set(field, &text);
                    if profile.name.is_empty() {
                        return Err(EditError::EmptyName);
                    }
                }
                Cell::Fact(fact, value) => {
                    check_fact(fact, value)?;
                    pending(&mut profiles, id, || account.profile.clone()).set_fact(fact, value);
                }
                Cell::Rating(judged, rating) => {
                    pending(&mut ratings, id, || account.ratings).set(judged, rating);
                }
                Cell::Sales(month, sales) => {
                    changes.push(Change::Sales(id, month, check_money(sales)?));
                }
                Cell::Margin(month, margin) => {
                    margin.map(check_money).transpose()?;
                    changes.push(Change::Margin(id, month, margin));
                }
            }
        }
        changes.extend(profiles.into_iter().map(|(id, profile)| Change::Profile(id, profile)));
        changes.extend(ratings.into_iter().map(|(id, ratings)| Change::Ratings(id, ratings)));
        self.resolve_new(new, &mut changes)?;
        Ok(changes)
    }

    fn resolve_new(&self, new: Vec<Vec<Cell>>, changes: &mut Vec<Change>) -> Result<(), EditError> {
        if new.is_empty() {
            return Ok(());
        }
        self.check_room(new.len())?;
        let first = self.next_id;
        changes.push(Change::NextId(first + new.len() as u32));
        for (n, cells) in new.into_iter().enumerate() {
            let id = AccountId(first + n as u32);
            let mut account =
                Account { id, profile: Profile::default(), ratings: Ratings::default(), key: None };
            let mut figures = Vec::new();
            for cell in cells {
                match cell {
                    Cell::Field(field, text) => account.profile.set(field, &text),
                    Cell::Fact(fact, value) => {
                        check_fact(fact, value)?;
                        account.profile.set_fact(fact, value);
                    }
                    Cell::Rating(judged, rating) => account.ratings.set(judged, rating),
                    Cell::Sales(month, sales) => figures.push(Change::Sales(id, month, check_money(sales)?)),
                    Cell::Margin(month, margin) => {
                        margin.map(check_money).transpose()?;
                        figures.push(Change::Margin(id, month, margin));
                    }
                }
            }
            account.profile.name = named(&account.profile.name)?;
            let row = Some(Box::new((account, LedgerRow::default())));
            changes.push(Change::Row { at: self.accounts.len() + n, row });
            changes.append(&mut figures);
        }
        Ok(())
    }

    fn resolve_add(&self, profiles: Vec<Profile>) -> Result<Vec<Change>, EditError> {
        let mut changes = Vec::new();
        let cells = |profile: &Profile| {
            let texts = Field::ALL.map(|field| Cell::Field(field, profile.get(field).as_ref().into()));
            let facts = Fact::ALL.map(|fact| Cell::Fact(fact, profile.fact(fact)));
            texts.into_iter().chain(facts).collect()
        };
        self.resolve_new(profiles.iter().map(cells).collect(), &mut changes)?;
        Ok(changes)
    }

    fn resolve_remove(&self, ids: &[AccountId]) -> Result<Vec<Change>, EditError> {
        let mut rows = Vec::with_capacity(ids.len());
        for &id in ids {
            rows.push(self.row_of(id).ok_or(EditError::NoAccount { id })?);
        }
        rows.sort_unstable();
        rows.dedup();
        // From the last row up, so that the places of the others stay.
        let mut changes: Vec<Change> = rows.iter().rev().map(|&at| Change::Row { at, row: None }).collect();
        let gone = |id: AccountId| ids.contains(&id);
        if self.one_offs.iter().any(|mark| gone(mark.account)) {
            let kept = self.one_offs.iter().filter(|mark| !gone(mark.account)).cloned().collect();
            changes.push(Change::OneOffs(kept));
        }
        let bounded = ids.iter().filter(|id| self.split.bounds.contains_key(id));
        changes.extend(bounded.map(|&id| Change::Bound(id, None)));
        let locked = self.split.month_locks.keys().filter(|(id, _)| gone(*id));
        changes.extend(locked.map(|&(id, month)| Change::MonthLock(id, month, None)));
        changes.extend(self.without_curves_of(gone));
        Ok(changes)
    }

    /// What the plan and its scenarios are told, without the curves of accounts that go.
    fn without_curves_of(&self, gone: impl Fn(AccountId) -> bool) -> Vec<Change> {
        let is_gone = |own: &OwnEffort| matches!(own.whom, Whom::Account(id) if gone(id));
        let has = |methods: &Methods| methods.resources.own.iter().any(is_gone);
        let mut changes = Vec::new();
        if has(&self.methods) {
            let mut methods = self.methods.clone();
            methods.resources.own.retain(|own| !is_gone(own));
            changes.push(Change::Methods(Box::new(methods)));
        }
        if self.scenarios.others.iter().any(|other| has(&other.methods)) {
            let mut scenarios = self.scenarios.clone();
            for other in &mut scenarios.others {
                other.methods.resources.own.retain(|own| !is_gone(own));
            }
            changes.push(Change::Scenarios(Box::new(scenarios)));
        }
        changes
    }

    fn resolve_take(
        &self,
        book: Book,
        intake: Intake,
        data_through: Month,
    ) -> Result<Vec<Change>, EditError> {
        if book.ledger.rows() != book.profiles.len() {
            let (rows, accounts) = (book.ledger.rows(), book.profiles.len());
            return Err(EditError::RowsDoNotMatch { rows, accounts });
        }
        book.profiles.iter().try_for_each(check_profile)?;
        let horizon = Horizon { data_through: Some(data_through), ..self.horizon };
        let mut changes = vec![Change::Horizon(horizon)];
        match intake {
            // Where there is nothing to update, what came is all there is, and need not be copied.
            _ if self.accounts.is_empty() => changes.extend(self.replaced(book)?),
            Intake::Replace => changes.extend(self.replaced(book)?),
            Intake::Update => {
                let (accounts, ledger, next) = self.updated(book)?;
                changes.push(Change::Contents(Box::new((accounts, ledger))));
                changes.push(Change::NextId(next));
            }
        }
        Ok(changes)
    }

    /// What came takes the place of what is there.
    fn replaced(&self, book: Book) -> Result<Vec<Change>, EditError> {
        let count = book.profiles.len();
        self.check_room(count)?;
        check_months(book.ledger.span().months)?;
        let accounts = book.profiles.into_iter().enumerate().map(|(n, profile)| Account {
            id: AccountId(self.next_id + n as u32),
            profile,
            ratings: Ratings::default(),
            key: None,
        });
        let split =
            SplitRules { bounds: Default::default(), month_locks: Default::default(), ..self.split.clone() };
        let mut changes = vec![
            Change::Contents(Box::new((accounts.collect(), book.ledger))),
            Change::NextId(self.next_id + count as u32),
            Change::OneOffs(Vec::new()),
            Change::Split(Box::new(split)),
        ];
        changes.extend(self.without_curves_of(|_| true));
        Ok(changes)
    }

    fn updated(&self, book: Book) -> Result<(Vec<Account>, Ledger, u32), EditError> {
        let span = self.ledger.span().union(book.ledger.span());
        check_months(span.months)?;
        let rows = self.rows_of(&book.profiles);
        self.check_room(rows.iter().filter(|row| row.is_none()).count())?;
        let mut accounts = self.accounts.clone();
        let mut ledger = self.ledger.over(span);
        let mut next = self.next_id;
        for ((from, profile), found) in book.profiles.into_iter().enumerate().zip(rows) {
            let row = match found {
                Some(row) => {
                    if let Some(account) = accounts.get_mut(row) {
                        account.profile.fill(&profile);
                    }
                    row
                }
                None => {
                    let row = accounts.len();
                    ledger.insert_row(row, None);
                    let (id, ratings) = (AccountId(next), Ratings::default());
                    accounts.push(Account { id, profile, ratings, key: None });
                    next += 1;
                    row
                }
            };
            for month in book.ledger.span().iter() {
                ledger.replace_sales(row, month, book.ledger.sales(from, month));
                if book.ledger.has_margin() || ledger.has_margin() {
                    ledger.replace_margin(row, month, book.ledger.margin(from, month));
                }
            }
        }
        Ok((accounts, ledger, next))
    }

    /// The plan's assumptions and a scenario's change places; those of the plan are kept under `name`.
    fn resolve_promote(&self, at: usize, name: Box<str>) -> Result<Vec<Change>, EditError> {
        let mut scenarios = self.scenarios.clone();
        let count = scenarios.others.len() as f64;
        let chosen = scenarios.others.get_mut(at);
        let chosen = chosen.ok_or(EditError::OutOfRange {
            what: Number::Scenarios,
            value: at as f64,
            low: 0.0,
            high: count,
        })?;
        let methods = std::mem::replace(&mut chosen.methods, self.methods.clone());
        scenarios.plan = std::mem::replace(&mut chosen.name, name);
        check_scenarios(&scenarios)?;
        Ok(vec![Change::Methods(Box::new(methods)), Change::Scenarios(Box::new(scenarios))])
    }

    fn resolve_one_off(&self, one_off: OneOff) -> Result<Vec<Change>, EditError> {
        let id = one_off.account;
        let row = self.row_of(id).ok_or(EditError::NoAccount { id })?;
        check_money(one_off.amount)?;
        if one_off.reason.trim().is_empty() {
            return Err(EditError::NoReason);
        }
        if self.ledger.sales(row, one_off.month) == Money::ZERO {
            return Err(EditError::NoSales { month: one_off.month });
        }
        let other = |mark: &&OneOff| (mark.account, mark.month) != (id, one_off.month);
        let mut marks: Vec<OneOff> = self.one_offs.iter().filter(other).cloned().collect();
        marks.push(one_off);
        Ok(vec![Change::OneOffs(marks)])
    }

    /// The change that makes room for `months`, or none where the ledger has them all.
    fn widen(&self, months: impl Iterator<Item = Month>) -> Result<Vec<Change>, EditError> {
        let own = self.ledger.span();
        let mut span = own;
        for month in months {
            let one = Span::new(month, 1);
            span = if span.is_empty() { one } else { span.union(one) };
        }
        check_months(span.months)?;
        Ok(if span == own { Vec::new() } else { vec![Change::Months(span)] })
    }

    pub(super) fn check_room(&self, more: usize) -> Result<(), EditError> {
        let accounts = self.accounts.len() + more;
        if accounts > ACCOUNTS_LIMIT || self.next_id.checked_add(more as u32).is_none() {
            return Err(EditError::TooManyAccounts { accounts });
        }
        Ok(())
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

impl Cell {
    fn month(&self) -> Option<Month> {
        match self {
            Cell::Sales(month, _) | Cell::Margin(month, _) => Some(*month),
            Cell::Field(..) | Cell::Rating(..) | Cell::Fact(..) => None,
        }
    }
}

fn pending<T>(list: &mut Vec<(AccountId, T)>, id: AccountId, start: impl FnOnce() -> T) -> &mut T {
    // Pastes come account by account, so the one wanted is the last one, or a new one.
    let at = match list.iter().rposition(|(other, _)| *other == id) {
        Some(at) => at,
        None => {
            list.push((id, start()));
            list.len() - 1
        }
    };
    &mut list[at].1
}
