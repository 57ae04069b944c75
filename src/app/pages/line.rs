//! The figures of the plan line.

use keyline::calc::Figure;
use leptos::prelude::*;

use crate::parts::Shown;
use crate::session::Session;

/// One figure of the line.
pub struct LineItem {
    /// What stands before it.
    pub label: Signal<String>,
    /// The figure.
    pub shown: Signal<Shown>,
    /// What it explains.
    pub figure: Signal<Figure>,
    /// The stable name for checks.
    pub testid: &'static str,
    /// Whether it is the committed target.
    pub committed: bool,
    /// Whether an arrow leads on from it.
    pub arrow: bool,
}

/// Sales, key accounts, blend, committed target, attainment.
pub fn plan_line(_session: Session) -> Vec<LineItem> {
    Vec::new()
}
