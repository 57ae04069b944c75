//! What an import finds, and why it may find nothing.

use super::Outline;
use super::heading::Role;
use crate::file::number::Amount;
use crate::plan::{Field, Month};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::mem::{Discriminant, discriminant};

/// Places of a cause that are kept with their data; further ones are only counted.
pub const PLACES_KEPT: usize = 20;

/// Other values of an account that are named; further ones are only counted.
pub const OTHERS_KEPT: usize = 12;

/// The longest text of a cell that an issue repeats, in characters.
const FOUND_LENGTH: usize = 60;

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its position, from 0.
    pub index: usize,
    /// Its heading.
    pub heading: Box<str>,
}

/// Something about the file that its user should know or must mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// The row, from 1, as a spreadsheet counts rows; 0 where it is about the file as a whole.
    pub row: usize,
    /// The column, where it is about one.
    pub column: Option<Place>,
    /// What stands there, shortened.
    pub found: Box<str>,
    /// What is wrong with it.
    pub kind: IssueKind,
    /// Whether it must be mended.
    pub weight: Weight,
    /// What stands in the row or the rows, where they are left out and are no part of what was read.
    pub sum: Option<Amount>,
}

/// A question about the whole file, which only its user can answer: nothing can be taken before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question {
    /// Which sign marks the decimals.
    Decimal,
    /// Whether day or month comes first.
    DayOrder,
    /// Whether codes or names tell accounts apart.
    ToldBy,
    /// What a month without a column means.
    Gap,
    /// Which of two columns headed alike holds this.
    Column(Role),
    /// The year of dates that tell none.
    Year,
    /// Which currency's rows are taken.
    Currency,
}

/// How much an issue matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Figures would be wrong: the row waits, outside the book, until it is mended or left out.
    MustFix,
    /// The file was read as it says; the user may want to look.
    ToKnow,
}

/// What an issue is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssueKind {
    /// A cell that should hold an amount does not.
    NotANumber,
    /// An amount that can be read in two ways.
    AmbiguousNumber {
        /// Read with a decimal sign.
        either: Amount,
        /// Read with a grouping sign.
        or: Amount,
    },
    /// An amount, or the sum of an account's month, beyond [`Money::LIMIT`](crate::plan::Money::LIMIT).
    TooLarge,
    /// A cell that should hold a date does not.
    NotADate,
    /// No date of the column tells days from months; one issue for the column, every such row waits.
    AmbiguousDates,
    /// A date without a year, and nothing in the file that tells it; one issue for the column, every such row waits.
    NoYear,
    /// A month so far from the others that it is likely mistyped.
    FarDate {
        /// The first month of the sales that were read.
        first: Month,
        /// The last one.
        last: Month,
    },
    /// A row without a name. To know where its code stands in for it.
    NameEmpty,
    /// A name that an earlier row has. To know where their codes differ.
    DuplicateName {
        /// The row that had it first.
        first_row: usize,
    },
    /// A code with several names; the latest is kept.
    SeveralNames {
        /// How many.
        names: usize,
        /// The one with most sales.
        one: Box<str>,
        /// The one after it.
        other: Box<str>,
    },
    /// An account of which rows say different things, as where it changed hands; the latest is kept.
    SeveralValues {
        /// Of what.
        field: Field,
        /// What is kept.
        kept: Box<str>,
        /// The first of the other things that were said, at most [`OTHERS_KEPT`].
        others: Vec<Box<str>>,
        /// How many others there are.
        count: usize,
    },
    /// A month between others in which no transaction lies; it counts as one without sales.
    NoTransactions {
        /// The month.
        month: Month,
    },
    /// A second column for a role. Headed just as the first one, one of them must be chosen; headed otherwise, it is
    /// to know that the first one was read.
    RoleTwice {
        /// The role.
        role: Role,
        /// The position of the first column.
        first: usize,
        /// Its heading.
        first_heading: Box<str>,
    },
    /// Sales below zero; kept.
    NegativeSales,
    /// A number beside the sales that cannot be: visits below none, a year long gone.
    FactOutOfRange {
        /// The least it may be.
        low: i64,
        /// The most it may be.
        high: i64,
    },
    /// A row with fewer cells than headings. To know where only some months are missing, which count as none.
    RowTooShort {
        /// Its cells.
        cells: usize,
        /// The headings.
        headings: usize,
    },
    /// A row with text beyond the last heading, as when an amount with a comma is not in quotes.
    RowTooLong {
        /// Its cells.
        cells: usize,
        /// The headings.
        headings: usize,
    },
    /// Quotes that do not close where their cell ends, so that rows may have run together.
    BrokenQuotes,
    /// Accounts without sales in any month; one issue for all, at the first one's row.
    NoSales {
        /// How many.
        accounts: usize,
    },
    /// Rows of a stage that is no sale; left out, one issue for each stage, at its first row.
    NotCounted,
    /// Rows of a stage that is not known; counted, one issue for each.
    StageUnknown,
    /// Rows in another currency than the one that is taken; left out, one issue for each.
    OtherCurrency,
    /// A row of totals, at the end or of the rows above it; left out.
    TotalRow,
    /// A row that is called as an account is, and that its amounts alone prove to be the total of rows above it; left out
    /// unless it was said to be an account, and then without a sum of its own.
    SumRow,
    /// A row that is called a total, and that the rows above it do not add up to; kept as an account.
    TotalInDoubt,
    /// A note below the table; left out.
    NoteRow,
    /// A row above the headings that holds an account and its sales; left out.
    AboveHeadings,
    /// Rows below headings of their own, which are not those of the table; left out, one issue at these headings.
    OtherTable,
    /// Control or direction characters in a name; kept.
    OddCharacters,
}

