//! The unit that a heading or a title tells amounts in.
//!
//! ```
//! use keyline::file::unit::{Unit, in_title, split};
//! let power = |heading: &str| split(heading).map(|(_, unit)| unit.power);
//! assert_eq!(power("金额(万元)"), Some(4));
//! assert_eq!(power("Umsatz in Tsd. €"), Some(3));
//! assert_eq!(power("Revenue ($M)"), Some(6));
//! assert_eq!(power("Amount (EUR)"), None);
//! assert_eq!(in_title("All amounts in EUR thousand").map(|unit| unit.power), Some(3));
//! ```
//!
//! A row below the headings may tell it for each column: [`below_heading`].

use super::number::plain_char;
use crate::plan::Currency;

/// A longer heading or title tells no unit.
const LONGEST: usize = 160;

/// The unit of amounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Amounts are multiplied by ten to the power of this; 0 where the currency's own unit is told, `元`.
    pub power: u8,
    /// As the file has it: `万元`.
    pub said: Box<str>,
}

/// Words that multiply, and the power of ten that they stand for.
const WORDS: [(u8, &str); 5] = [
    (3, "tsd thd thous thousand thousands tausend milliers millier duizend"),
    (5, "lakh lakhs lac lacs"),
    (6, "mio mln mn million millions millionen millones millón milioni milhões miljoen"),
    (7, "crore crores"),
    (9, "bn mrd mia billion billions milliard milliards milliarden miliardi"),
];
/// Letters and words that mean other things too: they multiply in brackets, behind `in`, or beside a currency.
const SHORT: [(u8, &str); 2] = [(3, "k th miles mila"), (6, "m mm")];
/// Letters that multiply only beside a currency: `T€`. Alone `Cr` is credit, and `b` a footnote.
const BESIDE: [(u8, &str); 3] = [(3, "t"), (7, "cr"), (9, "b")];
/// Letters before the code of a currency in one word: `TEUR`, `kUSD`.
const BEFORE_CODE: [(&str, u8); 7] =
    [("mm", 6), ("mn", 6), ("bn", 9), ("k", 3), ("t", 3), ("m", 6), ("b", 9)];
/// Characters that multiply, those that hold others first.
const SIGNS: [(&str, u8); 15] = [
    ("万亿", 12),
    ("百亿", 10),
    ("十亿", 9),
    ("千万", 7),
    ("千萬", 7),
    ("百万", 6),
    ("百萬", 6),
    ("十万", 5),
    ("十萬", 5),
    ("亿", 8),
    ("億", 8),
    ("万", 4),
    ("萬", 4),
    ("千", 3),
    ("仟", 3),
];
/// Currencies in words and characters, those that hold others first.
const CURRENCIES: [&str; 22] = [
    "人民币",
    "人民幣",
    "新台币",
    "新台幣",
    "台币",
    "美元",
    "美金",
    "欧元",
    "歐元",
    "英镑",
    "日元",
    "日圆",
    "港元",
    "港币",
    "韩元",
    "澳元",
    "加元",
    "新元",
    "円",
    "圆",
    "圓",
    "元",
];
const CURRENCY_WORDS: &str =
    "euro euros dollar dollars pound pounds sterling yuan rmb yen franken francs rupees";
/// Letters before `$`.
const DOLLARS: &str = "us hk nt ca au sg c a s";
/// Words beside a unit that say nothing.
const FILLERS: &str = "in en of de d";
const FILLER_SIGNS: [&str; 9] = ["货币单位", "金额单位", "单位", "單位", "均", "以", "为", "為", "计"];

