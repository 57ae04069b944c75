//! Terms, reviews, hand-overs and revisions to paper and back.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::convert::{Meaningless, amount, boxed, date, month};
use super::numbers::Numbered;
use super::schema as paper;
use crate::plan::{self, AccountId, CriterionKind as Kind, Money};

pub(super) fn terms(terms: &plan::Terms) -> paper::Terms {
    paper::Terms {
        phases: [&terms.start_up, &terms.growth].map(phase_terms),
        pay: terms.pay.iter().map(|(name, amount)| (name.to_string(), amount.0)).collect(),
    }
}

pub(super) fn read_terms(terms: paper::Terms) -> Result<plan::Terms, Meaningless> {
    let [start_up, growth] = terms.phases;
    let mut pay = BTreeMap::new();
    for (name, minor) in terms.pay {
        pay.insert(boxed(name), amount(minor)?);
    }
    Ok(plan::Terms { start_up: read_phase_terms(start_up)?, growth: read_phase_terms(growth)?, pay })
}

fn phase_terms(terms: &plan::PhaseTerms) -> paper::PhaseTerms {
    paper::PhaseTerms {
        criteria: terms.criteria.iter().map(criterion).collect(),
        fixed: terms.fixed,
        by: terms.by.number(),
        curve: pay_curve(&terms.curve),
        walk: terms.walk.number(),
        below_nought: terms.below_nought.number(),
    }
}

/// A pay curve, also on its way to the worker.
pub fn pay_curve(curve: &plan::PayCurve) -> paper::PayCurve {
    let plan::PayCurve { kind, tiers, threshold, accelerator, cap } = curve;
    paper::PayCurve {
        kind: kind.number(),
        tiers: tiers.iter().map(|tier| (tier.upto, tier.value)).collect(),
        threshold: *threshold,
        accelerator: accelerator.map(|it| (it.from, it.factor)),
        cap: *cap,
    }
}

fn read_phase_terms(terms: paper::PhaseTerms) -> Result<plan::PhaseTerms, Meaningless> {
    Ok(plan::PhaseTerms {
        criteria: terms.criteria.into_iter().map(read_criterion).collect::<Result<_, _>>()?,
        fixed: terms.fixed,
        by: Numbered::numbered(terms.by)?,
        curve: read_pay_curve(terms.curve)?,
        walk: Numbered::numbered(terms.walk)?,
        below_nought: Numbered::numbered(terms.below_nought)?,
    })
}

/// A pay curve as it arrived.
///
/// # Errors
/// Where its kind has no meaning; whether the curve makes sense is for the plan's gate.
pub fn read_pay_curve(curve: paper::PayCurve) -> Result<plan::PayCurve, Meaningless> {
    let paper::PayCurve { kind, tiers, threshold, accelerator, cap } = curve;
    Ok(plan::PayCurve {
        kind: Numbered::numbered(kind)?,
        tiers: tiers.into_iter().map(|(upto, value)| plan::Tier { upto, value }).collect(),
        threshold,
        accelerator: accelerator.map(|(from, factor)| plan::Accelerator { from, factor }),
        cap,
    })
}

fn criterion(criterion: &plan::Criterion) -> paper::Criterion {
    paper::Criterion {
        kind: match &criterion.kind {
            Kind::Own(name) => paper::CriterionKind::Own(name.to_string()),
            Kind::Qualified => paper::CriterionKind::Known(0),
            Kind::Plans => paper::CriterionKind::Known(1),
            Kind::Contacts => paper::CriterionKind::Known(2),
            Kind::FirstOrders => paper::CriterionKind::Known(3),
            Kind::Margin => paper::CriterionKind::Known(4),
            Kind::Sales => paper::CriterionKind::Known(5),
            Kind::KeyAccounts => paper::CriterionKind::Known(6),
        },
        weight: criterion.weight,
        anchors: criterion.anchors.each_ref().map(ToString::to_string),
    }
}

