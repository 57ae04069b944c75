//! Taking a file in: chosen, dropped or pasted, looked at, and only then confirmed.
//!
//! `flow` is what happens, `choose` how a file comes in, `mend` where its columns must be named first, `preview` what
//! is shown before anything changes. No page is known here; the page that starts an import gives the place for it.

mod choose;
mod columns;
mod decide;
mod flow;
mod identity;
mod issues;
mod mend;
mod preview;
mod sample;
mod stages;

pub use choose::{ChooseFile, ImportStatus, accept_anywhere};
pub use flow::{Importing, Stage};
pub use mend::ImportMend;
pub use preview::ImportPreview;
