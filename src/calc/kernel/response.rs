//! How sales respond to effort: ADBUDG, the S-shaped curve of Little's decision calculus.
//!
//! r(x) = b + (a - b) x^c / (d + x^c), where x is effort over today's effort, b the response without any
//! effort, a the response at saturation, c the steepness and d the place of the bend.

use crate::calc::Undefined;
use crate::plan::{Judgements, Reply};

/// An ADBUDG curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Response {
    /// The response at saturation.
    pub a: f64,
    /// The response without effort.
    pub b: f64,
    /// The steepness, above 0.
    pub c: f64,
    /// The place of the bend, above 0.
    pub d: f64,
}

/// The steepness is sought between these; beyond 20 the curve is a step at today's effort.
const STEEPNESS: (f64, f64) = (0.05, 20.0);

impl Response {
    /// The response to an effort of `x` times today's, x >= 0.
    ///
    /// ```
    /// use keyline::calc::kernel::response::Response;
    /// let crawford = Response { a: 1.3706, b: 0.5109, c: 4.5153, d: 0.7336 };
    /// assert!((crawford.at(1.15) - 1.1293).abs() < 1e-4);
    /// ```
    pub fn at(&self, x: f64) -> f64 {
        self.b + (self.a - self.b) * bent(x, self.c, self.d)
    }

    /// The curve of what a plan is told: through judgements, or fitted to what was seen and set so that today's effort
    /// gives today's sales. [`Undefined::NoCurve`] where no rising curve fits what was seen.
    pub fn of(reply: &Reply) -> Result<Response, Undefined> {
        match reply {
            Reply::Judged(judged) => Ok(Response::from_judgements(*judged)),
            Reply::Seen(points) => {
                let fit = fit_all_four(points).and_then(|fit| fit.response.through_today());
                fit.filter(|curve| curve.b < 1.0 && curve.a > 1.0).ok_or(Undefined::NoCurve)
            }
        }
    }

    /// The same curve in multiples of its own response to today's effort: r(x)/r(1).
    fn through_today(self) -> Option<Response> {
        let today = self.at(1.0);
        let scaled = Response { a: self.a / today, b: self.b / today, ..self };
        (today > 0.0 && scaled.a.is_finite() && scaled.b.is_finite()).then_some(scaled)
    }

    /// The curve through four judgements. With r(1) = 1 saturation and no effort give a, b and
    /// d = (a - 1) / (1 - b); only c is left, and takes the value with the least squared error at half and
    /// one and a half times today's effort.
    ///
    /// The judgements are those a plan takes: none < 1 < saturation.
    pub fn from_judgements(judged: Judgements) -> Response {
        let (a, b) = (judged.saturation, judged.none);
        let d = (a - 1.0) / (1.0 - b);
        let error = |ln_c: f64| {
            let curve = Response { a, b, c: libm::exp(ln_c), d };
            let (half, more) = (curve.at(0.5) - judged.half, curve.at(1.5) - judged.more);
            half * half + more * more
        };
        let (low, high) = (libm::log(STEEPNESS.0), libm::log(STEEPNESS.1));
        // The error has one valley for consistent judgements and may have two for odd ones: a scan finds the
        // deeper, golden section its bottom.
        let steps = 120;
        let place = |n: usize| low + (high - low) * n as f64 / steps as f64;
        let mut best = (0, f64::INFINITY);
        for n in 0..=steps {
            let here = error(place(n));
            if here < best.1 {
                best = (n, here);
            }
        }
        let ln_c = golden(place(best.0.saturating_sub(1)), place((best.0 + 1).min(steps)), error);
        Response { a, b, c: libm::exp(ln_c), d }
    }
}

/// x^c / (d + x^c), which is 0 without effort.
fn bent(x: f64, c: f64, d: f64) -> f64 {
    let power = libm::pow(x, c);
    power / (d + power)
}

/// The place of the least value between `low` and `high`, where there is one valley.
fn golden(mut low: f64, mut high: f64, error: impl Fn(f64) -> f64) -> f64 {
    const RATIO: f64 = 0.618_033_988_749_894_9;
    let (mut left, mut right) = (high - RATIO * (high - low), low + RATIO * (high - low));
    let (mut at_left, mut at_right) = (error(left), error(right));
    for _ in 0..80 {
        if at_left <= at_right {
            (high, right, at_right) = (right, left, at_left);
            left = high - RATIO * (high - low);
            at_left = error(left);
        } else {
            (low, left, at_left) = (left, right, at_right);
            right = low + RATIO * (high - low);
            at_right = error(right);
        }
    }
    0.5 * (low + high)
}

