//! The engine tests: one binary.

mod allocate;
mod assess;
mod explained;
mod methods;
mod planned;
mod shared;
