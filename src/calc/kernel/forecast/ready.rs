//! A series made ready for a model, and the recurrence that runs through it.

use super::{Model, Parameter, Parameters};
use crate::calc::base::seasonal_index;

/// A series made ready for a model: what to smooth and where to start.
pub(super) struct Ready {
    pub model: Model,
    /// What is smoothed: the series, without its season where the model takes it out before.
    values: Vec<f64>,
    /// The place of the first value that the recurrence takes in.
    first: usize,
    /// The place of the first value whose error counts.
    counted: usize,
    level: f64,
    trend: f64,
    /// The season at the start, position 0 that of the first value; one neutral entry where there is none.
    season: Vec<f64>,
    /// The index that was taken out, position 0 that of the first value.
    index: Option<Vec<f64>>,
}

/// Where a run through a series ends.
pub(super) struct End {
    pub level: f64,
    pub trend: f64,
    /// The season that each of the next steps has, the nearest first.
    pub season: Vec<f64>,
    /// The errors of one step: how many, their squares, and the squares of error over forecast.
    pub errors: usize,
    pub squared: f64,
    pub squared_relative: f64,
}

/// Values of this size or more are refused, so that no square overflows; money is far below.
const LARGEST: f64 = 1e100;

/// A season under a tenth of the average is not divided by: it would enlarge its noise more than tenfold.
const LEAST_INDEX: f64 = 0.1;

impl Ready {
    /// `None` where the series is too short for the model, or holds what the model cannot take.
    pub fn new(model: Model, series: &[f64], length: usize) -> Option<Ready> {
        // Also refuses what is not a number.
        if length == 0 || !series.iter().all(|value| value.abs() < LARGEST) {
            return None;
        }
        match model {
            Model::SeasonalNaive => Self::naive(series, length),
            Model::Ses | Model::Holt | Model::Damped => Self::deseasonalized(model, series, length),
            Model::HoltWintersAdditive | Model::HoltWintersMultiplicative => {
                Self::holt_winters(model, series, length)
            }
        }
    }

    /// The first cycle is the season, and the first forecast that of the second.
    fn naive(series: &[f64], length: usize) -> Option<Ready> {
        let season = series.get(..length)?.to_vec();
        let values = series.to_vec();
        let start = Ready {
            model: Model::SeasonalNaive,
            values,
            first: length,
            counted: length,
            level: 0.0,
            trend: 0.0,
            season,
            index: None,
        };
        (series.len() > length).then_some(start)
    }

    /// The level starts at the first value and the trend at the first change, as in the NIST handbook and in
    /// Hyndman's `initial = "simple"`. The first value's own error does not count: the level knew it.
    ///
    /// A series that has no usable season is smoothed as it is, with one even index for all.
    fn deseasonalized(model: Model, series: &[f64], length: usize) -> Option<Ready> {
        let index = seasonal_index(series, length)
            .filter(|index| index.iter().all(|&index| index >= LEAST_INDEX))
            .unwrap_or_else(|| vec![1.0]);
        let values: Vec<f64> =
            series.iter().zip(index.iter().cycle()).map(|(value, index)| value / index).collect();
        let &[level, second, ..] = values.as_slice() else { return None };
        let trend = if model == Model::Ses { 0.0 } else { second - level };
        let (season, index) = (vec![0.0], Some(index));
        Some(Ready { model, values, first: 0, counted: 1, level, trend, season, index })
    }

    /// The start of R's `HoltWinters` with its two start periods: the season from the decomposed first two
    /// cycles, level and trend from a straight line through their moving average, errors from the second
    /// cycle on.
    fn holt_winters(model: Model, series: &[f64], length: usize) -> Option<Ready> {
        let product = model.season_multiplies();
        if length < 2 || product && series.iter().any(|&value| value <= 0.0) {
            return None;
        }
        let cycles = series.get(..length.checked_mul(2)?)?;
        let averages = moving_average(cycles, length);
        let season = if product {
            seasonal_index(cycles, length)?
        } else {
            additive_season(cycles, &averages, length)
        };
        let (level, trend) = line(&averages);
        let values = series.to_vec();
        Some(Ready { model, values, first: length, counted: length, level, trend, season, index: None })
    }

    /// The same in multiples of the mean value, to single precision: what a search for parameters sees. Else the
    /// last bits, which differ between a currency and its hundredth part, would decide between places that are
    /// equally good, and a forecast would depend on the unit.
    pub fn rough(&self) -> Ready {
        let sum: f64 = self.values.iter().map(|value| value.abs()).sum();
        let mean = if sum > 0.0 { sum / self.values.len() as f64 } else { 1.0 };
        let rough = |value: f64, unit: f64| f64::from((value / unit) as f32);
        let unit = if self.model == Model::HoltWintersMultiplicative { 1.0 } else { mean };
        Ready {
            values: self.values.iter().map(|&value| rough(value, mean)).collect(),
            level: rough(self.level, mean),
            trend: rough(self.trend, mean),
            season: self.season.iter().map(|&season| rough(season, unit)).collect(),
            index: None,
            ..*self
        }
    }

