//! The concave curve above what any use of the effort can bring.

use std::cmp::Ordering;

use super::{Curves, whole};

/// A straight piece of an account's envelope: so many visits that together bring so much.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub account: u32,
    /// Visits, at least 1.
    pub run: u32,
    /// Minor units, above 0 in a finished envelope.
    pub rise: i64,
}

impl Piece {
    /// The order of the slopes, as exact fractions.
    fn compare_slope(&self, other: &Piece) -> Ordering {
        let product = |rise: i64, run: u32| i128::from(rise) * i128::from(run);
        product(self.rise, other.run).cmp(&product(other.rise, self.run))
    }
}

/// The least concave curve above the best value, for all budgets at once. What it says of a budget is a bound and
/// costs next to nothing; what can be reached stays below it by less than one straight piece of one account.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// The value without any visit.
    start: i128,
    /// The rising pieces of all accounts, steepest first. An account's own pieces follow each other in their
    /// order, since its slopes fall.
    pieces: Vec<Piece>,
}

/// Where a budget cuts the envelope.
pub(super) struct Cut<'a> {
    /// The pieces that fit whole.
    pub taken: &'a [Piece],
    /// Their value with that of no visits.
    pub value: i128,
    /// Visits left for the next piece, fewer than its run; or all that are left where no piece is.
    pub room: u64,
    /// The slope of the next piece as a fraction, minor units over visits; 0 over 1 where no piece is left.
    pub price: (i64, u32),
}

impl Cut<'_> {
    /// The height of the envelope, rounded down: values are whole, so none can be above it.
    pub fn bound(&self) -> i128 {
        let (rise, run) = self.price;
        self.value + i128::from(rise) * i128::from(self.room) / i128::from(run)
    }

    /// The price as a number.
    pub fn marginal(&self) -> f64 {
        self.price.0 as f64 / f64::from(self.price.1)
    }
}

impl Envelope {
    /// The envelope of some accounts; some milliseconds for 5,000 accounts of 60 visits.
    pub fn of(curves: &Curves) -> Envelope {
        let mut start = 0;
        let mut pieces: Vec<Piece> = Vec::new();
        for (account, curve) in curves.iter().enumerate() {
            start += i128::from(curve[0]);
            let first = pieces.len();
            for step in curve.windows(2) {
                let mut piece = Piece { account: account as u32, run: 1, rise: step[1] - step[0] };
                // A piece at least as steep as the one before it makes one with it; so slopes fall.
                while let Some(last) = pieces[first..].last()
                    && last.compare_slope(&piece).is_le()
                {
                    piece = Piece {
                        account: last.account,
                        run: last.run + piece.run,
                        rise: last.rise + piece.rise,
                    };
                    pieces.pop();
                }
                pieces.push(piece);
            }
            let rising = pieces[first..].partition_point(|piece| piece.rise > 0);
            pieces.truncate(first + rising);
        }
        pieces.sort_unstable_by(|a, b| b.compare_slope(a).then(a.account.cmp(&b.account)));
        Envelope { start, pieces }
    }

    pub(super) fn cut(&self, budget: u64) -> Cut<'_> {
        let (mut value, mut room) = (self.start, budget);
        for (at, piece) in self.pieces.iter().enumerate() {
            let Some(left) = room.checked_sub(piece.run.into()) else {
                return Cut { taken: &self.pieces[..at], value, room, price: (piece.rise, piece.run) };
            };
            room = left;
            value += i128::from(piece.rise);
        }
        Cut { taken: &self.pieces, value, room, price: (0, 1) }
    }

    /// The most that `budget` visits could bring, in minor units a year: a bound, which the best plan may stay
    /// below.
    ///
    /// ```
    /// use keyline::calc::kernel::best_effort::{Curves, Envelope};
    /// let curves: Curves = [vec![0, 3, 6, 9], vec![0, 1, 2, 12]].into_iter().collect();
    /// let envelope = Envelope::of(&curves);
    /// assert_eq!([0, 2, 3, 4, 6, 9].map(|budget| envelope.bound_at(budget)), [0, 8, 12, 15, 21, 21]);
    /// ```
    pub fn bound_at(&self, budget: u64) -> i64 {
        whole(self.cut(budget).bound())
    }

    /// What one more visit is worth at a budget, in minor units: the slope of the envelope there, 0 where no
    /// visit adds anything.
    ///
    /// ```
    /// use keyline::calc::kernel::best_effort::{Curves, Envelope};
    /// let curves: Curves = [vec![0, 3, 6, 9], vec![0, 1, 2, 12]].into_iter().collect();
    /// let envelope = Envelope::of(&curves);
    /// assert_eq!([0, 3, 6].map(|budget| envelope.marginal_at(budget)), [4.0, 3.0, 0.0]);
    /// ```
    pub fn marginal_at(&self, budget: u64) -> f64 {
        self.cut(budget).marginal()
    }

    /// The budgets around `budget` whose bound differs from the bound there by no more than a `share` of it.
    ///
    /// The region is wide where effort matters little: for many curves a budget a quarter off costs only some
    /// percent (the "flat maximum" of published sales-force studies).
    ///
    /// ```
    /// use keyline::calc::kernel::best_effort::{Curves, Envelope, FlatRegion};
    /// let curves: Curves = [vec![0, 40, 70, 90, 98, 100, 101]].into_iter().collect();
    /// let envelope = Envelope::of(&curves);
    /// // Within 10 % of 98: from 88.2, which three visits reach, to whatever is spent.
    /// assert_eq!(envelope.flat_region(4, 0.1), FlatRegion { from: 3, to: None });
    /// assert_eq!(envelope.flat_region(4, 0.03), FlatRegion { from: 4, to: Some(5) });
    /// ```
    pub fn flat_region(&self, budget: u64, share: f64) -> FlatRegion {
        let here = self.cut(budget).bound();
        let allowed = libm::floor(here.unsigned_abs() as f64 * share.max(0.0)) as i128;
        let from = self.least_budget_for(here - allowed).unwrap_or(budget).min(budget);
        // One visit before the first budget that brings more than allowed.
        let to = self.least_budget_for(here + allowed + 1).map(|above| (above - 1).max(budget));
        FlatRegion { from, to }
    }

    /// The least budget whose bound is at least `value`.
    fn least_budget_for(&self, value: i128) -> Option<u64> {
        let mut missing = value - self.start;
        let mut budget = 0;
        for piece in &self.pieces {
            if missing <= 0 {
                break;
            }
            let rise = i128::from(piece.rise);
            if missing <= rise {
                let visits = (missing * i128::from(piece.run) + rise - 1) / rise;
                return Some(budget + visits as u64);
            }
            missing -= rise;
            budget += u64::from(piece.run);
        }
        (missing <= 0).then_some(budget)
    }
}

/// Budgets between which the value hardly changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FlatRegion {
    /// The smallest of them, in visits.
    pub from: u64,
    /// The largest of them, in visits; `None` where any larger budget does too.
    pub to: Option<u64>,
}
