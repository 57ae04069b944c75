//! Schema 1: what the first builds kept, and the hop from there to schema 2.
//!
//! Frozen: a field is never changed here, and `tests/engine/file/fixtures` holds what must open for ever. A change of
//! the plan makes a new schema with one hop from the last one.

mod hop;
mod schema;

pub use schema::*;
