//! Dates and month headings as files write them.

use super::number::plain_char;
use crate::plan::Month;
use chrono::NaiveDate;

/// Which comes first in dates such as `05/01/2013`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayOrder {
    /// The fifth of January.
    DayFirst,
    /// The first of May.
    MonthFirst,
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateProblem {
    /// It is not a date.
    #[error("not a date")]
    NotADate,
    /// Day and month could be either way round.
    #[error("day and month could be either way round")]
    Ambiguous,
}

/// Reads a date: ISO and its relatives (`2013-01-05`, `2013/1/5`, `2013.01.05`, `2013年1月5日`, `20130105`), with
/// or without a time, `05/01/2013` in the given order, `5 Jan 2013`, spreadsheet serial numbers. A month alone
/// (`2013-01`) is its first day.
///
/// ```
/// use keyline::file::date::{DateProblem, DayOrder, read_date};
/// let fifth = chrono::NaiveDate::from_ymd_opt(2013, 1, 5).unwrap();
/// assert_eq!(read_date("2013年1月5日", None), Ok(fifth));
/// assert_eq!(read_date("05/01/2013", Some(DayOrder::DayFirst)), Ok(fifth));
/// assert_eq!(read_date("05/01/2013", None), Err(DateProblem::Ambiguous));
/// assert_eq!(read_date("41279", None), Ok(fifth));
/// ```
pub fn read_date(text: &str, order: Option<DayOrder>) -> Result<NaiveDate, DateProblem> {
    if text.len() > 60 {
        return Err(DateProblem::NotADate);
    }
    let plain: String = text.trim().chars().map(plain_char).collect();
    let day = without_time(&plain);
    if let Some(date) = compact(day) {
        return Ok(date);
    }
    let parts = parts(day).ok_or(DateProblem::NotADate)?;
    let date = |year: &Part, month: u32, day: u32| {
        let year = year.number().filter(|_| year.text.len() == 4).and_then(|year| i32::try_from(year).ok());
        let month = year.and_then(|year| Month::new(year, month)).ok_or(DateProblem::NotADate)?;
        NaiveDate::from_ymd_opt(month.year(), month.number(), day).ok_or(DateProblem::NotADate)
    };
    let number = |part: &Part| part.number().ok_or(DateProblem::NotADate);
    match parts.as_slice() {
        [a, b, c] if a.text.len() == 4 && a.name.is_none() => {
            date(a, b.name.map_or_else(|| number(b), Ok)?, number(c)?)
        }
        [a, b, c] if b.name.is_some() => date(c, b.name.unwrap_or(0), number(a)?),
        [a, b, c] if a.name.is_some() => date(c, a.name.unwrap_or(0), number(b)?),
        [a, b, c] => {
            let (first, second) = (number(a)?, number(b)?);
            // Dots are written where the day comes first.
            let order = order.or(day.contains('.').then_some(DayOrder::DayFirst)).or(decided(first, second));
            match order {
                Some(DayOrder::DayFirst) => date(c, second, first),
                Some(DayOrder::MonthFirst) => date(c, first, second),
                None => date(c, first, second).and(Err(DateProblem::Ambiguous)),
            }
        }
        [a, b] if a.text.len() == 4 && a.name.is_none() => date(a, b.name.map_or_else(|| number(b), Ok)?, 1),
        [a, b] if b.text.len() == 4 => date(b, a.name.map_or_else(|| number(a), Ok)?, 1),
        _ => Err(DateProblem::NotADate),
    }
}

/// What `text` says about the order of its column: `None` where it fits both or is no such date.
pub(super) fn order_of(text: &str) -> Option<DayOrder> {
    let plain: String = text.trim().chars().take(60).map(plain_char).collect();
    let parts = parts(without_time(&plain))?;
    match parts.as_slice() {
        [a, b, c] if c.text.len() == 4 => match (a.number()?, b.number()?) {
            (first, second) if first == second => None,
            (first, second) => decided(first, second),
        },
        _ => None,
    }
}

fn decided(first: u32, second: u32) -> Option<DayOrder> {
    match (first, second) {
        (13..=31, 1..=12) => Some(DayOrder::DayFirst),
        (1..=12, 13..=31) => Some(DayOrder::MonthFirst),
        // The same day either way.
        (a, b) if a == b => Some(DayOrder::DayFirst),
        _ => None,
    }
}

