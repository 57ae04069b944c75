//! What a plan is.
//!
//! Nouns only: money, months, accounts, their sales, the assumptions of the three methods and the target
//! that was committed. A plan changes through [`Plan::apply`] and no other way; [`Edit`] lists what can
//! be asked of it. Nothing here reads a clock, a locale or a store, and nothing here is serialisable:
//! `file::v4` holds the mirror types that are.

mod account;
mod alike;
mod check;
mod document;
mod edit;
mod history;
mod input;
mod intake;
mod ledger;
mod meeting;
mod money;
mod next_year;
mod parts;
mod pay;
mod people;
mod period;
mod resolve;
mod settings;
mod target;

pub use account::*;
pub use alike::*;
pub use check::{check_count, check_target};
pub use document::*;
pub use edit::*;
pub use history::*;
pub use input::*;
pub use intake::*;
pub use ledger::*;
pub use meeting::*;
pub use money::*;
pub use next_year::*;
pub use parts::*;
pub use pay::*;
pub use people::*;
pub use period::*;
pub use settings::*;
pub use target::*;
