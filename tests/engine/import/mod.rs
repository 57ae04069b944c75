//! Reading sales from files.

mod golden;

use keyline::file::import::{Import, ImportError, ImportOptions, read};
use std::ops::ControlFlow;

/// Reads with everything found by the import itself.
pub fn import(file: &str) -> Result<Import, ImportError> {
    import_with(file, &ImportOptions::default())
}

/// Reads with choices.
pub fn import_with(file: &str, options: &ImportOptions) -> Result<Import, ImportError> {
    read(file.as_bytes(), options, &mut |_| ControlFlow::Continue(()))
}
