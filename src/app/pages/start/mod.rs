//! Bringing accounts in; with accounts, the plan at a glance.

mod below;
mod empty;
mod glance;
mod history;
mod risks;
mod steps;

use leptos::prelude::*;

use crate::awaited;
use crate::incoming::Incoming;
use crate::later;
use crate::session::Session;
pub use below::Below;
use empty::Empty;
pub use glance::Glance;

/// The start, or the plan at a glance; in its place what was read of a file, until the user confirms it.
#[component]
pub fn Start() -> impl IntoView {
    let session = Session::get();
    let incoming = Incoming::anywhere();
    let empty = session.derive(|plan| plan.accounts().is_empty());
    let import = move || {
        let import = move |rest: &later::Rest| (rest.import)(incoming);
        incoming.has_begun().then(|| awaited::piece(import))
    };
    let page = move || match (incoming.covers(), empty.get()) {
        (true, _) => None,
        (false, true) => Some(view! { <Empty incoming /> }.into_any()),
        (false, false) => Some(awaited::page(move |home: &later::Home| (home.glance)(incoming))),
    };
    view! { {import} {page} }
}
