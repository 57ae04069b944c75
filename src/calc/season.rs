//! The season: how the months of a year differ from each other.

use std::collections::HashMap;
use std::sync::Arc;

use crate::plan::{Class, Plan, Span};

use super::{Found, classes_of, ordinary_months, ordinary_rows, whole_months};

/// How many whole months a seasonal index needs: two years.
pub const SEASON_MONTHS: usize = 24;

/// The seasonal index of the portfolio.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Season {
    /// By calendar month, January first, as multiples of an average month: none below 0, mean 1.
    pub index: [f64; 12],
    /// How it was found.
    pub basis: SeasonBasis,
}

/// How a seasonal index was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SeasonBasis {
    /// From this many whole months, at least two years of them.
    TwoYears {
        /// How many.
        months: usize,
    },
    /// Even, because there are only this many whole months.
    Even {
        /// How many.
        months: usize,
    },
    /// Even, because returns outweigh sales for so long that a ratio to the average means nothing.
    Irregular,
}

impl Season {
    const EVEN: [f64; 12] = [1.0; 12];

    /// The indices of the twelve months that begin with calendar month `start`, 1 to 12.
    ///
    /// ```
    /// use keyline::calc::{Season, SeasonBasis};
    /// let index = [0.5, 1.5, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0];
    /// let season = Season { index, basis: SeasonBasis::TwoYears { months: 36 } };
    /// assert_eq!(season.from_month(12)[..3], [1.0, 0.5, 1.5]);
    /// ```
    pub fn from_month(&self, start: u32) -> [f64; 12] {
        let mut turned = self.index;
        turned.rotate_left((start.max(1) as usize - 1) % 12);
        turned
    }
}

/// The seasonal index of the whole portfolio, from every whole month, one-offs left out; even under two years.
pub fn season(plan: &Plan) -> Season {
    *Found::of(plan).season.get_or_init(|| find_season(plan))
}

fn find_season(plan: &Plan) -> Season {
    let span = whole_months(plan);
    let months = span.months;
    if months < SEASON_MONTHS {
        return Season { index: Season::EVEN, basis: SeasonBasis::Even { months } };
    }
    let series: Vec<f64> = ordinary_months(plan, span).iter().map(|money| money.to_f64()).collect();
    let Some(index) = placed_index(&series, span) else {
        return Season { index: Season::EVEN, basis: SeasonBasis::Irregular };
    };
    Season { index, basis: SeasonBasis::TwoYears { months } }
}

/// In how many of its last 24 months an account must have sold to have a season, or a forecast, of its own.
pub const DENSE_MONTHS: usize = 18;

/// Whether a series has sold in enough of its last two years to speak for itself.
pub(super) fn is_dense(series: impl DoubleEndedIterator<Item = f64>) -> bool {
    series.rev().take(SEASON_MONTHS).filter(|value| *value != 0.0).count() >= DENSE_MONTHS
}

/// The seasons below the portfolio's: of each class, and of the accounts that sell in most months.
#[derive(Debug, Clone, PartialEq)]
pub struct Seasons {
    own: HashMap<usize, [f64; 12]>,
    by_class: [Option<[f64; 12]>; 3],
    classes: Vec<Class>,
}

impl Seasons {
    /// The index of an account, January first: its own, else its class's with the class; `None` where neither has one.
    pub(super) fn of(&self, row: usize) -> Option<([f64; 12], Option<Class>)> {
        if let Some(own) = self.own.get(&row) {
            return Some((*own, None));
        }
        let class = *self.classes.get(row)?;
        self.by_class[class as usize].map(|index| (index, Some(class)))
    }
}

/// The seasons of classes and accounts, by the classes of the last twelve months; none under two years.
pub(super) fn seasons(plan: &Plan) -> Arc<Seasons> {
    Found::of(plan).seasons.get_or_init(|| Arc::new(find_seasons(plan))).clone()
}

