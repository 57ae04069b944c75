//! The year under way: windows, people, reviews, pay.

mod assess;
mod payroll;
mod people;