/// Year, month and day of `2013-01-05`, alone or with a time behind it; the path nearly every line takes.
pub(super) fn iso_date(bytes: &[u8]) -> Option<(i32, u32, u32)> {
    let (date, time) = bytes.split_at_checked(10)?;
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = date else { return None };
    let mut wrong = false;
    let mut digit = |byte: u8| {
        wrong |= !byte.is_ascii_digit();
        u32::from(byte.wrapping_sub(b'0'))
    };
    let year = digit(y1) * 1000 + digit(y2) * 100 + digit(y3) * 10 + digit(y4);
    let (month, day) = (digit(m1) * 10 + digit(m2), digit(d1) * 10 + digit(d2));
    let time_like = match time {
        [] => true,
        [b' ' | b'T', rest @ ..] => rest.iter().all(|&byte| is_time(byte)),
        _ => false,
    };
    (!wrong && time_like && is_day(year, month, day)).then_some((year as i32, month, day))
}

/// Year, month and day of dates in plain digits such as `5/1/2013` and `2013/1/5`, where `order` is known.
pub(super) fn digit_date(bytes: &[u8], order: Option<DayOrder>) -> Option<(i32, u32, u32)> {
    let mut numbers = [(0_u32, 0_usize); 3];
    let mut at = 0;
    let mut sign = None;
    for &byte in bytes.get(..bytes.len().min(11))? {
        match byte {
            b'0'..=b'9' => {
                let (number, length) = numbers.get_mut(at)?;
                *number = *number * 10 + u32::from(byte - b'0');
                *length += 1;
                if *length > 4 {
                    return None;
                }
            }
            b'/' | b'-' if sign.is_none_or(|sign| sign == byte) => {
                sign = Some(byte);
                at += 1;
            }
            _ => return None,
        }
    }
    let (year, month, day) = match (numbers, order) {
        ([(year, 4), (month, 1..=2), (day, 1..=2)], _) => (year, month, day),
        ([(day, 1..=2), (month, 1..=2), (year, 4)], Some(DayOrder::DayFirst)) => (year, month, day),
        ([(month, 1..=2), (day, 1..=2), (year, 4)], Some(DayOrder::MonthFirst)) => (year, month, day),
        _ => return None,
    };
    (bytes.len() <= 10 && is_day(year, month, day)).then_some((year as i32, month, day))
}

fn is_day(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1900..=2200).contains(&year) && (1..=12).contains(&month) && (1..=last).contains(&day)
}

fn is_time(byte: u8) -> bool {
    byte.is_ascii_digit()
        || matches!(byte, b':' | b'.' | b'Z' | b'+' | b'-' | b' ' | b'A' | b'P' | b'M' | b'a' | b'p' | b'm')
}

/// The text before a time of day, where there is one.
fn without_time(text: &str) -> &str {
    let cut = text.char_indices().find(|&(at, c)| {
        let rest = text.get(at + c.len_utf8()..).unwrap_or("");
        (c == ' ' || c == 'T')
            && rest.contains(':')
            && rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
            && rest.bytes().all(is_time)
    });
    cut.map_or(text, |(at, _)| text.get(..at).unwrap_or(text)).trim()
}

/// `20130105`, `201301`, and a spreadsheet's serial number.
fn compact(text: &str) -> Option<NaiveDate> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) {
        return None;
    }
    let number: u32 = whole.parse().ok()?;
    let split = |number: u32| Month::new(i32::try_from(number / 100).ok()?, number % 100);
    let date = |month: Month, day| NaiveDate::from_ymd_opt(month.year(), month.number(), day);
    match whole.len() {
        8 if fraction.is_empty() => date(split(number / 100)?, number % 100),
        6 if fraction.is_empty() => date(split(number)?, 1),
        // 1954 to 2119: whatever else has five digits is no date of sales.
        5 if (20_000..80_000).contains(&number) => {
            NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(u64::from(number)))
        }
        _ => None,
    }
}

/// A number or the name of a month in a date.
struct Part<'a> {
    text: &'a str,
    name: Option<u32>,
}

impl Part<'_> {
    fn number(&self) -> Option<u32> {
        self.text.parse().ok().filter(|_| self.name.is_none() && self.text.len() <= 4)
    }
}

/// The two or three parts of a date; `None` where anything else stands between them.
fn parts(text: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::with_capacity(3);
    for text in text.split(['-', '/', '.', ' ', ',', '年', '月', '日', '号']).filter(|text| !text.is_empty())
    {
        let name = month_name(text);
        if parts.len() == 3 || (name.is_none() && !text.bytes().all(|byte| byte.is_ascii_digit())) {
            return None;
        }
        parts.push(Part { text, name });
    }
    Some(parts)
}

/// The number of an English month, in full or abbreviated.
fn month_name(text: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let text = text.trim_end_matches('.').to_ascii_lowercase();
    let fits = |name: &&str| {
        **name == text
            || (text.len() == 3 && name.starts_with(&text))
            || (text == "sept" && name.starts_with("sept"))
    };
    NAMES.iter().zip(1..).find(|(name, _)| fits(name)).map(|(_, number)| number)
}

