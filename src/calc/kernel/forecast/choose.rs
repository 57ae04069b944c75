//! The choice of a model by how well it would have forecast the past.

use super::fit::{FIRST, Search, fit, fit_from};
use super::{Fitted, Model};

/// A model chosen for a series.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The model, fitted to the whole series by the search that was tested, going on from its last trial; so its
    /// parameters may differ a little from those of [`fit`].
    pub fitted: Fitted,
    /// What each model missed, the seasonal naive forecast first; empty where the series is too short for a test.
    pub hold_outs: Vec<HoldOut>,
    /// The models that some part of the series did not allow.
    pub not_fitted: Vec<Model>,
}

impl Choice {
    /// Whether the models were tested on the series; else the seasonal naive forecast was taken untested.
    pub fn is_tested(&self) -> bool {
        !self.hold_outs.is_empty()
    }

    /// Whether the models were tested and none beat the seasonal naive forecast.
    pub fn naive_won(&self) -> bool {
        self.is_tested() && self.fitted.model == Model::SeasonalNaive
    }
}

/// What a model missed on values that it had not seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HoldOut<M = Model> {
    /// Which model.
    pub of: M,
    /// The mean absolute error over all steps, in units of sales.
    pub error: f64,
    /// The same as a part of the mean absolute actual of those steps; `None` where that is 0.
    pub relative_error: Option<f64>,
    /// From how many points in time it forecast.
    pub origins: usize,
    /// How many steps it forecast from all of them.
    pub steps: usize,
}

/// A forecast made as if the series had ended earlier.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// How many values were known.
    pub origin: usize,
    /// The forecast of the values from there on: up to a whole cycle, as far as the series reaches.
    pub forecast: Vec<f64>,
}

/// From how many points in time every model is tried.
const ORIGINS: usize = 12;

/// The moves of the search at the first origin, from R's start.
const FIRST_MOVES: usize = 100;

/// The moves at each later origin, from where the search before ended.
const MOVES: usize = 40;

/// The fewest values that a forecast on trial may know, however short the cycle.
const FEWEST_KNOWN: usize = 8;

/// The fewest origins that make a test.
const FEWEST_ORIGINS: usize = 3;

/// An error counts as smaller only from this part on: less is rounding.
const TIE: f64 = 1e-9;

/// The model for a series of sales, oldest first, with a season of `length` values.
///
/// Every model forecasts from each of the latest twelve origins, the first of them after two whole cycles (and
/// at least 8 values), up to one cycle ahead as far as the series reaches. At each origin it is fitted anew,
/// season included, to the values before it. The model with the least mean absolute error wins if it beats the
/// seasonal naive forecast; a tie or worse means the seasonal naive forecast. So 36 months give 12 origins and
/// 12 + 11 + ... + 1 = 78 steps.
///
/// With fewer than three origins, which is 24 to 26 months, there is no test, and the seasonal naive forecast is
/// taken. `None` under two cycles (or 8 values), and where a value is not finite or reaches 1e100.
///
/// Source: Tashman, *Out-of-sample tests of forecasting accuracy*, International Journal of Forecasting 16
/// (2000): rolling origins, fitted anew.
pub fn choose(series: &[f64], length: usize) -> Option<Choice> {
    let fewest = fewest_known(length)?;
    let naive = fit(Model::SeasonalNaive, series, length)?;
    let mut choice = Choice { fitted: naive, hold_outs: Vec::new(), not_fitted: Vec::new() };
    if series.len() < fewest + FEWEST_ORIGINS {
        return (series.len() >= fewest).then_some(choice);
    }
    let mut least = f64::INFINITY;
    for model in Model::ALL {
        let tried = try_out(model, series, length)
            .and_then(|(trials, fitted)| Some((hold_out(model, series, &trials)?, fitted)));
        let Some((hold_out, fitted)) = tried else {
            choice.not_fitted.push(model);
            continue;
        };
        if hold_out.error < least * (1.0 - TIE) {
            least = hold_out.error;
            choice.fitted = fitted;
        }
        choice.hold_outs.push(hold_out);
    }
    Some(choice)
}

/// The forecasts of one model that [`choose`] compares, the earliest origin first; `None` where the model cannot
/// be fitted at one of them or to the whole series, or where there is no origin. A forecast depends on no value from its origin on.
pub fn trials(model: Model, series: &[f64], length: usize) -> Option<Vec<Trial>> {
    Some(try_out(model, series, length)?.0)
}

/// Two cycles; `None` where there is no cycle.
fn fewest_known(length: usize) -> Option<usize> {
    (length > 0).then_some(length.saturating_mul(2).max(FEWEST_KNOWN))
}

/// The trials of a model and its fit to the whole series, each search starting where the one before ended.
fn try_out(model: Model, series: &[f64], length: usize) -> Option<(Vec<Trial>, Fitted)> {
    let first = fewest_known(length)?.max(series.len().saturating_sub(ORIGINS));
    if first >= series.len() {
        return None;
    }
    let start = Search { starts: &[FIRST], size: 0.15, moves: FIRST_MOVES };
    let mut fitted = fit_from(model, &series[..first], length, &start)?;
    let mut trials = Vec::with_capacity(series.len() - first);
    for origin in first..series.len() {
        trials.push(Trial { origin, forecast: fitted.forecast(length.min(series.len() - origin)) });
        let search = Search { starts: &[fitted.parameters], size: 0.1, moves: MOVES };
        fitted = fit_from(model, &series[..=origin], length, &search)?;
    }
    Some((trials, fitted))
}

/// What the trials missed; `None` where that is not finite.
fn hold_out(model: Model, series: &[f64], trials: &[Trial]) -> Option<HoldOut> {
    let (mut missed, mut sold, mut steps) = (0.0, 0.0, 0);
    for trial in trials {
        for (forecast, actual) in trial.forecast.iter().zip(&series[trial.origin..]) {
            missed += (forecast - actual).abs();
            sold += actual.abs();
            steps += 1;
        }
    }
    let error = missed / steps as f64;
    let relative_error = (sold > 0.0).then(|| missed / sold).filter(|part| part.is_finite());
    error.is_finite().then_some(HoldOut { of: model, error, relative_error, origins: trials.len(), steps })
}
