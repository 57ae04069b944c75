//! The hand-overs so far.

use std::collections::{HashMap, HashSet};

use keyline::plan::{AccountId, Month, Plan};
use leptos::prelude::*;

use super::super::more::{More, PAGE};
use super::words::said;
use crate::session::Session;

/// So many accounts of a hand-over are named.
const NAMED: usize = 6;

/// What was handed over at once.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    on: chrono::NaiveDate,
    from: Month,
    before: Box<str>,
    next: Box<str>,
    reason: Box<str>,
    accounts: Vec<AccountId>,
}

/// Hand-overs that were written down together are one row; the latest first.
fn rows(plan: &Plan) -> Vec<Row> {
    // From the latest back, so that who has an account after each is at hand.
    let mut next: HashMap<AccountId, &str> = HashMap::new();
    let mut rows: Vec<Row> = Vec::new();
    for hand_over in plan.hand_overs().iter().rev() {
        let id = hand_over.account;
        let now = || plan.account(id).map_or("", |account| &*account.profile.owner);
        let after = next.insert(id, &hand_over.before).unwrap_or_else(now);
        let is_same = |row: &&mut Row| {
            row.on == hand_over.on
                && row.from == hand_over.from
                && row.before == hand_over.before
                && *row.next == *after
                && row.reason == hand_over.reason
        };
        match rows.iter_mut().find(is_same) {
            Some(row) => row.accounts.push(id),
            None => rows.push(Row {
                on: hand_over.on,
                from: hand_over.from,
                before: hand_over.before.clone(),
                next: after.into(),
                reason: hand_over.reason.clone(),
                accounts: vec![id],
            }),
        }
    }
    rows
}

/// The list.
#[component]
pub fn Hands() -> impl IntoView {
    let session = Session::get();
    let rows = session.derive(rows);
    let limit = RwSignal::new(PAGE);
    let title = move || {
        let text = session.text().changes();
        let handed: HashSet<AccountId> =
            rows.with(|rows| rows.iter().flat_map(|row| row.accounts.iter().copied()).collect());
        if handed.is_empty() { text.hands_none.to_string() } else { (text.hands)(handed.len()) }
    };
    let row = move |row: Row| {
        let (numbers, text) = (session.numbers().get(), session.text());
        let named =
            |name: &str| if name.is_empty() { text.words().no_owner.to_string() } else { name.to_string() };
        let more = row.accounts.len().saturating_sub(NAMED);
        let accounts: Vec<String> = session.wording(|wording| {
            row.accounts.iter().rev().take(NAMED).map(|&id| (wording.account)(id)).collect()
        });
        view! {
            <tr data-testid="handed">
                <td class="nowrap">{numbers.date(row.on)}</td>
                <td class="nowrap">{numbers.month(row.from)}</td>
                <td class="nowrap"><bdi>{(text.changes().to_next)(&named(&row.before), &named(&row.next))}</bdi></td>
                <td class="n">{numbers.count(row.accounts.len())}</td>
                <td class="pad changes__names">{(text.changes().named)(&accounts, more)}</td>
                <td class="changes__reason">{row.reason.to_string()}</td>
            </tr>
        }
    };
    let table = move || {
        let some = rows.with(|rows| !rows.is_empty());
        some.then(|| {
            view! {
                <div class="scroll-x">
                    <table class="table">
                        <thead>
                            <tr>
                                <th>{said(|text| text.date)}</th>
                                <th>{said(|text| text.from)}</th>
                                <th>{said(|text| text.who)}</th>
                                <th class="pad" colspan="2">{session.said(|text| text.words().accounts)}</th>
                                <th>{session.said(|text| text.words().reason)}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {move || rows.get().into_iter().take(limit.get()).map(row).collect_view()}
                        </tbody>
                    </table>
                </div>
            }
        })
    };
    view! {
        <h2 data-testid="hands-title">{title}</h2>
        {table}
        <More limit all=Signal::derive(move || rows.with(Vec::len)) />
    }
}
