//! The scoreboard: attainment for the meeting room. It is public, and so it knows nothing of pay.

mod board;
mod lead;
mod period;
mod table;
mod tools;

use keyline::calc::Window;
use leptos::html;
use leptos::prelude::*;

use super::desk::Desk;
use super::{nav::Sides, not_begun::NotBegun};
use crate::parts::Choice;
use crate::route::Part;
use crate::session::Session;
use board::{Board, Targets};
use period::{choices, first_window, phase};

/// The page.
#[component]
pub fn Scoreboard(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let session = Session::get();
    let chosen = RwSignal::new(None::<Window>);
    let window = Memo::new(move |_| {
        session.track();
        let first = desk.read(|all, _| session.peek(|plan| first_window(all, phase(plan, all))));
        chosen.get().or(first).unwrap_or(Window::ToDate)
    });
    let board = Memo::new(move |_| {
        session.track();
        let window = window.get();
        desk.read(|all, _| session.worded(|plan, wording| Board::of(plan, all, window, wording)))
    });
    let main = NodeRef::<html::Main>::new();
    let has_begun = desk.has_begun();
    let targets = Memo::new(move |_| {
        session.track();
        desk.read(|all, _| session.wording(|wording| Targets::of(all, wording)))
    });
    let figures = move || match has_begun.get() {
        true => view! {
            {move || board.get().map(lead::lead)}
            {move || board.get().map(table::table)}
        }
        .into_any(),
        false => view! {
            <NotBegun desk waits=|text| text.waits_scoreboard />
            {move || targets.get().map(table::targets)}
        }
        .into_any(),
    };
    view! {
        <main id="main" class="page board" node_ref=main>
            <Sides here=Some(Part::Scoreboard) />
            <div class="head">
                <div>
                    <h1 data-testid="board-title">{move || board.get().map(|board| board.title)}</h1>
                    <p>{move || board.get().map(|board| board.sub)}</p>
                </div>
                <div class="head__tools board__tools">
                    {move || has_begun.get().then(|| view! { <Period desk window choose=chosen.write_only() /> })}
                    <tools::Tools main />
                </div>
            </div>
            {figures}
        </main>
    }
}

/// Which period the board is of.
#[component]
fn Period(
    /// What is assessed.
    desk: Desk,
    /// The period that is shown.
    window: Memo<Window>,
    /// Takes another.
    choose: WriteSignal<Option<Window>>,
) -> impl IntoView {
    let session = Session::get();
    let choices = Signal::derive(move || {
        session.track();
        let choices = desk.read(|all, _| session.wording(|wording| choices(all, wording)));
        choices.unwrap_or_default()
    });
    view! {
        <Choice
            label=session.said(|text| text.scoreboard().period)
            choices
            chosen=window
            on_choose=move |window| choose.set(Some(window))
            bare=true
            testid="board-period"
        />
    }
}
