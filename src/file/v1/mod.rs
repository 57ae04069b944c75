//! Schema 1: mirror types of a plan and of its steps, written with postcard.
//!
//! Frozen from the first release on: a field is never changed here. A change of the plan makes a `v2` with
//! one hop from `v1`.

mod convert;
mod schema;

pub use convert::*;
pub use schema::*;
