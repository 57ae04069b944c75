//! Months that look like one-off sales: suggestions, which never apply themselves.

use super::{Ahead, LEAST_SEASON, seasons};
use crate::calc::ask::Sold;
use crate::calc::portfolio::{ordinary_rows, whole_months};
use crate::plan::{AccountId, Money, Month, OneOff, Plan, Span};

/// A month far above what the account usually buys.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unusual {
    /// Which account.
    pub account: AccountId,
    /// Which month.
    pub month: Month,
    /// Its sales without what is marked already.
    pub sales: Money,
    /// What the account usually buys in such a month.
    pub usual: Money,
}

/// How many deviations above the median a month must lie: Iglewicz and Hoaglin's 3.5.
const DEVIATIONS: f64 = 3.5;

/// How many months with sales an account must have for a median to mean anything.
const LEAST_MONTHS: usize = 8;

/// The most that are suggested.
pub const SUGGESTIONS: usize = 20;

/// Months of the last twelve that look like one-offs, the farthest out first, at most twenty.
///
/// By account, over its months with sales, its season taken out: a month is unusual where it lies more than 3.5 times
/// 1.4826 median absolute deviations above the median, and above twice the median. Of months of 90, 100, 110, 95, 105,
/// 100, 100, 98 and 400 the median is 100, the deviation 5, and only 400 is unusual.
pub fn unusual_sales(plan: &Plan) -> Vec<Unusual> {
    Sold::of(plan).unusual.get_or_init(|| find_unusual(plan)).clone()
}

fn find_unusual(plan: &Plan) -> Vec<Unusual> {
    let whole = whole_months(plan);
    let Some(last) = whole.last() else { return Vec::new() };
    let recent = Span::ending(last, 12).meet(whole);
    let seasons = seasons(plan);
    let rows = ordinary_rows(plan, whole);
    let mut found: Vec<(f64, Unusual)> = Vec::new();
    for (row, account) in plan.accounts().iter().enumerate() {
        let index = seasons.as_ref().map_or([1.0; 12], |seasons| seasons.of(row).season().index);
        let seasonal = |month: Month| {
            Some(index[month.number() as usize - 1]).filter(|index| *index > LEAST_SEASON).unwrap_or(1.0)
        };
        let adjusted: Vec<(Month, f64, f64)> = whole
            .iter()
            .zip(rows.row(row))
            .filter(|(_, sales)| *sales > 0.0)
            .map(|(month, sales)| (month, sales, sales / seasonal(month)))
            .collect();
        if adjusted.len() < LEAST_MONTHS {
            continue;
        }
        let middle = median(adjusted.iter().map(|own| own.2).collect());
        let spread = 1.4826 * median(adjusted.iter().map(|own| (own.2 - middle).abs()).collect());
        // Where most months are alike, any other one would be infinitely far out; a twentieth is no difference.
        let spread = spread.max(0.05 * middle);
        for &(month, sales, own) in adjusted.iter().filter(|own| recent.contains(own.0)) {
            let out = (own - middle) / spread;
            if out > DEVIATIONS && own > 2.0 * middle {
                let usual = Money::from_minor(libm::round(middle * seasonal(month))).unwrap_or_default();
                let sales = Money::from_minor(sales).unwrap_or_default();
                found.push((out, Unusual { account: account.id, month, sales, usual }));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().take(SUGGESTIONS).map(|(_, unusual)| unusual).collect()
}

/// How much of what the scope has sold in the planned year was a one-off: that counts among sales, and not in the base.
/// `None` while nothing of the year is sold.
pub fn one_offs_so_far(plan: &Plan) -> Option<Money> {
    let over = Ahead::of(plan).over;
    let inside = super::in_scope(plan);
    let counts = |mark: &&OneOff| {
        over.contains(mark.month) && plan.row_of(mark.account).is_some_and(|row| inside[row])
    };
    (!over.is_empty()).then(|| plan.one_offs().iter().filter(counts).map(|mark| mark.amount).sum())
}

/// The median of at least one number.
fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    match numbers.len() % 2 {
        1 => numbers[middle],
        _ => 0.5 * (numbers[middle - 1] + numbers[middle]),
    }
}
