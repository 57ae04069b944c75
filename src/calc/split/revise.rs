//! A committed target changed for months to come.

use chrono::NaiveDate;

use super::ProposeError;
use crate::calc::Undefined;
use crate::calc::base::{exact, scale};
use crate::plan::{AccountTarget, Money, Month, Plan, Revision};

/// The revision that brings the scope's target of the year to `total` by changing the months from `from` on: each account
/// and month keeps its part of what is left, and all sum to it exactly, by largest remainder.
///
/// Of twelve months of 100, revised to 1,500 from the seventh on, six stay and six become 150.
///
/// # Errors
/// [`Undefined::NotCommitted`] without a committed target; [`Undefined::NoMonths`] where `from` is not of its year;
/// [`Undefined::NoTarget`] where the months before it have the whole `total` already.
pub fn propose_revision(
    plan: &Plan,
    total: Money,
    from: Month,
    reason: &str,
    on: NaiveDate,
) -> Result<Revision, ProposeError> {
    let committed = plan.committed().ok_or(Undefined::NotCommitted)?;
    let first = plan.settings().calendar.span(committed.year).offset(from).ok_or(Undefined::NoMonths)?;
    if total > Money::LIMIT {
        return Err(Undefined::TooLarge.into());
    }
    let inside = committed.scope_set();
    let current = committed.current();
    let own = |it: &&AccountTarget| inside.as_ref().is_none_or(|keys| keys.contains(&it.account));
    // What accounts that are gone still carry stays with them: nobody could bring more there.
    let (scope, gone): (Vec<&AccountTarget>, Vec<&AccountTarget>) =
        current.iter().filter(own).partition(|it| plan.row_of(it.account).is_some());
    let sum = |all: &[Money]| all.iter().map(|money| i128::from(money.0)).sum::<i128>();
    let before: i128 = scope.iter().map(|it| sum(&it.months[..first])).sum();
    let elsewhere: i128 = gone.iter().map(|it| sum(&it.months)).sum();
    // What is asked of accounts that are not there yet stays, as nobody answers for it.
    let newcomers = if inside.is_none() { committed.newcomers.total() } else { Money::ZERO };
    let left = exact(i128::from(total.0) - before - elsewhere - i128::from(newcomers.0))?;
    if scope.is_empty() {
        return Err(Undefined::NoAccounts.into());
    }
    if left <= Money::ZERO {
        return Err(Undefined::NoTarget.into());
    }
    let cells: Vec<Money> = scope.iter().flat_map(|it| it.months[first..].iter().copied()).collect();
    let sum = sum(&cells);
    // Where nothing was planned for these months, they share alike.
    let even = vec![Money(1); cells.len()];
    let (weights, sum) = if sum > 0 { (&cells, sum) } else { (&even, even.len() as i128) };
    let revised = scale(weights, left.0.into(), sum.max(1), left);
    let mut targets = Vec::new();
    for (target, months) in scope.iter().zip(revised.chunks(12 - first)) {
        let mut changed = target.months;
        changed[first..].copy_from_slice(months);
        if changed != target.months {
            targets.push((target.account, changed));
        }
    }
    Ok(Revision { on, from, reason: reason.trim().into(), targets })
}
