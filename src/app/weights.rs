//! What weights add up to: they stand as they were typed, and count by their part of the sum.

use keyline::plan::is_whole;
use leptos::prelude::*;

use crate::parts::{Button, Weight};
use crate::session::Session;

/// The sum of some weights. Where it is not 100 %, it says how they count, and makes it 100 % if asked.
#[component]
pub fn WeightSum(
    /// What they add up to, 1 for 100 %.
    #[prop(into)]
    sum: Signal<f64>,
    /// Divides each by the sum.
    on_whole: impl Fn() + Clone + Send + Sync + 'static,
    /// Nothing is said of a sum of 100 %, which stands elsewhere.
    #[prop(optional)]
    quiet: bool,
    /// The stable names of the sentence and of the button.
    testids: (&'static str, &'static str),
) -> impl IntoView {
    let session = Session::get();
    let whole = Memo::new(move |_| is_whole(sum.get()));
    let says = move || {
        let words = session.text().words();
        match whole.get() {
            true => words.weights_whole.to_string(),
            false => (words.weights_sum)(&written(session, sum.get())),
        }
    };
    let button = move || {
        let on_whole = on_whole.clone();
        (!whole.get()).then(|| {
            view! {
                <Button weight=Weight::Quiet small=true testid=testids.1 on_press=on_whole>
                    {session.said(|text| text.words().weights_make_whole)}
                </Button>
            }
        })
    };
    let body = move || {
        let button = button.clone();
        (!quiet || !whole.get()).then(|| {
            view! {
                <p class="small soft" role="status">
                    <span data-testid=testids.0 data-value=move || sum.get().to_string()>{says}</span> " " {button}
                </p>
            }
        })
    };
    view! { {body} }
}

/// A sum of weights as a percentage: exact enough that what is not 100 % does not look like it.
pub fn written(session: Session, sum: f64) -> String {
    format!("{}%", session.numbers().get().brief(sum * 100.0, 6))
}
