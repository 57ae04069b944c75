//! The engine tests: one binary.
