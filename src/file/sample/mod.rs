//! The built-in case.
/// The case in one of the two languages.
pub fn plan(_chinese: bool) -> crate::plan::Plan { crate::plan::Plan::new("Sample") }
