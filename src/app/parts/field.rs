use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::choices::Choices;
use crate::browser;

/// A labeled text field. It commits on Enter and on leaving, Escape puts back what was there, and Enter while
/// an input method composes commits nothing.
#[component]
pub fn Field(
    /// What it holds, with its unit.
    #[prop(into)]
    label: Signal<String>,
    /// What it shows while nobody types.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what was typed; an error is a sentence and stays until the next try.
    #[prop(into)]
    on_commit: Commit,
    /// Right-aligned, for numbers.
    #[prop(optional)]
    number: bool,
    /// A note below, where there is no error.
    #[prop(optional, into)]
    note: Option<Signal<String>>,
    /// Shown while empty.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// The label is for screen readers alone.
    #[prop(optional)]
    bare: bool,
    /// Told what is being typed, before it is taken.
    #[prop(optional, into)]
    on_typing: Typing,
    /// Says how what is being typed is read, where that is not plain.
    #[prop(optional, into)]
    reads: Reads,
    /// Where the sentence is kept while what stands in it is not taken: for a form, which hands nothing over then.
    #[prop(optional)]
    refused: Option<RwSignal<Option<String>>>,
    /// The stable name for checks.
    #[prop(optional, into)]
    testid: Option<String>,
) -> impl IntoView {
    let error = refused.unwrap_or_else(|| RwSignal::new(None));
    let reading = RwSignal::new(None::<String>);
    // What takes the place of a refused text is not refused, nor is what a field drawn anew shows.
    Effect::new(move |before: Option<String>| {
        let now = value.get();
        if before.is_some_and(|before| before != now) {
            error.set(None);
        }
        now
    });
    on_cleanup(move || drop(error.try_set(None)));
    let commit = move |input: web_sys::HtmlInputElement| {
        // A field that is taken out while it has the focus is told of a change once more, and takes nothing then.
        let held = value.try_get_untracked().filter(|_| input.is_connected());
        let Some(held) = held else { return };
        let typed = input.value();
        reading.set(None);
        if typed == held {
            error.set(None);
            return;
        }
        match on_commit.0(typed) {
            Ok(()) => {
                error.set(None);
                // What was typed may be written otherwise now, or not be taken at all.
                if let Some(now) = value.try_get_untracked() {
                    input.set_value(&now);
                }
            }
            Err(sentence) => error.set(Some(sentence)),
        }
    };
    let commit = std::rc::Rc::new(commit);
    let hear = move |typed: &str| {
        reading.set(reads.0.as_ref().and_then(|reads| reads(typed)));
        if let Some(hear) = &on_typing.0 {
            hear(typed);
        }
    };
    let hear = std::rc::Rc::new(hear);
    let on_key = {
        let (commit, hear) = (commit.clone(), hear.clone());
        move |event: ev::KeyboardEvent| {
            let Some(input) = input_of(&event) else { return };
            match &*event.key() {
                "Enter" if !event.is_composing() => commit(input),
                "Escape" => {
                    input.set_value(&value.get_untracked());
                    error.set(None);
                    hear(&input.value());
                    reading.set(None);
                }
                _ => {}
            }
        }
    };
    let note = move || note.map(|note| note.get()).filter(|note| !note.is_empty());
    let note = move || error.get().or_else(|| reading.get()).or_else(note);
    let has_error = move || error.with(Option::is_some);
    view! {
        <label class="field" class=("field--error", has_error)>
            <span class="field__label" class=("visually-hidden", bare)>{move || label.get()}</span>
            <input
                class="input"
                class=("input--number", number)
                autocomplete="off"
                inputmode=if number { "decimal" } else { "text" }
                aria-invalid=move || has_error().to_string()
                placeholder=move || placeholder.get()
                data-testid=testid
                prop:value=move || value.get()
                on:keydown=on_key
                on:input=move |event| {
                    if let Some(input) = input_of(&event) {
                        hear(&input.value());
                    }
                }
                on:change=move |event| {
                    if let Some(input) = input_of(&event) {
                        commit(input);
                    }
                }
            />
            {move || note().map(|note| view! { <span class="field__note" role="status">{note}</span> })}
        </label>
    }
}

type Take = Box<dyn Fn(String) -> Result<(), String>>;
type Hear = Box<dyn Fn(&str)>;
type Read = Box<dyn Fn(&str) -> Option<String>>;

