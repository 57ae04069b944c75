//! An amount split to parts: by weight, inside bounds, exact to the last minor unit.
//!
//! One number, the level, decides every part: part = level x weight, but never below its floor or above its
//! cap. [`allocate`] finds the level at which the parts sum to the total, as an exact fraction, and then hands
//! out whole units by largest remainder. Two things it will not do: let a part leave its bounds, or miss the
//! total by a unit.
//!
//! Largest remainder is fair for one total but not monotone between totals (the "Alabama paradox"): with a
//! larger total a part may lose one unit. It never loses more.

use std::cmp::Ordering;

/// Beyond this a bound counts as open: 2^53, just above [`crate::plan::Money::LIMIT`].
pub const OPEN: i64 = 1 << 53;

/// Why a total cannot be split inside its bounds.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Infeasible {
    /// Locks and floors alone come to more than the total.
    #[error("floors exceed the total by {amount}")]
    FloorsExceed {
        /// By how much.
        amount: i64,
        /// The parts that have a floor above zero, by position.
        parts: Vec<usize>,
    },
    /// With every part at its cap the total is still not reached.
    #[error("caps fall short of the total by {amount}")]
    CapsFallShort {
        /// By how much.
        amount: i64,
        /// The parts that have a cap, by position.
        parts: Vec<usize>,
    },
}

/// A split with the level that made it.
#[derive(Debug, Clone, PartialEq)]
pub struct Allocation {
    /// The parts, in the order of the weights.
    pub parts: Vec<i64>,
    /// How much the free parts share: the total less what stands at a bound.
    pub shared: f64,
    /// The sum of the free parts' weights; the level is `shared / weight`.
    pub weight: f64,
    /// Whether parts of weight zero share evenly what the others could not take: each then weighs 1.
    pub even: bool,
}

/// Splits `total` by `weights` inside `bounds`.
///
/// * `total`: minor units, within ± [`crate::plan::Money::LIMIT`]. A negative total makes the level negative,
///   which needs floors below zero.
/// * `weights`: relative; what is not above zero weighs nothing. They are taken as whole multiples of a power
///   of two such that the largest times their number stays below 2^53: whole numbers as plans have them are
///   taken exactly, others to a few parts in 10^16 of their sum. All zero: split evenly. A part of weight zero
///   only moves when those with a weight stand at their bounds.
/// * `bounds`: floor and cap of each part, floor <= cap; a lock has both alike; ± [`OPEN`] and beyond is open.
///   Missing bounds are open both ways.
/// * `step`: figures are multiples of it where it is above 1. A lock keeps its figure, and so does a part with
///   no multiple between its bounds; what is left of the total beyond whole steps goes to the largest free
///   part that has room. Where the bounds leave no split in whole steps the bounds win, and figures are exact
///   to one unit.
///
/// Ties of remainders go to the larger weight, then to the earlier part. The work is one sort of the bounds
/// that can bind, so 100,000 parts take milliseconds.
///
/// ```
/// use keyline::calc::kernel::allocate::{OPEN, allocate};
/// let free = [(0, OPEN); 3];
/// assert_eq!(allocate(7, &[50.0, 30.0, 20.0], &free, 0).unwrap(), [4, 2, 1]);
/// assert_eq!(allocate(400, &[10.0, 20.0, 70.0], &free, 0).unwrap(), [40, 80, 280]);
/// assert_eq!(allocate(400, &[10.0, 20.0, 70.0], &[(100, 100), (0, OPEN), (0, 120)], 0).unwrap(), [100, 180, 120]);
/// ```
pub fn allocate(
    total: i64,
    weights: &[f64],
    bounds: &[(i64, i64)],
    step: i64,
) -> Result<Vec<i64>, Infeasible> {
    allocation(total, weights, bounds, step).map(|allocation| allocation.parts)
}

/// As [`allocate`], with the level for an explanation.
pub fn allocation(
    total: i64,
    weights: &[f64],
    bounds: &[(i64, i64)],
    step: i64,
) -> Result<Allocation, Infeasible> {
    let (mut items, unit) = items(weights, bounds);
    check(total, &items)?;
    let found = settle(total, &mut items, unit);
    if step <= 1 {
        return Ok(found);
    }
    Ok(match in_steps(total, &items, &found.parts, step, unit) {
        Some(parts) => Allocation { parts, ..found },
        None => found,
    })
}

#[derive(Debug, Clone, Copy)]
struct Item {
    weight: i64,
    low: i64,
    high: i64,
}

