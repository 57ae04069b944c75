//! The shapes on paper. Money is minor units, months and dates are counts, enums are numbers by order.
#![expect(missing_docs, reason = "every type and field mirrors the one of the same name in `plan`")]

use serde::{Deserialize, Serialize};

pub use super::super::v2::{
    Account, BaseModel, BaseRule, BaselineRule, Budget, Committed, Crew, Criterion, CriterionKind, Effort,
    Firm, Funnel, HandOver, Horizon, Input, KeyMark, Methods, OneOff, PayCurve, Profile, Reply, Review,
    Revision, Rows, Settings, Visits, Whom,
};

/// A plan but for its accounts, which stand in blocks of [`Rows`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    pub name: String,
    pub settings: Settings,
    pub horizon: Horizon,
    pub answers: Answers,
    pub first_month: i32,
    pub months: u32,
    pub next_id: u32,
    pub one_offs: Vec<OneOff>,
    pub methods: Methods,
    pub scenario: String,
    pub scenarios: Vec<(String, Methods)>,
    pub split: SplitRules,
    pub committed: Option<Committed>,
    pub terms: Terms,
    pub reviews: Vec<(String, i32, Review)>,
    pub hand_overs: Vec<HandOver>,
    /// The content sums of the blocks, in order.
    pub blocks: Vec<u64>,
}

/// What was answered about files.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Answers {
    /// By code, by name.
    pub told_by: Option<u8>,
    pub alike: Vec<String>,
    pub without_sales: Vec<i32>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SplitRules {
    pub bases: [f64; 6],
    pub months: u8,
    pub step: i64,
    pub bounds: Vec<(u32, Bound)>,
    pub month_locks: Vec<(u32, i32, i64)>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Bound {
    Lock { amount: i64, reason: String },
    Between { floor: Option<i64>, cap: Option<i64>, reason: String },
    Promise { amount: i64 },
}

/// A step as the journal keeps it: which one, which way it went, the values it put in, and its way back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// 0 done, 1 taken back, 2 done again.
    pub way: u8,
    pub number: u64,
    pub label: (u8, u32),
    /// `None` where a slot has them.
    pub done: Option<Vec<Change>>,
    pub back: Back,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Back {
    /// There was no room to keep it.
    Gone,
    Changes(Vec<Change>),
    /// The plan as it was.
    Plan(Box<Head>),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Change {
    Name(String),
    Row { at: u32, row: Option<(Account, Vec<i64>, Vec<Option<i64>>)> },
    Profile(u32, Profile),
    Ratings(u32, [Option<u8>; 4]),
    Key(u32, Option<KeyMark>),
    Sales(u32, i32, i64),
    Margin(u32, i32, Option<i64>),
    Months(i32, u32),
    NextId(u32),
    OneOffs(Vec<OneOff>),
    Settings(Settings),
    Horizon(Horizon),
    Answers(Answers),
    Methods(Box<Methods>),
    Split(SplitRules),
    Bound(u32, Option<Bound>),
    Committed(Option<Committed>),
    Scenarios(String, Vec<(String, Methods)>),
    MonthLock(u32, i32, Option<i64>),
    Terms(Box<Terms>),
    Review(String, i32, Option<Review>),
    Reviews(Vec<(String, i32, Review)>),
    HandOvers(Vec<HandOver>),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// Start-up, growth.
    pub phases: [PhaseTerms; 2],
    pub pay: Vec<(String, i64)>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PhaseTerms {
    pub criteria: Vec<Criterion>,
    pub fixed: f64,
    pub by: u8,
    pub curve: PayCurve,
    /// What the curve walks: each period by itself, the year to date.
    pub walk: u8,
    /// What becomes of sales below nought at the year's end: waived, carried.
    pub below_nought: u8,
}
