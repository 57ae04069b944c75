//! The Theta method.

use super::{Fitted, Model, fit};
use crate::calc::base::seasonal_index;

/// A series continued by Theta: half of it keeps the straight line through the whole, half follows where it stands.
///
/// Without its season, where it has one, the forecast `h` steps ahead is that of simple exponential smoothing plus half the
/// slope b of the straight line of least squares: level + b/2 x (h - 1 + (1 - (1 - alpha)^n) / alpha), whose last term
/// makes good for the smoothing having lagged behind since the start. A season is taken out by ratio to moving average
/// where the correlation of the series with itself a cycle before is above what chance gives once in ten.
///
/// Source: Assimakopoulos and Nikolopoulos, *The theta model*, International Journal of Forecasting 16 (2000); the form with
/// drift is Hyndman and Billah's, *Unmasking the Theta method*, the same journal 19 (2003).
#[derive(Debug, Clone, PartialEq)]
pub struct Theta {
    /// Simple exponential smoothing of the series without its season; in units of sales.
    pub smoothed: Fitted,
    /// Half the slope of the straight line, in units of sales a step.
    pub drift: f64,
    /// How many steps of the drift the smoothing lags behind at the end.
    pub lag: f64,
    /// The season of the coming steps, the first step's first, as a multiple; a single 1 where there is none.
    pub season: Vec<f64>,
}

impl Theta {
    /// The method laid on a series of sales, oldest first, with a season of `length` values. `None` where smoothing cannot be
    /// fitted: under two values, or values that are not finite.
    ///
    /// A straight line is continued with half its slope from a level that stands a little below its end:
    ///
    /// ```
    /// use keyline::calc::kernel::forecast::Theta;
    /// let line: Vec<f64> = (1..=30).map(f64::from).collect();
    /// let ahead = Theta::fit(&line, 1).unwrap().forecast(3);
    /// assert!((ahead[1] - ahead[0] - 0.5).abs() < 1e-9 && (ahead[0] - 30.5).abs() < 0.01, "{ahead:?}");
    /// ```
    pub fn fit(series: &[f64], length: usize) -> Option<Theta> {
        let index = is_seasonal(series, length)
            .then(|| seasonal_index(series, length))
            .flatten()
            .filter(|index| index.iter().all(|&index| index > 0.0))
            .unwrap_or_else(|| vec![1.0]);
        let plain: Vec<f64> =
            series.iter().zip(index.iter().cycle()).map(|(value, index)| value / index).collect();
        let smoothed = fit(Model::Ses, &plain, 1)?;
        let alpha = smoothed.parameters.alpha;
        let count = plain.len();
        // The limit for an alpha of nothing is the number of values.
        let kept = (0..count).fold(1.0, |kept, _| kept * (1.0 - alpha));
        let lag = if alpha > 1e-9 { (1.0 - kept) / alpha } else { count as f64 };
        let mut season = index;
        let turn = count % season.len();
        season.rotate_left(turn);
        Some(Theta { smoothed, drift: 0.5 * slope(&plain), lag, season })
    }

    /// The forecast of the next `horizon` values, in units of sales.
    pub fn forecast(&self, horizon: usize) -> Vec<f64> {
        let of = |step: usize| {
            (self.smoothed.level + self.drift * (step as f64 + self.lag)) * self.season_at(step)
        };
        (0..horizon).map(of).collect()
    }

    /// The season of the step so many after the next.
    fn season_at(&self, step: usize) -> f64 {
        self.season[step % self.season.len()]
    }
}

/// The slope of the straight line of least squares through values at 1, 2, 3 ...
fn slope(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let (middle, mean) = (0.5 * (count - 1.0), values.iter().sum::<f64>() / count);
    let (mut together, mut spread) = (0.0, 0.0);
    for (at, value) in values.iter().enumerate() {
        let off = at as f64 - middle;
        together += off * (value - mean);
        spread += off * off;
    }
    together / spread
}

/// Whether a series goes with itself a cycle before more than chance would let it once in ten: its autocorrelation
/// at one cycle against 1.645 standard errors by Bartlett.
fn is_seasonal(series: &[f64], length: usize) -> bool {
    let count = series.len();
    if length < 2 || count < 2 * length {
        return false;
    }
    let mean = series.iter().sum::<f64>() / count as f64;
    let off: Vec<f64> = series.iter().map(|value| value - mean).collect();
    let whole: f64 = off.iter().map(|off| off * off).sum();
    let at = |lag: usize| off.iter().zip(&off[lag..]).map(|(a, b)| a * b).sum::<f64>() / whole;
    let before: f64 = (1..length).map(|lag| at(lag) * at(lag)).sum();
    whole > 0.0 && at(length).abs() > 1.645 * ((1.0 + 2.0 * before) / count as f64).sqrt()
}
