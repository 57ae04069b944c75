//! What is to be drawn: plain data, every word already worded.
//!
//! Numbers are in the units the axis shows. An empty `String` is a text that is not drawn. Every
//! specification has `alt`, what a screen reader says of the whole picture.

use super::Ink;

/// A number and how it is written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Worded {
    /// The number.
    pub value: f64,
    /// The number in words.
    pub label: String,
}

impl Worded {
    /// A number and how it is written.
    pub fn new(value: f64, label: impl Into<String>) -> Worded {
        Worded { value, label: label.into() }
    }

    /// Ticks, each worded by `word`.
    ///
    /// ```
    /// use keyline::chart::{Worded, nice_ticks};
    /// let ticks = Worded::each(&nice_ticks(0.0, 3.0, 3), &|value| format!("{value}M"));
    /// assert_eq!(ticks[1], Worded::new(1.0, "1M"));
    /// ```
    pub fn each(values: &[f64], word: &dyn Fn(f64) -> String) -> Vec<Worded> {
        values.iter().map(|&value| Worded { value, label: word(value) }).collect()
    }
}

/// Accounts largest first as bars, and the line that adds them up.
///
/// Both axes share six rules: `left` is worded for 0 to `top` in five equal steps (see
/// [`super::five_steps`]), `right` for 0 to 100% in the same five. 100% is the top rule.
///
/// Drawn with no accounts it is `None`. Marks: with at most 200 accounts and a text for each in
/// `accounts`, one per account with the account's number from 0 as key; otherwise one per class, with
/// the number of the class's first account. [`super::Picture::at`] finds any account.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pareto {
    /// What the picture is.
    pub alt: String,
    /// What the left axis shows, with its unit.
    pub left_title: String,
    /// What the right axis shows.
    pub right_title: String,
    /// What the horizontal axis shows.
    pub bottom_title: String,
    /// The left axis ends here.
    pub top: f64,
    /// Labels of the left axis, from 0 to `top`.
    pub left: [String; 6],
    /// Labels of the right axis, from 0 to 100%.
    pub right: [String; 6],
    /// Sales of each account, largest first. What is below zero has no height.
    pub values: Vec<f64>,
    /// The part of all sales that the accounts up to and including this one make, 0 to 1.
    pub shares: Vec<f64>,
    /// The classes from the left; their counts should add up to the number of accounts.
    pub classes: Vec<Class>,
    /// Where the line reaches the cut.
    pub crossing: Option<Crossing>,
    /// A second, smaller point on the line, such as the top 20%. Left out where it is narrow.
    pub leader: Option<Leader>,
    /// What is said over the first bar. Left out where it is narrow.
    pub largest: String,
    /// What a mark says of each account; may be empty.
    pub accounts: Vec<String>,
}

/// A class of accounts: a run of neighboring bars in one color.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Class {
    /// How many accounts.
    pub count: usize,
    /// The label under the axis, as "A 186 accounts"; also what a mark says.
    pub label: String,
    /// The label where the other does not fit, as "A 186".
    pub short: String,
}

/// Where the cumulative line reaches the cut.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Crossing {
    /// How many accounts it takes.
    pub count: usize,
    /// The cut, 0 to 1, usually 0.8.
    pub share: f64,
    /// The finding as one line.
    pub label: String,
    /// The finding as two lines, for narrow pictures.
    pub lines: [String; 2],
}

/// A point on the cumulative line that is told in passing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Leader {
    /// After how many accounts it stands.
    pub count: usize,
    /// What is said about it.
    pub label: String,
}

/// A Lorenz curve, small: several stand side by side. `None` without accounts. Marks: one,
/// the whole picture, which says what it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lorenz {
    /// What the picture is.
    pub alt: String,
    /// The year, say.
    pub title: String,
    /// The finding, as "Gini 0.644".
    pub line: String,
    /// A note inside the square, as "493 accounts".
    pub note: String,
    /// The part of all sales that the accounts up to and including this one make, **smallest first**,
    /// 0 to 1.
    pub shares: Vec<f64>,
}

