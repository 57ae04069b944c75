use keyline::plan::AccountId;
use leptos::prelude::*;

/// One account in full.
#[component]
pub fn Account(
    /// Which.
    id: AccountId,
) -> impl IntoView {
    view! { <main id="main" class="page">{id.to_string()}</main> }
}
