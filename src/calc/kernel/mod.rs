//! Calculations that know series, outlooks, curves, sales and rows of people and no plan, so that each is tested against
//! published answers and exhaustive search by itself.
//!
//! [`forecast`] continues a series of months, [`simulate`] draws years, [`best_effort`] hands out visits, [`pay`] walks a pay
//! curve, [`fair`] judges targets by what came, [`allocate`] splits an amount to the last minor unit, [`response`] fits the
//! curve of sales over effort.

pub mod allocate;
pub mod best_effort;
pub mod fair;
pub mod forecast;
pub mod pay;
pub mod response;
pub mod simulate;
mod stopped;

pub use stopped::*;
