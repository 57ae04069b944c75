//! Amounts as people type, paste and export them.
//!
//! An [`Amount`] keeps the exact decimal, so that the lines of an account-month add up as decimals and are
//! rounded once. What could be read in two ways is reported as [`NumberProblem::Ambiguous`], never guessed.
//!
//! ```
//! use keyline::file::number::{NumberProblem, read_amount};
//! use keyline::plan::Money;
//! assert_eq!(read_amount("$(1,234.50)", 2)?.round(2), Some(Money(-123_450)));
//! assert_eq!(read_amount("¥1.2万", 2)?.round(2), Some(Money(1_200_000)));
//! assert!(matches!(read_amount("9,99", 2), Err(NumberProblem::Ambiguous { .. })));
//! # Ok::<(), NumberProblem>(())
//! ```
//!
//! It will not read hexadecimal, `NaN`, infinities, or percentages as money ([`read_ratio`] reads those).

use super::amount::{PLACES, power};
use crate::plan::Currency;

pub use super::amount::Amount;

/// The longest text that can still be an amount; anything longer is prose.
const LONGEST: usize = 80;

/// Which sign marks the decimals of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberStyle {
    /// `1,234.50`
    Point,
    /// `1.234,50`
    Comma,
}

/// Why a text is not an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberProblem {
    /// There is no text.
    #[error("no number")]
    Empty,
    /// It is not a number.
    #[error("not a number")]
    NotANumber,
    /// It is a percentage where money was asked for.
    #[error("a percentage, not an amount")]
    Percentage,
    /// It could be either of two amounts.
    #[error("either {either} or {or}")]
    Ambiguous {
        /// Read with a decimal sign.
        either: Amount,
        /// Read with a grouping sign.
        or: Amount,
    },
    /// It lies beyond [`Money::LIMIT`](crate::plan::Money::LIMIT).
    #[error("beyond the largest amount")]
    TooLarge,
}

/// Reads an amount as typed or pasted, with `.` as the decimal sign where both readings are possible:
/// `1,234` is a thousand and more, `1.234` is little more than one. `digits` are the currency's decimals,
/// which set how large an amount may be; the decimal itself is kept exactly.
pub fn read_amount(text: &str, digits: u8) -> Result<Amount, NumberProblem> {
    read_amount_in(text, digits, Some(NumberStyle::Point))
}

/// As [`read_amount`], in the style of the file the text comes from. `None` is a file whose style could not be
/// found: `1,234` and `1.234` are then ambiguous.
pub fn read_amount_in(text: &str, digits: u8, style: Option<NumberStyle>) -> Result<Amount, NumberProblem> {
    match read_number(text, digits, style)? {
        (_, true) => Err(NumberProblem::Percentage),
        (amount, false) => Ok(amount),
    }
}

/// A number, and whether it is a percentage.
fn read_number(text: &str, digits: u8, style: Option<NumberStyle>) -> Result<(Amount, bool), NumberProblem> {
    let plain = plain_text(text)?;
    let dressed = undress(&plain)?;
    if dressed.dash {
        return Ok((Amount::ZERO, dressed.percentage));
    }
    let (body, exponent) = split_exponent(dressed.body)?;
    let finish = |decimal: Decimal| {
        let amount = decimal.scaled(exponent + dressed.scale)?;
        let amount = if dressed.negative { Amount(-amount.0) } else { amount };
        amount.round(digits).map(|_| amount).ok_or(NumberProblem::TooLarge)
    };
    let ambiguous = |either: Decimal, or: Decimal| {
        let (either, or) = (finish(either)?, finish(or)?);
        Err(NumberProblem::Ambiguous { either, or })
    };
    let (point, comma) = (Decimal::read(body, '.'), Decimal::read(body, ','));
    let amount = match (style, point, comma) {
        (_, None, None) => return Err(NumberProblem::NotANumber),
        (_, Some(point), Some(comma)) if point == comma => finish(point)?,
        (Some(NumberStyle::Point), Some(point), _) => finish(point)?,
        (Some(NumberStyle::Comma), _, Some(comma)) => finish(comma)?,
        (None, Some(point), Some(comma)) => return ambiguous(point, comma),
        (None, Some(point), None) => finish(point)?,
        // Only the other style makes sense of it. Two signs leave no doubt; a single one may be a slip.
        (_, Some(only), None) | (_, None, Some(only)) => match signs(body) {
            1 => {
                let digits = body.replace(['.', ','], "");
                return ambiguous(only, Decimal::read(&digits, '.').ok_or(NumberProblem::NotANumber)?);
            }
            _ => finish(only)?,
        },
    };
    Ok((amount, dressed.percentage))
}

