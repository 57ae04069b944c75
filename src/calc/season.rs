//! The season: how the months of a year differ from each other.

use crate::plan::Plan;

use super::{Found, ordinary_months, whole_months};

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
    let mut index = Season::EVEN;
    // A negative index would plan returns; no month of a target means that.
    let found = seasonal_index(&series, 12).filter(|found| found.iter().all(|&value| value >= 0.0));
    let Some(found) = found else { return Season { index, basis: SeasonBasis::Irregular } };
    for (at, value) in found.into_iter().enumerate() {
        index[(span.first.number() as usize - 1 + at) % 12] = value;
    }
    Season { index, basis: SeasonBasis::TwoYears { months } }
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
