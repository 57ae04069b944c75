//! The best use of limited effort: how many visits each account should get so that they bring the most.
//!
//! Account i takes a whole number of visits x, up to its own most, and then yields value_i(x). The curves are
//! mostly S-shaped, where handing out visits one at a time to whoever gains most is wrong: the first visits to
//! an account bring little and make the later ones worth it. Nothing is assumed of the curves, and the answer is
//! exact: all arithmetic is in whole numbers, so an optimality gap of 0 is a proof and not a rounding.
//!
//! ```
//! use keyline::calc::kernel::best_effort::{Curves, best_effort};
//! // One account pays little by little, the other only when it is visited three times.
//! let curves: Curves = [vec![0, 3, 6, 9], vec![0, 1, 2, 12]].into_iter().collect();
//! let best = best_effort(&curves, 3, &mut |_| true).unwrap();
//! assert_eq!((best.effort, best.value, best.bound), (vec![0, 3], 12, 12));
//! ```
//!
//! # How it works
//!
//! 1. [`Envelope`]: the least concave curve above each account's own is made of straight pieces. Taken steepest
//!    first until the budget is spent they give the highest value any plan could have, a start that misses it
//!    only because the last piece does not fit whole, and a price of a visit: the slope of that last piece
//!    (Sinha and Zoltners 1979, the multiple-choice knapsack).
//! 2. At that price every other number of visits to an account has a loss, never below zero, and so has every
//!    visit left unspent. The losses of a plan add up to exactly what it stays below the bound, so the best plan
//!    is the one with the least loss, and a choice that alone loses more than the best plan found so far is out
//!    (Pisinger 1995).
//! 3. Changes of the start whose shifts sum to nothing can be undone at no loss. A best plan therefore needs few
//!    changes, however many accounts there are, and it needs only the cheapest few of the changes with the same
//!    shift (Eisenbrand and Weismantel 2018). This is what keeps thousands of accounts alike from being
//!    thousands of choices.
//! 4. Dynamic programming over the sum of the shifts settles what is left, accounts with the least loss first,
//!    and stops as soon as no account is left that could still be part of a better plan.
//!
//! What it does not do: fit curves to history, or spend what brings nothing. Visits that would not add value are
//! left unspent.

mod curves;
mod envelope;
mod search;
mod settle;
mod window;

pub use curves::*;
pub use envelope::*;
pub use search::*;
use window::Window;
