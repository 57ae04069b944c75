use leptos::prelude::*;

use super::{Desk, nav::Sides};
use crate::route::Part;
use crate::session::Session;

/// TODO.
#[component]
pub fn ReviewsPage(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let session = Session::get();
    let _ = desk;
    view! {
        <main id="main" class="page">
            <Sides here=Some(Part::Reviews) />
            <div class="head"><div><h1>{session.said(|text| text.reviews.name)}</h1></div></div>
        </main>
    }
}
