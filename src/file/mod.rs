//! Bytes in and out.
//!
//! Broken input is normal here: reading gives what it could read and a list of issues, and an error only where
//! nothing can be read. No sentence for a user is worded here; the findings carry the data for one.

mod amount;
pub mod clipboard;
pub mod csv_out;
pub mod date;
mod guard;
pub mod import;
pub mod number;
pub mod table;
