use leptos::prelude::*;

/// The page.
#[component]
pub fn Start() -> impl IntoView {
    view! { <main id="main" class="page"></main> }
}
