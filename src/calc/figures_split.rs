//! The committed target, or one tried out, and its parts down to an account's month, each explained.

use std::collections::HashSet;

use crate::plan::{AccountId, AccountTarget, Basis, Committed, Money, Month, Plan, Scope, Span};

use super::split::{base_months, split_on, years_of};
use super::{
    Case, Figure, Ground, Held, Name, Op, Origin, Part, Recorder, Silent, Split, SplitError, Term, Undefined,
    Unit, many, money, shapes, target::blend, whole_months,
};

fn given<R: Recorder>(name: Name, value: Money, origin: Origin, r: &mut R) -> Term {
    r.input(name, value.to_f64(), Unit::Money, origin)
}

/// The committed total over the frozen base of its scope, less one.
pub(super) fn committed_growth<R: Recorder>(committed: &Committed, r: &mut R) -> Result<Term, Undefined> {
    let base: Money = in_frozen_scope(committed).map(|target| target.base).sum();
    if base <= Money::ZERO {
        return Err(Undefined::NoBase);
    }
    let total = given(Name::Figure(Figure::Committed), committed.total, Origin::Figure(Figure::Committed), r);
    let base = given(Name::ScopeBase, base, Origin::Committed, r);
    let one = r.input(Name::One, 1.0, Unit::Factor, Origin::Constant);
    let ratio = r.step(Name::Ratio, Op::Divide, &[total, base], Unit::Factor);
    Ok(r.step(Name::Result, Op::Subtract, &[ratio, one], Unit::Ratio))
}

pub(super) fn company<R: Recorder>(plan: &Plan, draft: Option<Money>, r: &mut R) -> Result<Term, Undefined> {
    let (total, rest) = match plan.committed() {
        Some(committed) => (
            given(Name::Figure(Figure::Committed), committed.total, Origin::Figure(Figure::Committed), r),
            given(Name::RestBase, committed.rest, Origin::Committed, r),
        ),
        None => {
            let ground = Ground::of(plan);
            let (total, origin) = proposed(plan, &ground, draft)?;
            let rest = ground.rest()?;
            (
                given(Name::SplitTotal, total, origin, r),
                given(Name::Figure(Figure::BaseRest), rest, Origin::Figure(Figure::BaseRest), r),
            )
        }
    };
    Ok(r.step(Name::Result, Op::Sum, &[total, rest], Unit::Money))
}

/// The total that is split before one is committed: the one tried out, else the blend.
fn proposed(plan: &Plan, ground: &Ground, draft: Option<Money>) -> Result<(Money, Origin), Undefined> {
    match draft {
        Some(total) => Ok((total, Origin::Entered)),
        None => {
            let total = blend(plan, ground, Case::Mid, &mut Silent).and_then(money)?;
            Ok((total, Origin::Figure(Figure::Blend)))
        }
    }
}

pub(super) fn drafted(
    plan: &Plan,
    draft: Option<Money>,
    ask: impl FnOnce(&Ground, Origin, &Split) -> Result<Term, Undefined>,
) -> Result<Term, Undefined> {
    let ground = Ground::of(plan);
    let (total, origin) = proposed(plan, &ground, draft)?;
    let split = split_on(plan, &ground, total).map_err(|error| match error {
        SplitError::Undefined(reason) => reason,
        SplitError::FloorsExceed { .. } | SplitError::CapsFallShort { .. } => Undefined::NoSplit,
    })?;
    ask(&ground, origin, &split)
}

/// The targets of the accounts that the committed total speaks of.
fn in_frozen_scope(committed: &Committed) -> impl Iterator<Item = &AccountTarget> {
    let keys: HashSet<AccountId> = match committed.scope {
        Scope::Key => committed.key_accounts.iter().copied().collect(),
        Scope::All => committed.targets.iter().map(|target| target.account).collect(),
    };
    committed.targets.iter().filter(move |target| keys.contains(&target.account))
}

pub(super) fn frozen_target(committed: &Committed, id: AccountId) -> Result<&AccountTarget, Undefined> {
    committed.targets.iter().find(|target| target.account == id).ok_or(Undefined::NoAccount)
}

