//! How much of the sales hangs on few accounts: Lorenz curve, Gini, HHI, the largest.

use std::collections::HashMap;

use super::Curve;
use crate::calc::{Name, Op, Origin, Recorder, Silent, Term, Undefined, Unit};
use crate::plan::{Money, Plan};

/// From which share of sales on one customer is named: a tenth, as US accounting has it (ASC 280-10-50-42).
pub const LARGE_SHARE: f64 = 0.10;

/// By how much a Gini coefficient must move to have risen or fallen.
pub const GINI_MOVES: f64 = 0.02;

/// What the Gini coefficients of some years say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drift {
    /// Sales hang on fewer accounts than before.
    Rose,
    /// On more.
    Fell,
    /// On as many.
    Steady,
}

/// How concentration went of late, and from which place to the last it did so: as far back as it did not turn. Steps of
/// [`GINI_MOVES`] and less are no turn. `None` where there are not two years to compare.
///
/// ```
/// use keyline::calc::portfolio::{Drift, drift};
/// assert_eq!(drift(&[0.537, 0.665, 0.644]), Some((Drift::Fell, 1)));
/// assert_eq!(drift(&[0.537, 0.644, 0.665]), Some((Drift::Rose, 0)));
/// ```
pub fn drift(ginis: &[f64]) -> Option<(Drift, usize)> {
    let way = |step: f64| match step {
        step if step > GINI_MOVES => Drift::Rose,
        step if step < -GINI_MOVES => Drift::Fell,
        _ => Drift::Steady,
    };
    let (mut from, mut found) = (ginis.len().checked_sub(1).filter(|&last| last > 0)?, Drift::Steady);
    for (at, pair) in ginis.windows(2).enumerate().rev() {
        match way(pair[1] - pair[0]) {
            Drift::Steady => (),
            turned if found != Drift::Steady && turned != found => break,
            way => found = way,
        }
        from = at;
    }
    // Small steps add up, and a step may be all but undone by them.
    Some((way(ginis.last()? - ginis.get(from)?), from))
}

impl Curve {
    /// The Lorenz curve: from the smallest account to the largest, what share of the accounts makes what share
    /// of sales, from (0, 0) to (1, 1).
    pub fn lorenz(&self) -> Vec<(f64, f64)> {
        let accounts = self.accounts() as f64;
        let mut sum = Money::ZERO;
        let points = self.ranked.iter().rev().enumerate().map(|(at, amount)| {
            sum.0 += amount;
            ((at + 1) as f64 / accounts, self.share(sum))
        });
        std::iter::once((0.0, 0.0)).chain(points).collect()
    }

    /// The Gini coefficient of the accounts on the curve, from 0 (all alike) to just under 1 (one has it all).
    ///
    /// The population's, divided by n: `2 sum(i x) / (n sum x) - (n + 1) / n` with x ascending and i from 1,
    /// here with both fractions as one, `sum((2i - n - 1) x) / (n sum x)`: the weight of an account is how many
    /// sold less minus how many sold more, and nothing cancels. Published: R's `ineq` gives .4620911 for 541,
    /// 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261.
    ///
    /// ```
    /// use keyline::calc::Origin;
    /// use keyline::calc::portfolio::Curve;
    /// let incomes = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261];
    /// let curve = Curve::of(&incomes, Default::default(), Origin::Constant).unwrap();
    /// assert!((curve.gini().unwrap() - 0.4620911).abs() < 5e-8);
    /// ```
    pub fn gini_of<R: Recorder>(&self, r: &mut R) -> Result<Term, Undefined> {
        let accounts = self.accounts();
        if accounts < 2 {
            return Err(Undefined::OneAccount);
        }
        let mut weight = accounts as i128 - 1;
        let mut weighted = 0;
        for &amount in &self.ranked {
            weighted += weight * i128::from(amount);
            weight -= 2;
        }
        let weighted = r.input(Name::RankWeightedSales, weighted as f64, Unit::Money, self.origin());
        let accounts = r.input(Name::CurveAccounts, accounts as f64, Unit::Count, self.origin());
        let positive = r.input(Name::PositiveSales, self.positive.to_f64(), Unit::Money, self.origin());
        let most = r.step(Name::AccountsTimesSales, Op::Multiply, &[accounts, positive], Unit::Money);
        Ok(r.step(Name::Result, Op::Divide, &[weighted, most], Unit::Index))
    }

    /// See [`Curve::gini_of`].
    pub fn gini(&self) -> Result<f64, Undefined> {
        Ok(self.gini_of(&mut Silent)?.value)
    }

