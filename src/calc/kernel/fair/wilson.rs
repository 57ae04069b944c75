//! The interval of a share.

/// Where something lies with a confidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// No normal number of practice lies beyond.
const FARTHEST: f64 = 40.0;

/// The interval of a share: `successes` out of `n` trials that do not depend on each other, with a confidence between
/// 0 and 1, by Wilson (1927). `None` without trials. More successes than trials count as all of them.
///
/// With p the share and z the normal quantile, it is (p + z^2 / 2n -+ z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n).
/// Unlike the interval around p it does not leave 0 to 1 and is not empty where all or none succeed: 10 of 10 are .7225
/// to 1, 8 of 163 are .0251 to .0938.
///
/// ```
/// use keyline::calc::kernel::fair::wilson;
/// let interval = wilson(10, 10, 0.95).unwrap();
/// assert!((interval.low - 0.7225).abs() < 5e-5 && interval.high == 1.0);
/// ```
pub fn wilson(successes: usize, n: usize, confidence: f64) -> Option<Interval> {
    if n == 0 {
        return None;
    }
    let (trials, z) = (n as f64, normal_reach(confidence));
    let p = successes.min(n) as f64 / trials;
    let shrink = 1.0 + z * z / trials;
    let middle = (p + 0.5 * z * z / trials) / shrink;
    let half = z / shrink * libm::sqrt(p * (1.0 - p) / trials + 0.25 * z * z / (trials * trials));
    // Rounding must not push an end over the share or out of 0 to 1.
    Some(Interval { low: (middle - half).clamp(0.0, p), high: (middle + half).clamp(p, 1.0) })
}

/// How far from its mean, in standard deviations, a normal number stays with a confidence: 1.96 with .95. The
/// confidence is kept between 0, which is no distance, and 1, for which 40 will do.
///
/// ```
/// use keyline::calc::kernel::fair::normal_reach;
/// assert!((normal_reach(0.95) - 1.959963985).abs() < 1e-9);
/// ```
pub fn normal_reach(confidence: f64) -> f64 {
    // What lies beyond keeps its digits where the confidence is close to 1.
    let outside = 1.0 - confidence;
    let (mut low, mut high) = (0.0, FARTHEST);
    // A bisection, since this is asked once for a figure: 60 halvings of 40 leave nothing of a double.
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if libm::erfc(middle * std::f64::consts::FRAC_1_SQRT_2) > outside {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}
