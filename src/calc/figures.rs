//! stub
use super::{Explanation, Figure};
/// stub
pub fn explain(_: &crate::plan::Plan, _: Figure) -> Option<Explanation> { None }
