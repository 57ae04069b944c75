//! What the tests share.

pub mod planned;
pub mod portfolios;
pub mod random;
pub mod shared;
