//! The committed target, or one tried out, and its parts down to an account's month, each explained.

use super::{
    Figure, Gauge, Held, Part, Split, SplitError, Weighed, asked_outside, base_months, gauges, locked_months,
    shapes, split_on, weights, years_of,
};
use crate::calc::assess::standing;
use crate::calc::base::{Asked, Ground, season_part_of, seasons};
use crate::calc::portfolio::{growth_of, whole_months};
use crate::calc::record::{many, money};
use crate::calc::target::{Case, blend, effects};
use crate::calc::{
    Method, Name, Op, Origin, Recorder, Silent, Term, Undefined, Unit, Whose, Window, assess, base, target,
};
use crate::plan::{
    AccountId, AccountTarget, Basis, Committed, Judged, Money, Month, MonthShape, Plan, Scope, Span,
};

fn given<R: Recorder>(name: Name, value: Money, origin: Origin, r: &mut R) -> Term {
    r.input(name, value.to_f64(), Unit::Money, origin)
}

/// The committed total as it stands: what was committed to at first, and what the revisions change.
pub(in crate::calc) fn committed_total<R: Recorder>(committed: &Committed, r: &mut R) -> Term {
    if committed.revisions.is_empty() {
        return given(Name::Result, committed.total, Origin::Committed, r);
    }
    let figure = Figure::CommittedFirst;
    let first = r.figure(figure, committed.total.to_f64());
    let change = Money(committed.total_now().0.saturating_sub(committed.total.0));
    let change = given(Name::RevisedBy, change, Origin::Revised, r);
    r.step(Name::Result, Op::Sum, &[first, change], Unit::Money)
}

/// The committed total over the frozen base of its scope, less one.
pub(in crate::calc) fn committed_growth<R: Recorder>(
    committed: &Committed,
    r: &mut R,
) -> Result<Term, Undefined> {
    let base = committed.base();
    if base <= Money::ZERO {
        return Err(Undefined::NoBase);
    }
    let total = committed.total_now();
    let total = r.figure(Figure::Committed, total.to_f64());
    let base = given(Name::ScopeBase, base, Origin::Committed, r);
    let one = r.input(Name::One, 1.0, Unit::Factor, Origin::Constant);
    let ratio = r.step(Name::Ratio, Op::Divide, &[total, base], Unit::Factor);
    Ok(r.step(Name::Result, Op::Subtract, &[ratio, one], Unit::Ratio))
}

pub(in crate::calc) fn company<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    r: &mut R,
) -> Result<Term, Undefined> {
    let total = scope_target(plan, draft, r)?;
    let rest = match plan.committed() {
        Some(committed) => given(Name::RestBase, committed.rest, Origin::Committed, r),
        None => {
            let (figure, ground) = (base::Figure::BaseRest, Ground::of(plan));
            let (rest, asked) = (ground.rest()?, ground.rest_asked()?);
            let name = if rest == asked { Name::Figure(figure.into()) } else { Name::RestBase };
            given(name, asked, Origin::Figure(figure.into()), r)
        }
    };
    Ok(r.step(Name::Result, Op::Sum, &[total, rest], Unit::Money))
}

/// The total that is split before one is committed: the one tried out, else the blend.
fn proposed(plan: &Plan, ground: &Ground, draft: Option<Money>) -> Result<(Money, Origin), Undefined> {
    match draft {
        Some(total) => Ok((total, Origin::Entered)),
        None => {
            let total = blend(Asked::of(plan, ground), Case::Mid, &mut Silent).and_then(money)?;
            Ok((total, Origin::Figure(target::Figure::Blend.into())))
        }
    }
}

pub(in crate::calc) fn drafted(
    plan: &Plan,
    draft: Option<Money>,
    ask: impl FnOnce(&Ground, Origin, &Split) -> Result<Term, Undefined>,
) -> Result<Term, Undefined> {
    let ground = Ground::of(plan);
    let (total, origin) = proposed(plan, &ground, draft)?;
    ask(&ground, origin, &split_at_hand(plan, &ground, total)?)
}

