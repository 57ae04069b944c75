//! What is typed: read as a number, checked by the plan, or refused with a sentence.

use keyline::file::number::{NumberProblem, read_amount, read_ratio, said_back};
use keyline::plan::{Edit, EditError, Money};
use keyline::text::Numbers;

use crate::session::Session;

/// Carries an edit out. The sentence about one that is not taken stands at the field, not in the banner.
pub fn change(session: Session, edit: Edit) -> Result<(), String> {
    session.apply(edit).map_err(|error| {
        session.dismiss();
        sentence(session, &error)
    })
}

/// Why an edit was not taken.
pub fn sentence(session: Session, error: &EditError) -> String {
    session.wording(|wording| (session.text().edit().error)(error, &wording.numbers))
}

/// Reads an amount; `None` where the field is empty.
pub fn amount(session: Session, typed: &str) -> Result<Option<Money>, String> {
    let digits = session.peek(|plan| plan.settings().currency.digits);
    let read = read_amount(typed, digits);
    let read = read.and_then(|amount| amount.round(digits).ok_or(NumberProblem::TooLarge));
    found(session, read)
}

/// How an amount that is being typed is read, where that is not plain: `= 2.00` of `2.000`.
pub fn reads(session: Session, typed: &str) -> Option<String> {
    let numbers = session.peek(|plan| Numbers::new(session.text().language, plan.settings()));
    let money = said_back(typed, numbers.currency.digits)?;
    Some((session.text().edit().reads)(&numbers.to_the_cent(money)))
}

/// As [`reads`], for a field of amounts.
pub fn amount_reads(session: Session) -> impl Fn(&str) -> Option<String> + 'static {
    move |typed| reads(session, typed)
}

/// As [`reads`], for a field of numbers of a kind.
pub fn number_reads(session: Session, kind: Kind) -> impl Fn(&str) -> Option<String> + 'static {
    move |typed| if kind == Kind::Amount { reads(session, typed) } else { None }
}

/// A number that was read; `None` where nothing was typed.
pub fn found<T>(session: Session, read: Result<T, NumberProblem>) -> Result<Option<T>, String> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(NumberProblem::Empty) => Ok(None),
        Err(problem) => Err((session.text().edit().not_a_number)(problem).into()),
    }
}

/// How a number is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An amount of money, kept in minor units.
    Amount,
    /// A percentage: `10` and `10%` are the same.
    Percent,
    /// A plain number.
    Plain,
    /// A whole number of 1 or more.
    Count,
    /// A whole number, or none.
    Whole,
}

/// Reads a number of a kind, money in minor units; `None` where the field is empty.
pub fn number(session: Session, kind: Kind, typed: &str) -> Result<Option<f64>, String> {
    match kind {
        Kind::Amount => Ok(amount(session, typed)?.map(Money::to_f64)),
        Kind::Plain => found(session, read_ratio(typed)),
        Kind::Count => match found(session, read_ratio(typed))? {
            Some(count) if count < 1.0 || count.fract() != 0.0 => {
                Err(session.text().targets().whole_needed.into())
            }
            count => Ok(count),
        },
        Kind::Whole => match found(session, read_ratio(typed))? {
            Some(count) if count < 0.0 || count.fract() != 0.0 => {
                Err(session.text().targets().whole_or_none.into())
            }
            count => Ok(count),
        },
        Kind::Percent if typed.contains(['%', '\u{ff05}']) || typed.trim().is_empty() => {
            found(session, read_ratio(typed))
        }
        Kind::Percent => found(session, read_ratio(&[typed.trim(), "%"].concat())),
    }
}

/// A number as it stands in its field.
pub fn written(numbers: &Numbers, kind: Kind, value: f64) -> String {
    match kind {
        Kind::Amount => numbers.full(Money::from_minor(value).unwrap_or_default()),
        Kind::Percent => format!("{}%", numbers.brief(value * 100.0, 4)),
        Kind::Plain => numbers.brief(value, 4),
        Kind::Count | Kind::Whole => numbers.brief(value, 0),
    }
}
