//! A fitted model and its forecast.

use super::ready::Ready;
use super::{Combination, Model, Parameters};

/// A model fitted to a series.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// Which model.
    pub model: Model,
    /// Its parameters; those that it does not have are neutral.
    pub parameters: Parameters,
    /// The level after the last value, in units of sales, the season taken out; 0 for the seasonal naive
    /// forecast, which is season only.
    pub level: f64,
    /// The change of the level from one value to the next, in units of sales; 0 without trend.
    pub trend: f64,
    /// The season of the coming steps, the first step's first: in units of sales where it is added, as a
    /// multiple of the level where it multiplies; a single 1 where there is none.
    pub season: Vec<f64>,
    /// The standard deviation of the error of one step: in units of sales, for the models with an index in units
    /// of deseasonalized sales; for the multiplicative Holt-Winters as a part of the forecast.
    pub sigma: f64,
    /// How many values were forecast one step ahead while fitting.
    pub errors: usize,
    /// The sum of the squares of those errors, in squared units of sales (deseasonalized where there is an
    /// index). Over `errors` it is the mean squared error.
    pub squared_error: f64,
}

/// One step of a forecast, taken apart: (level + multiple x trend), joined with the season.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ForecastStep {
    /// The level after the last value, in units of sales.
    pub level: f64,
    /// The change of the level in one step, in units of sales.
    pub trend: f64,
    /// How many trends lie between: the number of steps, fewer where the trend is damped.
    pub multiple: f64,
    /// The season of the step, in units of sales or as a multiple.
    pub season: f64,
    /// How the season joins.
    pub combination: Combination,
}

impl ForecastStep {
    /// The forecast of this step, in units of sales.
    ///
    /// ```
    /// use keyline::calc::{Combination, ForecastStep};
    /// let combination = Combination::Product;
    /// let step = ForecastStep { level: 100.0, trend: 2.0, multiple: 3.0, season: 0.5, combination };
    /// assert_eq!(step.value(), 53.0);
    /// ```
    pub fn value(&self) -> f64 {
        let base = self.level + self.multiple * self.trend;
        match self.combination {
            Combination::Sum => base + self.season,
            Combination::Product => base * self.season,
        }
    }
}

impl Fitted {
    /// Runs the model to the end of its series.
    pub(super) fn new(ready: &Ready, parameters: Parameters) -> Option<Fitted> {
        let model = ready.model;
        let parameters = parameters.of(model);
        let end = ready.end(parameters)?;
        let relative = model == Model::HoltWintersMultiplicative;
        let squared = if relative { end.squared_relative } else { end.squared };
        // Each fitted parameter takes up an error, and so does each free index of the season, which the same
        // values gave. Holt-Winters pays for its start with the first cycle, whose errors are left out.
        let indices = if model.is_deseasonalized() { end.season.len() - 1 } else { 0 };
        let free = end.errors.saturating_sub(model.parameters().len() + indices).max(1);
        let sigma = (squared / free as f64).sqrt();
        // A relative error as large as its forecast is no part of it any more.
        let limit = if relative { 1.0 } else { f64::INFINITY };
        (sigma < limit).then_some(Fitted {
            model,
            parameters,
            level: end.level,
            trend: end.trend,
            season: end.season,
            sigma,
            errors: end.errors,
            squared_error: end.squared,
        })
    }

    /// What the forecast `steps` ahead is made of; 1 is the next value.
    ///
    /// ```
    /// use keyline::calc::{Model, Parameters, fit_at};
    /// let half = Parameters { alpha: 1.0, beta: 1.0, gamma: 0.0, phi: 0.5 };
    /// let step = fit_at(Model::Damped, half, &[10.0, 14.0], 1).unwrap().step(2);
    /// // The level is at 14 and rose by 4; half of that and half of the half are to come.
    /// assert_eq!((step.level, step.trend, step.multiple, step.value()), (14.0, 4.0, 0.75, 17.0));
    /// ```
    pub fn step(&self, steps: usize) -> ForecastStep {
        ForecastStep {
            level: self.level,
            trend: self.trend,
            multiple: self.parameters.trend_multiple(steps),
            season: self.season_at(steps),
            combination: self.model.combination(),
        }
    }

    /// The forecast of the next `horizon` values, in units of sales.
    pub fn forecast(&self, horizon: usize) -> Vec<f64> {
        (1..=horizon).map(|steps| self.step(steps).value()).collect()
    }

    /// The season of the step so many ahead.
    pub(super) fn season_at(&self, steps: usize) -> f64 {
        self.season[(steps.max(1) - 1) % self.season.len()]
    }
}
