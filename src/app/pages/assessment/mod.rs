//! Plan against actual: the committed year by month or quarter, by owner, by account.

mod accounts;
mod bring;
mod changes;
mod course;
mod cumulative;
mod desk;
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
mod status;
mod windows;
mod words;

use leptos::prelude::*;

use crate::draws::Drawing;
use crate::route::{Part, Route};
use crate::session::Session;
use accounts::AccountTable;
use bring::{Bring, TwoNumbers};
use course::Course;
use cumulative::Landing;
use desk::Desk;
use figures::KeyFigures;
use head::Head;
use not_begun::NotBegun;
use owners::OwnerTable;
pub use status::StatusMark;
pub use windows::AccountWindows;
use windows::WindowTable;

/// The assessment page.
#[component]
pub fn Assessment() -> impl IntoView {
    let desk = Desk::of(Session::get());
    let committed = desk.is_committed();
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
    let desk = Desk::of(Session::get());
    let committed = desk.is_committed();
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
