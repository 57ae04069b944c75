//! How long the best use of effort takes to find: 5,000 accounts, 20,000 visits, and families of curves that are
//! hard in different ways. With the time of each stands the most memory it held at once, beside the curves.

#![expect(clippy::unwrap_used, reason = "a bench that cannot be set up stops, which is what unwrap does")]
#![expect(unsafe_code, reason = "counting what is allocated takes an allocator, which is an unsafe trait")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use criterion::{Criterion, criterion_group, criterion_main};
use keyline::calc::kernel::best_effort::{Curves, Envelope, best_effort, margin_by_visits};
use keyline::calc::kernel::response::Response;

/// The system's allocator, counting what it has given out and the most of it at once.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let held = HELD.fetch_add(layout.size(), Relaxed) + layout.size();
        MOST.fetch_max(held, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const ACCOUNTS: usize = 5_000;
const BUDGET: u64 = 20_000;
const CAP: u32 = 60;

/// A number from 0 to 1 that looks random and depends on `n` alone (SplitMix64).
fn noise(n: usize) -> f64 {
    let mut z = (n as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// ADBUDG curves with a spread around the middle: 0 makes all accounts alike.
fn responses(spread: f64, steepness: (f64, f64)) -> Curves {
    let draw = |n: usize, low: f64, high: f64| {
        let middle = 0.5 * (low + high);
        middle + spread * (low + (high - low) * noise(n) - middle)
    };
    let row = |n: usize| {
        let response = Response {
            a: draw(n * 8, 1.1, 2.0),
            b: draw(n * 8 + 1, 0.1, 0.9),
            c: draw(n * 8 + 2, steepness.0, steepness.1),
            d: draw(n * 8 + 3, 0.2, 3.0),
        };
        let margin = draw(n * 8 + 4, 1.0, 1_000.0) * 100_000.0;
        margin_by_visits(margin as i64, &response, draw(n * 8 + 5, 0.5, 12.0), CAP).unwrap()
    };
    (0..ACCOUNTS).map(row).collect()
}

/// Rows of whole numbers from `of(account, visits)`.
fn rows(of: impl Fn(usize, usize) -> i64) -> Curves {
    let of = &of;
    (0..ACCOUNTS).map(|account| (0..=CAP as usize).map(move |visits| of(account, visits))).collect()
}

fn families() -> Vec<(&'static str, Curves, u64)> {
    vec![
        ("similar", responses(0.05, (1.0, 6.0)), BUDGET),
        ("alike", responses(0.0, (1.0, 6.0)), BUDGET),
        ("alike and steep", responses(0.0, (10.0, 10.0)), BUDGET),
        ("wildly different", responses(1.0, (0.3, 12.0)), BUDGET),
        ("steep", responses(1.0, (10.0, 10.0)), BUDGET),
        ("similar and steep", responses(0.05, (10.0, 10.0)), BUDGET),
        ("steps", responses(1.0, (60.0, 60.0)), BUDGET),
        // An odd visit is always left, so no plan reaches the bound.
        ("in pairs", rows(|account, visits| (visits / 2 * (1_000 + account)) as i64), BUDGET + 1),
        (
            "pairs that bend",
            rows(|account, visits| {
                let pairs = (visits / 2) as f64;
                (1e6 * (1.0 + 0.01 * noise(account)) * (1.0 - 1.0 / (1.0 + pairs * pairs / 9.0))) as i64
            }),
            BUDGET + 1,
        ),
        ("any numbers", rows(|account, visits| (noise(account * 64 + visits) * 1e9) as i64), BUDGET),
        ("few any numbers", rows(|account, visits| (noise(account * 64 + visits) * 16.0) as i64), 2_000),
        // As hard as it gets: all numbers of visits are in use, and some visits are left whatever one does.
        (
            "in sixes",
            rows(|account, visits| {
                let chance = noise(account * 64 + visits / 6);
                (visits / 6 * 6) as i64 * 1_000_000 + (chance * 1e4) as i64
            }),
            BUDGET * 4 + 3,
        ),
        (
            "in sixes that bend",
            rows(|account, visits| {
                let sixes = (visits / 6) as f64;
                let chance = noise(account * 64 + visits / 6);
                ((sixes - 0.002 * sixes * sixes) * 1e6 + chance * 1e4) as i64
            }),
            BUDGET * 4 + 3,
        ),
        (
            "all or nothing of 59 and 60",
            rows(|account, visits| {
                let whole = 59 + account % 2;
                if visits >= whole { (whole * 1_000_000 + account % 7) as i64 } else { 0 }
            }),
            BUDGET,
        ),
    ]
}

fn best(c: &mut Criterion) {
    for (name, curves, budget) in families() {
        MOST.store(HELD.load(Relaxed), Relaxed);
        let before = HELD.load(Relaxed);
        let found = best_effort(&curves, budget, &mut |_| true).unwrap();
        let most = (MOST.load(Relaxed) - before) as f64 / f64::from(1 << 20);
        println!("{name}: gap {}, {most:.1} MB", found.gap());
        c.bench_function(&format!("best effort, {name}"), |b| {
            b.iter(|| best_effort(black_box(&curves), budget, &mut |_| true));
        });
    }
    let curves = responses(1.0, (0.3, 12.0));
    c.bench_function("envelope", |b| b.iter(|| Envelope::of(black_box(&curves))));
    c.bench_function("curves", |b| b.iter(|| responses(black_box(1.0), (0.3, 12.0))));
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).without_plots();
    targets = best
}
criterion_main!(benches);
