//! Rank correlation: whether one thing rises with another, however it rises.

use super::Unmeasured;

/// The ranks of numbers from 1, lowest first; equal ones share the mean of their ranks.
///
/// ```
/// assert_eq!(keyline::calc::kernel::fair::ranks(&[30.0, 10.0, 20.0, 20.0]), [4.0, 1.0, 2.5, 2.5]);
/// ```
pub fn ranks(values: &[f64]) -> Vec<f64> {
    let mut found = vec![0.0; values.len()];
    Order::of(values).ranks(&vec![1; values.len()], &mut found);
    found
}

/// Spearman's rank correlation of pairs, from -1 to 1: Pearson's correlation of their ranks, where equal numbers share
/// the mean of their ranks. Where all differ it is 1 - 6 sum d^2 / (n (n^2 - 1)), d being the difference of ranks.
///
/// Pairs (1, 2) (2, 1) (3, 4) (4, 3) differ by a rank each: 1 - 6 x 4 / (4 x 15) = .6.
///
/// ```
/// use keyline::calc::kernel::fair::rank_correlation;
/// let pairs = [(1.0, 20.0), (2.0, 10.0), (3.0, 40.0), (4.0, 30.0)];
/// assert!((rank_correlation(&pairs).unwrap() - 0.6).abs() < 1e-15);
/// ```
pub fn rank_correlation(pairs: &[(f64, f64)]) -> Result<f64, Unmeasured> {
    match pairs.len() {
        0 => Err(Unmeasured::NoRows),
        1 => Err(Unmeasured::OneRow),
        n => RankCorrelation::of(pairs).counting(&vec![1; n]).ok_or(Unmeasured::AllAlike),
    }
}

/// The rank correlation of pairs that are sorted once and asked often, as resampling does.
#[derive(Debug, Clone)]
pub struct RankCorrelation {
    orders: [Order; 2],
    /// The ranks of the last question, kept for the room they take.
    ranks: [Vec<f64>; 2],
}

impl RankCorrelation {
    /// Sorts the pairs.
    pub fn of(pairs: &[(f64, f64)]) -> RankCorrelation {
        let column = |pick: fn(&(f64, f64)) -> f64| Order::of(&pairs.iter().map(pick).collect::<Vec<_>>());
        let orders = [column(|pair| pair.0), column(|pair| pair.1)];
        RankCorrelation { orders, ranks: [vec![0.0; pairs.len()], vec![0.0; pairs.len()]] }
    }

    /// The correlation where pair i is there `counts[i]` times; a pair without a count is not there. `None` where a
    /// side does not vary.
    pub fn counting(&mut self, counts: &[u32]) -> Option<f64> {
        for (order, ranks) in self.orders.iter().zip(&mut self.ranks) {
            order.ranks(counts, ranks);
        }
        let total: f64 = counts.iter().take(self.ranks[0].len()).map(|&count| f64::from(count)).sum();
        let mean = 0.5 * (total + 1.0);
        let (mut both, mut first, mut second) = (0.0, 0.0, 0.0);
        let [ranks, others] = &self.ranks;
        for ((&rank, &other), &count) in ranks.iter().zip(others).zip(counts) {
            let (count, rank, other) = (f64::from(count), rank - mean, other - mean);
            both += count * rank * other;
            first += count * rank * rank;
            second += count * other * other;
        }
        let varies = first > 0.0 && second > 0.0;
        varies.then(|| (both / libm::sqrt(first * second)).clamp(-1.0, 1.0))
    }
}

/// Numbers in order.
#[derive(Debug, Clone)]
struct Order {
    /// The places of the numbers, lowest first.
    places: Vec<usize>,
    /// Of each in that order, whether it equals the one before.
    tied: Vec<bool>,
}

impl Order {
    fn of(values: &[f64]) -> Order {
        let mut places: Vec<usize> = (0..values.len()).collect();
        places.sort_unstable_by(|&a, &b| values[a].total_cmp(&values[b]));
        let mut tied = vec![false; values.len()];
        for (tied, pair) in tied.iter_mut().skip(1).zip(places.windows(2)) {
            *tied = values[pair[0]] == values[pair[1]];
        }
        Order { places, tied }
    }

    /// The rank of each number where number i is there `counts[i]` times. A number that is not there has a rank too,
    /// which counts for nothing.
    fn ranks(&self, counts: &[u32], ranks: &mut [f64]) {
        let count = |place: usize| counts.get(place).copied().unwrap_or(0);
        let (mut start, mut below) = (0, 0.0);
        while start < self.places.len() {
            let more = self.tied[start + 1..].iter().take_while(|&&tied| tied).count();
            let group = &self.places[start..=start + more];
            let together: f64 = group.iter().map(|&place| f64::from(count(place))).sum();
            // The mean of below + 1 to below + together.
            let rank = below + 0.5 * (together + 1.0);
            for &place in group {
                ranks[place] = rank;
            }
            below += together;
            start += group.len();
        }
    }
}
