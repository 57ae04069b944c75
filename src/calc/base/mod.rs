//! What would be sold in an ordinary year: the base, its season, the cohorts it rests on, the scope of a target and its key
//! accounts.
//!
//! What it does not know: what a target asks for.

mod cohort;
mod eve;
mod expected;
mod figures;
mod ground;
mod key;
mod one_off;
mod ordinary;
mod season;

pub use cohort::*;
pub use eve::*;
pub use expected::*;
pub use figures::Figure;
pub(in crate::calc) use ground::*;
pub use key::*;
pub use one_off::*;
pub use ordinary::*;
pub use season::*;
