//! The methods, what comes of them, and how likely it is.

mod counted;
mod methods;
mod odds;
mod studio;
