//! What a plan is.

mod account;
mod ledger;
mod money;
mod period;

pub use account::*;
pub use ledger::*;
pub use money::*;
pub use period::*;
