//! What the tests share.

pub mod drawings;
pub mod edits;
pub mod fixture;
pub mod imports;
pub mod near;
pub mod planned;
pub mod portfolios;
pub mod random;
pub mod shared;
pub mod sources;
