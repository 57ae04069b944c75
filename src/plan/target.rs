//! What the three methods are told, how a target is split, and the target that was committed.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{AccountId, FiscalYear, Money, Month, Scope};

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
}

impl Default for Benchmark {
    fn default() -> Benchmark {
        Benchmark { firms: Vec::new(), years: 3, close: 0.3 }
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
    /// How productive the planned people are on average over the year, 0 to 1: new people ramp up.
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

/// The planned effort on the accounts of one class, and how they would respond.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClassEffort {
    /// Planned effort as a multiple of today's.
    pub effort: f64,
    /// How the class responds.
    pub judgements: Judgements,
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
    pub classes: Option<[ClassEffort; 3]>,
}

impl Default for Resources {
    fn default() -> Resources {
        Resources {
            crews: Vec::new(),
            elasticity: 0.34,
            budgets: Vec::new(),
            productivity: 0.0,
            classes: None,
        }
    }
}

/// How the baseline method reaches its target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum BaselineRule {
    /// The base of each class times one plus its uplift, A, B, C.
    Uplift([f64; 3]),
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
        Baseline { rule: BaselineRule::Uplift([0.06, 0.04, 0.0]), margin_rate: None, key_share: None }
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
    /// The weights of the blend, in that order; they sum to 1.
    pub weights: [f64; 3],
}

impl Default for Methods {
    fn default() -> Methods {
        Methods {
            benchmark: Benchmark::default(),
            resources: Resources::default(),
            baseline: Baseline::default(),
            weights: [0.2, 0.4, 0.4],
        }
    }
}

/// By what a target is split to accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
    /// At least, at most; either may be open.
    Between {
        /// The floor.
        floor: Option<Money>,
        /// The cap.
        cap: Option<Money>,
    },
}

/// How a target is split.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SplitRules {
    /// To accounts.
    pub basis: Basis,
    /// To months.
    pub months: MonthShape,
    /// Figures are multiples of this, where it is not zero; the sum stays exact.
    pub step: Money,
    /// Locks, floors and caps.
    pub bounds: BTreeMap<AccountId, Bound>,
}

/// How a base was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BaseModel {
    /// The sum of the last twelve whole months, one-offs left out.
    LastTwelveMonths,
    /// A part year stretched by the seasonal index.
    Annualised,
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
    /// The base of the accounts outside the scope; company target = `total` + `rest`.
    pub rest: Money,
    /// The seasonal index of the time by month of the fiscal year, mean 1.
    pub season: [f64; 12],
    /// The key accounts of the time.
    pub key_accounts: Vec<AccountId>,
    /// Every account of the time with its target; those outside the scope carry their base.
    pub targets: Vec<AccountTarget>,
}

impl Committed {
    /// The company's target: the scope's and the base of the rest.
    pub fn company(&self) -> Money {
        Money(self.total.0.saturating_add(self.rest.0))
    }

    /// The first month of the committed year, given the calendar it was committed under.
    pub fn first_month(&self, calendar: super::FiscalCalendar) -> Month {
        calendar.span(self.year).first
    }
}
