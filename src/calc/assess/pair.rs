//! A target and what was sold against it: the smallest question of assessment.

use crate::calc::record::{money, ratio};
use crate::calc::{Name, Op, Origin, Recorder, Silent, Term, Undefined, Unit};
use crate::plan::Money;

/// A target, the actual sales of the same accounts in the same period, and whether the period is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The target.
    pub target: Money,
    /// What was sold.
    pub actual: Money,
    /// Whether every month of the period is whole; a part month is never judged.
    pub whole: bool,
}

/// How an attainment is called. The cuts are ours: 100 % and 90 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// At least 100 %.
    Met,
    /// From 90 % to below 100 %.
    Near,
    /// Below 90 %.
    Short,
}

/// The cut between [`Status::Near`] and [`Status::Short`].
pub const NEAR: f64 = 0.9;

impl Status {
    /// The status of an attainment: .95 is near.
    pub fn of(attainment: f64) -> Status {
        if attainment >= 1.0 {
            Status::Met
        } else if attainment >= NEAR {
            Status::Near
        } else {
            Status::Short
        }
    }
}

impl Pair {
    /// Actual over target: 27.3 of 32.9 million is 83.0 %. Not defined before the period is over, nor without
    /// a target above zero.
    pub fn attainment(&self) -> Result<f64, Undefined> {
        let (target, actual) = self.terms()?;
        attainment(target, actual, &mut Silent).and_then(ratio)
    }

    /// Actual less target, below zero where it falls short. Not defined before the period is over.
    pub fn gap(&self) -> Result<Money, Undefined> {
        let (target, actual) = self.terms()?;
        money(gap(target, actual, &mut Silent))
    }

    /// How the attainment is called.
    pub fn status(&self) -> Result<Status, Undefined> {
        self.attainment().map(Status::of)
    }

    fn terms(&self) -> Result<(Term, Term), Undefined> {
        if !self.whole {
            return Err(Undefined::NotYet);
        }
        let input = |name, value: Money| Silent.input(name, value.to_f64(), Unit::Money, Origin::Entered);
        Ok((input(Name::YearTarget, self.target), input(Name::Sales, self.actual)))
    }
}

/// Actual over target.
pub(in crate::calc) fn attainment<R: Recorder>(
    target: Term,
    actual: Term,
    r: &mut R,
) -> Result<Term, Undefined> {
    if target.value <= 0.0 {
        return Err(Undefined::NoTarget);
    }
    Ok(r.step(Name::Result, Op::Divide, &[actual, target], Unit::Ratio))
}

/// Actual less target.
pub(in crate::calc) fn gap<R: Recorder>(target: Term, actual: Term, r: &mut R) -> Term {
    r.step(Name::Result, Op::Subtract, &[actual, target], Unit::Money)
}