fn find_seasons(plan: &Plan) -> Seasons {
    let span = whole_months(plan);
    let mut found = Seasons { own: HashMap::new(), by_class: [None; 3], classes: Vec::new() };
    let Some(last) = span.last().filter(|_| span.months >= SEASON_MONTHS) else { return found };
    let rows = ordinary_rows(plan, span);
    let before = span.months - Span::ending(last, 12).months;
    let latest = |row: usize| rows.row(row).skip(before).sum::<f64>() as i64;
    let amounts: Vec<i64> = (0..plan.ledger().rows()).map(latest).collect();
    found.classes = classes_of(&amounts, plan.settings().cuts);
    let mut sums = [const { Vec::new() }; 3];
    sums.iter_mut().for_each(|sum: &mut Vec<f64>| sum.resize(span.months, 0.0));
    for (row, class) in found.classes.iter().enumerate() {
        for (sum, value) in sums[*class as usize].iter_mut().zip(rows.row(row)) {
            *sum += value;
        }
        if is_dense(rows.row(row)) {
            let own: Vec<f64> = rows.row(row).collect();
            if let Some(index) = placed_index(&own, span) {
                found.own.insert(row, index);
            }
        }
    }
    found.by_class = sums.map(|sum| placed_index(&sum, span));
    found
}

/// A seasonal index by calendar month; `None` where there is none that no month of a target would be negative by.
fn placed_index(series: &[f64], span: Span) -> Option<[f64; 12]> {
    let found = seasonal_index(series, 12).filter(|found| found.iter().all(|&value| value >= 0.0))?;
    let mut index = Season::EVEN;
    for (at, value) in found.into_iter().enumerate() {
        index[(span.first.number() as usize - 1 + at) % 12] = value;
    }
    Some(index)
}

/// The multiplicative seasonal index of a series: the mean ratio of each season to the centred moving average
/// over one whole cycle, normalised to mean 1. Position 0 is the season of the first element.
///
/// `None` under two cycles, for cycles shorter than 2, and where a moving average is not above zero.
///
/// Source: ratio to moving average, as in Anderson, Sweeney and Williams, *Statistics for Business and
/// Economics* (their television set sales print .93 .84 1.09 1.14), and R's `decompose`.
///
/// ```
/// use keyline::calc::seasonal_index;
/// let sets = [4.8, 4.1, 6.0, 6.5, 5.8, 5.2, 6.8, 7.4, 6.0, 5.6, 7.5, 7.8, 6.3, 5.9, 8.0, 8.4];
/// let index = seasonal_index(&sets, 4).unwrap();
/// let rounded: Vec<f64> = index.iter().map(|index| (index * 1e4).round() / 1e4).collect();
/// assert_eq!(rounded, [0.9307, 0.8364, 1.0915, 1.1414]);
/// ```
pub fn seasonal_index(series: &[f64], length: usize) -> Option<Vec<f64>> {
    if length < 2 || series.len() < length.checked_mul(2)? {
        return None;
    }
    let half = length / 2;
    let mut sums = vec![0.0; length];
    let mut counts = vec![0_usize; length];
    for at in half..series.len() - half {
        let window = &series[at - half..=at + half];
        let mut sum: f64 = window.iter().sum();
        if length.is_multiple_of(2) {
            // An even cycle has no middle: the two ends are the same season and count half each.
            sum -= 0.5 * (window[0] + window[length]);
        }
        let average = sum / length as f64;
        let ratio = series[at] / average;
        if average <= 0.0 || !ratio.is_finite() {
            return None;
        }
        sums[at % length] += ratio;
        counts[at % length] += 1;
    }
    let means: Vec<f64> = sums.iter().zip(&counts).map(|(sum, &count)| sum / count as f64).collect();
    let total: f64 = means.iter().sum();
    let scale = length as f64 / total;
    (total > 0.0 && scale.is_finite()).then(|| means.iter().map(|mean| mean * scale).collect())
}
