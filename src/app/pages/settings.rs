use leptos::prelude::*;

/// The page.
#[component]
pub fn Settings() -> impl IntoView {
    view! { <main id="main" class="page"></main> }
}
