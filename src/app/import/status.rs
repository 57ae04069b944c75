use leptos::prelude::*;

use super::flow::{Importing, MOST_BYTES, Refusal, Stage};
use crate::browser;
use crate::parts::{Banner, Gravity, Icon, Shape};
use crate::session::Session;

/// What is being read, or why nothing was.
#[component]
pub fn ImportStatus(
    /// Of which import.
    importing: Importing,
) -> impl IntoView {
    let session = Session::get();
    // How far it is moves within the banner, which stays.
    let reading = Memo::new(move |_| importing.stage().with(|stage| matches!(stage, Stage::Reading { .. })));
    let shown = Signal::derive(move || match reading.get() {
        true => importing.stage().get_untracked(),
        false => importing.stage().get(),
    });
    let view = move || {
        let (text, gap) = (session.text().import(), session.text().words().space);
        match shown.get() {
            Stage::Idle | Stage::Preview { .. } | Stage::Taking => ().into_any(),
            Stage::Reading { .. } => view! { <Reading importing /> }.into_any(),
            Stage::Refused { name, refusal } => view! {
                <Banner gravity=Gravity::Risk>
                    <Icon shape=Shape::Warn />
                    <span data-testid="import-refused">
                        <strong><bdi>{(text.refused)(&name)}</bdi></strong>
                        {gap}
                        {why(session, &refusal)}
                        {gap}
                        {text.unchanged}
                    </span>
                    <span class="end">
                        {(refusal == Refusal::WorkerMissing).then(|| view! {
                            <button type="button" class="button" data-testid="update" on:click=|_| browser::reload()>
                                {text.reload}
                            </button>
                        })}
                        <button
                            type="button"
                            class="button button--quiet"
                            on:click=move |_| importing.cancel()
                        >
                            {session.text().words().close}
                        </button>
                    </span>
                </Banner>
            }
            .into_any(),
        }
    };
    view! { {view} }
}

/// What is being read and how far, with the way out.
#[component]
fn Reading(importing: Importing) -> impl IntoView {
    let session = Session::get();
    let said = move || {
        importing.stage().with(|stage| match stage {
            Stage::Reading { name, part } => ((session.text().import().reading)(name), *part),
            _ => (String::new(), None),
        })
    };
    view! {
        <Banner gravity=Gravity::Info>
            <span><bdi>{move || said().0}</bdi></span>
            {move || said().1.map(|part| view! { <progress class="import__progress" max="1" prop:value=part></progress> })}
            <span class="end">
                <button type="button" class="button" data-testid="import-stop" on:click=move |_| importing.cancel()>
                    {session.said(|text| text.import().cancel)}
                </button>
            </span>
        </Banner>
    }
}

/// The sentence for a refusal.
fn why(session: Session, refusal: &Refusal) -> String {
    let text = session.text().import();
    match refusal {
        Refusal::TooBig { bytes } => (text.too_big)(*bytes, MOST_BYTES),
        Refusal::Unreadable => text.unreadable.into(),
        Refusal::Import(error) => (text.error)(error),
        Refusal::WorkerMissing => text.worker_missing.into(),
        Refusal::WorkerFailed => text.worker_failed.into(),
    }
}
