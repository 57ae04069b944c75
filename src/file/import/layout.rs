//! Finding the table in a text or a sheet: its delimiter, its heading row, its shape.

use super::below::take_units;
use super::heading::{Reading, Role, Shape, read_headings};
use super::stage::by_values;
use super::{Capped, Column, ImportError, ImportOptions, Missing, Outline};
use crate::file::currency::Tender;
use crate::file::date::{DayOrder, month_heading, read_date, year_in};
use crate::file::guard::unmarked;
use crate::file::number::{read_amount, read_ratio};
use crate::file::table::{Cell, Cursor, Delimiter, MAX_COLUMNS, Source};
use crate::file::unit::{Unit, in_title, split};

/// Rows among which the headings are looked for; above them stand titles.
const TITLE_ROWS: usize = 60;
/// Bytes, or cells of a sheet, among which the headings are looked for.
const TITLE_BYTES: usize = 4_000_000;
/// Data rows that samples are taken from, samples of a column, and characters of a sample.
const SAMPLE_ROWS: usize = 30;
const SAMPLES: usize = 4;
const SAMPLE_LENGTH: usize = 80;
/// Rows that a user may choose as the heading row, and characters of one.
const HEADING_ROWS: usize = 20;
const HEADING_LENGTH: usize = 90;
/// A row above the headings with more cells than these tells no unit for all of them.
const TITLE_CELLS: usize = 4;

/// Where the table is, and how to read it.
#[derive(Debug)]
pub(super) struct Layout {
    pub delimiter: Option<Delimiter>,
    /// From 1; 0 where every row is data.
    pub heading_row: usize,
    /// How many rows stand above the first one of data: titles, headings and their units.
    pub rows_above: usize,
    /// Where the first row of data starts.
    pub data_at: usize,
    pub headings: Vec<Box<str>>,
    /// Whether text that looks like a formula stands behind an apostrophe of ours.
    pub guarded: bool,
    pub roles: Vec<Role>,
    /// Columns headed just as another one, for the same role: (column, the first one).
    pub twice: Vec<(usize, usize)>,
    /// Columns that could have a role as well as another one: (column, the one that has it).
    pub other: Vec<(usize, usize)>,
    pub shape: Shape,
    /// The year that the titles or the heading of the dates name.
    pub year: Option<i32>,
    /// What the amounts of each column are told in, where that multiplies them.
    pub units: Vec<Option<Unit>>,
}

/// Where headings name several currencies and one is taken, columns of the others hold nothing that is used.
fn drop_other_currencies(headings: &[Box<str>], roles: &mut [Role], options: &ImportOptions) {
    let Some(taken) = options.currency.map(Tender::Of) else { return };
    let told = |(heading, role): (&str, &Role)| Tender::in_text(heading).filter(|_| role.is_money());
    let tenders: Vec<Option<Tender>> =
        headings.iter().map(|heading| &**heading).zip(&*roles).map(told).collect();
    if !tenders.iter().flatten().any(|tender| tender.fits(taken)) {
        return;
    }
    for (role, tender) in roles.iter_mut().zip(tenders) {
        if tender.is_some_and(|tender| !tender.fits(taken)) {
            *role = Role::Ignored;
        }
    }
}

/// The unit of each column: the one of its heading, else the one that a title tells for all amounts.
pub(super) fn units(headings: &[Box<str>], roles: &[Role], title: Option<&Unit>) -> Vec<Option<Unit>> {
    let unit = |(heading, role): (&str, &Role)| {
        let own = || split(heading).map(|(_, unit)| unit);
        let unit = match role {
            role if role.is_money() => own().or_else(|| title.cloned()),
            Role::Quantity => own(),
            _ => None,
        };
        unit.filter(|unit| unit.power > 0)
    };
    headings.iter().map(|heading| &**heading).zip(roles).map(unit).collect()
}

