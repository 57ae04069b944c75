//! Accounts go from one person to another: to whom, from when, and what moves.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use keyline::calc;
use keyline::plan::{AccountId, Edit, Money, Month, Plan, Span};
use keyline::text::Wording;
use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;

use super::super::desk::Desk;
use super::form::{Reason, Take, months};
use super::model::{first_to_come, year};
use super::pick::Pick;
use super::words::{page, said};
use crate::browser;
use crate::parts::Choice;
use crate::session::{HandOverDraft, Session};
use crate::typed::change;

/// So many of those who have the accounts now are named; the others are counted.
const NAMED: usize = 4;

/// What is typed of a hand-over.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The accounts that are ticked.
    pub ticked: RwSignal<BTreeSet<AccountId>>,
    to: RwSignal<String>,
    chosen: RwSignal<Option<Month>>,
    from: Memo<Option<Month>>,
    reason: RwSignal<String>,
    /// What is wrong with the name.
    unnamed: RwSignal<Option<String>>,
    error: RwSignal<Option<String>>,
}

impl Draft {
    fn new(session: Session) -> Draft {
        let HandOverDraft { ticked, to, from: chosen, reason } = session.drafts().hand_over;
        let from = session.derive(move |plan| {
            let year = year(plan)?;
            chosen.get().filter(|month| year.contains(*month)).or_else(|| first_to_come(plan))
        });
        Draft { ticked, to, chosen, from, reason, unnamed: RwSignal::new(None), error: RwSignal::new(None) }
    }
}

/// What would move.
#[derive(Debug, Clone, PartialEq)]
struct Moves {
    /// The accounts that change hands.
    accounts: Vec<AccountId>,
    /// How many of those ticked the next person has already.
    already: usize,
    /// Who has them now, most accounts first; empty for nobody.
    before: Vec<Box<str>>,
    /// The months that move, and their target.
    target: (Span, Money),
    /// Those of them that are over, and their sales.
    sales: Option<(Span, Money)>,
    /// How many hand-overs from that month on give way.
    gives_way: usize,
}

impl Moves {
    fn of(plan: &Plan, ticked: &BTreeSet<AccountId>, to: &str, from: Month) -> Option<Moves> {
        let year = year(plan)?;
        let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
        let (mut accounts, mut rows) = (Vec::new(), Vec::new());
        let mut already = 0;
        for &id in ticked {
            let Some(row) = plan.row_of(id) else { continue };
            let owner = plan.accounts().get(row).map_or("", |account| &*account.profile.owner);
            if !to.is_empty() && owner == to {
                already += 1;
                continue;
            }
            *owners.entry(owner).or_default() += 1;
            accounts.push(id);
            rows.push(row);
        }
        let moving: HashSet<AccountId> = accounts.iter().copied().collect();
        let first = year.offset(from)?;
        let current = plan.committed()?.current();
        let own = current.iter().filter(|it| moving.contains(&it.account));
        let target = own.flat_map(|it| it.months.iter().skip(first)).copied().sum();
        let coming = Span::between(from, year.last()?);
        let over = calc::portfolio::whole_months(plan).meet(coming);
        let sold = rows.iter().map(|&row| plan.ledger().sales_over(row, over)).sum();
        let mut before: Vec<(&str, usize)> = owners.into_iter().collect();
        before.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let later = |it: &&keyline::plan::HandOver| it.from >= from && moving.contains(&it.account);
        Some(Moves {
            already,
            before: before.into_iter().map(|(name, _)| name.into()).collect(),
            target: (coming, target),
            sales: (!over.is_empty()).then_some((over, sold)),
            gives_way: plan.hand_overs().iter().filter(later).count(),
            accounts,
        })
    }
}

/// The list to tick from, and beside it who gets them.
#[component]
pub fn HandOvers(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let draft = Draft::new(Session::get());
    view! {
        <h2>{said(|text| text.hand)}</h2>
        <p class="frame__sub changes__intro">{said(|text| text.hand_sub)}</p>
        <div class="changes__hand">
            <Pick desk ticked=draft.ticked />
            <Next draft />
        </div>
    }
}

/// To whom, from when, why.
#[component]
fn Next(draft: Draft) -> impl IntoView {
    let session = Session::get();
    let Draft { ticked, chosen, from, reason, error, to, .. } = draft;
    let moves = session.derive(move |plan| {
        let from = from.get()?;
        ticked.with(|ticked| to.with(|to| Moves::of(plan, ticked, to.trim(), from)))
    });
    let press = move || {
        let taken = take(session, draft, moves.get_untracked());
        if taken.is_ok() {
            session.drafts().hand_over.clear();
        }
        error.set(taken.err());
    };
    view! {
        <div class="changes__next">
            <Whom draft />
            <Choice
                label=said(|text| text.next_month)
                choices=months(session, false)
                chosen=from
                on_choose=move |month| chosen.set(month)
                testid="hand-from"
            />
            <Reason reason error testid="hand-reason" />
            <What draft moves />
            <Take label=|text| text.take_hand on_press=press error testid="hand-over" error_id="hand-error" />
        </div>
    }
}

