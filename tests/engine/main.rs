//! The engine tests: one binary.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails, which is what unwrap does")]

mod calc;
mod matrix;
mod plan;
mod plans;
mod shared;
