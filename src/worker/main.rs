//! Heavy and risky work, off the main thread.

fn main() {}