fn split_at_hand(plan: &Plan, ground: &Ground, total: Money) -> Result<Split, Undefined> {
    split_on(plan, ground, total).map_err(undefined)
}

fn undefined(error: SplitError) -> Undefined {
    match error {
        SplitError::Undefined(reason) => reason,
        SplitError::FloorsExceed { .. }
        | SplitError::CapsFallShort { .. }
        | SplitError::MonthsExceed { .. } => Undefined::NoSplit,
    }
}

/// The target of an account as it stands.
pub(in crate::calc) fn frozen_target(
    committed: &Committed,
    id: AccountId,
) -> Result<AccountTarget, Undefined> {
    committed.target_of(id).ok_or(Undefined::NoAccount)
}

/// Where a committed month comes from.
fn stands(committed: &Committed) -> Origin {
    if committed.revisions.is_empty() { Origin::Committed } else { Origin::Revised }
}

pub(in crate::calc) fn frozen_year<R: Recorder>(
    plan: &Plan,
    committed: &Committed,
    target: &AccountTarget,
    r: &mut R,
) -> Term {
    let first = committed.first_month(plan.settings().calendar);
    let months: Vec<Term> = (0..)
        .zip(target.months)
        .map(|(at, amount)| given(Name::Month(first.plus(at)), amount, stands(committed), r))
        .collect();
    r.step(Name::Result, Op::Sum, &months, Unit::Money)
}

pub(in crate::calc) fn frozen_month<R: Recorder>(
    plan: &Plan,
    committed: &Committed,
    id: AccountId,
    month: Month,
    r: &mut R,
) -> Result<Term, Undefined> {
    let target = frozen_target(committed, id)?;
    let at = month.since(committed.first_month(plan.settings().calendar));
    let amount = usize::try_from(at).ok().and_then(|at| target.months.get(at)).ok_or(Undefined::NoMonths)?;
    Ok(given(Name::Result, *amount, stands(committed), r))
}

