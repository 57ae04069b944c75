//! Rows between the headings and the first account that say in what each column is told: `EUR`, `pcs`, `text`.

use super::ImportOptions;
use super::heading::{Role, read_headings};
use super::layout::{Row, top};
use crate::file::table::Cursor;
use crate::file::unit::{Said, below_heading, in_title};

/// The most such rows: one of units, one of types.
const MOST: usize = 2;

/// Takes the rows of units and types below the headings to these, and gives how many there are. What a column is told in
/// stands in brackets behind its heading from then on, as other files have it there.
pub(super) fn take_units(row: &mut Row, start: Cursor<'_>, options: &ImportOptions) -> usize {
    let mut taken = 0;
    while row.number > 0
        && taken < MOST
        && let Some(below) = top(start.moved(row.end), 1).rows.pop()
    {
        if let Some(unit) = unit_of_all(&below.cells, &row.reading.roles) {
            row.title_unit = Some(unit);
        } else if let Some(said) = said(&below.cells, &row.reading.roles) {
            add(row, &below.cells, &said, options);
        } else {
            break;
        }
        row.end = below.end;
        taken += 1;
    }
    taken
}

/// What each cell says, where all say something of their columns, and one of a column of figures or days. A row with an
/// amount or a name is one of data.
fn said(cells: &[Box<str>], roles: &[Role]) -> Option<Vec<Option<Said>>> {
    let mut tells = false;
    let mut all = Vec::with_capacity(cells.len());
    for (at, cell) in cells.iter().enumerate() {
        if cell.is_empty() {
            all.push(None);
            continue;
        }
        all.push(Some(below_heading(cell)?));
        tells |= roles.get(at)?.is_figure() || roles.get(at) == Some(&Role::Date);
    }
    tells.then_some(all)
}

/// The unit of all amounts, where a cell alone tells one: `单位：万元`.
fn unit_of_all(cells: &[Box<str>], roles: &[Role]) -> Option<crate::file::unit::Unit> {
    let mut filled = cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    let (at, cell) = filled.next().filter(|_| filled.next().is_none())?;
    let is_figure = roles.get(at).is_some_and(|role| role.is_figure());
    in_title(cell).filter(|_| !is_figure)
}

fn add(row: &mut Row, cells: &[Box<str>], said: &[Option<Said>], options: &ImportOptions) {
    let is_rate = |at: usize| matches!(said.get(at), Some(Some(Said::Rate)));
    for (at, (heading, cell)) in row.headings.iter_mut().zip(cells).enumerate() {
        if matches!(said.get(at), Some(Some(Said::Unit | Said::Rate))) {
            let unit = cell.trim_matches(['(', ')', '[', ']', '（', '）', '【', '】', ' ']);
            *heading = format!("{heading} ({unit})").trim_start().into();
        }
    }
    if (0..said.len()).any(is_rate) {
        // A part of something is no amount, and two columns of a month are one then.
        let bare = |(at, heading): (usize, &str)| match said.get(at) {
            Some(Some(Said::Unit)) => without(heading),
            _ => heading.into(),
        };
        let told = row.headings.iter().map(|heading| &**heading).enumerate();
        let headings: Vec<Box<str>> = told.map(bare).collect();
        let reading = read_headings(&headings, options, row.title_year);
        if reading.shape() == row.reading.shape() {
            row.reading = reading;
        }
    }
}

/// A heading without what was added to it.
fn without(heading: &str) -> Box<str> {
    heading.rsplit_once('(').map_or(heading, |(bare, _)| bare.trim_end()).into()
}
