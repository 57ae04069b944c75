//! Text that a spreadsheet would take for a formula.
//!
//! A name such as `=cmd|...` runs as a formula when a spreadsheet opens the file it stands in. So text cells that
//! start like a formula are written behind an apostrophe, and reading takes the apostrophe off again. Numbers
//! are never touched: `-5` in an amount column stays a number.

use std::borrow::Cow;

/// Whether a spreadsheet may take the text for a formula, or might once leading apostrophes are gone.
fn is_formula_like(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// The text as it may stand in a file that a spreadsheet opens.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if is_formula_like(text) { format!("'{text}").into() } else { text.into() }
}

/// The text that [`guarded`] was given.
pub(super) fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|_| is_formula_like(text)).unwrap_or(text)
}
