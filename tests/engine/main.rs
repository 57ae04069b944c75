//! The engine tests: one binary.

mod chart;
