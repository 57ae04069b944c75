//! What a plan is, and how it changes.

pub mod edit;
mod next_year;
