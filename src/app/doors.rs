//! Where the wasm is cut: the build cuts it at the functions marked `wasm_split`, and what only they reach is
//! fetched with them. Nobody imports this file, as it imports every page. A new page needs a line in
//! [`crate::pages::page`] and nothing here.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use super::copy::{Backups, KeepCopy, ReadCopy};
use super::explain::ExplainPanel;
use super::import::Import;
use super::kin::NewsBanner;
use super::later::{Below, Home, Missing, Part, Rest, State};
use super::palette::PaletteDialog;
use super::shell::Notice;
use super::{errand, pages};

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
