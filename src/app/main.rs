//! The page.
//!
//! `session` holds the plan that is open and the page's preferences; `store` is the browser's storage; `tabs` says
//! whether this tab may write to it;
//! `route` says which page the location names; `shell` stands around every page; `pages` are what a person
//! works on; `parts` are what pages are made of. Pages never import pages, parts never import the session.

mod browser;
mod copy;
mod errand;
mod explain;
#[cfg(feature = "faults")]
mod faults;
mod form;
mod import;
mod kin;
mod pages;
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

fn main() {
    // The page's script shows what stopped the app: of a panic the browser itself says only "unreachable".
    std::panic::set_hook(Box::new(|panic| browser::report_fault(&panic.to_string())));
    #[cfg(feature = "faults")]
    faults::offer();
    mount_to_body(shell::Shell);
}
