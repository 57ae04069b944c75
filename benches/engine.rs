//! Benchmarks of the engine.

mod files;
mod import;

use criterion::{criterion_group, criterion_main};

criterion_group!(benches, import::benches);
criterion_main!(benches);
