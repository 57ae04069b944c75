//! What the year may bring: of an account, of those that are not there yet, of a scope.

/// What is expected of an account in the months to come, and how surely. All numbers are finite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlook {
    /// Its number: what it does in a draw hangs on this and on no other account.
    pub number: u32,
    /// What it is expected to bring in the months to come if nothing changes, in minor units. At or below zero it is taken as
    /// certain: it does not vary, and effort does not change it.
    pub base: f64,
    /// Which of the pools tells what it may do.
    pub pool: u8,
    /// By what the planned effort multiplies its sales, at least 0; 1 where nothing is planned.
    pub effect: f64,
    /// Whose it is, by position among the groups.
    pub group: u32,
    /// Whether the target speaks of it.
    pub inside: bool,
}

/// What new and returning accounts are expected to bring in the months to come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NewAccounts {
    /// In minor units, if nothing changes.
    pub base: f64,
    /// The standard deviation of the logarithm of that.
    pub deviation: f64,
    /// Whether the target speaks of them.
    pub inside: bool,
}

/// A year that is under way, or begins: what is sold, and what is to come on average.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Year {
    /// What was sold in the months that are over, minor units.
    pub sold: f64,
    /// What is expected of the others if nothing changes, minor units. It is what the accounts are expected to bring, or what a
    /// landing makes of that.
    pub to_come: f64,
}

impl Year {
    /// What the year brings where `drawn` is drawn of what accounts bring whose outlooks are `base` together, `planned`
    /// with an effort on top, beside others whose outlooks are `certain`: returns, which neither vary nor hear of an effort. What
    /// is to come keeps its mean; how far a draw lies from it is taken `widening` times, and nobody takes back more than is sold.
    ///
    /// Of 60 sold and 40 to come, with a draw of 120 for outlooks of 100 and a widening of 1.25: 60 + 40 x 1.25 = 110.
    ///
    /// ```
    /// use keyline::calc::kernel::simulate::Year;
    /// let year = Year { sold: 60.0, to_come: 40.0 };
    /// assert_eq!(year.brings(120.0, [100.0, 100.0], 0.0, 1.25), 110.0);
    /// ```
    pub fn brings(self, drawn: f64, [base, planned]: [f64; 2], certain: f64, widening: f64) -> f64 {
        let all = base + certain;
        if base <= 0.0 || planned <= 0.0 || self.to_come <= 0.0 || all <= 0.0 {
            return self.sold + self.to_come;
        }
        let times = self.to_come / all;
        let varies = (times * planned * (1.0 + (drawn / planned - 1.0) * widening)).max(0.0);
        self.sold + times * certain + varies
    }
}

/// Phi, the probability that a normal number of mean 0 and standard deviation 1 lies below `z`:
/// erfc(-z / sqrt 2) / 2. Phi(1.96) = .9750.
pub fn normal_below(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}
