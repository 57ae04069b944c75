//! Schema 3: what the builds before schema 4 kept, and the hop from there. What has not changed since schema 2 is
//! schema 2's.
//!
//! Frozen, as schema 1 is.

mod hop;
mod schema;

pub use schema::*;
