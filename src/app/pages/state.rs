//! Pages that have nothing to show, and say what to do.

use leptos::prelude::*;

use crate::session::Session;

/// A link to nowhere.
#[component]
pub fn Unknown() -> impl IntoView {
    let session = Session::get();
    let words = move || {
        let shell = session.text().shell();
        (shell.unknown_title, shell.unknown_body, shell.unknown_link)
    };
    view! { <Empty words=Signal::derive(words) /> }
}

/// A page that needs accounts where there are none.
#[component]
pub fn NoPlan() -> impl IntoView {
    let session = Session::get();
    let words = move || {
        let shell = session.text().shell();
        (shell.no_plan_title, shell.no_plan_body, shell.no_plan_link)
    };
    view! { <Empty words=Signal::derive(words) /> }
}

#[component]
fn Empty(words: Signal<(&'static str, &'static str, &'static str)>) -> impl IntoView {
    view! {
        <main id="main" class="page">
            <div class="head"><h1>{move || words.get().0}</h1></div>
            <div class="empty">
                <p>{move || words.get().1}</p>
                <p><a class="button" href="#/">{move || words.get().2}</a></p>
            </div>
        </main>
    }
}