fn read_criterion(criterion: paper::Criterion) -> Result<plan::Criterion, Meaningless> {
    Ok(plan::Criterion {
        kind: match criterion.kind {
            paper::CriterionKind::Own(name) => Kind::Own(boxed(name)),
            paper::CriterionKind::Known(0) => Kind::Qualified,
            paper::CriterionKind::Known(1) => Kind::Plans,
            paper::CriterionKind::Known(2) => Kind::Contacts,
            paper::CriterionKind::Known(3) => Kind::FirstOrders,
            paper::CriterionKind::Known(4) => Kind::Margin,
            paper::CriterionKind::Known(5) => Kind::Sales,
            paper::CriterionKind::Known(6) => Kind::KeyAccounts,
            paper::CriterionKind::Known(_) => return Err(Meaningless),
        },
        weight: criterion.weight,
        anchors: criterion.anchors.map(boxed),
    })
}

pub(super) fn review(review: &plan::Review) -> paper::Review {
    let row = |(one, rating): &(plan::Criterion, Option<plan::Rating>)| {
        (criterion(one), rating.map(plan::Rating::step))
    };
    paper::Review {
        on: review.on.num_days_from_ce(),
        phase: review.phase.number(),
        months: review.months,
        rows: review.rows.iter().map(row).collect(),
        notes: review.notes.to_string(),
    }
}

pub(super) fn read_review(review: paper::Review) -> Result<plan::Review, Meaningless> {
    let mut rows = Vec::with_capacity(review.rows.len());
    for (criterion, step) in review.rows {
        let rating = step.map(|step| plan::Rating::new(step).ok_or(Meaningless)).transpose()?;
        rows.push((read_criterion(criterion)?, rating));
    }
    Ok(plan::Review {
        on: date(review.on)?,
        phase: Numbered::numbered(review.phase)?,
        months: review.months,
        rows,
        notes: boxed(review.notes),
    })
}

pub(super) type PaperReviews = Vec<(String, i32, paper::Review)>;

pub(super) fn reviews(reviews: &BTreeMap<plan::ReviewKey, plan::Review>) -> PaperReviews {
    reviews.iter().map(|((person, from), one)| (person.to_string(), from.index(), review(one))).collect()
}

pub(super) fn read_reviews(
    reviews: PaperReviews,
) -> Result<BTreeMap<plan::ReviewKey, plan::Review>, Meaningless> {
    reviews
        .into_iter()
        .map(|(person, from, one)| Ok(((boxed(person), month(from)?), read_review(one)?)))
        .collect()
}

pub(super) fn hand_over(hand_over: &plan::HandOver) -> paper::HandOver {
    paper::HandOver {
        account: hand_over.account.0,
        from: hand_over.from.index(),
        before: hand_over.before.to_string(),
        on: hand_over.on.num_days_from_ce(),
        reason: hand_over.reason.to_string(),
    }
}

pub(super) fn read_hand_over(hand_over: paper::HandOver) -> Result<plan::HandOver, Meaningless> {
    Ok(plan::HandOver {
        account: AccountId(hand_over.account),
        from: month(hand_over.from)?,
        before: boxed(hand_over.before),
        on: date(hand_over.on)?,
        reason: boxed(hand_over.reason),
    })
}

pub(super) fn revision(revision: &plan::Revision) -> paper::Revision {
    paper::Revision {
        on: revision.on.num_days_from_ce(),
        from: revision.from.index(),
        reason: revision.reason.to_string(),
        targets: revision.targets.iter().map(|(id, months)| (id.0, months.map(|money| money.0))).collect(),
    }
}

pub(super) fn read_revision(revision: paper::Revision) -> Result<plan::Revision, Meaningless> {
    Ok(plan::Revision {
        on: date(revision.on)?,
        from: month(revision.from)?,
        reason: boxed(revision.reason),
        targets: revision
            .targets
            .into_iter()
            .map(|(id, months)| (AccountId(id), months.map(Money)))
            .collect(),
    })
}
