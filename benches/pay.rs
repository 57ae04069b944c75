//! How long pay and fairness take: 10,000 payouts, a year's pay over simulated years, and the fairness of 10,000 rows
//! of 300 people.

#![expect(clippy::unwrap_used, reason = "a bench that cannot be set up stops, which is what unwrap does")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use keyline::calc::kernel::fair::{Attempt, Resampling, fairness};
use keyline::calc::kernel::simulate::{Draws, NewAccounts, Outlook, Pool, Year, simulate};
use keyline::plan::{PayCurve, PayKind};

/// A number from 0 to 1 that depends on `n` alone: the fractional parts of a golden-ratio walk.
fn noise(n: usize) -> f64 {
    (n as f64 * 0.618_033_988_749_894_9).fract()
}

fn curve(kind: PayKind) -> PayCurve {
    let tiers = [(Some(1e3), 0.01), (Some(3e3), 0.02), (Some(8e3), 0.03), (Some(2e4), 0.05)];
    PayCurve { threshold: Some(500.0), cap: Some(2e3), ..PayCurve::of_tiers(kind, &tiers) }
}

/// Twelve sales for each of 10,000 payouts.
fn payouts(c: &mut Criterion) {
    let sales: Vec<[f64; 12]> =
        (0..10_000).map(|n| std::array::from_fn(|m| 5_000.0 * noise(n * 31 + m * 17))).collect();
    let mut group = c.benchmark_group("pay");
    group.throughput(Throughput::Elements(10_000));
    for kind in [PayKind::Flat, PayKind::Step, PayKind::Marginal, PayKind::Interpolated] {
        let curve = curve(kind);
        group.bench_function(format!("10,000 payouts {kind:?}"), |b| {
            b.iter(|| black_box(&sales).iter().map(|sales| curve.pay(sales)).sum::<f64>());
        });
    }
    let step = curve(PayKind::Step);
    group.bench_function("10,000 payouts with their lines", |b| {
        b.iter(|| black_box(&sales).iter().map(|sales| step.payout(sales).pay).sum::<f64>());
    });
    group.finish();
}

/// 635 accounts of 17 people in 10,000 years, with and without their pay.
fn cost(c: &mut Criterion) {
    let outlook = |n: usize| Outlook {
        number: n as u32 + 1,
        base: (1e6 / (0.01 + noise(n))).floor(),
        pool: (n % 3) as u8,
        effect: 1.0 + 0.2 * noise(n * 7),
        group: n as u32 % 17,
        inside: true,
    };
    let outlooks: Vec<Outlook> = (0..635).map(outlook).collect();
    let sum = |group: Option<u32>| {
        let own = outlooks.iter().filter(|it| group.is_none_or(|group| it.group == group));
        Year { sold: 0.0, to_come: own.map(|it| it.base).sum() }
    };
    let draws = Draws {
        count: 10_000,
        seed: 7,
        pools: [0.2, 0.4, 0.8].map(Pool::lognormal).to_vec(),
        market: 0.12,
        newcomers: NewAccounts { base: 0.0, deviation: 0.3, inside: false },
        as_whole: false,
        widening: 1.0,
        scope: sum(None),
        company: sum(None),
        groups: (0..17).map(|group| [sum(Some(group)); 2]).collect(),
        outlooks,
    };
    let mut group = c.benchmark_group("cost");
    group.bench_function("without pay", |b| {
        b.iter(|| simulate(black_box(&draws), None, &mut |_| true).unwrap());
    });
    let curve = curve(PayKind::Marginal);
    let pay = |_: usize, sales: f64| curve.pay(&[sales / 1e5]);
    group.bench_function("with pay", |b| {
        b.iter(|| simulate(black_box(&draws), Some((draws.groups.len(), &pay)), &mut |_| true).unwrap());
    });
    group.finish();
}

fn fair(c: &mut Criterion) {
    let attempt = |n: usize| Attempt {
        person: n as u32 % 300,
        target: (1e6 * (0.1 + noise(n * 3))).floor(),
        actual: (1e6 * (0.1 + noise(n * 7))).floor(),
        potential: Some((1e7 * (0.1 + noise(n * 11))).floor()),
    };
    let mut group = c.benchmark_group("fairness");
    for (rows, name) in [(163, "163 rows"), (10_000, "10,000 rows")] {
        let rows: Vec<Attempt> = (0..rows).map(attempt).collect();
        group.bench_function(name, |b| b.iter(|| fairness(black_box(&rows), Resampling::default())));
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).without_plots();
    targets = payouts, cost, fair
}
criterion_main!(benches);
