//! Dates and month headings as files write them.

use super::number::plain_char;
use crate::plan::Month;
use chrono::{Datelike, NaiveDate};

/// Which comes first in dates such as `05/01/2013` and `05/01/13`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayOrder {
    /// The fifth of January.
    DayFirst,
    /// The first of May.
    MonthFirst,
    /// The year, of two digits: 13 January 2005.
    YearFirst,
}

impl DayOrder {
    /// Every order.
    pub const ALL: [DayOrder; 3] = [DayOrder::DayFirst, DayOrder::MonthFirst, DayOrder::YearFirst];
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
    /// A day or month without a year, as in `3月9日`.
    #[error("no year")]
    NoYear,
}

/// As [`read_date_in`], for a text that tells its year.
pub fn read_date(text: &str, order: Option<DayOrder>) -> Result<NaiveDate, DateProblem> {
    read_date_in(text, order, None)
}

/// Reads a date: ISO and its relatives (`2013-01-05`, `2013/1/5`, `2013.01.05`, `2013年1月5日`, `20130105`), with
/// or without a time, `05/01/2013` in the given order, `5 Jan 2013`, spreadsheet serial numbers. A month alone
/// (`2013-01`, `Jan-13`) is its first day. Two digits are a year of this century; a date without one, `1月5日` or
/// `5 Jan`, is of the given year.
///
/// ```
/// use keyline::file::date::{DateProblem, DayOrder, read_date_in};
/// let fifth = chrono::NaiveDate::from_ymd_opt(2013, 1, 5).unwrap();
/// assert_eq!(read_date_in("2013年1月5日", None, None), Ok(fifth));
/// assert_eq!(read_date_in("05/01/13", Some(DayOrder::DayFirst), None), Ok(fifth));
/// assert_eq!(read_date_in("05/01/2013", None, None), Err(DateProblem::Ambiguous));
/// assert_eq!(read_date_in("1月5日", None, Some(2013)), Ok(fifth));
/// assert_eq!(read_date_in("1月5日", None, None), Err(DateProblem::NoYear));
/// assert_eq!(read_date_in("41279", None, None), Ok(fifth));
/// ```
pub fn read_date_in(
    text: &str,
    order: Option<DayOrder>,
    year: Option<i32>,
) -> Result<NaiveDate, DateProblem> {
    if text.len() > 60 {
        return Err(DateProblem::NotADate);
    }
    let plain: String = text.trim().chars().map(plain_char).collect();
    let day = without_time(&plain);
    if let Some(date) = compact(day) {
        return Ok(date);
    }
    let parts = parts(day).ok_or(DateProblem::NotADate)?;
    let on = |year: i32, month: u32, day: u32| {
        let month = Month::new(year, month).ok_or(DateProblem::NotADate)?;
        NaiveDate::from_ymd_opt(month.year(), month.number(), day).ok_or(DateProblem::NotADate)
    };
    let date = |year: &Part, month: u32, day: u32| on(year.year().ok_or(DateProblem::NotADate)?, month, day);
    let number = |part: &Part| part.number().ok_or(DateProblem::NotADate);
    // Whether the day exists is asked before the year is.
    let without_year = |month: u32, day: u32| {
        on(2000, month, day)?;
        on(year.ok_or(DateProblem::NoYear)?, month, day)
    };
    match parts.as_slice() {
        [a, b, c] if a.is_whole_year() => date(a, b.name.map_or_else(|| number(b), Ok)?, number(c)?),
        [a, b, c] if b.name.is_some() => date(c, b.name.unwrap_or(0), number(a)?),
        [a, b, c] if a.name.is_some() => date(c, a.name.unwrap_or(0), number(b)?),
        [a, b, c] => {
            let (first, second) = (number(a)?, number(b)?);
            if c.text.len() == 1 || (c.text.len() == 2 && order == Some(DayOrder::YearFirst)) {
                // `25/1/5`: a year has two digits at least.
                return if a.text.len() == 2 {
                    date(a, second, number(c)?)
                } else {
                    Err(DateProblem::NotADate)
                };
            }
            let order = order.filter(|&order| order != DayOrder::YearFirst).or(alone(day, first, second));
            match order {
                Some(DayOrder::MonthFirst) => date(c, first, second),
                Some(_) => date(c, second, first),
                None => date(c, first, second).and(Err(DateProblem::Ambiguous)),
            }
        }
        [a, b] if a.is_whole_year() => date(a, b.name.map_or_else(|| number(b), Ok)?, 1),
        [a, b] if b.is_whole_year() => date(b, a.name.map_or_else(|| number(a), Ok)?, 1),
        // 5 Jan
        [a, b] if b.name.is_some() => without_year(b.name.unwrap_or(0), number(a)?),
        // `Jan-13` is a month, as spreadsheets write it; `Jan 5` a day.
        [a, b] if a.name.is_some() && b.text.len() == 2 => date(b, a.name.unwrap_or(0), 1),
        [a, b] if a.name.is_some() => without_year(a.name.unwrap_or(0), number(b)?),
        [a, b] if day.contains('月') && !day.contains('年') => without_year(number(a)?, number(b)?),
        [a] if a.name.is_some() || day.contains('月') => {
            without_year(a.name.map_or_else(|| number(a), Ok)?, 1)
        }
        [a] if year.is_some() => without_year(number(a)?, 1),
        _ => Err(DateProblem::NotADate),
    }
}

