//! Schema 2: mirror types of a plan and of its steps, written with postcard. What has not changed since schema 1 is
//! schema 1's.

mod convert;
mod methods;
mod people;
mod schema;

pub use convert::*;
pub use people::{pay_curve, read_pay_curve};
pub use schema::*;

use super::v1;

/// What a plan of schema 1 is given in place of the terms it has not.
pub(super) fn default_terms() -> Terms {
    people::terms(&crate::plan::Terms::default())
}

/// What is kept in an envelope of its own.
pub trait Kept: serde::de::DeserializeOwned {
    /// What schema 1 had in its place.
    type First: serde::de::DeserializeOwned + Into<Self>;
}

impl Kept for Head {
    type First = v1::Head;
}

impl Kept for Rows {
    type First = v1::Rows;
}

impl Kept for Entry {
    type First = v1::Entry;
}

/// Reads a payload of this schema or an earlier one.
pub fn read<T: Kept>(schema: u32, payload: &[u8]) -> Result<T, postcard::Error> {
    match schema {
        1 => postcard::from_bytes::<T::First>(payload).map(Into::into),
        _ => postcard::from_bytes(payload),
    }
}
