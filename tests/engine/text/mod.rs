//! Sentences, and how numbers are written.

mod sentences;
