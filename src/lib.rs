#![doc = include_str!("ARCHITECTURE.md")]
#![warn(missing_docs)]

pub mod chart;
pub mod plan;
