//! Bytes in and out.
//!
//! What a store or a file holds, what an import reads, what an export writes. Core types are not
//! serialisable; `v4` mirrors them, and a schema is frozen once released. Broken input is normal here: reading gives
//! what it could read and a list of issues, and an error only where nothing can be read. No sentence for a
//! user is worded here; the findings carry the data for one.

mod amount;
pub mod archive;
pub mod backup;
pub mod clipboard;
pub mod copy;
pub mod csv_out;
pub mod currency;
pub mod date;
pub mod envelope;
mod guard;
pub mod import;
pub mod number;
pub mod pack;
pub mod sample;
pub mod shelf;
pub mod store;
pub mod table;
pub mod task;
pub mod unit;
pub mod v1;
pub mod v2;
pub mod v3;
pub mod v4;
pub mod wire;
pub mod work;
