//! The revisions so far.

use keyline::calc::{Figure, split};
use keyline::plan::{Committed, Edit, Money, Month, Plan};
use leptos::prelude::*;

use super::words::said;
use crate::parts::{Button, Num};
use crate::session::Session;
use crate::show::Style;

/// A revision with the totals around it.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    on: chrono::NaiveDate,
    from: Month,
    reason: String,
    before: Money,
    after: Money,
}

fn rows(plan: &Plan) -> Vec<Row> {
    let Some(committed) = plan.committed() else { return Vec::new() };
    let mut so_far = Committed { revisions: Vec::new(), ..committed.clone() };
    let mut before = so_far.total_now();
    let rows = committed.revisions.iter().map(|revision| {
        so_far.revisions.push(revision.clone());
        let after = so_far.total_now();
        let (on, from, reason) = (revision.on, revision.from, revision.reason.to_string());
        Row { on, from, reason, before: std::mem::replace(&mut before, after), after }
    });
    rows.collect()
}

/// The list, the latest last, and the way back.
#[component]
pub fn Revisions() -> impl IntoView {
    let session = Session::get();
    let rows = session.derive(rows);
    let title = move || match rows.with(Vec::len) {
        0 => session.text().changes().revisions_none.to_string(),
        n => (session.text().changes().revisions)(n),
    };
    let cents = session.cents(|| vec![split::Figure::CommittedFirst.into(), split::Figure::Committed.into()]);
    let figure = move |label: Signal<String>, figure: split::Figure, testid: &'static str| {
        let name = session.figure_name(move || figure);
        let shown = session.figure_in(move || figure, Signal::derive(move || Style::Column(cents.get())));
        view! {
            <dt>{label}</dt>
            <dd><Num shown figure=Figure::from(figure) label=name testid /></dd>
        }
    };
    view! {
        <h2>{title}</h2>
        <dl class="facts changes__totals">
            {figure(said(|text| text.original), split::Figure::CommittedFirst, "committed-first")}
            {figure(said(|text| text.current), split::Figure::Committed, "committed-now")}
        </dl>
        {move || rows.with(|rows| !rows.is_empty()).then(|| view! { <List rows /> })}
    }
}

#[component]
fn List(rows: Memo<Vec<Row>>) -> impl IntoView {
    let session = Session::get();
    let cents = Memo::new(move |_| {
        let numbers = session.numbers().get();
        rows.with(|rows| numbers.cents(rows.iter().flat_map(|row| [row.before, row.after])))
    });
    let row = move |row: Row| {
        let (numbers, cents) = (session.numbers().get(), cents.get());
        view! {
            <tr data-testid="revision">
                <td class="nowrap">{numbers.date(row.on)}</td>
                <td class="nowrap">{numbers.month(row.from)}</td>
                <td class="n">{numbers.in_column(row.before, cents)}</td>
                <td class="n strong">{numbers.in_column(row.after, cents)}</td>
                <td class="pad changes__reason">{row.reason}</td>
            </tr>
        }
    };
    let back = move || {
        // What is not taken back is said in the banner.
        let _ = session.apply(Edit::Unrevise);
    };
    view! {
        <div class="scroll-x">
            <table class="table">
                <thead>
                    <tr>
                        <th>{said(|text| text.date)}</th>
                        <th>{said(|text| text.from)}</th>
                        <th class="n">{said(|text| text.before)}</th>
                        <th class="n">{said(|text| text.after)}</th>
                        <th class="pad">{session.said(|text| text.words().reason)}</th>
                    </tr>
                </thead>
                <tbody>{move || rows.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <p class="changes__take">
            <Button testid="unrevise" on_press=back>{said(|text| text.unrevise)}</Button>
        </p>
    }
}
