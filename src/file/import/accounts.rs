//! Who a row speaks of.

use crate::file::guard::unguarded;
use crate::file::table::Cell;
use std::borrow::Cow;

/// The text of a cell as the plan keeps it: trimmed, and in a file whose text is `guarded` without the apostrophe
/// that kept a spreadsheet from taking it for a formula.
pub(super) fn clean(cell: Cell<'_>, guarded: bool) -> Cow<'_, str> {
    match cell.trimmed() {
        text if !guarded => text,
        Cow::Borrowed(text) => unguarded(text).into(),
        Cow::Owned(text) => unguarded(&text).to_owned().into(),
    }
}

/// A name as accounts are told apart: runs of spaces of any width count as one.
pub(super) fn identity(name: Cow<'_, str>) -> Cow<'_, str> {
    let mut before = 0;
    let plain = name.bytes().all(|byte| {
        let single = byte != b' ' || before != b' ';
        before = byte;
        single && (b' '..0x80).contains(&byte)
    });
    if plain {
        return name;
    }
    name.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// Whether a text is what people call a row of totals.
pub(super) fn is_total(text: &str) -> bool {
    // Nearly every name fails here, before anything is built.
    if !text
        .trim_start_matches(['*', ' '])
        .starts_with(['T', 't', 'G', 'g', 'S', 's', '合', '总', '小', '共', '累'])
    {
        return false;
    }
    let bare: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    const TOTALS: [&str; 12] = [
        "total",
        "totals",
        "grandtotal",
        "subtotal",
        "sum",
        "sumtotal",
        "合计",
        "总计",
        "总和",
        "小计",
        "共计",
        "累计",
    ];
    TOTALS.contains(&bare.as_str())
}

/// Whether a name has characters that do not show, or turn the direction of what does.
pub(super) fn has_odd_characters(name: &str) -> bool {
    let odd = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    let plain = |byte: &u8| (b' '..0x7f).contains(byte);
    !name.as_bytes().iter().all(plain) && name.chars().any(odd)
}
