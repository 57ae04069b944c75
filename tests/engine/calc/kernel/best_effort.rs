//! The best use of effort: against exhaustive search, laws, and sizes as they come.

use keyline::calc::kernel::Stopped;
use keyline::calc::kernel::allocate::OPEN;
use keyline::calc::kernel::best_effort::{
    BestEffort, Curves, Envelope, best_effort, best_effort_within, margin_by_visits,
};
use keyline::calc::kernel::response::Response;
use proptest::collection::vec;
use proptest::prelude::*;

/// The best plan of some rows, undisturbed.
fn best(rows: &[Vec<i64>], budget: u64) -> BestEffort {
    best_effort(&rows.iter().cloned().collect(), budget, &mut |_| true).unwrap()
}

/// The highest value, by trying everything.
fn exhaustive(rows: &[Vec<i64>], budget: usize) -> i64 {
    let Some((row, rest)) = rows.split_first() else { return 0 };
    let most = budget.min(row.len() - 1);
    (0..=most).map(|visits| row[visits] + exhaustive(rest, budget - visits)).max().unwrap()
}

/// One visit at a time to whoever gains most by it.
fn greedy(rows: &[Vec<i64>], budget: usize) -> i64 {
    let mut effort = vec![0; rows.len()];
    for _ in 0..budget {
        let gain = |at: usize| rows[at].get(effort[at] + 1).map_or(0, |value| value - rows[at][effort[at]]);
        let Some(at) = (0..rows.len()).max_by_key(|&at| gain(at)).filter(|&at| gain(at) > 0) else { break };
        effort[at] += 1;
    }
    rows.iter().zip(effort).map(|(row, visits)| row[visits]).sum()
}

fn s_shaped(scale: i64) -> Vec<i64> {
    let curve = Response { a: 1.6, b: 0.2, c: 3.0, d: 0.75 };
    margin_by_visits(scale, &curve, 4.0, 6).unwrap()
}

#[test]
fn greedy_by_marginal_return_is_wrong() {
    let rows = [vec![0, 3, 6, 9], vec![0, 1, 2, 12]];
    assert_eq!((greedy(&rows, 3), best(&rows, 3).value), (9, 12));
    // The same with response curves: the first visits to the S-shaped account never look worth it.
    let concave = Response { a: 1.6, b: 0.2, c: 1.0, d: 0.75 };
    let rows = [s_shaped(1_000), margin_by_visits(1_000, &concave, 4.0, 6).unwrap()];
    assert_eq!(rows[0], [200, 229, 400, 704, 1_000, 1_212, 1_345]);
    assert_eq!(rows[1], [200, 550, 760, 900, 1_000, 1_075, 1_133]);
    let found = best(&rows, 6);
    assert_eq!((greedy(&rows, 6), found.value, found.effort), (1_333, 1_762, vec![5, 1]));
}

#[test]
fn small_and_odd_questions() {
    let none = best(&[], 5);
    assert_eq!((none.effort.len(), none.value, none.bound, none.marginal), (0, 0, 0, 0.0));
    // An account without a value; a curve that falls; one that pays only for its first visit.
    let found = best(&[vec![], vec![5, 3, 1], vec![1, 7, 7, 7]], 9);
    assert_eq!((found.effort, found.value, found.marginal), (vec![0, 0, 1], 12, 0.0));
    assert_eq!(best(&[vec![-4, -2], vec![-9, -3]], 1).value, -7);
    assert_eq!(best(&[vec![0, 5]], 0).value, 0);
    assert_eq!(best(&[vec![0, 5]], u64::MAX).value, 5);
}

#[test]
fn the_largest_amounts_do_not_overflow() {
    let most = OPEN;
    let rows = [vec![-most, -most, most], vec![-most, most - 3], vec![0, 0, 0, most]];
    for budget in 0..7 {
        let found = best(&rows, budget);
        assert_eq!((found.value, found.gap()), (exhaustive(&rows, budget as usize), 0));
    }
    // Beyond the limit an amount counts as at the limit.
    assert_eq!(best(&[vec![i64::MIN, i64::MAX]], 1).value, most);
}

