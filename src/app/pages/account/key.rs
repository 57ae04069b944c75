use keyline::calc;
use keyline::calc::portfolio::recent_period;
use keyline::plan::{AccountId, Edit, KeyMark};
use leptos::prelude::*;

use crate::browser;
use crate::parts::{Field, Segments};
use crate::session::Session;
use crate::typed::change;

/// Key, not key, or left to the class: the user's word and why.
#[component]
pub fn KeyStatus(
    /// Which.
    id: AccountId,
) -> impl IntoView {
    let session = Session::get();
    let mark = session.derive(move |plan| plan.account(id).and_then(|account| account.key.clone()));
    let frozen = session.derive(|plan| plan.committed().is_some());
    let class = session.derive(move |plan| {
        let curve = calc::portfolio::pareto(plan, recent_period(plan)).ok()?.curve;
        curve.classes.get(plan.row_of(id)?).copied().flatten()
    });
    let text = move || session.text().account();
    // The user's word waits for its reason.
    let waiting = RwSignal::new(None::<bool>);
    let chosen = Memo::new(move |_| waiting.get().or_else(|| mark.get().map(|mark| mark.key)));
    let choices = Signal::derive(move || {
        let text = text();
        vec![
            (None, text.by_class.to_string()),
            (Some(true), text.mark_key.to_string()),
            (Some(false), text.mark_not_key.to_string()),
        ]
    });
    let say = move |word: Option<bool>| {
        waiting.set(None);
        let held = mark.get_untracked();
        let reason = held.as_ref().map(|mark| mark.reason.clone()).filter(|reason| !reason.trim().is_empty());
        let mark = match (word, reason) {
            (Some(key), Some(reason)) => Some(KeyMark { key, on: browser::today(), reason }),
            (Some(key), None) => return waiting.set(Some(key)),
            // Never said: there is nothing to take back.
            (None, _) if held.is_none() => return,
            (None, _) => None,
        };
        // Where it is not taken, the shell says why.
        let _ = session.apply(Edit::MarkKey { accounts: vec![id], mark });
    };
    let state = move || match mark.get() {
        Some(mark) => (text().key_by_word)(&session.numbers().get().date(mark.on)),
        None => (text().key_by_class)(class.get().map(|class| class.as_str())),
    };
    let reason = Signal::derive(move || mark.get().map_or_else(String::new, |mark| mark.reason.to_string()));
    let write = move |typed: String| {
        let said = waiting.get_untracked().map(|key| KeyMark::new(key, browser::today(), ""));
        let Some(mark) = said.or(mark.get_untracked()) else { return Ok(()) };
        let mark = KeyMark { reason: typed.trim().into(), ..mark };
        change(session, Edit::MarkKey { accounts: vec![id], mark: Some(mark) })?;
        waiting.set(None);
        Ok(())
    };
    let marked = Memo::new(move |_| waiting.get().is_some() || mark.with(Option::is_some));
    let note = Signal::derive(move || match waiting.get() {
        Some(_) => text().key_waits.to_string(),
        None => String::new(),
    });
    let why = move || {
        marked.get().then(|| {
            let label = session.said(|text| text.account().key_reason);
            view! { <Field label value=reason on_commit=write note testid="key-reason" /> }
        })
    };
    let label = session.said(|text| text.account().key_word);
    view! {
        <section class="account__section">
            <h2>{session.said(|text| text.account().key)}</h2>
            <div><Segments label choices chosen on_choose=say /></div>
            <p class="small soft" data-testid="key-state">{state}</p>
            {why}
            {move || frozen.get().then(|| view! { <p class="small soft">{text().key_frozen}</p> })}
        </section>
    }
}
