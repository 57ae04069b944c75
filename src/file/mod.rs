//! Bytes in and out.
//!
//! What a store or a file holds, what an import reads, what an export writes. Core types are not
//! serialisable; `v1` mirrors them and is frozen once released. Sentences are never made here: problems are
//! data, and `text` words them.

pub mod archive;
pub mod envelope;
pub mod pack;
pub mod sample;
pub mod store;
pub mod v1;
