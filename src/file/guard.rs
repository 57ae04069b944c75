//! Text that a spreadsheet would take for a formula.
//!
//! A name such as `=cmd|...` runs as a formula when a spreadsheet opens the file it stands in. So text cells that
//! start like a formula are written behind an apostrophe, and reading takes the apostrophe off again. Numbers
//! are never touched: `-5` in an amount column stays a number.
//!
//! A cell cannot tell whose its apostrophe is: `'=Kept Mark` may be how somebody spells a name. So a table in which
//! anything was guarded says so behind its first heading, `Name [']`, and apostrophes are taken off in such a table
//! alone, from every text. The clipboard has no headings: what was copied here has a kind of its own beside its text
//! ([`clipboard::OWN`](super::clipboard::OWN)). Whatever else comes from outside is left as its author wrote it.

use std::borrow::Cow;

/// What stands behind the first heading of a table whose text is guarded.
const MARK: &str = " [']";

/// Whether a spreadsheet may take the text for a formula, or might once leading apostrophes are gone.
pub(super) fn is_formula_like(text: &str) -> bool {
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

/// The first heading of a table, which tells whether its text is guarded.
pub(super) fn first_heading(heading: &str, guards: bool) -> String {
    [heading, if guards { MARK } else { "" }].concat()
}

/// A heading without the mark of a table whose text is guarded, where it has that mark.
pub(super) fn unmarked(heading: &str) -> Option<&str> {
    heading.strip_suffix(MARK)
}
