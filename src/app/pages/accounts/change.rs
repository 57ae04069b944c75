//! From typed or pasted text to what the plan is asked for.

use keyline::file::number::{
    Amount, Doubt, NumberProblem, NumberStyle, read_amount, read_amount_in, style_of,
};
use keyline::plan::{AccountId, Cell, Edit, Field, Money, Profile, Rating};

use super::column::Column;
use super::place::{Place, Selection};
use super::value::Value;

/// Why a text is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is no amount.
    Number(NumberProblem),
    /// It is no whole number.
    Whole,
    /// It is no whole step from 0 to 5.
    Rating,
    /// An account needs a name.
    EmptyName,
    /// The column is computed.
    Computed,
}

/// What a typed text asks a cell to hold. Numbers are typed as the page writes them, with a decimal point.
pub fn read(column: Column, text: &str, digits: u8) -> Result<Cell, Refusal> {
    read_in(column, text, digits, NumberStyle::Point)
}

/// As [`read`], in the style of the block the text came with.
fn read_in(column: Column, text: &str, digits: u8, style: NumberStyle) -> Result<Cell, Refusal> {
    let text = text.trim();
    match column {
        Column::Field(Field::Name) if text.is_empty() => Err(Refusal::EmptyName),
        Column::Field(field) => Ok(Cell::Field(field, text.into())),
        Column::Month(month) if text.is_empty() => Ok(Cell::Sales(month, Money::ZERO)),
        Column::Month(month) => Ok(Cell::Sales(month, read_money(text, digits, style)?)),
        Column::Fact(fact) if text.is_empty() => Ok(Cell::Fact(fact, None)),
        Column::Fact(fact) if fact.is_money() => {
            Ok(Cell::Fact(fact, Some(read_money(text, digits, style)?.0)))
        }
        Column::Fact(fact) => {
            let amount = read_amount_in(text, 0, Some(style)).map_err(Refusal::Number)?;
            let whole = amount.round(0).filter(|&count| Amount::of(count, 0) == amount);
            Ok(Cell::Fact(fact, Some(whole.ok_or(Refusal::Whole)?.0)))
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

fn read_money(text: &str, digits: u8, style: NumberStyle) -> Result<Money, Refusal> {
    let read = read_amount_in(text, digits, Some(style));
    read.and_then(|amount| amount.round(digits).ok_or(NumberProblem::TooLarge)).map_err(Refusal::Number)
}

/// Whether the cells of a column are read as figures, and so show the style of what they came with.
fn is_figure(column: Column) -> bool {
    matches!(column, Column::Month(_) | Column::Fact(_))
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
        Value::Count(count) => count.to_string(),
        Value::Rating(rating) => rating.step().to_string(),
        _ => String::new(),
    }
}

/// Whether a cell holds already what is asked for: then there is nothing to undo.
pub fn is_same(cell: &Cell, value: &Value) -> bool {
    match (cell, value) {
        (Cell::Field(_, text), Value::Text(held)) => text == held,
        (Cell::Field(_, text), Value::Blank) => text.is_empty(),
        (Cell::Sales(_, money), Value::Money(held)) => money == held,
        (Cell::Fact(_, Some(minor)), Value::Money(held)) => *minor == held.0,
        (Cell::Fact(_, Some(count)), Value::Count(held)) => count == held,
        (Cell::Fact(_, None), Value::Blank) => true,
        (Cell::Rating(_, Some(rating)), Value::Rating(held)) => rating == held,
        (Cell::Rating(_, None), Value::Blank) => true,
        _ => false,
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
    /// The decimal sign of the paste, where the user told it.
    pub style: Option<NumberStyle>,
}

/// A cell of a paste, where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    /// The row of the grid, from 1.
    pub row: usize,
    /// The column.
    pub column: Column,
    /// What stands in it.
    pub found: Box<str>,
}

impl AsRef<str> for Pasted {
    fn as_ref(&self) -> &str {
        &self.found
    }
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
    /// Its figures are in no one style.
    Style(Doubt<Pasted>),
    /// A cell is not taken.
    Cell {
        /// Which, and what stands in it.
        at: Pasted,
        /// Why not.
        why: Refusal,
        /// How many cells are not taken, this one included.
        count: usize,
    },
}

/// The one edit that a paste is, or why it is none.
pub fn paste(rows: &[Vec<Box<str>>], target: &Target<'_>) -> Result<(Edit, Selection), Misfit> {
    let corner = target.selection.corner();
    let wide = rows.iter().map(Vec::len).max().unwrap_or(0);
    if wide == 0 {
        return Err(Misfit::Nothing);
    }
    let filled;
    let rows = match rows {
        [row] if wide == 1 && !target.selection.is_single() => {
            let across = target.selection.columns().count();
            let row = row.first().map_or_else(Vec::new, |cell| vec![cell.clone(); across]);
            let there = target.selection.rows().filter(|&row| row < target.accounts.len()).count();
            filled = vec![row; there.max(1)];
            &filled
        }
        rows => rows,
    };
    let wide = rows.iter().map(Vec::len).max().unwrap_or(0);
    let room = target.columns.len().saturating_sub(corner.column);
    if wide > room {
        return Err(Misfit::TooWide { wide, room });
    }
    let style = style_in(rows, target)?;
    let mut cells = Vec::new();
    let mut new = Vec::new();
    let mut misfit = None::<(Pasted, Refusal)>;
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
            match (read_in(column, text, target.digits, style), account) {
                (Ok(cell), Some(&id)) => cells.push((id, cell)),
                (Ok(cell), None) => fresh.push(cell),
                (Err(why), _) => {
                    count += 1;
                    misfit.get_or_insert((Pasted { row: at + 1, column, found: text.clone() }, why));
                }
            }
        }
        if account.is_none() {
            new.push(fresh);
        }
    }
    if let Some((at, why)) = misfit {
        return Err(Misfit::Cell { at, why, count });
    }
    if cells.is_empty() && new.is_empty() {
        return Err(Misfit::Nothing);
    }
    let last = Place::new(corner.row + rows.len() - 1, corner.column + wide - 1);
    Ok((Edit::Paste { cells, new }, Selection { anchor: last, head: corner }))
}

