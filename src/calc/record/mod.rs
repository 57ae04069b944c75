//! How a calculation is written down as it is made: a figure that explains itself.
//!
//! Every calculation is written once, over a [`Recorder`]. Ordinary runs pass [`Silent`], which the compiler
//! removes; a click on a figure runs that one figure again with [`Trace`], whose lines are an [`Explanation`].
//!
//! What it does not know: a plan, and which figures there are beyond their names.

mod explanation;
mod name;
mod recorder;
mod undefined;

pub use explanation::*;
pub use name::*;
pub use recorder::*;
pub use undefined::*;
