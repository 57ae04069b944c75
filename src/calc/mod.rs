//! Questions asked of a plan, each with its explanation.
//!
//! A [`Figure`] names a question; [`value`] answers it, and [`explain`] shows how. Every calculation is written once, over a
//! [`Recorder`]; see [`record`]. Numbers that are not defined are a named [`Undefined`], never 0 and never NaN.
//!
//! The calculations lie by domain, in the order in which they rest on each other: [`portfolio`], [`base`], [`target`],
//! [`split`], [`assess`]. Each asks the [`kernel`]s, which know no plan.

pub mod ask;
pub mod assess;
pub mod base;
pub mod kernel;
pub mod portfolio;
pub mod record;
pub mod split;
pub mod target;

pub use ask::{
    Answer, Figure, Group, Headline, Measure, Method, Period, Question, Whose, Window, World, answer,
    explain, value,
};
pub use record::*;
