//! What a cell holds, before it is written.

use keyline::calc::{Figure, Undefined};
use keyline::plan::{AccountId, Class, Money, Plan, Rating};

use super::column::Column;
use super::frame::Frame;
use super::standing::Standing;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Blank,
    /// Text.
    Text(Box<str>),
    /// An amount.
    Money(Money),
    /// A whole number.
    Count(i64),
    /// A fraction.
    Ratio(f64),
    /// A judgement.
    Rating(Rating),
    /// A class.
    Class(Class),
    /// Whether it is a key account, and whether that is the user's word.
    Key {
        /// Whether it is one.
        key: bool,
        /// Whether the user said so.
        said: bool,
    },
    /// Nothing, for a reason.
    Undefined(Undefined),
}

/// The value of a cell. `row` is the account's row in the plan.
pub fn value(plan: &Plan, frame: &Frame, standing: &Standing, row: usize, column: Column) -> Value {
    let Some(account) = plan.accounts().get(row) else { return Value::Blank };
    let ledger = plan.ledger();
    let known = |id: AccountId| standing.of(id);
    match column {
        Column::Field(field) => match account.profile.get(field) {
            text if text.is_empty() => Value::Blank,
            text => Value::Text(text.as_ref().into()),
        },
        Column::Fact(fact) => match account.profile.fact(fact) {
            None => Value::Blank,
            Some(minor) if fact.is_money() => Value::Money(Money(minor)),
            Some(count) => Value::Count(count),
        },
        Column::Rating(judged) => account.ratings.get(judged).map_or(Value::Blank, Value::Rating),
        Column::Month(month) => Value::Money(ledger.sales(row, month)),
        Column::Total(year) => Value::Money(ledger.sales_over(row, frame.calendar.span(year))),
        Column::Year(year) => match frame.years.iter().find(|(other, _)| *other == year) {
            Some((_, span)) => Value::Money(ledger.sales_over(row, *span)),
            None => Value::Undefined(Undefined::NoMonths),
        },
        Column::Class => match known(account.id).map(|known| known.class) {
            Some(Ok(class)) => Value::Class(class),
            Some(Err(reason)) => Value::Undefined(reason),
            None => Value::Blank,
        },
        Column::Key => {
            let said = account.key.is_some() && frame.committed.is_none();
            known(account.id).map_or(Value::Blank, |known| Value::Key { key: known.key, said })
        }
        Column::Growth => growth(plan, frame, row).map_or_else(Value::Undefined, Value::Ratio),
        Column::Course => Value::Money(ledger.sales_over(row, frame.whole)),
        Column::Base => match known(account.id).map(|known| known.base) {
            Some(Ok(base)) => Value::Money(base),
            Some(Err(reason)) => Value::Undefined(reason),
            None => Value::Blank,
        },
        Column::Target => match known(account.id).and_then(|known| known.target) {
            Some(target) => Value::Money(target),
            None => Value::Undefined(Undefined::NotCommitted),
        },
        Column::MarginRate => margin_rate(plan, frame, row).map_or_else(Value::Undefined, Value::Ratio),
    }
}

/// The figure that explains a cell. Months after the last whole one are in the total of the months view and not
/// in the engine's figure: where they make a difference nothing explains the cell.
pub fn figure(plan: &Plan, frame: &Frame, row: usize, id: AccountId, column: Column) -> Option<Figure> {
    if let Column::Total(year) = column {
        let span = frame.calendar.span(year);
        let ledger = plan.ledger();
        if ledger.sales_over(row, span) != ledger.sales_over(row, span.meet(frame.whole)) {
            return None;
        }
    }
    column.figure(id)
}

/// As [`calc::portfolio::account_growth_of`], with the months at hand.
fn growth(plan: &Plan, frame: &Frame, row: usize) -> Result<f64, Undefined> {
    let span = frame.twelve?;
    let have = frame.whole.months;
    if have < 24 {
        return Err(Undefined::TooFewMonths { have, need: 24 });
    }
    let later = plan.ledger().sales_over(row, span).to_f64();
    let earlier = plan.ledger().sales_over(row, span.plus(-12)).to_f64();
    if earlier > 0.0 { Ok(later / earlier - 1.0) } else { Err(Undefined::NothingBefore) }
}

/// As [`calc::portfolio::account_margin_rate_of`], with the months at hand.
fn margin_rate(plan: &Plan, frame: &Frame, row: usize) -> Result<f64, Undefined> {
    let span = frame.twelve?;
    let margin = plan.ledger().margin_over(row, span).ok_or(Undefined::NoMargin)?.to_f64();
    let sales = plan.ledger().sales_over(row, span).to_f64();
    if sales > 0.0 { Ok(margin / sales) } else { Err(Undefined::NoSales) }
}
