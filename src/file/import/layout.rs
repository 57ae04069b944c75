//! Finding the table in a text: its delimiter, its heading row, its shape.

use super::heading::{Reading, Role, Shape, read_headings};
use super::{Capped, ImportError, ImportOptions};
use crate::file::table::{Cursor, Delimiter, MAX_COLUMNS};

/// Rows among which the headings are looked for; above them stand titles.
const TITLE_ROWS: usize = 60;
/// Bytes among which the headings are looked for.
const TITLE_BYTES: usize = 4_000_000;
/// Cells of a failed heading row that the error repeats.
const SEEN: usize = 40;

/// Where the table of a text is, and how to read it.
#[derive(Debug)]
pub(super) struct Layout {
    pub delimiter: Delimiter,
    /// From 1.
    pub heading_row: usize,
    /// The byte at which the row below the headings starts.
    pub data_at: usize,
    pub headings: Vec<Box<str>>,
    pub roles: Vec<Role>,
    pub month_twice: Vec<(usize, usize)>,
    pub shape: Shape,
}

/// A row that may hold the headings.
struct Row {
    number: usize,
    end: usize,
    headings: Vec<Box<str>>,
    reading: Reading,
}

/// Finds the first row whose headings make a table, with the delimiter under which most of them do.
pub(super) fn recognize(text: &str, options: &ImportOptions) -> Result<Layout, ImportError> {
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let mut best: Option<(usize, Delimiter, Row, Shape)> = None;
    let mut failed: Option<(usize, Failure)> = None;
    for delimiter in Delimiter::ALL {
        if options.delimiter.is_some_and(|chosen| chosen != delimiter) {
            continue;
        }
        match find_headings(text, delimiter, options) {
            Ok((row, shape)) => {
                let used = row.reading.used();
                if best.as_ref().is_none_or(|(most, ..)| used > *most) {
                    best = Some((used, delimiter, row, shape));
                }
            }
            Err(failure) => {
                let weight = failure.weight();
                if failed.as_ref().is_none_or(|(most, _)| weight > *most) {
                    failed = Some((weight, failure));
                }
            }
        }
    }
    match (best, failed) {
        (Some((_, delimiter, row, shape)), _) => Ok(Layout {
            delimiter,
            heading_row: row.number,
            data_at: row.end,
            roles: for_shape(row.reading.roles, shape),
            month_twice: row.reading.month_twice,
            headings: row.headings,
            shape,
        }),
        (None, Some((_, failure))) => Err(failure.error()),
        (None, None) => Err(ImportError::NotATable),
    }
}

/// Roles that the shape does not use are no roles.
fn for_shape(mut roles: Vec<Role>, shape: Shape) -> Vec<Role> {
    for role in &mut roles {
        let used = match role {
            Role::Ignored | Role::Profile(_) => true,
            Role::Month(_) | Role::MarginIn(_) => shape == Shape::Wide,
            Role::Date | Role::Amount | Role::Cost | Role::Margin => shape == Shape::Transactions,
        };
        if !used {
            *role = Role::Ignored;
        }
    }
    roles
}

/// Why no row is a heading row, with the row that came closest.
#[derive(Default)]
struct Failure {
    closest: Option<Row>,
    /// Cells of the first row that has several.
    seen: Vec<Box<str>>,
    columns: usize,
    cell_too_large: bool,
}

impl Failure {
    fn weight(&self) -> usize {
        let cells = self.columns.min(MAX_COLUMNS);
        self.closest.as_ref().map_or(0, |row| row.reading.used() * 10_000) + cells
    }

    fn error(self) -> ImportError {
        if self.columns > MAX_COLUMNS {
            let (found, limit) = (self.columns, MAX_COLUMNS);
            return ImportError::TooLarge { what: Capped::Columns, found, limit };
        }
        if let Some(Row { number: row, headings, reading, .. }) = self.closest {
            let seen = headings.into_iter().take(SEEN).collect();
            return match () {
                () if !reading.names_accounts() => ImportError::NoAccountColumn { row, seen },
                () if reading.has(|role| role == Role::Date) => ImportError::NoAmountColumn { row, seen },
                () => ImportError::NoMonths { row, seen },
            };
        }
        match () {
            () if self.columns > 1 => ImportError::NoHeadings { seen: self.seen },
            () if self.cell_too_large => {
                let limit = crate::file::table::MAX_CELL;
                ImportError::TooLarge { what: Capped::CellBytes, found: limit + 1, limit }
            }
            () => ImportError::NotATable,
        }
    }
}

fn find_headings(text: &str, delimiter: Delimiter, options: &ImportOptions) -> Result<(Row, Shape), Failure> {
    let mut cursor = Cursor::new(text, delimiter);
    let mut failure = Failure::default();
    let mut number = 0;
    while !cursor.is_done() && number < options.heading_row.unwrap_or(TITLE_ROWS) && cursor.at() < TITLE_BYTES
    {
        number += 1;
        let mut headings: Vec<Box<str>> = Vec::new();
        loop {
            let Some((cell, more)) = cursor.cell() else {
                failure.cell_too_large = true;
                return Err(failure);
            };
            if headings.len() == MAX_COLUMNS && !cell.is_blank() {
                failure.columns = MAX_COLUMNS + 1;
                return Err(failure);
            }
            if headings.len() < MAX_COLUMNS {
                headings.push((*cell.trimmed()).into());
            }
            if !more {
                break;
            }
        }
        while headings.last().is_some_and(|heading| heading.is_empty()) {
            headings.pop();
        }
        if options.heading_row.is_some_and(|chosen| chosen != number) {
            continue;
        }
        failure.columns = failure.columns.max(headings.len());
        if headings.len() > 1 && failure.seen.is_empty() {
            failure.seen = headings.iter().take(SEEN).cloned().collect();
        }
        let reading = read_headings(&headings, &options.roles);
        let row = Row { number, end: cursor.at(), headings, reading };
        if let Some(shape) = row.reading.shape() {
            return Ok((row, shape));
        }
        let most = failure.closest.as_ref().map_or(0, |row| row.reading.used());
        if row.reading.used() > most {
            failure.closest = Some(row);
        }
    }
    Err(failure)
}
