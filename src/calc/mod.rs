//! Questions asked of a plan, each with its explanation.
//!
//! Every calculation is written once, over a [`Recorder`]. Ordinary runs pass [`Silent`], which the compiler
//! removes; a click on a figure runs that one figure again with [`Trace`]. Numbers that are not defined are
//! a named [`Undefined`], never 0 and never NaN.

mod account;
mod allocate;
mod assess;
mod base;
mod baseline;
mod benchmark;
mod best_effort;
mod commit;
mod concentration;
mod course;
mod expected;
mod explain;
mod figures;
mod figures_split;
mod figures_target;
mod force;
mod forecast;
mod found;
mod ground;
mod input_output;
mod key;
mod loyalty;
mod months;
mod movement;
mod owner;
mod pair;
mod pareto;
mod response;
mod season;
mod simulate;
mod split;
mod standing;
mod stopped;
mod target;
mod total;

pub use account::*;
pub use allocate::*;
pub use assess::*;
pub use base::*;
pub use benchmark::*;
pub use best_effort::*;
pub use commit::*;
pub use concentration::*;
pub use course::*;
pub use expected::*;
pub use explain::*;
pub use figures::*;
pub use figures_target::*;
pub use force::*;
pub use forecast::*;
use found::*;
use ground::*;
pub use input_output::*;
pub use key::*;
pub use loyalty::*;
pub use months::*;
pub use movement::*;
pub use owner::*;
pub use pair::*;
pub use pareto::*;
pub use response::*;
pub use season::*;
pub use simulate::*;
pub use split::*;
pub use standing::*;
pub use stopped::*;
pub use target::*;
pub use total::*;
