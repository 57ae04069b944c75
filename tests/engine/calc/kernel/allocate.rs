//! Splitting an amount: worked numbers, laws, and a slow reference.

use keyline::calc::kernel::allocate::{Infeasible, OPEN, allocate};
use keyline::calc::split::{Shape, working_days};
use keyline::plan::*;
use proptest::collection::vec;
use proptest::prelude::*;

const FREE: (i64, i64) = (0, OPEN);

#[test]
fn worked_splits() {
    assert_eq!(allocate(7, &[50.0, 30.0, 20.0], &[FREE; 3], 0).unwrap(), [4, 2, 1]);
    assert_eq!(allocate(400, &[10.0, 20.0, 70.0], &[FREE; 3], 0).unwrap(), [40, 80, 280]);
    assert_eq!(allocate(10, &[0.0; 3], &[FREE; 3], 0).unwrap(), [4, 3, 3]);
    assert_eq!(allocate(0, &[1.0, 2.0], &[FREE; 2], 0).unwrap(), [0, 0]);
    assert_eq!(allocate(0, &[], &[], 0).unwrap(), [0; 0]);
}

#[test]
fn locks_floors_and_caps() {
    // A lock keeps its figure, the rest shares by weight.
    assert_eq!(allocate(100, &[1.0, 1.0, 2.0], &[(40, 40), FREE, FREE], 0).unwrap(), [40, 20, 40]);
    // A floor takes from the others, a cap gives to them.
    assert_eq!(allocate(100, &[1.0, 1.0, 2.0], &[(50, OPEN), FREE, FREE], 0).unwrap(), [50, 17, 33]);
    assert_eq!(allocate(100, &[1.0, 1.0, 2.0], &[FREE, FREE, (0, 10)], 0).unwrap(), [45, 45, 10]);
    // Where those with a weight can take no more, those without share the rest.
    assert_eq!(allocate(100, &[1.0, 0.0, 0.0], &[(0, 50), FREE, FREE], 0).unwrap(), [50, 25, 25]);
    // A total below zero needs floors below zero, and is the mirror of its opposite.
    assert_eq!(allocate(-7, &[50.0, 30.0, 20.0], &[(-OPEN, OPEN); 3], 0).unwrap(), [-4, -2, -1]);
}

#[test]
fn what_cannot_be_split_says_so() {
    let floors = [(60, 60), (50, OPEN), FREE];
    let error = allocate(100, &[1.0; 3], &floors, 0).unwrap_err();
    assert_eq!(error, Infeasible::FloorsExceed { amount: 10, parts: vec![0, 1] });
    let error = allocate(100, &[1.0; 2], &[(0, 30), (20, 20)], 0).unwrap_err();
    assert_eq!(error, Infeasible::CapsFallShort { amount: 50, parts: vec![0, 1] });
}

#[test]
fn steps_still_sum() {
    assert_eq!(allocate(1_050, &[5.0, 3.0, 2.0], &[FREE; 3], 100).unwrap(), [550, 300, 200]);
    // The lock keeps its odd figure; the largest free part carries what is left.
    let parts = allocate(1_050, &[5.0, 3.0, 2.0], &[(333, 333), FREE, FREE], 100).unwrap();
    assert_eq!(parts, [333, 417, 300]);
    // No multiple lies between these bounds, so that part keeps its figure.
    let parts = allocate(1_000, &[1.0, 1.0], &[(110, 190), FREE], 100).unwrap();
    assert_eq!(parts, [190, 810]);
    // The bounds leave no split in whole steps: they win.
    assert_eq!(allocate(350, &[1.0, 1.0], &[(150, 200), (150, 200)], 100).unwrap(), [175, 175]);
}

#[test]
fn months_of_four_four_five() {
    assert_eq!(Shape::WEEKS_445.spread(Money(52))[..3], [Money(4), Money(4), Money(5)]);
    let quarter = Shape::of_amounts([4, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0]).unwrap();
    assert_eq!(quarter.spread(Money(13))[..3], [Money(4), Money(4), Money(5)]);
    // Fewer than one each: the longer months first.
    let few = Shape::WEEKS_445.spread(Money(4));
    assert_eq!(few.map(|month| month.0), [0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1]);
    assert_eq!(Shape::EVEN.spread(Money(-13))[..2], [Money(-2), Money(-1)]);
}

