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
    read_money(typed, digits).map_err(|problem| (session.text().edit().not_a_number)(problem).into())
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
    let digits = session.peek(|plan| plan.settings().currency.digits);
    read(kind, typed, digits).map_err(|unread| {
        let text = session.text();
        let sentence = match unread {
            Unread::Number(problem) => (text.edit().not_a_number)(problem),
            Unread::Count => text.targets().whole_needed,
            Unread::Whole => text.targets().whole_or_none,
        };
        sentence.into()
    })
}

/// Why what was typed is no number of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unread {
    Number(NumberProblem),
    /// It is no whole number of 1 or more.
    Count,
    /// It is no whole number of 0 or more.
    Whole,
}

fn read(kind: Kind, typed: &str, digits: u8) -> Result<Option<f64>, Unread> {
    let ratio = |typed: &str| or_empty(read_ratio(typed)).map_err(Unread::Number);
    let whole = |least: f64, unread| match ratio(typed)? {
        Some(count) if count < least || count.fract() != 0.0 => Err(unread),
        count => Ok(count),
    };
    match kind {
        Kind::Amount => Ok(read_money(typed, digits).map_err(Unread::Number)?.map(Money::to_f64)),
        Kind::Plain => ratio(typed),
        Kind::Count => whole(1.0, Unread::Count),
        Kind::Whole => whole(0.0, Unread::Whole),
        Kind::Percent if typed.contains(['%', '\u{ff05}']) || typed.trim().is_empty() => ratio(typed),
        Kind::Percent => ratio(&[typed.trim(), "%"].concat()),
    }
}

fn read_money(typed: &str, digits: u8) -> Result<Option<Money>, NumberProblem> {
    let read = read_amount(typed, digits);
    or_empty(read.and_then(|amount| amount.round(digits).ok_or(NumberProblem::TooLarge)))
}

fn or_empty<T>(read: Result<T, NumberProblem>) -> Result<Option<T>, NumberProblem> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(NumberProblem::Empty) => Ok(None),
        Err(problem) => Err(problem),
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

#[cfg(test)]
mod tests {
    use super::*;
    use keyline::plan::Plan;
    use keyline::text::Language;

    #[test]
    fn a_number_is_read_by_its_kind() {
        for (kind, typed, expected) in [
            (Kind::Amount, "1,234.50", Ok(Some(123_450.0))),
            (Kind::Percent, "10", Ok(Some(0.1))),
            (Kind::Percent, "10%", Ok(Some(0.1))),
            (Kind::Percent, "10％", Ok(Some(0.1))),
            (Kind::Plain, "10%", Ok(Some(0.1))),
            (Kind::Plain, "2.5", Ok(Some(2.5))),
            (Kind::Count, "1", Ok(Some(1.0))),
            (Kind::Count, "0", Err(Unread::Count)),
            (Kind::Count, "2.5", Err(Unread::Count)),
            (Kind::Whole, "0", Ok(Some(0.0))),
            (Kind::Whole, "-1", Err(Unread::Whole)),
            (Kind::Plain, "x", Err(Unread::Number(NumberProblem::NotANumber))),
            (Kind::Amount, "10%", Err(Unread::Number(NumberProblem::Percentage))),
        ] {
            assert_eq!(read(kind, typed, 2), expected, "{kind:?} {typed}");
        }
    }

    const KINDS: [Kind; 5] = [Kind::Amount, Kind::Percent, Kind::Plain, Kind::Count, Kind::Whole];

    #[test]
    fn an_empty_field_is_no_number_and_no_error() {
        for kind in KINDS {
            assert_eq!(read(kind, "  ", 2), Ok(None), "{kind:?}");
        }
    }

    #[test]
    fn what_stands_in_a_field_is_read_as_what_it_says() {
        for language in [Language::En, Language::Zh] {
            let numbers = Numbers::new(language, Plan::new("Plan").settings());
            for kind in KINDS {
                for value in [1.0, 7.0, 250.0, 1_234_567.0] {
                    let field = written(&numbers, kind, value);
                    let read = read(kind, &field, numbers.currency.digits);
                    assert_eq!(read, Ok(Some(value)), "{kind:?} {field}");
                }
            }
            let field = written(&numbers, Kind::Percent, 0.0625);
            assert_eq!((&*field, read(Kind::Percent, &field, 2)), ("6.25%", Ok(Some(0.0625))));
        }
    }
}
