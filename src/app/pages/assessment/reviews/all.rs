use keyline::calc;
use keyline::calc::assess::{Assessment, PhaseWindow};
use keyline::plan::{CriterionKind, Plan, ReviewKey};
use keyline::text::Wording;
use leptos::prelude::*;

use super::model::{people, standing_of, words};
use super::pick::{Pick, Picked, review};
use crate::session::Session;

/// Everybody's reviews.
#[derive(Debug, Clone, PartialEq)]
struct Table {
    periods: Vec<String>,
    rows: Vec<(Box<str>, Vec<Cell>)>,
}

/// One review in short.
#[derive(Debug, Clone, PartialEq)]
struct Cell {
    key: ReviewKey,
    /// The result, how far it is rated, or a dash.
    says: String,
    exact: String,
    /// What a screen reader says.
    label: String,
    written: bool,
}

impl Table {
    fn of(plan: &Plan, all: &Assessment, wording: &Wording<'_>) -> Table {
        let people = people(plan, all);
        let row = |(name, _): (Box<str>, _)| {
            let cells = all.windows.iter().map(|row| Cell::of(plan, all, &name, row, wording)).collect();
            (name, cells)
        };
        let periods = all.windows.iter().map(|row| wording.window(row.window)).collect();
        Table { periods, rows: people.into_iter().map(row).collect() }
    }
}

impl Cell {
    fn of(plan: &Plan, all: &Assessment, name: &str, row: &PhaseWindow, wording: &Wording<'_>) -> Cell {
        let key: ReviewKey = (name.into(), row.span.first);
        let written = plan.reviews().contains_key(&key);
        let result = standing_of(all, name).and_then(|it| calc::assess::review_of(plan, it, row).ok());
        let text = words(wording);
        let says = match result {
            Some(result) => wording.numbers.percent(result),
            None if written => rated(plan, &key, row, wording),
            None => keyline::text::DASH.into(),
        };
        let spoken = if result.is_none() && !written { text.nothing } else { &says };
        let label = (text.open)(name, &wording.window(row.window), spoken);
        let exact = result.map_or_else(String::new, |result| result.to_string());
        Cell { key, exact, label, written, says }
    }
}

/// How many of the criteria that are judged have a rating.
fn rated(plan: &Plan, key: &ReviewKey, row: &PhaseWindow, wording: &Wording<'_>) -> String {
    let pick = Pick { key: key.clone(), row: *row, whose: None };
    let rows = review(plan, &pick).rows;
    let judged = |kind: &CriterionKind| !kind.is_counted();
    let ratings: Vec<bool> =
        rows.iter().filter(|(it, _)| judged(&it.kind)).map(|(_, rating)| rating.is_some()).collect();
    (words(wording).rated)(ratings.iter().filter(|rated| **rated).count(), ratings.len())
}

/// The table of all reviews: people by periods.
#[component]
pub fn AllReviews(
    /// Which is open.
    picked: Picked,
) -> impl IntoView {
    let session = Session::get();
    let table = Memo::new(move |_| {
        session.track();
        let table = picked.desk.read(|all, _| session.worded(|plan, wording| Table::of(plan, all, wording)));
        table.unwrap_or(Table { periods: Vec::new(), rows: Vec::new() })
    });
    let head = move || {
        let periods = table.with(|table| table.periods.clone());
        periods.into_iter().map(|period| view! { <th class="n">{period}</th> }).collect_view()
    };
    let body = move || {
        let row = |(at, (name, cells)): (usize, (Box<str>, Vec<Cell>))| {
            let cells = cells.into_iter().enumerate();
            let cells =
                cells.map(|(of, cell)| cell_view(picked, cell, format!("review-{}-{}", at + 1, of + 1)));
            view! {
                <tr>
                    <th scope="row" class="nowrap"><bdi>{name.to_string()}</bdi></th>
                    {cells.collect_view()}
                </tr>
            }
        };
        table.get().rows.into_iter().enumerate().map(row).collect_view()
    };
    view! {
        <h2>{session.said(|text| text.reviews().all)}</h2>
        <p class="frame__sub">{session.said(|text| text.reviews().all_sub)}</p>
        <div class="scroll-x">
            <table class="table reviews__table">
                <thead>
                    <tr>
                        <th>{session.said(|text| text.reviews().person)}</th>
                        {head}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

fn cell_view(picked: Picked, cell: Cell, testid: String) -> impl IntoView {
    let Cell { key, says, exact, label, written } = cell;
    let is_open = {
        let key = key.clone();
        move || picked.pick.with(|pick| pick.as_ref().is_some_and(|pick| pick.key == key))
    };
    view! {
        <td class="n">
            <button
                type="button"
                class="reviews__cell"
                class=("is-unwritten", !written)
                aria-label=label
                aria-current=move || is_open().then_some("true")
                data-testid=testid
                data-value=exact
                on:click=move |_| picked.open(key.clone())
            >
                {says}
            </button>
        </td>
    }
}
