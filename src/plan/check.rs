//! What every number and name must pass on its way into a plan: nothing else keeps NaN out of it.

use std::collections::{BTreeMap, HashMap};

use super::{
    ACCOUNTS_LIMIT, AccountTarget, BaselineRule, Bound, Committed, Criterion, CriterionKind, Currency,
    EditError, Effort, Fact, FiscalCalendar, FiscalYear, HandOver, Horizon, Judgements, MONTHS_LIMIT,
    Methods, Money, Number, Profile, Reply, Review, ReviewKey, Revision, Scenarios, Settings, SplitRules,
    Terms, WEIGHT_LIMIT,
};

pub(super) fn named(name: &str) -> Result<Box<str>, EditError> {
    let name = name.trim();
    if name.is_empty() { Err(EditError::EmptyName) } else { Ok(name.into()) }
}

pub(super) fn check_profile(profile: &Profile) -> Result<(), EditError> {
    if profile.name.trim().is_empty() {
        return Err(EditError::EmptyName);
    }
    Fact::ALL.into_iter().try_for_each(|fact| check_fact(fact, profile.fact(fact)))
}

pub(super) fn check_fact(fact: Fact, value: Option<i64>) -> Result<(), EditError> {
    let Some(value) = value else { return Ok(()) };
    let (low, high) = fact.limits();
    if fact.is_money() {
        check_money(Money(value))?;
    }
    check(Number::Fact(fact), value as f64, low as f64, high as f64)
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

/// An amount that only makes sense from nothing upwards.
pub(super) fn check_amount(amount: Money) -> Result<(), EditError> {
    check(Number::Amount, amount.to_f64(), 0.0, Money::LIMIT.to_f64())
}

/// Refuses what is not a number or not in its range: nothing else keeps NaN out of a plan.
pub(super) fn check(what: Number, value: f64, low: f64, high: f64) -> Result<(), EditError> {
    if (low..=high).contains(&value) {
        return Ok(());
    }
    Err(EditError::OutOfRange { what, value, low, high })
}

/// Weights as they are typed: each from nothing up, and not all of them nothing. They need not add up to 1, for what is
/// weighed by them is divided by their sum.
fn check_weights(what: Number, weights: impl IntoIterator<Item = f64>) -> Result<(), EditError> {
    let mut sum = 0.0;
    for weight in weights {
        check(what, weight, 0.0, WEIGHT_LIMIT)?;
        sum += weight;
    }
    if sum > 0.0 { Ok(()) } else { Err(EditError::NoWeight) }
}

/// Refuses a currency that stores and files would not find again.
pub(super) fn check_currency(currency: Currency) -> Result<(), EditError> {
    let is_known = Currency::KNOWN.contains(&currency);
    if is_known { Ok(()) } else { Err(EditError::UnknownCurrency { currency }) }
}

pub(super) fn check_settings(settings: &Settings) -> Result<(), EditError> {
    check_currency(settings.currency)?;
    let (a, b) = (settings.cuts.a, settings.cuts.b);
    check(Number::Cut, a, 0.01, 0.99)?;
    check(Number::Cut, b, 0.02, 1.0)?;
    check(Number::OverAssignment, settings.over_assignment, 0.0, 1.0)?;
    check(Number::LoyalFrom, settings.loyal_from, 0.0, 1.0)?;
    let market = settings.market;
    market.deviation.map_or(Ok(()), |deviation| check(Number::Market, deviation, 0.0, 1.0))?;
    check(Number::MarketLeast, market.least, 0.0, 1.0)?;
    check(Number::Prior, market.prior, 0.01, 1.0)?;
    check(Number::RangeFactor, market.factor, 0.1, 2.0)?;
    if a >= b { Err(EditError::CutsOutOfOrder { a, b }) } else { Ok(()) }
}

pub(super) fn check_horizon(horizon: &Horizon) -> Result<(), EditError> {
    horizon.plan_year.map_or(Ok(()), check_year)
}

/// A year whose months, and those of the year before it, are months a plan knows.
pub(super) fn check_year(year: FiscalYear) -> Result<(), EditError> {
    check(Number::Year, f64::from(year.0), 1902.0, 2199.0)
}

pub(super) fn check_methods(methods: &Methods) -> Result<(), EditError> {
    for firm in &methods.benchmark.firms {
        check_amount(firm.sales)?;
        check(Number::Growth, firm.growth, -0.9, 10.0)?;
        check(Number::FirmWeight, firm.weight, 0.001, 1000.0)?;
        firm.wallet_share.map_or(Ok(()), |share| check(Number::WalletShare, share, 0.0, 1.0))?;
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
        check_amount(budget.today)?;
        check_amount(budget.planned)?;
        check(Number::Elasticity, budget.elasticity, 0.0, 2.0)?;
    }
    check(Number::Elasticity, resources.elasticity, 0.0, 2.0)?;
    check(Number::Productivity, resources.productivity, -0.9, 10.0)?;
    let own = resources.own.iter().map(|own| &own.effort);
    resources.classes.iter().flatten().chain(own).try_for_each(check_effort)?;
    if let Some(visits) = resources.visits {
        visits.norm.iter().try_for_each(|&norm| check(Number::VisitNorm, norm, 0.0, 1_000.0))?;
        check(Number::Visits, f64::from(visits.planned), 0.0, 10_000_000.0)?;
        check(Number::Visits, f64::from(visits.most), 1.0, 366.0)?;
        check(Number::VisitsPerPerson, visits.per_person, 0.0, 100_000.0)?;
    }
    if let Some(funnel) = resources.funnel {
        check(Number::Contacts, funnel.contacts, 0.0, 1e6)?;
        check(Number::Days, funnel.days, 0.0, 366.0)?;
        check(Number::Part, funnel.distinct, 0.0, 1.0)?;
        check(Number::Part, funnel.conversion, 0.0, 1.0)?;
        check_amount(funnel.first_year)?;
    }
    match methods.baseline.rule {
        BaselineRule::Uplift(uplift) => {
            uplift.iter().flatten().try_for_each(|&share| check(Number::Uplift, share, -0.9, 10.0))?;
        }
        BaselineRule::KeyShare(share) => check(Number::KeyShare, share, 0.0, 1.0)?,
    }
    if let Some(rate) = methods.baseline.margin_rate {
        check(Number::MarginRate, rate, -1.0, 1.0)?;
    }
    if let Some(share) = methods.baseline.key_share {
        check(Number::KeyShare, share, 0.0, 1.0)?;
    }
    check_weights(Number::BlendWeight, methods.weights)?;
    for (input, &(low, high)) in &methods.ranges {
        let (least, most) = input.limits();
        check(Number::Range(*input), low, least, most)?;
        check(Number::Range(*input), high, low, most)?;
    }
    Ok(())
}

fn check_effort(effort: &Effort) -> Result<(), EditError> {
    check(Number::Effort, effort.effort, 0.0, 100.0)?;
    match &effort.reply {
        Reply::Judged(judged) => check_judgements(*judged),
        Reply::Seen(points) => {
            // Four parameters need four points.
            check(Number::SeenPoints, points.len() as f64, 4.0, 60.0)?;
            let mut last = -1.0;
            for &(effort, sales) in points {
                check(Number::SeenEffort, effort, last + 1e-9, 100.0)?;
                check(Number::SeenSales, sales, 0.0, 100.0)?;
                last = effort;
            }
            Ok(())
        }
    }
}

pub(super) fn check_scenarios(scenarios: &Scenarios) -> Result<(), EditError> {
    check(Number::Scenarios, scenarios.others.len() as f64, 0.0, 20.0)?;
    for scenario in &scenarios.others {
        named(&scenario.name)?;
        check_methods(&scenario.methods)?;
    }
    Ok(())
}

pub(super) fn check_split(split: &SplitRules) -> Result<(), EditError> {
    check_money(split.step)?;
    check_weights(Number::BasisWeight, split.bases)?;
    split.bounds.values().try_for_each(check_bound)?;
    split.month_locks.values().try_for_each(|&amount| check_money(amount).map(drop))
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
        Bound::Promise { amount } => check_money(*amount).map(drop),
        Bound::Between { floor, cap, .. } => {
            floor.map(check_money).transpose()?;
            cap.map(check_money).transpose()?;
            match (*floor, *cap) {
                (Some(floor), Some(cap)) if floor > cap => Err(EditError::FloorAboveCap { floor, cap }),
                _ => Ok(()),
            }
        }
    }
}

