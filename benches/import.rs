//! Reading sales from files of the sizes the product must hold.

use criterion::{Criterion, Throughput};
use keyline::file::import::{ImportOptions, read};
use keyline::file::table::{Cursor, Delimiter};
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
    split(c, &files[1..4]);
}

/// Splitting alone, beside the csv crate's own splitter: ours stays for as long as it is the faster by a tenth.
fn split(c: &mut Criterion, files: &[(&str, String)]) {
    let mut group = c.benchmark_group("split");
    group.sample_size(10);
    for (name, file) in files {
        let delimiter = if name.contains("comma") { Delimiter::Semicolon } else { Delimiter::Comma };
        group.throughput(Throughput::Bytes(file.len() as u64));
        group.bench_function(format!("{name}, ours"), |b| b.iter(|| ours(black_box(file), delimiter)));
        group.bench_function(format!("{name}, csv-core"), |b| b.iter(|| csv(black_box(file), delimiter)));
        assert_eq!(ours(file, delimiter), csv(file, delimiter), "{name}");
    }
    group.finish();
}

/// How many bytes all cells hold.
fn ours(text: &str, delimiter: Delimiter) -> usize {
    let mut cursor = Cursor::new(text, delimiter);
    let mut bytes = 0;
    while let Some((cell, _)) = cursor.cell() {
        bytes += cell.text().len();
        if cursor.is_done() {
            break;
        }
    }
    bytes
}

fn csv(text: &str, delimiter: Delimiter) -> usize {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter.byte()).build();
    let (mut rest, mut room, mut ends) = (text.as_bytes(), vec![0; 1 << 16], vec![0; 1 << 10]);
    let mut bytes = 0;
    loop {
        let (outcome, read, written, _) = reader.read_record(rest, &mut room, &mut ends);
        rest = &rest[read..];
        bytes += written;
        if matches!(outcome, csv_core::ReadRecordResult::End) {
            return bytes;
        }
    }
}