#[test]
fn months_by_working_days() {
    let month = |year, number| Month::new(year, number).unwrap();
    // Mondays to Fridays of 2026, from a calendar.
    let days: Vec<u32> = Span::new(month(2026, 1), 12).iter().map(working_days).collect();
    assert_eq!(days, [22, 20, 22, 22, 21, 22, 23, 21, 22, 22, 21, 23]);
    assert_eq!(working_days(month(2024, 2)), 21);
    let months = Shape::of_working_days(month(2026, 1)).spread(Money(261));
    assert_eq!(months.map(|month| month.0 as u32).to_vec(), days);
}

#[test]
fn a_thousand_odd_floors_are_as_exact_as_one() {
    // Every account at another floor: each event of the walk is a different fraction.
    let weights: Vec<f64> = (0..1_000).map(|n| f64::from(n % 97 + 1)).collect();
    let bounds: Vec<(i64, i64)> = (0..1_000).map(|n| (n * 7 % 1_013, n * 7 % 1_013 + 2_000)).collect();
    let total = 900_000;
    let parts = allocate(total, &weights, &bounds, 0).unwrap();
    assert_eq!(parts.iter().sum::<i64>(), total);
    assert_near(&parts, &reference(total, &weights, &bounds));
}

/// The shares at the level that bisection finds: slow, loose, and written without a look at the engine.
fn reference(total: i64, weights: &[f64], bounds: &[(i64, i64)]) -> Vec<f64> {
    let even = vec![1.0; weights.len()];
    let weights = if weights.iter().any(|&weight| weight > 0.0) { weights } else { &even };
    let shares = |level: f64, weights: &[f64]| -> Vec<f64> {
        weights.iter().zip(bounds).map(|(w, b)| (level * w).clamp(b.0 as f64, b.1 as f64)).collect()
    };
    let bisect = |weights: &[f64]| {
        let (mut low, mut high) = (-1e13, 1e13);
        for _ in 0..200 {
            let middle = 0.5 * (low + high);
            if shares(middle, weights).iter().sum::<f64>() < total as f64 {
                low = middle
            } else {
                high = middle
            }
        }
        shares(0.5 * (low + high), weights)
    };
    let found = bisect(weights);
    if (found.iter().sum::<f64>() - total as f64).abs() < 0.5 {
        return found;
    }
    // Those with a weight cannot take it all: they stay, and those without share alike.
    let idle: Vec<f64> = weights.iter().map(|&weight| f64::from(u8::from(weight <= 0.0))).collect();
    let fixed: Vec<(i64, i64)> = found
        .iter()
        .zip(&idle)
        .zip(bounds)
        .map(|((&share, &idle), &bound)| if idle > 0.0 { bound } else { (share as i64, share as i64) })
        .collect();
    reference(total, &idle, &fixed)
}

fn assert_near(parts: &[i64], shares: &[f64]) {
    for (at, (&part, &share)) in parts.iter().zip(shares).enumerate() {
        let tolerance = 1.0 + 1e-9 * share.abs();
        assert!((part as f64 - share).abs() < tolerance, "{at}: {part} is not {share}");
    }
}