/// A curve fitted to points, with what it misses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// The curve.
    pub response: Response,
    /// The sum of squared errors.
    pub squared_error: f64,
}

/// Fits all four parameters to (effort, response) points by least squares; `None` with fewer than four
/// different efforts, or where a value is not a number or an effort is below zero.
///
/// Given c and d the curve is a straight line in x^c / (d + x^c), so a and b come from a regression and only
/// two parameters are sought, by Nelder-Mead from the best point of a coarse grid. Crawford Labs, efforts
/// 0, .25 .. 2 with .50 .53 .55 .75 1.00 1.20 1.27 1.32 1.35: a 1.3706, b .5109, c 4.5153, d .7336, squared
/// error 8.428e-4.
pub fn fit_all_four(points: &[(f64, f64)]) -> Option<Fit> {
    let mut efforts: Vec<f64> = points.iter().map(|point| point.0).collect();
    efforts.sort_by(f64::total_cmp);
    efforts.dedup();
    let bad = |&(x, y): &(f64, f64)| !x.is_finite() || !y.is_finite() || x < 0.0;
    if efforts.len() < 4 || points.iter().any(bad) {
        return None;
    }
    let error = |at: [f64; 2]| line(points, at).map_or(f64::INFINITY, |fit| fit.squared_error);
    let (low, high) = (libm::log(0.2), libm::log(STEEPNESS.1));
    let mut best = ([0.0, 0.0], f64::INFINITY);
    for c in 0..=16 {
        for d in 0..=16 {
            let at = [low + (high - low) * f64::from(c) / 16.0, -6.0 + 12.0 * f64::from(d) / 16.0];
            let here = error(at);
            if here < best.1 {
                best = (at, here);
            }
        }
    }
    line(points, nelder_mead(best.0, error)).filter(|fit| fit.squared_error.is_finite())
}

/// The best a and b for given ln c and ln d.
fn line(points: &[(f64, f64)], at: [f64; 2]) -> Option<Fit> {
    let (c, d) = (libm::exp(at[0]), libm::exp(at[1]));
    let count = points.len() as f64;
    let mean = |of: &dyn Fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (mean_x, mean_y) = (mean(&|point| bent(point.0, c, d)), mean(&|point| point.1));
    let spread = mean(&|point| {
        let off = bent(point.0, c, d) - mean_x;
        off * off
    });
    let slope = mean(&|point| (bent(point.0, c, d) - mean_x) * (point.1 - mean_y)) / spread;
    if !slope.is_finite() {
        return None;
    }
    let b = mean_y - slope * mean_x;
    let response = Response { a: b + slope, b, c, d };
    let squared_error = points.iter().map(|&(x, y)| (response.at(x) - y) * (response.at(x) - y)).sum();
    Some(Fit { response, squared_error })
}

/// The downhill simplex in the plane with its usual constants, 400 moves.
fn nelder_mead(start: [f64; 2], error: impl Fn([f64; 2]) -> f64) -> [f64; 2] {
    let mut simplex =
        [start, [start[0] + 0.3, start[1]], [start[0], start[1] + 0.3]].map(|at| (at, error(at)));
    for _ in 0..400 {
        simplex.sort_by(|a, b| a.1.total_cmp(&b.1));
        let [best, good, worst] = simplex;
        let middle = [0.5 * (best.0[0] + good.0[0]), 0.5 * (best.0[1] + good.0[1])];
        let towards = |factor: f64| {
            let at = [0, 1].map(|n| middle[n] + factor * (worst.0[n] - middle[n]));
            (at, error(at))
        };
        let mirrored = towards(-1.0);
        simplex[2] = if mirrored.1 < best.1 {
            let farther = towards(-2.0);
            if farther.1 < mirrored.1 { farther } else { mirrored }
        } else if mirrored.1 < good.1 {
            mirrored
        } else {
            let nearer = towards(if mirrored.1 < worst.1 { -0.5 } else { 0.5 });
            if nearer.1 < worst.1.min(mirrored.1) {
                nearer
            } else {
                for corner in &mut simplex[1..] {
                    let at = [0, 1].map(|n| 0.5 * (corner.0[n] + best.0[n]));
                    *corner = (at, error(at));
                }
                continue;
            }
        };
    }
    simplex.sort_by(|a, b| a.1.total_cmp(&b.1));
    simplex[0].0
}
