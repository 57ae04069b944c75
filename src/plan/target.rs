//! What the three methods are told, how a target is split, and the target that was committed.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::{AccountId, FiscalYear, Input, Money, Month, Rating, Revision, Scope};

/// A firm compared with in the benchmark method.
#[derive(Debug, Clone, PartialEq)]
pub struct Firm {
    /// Its name.
    pub name: Box<str>,
    /// Its key-account sales over the same twelve months as ours.
    pub sales: Money,
    /// Its yearly growth, as a fraction.
    pub growth: f64,
    /// How many key accounts it has, where known.
    pub accounts: Option<u32>,
    /// What part of their customers' purchases go to it, where known, 0 to 1.
    pub wallet_share: Option<f64>,
    /// Its weight in the mean, above 0.
    pub weight: f64,
}

/// Method 1, benchmark comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Benchmark {
    /// The firms; none means the method is not answered yet.
    pub firms: Vec<Firm>,
    /// In how many years the gap is to be closed, 1 to 20.
    pub years: u8,
    /// Which part of the relative gap is to be closed in those years, 0 to 1.
    pub close: f64,
    /// How we compare with the firms ahead in market, product, service and people; `None` where nobody has judged.
    pub strengths: [Option<Rating>; 4],
}

impl Default for Benchmark {
    fn default() -> Benchmark {
        Benchmark { firms: Vec::new(), years: 3, close: 0.3, strengths: [None; 4] }
    }
}

/// People of one kind, whose selling time counts as effort.
#[derive(Debug, Clone, PartialEq)]
pub struct Crew {
    /// What they are called.
    pub name: Box<str>,
    /// How many today.
    pub people_today: f64,
    /// How many planned.
    pub people_planned: f64,
    /// Selling days a year of each, today.
    pub days_today: f64,
    /// Selling days a year of each, planned.
    pub days_planned: f64,
    /// How productive those planned beyond today's number are on average over the year, 0 to 1: newcomers ramp up.
    pub ramp: f64,
}

/// Money spent on selling.
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    /// What it is for.
    pub name: Box<str>,
    /// Today's, a year.
    pub today: Money,
    /// Planned, a year.
    pub planned: Money,
    /// The elasticity of sales to it.
    pub elasticity: f64,
}

/// A response curve from judgements: what sales would be, as multiples of today's, at other efforts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judgements {
    /// Sales without any effort, below 1.
    pub none: f64,
    /// Sales at half of today's effort.
    pub half: f64,
    /// Sales at one and a half times today's effort.
    pub more: f64,
    /// Sales at any effort at all, above 1.
    pub saturation: f64,
}

/// How sales respond to effort.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// As people judge it.
    Judged(Judgements),
    /// As it was seen: sales at several efforts, both as multiples of today's, in the order of effort.
    Seen(Vec<(f64, f64)>),
}

/// The planned effort on some accounts, and how they would respond.
#[derive(Debug, Clone, PartialEq)]
pub struct Effort {
    /// Planned effort as a multiple of today's.
    pub effort: f64,
    /// How they respond.
    pub reply: Reply,
}

/// Whose response is told apart from that of their class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// The accounts of a segment.
    Segment(Box<str>),
    /// One account.
    Account(AccountId),
}

/// An effort told apart from that of the class.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnEffort {
    /// Whose.
    pub whom: Whom,
    /// The effort and the response to it.
    pub effort: Effort,
}

/// Visits, the effort that can be counted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Visits {
    /// Visits a year to an account of class A, B, C today, where its own are not known.
    pub norm: [f64; 3],
    /// Visits of all accounts in the scope planned for the year.
    pub planned: u32,
    /// The most that one account may get.
    pub most: u32,
    /// How many visits one person makes a year.
    pub per_person: f64,
}

/// How contacts become accounts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Funnel {
    /// Contacts a day.
    pub contacts: f64,
    /// Days a year.
    pub days: f64,
    /// What part of the contacts are different ones, 0 to 1.
    pub distinct: f64,
    /// What part of those become accounts, 0 to 1.
    pub conversion: f64,
    /// What a new account buys on average in its first year.
    pub first_year: Money,
}