/// Finds a month in a heading and gives the words around it: `Margin Dec 2012` is December 2012 and `Margin`.
///
/// ```
/// use keyline::file::date::month_heading;
/// use keyline::plan::Month;
/// let december = Month::new(2012, 12).unwrap();
/// for heading in ["2012-12", "2012/12", "201212", "Dec 2012", "Dec-12", "12/2012", "2012年12月", "2012-12-01"] {
///     assert_eq!(month_heading(heading), Some((december, String::new())), "{heading}");
/// }
/// assert_eq!(month_heading("2012年12月销售额"), Some((december, "销售额".into())));
/// assert_eq!(month_heading("12"), None);
/// ```
pub fn month_heading(text: &str) -> Option<(Month, String)> {
    if text.len() > 120 {
        return None;
    }
    let plain: String = text.trim().chars().map(plain_char).collect();
    let runs = runs(&plain);
    (0..runs.len()).find_map(|at| {
        let rest = runs.get(at..)?;
        let (month, used) = month_at(rest)?;
        let (before, after) = (runs.get(..at)?, rest.get(used..)?);
        // The 4 of `Q4 2012` is no month.
        let letters = before.last().is_some_and(|run| run.bytes().all(|byte| byte.is_ascii_alphabetic()));
        if letters && rest.first().is_some_and(|first| first.len() <= 2) {
            return None;
        }
        // A digit left over means that this was part of something longer.
        let words = before
            .iter()
            .chain(after)
            .map(|run| run.trim_matches(|c: char| !c.is_alphanumeric() && c != '%'));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let clean = !words.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit()));
        clean.then(|| (month, words.join(" ")))
    })
}

/// Splits a heading into runs of digits, of Latin letters, and of the rest.
fn runs(text: &str) -> Vec<&str> {
    let kind = |c: char| {
        if c.is_ascii_digit() {
            0
        } else if c.is_ascii_alphabetic() {
            1
        } else {
            2
        }
    };
    let mut runs = Vec::new();
    let mut from = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        let kind = match c {
            // Each stands alone, so that the words behind them do not stick to them.
            '年' | '月' => 3 + at,
            _ => kind(c),
        };
        if last.is_some_and(|last| last != kind) {
            runs.extend(text.get(from..at));
            from = at;
        }
        last = Some(kind);
    }
    runs.extend(text.get(from..).filter(|run| !run.is_empty()));
    runs
}

fn month_at(runs: &[&str]) -> Option<(Month, usize)> {
    let digits = |run: &str, lengths: std::ops::RangeInclusive<usize>| -> Option<u32> {
        (lengths.contains(&run.len()) && run.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| run.parse().ok())?
    };
    let join = |run: &str| matches!(run.trim(), "-" | "/" | "." | "_" | "" | "'" | "-'" | ",");
    let month = |year: u32, month: u32| Month::new(i32::try_from(year).ok()?, month);
    match runs {
        // 2012年12月, with or without the last character
        [year, "年", number, rest @ ..] if digits(year, 4..=4).is_some() => {
            let found = month(digits(year, 4..=4)?, digits(number.trim(), 1..=2)?)?;
            Some((found, 3 + usize::from(rest.first() == Some(&"月"))))
        }
        // 2012-12-01: a date on the first stands for its month
        [year, j1, number, j2, day, ..]
            if join(j1) && j1 == j2 && digits(year, 4..=4).is_some() && digits(day, 1..=2) == Some(1) =>
        {
            Some((month(digits(year, 4..=4)?, digits(number, 1..=2)?)?, 5))
        }
        // 2012-12 and 2012 Dec
        [year, j, number, ..] if join(j) && digits(year, 4..=4).is_some() => {
            let number = digits(number, 1..=2).or_else(|| month_name(number))?;
            Some((month(digits(year, 4..=4)?, number)?, 3))
        }
        // 12/2012 and Dec 2012
        [number, j, year, ..] if join(j) && digits(year, 4..=4).is_some() => {
            let number = digits(number, 1..=2).or_else(|| month_name(number))?;
            Some((month(digits(year, 4..=4)?, number)?, 3))
        }
        // Dec-12
        [name, j, year, ..] if join(j) && month_name(name).is_some() => {
            Some((month(2000 + digits(year, 2..=2)?, month_name(name)?)?, 3))
        }
        // Dec2012 and Dec12
        [name, year, ..] if month_name(name).is_some() => {
            let year = digits(year, 4..=4).or_else(|| Some(2000 + digits(year, 2..=2)?))?;
            Some((month(year, month_name(name)?)?, 2))
        }
        // 201212
        [both, ..] => {
            let both = digits(both, 6..=6)?;
            Some((month(both / 100, both % 100)?, 1))
        }
        [] => None,
    }
}