/// An account's part of a split: its weight times the level, inside its bounds, and what rounding adds.
pub(in crate::calc) fn account_target<R: Recorder>(
    plan: &Plan,
    ground: &Ground,
    origin: Origin,
    split: &Split,
    id: AccountId,
    r: &mut R,
) -> Result<Term, Undefined> {
    let Some(part) = split.part(id) else {
        let (figure, base) = (base::Figure::AccountBase(id), outside(plan, ground, id)?);
        if base == asked_outside(base) {
            return Ok(given(Name::Result, base, Origin::Figure(figure.into()), r));
        }
        let base = r.figure(figure, base.to_f64());
        let zero = r.input(Name::Zero, 0.0, Unit::Money, Origin::Constant);
        return Ok(r.step(Name::Result, Op::Most, &[base, zero], Unit::Money));
    };
    let (low, high) = (Money(part.bounds.0), Money(part.bounds.1));
    let bound = match part.held {
        Held::Lock => Some((Name::Lock, low)),
        Held::Promise => Some((Name::Promise, low)),
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
    let (own, unit) = weight(plan, ground, split, part, r);
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
fn weight<R: Recorder>(plan: &Plan, ground: &Ground, split: &Split, part: &Part, r: &mut R) -> (Term, Unit) {
    // Those without a weight share what is left alike, and so do all where nobody has one.
    if split.even || split.alike {
        return (r.input(Name::Weight, 1.0, Unit::Factor, Origin::Default), Unit::Factor);
    }
    let rows: Vec<usize> = split.parts.iter().map(|part| part.row).collect();
    let asked = Asked::of(plan, ground);
    let (_, bases) = weights(asked, &rows);
    if let [only] = bases.as_slice() {
        return by_basis(asked, only.basis, part, Name::Weight, r);
    }
    let mut parts = Vec::with_capacity(bases.len());
    for Weighed { basis, share, sum } in bases {
        let (own, unit) = by_basis(asked, basis, part, Name::BasisWeight(basis), r);
        let all = r.input(Name::BasisSum(basis), sum, unit, Origin::Setting);
        let share = r.input(Name::BasisShare(basis), share, Unit::Ratio, Origin::Entered);
        let of_all = r.step(Name::BasisPart(basis), Op::Divide, &[own, all], Unit::Factor);
        parts.push(r.step(Name::BasisPart(basis), Op::Multiply, &[of_all, share], Unit::Factor));
    }
    (r.step(Name::Weight, Op::Sum, &parts, Unit::Factor), Unit::Factor)
}

/// What an account weighs by one basis.
fn by_basis<R: Recorder>(asked: Asked<'_>, basis: Basis, part: &Part, name: Name, r: &mut R) -> (Term, Unit) {
    let Asked { plan, ground, .. } = asked;
    let base = |r: &mut R| {
        let base =
            ground.whole().ok().and_then(|base| base.accounts.get(part.row).copied()).unwrap_or_default();
        let figure = base::Figure::AccountBase(part.account);
        r.figure(figure, base.max(Money::ZERO).to_f64())
    };
    match basis {
        Basis::Even => (r.input(name, 1.0, Unit::Factor, Origin::Default), Unit::Factor),
        Basis::Potential => {
            let step =
                plan.accounts().get(part.row).and_then(|account| account.ratings.get(Judged::Potential));
            let step = step.map_or(0.0, |rating| f64::from(rating.step()));
            (r.input(name, step, Unit::Factor, Origin::Entered), Unit::Factor)
        }
        Basis::Base => {
            let base = base(r);
            (r.step(name, Op::Sum, &[base], Unit::Money), Unit::Money)
        }
        Basis::Response => {
            let base = base(r);
            let effect = effects(asked, &[part.row]).first().copied().flatten().unwrap_or(0.0);
            let effect = r.input(
                Name::EffortEffect,
                effect,
                Unit::Factor,
                Origin::Figure(target::Figure::Target(Method::InputOutput).into()),
            );
            (r.step(name, Op::Multiply, &[base, effect], Unit::Money), Unit::Money)
        }
        Basis::History | Basis::LastYear => {
            let years = years_of(plan, &[part.row]);
            let [before, last, latest] = years.first().copied().unwrap_or_default();
            let through = whole_months(plan).last().unwrap_or(Month::EPOCH);
            let whole = whole_months(plan);
            let span = |ago: i32| Span::ending(through.plus(-ago), 12);
            let mut year = |name, amount: i64, ago: i32| {
                given(name, Money(amount), Origin::Sales { span: span(ago), accounts: 1 }, r)
            };
            if basis == Basis::LastYear {
                return (year(name, latest, 0), Unit::Money);
            }
            // What lies before the first month of sales is not known, and weighs nothing.
            let earlier = [(Name::YearBeforeLast, before, 24), (Name::LastYear, last, 12)];
            let earlier = earlier.into_iter().filter(|&(.., ago)| !whole.meet(span(ago)).is_empty());
            let mut terms: Vec<Term> = earlier.map(|(name, amount, ago)| year(name, amount, ago)).collect();
            let latest = year(Name::LatestYear, latest, 0);
            let two = r.input(Name::Two, 2.0, Unit::Factor, Origin::Constant);
            terms.push(r.step(Name::LatestTwice, Op::Multiply, &[two, latest], Unit::Money));
            (r.step(name, Op::Sum, &terms, Unit::Money), Unit::Money)
        }
    }
}

/// The base of an account that the target does not speak of.
fn outside(plan: &Plan, ground: &Ground, id: AccountId) -> Result<Money, Undefined> {
    let row = plan.row_of(id).ok_or(Undefined::NoAccount)?;
    ground.whole()?.accounts.get(row).copied().ok_or(Undefined::NoAccount)
}

pub(in crate::calc) fn account_month<R: Recorder>(
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
            (asked_outside(base), base_months(plan, &shapes, row, base))
        }
    };
    let figure = Figure::AccountTarget(id);
    let year = r.figure(figure, amount.to_f64());
    let shape = shapes.of(plan, row).0;
    let locks = if split.part(id).is_some() { locked_months(plan, id, split.year) } else { Vec::new() };
    if let Some(&(_, amount)) = locks.iter().find(|lock| lock.0 == at) {
        return Ok(given(Name::Result, amount, Origin::Entered, r));
    }
    if locks.is_empty() && plan.split().months == MonthShape::Season {
        let part = season_part_of(plan, seasons(plan).as_deref(), row, month, r);
        let share = r.step(Name::Share, Op::Multiply, &[year, part], Unit::Money);
        return Ok(rounded(share, months.get(at).copied().unwrap_or_default(), r));
    }
    let (mut rest, mut part) = (year, shape.part(at));
    if !locks.is_empty() {
        let taken: Vec<usize> = locks.iter().map(|lock| lock.0).collect();
        let fixed = given(Name::FixedMonths, locks.iter().map(|lock| lock.1).sum(), Origin::Entered, r);
        rest = r.step(Name::RestOfYear, Op::Subtract, &[year, fixed], Unit::Money);
        part = shape.without(&taken).map_or(0.0, |shape| shape.part(at));
    }
    let part = r.input(Name::MonthPart, part, Unit::Ratio, Origin::Setting);
    let share = r.step(Name::Share, Op::Multiply, &[rest, part], Unit::Money);
    Ok(rounded(share, months.get(at).copied().unwrap_or_default(), r))
}

