//! The scope's target split to accounts and months.

use std::collections::HashMap;

use super::{Shape, Shaped, Shapes, shapes};
use crate::calc::base::{Asked, Ground};
use crate::calc::kernel::allocate::{Allocation, Infeasible, OPEN, allocation};
use crate::calc::portfolio::{owners, whole_months};
use crate::calc::target::effects;
use crate::calc::{Undefined, Whose};
use crate::plan::{AccountId, Basis, Bound, Judged, Money, Plan, Span};

/// What decided an account's figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Held {
    /// Its weight.
    Free,
    /// Its lock.
    Lock,
    /// What its owner commits to.
    Promise,
    /// Its floor: its weight alone would give less.
    Floor,
    /// Its cap: its weight alone would give more.
    Cap,
}

impl Held {
    /// Whether the figure is kept as it was entered.
    pub fn is_fixed(self) -> bool {
        matches!(self, Held::Lock | Held::Promise)
    }
}

/// One account of a split.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// Which account.
    pub account: AccountId,
    /// Its row in the plan.
    pub row: usize,
    /// Its weight: minor units by history, steps of the rating by potential, 1 where all are alike.
    pub weight: f64,
    /// Its floor and cap, minor units.
    pub bounds: (i64, i64),
    /// What decided its figure.
    pub held: Held,
    /// Its target for the year.
    pub amount: Money,
    /// That by month of the fiscal year.
    pub months: [Money; 12],
    /// What shaped its months.
    pub shaped: Shaped,
}

/// A target split to the accounts of the scope: the parts and the newcomers sum to `total` exactly, and so do their months.
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    /// What was split.
    pub total: Money,
    /// The months of the plan year.
    pub year: Span,
    /// The accounts of the scope, in the plan's order.
    pub parts: Vec<Part>,
    /// What is asked of new and returning accounts, by month: of a target for all accounts as large a part as they have of
    /// its base.
    pub newcomers: [Money; 12],
    /// How much the free accounts share, minor units.
    pub shared: f64,
    /// The sum of their weights; `shared / weight` is the level at which every free account stands.
    pub weight: f64,
    /// Whether accounts without weight share evenly what the others cannot take.
    pub even: bool,
    /// Whether nobody has a weight by the basis asked for, so that all weigh alike.
    pub alike: bool,
}

/// Why a target is not split.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SplitError {
    /// There is nothing to split by.
    #[error(transparent)]
    Undefined(#[from] Undefined),
    /// Locks and floors alone come to more than the target.
    #[error("locks and floors exceed the target by {amount}")]
    FloorsExceed {
        /// By how much.
        amount: Money,
        /// The accounts with a lock or a floor above zero.
        accounts: Vec<AccountId>,
    },
    /// Fixed months of accounts do not fit into their years.
    #[error("fixed months miss their accounts' years by {amount}")]
    MonthsExceed {
        /// By how much, added.
        amount: Money,
        /// The accounts.
        accounts: Vec<AccountId>,
    },
    /// With every account at its lock or cap the target is not reached.
    #[error("locks and caps fall short of the target by {amount}")]
    CapsFallShort {
        /// By how much.
        amount: Money,
        /// The accounts with a lock or a cap.
        accounts: Vec<AccountId>,
    },
}

/// Splits `total`, the target of the scope, to its accounts by [`crate::plan::SplitRules`] and to months.
///
/// An account without a bound gets at least nothing. Locks, floors and caps of accounts outside the scope do
/// not count. The rounding step holds for the accounts' years; their months are exact to the minor unit.
pub fn split(plan: &Plan, total: Money) -> Result<Split, SplitError> {
    split_on(plan, &Ground::of(plan), total)
}

/// The same as if an account had another bound: what is typed is tried out before it is taken.
pub fn split_trying(
    plan: &Plan,
    total: Money,
    account: AccountId,
    bound: &Bound,
) -> Result<Split, SplitError> {
    split_by(plan, &Ground::of(plan), total, Some((account, bound)))
}

pub(super) fn split_on(plan: &Plan, ground: &Ground, total: Money) -> Result<Split, SplitError> {
    split_by(plan, ground, total, None)
}

