//! Bytes to rows of cells.
//!
//! Nothing is copied: a [`Cell`] is a range of the text, and only a cell with doubled quotes is built anew when
//! its text is asked for. Rows count as a spreadsheet counts them, blank ones included. A [`Sheet`] holds cells that
//! know what they are, as those of a workbook do; a [`Cursor`] walks either.
//!
//! The splitter is our own because it reads amounts on the way: together with that it takes .6 of the time of the csv
//! crate's (csv-core with the same reader of numbers behind it) on 100,000 accounts of 36 months, and .7 on 541,909
//! transactions. Without amounts csv-core is the faster. `benches/import.rs` measures both.

use super::amount::small_power;
use super::import::{Capped, ImportError, NotText};
use chrono::NaiveDate;
use std::borrow::Cow;

/// The most bytes a file may have.
pub const MAX_BYTES: usize = 400_000_000;
/// The most rows a file may have.
pub const MAX_ROWS: usize = 2_000_000;
/// The most columns a row may have.
pub const MAX_COLUMNS: usize = 2_000;
/// The most bytes a cell may have.
pub const MAX_CELL: usize = 1_000_000;

/// What stands between the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
}

impl Delimiter {
    /// Every delimiter, the usual ones first.
    pub const ALL: [Delimiter; 3] = [Delimiter::Comma, Delimiter::Tab, Delimiter::Semicolon];

    /// The byte itself.
    pub fn byte(self) -> u8 {
        match self {
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
        }
    }
}

/// The text of a file. Only UTF-8 is understood so far, with or without its mark; another encoding would be
/// converted here and nowhere else.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge { what: Capped::Bytes, found: bytes.len(), limit: MAX_BYTES });
    }
    let refuse = |why| Err(ImportError::NotText { why });
    match bytes {
        [] => return Err(ImportError::Empty),
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => return refuse(NotText::Workbook),
        [b'%', b'P', b'D', b'F', ..] => return refuse(NotText::Binary { at: 0 }),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return refuse(NotText::Utf16),
        _ => {}
    }
    if let Some(at) = memchr::memchr(0, bytes) {
        return refuse(NotText::Binary { at });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text).into()),
        Err(error) => refuse(NotText::OtherEncoding { at: error.valid_up_to() }),
    }
}

/// How a cell is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As it is.
    Plain,
    /// Between quotes that are not part of `raw`, with doubled quotes inside.
    Doubled,
    /// Quotes that do not enclose the cell: `"a"b`. `raw` is everything.
    Broken,
    /// A number that knows it is one: a decimal with a point.
    Number,
    /// A day that knows it is one: `2013-01-05`.
    Date,
}

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a> {
    raw: &'a str,
    form: Form,
}

impl<'a> Cell<'a> {
    /// A cell without text.
    pub const EMPTY: Cell<'static> = Cell { raw: "", form: Form::Plain };

    /// The text of the cell, quotes resolved.
    pub fn text(self) -> Cow<'a, str> {
        match self.form {
            Form::Plain | Form::Number | Form::Date => self.raw.into(),
            Form::Doubled => self.raw.replace("\"\"", "\"").into(),
            Form::Broken => {
                // As most readers take it: what the quotes enclose, then the rest as it stands.
                let inner = self.raw.strip_prefix('"').unwrap_or(self.raw);
                let mut text = String::with_capacity(inner.len());
                let mut rest = inner;
                while let Some((before, after)) = rest.split_once('"') {
                    text.push_str(before);
                    match after.strip_prefix('"') {
                        Some(after) => {
                            text.push('"');
                            rest = after;
                        }
                        None => {
                            text.push_str(after);
                            return text.into();
                        }
                    }
                }
                // Never closed: the quote is text.
                self.raw.into()
            }
        }
    }

    /// The text without the spaces around it.
    pub fn trimmed(self) -> Cow<'a, str> {
        if let (Form::Plain, [first, .., last]) = (self.form, self.raw.as_bytes())
            && first.is_ascii_graphic()
            && last.is_ascii_graphic()
        {
            return self.raw.into();
        }
        match self.text() {
            Cow::Borrowed(text) => text.trim().into(),
            Cow::Owned(text) => text.trim().to_owned().into(),
        }
    }

    /// Whether there is nothing in it but spaces.
    pub fn is_blank(self) -> bool {
        match self.raw.as_bytes() {
            [] => true,
            [first, ..] if first.is_ascii_graphic() => false,
            _ => self.raw.trim().is_empty(),
        }
    }

    /// Whether its quotes do not close where the cell ends, a sign that rows may have run together.
    pub fn is_broken(self) -> bool {
        self.form == Form::Broken
    }

    /// Whether it is a number by itself, whatever sign marks the decimals of texts beside it.
    pub fn is_number(self) -> bool {
        self.form == Form::Number
    }

    /// Whether it is a day by itself.
    pub fn is_date(self) -> bool {
        self.form == Form::Date
    }

    /// The text as it stands in the file, quotes included where they do not enclose it.
    pub(super) fn raw(self) -> &'a str {
        self.raw
    }

    /// The text where it needs no resolving.
    pub(super) fn plain(self) -> Option<&'a str> {
        matches!(self.form, Form::Plain | Form::Number | Form::Date).then_some(self.raw)
    }
}

