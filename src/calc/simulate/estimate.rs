//! The spreads of a simulation, read out of past sales.

/// Fewer accounts than this say nothing of a spread.
const ACCOUNTS: usize = 8;

/// A normal distribution's standard deviation over its median absolute deviation.
const NORMAL_OVER_MEDIAN: f64 = 1.4826;

/// The mean correlation between accounts, each a series of sales over the same months or quarters without its
/// season; from 0 to .9. `None` with fewer than `least` of them, or fewer than two accounts that vary at all, or
/// series of different lengths.
///
/// Were every two accounts correlated alike, the variance of their sum would be
/// sum sigma_i^2 + rho ((sum sigma_i)^2 - sum sigma_i^2), which is solved for rho. Two accounts of variance 1
/// whose sum has the variance 3: (3 - 2) / (4 - 2) = .5.
///
/// ```
/// use keyline::calc::correlation;
/// let one = [1.0, 1.0, 1.0, 1.0, -1.0, -1.0, -1.0, -1.0].repeat(3);
/// let other = [1.0, 1.0, 1.0, -1.0, -1.0, -1.0, -1.0, 1.0].repeat(3);
/// assert!((correlation(&[one, other], 24).unwrap() - 0.5).abs() < 1e-12);
/// ```
pub fn correlation(series: &[Vec<f64>], least: usize) -> Option<f64> {
    in_common(series, least).map(InCommon::correlation)
}

/// What a correlation is read from, over the square of the accounts' deviations added.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InCommon {
    /// The variance of their sum.
    pub together: f64,
    /// Their variances added: what that would be if none knew of another.
    pub apart: f64,
}

impl InCommon {
    /// The most that is believed.
    pub const MOST: f64 = 0.9;

    /// (together - apart) / (1 - apart), from 0 to .9. See [`correlation`]: 3/4 and 2/4 give .5.
    pub fn correlation(self) -> f64 {
        ((self.together - self.apart) / (1.0 - self.apart)).clamp(0.0, InCommon::MOST)
    }
}

/// See [`correlation`].
pub fn in_common(series: &[Vec<f64>], least: usize) -> Option<InCommon> {
    let months = series.first()?.len();
    if months < least || series.iter().any(|account| account.len() != months) {
        return None;
    }
    let variances: Vec<f64> = series.iter().map(|account| variance(account)).collect();
    if variances.iter().filter(|&&variance| variance > 0.0).count() < 2 {
        return None;
    }
    let together: Vec<f64> =
        (0..months).map(|month| series.iter().map(|account| account[month]).sum()).collect();
    let squares: f64 = variances.iter().sum();
    let sum: f64 = variances.iter().map(|&variance| libm::sqrt(variance)).sum();
    let found = InCommon { together: variance(&together) / (sum * sum), apart: squares / (sum * sum) };
    found.correlation().is_finite().then_some(found)
}

/// The variance over at least one number.
fn variance(numbers: &[f64]) -> f64 {
    let count = numbers.len() as f64;
    let mean = numbers.iter().sum::<f64>() / count;
    numbers.iter().map(|number| (number - mean) * (number - mean)).sum::<f64>() / count
}

/// The sigma of a class of accounts: the standard deviation of ln(after / before) over those with sales above
/// zero in both years, as pairs in minor units; from .02 to 1.5. `None` with fewer than eight such accounts.
///
/// It is 1.4826 times the median absolute deviation from the median, which is the standard deviation of a
/// normal distribution but does not mind a few accounts that did something extraordinary. Nine accounts that
/// grew by factors of e to the powers -.4 -.3 -.2 -.1 0 .1 .2 .3 .4 lie .2 from the median in the middle:
/// .2965.
///
/// ```
/// use keyline::calc::spread_of_growth;
/// let after = [67.03, 74.08, 81.87, 90.48, 100.0, 110.52, 122.14, 134.99, 149.18];
/// let pairs = after.map(|after| (100.0, after));
/// assert!((spread_of_growth(&pairs).unwrap() - 0.2965).abs() < 1e-4);
/// ```
pub fn spread_of_growth(pairs: &[(f64, f64)]) -> Option<f64> {
    let growth = pairs.iter().filter(|&&(before, after)| before > 0.0 && after > 0.0);
    let mut growth: Vec<f64> = growth.map(|&(before, after)| libm::log(after / before)).collect();
    if growth.len() < ACCOUNTS {
        return None;
    }
    let middle = median(&mut growth);
    for each in &mut growth {
        *each = (*each - middle).abs();
    }
    Some((NORMAL_OVER_MEDIAN * median(&mut growth)).clamp(0.02, 1.5))
}

/// The median of at least one number, which it sorts.
fn median(numbers: &mut [f64]) -> f64 {
    numbers.sort_unstable_by(f64::total_cmp);
    let half = numbers.len() / 2;
    if numbers.len() % 2 == 1 { numbers[half] } else { 0.5 * (numbers[half - 1] + numbers[half]) }
}
