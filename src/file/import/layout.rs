//! Finding the table in a text or a sheet: its delimiter, its heading row, its shape.

use super::heading::{Reading, Role, Shape, read_headings};
use super::{Capped, Column, ImportError, ImportOptions, Outline};
use crate::file::guard::unmarked;
use crate::file::table::{Cell, Cursor, Delimiter, MAX_COLUMNS, Source};

/// Rows among which the headings are looked for; above them stand titles.
const TITLE_ROWS: usize = 60;
/// Bytes, or cells of a sheet, among which the headings are looked for.
const TITLE_BYTES: usize = 4_000_000;
/// Data rows that samples are taken from, samples of a column, and characters of a sample.
const SAMPLE_ROWS: usize = 30;
const SAMPLES: usize = 4;
const SAMPLE_LENGTH: usize = 80;
/// Cells of a failed heading row that the error repeats.
const SEEN: usize = 40;

/// Where the table is, and how to read it.
#[derive(Debug)]
pub(super) struct Layout {
    pub delimiter: Option<Delimiter>,
    /// From 1.
    pub heading_row: usize,
    /// Where the row below the headings starts.
    pub data_at: usize,
    pub headings: Vec<Box<str>>,
    /// Whether text that looks like a formula stands behind an apostrophe of ours.
    pub guarded: bool,
    pub roles: Vec<Role>,
    pub month_twice: Vec<(usize, usize)>,
    pub shape: Shape,
}

/// A row that may hold the headings.
struct Row {
    number: usize,
    end: usize,
    headings: Vec<Box<str>>,
    guarded: bool,
    reading: Reading,
}

/// The best reading of a table under any delimiter.
enum Found {
    Table(Option<Delimiter>, Row, Shape),
    Nothing(Option<Delimiter>, Box<Failure>),
}

fn best(source: Source<'_>, options: &ImportOptions) -> Result<Found, ImportError> {
    if source.is_blank() {
        return Err(ImportError::Empty);
    }
    let mut best: Option<(usize, Found)> = None;
    let delimiters = match source {
        Source::Sheet(_) => vec![None],
        Source::Text(_) if options.delimiter.is_some() => vec![options.delimiter],
        Source::Text(_) => Delimiter::ALL.map(Some).to_vec(),
    };
    for delimiter in delimiters {
        // A table beats none, and among equals the one that more headings speak for.
        let (weight, found) = match find_headings(source.start(delimiter), options) {
            Ok((row, shape)) => (usize::MAX / 2 + row.reading.used(), Found::Table(delimiter, row, shape)),
            Err(failure) => (failure.weight(), Found::Nothing(delimiter, failure)),
        };
        if best.as_ref().is_none_or(|(most, _)| weight > *most) {
            best = Some((weight, found));
        }
    }
    best.map(|(_, found)| found).ok_or(ImportError::NotATable)
}

/// Finds the first row whose headings make a table, with the delimiter under which most of them do.
pub(super) fn recognize(source: Source<'_>, options: &ImportOptions) -> Result<Layout, ImportError> {
    match best(source, options)? {
        Found::Table(delimiter, row, shape) => Ok(Layout {
            delimiter,
            heading_row: row.number,
            data_at: row.end,
            roles: for_shape(row.reading.roles, shape),
            month_twice: row.reading.month_twice,
            headings: row.headings,
            guarded: row.guarded,
            shape,
        }),
        Found::Nothing(_, failure) => Err(failure.error()),
    }
}

/// The table as far as it is found, for a user who says what its columns hold.
pub(super) fn outline(source: Source<'_>, options: &ImportOptions) -> Result<Outline, ImportError> {
    let (delimiter, row, shape) = match best(source, options)? {
        Found::Table(delimiter, row, shape) => (delimiter, row, Some(shape)),
        Found::Nothing(delimiter, failure) => {
            let Failure { closest, first, .. } = *failure;
            (delimiter, closest.or(first).ok_or(ImportError::NotATable)?, None)
        }
    };
    let below = source.start(delimiter).moved(row.end);
    let columns = columns(&row.headings, &row.reading.roles, below);
    Ok(Outline { shape, delimiter, heading_row: row.number, columns })
}

