use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::flow::{Importing, MOST_BYTES, Refusal, Stage};
use crate::parts::{Banner, Gravity, Icon, Shape};
use crate::session::Session;

/// The button behind which the browser's file chooser is.
#[component]
pub fn ChooseFile(
    /// Where the file goes.
    importing: Importing,
    /// Whether it is the page's primary button.
    primary: bool,
    /// Its words.
    #[prop(into)]
    words: Signal<&'static str>,
) -> impl IntoView {
    let chosen = move |event: ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let file = input.files().and_then(|files| files.get(0));
        // The same file can be chosen again once it is mended.
        input.set_value("");
        if let Some(file) = file {
            importing.take_file(file);
        }
    };
    view! {
        <label class="button choose" class=("button--primary", primary)>
            <Icon shape=Shape::Load />
            {move || words.get()}
            <input
                class="choose__input"
                type="file"
                accept=".csv,.txt,.tsv"
                data-testid="import-file"
                on:change=chosen
            />
        </label>
    }
}

/// Takes files dropped and tables pasted anywhere on the page, as long as its component lives; `true` while a
/// file hovers over it.
pub fn accept_anywhere(importing: Importing) -> ReadSignal<bool> {
    let (hovering, set_hovering) = signal(false);
    let files = |event: &ev::DragEvent| {
        let transfer = event.data_transfer()?;
        transfer.types().iter().any(|kind| kind == "Files").then_some(transfer)
    };
    let over = window_event_listener(ev::dragover, move |event| {
        if files(&event).is_some() {
            // Else the browser would open the file in place of the page.
            event.prevent_default();
            set_hovering.set(true);
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        // Leaving the window has no element it goes to.
        if event.related_target().is_none() {
            set_hovering.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        let Some(transfer) = files(&event) else { return };
        event.prevent_default();
        set_hovering.set(false);
        if let Some(file) = transfer.files().and_then(|files| files.get(0)) {
            importing.take_file(file);
        }
    });
    let paste = window_event_listener(ev::paste, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|target| matches!(&*target.tag_name(), "INPUT" | "TEXTAREA" | "SELECT")) {
            return;
        }
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
        if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
            event.prevent_default();
            importing.take_text(text);
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
        paste.remove();
    });
    hovering
}

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
        let (text, gap) = (&session.text().import, session.text().words.space);
        match shown.get() {
            Stage::Idle | Stage::Preview { .. } => ().into_any(),
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
                            <button type="button" class="button" data-testid="update" on:click=move |_| reload()>
                                {text.reload}
                            </button>
                        })}
                        <button
                            type="button"
                            class="button button--quiet"
                            on:click=move |_| importing.cancel()
                        >
                            {session.text().words.close}
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
            Stage::Reading { name, part } => ((session.text().import.reading)(name), *part),
            _ => (String::new(), None),
        })
    };
    view! {
        <Banner gravity=Gravity::Info>
            <span><bdi>{move || said().0}</bdi></span>
            {move || said().1.map(|part| view! { <progress class="import__progress" max="1" prop:value=part></progress> })}
            <span class="end">
                <button type="button" class="button" data-testid="import-stop" on:click=move |_| importing.cancel()>
                    {session.said(|text| text.import.cancel)}
                </button>
            </span>
        </Banner>
    }
}

fn reload() {
    // A browser that refuses leaves the sentence, which says what to do.
    let _ = crate::browser::window().location().reload();
}

/// The sentence for a refusal.
fn why(session: Session, refusal: &Refusal) -> String {
    let text = &session.text().import;
    match refusal {
        Refusal::TooBig { bytes } => (text.too_big)(*bytes, MOST_BYTES),
        Refusal::Unreadable => text.unreadable.into(),
        Refusal::Import(error) => (text.error)(error),
        Refusal::WorkerMissing => text.worker_missing.into(),
        Refusal::WorkerFailed => text.worker_failed.into(),
    }
}