/// What takes the text that was typed.
pub struct Commit(Take);

impl<F: Fn(String) -> Result<(), String> + 'static> From<F> for Commit {
    fn from(take: F) -> Commit {
        Commit(Box::new(take))
    }
}

/// What hears of typing, where anything does.
#[derive(Default)]
pub struct Typing(Option<Hear>);

impl<F: Fn(&str) + 'static> From<F> for Typing {
    fn from(hear: F) -> Typing {
        Typing(Some(Box::new(hear)))
    }
}

/// What says how typing is read, where anything does.
#[derive(Default)]
pub struct Reads(Option<Read>);

impl<F: Fn(&str) -> Option<String> + 'static> From<F> for Reads {
    fn from(read: F) -> Reads {
        Reads(Some(Box::new(read)))
    }
}

fn input_of(event: &web_sys::Event) -> Option<web_sys::HtmlInputElement> {
    event.target().and_then(|target| target.dyn_into().ok())
}

/// A labeled choice.
#[component]
pub fn Choice<T>(
    /// What is chosen.
    #[prop(into)]
    label: Signal<String>,
    /// The choices with their words.
    #[prop(into)]
    choices: Signal<Vec<(T, String)>>,
    /// The one that holds.
    #[prop(into)]
    chosen: Signal<T>,
    /// Takes another.
    on_choose: impl Fn(T) + 'static,
    /// The label is for screen readers alone.
    #[prop(optional)]
    bare: bool,
    /// Whether nothing can be chosen now; the reason stands beside it.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The stable name for checks.
    #[prop(optional)]
    testid: Option<&'static str>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let Choices { words, held, choose } = Choices::of(choices, chosen, on_choose);
    select_field(SelectField { label, words, held, choose: Box::new(choose), bare, disabled, testid })
}

struct SelectField {
    label: Signal<String>,
    words: Signal<Vec<String>>,
    held: Signal<Option<usize>>,
    choose: Box<dyn Fn(usize)>,
    bare: bool,
    disabled: Signal<bool>,
    testid: Option<&'static str>,
}

/// The choice itself, compiled once and not for every kind of choice.
fn select_field(field: SelectField) -> impl IntoView {
    let SelectField { label, words, held, choose, bare, disabled, testid } = field;
    let options =
        move || words.get().into_iter().map(|words| view! { <option>{words}</option> }).collect_view();
    let list = NodeRef::<html::Select>::new();
    // WebKit notes the place chosen last, and the one that holds when the list gets the focus, and tells of no choice of
    // the place that it noted, whatever stands there by then. Where another place holds meanwhile, a list that has the
    // focus is given it anew.
    let noted = StoredValue::new(-1);
    let note = move |list: &web_sys::HtmlSelectElement| noted.set_value(list.selected_index());
    let show = move |list: &web_sys::HtmlSelectElement, held: Option<usize>| {
        let Some(held) = held.and_then(|held| i32::try_from(held).ok()) else { return };
        list.set_selected_index(held);
        let has_focus = document()
            .active_element()
            .is_some_and(|active| active == **AsRef::<web_sys::HtmlElement>::as_ref(list));
        if noted.get_value() != held && has_focus {
            let _ = list.blur();
            browser::focus_in_place(list);
        }
    };
    // One for all options: a list of months has over a hundred, and each would be followed by itself.
    Effect::new(move |_| {
        words.track();
        let held = held.get();
        if let Some(list) = list.get() {
            show(&list, held);
        }
    });
    let choose = move |_: ev::Event| {
        let Some(select) = list.get_untracked() else { return };
        note(&select);
        if let Ok(at) = usize::try_from(select.selected_index()) {
            choose(at);
        }
        // What was not taken is not shown.
        show(&select, held.get_untracked());
    };
    let note_focus = move |_| {
        if let Some(list) = list.get_untracked() {
            note(&list);
        }
    };
    view! {
        <label class="field">
            <span class="field__label" class=("visually-hidden", bare)>{move || label.get()}</span>
            <select
                class="input"
                node_ref=list
                data-testid=testid
                prop:disabled=move || disabled.get()
                on:focus=note_focus
                on:change=choose
            >
                {options}
            </select>
        </label>
    }
}
