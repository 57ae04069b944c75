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
                let mut tally = None::<Tally>;
                for &(_, row) in selection.rows().filter_map(|at| order.shown.get(at)) {
                    for &column in &columns {
                        let Some((kind, number)) = number(&value(plan, frame, standing, row, column)) else {
                            continue;
                        };
                        let tally = tally.get_or_insert(Tally {
                            kind,
                            count: 0,
                            sum: 0.0,
                            low: f64::INFINITY,
                            high: f64::NEG_INFINITY,
                        });
                        // Money and percentages do not add up: what comes first is meant.
                        if tally.kind == kind {
                            tally.count += 1;
                            tally.sum += number;
                            tally.low = tally.low.min(number);
                            tally.high = tally.high.max(number);
                        }
                    }
                }
                tally
            })
        })
    })
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
