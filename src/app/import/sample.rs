use keyline::file::import::{Import, Role};
use keyline::plan::{Field, Money, Month, Span};
use keyline::text::{Numbers, Words};
use leptos::prelude::*;

use super::seen::Seen;
use crate::session::Session;

/// How many accounts and how many months are shown.
const ROWS: usize = 8;
const MONTHS: usize = 4;

/// The first accounts as they would stand in the plan.
#[component]
pub fn FirstRows(
    /// What was read.
    seen: Seen,
) -> impl IntoView {
    let session = Session::get();
    let table = move || {
        let numbers = seen.numbers();
        let words = session.text().words();
        let Sample { heads, rows } = seen.with(|import| sample(import, words, &numbers));
        let head = heads.into_iter().map(|(words, number)| view! { <th class=("n", number)>{words}</th> });
        let rows = rows.into_iter().map(|(texts, figures)| {
            let texts = texts.into_iter().map(|text| view! { <td><bdi>{text}</bdi></td> });
            let figures = figures.into_iter().map(|text| view! { <td class="n">{text}</td> });
            view! { <tr>{texts.collect_view()}{figures.collect_view()}</tr> }
        });
        view! {
            <table class="table">
                <thead><tr>{head.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
    };
    let sub = move || {
        let numbers = seen.numbers();
        let accounts = seen.with(|import| import.book.profiles.len().min(ROWS));
        (session.text().import().rows_sub)(accounts, numbers.currency_name())
    };
    let any = move || seen.with(|import| !import.book.profiles.is_empty());
    view! {
        {move || any().then(|| view! {
            <section class="rule">
                <h2>{session.said(|text| text.import().rows_title)}</h2>
                <p class="frame__sub">{sub}</p>
                <div class="scroll-x import__rows">{table}</div>
            </section>
        })}
    }
}

struct Sample {
    /// Words, and whether figures stand below.
    heads: Vec<(String, bool)>,
    /// Texts, then figures.
    rows: Vec<(Vec<String>, Vec<String>)>,
}

fn sample(import: &Import, words: &Words, numbers: &Numbers) -> Sample {
    let ledger = &import.book.ledger;
    let has = |field: &Field| import.columns.iter().any(|column| column.role == Role::Profile(*field));
    let mut fields: Vec<Field> = Field::ALL.into_iter().filter(has).take(3).collect();
    if !fields.contains(&Field::Name) {
        fields.insert(0, Field::Name);
    }
    let last = ledger.last_month_with_sales().or(ledger.span().last()).unwrap_or(ledger.span().first);
    let months: Vec<Month> = ledger.span().meet(Span::ending(last, MONTHS)).iter().collect();
    let mut heads: Vec<(String, bool)> =
        fields.iter().map(|&field| ((words.field)(field).to_string(), false)).collect();
    heads.extend(months.iter().map(|&month| (numbers.month(month), true)));
    heads.push((words.total.to_string(), true));
    let shown = 0..import.book.profiles.len().min(ROWS);
    let cents = numbers.cents(shown.flat_map(|row| ledger.row(row).iter().map(|&minor| Money(minor))));
    let amount = |money| numbers.in_column(money, cents);
    let row = |(row, profile): (usize, &keyline::plan::Profile)| {
        let texts = fields.iter().map(|&field| profile.get(field).into_owned()).collect();
        let mut figures: Vec<String> = months.iter().map(|&month| amount(ledger.sales(row, month))).collect();
        let sum: Money = ledger.row(row).iter().map(|&minor| Money(minor)).sum();
        figures.push(amount(sum));
        (texts, figures)
    };
    Sample { heads, rows: import.book.profiles.iter().take(ROWS).enumerate().map(row).collect() }
}
