//! What a plan is.

mod money;
mod period;

pub use money::*;
pub use period::*;
