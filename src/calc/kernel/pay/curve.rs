//! The tiers of a pay curve as they are walked.

use crate::plan::{PayCurve, PayKind, Tier};

impl PayCurve {
    /// The tiers as they are walked: where each begins, where it ends, and what it pays per unit of input. The last
    /// has no end, whatever its bound.
    pub(super) fn spans(&self) -> impl Iterator<Item = TierSpan> {
        let last = self.tiers.len().saturating_sub(1);
        let mut from = 0.0;
        self.tiers.iter().enumerate().map(move |(tier, &Tier { upto, value })| {
            let bound = upto.unwrap_or(f64::INFINITY);
            let rate = match self.kind {
                PayKind::Interpolated => value / (bound - from),
                PayKind::Flat | PayKind::Step | PayKind::Marginal => value,
            };
            let to = if tier == last { f64::INFINITY } else { bound };
            let span = TierSpan { tier, from, to, rate };
            from = bound;
            span
        })
    }
}

/// A tier as it is walked.
#[derive(Debug, Clone, Copy)]
pub(super) struct TierSpan {
    pub(super) tier: usize,
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) rate: f64,
}
