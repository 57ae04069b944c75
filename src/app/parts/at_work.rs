use leptos::prelude::*;

use super::Button;

/// What stands where the worker is at something: how far it is, and a way to end it. The button stays the same one while
/// the words count on, so that it can be pressed.
#[component]
pub fn AtWork(
    /// What it is at, and how far.
    #[prop(into)]
    words: Signal<String>,
    /// The words on the button that ends it.
    #[prop(into)]
    stop: Signal<String>,
    on_stop: impl Fn() + Send + Sync + 'static,
    /// The stable name of that button for checks.
    #[prop(default = "stop")]
    testid: &'static str,
) -> impl IntoView {
    view! {
        <span role="status">{move || words.get()}</span>
        <Button small=true on_press=on_stop testid>{move || stop.get()}</Button>
    }
}
