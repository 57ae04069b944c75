//! Questions asked of a plan, each with its explanation.
//!
//! Every calculation is written once, over a [`Recorder`]. Ordinary runs pass [`Silent`], which the compiler
//! removes; a click on a figure runs that one figure again with [`Trace`]. Numbers that are not defined are
//! a named [`Undefined`], never 0 and never NaN.

mod account;
mod base;
mod concentration;
mod explain;
mod figures;
mod key;
mod movement;
mod pareto;
mod season;
mod total;

pub use account::*;
pub use base::*;
pub use concentration::*;
pub use explain::*;
pub use figures::*;
pub use key::*;
pub use movement::*;
pub use pareto::*;
pub use season::*;
pub use total::*;
