//! What is fetched after the first screen: three parts of the wasm, each behind a table of its doors.
//!
//! Here is what the parts are and how far each is, known to everybody and knowing nobody; [`crate::doors`]
//! hands the tables out, and [`crate::awaited`] shows what is behind them. What the first part needs of a
//! later one goes through a door; whatever it calls directly, it carries.

use std::pin::Pin;

use keyline::plan::{EditError, Plan};
use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
use wasm_bindgen_futures::spawn_local;

use super::browser;
use super::incoming::{Chosen, Incoming};
use super::route::Route;

/// What a plan is seen with first: as little as says how it stands, for whoever waits on a slow line.
pub struct Home {
    /// The whole plan in one row.
    pub line: fn() -> AnyView,
    /// The head of the plan at a glance.
    pub glance: fn(Incoming) -> AnyView,
    /// The built-in case, in Chinese or in English.
    pub sample: fn(bool) -> Plan,
}

/// What stands below that.
pub struct Below {
    /// The course of the plan, what is still to do, what is at risk.
    pub glance: fn() -> AnyView,
}

/// Everything else.
pub struct Rest {
    /// A page of the planner, but for the start.
    pub page: fn(Route) -> AnyView,
    /// The panel that explains a figure.
    pub explained: fn() -> AnyView,
    /// The command palette, or the keys.
    pub palette: fn() -> AnyView,
    /// What was brought, as it is read.
    pub import: fn(Incoming) -> AnyView,
    /// The button that hands a copy out, by its stable name.
    pub keep_copy: fn(&'static str) -> AnyView,
    /// What is in a copy that was chosen.
    pub read_copy: fn(Chosen) -> AnyView,
    /// The states that are kept besides the newest.
    pub backups: fn() -> AnyView,
    /// Why the last edit was not taken.
    pub notice: fn(EditError) -> AnyView,
    /// Actuals that came into another plan of the same business.
    pub news: fn() -> AnyView,
    /// Starts a worker before anybody needs it.
    pub warm: fn(),
}

/// A part could not be fetched, or is not of this build. Asking again tries again.
#[derive(Debug, Clone, Copy)]
pub struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Missing {
        Missing
    }
}

/// How far a part is.
#[derive(Debug)]
pub enum State<P: 'static> {
    /// It is not here yet.
    Coming,
    /// It is here, and stays.
    Here(&'static P),
    /// The last try to fetch it failed.
    Missing,
}

impl<P> Clone for State<P> {
    fn clone(&self) -> State<P> {
        *self
    }
}

impl<P> Copy for State<P> {}

/// A part of the wasm that is fetched by itself.
pub trait Part: Sized + Sync + 'static {
    /// Fetches it, unless it is here.
    fn doors() -> Pin<Box<dyn Future<Output = Result<&'static Self, Missing>>>>;
    /// How far it is.
    fn state() -> ArcRwSignal<State<Self>>;
}

/// Fetches a part, unless it is here, and lets everything that waits for it know.
pub async fn fetch<P: Part>() -> Result<&'static P, Missing> {
    let state = P::state();
    if let State::Here(part) = state.get_untracked() {
        return Ok(part);
    }
    let start = browser::mark();
    let fetched = P::doors().await;
    // Who asked for it first has told already.
    if let State::Here(part) = state.get_untracked() {
        return Ok(part);
    }
    browser::measure("part", start);
    state.set(fetched.map_or(State::Missing, State::Here));
    fetched
}

/// Fetches everything that is not here while nobody waits for it, so that nobody will, in the order in which it will be
/// wanted. What fails is tried again when it is needed, and told then.
pub fn fetch_ahead() {
    spawn_local(async {
        if fetch::<Home>().await.is_ok() && fetch::<Below>().await.is_ok() {
            browser::when_idle(|| {
                spawn_local(async {
                    if let Ok(rest) = fetch::<Rest>().await {
                        (rest.warm)();
                    }
                });
            });
        }
    });
}

/// Whether the built-in case is here.
pub fn has_sample() -> bool {
    matches!(Home::state().get_untracked(), State::Here(_))
}

/// The built-in case in a language; `None` as long as it is not here, which [`crate::awaited::OpenSample`]
/// waits for.
pub fn sample(is_chinese: bool) -> Option<Plan> {
    match Home::state().get_untracked() {
        State::Here(home) => Some((home.sample)(is_chinese)),
        State::Coming | State::Missing => None,
    }
}
