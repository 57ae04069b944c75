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
use super::table::Delimiter;
use crate::plan::{Currency, Money};

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
    /// It lies beyond [`Money::LIMIT`].
    #[error("beyond the largest amount")]
    TooLarge,
}

/// Reads an amount as typed, with `.` as the decimal sign where both readings are possible, as the page writes it:
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

/// Whether an amount tells by itself what it is to be multiplied by: `12.5万`.
pub(super) fn says_unit(text: &str) -> bool {
    plain_text(text).is_ok_and(|plain| undress(&plain).is_ok_and(|dressed| dressed.scale != 0))
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

/// What a cell says about the style of its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Evidence {
    /// Nothing.
    None,
    /// Only a decimal point makes sense of it.
    Point,
    /// Only a decimal comma makes sense of it; `strong` where two signs leave no doubt.
    Comma { strong: bool },
    /// Both make sense of it, with different results; whether the sign in it is a comma.
    Either { comma: bool },
}

fn evidence(text: &str) -> Evidence {
    // Nearly every cell of a file of whole numbers ends here, before anything is built.
    if !text.contains(['.', ',', '．', '，']) {
        return Evidence::None;
    }
    let Ok(plain) = plain_text(text) else { return Evidence::None };
    let Ok(dressed) = undress(&plain) else { return Evidence::None };
    let Ok((body, _)) = split_exponent(dressed.body) else { return Evidence::None };
    match (Decimal::read(body, '.'), Decimal::read(body, ',')) {
        (Some(point), Some(comma)) if point != comma => Evidence::Either { comma: body.contains(',') },
        (Some(_), None) => Evidence::Point,
        (None, Some(_)) => Evidence::Comma { strong: signs(body) > 1 },
        _ => Evidence::None,
    }
}

/// What the figures that came together, the amounts of a file or of a paste, show of their decimal sign: all of
/// them are in one style, whoever brings them in.
///
/// ```
/// use keyline::file::number::{NumberStyle, Shown, Proof};
/// let mut proof = Proof::default();
/// proof.see("2.000");
/// assert_eq!(proof.shown(None), Shown::Nothing);
/// proof.see("33,3");
/// assert_eq!(proof.shown(None), Shown::Style(NumberStyle::Comma));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Proof {
    /// Figures that only a decimal point makes sense of.
    point: usize,
    /// Figures that only a decimal comma makes sense of, with two signs or more.
    comma: usize,
    /// Figures that only a decimal comma makes sense of, with a comma alone: it may be a slip.
    slips: usize,
    /// Figures of both readings, with a point.
    by_point: usize,
    /// Figures of both readings, with a comma.
    by_comma: usize,
}

/// What a block shows of its decimal sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// All its figures are read in this style.
    Style(NumberStyle),
    /// Its figures have two readings, and none of them tells which is meant.
    Nothing,
    /// Some of its figures show a decimal point and others a decimal comma.
    Both,
}

impl Proof {
    /// So many figures that show one sign, and none the other, leave no doubt.
    const ENOUGH: usize = 2_000;

    /// Takes a figure in.
    pub fn see(&mut self, text: &str) {
        self.add(evidence(text));
    }

    fn add(&mut self, said: Evidence) {
        match said {
            Evidence::None => {}
            Evidence::Point => self.point += 1,
            Evidence::Comma { strong: true } => self.comma += 1,
            Evidence::Comma { strong: false } => self.slips += 1,
            Evidence::Either { comma: true } => self.by_comma += 1,
            Evidence::Either { comma: false } => self.by_point += 1,
        }
    }

    /// Whether a file need be looked at no further.
    pub(super) fn is_enough(&self) -> bool {
        self.point.max(self.comma + self.slips) >= Proof::ENOUGH
    }

