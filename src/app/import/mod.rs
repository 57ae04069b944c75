//! Taking a file in: read, looked at, and only then confirmed.
//!
//! `flow` is what happens, `status` what is said of a file under way, `mend` where its columns must be named first,
//! `preview` what is shown before anything changes: `seen` is what was read with what the user said of it, `model` what
//! that decides, and tested natively. No page is known here; the page that takes a file gives the place
//! for it, and [`Import`] takes what came in there.

mod columns;
mod decide;
mod flow;
mod identity;
mod issues;
mod mend;
mod model;
mod preview;
mod sample;
mod seen;
mod stages;
mod status;

use leptos::prelude::*;

use crate::incoming::{Brought, Incoming};
use crate::session::Session;
use flow::{Importing, Stage};
use mend::ImportMend;
use preview::ImportPreview;
use status::ImportStatus;

/// What was brought, as it is read: in a line above the page while that takes, in the page's place once there is something
/// to look at.
#[component]
pub fn Import(
    /// Where it waits.
    incoming: Incoming,
) -> impl IntoView {
    let importing = Importing::new(Session::get());
    Effect::new(move |_| match incoming.take() {
        Some(Brought::File(file)) => importing.take_file(file),
        Some(Brought::Text(text)) => importing.take_text(text),
        None => {}
    });
    let previews = Memo::new(move |_| importing.stage().with(|stage| matches!(stage, Stage::Preview { .. })));
    let mends = Memo::new(move |_| importing.stage().with(Stage::can_be_mended));
    let takes = Memo::new(move |_| importing.stage().with(|stage| matches!(stage, Stage::Taking)));
    Effect::new(move |_| incoming.cover(previews.get() || mends.get() || takes.get()));
    move || match (previews.get(), mends.get()) {
        (true, _) => view! { <ImportPreview importing /> }.into_any(),
        (_, true) => view! { <ImportMend importing /> }.into_any(),
        _ => view! { <ImportStatus importing /> }.into_any(),
    }
}
