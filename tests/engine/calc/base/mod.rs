//! The base of a year, and its season.

mod cohort;
mod season;
mod truths;
