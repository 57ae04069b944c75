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

/// What people call a row of totals, in small letters and without signs and blanks.
const TOTALS: [&str; 74] = [
    "total",
    "totals",
    "grandtotal",
    "subtotal",
    "sum",
    "sumtotal",
    "totalsum",
    "overall",
    "overalltotal",
    "allcustomers",
    "totalgeneral",
    "totalgénéral",
    "soustotal",
    "somme",
    "sommetotale",
    "gesamt",
    "summe",
    "gesamtsumme",
    "zwischensumme",
    "endsumme",
    "teilsumme",
    "gesamtergebnis",
    "zwischenergebnis",
    "insgesamt",
    "gesamttotal",
    "suma",
    "sumatotal",
    "totalgeral",
    "totale",
    "totalegenerale",
    "totalecomplessivo",
    "subtotale",
    "totaal",
    "eindtotaal",
    "subtotaal",
    "totalt",
    "summa",
    "delsumma",
    "yhteensä",
    "ialt",
    "razem",
    "sumakońcowa",
    "celkem",
    "toplam",
    "geneltoplam",
    "aratoplam",
    "итого",
    "всего",
    "итог",
    "общийитог",
    "промежуточныйитог",
    "合计",
    "总计",
    "总和",
    "小计",
    "共计",
    "累计",
    "总合计",
    "本页合计",
    "本页小计",
    "本月合计",
    "本年合计",
    "本年累计",
    "本月累计",
    "客户合计",
    "全部合计",
    "合計",
    "小計",
    "總計",
    "総計",
    "総合計",
    "합계",
    "총계",
    "소계",
];
/// What stands behind the name of what a total is of, apart from it.
const ENDINGS: [&str; 25] = [
    "grand total",
    "subtotal",
    "sub-total",
    "totals",
    "total",
    "gesamtsumme",
    "zwischensumme",
    "summe",
    "gesamt",
    "ergebnis",
    "insgesamt",
    "sous-total",
    "totale",
    "totaal",
    "subtotaal",
    "suma",
    "summa",
    "totalt",
    "razem",
    "celkem",
    "toplam",
    "итого",
    "всего",
    "итог",
    "합계",
];
/// The same in a language without blanks.
const ENDINGS_CLOSE: [&str; 9] = ["小计", "合计", "总计", "共计", "小計", "合計", "總計", "総計", "汇总"];
/// What stands before it: `Summe Nord`, `Итого по Северу`.
const BEGINNINGS: [&str; 14] = [
    "grand total",
    "subtotal",
    "sub-total",
    "sous-total",
    "total",
    "sum",
    "zwischensumme",
    "summe",
    "gesamt",
    "totale",
    "totaal",
    "suma",
    "итого",
    "всего",
];
/// A longer text is no total's name.
const LONGEST: usize = 100;

/// Whether a text is what people call a row of totals.
pub(super) fn is_total(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_lowercase().next().unwrap_or(c));
    // Nearly every name fails here, before anything is built.
    if text.len() > LONGEST || !first.is_some_and(|first| TOTALS.iter().any(|word| word.starts_with(first))) {
        return false;
    }
    // `合计（12家）`, `Total 2025`
    let text = text.split(['(', '（']).next().unwrap_or(text);
    let bare: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let year = bare.len().checked_sub(4).and_then(|at| bare.split_at_checked(at));
    let year = year.filter(|(_, year)| year.parse().is_ok_and(|year: u16| (1900..=2100).contains(&year)));
    let bare = year.map_or(&*bare, |(bare, _)| bare);
    TOTALS.contains(&bare)
}

/// What a row of totals is of, where a text is what spreadsheets and people call one: `North` of `North Total`, and
/// nothing of `Total`.
pub(super) fn total_of(text: &str) -> Option<&str> {
    if text.len() > LONGEST {
        return None;
    }
    let text = text.trim().trim_end_matches([':', '：']);
    if is_total(text) {
        return Some("");
    }
    let apart = || {
        ENDINGS.iter().find_map(|word| {
            let (of, tail) = text.split_at_checked(text.len().checked_sub(word.len())?)?;
            (is_word(tail, word) && of.ends_with([' ', '-', '_', ',', '\u{a0}'])).then_some(of)
        })
    };
    let of = ENDINGS_CLOSE.iter().find_map(|word| text.strip_suffix(word)).or_else(apart)?;
    Some(of.trim_matches([' ', '-', '_', ',', '\u{a0}']))
}

/// As [`total_of`], of a text that begins as a total does. Accounts do as well, so that it says nothing by itself.
pub(super) fn total_before(text: &str) -> Option<&str> {
    if text.len() > LONGEST {
        return None;
    }
    let apart = || {
        BEGINNINGS.iter().find_map(|word| {
            let (head, of) = text.split_at_checked(word.len())?;
            (is_word(head, word) && of.starts_with([' ', '-', '_', ':', '：', '\u{a0}'])).then_some(of)
        })
    };
    let of = ENDINGS_CLOSE.iter().find_map(|word| text.strip_prefix(word)).or_else(apart)?;
    Some(of.trim_matches([' ', '-', '_', ':', '：', '(', ')', '（', '）', '\u{a0}']))
}

/// Whether a text is a word of ours, which is in small letters.
fn is_word(text: &str, word: &str) -> bool {
    text.eq_ignore_ascii_case(word) || (!word.is_ascii() && text.to_lowercase() == word)
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
