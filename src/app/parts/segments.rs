use leptos::prelude::*;

/// A few choices of which one holds, side by side.
#[component]
pub fn Segments<T>(
    /// What is chosen between.
    #[prop(into)]
    label: Signal<String>,
    /// The choices with their words.
    #[prop(into)]
    choices: Signal<Vec<(T, String)>>,
    /// The one that holds.
    #[prop(into)]
    chosen: Signal<T>,
    /// Whether nothing can be chosen now; the reason stands beside it.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Takes another.
    on_choose: impl Fn(T) + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let buttons = move || {
        let button = |(choice, words): (T, String)| {
            let held = choice.clone();
            view! {
                <button
                    type="button"
                    prop:disabled=move || disabled.get()
                    aria-pressed=move || (chosen.get() == held).to_string()
                    on:click=move |_| on_choose(choice.clone())
                >
                    {words}
                </button>
            }
        };
        choices.get().into_iter().map(button).collect_view()
    };
    view! { <div class="segments" role="group" aria-label=move || label.get()>{buttons}</div> }
}
