//! What a review comes to.

use super::{Figure, PhaseWindow, Standing, person_of, standing, windows};
use crate::calc::record::many;
use crate::calc::{Name, Op, Origin, Recorder, Silent, Term, Undefined, Unit, Whose, Window};
use crate::plan::{Criterion, CriterionKind, PhaseTerms, Plan, Review, ReviewKey, is_whole};

/// The review of a person and a period as it was written, or the empty one of the terms.
pub fn review_or_empty(plan: &Plan, key: &ReviewKey, row: &PhaseWindow, on: chrono::NaiveDate) -> Review {
    if let Some(review) = plan.reviews().get(key) {
        return review.clone();
    }
    let PhaseTerms { criteria, .. } = plan.terms().of(row.phase);
    Review {
        on,
        phase: row.phase,
        months: row.span.months as u8,
        rows: criteria.iter().map(|criterion| (criterion.clone(), None)).collect(),
        notes: "".into(),
    }
}

/// What a review speaks of: its own period, also where the phase has since cut the year otherwise.
fn its_window(standing: &Standing, row: &PhaseWindow, review: &Review) -> Window {
    match standing.year.offset(row.span.first) {
        Some(at) if review.months == 3 => Window::Quarter((at / 3) as u8),
        Some(_) if review.months == 1 => Window::Month(row.span.first),
        _ => row.window,
    }
}

/// What one criterion comes to: a rating over 5, or what is counted.
pub fn criterion_value(
    standing: &Standing,
    window: Window,
    criterion: &Criterion,
    rating: Option<crate::plan::Rating>,
) -> Result<f64, Undefined> {
    match criterion.kind {
        CriterionKind::Sales => standing.reading(window).attainment,
        CriterionKind::KeyAccounts => {
            // A part period is not judged, by whichever number.
            if standing.reading(window).attainment == Err(Undefined::NotYet) {
                return Err(Undefined::NotYet);
            }
            let buyers = standing.buyers(window)?;
            if buyers.of == 0 {
                Err(Undefined::NoKeyAccounts)
            } else {
                Ok(buyers.now as f64 / buyers.of as f64)
            }
        }
        _ => rating.map(|rating| f64::from(rating.step()) / 5.0).ok_or(Undefined::NotRated),
    }
}

/// Whether a criterion without a value says nothing about the person: there was nothing to count.
pub fn is_left_out(reason: Undefined) -> bool {
    matches!(reason, Undefined::NoKeyAccounts | Undefined::NoTarget)
}

/// What the review of a standing's person comes to in a row of the year, where the standing is at hand.
pub fn review_of(plan: &Plan, standing: &Standing, row: &PhaseWindow) -> Result<f64, Undefined> {
    review_in(plan, standing, row, &mut Silent).map(|term| term.value)
}

/// The result of a review: each criterion by its weight, added. Sales of 90 % at .6 and key accounts of 80 % at .4 are
/// .54 + .32 = 86 %. Weights that do not add up to 1 divide the sum: at .6 and .6 it is 1.02 / 1.2 = 85 %. A criterion
/// with nothing to count is left out, and its weight with it: without key accounts .54 / .6 = 90 %. Not defined while a
/// criterion is not rated.
pub(in crate::calc) fn review_result<R: Recorder>(
    plan: &Plan,
    whose: Whose,
    window: Window,
    r: &mut R,
) -> Result<Term, Undefined> {
    let row = windows(plan).into_iter().find(|row| row.window == window).ok_or(Undefined::NoMonths)?;
    review_in(plan, &standing(plan, whose)?, &row, r)
}

fn review_in<R: Recorder>(
    plan: &Plan,
    standing: &Standing,
    row: &PhaseWindow,
    r: &mut R,
) -> Result<Term, Undefined> {
    let whose = standing.whose;
    let person = person_of(plan, whose).ok_or(Undefined::NoAccount)?;
    let key: ReviewKey = (person.into(), row.span.first);
    let empty;
    let review = match plan.reviews().get(&key) {
        Some(review) => review,
        None => {
            empty = review_or_empty(plan, &key, row, chrono::NaiveDate::default());
            &empty
        }
    };
    let window = its_window(standing, row, review);
    let mut parts = Vec::with_capacity(review.rows.len());
    let mut weights = Vec::with_capacity(review.rows.len());
    let mut left_out = None;
    for (at, (criterion, rating)) in (0..).zip(&review.rows) {
        let value = match criterion_value(standing, window, criterion, *rating) {
            Err(reason) if is_left_out(reason) => {
                left_out = Some(reason);
                continue;
            }
            value => value?,
        };
        let (name, origin) = match criterion.kind {
            CriterionKind::Sales => {
                let figure = Figure::Attainment(whose, window);
                (Name::Figure(figure.into()), Origin::Figure(figure.into()))
            }
            CriterionKind::KeyAccounts => {
                let origin = Origin::Sales { span: row.span, accounts: standing.keys.len() };
                (Name::Criterion(at), origin)
            }
            _ => (Name::Criterion(at), Origin::Entered),
        };
        let value = r.input(name, value, Unit::Ratio, origin);
        let weight = r.input(Name::CriterionWeight(at), criterion.weight, Unit::Ratio, Origin::Setting);
        parts.push(r.step(Name::CriterionPart(at), Op::Multiply, &[value, weight], Unit::Ratio));
        weights.push(weight);
    }
    if left_out.is_none() && is_whole(weights.iter().map(|weight| weight.value).sum()) {
        return Ok(many(r, Name::Result, Op::Sum, &parts, Unit::Ratio));
    }
    let sum = many(r, Name::CriteriaSum, Op::Sum, &parts, Unit::Ratio);
    let weight = many(r, Name::CriteriaWeight, Op::Sum, &weights, Unit::Ratio);
    if weight.value > 0.0 {
        Ok(r.step(Name::Result, Op::Divide, &[sum, weight], Unit::Ratio))
    } else {
        Err(left_out.unwrap_or(Undefined::NotRated))
    }
}