/// Weights, bounds and a total that may or may not fit.
fn case() -> impl Strategy<Value = (i64, Vec<f64>, Vec<(i64, i64)>)> {
    let weight = prop_oneof![2 => Just(0_u32), 9 => 1..100_u32, 3 => 1..1_000_000_u32].prop_map(f64::from);
    let bound = prop_oneof![
        5 => Just(FREE),
        2 => (0..2_000_i64, 0..3_000_i64).prop_map(|(low, room)| (low, low + room)),
        1 => (0..2_000_i64).prop_map(|amount| (amount, amount)),
        1 => (0..4_000_i64).prop_map(|cap| (0, cap)),
        1 => (-3_000..3_000_i64).prop_map(|low| (low, OPEN)),
        1 => Just((-OPEN, OPEN)),
    ];
    vec((weight, bound), 1..14).prop_flat_map(|parts| {
        let (weights, bounds) = parts.into_iter().unzip();
        let total = prop_oneof![-5_000..40_000_i64, 0..4_000_000_000_i64];
        (total, Just(weights), Just(bounds))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn fault_30_parts_sum_to_the_whole_inside_bounds_at_one_level((total, weights, bounds) in case()) {
        let low: i64 = bounds.iter().map(|bound| bound.0).sum();
        let high: i64 = bounds.iter().map(|bound| bound.1).sum();
        match allocate(total, &weights, &bounds, 0) {
            Ok(parts) => {
                prop_assert_eq!(parts.iter().sum::<i64>(), total);
                for (part, bound) in parts.iter().zip(&bounds) {
                    prop_assert!((bound.0..=bound.1).contains(part));
                }
                assert_near(&parts, &reference(total, &weights, &bounds));
            }
            Err(Infeasible::FloorsExceed { amount, .. }) => prop_assert_eq!(amount, low - total),
            Err(Infeasible::CapsFallShort { amount, .. }) => prop_assert_eq!(amount, total - high),
        }
    }

    #[test]
    fn order_does_not_matter((total, mut weights, bounds) in case(), turn in 0..14_usize) {
        // Ties go by order, so the law speaks of different weights.
        for (at, weight) in weights.iter_mut().enumerate() {
            *weight = *weight * 16.0 + at as f64 + 1.0;
        }
        let mut order: Vec<usize> = (0..weights.len()).collect();
        order.rotate_left(turn % weights.len());
        order.reverse();
        for step in [0, 100] {
            let straight = allocate(total, &weights, &bounds, step);
            let turned = allocate(
                total,
                &order.iter().map(|&at| weights[at]).collect::<Vec<_>>(),
                &order.iter().map(|&at| bounds[at]).collect::<Vec<_>>(),
                step,
            );
            prop_assert_eq!(straight.is_ok(), turned.is_ok());
            if let (Ok(straight), Ok(turned)) = (straight, turned) {
                prop_assert_eq!(order.iter().map(|&at| straight[at]).collect::<Vec<_>>(), turned);
            }
        }
    }

    #[test]
    fn more_to_split_takes_at_most_one_unit_from_anybody((total, weights, bounds) in case(), more in 0..5_000_i64) {
        let (Ok(before), Ok(after)) =
            (allocate(total, &weights, &bounds, 0), allocate(total + more, &weights, &bounds, 0))
        else { return Ok(()) };
        for (before, after) in before.iter().zip(&after) {
            prop_assert!(*after >= before - 1);
        }
    }

    #[test]
    fn steps_are_kept((total, weights, bounds) in case(), step in prop_oneof![Just(10_i64), Just(100), Just(1_000)]) {
        let Ok(parts) = allocate(total, &weights, &bounds, step) else { return Ok(()) };
        prop_assert_eq!(parts.iter().sum::<i64>(), total);
        for (part, bound) in parts.iter().zip(&bounds) {
            prop_assert!((bound.0..=bound.1).contains(part));
            prop_assert!(bound.0 != bound.1 || *part == bound.0);
        }
        let roomy = bounds.iter().all(|bound| *bound == FREE || bound.0 == bound.1);
        if roomy {
            let free = || parts.iter().zip(&bounds).filter(|(_, bound)| bound.0 != bound.1);
            prop_assert!(free().filter(|(part, _)| *part % step != 0).count() <= 1);
        }
    }

    #[test]
    fn months_sum_and_stand_near_their_share(
        total in -9_000_000_000_000_000..9_000_000_000_000_000_i64,
        index in vec(0.0..3.0_f64, 12),
        amounts in vec(0..4_000_000_000_000_u64, 12),
    ) {
        let index = Shape::of_index(index.try_into().unwrap());
        let amounts = Shape::of_amounts(amounts.try_into().unwrap()).unwrap_or(Shape::EVEN);
        for shape in [index, amounts, Shape::EVEN, Shape::WEEKS_445] {
            let months = shape.spread(Money(total));
            prop_assert_eq!(months.iter().map(|month| month.0).sum::<i64>(), total);
            for (at, month) in months.iter().enumerate() {
                let share = total as f64 * shape.part(at);
                prop_assert!((month.to_f64() - share).abs() <= 1.0 + 4e-16 * (total as f64).abs());
            }
        }
    }
}
