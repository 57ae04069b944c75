//! The Pareto curve: who makes 80 % of sales.

use crate::plan::{Class, Cuts};

/// The class of each amount, by its place: see [`Class`]; amounts of zero or below are class C.
pub fn classes_of(amounts: &[i64], cuts: Cuts) -> Vec<Class> {
    let mut classes = vec![Class::C; amounts.len()];
    let ranking = ranking_of(amounts);
    let total: i128 = ranking.iter().map(|&row| i128::from(amounts[row as usize])).sum();
    let mut before = 0;
    for row in ranking {
        classes[row as usize] = class_after(before, total, cuts);
        before += i128::from(amounts[row as usize]);
    }
    classes
}

/// The places of the amounts above zero, largest first, ties in their order.
fn ranking_of(amounts: &[i64]) -> Vec<u32> {
    // Amount and place in one integer: unstable sorting is fast on it, and no two are equal.
    let on_curve = amounts.iter().enumerate().filter(|(_, amount)| **amount > 0);
    let mut keys: Vec<u128> =
        on_curve.map(|(row, &amount)| (u128::from(!amount.unsigned_abs()) << 32) | row as u128).collect();
    keys.sort_unstable();
    keys.into_iter().map(|key| key as u32).collect()
}

/// The class of an account that stands after others with sales of `before` in all: the one that crosses a cut
/// still belongs to the better class.
fn class_after(before: i128, total: i128, cuts: Cuts) -> Class {
    if !reaches(before, total, cuts.a) {
        Class::A
    } else if !reaches(before, total, cuts.b) {
        Class::B
    } else {
        Class::C
    }
}

/// Whether `part` is at least `cut` of `total`, exactly: .8 is meant as 8/10, which no `f64` holds, so cuts
/// count in billionths.
fn reaches(part: i128, total: i128, cut: f64) -> bool {
    part * 1_000_000_000 >= libm::round(cut * 1e9) as i128 * total
}
