//! Schema 4: mirror types of a plan and of its steps, written with postcard. What has not changed since an earlier schema
//! is that one's.
//!
//! A section more has its lines in `sections`: the shape, the way there and back, and what a plan kept before has in its
//! place. A field more goes into its type in `schema` (one that is an earlier schema's still is first copied here, with a hop
//! of its own in `v3::hop`) and into the converters.

mod convert;
mod methods;
mod numbers;
mod people;
mod schema;
mod sections;

pub use convert::*;
pub use people::{pay_curve, read_pay_curve};
pub use schema::*;
pub use sections::*;

use super::{v1, v2, v3};

/// What is kept in an envelope of its own.
pub trait Kept: serde::de::DeserializeOwned {
    /// What schema 1 had in its place.
    type First: serde::de::DeserializeOwned + Into<Self::Second>;
    /// What schema 2 had in its place.
    type Second: serde::de::DeserializeOwned + Into<Self::Third>;
    /// What schema 3 had in its place.
    type Third: serde::de::DeserializeOwned + Into<Self>;
}

impl Kept for Head {
    type First = v1::Head;
    type Second = v2::Head;
    type Third = v3::Head;
}

impl Kept for Rows {
    type First = v1::Rows;
    type Second = Rows;
    type Third = Rows;
}

impl Kept for Entry {
    type First = v1::Entry;
    type Second = v2::Entry;
    type Third = v3::Entry;
}

/// Reads a payload of this schema or an earlier one.
pub fn read<T: Kept>(schema: u32, payload: &[u8]) -> Result<T, postcard::Error> {
    match schema {
        1 => postcard::from_bytes::<T::First>(payload).map(|first| first.into().into().into()),
        2 => postcard::from_bytes::<T::Second>(payload).map(|second| second.into().into()),
        3 => postcard::from_bytes::<T::Third>(payload).map(Into::into),
        _ => postcard::from_bytes(payload),
    }
}
