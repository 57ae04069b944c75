use keyline::plan::{AccountId, Cell, Edit, Judged, Rating};
use leptos::prelude::*;

use crate::session::Session;

/// The judgements of the account, each step as it is written.
#[component]
pub fn Ratings(
    /// Which.
    id: AccountId,
) -> impl IntoView {
    let session = Session::get();
    let group = move |judged: Judged| view! { <Judgement id judged /> };
    view! {
        <section class="account__section">
            <h2>{session.said(|text| text.account().ratings)}</h2>
            <p class="frame__sub">{session.said(|text| text.account().ratings_sub)}</p>
            <div class="ratings">{Judged::ALL.map(group).into_iter().collect_view()}</div>
        </section>
    }
}

/// One judgement as a group of steps, or none of them.
#[component]
fn Judgement(id: AccountId, judged: Judged) -> impl IntoView {
    let session = Session::get();
    let held = session.derive(move |plan| plan.account(id).and_then(|account| account.ratings.get(judged)));
    let name = match judged {
        Judged::Loyalty => "rating-loyalty",
        Judged::Feedback => "rating-feedback",
        Judged::Influence => "rating-influence",
        Judged::Potential => "rating-potential",
    };
    let step = move |step: Option<Rating>| {
        let words = move || match step {
            Some(rating) => (session.text().account().anchor)(judged, rating),
            None => session.text().account().not_judged,
        };
        let number = step.map_or_else(|| keyline::text::DASH.to_string(), |rating| rating.step().to_string());
        let choose = move |_| {
            // Where it is not taken, the shell says why.
            let _ = session.apply(Edit::Cells(vec![(id, Cell::Rating(judged, step))]));
        };
        view! {
            <label class="rating">
                <input type="radio" name=name prop:checked=move || held.get() == step on:change=choose />
                <span class="rating__step">{number}</span>
                <span>{words}</span>
            </label>
        }
    };
    let steps = std::iter::once(None).chain((0..=5).map(Rating::new));
    let value = move || held.get().map_or_else(String::new, |rating| rating.step().to_string());
    view! {
        <fieldset class="ratings__group" data-testid=name data-value=value>
            <legend>{move || (session.text().words().judged)(judged)}</legend>
            {steps.map(step).collect_view()}
        </fieldset>
    }
}