/// What is counted, and what a price is for, in cells below headings.
const MEASURES: [&str; 2] = [
    "pcs pc pce piece pieces unit units ea each qty dozen box boxes case cases carton cartons pallet pallets set sets kg g t to \
     ton tons tonne tonnes l ltr litre litres liter liters m m2 m3 m² m³ km h hr hrs hour hours day days month months st stk \
     stck stück stueck einheiten karton kisten pièces piezas unidades uds pezzi stuks",
    "件 个 個 只 支 台 套 箱 盒 袋 瓶 桶 包 吨 噸 公斤 千克 克 升 米 次 人 家 天 月 张 条 份",
];
/// What cells are, in a row below headings that says how each is written.
const KINDS: [&str; 2] = [
    "text string char character varchar nvarchar number numeric num decimal dec integer int bigint float double real money \
     currency curr amount value date datetime timestamp time bool boolean code id key name required optional mandatory \
     unit unit: units: uom type format zahl datum währung betrag einheit einheit: typ texto número numero fecha moneda importe \
     texte nombre montant devise unité yyyy-mm-dd yyyy/mm/dd dd.mm.yyyy dd/mm/yyyy mm/dd/yyyy yyyymmdd yyyy-mm tt.mm.jjjj",
    "文本 字符 字符串 数字 数值 整数 小数 金额 货币 日期 时间 编码 编号 名称 代码 类型 格式 单位 单位: 單位 必填 选填 可选 选项",
];

/// What a cell in a row below the headings says of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// What it is told in: `kEUR`, `pcs`.
    Unit,
    /// That it is a part of something in a hundred: `%`.
    Rate,
    /// How it is written, which is nothing of a unit: `text`.
    Kind,
}

/// What a cell says in a row between the headings and the first account; `None` where anything else stands in it.
///
/// ```
/// use keyline::file::unit::{Said, below_heading};
/// assert_eq!(below_heading("(万元)"), Some(Said::Unit));
/// assert_eq!(below_heading("EUR/kg"), Some(Said::Unit));
/// assert_eq!(below_heading("Text"), Some(Said::Kind));
/// assert_eq!(below_heading("1,000"), None);
/// ```
pub fn below_heading(cell: &str) -> Option<Said> {
    let text = plain(cell)?.to_lowercase();
    let bare = text.trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']']).trim();
    let among = |lists: &[&str], word: &str| lists.iter().any(|list| is_among(list, word));
    let is_unit = |word: &str| {
        let zeros = word.trim_matches(['\'', 's']);
        let counts = word.starts_with(|c: char| c.is_ascii_digit()) && zeros.bytes().any(|byte| byte != b'0');
        let found = phrase(word).filter(|_| !counts);
        found.is_some_and(|found| found.power.is_some() || found.currency)
    };
    match bare {
        "" => None,
        "%" | "in %" | "pct" | "percent" | "prozent" | "百分比" => Some(Said::Rate),
        _ if among(&KINDS, bare) => Some(Said::Kind),
        _ => {
            let mut parts = bare.split('/').map(str::trim);
            let tells = |part: &str| is_unit(part) || among(&MEASURES, part.trim_end_matches('.'));
            parts.all(tells).then_some(Said::Unit)
        }
    }
}

/// What a text says that consists of units, currencies and fillers alone.
#[derive(Debug, Clone, Copy, Default)]
struct Phrase {
    power: Option<u8>,
    /// Whether the power is told by what means other things too.
    is_short: bool,
    beside_only: bool,
    /// Whether a currency is named.
    currency: bool,
    /// Whether it is one in characters, `元`, which is a unit itself.
    is_plain_unit: bool,
    /// Whether it begins with `in` or `单位`.
    introduced: bool,
}

impl Phrase {
    /// The power that it tells, where it stands by itself or not.
    fn tells(self, by_itself: bool) -> Option<u8> {
        let power = self.power?;
        let clear = self.currency
            || match (self.beside_only, self.is_short) {
                (true, _) => false,
                (_, true) => by_itself || self.introduced,
                _ => true,
            };
        clear.then_some(power)
    }
}

fn is_among(list: &str, word: &str) -> bool {
    list.split(' ').any(|other| other == word)
}

fn power_of(table: &[(u8, &str)], word: &str) -> Option<u8> {
    table.iter().find(|(_, words)| is_among(words, word)).map(|(power, _)| *power)
}

