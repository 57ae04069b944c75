//! The chance of a target: a year's sales simulated over accounts, and the exact answers it is held against.
//!
//! The outcome of an account is its base, or nothing where it lapses, times a lognormal factor of mean 1
//! whose logarithm is moved in part by one market that all accounts share. [`simulate`] draws many such years
//! and keeps only their totals. What needs no drawing is exact: [`reach`] for one account, [`convolve`] for a
//! few deals. [`correlation`] and [`spread_of_growth`] read the two spreads out of past sales.
//!
//! The same inputs and seed give the same bits natively and in the browser: every operation is addition,
//! multiplication, division, a square root, or `libm`.

mod estimate;
mod exact;
mod exponential;
mod outcome;
mod outlook;
mod random;
mod run;

pub use estimate::*;
pub use exact::*;
pub use exponential::*;
pub use outcome::*;
pub use outlook::*;
pub use random::*;
pub use run::*;
