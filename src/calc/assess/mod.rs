//! A committed year against what was sold: attainment, pace, landing, pay, reviews, and whether the targets were fair.

mod assessment;
mod fairness;
mod figures;
mod pair;
mod payout;
mod payroll;
mod review;
mod standing;
mod year_pay;

pub use assessment::*;
pub use fairness::*;
pub use figures::Figure;
pub use pair::*;
pub use payout::*;
pub use payroll::*;
pub use review::*;
pub use standing::*;
pub use year_pay::*;
