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
mod allocate;
mod assess;
mod baseline;
mod benchmark;
mod commit;
mod figures_split;
mod figures_target;
mod force;
mod ground;
mod input_output;
mod months;
mod owner;
mod pair;
mod pareto;
mod response;
mod season;
mod split;
mod standing;
mod target;
mod total;

pub use account::*;
pub use base::*;
pub use concentration::*;
pub use explain::*;
pub use figures::*;
pub use key::*;
pub use movement::*;
pub use allocate::*;
pub use assess::*;
pub use benchmark::*;
pub use commit::*;
pub use figures_target::*;
pub use force::*;
use ground::*;
pub use input_output::*;
pub use months::*;
pub use owner::*;
pub use pair::*;
pub use pareto::*;
pub use response::*;
pub use season::*;
pub use split::*;
pub use standing::*;
pub use target::*;
pub use total::*;