    /// The Herfindahl-Hirschman index, 10,000 times the sum of the squared shares: 10,000 for one account,
    /// 10,000 / n for n alike. Published: 30, 30, 20 and 20 % give 2,600 (US merger guidelines).
    ///
    /// ```
    /// use keyline::calc::Origin;
    /// use keyline::calc::portfolio::Curve;
    /// let curve = Curve::of(&[30, 30, 20, 20], Default::default(), Origin::Constant).unwrap();
    /// assert_eq!(curve.hhi(), 2600.0);
    /// ```
    pub fn hhi_of<R: Recorder>(&self, r: &mut R) -> Term {
        self.hhi_as(Name::Result, r)
    }

    /// See [`Curve::hhi_of`].
    pub fn hhi(&self) -> f64 {
        self.hhi_of(&mut Silent).value
    }

    fn hhi_as<R: Recorder>(&self, name: Name, r: &mut R) -> Term {
        let squares: i128 = self.ranked.iter().map(|&amount| i128::from(amount) * i128::from(amount)).sum();
        let squares = r.input(Name::SquaredSales, squares as f64, Unit::Index, self.origin());
        let positive = r.input(Name::PositiveSales, self.positive.to_f64(), Unit::Money, self.origin());
        let total = r.step(Name::TotalSquared, Op::Multiply, &[positive, positive], Unit::Index);
        let shares = r.step(Name::SumOfSquaredShares, Op::Divide, &[squares, total], Unit::Index);
        let most = r.input(Name::HhiOfOne, 10_000.0, Unit::Index, Origin::Constant);
        r.step(name, Op::Multiply, &[shares, most], Unit::Index)
    }

    /// How many accounts of one size would be as concentrated: 10,000 / HHI. An HHI of 2,600 is 3.85 accounts.
    pub fn effective_of<R: Recorder>(&self, r: &mut R) -> Term {
        let hhi = self.hhi_as(Name::Hhi, r);
        let most = r.input(Name::HhiOfOne, 10_000.0, Unit::Index, Origin::Constant);
        r.step(Name::Result, Op::Divide, &[most, hhi], Unit::Count)
    }

    /// See [`Curve::effective_of`].
    pub fn effective(&self) -> f64 {
        self.effective_of(&mut Silent).value
    }

    /// The customers of the curve, largest first: accounts under one group count as one.
    pub fn customers(&self, plan: &Plan) -> Vec<Customer> {
        let mut customers: Vec<Customer> = Vec::new();
        let mut of_group: HashMap<&str, usize> = HashMap::new();
        for (&row, &amount) in self.ranking.iter().zip(&self.ranked) {
            let row = row as usize;
            let group = plan.accounts().get(row).map_or("", |account| &*account.profile.group);
            let at = match of_group.get(group) {
                Some(&at) => at,
                None => {
                    if !group.is_empty() {
                        of_group.insert(group, customers.len());
                    }
                    customers.push(Customer { rows: Vec::new(), sales: Money::ZERO });
                    customers.len() - 1
                }
            };
            customers[at].rows.push(row);
            customers[at].sales.0 += amount;
        }
        customers.sort_by_key(|customer| std::cmp::Reverse(customer.sales));
        customers
    }

    /// The customers that make [`LARGE_SHARE`] or more.
    pub fn large_customers(&self, plan: &Plan) -> Vec<Customer> {
        let mut customers = self.customers(plan);
        customers.retain(|customer| self.share(customer.sales) >= LARGE_SHARE);
        customers
    }

    /// How many customers those are.
    pub fn large_count_of<R: Recorder>(&self, plan: &Plan, r: &mut R) -> Term {
        let positive = r.input(Name::PositiveSales, self.positive.to_f64(), Unit::Money, self.origin());
        let share = r.input(Name::LargeShare, LARGE_SHARE, Unit::Ratio, Origin::Constant);
        r.step(Name::LargeFrom, Op::Multiply, &[positive, share], Unit::Money);
        let count = self.large_customers(plan).len();
        r.input(Name::Result, count as f64, Unit::Count, self.origin())
    }

    /// What the largest customer makes, as a fraction.
    pub fn largest_share_of<R: Recorder>(&self, plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
        let customers = self.customers(plan);
        let largest = customers.first().ok_or(Undefined::NoSales)?.sales;
        let largest = r.input(Name::LargestSales, largest.to_f64(), Unit::Money, self.origin());
        let positive = r.input(Name::PositiveSales, self.positive.to_f64(), Unit::Money, self.origin());
        Ok(r.step(Name::Result, Op::Divide, &[largest, positive], Unit::Ratio))
    }

    /// See [`Curve::largest_share_of`].
    pub fn largest_share(&self, plan: &Plan) -> Result<f64, Undefined> {
        Ok(self.largest_share_of(plan, &mut Silent)?.value)
    }
}

/// An account, or the accounts of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// The rows, largest first.
    pub rows: Vec<usize>,
    /// What they make together, of what is on the curve.
    pub sales: Money,
}
