//! What the criteria of a phase are changed to, and the stable names of their fields.

use keyline::plan::{Criterion, CriterionKind, Edit, Phase};

use crate::session::Session;
use crate::typed::change;

/// A stable name of something of a criterion.
pub fn testid(what: &str, phase: Phase, at: usize) -> String {
    format!("{what}-{}-{}", phase_name(phase), at + 1)
}

pub fn phase_name(phase: Phase) -> &'static str {
    match phase {
        Phase::StartUp => "startup",
        Phase::Growth => "growth",
    }
}

/// Changes the criteria of a phase; what is refused is a sentence for its field.
pub fn change_criteria(
    session: Session,
    phase: Phase,
    edit: impl FnOnce(&mut Vec<Criterion>),
) -> Result<(), String> {
    change(session, edited(session, phase, edit))
}

fn edited(session: Session, phase: Phase, edit: impl FnOnce(&mut Vec<Criterion>)) -> Edit {
    let mut terms = session.peek(|plan| plan.terms().clone());
    edit(&mut terms.of_mut(phase).criteria);
    Edit::SetTerms(Box::new(terms))
}

/// A further criterion, with as much weight as those there have on average; their weights stay as they are.
pub fn added(session: Session, phase: Phase, kind: CriterionKind) -> Edit {
    edited(session, phase, |criteria| {
        let sum: f64 = criteria.iter().map(|criterion| criterion.weight).sum();
        let weight = sum / criteria.len().max(1) as f64;
        criteria.push(Criterion { kind, weight, anchors: Default::default() });
    })
}

/// Without one criterion; the weights of the others stay as they are.
pub fn without(session: Session, phase: Phase, at: usize) -> Edit {
    edited(session, phase, |criteria| {
        if at < criteria.len() && criteria.len() > 1 {
            criteria.remove(at);
        }
    })
}

/// Each weight over their sum.
pub fn made_whole(criteria: &mut [Criterion]) {
    let sum: f64 = criteria.iter().map(|criterion| criterion.weight).sum();
    criteria.iter_mut().for_each(|criterion| criterion.weight /= sum);
}