/// Reads a text that is nothing but a unit; `None` where anything else stands in it, or two units.
fn phrase(text: &str) -> Option<Phrase> {
    let lower = text.to_lowercase();
    let mut rest = lower.as_str();
    let mut found = Phrase::default();
    let mut first = true;
    while let Some(c) = rest.chars().next() {
        let run = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
        let used = if c.is_alphabetic() && !is_wide(c) {
            let used = run(|c| c.is_alphabetic() && !is_wide(c));
            let word = rest.get(..used)?;
            let dollar = || rest.get(used..).is_some_and(|rest| rest.starts_with('$'));
            if is_among(DOLLARS, word) && dollar() {
                found.currency = true;
            } else if is_among(FILLERS, word) {
                found.introduced |= first;
            } else if let Some(power) = power_of(&WORDS, word) {
                found_once(&mut found.power, power)?;
            } else if let Some(power) = power_of(&SHORT, word) {
                found_once(&mut found.power, power)?;
                found.is_short = true;
            } else if let Some(power) = power_of(&BESIDE, word) {
                found_once(&mut found.power, power)?;
                found.beside_only = true;
            } else if is_code(word) || is_among(CURRENCY_WORDS, word) {
                found.currency = true;
            } else {
                let (letters, power) = BEFORE_CODE
                    .iter()
                    .find(|(letters, _)| word.strip_prefix(letters).is_some_and(is_code))?;
                found_once(&mut found.power, *power)?;
                found.currency |= !letters.is_empty();
            }
            used
        } else if c.is_ascii_digit() {
            let used = run(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '\''));
            let digits: String = rest.get(..used)?.chars().filter(char::is_ascii_digit).collect();
            let zeros = digits.strip_prefix('1').unwrap_or(&digits);
            if zeros.len() < 3 || zeros.len() > 9 || !zeros.bytes().all(|byte| byte == b'0') {
                return None;
            }
            found_once(&mut found.power, zeros.len() as u8)?;
            // `(1000)` may be a number of something; `000` is none.
            found.beside_only |= zeros.len() < digits.len() && !found.introduced;
            // `$000s`
            used + usize::from(rest.get(used..).is_some_and(|rest| rest == "s" || rest.starts_with("s ")))
        } else if matches!(c, '$' | '€' | '£' | '¥' | '₩' | '₹') {
            found.currency = true;
            c.len_utf8()
        } else if is_wide(c) {
            let first_of =
                |signs: &[&'static str]| signs.iter().copied().find(|sign| rest.starts_with(*sign));
            if let Some((sign, power)) = SIGNS.iter().find(|(sign, _)| rest.starts_with(*sign)) {
                found_once(&mut found.power, *power)?;
                found.is_short = true;
                sign.len()
            } else if let Some(sign) = first_of(&CURRENCIES) {
                found.currency = true;
                found.is_plain_unit = true;
                sign.len()
            } else {
                let sign = first_of(&FILLER_SIGNS)?;
                found.introduced |= first;
                sign.len()
            }
        } else {
            c.len_utf8()
        };
        first &= !c.is_alphanumeric();
        rest = rest.get(used..)?;
    }
    Some(found)
}

fn found_once(power: &mut Option<u8>, found: u8) -> Option<()> {
    power.replace(found).is_none().then_some(())
}

fn is_wide(c: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&c)
}

fn is_code(word: &str) -> bool {
    Currency::by_code(&word.to_uppercase()).is_some() || matches!(word, "chf" | "sek" | "nok" | "dkk" | "brl")
}

fn plain(text: &str) -> Option<String> {
    (text.len() <= LONGEST).then(|| text.trim().chars().map(plain_char).collect())
}

/// What separates the words of a heading.
const BETWEEN: [char; 9] = [' ', '_', '-', ',', '/', ':', '|', '\n', '\r'];

