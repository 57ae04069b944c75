//! The engine tests: one binary.

mod sample;
