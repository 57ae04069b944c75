//! Schema 1: mirror types of a plan and of its steps, written with postcard.
//!
//! Frozen: a field is never changed here, and `tests/engine/fixtures` holds what must open for ever. A change of the
//! plan makes a `v2` with one hop from `v1`.

mod convert;
mod schema;

pub use convert::*;
pub use schema::*;
