//! stub
use super::{Explanation, Figure};
/// stub
pub fn explain(_: &crate::plan::Plan, _: Figure) -> Option<Explanation> { None }
/// stub
pub fn value(_: &crate::plan::Plan, _: Figure) -> Option<Result<f64, super::Undefined>> { None }
