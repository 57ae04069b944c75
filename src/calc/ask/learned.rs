//! Answers that hang on their questions alone, kept over every change of a plan: how a series goes on, and which curve goes
//! through judgements.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use crate::calc::Undefined;
use crate::calc::base::{Eve, Tested};
use crate::calc::kernel::forecast::{Combined, total_hold_outs};
use crate::calc::kernel::response::Response;
use crate::calc::kernel::simulate::{Draws, Simulated};
use crate::plan::{Judgements, Plan, Reply};

/// More answers of one kind than this are not remembered.
const LIMIT: usize = 4_000;

/// Answers by the bits of their questions.
#[derive(Default)]
struct Learned {
    forecasts: Answers<Vec<u64>, Option<Arc<Tested>>>,
    /// What was drawn last.
    drawn: Mutex<Option<(Arc<Draws>, Arc<Simulated>)>>,
    /// The earlier years of what they hang on, as they were found last.
    eves: Mutex<Option<(u64, Eves)>>,
    /// The ranges of earlier years that were drawn last.
    ranges: Mutex<Option<(Arc<Vec<Eve>>, Ranges)>>,
    responses: Answers<Vec<u64>, Result<Response, Undefined>>,
}

struct Answers<K, V>(Mutex<HashMap<K, V>>);

impl<K, V> Default for Answers<K, V> {
    fn default() -> Answers<K, V> {
        Answers(Mutex::new(HashMap::new()))
    }
}

impl<K: Hash + Eq, V: Clone> Answers<K, V> {
    fn of(&self, question: K, find: impl FnOnce() -> V) -> V {
        // A thread that panicked leaves whole answers.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(answer) = known.get(&question) {
            return answer.clone();
        }
        let answer = find();
        if known.len() >= LIMIT {
            known.clear();
        }
        known.insert(question, answer.clone());
        answer
    }
}

/// How a series of months goes on; `None` where not even the last twelve can be repeated.
pub(in crate::calc) fn learned_forecast(plan: &Plan, series: &[f64]) -> Option<Arc<Tested>> {
    let question = series.iter().map(|value| value.to_bits()).collect();
    let find = || {
        let combined = Combined::fit(series, 12)?;
        Some(Arc::new(Tested { combined, hold_outs: total_hold_outs(series, 12) }))
    };
    plan.memory().learned(Learned::default).forecasts.of(question, find)
}

/// What was drawn where this was to be drawn, if it was the last.
pub(in crate::calc) fn drawn_before(plan: &Plan, draws: &Arc<Draws>) -> Option<Arc<Simulated>> {
    let learned = plan.memory().learned(Learned::default);
    let mut held = learned.drawn.lock().unwrap_or_else(PoisonError::into_inner);
    let (asked, found) = held.as_mut()?;
    if !Arc::ptr_eq(asked, draws) {
        if asked != draws {
            return None;
        }
        // Many figures ask after every change: the accounts are compared for the first of them.
        *asked = draws.clone();
    }
    Some(found.clone())
}

/// Keeps what was drawn in the place of what was drawn before.
pub(in crate::calc) fn keep(plan: &Plan, draws: Arc<Draws>, found: Arc<Simulated>) {
    let learned = plan.memory().learned(Learned::default);
    *learned.drawn.lock().unwrap_or_else(PoisonError::into_inner) = Some((draws, found));
}

/// P10 and P90 of each of them, minor units.
type Ranges = Arc<Vec<(f64, f64)>>;

/// Earlier years as they would have been planned, or that there is none.
type Eves = Result<Arc<Vec<Eve>>, Undefined>;

/// The earlier years of a plan, found anew where what they hang on is another.
pub(in crate::calc) fn learned_eves(plan: &Plan, fingerprint: u64, find: impl FnOnce() -> Eves) -> Eves {
    let learned = plan.memory().learned(Learned::default);
    let mut held = learned.eves.lock().unwrap_or_else(PoisonError::into_inner);
    match &*held {
        Some((known, eves)) if *known == fingerprint => eves.clone(),
        _ => {
            let eves = find();
            *held = Some((fingerprint, eves.clone()));
            eves
        }
    }
}

/// The ranges of these earlier years, if they were drawn last.
pub(in crate::calc) fn ranges_before(plan: &Plan, eves: &Arc<Vec<Eve>>) -> Option<Ranges> {
    let learned = plan.memory().learned(Learned::default);
    let held = learned.ranges.lock().unwrap_or_else(PoisonError::into_inner);
    let (asked, found) = held.as_ref()?;
    (Arc::ptr_eq(asked, eves) || asked == eves).then(|| found.clone())
}

/// Keeps the ranges of earlier years in the place of those before.
pub(in crate::calc) fn keep_ranges(plan: &Plan, eves: Arc<Vec<Eve>>, ranges: Ranges) {
    let learned = plan.memory().learned(Learned::default);
    *learned.ranges.lock().unwrap_or_else(PoisonError::into_inner) = Some((eves, ranges));
}

/// The response curve of what a plan is told.
pub(in crate::calc) fn learned_response(plan: &Plan, reply: &Reply) -> Result<Response, Undefined> {
    let values: Vec<f64> = match reply {
        Reply::Judged(Judgements { none, half, more, saturation }) => vec![*none, *half, *more, *saturation],
        // A length of its own, so that no points are taken for judgements.
        Reply::Seen(points) => points.iter().flat_map(|&(x, y)| [x, y]).chain([f64::INFINITY]).collect(),
    };
    let question = values.into_iter().map(f64::to_bits).collect();
    plan.memory().learned(Learned::default).responses.of(question, || Response::of(reply))
}
