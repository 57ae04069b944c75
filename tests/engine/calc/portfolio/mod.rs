//! Totals, Pareto, concentration, movement, retention.

mod cases;
mod golden;
mod laws;
mod pareto;
