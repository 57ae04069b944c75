use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// Bordered.
    #[default]
    Normal,
    /// The one primary button of a page.
    Primary,
    /// Without a border.
    Quiet,
}

impl Weight {
    /// The CSS class.
    pub fn class(self) -> &'static str {
        match self {
            Weight::Normal => "button",
            Weight::Primary => "button button--primary",
            Weight::Quiet => "button button--quiet",
        }
    }
}

/// A button with words on it.
#[component]
pub fn Button(
    /// How much it asks for attention.
    #[prop(optional)]
    weight: Weight,
    /// 24 px high, inside figures and rows.
    #[prop(optional)]
    small: bool,
    /// Whether it cannot be used now; the reason stands beside it.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The stable name for checks.
    #[prop(optional)]
    testid: Option<&'static str>,
    /// What it does.
    on_press: impl Fn() + 'static,
    /// Its words.
    children: Children,
) -> impl IntoView {
    pressable(weight, small, disabled, testid, Box::new(on_press), children)
}

/// The button itself, compiled once and not for everything that one can do.
fn pressable(
    weight: Weight,
    small: bool,
    disabled: Signal<bool>,
    testid: Option<&'static str>,
    on_press: Box<dyn Fn()>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=weight.class()
            class=("button--small", small)
            prop:disabled=move || disabled.get()
            data-testid=testid
            on:click=move |_| on_press()
        >
            {children()}
        </button>
    }
}
