//! The exact distribution of a few deals' sum.

/// Distributions of more sums than this are not worth being exact: 2^20, some 16 MB.
const MOST_SUMS: usize = 1 << 20;

/// The exact distribution of an amount.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    sums: Vec<(i64, f64)>,
}

impl Distribution {
    /// Every possible amount in minor units with its probability, smallest first.
    pub fn sums(&self) -> &[(i64, f64)] {
        &self.sums
    }

    /// The probability of at least an amount, in minor units.
    pub fn at_least(&self, amount: i64) -> f64 {
        let from = self.sums.partition_point(|&(sum, _)| sum < amount);
        self.sums[from..].iter().map(|&(_, probability)| probability).sum::<f64>().clamp(0.0, 1.0)
    }
}

/// The distribution of the sum of deals that each come off, with their value in minor units, or not, whatever
/// the others do. `None` where it has more than 2^20 different sums, or one beyond 64 bits.
///
/// Deal by deal: P'(s) = (1 - p) P(s) + p P(s - value). Deals of 100, 60 and 40 with probabilities .5, .3 and
/// .8 make at least 100 with .5 + .5 x .3 x .8 = .62, though their expected sum is 50 + 18 + 32 = 100.
///
/// ```
/// use keyline::calc::kernel::simulate::convolve;
/// let sum = convolve(&[(100, 0.5), (60, 0.3), (40, 0.8)]).unwrap();
/// assert!((sum.at_least(100) - 0.62).abs() < 1e-15);
/// ```
pub fn convolve(deals: &[(i64, f64)]) -> Option<Distribution> {
    let mut sums = vec![(0, 1.0)];
    for &(value, probability) in deals {
        let probability = probability.clamp(0.0, 1.0);
        let lost = sums.iter().map(|&(sum, before)| Some((sum, before * (1.0 - probability))));
        let won = sums.iter().map(|&(sum, before)| Some((value.checked_add(sum)?, before * probability)));
        let mut next: Vec<(i64, f64)> = lost.chain(won).collect::<Option<_>>()?;
        // Two sorted runs, which the sort merges in one pass.
        next.sort_by_key(|&(sum, _)| sum);
        next.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            if same {
                earlier.1 += later.1;
            }
            same
        });
        if next.len() > MOST_SUMS {
            return None;
        }
        sums = next;
    }
    Some(Distribution { sums })
}
