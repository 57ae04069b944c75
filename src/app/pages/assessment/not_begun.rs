//! What is said in place of figures while no month of the year is complete.

use keyline::text::AssessmentText;
use leptos::prelude::*;

use super::desk::Desk;
use crate::route::Route;
use crate::session::Session;

/// Which month has not come, what stands here once it has, and how it comes.
#[component]
pub fn NotBegun(
    /// What is assessed.
    desk: Desk,
    /// What this page waits for, and what can be done on it already.
    waits: fn(&AssessmentText) -> &'static str,
) -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().assessment();
    let month = move || {
        let first = desk.read(|all, _| all.span.first)?;
        Some((text().first_month)(&session.numbers().get().month(first)))
    };
    view! {
        <section class="not-begun rule" data-testid="not-begun">
            <p class="strong">{month}</p>
            <p>{move || waits(text())}</p>
            <p class="bring__ways">
                <a href=Route::Accounts.href()>{move || text().type_them}</a>
                <a href=Route::Start.href()>{move || text().import_them}</a>
            </p>
        </section>
    }
}
