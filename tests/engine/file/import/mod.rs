//! Reading sales from files.

mod beside;
mod clipboard;
mod columns;
mod dates;
mod golden;
mod identity;
mod issues;
mod laws;
mod numbers;
mod stages;
mod table;
mod totals;
mod units;
mod whole;
