//! What the amounts of a file are told in.
//!
//! ```
//! use keyline::file::currency::Tender;
//! use keyline::plan::Currency;
//! let of = |code| Currency::by_code(code).map(Tender::Of);
//! assert_eq!(Tender::in_text("£1,200.50"), of("GBP"));
//! assert_eq!(Tender::in_text("1.200,50 EUR"), of("EUR"));
//! assert_eq!(Tender::in_text("金额(元)"), of("CNY"));
//! assert_eq!(Tender::in_text("$5"), Some(Tender::Dollar));
//! assert_eq!(Tender::in_text("1,200.50"), None);
//! ```

use super::number::plain_char;
use crate::plan::Currency;

/// What an amount is told in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tender {
    /// A currency, by its code or a sign of its own.
    Of(Currency),
    /// `$`: some dollar.
    Dollar,
    /// `¥`: yuan or yen.
    Yen,
}

/// Signs and words of currencies, those that hold others first.
const SIGNS: [(&str, &str); 33] = [
    ("US$", "USD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("CA$", "CAD"),
    ("AU$", "AUD"),
    ("SG$", "SGD"),
    ("C$", "CAD"),
    ("A$", "AUD"),
    ("S$", "SGD"),
    ("CN¥", "CNY"),
    ("JP¥", "JPY"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("₩", "KRW"),
    ("₹", "INR"),
    ("人民币", "CNY"),
    ("RMB", "CNY"),
    ("日元", "JPY"),
    ("円", "JPY"),
    ("美元", "USD"),
    ("欧元", "EUR"),
    ("歐元", "EUR"),
    ("日圆", "JPY"),
    ("英镑", "GBP"),
    ("港元", "HKD"),
    ("港币", "HKD"),
    ("新台币", "TWD"),
    ("台币", "TWD"),
    ("韩元", "KRW"),
    ("澳元", "AUD"),
    ("加元", "CAD"),
    ("新元", "SGD"),
    ("美金", "USD"),
];

impl Tender {
    /// The currency that a cell or a heading names; `None` where it names none that is known.
    pub fn in_text(text: &str) -> Option<Tender> {
        // Nearly every cell fails here: a number without a sign.
        if text.len() > 80
            || text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic() && byte != b'$')
        {
            return None;
        }
        let plain: String = text.chars().map(plain_char).collect();
        if let Some((_, code)) = SIGNS.iter().find(|(sign, _)| plain.contains(sign)) {
            return Currency::by_code(code).map(Tender::Of);
        }
        let words = || plain.split(|c: char| !c.is_ascii_alphabetic()).map(str::to_ascii_uppercase);
        // Thousands and millions stand before the code: `TEUR`.
        let code =
            |word: &str| Currency::by_code(word.strip_prefix(['T', 'K', 'M']).filter(|_| word.len() == 4)?);
        let named = |word: &str| match word {
            "EURO" | "EUROS" => Currency::by_code("EUR"),
            "YUAN" => Currency::by_code("CNY"),
            word => Currency::by_code(word),
        };
        let named = words().find_map(|word| named(&word)).or_else(|| words().find_map(|word| code(&word)));
        if let Some(currency) = named {
            return Some(Tender::Of(currency));
        }
        match () {
            () if plain.contains('$') => Some(Tender::Dollar),
            () if plain.contains('¥') => Some(Tender::Yen),
            () if plain.contains('元') => Currency::by_code("CNY").map(Tender::Of),
            () => None,
        }
    }

    /// Whether two can be one currency.
    pub fn fits(self, other: Tender) -> bool {
        let among = |codes: &[&str], currency: Currency| codes.contains(&currency.code());
        match (self, other) {
            (a, b) if a == b => true,
            (Tender::Dollar, Tender::Of(currency)) | (Tender::Of(currency), Tender::Dollar) => {
                among(&["USD", "HKD", "TWD", "SGD", "AUD", "CAD"], currency)
            }
            (Tender::Yen, Tender::Of(currency)) | (Tender::Of(currency), Tender::Yen) => {
                among(&["CNY", "JPY"], currency)
            }
            _ => false,
        }
    }
}

/// What was found, most first: a sign of several currencies is the one that is named beside it, and `¥` the one of the
/// language around it. Only what fits the currency that is taken is left, where one is.
pub(super) fn settled(
    mut found: Vec<(Tender, usize)>,
    taken: Option<Currency>,
    words: impl AsRef<str>,
) -> Vec<(Tender, usize)> {
    found.sort_by_key(|&(_, places)| std::cmp::Reverse(places));
    if let Some(taken) = taken.map(Tender::Of) {
        found.retain(|&(tender, _)| tender.fits(taken));
    }
    let named: Vec<Tender> = found.iter().map(|&(tender, _)| tender).collect();
    let words = words.as_ref();
    let has = |range: std::ops::RangeInclusive<char>| words.chars().any(|c| range.contains(&c));
    let by_language = match (has('ぁ'..='ヿ'), has('一'..='鿿')) {
        (true, _) => Currency::by_code("JPY"),
        (false, true) => Currency::by_code("CNY"),
        (false, false) => None,
    };
    for (tender, _) in &mut found {
        let is_vague = !matches!(tender, Tender::Of(_));
        let beside =
            named.iter().copied().find(|other| matches!(other, Tender::Of(_)) && tender.fits(*other));
        match (beside, by_language) {
            (Some(other), _) if is_vague => *tender = other,
            (None, Some(currency)) if *tender == Tender::Yen => *tender = Tender::Of(currency),
            _ => {}
        }
    }
    let mut settled: Vec<(Tender, usize)> = Vec::new();
    for (tender, places) in found {
        match settled.iter_mut().find(|(other, _)| *other == tender) {
            Some((_, sum)) => *sum += places,
            None => settled.push((tender, places)),
        }
    }
    settled
}
