//! The parts of a target, by account and month.

mod parts;
