//! Which month of a file is the last that is whole.

use chrono::NaiveDate;

use crate::plan::{Money, Month};

/// How many days earlier than the others a month must end before its end says anything.
const DAYS: u32 = 3;
/// The part of what is usual, in tenths, below which a month that ends early has only begun.
const TENTHS: i128 = 7;
/// How many months with orders must come before one that is judged by them.
const MONTHS_BEFORE: usize = 3;

/// What a file says of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthSeen {
    /// The month.
    pub month: Month,
    /// Its sales.
    pub sales: Money,
    /// The day of its last order; `None` where it has none, or the file tells no days.
    pub last_day: Option<u32>,
}

/// Why a month is not taken as whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Today lies in it or before it.
    NotOver,
    /// Its orders end early, and there is little of it.
    BrokenOff {
        /// The day of its last order.
        last_day: u32,
        /// The earliest day on which one of the twelve months before had its last order.
        earliest: u32,
        /// Its sales.
        sales: Money,
        /// The smaller of the same month a year before and the median of the twelve months before.
        usual: Money,
    },
}

/// The last whole month that is proposed, and why it is not the last of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastWhole {
    /// The month.
    pub month: Month,
    /// The months behind it that are no whole ones, latest first.
    pub parts: Vec<(Month, Part)>,
}

/// Proposes the last whole month of a file, from its months in a row. `None` without sales.
///
/// A month is no whole one where today lies in it or before it. Else it is proposed as part where its last order lies
/// more than three days before the earliest day on which one of the twelve months before had its last order, and its
/// sales are under .7 of the smaller of the same month a year before and the median of those twelve. Either alone
/// proves nothing: a month may end quietly, and a month may be weak.
///
/// With 30,000 a month until the 25th, and 10,000 until the 5th of June: 5 < 25 - 3 and 10,000 < .7 x 30,000.
pub fn last_whole(months: &[MonthSeen], today: NaiveDate) -> Option<LastWhole> {
    let last = months.iter().rposition(|seen| seen.sales != Money::ZERO)?;
    let this_month = Month::of(today)?;
    let over = months.iter().take(last + 1).rposition(|seen| seen.month < this_month);
    let mut parts: Vec<(Month, Part)> = months
        .get(over.map_or(0, |at| at + 1)..=last)
        .unwrap_or_default()
        .iter()
        .rev()
        .map(|seen| (seen.month, Part::NotOver))
        .collect();
    let Some(over) = over else {
        // Nothing of the file is over; the month before it is the last that can be.
        return months.first().map(|first| LastWhole { month: first.month.plus(-1), parts });
    };
    let (before, rest) = months.split_at(over);
    let judged = rest.first()?;
    match broken_off(judged, before) {
        Some(part) => {
            parts.push((judged.month, part));
            Some(LastWhole { month: judged.month.plus(-1), parts })
        }
        None => Some(LastWhole { month: judged.month, parts }),
    }
}

fn broken_off(judged: &MonthSeen, before: &[MonthSeen]) -> Option<Part> {
    let last_day = judged.last_day?;
    let twelve = before.get(before.len().saturating_sub(12)..).unwrap_or_default();
    let days: Vec<u32> = twelve.iter().filter_map(|seen| seen.last_day).collect();
    let earliest = days.iter().copied().min().filter(|_| days.len() >= MONTHS_BEFORE)?;
    let year_before = twelve.iter().find(|seen| seen.month == judged.month.plus(-12)).map(|seen| seen.sales);
    let usual = median(twelve).min(year_before.unwrap_or(Money::LIMIT));
    let little = i128::from(judged.sales.0) * 10 < i128::from(usual.0) * TENTHS;
    (last_day + DAYS < earliest && little).then_some(Part::BrokenOff {
        last_day,
        earliest,
        sales: judged.sales,
        usual,
    })
}

fn median(months: &[MonthSeen]) -> Money {
    let mut sales: Vec<i64> = months.iter().map(|seen| seen.sales.0).collect();
    sales.sort_unstable();
    let half = sales.len() / 2;
    let upper = sales.get(half).copied().unwrap_or(0);
    match sales.len() % 2 {
        1 => Money(upper),
        _ => {
            let lower = half.checked_sub(1).and_then(|at| sales.get(at)).copied().unwrap_or(upper);
            Money(((i128::from(lower) + i128::from(upper)) / 2) as i64)
        }
    }
}
