//! How long a simulation takes, by accounts and draws, and what it is told before: base and cohorts.
//!
//! The goal is 15 ns for an account in a draw: 100 ms for 635 accounts and 1.5 s for 10,000, drawn 10,000
//! times; and 40 ms for the base of 100,000 accounts with what their classes have done. The browser may take about twice as long.

#![expect(clippy::unwrap_used, reason = "a bench that cannot be set up stops, which is what unwrap does")]

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use keyline::calc::base::base;
use keyline::calc::kernel::simulate::{Draws, NewAccounts, Outlook, Pool, Year, simulate};
use keyline::calc::target::chances;
use keyline::plan::{Book, Edit, Intake, Ledger, Month, Plan, Profile, Scope, Settings, Span};

/// A number from 0 to 1 that depends on `n` alone: the fractional parts of a golden-ratio walk.
fn noise(n: usize) -> f64 {
    (n as f64 * 0.618_033_988_749_894_9).fract()
}

/// Accounts of 40 owners: few large, many small, all of them uncertain.
fn draws(accounts: usize, count: usize) -> Draws {
    let outlook = |n: usize| Outlook {
        number: n as u32 + 1,
        base: (1e6 / (0.01 + noise(n))).floor(),
        pool: (n % 3) as u8,
        effect: 1.0 + 0.2 * noise(n * 7),
        group: n as u32 % 40,
        inside: !n.is_multiple_of(5),
    };
    let outlooks: Vec<Outlook> = (0..accounts).map(outlook).collect();
    let sum = |counts: &dyn Fn(&Outlook) -> bool| {
        let to_come = outlooks.iter().filter(|it| counts(it)).map(|it| it.base).sum();
        Year { sold: 0.0, to_come }
    };
    let group = |at: u32| [sum(&|it| it.group == at && it.inside), sum(&|it| it.group == at)];
    Draws {
        count,
        seed: 7,
        pools: vec![
            Pool::lognormal(0.3),
            Pool::lognormal(0.5),
            Pool::of(&[(0.0, 0.3), (1.0, 0.6), (4.0, 0.1)]),
        ],
        market: 0.12,
        newcomers: NewAccounts { base: 1e9, deviation: 0.3, inside: false },
        as_whole: false,
        widening: 1.0,
        scope: sum(&|it| it.inside),
        company: sum(&|_| true),
        groups: (0..40).map(group).collect(),
        outlooks,
    }
}

fn simulation(c: &mut Criterion) {
    let mut group = c.benchmark_group("simulate");
    for (accounts, count) in [(635, 10_000), (10_000, 10_000), (100_000, 1_000)] {
        let draws = draws(accounts, count);
        group.throughput(Throughput::Elements((accounts * count) as u64));
        group.bench_function(format!("{accounts} accounts {count} times"), |b| {
            b.iter(|| simulate(black_box(&draws), None, &mut |_| true).unwrap());
        });
    }
    group.finish();
}

/// Three years of sales, a third of the months empty, accounts that come and go.
fn plan(accounts: usize) -> Plan {
    let span = Span::new(Month::EPOCH, 36);
    let cells = (0..accounts * 36).map(|n| {
        let (row, month) = (n / 36, n % 36);
        let here = (36.0 * noise(row * 13) - 18.0..36.0 * noise(row * 13) + 24.0).contains(&(month as f64));
        let size = 20_000.0 / (0.02 + noise(row));
        if here && noise(row * 31 + month * 17) > 0.33 {
            (size * (0.7 + 0.6 * noise(n * 7))) as i64
        } else {
            0
        }
    });
    let ledger = Ledger::from_cells(span, cells.collect(), Vec::new()).unwrap();
    let profiles = (0..accounts).map(|n| Profile::named(&format!("account {n}"))).collect();
    let mut plan = Plan::new("bench");
    plan.apply(Edit::Take {
        book: Box::new(Book { profiles, ledger }),
        intake: Intake::Replace,
        data_through: span.last().unwrap(),
        currency: None,
        answers: Box::default(),
    })
    .unwrap();
    plan.apply(Edit::Configure(Box::new(Settings { scope: Scope::All, ..Settings::default() }))).unwrap();
    plan
}

fn of_a_plan(c: &mut Criterion) {
    let mut group = c.benchmark_group("of a plan");
    for accounts in [10_000, 100_000] {
        let plan = plan(accounts);
        // The forecast of the series is learned once and kept over changes; what accounts have done is found anew.
        let _ = base(&plan);
        group.bench_function(format!("base and cohorts of {accounts}"), |b| {
            b.iter_batched_ref(|| plan.clone(), |plan| drop(black_box(base(plan))), BatchSize::LargeInput);
        });
        group.bench_function(format!("chances of {accounts}, base included"), |b| {
            b.iter_batched_ref(|| plan.clone(), |plan| drop(black_box(chances(plan))), BatchSize::LargeInput);
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).without_plots();
    targets = simulation, of_a_plan
}
criterion_main!(benches);
