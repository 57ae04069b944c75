use leptos::prelude::*;

use crate::import::{ChooseFile, ImportPreview, ImportStatus, Importing, Stage, accept_anywhere};
use crate::session::{Document, Session};

/// The start, or the plan at a glance.
#[component]
pub fn Start() -> impl IntoView {
    let session = Session::get();
    let importing = Importing::new(session);
    let _hovering = accept_anywhere(importing);
    let previews = Memo::new(move |_| importing.stage().with(|stage| matches!(stage, Stage::Preview { .. })));
    move || match previews.get() {
        true => view! { <ImportPreview importing /> }.into_any(),
        false => view! {
            <ImportStatus importing />
            <main id="main" class="page">
                <ChooseFile importing primary=true words=Signal::stored("Choose a file") />
                <button type="button" data-testid="open-sample" on:click=move |_| session.switch(Document::Sample)>"Sample"</button>
            </main>
        }
        .into_any(),
    }
}