/// Methods in rows on one axis, with the committed target as a line through all of them.
///
/// The rows fill the height between [`Methods::TOP`] and [`Methods::BOTTOM`], so a drawing of
/// [`Methods::height`] lines up with rows of the page beside it. `None` without rows. Marks: one per
/// row, the whole width, with the row's number from 0.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Methods {
    /// What the picture is.
    pub alt: String,
    /// From the top; the blend usually comes last.
    pub rows: Vec<MethodRow>,
    /// The axis, drawn at the bottom.
    pub ticks: Vec<Worded>,
    /// The committed target.
    pub committed: Option<Through>,
    /// Last year's sales.
    pub last_year: Option<Through>,
    /// Whether the rows' names stand in the drawing, for narrow pages that have no table beside it.
    pub names: bool,
}

/// A value that runs through all rows as a line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Through {
    /// Where it stands.
    pub value: f64,
    /// What it is, and how much: two lines over the rows.
    pub lines: [String; 2],
}

/// One method. A row without values stays empty but keeps its place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MethodRow {
    /// The method, drawn only with [`Methods::names`].
    pub name: String,
    /// The low case. The interval is drawn where both ends are given.
    pub low: Option<Worded>,
    /// What the method says. Its label is drawn only where there is no interval.
    pub mid: Option<Worded>,
    /// The high case.
    pub high: Option<Worded>,
    /// Whether this is the blend: a diamond under a stronger rule.
    pub blend: bool,
    /// What a mark says of the row.
    pub says: String,
}

/// Periods as bars against target ticks: months or quarters of a year, or several years in a row.
///
/// `None` without columns. Marks: one per column, the height of the plot, with the column's number
/// from 0; then, in a history, one per group that `says` something, numbered on from the columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Months {
    /// What the picture is.
    pub alt: String,
    /// What the axis shows, with its unit.
    pub title: String,
    /// The axis; best from [`super::nice_ticks`] over all values, so that the last is the top.
    pub ticks: Vec<Worded>,
    /// The periods from the left.
    pub columns: Vec<Column>,
    /// Quarters under months, or years under a history.
    pub groups: Vec<Group>,
    /// Whether groups are years: parted by rules, with their totals under the axis. Otherwise they
    /// are named in brackets under the column labels.
    pub history: bool,
    /// The line after the last closed period.
    pub as_of: Option<AsOf>,
}

/// One period.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Sales; none for a period to come. Negative sales hang below zero.
    pub actual: Option<f64>,
    /// The bar's color.
    pub ink: Ink,
    /// A part of the sales, such as those of the key accounts: in the color of [`Ink::First`] from zero up.
    pub part: Option<f64>,
    /// The target, a line wider than the bar. In a history a target alone is washed down to zero.
    pub target: Option<f64>,
    /// A forecast: low, mid, high.
    pub interval: Option<[f64; 3]>,
    /// The period's name under the axis.
    pub label: String,
    /// What is said over bar and target, such as the attainment.
    pub note: String,
    /// The note's color; any but [`Ink::Soft`] is bold as well, so that color never speaks alone.
    pub note_ink: Ink,
    /// What a mark says of the period.
    pub says: String,
}

impl Default for Column {
    fn default() -> Column {
        Column {
            actual: None,
            ink: Ink::First,
            part: None,
            target: None,
            interval: None,
            label: String::new(),
            note: String::new(),
            note_ink: Ink::Soft,
            says: String::new(),
        }
    }
}

/// Some periods in a row: a quarter, a fiscal year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Group {
    /// How many columns, counted on from the group before.
    pub count: usize,
    /// Its name.
    pub name: String,
    /// Its total, in a history.
    pub total: String,
    /// What is said beside the total, or under all totals where one of them has no room, such as the growth.
    pub aside: String,
    /// Whether it is the committed year.
    pub committed: bool,
    /// What a mark says of its total.
    pub says: String,
}

/// The line between what is closed and what is to come.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AsOf {
    /// How many columns stand before it.
    pub closed: usize,
    /// What is said at it.
    pub label: String,
}

