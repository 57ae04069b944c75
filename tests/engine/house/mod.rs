//! What keeps the house in order.

mod chinese;
pub mod tidy;