#[test]
fn margins_by_visits() {
    let crawford = Response { a: 1.3706, b: 0.5109, c: 4.5153, d: 0.7336 };
    // r(0) = .5109, r(1) = 1.00680, r(2) = 1.34388.
    let margins = margin_by_visits(100_000, &crawford, 4.0, 60).unwrap();
    assert_eq!((margins[0], margins[4], margins[8]), (50_745, 100_000, 133_480));
    // The row ends where a thousandth is left: of 100,000 that is 100, and the top is 136,134.
    assert!((136_034..136_134).contains(margins.last().unwrap()), "{margins:?}");
    assert!(margins.len() < 60);
    assert_eq!(margin_by_visits(100_000, &crawford, 4.0, 0).unwrap(), [50_745]);
    for today in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(margin_by_visits(100_000, &crawford, today, 60), None);
    }
    let nothing = Response { a: 0.0, b: 0.0, ..crawford };
    assert_eq!(margin_by_visits(100_000, &nothing, 4.0, 60), None);
}

#[test]
fn stopping_stops() {
    let curves: Curves = (0..50).map(|n| s_shaped(1_000 + 7 * n)).collect();
    assert_eq!(best_effort(&curves, 60, &mut |_| false), Err(Stopped));
    let mut calls = 0;
    let mut heard = Vec::new();
    let whole = best_effort(&curves, 61, &mut |part| {
        calls += 1;
        heard.push(part);
        true
    });
    assert!(whole.is_ok());
    assert!(heard.is_sorted() && heard.first() == Some(&0.0) && heard.last() == Some(&1.0), "{heard:?}");
    for stop in 1..=calls {
        let mut count = 0;
        let stopped = best_effort(&curves, 61, &mut |_| {
            count += 1;
            count < stop
        });
        assert_eq!((stopped, count), (Err(Stopped), stop));
    }
}

#[test]
fn without_memory_the_gap_is_told() {
    // Only pairs of visits pay, and the pairs bend: with an odd budget no plan reaches the bound.
    let row =
        |n: i64| (0..=60).map(|visits| (visits / 2) * (10_000 + n) - (visits / 2) * (visits / 2)).collect();
    let rows: Vec<Vec<i64>> = (0..40).map(row).collect();
    let curves: Curves = rows.iter().cloned().collect();
    let whole = best_effort(&curves, 301, &mut |_| true).unwrap();
    assert_eq!(whole.gap(), 0);
    let starved = best_effort_within(&curves, 301, 0, &mut |_| true).unwrap();
    assert!(starved.gap() > 0);
    assert!(starved.value <= whole.value && whole.value <= starved.bound);
    assert!(starved.effort.iter().sum::<u32>() <= 301);
    assert_eq!(curves.value_of(&starved.effort), starved.value);
}

