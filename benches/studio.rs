//! How long the target studio takes at 635, 10,000 and 100,000 accounts with 36 months: base with its forecast, split,
//! sensitivity, a look back, odds and the best use of visits.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use keyline::calc::base::{base, expected, unusual_sales};
use keyline::calc::kernel::simulate::simulate;
use keyline::calc::split::split;
use keyline::calc::target::{backtest, best_visits, chances, seek, targets, tornado, visit_case};
use keyline::calc::{target, value};
use keyline::plan::{
    AccountId, Book, Cell, Crew, Edit, Effort, Fact, Input, Intake, Judgements, Ledger, Methods, Money,
    Month, Plan, Profile, Reply, Scope, Settings, Span, Visits,
};

/// A number from 0 to 1 that depends on `n` alone: the fractional parts of a golden-ratio walk.
fn noise(n: usize) -> f64 {
    (n as f64 * 0.618_033_988_749_894_9).fract()
}

/// Sales with a long tail, a trend and a season, a third of the months empty.
fn sales(row: usize, month: usize) -> i64 {
    if noise(row * 31 + month * 17) < 0.33 {
        return 0;
    }
    let size = 20_000.0 / (0.02 + noise(row));
    let season = 1.0 + 0.4 * ((month % 12) as f64 / 12.0);
    (size * season * (1.0 + 0.01 * month as f64) * (0.7 + 0.6 * noise(row * 7 + month))) as i64
}

fn methods(accounts: usize) -> Methods {
    let mut methods = Methods::default();
    let crew = |people_today, people_planned| Crew {
        name: "sellers".into(),
        people_today,
        people_planned,
        days_today: 200.0,
        days_planned: 200.0,
        ramp: 1.0,
    };
    methods.resources.crews = vec![crew(40.0, 44.0)];
    let judged = Judgements { none: 0.5, half: 0.75, more: 1.2, saturation: 1.5 };
    let class = Effort { effort: 1.1, reply: Reply::Judged(judged) };
    methods.resources.classes = Some([class.clone(), class.clone(), class]);
    let planned = 4 * accounts as u32;
    methods.resources.visits = Some(Visits { norm: [12.0, 6.0, 2.0], planned, most: 60, per_person: 400.0 });
    methods
}

fn plan(accounts: usize) -> Option<Plan> {
    let span = Span::new(Month::EPOCH, 36);
    let cells: Vec<i64> = (0..accounts).flat_map(|row| (0..36).map(move |month| sales(row, month))).collect();
    let margin = cells.iter().map(|sales| Some(sales / 4)).collect();
    let owner = |n: usize| Profile { owner: format!("owner {}", n % 40).into(), ..Profile::named("account") };
    let profiles = (0..accounts).map(owner).collect();
    let book = Box::new(Book { profiles, ledger: Ledger::from_cells(span, cells, margin)? });
    let mut plan = Plan::new("bench");
    plan.apply(Edit::Take {
        book,
        intake: Intake::Replace,
        data_through: span.last()?,
        currency: None,
        answers: Box::default(),
    })
    .ok()?;
    plan.apply(Edit::Configure(Box::new(Settings { scope: Scope::All, ..Settings::default() }))).ok()?;
    plan.apply(Edit::SetMethods(Box::new(methods(accounts)))).ok()?;
    Some(plan)
}

const BATCH: BatchSize = BatchSize::LargeInput;

fn studio(c: &mut Criterion) {
    for accounts in [635, 10_000, 100_000] {
        let Some(plan) = plan(accounts) else { continue };
        let mut group = c.benchmark_group(format!("{accounts} accounts x 36 months"));
        group.sample_size(10);
        // A copy knows the forecasts of its series and nothing else: what an edit leaves to be found again.
        let mut ask = |name: &str, question: &dyn Fn(&Plan)| {
            group.bench_function(name, |b| b.iter_batched_ref(|| plan.clone(), |plan| question(plan), BATCH));
        };
        ask("base", &|plan| drop(black_box(base(plan))));
        ask("forecast of the portfolio", &|plan| drop(black_box(expected(plan))));
        ask("targets", &|plan| drop(black_box(targets(plan))));
        ask("tornado", &|plan| drop(black_box(tornado(plan))));
        let goal = targets(&plan).blend.map_or(Money(1), |blend| blend.total);
        ask("goal seek", &|plan| {
            let _ = black_box(seek(plan, Input::Productivity, Money(goal.0 / 100 * 103)));
        });
        ask("a year ago", &|plan| drop(black_box(backtest(plan))));
        ask("one-offs", &|plan| drop(black_box(unusual_sales(plan))));
        ask("split", &|plan| drop(black_box(split(plan, goal))));
        ask("chances", &|plan| drop(black_box(chances(plan))));
        ask("force", &|plan| {
            let _ = black_box(value(plan, target::Figure::Force));
        });
        group.bench_function("first base, nothing learned", |b| {
            b.iter_batched(|| fresh(&plan), |plan| drop(black_box(base(&plan))), BATCH);
        });
        let typed = std::cell::Cell::new(0_i64);
        group.bench_function("base after a month was typed", |b| {
            b.iter_batched_ref(
                || {
                    // Every time another amount, so that its forecast was never learned.
                    typed.set(typed.get() + 1_000);
                    let mut next = plan.clone();
                    let month = next.ledger().span().first.plus(30);
                    let id = next.accounts().first().map_or(AccountId(1), |account| account.id);
                    let cells = vec![
                        (id, Cell::Sales(month, Money(typed.get()))),
                        (id, Cell::Fact(Fact::Visits, Some(3))),
                    ];
                    let _ = next.apply(Edit::Cells(cells));
                    next
                },
                |plan| drop(black_box(base(plan))),
                BATCH,
            );
        });
        if let Ok(told) = chances(&plan) {
            group.bench_function(format!("{} draws", told.draws.count), |b| {
                b.iter(|| simulate(&told.draws, None, &mut |_| true));
            });
        }
        if let Ok(case) = visit_case(&plan) {
            group.bench_function("best visits", |b| b.iter(|| best_visits(&case, &mut |_| true)));
        }
        group.finish();
    }
}

/// The same plan that has learned nothing yet.
fn fresh(plan: &Plan) -> Plan {
    Plan::from_parts(plan.clone().into_parts()).unwrap_or_else(|_| plan.clone())
}

criterion_group!(benches, studio);
criterion_main!(benches);
