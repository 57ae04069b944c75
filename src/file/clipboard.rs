//! Cells as they travel over the clipboard: tab-separated, as spreadsheets write and expect them.
//!
//! ```
//! use keyline::file::clipboard;
//! let rows = clipboard::read("\tJan\r\nAcme\t\"two\nlines\"\r\n")?;
//! assert_eq!(rows, [["", "Jan"], ["Acme", "two\nlines"]].map(|row| row.map(Box::from).to_vec()));
//! # Ok::<(), keyline::file::import::ImportError>(())
//! ```

use super::guard::{guarded, unguarded};
use super::import::{Capped, ImportError};
use super::number::NumberStyle;
use super::table::{Cursor, Delimiter, MAX_BYTES, MAX_CELL, MAX_ROWS};
use crate::plan::Money;

/// The kind that stands on the clipboard beside the text of [`write()`]: where it is there, [`read_own`] reads the text.
pub const OWN: &str = "application/x-keyline";

/// Reads rows of cells. Rows may differ in length; the line end behind the last row makes no further row.
///
/// # Errors
/// [`ImportError::TooLarge`] beyond the limits of a file.
pub fn read(text: &str) -> Result<Vec<Vec<Box<str>>>, ImportError> {
    read_cells(text, |text| text)
}

/// Reads what [`write()`] wrote: the apostrophes that kept a spreadsheet from taking text for formulas are off again.
///
/// # Errors
/// As [`read`].
pub fn read_own(text: &str) -> Result<Vec<Vec<Box<str>>>, ImportError> {
    read_cells(text, unguarded)
}

fn read_cells(text: &str, plain: fn(&str) -> &str) -> Result<Vec<Vec<Box<str>>>, ImportError> {
    let too_large = |what, found, limit| Err(ImportError::TooLarge { what, found, limit });
    if text.len() > MAX_BYTES {
        return too_large(Capped::Bytes, text.len(), MAX_BYTES);
    }
    // Windows programs hand over the zero that ends their strings.
    let mut cursor = Cursor::new(text.trim_end_matches('\0'), Delimiter::Tab);
    let mut rows = Vec::new();
    while !cursor.is_done() {
        if rows.len() == MAX_ROWS {
            return too_large(Capped::Rows, MAX_ROWS + 1, MAX_ROWS);
        }
        let mut row = Vec::new();
        loop {
            let Some((cell, more)) = cursor.cell() else {
                return too_large(Capped::CellBytes, MAX_CELL + 1, MAX_CELL);
            };
            // A spreadsheet puts quotes around a cell with line ends only: other quotes are text.
            let text = if cell.is_broken() { cell.raw().into() } else { cell.text() };
            row.push(plain(&text).into());
            if !more {
                break;
            }
        }
        rows.push(row);
    }
    Ok(rows)
}

/// A cell to be copied.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Entry<'a> {
    /// Nothing.
    Blank,
    /// Text, which no spreadsheet will take for a formula.
    Text(&'a str),
    /// An amount in the plan's currency.
    Amount(Money),
    /// A ratio; what is not finite is left blank.
    Ratio(f64),
}

/// Writes rows of cells so that a spreadsheet pastes amounts and ratios as numbers. `digits` are the currency's
/// decimals, `style` the decimal sign that the user's spreadsheet expects.
pub fn write(rows: &[Vec<Entry<'_>>], digits: u8, style: NumberStyle) -> String {
    let mut out = String::new();
    let number = |out: &mut String, plain: String| match style {
        NumberStyle::Point => out.push_str(&plain),
        NumberStyle::Comma => out.push_str(&plain.replace('.', ",")),
    };
    for row in rows {
        for (at, entry) in row.iter().enumerate() {
            if at > 0 {
                out.push('\t');
            }
            match entry {
                Entry::Text(text) => push_text(&mut out, text, '\t'),
                Entry::Amount(money) => number(&mut out, money.plain(digits)),
                Entry::Ratio(ratio) if ratio.is_finite() => number(&mut out, ratio.to_string()),
                Entry::Ratio(_) | Entry::Blank => {}
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// Adds a text cell: guarded against being taken for a formula, and in quotes where its text needs them.
pub(super) fn push_text(out: &mut String, text: &str, delimiter: char) {
    let text = guarded(text);
    if text.contains(['"', '\n', '\r', delimiter]) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(&text);
    }
}