/// A target in scope, committed or of the split at hand.
struct InScope {
    account: AccountId,
    amount: Money,
    months: [Money; 12],
    locked: bool,
}

fn targets_in_scope(plan: &Plan, draft: Option<Money>) -> Result<Vec<InScope>, Undefined> {
    if let Some(committed) = plan.committed() {
        let frozen = committed.inside_at_first().map(|target| InScope {
            account: target.account,
            amount: target.total(),
            months: target.months,
            locked: false,
        });
        return Ok(frozen.collect());
    }
    let ground = Ground::of(plan);
    let (total, _) = proposed(plan, &ground, draft)?;
    let parts = split_at_hand(plan, &ground, total)?.parts;
    let drafted = parts.iter().map(|part| InScope {
        account: part.account,
        amount: part.amount,
        months: part.months,
        locked: part.held.is_fixed(),
    });
    Ok(drafted.collect())
}

/// Targets added up, one by one where they are few.
fn sum_of<'a, R: Recorder>(plan: &Plan, own: impl Iterator<Item = &'a InScope>, r: &mut R) -> Term {
    let own: Vec<&InScope> = own.collect();
    let terms: Vec<Term> = if own.len() <= LISTED {
        let listed = own.iter().map(|target| {
            let figure = Figure::AccountTarget(target.account);
            r.figure(figure, target.amount.to_f64())
        });
        listed.collect()
    } else {
        let origin = if plan.committed().is_some() { Origin::Committed } else { Origin::Setting };
        r.input(Name::Accounts, own.len() as f64, Unit::Count, origin);
        vec![given(Name::AccountsTarget, own.iter().map(|target| target.amount).sum(), origin, r)]
    };
    many(r, Name::Result, Op::Sum, &terms, Unit::Money)
}

/// How many accounts a sum lists one by one.
const LISTED: usize = 60;

/// The targets in scope of everybody's accounts whose owner is that of `id`.
pub(in crate::calc) fn owner_target<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    id: AccountId,
    r: &mut R,
) -> Result<Term, Undefined> {
    let owner_of = |id| plan.account(id).map_or("", |account| &*account.profile.owner);
    let owner = owner_of(id);
    let mut targets = targets_in_scope(plan, draft)?;
    targets.retain(|target| owner_of(target.account) == owner);
    if targets.is_empty() { Err(Undefined::NoAccounts) } else { Ok(sum_of(plan, targets.iter(), r)) }
}

/// What the accounts in scope add up to: the target that was split, exactly.
pub(in crate::calc) fn split_sum<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    r: &mut R,
) -> Result<Term, Undefined> {
    let targets = targets_in_scope(plan, draft)?;
    let Some(new) = newcomers_in_scope(plan, draft, r)? else {
        return Ok(sum_of(plan, targets.iter(), r));
    };
    let accounts = given(Name::AccountsTarget, targets.iter().map(|it| it.amount).sum(), Origin::Setting, r);
    Ok(r.step(Name::Result, Op::Sum, &[accounts, new], Unit::Money))
}

