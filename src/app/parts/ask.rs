use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;

use super::{Button, Weight};

/// Another thing to do than what is asked about.
#[derive(Clone)]
pub struct Instead {
    /// Its words.
    pub label: Signal<String>,
    /// What it does.
    pub on_press: Rc<dyn Fn()>,
    /// Its stable name.
    pub testid: &'static str,
}

/// A button that asks before it does what it says.
#[component]
pub fn Ask(
    /// Its words, and those of the button that confirms.
    #[prop(into)]
    label: Signal<String>,
    /// The question.
    #[prop(into)]
    title: Signal<String>,
    /// What it means.
    #[prop(into)]
    body: Signal<String>,
    /// The word of the way back.
    #[prop(into)]
    cancel: Signal<String>,
    /// Whether there is anything to ask; else it is done at once.
    #[prop(optional, into, default = Signal::stored(true))]
    asks: Signal<bool>,
    /// What can be done instead.
    #[prop(optional)]
    instead: Option<Instead>,
    /// What it does once it is confirmed.
    on_confirm: impl Fn() + 'static,
    /// The stable name of the button, and of the one that confirms.
    testids: (&'static str, &'static str),
) -> impl IntoView {
    asking(Asking { label, title, body, cancel, asks, instead, on_confirm: Rc::new(on_confirm), testids })
}

struct Asking {
    label: Signal<String>,
    title: Signal<String>,
    body: Signal<String>,
    cancel: Signal<String>,
    asks: Signal<bool>,
    instead: Option<Instead>,
    on_confirm: Rc<dyn Fn()>,
    testids: (&'static str, &'static str),
}

/// The question itself, compiled once and not for everything that can be asked.
fn asking(asking: Asking) -> impl IntoView {
    let Asking { label, title, body, cancel, asks, instead, on_confirm, testids } = asking;
    let dialog = NodeRef::<html::Dialog>::new();
    let at_once = on_confirm.clone();
    let press = move || match dialog.get_untracked().filter(|_| asks.get_untracked()) {
        // A browser that shows no dialog asks nothing, and nothing is done.
        Some(dialog) => drop(dialog.show_modal()),
        None => at_once(),
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let confirm = move || {
        close();
        on_confirm();
    };
    let instead = instead.map(|Instead { label, on_press, testid }| {
        let press = move || {
            close();
            on_press();
        };
        view! { <Button testid on_press=press>{label}</Button> }
    });
    view! {
        <Button testid=testids.0 on_press=press>{label}</Button>
        <dialog class="dialog" node_ref=dialog aria-label=title>
            <h2>{title}</h2>
            <p class="soft">{body}</p>
            <div class="dialog__foot">
                <Button on_press=close>{cancel}</Button>
                {instead}
                <Button weight=Weight::Primary testid=testids.1 on_press=confirm>{label}</Button>
            </div>
        </dialog>
    }
}
