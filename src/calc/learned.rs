//! Answers that hang on their questions alone, kept over every change of a plan: which model forecasts a series, and which
//! curve goes through judgements.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use crate::plan::{Judgements, Plan, Reply};

use super::{Choice, Response, Undefined, choose, choose_light};

/// More answers of one kind than this are not remembered.
const LIMIT: usize = 4_000;

/// Answers by the bits of their questions.
#[derive(Default)]
struct Learned {
    choices: Answers<(bool, Vec<u64>), Option<Arc<Choice>>>,
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

/// The model that would have forecast a series of months best; the light choice is for single accounts.
pub(super) fn learned_choice(plan: &Plan, series: &[f64], thorough: bool) -> Option<Arc<Choice>> {
    let question = (thorough, series.iter().map(|value| value.to_bits()).collect());
    let find = || if thorough { choose(series, 12) } else { choose_light(series, 12) }.map(Arc::new);
    plan.memory().learned(Learned::default).choices.of(question, find)
}

/// The response curve of what a plan is told.
pub(super) fn learned_response(plan: &Plan, reply: &Reply) -> Result<Response, Undefined> {
    let values: Vec<f64> = match reply {
        Reply::Judged(Judgements { none, half, more, saturation }) => vec![*none, *half, *more, *saturation],
        // A length of its own, so that no points are taken for judgements.
        Reply::Seen(points) => points.iter().flat_map(|&(x, y)| [x, y]).chain([f64::INFINITY]).collect(),
    };
    let question = values.into_iter().map(f64::to_bits).collect();
    plan.memory().learned(Learned::default).responses.of(question, || Response::of(reply))
}
