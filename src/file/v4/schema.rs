//! The shapes on paper. Money is minor units, months and dates are counts, enums are numbers by order.
#![expect(missing_docs, reason = "every type and field mirrors the one of the same name in `plan`")]

use serde::{Deserialize, Serialize};

use super::{Change, Head};

pub use super::super::v2::{
    Account, BaselineRule, Budget, Crew, Criterion, CriterionKind, Effort, Firm, Funnel, HandOver, Horizon,
    Input, KeyMark, Methods, OneOff, PayCurve, Profile, Reply, Review, Revision, Rows, Visits, Whom,
};
pub use super::super::v3::{Bound, PhaseTerms, SplitRules, Terms};

/// What was answered about files.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Answers {
    /// By code, by name.
    pub told_by: Option<u8>,
    pub alike: Vec<String>,
    pub settled: Vec<String>,
    pub taken_sums: Vec<String>,
    pub without_sales: Vec<i32>,
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
    /// Whether the base is the last twelve months whatever is forecast.
    pub last_twelve: bool,
    pub loyal_from: f64,
    pub market: Market,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Market {
    pub deviation: Option<f64>,
    pub least: f64,
    pub prior: f64,
    pub factor: f64,
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
    pub newcomers: Newcomers,
    pub season: [f64; 12],
    pub key_accounts: Vec<u32>,
    /// Account, base, months.
    pub targets: Vec<(u32, i64, [i64; 12])>,
    pub revisions: Vec<Revision>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Newcomers {
    pub base: i64,
    pub months: [i64; 12],
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum BaseModel {
    LastTwelveMonths,
    Annualised,
    Forecast(u8),
    Combined,
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