    /// What the figures show. `delimiter` is what stands between the cells of their text: programs write commas there
    /// where the point marks decimals, and semicolons where the comma does. A tab, or none, says nothing.
    pub fn shown(&self, delimiter: Option<Delimiter>) -> Shown {
        let alone = match delimiter {
            Some(Delimiter::Semicolon) => self.slips > 0,
            // Beside figures that the comma may group it may be a slip itself.
            Some(Delimiter::Tab) | None => self.slips > 0 && self.by_comma == 0,
            Some(Delimiter::Comma) => self.slips >= 3 && self.by_comma == 0,
        };
        match () {
            () if self.point > 0 && self.comma > 0 => Shown::Both,
            () if self.point > 0 => Shown::Style(NumberStyle::Point),
            () if self.comma > 0 || alone => Shown::Style(NumberStyle::Comma),
            () if delimiter != Some(Delimiter::Comma) && self.by_point + self.by_comma > 0 => Shown::Nothing,
            () => Shown::Style(NumberStyle::Point),
        }
    }
}

/// Why the figures of a paste cannot be read in one style, with the figures that tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt<T> {
    /// Each has two readings: the first few that have. The answer is a style.
    Unproven(Vec<T>),
    /// One shows a decimal point, the other a decimal comma.
    Both {
        /// The first with a decimal point.
        point: T,
        /// The first with a decimal comma.
        comma: T,
    },
}

/// The style in which all figures of a paste are read: as `told` by the user, else as they show it themselves. Each
/// figure is then read by [`read_amount_in`].
///
/// ```
/// use keyline::file::number::{Doubt, NumberStyle, style_of};
/// assert_eq!(style_of(&["1.234,56", "33,3", "2.000"], None), Ok(NumberStyle::Comma));
/// assert_eq!(style_of(&["5", "2.000"], None), Err(Doubt::Unproven(vec!["2.000"])));
/// assert_eq!(style_of(&["2.000"], Some(NumberStyle::Comma)), Ok(NumberStyle::Comma));
/// ```
///
/// # Errors
/// Where they do not show it, or contradict each other.
pub fn style_of<T: AsRef<str> + Clone>(
    figures: &[T],
    told: Option<NumberStyle>,
) -> Result<NumberStyle, Doubt<T>> {
    /// How many figures a question repeats.
    const REPEATED: usize = 3;
    if let Some(told) = told {
        return Ok(told);
    }
    let mut proof = Proof::default();
    let (mut point, mut comma, mut open) = (None, None, Vec::new());
    for figure in figures {
        let said = evidence(figure.as_ref());
        proof.add(said);
        match said {
            Evidence::Point if point.is_none() => point = Some(figure),
            Evidence::Comma { strong: true } if comma.is_none() => comma = Some(figure),
            Evidence::Either { .. } if open.len() < REPEATED => open.push(figure.clone()),
            _ => {}
        }
    }
    match (proof.shown(None), point, comma) {
        (Shown::Both, Some(point), Some(comma)) => {
            Err(Doubt::Both { point: point.clone(), comma: comma.clone() })
        }
        (Shown::Style(style), ..) => Ok(style),
        _ => Err(Doubt::Unproven(open)),
    }
}

/// How an amount that was typed is read, where its writing leaves that open: it has a sign of thousands, a unit, or
/// more decimals than the currency. `None` where it says itself what it is, or cannot be read.
///
/// ```
/// use keyline::{file::number::said_back, plan::Money};
/// assert_eq!(said_back("2.000", 2), Some(Money(200)));
/// assert_eq!(said_back("1.2万", 2), Some(Money(1_200_000)));
/// assert_eq!(said_back("-12.5", 2), None);
/// ```
pub fn said_back(typed: &str, digits: u8) -> Option<Money> {
    let typed = typed.trim();
    let bare = typed.strip_prefix('-').unwrap_or(typed);
    let (whole, decimals) = bare.split_once('.').unwrap_or((bare, ""));
    if are_digits(whole) && are_digits(decimals) && decimals.len() <= usize::from(digits) {
        return None;
    }
    read_amount(typed, digits).ok()?.round(digits)
}

/// Whether the point of a typed number may have been meant to group thousands, as in `2.000`.
pub fn could_group(typed: &str) -> bool {
    evidence(typed) == Evidence::Either { comma: false }
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