    /// The sum of squared errors of one step; infinite where the run is not possible.
    pub fn squared_error(&self, parameters: Parameters, season: &mut Vec<f64>) -> f64 {
        let mut squared = 0.0;
        let end = self.run(parameters, season, |_, error| squared += error * error);
        if end.is_some() && squared.is_finite() { squared } else { f64::INFINITY }
    }

    /// Runs to the end of the series; `None` where that is not possible or no longer finite.
    pub fn end(&self, parameters: Parameters) -> Option<End> {
        let (mut season, mut squared, mut squared_relative) = (Vec::new(), 0.0, 0.0);
        let (level, trend) = self.run(parameters, &mut season, |expected, error| {
            squared += error * error;
            squared_relative += (error / expected) * (error / expected);
        })?;
        let mut season = self.index.clone().unwrap_or(season);
        let turn = self.values.len() % season.len();
        season.rotate_left(turn);
        let errors = self.values.len() - self.counted;
        let finite = [level, trend, squared].iter().chain(&season).all(|value| value.is_finite());
        finite.then_some(End { level, trend, season, errors, squared, squared_relative })
    }

    fn run(&self, at: Parameters, season: &mut Vec<f64>, each: impl FnMut(f64, f64)) -> Option<(f64, f64)> {
        season.clear();
        season.extend_from_slice(&self.season);
        // What is deseasonalized has no season left, and adding nothing is quicker than dividing by one.
        if self.model == Model::HoltWintersMultiplicative {
            self.recur(at, season, each, |level, season| level * season, |value, part| value / part)
        } else {
            self.recur(at, season, each, |level, season| level + season, |value, part| value - part)
        }
    }

    /// The recurrence of all models, and the level and trend at its end. `join` puts level and season
    /// together, `part` takes one of them out of a value.
    ///
    /// Source: Hyndman and Athanasopoulos, *Forecasting: Principles and Practice*, chapter 7; the order of the
    /// three updates is R's.
    #[inline(always)]
    fn recur(
        &self,
        Parameters { alpha, beta, gamma, phi }: Parameters,
        season: &mut [f64],
        mut each: impl FnMut(f64, f64),
        join: impl Fn(f64, f64) -> f64,
        part: impl Fn(f64, f64) -> f64,
    ) -> Option<(f64, f64)> {
        let (mut level, mut trend) = (self.level, self.trend);
        let mut place = self.first % season.len();
        for (at, &value) in self.values.iter().enumerate().skip(self.first) {
            let base = level + phi * trend;
            if at >= self.counted {
                let expected = join(base, season[place]);
                each(expected, value - expected);
            }
            let next = alpha * part(value, season[place]) + (1.0 - alpha) * base;
            if self.model == Model::HoltWintersMultiplicative && next <= 0.0 {
                // A level of nothing has no multiple.
                return None;
            }
            trend = beta * (next - level) + (1.0 - beta) * phi * trend;
            season[place] = gamma * part(value, next) + (1.0 - gamma) * season[place];
            level = next;
            place += 1;
            if place == season.len() {
                place = 0;
            }
        }
        Some((level, trend))
    }

    /// The parameters of the model that the errors depend on: gamma, the last of them, only tells where a season
    /// that was updated comes round again.
    pub fn told_parameters(&self) -> &'static [Parameter] {
        match self.model.parameters() {
            [others @ .., Parameter::Gamma] if self.values.len() <= self.first + self.season.len() => others,
            all => all,
        }
    }
}

/// The centered moving averages over one whole cycle; where the cycle is even the two ends count half.
fn moving_average(series: &[f64], length: usize) -> Vec<f64> {
    let half = length / 2;
    series
        .windows(2 * half + 1)
        .map(|window| {
            let ends = 0.5 * (window[0] + window[2 * half]);
            let sum: f64 = window.iter().sum();
            (if length.is_multiple_of(2) { sum - ends } else { sum }) / length as f64
        })
        .collect()
}

/// The mean difference of each season from the moving average, less the mean of those means.
fn additive_season(series: &[f64], averages: &[f64], length: usize) -> Vec<f64> {
    let (mut sums, mut counts) = (vec![0.0; length], vec![0_usize; length]);
    for (at, average) in (length / 2..).zip(averages) {
        sums[at % length] += series[at] - average;
        counts[at % length] += 1;
    }
    let means: Vec<f64> = sums.iter().zip(&counts).map(|(sum, &count)| sum / count as f64).collect();
    let mean = means.iter().sum::<f64>() / length as f64;
    means.iter().map(|season| season - mean).collect()
}

/// The straight line of least squares through values at 1, 2, 3 ...: its height at 0 and its slope.
fn line(values: &[f64]) -> (f64, f64) {
    let count = values.len() as f64;
    let (middle, mean) = (0.5 * (count + 1.0), values.iter().sum::<f64>() / count);
    let (mut together, mut spread) = (0.0, 0.0);
    for (at, value) in values.iter().enumerate() {
        let off = (at + 1) as f64 - middle;
        together += off * (value - mean);
        spread += off * off;
    }
    let slope = together / spread;
    (mean - slope * middle, slope)
}
