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

use crate::plan::{Currency, Money};
use std::fmt;

/// Decimals an [`Amount`] keeps: enough for any `f64` that another program wrote out in full, and few enough
/// that two million amounts at [`Money::LIMIT`] still fit its 128 bits.
const PLACES: u32 = 15;

/// The longest text that can still be an amount; anything longer is prose.
const LONGEST: usize = 80;

/// An exact decimal number of currency units, kept to 15 decimals; further ones are cut off.
///
/// Cutting off never changes how one amount rounds, because half away from zero asks only whether the rest
/// reaches a half.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(i128);

impl Amount {
    /// Nothing.
    pub const ZERO: Amount = Amount(0);

    /// `mantissa` x 10^-`decimals` currency units.
    ///
    /// ```
    /// use keyline::file::number::Amount;
    /// assert_eq!(Amount::from_decimal(-12_345, 3).to_string(), "-12.345");
    /// ```
    pub fn from_decimal(mantissa: i64, decimals: u8) -> Amount {
        match PLACES.checked_sub(u32::from(decimals)) {
            Some(up) => Amount(i128::from(mantissa) * power(up)),
            None => Amount(i128::from(mantissa) / power(u32::from(decimals) - PLACES)),
        }
    }

    /// The decimal value of a rounded amount of `digits` decimals.
    pub fn of(money: Money, digits: u8) -> Amount {
        Amount::from_decimal(money.0, digits.min(3))
    }

    /// `self + other`, or `None` where the sum does not fit.
    pub fn checked_add(self, other: Amount) -> Option<Amount> {
        self.0.checked_add(other.0).map(Amount)
    }

    /// `self - other`, or `None` where the difference does not fit.
    pub fn checked_sub(self, other: Amount) -> Option<Amount> {
        self.0.checked_sub(other.0).map(Amount)
    }

    /// Rounds to minor units of `digits` decimals, half away from zero; `None` beyond [`Money::LIMIT`].
    ///
    /// ```
    /// use keyline::{file::number::Amount, plan::Money};
    /// assert_eq!(Amount::from_decimal(-125, 3).round(2), Some(Money(-13)));
    /// ```
    pub fn round(self, digits: u8) -> Option<Money> {
        let minor = power(PLACES - u32::from(digits.min(3)));
        let (whole, rest) = (self.0 / minor, self.0 % minor);
        let rounded = if rest.abs() * 2 >= minor { whole + rest.signum() } else { whole };
        i64::try_from(rounded).ok().filter(|minor| minor.unsigned_abs() <= Money::LIMIT.0 as u64).map(Money)
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The number in units of 10^-15, for the accumulators of an import.
    pub(super) fn atoms(self) -> i128 {
        self.0
    }

    /// An amount of so many units of 10^-15.
    pub(super) fn from_atoms(atoms: i128) -> Amount {
        Amount(atoms)
    }
}

impl fmt::Display for Amount {
    /// A plain decimal: no grouping, `.` as the point, no trailing zeros.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (units, rest) =
            (self.0.unsigned_abs() / 10_u128.pow(PLACES), self.0.unsigned_abs() % 10_u128.pow(PLACES));
        if rest == 0 {
            return write!(f, "{sign}{units}");
        }
        let decimals = format!("{rest:015}");
        write!(f, "{sign}{units}.{}", decimals.trim_end_matches('0'))
    }
}

/// The powers of ten that amounts are scaled by; computing them cell by cell would cost more than the rest.
const POWERS: [i128; 39] = {
    let mut powers = [1; 39];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

fn power(exponent: u32) -> i128 {
    POWERS.get(exponent as usize).copied().unwrap_or(i128::MAX)
}

/// 10^`exponent` for the 15 digits of a plain number.
#[inline]
pub(super) fn small_power(exponent: u8) -> i64 {
    const POWERS: [i64; 16] = {
        let mut powers = [1; 16];
        let mut at = 1;
        while at < powers.len() {
            powers[at] = powers[at - 1] * 10;
            at += 1;
        }
        powers
    };
    POWERS.get(usize::from(exponent)).copied().unwrap_or(i64::MAX)
}

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
    /// It lies beyond [`Money::LIMIT`].
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

/// Rounds `mantissa` x 10^-`decimals` to minor units without leaving 64 bits, for the plain numbers that most
/// cells hold. Gives the minor units and what rounding took away, in units of 10^-15; `None` where the amount
/// is beyond [`Money::LIMIT`]. `mantissa` has at most 15 digits.
#[inline]
pub(super) fn round_plain(mantissa: i64, decimals: u8, digits: u8) -> Option<(i64, i128)> {
    let digits = digits.min(3);
    if decimals <= digits {
        let minor = mantissa * small_power(digits - decimals);
        return (minor.unsigned_abs() <= Money::LIMIT.0 as u64).then_some((minor, 0));
    }
    let by = small_power(decimals - digits);
    let (whole, rest) = (mantissa / by, mantissa % by);
    let minor = if rest.abs() * 2 >= by { whole + rest.signum() } else { whole };
    let lost = i128::from(mantissa - minor * by) * power(PLACES - u32::from(decimals));
    Some((minor, lost))
}
