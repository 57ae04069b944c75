//! The bar below the grid: what the selected numbers add up to, and how many rows there are.

use keyline::plan::Money;
use keyline::text::Numbers;
use leptos::prelude::*;

use super::column::Column;
use super::sheet::Sheet;
use super::value::{Value, value};

/// What several numbers come to.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Tally {
    kind: Kind,
    count: usize,
    sum: f64,
    low: f64,
    high: f64,
}

/// Numbers that can be added or compared with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Money,
    Ratio,
    Rating,
}

/// The foot bar.
#[component]
pub fn Foot() -> impl IntoView {
    let sheet = Sheet::get();
    let text = move || sheet.session.text().accounts();
    let numbers = sheet.session.numbers();
    let cells = move || {
        let selection = sheet.selection.get();
        (!selection.is_single()).then(|| {
            let count = selection.rows().count() * selection.columns().count();
            view! { <span>{(text().cells)(count)}</span> }
        })
    };
    let tally = Memo::new(move |_| tally(sheet));
    let sums = move || {
        let tally = tally.get()?;
        let numbers = numbers.get();
        let mean = tally.sum / tally.count as f64;
        let sum = (tally.kind == Kind::Money).then_some((text().sum, "range-sum", tally.sum));
        let items = [
            sum,
            Some((text().mean, "range-mean", mean)),
            Some((text().low, "range-low", tally.low)),
            Some((text().high, "range-high", tally.high)),
        ];
        let item = |(words, testid, value)| {
            let exact = exact(tally.kind, value, &numbers);
            view! {
                <span>{words}<b data-testid=testid data-value=exact>{written(tally.kind, value, &numbers)}</b></span>
            }
        };
        Some(items.into_iter().flatten().map(item).collect_view())
    };
    let shown = move || sheet.order.with(|order| order.shown.len());
    let count = move || sheet.accounts.get();
    let number = move |n: usize| numbers.get().count(n);
    view! {
        <div class="footbar">
            {cells}
            {sums}
            <span class="footbar__end">
                {move || text().shown}
                <b data-testid="rows-shown" data-value=move || shown().to_string()>{move || number(shown())}</b>
            </span>
            <span>
                {move || text().count}
                <b data-testid="account-count" data-value=move || count().to_string()>{move || number(count())}</b>
            </span>
        </div>
    }
}

/// What the selected numbers come to; `None` of one cell, or where there are none.
fn tally(sheet: Sheet) -> Option<Tally> {
    let selection = sheet.selection.get();
    if selection.is_single() {
        return None;
    }
    sheet.session.track();
    let layout = sheet.layout.get();
    let columns: Vec<Column> =
        selection.columns().filter_map(|at| layout.column(at)).filter(|column| column.is_number()).collect();
    let order = sheet.order.get();
    sheet.frame.with(|frame| {
        sheet.standing.with(|standing| {
            sheet.session.peek(|plan| {
                let rows = selection.rows().filter_map(|at| order.shown.get(at));
                let of_row = |&(_, row): &(_, usize)| {
                    columns.iter().map(move |&column| value(plan, frame, standing, row, column))
                };
                Tally::of(rows.flat_map(of_row))
            })
        })
    })
}

impl Tally {
    /// What the numbers among values come to; `None` where there are none. Money and percentages do not add
    /// up: what comes first is meant.
    fn of(values: impl Iterator<Item = Value>) -> Option<Tally> {
        let mut numbers = values.filter_map(|value| number(&value));
        let (kind, first) = numbers.next()?;
        let first = Tally { kind, count: 1, sum: first, low: first, high: first };
        Some(numbers.filter(|(other, _)| *other == kind).fold(first, |all, (_, number)| Tally {
            count: all.count + 1,
            sum: all.sum + number,
            low: all.low.min(number),
            high: all.high.max(number),
            ..all
        }))
    }
}

fn number(value: &Value) -> Option<(Kind, f64)> {
    match value {
        Value::Money(money) => Some((Kind::Money, money.to_f64())),
        Value::Ratio(ratio) => Some((Kind::Ratio, *ratio)),
        Value::Count(count) => Some((Kind::Rating, *count as f64)),
        Value::Rating(rating) => Some((Kind::Rating, f64::from(rating.step()))),
        _ => None,
    }
}

fn written(kind: Kind, value: f64, numbers: &Numbers) -> String {
    match kind {
        Kind::Money => {
            Money::from_minor(value).map_or_else(|| keyline::text::DASH.into(), |m| numbers.full(m))
        }
        Kind::Ratio => numbers.percent(value),
        Kind::Rating => numbers.decimal(value, 1),
    }
}

fn exact(kind: Kind, value: f64, numbers: &Numbers) -> String {
    match kind {
        Kind::Money => {
            Money::from_minor(value).map_or_else(String::new, |money| money.plain(numbers.currency.digits))
        }
        Kind::Ratio | Kind::Rating => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_the_first_kind_are_added_and_others_left_out() {
        let money = |minor| Value::Money(Money(minor));
        let values = [Value::Blank, money(300), Value::Ratio(0.5), money(-100), Value::Count(7), money(400)];
        let tally = Tally { kind: Kind::Money, count: 3, sum: 600.0, low: -100.0, high: 400.0 };
        assert_eq!(Tally::of(values.into_iter()), Some(tally));
        let ratios = [Value::Ratio(0.5), money(300), Value::Ratio(0.25)];
        let tally = Tally { kind: Kind::Ratio, count: 2, sum: 0.75, low: 0.25, high: 0.5 };
        assert_eq!(Tally::of(ratios.into_iter()), Some(tally));
        assert_eq!(Tally::of([Value::Blank, Value::Text("Acme".into())].into_iter()), None);
    }
}