/// What a target for all accounts asks of those that are not there yet, where it does.
fn newcomers_in_scope<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    r: &mut R,
) -> Result<Option<Term>, Undefined> {
    let scope = plan.committed().map_or_else(|| Ground::of(plan).scope(), |committed| committed.scope);
    if scope != Scope::All {
        return Ok(None);
    }
    let asked: Money = newcomers_months(plan, draft)?.iter().copied().sum();
    let figure = assess::Figure::NewcomersIn(Window::Year);
    Ok((asked != Money::ZERO).then(|| r.figure(figure, asked.to_f64())))
}

/// What of the split stands at a lock or at what an owner commits to.
pub(in crate::calc) fn split_locked<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    r: &mut R,
) -> Result<Term, Undefined> {
    Ok(sum_of(plan, targets_in_scope(plan, draft)?.iter().filter(|target| target.locked), r))
}

/// What is left of the target after those.
pub(in crate::calc) fn split_free<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    r: &mut R,
) -> Result<Term, Undefined> {
    let locked = split_locked(plan, draft, &mut Silent).and_then(money)?;
    let whole = scope_target(plan, draft, r)?;
    let figure = Figure::SplitLocked;
    let locked = r.figure(figure, locked.to_f64());
    let new = newcomers_in_scope(plan, draft, r)?;
    let terms: Vec<Term> = [whole, locked].into_iter().chain(new).collect();
    Ok(r.step(Name::Result, Op::Subtract, &terms, Unit::Money))
}

/// The target of the scope: the committed one, else what is split.
pub(in crate::calc) fn scope_target<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    r: &mut R,
) -> Result<Term, Undefined> {
    if let Some(committed) = plan.committed() {
        let figure = Figure::Committed;
        return Ok(r.figure(figure, committed.total_now().to_f64()));
    }
    let (total, origin) = proposed(plan, &Ground::of(plan), draft)?;
    Ok(given(Name::SplitTotal, total, origin, r))
}

/// The target of one account as an input of another figure.
fn account_as_input<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    id: AccountId,
    r: &mut R,
) -> Result<Term, Undefined> {
    let figure = Figure::AccountTarget(id);
    let amount = match plan.committed() {
        Some(committed) => frozen_target(committed, id)?.total(),
        None => drafted(plan, draft, |ground, origin, split| {
            account_target(plan, ground, origin, split, id, &mut Silent)
        })
        .and_then(money)?,
    };
    Ok(r.figure(figure, amount.to_f64()))
}

/// An account's target over the sales of its latest twelve whole months, less one; of those known when the
/// target was committed.
pub(in crate::calc) fn account_growth<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    id: AccountId,
    r: &mut R,
) -> Result<Term, Undefined> {
    let row = plan.row_of(id).ok_or(Undefined::NoAccount)?;
    let through = plan.committed().map(|it| it.data_through).or_else(|| whole_months(plan).last());
    let span = Span::ending(through.ok_or(Undefined::NoMonths)?, 12);
    let target = account_as_input(plan, draft, id, r)?;
    // Of a year that is not known whole no growth can be told.
    if whole_months(plan).meet(span) != span {
        return Err(Undefined::NothingBefore);
    }
    let sales = plan.ledger().sales_over(row, span);
    let sales = given(Name::LatestYear, sales, Origin::Sales { span, accounts: 1 }, r);
    growth_of(target, sales, r)
}

pub(in crate::calc) fn account_share<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    id: AccountId,
    r: &mut R,
) -> Result<Term, Undefined> {
    let target = account_as_input(plan, draft, id, r)?;
    part_of_scope(plan, draft, target, r)
}

pub(in crate::calc) fn owner_share<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    id: AccountId,
    r: &mut R,
) -> Result<Term, Undefined> {
    let figure = Figure::OwnerTarget(id);
    let target = owner_target(plan, draft, id, &mut Silent).and_then(money)?;
    let target = r.figure(figure, target.to_f64());
    part_of_scope(plan, draft, target, r)
}

