use keyline::plan::Class;
use leptos::prelude::*;

/// The letter of a class.
#[component]
pub fn ClassBadge(
    /// Which.
    class: Class,
) -> impl IntoView {
    view! { <span class=format!("class class--{}", class.as_str())>{class.as_str()}</span> }
}