pub(super) fn check_commitment(committed: &Option<Box<Committed>>) -> Result<(), EditError> {
    committed.iter().try_for_each(|committed| check_committed(committed))
}

pub(super) fn check_committed(committed: &Committed) -> Result<(), EditError> {
    check_money(committed.total)?;
    check_money(committed.rest)?;
    check_year(committed.year)?;
    committed.accounts.map_or(Ok(()), |count| check(Number::Accounts, f64::from(count), 0.0, 1e6))?;
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
    for revision in &committed.revisions {
        check_reason(&revision.reason)?;
        let months = revision.targets.iter().flat_map(|(_, months)| months);
        months.copied().try_for_each(|month| check_money(month).map(drop))?;
    }
    check_money(committed.newcomers.base)?;
    committed.newcomers.months.into_iter().try_for_each(|month| check_money(month).map(drop))?;
    let accounts = committed.targets.iter().map(AccountTarget::total);
    let sum: Money = accounts.chain([committed.newcomers.total()]).sum();
    let total = committed.company();
    if sum == total { Ok(()) } else { Err(EditError::TargetsDoNotAddUp { sum, total }) }
}

/// Refuses what is no target to commit to: what is not above zero, or more than a plan takes.
///
/// ```
/// use keyline::plan::{EditError, Money, check_target};
/// assert_eq!(check_target(Money(1)), Ok(()));
/// assert_eq!(check_target(Money(0)), Err(EditError::TargetNotPositive { total: Money(0) }));
/// ```
///
/// # Errors
/// Which of the two it is.
pub fn check_target(total: Money) -> Result<(), EditError> {
    if total <= Money::ZERO {
        return Err(EditError::TargetNotPositive { total });
    }
    check_money(total).map(drop)
}