/// How many signs stand between the digits.
fn signs(body: &str) -> usize {
    body.bytes().filter(|byte| !byte.is_ascii_digit()).count()
}

/// Reads a ratio: `90%` and `0.9` are both nine tenths.
///
/// ```
/// use keyline::file::number::read_ratio;
/// assert_eq!(read_ratio("９０％"), Ok(0.9));
/// assert_eq!(read_ratio("-2.5 %"), Ok(-0.025));
/// ```
pub fn read_ratio(text: &str) -> Result<f64, NumberProblem> {
    let (number, percentage) = read_number(text, 2, Some(NumberStyle::Point))?;
    let unit = power(PLACES) as f64;
    Ok(number.0 as f64 / if percentage { unit * 100.0 } else { unit })
}

/// What a cell says about the style of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Nothing.
    None,
    /// Only a decimal point makes sense of it.
    Point,
    /// Only a decimal comma makes sense of it; `strong` where two signs leave no doubt.
    Comma { strong: bool },
    /// Both make sense of it, with different results.
    Either,
}

/// What a cell says about the style of its file.
pub(super) fn evidence(text: &str) -> Evidence {
    let Ok(plain) = plain_text(text) else { return Evidence::None };
    let Ok(dressed) = undress(&plain) else { return Evidence::None };
    let Ok((body, _)) = split_exponent(dressed.body) else { return Evidence::None };
    if !body.contains(['.', ',']) {
        return Evidence::None;
    }
    match (Decimal::read(body, '.'), Decimal::read(body, ',')) {
        (Some(point), Some(comma)) if point != comma => Evidence::Either,
        (Some(_), None) => Evidence::Point,
        (None, Some(_)) => Evidence::Comma { strong: signs(body) > 1 },
        _ => Evidence::None,
    }
}

/// The text with full-width forms, spaces and dashes made plain.
fn plain_text(text: &str) -> Result<String, NumberProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(NumberProblem::Empty);
    }
    if text.len() > LONGEST {
        return Err(NumberProblem::NotANumber);
    }
    Ok(text.chars().map(plain_char).collect())
}

/// A full-width form, odd space or dash as the ASCII character it stands for.
pub(super) fn plain_char(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' => ' ',
        '\u{2212}' | '\u{2013}' | '\u{2014}' | '\u{2010}' | '\u{2011}' => '-',
        '\u{2019}' => '\'',
        '\u{ffe5}' => '¥',
        '\u{ffe1}' => '£',
        '\u{ffe6}' => '₩',
        _ => c,
    }
}

/// An amount without what people put around it.
struct Dressed<'a> {
    body: &'a str,
    negative: bool,
    /// Nothing but a dash: the accountant's zero.
    dash: bool,
    percentage: bool,
    /// Powers of ten that a unit such as 万 or K adds.
    scale: i32,
}

const SYMBOLS: [&str; 22] = [
    "US$",
    "HK$",
    "NT$",
    "CA$",
    "AU$",
    "CN¥",
    "JP¥",
    "A$",
    "C$",
    "S$",
    "R$",
    "$",
    "¥",
    "€",
    "£",
    "₩",
    "₹",
    "₽",
    "₫",
    "฿",
    "人民币",
    "元",
];
const OTHER_CODES: [&str; 8] = ["RMB", "CHF", "NZD", "THB", "VND", "MYR", "SEK", "BRL"];
const UNITS: [(&str, i32); 15] = [
    ("百万", 6),
    ("千万", 7),
    ("十亿", 9),
    ("bn", 9),
    ("mn", 6),
    ("千", 3),
    ("万", 4),
    ("萬", 4),
    ("亿", 8),
    ("億", 8),
    ("k", 3),
    ("K", 3),
    ("m", 6),
    ("M", 6),
    ("B", 9),
];

fn undress(text: &str) -> Result<Dressed<'_>, NumberProblem> {
    let mut rest = text.trim();
    let (mut minus, mut brackets, mut percentage, mut scale) = (false, false, false, 0);
    let flag = |seen: &mut bool| match std::mem::replace(seen, true) {
        true => Err(NumberProblem::NotANumber),
        false => Ok(()),
    };
    loop {
        let before = rest;
        rest = rest.trim();
        if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            flag(&mut brackets)?;
            rest = inner;
        } else if let Some(inner) = rest.strip_prefix('-') {
            flag(&mut minus)?;
            rest = inner;
        } else if let Some(inner) = rest.strip_prefix('+').filter(|_| !minus && !brackets) {
            rest = inner;
        } else if let Some(inner) = rest.strip_suffix('-') {
            flag(&mut minus)?;
            rest = inner;
        } else if let Some(inner) = rest.strip_suffix('%') {
            flag(&mut percentage)?;
            rest = inner;
        } else if let Some(inner) = strip_currency(rest) {
            rest = inner;
        } else if let Some((inner, power)) =
            UNITS.iter().find_map(|&(unit, power)| Some((rest.strip_suffix(unit)?, power)))
        {
            if scale != 0 {
                return Err(NumberProblem::NotANumber);
            }
            (rest, scale) = (inner, power);
        }
        if rest == before {
            break;
        }
    }
    if (minus && brackets) || (rest.is_empty() && !(minus && scale == 0)) {
        return Err(NumberProblem::NotANumber);
    }
    Ok(Dressed { body: rest, negative: minus || brackets, dash: rest.is_empty(), percentage, scale })
}