fn split_by(plan: &Plan, ground: &Ground, total: Money, tried: Tried<'_>) -> Result<Split, SplitError> {
    let year = plan.plan_span().ok_or(Undefined::NoMonths)?;
    let rows = rows_in(plan, ground)?;
    let (mut weights, _) = weights(Asked::of(plan, ground), &rows);
    let alike = weights.iter().all(|&weight| weight <= 0.0);
    if alike {
        weights.fill(1.0);
    }
    let (bounds, fixed) = bounds(plan, &rows, tried);
    let step = plan.split().step.0;
    let newcomers = newcomers_part(ground, total)?;
    let found = allocation(total.0 - newcomers.0, &weights, &bounds, step);
    let Allocation { parts: amounts, shared, weight, even } =
        found.map_err(|error| named(error, plan, &rows))?;
    let shapes = shapes(plan, year);
    let mut too_much = Vec::new();
    let parts = rows.iter().enumerate().map(|(at, &row)| {
        let (amount, bounds) = (Money(amounts[at]), bounds[at]);
        let (shape, shaped) = shapes.of(plan, row);
        let held = fixed[at].unwrap_or_else(|| held(amount, bounds, weights[at], shared / weight, even));
        let account = plan.accounts()[row].id;
        let months = match locked_months(plan, account, year) {
            locks if locks.is_empty() => shape.spread(amount),
            locks => around(shape, amount, &locks).unwrap_or_else(|over| {
                too_much.push((account, over));
                shape.spread(amount)
            }),
        };
        Part { account, row, weight: weights[at], bounds, held, amount, months, shaped }
    });
    let parts = parts.collect();
    if too_much.is_empty() {
        let newcomers = shapes.of_newcomers().spread(newcomers);
        return Ok(Split { total, year, parts, newcomers, shared, weight, even, alike });
    }
    let amount = too_much.iter().map(|(_, over)| *over).sum();
    Err(SplitError::MonthsExceed {
        amount,
        accounts: too_much.into_iter().map(|(account, _)| account).collect(),
    })
}

/// What of a target for all accounts is asked of those that are not there yet: as large a part as they have of its base.
pub(in crate::calc) fn newcomers_part(ground: &Ground, total: Money) -> Result<Money, Undefined> {
    let newcomers = ground.newcomers_inside()?;
    if newcomers <= Money::ZERO {
        return Ok(Money::ZERO);
    }
    let part = newcomers.to_f64() / ground.base()?.to_f64();
    Money::from_minor(libm::round(total.to_f64() * part)).ok_or(Undefined::TooLarge)
}

impl Split {
    /// The part of an account, if it is in the scope.
    pub fn part(&self, account: AccountId) -> Option<&Part> {
        self.parts.iter().find(|part| part.account == account)
    }
}

/// The fixed months of an account in a year, by position.
pub(super) fn locked_months(plan: &Plan, account: AccountId, year: Span) -> Vec<(usize, Money)> {
    let Some(last) = year.last() else { return Vec::new() };
    let locks = plan.split().month_locks.range((account, year.first)..=(account, last));
    locks.filter_map(|(&(_, month), &amount)| Some((year.offset(month)?, amount))).collect()
}

/// An account's year with some months fixed: the others share the rest by the shape. The amount by which the fixed months
/// miss the year where that leaves no split: more than the year, or every month fixed and not the year.
fn around(shape: Shape, year: Money, locks: &[(usize, Money)]) -> Result<[Money; 12], Money> {
    let fixed: Money = locks.iter().map(|lock| lock.1).sum();
    let rest = Money(year.0.saturating_sub(fixed.0));
    let taken: Vec<usize> = locks.iter().map(|lock| lock.0).collect();
    let mut months = match shape.without(&taken) {
        Some(others) if (rest.0 < 0) == (year.0 < 0) || rest == Money::ZERO => others.spread(rest),
        None if rest == Money::ZERO => [Money::ZERO; 12],
        _ => return Err(Money(rest.0.saturating_abs())),
    };
    for &(at, amount) in locks {
        if let Some(month) = months.get_mut(at) {
            *month = amount;
        }
    }
    Ok(months)
}

fn rows_in(plan: &Plan, ground: &Ground) -> Result<Vec<usize>, Undefined> {
    let rows: Vec<usize> = (0..plan.accounts().len()).filter(|&row| ground.is_inside(row)).collect();
    if rows.is_empty() { Err(Undefined::NoAccounts) } else { Ok(rows) }
}

/// An account with another bound than it has.
type Tried<'a> = Option<(AccountId, &'a Bound)>;