/// Refuses a number of key accounts that nobody can commit to: none at all, or more than a plan has accounts. Who commits
/// to no number names none.
///
/// # Errors
/// The number with its limits.
pub fn check_count(count: f64) -> Result<(), EditError> {
    check(Number::Accounts, count, 1.0, ACCOUNTS_LIMIT as f64)
}

/// A revision leaves the months before its first as they are, and speaks of committed accounts in scope alone.
pub(super) fn check_revision(
    revision: &Revision,
    committed: &Committed,
    calendar: FiscalCalendar,
) -> Result<(), EditError> {
    check_reason(&revision.reason)?;
    let year = calendar.span(committed.year);
    let first = year.offset(revision.from).ok_or(EditError::NotOfTheYear { month: revision.from })?;
    let current = committed.current();
    let stands: HashMap<_, _> = current.iter().map(|target| (target.account, target.months)).collect();
    let inside = committed.scope_set();
    for (id, months) in &revision.targets {
        let held = stands.get(id).ok_or(EditError::NoAccount { id: *id })?;
        let is_inside = inside.as_ref().is_none_or(|keys| keys.contains(id));
        if !is_inside || held[..first] != months[..first] {
            return Err(EditError::RevisesThePast);
        }
        months.iter().try_for_each(|&month| check_money(month).map(drop))?;
    }
    Ok(())
}

pub(super) fn check_reason(reason: &str) -> Result<(), EditError> {
    if reason.trim().is_empty() { Err(EditError::NoReason) } else { Ok(()) }
}

pub(super) fn check_hand_overs(hand_overs: &[HandOver]) -> Result<(), EditError> {
    hand_overs.iter().try_for_each(|hand_over| check_reason(&hand_over.reason))
}

pub(super) fn check_terms(terms: &Terms) -> Result<(), EditError> {
    for phase in [&terms.start_up, &terms.growth] {
        check(Number::FixedPart, phase.fixed, 0.0, 1.0)?;
        check(Number::Criteria, phase.criteria.len() as f64, 1.0, 20.0)?;
        phase.criteria.iter().try_for_each(check_criterion)?;
        check_weights(Number::CriterionWeight, phase.criteria.iter().map(|criterion| criterion.weight))?;
        phase.curve.check().map_err(|fault| EditError::PayCurve(phase.by, fault))?;
    }
    terms.pay.iter().try_for_each(|(name, &amount)| named(name).and_then(|_| check_amount(amount)))
}

fn check_criterion(criterion: &Criterion) -> Result<(), EditError> {
    check(Number::CriterionWeight, criterion.weight, 0.0, WEIGHT_LIMIT)?;
    match &criterion.kind {
        CriterionKind::Own(name) => named(name).map(drop),
        _ => Ok(()),
    }
}

pub(super) fn check_reviews(reviews: &BTreeMap<ReviewKey, Review>) -> Result<(), EditError> {
    reviews.values().try_for_each(check_review)
}

pub(super) fn check_review(review: &Review) -> Result<(), EditError> {
    check(Number::ReviewMonths, f64::from(review.months), 1.0, 3.0)?;
    check(Number::Criteria, review.rows.len() as f64, 1.0, 20.0)?;
    review.rows.iter().try_for_each(|(criterion, _)| check_criterion(criterion))
}