/// Method 2, resource input-output.
#[derive(Debug, Clone, PartialEq)]
pub struct Resources {
    /// The people; none means the method is not answered yet.
    pub crews: Vec<Crew>,
    /// The elasticity of sales to selling time; .34 is the published mean.
    pub elasticity: f64,
    /// Budgets, each with its own elasticity.
    pub budgets: Vec<Budget>,
    /// Growth of productivity at equal effort.
    pub productivity: f64,
    /// Level two, by class A, B, C: replaces the elasticity where all three are given.
    pub classes: Option<[Effort; 3]>,
    /// Segments and accounts told apart from their class; an account beats its segment.
    pub own: Vec<OwnEffort>,
    /// Visits; none means that their best use is not asked for yet.
    pub visits: Option<Visits>,
    /// The funnel of new accounts.
    pub funnel: Option<Funnel>,
}

impl Default for Resources {
    fn default() -> Resources {
        Resources {
            crews: Vec::new(),
            elasticity: 0.34,
            budgets: Vec::new(),
            productivity: 0.0,
            classes: None,
            own: Vec::new(),
            visits: None,
            funnel: None,
        }
    }
}

/// Whether an account is loyal: absolute, and unknown is not low.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Loyalty {
    /// At or above the plan's limit.
    High,
    /// Below it.
    Low,
    /// Nothing is known to judge by.
    Unknown,
}

impl Loyalty {
    /// All three, as pages show them.
    pub const ALL: [Loyalty; 3] = [Loyalty::High, Loyalty::Low, Loyalty::Unknown];
}

/// How the baseline method reaches its target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum BaselineRule {
    /// The base of each class A, B, C and loyalty high, low, unknown times one plus its uplift.
    Uplift([[f64; 3]; 3]),
    /// The total base times this key-account share.
    KeyShare(f64),
}

/// Method 3, baseline ratio, with the two companions it always carries.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Baseline {
    /// The rule.
    pub rule: BaselineRule,
    /// The margin rate aimed at; `None` keeps today's.
    pub margin_rate: Option<f64>,
    /// The key-account share aimed at; `None` takes what the rule gives.
    pub key_share: Option<f64>,
}

impl Default for Baseline {
    fn default() -> Baseline {
        Baseline {
            rule: BaselineRule::Uplift([[0.06; 3], [0.04; 3], [0.0; 3]]),
            margin_rate: None,
            key_share: None,
        }
    }
}

/// The three methods and the weights of their blend.
#[derive(Debug, Clone, PartialEq)]
pub struct Methods {
    /// Method 1.
    pub benchmark: Benchmark,
    /// Method 2.
    pub resources: Resources,
    /// Method 3.
    pub baseline: Baseline,
    /// The weights of the blend, in that order and as they were typed: the blend divides by their sum.
    pub weights: [f64; 3],
    /// The low and the high that an input may reasonably have, where the user has said so.
    pub ranges: BTreeMap<Input, (f64, f64)>,
}

impl Default for Methods {
    fn default() -> Methods {
        Methods {
            benchmark: Benchmark::default(),
            resources: Resources::default(),
            baseline: Baseline::default(),
            weights: [0.2, 0.4, 0.4],
            ranges: BTreeMap::new(),
        }
    }
}

/// By what a target is split to accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Basis {
    /// Sales of the year before last, last year, and twice the latest: y-2 + y-1 + 2 y0.
    #[default]
    History,
    /// The latest twelve months alone.
    LastYear,
    /// Each account alike.
    Even,
    /// The account's rating of demand potential.
    Potential,
    /// The account's base.
    Base,
    /// The account's base at the planned effort, as its response curve has it.
    Response,
}

impl Basis {
    /// Every basis, in the order of the weights of [`SplitRules::bases`].
    pub const ALL: [Basis; 6] =
        [Basis::History, Basis::LastYear, Basis::Even, Basis::Potential, Basis::Base, Basis::Response];

    /// The weights that split by this basis alone.
    pub fn alone(self) -> [f64; 6] {
        Basis::ALL.map(|basis| f64::from(u8::from(basis == self)))
    }
}

/// By what an account's year is split to months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MonthShape {
    /// The portfolio's seasonal index.
    #[default]
    Season,
    /// The months of the last fiscal year.
    LastYear,
    /// Each month alike.
    Even,
    /// Four, four and five weeks a quarter.
    Weeks445,
    /// Monday to Friday, counted.
    WorkingDays,
}

/// What holds for one account in the split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound {
    /// The figure is fixed, for a reason.
    Lock {
        /// The figure.
        amount: Money,
        /// Why.
        reason: Box<str>,
    },
    /// The figure that the account's owner commits to, bottom-up: it is kept, and the others share the remainder.
    Promise {
        /// The figure.
        amount: Money,
    },
    /// At least, at most; either may be open.
    Between {
        /// The floor.
        floor: Option<Money>,
        /// The cap.
        cap: Option<Money>,
        /// Why; empty where nobody has said.
        reason: Box<str>,
    },
}

