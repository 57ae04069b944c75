//! The best plan: from the envelope's start, by the changes that lose least.

use super::settle::{Change, Search};
use super::{Curves, Envelope, whole};
use crate::calc::kernel::Stopped;

/// What the search may use unless told otherwise, in bytes; what it does use is mostly far less.
pub const SEARCH_MEMORY: usize = 96 << 20;

/// The best plan, and how good any could be.
#[derive(Debug, Clone, PartialEq)]
pub struct BestEffort {
    /// Visits to each account, in the order of the curves.
    pub effort: Vec<u32>,
    /// What they bring, in minor units a year.
    pub value: i64,
    /// What no plan can exceed, in minor units a year: the value itself, unless the search ran out of memory.
    pub bound: i64,
    /// What one more visit is worth at the limit, in minor units: the slope of the [`Envelope`] there.
    pub marginal: f64,
}

impl BestEffort {
    /// By how much the plan may miss the best, in minor units; 0 where it is proved to be the best.
    pub fn gap(&self) -> i64 {
        self.bound - self.value
    }
}

/// The plan of highest value whose visits sum to no more than `budget`.
///
/// `progress` hears which part is done, 0 to 1, and says whether to go on. Where several plans have the highest
/// value it is not said which is found, but for the same curves it is always the same.
///
/// The time grows with the accounts as a sort does, and beside that at worst with the fourth power of the most
/// visits to one account: 5,000 accounts of up to 60 visits take 1 to 65 ms natively.
///
/// Two accounts that bring 0, 3, 6, 9 and 0, 1, 2, 12 with 0 to 3 visits: the best use of 3 visits is all of them
/// to the second, which brings 12. One at a time to whoever gains most by it would bring 9.
pub fn best_effort(
    curves: &Curves,
    budget: u64,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<BestEffort, Stopped> {
    best_effort_within(curves, budget, SEARCH_MEMORY, progress)
}

/// As [`best_effort`], where the search may use `memory` bytes beside the curves and their envelope. Where that
/// is too little the plan is the best found so far, and its [gap](BestEffort::gap) says what is not known.
pub fn best_effort_within(
    curves: &Curves,
    budget: u64,
    memory: usize,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<BestEffort, Stopped> {
    let mut report = |part| if progress(part) { Ok(()) } else { Err(Stopped) };
    report(0.0)?;
    let envelope = Envelope::of(curves);
    let cut = envelope.cut(budget);
    report(0.2)?;
    let mut effort = vec![0; curves.len()];
    for piece in cut.taken {
        effort[piece.account as usize] += piece.run;
    }
    let price = Price { rise: cut.price.0.into(), run: cut.price.1.into() };
    // Where no piece is left the price is 0: then nothing is lost, and how much room there is does not matter.
    let room = i64::try_from(cut.room).unwrap_or(i64::MAX);
    let mut search = Search::new(price, room, memory);
    let changes = changes(curves, &effort, price, search.most());
    let is_proved = search.run(changes, &mut |part| report(0.2 + 0.8 * part))?;
    for step in search.best() {
        let visits = &mut effort[step.account as usize];
        *visits = visits.saturating_add_signed(step.shift);
    }
    let value = curves.value_of(&effort);
    let bound = if is_proved { value } else { whole(cut.bound()) };
    report(1.0)?;
    Ok(BestEffort { effort, value, bound, marginal: cut.marginal() })
}

/// The price of a visit as a fraction: minor units over visits. Losses are whole multiples of a minor unit over
/// `run`, and are counted in those.
#[derive(Debug, Clone, Copy)]
pub(super) struct Price {
    pub rise: i128,
    pub run: i128,
}

/// All other numbers of visits to one account that lose no more than `most`, against the number it has, which is
/// the best at the price. In the order of the accounts.
fn changes(curves: &Curves, effort: &[u32], price: Price, most: i128) -> Vec<Change> {
    let mut changes = Vec::new();
    if most < 0 {
        return changes;
    }
    for (account, (curve, &now)) in curves.iter().zip(effort).enumerate() {
        let now = now as usize;
        for (visits, &value) in curve.iter().enumerate() {
            let shift = visits as i32 - now as i32;
            let loss = i128::from(curve[now] - value) * price.run + i128::from(shift) * price.rise;
            if shift != 0 && loss <= most {
                changes.push(Change { account: account as u32, shift, loss });
            }
        }
    }
    changes
}