/// What a cell of a [`Sheet`] holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Empty,
    /// Text, which may still spell a number or a date.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// A day.
    Date(NaiveDate),
}

/// Where the text of a cell ends, which begins where that of the cell before ends.
#[derive(Debug, Clone, Copy)]
struct Spot {
    end: usize,
    form: Form,
    ends_row: bool,
}

/// Rows of cells that know what they are.
///
/// ```
/// use keyline::file::table::{Sheet, Value};
/// let mut sheet = Sheet::default();
/// sheet.push_row([Value::Text("Customer"), Value::Text("2025-12")]);
/// sheet.push_row([Value::Text("Acme"), Value::Number(1234.5)]);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    text: String,
    spots: Vec<Spot>,
}

impl Sheet {
    /// Adds a row at the end; one without cells is a blank row.
    pub fn push_row<'a>(&mut self, row: impl IntoIterator<Item = Value<'a>>) {
        let before = self.spots.len();
        row.into_iter().for_each(|value| self.push(value));
        if self.spots.len() == before {
            self.push(Value::Empty);
        }
        if let Some(last) = self.spots.last_mut() {
            last.ends_row = true;
        }
    }

    fn push(&mut self, value: Value<'_>) {
        use std::fmt::Write;
        let form = match value {
            Value::Empty => Form::Plain,
            Value::Text(text) => {
                self.text.push_str(text);
                Form::Plain
            }
            Value::Number(number) => {
                // Every decimal that a cell can show is written out; beyond, the exponent is.
                let plain = number == 0.0 || (1e-12..1e16).contains(&number.abs());
                // Writing into memory does not fail.
                let _ = if plain { write!(self.text, "{number}") } else { write!(self.text, "{number:e}") };
                Form::Number
            }
            Value::Date(date) => {
                let _ = write!(self.text, "{date}");
                Form::Date
            }
        };
        self.spots.push(Spot { end: self.text.len(), form, ends_row: false });
    }

    /// A cell, and whether another one follows in its row.
    fn cell(&self, at: usize) -> Option<(Cell<'_>, bool)> {
        let spot = self.spots.get(at)?;
        let start = at.checked_sub(1).and_then(|before| self.spots.get(before)).map_or(0, |spot| spot.end);
        let raw = self.text.get(start..spot.end)?;
        Some((Cell { raw, form: spot.form }, !spot.ends_row))
    }
}

/// Where cells come from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Source<'a> {
    Text(&'a str),
    Sheet(&'a Sheet),
}

impl<'a> Source<'a> {
    /// Whether there is nothing in it but spaces.
    pub fn is_blank(self) -> bool {
        match self {
            Source::Text(text) => text.trim().is_empty(),
            Source::Sheet(sheet) => sheet.text.trim().is_empty(),
        }
    }

    /// The start of it; a text needs a delimiter.
    pub fn start(self, delimiter: Option<Delimiter>) -> Cursor<'a> {
        match self {
            Source::Text(text) => Cursor::new(text, delimiter.unwrap_or(Delimiter::Comma)),
            Source::Sheet(sheet) => Cursor { sheet: Some(sheet), ..Cursor::new("", Delimiter::Comma) },
        }
    }
}

/// A plain number read straight from the text: `mantissa` x 10^-`decimals`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plain {
    pub mantissa: i64,
    pub decimals: u8,
    /// Whether the cell had no text at all.
    pub blank: bool,
}

/// What [`Cursor::amounts`] read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// How many cells.
    pub cells: usize,
    /// Whether any of them has text.
    pub is_filled: bool,
    /// Whether another cell follows in the row.
    pub more: bool,
}

impl Run {
    /// Before the first of them.
    pub const NONE: Run = Run { cells: 0, is_filled: false, more: true };
}

