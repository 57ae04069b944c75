//! What is there: accounts, what they buy, who makes most of it, who moved, who answers for whom.
//!
//! What it does not know: targets, and what is expected of months to come.

mod account;
mod concentration;
mod course;
mod figures;
mod loyalty;
mod movement;
mod owner;
mod pareto;
mod total;

pub use account::*;
pub use concentration::*;
pub use course::*;
pub use figures::Figure;
pub use loyalty::*;
pub use movement::*;
pub use owner::*;
pub use pareto::*;
pub use total::*;
