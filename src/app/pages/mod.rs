//! What a person works on. A page is told by the session and never imports another page.

mod account;
mod accounts;
mod assessment;
mod line;
mod portfolio;
mod settings;
mod start;
mod state;
mod targets;

use leptos::prelude::*;

use super::route::Route;
pub use line::PlanLine;
pub use start::{Below, Glance, Start};
pub use state::{NoPlan, Unknown};

/// The pages that are fetched after the first screen.
pub fn page(route: Route) -> AnyView {
    match route {
        Route::Accounts => view! { <accounts::Accounts /> }.into_any(),
        Route::Account(id) => view! { <account::Account id /> }.into_any(),
        Route::Portfolio => view! { <portfolio::Portfolio /> }.into_any(),
        Route::Targets => view! { <targets::Targets /> }.into_any(),
        Route::Sheet(method) => view! { <targets::MethodSheet method /> }.into_any(),
        Route::Assessment => view! { <assessment::Assessment /> }.into_any(),
        Route::Part(part) => view! { <assessment::AssessmentPart part /> }.into_any(),
        Route::Settings => view! { <settings::Settings /> }.into_any(),
        Route::Start | Route::Unknown => ().into_any(),
    }
}
