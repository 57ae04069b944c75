//! What headings, cells and refusals say: which sentence is meant, with what in it.

use keyline::file::number::{Doubt, NumberProblem, could_group, read_amount, said_back};
use keyline::plan::{EditError, Fact, Field};
use keyline::text::{Numbers, Text};
use leptos::prelude::*;

use super::change::{Misfit, Pasted, Refusal};
use super::column::{Column, Group};
use super::place::Place;
use super::sheet::Sheet;
use super::value::Frame;
use crate::typed;

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
        Column::Course => (own.course)(frame.whole.months.min(super::cell::COURSE_MONTHS)),
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

/// What a screen reader calls the editor of a cell.
pub fn editor_label(sheet: Sheet, place: Place) -> String {
    let text = sheet.session.text();
    let numbers = sheet.session.numbers();
    let column = sheet.layout.with(|layout| layout.column(place.column));
    let column = column.map(|column| sheet.frame.with(|frame| heading(text, &numbers.get(), frame, column)));
    let account = sheet.order.with(|order| order.shown.get(place.row).copied());
    let name = account.and_then(|(_, row)| {
        sheet.session.track();
        let name = |plan: &keyline::plan::Plan| plan.accounts().get(row).map(|a| a.profile.name.to_string());
        sheet.session.peek(name)
    });
    let name = name.unwrap_or_else(|| text.accounts().new_row_number.into());
    (text.accounts().edit_cell)(&column.unwrap_or_default(), &name)
}

/// Why nothing can be typed.
pub fn refusal(sheet: Sheet, refusal: Refusal) -> String {
    not_taken(sheet, "", refusal)
}

/// Why a text was not taken, and how it would be.
pub fn not_taken(sheet: Sheet, found: &str, refusal: Refusal) -> String {
    let own = sheet.session.text().accounts();
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
pub fn misfit(sheet: Sheet, misfit: &Misfit) -> String {
    let text = sheet.session.text();
    let own = text.accounts();
    let place = |at: &Pasted| {
        let numbers = sheet.session.peek(|plan| Numbers::new(text.language, plan.settings()));
        let column = sheet.reading(|_, frame, _| heading(text, &numbers, frame, at.column));
        (own.place)(at.row, &column)
    };
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
            (own.misfit)(&place(at), &not_taken(sheet, &at.found, *why), *count)
        }
    }
}

/// How a number that is being typed is read, where that is not plain.
pub fn reads(sheet: Sheet, column: Column, typed: &str) -> Option<String> {
    let is_money = match column {
        Column::Month(_) => true,
        Column::Fact(fact) => fact.is_money(),
        _ => false,
    };
    is_money.then(|| typed::reads(sheet.session, typed)).flatten()
}

/// How a number was read that others write otherwise: its point might have been meant to group thousands.
pub fn was_read(sheet: Sheet, typed: &str) -> Option<String> {
    let numbers = sheet.session.numbers().get_untracked();
    let digits = numbers.currency.digits;
    let money = said_back(typed, digits).filter(|_| could_group(typed))?;
    Some((sheet.session.text().accounts().was_read)(typed.trim(), &numbers.to_the_cent(money)))
}

/// A whole number: a year as it is, everything else grouped.
pub fn count(count: i64, column: Column, numbers: &Numbers) -> String {
    match column {
        Column::Fact(Fact::Since) => count.to_string(),
        _ => numbers.decimal(count as f64, 0),
    }
}

/// Why the plan did not take an edit.
pub fn edit_error(sheet: Sheet, error: &EditError) -> String {
    let text = sheet.session.text();
    let numbers = sheet.session.peek(|plan| Numbers::new(text.language, plan.settings()));
    (text.edit().error)(error, &numbers)
}

/// Reads an amount, or says why it is none.
pub fn amount(sheet: Sheet, typed: &str) -> Result<keyline::plan::Money, String> {
    let digits = sheet.session.peek(|plan| plan.settings().currency.digits);
    let read =
        read_amount(typed, digits).and_then(|amount| amount.round(digits).ok_or(NumberProblem::TooLarge));
    read.map_err(|problem| not_taken(sheet, typed, Refusal::Number(problem)))
}

/// The name of an account, now.
pub fn name_of(sheet: Sheet, id: keyline::plan::AccountId) -> String {
    sheet.session.peek(|plan| {
        plan.account(id).map_or_else(String::new, |account| account.profile.get(Field::Name).into_owned())
    })
}
