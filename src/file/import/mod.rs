//! Importing sales: from a table with a row per account and a column per month, or a row per transaction.
//!
//! ```
//! use keyline::file::import::{ImportOptions, Shape, read};
//! use std::ops::ControlFlow;
//! let file = "Customer,Region,2025-11,2025-12\nAcme,North,\"1,200.50\",-\nBolt,South,80,95.5\n";
//! let import = read(file.as_bytes(), &ImportOptions::default(), &mut |_| ControlFlow::Continue(()))?;
//! assert_eq!(import.shape, Shape::Wide);
//! assert_eq!(&*import.book.profiles[1].name, "Bolt");
//! assert_eq!(import.book.ledger.row(0), [120_050, 0]);
//! # Ok::<(), keyline::file::import::ImportError>(())
//! ```
//!
//! A row that must be mended waits: it is not in the book, and it is counted. Nothing is dropped silently, and
//! nothing is guessed: where a number or a date can be read in two ways, the rest of the column decides, else it
//! waits.

mod accounts;
mod below;
mod beside;
mod heading;
mod identity;
mod issue;
mod job;
mod layout;
mod lines;
mod stage;
mod sums;
mod totals;
mod whole;
mod wide;

pub use heading::{Role, Shape};
pub use identity::{GROUPS_KEPT, Identity};
pub use issue::{
    Capped, Cause, Group, ImportError, Issue, IssueKind, Member, Missing, NotText, OTHERS_KEPT, PLACES_KEPT,
    Place, Question, Weight,
};
pub use stage::{LeftOut, StageValue, Usual};
pub use whole::{LastWhole, MonthSeen, Part, last_whole};

use super::currency::Tender;
use super::date::DayOrder;
use super::number::{Amount, NumberStyle, read_amount};
use super::table::{Delimiter, Sheet, Source, decode};
use super::unit::Unit;
use crate::plan::{Book, Currency, Money, Month, ToldBy};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// What the user, or the page for them, has decided about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportOptions {
    /// Decimals of the plan's currency.
    pub digits: u8,
    /// The delimiter; found where `None`.
    pub delimiter: Option<Delimiter>,
    /// The heading row, from 1, or 0 where every row is data; found where `None`.
    pub heading_row: Option<usize>,
    /// Roles chosen for columns, by position from 0; the others are found.
    pub roles: Vec<(usize, Role)>,
    /// The decimal sign; found where `None`.
    pub decimal: Option<NumberStyle>,
    /// The order of day and month; found where `None`.
    pub day_order: Option<DayOrder>,
    /// What tells accounts apart where codes and names disagree; found, or asked, where `None`.
    pub told_by: Option<ToldBy>,
    /// Names that are one account, [`folded`](crate::plan::folded).
    pub alike: BTreeSet<Box<str>>,
    /// Names of rows that are accounts though their amounts prove them to be totals, [`folded`](crate::plan::folded).
    pub taken_sums: BTreeSet<Box<str>>,
    /// What months between others mean that have no column; asked where `None`.
    pub gap: Option<Gap>,
    /// Months of which it is known that nothing was sold in them, so that none of them is asked about.
    pub without_sales: BTreeSet<Month>,
    /// The year of dates that do not tell it; found where `None`.
    pub year: Option<i32>,
    /// The month of the first period, where headings name periods alone: `FY24 P1`, `Jan`.
    pub first_period: Option<Month>,
    /// Stages whose rows count or do not, by the value; the others as is usual.
    pub stages: Vec<(Box<str>, bool)>,
    /// The currency whose rows are taken, where a column names several.
    pub currency: Option<Currency>,
    /// Amounts are taken as they stand, whatever unit the headings and titles tell.
    pub amounts_as_they_stand: bool,
    /// The user knows of the rows that wait and imports without them.
    pub leave_out_waiting: bool,
    /// Rows of one account are added together, where a row per account is expected.
    pub add_duplicates_together: bool,
}

/// What a month between others means that has no column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gap {
    /// Nothing was sold in it.
    NothingSold,
    /// Nobody knows; only the months after it are taken.
    OnlyAfter,
}

