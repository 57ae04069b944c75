//! What pages are made of. A part knows neither the session nor a page: it is told everything.

mod ask;
mod at_work;
mod badge;
mod banner;
mod button;
mod choices;
mod field;
mod frame;
mod icon;
mod num;
mod segments;
mod size;

pub use ask::*;
pub use at_work::*;
pub use badge::*;
pub use banner::*;
pub use button::*;
pub use field::*;
pub use frame::*;
pub use icon::*;
pub use num::*;
pub use segments::*;
pub use size::*;
