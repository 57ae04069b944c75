//! Taking a file in: chosen, dropped or pasted, looked at, and only then confirmed.
//!
//! `flow` is what happens, `choose` how a file comes in, `preview` what is shown before anything changes. No
//! page is known here; the page that starts an import gives the place for it.

mod choose;
mod columns;
mod decide;
mod flow;
mod identity;
mod issues;
mod preview;
mod sample;

pub use choose::{ChooseFile, ImportStatus, accept_anywhere};
pub use flow::{Importing, Stage};
pub use preview::ImportPreview;
