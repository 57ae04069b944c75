//! What holds for one account in the split: a lock with its reason, a floor, a cap.

use keyline::plan::{AccountId, Bound, Edit, Money};
use leptos::prelude::*;

use super::said;
use crate::parts::{Button, Field, Weight};
use crate::session::Session;
use crate::typed::{amount, change};

/// Opens under the account's row. Everything it does is an edit, and undone as one.
#[component]
pub fn BoundEditor(
    /// Whose.
    id: AccountId,
    /// What the split gives it now.
    target: Money,
    /// The account whose editor is open.
    editing: RwSignal<Option<AccountId>>,
) -> impl IntoView {
    let session = Session::get();
    let numbers = session.numbers();
    let bound = session.derive(move |plan| plan.split().bounds.get(&id).cloned());
    let (typed, because) = session.peek(|plan| match plan.split().bounds.get(&id) {
        Some(Bound::Lock { amount, reason }) => (*amount, reason.to_string()),
        Some(Bound::Promise { amount }) => (*amount, String::new()),
        _ => (target, String::new()),
    });
    let (typed, because) = (RwSignal::new(typed), RwSignal::new(because));
    let error = RwSignal::new(None::<String>);
    let set = move |bound: Option<Bound>| change(session, Edit::SetBounds(vec![(id, bound)]));
    let lock = move || {
        let reason = because.get_untracked();
        let outcome = match reason.trim().is_empty() {
            true => Err(session.text().targets.lock_reason_needed.into()),
            false => set(Some(Bound::Lock { amount: typed.get_untracked(), reason: reason.trim().into() })),
        };
        let done = outcome.is_ok();
        error.set(outcome.err());
        if done {
            editing.set(None);
        }
    };
    let promise = move || match set(Some(Bound::Promise { amount: typed.get_untracked() })) {
        Ok(()) => editing.set(None),
        Err(sentence) => error.set(Some(sentence)),
    };
    let free = move || match set(None) {
        Ok(()) => editing.set(None),
        Err(sentence) => error.set(Some(sentence)),
    };
    let take = move |text: String| {
        let amount =
            amount(session, &text)?.ok_or_else(|| session.text().targets.number_needed.to_string())?;
        typed.set(amount);
        Ok(())
    };
    let ends = move || match bound.get_untracked() {
        Some(Bound::Between { floor, cap }) => (floor, cap),
        _ => (None, None),
    };
    let between = move |floor: Option<Money>, cap: Option<Money>| {
        set((floor.is_some() || cap.is_some()).then_some(Bound::Between { floor, cap }))
    };
    let end = move |cap: bool| {
        Signal::derive(move || match bound.get() {
            Some(Bound::Between { floor, cap: high }) => {
                let held = if cap { high } else { floor };
                held.map_or_else(String::new, |money| numbers.get().full(money))
            }
            _ => String::new(),
        })
    };
    view! {
        <div class="bounds">
            <Field
                label=said(|text| text.lock_at)
                value=Signal::derive(move || numbers.get().full(typed.get()))
                on_commit=take
                number=true
                testid="lock-amount"
            />
            <Field
                label=said(|text| text.lock_reason)
                value=because
                on_commit=move |text| {
                    because.set(text);
                    Ok(())
                }
                testid="lock-reason"
            />
            <Button testid="lock" on_press=lock>{said(|text| text.lock_it)}</Button>
            <Button testid="promise" on_press=promise>{said(|text| text.promise_it)}</Button>
            <Field
                label=said(|text| text.floor)
                value=end(false)
                on_commit=move |text| between(amount(session, &text)?, ends().1)
                number=true
                testid="floor"
            />
            <Field
                label=said(|text| text.cap)
                value=end(true)
                on_commit=move |text| between(ends().0, amount(session, &text)?)
                number=true
                testid="cap"
            />
            {move || bound.get().is_some().then(|| view! {
                <Button testid="free" on_press=free>{said(|text| text.free_again)}</Button>
            })}
            <Button weight=Weight::Quiet on_press=move || editing.set(None)>
                {session.said(|text| text.words.close)}
            </Button>
            {move || error.get().map(|error| view! { <p class="risk small" role="alert">{error}</p> })}
        </div>
    }
}
