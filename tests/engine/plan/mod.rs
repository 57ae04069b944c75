//! What a plan is, and how it changes.

mod edit;
mod next_year;
