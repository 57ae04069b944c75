//! The way between the sides of the assessment.

use leptos::html;
use leptos::prelude::*;

use crate::browser;
use crate::route::{Part, Route};
use crate::session::Session;

/// Links to all sides of the assessment, the one in front marked.
#[component]
pub fn Sides(
    /// The side in front; `None` is the assessment itself.
    here: Option<Part>,
) -> impl IntoView {
    let session = Session::get();
    let link = move |part: Option<Part>| {
        let href = part.map_or(Route::Assessment, Route::Part).href();
        let word = move || {
            let text = session.text();
            part.map_or(text.assessment().overview, |part| part.word(text))
        };
        let current = (part == here).then_some("page");
        view! { <a class="sides__link" href=href aria-current=current>{word}</a> }
    };
    let nav = NodeRef::<html::Nav>::new();
    Effect::new(move |_| {
        let _ = session.language();
        if let Some(nav) = nav.get() {
            browser::show_current(&nav);
        }
    });
    let label = session.said(|text| text.assessment().sides);
    view! {
        <nav node_ref=nav class="sides" aria-label=label>
            {std::iter::once(None).chain(Part::ALL.map(Some)).map(link).collect_view()}
        </nav>
    }
}
