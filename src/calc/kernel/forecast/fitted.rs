//! A fitted model and its forecast.

use super::ready::Ready;
use super::{Model, Parameters};

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
    /// How many values were forecast one step ahead while fitting.
    pub errors: usize,
    /// The sum of the squares of those errors, in squared units of sales (deseasonalized where there is an
    /// index). Over `errors` it is the mean squared error.
    pub squared_error: f64,
}

impl Fitted {
    /// Runs the model to the end of its series.
    pub(super) fn new(ready: &Ready, parameters: Parameters) -> Option<Fitted> {
        let model = ready.model;
        let parameters = parameters.of(model);
        let end = ready.end(parameters)?;
        // Each fitted parameter takes up an error. A relative error as large as its forecast is no part of it any more.
        let free = end.errors.saturating_sub(model.parameters().len()).max(1);
        let is_part = (end.squared_relative / free as f64).sqrt() < 1.0;
        (is_part || model != Model::HoltWintersMultiplicative).then_some(Fitted {
            model,
            parameters,
            level: end.level,
            trend: end.trend,
            season: end.season,
            errors: end.errors,
            squared_error: end.squared,
        })
    }

    /// The forecast of the next `horizon` values, in units of sales: the level, with as many trends as lie between (the number
    /// of steps, fewer where the trend is damped), joined with the season.
    ///
    /// ```
    /// use keyline::calc::kernel::forecast::{Model, Parameters, fit_at};
    /// let damped = Parameters { alpha: 1.0, beta: 1.0, gamma: 0.0, phi: 0.5 };
    /// let fitted = fit_at(Model::Damped, damped, &[10.0, 14.0], 1).unwrap();
    /// // The level is at 14 and rose by 4; half of that and half of the half are to come.
    /// assert_eq!(fitted.forecast(2), [16.0, 17.0]);
    /// ```
    pub fn forecast(&self, horizon: usize) -> Vec<f64> {
        let of = |step: usize| {
            let base = self.level + self.parameters.trend_multiple(step) * self.trend;
            let season = self.season[(step - 1) % self.season.len()];
            if self.model.season_multiplies() { base * season } else { base + season }
        };
        (1..=horizon).map(of).collect()
    }
}
