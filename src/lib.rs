#![doc = include_str!("ARCHITECTURE.md")]
#![warn(missing_docs)]

pub mod calc;
pub mod file;
pub mod plan;
