//! How long the questions of the portfolio page take.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use keyline::calc::base::{key_accounts, season};
use keyline::calc::portfolio::{self, Between, Curve, movement, pareto, pareto_margin};
use keyline::calc::{Origin, Period, explain};
use keyline::plan::{Book, Cuts, Edit, Intake, Ledger, Month, Plan, Profile, Span};

/// Amounts with a long tail, a fifth of them nothing, the same on every run.
fn amounts(count: usize) -> Vec<i64> {
    let mut state = 42_u64;
    let next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let uniform = (state >> 11) as f64 / (1_u64 << 53) as f64;
        if uniform < 0.2 { 0 } else { (1_000.0 / (1.0 - uniform)) as i64 }
    };
    std::iter::repeat_with(next).take(count).collect()
}

fn plan(accounts: usize) -> Option<Plan> {
    let span = Span::new(Month::EPOCH, 36);
    let sales = amounts(accounts * span.months);
    let margin = sales.iter().map(|sales| Some(sales / 4)).collect();
    let profiles = (0..accounts).map(|n| Profile::named(&format!("account {n}"))).collect();
    let book = Box::new(Book { profiles, ledger: Ledger::from_cells(span, sales, margin)? });
    let mut plan = Plan::new("bench");
    let data_through = span.last()?;
    plan.apply(Edit::Take {
        book,
        intake: Intake::Replace,
        data_through,
        currency: None,
        answers: Box::default(),
    })
    .ok()?;
    Some(plan)
}

fn curves(c: &mut Criterion) {
    let amounts = amounts(100_000);
    let curve = |amounts: &[i64]| Curve::of(amounts, Cuts::default(), Origin::Constant);
    c.bench_function("curve of 100,000", |b| b.iter(|| curve(black_box(&amounts))));
    if let Ok(curve) = curve(&amounts) {
        c.bench_function("gini of 100,000", |b| b.iter(|| black_box(&curve).gini()));
    }
}

const BATCH: BatchSize = BatchSize::LargeInput;

fn plans(c: &mut Criterion) {
    for accounts in [10_000, 100_000] {
        let Some(plan) = plan(accounts) else { continue };
        let mut group = c.benchmark_group(format!("{accounts} accounts x 36 months"));
        group.sample_size(20);
        let id = plan.accounts()[accounts / 2].id;
        let share = portfolio::Figure::AccountShare(id, Period::LastTwelve);
        let mut ask = |name: &str, question: &dyn Fn(&Plan)| {
            // A copy starts without what the plan remembers: the first question is what costs.
            group.bench_function(name, |b| b.iter_batched_ref(|| plan.clone(), |plan| question(plan), BATCH));
        };
        ask("pareto", &|plan| drop(black_box(pareto(plan, Period::All))));
        ask("pareto margin", &|plan| drop(black_box(pareto_margin(plan, Period::All))));
        ask("key accounts", &|plan| drop(black_box(key_accounts(plan))));
        ask("season", &|plan| {
            black_box(season(plan));
        });
        ask("movement", &|plan| drop(black_box(movement(plan, Between::LastTwelve))));
        ask("explain a share", &|plan| drop(black_box(explain(plan, share))));
        group.finish();
    }
}

criterion_group!(benches, curves, plans);
criterion_main!(benches);