impl Bound {
    /// Why it holds; empty where nobody has said, and of what an owner commits to.
    pub fn reason(&self) -> &str {
        match self {
            Bound::Lock { reason, .. } | Bound::Between { reason, .. } => reason,
            Bound::Promise { .. } => "",
        }
    }

    /// Every amount that it names.
    pub fn amounts(&self) -> impl Iterator<Item = Money> {
        let amounts = match self {
            Bound::Lock { amount, .. } | Bound::Promise { amount } => [Some(*amount), None],
            Bound::Between { floor, cap, .. } => [*floor, *cap],
        };
        amounts.into_iter().flatten()
    }
}

/// How a target is split.
#[derive(Debug, Clone, PartialEq)]
pub struct SplitRules {
    /// To accounts: how much each basis weighs, in the order of [`Basis::ALL`] and as it was typed.
    pub bases: [f64; 6],
    /// To months.
    pub months: MonthShape,
    /// Figures are multiples of this, where it is not zero; the sum stays exact.
    pub step: Money,
    /// Locks, commitments, floors and caps.
    pub bounds: BTreeMap<AccountId, Bound>,
    /// Months of accounts that are fixed; the account's other months share the rest of its year.
    pub month_locks: BTreeMap<(AccountId, Month), Money>,
}

impl Default for SplitRules {
    fn default() -> SplitRules {
        SplitRules {
            bases: Basis::default().alone(),
            months: MonthShape::default(),
            step: Money::ZERO,
            bounds: BTreeMap::new(),
            month_locks: BTreeMap::new(),
        }
    }
}

/// What is expected and asked of accounts that are new in a year, or have bought nothing for twelve months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Newcomers {
    /// Their base at the time.
    pub base: Money,
    /// What is asked of them by month of the year.
    pub months: [Money; 12],
}

impl Newcomers {
    /// What is asked of them.
    pub fn total(&self) -> Money {
        self.months.iter().copied().sum()
    }
}

/// How a base was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BaseModel {
    /// The sum of the last twelve whole months, one-offs left out.
    LastTwelveMonths,
    /// A part year stretched by the seasonal index.
    Annualised,
    /// Three forecasts of all accounts, and what accounts of each class have done.
    Combined,
    /// A forecast by one model, as plans were committed to before there was [`BaseModel::Combined`].
    Forecast(Forecaster),
}

/// A model that forecast monthly sales for a base of the time before [`BaseModel::Combined`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Forecaster {
    /// Simple exponential smoothing of the deseasonalised months.
    Ses,
    /// Holt's linear trend of the deseasonalised months.
    Holt,
    /// A damped trend of the deseasonalised months.
    Damped,
    /// Holt-Winters with an additive season.
    HoltWintersAdditive,
    /// Holt-Winters with a multiplicative season.
    HoltWintersMultiplicative,
}

/// By what the base is to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum BaseRule {
    /// Three forecasts of all accounts, and what accounts of each class have done.
    #[default]
    Combined,
    /// The last twelve months again, whatever the forecasts say.
    LastTwelveMonths,
}

/// Assumptions under a name, beside those of the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// Its name.
    pub name: Box<str>,
    /// What the methods are told in it.
    pub methods: Methods,
}

/// The plan's own assumptions by name, and others to compare with.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scenarios {
    /// What the plan's assumptions are called; empty until the user names them.
    pub plan: Box<str>,
    /// The others.
    pub others: Vec<Scenario>,
}

impl Scenarios {
    /// The names that are given: the plan's own, where it has one, and those of the others.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own = Some(self.plan.trim()).filter(|name| !name.is_empty());
        own.into_iter().chain(self.others.iter().map(|other| other.name.trim()))
    }
}

/// The committed target of one account, frozen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountTarget {
    /// Whose.
    pub account: AccountId,
    /// Its base at the time.
    pub base: Money,
    /// Its target by month of the fiscal year.
    pub months: [Money; 12],
}

impl AccountTarget {
    /// The year's target.
    pub fn total(&self) -> Money {
        self.months.iter().copied().sum()
    }
}