/// A number from 0 to 1 that looks random and depends on `n` alone (SplitMix64).
fn noise(n: usize) -> f64 {
    let mut z = (n as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// 5,000 response curves; a spread of 0 makes them alike.
fn portfolio(spread: f64, steepness: (f64, f64)) -> (Curves, Vec<u32>) {
    let draw = |n: usize, low: f64, high: f64| 0.5 * (low + high) + spread * (high - low) * (noise(n) - 0.5);
    let mut today = Vec::new();
    let rows = (0..5_000).map(|n| {
        let response = Response {
            a: draw(n * 8, 1.1, 2.0),
            b: draw(n * 8 + 1, 0.1, 0.9),
            c: draw(n * 8 + 2, steepness.0, steepness.1),
            d: draw(n * 8 + 3, 0.2, 3.0),
        };
        let visits = draw(n * 8 + 5, 0.5, 7.5).round();
        today.push(visits as u32);
        let margin = draw(n * 8 + 4, 1.0, 1_000.0) * 100_000.0;
        margin_by_visits(margin as i64, &response, visits.max(0.5), 60).unwrap()
    });
    (rows.collect(), today)
}

#[test]
fn five_thousand_accounts_are_settled_exactly() {
    for (spread, steepness) in
        [(1.0, (0.3, 12.0)), (0.05, (1.0, 6.0)), (0.0, (10.0, 10.0)), (1.0, (10.0, 10.0))]
    {
        let (curves, today) = portfolio(spread, steepness);
        let budget: u64 = today.iter().copied().map(u64::from).sum();
        let found = best_effort(&curves, budget, &mut |_| true).unwrap();
        assert_eq!(found.gap(), 0);
        assert_eq!(curves.value_of(&found.effort), found.value);
        assert!(found.effort.iter().copied().map(u64::from).sum::<u64>() <= budget);
        assert!(found.value >= curves.value_of(&today));
        assert!(found.value <= Envelope::of(&curves).bound_at(budget));
    }
}

/// Rows that come one by one or as several copies, of large, small or few different amounts.
fn rows(accounts: usize, most: usize) -> impl Strategy<Value = Vec<Vec<i64>>> {
    let amount = prop_oneof![Just(-1_000..1_000_i64), Just(0..4), Just(-2..3), Just(0..1_000_000_000_000)];
    let any = amount.prop_flat_map(move |range| vec(range, 1..=most + 1));
    let rising = vec(0..20_i64, 1..=most + 1).prop_map(|mut row| {
        for at in 1..row.len() {
            row[at] += row[at - 1];
        }
        row
    });
    // Nothing until enough visits are made.
    let step = (0..=most, 1..=4_i64).prop_map(move |(from, scale)| {
        (0..=most).map(|visits| if visits >= from { from as i64 * 10 * scale } else { 0 }).collect()
    });
    let response =
        (1..5_000_i64, 0.5..12.0_f64, 0.1..3.0_f64, 0.5..4.0_f64).prop_map(move |(scale, c, d, today)| {
            margin_by_visits(scale, &Response { a: 1.7, b: 0.1, c, d }, today, most as u32).unwrap()
        });
    // Visits pay in groups only, and one group hardly better than another: the bound is far and much is near it.
    let grouped = (1..=4_usize, vec(0..9_i64, most + 1)).prop_map(|(size, extra)| {
        let group = |visits: usize| (visits / size) * size;
        (0..extra.len()).map(|visits| group(visits) as i64 * 100 + extra[group(visits)]).collect()
    });
    let row = prop_oneof![3 => any, 1 => rising, 2 => step, 2 => response, 3 => grouped];
    vec((row, 1..=3_usize), 1..=accounts).prop_map(move |rows| {
        let copies = rows.into_iter().flat_map(|(row, copies)| std::iter::repeat_n(row, copies));
        copies.take(accounts).collect()
    })
}

/// The highest value for every budget up to `budget`, by the plain recursion over all of them.
fn plain(rows: &[Vec<i64>], budget: usize) -> i64 {
    let mut best = vec![0; budget + 1];
    for row in rows {
        let of = |at: usize| (0..row.len().min(at + 1)).map(|visits| best[at - visits] + row[visits]).max();
        best = (0..=budget).map(|at| of(at).unwrap()).collect();
    }
    best[budget]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn nothing_is_better((rows, budget) in (rows(6, 5), 0..20_usize)) {
        let found = best(&rows, budget as u64);
        prop_assert_eq!(found.value, exhaustive(&rows, budget));
        prop_assert_eq!(found.value, plain(&rows, budget));
        prop_assert_eq!(found.gap(), 0);
        prop_assert!(found.effort.iter().sum::<u32>() as usize <= budget);
        for (row, &visits) in rows.iter().zip(&found.effort) {
            prop_assert!((visits as usize) < row.len());
        }
        let curves: Curves = rows.into_iter().collect();
        prop_assert_eq!(curves.value_of(&found.effort), found.value);
        let envelope = Envelope::of(&curves);
        prop_assert!(found.value <= envelope.bound_at(budget as u64));
        prop_assert_eq!(found.marginal, envelope.marginal_at(budget as u64));
        prop_assert!(envelope.marginal_at(budget as u64 + 1) <= found.marginal);
    }

    #[test]
    fn the_order_of_the_accounts_does_not_matter((rows, budget, turn) in (rows(12, 8), 0..60_u64, 0..12_usize)) {
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len());
        turned.reverse();
        let (straight, turned) = (best(&rows, budget), best(&turned, budget));
        prop_assert_eq!((straight.value, straight.bound), (turned.value, turned.bound));
    }

    #[test]
    fn the_flat_region_is_where_the_bound_says((rows, budget, share) in (rows(6, 5), 0..20_u64, 0.0..0.5_f64)) {
        let envelope = Envelope::of(&rows.into_iter().collect());
        let here = envelope.bound_at(budget);
        let region = envelope.flat_region(budget, share);
        for other in 0..40 {
            let inside = other >= region.from && region.to.is_none_or(|to| other <= to);
            let near = (envelope.bound_at(other) - here).abs() as f64 <= here.abs() as f64 * share;
            prop_assert_eq!(inside, near, "{} in {:?}", other, region);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn many_accounts_agree_with_the_plain_recursion((rows, budget) in (rows(80, 20), 0..800_usize)) {
        let found = best(&rows, budget as u64);
        prop_assert_eq!((found.value, found.gap()), (plain(&rows, budget), 0));
    }
}
