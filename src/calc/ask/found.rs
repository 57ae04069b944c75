//! What most questions of a plan need, found once while the plan stands as it is.

use std::sync::{Arc, OnceLock};

use crate::calc::Undefined;
use crate::calc::assess::Assessment;
use crate::calc::base::{Cohorts, Eve, Expected, Forecast, Ground, Observed, Season, Seasons, Unusual, Who};
use crate::calc::target::Chances;
use crate::plan::{Plan, Span};

/// What hangs on sales, accounts and settings alone: it outlives what the methods and the split are told, which changes with
/// every key press. Kept in the plan's [`crate::plan::Memory`], each part found when it is first asked for.
#[derive(Default)]
pub(in crate::calc) struct Sold {
    pub(in crate::calc) whole: OnceLock<Span>,
    pub(in crate::calc) years: OnceLock<Arc<Vec<[i64; 4]>>>,
    pub(in crate::calc) seasons: OnceLock<Option<Arc<Seasons>>>,
    pub(in crate::calc) by_name: OnceLock<Arc<Vec<u32>>>,
    pub(in crate::calc) season: OnceLock<Season>,
    pub(in crate::calc) observed: OnceLock<Result<Arc<Observed>, Undefined>>,
    pub(in crate::calc) expected: OnceLock<Result<Arc<Expected>, Undefined>>,
    pub(in crate::calc) cohorts: OnceLock<Arc<Cohorts>>,
    pub(in crate::calc) forecast: OnceLock<Option<Arc<Forecast>>>,
    pub(in crate::calc) who: OnceLock<Arc<Who>>,
    pub(in crate::calc) eves: OnceLock<Result<Arc<Vec<Eve>>, Undefined>>,
    pub(in crate::calc) unusual: OnceLock<Vec<Unusual>>,
}

/// What hangs on all of the plan, kept likewise.
#[derive(Default)]
pub(in crate::calc) struct Found {
    pub(in crate::calc) committed_seasons: OnceLock<Option<Arc<Seasons>>>,
    pub(in crate::calc) ground: OnceLock<Arc<Ground>>,
    pub(in crate::calc) chances: OnceLock<Result<Arc<Chances>, Undefined>>,
    pub(in crate::calc) assessed: OnceLock<Result<Arc<Assessment>, Undefined>>,
}

impl Sold {
    pub(in crate::calc) fn of(plan: &Plan) -> Arc<Sold> {
        plan.memory().recall_sold(Sold::default)
    }
}

impl Found {
    pub(in crate::calc) fn of(plan: &Plan) -> Arc<Found> {
        plan.memory().recall(Found::default)
    }
}