fn part_of_scope<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    part: Term,
    r: &mut R,
) -> Result<Term, Undefined> {
    let whole = scope_target(plan, draft, r)?;
    if whole.value <= 0.0 {
        return Err(Undefined::NoTarget);
    }
    Ok(r.step(Name::Result, Op::Divide, &[part, whole], Unit::Ratio))
}

pub(in crate::calc) fn frozen_base<R: Recorder>(
    committed: &Committed,
    id: AccountId,
    r: &mut R,
) -> Result<Term, Undefined> {
    Ok(given(Name::Result, frozen_target(committed, id)?.base, Origin::Committed, r))
}

pub(in crate::calc) fn growth_on_frozen_base<R: Recorder>(
    committed: &Committed,
    id: AccountId,
    r: &mut R,
) -> Result<Term, Undefined> {
    let frozen = frozen_target(committed, id)?;
    if frozen.base <= Money::ZERO {
        return Err(Undefined::NoBase);
    }
    let figure = Figure::AccountTarget(id);
    let target = r.figure(figure, frozen.total().to_f64());
    let base = given(Name::FrozenBase, frozen.base, Origin::Committed, r);
    growth_of(target, base, r)
}

/// How far what bounds ask for exceeds what weights alone give; see [`super::gauges`]. A committed target has
/// no bounds left to exceed it.
pub(in crate::calc) fn over_assigned<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    whose: Whose,
    r: &mut R,
) -> Result<Term, Undefined> {
    let ground = Ground::of(plan);
    // Once a target is committed it is that one that was given out, and not what the methods would say today.
    let draft = draft.or_else(|| plan.committed().map(Committed::total_now));
    let (total, _) = proposed(plan, &ground, draft)?;
    let owner_of = |id| plan.account(id).map(|account| &*account.profile.owner);
    // An owner is known by the first account; any of them will do.
    let is_asked = |gauge: &Gauge| match (gauge.whose, whose) {
        (Whose::Owner(one), Whose::Owner(other)) => owner_of(one) == owner_of(other),
        (one, other) => one == other,
    };
    let gauge = gauges(plan, total).map_err(undefined)?.into_iter().find(is_asked);
    let Gauge { whole, parts, .. } = gauge.ok_or(Undefined::NoAccounts)?;
    if whole <= Money::ZERO {
        return Err(Undefined::NoTarget);
    }
    let parts = given(Name::ByBounds, parts, Origin::Setting, r);
    let whole = given(Name::ByWeight, whole, Origin::Setting, r);
    growth_of(parts, whole, r)
}

/// The target of a month or the year before one is committed: the split at hand and, for the company, the
/// base of the rest in the same shape.
pub(in crate::calc) fn drafted_window<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    whose: Whose,
    window: Window,
    r: &mut R,
) -> Result<Term, Undefined> {
    let year = plan.plan_span().ok_or(Undefined::NoMonths)?;
    let in_window = drafted_months(year, window)?;
    let targets = targets_in_scope(plan, draft)?;
    let scope: Money = targets.iter().map(|target| in_window(&target.months)).sum();
    let mut terms = vec![given(Name::AccountsTarget, scope, Origin::Setting, r)];
    let ground = Ground::of(plan);
    if whose == Whose::Company {
        let shapes = shapes(plan, year);
        let bases = ground.whole()?.accounts.iter().enumerate().filter(|(row, _)| !ground.is_inside(*row));
        let rest: Money = bases.map(|(row, &base)| in_window(&base_months(plan, &shapes, row, base))).sum();
        terms.push(given(Name::RestBase, rest, Origin::Figure(base::Figure::BaseRest.into()), r));
    }
    // Beside a target for key accounts the company alone counts them.
    if whose == Whose::Company || ground.scope() == Scope::All {
        let new = in_window(&newcomers_months(plan, draft)?);
        if new != Money::ZERO {
            let figure = assess::Figure::NewcomersIn(window);
            terms.push(r.figure(figure, new.to_f64()));
        }
    }
    Ok(r.step(Name::Result, Op::Sum, &terms, Unit::Money))
}