pub(super) fn frozen_year<R: Recorder>(
    plan: &Plan,
    committed: &Committed,
    target: &AccountTarget,
    r: &mut R,
) -> Term {
    let first = committed.first_month(plan.settings().calendar);
    let months: Vec<Term> = (0..)
        .zip(target.months)
        .map(|(at, amount)| given(Name::Month(first.plus(at)), amount, Origin::Committed, r))
        .collect();
    r.step(Name::Result, Op::Sum, &months, Unit::Money)
}

pub(super) fn frozen_month<R: Recorder>(
    plan: &Plan,
    committed: &Committed,
    id: AccountId,
    month: Month,
    r: &mut R,
) -> Result<Term, Undefined> {
    let target = frozen_target(committed, id)?;
    let at = month.since(committed.first_month(plan.settings().calendar));
    let amount = usize::try_from(at).ok().and_then(|at| target.months.get(at)).ok_or(Undefined::NoMonths)?;
    Ok(given(Name::Result, *amount, Origin::Committed, r))
}

/// An account's part of a split: its weight times the level, inside its bounds, and what rounding adds.
pub(super) fn account_target<R: Recorder>(
    plan: &Plan,
    ground: &Ground,
    origin: Origin,
    split: &Split,
    id: AccountId,
    r: &mut R,
) -> Result<Term, Undefined> {
    let Some(part) = split.part(id) else {
        let base = outside(plan, ground, id)?;
        return Ok(given(Name::Result, base, Origin::Figure(Figure::AccountBase(id)), r));
    };
    let (low, high) = (Money(part.bounds.0), Money(part.bounds.1));
    let bound = match part.held {
        Held::Lock => Some((Name::Lock, low)),
        // Here the level belongs to those without a weight, and says nothing about this one.
        Held::Floor if split.even && part.weight > 0.0 => Some((Name::Floor, low)),
        Held::Cap if split.even && part.weight > 0.0 => Some((Name::Cap, high)),
        _ => None,
    };
    if let Some((name, bound)) = bound {
        let bound = given(name, bound, Origin::Entered, r);
        return Ok(rounded(bound, part.amount, r));
    }
    let total = given(Name::SplitTotal, split.total, origin, r);
    let standing = split.total.to_f64() - split.shared;
    let standing = r.input(Name::Standing, standing, Unit::Money, Origin::Entered);
    let free = r.step(Name::FreeAmount, Op::Subtract, &[total, standing], Unit::Money);
    let (own, unit) = weight(plan, split, part, r);
    let all = r.input(Name::FreeWeight, split.weight, unit, Origin::Setting);
    let level = r.step(Name::Level, Op::Divide, &[free, all], Unit::Factor);
    let mut share = r.step(Name::Share, Op::Multiply, &[own, level], Unit::Money);
    if part.held == Held::Floor {
        let floor = given(Name::Floor, low, Origin::Entered, r);
        share = r.step(Name::Share, Op::Most, &[share, floor], Unit::Money);
    }
    if part.held == Held::Cap {
        let cap = given(Name::Cap, high, Origin::Entered, r);
        share = r.step(Name::Share, Op::Least, &[share, cap], Unit::Money);
    }
    Ok(rounded(share, part.amount, r))
}

/// A share rounded, and what the largest remainder or the rounding step adds, so that all sum to the whole.
fn rounded<R: Recorder>(share: Term, amount: Money, r: &mut R) -> Term {
    let whole = r.step(Name::Share, Op::Round, &[share], Unit::Money);
    let more = r.input(Name::Remainder, amount.to_f64() - whole.value, Unit::Money, Origin::Setting);
    r.step(Name::Result, Op::Sum, &[whole, more], Unit::Money)
}

