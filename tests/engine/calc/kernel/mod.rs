//! The kernels, which know series and rows and no plan.

mod allocate;
mod best_effort;
mod fair;
mod forecast;
mod pay;
mod simulate;
