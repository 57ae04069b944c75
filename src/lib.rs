#![doc = include_str!("ARCHITECTURE.md")]
#![warn(missing_docs)]

pub mod calc;
pub mod plan;
