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

/// What a row of totals is of, where a text is what spreadsheets and people call one: `North` of `North Total`, and
/// nothing of `Total`.
pub(super) fn total_of(text: &str) -> Option<&str> {
    let text = text.trim().trim_end_matches([':', '：']);
    // Nearly every name fails here.
    if !text.ends_with(['l', 'L', 's', 'S', '计', '計', '总']) && !text.ends_with("汇总") {
        return None;
    }
    if is_total(text) {
        return Some("");
    }
    const LATIN: [&str; 4] = ["grand total", "subtotal", "totals", "total"];
    const CHINESE: [&str; 5] = ["小计", "合计", "总计", "小計", "汇总"];
    let latin = || {
        LATIN.iter().find_map(|word| {
            let at = text.len().checked_sub(word.len())?;
            let (of, tail) = text.split_at_checked(at)?;
            (tail.eq_ignore_ascii_case(word) && of.ends_with([' ', '-', '_', ',', '\u{a0}'])).then_some(of)
        })
    };
    let of = CHINESE.iter().find_map(|word| text.strip_suffix(word)).or_else(latin)?;
    Some(of.trim_matches([' ', '-', '_', ',', '\u{a0}']))
}

/// Whether a text below a table reads like a note: `Source: ERP`, `* without returns`, `注：...`.
pub(super) fn is_note(text: &str) -> bool {
    text.contains([':', '：']) || text.starts_with(['*', '※', '注'])
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
