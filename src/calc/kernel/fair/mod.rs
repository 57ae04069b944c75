//! Whether targets are fair: attainment must depend neither on the size of a target nor on the territory, and people
//! must be able to reach theirs.
//!
//! A row is what one person was to sell and sold in one period ([`Attempt`]). Rows of one person are not independent:
//! seventeen people over ten quarters are seventeen witnesses, not 163. So intervals come from drawing people, with all
//! their rows, again and again ([`resample`]); the share of people at target, where each counts once, has Wilson's
//! interval ([`wilson`]). [`fairness`] asks all of it at once; whether parts promise more than their whole is
//! [`crate::calc::split::over_assignment`].
//!
//! What it will not do: judge. It answers with numbers and intervals, or says by [`Unmeasured`] why there are none.

mod fairness;
mod rank;
mod resample;
mod wilson;

pub use fairness::*;
pub use rank::*;
pub use resample::*;
pub use wilson::*;
