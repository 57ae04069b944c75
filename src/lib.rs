#![doc = include_str!("ARCHITECTURE.md")]
#![warn(missing_docs)]

pub mod plan;
pub mod calc;
pub mod file;
