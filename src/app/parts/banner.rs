use leptos::prelude::*;

/// How serious a banner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gravity {
    /// To know.
    Info,
    /// To look at.
    Caution,
    /// To act on.
    Risk,
}

/// A sentence across the page that stays until its cause is gone.
#[component]
pub fn Banner(
    /// How serious.
    gravity: Gravity,
    /// The sentence, and its buttons in a `span.end`.
    children: Children,
) -> impl IntoView {
    let class = match gravity {
        Gravity::Info => "banner banner--info",
        Gravity::Caution => "banner",
        Gravity::Risk => "banner banner--risk",
    };
    view! { <div class=class role=if gravity == Gravity::Risk { "alert" } else { "status" }>{children()}</div> }
}
