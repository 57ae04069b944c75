//! What headings, cells and refusals say: which sentence is meant, with what in it. Plain functions of the
//! texts.

use keyline::file::number::{Doubt, NumberProblem};
use keyline::plan::Fact;
use keyline::text::{Numbers, Text};

use super::change::{Misfit, Pasted, Refusal};
use super::column::{COURSE_MONTHS, Column, Group};
use super::frame::Frame;

/// The heading of a column.
pub fn heading(text: Text, numbers: &Numbers, frame: &Frame, column: Column) -> String {
    let (words, own) = (text.words(), text.accounts());
    match column {
        Column::Field(field) => (words.field)(field).into(),
        Column::Class => words.class.into(),
        Column::Key => own.key.into(),
        Column::Year(year) => match frame.years.iter().find(|(other, _)| *other == year) {
            Some((_, span)) if span.months < 12 => (own.part_year)(&numbers.year(year), span.months),
            _ => numbers.year(year),
        },
        Column::Growth => own.growth.into(),
        Column::Course => (own.course)(frame.whole.months.min(COURSE_MONTHS)),
        Column::Base => words.base.into(),
        Column::Target => (own.target)(&frame.committed.map_or_else(String::new, |year| numbers.year(year))),
        Column::MarginRate => words.margin_rate.into(),
        Column::Fact(fact) => (words.fact)(fact).into(),
        Column::Month(month) => numbers.month(month),
        Column::Total(_) => words.total.into(),
        Column::Rating(judged) => (words.judged)(judged).into(),
    }
}

/// The heading as it stands over its column: a month has its year where a year begins.
pub fn short_heading(text: Text, numbers: &Numbers, frame: &Frame, column: Column, at: usize) -> String {
    match column {
        // The name stands first, so the first month is the second column.
        Column::Month(month) if at > 1 && month.number() > 1 => numbers.month_name(month),
        _ => heading(text, numbers, frame, column),
    }
}

/// What stands above a group of columns.
pub fn group(text: Text, numbers: &Numbers, frame: &Frame, group: Group, shown: usize) -> String {
    let own = text.accounts();
    match group {
        Group::Name => (text.words().accounts_count)(shown),
        Group::Standing => (own.group_standing)(frame.twelve.is_ok()).into(),
        Group::Sales => (own.group_sales)(numbers.currency_name()),
        Group::Course => own.group_course.into(),
        Group::Plan => own.group_plan.into(),
        Group::Quality => own.group_quality.into(),
        Group::Months(year) => (own.group_months)(&numbers.year(year), numbers.currency_name()),
        Group::Profile => own.group_profile.into(),
        Group::Ratings => own.group_ratings.into(),
    }
}

/// Why a text was not taken, and how it would be.
pub fn not_taken(text: Text, found: &str, refusal: Refusal) -> String {
    let own = text.accounts();
    let found = found.trim();
    match refusal {
        Refusal::EmptyName => own.empty_name.into(),
        Refusal::Computed => own.computed.into(),
        Refusal::Whole => (own.not_whole)(found),
        Refusal::Rating => (own.not_a_rating)(found),
        Refusal::Number(problem) => match problem {
            NumberProblem::Empty | NumberProblem::NotANumber => (own.not_a_number)(found),
            NumberProblem::Percentage => (own.percentage)(found),
            NumberProblem::TooLarge => (own.too_large)(found),
            NumberProblem::Ambiguous { either, or } => {
                (own.ambiguous)(found, &either.to_string(), &or.to_string())
            }
        },
    }
}

/// Why nothing was pasted.
pub fn misfit(text: Text, numbers: &Numbers, frame: &Frame, misfit: &Misfit) -> String {
    let own = text.accounts();
    let place = |at: &Pasted| (own.place)(at.row, &heading(text, numbers, frame, at.column));
    match misfit {
        Misfit::Nothing => own.paste_nothing.into(),
        Misfit::TooWide { wide, room } => (own.paste_too_wide)(*wide, *room),
        Misfit::NoNames => own.paste_no_names.into(),
        Misfit::Style(Doubt::Both { point, comma }) => {
            (own.paste_both)((&place(point), &point.found), (&place(comma), &comma.found))
        }
        // The page asks before it says so.
        Misfit::Style(Doubt::Unproven(_)) => own.style_title.into(),
        Misfit::Cell { at, why, count } => {
            (own.misfit)(&place(at), &not_taken(text, &at.found, *why), *count)
        }
    }
}

/// A whole number: a year as it is, everything else grouped.
pub fn count(count: i64, column: Column, numbers: &Numbers) -> String {
    match column {
        Column::Fact(Fact::Since) => count.to_string(),
        _ => numbers.decimal(count as f64, 0),
    }
}
