//! Plan against actual: the committed year by month or quarter, by owner, by account.

mod accounts;
mod bring;
mod changes;
mod course;
mod cumulative;
mod fairness;
mod figures;
mod head;
mod more;
mod nav;
mod not_begun;
mod owners;
mod pay;
mod reviews;
mod scoreboard;
mod windows;

use std::sync::Arc;

use keyline::calc::assess::{Assessment as Assessed, OwnerStanding, Standing, Status};
use keyline::calc::{self, Undefined, Whose};
use keyline::text::{AssessmentText, Wording};
use leptos::prelude::*;

use crate::draws::Drawing;
use crate::parts::{Icon, Shape};
use crate::route::{Part, Route};
use crate::session::Session;
use accounts::AccountTable;
use bring::{Bring, TwoNumbers};
use course::Course;
use cumulative::Landing;
use figures::KeyFigures;
use head::Head;
use not_begun::NotBegun;
use owners::OwnerTable;
pub use windows::AccountWindows;
use windows::WindowTable;

/// What the page's parts read: the assessment, computed once, and whose figures stand in front.
#[derive(Clone, Copy)]
struct Desk {
    assessed: Memo<Result<Arc<Assessed>, Undefined>>,
    side: RwSignal<Whose>,
}

impl Desk {
    /// Reads the assessment and the standing in front; `None` without a committed target.
    fn read<T>(self, read: impl FnOnce(&Assessed, &Standing) -> T) -> Option<T> {
        let assessed = self.assessed.get().ok()?;
        let standing = match self.side.get() {
            Whose::Scope => &assessed.scope,
            whose => person(&assessed, whose).map_or(&assessed.company, |owner| &owner.standing),
        };
        Some(read(&assessed, standing))
    }

    /// Whether a month of the year is complete. Until then there is nothing to judge.
    fn has_begun(self) -> Memo<bool> {
        let assessed = self.assessed;
        Memo::new(move |_| assessed.with(|all| all.as_ref().is_ok_and(|all| all.elapsed > 0)))
    }

    /// The name of the person in front; empty for the accounts without an owner, and `None` where it is no person.
    fn person(self) -> Option<Box<str>> {
        let assessed = self.assessed.get().ok()?;
        person(&assessed, self.side.get()).map(|owner| owner.name.clone())
    }
}

/// Where a person stands.
fn person(assessed: &Assessed, whose: Whose) -> Option<&OwnerStanding> {
    assessed.owners.iter().find(|owner| owner.standing.whose == whose)
}

/// The assessment page.
#[component]
pub fn Assessment() -> impl IntoView {
    let session = Session::get();
    let assessed = session.derive(calc::assess::assess);
    let desk = Desk { assessed, side: RwSignal::new(Whose::Company) };
    let committed = Memo::new(move |_| assessed.with(Result::is_ok));
    move || match committed.get() {
        true => view! { <Year desk /> }.into_any(),
        false => view! { <NothingCommitted /> }.into_any(),
    }
}

#[component]
fn Year(desk: Desk) -> impl IntoView {
    // The interval of the landing is drawn.
    Drawing::follow();
    let has_begun = desk.has_begun();
    let figures = move || match has_begun.get() {
        true => view! { <KeyFigures desk /> }.into_any(),
        false => view! { <NotBegun desk waits=|text| text.waits /> }.into_any(),
    };
    let numbers = move || has_begun.get().then(|| view! { <TwoNumbers desk /> });
    let tables = move || {
        has_begun.get().then(|| {
            view! {
                <div class="c12 rule"><OwnerTable desk /></div>
                <div class="c12 rule"><AccountTable desk /></div>
            }
        })
    };
    view! {
        <main id="main" class="page">
            <nav::Sides here=None />
            <Head desk />
            {figures}
            <div class="cols">
                <div class="c7 rule"><Course desk /></div>
                <div class="c5 rule"><Landing desk /></div>
                <div class="c8 rule"><WindowTable desk /></div>
                <div class="c4 rule"><Bring desk />{numbers}</div>
                {tables}
            </div>
        </main>
    }
}

/// One side of the assessment on a page of its own.
#[component]
pub fn AssessmentPart(
    /// Which.
    part: Part,
) -> impl IntoView {
    let session = Session::get();
    let assessed = session.derive(calc::assess::assess);
    let desk = Desk { assessed, side: RwSignal::new(Whose::Company) };
    let committed = Memo::new(move |_| assessed.with(Result::is_ok));
    move || match (committed.get(), part) {
        (false, _) => view! { <NothingCommitted /> }.into_any(),
        (true, Part::Pay) => view! { <pay::PayPage desk /> }.into_any(),
        (true, Part::Fairness) => view! { <fairness::FairnessPage desk /> }.into_any(),
        (true, Part::Reviews) => view! { <reviews::ReviewsPage desk /> }.into_any(),
        (true, Part::Changes) => view! { <changes::ChangesPage desk /> }.into_any(),
        (true, Part::Scoreboard) => view! { <scoreboard::Scoreboard desk /> }.into_any(),
    }
}

#[component]
fn NothingCommitted() -> impl IntoView {
    let session = Session::get();
    view! {
        <main id="main" class="page">
            <div class="head"><h1>{session.said(|text| text.assessment().none_title)}</h1></div>
            <div class="empty">
                <p>{session.said(|text| text.assessment().none_body)}</p>
                <p><a class="button" href=Route::Targets.href()>{session.said(|text| text.assessment().none_link)}</a></p>
            </div>
        </main>
    }
}

fn page<'a>(wording: &Wording<'_>) -> &'a AssessmentText {
    wording.numbers.language.text().assessment()
}

/// A status by its shape and its word; a dash of words where the period is not over.
#[component]
pub fn StatusMark(
    /// The status, where there is one.
    status: Result<Status, Undefined>,
    /// Its word, or why there is none.
    word: String,
) -> impl IntoView {
    let (shape, class) = match status {
        Ok(Status::Met) => (Shape::Check, "status"),
        Ok(Status::Near) => (Shape::Ring, "status"),
        Ok(Status::Short) => (Shape::Warn, "status risk"),
        Err(_) => return view! { <span class="status dim">{word}</span> }.into_any(),
    };
    view! { <span class=class><Icon shape small=true />{word}</span> }.into_any()
}

/// The word of a status, or why it has none.
fn status_word(wording: &Wording<'_>, status: Result<Status, Undefined>) -> String {
    let text = page(wording);
    match status {
        Ok(status) => (text.status)(status).into(),
        Err(Undefined::NotYet) => text.not_over.into(),
        Err(reason) => wording.undefined(reason),
    }
}

/// Whether an attainment lies under the cut of what is close.
fn is_short(attainment: Result<f64, Undefined>) -> bool {
    attainment.is_ok_and(|attainment| Status::of(attainment) == Status::Short)
}
