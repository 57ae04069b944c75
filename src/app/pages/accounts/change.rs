//! From typed or pasted text to what the plan is asked for.

use keyline::file::number::{Amount, NumberProblem, read_amount};
use keyline::plan::{AccountId, Cell, Edit, Field, Money, Profile, Rating};

use super::column::Column;
use super::place::{Place, Selection};
use super::value::Value;

/// Why a text is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is no amount.
    Number(NumberProblem),
    /// It is no whole step from 0 to 5.
    Rating,
    /// An account needs a name.
    EmptyName,
    /// The column is computed.
    Computed,
}

/// What a text asks a cell to hold.
pub fn read(column: Column, text: &str, digits: u8) -> Result<Cell, Refusal> {
    let text = text.trim();
    match column {
        Column::Field(Field::Name) if text.is_empty() => Err(Refusal::EmptyName),
        Column::Field(field) => Ok(Cell::Field(field, text.into())),
        Column::Month(month) if text.is_empty() => Ok(Cell::Sales(month, Money::ZERO)),
        Column::Month(month) => Ok(Cell::Sales(month, read_money(text, digits)?)),
        Column::Fact(fact) if text.is_empty() => Ok(Cell::Fact(fact, None)),
        Column::Fact(fact) => {
            let digits = if fact.is_money() { digits } else { 0 };
            Ok(Cell::Fact(fact, Some(read_money(text, digits)?.0)))
        }
        Column::Rating(judged) if text.is_empty() => Ok(Cell::Rating(judged, None)),
        Column::Rating(judged) => {
            let amount = read_amount(text, 0).map_err(|_| Refusal::Rating)?;
            let steps = (0..=5).filter_map(Rating::new);
            let is = |rating: &Rating| amount == Amount::from_decimal(rating.step().into(), 0);
            let rating = steps.into_iter().find(is).ok_or(Refusal::Rating)?;
            Ok(Cell::Rating(judged, Some(rating)))
        }
        _ => Err(Refusal::Computed),
    }
}

fn read_money(text: &str, digits: u8) -> Result<Money, Refusal> {
    let read = read_amount(text, digits);
    read.and_then(|amount| amount.round(digits).ok_or(NumberProblem::TooLarge)).map_err(Refusal::Number)
}

/// What an emptied cell holds; `None` where it cannot be emptied.
pub fn emptied(column: Column) -> Option<Cell> {
    read(column, "", 0).ok()
}

/// What stands in the editor of a cell: it reads back as the same value.
pub fn editable(value: &Value, digits: u8) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Money(money) => {
            let plain = money.plain(digits);
            match plain.split_once('.') {
                Some((whole, decimals)) if decimals.bytes().all(|byte| byte == b'0') => whole.into(),
                _ => plain,
            }
        }
        Value::Rating(rating) => rating.step().to_string(),
        _ => String::new(),
    }
}

/// Where a paste goes.
pub struct Target<'a> {
    /// The columns of the view.
    pub columns: &'a [Column],
    /// The account of each row that is there; rows below are new accounts.
    pub accounts: &'a [AccountId],
    /// What is selected: the paste begins at its first cell, and one cell fills it.
    pub selection: Selection,
    /// The currency's decimals.
    pub digits: u8,
}

/// Why a paste is not taken; nothing of it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misfit {
    /// There is nothing in it.
    Nothing,
    /// It is wider than the columns from the first cell on.
    TooWide {
        /// Its columns.
        wide: usize,
        /// The columns there are.
        room: usize,
    },
    /// It goes below the last account and does not begin with the names.
    NoNames,
    /// A cell is not taken.
    Cell {
        /// The row of the grid, from 1.
        row: usize,
        /// The column.
        column: Column,
        /// What stands in it.
        found: Box<str>,
        /// Why not.
        why: Refusal,
        /// How many cells are not taken, this one included.
        count: usize,
    },
}

/// The one edit that a paste is, or why it is none.
pub fn paste(mut rows: Vec<Vec<Box<str>>>, target: &Target<'_>) -> Result<(Edit, Selection), Misfit> {
    let corner = target.selection.corner();
    let wide = rows.iter().map(Vec::len).max().unwrap_or(0);
    if wide == 0 {
        return Err(Misfit::Nothing);
    }
    if let ([row], true) = (&*rows, wide == 1 && !target.selection.is_single()) {
        let across = target.selection.columns().count();
        let row = row.first().map_or_else(Vec::new, |cell| vec![cell.clone(); across]);
        let there = target.selection.rows().filter(|&row| row < target.accounts.len()).count();
        rows = vec![row; there.max(1)];
    }
    let wide = rows.iter().map(Vec::len).max().unwrap_or(0);
    let room = target.columns.len().saturating_sub(corner.column);
    if wide > room {
        return Err(Misfit::TooWide { wide, room });
    }
    let mut cells = Vec::new();
    let mut new = Vec::new();
    let mut misfit = None::<(usize, Column, Box<str>, Refusal)>;
    let mut count = 0;
    for (down, row) in rows.iter().enumerate() {
        let at = corner.row + down;
        let account = target.accounts.get(at);
        let blank = row.iter().all(|text| text.trim().is_empty());
        if account.is_none() && blank {
            continue;
        }
        if account.is_none() && corner.column > 0 {
            return Err(Misfit::NoNames);
        }
        let mut fresh = Vec::new();
        for (across, text) in row.iter().enumerate() {
            let Some(&column) = target.columns.get(corner.column + across) else { continue };
            // Nothing is left to compute for in a row that is not there yet.
            if account.is_none() && text.trim().is_empty() && column != Column::Field(Field::Name) {
                continue;
            }
            match (read(column, text, target.digits), account) {
                (Ok(cell), Some(&id)) => cells.push((id, cell)),
                (Ok(cell), None) => fresh.push(cell),
                (Err(why), _) => {
                    count += 1;
                    misfit.get_or_insert((at + 1, column, text.clone(), why));
                }
            }
        }
        if account.is_none() {
            new.push(fresh);
        }
    }
    if let Some((row, column, found, why)) = misfit {
        return Err(Misfit::Cell { row, column, found, why, count });
    }
    if cells.is_empty() && new.is_empty() {
        return Err(Misfit::Nothing);
    }
    let last = Place::new(corner.row + rows.len() - 1, corner.column + wide - 1);
    Ok((Edit::Paste { cells, new }, Selection { anchor: last, head: corner }))
}