/// The name of the next person: one there is, or a new one.
#[component]
fn Whom(draft: Draft) -> impl IntoView {
    let session = Session::get();
    let Draft { to, unnamed, error, .. } = draft;
    let owners = session.derive(|plan| {
        let owners = calc::portfolio::owners(plan).list;
        let mut names: Vec<String> = owners.iter().map(|owner| owner.name.to_string()).collect();
        names.retain(|name| !name.is_empty());
        names.sort();
        names
    });
    let typed = move |event: ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            to.set(input.value());
            unnamed.set(None);
            error.set(None);
        }
    };
    let note = move || {
        unnamed.get().or_else(|| {
            let name = to.get();
            let name = name.trim();
            let is_new = !name.is_empty() && owners.with(|owners| !owners.iter().any(|it| it == name));
            is_new.then(|| (session.text().changes().new_name)(name))
        })
    };
    let has_error = move || unnamed.with(Option::is_some);
    let options =
        move || owners.get().into_iter().map(|name| view! { <option value=name></option> }).collect_view();
    let field: NodeRef<html::Input> = NodeRef::new();
    view! {
        <label class="field" class=("field--error", has_error)>
            <span class="field__label">{said(|text| text.to_whom)}</span>
            <input
                node_ref=field
                class="input"
                list="changes-owners"
                autocomplete="off"
                aria-invalid=move || has_error().to_string()
                placeholder=said(|text| text.to_placeholder)
                data-testid="hand-to"
                prop:value=move || to.get()
                on:input=typed
            />
            {move || note().map(|note| view! { <span class="field__note" role="status">{note}</span> })}
        </label>
        <datalist id="changes-owners">{options}</datalist>
    }
}

/// What would move, before it does.
#[component]
fn What(draft: Draft, moves: Memo<Option<Moves>>) -> impl IntoView {
    let session = Session::get();
    let body = move || {
        session.track();
        let to = draft.to.get();
        session.wording(|wording| match moves.get() {
            Some(moves) if !moves.accounts.is_empty() => facts(&moves, to.trim(), wording).into_any(),
            Some(moves) if moves.already > 0 => {
                view! { <p class="soft">{(page(wording).all_theirs)(to.trim())}</p> }.into_any()
            }
            _ => view! { <p class="soft">{page(wording).tick_first}</p> }.into_any(),
        })
    };
    view! {
        <div class="changes__preview" data-testid="hand-preview">
            <h3>{said(|text| text.what_moves)}</h3>
            {body}
        </div>
    }
}

fn facts(moves: &Moves, to: &str, wording: &Wording<'_>) -> impl IntoView {
    let (text, numbers) = (page(wording), &wording.numbers);
    let no_owner = numbers.language.text().words().no_owner;
    let before = moves.before.iter().map(|name| if name.is_empty() { no_owner } else { name });
    let before: Vec<String> = before.take(NAMED).map(str::to_string).collect();
    let more = moves.before.len() - before.len();
    let (coming, target) = moves.target;
    let sales_span = moves.sales.map(|(span, _)| numbers.span(span));
    let cents = numbers.cents(moves.sales.map(|(_, sales)| sales).into_iter().chain([target]));
    let amount = |money| numbers.in_column(money, cents);
    let sales = moves.sales.map_or_else(|| keyline::text::DASH.into(), |(_, sales)| amount(sales));
    let already = (moves.already > 0).then(|| (text.already)(moves.already, to));
    let gives_way = (moves.gives_way > 0).then(|| (text.gives_way)(moves.gives_way));
    view! {
        <p>{(text.moves)(moves.accounts.len(), &before, more, to)}</p>
        <dl class="facts">
            <dt>{(text.moves_target)(&numbers.span(coming))}</dt>
            <dd class="strong" data-testid="hand-target">{amount(target)}</dd>
            <dt>{(text.moves_sales)(sales_span.as_deref())}</dt>
            <dd data-testid="hand-sales">{sales}</dd>
        </dl>
        {already.map(|words| view! { <p class="small soft">{words}</p> })}
        {gives_way.map(|words| view! { <p class="small caution">{words}</p> })}
    }
}

/// Hands over, or says why not.
fn take(session: Session, draft: Draft, moves: Option<Moves>) -> Result<(), String> {
    let text = session.text().changes();
    let to = draft.to.get_untracked();
    let to = to.trim();
    let Some((moves, from)) = moves.zip(draft.from.get_untracked()) else { return Ok(()) };
    if moves.accounts.is_empty() && moves.already == 0 {
        return Err(text.tick_first.into());
    }
    if to.is_empty() {
        draft.unnamed.set(Some(text.to_needed.into()));
        return Err(text.to_needed.into());
    }
    if moves.accounts.is_empty() {
        return Err((text.all_theirs)(to));
    }
    let reason = draft.reason.get_untracked().trim().into();
    let edit = Edit::HandOver { accounts: moves.accounts, to: to.into(), from, on: browser::today(), reason };
    change(session, edit)
}