/// Everything of one kind, for one reason: told in one line, however many rows it stands in.
///
/// Month columns count as one column, since a cell that is no amount is the same fault in each of them; so do columns
/// that could stand in for others, and amounts that are too large. A cell that is
/// empty and one that holds something else are two causes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// The first places, at most [`PLACES_KEPT`], in the order they were found; never empty.
    pub first: Vec<Issue>,
    /// How many places there are.
    pub count: usize,
    /// In how many rows.
    pub rows: usize,
    /// The sales of those rows, as far as they can be read; of amounts below zero, those amounts.
    pub money: Amount,
}

impl Cause {
    /// Whether it must be mended.
    pub fn must_fix(&self) -> bool {
        self.first.first().is_some_and(|issue| issue.weight == Weight::MustFix)
    }

    /// Whether its money is no part of what was read.
    pub fn is_beside(&self) -> bool {
        self.first.first().is_some_and(|issue| issue.sum.is_some())
    }
}

/// An issue of the row being read, which may turn out to be no row of an account.
#[derive(Debug)]
struct Pending {
    issue: Issue,
    /// Whether its column is one of many alike, as months are.
    one_of_many: bool,
    rows: usize,
    /// Its own sum, where that is not the row's.
    money: Option<i128>,
    /// Whether it is told already, by an earlier row, so that it brings its row and its money alone.
    is_told: bool,
}

/// What makes two issues one cause.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    kind: Discriminant<IssueKind>,
    weight: Weight,
    column: Option<usize>,
    is_empty: bool,
}

/// Things of a file that belong together, with their money: the names of a code, the spellings of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What they share: the code, the name, or the name [`folded`](crate::plan::folded).
    pub key: Box<str>,
    /// Its first members, most money first.
    pub members: Vec<Member>,
    /// How many members it has.
    pub count: usize,
    /// In how many rows.
    pub rows: usize,
    /// The sales of all of them.
    pub money: Amount,
}

/// One of a [`Group`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The name or code.
    pub text: Box<str>,
    /// Rows of the file that have it.
    pub rows: usize,
    /// Their sales.
    pub money: Amount,
}

/// Issues as they are found, put together by cause once their row is over.
#[derive(Debug, Default)]
pub(super) struct Issues {
    pub total: usize,
    pub must_fix: usize,
    /// The sales of the row being read, in units of 10^-15.
    pub row_money: i128,
    pending: Vec<Pending>,
    causes: Vec<Cause>,
    /// The last row of each cause.
    last_rows: Vec<usize>,
    places: FxHashMap<Key, usize>,
}

impl Issues {
    pub fn add(
        &mut self,
        row: usize,
        column: Option<(usize, &str)>,
        found: &str,
        kind: IssueKind,
        weight: Weight,
    ) {
        self.add_sum(row, column, found, kind, weight, 1, None);
    }

