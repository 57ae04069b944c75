//! The buttons behind which a file is chosen: one to import, or a copy.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::awaited::piece;
use super::incoming::{Brought, Chosen, Incoming};
use super::later::Rest;
use super::parts::{Button, Icon, Shape};
use super::session::Session;

/// The button behind which the browser's file chooser is.
#[component]
pub fn ChooseFile(
    /// Where the file goes.
    incoming: Incoming,
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
            incoming.bring(Brought::File(file));
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

/// The button that opens a copy.
#[component]
pub fn OpenCopy() -> impl IntoView {
    let session = Session::get();
    let chosen = Chosen::new();
    let was_chosen = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let choose = move || {
        if let Some(input) = input.get_untracked() {
            // The same file may be chosen twice.
            input.set_value("");
            input.click();
        }
    };
    let read = move |event: ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) else { return };
        chosen.put(file);
        // Said once: its reader stays.
        if !was_chosen.get_untracked() {
            was_chosen.set(true);
        }
    };
    view! {
        <Button testid="open-copy" on_press=choose>{session.said(|text| text.shell().open_copy)}</Button>
        <input
            node_ref=input
            type="file"
            accept=".json,application/json"
            class="visually-hidden"
            tabindex="-1"
            aria-hidden="true"
            data-testid="copy-file"
            on:change=read
        />
        {move || was_chosen.get().then(|| piece(move |rest: &Rest| (rest.read_copy)(chosen)))}
    }
}
