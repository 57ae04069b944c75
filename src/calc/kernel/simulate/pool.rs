//! What accounts of a class may do, as a table to draw from.

use super::normal_below;

/// A draw takes twelve bits of a word.
const SIZE: usize = 1 << 12;

/// Factors with mean 1, all equally likely: what an account's sales are taken times.
///
/// However many accounts stand behind it, it has 4,096 entries: the factors in order, cut into slices of equal weight, of each
/// its mean. The mean of all is kept to the last bit, and a spread but for what lies within a slice.
#[derive(Debug, Clone, PartialEq)]
pub struct Pool(Vec<f64>);

impl Pool {
    /// From ratios of what accounts did, at least one, with weights above zero of any sum. What they did on average is 1 here.
    /// Two ratios of 0 and .8, the second with three times the weight, have the mean .6 and make a quarter of zeros and
    /// three quarters of 1.333:
    ///
    /// ```
    /// use keyline::calc::kernel::simulate::Pool;
    /// let pool = Pool::of(&[(0.8, 0.75), (0.0, 0.25)]);
    /// let [last_gone, first_back] = pool.factors()[1023..1025] else { panic!() };
    /// assert!(last_gone == 0.0 && (first_back - 0.8 / 0.6).abs() < 1e-9);
    /// ```
    pub fn of(ratios: &[(f64, f64)]) -> Pool {
        let mut ratios = ratios.to_vec();
        ratios.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let slice = ratios.iter().map(|(_, weight)| weight).sum::<f64>() / SIZE as f64;
        let mut factors = Vec::with_capacity(SIZE);
        let (mut sum, mut room) = (0.0, slice);
        for (ratio, weight) in ratios {
            let mut left = weight;
            while left >= room && factors.len() < SIZE {
                factors.push((sum + ratio * room) / slice);
                left -= room;
                (sum, room) = (0.0, slice);
            }
            sum += ratio * left;
            room -= left;
        }
        // What rounding has left of the last slice: the largest ratios of all, which may be far from those before.
        let last = if room < slice { sum / (slice - room) } else { factors.last().copied().unwrap_or(1.0) };
        factors.resize(SIZE, last);
        Pool::with_mean_one(factors)
    }

    /// Of an account of which nothing is known: a lognormal with this standard deviation of the logarithm.
    pub fn lognormal(deviation: f64) -> Pool {
        // The mean of a slice of a lognormal is the difference of a normal that is moved by the deviation.
        let mut edges = vec![0.0; SIZE + 1];
        edges[SIZE] = 1.0;
        let (mut low, part) = (-9.0, 1.0 / SIZE as f64);
        for (at, edge) in edges.iter_mut().enumerate().take(SIZE).skip(1) {
            let (mut from, mut to) = (low, 9.0);
            for _ in 0..60 {
                let middle = 0.5 * (from + to);
                if normal_below(middle) < at as f64 * part { from = middle } else { to = middle }
            }
            low = from;
            *edge = normal_below(from - deviation);
        }
        Pool::with_mean_one(edges.windows(2).map(|edges| (edges[1] - edges[0]) / part).collect())
    }

    /// A table as it was sent; `None` where it is none.
    pub fn from_factors(factors: Vec<f64>) -> Option<Pool> {
        (factors.len() == SIZE).then_some(Pool(factors))
    }

    fn with_mean_one(mut factors: Vec<f64>) -> Pool {
        let mean = factors.iter().sum::<f64>() / SIZE as f64;
        // Where nobody came back there is nothing to expect, and nothing that varies.
        let over = if mean > 0.0 { mean } else { 1.0 };
        factors.iter_mut().for_each(|factor| *factor /= over);
        Pool(factors)
    }

    /// The factors, smallest first.
    pub fn factors(&self) -> &[f64] {
        &self.0
    }

    /// The factor that a random word chooses.
    #[inline(always)]
    pub fn at(&self, word: u64) -> f64 {
        self.0[(word >> 52) as usize]
    }
}
