//! The engine tests: one binary.

mod calc;
mod chart;
mod import;
mod matrix;
mod plan;
mod plans;
mod sample;
mod shared;
