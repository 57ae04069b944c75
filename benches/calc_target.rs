//! How long a target takes to split: allocation alone, and with twelve exact months an account.
//!
//! The goal is half of what the browser may take (8 ms for 10,000 accounts, 50 ms for 100,000), since wasm
//! runs at about half the native speed.

#![expect(clippy::unwrap_used, reason = "a bench that cannot be set up stops, which is what unwrap does")]

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use keyline::calc::assess::{assess, fairness_of, payroll};
use keyline::calc::kernel::allocate::{OPEN, allocate};
use keyline::calc::split::{Shape, propose_commit, propose_revision, split};
use keyline::plan::*;

/// A number from 0 to 1 that depends on `n` alone: the fractional parts of a golden-ratio walk.
fn noise(n: usize) -> f64 {
    (n as f64 * 0.618_033_988_749_894_9).fract()
}

/// Weights like sales: few large, many small; 5 % locks, 5 % floors and 5 % caps.
fn case(accounts: usize) -> (i64, Vec<f64>, Vec<(i64, i64)>) {
    let weights: Vec<f64> = (0..accounts).map(|n| (1e6 / (0.01 + noise(n))).floor()).collect();
    let total = weights.iter().sum::<f64>() as i64;
    let bounds = weights.iter().enumerate().map(|(n, &weight)| {
        let weight = weight as i64;
        match n % 20 {
            0 => (weight, weight),
            1 => (weight + weight / 4, OPEN),
            2 => (0, weight - weight / 4),
            _ => (0, OPEN),
        }
    });
    let bounds = bounds.collect();
    (total, weights, bounds)
}

/// A plan of so many accounts with three years of sales, all of them in scope.
fn plan(accounts: usize) -> Plan {
    let first = Month::EPOCH;
    let sales = (0..accounts * 36).map(|n| (noise(n * 7) * 1e6) as i64).collect();
    let owner = |n: usize| Profile { owner: format!("owner {}", n % 40).into(), ..Profile::named("account") };
    let profiles = (0..accounts).map(owner).collect();
    let ledger = Ledger::from_cells(Span::new(first, 36), sales, Vec::new()).unwrap();
    let mut plan = Plan::new("bench");
    let book = Box::new(Book { profiles, ledger });
    plan.apply(Edit::Take {
        book,
        intake: Intake::Replace,
        data_through: first.plus(35),
        currency: None,
        answers: Box::default(),
    })
    .unwrap();
    let settings = Settings { scope: Scope::All, ..Settings::default() };
    plan.apply(Edit::Configure(Box::new(settings))).unwrap();
    plan
}

fn allocation(c: &mut Criterion) {
    for accounts in [10_000, 100_000] {
        let (total, weights, bounds) = case(accounts);
        c.bench_function(&format!("allocate {accounts}"), |b| {
            b.iter(|| allocate(black_box(total), &weights, &bounds, 0));
        });
        c.bench_function(&format!("allocate {accounts} in steps"), |b| {
            b.iter(|| allocate(black_box(total), &weights, &bounds, 100_000));
        });
        let index: [f64; 12] = std::array::from_fn(|n| 0.5 + noise(n));
        let shape = Shape::of_index(index);
        c.bench_function(&format!("allocate {accounts} x 12 months"), |b| {
            b.iter(|| {
                let parts = allocate(black_box(total), &weights, &bounds, 0).unwrap();
                parts.into_iter().map(|part| shape.spread(Money(part))).collect::<Vec<_>>()
            });
        });
    }
    let worst = 100_000;
    let (total, weights, _) = case(worst);
    let bounds: Vec<(i64, i64)> = weights
        .iter()
        .enumerate()
        .map(|(n, &weight)| ((weight * 1.4 * noise(n * 3)) as i64, (weight * (1.4 + noise(n * 5))) as i64))
        .collect();
    c.bench_function("allocate 100000, every account bounded twice", |b| {
        b.iter(|| allocate(black_box(total), &weights, &bounds, 0));
    });
}

fn of_a_plan(c: &mut Criterion) {
    let mut plan = plan(10_000);
    let total = Money(200_000_000_000);
    c.bench_function("split a plan of 10000", |b| {
        // A copy starts without what the plan remembers.
        b.iter_batched_ref(|| plan.clone(), |plan| split(plan, total), BatchSize::LargeInput);
    });
    let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
    let proposal = propose_commit(&plan, total, "more", day).unwrap();
    plan.apply(Edit::Commit(Box::new(proposal))).unwrap();
    c.bench_function("assess a plan of 10000", |b| {
        b.iter_batched_ref(|| plan.clone(), |plan| assess(plan), BatchSize::LargeInput);
    });
    of_people(c, plan);
}

/// The assessment of people: half a year on, three hundred of them, a tenth of the accounts handed over.
fn of_people(c: &mut Criterion, mut plan: Plan) {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
    let first = plan.plan_span().unwrap().first;
    let ids: Vec<AccountId> = plan.accounts().iter().map(|account| account.id).collect();
    let owner = |at: usize| format!("owner {}", at % 300).into_boxed_str();
    let cells = ids.iter().enumerate().map(|(at, &id)| (id, Cell::Field(Field::Owner, owner(at))));
    plan.apply(Edit::Cells(cells.collect())).unwrap();
    let horizon = Horizon { data_through: Some(first.plus(5)), plan_year: None };
    plan.apply(Edit::SetHorizon(horizon)).unwrap();
    let handed = Edit::HandOver {
        accounts: ids.iter().copied().step_by(10).collect(),
        to: "owner 7".into(),
        from: first.plus(3),
        on: day,
        reason: "moved".into(),
    };
    plan.apply(handed).unwrap();
    let mut terms = plan.terms().clone();
    terms.pay.extend((0..300).map(|at| (owner(at), Money(6_000_000))));
    plan.apply(Edit::SetTerms(Box::new(terms))).unwrap();
    let mut ask = |name: &str, question: &dyn Fn(&Plan)| {
        let name = format!("{name}, 10000 accounts of 300 people");
        c.bench_function(&name, |b| {
            b.iter_batched_ref(|| plan.clone(), |plan| question(plan), BatchSize::LargeInput)
        });
    };
    ask("assess with hand-overs", &|plan| drop(black_box(assess(plan))));
    ask("payroll", &|plan| drop(black_box(payroll(plan, &assess(plan).unwrap()))));
    ask("fairness", &|plan| {
        let _ = black_box(fairness_of(plan));
    });
    ask("a revision", &|plan| {
        drop(black_box(propose_revision(plan, Money(210_000_000_000), first.plus(6), "more", day)));
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20).without_plots();
    targets = allocation, of_a_plan
}
criterion_main!(benches);