/// Adds up the months of a window of a year whose target is not committed.
fn drafted_months(year: Span, window: Window) -> Result<impl Fn(&[Money; 12]) -> Money, Undefined> {
    let months = match window {
        Window::Month(month) => year.offset(month).map(|at| at..at + 1).ok_or(Undefined::NoMonths)?,
        Window::Year => 0..12,
        // Quarters are assessed once a target is committed.
        Window::Quarter(_) | Window::ToDate | Window::Through(_) => return Err(Undefined::NotCommitted),
    };
    Ok(move |of: &[Money; 12]| of.iter().take(months.end).skip(months.start).copied().sum())
}

/// What is asked of new and returning accounts in a window before a target is committed.
pub(in crate::calc) fn newcomers_drafted<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    window: Window,
    r: &mut R,
) -> Result<Term, Undefined> {
    let year = plan.plan_span().ok_or(Undefined::NoMonths)?;
    let asked = drafted_months(year, window)?(&newcomers_months(plan, draft)?);
    if window != Window::Year {
        return Ok(given(
            Name::Result,
            asked,
            Origin::Figure(assess::Figure::NewcomersIn(Window::Year).into()),
            r,
        ));
    }
    let (ground, figure) = (Ground::of(plan), base::Figure::BaseNewcomers);
    let base = ground.whole()?.newcomers;
    if ground.scope() != Scope::All {
        return Ok(given(Name::Result, base, Origin::Figure(figure.into()), r));
    }
    // As large a part of the target as they have of the base.
    let whole = scope_target(plan, draft, r)?;
    let base = r.figure(figure, base.to_f64());
    let figure = base::Figure::BaseScope;
    let of_scope = r.figure(figure, ground.base()?.to_f64());
    let part = r.step(Name::Ratio, Op::Divide, &[base, of_scope], Unit::Ratio);
    let asked = r.step(Name::Unrounded, Op::Multiply, &[whole, part], Unit::Money);
    Ok(r.step(Name::Result, Op::Round, &[asked], Unit::Money))
}

/// What is asked of new and returning accounts by month: what was committed; before that of a target for all accounts their
/// part, and beside one for key accounts their base.
fn newcomers_months(plan: &Plan, draft: Option<Money>) -> Result<[Money; 12], Undefined> {
    if let Some(committed) = plan.committed() {
        return Ok(committed.newcomers.months);
    }
    let ground = Ground::of(plan);
    if ground.scope() == Scope::All {
        let (total, _) = proposed(plan, &ground, draft)?;
        return Ok(split_at_hand(plan, &ground, total)?.newcomers);
    }
    let year = plan.plan_span().ok_or(Undefined::NoMonths)?;
    Ok(shapes(plan, year).of_newcomers().spread(ground.whole()?.newcomers))
}

/// The target of a month over the sales of the same month a year before, less one.
pub(in crate::calc) fn month_growth<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    whose: Whose,
    month: Month,
    r: &mut R,
) -> Result<Term, Undefined> {
    let before = month.plus(-12);
    if !whole_months(plan).contains(before) {
        return Err(Undefined::NothingBefore);
    }
    let window = Window::Month(month);
    let figure = assess::Figure::TargetIn(whose, window);
    let target = match plan.committed() {
        Some(_) => standing(plan, whose)?.target(window)?,
        None => drafted_window(plan, draft, whose, window, &mut Silent).and_then(money)?,
    };
    let target = r.figure(figure, target.to_f64());
    let ledger = plan.ledger();
    let rows: Vec<usize> = match whose {
        Whose::Company => (0..ledger.rows()).collect(),
        _ => {
            let targets = targets_in_scope(plan, draft)?;
            targets.iter().filter_map(|target| plan.row_of(target.account)).collect()
        }
    };
    let sales: Money = rows.iter().map(|&row| ledger.sales(row, before)).sum();
    let origin = Origin::Sales { span: Span::new(before, 1), accounts: rows.len() };
    let sales = given(Name::MonthBefore, sales, origin, r);
    growth_of(target, sales, r)
}
