//! What changes in the middle of a committed year: the target, who answers for whom, which accounts there are.

mod compare;
mod form;
mod hand;
mod hands;
mod model;
mod pick;
mod rename;
mod revise;
mod revisions;
mod turnover;
mod words;

use std::collections::HashSet;

use leptos::prelude::*;

use super::desk::Desk;
use super::nav::Sides;
use crate::route::Part;
use crate::session::Session;
use compare::Compare;
use hand::HandOvers;
use hands::Hands;
use rename::Rename;
use revise::Revise;
use revisions::Revisions;
use turnover::Turnover;
use words::page;

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
