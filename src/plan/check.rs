//! What every number and name must pass on its way into a plan: nothing else keeps NaN out of it.

use super::{
    AccountTarget, BaselineRule, Bound, Committed, EditError, FiscalYear, Horizon, Judgements, MONTHS_LIMIT,
    Methods, Money, Number, Profile, Settings,
};

pub(super) fn named(name: &str) -> Result<Box<str>, EditError> {
    let name = name.trim();
    if name.is_empty() { Err(EditError::EmptyName) } else { Ok(name.into()) }
}

pub(super) fn check_profile(profile: &Profile) -> Result<(), EditError> {
    named(&profile.name)?;
    profile.overdue.map(check_money).transpose().map(drop)
}

pub(super) fn check_months(months: usize) -> Result<(), EditError> {
    if months > MONTHS_LIMIT { Err(EditError::TooManyMonths { months }) } else { Ok(()) }
}

pub(super) fn check_money(amount: Money) -> Result<Money, EditError> {
    if amount.0.unsigned_abs() > Money::LIMIT.0 as u64 {
        return Err(EditError::AmountTooLarge { amount });
    }
    Ok(amount)
}

/// Refuses what is not a number or not in its range: nothing else keeps NaN out of a plan.
pub(super) fn check(what: Number, value: f64, low: f64, high: f64) -> Result<(), EditError> {
    if (low..=high).contains(&value) {
        return Ok(());
    }
    Err(EditError::OutOfRange { what, value, low, high })
}

pub(super) fn check_settings(settings: &Settings) -> Result<(), EditError> {
    let (a, b) = (settings.cuts.a, settings.cuts.b);
    check(Number::Cut, a, 0.01, 0.99)?;
    check(Number::Cut, b, 0.02, 1.0)?;
    check(Number::OverAssignment, settings.over_assignment, 0.0, 1.0)?;
    if a >= b { Err(EditError::CutsOutOfOrder { a, b }) } else { Ok(()) }
}

pub(super) fn check_horizon(horizon: Horizon) -> Result<(), EditError> {
    horizon.plan_year.map_or(Ok(()), check_year)
}

/// A year whose months, and those of the year before it, are months a plan knows.
pub(super) fn check_year(year: FiscalYear) -> Result<(), EditError> {
    check(Number::Year, f64::from(year.0), 1902.0, 2199.0)
}

pub(super) fn check_methods(methods: &Methods) -> Result<(), EditError> {
    for firm in &methods.benchmark.firms {
        check_money(firm.sales)?;
        check(Number::Growth, firm.growth, -0.9, 10.0)?;
        check(Number::FirmWeight, firm.weight, 0.001, 1000.0)?;
    }
    check(Number::Years, f64::from(methods.benchmark.years), 1.0, 20.0)?;
    check(Number::ClosePart, methods.benchmark.close, 0.0, 1.0)?;
    let resources = &methods.resources;
    for crew in &resources.crews {
        check(Number::People, crew.people_today, 0.0, 100_000.0)?;
        check(Number::People, crew.people_planned, 0.0, 100_000.0)?;
        check(Number::SellingDays, crew.days_today, 0.0, 366.0)?;
        check(Number::SellingDays, crew.days_planned, 0.0, 366.0)?;
        check(Number::Ramp, crew.ramp, 0.0, 1.0)?;
    }
    for budget in &resources.budgets {
        check_money(budget.today)?;
        check_money(budget.planned)?;
        check(Number::Elasticity, budget.elasticity, 0.0, 2.0)?;
    }
    check(Number::Elasticity, resources.elasticity, 0.0, 2.0)?;
    check(Number::Productivity, resources.productivity, -0.9, 10.0)?;
    for class in resources.classes.iter().flatten() {
        check(Number::Effort, class.effort, 0.0, 100.0)?;
        check_judgements(class.judgements)?;
    }
    match methods.baseline.rule {
        BaselineRule::Uplift(uplift) => {
            uplift.iter().try_for_each(|&share| check(Number::Uplift, share, -0.9, 10.0))?;
        }
        BaselineRule::KeyShare(share) => check(Number::KeyShare, share, 0.0, 1.0)?,
    }
    if let Some(rate) = methods.baseline.margin_rate {
        check(Number::MarginRate, rate, -1.0, 1.0)?;
    }
    if let Some(share) = methods.baseline.key_share {
        check(Number::KeyShare, share, 0.0, 1.0)?;
    }
    for weight in methods.weights {
        check(Number::BlendWeight, weight, 0.0, 1.0)?;
    }
    let sum: f64 = methods.weights.iter().sum();
    check(Number::WeightSum, sum, 1.0 - 1e-9, 1.0 + 1e-9)
}

pub(super) fn check_judgements(judged: Judgements) -> Result<(), EditError> {
    // A response curve rises: no effort < half < today (1) < more < saturation.
    check(Number::Judgement, judged.none, 0.0, 0.999)?;
    check(Number::Judgement, judged.half, judged.none, 1.0)?;
    check(Number::Judgement, judged.saturation, 1.001, 100.0)?;
    check(Number::Judgement, judged.more, 1.0, judged.saturation)
}

pub(super) fn check_bound(bound: &Bound) -> Result<(), EditError> {
    match bound {
        Bound::Lock { amount, reason } => {
            check_money(*amount)?;
            if reason.trim().is_empty() { Err(EditError::NoReason) } else { Ok(()) }
        }
        Bound::Between { floor, cap } => {
            floor.map(check_money).transpose()?;
            cap.map(check_money).transpose()?;
            match (*floor, *cap) {
                (Some(floor), Some(cap)) if floor > cap => Err(EditError::FloorAboveCap { floor, cap }),
                _ => Ok(()),
            }
        }
    }
}

pub(super) fn check_committed(committed: &Committed) -> Result<(), EditError> {
    check_money(committed.total)?;
    check_money(committed.rest)?;
    check_year(committed.year)?;
    for target in &committed.targets {
        check_money(target.base)?;
        target.months.into_iter().try_for_each(|month| check_money(month).map(drop))?;
    }
    if committed.blend != Some(committed.total) && committed.reason.trim().is_empty() {
        return Err(EditError::NoReason);
    }
    for index in committed.season {
        check(Number::Season, index, -100.0, 100.0)?;
    }
    let sum: Money = committed.targets.iter().map(AccountTarget::total).sum();
    let total = committed.company();
    if sum == total { Ok(()) } else { Err(EditError::TargetsDoNotAddUp { sum, total }) }
}