/// Sales added up over a year against the target added up, and where they will land.
///
/// Every line starts at zero before the first period. `None` without periods. Marks: one per period,
/// the height of the plot, with the period's number from 0.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cumulative {
    /// What the picture is.
    pub alt: String,
    /// What the axis shows, with its unit.
    pub title: String,
    /// The axis, as for [`Months::ticks`].
    pub ticks: Vec<Worded>,
    /// Names under the axis, with how many periods each spans; together they are the year.
    pub groups: Vec<Group>,
    /// Sales up to the end of each closed period.
    pub actual: Vec<f64>,
    /// The target up to the end of each period.
    pub target: Vec<f64>,
    /// Last year's sales up to the end of each period.
    pub last_year: Vec<f64>,
    /// Where sales will stand at the end of each period to come: low, mid, high; all three the same
    /// for a landing without an interval.
    pub landing: Vec<[f64; 3]>,
    /// One or two lines at the end of the line of sales; empty to leave it out.
    pub actual_label: Vec<String>,
    /// One or two lines at the end of the target.
    pub target_label: Vec<String>,
    /// One or two lines at the end of last year's line.
    pub last_year_label: Vec<String>,
    /// One or two lines at the landing point.
    pub landing_label: Vec<String>,
    /// What a mark says of each period.
    pub says: Vec<String>,
}

/// Sales against effort, both as multiples of today's, small: the curve, the judgements it was drawn through
/// as rings, and the planned effort as a dot. `None` without a curve. No marks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Response {
    /// What the picture is.
    pub alt: String,
    /// What the vertical axis shows.
    pub title: String,
    /// What the horizontal axis shows.
    pub bottom: String,
    /// The curve from the left.
    pub points: Vec<(f64, f64)>,
    /// The judgements.
    pub judged: Vec<(f64, f64)>,
    /// The planned effort with its response.
    pub planned: Option<(f64, f64)>,
    /// What is said at the dot.
    pub label: String,
    /// The horizontal axis.
    pub x: Vec<Worded>,
    /// The vertical axis.
    pub y: Vec<Worded>,
}

/// A bar with the target as a tick, small, for a row of a table. No marks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bullet {
    /// The left end.
    pub low: f64,
    /// The right end. Values beyond stand at the end.
    pub high: f64,
    /// What is measured; none for an empty bar.
    pub value: Option<f64>,
    /// The target.
    pub target: Option<f64>,
}

/// Sales by month as hairline bars, small, for a row of a table. Sales come as sparse orders, so a
/// line would lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spark<'a> {
    /// Sales of each month, oldest first.
    pub values: &'a [f64],
    /// How many of the last months stand in ink; 12, usually.
    pub recent: usize,
}

/// Months that were and months that are expected.
///
/// Marks: one per month, with its number from 0 as key.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Expected {
    /// What the picture is.
    pub alt: String,
    /// What the axis shows, with its unit.
    pub title: String,
    /// The months that were, oldest first.
    pub actual: Vec<f64>,
    /// The months to come.
    pub expected: Vec<f64>,
    /// What each month says, those to come included.
    pub says: Vec<String>,
    /// Years or other runs of months, under the axis.
    pub groups: Vec<Group>,
    /// The labels of the axis.
    pub ticks: Vec<Worded>,
    /// What is said over the months to come.
    pub label: String,
}

/// Earlier years: the range that each would have had, what was expected, and what came.
///
/// Marks: one per year, with its number from 0 as key.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record {
    /// What the picture is.
    pub alt: String,
    /// What the axis shows, with its unit.
    pub title: String,
    /// The years, oldest first.
    pub years: Vec<RecordYear>,
    /// The labels of the axis.
    pub ticks: Vec<Worded>,
}

/// A year of a [`Record`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RecordYear {
    /// Its name.
    pub name: String,
    /// The low end of its range.
    pub low: f64,
    /// What was expected.
    pub base: f64,
    /// The high end.
    pub high: f64,
    /// What came.
    pub came: f64,
    /// All of it in words.
    pub says: String,
}

/// How often simulated years end in each of many equal spans, and the line that is to be reached.
///
/// Marks: one per side of the line, short of it (key 0) and beyond (key 1).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Odds {
    /// What the picture is.
    pub alt: String,
    /// Where the first span begins and the last one ends.
    pub from: f64,
    /// Where the last one ends.
    pub to: f64,
    /// How many years end in each span.
    pub counts: Vec<usize>,
    /// The target, and what is said to its left and to its right.
    pub line: Option<(f64, [String; 2])>,
    /// Quantiles, each with its two lines.
    pub quantiles: Vec<(f64, [String; 2])>,
    /// The labels of the axis.
    pub ticks: Vec<Worded>,
}

