//! What the lines of an explanation are called.

use super::Wording;
use crate::calc::Name;

/// The words for a line.
pub(super) fn name(wording: &Wording<'_>, name: Name) -> String {
    match name {
        Name::Figure(figure) => wording.figure(figure),
        other => format!("{other:?}"),
    }
}
