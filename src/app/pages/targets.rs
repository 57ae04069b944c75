use leptos::prelude::*;

/// The page.
#[component]
pub fn Targets() -> impl IntoView {
    view! { <main id="main" class="page"></main> }
}
