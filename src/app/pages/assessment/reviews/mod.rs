//! Criteria and review sheets: how people are assessed, period by period.

mod all;
mod anchors;
mod change;
mod criteria;
mod model;
mod pick;
mod rating;
mod sheet;

use keyline::calc::Whose;
use leptos::prelude::*;

use super::desk::Desk;
use super::{nav::Sides, not_begun::NotBegun};
use crate::parts::{Button, Choice};
use crate::route::Part;
use crate::session::Session;
use model::{counts, people, periods};
use pick::Picked;

/// The page.
#[component]
pub fn ReviewsPage(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let session = Session::get();
    let picked = Picked::new(desk);
    let title = move || {
        session.track();
        let counts = desk.read(|all, _| session.peek(|plan| counts(plan, all)));
        counts.map(|(found, all)| (session.text().reviews().finding)(found, all))
    };
    // Asked once: the first rating must not take away the sheet on which it is given.
    let is_written = session.peek(|plan| {
        let year = plan.plan_span();
        plan.reviews().keys().any(|(_, from)| year.is_some_and(|year| year.contains(*from)))
    });
    let has_begun = desk.has_begun();
    let has_reviews = Memo::new(move |_| is_written || has_begun.get());
    view! {
        <main id="main" class="page reviews">
            <Sides here=Some(Part::Reviews) />
            <div class="head">
                <div>
                    <h1 data-testid="reviews-title">{title}</h1>
                    <p>{session.said(|text| text.reviews().sub)}</p>
                </div>
            </div>
            {move || match has_reviews.get() {
                true => view! {
                    <section class="rule reviews__sheet"><Open picked /></section>
                    <section class="rule reviews__all"><all::AllReviews picked /></section>
                    <section class="rule reviews__criteria"><criteria::Criteria /></section>
                }
                .into_any(),
                false => view! { <Before picked /> }.into_any(),
            }}
        </main>
    }
}

/// The sheet that is open, and the choice of another.
#[component]
fn Open(picked: Picked) -> impl IntoView {
    let session = Session::get();
    let sheet = move || match picked.pick.get() {
        Some(pick) => view! { <sheet::Sheet picked pick /> }.into_any(),
        None => view! { <p class="empty">{session.said(|text| text.reviews().nobody)}</p> }.into_any(),
    };
    view! {
        <Pickers picked />
        {sheet}
    }
}

/// Before the year has begun: the criteria, and a sheet for who wants to begin one.
#[component]
fn Before(picked: Picked) -> impl IntoView {
    let session = Session::get();
    view! {
        <NotBegun desk=picked.desk waits=|text| text.waits_reviews />
        <section class="rule reviews__criteria"><criteria::Criteria /></section>
        <details class="rule reviews__sheet inputs">
            <summary><span class="strong">{session.said(|text| text.reviews().begin)}</span></summary>
            <Open picked />
        </details>
    }
}

/// Who is chosen, and which period.
#[component]
fn Pickers(picked: Picked) -> impl IntoView {
    let session = Session::get();
    let desk = picked.desk;
    let names = Signal::derive(move || {
        session.track();
        let named = |(name, whose): (Box<str>, Option<Whose>)| {
            let words = match whose {
                Some(_) => name.to_string(),
                None => (session.text().reviews().gone)(&name),
            };
            (Some(name), words)
        };
        let people = desk.read(|all, _| session.peek(|plan| people(plan, all)));
        people.unwrap_or_default().into_iter().map(named).collect::<Vec<_>>()
    });
    let periods = Signal::derive(move || {
        session.track();
        let periods = desk.read(|all, _| session.wording(|wording| periods(all, wording)));
        periods.unwrap_or_default()
    });
    let person = Signal::derive(move || picked.pick.get().map(|pick| pick.key.0));
    let from = Signal::derive(move || picked.pick.get().map(|pick| pick.key.1));
    view! {
        <div class="reviews__pickers">
            <Choice
                label=session.said(|text| text.reviews().person)
                choices=names
                chosen=person
                on_choose=move |name| picked.person.set(name)
                testid="review-person"
            />
            <Choice
                label=session.said(|text| text.reviews().period)
                choices=periods
                chosen=from
                on_choose=move |month| picked.from.set(month)
                testid="review-period"
            />
            <Button testid="review-print" on_press=crate::browser::print>
                {session.said(|text| text.reviews().print)}
            </Button>
        </div>
    }
}
