//! What the forms of the page have in common: from which month, why, and the button.

use keyline::plan::Month;
use keyline::text::ChangesText;
use leptos::prelude::*;

use super::model::{months_after, year};
use super::words::said;
use crate::parts::{Button, Field, Weight};
use crate::session::Session;

/// The months of the committed year with their names; of those `to_come` alone where wanted.
pub fn months(session: Session, to_come: bool) -> Signal<Vec<(Option<Month>, String)>> {
    let year = session.derive(year);
    let through = session.derive(move |plan| plan.data_through().filter(|_| to_come));
    Signal::derive(move || {
        let (numbers, through) = (session.numbers().get(), through.get());
        let months = year.get().map(|year| months_after(year, through)).unwrap_or_default();
        months.into_iter().map(|month| (Some(month), numbers.month(month))).collect()
    })
}

/// Why.
#[component]
pub fn Reason(
    reason: RwSignal<String>,
    error: RwSignal<Option<String>>,
    testid: &'static str,
) -> impl IntoView {
    let take = move |typed| {
        reason.set(typed);
        error.set(None);
        Ok(())
    };
    view! {
        <Field label=Session::get().said(|text| text.words().reason) value=reason on_commit=take testid />
    }
}

/// The button of a form, and why what it asks is not taken.
#[component]
pub fn Take(
    label: fn(&ChangesText) -> &'static str,
    on_press: impl Fn() + 'static,
    error: RwSignal<Option<String>>,
    testid: &'static str,
    /// The name of the sentence.
    error_id: &'static str,
    #[prop(optional)] weight: Weight,
) -> impl IntoView {
    view! {
        <p class="changes__take">
            <Button weight testid on_press>{said(label)}</Button>
            {move || error.get().map(|error| view! {
                <span class="risk" role="alert" data-testid=error_id>{error}</span>
            })}
        </p>
    }
}
