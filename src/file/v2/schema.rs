//! The shapes on paper. Money is minor units, months and dates are counts, enums are numbers by order.
#![expect(missing_docs, reason = "every type and field mirrors the one of the same name in `plan`")]

use serde::{Deserialize, Serialize};

pub use super::super::v1::{Budget, Crew, Horizon, KeyMark, OneOff};

/// A plan but for its accounts, which stand in blocks of [`Rows`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    pub name: String,
    pub settings: Settings,
    pub horizon: Horizon,
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

/// Some accounts with their rows of the ledger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rows {
    pub accounts: Vec<Account>,
    /// Row-major.
    pub sales: Vec<i64>,
    /// Row-major, or empty where none of these accounts has a margin.
    pub margin: Vec<Option<i64>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Account {
    pub id: u32,
    pub profile: Profile,
    pub ratings: [Option<u8>; 4],
    pub key: Option<KeyMark>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    pub name: String,
    pub code: String,
    pub group: String,
    pub region: String,
    pub owner: String,
    pub channel: String,
    pub segment: String,
    pub tags: Vec<String>,
    /// Overdue, wallet, visits, since.
    pub facts: [Option<i64>; 4],
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    pub currency: String,
    pub year_start: u8,
    pub units: u8,
    pub cut_a: f64,
    pub cut_b: f64,
    pub scope: u8,
    pub first_phase: u8,
    pub switches: Vec<(i32, u8)>,
    pub over_assignment: f64,
    pub base: BaseRule,
    pub loyal_from: f64,
    pub correlation: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum BaseRule {
    Chosen,
    LastTwelveMonths,
    Forecast(u8),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Methods {
    pub firms: Vec<Firm>,
    pub years: u8,
    pub close: f64,
    pub strengths: [Option<u8>; 4],
    pub crews: Vec<Crew>,
    pub elasticity: f64,
    pub budgets: Vec<Budget>,
    pub productivity: f64,
    pub classes: Option<[Effort; 3]>,
    pub own: Vec<(Whom, Effort)>,
    pub visits: Option<Visits>,
    pub funnel: Option<Funnel>,
    pub baseline: BaselineRule,
    pub margin_rate: Option<f64>,
    pub key_share: Option<f64>,
    pub weights: [f64; 3],
    pub ranges: Vec<(Input, f64, f64)>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Firm {
    pub name: String,
    pub sales: i64,
    pub growth: f64,
    pub accounts: Option<u32>,
    pub wallet_share: Option<f64>,
    pub weight: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Effort {
    pub effort: f64,
    pub reply: Reply,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    Judged { none: f64, half: f64, more: f64, saturation: f64 },
    Seen(Vec<(f64, f64)>),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Whom {
    Segment(String),
    Account(u32),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Visits {
    pub norm: [f64; 3],
    pub planned: u32,
    pub most: u32,
    pub per_person: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Funnel {
    pub contacts: f64,
    pub days: f64,
    pub distinct: f64,
    pub conversion: f64,
    pub first_year: i64,
}

/// Places in lists are counts, classes and loyalties numbers by order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Input {
    FirmSales(u32),
    FirmGrowth(u32),
    FirmWeight(u32),
    Years,
    ClosePart,
    PeoplePlanned(u32),
    DaysPlanned(u32),
    Ramp(u32),
    PeopleToday(u32),
    DaysToday(u32),
    Elasticity,
    BudgetPlanned(u32),
    BudgetToday(u32),
    BudgetElasticity(u32),
    Productivity,
    ClassEffort(u8),
    Uplift(u8, u8),
    ClassUplift(u8),
    KeyShare,
    Weight(u32),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum BaselineRule {
    /// By class, then by loyalty.
    Uplift([[f64; 3]; 3]),
    KeyShare(f64),
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
    Between { floor: Option<i64>, cap: Option<i64> },
    Promise { amount: i64 },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Committed {
    pub on: i32,
    pub reason: String,
    pub year: i32,
    pub scope: u8,
    pub data_through: i32,
    pub base_model: BaseModel,
    pub blend: Option<i64>,
    pub total: i64,
    pub accounts: Option<u32>,
    pub rest: i64,
    pub season: [f64; 12],
    pub key_accounts: Vec<u32>,
    /// Account, base, months.
    pub targets: Vec<(u32, i64, [i64; 12])>,
    pub revisions: Vec<Revision>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum BaseModel {
    LastTwelveMonths,
    Annualised,
    Forecast(u8),
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
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Criterion {
    pub kind: CriterionKind,
    pub weight: f64,
    pub anchors: [String; 6],
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum CriterionKind {
    Known(u8),
    Own(String),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PayCurve {
    pub kind: u8,
    pub tiers: Vec<(Option<f64>, f64)>,
    pub threshold: Option<f64>,
    pub accelerator: Option<(f64, f64)>,
    pub cap: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Review {
    pub on: i32,
    pub phase: u8,
    pub months: u8,
    pub rows: Vec<(Criterion, Option<u8>)>,
    pub notes: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HandOver {
    pub account: u32,
    pub from: i32,
    pub before: String,
    pub on: i32,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    pub on: i32,
    pub from: i32,
    pub reason: String,
    pub targets: Vec<(u32, [i64; 12])>,
}