    /// Adds an issue of several rows together, or one that knows the sum it is about.
    #[expect(clippy::too_many_arguments, reason = "the places of an issue, and what it weighs")]
    pub fn add_sum(
        &mut self,
        row: usize,
        column: Option<(usize, &str)>,
        found: &str,
        kind: IssueKind,
        weight: Weight,
        rows: usize,
        money: Option<i128>,
    ) {
        self.total += 1;
        self.must_fix += usize::from(weight == Weight::MustFix);
        let column = column.map(|(index, heading)| Place { index, heading: heading.into() });
        let issue = Issue { row, column, found: shortened(found), kind, weight, sum: None };
        self.pending.push(Pending { issue, one_of_many: false, rows, money, is_told: false });
    }

    /// Adds an issue of rows that are left out, with their sum; one that counts where the rows are told together.
    pub fn add_left(
        &mut self,
        row: usize,
        found: &str,
        kind: IssueKind,
        rows: usize,
        sum: i128,
        counts: bool,
    ) {
        let money = if counts { sum } else { 0 };
        self.add_sum(row, None, found, kind, Weight::ToKnow, rows, Some(money));
        if let Some(last) = self.pending.last_mut() {
            last.issue.sum = Some(Amount::from_atoms(sum));
        }
    }

    /// Adds another row to a cause that is told once for all of them.
    pub fn add_row(&mut self, row: usize, column: (usize, &str), found: &str, kind: IssueKind) {
        self.add(row, Some(column), found, kind, Weight::MustFix);
        self.total -= 1;
        self.must_fix -= 1;
        if let Some(last) = self.pending.last_mut() {
            last.is_told = true;
        }
    }

    /// Says that the last issue stands in one of many columns alike.
    pub fn in_a_month(&mut self) {
        if let Some(last) = self.pending.last_mut() {
            last.one_of_many = true;
        }
    }

    /// Where the list stands, so that the findings of a row can be taken back.
    pub fn mark(&self) -> (usize, usize, usize) {
        (self.pending.len(), self.total, self.must_fix)
    }

    pub fn back_to(&mut self, (pending, total, must_fix): (usize, usize, usize)) {
        self.pending.truncate(pending);
        self.total = total;
        self.must_fix = must_fix;
    }

    /// The row is over: what was found in it counts.
    #[inline]
    pub fn settle(&mut self) {
        let money = std::mem::take(&mut self.row_money);
        if !self.pending.is_empty() {
            self.settle_pending(money);
        }
    }

    fn settle_pending(&mut self, money: i128) {
        for Pending { issue, one_of_many, rows, money: own, is_told } in self.pending.drain(..) {
            let key = Key {
                kind: discriminant(&issue.kind),
                weight: issue.weight,
                column: issue
                    .column
                    .as_ref()
                    .filter(|_| !one_of_many && by_column(&issue))
                    .map(|place| place.index),
                is_empty: issue.found.is_empty(),
            };
            let at = *self.places.entry(key).or_insert(self.causes.len());
            if at == self.causes.len() {
                let nothing = Cause { first: Vec::new(), count: 0, rows: 0, money: Amount::ZERO };
                self.causes.push(nothing);
                self.last_rows.push(0);
            }
            let (Some(cause), Some(last)) = (self.causes.get_mut(at), self.last_rows.get_mut(at)) else {
                continue;
            };
            let same_row = *last == issue.row && rows == 1;
            *last = issue.row;
            cause.count += usize::from(!is_told);
            if !same_row {
                cause.rows += rows;
            }
            let more = own.unwrap_or(if same_row { 0 } else { money });
            cause.money = Amount::from_atoms(cause.money.atoms().saturating_add(more));
            if !is_told && cause.first.len() < PLACES_KEPT {
                cause.first.push(issue);
            }
        }
    }

    /// What was found, what must be mended first.
    pub fn into_causes(mut self) -> Vec<Cause> {
        self.settle();
        self.causes.sort_by_key(|cause| !cause.must_fix());
        self.causes
    }
}

/// Whether an issue in another column is another cause. What each place says by itself is one cause wherever it stands.
fn by_column(issue: &Issue) -> bool {
    match issue.kind {
        IssueKind::RoleTwice { .. } => issue.weight == Weight::MustFix,
        IssueKind::TooLarge | IssueKind::BrokenQuotes | IssueKind::OddCharacters => false,
        _ => true,
    }
}

