//! A target split to accounts, people and months, committed to and revised.

mod commit;
mod divide;
mod figures;
mod months;
mod part;
mod revise;

pub use commit::*;
pub use divide::*;
pub use figures::Figure;
pub use months::*;
pub(in crate::calc) use part::*;
pub use revise::*;