/// The one style of all figures of a paste.
fn style_in(rows: &[Vec<Box<str>>], target: &Target<'_>) -> Result<NumberStyle, Misfit> {
    let corner = target.selection.corner();
    let figures = rows.iter().enumerate().flat_map(|(down, row)| {
        row.iter().enumerate().filter_map(move |(across, text)| {
            let column = *target.columns.get(corner.column + across).filter(|column| is_figure(**column))?;
            Some(Pasted { row: corner.row + down + 1, column, found: text.clone() })
        })
    });
    style_of(&figures.collect::<Vec<_>>(), target.style).map_err(Misfit::Style)
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
    use keyline::plan::{Fact, Judged, Month};

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
        let target = Target { columns: &columns, accounts: &accounts, selection, digits: 2, style: None };
        paste(&keyline::file::clipboard::read(text).unwrap(), &target)
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
        let at_x = Pasted { row: 1, column, found: "x".into() };
        assert_eq!(misfit, Misfit::Cell { at: at_x, why, count: 2 });
        assert_eq!(pasted("1\t2\t3\t4", at(0, 1)).unwrap_err(), Misfit::TooWide { wide: 4, room: 3 });
        assert_eq!(pasted("1\r\n2\r\n3\r\n", at(0, 1)).unwrap_err(), Misfit::NoNames);
        assert_eq!(pasted("", at(0, 1)).unwrap_err(), Misfit::Nothing);
    }

    #[test]
    fn a_paste_is_read_in_one_style() {
        let sales = |text: &str| match pasted(text, at(0, 1)) {
            Ok((Edit::Paste { cells, .. }, _)) => Ok(cells
                .into_iter()
                .filter_map(|(_, cell)| if let Cell::Sales(_, money) = cell { Some(money.0) } else { None })
                .collect::<Vec<_>>()),
            Ok((edit, _)) => panic!("{edit:?}"),
            Err(misfit) => Err(misfit),
        };
        assert_eq!(sales("33,3\r\n2.000\r\n"), Ok(vec![3_330, 200_000]));
        let cell = |row, number, found: &str| Pasted {
            row,
            column: Column::Month(month(number)),
            found: found.into(),
        };
        let unproven = Doubt::Unproven(vec![cell(1, 1, "2.000")]);
        assert_eq!(sales("2.000\t5\r\n"), Err(Misfit::Style(unproven)));
        let both = Doubt::Both { point: cell(2, 2, "1.5"), comma: cell(1, 1, "1.234,50") };
        assert_eq!(sales("1.234,50\t7\r\n8\t1.5\r\n"), Err(Misfit::Style(both)));
    }

    #[test]
    fn a_count_is_whole() {
        let visits = Column::Fact(Fact::Visits);
        assert_eq!(read(visits, "12", 2), Ok(Cell::Fact(Fact::Visits, Some(12))));
        assert_eq!(read(visits, "2.5", 2), Err(Refusal::Whole));
    }

    #[test]
    fn the_editor_shows_a_count() {
        let visits = Column::Fact(Fact::Visits);
        assert_eq!(read(visits, &editable(&Value::Count(12), 2), 2), Ok(Cell::Fact(Fact::Visits, Some(12))));
    }

    #[test]
    fn what_is_typed_anew_changes_nothing() {
        let visits = |count| Cell::Fact(Fact::Visits, count);
        let overdue = |minor| Cell::Fact(Fact::Overdue, minor);
        let name = |text: &str| Cell::Field(Field::Name, text.into());
        for (cell, value, same) in [
            (name("Acme"), Value::Text("Acme".into()), true),
            (name("acme"), Value::Text("Acme".into()), false),
            (name(""), Value::Blank, true),
            (Cell::Sales(month(1), Money(0)), Value::Money(Money(0)), true),
            (Cell::Sales(month(1), Money(5)), Value::Money(Money(0)), false),
            (overdue(Some(250)), Value::Money(Money(250)), true),
            (visits(Some(12)), Value::Count(12), true),
            (visits(None), Value::Count(12), false),
            // Nothing known is not none.
            (visits(Some(0)), Value::Blank, false),
            (visits(None), Value::Blank, true),
            (Cell::Rating(Judged::Loyalty, Rating::new(3)), Value::Rating(Rating::new(3).unwrap()), true),
            (Cell::Rating(Judged::Loyalty, None), Value::Rating(Rating::new(3).unwrap()), false),
        ] {
            assert_eq!(is_same(&cell, &value), same, "{cell:?} in place of {value:?}");
        }
    }

    #[test]
    fn the_editor_shows_what_reads_back_as_the_same() {
        for minor in [0, 5, 123_400, 123_450, -7_000] {
            let text = editable(&Value::Money(Money(minor)), 2);
            assert_eq!(read(Column::Month(month(1)), &text, 2), Ok(Cell::Sales(month(1), Money(minor))));
        }
    }
}
