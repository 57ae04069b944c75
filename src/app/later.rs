//! What is fetched after the first screen: three parts of the wasm, each behind a table of its doors.
//!
//! The build cuts the wasm at the functions marked `wasm_split` ([`Part::doors`]): what only they reach is fetched
//! with them. A new page needs a line in [`crate::pages::page`] and nothing here. What the first part needs of a later one
//! goes through a door; whatever it calls directly, it carries.
//!
//! A door is asked for where it is shown: [`page`] and [`piece`] wait for it and say so, and say what to do where it cannot
//! be fetched; [`quietly`] shows it once it is there and asks for nothing.

use std::pin::Pin;

use keyline::plan::{EditError, Plan};
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use wasm_bindgen_futures::spawn_local;

use super::browser;
use super::copy::{Backups, KeepCopy, ReadCopy};
use super::errand;
use super::explain::ExplainPanel;
use super::import::Import;
use super::incoming::{Chosen, Incoming};
use super::kin::NewsBanner;
use super::pages;
use super::palette::PaletteDialog;
use super::route::Route;
use super::session::{Document, Session};
use super::shell::Notice;

/// What a plan is seen with first: as little as says how it stands, for whoever waits on a slow line.
pub struct Home {
    /// The whole plan in one row.
    pub line: fn() -> AnyView,
    /// The head of the plan at a glance.
    pub glance: fn(Incoming) -> AnyView,
    /// The built-in case, in Chinese or in English.
    sample: fn(bool) -> Plan,
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
    warm: fn(),
}

/// A part could not be fetched, or is not of this build. Asking again tries again.
#[derive(Debug, Clone, Copy)]
pub struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Missing {
        Missing
    }
}

#[wasm_split(home, wasm_split_path = leptos::wasm_split, fallible)]
fn home_doors() -> Result<&'static Home, Missing> {
    static HOME: Home = Home {
        line: || view! { <pages::PlanLine /> }.into_any(),
        glance: |incoming| view! { <pages::Glance incoming /> }.into_any(),
        sample: keyline::file::sample::plan,
    };
    Ok(&HOME)
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
fn below_doors() -> Result<&'static Below, Missing> {
    static BELOW: Below = Below { glance: || view! { <pages::Below /> }.into_any() };
    Ok(&BELOW)
}

#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
fn rest_doors() -> Result<&'static Rest, Missing> {
    static REST: Rest = Rest {
        page: pages::page,
        explained: || view! { <ExplainPanel /> }.into_any(),
        palette: || view! { <PaletteDialog /> }.into_any(),
        import: |incoming| view! { <Import incoming /> }.into_any(),
        keep_copy: |testid| view! { <KeepCopy testid /> }.into_any(),
        read_copy: |chosen| view! { <ReadCopy chosen /> }.into_any(),
        backups: || view! { <Backups /> }.into_any(),
        notice: |error| view! { <Notice error /> }.into_any(),
        news: || view! { <NewsBanner /> }.into_any(),
        warm: errand::warm,
    };
    Ok(&REST)
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

thread_local! {
    static HOME: ArcRwSignal<State<Home>> = ArcRwSignal::new(State::Coming);
    static BELOW: ArcRwSignal<State<Below>> = ArcRwSignal::new(State::Coming);
    static REST: ArcRwSignal<State<Rest>> = ArcRwSignal::new(State::Coming);
}

impl Part for Home {
    fn doors() -> Pin<Box<dyn Future<Output = Result<&'static Home, Missing>>>> {
        Box::pin(home_doors())
    }

    fn state() -> ArcRwSignal<State<Home>> {
        HOME.with(Clone::clone)
    }
}

impl Part for Below {
    fn doors() -> Pin<Box<dyn Future<Output = Result<&'static Below, Missing>>>> {
        Box::pin(below_doors())
    }

    fn state() -> ArcRwSignal<State<Below>> {
        BELOW.with(Clone::clone)
    }
}