impl Default for ImportOptions {
    /// Two decimals, everything found, nothing left out.
    fn default() -> ImportOptions {
        ImportOptions {
            digits: 2,
            delimiter: None,
            heading_row: None,
            roles: Vec::new(),
            decimal: None,
            day_order: None,
            told_by: None,
            alike: BTreeSet::new(),
            taken_sums: BTreeSet::new(),
            gap: None,
            without_sales: BTreeSet::new(),
            year: None,
            first_period: None,
            stages: Vec::new(),
            currency: None,
            amounts_as_they_stand: false,
            leave_out_waiting: false,
            add_duplicates_together: false,
        }
    }
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read, or cells of a sheet.
    pub bytes: usize,
    /// Bytes of the file, or cells of the sheet.
    pub of: usize,
    /// Rows read.
    pub rows: usize,
}

/// A column of the file, as the import took it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its position, from 0.
    pub index: usize,
    /// Its heading, trimmed.
    pub heading: Box<str>,
    /// What it holds.
    pub role: Role,
    /// Its first few values.
    pub samples: Vec<Box<str>>,
}

impl Column {
    /// Whether it may hold amounts, by its first values: one begins as a number or reads as one, or there is none.
    pub fn may_hold_amounts(&self) -> bool {
        let begins_so =
            |text: &str| text.chars().find(|c| c.is_alphanumeric()).is_none_or(|c| c.is_numeric());
        let is_so = |text: &str| begins_so(text) || read_amount(text, 2).is_ok();
        self.samples.is_empty() || self.samples.iter().any(|text| is_so(text))
    }
}

/// A unit that amounts are told in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitSeen {
    /// The unit.
    pub unit: Unit,
    /// The columns that are told in it, by position from 0.
    pub columns: Vec<usize>,
    /// A cell of them, its amount as it stands and in the unit.
    pub example: Option<(Box<str>, Amount, Amount)>,
}

/// What was read, ready for a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// How the file tells its sales.
    pub shape: Shape,
    /// The delimiter; `None` for a sheet, whose cells need none.
    pub delimiter: Option<Delimiter>,
    /// The heading row, from 1; 0 where every row is data.
    pub heading_row: usize,
    /// The decimal sign that amounts were read with; `None` where nothing needed one, or it could not be found.
    pub decimal: Option<NumberStyle>,
    /// The order of day and month that dates were read in; `None` where nothing needed one, or it could not be
    /// found.
    pub day_order: Option<DayOrder>,
    /// The year taken for dates that do not tell it; `None` where nothing needed one, or it could not be found.
    pub year: Option<i32>,
    /// The rows that may hold the headings, by number and in one line.
    pub heading_rows: Vec<(usize, Box<str>)>,
    /// The stages of deals or orders, most rows first; empty where no column tells them.
    pub stages: Vec<StageValue>,
    /// What the amounts are told in, by signs, codes, headings and a column of currencies, with the places that say so;
    /// most first.
    pub tenders: Vec<(Tender, usize)>,
    /// The units that headings and titles tell their amounts in, where they multiply them.
    pub units: Vec<UnitSeen>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The accounts, in the order of their first row, and their sales.
    pub book: Book,
    /// The exact sum of what was read, less the sum of the rounded cells of the book.
    pub rounding: Amount,
    /// The sales of all accounts in each month of the book.
    pub month_totals: Vec<Money>,
    /// The day of the last order of each month of the book, 0 in a month without any; empty where the file has a
    /// column per month.
    pub last_days: Vec<u8>,
    /// Months between others that have no column of sales; none in a file of transactions, which tells them by having
    /// no line.
    pub gaps: Vec<Month>,
    /// Whether it is not known what they mean.
    pub gap_is_open: bool,
    /// How accounts are told apart, where codes and names disagree.
    pub identity: Option<Identity>,
    /// The codes of the book's accounts where names tell them apart, so that the book does not carry them; of several the
    /// first. Empty where it carries them, or there are none.
    pub codes: Vec<Box<str>>,
    /// Names that are likely one account, most money first; at most [`GROUPS_KEPT`]. Those of
    /// [`ImportOptions::alike`] are one account of the book.
    pub alike: Vec<Group>,
    /// How many such groups there are.
    pub alike_total: usize,
    /// Names of the rows that amounts alone prove to be totals, [`folded`](crate::plan::folded). Those of
    /// [`ImportOptions::taken_sums`] are accounts of the book, the others are left out.
    pub sum_rows: Vec<Box<str>>,
    /// Rows below the headings that hold anything.
    pub rows_read: usize,
    /// Those of them that wait.
    pub rows_waiting: usize,
    /// The sales of all rows that could be read, those that wait included.
    pub money: Amount,
    /// The sales of the rows that wait, as far as they can be read.
    pub money_waiting: Amount,
    /// What was found, by its cause; what must be mended first.
    pub causes: Vec<Cause>,
    /// In how many places something must be mended.
    pub must_fix_total: usize,
    /// Whether no question is open, and nothing must be mended any more or the user leaves the waiting rows out.
    pub is_ready: bool,
}

