//! Fitting a model: the parameters with the least squared error of one step.

use super::ready::Ready;
use super::simplex::{Corner, minimize};
use super::{Fitted, Model, Parameter, Parameters};

/// Fits a model to a series of sales, oldest first, with a season of `length` values: 12 for months, 1 for none.
///
/// The parameters are those with the least sum of squared errors of one step, alpha, beta and gamma from 0 to 1
/// and phi from .8 to .98, R's bounds. With exactly two cycles no error depends on gamma, which then is .1.
///
/// `None` where the series is too short (two values; more than one cycle for the seasonal naive forecast; two
/// cycles of at least 2 for Holt-Winters), where a value is not finite or reaches 1e100, and for the
/// multiplicative Holt-Winters where a value is not above 0 or the relative error of one step is not below 1.
///
/// ```
/// use keyline::calc::kernel::forecast::{Model, fit};
/// let fitted = fit(Model::SeasonalNaive, &[3.0, 5.0, 4.0, 6.0], 2).unwrap();
/// assert_eq!(fitted.forecast(3), [4.0, 6.0, 4.0]);
/// assert!(fit(Model::HoltWintersMultiplicative, &[3.0, 5.0, 0.0, 6.0], 2).is_none());
/// ```
pub fn fit(model: Model, series: &[f64], length: usize) -> Option<Fitted> {
    fit_from(model, series, length, &Search::THOROUGH)
}

/// A model with given parameters, of which it takes those it has. `None` as [`fit`], and for parameters outside
/// 0 to 1.
///
/// Simple exponential smoothing with alpha .5 on 2, 4, 6: the level goes 2, 3, 4.5, the errors are 2 and 3.
///
/// ```
/// use keyline::calc::kernel::forecast::{Model, Parameters, fit_at};
/// let half = Parameters { alpha: 0.5, beta: 0.0, gamma: 0.0, phi: 1.0 };
/// let fitted = fit_at(Model::Ses, half, &[2.0, 4.0, 6.0], 1).unwrap();
/// assert_eq!((fitted.forecast(2), fitted.squared_error), (vec![4.5, 4.5], 13.0));
/// ```
pub fn fit_at(model: Model, parameters: Parameters, series: &[f64], length: usize) -> Option<Fitted> {
    let Parameters { alpha, beta, gamma, phi } = parameters;
    let valid = [alpha, beta, gamma, phi].iter().all(|value| (0.0..=1.0).contains(value));
    Fitted::new(&Ready::new(model, series, length).filter(|_| valid)?, parameters)
}

/// Where a search for parameters starts and how long it may take.
pub(super) struct Search<'a> {
    /// The places to start from.
    pub starts: &'a [Parameters],
    /// The size of the first simplex, 0 to 1.
    pub size: f64,
    /// The moves from each start.
    pub moves: usize,
}

/// Where R's `HoltWinters` starts.
pub(super) const FIRST: Parameters = Parameters { alpha: 0.3, beta: 0.1, gamma: 0.1, phi: 0.9 };

impl Search<'static> {
    /// From R's start, from a quick level, and from a slow level with a quick trend and season: the squared
    /// error has more than one valley.
    const THOROUGH: Search<'static> = Search {
        starts: &[
            FIRST,
            Parameters { alpha: 0.8, beta: 0.1, gamma: 0.1, phi: 0.95 },
            Parameters { alpha: 0.1, beta: 0.8, gamma: 0.8, phi: 0.85 },
        ],
        size: 0.15,
        moves: 150,
    };
}

/// Fits a model from given starts; `None` as [`fit`].
pub(super) fn fit_from(model: Model, series: &[f64], length: usize, search: &Search) -> Option<Fitted> {
    let ready = Ready::new(model, series, length)?;
    let parameters = match *ready.told_parameters() {
        [] => FIRST,
        [one] => best(&ready, [one], search),
        [one, two] => best(&ready, [one, two], search),
        [one, two, three, ..] => best(&ready, [one, two, three], search),
    };
    Fitted::new(&ready, parameters)
}

/// The best parameters a search finds, where these are free.
fn best<const N: usize>(ready: &Ready, free: [Parameter; N], search: &Search) -> Parameters {
    let from_cube = |at: [f64; N]| {
        let mut parameters = FIRST;
        for (parameter, place) in free.into_iter().zip(at) {
            let (low, high) = parameter.range();
            parameters.set(parameter, low + place * (high - low));
        }
        parameters.of(ready.model)
    };
    let (rough, mut season) = (ready.rough(), Vec::new());
    let mut error = |at: [f64; N]| rough.squared_error(from_cube(at), &mut season);
    let mut found: Option<Corner<N>> = None;
    for start in search.starts {
        let start = free.map(|parameter| {
            let (low, high) = parameter.range();
            (start.get(parameter) - low) / (high - low)
        });
        let corner = minimize(start, search.size, search.moves, &mut error);
        if found.is_none_or(|best| corner.1 < best.1) {
            found = Some(corner);
        }
    }
    found.map_or(FIRST, |corner| from_cube(corner.0))
}
