//! An account's year split to months, each account exact.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::calc::base::{Seasons, seasons};
use crate::calc::portfolio::whole_months;
use crate::plan::{Money, Month, MonthShape, Plan, Span};

/// How a year lies over its twelve months: whole weights by month of the fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    weights: [u64; 12],
    sum: u64,
}

/// The weight of a whole year in a shape made of fractions.
const YEAR: u64 = 1 << 52;

/// What shaped an account's months: what was asked for, or what stood in for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shaped {
    /// The account's season: in part its own months, in part those of its class.
    Season,
    /// The account's own last year.
    OwnYear,
    /// The last year of all accounts, since this one sold nothing in it.
    PortfolioYear,
    /// Twelve alike: asked for, or since nothing else is known.
    Even,
    /// Four, four and five weeks.
    Weeks445,
    /// Monday to Friday.
    WorkingDays,
}

impl Shape {
    /// Twelve alike.
    pub const EVEN: Shape = Shape { weights: [1; 12], sum: 12 };

    /// Four, four and five weeks a quarter.
    ///
    /// ```
    /// use keyline::{calc::split::Shape, plan::Money};
    /// let months = Shape::WEEKS_445.spread(Money(52));
    /// assert_eq!(months[..3], [Money(4), Money(4), Money(5)]);
    /// ```
    pub const WEEKS_445: Shape = Shape { weights: [4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5], sum: 52 };

    /// A shape from whole weights; `None` where all are zero or their sum does not fit.
    pub fn of_amounts(weights: [u64; 12]) -> Option<Shape> {
        let sum = weights.iter().try_fold(0_u64, |sum, weight| sum.checked_add(*weight))?;
        (sum > 0 && sum <= i64::MAX as u64).then_some(Shape { weights, sum })
    }

    /// A shape from an index; a month below zero weighs nothing. Twelve alike are [`Shape::EVEN`], and so is an
    /// index without a positive month.
    pub fn of_index(index: [f64; 12]) -> Shape {
        let weights = index.map(|month| if month.is_finite() { month.max(0.0) } else { 0.0 });
        let sum: f64 = weights.iter().sum();
        let first = weights.first().copied().unwrap_or(0.0);
        if !sum.is_finite() || sum <= 0.0 || weights.iter().all(|weight| weight.to_bits() == first.to_bits())
        {
            return Shape::EVEN;
        }
        // The year is 2^52, finer than any amount of money and a power of two, so that a share is a shift and
        // not a division; what rounding leaves over goes to the largest month.
        let mut whole = weights.map(|weight| libm::round(weight / sum * YEAR as f64) as u64);
        let largest = (0..12).rev().max_by_key(|&at| whole[at]).unwrap_or(0);
        let others: u64 = whole.iter().sum::<u64>() - whole[largest];
        whole[largest] = YEAR - others;
        Shape { weights: whole, sum: YEAR }
    }

    /// Monday to Friday in each of twelve months from `first`; holidays differ by country and are not known.
    pub fn of_working_days(first: Month) -> Shape {
        let mut weights = [0; 12];
        for (weight, month) in weights.iter_mut().zip(Span::new(first, 12).iter()) {
            *weight = u64::from(working_days(month));
        }
        Shape::of_amounts(weights).unwrap_or(Shape::EVEN)
    }

    /// The part of the year that falls in a month of the fiscal year, 0 to 11.
    pub fn part(&self, position: usize) -> f64 {
        self.weights.get(position).map_or(0.0, |&weight| weight as f64 / self.sum as f64)
    }

    /// The shape with some months taken out: the others share the year as they stand to each other, each alike where they
    /// have no weight. `None` where no month is left.
    pub fn without(&self, taken: &[usize]) -> Option<Shape> {
        let mut weights = self.weights;
        for &at in taken {
            if let Some(weight) = weights.get_mut(at) {
                *weight = 0;
            }
        }
        if weights.iter().all(|&weight| weight == 0) {
            for (at, weight) in weights.iter_mut().enumerate() {
                *weight = u64::from(!taken.contains(&at));
            }
        }
        Shape::of_amounts(weights)
    }

