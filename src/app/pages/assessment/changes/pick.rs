//! The list that accounts are ticked in: found by name, filtered by owner, ticked all at once.

use std::collections::{BTreeSet, HashMap};

use keyline::calc::assess::{Assessment, Standing};
use keyline::calc::{self, Whose, Window, assess};
use keyline::plan::{AccountId, Plan};
use keyline::text::{Scale, Wording};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::super::desk::Desk;
use super::super::more::{More, PAGE};
use super::model::found;
use super::words::{page, said};
use crate::parts::{Button, Choice, Weight};
use crate::session::Session;
use crate::show::Told;

/// What the list is narrowed to.
#[derive(Clone, Copy)]
struct Wanted {
    query: RwSignal<String>,
    /// As it was chosen.
    chosen: RwSignal<Option<String>>,
    /// `None` is everybody, also where the last account of the one chosen has gone to another.
    owner: Memo<Option<String>>,
}

impl Wanted {
    fn new(session: Session) -> Wanted {
        let chosen = RwSignal::new(None::<String>);
        let owner = session.derive(move |plan| {
            let is_theirs =
                |name: &String| plan.accounts().iter().any(|account| *account.profile.owner == **name);
            chosen.get().filter(is_theirs)
        });
        Wanted { query: RwSignal::default(), chosen, owner }
    }

    fn found(self, plan: &Plan) -> Vec<AccountId> {
        self.query.with(|query| self.owner.with(|owner| found(plan, query, owner.as_deref())))
    }
}

/// An account to tick.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    id: AccountId,
    name: String,
    owner: String,
    target: Told,
    actual: Told,
}

impl Row {
    fn of(plan: &Plan, standing: &Standing, scale: Scale, wording: &Wording<'_>) -> Option<Row> {
        let Whose::Account(id) = standing.whose else { return None };
        let profile = &plan.account(id)?.profile;
        let money = |figure, value| Told::scaled(wording, figure, value, scale, scale.decimals().max(1));
        Some(Row {
            id,
            name: profile.name.to_string(),
            owner: profile.owner.to_string(),
            target: money(
                assess::Figure::TargetIn(standing.whose, Window::Year),
                standing.target(Window::Year),
            ),
            actual: money(
                assess::Figure::Actual(standing.whose, Window::ToDate),
                standing.actual(Window::ToDate),
            ),
        })
    }
}

fn rows(plan: &Plan, all: &Assessment, found: &[AccountId], most: usize, wording: &Wording<'_>) -> Vec<Row> {
    let scale = scale(all, wording);
    let places: HashMap<Whose, &Standing> = all.accounts.iter().map(|it| (it.whose, it)).collect();
    let standings = found.iter().take(most).filter_map(|&id| places.get(&Whose::Account(id)));
    standings.filter_map(|standing| Row::of(plan, standing, scale, wording)).collect()
}

fn scale(all: &Assessment, wording: &Wording<'_>) -> Scale {
    wording.numbers.table_scale(all.company.target(Window::Year).unwrap_or_default())
}

