//! What keeps the house in order.

mod chinese;
mod map;
mod tidy;
