//! What most questions of a plan need, found once while the plan stands as it is.

use std::sync::{Arc, OnceLock};

use crate::plan::{Plan, Span};

use super::base::{Forecast, Observed};
use super::key::Who;
use super::{Assessment, Chances, Cohorts, Eve, Expected, Ground, Season, Seasons, Undefined, Unusual};

/// What hangs on sales, accounts and settings alone: it outlives what the methods and the split are told, which changes with
/// every key press. Kept in the plan's [`crate::plan::Memory`], each part found when it is first asked for.
#[derive(Default)]
pub(super) struct Sold {
    pub(super) whole: OnceLock<Span>,
    pub(super) years: OnceLock<Arc<Vec<[i64; 4]>>>,
    pub(super) seasons: OnceLock<Option<Arc<Seasons>>>,
    pub(super) by_name: OnceLock<Arc<Vec<u32>>>,
    pub(super) season: OnceLock<Season>,
    pub(super) observed: OnceLock<Result<Arc<Observed>, Undefined>>,
    pub(super) expected: OnceLock<Result<Arc<Expected>, Undefined>>,
    pub(super) cohorts: OnceLock<Arc<Cohorts>>,
    pub(super) forecast: OnceLock<Option<Arc<Forecast>>>,
    pub(super) who: OnceLock<Arc<Who>>,
    pub(super) eves: OnceLock<Result<Arc<Vec<Eve>>, Undefined>>,
    pub(super) unusual: OnceLock<Vec<Unusual>>,
}

/// What hangs on all of the plan, kept likewise.
#[derive(Default)]
pub(super) struct Found {
    pub(super) committed_seasons: OnceLock<Option<Arc<Seasons>>>,
    pub(super) ground: OnceLock<Arc<Ground>>,
    pub(super) chances: OnceLock<Result<Arc<Chances>, Undefined>>,
    pub(super) assessed: OnceLock<Result<Arc<Assessment>, Undefined>>,
}

impl Sold {
    pub(super) fn of(plan: &Plan) -> Arc<Sold> {
        plan.memory().recall_sold(Sold::default)
    }
}

impl Found {
    pub(super) fn of(plan: &Plan) -> Arc<Found> {
        plan.memory().recall(Found::default)
    }
}
