//! Schema 3: mirror types of a plan and of its steps, written with postcard. What has not changed since schema 2 is
//! schema 2's.
//!
//! A field more: into the type in `schema` (one that is schema 2's still is first copied here, with a hop of its own),
//! what a plan kept before has in its place into `v2::hop`, and the way there and back into the converters.

mod convert;
mod methods;
mod numbers;
mod people;
mod schema;

pub use convert::*;
pub use people::{pay_curve, read_pay_curve};
pub use schema::*;

use super::{v1, v2};

/// What is kept in an envelope of its own.
pub trait Kept: serde::de::DeserializeOwned {
    /// What schema 1 had in its place.
    type First: serde::de::DeserializeOwned + Into<Self::Second>;
    /// What schema 2 had in its place.
    type Second: serde::de::DeserializeOwned + Into<Self>;
}

impl Kept for Head {
    type First = v1::Head;
    type Second = v2::Head;
}

impl Kept for Rows {
    type First = v1::Rows;
    type Second = Rows;
}

impl Kept for Entry {
    type First = v1::Entry;
    type Second = v2::Entry;
}

/// Reads a payload of this schema or an earlier one.
pub fn read<T: Kept>(schema: u32, payload: &[u8]) -> Result<T, postcard::Error> {
    match schema {
        1 => postcard::from_bytes::<T::First>(payload).map(|first| first.into().into()),
        2 => postcard::from_bytes::<T::Second>(payload).map(Into::into),
        _ => postcard::from_bytes(payload),
    }
}