/// A row that may hold the headings.
pub(super) struct Row {
    pub number: usize,
    pub end: usize,
    pub headings: Vec<Box<str>>,
    guarded: bool,
    pub reading: Reading,
    /// The year that the titles above name.
    pub title_year: Option<i32>,
    /// The unit that they tell.
    pub title_unit: Option<Unit>,
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
            // Where no headings speak for a delimiter, columns do.
            Ok((row, shape)) if row.number == 0 => {
                let weight = row.reading.used() * 10_000 + row.headings.len();
                (usize::MAX / 4 + weight, Found::Table(delimiter, row, shape))
            }
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
#[inline(never)]
pub(super) fn recognize(source: Source<'_>, options: &ImportOptions) -> Result<Layout, ImportError> {
    match best(source, options)? {
        Found::Table(delimiter, mut row, shape) => {
            let taken = take_units(&mut row, source.start(delimiter), options);
            let mut roles = for_shape(row.reading.roles, shape);
            drop_other_currencies(&row.headings, &mut roles, options);
            if shape == Shape::Transactions {
                by_values(&mut roles, options, source.start(delimiter).moved(row.end));
            }
            let counts = |&(_, first): &(usize, usize)| roles.get(first) != Some(&Role::Ignored);
            let date = roles.iter().position(|&role| role == Role::Date);
            let year = date.and_then(|at| year_in(row.headings.get(at)?)).or(row.title_year);
            Ok(Layout {
                delimiter,
                heading_row: row.number,
                rows_above: row.number + taken,
                data_at: row.end,
                twice: row.reading.twice.into_iter().filter(counts).collect(),
                other: row.reading.other.into_iter().filter(counts).collect(),
                units: units(&row.headings, &roles, row.title_unit.as_ref()),
                roles,
                headings: row.headings,
                guarded: row.guarded,
                shape,
                year,
            })
        }
        Found::Nothing(delimiter, failure) => Err(failure.error(delimiter, source)),
    }
}

/// The table as far as it is found, for a user who says what its columns hold.
pub(super) fn outline(source: Source<'_>, options: &ImportOptions) -> Result<Outline, ImportError> {
    match best(source, options)? {
        Found::Table(delimiter, row, shape) => Ok(outline_of(source, delimiter, row, Some(shape))),
        Found::Nothing(delimiter, failure) => {
            let row = failure.closest.ok_or(ImportError::NotATable)?;
            Ok(outline_of(source, delimiter, row, None))
        }
    }
}

fn outline_of(source: Source<'_>, delimiter: Option<Delimiter>, row: Row, shape: Option<Shape>) -> Outline {
    let below = source.start(delimiter).moved(row.end);
    let columns = columns(&row.headings, &row.reading.roles, below);
    Outline {
        shape,
        delimiter,
        heading_row: row.number,
        heading_rows: heading_rows(source.start(delimiter)),
        columns,
    }
}

/// The first rows that hold several cells, by number and in one line, for a user who says which has the headings.
pub(super) fn heading_rows(start: Cursor<'_>) -> Vec<(usize, Box<str>)> {
    let rows = (1..).zip(top(start, TITLE_ROWS).rows).filter(|(_, row)| row.filled() > 1);
    rows.take(HEADING_ROWS).map(|(number, row)| (number, in_one_line(&row.cells))).collect()
}

/// The cells of a row in one line, as far as it is shown.
pub(super) fn in_one_line(cells: &[Box<str>]) -> Box<str> {
    let cells: Vec<&str> = cells.iter().map(|cell| &**cell).filter(|cell| !cell.is_empty()).collect();
    let line = cells.join(" · ");
    match line.char_indices().nth(HEADING_LENGTH) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or("")).into(),
        None => line.into(),
    }
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
pub(super) fn for_shape(mut roles: Vec<Role>, shape: Shape) -> Vec<Role> {
    let has_amount = roles.contains(&Role::Amount);
    for role in &mut roles {
        let used = match role {
            Role::Ignored | Role::Profile(_) => true,
            Role::Month(_) | Role::MarginIn(_) | Role::Fact(_) => shape == Shape::Wide,
            Role::Date | Role::Amount | Role::Cost | Role::Margin => shape == Shape::Transactions,
            Role::Year | Role::Stage | Role::Currency => shape == Shape::Transactions,
            // The price of a thing beside its amount is no amount of sales.
            Role::Quantity | Role::Price => shape == Shape::Transactions && !has_amount,
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
    columns: usize,
    cell_too_large: bool,
}

impl Failure {
    fn weight(&self) -> usize {
        let cells = self.columns.min(MAX_COLUMNS);
        self.closest.as_ref().map_or(0, |row| row.reading.used() * 10_000) + cells
    }

    fn error(self, delimiter: Option<Delimiter>, source: Source<'_>) -> ImportError {
        if self.columns > MAX_COLUMNS {
            let (found, limit) = (self.columns, MAX_COLUMNS);
            return ImportError::TooLarge { what: Capped::Columns, found, limit };
        }
        match self.closest {
            Some(row) => {
                let missing = missing(&row);
                let outline = Box::new(outline_of(source, delimiter, row, None));
                ImportError::Unclear { missing, outline }
            }
            None if self.cell_too_large => {
                let limit = crate::file::table::MAX_CELL;
                ImportError::TooLarge { what: Capped::CellBytes, found: limit + 1, limit }
            }
            None => ImportError::NotATable,
        }
    }
}

/// What the headings of a row do not say.
fn missing(row: &Row) -> Missing {
    let reading = &row.reading;
    let period = reading.period.and_then(|(at, fiscal)| Some((row.headings.get(at)?.clone(), fiscal)));
    match period.filter(|_| reading.names_accounts()) {
        Some((heading, fiscal)) => Missing::Period { heading, fiscal },
        None if reading.used() == 0 && row.number == 0 => Missing::HeadingRow,
        None if reading.used() == 0 => Missing::Headings,
        None if !reading.names_accounts() => Missing::Accounts,
        None if reading.has(|role| role == Role::Date) => Missing::Amount,
        None if reading.tells_amounts() => Missing::Date,
        None => Missing::Sales,
    }
}

/// The rows that may hold headings, as they stand in a table.
pub(super) struct Top {
    pub rows: Vec<TopRow>,
    columns: usize,
    /// A cell was too large to go on.
    cut: bool,
}

#[derive(Clone)]
pub(super) struct TopRow {
    pub cells: Vec<Box<str>>,
    /// Where the row below starts.
    pub end: usize,
    /// Whether a cell is a number by itself.
    has_number: bool,
    /// The cells that are days by themselves.
    days: Vec<usize>,
    /// Whether text that looks like a formula stands behind an apostrophe of ours.
    guarded: bool,
}

impl TopRow {
    /// As a heading a day stands for its month.
    pub fn days_to_months(&mut self) {
        for at in std::mem::take(&mut self.days) {
            if let Some(cell) = self.cells.get_mut(at) {
                *cell = cell.get(..7).unwrap_or(cell).into();
            }
        }
    }

    fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }

    /// Whether it is as wide as a table whose widest row has so many cells.
    fn is_wide(&self, widest: usize) -> bool {
        self.cells.len() > 1 && self.filled() * 5 >= widest * 4
    }

    /// Whether it is a row of data, and `below` as well: an amount or a day where no heading is, or a month above another
    /// one. Years, and months counted from 1, may be headings that are not known.
    fn is_data(&self, below: Option<&TopRow>, title_year: Option<i32>) -> bool {
        let reading = read_headings(&self.cells, &ImportOptions::default(), title_year);
        let under = |at: usize| below.and_then(|below| below.cells.get(at)).map_or("", |cell| cell);
        let is_month_in_words = |text: &str| read_amount(text, 3).is_err() && month_heading(text).is_some();
        let cells = || self.cells.iter().zip(&reading.roles).enumerate();
        // Two words that are headings elsewhere are no accident, whatever stands below a month.
        let words = reading.roles.iter().filter(|role| !matches!(role, Role::Ignored | Role::Month(_)));
        if words.count() < 2
            && cells().any(|(at, (_, role))| matches!(role, Role::Month(_)) && is_month_in_words(under(at)))
        {
            return true;
        }
        let counts = || {
            let figures = cells().filter(|(_, (cell, _))| read_amount(cell, 3).is_ok());
            figures.zip(1..).all(|((_, (cell, _)), n)| cell.parse() == Ok(n))
        };
        let is_figure = |text: &str| match text.parse::<i32>() {
            Ok(year) if (1900..=2100).contains(&year) => false,
            _ => read_amount(text, 3).is_ok() || read_ratio(text).is_ok(),
        };
        let is_day = |text: &str| read_date(text, Some(DayOrder::DayFirst)).is_ok();
        let mut unheaded = cells().filter(|(_, (_, role))| **role == Role::Ignored);
        !reading.names_accounts()
            && unheaded.any(|(_, (cell, _))| is_day(cell) || (is_figure(cell) && !counts()))
    }

    /// Whether every cell that is filled can be a heading: no amount and no day.
    fn is_words(&self) -> bool {
        let number = |text: &str| read_amount(text, 3).is_ok() || read_ratio(text).is_ok();
        let day =
            |text: &str| month_heading(text).is_none() && read_date(text, Some(DayOrder::DayFirst)).is_ok();
        let mut filled = self.cells.iter().filter(|cell| !cell.is_empty());
        !self.has_number && filled.all(|cell| !number(cell) && !day(cell))
    }
}

/// Reads the first rows of a table.
pub(super) fn top(mut cursor: Cursor<'_>, rows: usize) -> Top {
    let mut top = Top { rows: Vec::new(), columns: 0, cut: false };
    while !cursor.is_done() && top.rows.len() < rows && cursor.at() < TITLE_BYTES {
        let mut row =
            TopRow { cells: Vec::new(), end: 0, has_number: false, days: Vec::new(), guarded: false };
        loop {
            let Some((cell, more)) = cursor.cell() else {
                top.cut = true;
                return top;
            };
            if row.cells.len() == MAX_COLUMNS && !cell.is_blank() {
                top.columns = MAX_COLUMNS + 1;
                return top;
            }
            if row.cells.len() < MAX_COLUMNS {
                let heading = heading(cell);
                let bare = unmarked(&heading).filter(|_| row.cells.is_empty()).map(Into::into);
                row.has_number |= cell.is_number();
                if cell.is_date() {
                    row.days.push(row.cells.len());
                }
                row.guarded |= bare.is_some();
                row.cells.push(bare.unwrap_or(heading));
            }
            if !more {
                break;
            }
        }
        while row.cells.last().is_some_and(|cell| cell.is_empty()) {
            row.cells.pop();
        }
        row.end = cursor.at();
        top.columns = top.columns.max(row.cells.len());
        top.rows.push(row);
    }
    top
}

/// What a cell says as a heading, in one line.
fn heading(cell: Cell<'_>) -> Box<str> {
    let text = cell.trimmed();
    match () {
        () if text.contains(['\n', '\r']) => text.split_whitespace().collect::<Vec<_>>().join(" ").into(),
        () => (*text).into(),
    }
}

/// The heading row is the first whose headings make a table. None is guessed below a row that is one already, though
/// its headings do not say enough: as wide as the table, all words, several of them known.
fn find_headings(cursor: Cursor<'_>, options: &ImportOptions) -> Result<(Row, Shape), Box<Failure>> {
    let start = cursor.at();
    let top = top(cursor, options.heading_row.filter(|&chosen| chosen > 0).unwrap_or(TITLE_ROWS));
    // One column alone is no table, and what its rows say is nothing: so it is with most files under most delimiters.
    if top.columns <= 1 && options.heading_row.is_none() {
        return Err(Box::new(Failure { closest: None, columns: top.columns, cell_too_large: top.cut }));
    }
    let widest = top.rows.iter().map(TopRow::filled).max().unwrap_or(0);
    if options.heading_row == Some(0) || (options.heading_row.is_none() && has_no_headings(&top, widest)) {
        let headings = vec![Box::default(); top.columns.min(MAX_COLUMNS)];
        let reading = read_headings(&headings, options, None);
        let (title_year, title_unit) = (None, None);
        let row = Row { number: 0, end: start, headings, guarded: false, reading, title_year, title_unit };
        return match row.reading.shape() {
            Some(shape) => Ok((row, shape)),
            None => {
                let closest = Some(row).filter(|row| row.headings.len() > 1);
                Err(Box::new(Failure { closest, columns: top.columns, cell_too_large: top.cut }))
            }
        };
    }
    let mut failure = Failure { closest: None, columns: top.columns, cell_too_large: top.cut };
    let mut closest = (false, 0);
    let mut titles = Years::default();
    let mut unit_above: Option<Unit> = None;
    for (number, mut row) in (1..).zip(top.rows) {
        let title_year = titles.one();
        titles.see(&row);
        let title_unit = unit_above.clone();
        if row.filled() <= TITLE_CELLS {
            unit_above = row.cells.iter().find_map(|cell| in_title(cell)).or(unit_above);
        }
        if options.heading_row.is_some_and(|chosen| chosen != number) {
            continue;
        }
        row.days_to_months();
        let reading = read_headings(&row.cells, options, title_year);
        let used = reading.used();
        let looks = || row.is_wide(widest) && row.is_words();
        let looks = reading.shape().is_none() && looks();
        let row = Row {
            number,
            end: row.end,
            headings: row.cells,
            guarded: row.guarded,
            reading,
            title_year,
            title_unit,
        };
        if let Some(shape) = row.reading.shape() {
            return Ok((row, shape));
        }
        // Of rows that look like headings, the one with most that are known; else of all rows.
        let better = failure.closest.is_none() || (looks, used) > closest;
        if (row.headings.len() > 1 || options.heading_row.is_some()) && better {
            closest = (looks, used);
            failure.closest = Some(row);
        }
        if looks && used >= 2 {
            break;
        }
    }
    Err(failure.into())
}

/// Whether the table begins with data: its first wide row is data, and none of the rows is one of headings by its words
/// alone. What the user has said of columns does not count, since it holds for any row.
fn has_no_headings(top: &Top, widest: usize) -> bool {
    let alone = ImportOptions::default();
    let rows = || top.rows.iter().enumerate();
    let Some((at, first)) = rows().find(|(_, row)| row.is_wide(widest)) else { return false };
    let months = |row: &TopRow| {
        let mut row = row.clone();
        row.days_to_months();
        row
    };
    let below = |at: usize| top.rows.get(at + 1);
    let is_heading = |(at, row): (usize, &TopRow)| {
        let row = months(row);
        let reading = read_headings(&row.cells, &alone, None);
        let looks = || row.is_wide(widest) && row.is_words() && reading.used() >= 2;
        (reading.shape().is_some() || looks()) && !row.is_data(below(at), None)
    };
    months(first).is_data(below(at), None) && !rows().any(is_heading)
}

/// The years that titles name.
#[derive(Default)]
struct Years(Vec<i32>);

impl Years {
    fn see(&mut self, row: &TopRow) {
        // What has more cells is no title.
        if row.filled() <= 2 {
            for year in row.cells.iter().filter_map(|cell| year_in(cell)) {
                if !self.0.contains(&year) {
                    self.0.push(year);
                }
            }
        }
    }

    /// The one year that they name.
    fn one(&self) -> Option<i32> {
        if let [year] = self.0.as_slice() { Some(*year) } else { None }
    }
}
