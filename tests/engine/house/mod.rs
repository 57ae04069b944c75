//! What keeps the house in order.

mod chinese;
mod tidy;