/// The columns of a table with their first values.
pub(super) fn columns(headings: &[Box<str>], roles: &[Role], mut below: Cursor<'_>) -> Vec<Column> {
    let named = headings.iter().zip(roles).enumerate();
    let mut columns: Vec<Column> = named
        .map(|(index, (heading, &role))| Column {
            index,
            heading: heading.clone(),
            role,
            samples: Vec::new(),
        })
        .collect();
    for _ in 0..SAMPLE_ROWS {
        let mut row = columns.iter_mut();
        while !below.is_done() {
            let Some((cell, more)) = below.cell() else { return columns };
            if let Some(column) = row.next() {
                let text = cell.trimmed();
                let new = !text.is_empty() && !column.samples.iter().any(|sample| **sample == *text);
                if new && column.samples.len() < SAMPLES {
                    column.samples.push(text.chars().take(SAMPLE_LENGTH).collect::<String>().into());
                }
            }
            if !more {
                break;
            }
        }
    }
    columns
}

/// Roles that the shape does not use are no roles.
fn for_shape(mut roles: Vec<Role>, shape: Shape) -> Vec<Role> {
    for role in &mut roles {
        let used = match role {
            Role::Ignored | Role::Profile(_) => true,
            Role::Month(_) | Role::MarginIn(_) | Role::Fact(_) => shape == Shape::Wide,
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
    /// The first row that has several cells.
    first: Option<Row>,
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
            () if let Some(first) = self.first => {
                ImportError::NoHeadings { seen: first.headings.into_iter().take(SEEN).collect() }
            }
            () if self.cell_too_large => {
                let limit = crate::file::table::MAX_CELL;
                ImportError::TooLarge { what: Capped::CellBytes, found: limit + 1, limit }
            }
            () => ImportError::NotATable,
        }
    }
}

/// What a cell says as a heading; a day stands for its month.
fn heading(cell: Cell<'_>) -> Box<str> {
    let text = cell.trimmed();
    if cell.is_date() { text.get(..7).unwrap_or(&text).into() } else { (*text).into() }
}

fn find_headings(mut cursor: Cursor<'_>, options: &ImportOptions) -> Result<(Row, Shape), Box<Failure>> {
    let mut failure = Failure::default();
    let mut number = 0;
    while !cursor.is_done() && number < options.heading_row.unwrap_or(TITLE_ROWS) && cursor.at() < TITLE_BYTES
    {
        number += 1;
        let mut headings: Vec<Box<str>> = Vec::new();
        let mut guarded = false;
        loop {
            let Some((cell, more)) = cursor.cell() else {
                failure.cell_too_large = true;
                return Err(failure.into());
            };
            if headings.len() == MAX_COLUMNS && !cell.is_blank() {
                failure.columns = MAX_COLUMNS + 1;
                return Err(failure.into());
            }
            if headings.len() < MAX_COLUMNS {
                let heading = heading(cell);
                let bare = unmarked(&heading).filter(|_| headings.is_empty());
                guarded |= bare.is_some();
                headings.push(bare.map_or_else(|| heading.clone(), Into::into));
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
        let reading = read_headings(&headings, &options.roles);
        let row = Row { number, end: cursor.at(), headings, guarded, reading };
        if let Some(shape) = row.reading.shape() {
            return Ok((row, shape));
        }
        let most = failure.closest.as_ref().map_or(0, |row| row.reading.used());
        if row.reading.used() > most {
            failure.closest = Some(row);
        } else if row.headings.len() > 1 && failure.first.is_none() {
            failure.first = Some(row);
        }
    }
    Err(failure.into())
}