/// The first month after those that have no column of sales, where any is: what [`Gap::OnlyAfter`] leaves.
fn first_after(gaps: &[Month], mut roles: impl Iterator<Item = Role>) -> Option<Month> {
    let first = gaps.last()?.next();
    roles.any(|role| role == Role::Month(first)).then_some(first)
}

impl Import {
    /// The first month after the last of [`Import::gaps`], where the file has it. None where months are missing up to
    /// the end, as where only the margin of the last month is there.
    pub fn first_after_gaps(&self) -> Option<Month> {
        first_after(&self.gaps, self.columns.iter().map(|column| column.role))
    }

    /// The questions that are open. Rows that wait can be left out once there is none: before, it is not known
    /// which they are.
    pub fn questions(&self) -> Vec<Question> {
        let found = |wanted: fn(&IssueKind) -> bool| {
            self.causes.iter().filter_map(|cause| cause.first.first()).any(|issue| wanted(&issue.kind))
        };
        let mut questions = Vec::new();
        if self.decimal.is_none() && found(|kind| matches!(kind, IssueKind::AmbiguousNumber { .. })) {
            questions.push(Question::Decimal);
        }
        if self.day_order.is_none() && found(|kind| matches!(kind, IssueKind::AmbiguousDates)) {
            questions.push(Question::DayOrder);
        }
        if self.identity.as_ref().is_some_and(|identity| identity.is_open) {
            questions.push(Question::ToldBy);
        }
        if self.gap_is_open {
            questions.push(Question::Gap);
        }
        if self.year.is_none() && found(|kind| matches!(kind, IssueKind::NoYear)) {
            questions.push(Question::Year);
        }
        if self.mixes_currencies() {
            questions.push(Question::Currency);
        }
        questions.extend(self.twice().into_iter().map(|(role, _)| Question::Column(role)));
        questions
    }

    /// Whether something must be mended that no answer to an open question mends: which rows wait in the end is known
    /// once the questions are answered, but not that some will.
    pub fn must_fix_anyway(&self) -> bool {
        let questions = self.questions();
        let is_asked = |kind: &IssueKind| match kind {
            IssueKind::AmbiguousNumber { .. } => questions.contains(&Question::Decimal),
            IssueKind::AmbiguousDates => questions.contains(&Question::DayOrder),
            IssueKind::NoYear => questions.contains(&Question::Year),
            IssueKind::SeveralNames { .. } | IssueKind::DuplicateName { .. } => {
                questions.contains(&Question::ToldBy)
            }
            IssueKind::RoleTwice { role, .. } => questions.contains(&Question::Column(*role)),
            _ => false,
        };
        let mut first =
            self.causes.iter().filter(|cause| cause.must_fix()).filter_map(|cause| cause.first.first());
        first.any(|issue| !is_asked(&issue.kind))
    }

