//! Questions asked of a plan: golden answers, laws, cases.

mod cases;
mod golden;
mod laws;
mod oracles;
