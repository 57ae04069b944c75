use leptos::prelude::*;

/// The page.
#[component]
pub fn Assessment() -> impl IntoView {
    view! { <main id="main" class="page"></main> }
}