fn strip_currency(text: &str) -> Option<&str> {
    let signs = SYMBOLS.iter().copied();
    if let Some(rest) =
        signs.clone().find_map(|sign| text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)))
    {
        return Some(rest);
    }
    let codes = Currency::KNOWN.iter().map(Currency::code).chain(OTHER_CODES);
    codes.into_iter().find_map(|code| {
        let at_start = text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(code));
        let tail = text.len().checked_sub(3)?;
        let at_end = text.get(tail..).is_some_and(|end| end.eq_ignore_ascii_case(code));
        match (at_start, at_end) {
            (true, _) => text.get(3..),
            (_, true) => text.get(..tail),
            _ => None,
        }
    })
}

/// `1.2E+05` as `1.2` and 5.
fn split_exponent(body: &str) -> Result<(&str, i32), NumberProblem> {
    let Some((body, exponent)) = body.split_once(['e', 'E']) else { return Ok((body, 0)) };
    let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NumberProblem::NotANumber);
    }
    // Longer exponents are beyond any amount, above or below.
    let size = digits.parse::<i32>().unwrap_or(9_999).min(9_999);
    Ok((body, if exponent.starts_with('-') { -size } else { size }))
}

/// Digits with a decimal sign, without their sign and unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Decimal {
    mantissa: u128,
    decimals: i32,
}

impl Decimal {
    /// Reads digits with `sign` before the decimals; what is left groups thousands or is refused.
    fn read(body: &str, sign: char) -> Option<Decimal> {
        let (whole, decimals) = body.split_once(sign).unwrap_or((body, ""));
        if !are_digits(decimals) || (whole.is_empty() && decimals.is_empty()) {
            return None;
        }
        if let Some(mark) = whole.chars().find(|c| !c.is_ascii_digit()) {
            let grouped = [',', '.', ' ', '\''].contains(&mark)
                && (in_thousands(whole, mark) || (!decimals.is_empty() && in_lakhs(whole, mark)));
            if !grouped {
                return None;
            }
        }
        let kept = decimals.get(..decimals.len().min(PLACES as usize))?;
        let mut mantissa = 0_u128;
        for digit in whole.bytes().chain(kept.bytes()).filter(u8::is_ascii_digit) {
            // Saturating is safe: whatever saturates is far beyond the largest amount.
            mantissa = mantissa.saturating_mul(10).saturating_add(u128::from(digit - b'0'));
        }
        Some(Decimal { mantissa, decimals: kept.len() as i32 })
    }

    fn scaled(self, powers: i32) -> Result<Amount, NumberProblem> {
        let up = PLACES as i32 - self.decimals + powers;
        let atoms = match u32::try_from(up) {
            _ if self.mantissa == 0 => Some(0),
            Ok(up) => 10_u128.checked_pow(up).and_then(|by| self.mantissa.checked_mul(by)),
            Err(_) => Some(10_u128.checked_pow(up.unsigned_abs()).map_or(0, |by| self.mantissa / by)),
        };
        let fits = atoms.and_then(|atoms| i128::try_from(atoms).ok());
        fits.map(Amount).ok_or(NumberProblem::TooLarge)
    }
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `1,234,567`
fn in_thousands(text: &str, mark: char) -> bool {
    let mut groups = text.split(mark);
    groups
        .next()
        .is_some_and(|first| (1..=3).contains(&first.len()) && are_digits(first) && !first.starts_with('0'))
        && groups.all(|group| group.len() == 3 && are_digits(group))
}

/// `12,34,567`, as in India. Taken only where decimals follow: without them it looks too much like a list.
fn in_lakhs(text: &str, mark: char) -> bool {
    let Some((front, last)) = text.rsplit_once(mark).filter(|_| mark == ',') else { return false };
    let mut groups = front.split(mark);
    last.len() == 3
        && are_digits(last)
        && groups.next().is_some_and(|first| {
            (1..=2).contains(&first.len()) && are_digits(first) && !first.starts_with('0')
        })
        && groups.all(|group| group.len() == 2 && are_digits(group))
}
