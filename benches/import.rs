//! Reading sales from files of the sizes the product must hold.

use criterion::{Criterion, Throughput};
use keyline::file::import::{ImportOptions, read};
use std::hint::black_box;
use std::ops::ControlFlow;

use crate::files::{transactions, wide};

/// The group for `criterion_group!`.
pub fn benches(c: &mut Criterion) {
    let iso = |y, m, d| format!("{y}-{m:02}-{d:02}");
    let slashed = |y, m, d| format!("{d:02}/{m:02}/{y}");
    let european = |file: String| file.replace(',', ";").replace('.', ",");
    let files = [
        ("wide 10,000 x 36", wide(10_000)),
        ("wide 100,000 x 36", wide(100_000)),
        ("wide 100,000 x 36, decimal commas", european(wide(100_000))),
        ("transactions 541,909", transactions(541_909, iso)),
        ("transactions 541,909, day first", transactions(541_909, slashed)),
    ];
    let mut group = c.benchmark_group("import");
    group.sample_size(10);
    for (name, file) in &files {
        group.throughput(Throughput::Bytes(file.len() as u64));
        group.bench_function(*name, |b| {
            b.iter(|| {
                let import = read(black_box(file.as_bytes()), &ImportOptions::default(), &mut |_| {
                    ControlFlow::Continue(())
                });
                let import = import.unwrap_or_else(|error| panic!("{name}: {error}"));
                assert!(import.causes.is_empty(), "{:?}", import.causes.first());
                import
            });
        });
    }
    group.finish();
}
