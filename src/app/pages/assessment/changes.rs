//! What changes in the middle of a committed year: the target, who answers for whom, which accounts there are.

mod compare;
mod hand;
mod hands;
mod pick;
mod rename;
mod revise;
mod revisions;
mod turnover;

use std::collections::HashSet;

use keyline::plan::{Month, Plan, Span};
use keyline::text::{ChangesText, Wording};
use leptos::prelude::*;

use super::{Desk, nav::Sides};
use crate::parts::{Button, Field, Weight};
use crate::route::Part;
use crate::session::Session;
use compare::Compare;
use hand::HandOvers;
use hands::Hands;
use rename::Rename;
use revise::Revise;
use revisions::Revisions;
use turnover::Turnover;

/// The changes page.
#[component]
pub fn ChangesPage(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let session = Session::get();
    let is_revised = session.derive(|plan| plan.committed().is_some_and(|it| !it.revisions.is_empty()));
    let compare = move || is_revised.get().then(|| view! { <div class="c12 rule"><Compare desk /></div> });
    view! {
        <main id="main" class="page">
            <Sides here=Some(Part::Changes) />
            <Head />
            <div class="cols">
                <div class="c6 rule"><Revise /></div>
                <div class="c6 changes__aside">
                    <div class="rule"><Revisions /></div>
                    <Rename />
                </div>
                {compare}
                <div class="c12 rule"><HandOvers desk /></div>
                <div class="c12 rule"><Hands /></div>
                <Turnover desk />
            </div>
        </main>
    }
}

fn page<'a>(wording: &Wording<'_>) -> &'a ChangesText {
    wording.numbers.language.text().changes()
}

/// A sentence of the page.
fn said(word: fn(&ChangesText) -> &'static str) -> Signal<String> {
    let session = Session::get();
    Signal::derive(move || word(session.text().changes()).to_string())
}

/// The committed year.
fn year(plan: &Plan) -> Option<Span> {
    plan.committed().map(|committed| plan.settings().calendar.span(committed.year))
}

/// The first month of the committed year that is not whole yet; its last one where all are.
fn first_to_come(plan: &Plan) -> Option<Month> {
    let year = year(plan)?;
    let next = plan.data_through().map_or(year.first, Month::next);
    Some(next.max(year.first).min(year.last()?))
}

/// The months of the committed year with their names; of those `to_come` alone where wanted.
fn months(session: Session, to_come: bool) -> Signal<Vec<(Option<Month>, String)>> {
    let year = session.derive(year);
    let through = session.derive(move |plan| plan.data_through().filter(|_| to_come));
    Signal::derive(move || {
        let (numbers, through) = (session.numbers().get(), through.get());
        let months = year.get().into_iter().flat_map(|year| year.iter());
        let months = months.filter(|month| through.is_none_or(|through| *month > through));
        months.map(|month| (Some(month), numbers.month(month))).collect()
    })
}

#[component]
fn Head() -> impl IntoView {
    let session = Session::get();
    let counts = session.derive(|plan| {
        let revisions = plan.committed().map_or(0, |committed| committed.revisions.len());
        let handed: HashSet<_> = plan.hand_overs().iter().map(|it| it.account).collect();
        (revisions, handed.len())
    });
    let title = move || {
        let (revisions, handed) = counts.get();
        (session.text().changes().finding)(revisions, handed)
    };
    let sub = move || {
        session.track();
        session.worded(|plan, wording| {
            let (text, numbers) = (page(wording), &wording.numbers);
            let through = plan.data_through().map(|month| numbers.month(month));
            plan.plan_year().map(|year| (text.sub)(&numbers.year(year), through.as_deref()))
        })
    };
    view! {
        <div class="head">
            <div>
                <h1 data-testid="changes-finding">{title}</h1>
                <p>{sub}</p>
            </div>
        </div>
    }
}

/// Why.
#[component]
fn Reason(reason: RwSignal<String>, error: RwSignal<Option<String>>, testid: &'static str) -> impl IntoView {
    let take = move |typed| {
        reason.set(typed);
        error.set(None);
        Ok(())
    };
    view! {
        <Field label=Session::get().said(|text| text.words().reason) value=reason on_commit=take testid />
    }
}

/// The button of a form, and why what it asks is not taken.
#[component]
fn Take(
    label: fn(&ChangesText) -> &'static str,
    on_press: impl Fn() + 'static,
    error: RwSignal<Option<String>>,
    testid: &'static str,
    /// The name of the sentence.
    error_id: &'static str,
    #[prop(optional)] weight: Weight,
) -> impl IntoView {
    view! {
        <p class="changes__take">
            <Button weight testid on_press>{said(label)}</Button>
            {move || error.get().map(|error| view! {
                <span class="risk" role="alert" data-testid=error_id>{error}</span>
            })}
        </p>
    }
}
