//! The choice among the changes that could still be part of a better plan.

use super::Window;
use super::search::Price;
use crate::calc::kernel::Stopped;

/// Another number of visits for one account than it has at the start.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change {
    pub account: u32,
    /// Visits more, never 0.
    pub shift: i32,
    /// What it loses at the price, never below 0.
    pub loss: i128,
}

/// A change of the best plan, after others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub account: u32,
    /// Visits more.
    pub shift: i32,
    /// The place of the step before.
    before: Option<u32>,
}

/// The best of the plans with one sum of shifts.
#[derive(Debug, Clone, Copy)]
struct State {
    loss: i128,
    /// The place of its last step.
    step: Option<u32>,
    /// The shift of the account at hand, which becomes a step once all that account's changes are seen; else 0.
    shift: i32,
}

/// The search, with the best plan found so far.
pub(super) struct Search {
    price: Price,
    /// Visits the start leaves: the shifts of a plan sum to no more.
    room: i64,
    /// Bytes.
    memory: usize,
    steps: Vec<Step>,
    best_loss: i128,
    best_step: Option<u32>,
}

impl Search {
    /// Begins with the start as the best plan, which loses the price of every visit it leaves.
    pub fn new(price: Price, room: i64, memory: usize) -> Search {
        let best_loss = price.rise * i128::from(room);
        Search { price, room, memory, steps: Vec::new(), best_loss, best_step: None }
    }

    /// The most that a better plan can lose; below 0 where there is none. Values are whole, so a better plan
    /// brings a minor unit more at least.
    pub fn most(&self) -> i128 {
        self.best_loss - self.price.run
    }

    /// What a plan loses, with the visits it leaves, where the changes lose `loss` and shift `sum` in all.
    fn total_loss(&self, sum: i64, loss: i128) -> i128 {
        loss + self.price.rise * i128::from(self.room - sum)
    }

    /// Finds the best of the plans that `changes` make, which come in the order of their accounts. Returns
    /// whether the search came to its end; it does not where it needs more memory than it may use.
    pub fn run(
        &mut self,
        mut changes: Vec<Change>,
        report: &mut dyn FnMut(f64) -> Result<(), Stopped>,
    ) -> Result<bool, Stopped> {
        // A single change mostly comes near the best plan, and then most of the others are out at once.
        let fits = changes.iter().filter(|change| i64::from(change.shift) <= self.room);
        if let Some(&change) = fits.min_by_key(|change| self.total_loss(change.shift.into(), change.loss)) {
            self.step(None, change.account, change.shift, change.shift.into(), change.loss);
        }
        changes.retain(|change| change.loss <= self.most());
        if changes.is_empty() {
            return Ok(true);
        }
        let window = Window::of(&changes, self.room);
        keep_cheapest(&mut changes, window.most_changes);
        self.settle(&changes, &window, report)
    }

    /// The steps of the best plan.
    pub fn best(&self) -> impl Iterator<Item = Step> {
        let at = |place: Option<u32>| place.and_then(|place| self.steps.get(place as usize)).copied();
        std::iter::successors(at(self.best_step), move |step| at(step.before))
    }

    /// Adds a step to a plan whose shifts then sum to `sum` and whose changes lose `loss`.
    fn step(&mut self, before: Option<u32>, account: u32, shift: i32, sum: i64, loss: i128) -> Option<u32> {
        let place = Some(self.steps.len() as u32);
        self.steps.push(Step { account, shift, before });
        let total = self.total_loss(sum, loss);
        if sum <= self.room && total < self.best_loss {
            (self.best_loss, self.best_step) = (total, place);
        }
        place
    }

    /// Dynamic programming over the sum of the shifts, account by account.
    fn settle(
        &mut self,
        changes: &[Change],
        window: &Window,
        report: &mut dyn FnMut(f64) -> Result<(), Stopped>,
    ) -> Result<bool, Stopped> {
        let least = |account: &[Change]| account.iter().map(|change| change.loss).min().unwrap_or(0);
        let mut accounts: Vec<&[Change]> = changes.chunk_by(|a, b| a.account == b.account).collect();
        accounts.sort_by_cached_key(|account| least(account));

        let width = window.width();
        let Some(left) = self.memory.checked_sub(width.saturating_mul(2 * size_of::<State>())) else {
            return Ok(false);
        };
        // A vector that grows holds its old and its new place at once: three times its old size.
        let most_steps = (left / (3 * size_of::<Step>())).min(u32::MAX as usize);

        // A sum nobody has reached: it loses too much for a better plan, and so does all that would follow.
        let unreached = State { loss: self.most() + 1, step: None, shift: 0 };
        let mut states = vec![unreached; width];
        states[window.below] = State { loss: 0, ..unreached };
        let mut next = states.clone();
        // The first and the last sum in use.
        let (mut first, mut last) = (window.below, window.below);
        for (done, account) in accounts.iter().enumerate() {
            // The accounts that follow lose at least as much.
            if least(account) > self.most() {
                break;
            }
            report(done as f64 / accounts.len() as f64)?;
            let (mut lowest, mut highest) = (first, last);
            for change in account.iter().filter(|change| change.loss <= self.most()) {
                let Some((from, to)) = window.shifted(first, last, change.shift) else { continue };
                (lowest, highest) = (lowest.min(*to.start()), highest.max(*to.end()));
                for (state, target) in states[from].iter().zip(&mut next[to]) {
                    let loss = state.loss + change.loss;
                    if loss < target.loss {
                        *target = State { loss, step: state.step, shift: change.shift };
                    }
                }
            }
            // A state that loses too much gets no step: nothing that comes of it will be looked at.
            for (at, state) in next.iter_mut().enumerate().take(highest + 1).skip(lowest) {
                if state.shift != 0 && state.loss <= self.most() {
                    if self.steps.len() >= most_steps {
                        return Ok(false);
                    }
                    let sum = at as i64 - window.below as i64;
                    state.step = self.step(state.step, account[0].account, state.shift, sum, state.loss);
                }
                state.shift = 0;
            }
            states[lowest..=highest].copy_from_slice(&next[lowest..=highest]);
            (first, last) = (lowest, highest);
            while first < last && states[first].loss > self.most() {
                first += 1;
            }
            while first < last && states[last].loss > self.most() {
                last -= 1;
            }
        }
        Ok(true)
    }
}

/// Keeps of the changes with the same shift only the `most` that lose least. A plan that needs no more changes
/// than that can swap any other for one of these, on an account it leaves alone.
fn keep_cheapest(changes: &mut Vec<Change>, most: usize) {
    changes.sort_unstable_by_key(|change| (change.shift, change.loss, change.account));
    let (mut shift, mut count) = (0, 0);
    changes.retain(|change| {
        count = if change.shift == shift { count + 1 } else { 1 };
        shift = change.shift;
        count <= most
    });
    changes.sort_unstable_by_key(|change| (change.account, change.shift));
}
