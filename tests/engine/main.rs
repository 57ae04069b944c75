//! The engine tests: one binary.

mod import;
mod shared;