/// What an account weighs, and in what.
fn weight<R: Recorder>(plan: &Plan, split: &Split, part: &Part, r: &mut R) -> (Term, Unit) {
    let basis = plan.split().basis;
    // Those without a weight share what is left alike, and so do all where nobody has one.
    if split.even || split.alike || basis == Basis::Even {
        return (r.input(Name::Weight, 1.0, Unit::Factor, Origin::Default), Unit::Factor);
    }
    if basis == Basis::Potential {
        return (r.input(Name::Weight, part.weight, Unit::Factor, Origin::Entered), Unit::Factor);
    }
    let years = years_of(plan, &[part.row]);
    let [before, last, latest] = years.first().copied().unwrap_or_default();
    let through = whole_months(plan).last().unwrap_or(split.year.first);
    let mut year = |name, amount: i64, ago: i32| {
        let span = Span::ending(through.plus(-ago), 12);
        given(name, Money(amount), Origin::Sales { span, accounts: 1 }, r)
    };
    if basis == Basis::LastYear {
        return (year(Name::Weight, latest, 0), Unit::Money);
    }
    let years = [
        year(Name::YearBeforeLast, before, 24),
        year(Name::LastYear, last, 12),
        year(Name::LatestYear, latest, 0),
    ];
    let two = r.input(Name::Two, 2.0, Unit::Factor, Origin::Constant);
    let twice = r.step(Name::LatestTwice, Op::Multiply, &[two, years[2]], Unit::Money);
    (r.step(Name::Weight, Op::Sum, &[years[0], years[1], twice], Unit::Money), Unit::Money)
}

/// The base of an account that the target does not speak of.
fn outside(plan: &Plan, ground: &Ground, id: AccountId) -> Result<Money, Undefined> {
    let row = plan.row_of(id).ok_or(Undefined::NoAccount)?;
    ground.whole()?.accounts.get(row).copied().ok_or(Undefined::NoAccount)
}

pub(super) fn account_month<R: Recorder>(
    plan: &Plan,
    ground: &Ground,
    split: &Split,
    id: AccountId,
    month: Month,
    r: &mut R,
) -> Result<Term, Undefined> {
    let at = split.year.offset(month).ok_or(Undefined::NoMonths)?;
    let row = plan.row_of(id).ok_or(Undefined::NoAccount)?;
    let shapes = shapes(plan, split.year);
    let (amount, months) = match split.part(id) {
        Some(part) => (part.amount, part.months),
        None => {
            let base = outside(plan, ground, id)?;
            (base, base_months(plan, &shapes, row, base))
        }
    };
    let figure = Figure::AccountTarget(id);
    let year = given(Name::Figure(figure), amount, Origin::Figure(figure), r);
    let part = r.input(Name::MonthPart, shapes.of(plan, row).0.part(at), Unit::Ratio, Origin::Setting);
    let share = r.step(Name::Share, Op::Multiply, &[year, part], Unit::Money);
    Ok(rounded(share, months.get(at).copied().unwrap_or_default(), r))
}

/// The targets in scope of everybody's accounts whose owner is that of `id`.
pub(super) fn owner_target<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    id: AccountId,
    r: &mut R,
) -> Result<Term, Undefined> {
    let owner_of = |id| plan.account(id).map_or("", |account| &*account.profile.owner);
    let owner = owner_of(id);
    let targets: Vec<(AccountId, Money)> = match plan.committed() {
        Some(committed) => {
            in_frozen_scope(committed).map(|target| (target.account, target.total())).collect()
        }
        None => {
            let mut targets = Vec::new();
            drafted(plan, draft, |_, _, split| {
                targets = split.parts.iter().map(|part| (part.account, part.amount)).collect();
                // Only the parts are wanted here.
                Ok(Silent.input(Name::Result, 0.0, Unit::Money, Origin::Constant))
            })?;
            targets
        }
    };
    let own: Vec<(AccountId, Money)> =
        targets.into_iter().filter(|&(account, _)| owner_of(account) == owner).collect();
    if own.is_empty() {
        return Err(Undefined::NoAccounts);
    }
    let terms: Vec<Term> = if own.len() <= LISTED {
        let listed = own.iter().map(|&(account, amount)| {
            let figure = Figure::AccountTarget(account);
            given(Name::Figure(figure), amount, Origin::Figure(figure), r)
        });
        listed.collect()
    } else {
        let origin = if plan.committed().is_some() { Origin::Committed } else { Origin::Setting };
        r.input(Name::Accounts, own.len() as f64, Unit::Count, origin);
        vec![given(Name::AccountsTarget, own.iter().map(|own| own.1).sum(), origin, r)]
    };
    Ok(many(r, Name::Result, Op::Sum, &terms, Unit::Money))
}

/// How many accounts a sum lists one by one.
const LISTED: usize = 60;