/// The target the user committed to. Frozen: no later actual, import or setting moves it.
#[derive(Debug, Clone, PartialEq)]
pub struct Committed {
    /// When.
    pub on: NaiveDate,
    /// Why this figure; needed where it differs from the blend.
    pub reason: Box<str>,
    /// For which year.
    pub year: FiscalYear,
    /// Of which accounts `total` speaks.
    pub scope: Scope,
    /// The last whole month known at the time.
    pub data_through: Month,
    /// How the base was found.
    pub base_model: BaseModel,
    /// The blend at the time, where one of its methods was answered.
    pub blend: Option<Money>,
    /// The target of the scope.
    pub total: Money,
    /// How many key accounts there are to be at the end of the year: the growth phase's second number.
    pub accounts: Option<u32>,
    /// What is asked beside the scope: the base of the accounts outside it, none below zero, and of a target for key accounts
    /// what new and returning accounts are expected to bring. Company target = `total` + `rest`.
    pub rest: Money,
    /// New and returning accounts, for which nobody answers; of a target for all accounts they are part of `total`.
    pub newcomers: Newcomers,
    /// The seasonal index of the time by month of the fiscal year, mean 1.
    pub season: [f64; 12],
    /// The key accounts of the time.
    pub key_accounts: Vec<AccountId>,
    /// Every account of the time with its target; those outside the scope carry their base.
    pub targets: Vec<AccountTarget>,
    /// What was changed since, earliest first. `total` and `targets` stay the original.
    pub revisions: Vec<Revision>,
}

impl Committed {
    /// The targets as they stand: the original, but for what the revisions changed.
    pub fn current(&self) -> Cow<'_, [AccountTarget]> {
        if self.revisions.is_empty() {
            return Cow::Borrowed(&self.targets);
        }
        let changed = self.revisions.iter().flat_map(|revision| &revision.targets);
        // Later revisions follow earlier ones, and take their place.
        let changed: HashMap<AccountId, &[Money; 12]> = changed.map(|(id, months)| (*id, months)).collect();
        let now = |target: &AccountTarget| AccountTarget {
            months: changed.get(&target.account).map_or(target.months, |months| **months),
            ..target.clone()
        };
        Cow::Owned(self.targets.iter().map(now).collect())
    }

    /// The target of one account as it stands.
    pub fn target_of(&self, id: AccountId) -> Option<AccountTarget> {
        let original = self.targets.iter().find(|target| target.account == id)?;
        let changed = self.revisions.iter().rev().find_map(|revision| {
            revision.targets.iter().find(|(account, _)| *account == id).map(|(_, months)| *months)
        });
        Some(AccountTarget { months: changed.unwrap_or(original.months), ..original.clone() })
    }

    /// The accounts that the target speaks of, or `None` where it speaks of all.
    pub fn scope_set(&self) -> Option<HashSet<AccountId>> {
        match self.scope {
            Scope::Key => Some(self.key_accounts.iter().copied().collect()),
            Scope::All => None,
        }
    }

    /// The targets of the scope as they stand: those that the total is split to.
    pub fn inside(&self) -> Vec<AccountTarget> {
        let inside = self.scope_set();
        let is_inside = |it: &AccountTarget| inside.as_ref().is_none_or(|keys| keys.contains(&it.account));
        self.current().into_owned().into_iter().filter(is_inside).collect()
    }

    /// The target of the scope as it stands.
    pub fn total_now(&self) -> Money {
        if self.revisions.is_empty() {
            return self.total;
        }
        let of_all = if self.scope == Scope::All { self.newcomers.total() } else { Money::ZERO };
        self.inside().iter().map(AccountTarget::total).chain([of_all]).sum()
    }

    /// The base of the scope at the time: of its accounts, and in a target for all of new and returning ones.
    pub fn base(&self) -> Money {
        let new = if self.scope == Scope::All { self.newcomers.base } else { Money::ZERO };
        self.inside_at_first().map(|target| target.base).chain([new]).sum()
    }

    /// The targets of the scope as they were committed.
    pub fn inside_at_first(&self) -> impl Iterator<Item = &AccountTarget> {
        let inside = self.scope_set();
        self.targets.iter().filter(move |it| inside.as_ref().is_none_or(|keys| keys.contains(&it.account)))
    }

    /// The company's target as it was committed: the scope's and the base of the rest.
    pub fn company(&self) -> Money {
        Money(self.total.0.saturating_add(self.rest.0))
    }

    /// The first month of the committed year, given the calendar it was committed under.
    pub fn first_month(&self, calendar: super::FiscalCalendar) -> Month {
        calendar.span(self.year).first
    }
}
