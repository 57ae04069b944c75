//! Sentences, and how numbers are written.

mod numbers;
mod sentences;
