//! What a simulation found.

/// One thing twice: if nothing changes, and with the planned effort.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Efforts<T> {
    /// If nothing changes.
    pub unchanged: T,
    /// With the planned effort.
    pub planned: T,
}

impl<T> Efforts<T> {
    /// If nothing changes, and with the planned effort.
    pub fn of([unchanged, planned]: [T; 2]) -> Efforts<T> {
        Efforts { unchanged, planned }
    }

    /// Both, in that order.
    pub fn both(&self) -> [&T; 2] {
        [&self.unchanged, &self.planned]
    }
}

/// What the simulated years came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulated {
    /// The accounts that the target speaks of.
    pub scope: Efforts<Outcomes>,
    /// The same had the market not moved, out of the same draws. Their spread is narrower, so they show how much risk lies in
    /// what all accounts share.
    pub alone: Efforts<Outcomes>,
    /// All accounts.
    pub company: Efforts<Outcomes>,
    /// The groups, in the order they were told.
    pub groups: Vec<Party>,
    /// The pay of all groups together, where it was asked for, in the unit of the pay.
    pub cost: Option<Efforts<Outcomes>>,
}

/// How a group of accounts fared, a hundred to a thousand outcomes of all those drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Party {
    /// Its accounts in the scope.
    pub scope: Efforts<Outcomes>,
    /// All its accounts.
    pub all: Efforts<Outcomes>,
}

/// Equally likely outcomes, in minor units. There is always at least one.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcomes {
    sorted: Vec<f64>,
}

impl Outcomes {
    /// Takes outcomes in any order; none at all count as the one outcome 0.
    pub fn new(mut outcomes: Vec<f64>) -> Outcomes {
        if outcomes.is_empty() {
            outcomes.push(0.0);
        }
        // As whole numbers of the same order they are sorted in two thirds of the time, and sorting is half of a simulation.
        let mut ranks: Vec<i64> =
            outcomes.into_iter().map(|outcome| rank(outcome.to_bits() as i64)).collect();
        ranks.sort_unstable();
        let sorted = ranks.into_iter().map(|own| f64::from_bits(rank(own) as u64)).collect();
        Outcomes { sorted }
    }

    /// Fewer of them, as far apart in rank: from the smallest to the largest.
    #[must_use]
    pub fn thinned(&self, kept: usize) -> Outcomes {
        if self.sorted.len() <= kept + 1 {
            return self.clone();
        }
        Outcomes { sorted: (0..=kept).map(|at| self.quantile(at as f64 / kept as f64)).collect() }
    }

    /// The outcomes, smallest first.
    pub fn sorted(&self) -> &[f64] {
        &self.sorted
    }

    /// The mean. Of 1, 2, 3 and 6 it is 3.
    pub fn mean(&self) -> f64 {
        self.sorted.iter().sum::<f64>() / self.sorted.len() as f64
    }

    /// The share of outcomes at or above a target, from 0 to 1. Of 1, 2, 3 and 6 half are at or above 3.
    ///
    /// As an estimate from n draws it has a standard error of sqrt(p (1 - p) / n): half a point at most with
    /// 10,000 draws.
    pub fn probability(&self, target: f64) -> f64 {
        (self.sorted.len() - self.below(target)) as f64 / self.sorted.len() as f64
    }

    /// The outcome that a part `p` of them, from 0 to 1, stay below: P10 is `quantile(0.1)`. Between two
    /// outcomes it is interpolated (Hyndman and Fan's type 7, the default of R): of 1, 2, 3 and 6 the lower
    /// quartile is 1.75.
    pub fn quantile(&self, p: f64) -> f64 {
        let place = p.clamp(0.0, 1.0) * (self.sorted.len() - 1) as f64;
        let (low, high) = (self.sorted[place as usize], self.sorted[libm::ceil(place) as usize]);
        low + (high - low) * (place - libm::floor(place))
    }

    /// How many outcomes lie in each of so many equal bins between two amounts, for a chart. A bin has its
    /// lower edge and the last its upper one too; what lies outside is not counted. Of 1, 2, 3 and 6 two bins
    /// from 1 to 3 hold 1 and 2.
    pub fn histogram(&self, low: f64, high: f64, bins: usize) -> Vec<usize> {
        let edge = |n: usize| low + (high - low) * n as f64 / bins as f64;
        let above = |n: usize| {
            if n == bins {
                self.sorted.partition_point(|&outcome| outcome <= high)
            } else {
                self.below(edge(n))
            }
        };
        (0..bins).map(|bin| above(bin + 1).saturating_sub(above(bin))).collect()
    }

    fn below(&self, amount: f64) -> usize {
        self.sorted.partition_point(|&outcome| outcome < amount)
    }
}

/// From the bits of an `f64` to a whole number that stands among others as [`f64::total_cmp`] has it, and back.
fn rank(bits: i64) -> i64 {
    // Below zero all bits but the sign are turned round.
    bits ^ (((bits >> 63) as u64) >> 1) as i64
}