/// Weights as whole numbers, and the size of one of their units. The scale rests on the largest weight and the
/// number of parts alone, never on a sum of floats, so the order of the parts cannot matter.
fn items(weights: &[f64], bounds: &[(i64, i64)]) -> (Vec<Item>, f64) {
    let largest = weights.iter().copied().filter(|weight| weight.is_finite()).fold(0.0, f64::max);
    let (_, bits) = libm::frexp(largest);
    let places = usize::BITS - weights.len().leading_zeros();
    // largest x parts < 2^53.
    let shift = if largest > 0.0 { 53 - bits - places as i32 } else { 0 };
    let items = weights.iter().enumerate().map(|(at, &weight)| {
        let weight = if largest <= 0.0 {
            1
        } else if weight > 0.0 && weight.is_finite() {
            (libm::ldexp(weight, shift).round_ties_even() as i64).max(1)
        } else {
            0
        };
        let (low, high) = bounds.get(at).copied().unwrap_or((-OPEN, OPEN));
        let low = low.clamp(-OPEN, OPEN);
        Item { weight, low, high: high.clamp(low, OPEN) }
    });
    (items.collect(), libm::ldexp(1.0, -shift))
}

fn check(total: i64, items: &[Item]) -> Result<(), Infeasible> {
    let low: i128 = items.iter().map(|item| i128::from(item.low)).sum();
    let high: i128 = items.iter().map(|item| i128::from(item.high)).sum();
    let total = i128::from(total);
    let places = |with: fn(&Item) -> bool| {
        items.iter().enumerate().filter(|(_, item)| with(item)).map(|(at, _)| at).collect()
    };
    let amount = |difference: i128| i64::try_from(difference).unwrap_or(i64::MAX);
    if total < low {
        return Err(Infeasible::FloorsExceed { amount: amount(low - total), parts: places(|i| i.low > 0) });
    }
    if total > high {
        return Err(Infeasible::CapsFallShort {
            amount: amount(total - high),
            parts: places(|i| i.high < OPEN),
        });
    }
    Ok(())
}

/// The split of a total that the bounds can hold. Parts of weight zero stand as near to zero as their bounds
/// let them; only where those with a weight cannot take the rest do they share it, each alike.
fn settle(total: i64, items: &mut [Item], unit: f64) -> Allocation {
    let sum = |items: &[Item], of: fn(&Item) -> i64, weighted: bool| -> i128 {
        items.iter().filter(|item| (item.weight > 0) == weighted).map(|item| i128::from(of(item))).sum()
    };
    let total = i128::from(total);
    let rest = total - sum(items, |item| 0.clamp(item.low, item.high), false);
    let (low, high) = (sum(items, |item| item.low, true), sum(items, |item| item.high, true));
    if (low..=high).contains(&rest) {
        let (mut parts, level) = mirrored(rest, items);
        for (part, item) in parts.iter_mut().zip(items.iter()) {
            if item.weight == 0 {
                *part = 0.clamp(item.low, item.high);
            }
        }
        return Allocation {
            parts,
            shared: level.amount as f64,
            weight: level.weight as f64 * unit,
            even: false,
        };
    }
    let full = rest > high;
    let weights: Vec<i64> = items.iter().map(|item| item.weight).collect();
    for item in items.iter_mut() {
        item.weight = i64::from(item.weight == 0);
    }
    let (mut parts, level) = mirrored(total - if full { high } else { low }, items);
    for ((part, item), weight) in parts.iter_mut().zip(items.iter_mut()).zip(weights) {
        if weight > 0 {
            *part = if full { item.high } else { item.low };
        }
        item.weight = weight;
    }
    Allocation { parts, shared: level.amount as f64, weight: level.weight as f64, even: true }
}

/// The level as a fraction.
#[derive(Debug, Clone, Copy)]
struct Level {
    amount: i128,
    weight: i128,
}

/// Solves at a level of zero or above; a level below zero is the same question with every sign turned.
fn mirrored(total: i128, items: &mut [Item]) -> (Vec<i64>, Level) {
    let weighted = items.iter().filter(|item| item.weight > 0);
    let at_zero: i128 = weighted.map(|item| i128::from(0.clamp(item.low, item.high))).sum();
    if total >= at_zero {
        let level = level(total, items);
        return (whole(total, items, level), level);
    }
    let turn = |items: &mut [Item]| {
        for item in items {
            (item.low, item.high) = (-item.high, -item.low);
        }
    };
    turn(items);
    let level = level(-total, items);
    let mut parts = whole(-total, items, level);
    turn(items);
    parts.iter_mut().for_each(|part| *part = -*part);
    (parts, Level { amount: -level.amount, ..level })
}

/// A level at which a part leaves its floor or meets its cap: `bound / weight`.
struct Event {
    near: f64,
    bound: i64,
    weight: i64,
    leaves_floor: bool,
}

impl Event {
    /// The exact order of the fractions. Floats decide where they differ by more than their rounding.
    fn order(&self, other: &Event) -> Ordering {
        let apart = (self.near - other.near).abs() > 1e-14 * self.near.max(other.near);
        if apart {
            return self.near.total_cmp(&other.near);
        }
        let product = |bound: i64, weight: i64| i128::from(bound) * i128::from(weight);
        product(self.bound, other.weight).cmp(&product(other.bound, self.weight))
    }
}