    /// The year's amount by month: each month's share rounded down, what is left by largest remainder; ties go
    /// to the larger share, then to the earlier month. The months sum to the year exactly; an amount below
    /// zero is split like its opposite.
    pub fn spread(&self, year: Money) -> [Money; 12] {
        let total = year.0.unsigned_abs();
        let (whole, part) = (total / self.sum, total % self.sum);
        let mut months = [0_u64; 12];
        let mut remainders = [0_u64; 12];
        let mut left = part;
        for ((month, remainder), &weight) in months.iter_mut().zip(&mut remainders).zip(&self.weights) {
            // `whole x sum + part` times `weight / sum`, kept in 64 bits where it fits.
            let (share, rest) = match part.checked_mul(weight) {
                Some(product) => (product / self.sum, product % self.sum),
                None if self.sum == YEAR => {
                    let product = u128::from(part) * u128::from(weight);
                    ((product >> YEAR.trailing_zeros()) as u64, product as u64 & (YEAR - 1))
                }
                None => {
                    let product = u128::from(part) * u128::from(weight);
                    ((product / u128::from(self.sum)) as u64, (product % u128::from(self.sum)) as u64)
                }
            };
            *month = whole * weight + share;
            *remainder = rest;
            left -= share;
        }
        // At most eleven units are left, and a month that got one is out of the running.
        for _ in 0..left.min(12) {
            let mut best = 0;
            for at in 1..12 {
                if (remainders[at], self.weights[at]) > (remainders[best], self.weights[best]) {
                    best = at;
                }
            }
            months[best] += 1;
            remainders[best] = 0;
        }
        months.map(|month| Money(if year.0 < 0 { -(month as i64) } else { month as i64 }))
    }
}

/// Mondays to Fridays of a month: 23 in January 2026.
pub fn working_days(month: Month) -> u32 {
    let first = NaiveDate::from_ymd_opt(month.year(), month.number(), 1);
    let (Some(first), Some(last)) = (first, month.last_day()) else { return 0 };
    let full = 20;
    let beyond = first.iter_days().skip(28).take_while(|day| *day <= last);
    full + beyond.filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)).count() as u32
}

/// The shapes of a plan's accounts over its plan year.
#[derive(Debug, Clone)]
pub struct Shapes {
    asked: MonthShape,
    seasons: Option<Arc<Seasons>>,
    common: Shape,
    common_is: Shaped,
    latest: Span,
    first: Month,
}

/// The shapes that `plan.split().months` asks for. `year` is the plan year.
pub fn shapes(plan: &Plan, year: Span) -> Shapes {
    let asked = plan.split().months;
    let latest = latest_year(plan, year);
    let (common, common_is) = match asked {
        // By season each account has its own; under two years all are even.
        MonthShape::Season | MonthShape::Even => (Shape::EVEN, Shaped::Even),
        MonthShape::Weeks445 => (Shape::WEEKS_445, Shaped::Weeks445),
        MonthShape::WorkingDays => (Shape::of_working_days(year.first), Shaped::WorkingDays),
        MonthShape::LastYear => {
            let total = |month| plan.ledger().month_total(month).0;
            match placed(latest, year.first, total).and_then(Shape::of_amounts) {
                Some(shape) => (shape, Shaped::PortfolioYear),
                None => (Shape::EVEN, Shaped::Even),
            }
        }
    };
    let seasons = (asked == MonthShape::Season).then(|| seasons(plan)).flatten();
    Shapes { asked, seasons, common, common_is, latest, first: year.first }
}

impl Shapes {
    /// The shape of one account, by its row. An account without sales in the last year takes the shape of all
    /// accounts; by season each has its own, see [`crate::calc::base::AccountSeason`].
    pub fn of(&self, plan: &Plan, row: usize) -> (Shape, Shaped) {
        if let Some(seasons) = &self.seasons {
            let shape = Shape::of_index(seasons.of(row).season().from_month(self.first.number()));
            return (shape, if shape == Shape::EVEN { Shaped::Even } else { Shaped::Season });
        }
        if self.asked == MonthShape::LastYear {
            let sales = |month| plan.ledger().sales(row, month).0;
            if let Some(shape) = placed(self.latest, self.first, sales).and_then(Shape::of_amounts) {
                return (shape, Shaped::OwnYear);
            }
        }
        (self.common, self.common_is)
    }

    /// The shape of new and returning accounts: that of all.
    pub fn of_newcomers(&self) -> Shape {
        let season = self.seasons.as_ref().map(|seasons| seasons.of_all().from_month(self.first.number()));
        season.map_or(self.common, Shape::of_index)
    }
}

/// The twelve whole months before the plan year, or before the month under way where that comes first.
fn latest_year(plan: &Plan, year: Span) -> Span {
    let before = year.first.plus(-1);
    let last = plan.data_through().map_or(before, |through| through.min(before));
    whole_months(plan).meet(Span::ending(last, 12))
}

/// The positive sales of a year, each at the position of its calendar month in a year that starts with `first`.
fn placed(year: Span, first: Month, sales: impl Fn(Month) -> i64) -> Option<[u64; 12]> {
    let mut amounts = [0; 12];
    for month in year.iter() {
        let position = month.since(first).rem_euclid(12) as usize;
        if let Some(amount) = amounts.get_mut(position) {
            *amount = u64::try_from(sales(month)).unwrap_or(0);
        }
    }
    amounts.iter().any(|&amount| amount > 0).then_some(amounts)
}
