//! Answers as pictures.

mod portfolio;
mod studio;
