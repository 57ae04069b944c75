//! From a figure to its answer: [`value`], and [`explain`] for what stands behind it.
//!
//! What most answers need is found once while a plan stands as it is, and what hangs on its question alone is kept over
//! every change; both lie in the plan's [`crate::plan::Memory`], of which this room alone knows the contents.

mod answer;
mod behind;
mod figure;
mod found;
mod headline;
mod learned;

pub use answer::*;
pub use behind::*;
pub use figure::*;
pub(in crate::calc) use found::*;
pub use headline::*;
pub(in crate::calc) use learned::*;
