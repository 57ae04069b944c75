//! The engine tests: one binary.

mod calc;
mod import;
mod matrix;
mod plan;
mod plans;
mod shared;
