//! Schema 2: what the builds before schema 3 kept, and the hop from there. What has not changed since schema 1 is
//! schema 1's.
//!
//! Frozen, as schema 1 is.

mod hop;
mod schema;

pub use schema::*;

/// What a plan of schema 1 is given in place of the terms it has not: the defaults of the time.
pub(super) fn default_terms() -> Terms {
    let criterion = |&(known, weight): &(u8, f64)| Criterion {
        kind: CriterionKind::Known(known),
        weight,
        anchors: Default::default(),
    };
    let marginal = |tiers: &[(Option<f64>, f64)], cap: f64| PayCurve {
        kind: 2,
        tiers: tiers.to_vec(),
        threshold: None,
        accelerator: None,
        cap: Some(cap),
    };
    let start_up = PhaseTerms {
        criteria: [(0, 0.25), (1, 0.20), (2, 0.20), (3, 0.20), (4, 0.15)].iter().map(criterion).collect(),
        fixed: 0.8,
        by: 0,
        curve: marginal(&[(None, 1.0)], 1.2),
    };
    let growth = PhaseTerms {
        criteria: [(5, 0.6), (6, 0.4)].iter().map(criterion).collect(),
        fixed: 0.5,
        by: 0,
        curve: marginal(&[(Some(0.5), 0.0), (Some(1.0), 2.0), (None, 3.0)], 1.6),
    };
    Terms { phases: [start_up, growth], pay: Vec::new() }
}
