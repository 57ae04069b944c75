//! A row of the grid as it is shown: every cell worded.

use keyline::chart::{Spark, SparkPaths};
use keyline::plan::{AccountId, Class, Money, Plan, Span};
use keyline::text::{Numbers, Text, Wording};

use super::column::{COURSE_MONTHS, Column, Layout};
use super::frame::Frame;
use super::standing::Standing;
use super::value::{Value, value};

/// The box of a course, in CSS pixels.
pub const COURSE: (f64, f64) = (116.0, 20.0);

/// What a cell looks like.
#[derive(Debug, Clone, PartialEq)]
pub enum Face {
    /// Text or a number.
    Plain,
    /// Nothing to speak of: a zero, a dash, an invitation.
    Dim,
    /// An amount of which a part is set apart.
    Marked,
    /// The letter of a class.
    Class(Class),
    /// Bars.
    Course(SparkPaths),
}

/// A cell as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct CellShown {
    /// What it says.
    pub words: String,
    /// What it looks like.
    pub face: Face,
    /// What the pointer is told.
    pub title: Option<String>,
}

/// A row as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct RowShown {
    /// The account; `None` is the empty row.
    pub id: Option<AccountId>,
    /// Its cells, by column.
    pub cells: Vec<CellShown>,
}

/// What is needed to show a row.
pub struct Words<'a> {
    /// The sentences.
    pub text: Text,
    /// How numbers are written.
    pub numbers: Numbers,
    /// What figures are called.
    pub wording: &'a Wording<'a>,
}

/// The empty row below the last: it invites a new account.
pub fn empty_row(layout: &Layout, text: Text) -> RowShown {
    let cell = |at| CellShown {
        words: if at == 0 { text.accounts().new_row.into() } else { String::new() },
        face: Face::Dim,
        title: None,
    };
    RowShown { id: None, cells: (0..layout.columns.len()).map(cell).collect() }
}

/// The row of an account. `row` is its row in the plan.
pub fn account_row(
    plan: &Plan,
    frame: &Frame,
    standing: &Standing,
    layout: &Layout,
    words: &Words<'_>,
    (id, row): (AccountId, usize),
) -> RowShown {
    let cells = layout.columns.iter().map(|&column| {
        let value = value(plan, frame, standing, row, column);
        let cell = worded(&value, column, words);
        match column {
            Column::Course => CellShown { face: course(plan, frame, row), words: String::new(), ..cell },
            Column::Month(month) => {
                let mark = plan.one_offs().iter().find(|mark| (mark.account, mark.month) == (id, month));
                match mark {
                    Some(mark) => {
                        let title = (words.text.accounts().note_one_off)(
                            &words.numbers.full(mark.amount),
                            &mark.reason,
                        );
                        CellShown { face: Face::Marked, title: Some(title), ..cell }
                    }
                    None => cell,
                }
            }
            _ => cell,
        }
    });
    RowShown { id: Some(id), cells: cells.collect() }
}

fn worded(value: &Value, column: Column, words: &Words<'_>) -> CellShown {
    let plain = |words: String| CellShown { words, face: Face::Plain, title: None };
    let dim = |words: String| CellShown { words, face: Face::Dim, title: None };
    match value {
        Value::Blank => plain(String::new()),
        Value::Text(text) => CellShown {
            // What a cell may cut off; a Han character is as wide as two letters, and three bytes.
            title: (text.len() > 16).then(|| text.to_string()),
            ..plain(text.to_string())
        },
        Value::Money(money) if *money == Money::ZERO => dim(words.numbers.whole(*money)),
        Value::Money(money) => {
            let (whole, full) = (words.numbers.whole(*money), words.numbers.full(*money));
            // Its cents are there for the pointer, and above the grid for the cursor.
            CellShown { title: (whole != full).then_some(full), ..plain(whole) }
        }
        Value::Count(count) => plain(super::words::count(*count, column, &words.numbers)),
        Value::Ratio(ratio) if column == Column::Growth => plain(words.numbers.percent_signed(*ratio)),
        Value::Ratio(ratio) => plain(words.numbers.percent(*ratio)),
        Value::Rating(rating) => plain(rating.step().to_string()),
        Value::Class(class) => CellShown { face: Face::Class(*class), ..plain(class.as_str().into()) },
        Value::Key { key, said } => {
            let (yes, no) = words.text.accounts().yes_no;
            let text = if *key { yes } else { no };
            if *key || *said { plain(text.into()) } else { dim(text.into()) }
        }
        Value::Undefined(reason) => {
            CellShown { title: Some(words.wording.undefined(*reason)), ..dim(keyline::text::DASH.into()) }
        }
    }
}

fn course(plan: &Plan, frame: &Frame, row: usize) -> Face {
    let Some(last) = frame.whole.last() else { return Face::Plain };
    let span = Span::ending(last, frame.whole.months.min(COURSE_MONTHS));
    let months: Vec<f64> = plan.ledger().slice(row, span).iter().map(|&minor| minor as f64).collect();
    Face::Course(Spark { values: &months, recent: months.len().min(12) }.paths(COURSE.0, COURSE.1))
}
