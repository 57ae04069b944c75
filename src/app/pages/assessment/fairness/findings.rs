//! What the page asks of the engine, and the sentences it answers in.

use keyline::calc::kernel::fair::Fairness;
use keyline::calc::split::SplitError;
use keyline::calc::{self, Undefined};
use keyline::plan::{Committed, Plan};
use keyline::text::{FairnessText, Wording};

/// What takes a while to find: the answers, and what the bounds of the split promise.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// The answers.
    pub fair: Result<Fairness, Undefined>,
    /// What the bounds promise.
    pub gauges: Result<Vec<calc::split::Gauge>, SplitError>,
}

impl Findings {
    /// Those of a plan.
    pub fn of(plan: &Plan) -> Findings {
        let total = plan.committed().map(Committed::total_now).ok_or(Undefined::NotCommitted);
        Findings {
            fair: calc::assess::fairness_of(plan),
            gauges: total.map_err(SplitError::from).and_then(|total| calc::split::gauges(plan, total)),
        }
    }
}

/// The sentences of the page.
pub fn page<'a>(wording: &Wording<'_>) -> &'a FairnessText {
    wording.numbers.language.text().fairness()
}
