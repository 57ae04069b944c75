use leptos::prelude::*;

/// The page.
#[component]
pub fn Portfolio() -> impl IntoView {
    view! { <main id="main" class="page"></main> }
}
