//! Rows with sales that the table does not take: those above its headings, and those of another table below it.

use super::accounts::{clean, total_of};
use super::heading::{Reading, Role, Shape, may_name_accounts, read_headings};
use super::job::Job;
use super::layout::{Layout, for_shape, in_one_line, top, units};
use super::{ImportOptions, IssueKind};
use crate::file::amount::{Amount, product};
use crate::file::date::month_heading;
use crate::file::number::read_amount;
use crate::file::table::{Cell, Cursor};
use crate::file::unit::Unit;
use crate::plan::Field;

/// Rows that are looked at closer because they may be headings, at most.
const LOOKS: usize = 5_000;

/// What a row in the midst of the data is that names accounts and months, or a date and an amount.
pub(super) enum Heads {
    /// The headings of the table once more, as at the top of a printed page.
    Again,
    /// Those of another table. What follows is no part of this one.
    Other,
}

/// A table's columns, as far as its rows are looked at here.
struct Columns<'l> {
    roles: &'l [Role],
    units: &'l [Option<Unit>],
    shape: Shape,
}

/// A row, as such columns take it.
struct Seen {
    label: String,
    /// Cells of sales that are amounts, those of them that may be years, of how many.
    amounts: usize,
    years: usize,
    of: usize,
    sum: i128,
    has_day: bool,
    is_blank: bool,
}

impl Seen {
    /// Whether an account and its sales stand in it.
    fn has_sales(&self, shape: Shape) -> bool {
        let enough = match shape {
            Shape::Wide => self.amounts * 2 >= self.of,
            Shape::Transactions => self.has_day,
        };
        self.amounts > 0 && enough && !self.label.is_empty() && total_of(&self.label).is_none()
    }
}