/// What an account was said to be beside what is kept; `None` where it was nothing else.
pub(super) fn several_values<'t>(
    field: Field,
    kept: &str,
    said: impl IntoIterator<Item = Cow<'t, str>>,
) -> Option<IssueKind> {
    let mut seen: FxHashSet<Cow<'t, str>> = FxHashSet::default();
    let (mut others, mut count): (Vec<Box<str>>, usize) = (Vec::new(), 0);
    for other in said {
        if *other == *kept || other.is_empty() || seen.contains(&other) {
            continue;
        }
        count += 1;
        if others.len() < OTHERS_KEPT {
            others.push((*other).into());
        }
        seen.insert(other);
    }
    (count > 0).then(|| IssueKind::SeveralValues { field, kept: kept.into(), others, count })
}

fn shortened(text: &str) -> Box<str> {
    let text = text.trim();
    match text.char_indices().nth(FOUND_LENGTH) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or("")).into(),
        None => text.into(),
    }
}

/// Why nothing could be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The file has no text.
    #[error("the file is empty")]
    Empty,
    /// The file is not UTF-8 text.
    #[error("not UTF-8 text: {why}")]
    NotText {
        /// What it seems to be.
        why: NotText,
    },
    /// The file has only one column.
    #[error("not a table: no row has two cells")]
    NotATable,
    /// The headings do not say enough; a user can say what the columns hold.
    #[error("{missing} in row {}", outline.heading_row)]
    Unclear {
        /// What they do not say.
        missing: Missing,
        /// The table as far as it is known.
        outline: Box<Outline>,
    },
    /// There are headings, but no rows below them.
    #[error("no accounts below the headings")]
    NoAccounts,
    /// Each amount is one that a plan takes, and all together are not.
    #[error("sales beyond what a plan takes, most of them in row {row}")]
    BeyondPlan {
        /// The first row of the account with most, from 1.
        row: usize,
        /// The account.
        name: Box<str>,
        /// Its sales in all.
        sum: Amount,
    },
    /// The file is larger than this program takes.
    #[error("too many {what}: {found}, the limit is {limit}")]
    TooLarge {
        /// Of what.
        what: Capped,
        /// How many were counted before reading stopped.
        found: usize,
        /// How many are taken.
        limit: usize,
    },
    /// The caller stopped the import.
    #[error("cancelled")]
    Cancelled,
}

/// What the headings of a file do not say.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Missing {
    /// Anything.
    #[error("no heading recognized")]
    Headings,
    /// The row of headings: the first row is data already.
    #[error("no heading row")]
    HeadingRow,
    /// Which column names the accounts.
    #[error("no account column")]
    Accounts,
    /// Which columns are months, or which hold date and amount.
    #[error("neither month columns nor a date column")]
    Sales,
    /// Which column holds the dates.
    #[error("no date column")]
    Date,
    /// Which column holds the amounts, or quantity and price.
    #[error("no amount column")]
    Amount,
    /// Which months the periods are that they name, `FY24 P1` or `Jan`.
    #[error("no month for {heading}")]
    Period {
        /// The first of them.
        heading: Box<str>,
        /// Whether they count from the beginning of a fiscal year.
        fiscal: bool,
    },
}

/// What a file that is not UTF-8 text seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// An Excel workbook.
    #[error("a workbook")]
    Workbook,
    /// UTF-16 text.
    #[error("UTF-16 text")]
    Utf16,
    /// Bytes that no text has.
    #[error("binary data at byte {at}")]
    Binary {
        /// Where.
        at: usize,
    },
    /// Text in another encoding, such as GBK.
    #[error("another encoding, first seen at byte {at}")]
    OtherEncoding {
        /// Where.
        at: usize,
    },
}

/// What a file can have too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Capped {
    /// Bytes of the file.
    #[error("bytes")]
    Bytes,
    /// Rows of the file.
    #[error("rows")]
    Rows,
    /// Columns of the file.
    #[error("columns")]
    Columns,
    /// Bytes of a cell, as where a quote is never closed.
    #[error("bytes in a cell")]
    CellBytes,
    /// Months from the first to the last.
    #[error("months")]
    Months,
    /// Accounts times months.
    #[error("cells in the book")]
    BookCells,
}
