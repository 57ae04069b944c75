//! The built-in case: a maker of commercial lighting that does not exist, nor does anybody it sells to.
//!
//! [`plan()`] gives it in English or in Chinese: the same figures, each with names of its own. [`built`] goes
//! through the same door as a user's plan, [`crate::plan::Plan::apply`], so what it shows, a user can do. What comes of that is
//! kept beside it as any plan is, so that a page that shows the case need not carry what builds it.
//!
//! What there is to find in it:
//!
//! - 13 of 55 buying accounts make 80 % of the sales of 2025. Three accounts of one group, Caldrow, together
//!   make over a tenth of them, though no account does alone.
//! - Bigmarsh, the second largest, loses money on ever longer terms, and is declined as key for that. By
//!   September 2026 it is the largest of the last twelve months, over a tenth.
//! - Saltreach, a dealer, buys much and is loyal to nobody: it stocks up before each quarter ends, and sends
//!   goods back in January 2026.
//! - Small accounts grow: Glowbarrow from class B to A, Juniperlow and Solwick from C to B. Tamarell,
//!   Amberwain and Marisende are new.
//! - Thistlewick shrinks year by year; Coldspur stops ordering after March 2026.
//! - Four one-off sales are marked with reasons. One is not: the new wing of St. Olmund in May 2025, twice
//!   what the hospital buys in an ordinary year, stands in the base and so in the company's target.
//! - The Lanternwright is a small hotel that everybody in the trade looks at: key by hand, with its reason.
//! - Sales peak in autumn; exports peak in late summer, public buyers at the end of the year.
//! - Gullwing returned goods in 2025 and bought none; Kettlow and Saltreach each have a negative month; three
//!   leads have never bought; two accounts have no known margin, and some no ratings.
//! - The target of 31.0 million is 8 % below the blend, with its reason. After nine months the year stands at 95.5 %
//!   of it, at 93 % without a shipment that will not come again.
//!
//! It tells nothing of receivables, of which a plan knows nothing; a tag names who pays late.

mod build;
mod en;
mod figures;
mod words;
mod zh;

use super::v4;
use crate::plan::Plan;
pub use build::{before_commit, built};

/// The case, committed and under way: with the sales through September 2026.
pub fn plan(chinese: bool) -> Plan {
    let kept: &[u8] = if chinese { include_bytes!("zh.plan") } else { include_bytes!("en.plan") };
    let parts = postcard::from_bytes(kept).ok().and_then(|(head, rows)| v4::parts(head, vec![rows]).ok());
    // The tests hold that both can be read.
    parts.and_then(|parts| Plan::from_parts(parts).ok()).unwrap_or_else(|| Plan::new(""))
}

/// What [`plan()`] reads, of what [`built`] builds: the head and the rows as a store keeps them.
pub fn kept(plan: &Plan) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_allocvec(&(v4::head(plan, Vec::new()), v4::rows(plan, 0..plan.accounts().len())))
}
