//! The year under way: windows, people, reviews, pay.

mod payroll;
mod people;
mod year;
