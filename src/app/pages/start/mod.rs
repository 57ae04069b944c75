//! Bringing accounts in; with accounts, the plan at a glance.

mod empty;
mod glance;
mod history;
mod risks;
mod steps;

use leptos::prelude::*;

use crate::import::{ImportMend, ImportPreview, ImportStatus, Importing, Stage, accept_anywhere};
use crate::session::Session;
use empty::Empty;
use glance::Glance;

/// The start, or the plan at a glance; in its place what was read of a file, until the user confirms it.
#[component]
pub fn Start() -> impl IntoView {
    let session = Session::get();
    let importing = Importing::new(session);
    let hovering = accept_anywhere(importing);
    let empty = session.derive(|plan| plan.accounts().is_empty());
    let previews = Memo::new(move |_| importing.stage().with(|stage| matches!(stage, Stage::Preview { .. })));
    let mends = Memo::new(move |_| importing.stage().with(Stage::can_be_mended));
    move || match (previews.get(), empty.get()) {
        (true, _) => view! { <ImportPreview importing /> }.into_any(),
        _ if mends.get() => view! { <ImportMend importing /> }.into_any(),
        (false, true) => view! { <ImportStatus importing /><Empty importing hovering /> }.into_any(),
        (false, false) => view! { <ImportStatus importing /><Glance importing hovering /> }.into_any(),
    }
}
