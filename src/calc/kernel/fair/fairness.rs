//! The questions of fairness, asked of rows of people.

use super::resample::numbered;
use super::{Interval, RankCorrelation, Resampling, Unmeasured, rank_correlation, resample, wilson};

/// What one person was to sell in a period, and sold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attempt {
    /// The person, by any number.
    pub person: u32,
    /// The target; minor units, so that sums are exact. A row without a target above 0 is left out.
    pub target: f64,
    /// What was sold, in the same unit.
    pub actual: f64,
    /// What the territory could buy in the period, in the same unit, where it is known.
    pub potential: Option<f64>,
}

/// A number, and where it lies given how few people it was seen with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The number.
    pub value: f64,
    /// Its interval, or why it has none.
    pub interval: Result<Interval, Unmeasured>,
}

/// The spread of target over potential: how unevenly the same territory is asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TargetSpread {
    /// How many rows have a potential.
    pub rows: usize,
    /// The standard deviation over the mean. Shares of .1, .2 and .3 have .4082.
    pub variation: f64,
    /// The smallest share of a potential that a target asks for.
    pub least: f64,
    /// The median.
    pub median: f64,
    /// The largest.
    pub most: f64,
}

/// How fair targets were.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fairness {
    /// How many rows have a target.
    pub rows: usize,
    /// How many people they are of.
    pub people: usize,
    /// How many rows are left out, having none.
    pub left_out: usize,
    /// The rank correlation of attainment with the target. Near 0 is fair; below it large targets are harder to reach.
    pub by_target: Result<Estimate, Unmeasured>,
    /// The rank correlation of attainment with the potential, over the rows that have one. Above 0 rich territories
    /// have it easier.
    pub by_potential: Result<Estimate, Unmeasured>,
    /// The share of rows that reached their target; its interval is that of drawing people again.
    pub rows_at_target: Result<Estimate, Unmeasured>,
    /// How many people reached the sum of their targets with the sum of their sales.
    pub people_reached: usize,
    /// The share of those people; Wilson's interval.
    pub people_at_target: Result<Estimate, Unmeasured>,
    /// The spread of targets over potential.
    pub spread: Result<TargetSpread, Unmeasured>,
}

/// Asks all questions of fairness of some rows.
///
/// Two people, Ann with 90 of 100 and 130 of 100, Bob with 40 of 50: one row in three reaches its target, and one
/// person of two, Ann with 220 of 200. With a confidence of 95 % the share of people is anything from .09 to .91.
///
/// ```
/// use keyline::calc::kernel::fair::{Attempt, Resampling, fairness};
/// let row = |person, target, actual| Attempt { person, target, actual, potential: None };
/// let rows = [row(1, 100.0, 90.0), row(1, 100.0, 130.0), row(2, 50.0, 40.0)];
/// let fair = fairness(&rows, Resampling::default());
/// assert_eq!((fair.rows, fair.people, fair.people_reached), (3, 2, 1));
/// assert!((fair.rows_at_target.unwrap().value - 1.0 / 3.0).abs() < 1e-15);
/// let people = fair.people_at_target.unwrap().interval.unwrap();
/// assert!((people.low - 0.0945).abs() < 5e-5 && (people.high - 0.9055).abs() < 5e-5);
/// ```
pub fn fairness(rows: &[Attempt], how: Resampling) -> Fairness {
    let measured: Vec<Attempt> = rows.iter().copied().filter(|row| row.target > 0.0).collect();
    let (people, reached) = people_at_target(&measured);
    let by_target: Vec<Compared> =
        measured.iter().map(|row| (row.person, row.attainment(), row.target)).collect();
    let by_potential: Vec<Compared> = measured
        .iter()
        .filter_map(|row| row.known_potential().map(|potential| (row.person, row.attainment(), potential)))
        .collect();
    let share = wilson(reached, people, how.confidence).ok_or(Unmeasured::NoRows);
    Fairness {
        rows: measured.len(),
        people,
        left_out: rows.len() - measured.len(),
        by_target: dependence(&by_target, how),
        by_potential: dependence(&by_potential, how),
        rows_at_target: rows_at_target(&measured, how),
        people_reached: reached,
        people_at_target: share
            .map(|interval| Estimate { value: reached as f64 / people as f64, interval: Ok(interval) }),
        spread: spread(&measured),
    }
}

/// A row's person, and the two numbers that are compared.
type Compared = (u32, f64, f64);

impl Attempt {
    fn attainment(&self) -> f64 {
        self.actual / self.target
    }

    fn reached(&self) -> bool {
        self.actual >= self.target
    }

    fn known_potential(&self) -> Option<f64> {
        self.potential.filter(|&potential| potential > 0.0)
    }
}

/// The rank correlation of two numbers with its interval.
fn dependence(rows: &[Compared], how: Resampling) -> Result<Estimate, Unmeasured> {
    let pairs: Vec<(f64, f64)> = rows.iter().map(|row| (row.1, row.2)).collect();
    let people: Vec<u32> = rows.iter().map(|row| row.0).collect();
    let value = rank_correlation(&pairs)?;
    let mut correlation = RankCorrelation::of(&pairs);
    Ok(Estimate { value, interval: resample(&people, how, |counts| correlation.counting(counts)) })
}

fn rows_at_target(rows: &[Attempt], how: Resampling) -> Result<Estimate, Unmeasured> {
    let reached: Vec<u32> = rows.iter().map(|row| u32::from(row.reached())).collect();
    let people: Vec<u32> = rows.iter().map(|row| row.person).collect();
    let share = |counts: &[u32]| {
        let (mut met, mut all) = (0_u64, 0_u64);
        for (&count, &reached) in counts.iter().zip(&reached) {
            met += u64::from(count * reached);
            all += u64::from(count);
        }
        (all > 0).then(|| met as f64 / all as f64)
    };
    let value = share(&vec![1; rows.len()]).ok_or(Unmeasured::NoRows)?;
    Ok(Estimate { value, interval: resample(&people, how, share) })
}

/// How many people there are, and how many reached the sum of their targets.
fn people_at_target(rows: &[Attempt]) -> (usize, usize) {
    let people: Vec<u32> = rows.iter().map(|row| row.person).collect();
    let (persons, count) = numbered(&people);
    let mut sums = vec![(0.0, 0.0); count];
    for (row, person) in rows.iter().zip(persons) {
        sums[person].0 += row.target;
        sums[person].1 += row.actual;
    }
    (count, sums.iter().filter(|(target, actual)| actual >= target).count())
}

fn spread(rows: &[Attempt]) -> Result<TargetSpread, Unmeasured> {
    let mut shares: Vec<f64> =
        rows.iter().filter_map(|row| row.known_potential().map(|potential| row.target / potential)).collect();
    shares.sort_unstable_by(f64::total_cmp);
    let (Some(&least), Some(&most)) = (shares.first(), shares.last()) else {
        return Err(Unmeasured::NoRows);
    };
    let count = shares.len() as f64;
    let mean = shares.iter().sum::<f64>() / count;
    let variance = shares.iter().map(|share| (share - mean) * (share - mean)).sum::<f64>() / count;
    let half = shares.len() / 2;
    let median = if shares.len() % 2 == 1 { shares[half] } else { 0.5 * (shares[half - 1] + shares[half]) };
    Ok(TargetSpread { rows: shares.len(), variation: libm::sqrt(variance) / mean, least, median, most })
}