impl Part for Rest {
    fn doors() -> Pin<Box<dyn Future<Output = Result<&'static Rest, Missing>>>> {
        Box::pin(rest_doors())
    }

    fn state() -> ArcRwSignal<State<Rest>> {
        REST.with(Clone::clone)
    }
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

/// A whole page of a later part.
pub fn page<P: Part>(view: impl Fn(&'static P) -> AnyView + Send + Sync + 'static) -> AnyView {
    let stands_in = |words: AnyView| view! { <main id="main" class="page">{words}</main> }.into_any();
    asked(Box::new(view), stands_in)
}

/// A view of a later part within what is here.
pub fn piece<P: Part>(view: impl Fn(&'static P) -> AnyView + Send + Sync + 'static) -> AnyView {
    asked(Box::new(view), |words| words)
}

/// A view of a later part that nobody waits for.
pub fn quietly<P: Part>(view: impl Fn(&'static P) -> AnyView + Send + Sync + 'static) -> AnyView {
    let state = P::state();
    let view = move || match state.get() {
        State::Here(part) => Some(view(part)),
        State::Coming | State::Missing => None,
    };
    view.into_any()
}

type View<P> = Box<dyn Fn(&'static P) -> AnyView + Send + Sync>;

fn asked<P: Part>(view: View<P>, stands_in: fn(AnyView) -> AnyView) -> AnyView {
    ask::<P>();
    let state = P::state();
    let view = move || match state.get() {
        State::Here(part) => view(part),
        State::Coming => stands_in(waiting()),
        State::Missing => stands_in(missing(ask::<P>)),
    };
    view.into_any()
}

/// Fetches a part for those who wait for it, unless it is here.
fn ask<P: Part>() {
    let state = P::state();
    match state.get_untracked() {
        State::Here(_) => return,
        State::Missing => state.set(State::Coming),
        State::Coming => {}
    }
    spawn_local(async {
        // What came of it is told to all who wait.
        let _ = fetch::<P>().await;
    });
}

fn waiting() -> AnyView {
    let session = Session::get();
    view! { <p class="later" role="status" data-testid="part-waits">{session.said(|text| text.shell().part_waits)}</p> }
        .into_any()
}

fn missing(ask: fn()) -> AnyView {
    let session = Session::get();
    view! {
        <div class="later later--missing" role="alert" data-testid="part-missing">
            <p>{session.said(|text| text.shell().part_missing)}</p>
            <p class="later__ways">
                <button type="button" class="button" data-testid="part-again" on:click=move |_| ask()>
                    {session.said(|text| text.shell().part_again)}
                </button>
                <button type="button" class="button button--quiet" data-testid="part-reload" on:click=|_| browser::reload()>
                    {session.said(|text| text.shell().part_reload)}
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// The button that opens the built-in case, once that is here.
#[component]
pub fn OpenSample(
    /// How it looks.
    class: &'static str,
    /// Its stable name.
    testid: &'static str,
    /// Its words.
    #[prop(into)]
    words: Signal<String>,
) -> impl IntoView {
    let session = Session::get();
    let wanted = RwSignal::new(false);
    let open = move || {
        piece(move |_: &Home| {
            // After this view is shown, which the case will take away.
            spawn_local(async move { session.switch(Document::Sample) });
            ().into_any()
        })
    };
    view! {
        <button type="button" class=class data-testid=testid on:click=move |_| wanted.set(true)>{words}</button>
        {move || wanted.get().then(open)}
    }
}

/// Whether the built-in case is here.
pub fn has_sample() -> bool {
    matches!(Home::state().get_untracked(), State::Here(_))
}

/// The built-in case in a language; `None` as long as it is not here, which [`OpenSample`] waits for.
pub fn sample(is_chinese: bool) -> Option<Plan> {
    match Home::state().get_untracked() {
        State::Here(home) => Some((home.sample)(is_chinese)),
        State::Coming | State::Missing => None,
    }
}
