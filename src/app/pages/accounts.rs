use leptos::prelude::*;

/// The page.
#[component]
pub fn Accounts() -> impl IntoView {
    view! { <main id="main" class="page"></main> }
}