/// A place in a text or a sheet, from which cells are read one after another.
///
/// A row ends where [`Cursor::cell`] says that no cell follows; [`Cursor::is_done`] says that no row follows.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'a> {
    text: &'a str,
    at: usize,
    delimiter: u8,
    line_end: u8,
    /// In place of the text, which is empty then.
    sheet: Option<&'a Sheet>,
}

impl<'a> Cursor<'a> {
    /// The start of a text.
    pub fn new(text: &'a str, delimiter: Delimiter) -> Cursor<'a> {
        // Old programs end their lines with a carriage return alone.
        let bytes = text.as_bytes();
        let old = memchr::memchr(b'\n', bytes).is_none() && memchr::memchr(b'\r', bytes).is_some();
        let line_end = if old { b'\r' } else { b'\n' };
        Cursor { text, at: 0, delimiter: delimiter.byte(), line_end, sheet: None }
    }

    /// The same table at another place, where a row starts.
    pub(super) fn moved(self, at: usize) -> Cursor<'a> {
        Cursor { at, ..self }
    }

    /// How many bytes of a text lie behind, or cells of a sheet.
    pub fn at(&self) -> usize {
        self.at
    }

    /// How many bytes the text has, or cells the sheet.
    pub fn extent(&self) -> usize {
        self.sheet.map_or(self.text.len(), |sheet| sheet.spots.len())
    }

    /// Whether no row follows.
    pub fn is_done(&self) -> bool {
        self.at >= self.extent()
    }

    /// No more rows than this follow.
    pub(super) fn rows_at_most(&self) -> usize {
        if let Some(sheet) = self.sheet {
            return sheet.spots.iter().skip(self.at).filter(|spot| spot.ends_row).count();
        }
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        count(rest, self.line_end) + 1
    }

    /// The next cell, and whether another one follows in this row. `None` is a cell beyond [`MAX_CELL`].
    #[inline]
    pub fn cell(&mut self) -> Option<(Cell<'a>, bool)> {
        let bytes = self.text.as_bytes();
        match bytes.get(self.at) {
            // There is no text beside a sheet.
            Some(b'"') | None => self.quoted_or_last(),
            Some(_) => {
                let end = find(bytes, self.at, self.delimiter, self.line_end);
                self.until(self.at, end, Form::Plain)
            }
        }
    }

    #[inline(never)]
    fn quoted_or_last(&mut self) -> Option<(Cell<'a>, bool)> {
        if let Some(sheet) = self.sheet {
            let (cell, more) = sheet.cell(self.at)?;
            self.at += 1;
            return (cell.raw.len() <= MAX_CELL).then_some((cell, more));
        }
        if self.is_done() {
            return self.until(self.at, self.at, Form::Plain);
        }
        self.quoted()
    }

    /// The cell between two places, and what follows it.
    #[inline]
    fn until(&mut self, start: usize, end: usize, form: Form) -> Option<(Cell<'a>, bool)> {
        let more = self.follow(end);
        let mut raw = self.text.get(start..end).unwrap_or("");
        if !more {
            raw = raw.strip_suffix('\r').unwrap_or(raw);
        }
        (raw.len() <= MAX_CELL).then_some((Cell { raw, form }, more))
    }

    /// Steps over what ends a cell; whether another cell follows in the row.
    #[inline]
    fn follow(&mut self, end: usize) -> bool {
        let found = self.text.as_bytes().get(end);
        self.at = if found.is_some() { end + 1 } else { end };
        found == Some(&self.delimiter)
    }

    fn quoted(&mut self) -> Option<(Cell<'a>, bool)> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let window = bytes.len().min(start + MAX_CELL + 1);
        let mut doubled = false;
        let mut from = start;
        while let Some(quote) = bytes.get(from..window).and_then(|rest| memchr::memchr(b'"', rest)) {
            let close = from + quote;
            let mut end = close + 1;
            if bytes.get(end) == Some(&b'"') {
                doubled = true;
                from = end + 1;
                continue;
            }
            if bytes.get(end) == Some(&b'\r') && bytes.get(end + 1).is_none_or(|&byte| byte == self.line_end)
            {
                end += 1;
            }
            if bytes.get(end).is_none_or(|&byte| byte == self.delimiter || byte == self.line_end) {
                let more = self.follow(end);
                let form = if doubled { Form::Doubled } else { Form::Plain };
                return Some((Cell { raw: self.text.get(start..close).unwrap_or(""), form }, more));
            }
            let end = find(bytes, end, self.delimiter, self.line_end);
            return self.until(start - 1, end, Form::Broken);
        }
        if window < bytes.len() {
            return None;
        }
        // Never closed: taking the rest of the file for one cell would lose every row in it.
        let end = find(bytes, self.at, self.delimiter, self.line_end);
        self.until(self.at, end, Form::Broken)
    }

