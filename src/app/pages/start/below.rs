use leptos::prelude::*;

use super::history::History;
use super::risks::Risks;
use super::steps::Steps;

/// What stands below the first figures of a plan: its course, what is still to do, what is at risk.
#[component]
pub fn Below() -> impl IntoView {
    view! {
        <div class="c8 rule"><History /></div>
        <div class="c4 rule"><Steps /></div>
        <div class="c8 rule"><Risks /></div>
    }
}
