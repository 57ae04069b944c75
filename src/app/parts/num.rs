use keyline::calc::Figure;
use leptos::prelude::*;

/// A figure as it is shown: its text, and the exact number that checks in any language read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shown {
    /// What people read; an en dash where the figure is not defined.
    pub text: String,
    /// Plain decimal in currency units, ratios as fractions; empty where not defined.
    pub exact: String,
    /// Why there is no figure, in the page's language.
    pub reason: Option<String>,
}

impl Shown {
    /// A defined figure.
    pub fn new(text: impl Into<String>, exact: impl Into<String>) -> Shown {
        Shown { text: text.into(), exact: exact.into(), reason: None }
    }

    /// A figure that is not defined, for a reason.
    pub fn undefined(reason: impl Into<String>) -> Shown {
        Shown { text: keyline::text::DASH.into(), exact: String::new(), reason: Some(reason.into()) }
    }

    /// What a screen reader says of it.
    pub fn spoken(&self, label: &str, labeled: Labeled) -> String {
        (labeled.0.get())(label, self.reason.as_ref().unwrap_or(&self.text))
    }
}

/// How the page's language puts a name before what it names.
#[derive(Clone, Copy)]
pub struct Labeled(pub Signal<fn(&str, &str) -> String>);

/// The figure whose explanation is open; the explanation panel follows it.
#[derive(Clone, Copy)]
pub struct Asked(pub RwSignal<Option<Figure>>);

/// A computed number: looks quiet, opens its explanation.
#[component]
pub fn Num(
    /// What it shows.
    #[prop(into)]
    shown: Signal<Shown>,
    /// What it explains; computed figures all do.
    #[prop(into)]
    figure: Signal<Figure>,
    /// What a screen reader calls it.
    #[prop(into)]
    label: Signal<String>,
    /// The stable name for checks.
    #[prop(default = None, into)]
    testid: Option<&'static str>,
) -> impl IntoView {
    let Asked(asked) = expect_context::<Asked>();
    // Four parts of the button read it, and it may be the answer to a question of the whole portfolio.
    let shown = Memo::new(move |_| shown.get());
    let open = move || asked.get() == Some(figure.get());
    let labeled = expect_context::<Labeled>();
    let name = move || shown.get().spoken(&label.get(), labeled);
    view! {
        <button
            type="button"
            class="num"
            aria-haspopup="dialog"
            aria-expanded=move || open().to_string()
            aria-label=name
            title=move || shown.get().reason
            data-testid=testid
            data-value=move || shown.get().exact
            on:click=move |_| asked.set(if open() { None } else { Some(figure.get()) })
        >
            {move || shown.with(|shown| shown.text.clone())}
        </button>
    }
}

/// A computed number that stands until its row is made anew: as [`Num`], with nothing to follow but whether
/// its explanation is open, so that a table of them costs little.
#[component]
pub fn FixedNum(
    /// What it shows.
    shown: Shown,
    /// What it explains.
    #[prop(into)]
    figure: Figure,
    /// What a screen reader calls it.
    label: String,
    /// The stable name for checks.
    #[prop(optional, into)]
    testid: Option<String>,
) -> impl IntoView {
    let Asked(asked) = expect_context::<Asked>();
    let name = untrack(|| shown.spoken(&label, expect_context()));
    let Shown { text, exact, reason } = shown;
    let open = move || asked.get() == Some(figure);
    let toggle =
        move |_| asked.update(|asked| *asked = if *asked == Some(figure) { None } else { Some(figure) });
    view! {
        <button
            type="button"
            class="num"
            aria-haspopup="dialog"
            aria-expanded=move || open().to_string()
            aria-label=name
            title=reason
            data-testid=testid
            data-value=exact
            on:click=toggle
        >
            {text}
        </button>
    }
}