/// The level, zero or above, at which the clamped shares sum to `total`. Walks the events upwards: between two
/// of them the sum is a straight line, so the level solves one division and is exact.
fn level(total: i128, items: &[Item]) -> Level {
    let weighted = || items.iter().filter(|item| item.weight > 0);
    let floors: i128 = weighted().map(|item| i128::from(item.low.max(0).min(item.high))).sum();
    let (mut fixed, mut free) = (0_i128, 0_i128);
    let mut events = Vec::new();
    for item in weighted() {
        let event = |bound: i64, leaves_floor: bool| {
            let near = bound as f64 / item.weight as f64;
            Event { near, bound, weight: item.weight, leaves_floor }
        };
        if item.high <= 0 {
            fixed += i128::from(item.high);
            continue;
        }
        if item.low > 0 {
            fixed += i128::from(item.low);
            if item.low == item.high {
                continue;
            }
            events.push(event(item.low, true));
        } else {
            free += i128::from(item.weight);
        }
        // A cap binds only where all others at their floors would leave more than the cap.
        if i128::from(item.high) < total - (floors - i128::from(item.low.max(0))) {
            events.push(event(item.high, false));
        }
    }
    events.sort_unstable_by(Event::order);
    let mut last = Level { amount: 0, weight: 1 };
    for event in &events {
        let (bound, weight) = (i128::from(event.bound), i128::from(event.weight));
        if free * bound >= (total - fixed) * weight {
            break;
        }
        last = Level { amount: bound, weight };
        if event.leaves_floor {
            fixed -= bound;
            free += weight;
        } else {
            fixed += bound;
            free -= weight;
        }
    }
    if free > 0 { Level { amount: total - fixed, weight: free } } else { last }
}

/// Whole parts at a level: what the bounds decide, else the share rounded down, and one unit more for those
/// with the largest remainders until the total is met. Bounds are whole, so rounding cannot cross them.
fn whole(total: i128, items: &[Item], level: Level) -> Vec<i64> {
    let near = level.amount as f64 / level.weight as f64;
    let mut rest = total;
    let mut remainders: Vec<(i64, u32)> = Vec::new();
    let mut parts = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        if item.weight == 0 {
            parts.push(0);
            continue;
        }
        let share = level.amount * i128::from(item.weight);
        let part = if share <= i128::from(item.low) * level.weight {
            item.low
        } else if share >= i128::from(item.high) * level.weight {
            item.high
        } else {
            // A float quotient is at most a few units off; multiplying back is cheaper than a wide division.
            let mut part = libm::floor(near * item.weight as f64) as i64;
            let mut left = share - i128::from(part) * level.weight;
            while left < 0 {
                part -= 1;
                left += level.weight;
            }
            while left >= level.weight {
                part += 1;
                left -= level.weight;
            }
            if left > 0 {
                remainders.push((left as i64, at as u32));
            }
            part
        };
        rest -= i128::from(part);
        parts.push(part);
    }
    let more = usize::try_from(rest).unwrap_or(0).min(remainders.len());
    if more > 0 && more < remainders.len() {
        let weight = |at: u32| items.get(at as usize).map_or(0, |item| item.weight);
        remainders.select_nth_unstable_by(more - 1, |a, b| {
            b.0.cmp(&a.0).then_with(|| weight(b.1).cmp(&weight(a.1))).then(a.1.cmp(&b.1))
        });
    }
    for &(_, at) in &remainders[..more] {
        parts[at as usize] += 1;
    }
    parts
}

/// The split in multiples of `step`, or `None` where the bounds leave none. `exact` is the split to one unit.
fn in_steps(total: i64, items: &[Item], exact: &[i64], step: i64, unit: f64) -> Option<Vec<i64>> {
    let mut kept: Vec<Option<i64>> = Vec::with_capacity(items.len());
    let mut stepped = Vec::with_capacity(items.len());
    let mut rest = total;
    for (item, &part) in items.iter().zip(exact) {
        let (low, high) = (-(-item.low).div_euclid(step), item.high.div_euclid(step));
        // A floor of zero stays zero in steps; a lock, or bounds without a multiple between, keep their figure.
        if item.low == item.high || low > high {
            kept.push(Some(part));
            stepped.push(Item { weight: 0, low: 0, high: 0 });
            rest -= part;
        } else {
            kept.push(None);
            stepped.push(Item { low, high, ..*item });
        }
    }
    let steps = rest.div_euclid(step);
    let mut left = rest.rem_euclid(step);
    check(steps, &stepped).ok()?;
    let counted = settle(steps, &mut stepped, unit);
    let mut parts: Vec<i64> =
        kept.iter().zip(&counted.parts).map(|(kept, &steps)| kept.unwrap_or(steps * step)).collect();
    if left > 0 {
        let mut free: Vec<usize> = (0..parts.len()).filter(|&at| kept[at].is_none()).collect();
        free.sort_by(|&a, &b| {
            parts[b].cmp(&parts[a]).then(items[b].weight.cmp(&items[a].weight)).then(a.cmp(&b))
        });
        let whole = free.iter().copied().find(|&at| items[at].high - parts[at] >= left);
        for at in whole.into_iter().chain(free) {
            let more = left.min(items[at].high - parts[at]);
            parts[at] += more;
            left -= more;
        }
    }
    (left == 0).then_some(parts)
}