    /// Reads amounts, one cell after another, as minor units of `digits` decimals, up to a cell that is not as nearly all
    /// are: empty, or at most seven digits and two decimals, none of which rounding would take. An empty cell leaves what
    /// stands in `into`.
    pub fn amounts(&mut self, point: u8, digits: u8, into: &mut [i64]) -> Run {
        let bytes = self.text.as_bytes();
        let digits = digits.min(3);
        let [unit, tenth, hundredth] = [0, 1, 2].map(|at| small_power(digits.saturating_sub(at)));
        // A sign that separates cells marks no decimals, and no digit has this byte.
        let point = if point == self.delimiter || digits == 0 { b'0' } else { point };
        let mut run = Run::NONE;
        for minor in into {
            let rest = bytes.get(self.at..).unwrap_or_default();
            let Some((mut used, whole)) = leading_digits(rest) else { break };
            let Some(&[mut next, first, second, third]) = rest.get(used..).and_then(<[u8]>::first_chunk)
            else {
                break;
            };
            let mut amount = whole * unit;
            let mut is_filled = used > 0;
            if next == point {
                let [first_digit, second_digit] = [first, second].map(|byte| byte.wrapping_sub(b'0'));
                if first_digit > 9 {
                    break;
                }
                amount += i64::from(first_digit) * tenth;
                (next, used, is_filled) = (second, used + 2, true);
                if second_digit <= 9 && digits > 1 {
                    amount += i64::from(second_digit) * hundredth;
                    (next, used) = (third, used + 1);
                }
            }
            run.more = next == self.delimiter;
            if !run.more && next != self.line_end {
                run.more = true;
                break;
            }
            if is_filled {
                *minor = amount;
                run.is_filled = true;
            }
            self.at += used + 1;
            run.cells += 1;
            if !run.more {
                break;
            }
        }
        run
    }

    /// Reads a plain number such as `-1234.56`, or an empty cell, and says whether another cell follows. `None`,
    /// and the cursor stays, where the cell is anything else.
    #[inline]
    pub(super) fn plain(&mut self, point: u8) -> Option<(Plain, bool)> {
        match self.short(point) {
            Some(found) => Some(found),
            None => self.long(point),
        }
    }

    /// [`Cursor::plain`] for numbers of at most seven digits on either side of the point, which is nearly all of
    /// them: whole words at a time, so that no branch depends on how many digits there are.
    #[inline]
    fn short(&mut self, point: u8) -> Option<(Plain, bool)> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let negative = rest.first() == Some(&b'-');
        let rest = if negative { rest.get(1..)? } else { rest };
        let (mut used, mut mantissa) = leading_digits(rest)?;
        let mut next = *rest.get(used)?;
        let mut digits = used;
        let mut decimals = 0;
        if next == point && point != self.delimiter {
            let (count, fraction) = leading_digits(rest.get(used + 1..)?)?;
            mantissa = mantissa * small_power(count as u8) + fraction;
            decimals = count as u8;
            digits += count;
            used += 1 + count;
            next = *rest.get(used)?;
        }
        let more = next == self.delimiter;
        if !more && next != self.line_end || (digits == 0 && (negative || used > 0)) {
            return None;
        }
        self.at += usize::from(negative) + used + 1;
        let mantissa = if negative { -mantissa } else { mantissa };
        Some((Plain { mantissa, decimals, blank: digits == 0 }, more))
    }

    /// [`Cursor::plain`] for all numbers, a byte at a time.
    fn long(&mut self, point: u8) -> Option<(Plain, bool)> {
        if let Some(sheet) = self.sheet {
            let (cell, more) = sheet.cell(self.at)?;
            // A text is read with the others of its column, unless there is none.
            let plain = cell.is_number() || cell.raw.is_empty();
            let (plain, _) = plain.then(|| Cursor::new(cell.raw, Delimiter::Comma).long(b'.'))??;
            self.at += 1;
            return Some((plain, more));
        }
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        let negative = bytes.get(at) == Some(&b'-');
        at += usize::from(negative);
        let start = at;
        let mut mantissa = 0_i64;
        let mut dot = None;
        let end = loop {
            match bytes.get(at) {
                Some(&byte) if byte.is_ascii_digit() => {
                    // Wrapping is harmless: too many digits are refused below.
                    mantissa = mantissa.wrapping_mul(10).wrapping_add(i64::from(byte - b'0'));
                }
                Some(&byte) if byte == point && dot.is_none() && byte != self.delimiter => dot = Some(at),
                other => break other.copied(),
            }
            at += 1;
        };
        let decimals = dot.map_or(0, |dot| at - dot - 1);
        let digits = at - start - usize::from(dot.is_some());
        let blank = at == self.at;
        if digits > 15 || (digits == 0 && !blank) {
            return None;
        }
        let end = match end {
            Some(b'\r') if self.line_end == b'\n' => {
                at += 1;
                bytes.get(at).copied()
            }
            end => end,
        };
        let more = match end {
            Some(byte) if byte == self.delimiter => true,
            Some(byte) if byte != self.line_end => return None,
            _ => false,
        };
        // A carriage return before a delimiter belongs to the text of the cell.
        if more && bytes.get(at.wrapping_sub(1)) == Some(&b'\r') && at > self.at {
            return None;
        }
        self.at = if end.is_some() { at + 1 } else { at };
        let mantissa = if negative { -mantissa } else { mantissa };
        Some((Plain { mantissa, decimals: decimals as u8, blank }, more))
    }
}

