//! Pay for sales: what a pay curve pays, line by line, where it jumps, and its shape for a drawing.
//!
//! A [`crate::plan::PayCurve`] turns input, sales in currency units or attainment, into pay. Tiers 0-1k 1 %, -3k 2 %, -8k 3 %,
//! -20k 5 % on sales of 200, 300, 1,500, 1,200, 2,000 and 4,500 pay by kind:
//!
//! | kind | reading | pay |
//! |---|---|---|
//! | whole amount (flat) | each sale, whole, at the rate of the tier it lies in | 234 |
//! | by tier within each sale (step) | each sale walks the tiers by itself | 164 (published) |
//! | marginal | the total of 9,700 walks the tiers | 285 |
//! | in proportion (interpolated) | each sale earns a tier's amount, here 10, 40, 100 and 2,000, in proportion | 149 (published) |
//!
//! Whoever wants the whole amount of a whole period hands in its total as one sale: 9,700 at 5 % pay 485. A plan holds the
//! sums of months and no single sales, so by tier within each sale it pays what marginal pays.
//!
//! What it will not do: round, know a currency, or add a base salary.

mod curve;
mod settle;
mod shape;

pub use settle::*;
pub use shape::*;
