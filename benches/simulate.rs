//! How long a simulation takes, by accounts and draws.
//!
//! The goal is 12 ns for an account in a draw: 76 ms for 635 accounts and 1.2 s for 10,000, drawn 10,000
//! times. The browser may take about twice as long.

#![expect(clippy::unwrap_used, reason = "a bench that cannot be set up stops, which is what unwrap does")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use keyline::calc::{Draws, Outlook, simulate};

/// A number from 0 to 1 that depends on `n` alone: the fractional parts of a golden-ratio walk.
fn noise(n: usize) -> f64 {
    (n as f64 * 0.618_033_988_749_894_9).fract()
}

/// Accounts of 40 owners: few large, many small, all of them uncertain.
fn outlooks(accounts: usize) -> Vec<Outlook> {
    let outlook = |n: usize| Outlook {
        base: (1e6 / (0.01 + noise(n))).floor(),
        sigma: 0.1 + 0.5 * noise(n * 3),
        lapse: 0.3 * noise(n * 5),
        effect: 1.0 + 0.2 * noise(n * 7),
        group: n as u32 % 40,
    };
    (0..accounts).map(outlook).collect()
}

fn simulation(c: &mut Criterion) {
    let mut group = c.benchmark_group("simulate");
    for (accounts, count) in [(635, 10_000), (10_000, 10_000), (100_000, 1_000)] {
        let outlooks = outlooks(accounts);
        let targets = [1e9; 40];
        let draws = Draws { count, seed: 7, rho: 0.2 };
        group.throughput(Throughput::Elements((accounts * count) as u64));
        group.bench_function(format!("{accounts} accounts {count} times"), |b| {
            b.iter(|| simulate(black_box(&outlooks), &targets, draws, &mut |_| true).unwrap());
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).without_plots();
    targets = simulation
}
criterion_main!(benches);
