//! The engine tests: one binary.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails, which is what unwrap does")]

mod allocate;
mod archive;
mod assess;
mod best_effort;
mod calc;
mod chart;
mod chinese;
mod explained;
mod fair;
mod forecast;
mod gate;
mod import;
mod matrix;
mod methods;
mod next_year;
mod pay;
mod payroll;
mod people;
mod pictures;
mod plan;
mod planned;
mod plans;
mod sample;
mod schemas;
mod season;
mod shared;
mod shelf;
mod simulate;
mod studio;
mod text;
mod tidy;
mod wire;
mod work;