/// Locks, floors and caps of the rows in minor units, and what fixes those that are fixed.
fn bounds(plan: &Plan, rows: &[usize], tried: Tried<'_>) -> (Vec<(i64, i64)>, Vec<Option<Held>>) {
    let rules = &plan.split().bounds;
    let held = |id: AccountId| match tried {
        Some((account, bound)) if account == id => Some(bound),
        _ => rules.get(&id),
    };
    let of_row = |&row: &usize| match held(plan.accounts()[row].id) {
        None => ((0, OPEN), None),
        Some(Bound::Lock { amount, .. }) => ((amount.0, amount.0), Some(Held::Lock)),
        Some(Bound::Promise { amount }) => ((amount.0, amount.0), Some(Held::Promise)),
        Some(Bound::Between { floor, cap, .. }) => {
            let high = cap.map_or(OPEN, |cap| cap.0);
            ((floor.map_or(high.min(0), |floor| floor.0), high), None)
        }
    };
    rows.iter().map(of_row).unzip()
}

fn held(amount: Money, (low, high): (i64, i64), weight: f64, level: f64, even: bool) -> Held {
    let share = if !even {
        weight * level
    } else if weight > 0.0 {
        // Those with a weight stand at their bounds, and those without share what is left.
        let nearer_high = high.saturating_sub(amount.0) <= amount.0.saturating_sub(low);
        return if nearer_high { Held::Cap } else { Held::Floor };
    } else {
        level
    };
    if share < low as f64 {
        Held::Floor
    } else if share > high as f64 {
        Held::Cap
    } else {
        Held::Free
    }
}

fn named(error: Infeasible, plan: &Plan, rows: &[usize]) -> SplitError {
    let ids = |parts: Vec<usize>| parts.into_iter().map(|at| plan.accounts()[rows[at]].id).collect();
    match error {
        Infeasible::FloorsExceed { amount, parts } => {
            SplitError::FloorsExceed { amount: Money(amount), accounts: ids(parts) }
        }
        Infeasible::CapsFallShort { amount, parts } => {
            SplitError::CapsFallShort { amount: Money(amount), accounts: ids(parts) }
        }
    }
}

/// An account's sales without one-offs in the twelve months before last year, last year, and the latest twelve
/// whole months, minor units; a year below zero or not known counts zero.
pub(super) fn years_of(plan: &Plan, rows: &[usize]) -> Vec<[i64; 3]> {
    let whole = whole_months(plan);
    let Some(last) = whole.last() else { return vec![[0; 3]; rows.len()] };
    let spans = [24, 12, 0].map(|ago| Span::ending(last.plus(-ago), 12).meet(whole));
    let mut sums: Vec<[i64; 3]> =
        rows.iter().map(|&row| spans.map(|span| plan.ledger().sales_over(row, span).0)).collect();
    if !plan.one_offs().is_empty() {
        let places: HashMap<usize, usize> = rows.iter().enumerate().map(|(at, &row)| (row, at)).collect();
        for mark in plan.one_offs() {
            let place = plan.row_of(mark.account).and_then(|row| places.get(&row));
            let Some(sums) = place.and_then(|&at| sums.get_mut(at)) else { continue };
            for (sum, span) in sums.iter_mut().zip(spans) {
                if span.contains(mark.month) {
                    *sum = sum.saturating_sub(mark.amount.0);
                }
            }
        }
    }
    sums.iter_mut().flatten().for_each(|sum| *sum = (*sum).max(0));
    sums
}

/// What one basis gives an account, and all accounts of the scope.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weighed {
    pub basis: Basis,
    /// How much of the whole weight it makes: the entered share over those of the bases that have an answer.
    pub share: f64,
    pub sum: f64,
}

/// The weights of the accounts in `rows`, and the bases behind them: one basis gives its own weights, several each
/// their share of 1.
pub(super) fn weights(asked: Asked<'_>, rows: &[usize]) -> (Vec<f64>, Vec<Weighed>) {
    let mut bases = Vec::new();
    let mut columns = Vec::new();
    for (basis, share) in
        Basis::ALL.into_iter().zip(asked.plan.split().bases).filter(|(_, share)| *share > 0.0)
    {
        let column = column(asked, basis, rows);
        let sum: f64 = column.iter().sum();
        if sum > 0.0 {
            bases.push(Weighed { basis, share, sum });
            columns.push(column);
        }
    }
    if columns.len() <= 1 {
        return (columns.pop().unwrap_or_else(|| vec![0.0; rows.len()]), bases);
    }
    let shares: f64 = bases.iter().map(|basis| basis.share).sum();
    bases.iter_mut().for_each(|basis| basis.share /= shares);
    let mut weights = vec![0.0; rows.len()];
    for (column, basis) in columns.iter().zip(&bases) {
        for (weight, own) in weights.iter_mut().zip(column) {
            *weight += own / basis.sum * basis.share;
        }
    }
    (weights, bases)
}

