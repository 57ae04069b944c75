//! The engine tests: one binary, a folder for each room.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails, which is what unwrap does")]

mod calc;
mod chart;
mod file;
mod house;
mod plan;
mod support;
mod text;
