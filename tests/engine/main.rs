//! The engine tests: one binary.

mod allocate;
mod archive;
mod assess;
mod calc;
mod chart;
mod explained;
mod import;
mod matrix;
mod methods;
mod plan;
mod planned;
mod plans;
mod sample;
mod shared;