/// What accounts weigh by one basis: minor units, steps of a rating, or 1 each.
fn column(asked: Asked<'_>, basis: Basis, rows: &[usize]) -> Vec<f64> {
    let Asked { plan, ground, .. } = asked;
    let base = |row: usize| {
        ground.whole().ok().and_then(|base| base.accounts.get(row)).map_or(0.0, |base| base.to_f64().max(0.0))
    };
    match basis {
        Basis::Even => vec![1.0; rows.len()],
        Basis::Potential => {
            let potential = |&row: &usize| plan.accounts()[row].ratings.get(Judged::Potential);
            rows.iter().map(|row| potential(row).map_or(0.0, |rating| f64::from(rating.step()))).collect()
        }
        Basis::LastYear => years_of(plan, rows).iter().map(|[_, _, latest]| *latest as f64).collect(),
        Basis::History => {
            let weight = |years: &[i64; 3]| {
                let [before, last, latest] = years.map(|year| year as f64);
                before + last + 2.0 * latest
            };
            years_of(plan, rows).iter().map(weight).collect()
        }
        Basis::Base => rows.iter().map(|&row| base(row)).collect(),
        Basis::Response => {
            let effects = effects(asked, rows);
            rows.iter().zip(effects).map(|(&row, effect)| base(row) * effect.unwrap_or(0.0)).collect()
        }
    }
}

/// How far the figures that bounds ask for exceed what weights alone would give.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gauge {
    /// The company or an owner.
    pub whose: Whose,
    /// What the weights alone give: the total, or an owner's accounts together.
    pub whole: Money,
    /// The same with every lock, floor and cap kept and nobody giving way for it.
    pub parts: Money,
    /// `parts` over `whole`, less one.
    pub excess: Result<f64, Undefined>,
    /// Whether that is above the plan's limit, 5 % unless changed.
    pub over: bool,
}

/// The excess of parts over their whole, as a fraction: parts of 60 and 50 over 100 are .1.
pub fn over_assignment(whole: Money, parts: impl IntoIterator<Item = Money>) -> Result<f64, Undefined> {
    let sum: Money = parts.into_iter().sum();
    if whole > Money::ZERO { Ok(sum.to_f64() / whole.to_f64() - 1.0) } else { Err(Undefined::NoTarget) }
}

/// The over-assignment gauges of a split of `total`: the company first, then each owner with accounts in the
/// scope. They speak of what was promised from below before the rest is spread again, so they also answer
/// where the bounds leave no split.
pub fn gauges(plan: &Plan, total: Money) -> Result<Vec<Gauge>, SplitError> {
    let ground = Ground::of(plan);
    let rows = rows_in(plan, &ground)?;
    let (bounds, _) = bounds(plan, &rows, None);
    let (weights, _) = weights(Asked::of(plan, &ground), &rows);
    let free = vec![(0, OPEN); rows.len()];
    let shared = total.0 - newcomers_part(&ground, total)?.0;
    let wholes = allocation(shared, &weights, &free, 0).map_err(|error| named(error, plan, &rows))?.parts;
    let owners = owners(plan);
    let mut sums = vec![(Money::ZERO, Money::ZERO, 0_usize); owners.list.len() + 1];
    for ((&row, &whole), &(low, high)) in rows.iter().zip(&wholes).zip(&bounds) {
        let part = whole.clamp(low, high.max(low));
        for at in [0, owners.of_row[row] as usize + 1] {
            let (wholes, parts, count) = &mut sums[at];
            wholes.0 = wholes.0.saturating_add(whole);
            parts.0 = parts.0.saturating_add(part);
            *count += 1;
        }
    }
    let names =
        std::iter::once(Whose::Company).chain(owners.list.iter().map(|owner| Whose::Owner(owner.first)));
    let limit = plan.settings().over_assignment;
    let gauges = names.zip(sums).filter(|(_, (.., count))| *count > 0).map(|(whose, (whole, parts, _))| {
        let excess = over_assignment(whole, [parts]);
        Gauge { whose, whole, parts, excess, over: excess.is_ok_and(|excess| excess > limit) }
    });
    Ok(gauges.collect())
}

/// What is asked of an account outside the scope: its base. One that has brought back more than it bought is asked for
/// nothing: a target below zero would be none.
pub(in crate::calc) fn asked_outside(base: Money) -> Money {
    base.max(Money::ZERO)
}

/// The months of accounts outside the scope: what is asked of them in the same shape.
pub(in crate::calc) fn base_months(plan: &Plan, shapes: &Shapes, row: usize, base: Money) -> [Money; 12] {
    shapes.of(plan, row).0.spread(asked_outside(base))
}
