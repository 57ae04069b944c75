//! Whether what was planned was reached.

use keyline::calc::Undefined;
use keyline::calc::assess::Status;
use leptos::prelude::*;

use crate::parts::{Icon, Shape};

/// A status by its shape and its word; a dash of words where the period is not over.
#[component]
pub fn StatusMark(
    /// The status, where there is one.
    status: Result<Status, Undefined>,
    /// Its word, or why there is none.
    word: String,
) -> impl IntoView {
    let (shape, class) = match status {
        Ok(Status::Met) => (Shape::Check, "status"),
        Ok(Status::Near) => (Shape::Ring, "status"),
        Ok(Status::Short) => (Shape::Warn, "status risk"),
        Err(_) => return view! { <span class="status dim">{word}</span> }.into_any(),
    };
    view! { <span class=class><Icon shape small=true />{word}</span> }.into_any()
}

/// Whether an attainment lies under the cut of what is close.
pub fn is_short(attainment: Result<f64, Undefined>) -> bool {
    attainment.is_ok_and(|attainment| Status::of(attainment) == Status::Short)
}
