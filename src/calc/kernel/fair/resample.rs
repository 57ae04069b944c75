//! Intervals of anything, by drawing people again.

use super::Interval;
use crate::calc::kernel::simulate::{Outcomes, Random};

/// Why a question of fairness has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Unmeasured {
    /// There is nothing to measure: no rows, or none with what is asked for.
    #[error("no rows")]
    NoRows,
    /// One row alone depends on nothing.
    #[error("one row")]
    OneRow,
    /// All targets, or all attainments, are alike.
    #[error("all alike")]
    AllAlike,
    /// All rows are of one person, who says nothing about people.
    #[error("one person")]
    OnePerson,
    /// More than a tenth of the draws had no answer.
    #[error("too few draws have an answer")]
    TooFewDraws,
}

/// How people are drawn again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resampling {
    /// How often, at least once.
    pub count: usize,
    /// Where the randomness starts. The same seed and rows give the same bits on every machine.
    pub seed: u64,
    /// The confidence of the interval, between 0 and 1.
    pub confidence: f64,
}

impl Default for Resampling {
    /// 2,000 draws, 95 %.
    fn default() -> Resampling {
        Resampling { count: 2_000, seed: 1, confidence: 0.95 }
    }
}

/// The percentile interval of a statistic over rows that belong to people (the cluster bootstrap; Davison and Hinkley
/// 1997, section 3.8).
///
/// * `people`: of each row, the number of its person.
/// * `statistic`: the answer where row i counts `counts[i]` times, 0 and more; `None` where there is none.
///
/// In each draw as many people as there are are drawn, with replacement, and all rows of one count as often as the
/// person was drawn. The interval leaves (1 - confidence) / 2 of the answers on either side, as
/// [`Outcomes::quantile`] has it. Draws without an answer are left out, and if they are more than a tenth there is
/// no interval.
///
/// Two people with a row each, 0 and 1: their mean is 0, .5 or 1 with .25, .5 and .25, so 95 % lie from 0 to 1.
///
/// ```
/// use keyline::calc::kernel::fair::{Interval, Resampling, resample};
/// let values = [0.0, 1.0];
/// let mean = |counts: &[u32]| {
///     let sum: f64 = counts.iter().zip(values).map(|(&count, value)| f64::from(count) * value).sum();
///     Some(sum / 2.0)
/// };
/// assert_eq!(resample(&[8, 9], Resampling::default(), mean), Ok(Interval { low: 0.0, high: 1.0 }));
/// ```
pub fn resample(
    people: &[u32],
    how: Resampling,
    mut statistic: impl FnMut(&[u32]) -> Option<f64>,
) -> Result<Interval, Unmeasured> {
    let (persons, count) = numbered(people);
    match count {
        0 => return Err(Unmeasured::NoRows),
        1 => return Err(Unmeasured::OnePerson),
        _ => {}
    }
    let draws = how.count.max(1);
    let mut random = Random::from_seed(how.seed);
    let mut drawn = vec![0_u32; count];
    let mut counts = vec![0_u32; people.len()];
    let mut answers = Vec::with_capacity(draws);
    for _ in 0..draws {
        drawn.fill(0);
        for _ in 0..count {
            drawn[random.below(count)] += 1;
        }
        for (row, &person) in counts.iter_mut().zip(&persons) {
            *row = drawn[person];
        }
        answers.extend(statistic(&counts).filter(|answer| answer.is_finite()));
    }
    if answers.len() * 10 < draws * 9 {
        return Err(Unmeasured::TooFewDraws);
    }
    let answers = Outcomes::new(answers);
    let outside = 0.5 * (1.0 - how.confidence.clamp(0.0, 1.0));
    Ok(Interval { low: answers.quantile(outside), high: answers.quantile(1.0 - outside) })
}

/// People numbered from 0 without gaps, lowest first, and how many they are.
pub(super) fn numbered(people: &[u32]) -> (Vec<usize>, usize) {
    let mut known = people.to_vec();
    known.sort_unstable();
    known.dedup();
    // Each is found: the list is made of them.
    let persons = people.iter().map(|person| known.partition_point(|other| other < person)).collect();
    (persons, known.len())
}
