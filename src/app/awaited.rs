//! Views of parts that are fetched later.
//!
//! A door is asked for where it is shown: [`page`] and [`piece`] wait for it and say so, and say what to do where it cannot
//! be fetched; [`quietly`] shows it once it is there and asks for nothing.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::browser;
use super::later::{Home, Part, State, fetch};
use super::session::{Document, Session};

/// A whole page of a later part.
pub fn page<P: Part>(view: impl Fn(&'static P) -> AnyView + Send + Sync + 'static) -> AnyView {
    let stands_in = |words: AnyView| view! { <main id="main" class="page">{words}</main> }.into_any();
    asked(Box::new(view), stands_in)
}

/// A view of a later part within what is here.
pub fn piece<P: Part>(view: impl Fn(&'static P) -> AnyView + Send + Sync + 'static) -> AnyView {
    asked(Box::new(view), |words| words)
}

/// A view of a later part that nobody waits for.
pub fn quietly<P: Part>(view: impl Fn(&'static P) -> AnyView + Send + Sync + 'static) -> AnyView {
    let state = P::state();
    let view = move || match state.get() {
        State::Here(part) => Some(view(part)),
        State::Coming | State::Missing => None,
    };
    view.into_any()
}

type View<P> = Box<dyn Fn(&'static P) -> AnyView + Send + Sync>;

fn asked<P: Part>(view: View<P>, stands_in: fn(AnyView) -> AnyView) -> AnyView {
    ask::<P>();
    let state = P::state();
    let view = move || match state.get() {
        State::Here(part) => view(part),
        State::Coming => stands_in(waiting()),
        State::Missing => stands_in(missing(ask::<P>)),
    };
    view.into_any()
}

/// Fetches a part for those who wait for it, unless it is here.
fn ask<P: Part>() {
    let state = P::state();
    match state.get_untracked() {
        State::Here(_) => return,
        State::Missing => state.set(State::Coming),
        State::Coming => {}
    }
    spawn_local(async {
        // What came of it is told to all who wait.
        let _ = fetch::<P>().await;
    });
}

fn waiting() -> AnyView {
    let session = Session::get();
    view! { <p class="later" role="status" data-testid="part-waits">{session.said(|text| text.shell().part_waits)}</p> }
        .into_any()
}

fn missing(ask: fn()) -> AnyView {
    let session = Session::get();
    view! {
        <div class="later later--missing" role="alert" data-testid="part-missing">
            <p>{session.said(|text| text.shell().part_missing)}</p>
            <p class="later__ways">
                <button type="button" class="button" data-testid="part-again" on:click=move |_| ask()>
                    {session.said(|text| text.shell().part_again)}
                </button>
                <button type="button" class="button button--quiet" data-testid="part-reload" on:click=|_| browser::reload()>
                    {session.said(|text| text.shell().part_reload)}
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// The button that opens the built-in case, once that is here.
#[component]
pub fn OpenSample(
    /// How it looks.
    class: &'static str,
    /// Its stable name.
    testid: &'static str,
    /// Its words.
    #[prop(into)]
    words: Signal<String>,
) -> impl IntoView {
    let session = Session::get();
    let wanted = RwSignal::new(false);
    let open = move || {
        piece(move |_: &Home| {
            // After this view is shown, which the case will take away.
            spawn_local(async move { session.switch(Document::Sample) });
            ().into_any()
        })
    };
    view! {
        <button type="button" class=class data-testid=testid on:click=move |_| wanted.set(true)>{words}</button>
        {move || wanted.get().then(open)}
    }
}
