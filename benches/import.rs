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

/// Splitting and reading amounts, as the import does, beside the csv crate's own splitter with the same reader of numbers
/// behind it: ours stays for as long as it is the faster by a tenth.
fn split(c: &mut Criterion, files: &[(&str, String)]) {
    let mut group = c.benchmark_group("split");
    group.sample_size(10);
    for (name, file) in files {
        let (delimiter, point) =
            if name.contains("comma") { (Delimiter::Semicolon, b',') } else { (Delimiter::Comma, b'.') };
        // The columns that hold no amounts come first.
        let (words, amounts) = if name.contains("wide") { (4, 36) } else { (6, 2) };
        let table = Table { delimiter, point, words, amounts };
        group.throughput(Throughput::Bytes(file.len() as u64));
        group.bench_function(format!("{name}, ours"), |b| b.iter(|| ours(black_box(file), table)));
        group.bench_function(format!("{name}, csv-core"), |b| b.iter(|| csv(black_box(file), table)));
        assert_eq!(ours(file, table), csv(file, table), "{name}");
    }
    group.finish();
}

#[derive(Clone, Copy)]
struct Table {
    delimiter: Delimiter,
    point: u8,
    words: usize,
    amounts: usize,
}

/// The bytes of all words, and the sum of all amounts.
fn ours(text: &str, table: Table) -> (usize, i64) {
    let mut cursor = Cursor::new(text, table.delimiter);
    while cursor.cell().is_some_and(|(_, more)| more) {}
    let (mut bytes, mut sum, mut row) = (0, 0, vec![0; table.amounts]);
    while !cursor.is_done() {
        for _ in 0..table.words {
            bytes += cursor.cell().map_or(0, |(cell, _)| cell.text().len());
        }
        let read = cursor.amounts(table.point, 2, &mut row).cells;
        // The very last amount has nothing behind it, and is read by itself.
        if let Some(last) = row.get_mut(read) {
            let cell = cursor.cell().map_or_else(Default::default, |(cell, _)| cell.text());
            *last = amount(&[cell.as_bytes(), &[0; 8]].concat(), cell.len(), table.point);
        }
        sum += row.iter().sum::<i64>();
    }
    (bytes, sum)
}

fn csv(text: &str, table: Table) -> (usize, i64) {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(table.delimiter.byte()).build();
    let (mut rest, mut room, mut ends) = (text.as_bytes(), vec![0; 1 << 16], vec![0; 1 << 10]);
    let (mut bytes, mut sum, mut is_heading) = (0, 0, true);
    loop {
        let (outcome, read, _, count) = reader.read_record(rest, &mut room, &mut ends);
        rest = &rest[read..];
        match outcome {
            csv_core::ReadRecordResult::Record if is_heading => is_heading = false,
            csv_core::ReadRecordResult::Record => {
                // Words are text only once it is known that they are.
                bytes += std::str::from_utf8(&room[..ends[table.words - 1]]).map_or(0, str::len);
                for at in table.words..count {
                    sum += amount(&room[ends[at - 1]..], ends[at] - ends[at - 1], table.point);
                }
            }
            _ => return (bytes, sum),
        }
    }
}

/// The amount in the first bytes of a text that goes on behind it, in minor units: the reader of our own cursor, for a
/// cell whose length is known.
fn amount(text: &[u8], length: usize, point: u8) -> i64 {
    let word = u64::from_le_bytes(*text.first_chunk().unwrap_or(&[0; 8]));
    let word = if length < 8 { word & ((1 << (8 * length)) - 1) } else { word };
    let values = word ^ 0x3030_3030_3030_3030;
    let others = (values & 0x7f7f_7f7f_7f7f_7f7f).wrapping_add(0x7676_7676_7676_7676) | values;
    let bits = (others & 0x8080_8080_8080_8080).trailing_zeros() & !7;
    let digits = values << 1 << (63 - bits.min(56));
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    let low = (pairs & 0x0000_00ff_0000_00ff).wrapping_mul(0x000f_4240_0000_0064);
    let high = (pairs >> 16 & 0x0000_00ff_0000_00ff).wrapping_mul(0x0000_2710_0000_0001);
    let used = (bits / 8) as usize;
    let whole = (low.wrapping_add(high) >> 32) as i64 * 100;
    let digit = |at: usize| text.get(at).map_or(0, |byte| i64::from(byte.wrapping_sub(b'0')));
    match length - used {
        2 if text[used] == point => whole + digit(used + 1) * 10,
        3 if text[used] == point => whole + digit(used + 1) * 10 + digit(used + 2),
        _ => whole,
    }
}