/// An account of which the name was typed.
pub fn added(name: &str) -> Result<Edit, Refusal> {
    match name.trim() {
        "" => Err(Refusal::EmptyName),
        name => Ok(Edit::Add(vec![Profile::named(name)])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keyline::plan::{Judged, Month};

    fn month(number: u32) -> Month {
        Month::new(2013, number).unwrap()
    }

    fn columns() -> Vec<Column> {
        let name = Column::Field(Field::Name);
        vec![name, Column::Month(month(1)), Column::Month(month(2)), Column::Class]
    }

    fn pasted(text: &str, selection: Selection) -> Result<(Edit, Selection), Misfit> {
        let columns = columns();
        let accounts = [AccountId(7), AccountId(8)];
        let target = Target { columns: &columns, accounts: &accounts, selection, digits: 2 };
        paste(keyline::file::clipboard::read(text).unwrap(), &target)
    }

    fn at(row: usize, column: usize) -> Selection {
        Selection::at(Place::new(row, column))
    }

    #[test]
    fn cells_are_read_by_their_column() {
        let sales = |minor| Ok(Cell::Sales(month(1), Money(minor)));
        assert_eq!(read(Column::Month(month(1)), " 1,234.5 ", 2), sales(123_450));
        assert_eq!(read(Column::Month(month(1)), "", 2), sales(0));
        assert!(matches!(read(Column::Month(month(1)), "9,99", 2), Err(Refusal::Number(_))));
        let rating = |step| Ok(Cell::Rating(Judged::Loyalty, step));
        assert_eq!(read(Column::Rating(Judged::Loyalty), "５", 2), rating(Rating::new(5)));
        assert_eq!(read(Column::Rating(Judged::Loyalty), " ", 2), rating(None));
        for text in ["6", "2.5", "-1", "good"] {
            assert_eq!(read(Column::Rating(Judged::Loyalty), text, 2), Err(Refusal::Rating), "{text}");
        }
        assert_eq!(read(Column::Field(Field::Name), " ", 2), Err(Refusal::EmptyName));
        assert_eq!(read(Column::Class, "A", 2), Err(Refusal::Computed));
    }

    #[test]
    fn a_paste_changes_rows_and_grows_the_plan_in_one_edit() {
        let (edit, selection) = pasted("Acme\t1\t2\r\nNew\t3\r\n", at(1, 0)).unwrap();
        let Edit::Paste { cells, new } = edit else { panic!("{edit:?}") };
        assert_eq!(cells.len(), 3);
        assert!(cells.iter().all(|(id, _)| *id == AccountId(8)));
        let name = Cell::Field(Field::Name, "New".into());
        assert_eq!(new, vec![vec![name, Cell::Sales(month(1), Money(300))]]);
        assert_eq!((selection.rows(), selection.columns()), (1..=2, 0..=2));
    }

    #[test]
    fn one_cell_fills_the_range() {
        let range = Selection { anchor: Place::new(0, 1), head: Place::new(1, 2) };
        let (Edit::Paste { cells, new }, _) = pasted("5", range).unwrap() else { panic!() };
        assert_eq!((cells.len(), new.len()), (4, 0));
    }

    #[test]
    fn nothing_is_pasted_where_a_cell_is_not_taken() {
        let misfit = pasted("1\tx\r\n2\ty\r\n", at(0, 1)).unwrap_err();
        let why = Refusal::Number(NumberProblem::NotANumber);
        let column = Column::Month(month(2));
        assert_eq!(misfit, Misfit::Cell { row: 1, column, found: "x".into(), why, count: 2 });
        assert_eq!(pasted("1\t2\t3\t4", at(0, 1)).unwrap_err(), Misfit::TooWide { wide: 4, room: 3 });
        assert_eq!(pasted("1\r\n2\r\n3\r\n", at(0, 1)).unwrap_err(), Misfit::NoNames);
        assert_eq!(pasted("", at(0, 1)).unwrap_err(), Misfit::Nothing);
    }

    #[test]
    fn the_editor_shows_what_reads_back_as_the_same() {
        for minor in [0, 5, 123_400, 123_450, -7_000] {
            let text = editable(&Value::Money(Money(minor)), 2);
            assert_eq!(read(Column::Month(month(1)), &text, 2), Ok(Cell::Sales(month(1), Money(minor))));
        }
    }
}
