//! The chance of a target: a year's sales simulated over accounts, and the exact answers it is held against.
//!
//! What an account brings is what is expected of it, times what some account of its class has done, times one market that all
//! share. [`simulate`] draws many such years and keeps only their totals. What needs no drawing is exact: [`convolve`] for a
//! few deals.
//!
//! The same inputs and seed give the same bits natively and in the browser: every operation is addition,
//! multiplication, division, a square root, or `libm`.

mod counter;
mod exact;
mod outcome;
mod outlook;
mod pool;
mod random;
mod run;

pub use counter::*;
pub use exact::*;
pub use outcome::*;
pub use outlook::*;
pub use pool::*;
pub use random::*;
pub use run::*;
