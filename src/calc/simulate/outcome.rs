//! What a simulation found.

/// One thing twice: if nothing changes, and with the planned effort.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Efforts<T> {
    /// If nothing changes.
    pub unchanged: T,
    /// With the planned effort.
    pub planned: T,
}

/// What the simulated years came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulated {
    /// The totals over all accounts.
    pub total: Efforts<Outcomes>,
    /// The same had the accounts nothing in common (rho 0), out of the same draws. Their spread is narrower,
    /// so they show how much risk lies in the market that all share.
    pub independent: Efforts<Outcomes>,
    /// The groups, in the order of their targets.
    pub groups: Vec<Efforts<GroupChance>>,
}

/// What the simulated years came to, and what they cost in pay.
#[derive(Debug, Clone, PartialEq)]
pub struct Paid {
    /// The sales.
    pub sales: Simulated,
    /// The pay of all groups together, in the unit of the pay.
    pub cost: Efforts<Outcomes>,
}

/// How a group of accounts fared over the draws.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct GroupChance {
    /// The share of draws in which the group reached its target, from 0 to 1.
    pub probability: f64,
    /// Its mean sales, in minor units.
    pub mean: f64,
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
        outcomes.sort_unstable_by(f64::total_cmp);
        Outcomes { sorted: outcomes }
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