/// A one, and the highest bit, in each byte of a word.
const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Where the first of two bytes stands from `at` on, or the end. Eight bytes at a time: cells are short, so a
/// call into a searcher made for long texts costs more than it saves.
#[inline]
fn find(bytes: &[u8], at: usize, a: u8, b: u8) -> usize {
    let (wide_a, wide_b) = (ONES * u64::from(a), ONES * u64::from(b));
    let (words, rest) = bytes.get(at..).unwrap_or_default().as_chunks();
    for (word, from) in words.iter().zip((at..).step_by(8)) {
        let word = u64::from_le_bytes(*word);
        let (x, y) = (word ^ wide_a, word ^ wide_b);
        let hit = (x.wrapping_sub(ONES) & !x | y.wrapping_sub(ONES) & !y) & HIGH;
        if hit != 0 {
            return from + (hit.trailing_zeros() / 8) as usize;
        }
    }
    let from = at + words.as_flattened().len();
    from + rest.iter().position(|&byte| byte == a || byte == b).unwrap_or(rest.len())
}

/// How often a byte stands in a text, eight bytes at a time: wasm has no wider words for the searchers made for that.
fn count(bytes: &[u8], byte: u8) -> usize {
    let (words, rest) = bytes.as_chunks();
    let wide = ONES * u64::from(byte);
    // A byte of 255 words at most holds how often each of its places was met.
    let in_block = |block: &[[u8; 8]]| {
        let met = |word: &[u8; 8]| {
            let other = u64::from_le_bytes(*word) ^ wide;
            !((other & !HIGH).wrapping_add(!HIGH) | other | !HIGH) >> 7
        };
        let met: u64 = block.iter().map(met).sum();
        met.to_le_bytes().into_iter().map(usize::from).sum::<usize>()
    };
    words.chunks(255).map(in_block).sum::<usize>() + rest.iter().filter(|&&other| other == byte).count()
}

/// How many digits a text starts with, and the number they make; `None` where there are eight, or fewer than eight
/// bytes to look at.
#[inline]
fn leading_digits(bytes: &[u8]) -> Option<(usize, i64)> {
    let word = u64::from_le_bytes(*bytes.first_chunk()?);
    // Digits become 0 to 9, and whatever is more marks the end.
    let values = word ^ 0x3030_3030_3030_3030;
    let others = (values & 0x7f7f_7f7f_7f7f_7f7f).wrapping_add(0x7676_7676_7676_7676) | values;
    let others = others & 0x8080_8080_8080_8080;
    if others == 0 {
        return None;
    }
    let bits = others.trailing_zeros() & !7;
    // Moved up, so that zeros stand before the digits; then pairs, fours and all eight are joined.
    let digits = values << 1 << (63 - bits);
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    let low = (pairs & 0x0000_00ff_0000_00ff).wrapping_mul(0x000f_4240_0000_0064);
    let high = (pairs >> 16 & 0x0000_00ff_0000_00ff).wrapping_mul(0x0000_2710_0000_0001);
    let number = low.wrapping_add(high) >> 32;
    Some(((bits / 8) as usize, number as i64))
}
