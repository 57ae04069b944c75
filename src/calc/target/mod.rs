//! The three methods side by side, their blend, what moves it, and the odds of reaching it.

mod backtest;
mod baseline;
mod benchmark;
mod blend;
mod figures;
mod force;
mod input_output;
mod odds;
mod sensitivity;
mod visits;

pub use backtest::*;
pub(in crate::calc) use baseline::*;
pub use benchmark::*;
pub use blend::*;
pub use figures::Figure;
pub use force::*;
pub use input_output::*;
pub use odds::*;
pub use sensitivity::*;
pub use visits::*;
