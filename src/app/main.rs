//! The page.
//!
//! `session` holds the plan that is open and the page's preferences; `store` is the browser's storage; `tabs`
//! says whether this tab may write to it; `route` says which page the location names; `shell` stands around
//! every page; `later` is what is fetched after the first screen, `doors` where it begins, `awaited` how it
//! is waited for; `palette` finds pages, accounts and commands by name; `pages` are what a person works on;
//! `parts` are what pages are made of. Pages never import pages, parts never import the session, and no files
//! import each other in a circle.

mod awaited;
mod browser;
mod choose;
mod copy;
mod doors;
mod draws;
mod errand;
mod explain;
#[cfg(feature = "faults")]
mod faults;
mod form;
mod import;
mod incoming;
mod kin;
mod later;
mod pages;
mod palette;
mod parts;
mod route;
mod session;
mod settled;
mod shell;
mod show;
mod store;
mod tabs;
mod typed;
mod weights;

use leptos::prelude::*;
use session::Session;

fn main() {
    // The page's script shows what stopped the app: of a panic the browser itself says only "unreachable".
    std::panic::set_hook(Box::new(|panic| browser::report_fault(&panic.to_string())));
    #[cfg(feature = "faults")]
    faults::offer();
    wasm_bindgen_futures::spawn_local(async {
        // The line is free from now on.
        later::fetch_ahead();
        // A plan is seen with its figures; an empty one waits for nothing. What is missing is told by the page.
        if Session::has_plans() {
            let _ = later::fetch::<later::Home>().await;
        }
        mount_to_body(shell::Shell);
        browser::opened();
    });
}