/// What moves a target most: bars from the target with an input at its low to that with it at its high.
///
/// Marks: one per bar, with its number from 0 as key.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tornado {
    /// What the picture is.
    pub alt: String,
    /// The target as it is.
    pub middle: f64,
    /// What it is called and how it is written: two lines over the bars.
    pub lines: [String; 2],
    /// What stands over the widths.
    pub swing: String,
    /// From the widest down.
    pub rows: Vec<Swing>,
}

/// One bar of a [`Tornado`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Swing {
    /// The input.
    pub name: String,
    /// The target with the input at its low, and how that low is written.
    pub low: Worded,
    /// The same at its high.
    pub high: Worded,
    /// How the width is written.
    pub swing: String,
    /// What the bar says.
    pub says: String,
}

/// Pay against what is sold or attained: the curve with its jumps, threshold and cap, and where people stand on it.
///
/// `None` without a curve. Marks: one per place, with its number from 0 as key; then one per cliff, numbered on from
/// the places.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PayCurve {
    /// What the picture is.
    pub alt: String,
    /// What the vertical axis shows, with its unit.
    pub title: String,
    /// What the horizontal axis shows, with its unit.
    pub bottom: String,
    /// The curve from the left. Two points with the same input are a jump, drawn in dots.
    pub points: Vec<(f64, f64)>,
    /// The input below which nothing is paid; its label stands over the plot.
    pub threshold: Option<Worded>,
    /// The most that is paid; its label stands under its line.
    pub cap: Option<Worded>,
    /// Where people, or a target, stand.
    pub places: Vec<PayPlace>,
    /// The inputs at which a little more changes pay by a lot, each with what its mark says.
    pub cliffs: Vec<Worded>,
    /// The horizontal axis.
    pub x: Vec<Worded>,
    /// The vertical axis.
    pub y: Vec<Worded>,
}

/// A place on a [`PayCurve`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PayPlace {
    /// Input and pay.
    pub at: (f64, f64),
    /// Whether it is a place to come to, such as the target: a ring whose label goes where there is no room for it.
    /// Otherwise it is where somebody stands: a dot.
    pub ahead: bool,
    /// What is said at it.
    pub label: String,
    /// What its mark says.
    pub says: String,
}

/// How attainments are distributed: a dot for everybody, stacked in equal bins, and the line that is to be reached.
/// Dots at or beyond the line are full, those short of it rings.
///
/// Bins that meet at the line keep the two apart; where it runs through a bin, full dots lie at the bottom of the
/// stack. Beyond [`Attainments::MOST_DOTS`] dots, or where they have no room, stacks are drawn as bars.
///
/// Few enough to be named each have a row of their own, see [`Attainments::rows`].
///
/// `None` without dots, or without bins from a lower to a higher number. Marks: one per bin that holds a dot, the
/// height of the plot, with the bin's number from 0 as key; [`super::Picture::at`] finds any bin. With rows one per
/// row, the whole width, with its number from 0 as key.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attainments {
    /// What the picture is.
    pub alt: String,
    /// What the axis shows.
    pub bottom: String,
    /// Where the first bin begins.
    pub from: f64,
    /// Where the last one ends. Dots outside are in the first or last bin.
    pub to: f64,
    /// How many bins, at most [`Attainments::MOST_BINS`].
    pub bins: usize,
    /// The attainments, in any order.
    pub dots: Vec<f64>,
    /// Dots by their number from 0 that are named beside their stack, where there is room.
    pub names: Vec<(usize, String)>,
    /// Who everybody is, and how their attainment is written, in the order of the dots. With one for each dot
    /// everybody stands in a row instead of in a stack, from the top; best in a drawing of [`Attainments::height`].
    pub rows: Vec<[String; 2]>,
    /// The line, and what is said to its left and to its right.
    pub line: Option<(f64, [String; 2])>,
    /// The labels of the axis.
    pub ticks: Vec<Worded>,
    /// What the mark of each bin says, see [`Attainments::bin_of`]; with rows, what that of each row says.
    pub says: Vec<String>,
}
