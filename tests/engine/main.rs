//! The engine tests: one binary.

mod calc;
mod matrix;
mod plan;
mod plans;
mod shared;