/// The list.
#[component]
pub fn Pick(
    /// What is assessed.
    desk: Desk,
    /// The accounts that are ticked.
    ticked: RwSignal<BTreeSet<AccountId>>,
) -> impl IntoView {
    let session = Session::get();
    let wanted = Wanted::new(session);
    let limit = RwSignal::new(PAGE);
    let found = session.derive(move |plan| wanted.found(plan));
    let rows = Memo::new(move |_| {
        session.track();
        let rows = desk.read(|all, _| {
            session.worded(|plan, wording| found.with(|found| rows(plan, all, found, limit.get(), wording)))
        });
        rows.unwrap_or_default()
    });
    let unit = move || {
        session.track();
        desk.read(|all, _| {
            session.wording(|wording| (page(wording).pick_unit)(&wording.numbers.unit(scale(all, wording))))
        })
    };
    let none = move || {
        let is_empty = found.with(Vec::is_empty);
        is_empty.then(|| view! { <p class="empty">{said(|text| text.none_found)}</p> })
    };
    view! {
        <div class="changes__pick">
            <Narrow wanted />
            <Ticks wanted found ticked />
            <p class="frame__sub">{unit}</p>
            <div class="scroll-x changes__list">
                <table class="table">
                    <thead>
                        <tr>
                            <th>{session.said(|text| text.words().account)}</th>
                            <th>{said(|text| text.owner)}</th>
                            <th class="n">{said(|text| text.year_target)}</th>
                            <th class="n">{said(|text| text.to_date)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {move || rows.get().into_iter().map(|row| row_view(row, ticked)).collect_view()}
                    </tbody>
                </table>
            </div>
            {none}
            <More limit all=Signal::derive(move || found.with(Vec::len)) />
        </div>
    }
}

/// By owner and by name.
#[component]
fn Narrow(wanted: Wanted) -> impl IntoView {
    let session = Session::get();
    let Wanted { query, chosen, owner } = wanted;
    let owners = session.derive(|plan| {
        let mut names: Vec<String> =
            calc::portfolio::owners(plan).list.iter().map(|it| it.name.to_string()).collect();
        names.sort();
        names
    });
    let choices = Signal::derive(move || {
        let text = session.text();
        let all = std::iter::once((None, text.changes().all_owners.to_string()));
        let named = owners.get().into_iter().map(|name| {
            let word = if name.is_empty() { text.words().no_owner.to_string() } else { name.clone() };
            (Some(name), word)
        });
        all.chain(named).collect::<Vec<_>>()
    });
    let typed = move |event: ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            query.set(input.value());
        }
    };
    view! {
        <div class="changes__narrow">
            <Choice
                label=said(|text| text.owner)
                choices
                chosen=owner
                on_choose=move |name| chosen.set(name)
                testid="hand-owner"
            />
            <label class="field">
                <span class="field__label">{said(|text| text.search)}</span>
                <input class="input" type="search" autocomplete="off" data-testid="hand-search" on:input=typed />
            </label>
        </div>
    }
}

/// All at once, none at all, and how many it is.
#[component]
fn Ticks(
    wanted: Wanted,
    found: Memo<Vec<AccountId>>,
    ticked: RwSignal<BTreeSet<AccountId>>,
) -> impl IntoView {
    let session = Session::get();
    let words = move || {
        let text = session.text();
        let alone = wanted.query.with(|query| query.trim().is_empty());
        let whose = wanted.owner.get().filter(|_| alone);
        let whose = whose.map(|name| if name.is_empty() { text.words().no_owner.to_string() } else { name });
        (text.changes().tick_all)(whose.as_deref(), found.with(Vec::len))
    };
    let all = move || found.with_untracked(|found| ticked.update(|ticked| ticked.extend(found)));
    let count = move || (session.text().changes().ticked)(ticked.with(BTreeSet::len));
    let clear = move || {
        let some = ticked.with(|ticked| !ticked.is_empty());
        some.then(|| {
            view! {
                <Button small=true weight=Weight::Quiet testid="hand-untick" on_press=move || ticked.set(BTreeSet::new())>
                    {said(|text| text.untick)}
                </Button>
            }
        })
    };
    view! {
        <p class="changes__ticks">
            <Button small=true testid="hand-tick-all" on_press=all>{words}</Button>
            <span class="strong" data-testid="hand-ticked">{count}</span>
            {clear}
        </p>
    }
}

fn row_view(row: Row, ticked: RwSignal<BTreeSet<AccountId>>) -> impl IntoView {
    let Row { id, name, owner, target, actual } = row;
    let toggle = move |_| {
        ticked.update(|ticked| {
            if !ticked.remove(&id) {
                ticked.insert(id);
            }
        });
    };
    view! {
        <tr>
            <th scope="row">
                <label class="changes__tick">
                    <input
                        type="checkbox"
                        data-testid=format!("hand-tick-{id}")
                        prop:checked=move || ticked.with(|ticked| ticked.contains(&id))
                        on:change=toggle
                    />
                    <bdi>{name}</bdi>
                </label>
            </th>
            <td class="soft nowrap"><bdi>{owner}</bdi></td>
            <td class="n">{target.view()}</td>
            <td class="n">{actual.view()}</td>
        </tr>
    }
}
