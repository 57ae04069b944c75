//! Criteria and review sheets: how people are assessed, period by period.

mod all;
mod anchors;
mod criteria;
mod rating;
mod sheet;

use std::collections::BTreeSet;

use keyline::calc::assess::{Assessment, PhaseWindow, Standing};
use keyline::calc::{self, Whose};
use keyline::plan::{Month, Plan, ReviewKey};
use keyline::text::{ReviewsText, Wording};
use leptos::html;
use leptos::prelude::*;

use super::{Desk, nav::Sides, not_begun::NotBegun};
use crate::parts::{Button, Choice};
use crate::route::Part;
use crate::session::Session;

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

/// One sheet: whose, of which period.
#[derive(Debug, Clone, PartialEq)]
struct Pick {
    key: ReviewKey,
    row: PhaseWindow,
    /// `None` where the person answers for no account any more.
    whose: Option<Whose>,
}

/// Which sheet is open.
#[derive(Clone, Copy)]
struct Picked {
    desk: Desk,
    person: RwSignal<Option<Box<str>>>,
    from: RwSignal<Option<Month>>,
    /// What that comes to: where nothing was chosen, or it is gone, the first person and the latest period.
    pick: Memo<Option<Pick>>,
    /// The head of the sheet, for opening it from afar.
    head: NodeRef<html::H2>,
}

impl Picked {
    fn new(desk: Desk) -> Picked {
        let session = Session::get();
        let (person, from) = (RwSignal::new(None::<Box<str>>), RwSignal::new(None::<Month>));
        let pick = Memo::new(move |_| {
            session.track();
            let pick = desk.read(|all, _| {
                let people = session.peek(|plan| people(plan, all));
                let wanted = person.get();
                let found = people.iter().find(|(name, _)| Some(name) == wanted.as_ref());
                let (name, whose) = found.or(people.first())?.clone();
                let wanted = from.get();
                let found = all.windows.iter().find(|row| Some(row.span.first) == wanted);
                let row = *found.or(latest(all)).or(all.windows.first())?;
                Some(Pick { key: (name, row.span.first), row, whose })
            });
            pick.flatten()
        });
        Picked { desk, person, from, pick, head: NodeRef::new() }
    }

    /// Opens a sheet and goes to it.
    fn open(self, key: ReviewKey) {
        self.person.set(Some(key.0));
        self.from.set(Some(key.1));
        // The sheet is drawn anew first.
        crate::browser::after_paint(move || {
            if let Some(head) = self.head.try_get_untracked().flatten() {
                let _ = head.focus();
            }
        });
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

fn words<'a>(wording: &Wording<'_>) -> &'a ReviewsText {
    wording.numbers.language.text().reviews()
}

/// Who can be reviewed: whoever answered for accounts in the year, and those who were reviewed and are gone.
fn people(plan: &Plan, all: &Assessment) -> Vec<(Box<str>, Option<Whose>)> {
    let named = all.owners.iter().filter(|owner| !owner.name.is_empty());
    let mut people: Vec<(Box<str>, Option<Whose>)> =
        named.map(|owner| (owner.name.clone(), Some(owner.standing.whose))).collect();
    people.sort_by(|(one, _), (other, _)| one.cmp(other));
    let reviewed: BTreeSet<&Box<str>> = plan.reviews().keys().map(|(name, _)| name).collect();
    let gone = reviewed.into_iter().filter(|name| !named_in(all, name));
    people.extend(gone.map(|name| (name.clone(), None)));
    people
}

fn named_in(all: &Assessment, name: &str) -> bool {
    all.owners.iter().any(|owner| *owner.name == *name)
}

/// Where a person stands.
fn standing_of<'a>(all: &'a Assessment, name: &str) -> Option<&'a Standing> {
    all.owners.iter().find(|owner| *owner.name == *name).map(|owner| &owner.standing)
}

fn is_over(all: &Assessment, row: &PhaseWindow) -> bool {
    row.span.last().is_some_and(|last| all.through.is_some_and(|through| last <= through))
}

/// The latest period that is over.
fn latest(all: &Assessment) -> Option<&PhaseWindow> {
    all.windows.iter().rfind(|row| is_over(all, row))
}

fn periods(all: &Assessment, wording: &Wording<'_>) -> Vec<(Option<Month>, String)> {
    let period = |row: &PhaseWindow| {
        let name = wording.window(row.window);
        let name = if is_over(all, row) { name } else { (words(wording).not_over)(&name) };
        (Some(row.span.first), name)
    };
    all.windows.iter().map(period).collect()
}

/// How many reviews of periods that are over have a result, and how many there are.
fn counts(plan: &Plan, all: &Assessment) -> (usize, usize) {
    let over: Vec<&PhaseWindow> = all.windows.iter().filter(|row| is_over(all, row)).collect();
    let people = all.owners.iter().filter(|owner| !owner.name.is_empty());
    let due = people.flat_map(|owner| {
        // A period before they came, or after they handed everything over, is not due.
        let held = over.iter().filter(|row| owner.standing.months_held(row.span) > 0);
        held.map(|row| calc::assess::review_of(plan, &owner.standing, row).is_ok())
    });
    due.fold((0, 0), |(found, count), is_found| (found + usize::from(is_found), count + 1))
}

/// The review of a sheet as it was written, or the empty one that the first rating begins.
fn review(plan: &Plan, pick: &Pick) -> keyline::plan::Review {
    calc::assess::review_or_empty(plan, &pick.key, &pick.row, crate::browser::today())
}
