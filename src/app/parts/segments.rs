use std::sync::Arc;

use leptos::prelude::*;

use super::choices::Choices;

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
    /// Whether the label is seen over it, as over the fields of its row.
    #[prop(optional)]
    titled: bool,
    /// Whether nothing can be chosen now; the reason stands beside it.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Takes another.
    on_choose: impl Fn(T) + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let Choices { words, held, choose } = Choices::of(choices, chosen, on_choose);
    segments(label, titled, words, held, disabled, Arc::new(choose))
}

/// The buttons themselves, compiled once and not for every kind of choice.
fn segments(
    label: Signal<String>,
    titled: bool,
    words: Signal<Vec<String>>,
    held: Signal<Option<usize>>,
    disabled: Signal<bool>,
    choose: Arc<dyn Fn(usize) + Send + Sync>,
) -> impl IntoView {
    let buttons = move || {
        let button = |(at, words): (usize, String)| {
            let choose = choose.clone();
            view! {
                <button
                    type="button"
                    prop:disabled=move || disabled.get()
                    aria-pressed=move || (held.get() == Some(at)).to_string()
                    on:click=move |_| choose(at)
                >
                    {words}
                </button>
            }
        };
        words.get().into_iter().enumerate().map(button).collect_view()
    };
    let row = view! { <div class="segments" role="group" aria-label=move || label.get()>{buttons}</div> };
    match titled {
        true => view! {
            <div class="field">
                <span class="field__label" aria-hidden="true">{move || label.get()}</span>
                {row}
            </div>
        }
        .into_any(),
        false => row.into_any(),
    }
}
