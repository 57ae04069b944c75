//! How a figure explains itself: inputs with their origin, steps, result.

use super::{Name, Op, Undefined};
use crate::calc::Figure;
use crate::plan::{Class, Loyalty, Month, Span};

/// What a value is counted in; `text` writes it accordingly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Minor units of the plan's currency.
    Money,
    /// A fraction, shown as a percentage.
    Ratio,
    /// A multiplier.
    Factor,
    /// A whole number of things.
    Count,
    /// Full-time people.
    People,
    /// Selling days.
    Days,
    /// Years.
    Years,
    /// Months.
    Months,
    /// An index without a unit: Gini, HHI.
    Index,
}

/// A part of the accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Among {
    /// Those that the target speaks of.
    Scope,
    /// The key accounts.
    Key,
    /// Those that are not key.
    NotKey,
    /// All of them.
    All,
    /// Those of a class in the scope, or of one loyalty in it.
    Class(Class, Option<Loyalty>),
}

/// Where an input comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Imported or typed sales over these months, of this many accounts.
    Sales {
        /// The months.
        span: Span,
        /// How many accounts.
        accounts: usize,
    },
    /// Imported or typed margin over these months, of this many accounts.
    Margin {
        /// The months.
        span: Span,
        /// How many accounts.
        accounts: usize,
    },
    /// The bases of these accounts, added.
    Bases {
        /// Which.
        among: Among,
        /// How many.
        accounts: usize,
    },
    /// Entered by the user on the targets page.
    Entered,
    /// A setting of the plan.
    Setting,
    /// A default of ours that the user may change.
    Default,
    /// A constant of the formula.
    Constant,
    /// Another figure, which explains itself.
    Figure(Figure),
    /// Frozen when the target was committed.
    Committed,
    /// Changed by revisions of the committed target.
    Revised,
    /// Fitted to what was entered or sold.
    Fitted,
    /// What was known at the end of this month, a year before the latest.
    AsOf(Month),
    /// Counted over simulated years.
    Drawn {
        /// How many.
        draws: usize,
        /// From which seed.
        seed: u64,
    },
}

/// One line of an explanation.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is.
    pub name: Name,
    /// Its value.
    pub value: f64,
    /// In what.
    pub unit: Unit,
    /// Where it comes from.
    pub source: Source,
}

/// Whether a line was given or computed.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// Given.
    Input(Origin),
    /// Computed from earlier lines, by their positions.
    Step(Op, Vec<u32>),
}

/// A figure with everything behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Which figure.
    pub figure: Figure,
    /// Inputs and steps in the order they were taken.
    pub lines: Vec<Line>,
    /// The result, or why there is none.
    pub result: Result<f64, Undefined>,
}

impl Explanation {
    /// Evaluates the shown steps anew from the shown inputs and returns the last value: a law says that it is
    /// the result.
    pub fn replay(&self) -> Option<f64> {
        let mut values: Vec<f64> = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            values.push(match &line.source {
                Source::Input(_) => line.value,
                Source::Step(op, of) => {
                    let terms: Option<Vec<f64>> =
                        of.iter().map(|&at| values.get(at as usize).copied()).collect();
                    op.eval(&terms?)
                }
            });
        }
        values.last().copied()
    }
}
