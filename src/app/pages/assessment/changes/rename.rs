//! A person gets another name wherever the plan has it.

use keyline::plan::Edit;
use leptos::prelude::*;

use super::form::Take;
use super::words::said;
use crate::parts::{Choice, Field};
use crate::session::Session;
use crate::typed::change;

/// Whom, and the new name.
#[component]
pub fn Rename() -> impl IntoView {
    let session = Session::get();
    let people =
        session.derive(|plan| plan.people().into_iter().map(str::to_string).collect::<Vec<String>>());
    let chosen = RwSignal::new(String::new());
    let person = Memo::new(move |_| {
        let chosen = chosen.get();
        people.with(|people| {
            let found = people.iter().find(|name| **name == chosen).or_else(|| people.first());
            found.cloned().unwrap_or_default()
        })
    });
    let choices = Signal::derive(move || {
        people.get().into_iter().map(|name| (name.clone(), name)).collect::<Vec<(String, String)>>()
    });
    let name = RwSignal::new(String::new());
    // The note follows what is typed, before it is taken.
    let typing = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let note = Signal::derive(move || {
        let name = typing.get();
        let name = name.trim().to_string();
        let is_there = person.with(|person| *person != name) && people.with(|all| all.contains(&name));
        if is_there { (session.text().changes().becomes_one)(&name) } else { String::new() }
    });
    let press = move || {
        let to = name.get_untracked();
        let taken = if to.is_empty() {
            Err(session.text().changes().name_needed.to_string())
        } else {
            let from = person.get_untracked().into();
            change(session, Edit::RenamePerson { from, to: to.clone().into() })
        };
        if taken.is_ok() {
            chosen.set(to);
            name.set(String::new());
            typing.set(String::new());
        }
        error.set(taken.err());
    };
    let form = move || {
        view! {
            <p class="frame__sub">{said(|text| text.rename_sub)}</p>
            <div class="changes__form">
                <Choice
                    label=said(|text| text.person)
                    choices
                    chosen=person
                    on_choose=move |name| chosen.set(name)
                    testid="rename-person"
                />
                <Field
                    label=said(|text| text.name_now)
                    value=name
                    note
                    on_typing=move |typed: &str| typing.set(typed.into())
                    on_commit=move |typed: String| {
                        name.set(typed.trim().into());
                        error.set(None);
                        Ok(())
                    }
                    testid="rename-to"
                />
            </div>
            <Take label=|text| text.take_rename on_press=press error testid="rename" error_id="rename-error" />
        }
    };
    let some = Memo::new(move |_| people.with(|people| !people.is_empty()));
    move || {
        some.get().then(|| {
            view! {
                <div class="rule">
                    <h2>{said(|text| text.rename)}</h2>
                    {form()}
                </div>
            }
        })
    }
}