/// A heading without the unit that it tells, and that unit: `金额(万元)` is `金额` in ten thousands.
pub fn split(heading: &str) -> Option<(String, Unit)> {
    let text = plain(heading)?;
    let unit = |phrase: Phrase, said: &str, by_itself: bool| {
        let plain_unit = || (phrase.power.is_none() && phrase.is_plain_unit).then_some(0);
        let power = phrase.tells(by_itself).or_else(plain_unit)?;
        Some(Unit { power, said: said.trim_matches(BETWEEN).into() })
    };
    // In brackets, wherever they stand.
    for (open, _) in text.char_indices().filter(|&(_, c)| c == '(' || c == '[') {
        let Some(inner) = text.get(open + 1..) else { continue };
        let Some(close) = inner.find([')', ']']) else { continue };
        let Some((said, after)) = inner.get(..close).zip(inner.get(close + 1..)) else { continue };
        if let Some(unit) = phrase(said).and_then(|phrase| unit(phrase, said, true)) {
            let before = text.get(..open).unwrap_or("").trim();
            return Some((format!("{before} {}", after.trim()).trim().into(), unit));
        }
    }
    // Behind the words, the longest first, then in one word before them.
    let places = || text.char_indices().filter(|(_, c)| BETWEEN.contains(c)).map(|(at, _)| at);
    for at in places().filter(|&at| at > 0) {
        let Some((bare, said)) = text.split_at_checked(at) else { continue };
        if let Some(unit) = phrase(said).and_then(|phrase| unit(phrase, said, false)) {
            return with_words(bare, unit);
        }
    }
    if let Some((said, bare)) = places().next().and_then(|at| text.split_at_checked(at)) {
        let found = phrase(said).filter(|phrase| phrase.power.is_some() && phrase.currency);
        if let Some(unit) = found.and_then(|phrase| unit(phrase, said, false)) {
            return with_words(bare, unit);
        }
    }
    // 销售额万元
    let wide = text.char_indices().rev().take_while(|&(_, c)| is_wide(c)).map(|(at, _)| at);
    let starts: Vec<usize> = wide.take(6).filter(|&at| at > 0).collect();
    starts.into_iter().rev().find_map(|at| {
        let (bare, said) = text.split_at_checked(at)?;
        let found = phrase(said).filter(|phrase| phrase.power.is_some() && phrase.currency)?;
        Some((bare.trim_matches(BETWEEN).into(), unit(found, said, false)?))
    })
}

/// A heading that is left with words, and its unit.
fn with_words(bare: &str, unit: Unit) -> Option<(String, Unit)> {
    let bare = bare.trim_matches(BETWEEN);
    (!bare.is_empty()).then(|| (bare.into(), unit))
}

/// The unit that a title above a table tells for the amounts in it, in a sentence or by itself.
pub fn in_title(title: &str) -> Option<Unit> {
    let text = plain(title)?;
    text.split([';', ',', '。', '、', '(', ')', '[', ']', '|', '\n']).find_map(in_segment)
}

fn in_segment(segment: &str) -> Option<Unit> {
    let told = |said: &str, by_itself: bool| {
        let power = phrase(said)?.tells(by_itself)?;
        Some(Unit { power, said: said.trim_matches(BETWEEN).into() })
    };
    // 单位：万元
    for word in ["单位", "單位"] {
        let after = segment.split_once(word).map(|(_, after)| after);
        let after = after.map(|after| after.trim_start_matches([':', ' ', '为', '均', '是']));
        if let Some(unit) =
            after.and_then(|after| told(after.split(' ').next()?, true).or_else(|| told(after, true)))
        {
            return Some(unit);
        }
    }
    let segment = segment.rsplit_once(':').map_or(segment, |(_, rest)| rest).trim();
    if let Some(unit) = told(segment, true) {
        return Some(unit);
    }
    // Words of a sentence: beside a currency or behind `in`, and not a number of them.
    let words: Vec<&str> = segment.split(' ').filter(|word| !word.is_empty()).collect();
    for from in 0..words.len() {
        for until in (from + 1..=words.len().min(from + 5)).rev() {
            let Some(said) = words.get(from..until).map(|words| words.join(" ")) else { continue };
            let Some(found) = phrase(&said) else { continue };
            let counted = from
                .checked_sub(1)
                .and_then(|before| words.get(before))
                .is_some_and(|word| word.ends_with(|c: char| c.is_ascii_digit()));
            let (Some(power), false) = (found.tells(false), counted) else { continue };
            if found.currency || found.introduced {
                let said = said.strip_prefix("in ").unwrap_or(&said);
                return Some(Unit { power, said: said.trim_matches(BETWEEN).into() });
            }
        }
    }
    None
}