    /// What was found and is not told already where it is asked what tells accounts apart: the groups of
    /// [`Identity`] that stand there are no causes beside it.
    pub fn causes_to_tell(&self) -> impl Iterator<Item = &Cause> {
        let groups = self.identity.as_ref().map(|identity| identity.several_names.is_empty());
        let is_told = move |issue: &Issue| match (&issue.kind, groups) {
            (IssueKind::SeveralNames { .. }, Some(_)) => true,
            (IssueKind::DuplicateName { .. }, Some(by_name)) => by_name && issue.weight == Weight::ToKnow,
            _ => false,
        };
        self.causes.iter().filter(move |cause| !cause.first.first().is_some_and(is_told))
    }

    /// The roles that several columns headed alike could have, with those columns.
    pub fn twice(&self) -> Vec<(Role, Vec<usize>)> {
        let mut twice: Vec<(Role, Vec<usize>)> = Vec::new();
        for issue in self.causes.iter().filter(|cause| cause.must_fix()).flat_map(|cause| &cause.first) {
            let (IssueKind::RoleTwice { role, first, .. }, Some(place)) = (&issue.kind, &issue.column) else {
                continue;
            };
            match twice.iter_mut().find(|(other, _)| other == role) {
                Some((_, columns)) => columns.push(place.index),
                None => twice.push((*role, vec![*first, place.index])),
            }
        }
        twice
    }

    /// Whether amounts of several currencies were added together.
    pub fn mixes_currencies(&self) -> bool {
        let mut tenders = self.tenders.iter().map(|(tender, _)| *tender);
        let first = tenders.next();
        first.is_some_and(|first| tenders.any(|other| !first.fits(other)))
    }

    /// The last month that is proposed as whole, if the file is taken on this day.
    pub fn last_whole(&self, today: chrono::NaiveDate) -> Option<LastWhole> {
        let ledger = &self.book.ledger;
        let seen = ledger.span().iter().zip(self.month_totals.iter().copied()).enumerate().map(
            |(at, (month, sales))| {
                let last_day = self.last_days.get(at).copied().filter(|&day| day > 0).map(u32::from);
                MonthSeen { month, sales, last_day }
            },
        );
        last_whole(&seen.collect::<Vec<_>>(), today)
    }
}

/// A table whose columns may not say enough to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// How the file would tell its sales; `None` where its headings do not say enough.
    pub shape: Option<Shape>,
    /// The delimiter; `None` for a sheet.
    pub delimiter: Option<Delimiter>,
    /// The heading row, from 1: the one that comes closest where none is one; 0 where the first row is data already.
    pub heading_row: usize,
    /// The rows that may hold them, by number and in one line.
    pub heading_rows: Vec<(usize, Box<str>)>,
    /// The columns, with the roles found so far.
    pub columns: Vec<Column>,
}

/// Looks at the head of a file without reading it, so that a user can say what its columns hold where [`read`]
/// finds no accounts, months or amounts.
///
/// # Errors
/// Where there is no table at all.
pub fn outline(bytes: &[u8], options: &ImportOptions) -> Result<Outline, ImportError> {
    layout::outline(Source::Text(&decode(bytes)?), options)
}

/// Reads a file. `progress` is called now and then, and stops the import where it breaks.
///
/// # Errors
/// Only where nothing can be read; everything else is an [`Issue`].
pub fn read(
    bytes: &[u8],
    options: &ImportOptions,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Import, ImportError> {
    read_text(&decode(bytes)?, options, progress)
}

/// As [`read`], for text that the caller has decoded, or that was pasted.
///
/// # Errors
/// As [`read`].
pub fn read_text(
    text: &str,
    options: &ImportOptions,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Import, ImportError> {
    read_source(Source::Text(text), options, progress)
}

/// As [`read`], for cells that know what they are: the numbers and dates among them are taken as such.
///
/// # Errors
/// As [`read`].
pub fn read_cells(
    sheet: &Sheet,
    options: &ImportOptions,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Import, ImportError> {
    read_source(Source::Sheet(sheet), options, progress)
}

fn read_source(
    source: Source<'_>,
    options: &ImportOptions,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Import, ImportError> {
    let layout = layout::recognize(source, options)?;
    let mut job = job::Job::new(source, &layout, options, progress);
    let read = match layout.shape {
        Shape::Wide => wide::read(&mut job)?,
        Shape::Transactions => lines::read(&mut job)?,
    };
    job.finish(read)
}