/// The order of a date by itself: dots are written where the day comes first.
fn alone(day: &str, first: u32, second: u32) -> Option<DayOrder> {
    decided(first, second).or(day.contains('.').then_some(DayOrder::DayFirst))
}

/// Whether a text is a date whose reading hangs on the order of its column.
pub(super) fn hangs_on_order(text: &str) -> bool {
    let plain: String = text.trim().chars().take(60).map(plain_char).collect();
    let parts = parts(without_time(&plain));
    parts.is_some_and(|parts| {
        let numbers = parts.iter().filter(|part| part.name.is_none()).count();
        (parts.len(), numbers) == (3, 3) && !parts.first().is_some_and(Part::is_whole_year)
    })
}

/// Whether a date is written with points; those of its time say nothing.
pub(super) fn is_pointed(text: &str) -> bool {
    without_time(text.trim()).contains('.')
}

/// What the dates of a column say about their order, all of them together. Dates with points and others are written by
/// different hands: neither is a proof for the other.
#[derive(Debug, Default)]
pub(super) struct OrderEvidence {
    pointed: Proofs,
    others: Proofs,
}

/// What dates of one kind say about their order.
#[derive(Debug, Default)]
struct Proofs {
    /// How many hang on it.
    dates: usize,
    day_first: usize,
    month_first: usize,
    year_first: usize,
    /// Which of the numbers 0 to 99 stand first, and which last, in dates of two digits only.
    firsts: u128,
    lasts: u128,
}

impl OrderEvidence {
    /// So many proofs leave no doubt, and what contradicts them later will be reported.
    const ENOUGH: usize = 2_000;

    /// Takes a date in; whether more of them could still tell more.
    pub fn see(&mut self, text: &str) -> bool {
        let plain: String = text.trim().chars().take(60).map(plain_char).collect();
        let day = without_time(&plain);
        if let Some([a, b, c]) = parts(day).as_deref()
            && !a.is_whole_year()
            && let (Some(first), Some(second), Some(third)) = (a.number(), b.number(), c.number())
        {
            let proofs = if day.contains('.') { &mut self.pointed } else { &mut self.others };
            if c.text.len() == 1 || (first > 31 && c.text.len() == 2) {
                proofs.year_first += 1;
                proofs.dates += 1;
            } else if first != second {
                proofs.dates += 1;
                match decided(first, second) {
                    Some(DayOrder::DayFirst) => proofs.day_first += 1,
                    Some(DayOrder::MonthFirst) => proofs.month_first += 1,
                    _ => {}
                }
            }
            if c.text.len() == 2 {
                proofs.firsts |= 1 << first.min(127);
                proofs.lasts |= 1 << third.min(127);
            }
        }
        self.pointed.count() + self.others.count() < Self::ENOUGH
    }

    /// The order of the column that most of its dates prove; `None` where none does, but points alone are written where
    /// the day comes first.
    pub fn order(&self) -> Option<DayOrder> {
        match (self.others.dates, self.pointed.dates) {
            (0, 1..) => self.of_points(),
            _ => self.others.order(),
        }
    }

    /// The order of dates with points, where the column has others beside them whose order is not theirs.
    pub fn apart(&self) -> Option<DayOrder> {
        (self.others.dates > 0).then(|| self.of_points()).flatten()
    }

    fn of_points(&self) -> Option<DayOrder> {
        self.pointed.order().or((self.pointed.dates > 0).then_some(DayOrder::DayFirst))
    }
}

impl Proofs {
    fn count(&self) -> usize {
        self.day_first + self.month_first + self.year_first
    }