impl<'a> Job<'a, '_> {
    /// Tells of the rows above the headings that hold an account and its sales.
    pub fn note_above(&mut self) {
        let layout = self.layout;
        let columns = Columns { roles: &layout.roles, units: &layout.units, shape: layout.shape };
        let mut cursor = self.top();
        let mut found: Vec<(usize, Seen)> = Vec::new();
        for row in 1..layout.heading_row {
            let start = cursor;
            let Some(seen) = self.look(&mut cursor, &columns) else { return };
            if seen.is_blank && columns.is_narrow() {
                // `Pages,3` is an account and its sales as well, were it not set apart.
                found.clear();
            }
            // `Year,2025` says something of the file.
            let only_years = columns.shape == Shape::Wide && seen.years == seen.amounts;
            if seen.has_sales(columns.shape) && !only_years && headings_at(start).is_none() {
                found.push((row, seen));
            }
        }
        for (row, seen) in found {
            self.issues.add_left(row, &seen.label, IssueKind::AboveHeadings, 1, seen.sum, true);
        }
        self.issues.settle();
    }

    /// What a row is that may be headings: one that holds no amounts where they should be, or that calls the account as
    /// its heading does. What was found in it from `mark` on counts no more where it is one.
    pub fn heads(&mut self, start: Cursor<'a>, row: usize, mark: (usize, usize, usize)) -> Option<Heads> {
        if self.looks == LOOKS {
            return None;
        }
        self.looks += 1;
        let (cells, reading) = headings_at(start)?;
        let shape = reading.shape()?;
        let headings = &self.layout.headings;
        // Units from below them stand behind our headings.
        let again =
            cells.len() <= headings.len() && cells.iter().zip(headings).all(|(a, b)| b.starts_with(&**a));
        if again {
            self.issues.back_to(mark);
            return Some(Heads::Again);
        }
        let roles = for_shape(reading.roles, shape);
        let columns = Columns { units: &units(&cells, &roles, None), roles: &roles, shape };
        let mut cursor = start;
        self.look(&mut cursor, &columns)?;
        let (mut rows, mut sum) = (0, 0_i128);
        while !cursor.is_done() {
            let seen = self.look(&mut cursor, &columns)?;
            if seen.has_sales(shape) {
                rows += 1;
                sum = sum.saturating_add(seen.sum);
            }
        }
        if rows == 0 {
            // Nor is anything lost below others like these.
            self.looks = LOOKS;
            return None;
        }
        let line = in_one_line(&cells);
        self.issues.back_to(mark);
        self.issues.add_left(row, &line, IssueKind::OtherTable, rows, sum, true);
        self.other_headings.push((row, line));
        Some(Heads::Other)
    }

    /// What a row of the table comes to, as far as it can be read.
    pub fn sales_of(&mut self, cursor: &mut Cursor<'a>, layout: &Layout) -> i128 {
        let columns = Columns { roles: &layout.roles, units: &layout.units, shape: layout.shape };
        self.look(cursor, &columns).map_or(0, |seen| seen.sum)
    }

    /// Reads a row; `None` where it cannot be read.
    fn look(&mut self, cursor: &mut Cursor<'a>, columns: &Columns<'_>) -> Option<Seen> {
        let mut seen = Seen {
            label: String::new(),
            amounts: 0,
            years: 0,
            of: 0,
            sum: 0,
            has_day: false,
            is_blank: true,
        };
        let (mut quantity, mut price) = (None, None);
        let (mut at, mut more) = (0, true);
        while more {
            let cell;
            (cell, more) = cursor.cell()?;
            let role = columns.roles.get(at).copied().unwrap_or(Role::Ignored);
            seen.is_blank &= cell.is_blank();
            match role {
                _ if cell.is_blank() => {}
                Role::Profile(Field::Name | Field::Code) if seen.label.is_empty() => {
                    seen.label = clean(cell, self.layout.guarded).into_owned();
                }
                Role::Date => seen.has_day = true,
                Role::Month(_) | Role::Amount => {
                    if let Some(amount) = self.sales_in(cell, columns, at) {
                        seen.amounts += 1;
                        seen.years += usize::from(is_year(&cell.text()));
                        seen.sum = seen.sum.saturating_add(amount.atoms());
                    }
                }
                Role::Quantity => quantity = self.sales_in(cell, columns, at),
                Role::Price => price = self.sales_in(cell, columns, at),
                _ => {}
            }
            at += 1;
        }
        if let Some(amount) = quantity.zip(price).and_then(|(a, b)| product(a.decimal(), b.decimal())) {
            seen.amounts += 1;
            seen.sum = seen.sum.saturating_add(amount.atoms());
        }
        seen.of = columns.roles.iter().filter(|role| matches!(role, Role::Month(_))).count();
        Some(seen)
    }

    fn sales_in(&mut self, cell: Cell<'a>, columns: &Columns<'_>, at: usize) -> Option<Amount> {
        let amount = self.amount(cell).ok()?;
        let power = columns.units.get(at)?.as_ref().map_or(0, |unit| unit.power);
        if power == 0 || self.options.amounts_as_they_stand {
            Some(amount)
        } else {
            amount.times_ten_to(power)
        }
    }
}

impl Columns<'_> {
    /// Whether a word and a number make a row.
    fn is_narrow(&self) -> bool {
        self.shape == Shape::Wide
            && self.roles.iter().filter(|role| matches!(role, Role::Month(_))).count() < 2
    }
}

fn is_year(text: &str) -> bool {
    text.trim().parse().is_ok_and(|year: i32| (1900..=2100).contains(&year))
}

/// The cells of a row that is one of headings, and what they say.
fn headings_at(start: Cursor<'_>) -> Option<(Vec<Box<str>>, Reading)> {
    let mut row = top(start, 1).rows.pop()?;
    if !row.cells.iter().any(|cell| may_name_accounts(cell)) {
        return None;
    }
    row.days_to_months();
    let reading = read_headings(&row.cells, &ImportOptions::default(), None);
    reading.shape()?;
    // A figure that is no month is one of data.
    let is_figure = |(cell, role): (&str, &Role)| {
        *role == Role::Ignored
            && cell.contains(|c: char| c.is_ascii_digit())
            && month_heading(cell).is_none()
            && read_amount(cell, 3).is_ok()
    };
    (!row.cells.iter().map(|cell| &**cell).zip(&reading.roles).any(is_figure)).then_some((row.cells, reading))
}
