//! From a question to its calculation.

use super::{Figure, Question};
use crate::calc::{Explanation, Recorder, Silent, Trace, Undefined, Unit};
use crate::plan::{Money, Plan};

/// A figure with everything behind it: its calculation run again with a [`Trace`].
pub fn explain(plan: &Plan, question: impl Into<Question>) -> Explanation {
    let question = question.into();
    let mut trace = Trace::default();
    let result = answered(plan, question, &mut trace);
    trace.explain(question.figure, result)
}

/// The value of a figure without its explanation: minor units where it is money, else what its [`Figure::unit`] says.
///
/// # Errors
/// Why it is not defined.
pub fn value(plan: &Plan, question: impl Into<Question>) -> Result<f64, Undefined> {
    answered(plan, question.into(), &mut Silent)
}

/// A value with the figure it is of. Only calculations make one, so that no value stands beside the figure of another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    figure: Figure,
    value: Result<f64, Undefined>,
}

impl Answer {
    /// Which figure it is of.
    pub fn figure(self) -> Figure {
        self.figure
    }

    /// The value, counted in the figure's [`Figure::unit`], or why there is none.
    pub fn value(self) -> Result<f64, Undefined> {
        self.value
    }
}

/// The value of a figure with the figure.
pub fn answer(plan: &Plan, question: impl Into<Question>) -> Answer {
    let question = question.into();
    Answer { figure: question.figure, value: value(plan, question) }
}

fn answered<R: Recorder>(plan: &Plan, question: Question, r: &mut R) -> Result<f64, Undefined> {
    let Question { figure, world } = question;
    let value = match figure {
        Figure::Portfolio(it) => it.calculate(plan, r),
        Figure::Base(it) => it.calculate(plan, r),
        Figure::Target(it) => it.calculate(plan, world, r),
        Figure::Split(it) => it.calculate(plan, world, r),
        Figure::Assess(it) => it.calculate(plan, world, r),
    }?
    .value;
    let is_in_reach = match figure.unit() {
        Unit::Money => Money::from_minor(value).is_some(),
        _ => value.is_finite(),
    };
    // A step may leave a zero below zero, which no figure has.
    if is_in_reach { Ok(value + 0.0) } else { Err(Undefined::TooLarge) }
}