    /// The order that most of them prove; `None` where none does.
    fn order(&self) -> Option<DayOrder> {
        // A few numbers in front and the days of a month behind: the year stands in front.
        let behind = 128 - self.lasts.leading_zeros();
        let days_behind =
            self.lasts.count_ones() >= 8 && behind.saturating_sub(self.lasts.trailing_zeros()) > 15;
        let years_in_front = days_behind && self.firsts.count_ones() <= 4 && self.firsts >> 10 != 0;
        let most = self.day_first.max(self.month_first);
        match () {
            () if self.year_first > most || (years_in_front && self.month_first == 0) => {
                Some(DayOrder::YearFirst)
            }
            () if most > 0 && self.day_first == most => Some(DayOrder::DayFirst),
            () if most > 0 => Some(DayOrder::MonthFirst),
            () => None,
        }
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

/// The year of a date that tells it in four digits.
pub(super) fn year_of(text: &str) -> Option<i32> {
    let plain: String = text.trim().chars().take(60).map(plain_char).collect();
    let day = without_time(&plain);
    let parts = parts(day)?;
    let whole = parts.iter().find(|part| part.is_whole_year()).and_then(Part::year);
    whole.or_else(|| compact(day).map(|date| date.year())).filter(|_| parts.len() > 1 || day.len() > 4)
}

/// The one year that a heading or a title names, outside of a date; `None` where it names several.
///
/// ```
/// use keyline::file::date::year_in;
/// assert_eq!(year_in("2025年客户销售报表"), Some(2025));
/// assert_eq!(year_in("Orders 2025"), Some(2025));
/// assert_eq!(year_in("2024 and 2025"), None);
/// assert_eq!(year_in("Printed 2025-03-09"), None);
/// ```
pub fn year_in(text: &str) -> Option<i32> {
    let plain: String = text.chars().map(plain_char).collect();
    let runs = runs(&plain);
    let digits = |run: &str| run.bytes().all(|byte| byte.is_ascii_digit());
    // A sign between digits makes a date, a number or a range of them.
    let joins =
        |run: Option<&&str>| run.is_some_and(|run| matches!(run.trim(), "-" | "/" | "." | "," | ":" | "年"));
    let mut found = None;
    for (at, run) in runs.iter().enumerate().filter(|(_, run)| run.len() == 4 && digits(run)) {
        let near = |sign: Option<usize>, beyond: Option<usize>| {
            let number = beyond.and_then(|at| runs.get(at)).is_some_and(|run| digits(run));
            number && joins(sign.and_then(|at| runs.get(at)))
        };
        if near(Some(at + 1), Some(at + 2)) || near(at.checked_sub(1), at.checked_sub(2)) {
            continue;
        }
        let year = run.parse().ok().filter(|year| (1980..=2100).contains(year));
        match (found, year) {
            (Some(before), Some(year)) if before != year => return None,
            (_, year) => found = year.or(found),
        }
    }
    found
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

/// Year, month and day of dates in plain digits such as `5/1/2013`, `5/1/13` and `2013/1/5`, alone or with a time
/// behind them, where `order` is known.
pub(super) fn digit_date(bytes: &[u8], order: Option<DayOrder>) -> Option<(i32, u32, u32)> {
    let mut numbers = [(0_u32, 0_usize); 3];
    let mut at = 0;
    let mut sign = None;
    let end = bytes.iter().take(11).position(|&byte| byte == b' ' || byte == b'T').unwrap_or(bytes.len());
    let (day, time) = bytes.split_at_checked(end)?;
    let dated = day.len() <= 10 && time.iter().skip(1).all(|&byte| is_time(byte));
    for &byte in day.get(..day.len().min(11))? {
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
        ([(day, 1..=2), (month, 1..=2), (year, 2)], Some(DayOrder::DayFirst)) => (2000 + year, month, day),
        ([(month, 1..=2), (day, 1..=2), (year, 2)], Some(DayOrder::MonthFirst)) => (2000 + year, month, day),
        _ => return None,
    };
    (dated && is_day(year, month, day)).then_some((year as i32, month, day))
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

    fn is_whole_year(&self) -> bool {
        self.name.is_none() && self.text.len() == 4
    }

    /// A year of four digits, or of two and this century.
    fn year(&self) -> Option<i32> {
        let number = i32::try_from(self.number()?).ok()?;
        match self.text.len() {
            4 => Some(number),
            2 => Some(2000 + number),
            _ => None,
        }
    }
}

/// The one to three parts of a date; `None` where anything else stands between them.
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

/// The names of the months in the languages whose files are met, in full and abbreviated.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "januari", "janvier", "janv", "enero", "ene", "gennaio", "gen", "janeiro"],
    &[
        "february",
        "feb",
        "februar",
        "februari",
        "février",
        "fevrier",
        "févr",
        "fevr",
        "fév",
        "febrero",
        "febbraio",
        "fevereiro",
        "fev",
    ],
    &["march", "mar", "märz", "maerz", "mär", "mrz", "maart", "mrt", "mars", "marzo", "março", "marco"],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile"],
    &["may", "mai", "mei", "mayo", "maggio", "mag", "maio"],
    &["june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho"],
    &["august", "aug", "augustus", "août", "aout", "agosto", "ago"],
    &["september", "sep", "sept", "septembre", "septiembre", "settembre", "set", "setembro"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out"],
    &["november", "nov", "novembre", "noviembre", "novembro"],
    &[
        "december",
        "dec",
        "dezember",
        "dez",
        "décembre",
        "decembre",
        "déc",
        "diciembre",
        "dicembre",
        "dic",
        "dezembro",
    ],
];

/// The longest of them, in bytes.
const LONGEST: usize = 12;

/// The number of a month, by its name in full or abbreviated.
fn month_name(text: &str) -> Option<u32> {
    let text = text.trim_end_matches('.');
    // Asked of every word of a file's first rows, most of which are no month's.
    if !(3..=LONGEST).contains(&text.len()) || text.starts_with(|c: char| !c.is_alphabetic()) {
        return None;
    }
    let text = text.to_lowercase();
    MONTHS.iter().zip(1..).find(|(names, _)| names.contains(&&*text)).map(|(_, number)| number)
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
        } else if c.is_ascii_alphabetic() || ('à'..='ÿ').contains(&c) {
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

/// The year and number of a fiscal period in a heading such as `FY24 P1`, `P01 FY2024` or `2024-P1`. Which month it
/// is hangs on where the fiscal year begins and which of its two years names it.
///
/// ```
/// use keyline::file::date::fiscal_period;
/// assert_eq!(fiscal_period("FY24 P1"), Some((2024, 1)));
/// assert_eq!(fiscal_period("P12/2023"), Some((2023, 12)));
/// assert_eq!(fiscal_period("FY24 P13"), None);
/// assert_eq!(fiscal_period("FY24"), None);
/// ```
pub fn fiscal_period(text: &str) -> Option<(i32, u32)> {
    let plain: String = text.trim().chars().take(60).map(plain_char).collect::<String>().to_lowercase();
    let runs = runs(&plain);
    let parts: Vec<&str> =
        runs.into_iter().filter(|run| run.bytes().any(|byte| byte.is_ascii_alphanumeric())).collect();
    let is_year_word = |word: &&str| matches!(*word, "fy" | "fiscal" | "year" | "gj");
    let is_period_word = |word: &str, fiscal: bool| {
        matches!(word, "p" | "pd" | "per" | "period" | "periode") || (fiscal && matches!(word, "m" | "month"))
    };
    let fiscal = parts.iter().any(is_year_word);
    let rest: Vec<&str> = parts.into_iter().filter(|part| !is_year_word(part)).collect();
    let (year, period) = match rest.as_slice() {
        [year, word, period] if is_period_word(word, fiscal) => (*year, *period),
        [word, period, year] if is_period_word(word, fiscal) => (*year, *period),
        _ => return None,
    };
    let number: i32 = year.parse().ok()?;
    let year = match year.len() {
        4 => number,
        2 if fiscal => 2000 + number,
        _ => return None,
    };
    let period = period.parse().ok().filter(|period| (1..=12).contains(period))?;
    (1980..=2100).contains(&year).then_some((year, period))
}

/// The number of a month in a heading that is nothing else: `Jan`, `3月`.
pub(super) fn bare_month(text: &str) -> Option<u32> {
    let plain: String = text.trim().chars().take(20).map(plain_char).collect();
    let number =
        plain.trim_end_matches('份').strip_suffix('月').and_then(|number| number.trim().parse().ok());
    number.filter(|number| (1..=12).contains(number)).or_else(|| month_name(&plain))
}

/// The months of headings that are the serial numbers of days a month apart, as a spreadsheet saves dates that have
/// lost their format; by the place of the heading. Fewer than two prove nothing.
pub(super) fn serial_months(headings: &[Box<str>]) -> Vec<(usize, Month)> {
    let serial = |text: &str| {
        let digits = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
        Month::of(compact(text).filter(|_| digits)?)
    };
    let found: Vec<(usize, Month)> =
        headings.iter().enumerate().filter_map(|(at, text)| Some((at, serial(text)?))).collect();
    let a_month_apart = found.windows(2).all(|pair| match pair {
        [(_, a), (_, b)] => b.since(*a).abs() == 1,
        _ => false,
    });
    if found.len() >= 2 && a_month_apart { found } else { Vec::new() }
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
        // 2012M12, as statistical offices write it
        [year, m, number, ..] if m.eq_ignore_ascii_case("m") && digits(year, 4..=4).is_some() => {
            Some((month(digits(year, 4..=4)?, digits(number, 2..=2)?)?, 3))
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
