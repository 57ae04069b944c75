//! A calculation taken down as it is made, or not.

use super::{Explanation, Line, Name, Origin, Source, Undefined, Unit};
use crate::calc::Figure;
use crate::plan::Money;

/// One arithmetic operation. [`Op::eval`] is the only place that computes it, so a traced run cannot differ
/// from a silent one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    /// All terms added.
    Sum,
    /// The first less the others.
    Subtract,
    /// All terms multiplied.
    Multiply,
    /// The first over the second.
    Divide,
    /// The first to the power of the second.
    Power,
    /// Rounded to whole minor units, half away from zero.
    Round,
    /// The smallest.
    Least,
    /// The largest.
    Most,
}

impl Op {
    /// The result of the operation on `terms`.
    pub fn eval(self, terms: &[f64]) -> f64 {
        let first = terms.first().copied().unwrap_or(0.0);
        let rest = terms.get(1..).unwrap_or(&[]);
        match self {
            Op::Sum => rest.iter().fold(first, |sum, term| sum + term),
            Op::Subtract => rest.iter().fold(first, |difference, term| difference - term),
            Op::Multiply => rest.iter().fold(first, |product, term| product * term),
            Op::Divide => rest.iter().fold(first, |quotient, term| quotient / term),
            Op::Power => rest.iter().fold(first, |base, term| libm::pow(base, *term)),
            Op::Round => libm::round(first),
            Op::Least => rest.iter().fold(first, |least, term| least.min(*term)),
            Op::Most => rest.iter().fold(first, |most, term| most.max(*term)),
        }
    }
}

/// A value inside a calculation and its place in the trace.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Term {
    /// The value.
    pub value: f64,
    at: u32,
}

/// Takes down what a calculation does.
pub trait Recorder {
    /// A value that comes from elsewhere.
    fn input(&mut self, name: Name, value: f64, unit: Unit, origin: Origin) -> Term;

    /// The value of another figure, which explains itself.
    fn figure(&mut self, figure: impl Into<Figure>, value: f64) -> Term {
        let figure = figure.into();
        self.input(Name::Figure(figure), value, figure.unit(), Origin::Figure(figure))
    }

    /// A value computed from others.
    fn step(&mut self, name: Name, op: Op, of: &[Term], unit: Unit) -> Term;
}

/// Records nothing: the ordinary run.
#[derive(Debug, Default, Clone, Copy)]
pub struct Silent;

impl Recorder for Silent {
    #[inline]
    fn input(&mut self, _: Name, value: f64, _: Unit, _: Origin) -> Term {
        Term { value, at: 0 }
    }

    #[inline]
    fn step(&mut self, _: Name, op: Op, of: &[Term], _: Unit) -> Term {
        // No calculation here has more than 64 terms in one step; longer sums are one input.
        let mut values = [0.0; 64];
        for (value, term) in values.iter_mut().zip(of) {
            *value = term.value;
        }
        debug_assert!(of.len() <= values.len());
        Term { value: op.eval(&values[..of.len().min(64)]), at: 0 }
    }
}

/// Records everything: the run behind a click.
#[derive(Debug, Default, Clone)]
pub struct Trace {
    lines: Vec<Line>,
}

impl Recorder for Trace {
    fn input(&mut self, name: Name, value: f64, unit: Unit, origin: Origin) -> Term {
        self.push(Line { name, value, unit, source: Source::Input(origin) })
    }

    fn step(&mut self, name: Name, op: Op, of: &[Term], unit: Unit) -> Term {
        let values: Vec<f64> = of.iter().map(|term| term.value).collect();
        let places = of.iter().map(|term| term.at).collect();
        self.push(Line { name, value: op.eval(&values), unit, source: Source::Step(op, places) })
    }
}

impl Trace {
    fn push(&mut self, line: Line) -> Term {
        let term = Term { value: line.value, at: self.lines.len() as u32 };
        self.lines.push(line);
        term
    }

    /// The explanation of `figure`, given what its calculation returned.
    pub fn explain(self, figure: Figure, result: Result<f64, Undefined>) -> Explanation {
        Explanation { figure, lines: self.lines, result }
    }
}

/// One operation over any number of terms, in steps of at most sixty. The operation folds from the left, so
/// the steps give the same bits as one would.
pub(in crate::calc) fn many<R: Recorder>(r: &mut R, name: Name, op: Op, of: &[Term], unit: Unit) -> Term {
    let (first, rest) = of.split_at(of.len().min(60));
    let mut result = r.step(name, op, first, unit);
    for more in rest.chunks(59) {
        let mut terms = vec![result];
        terms.extend_from_slice(more);
        result = r.step(name, op, &terms, unit);
    }
    result
}

/// A rounded term as money; [`Undefined::TooLarge`] beyond what a plan takes.
pub(in crate::calc) fn money(term: Term) -> Result<Money, Undefined> {
    Money::from_minor(term.value).ok_or(Undefined::TooLarge)
}

/// A term as a ratio; [`Undefined::TooLarge`] where it is not finite.
pub(in crate::calc) fn ratio(term: Term) -> Result<f64, Undefined> {
    if term.value.is_finite() { Ok(term.value) } else { Err(Undefined::TooLarge) }
}
