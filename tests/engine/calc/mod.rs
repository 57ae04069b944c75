//! Questions asked of a plan.

mod assess;
mod base;
mod explain;
mod kernel;
mod portfolio;
mod split;
mod target;
