//! What holds for one account in the split: a lock with its reason, a floor, a cap.

use keyline::calc;
use keyline::plan::{AccountId, Bound, Edit, Money, Month};
use leptos::prelude::*;

use super::asked::Asked;
use super::model;
use super::words::{said, told, why_not};
use crate::parts::{Button, Choice, Field, Weight};
use crate::session::Session;
use crate::typed::{amount, amount_reads, change};

/// Opens under the account's row. Everything it does is an edit, and undone as one.
#[component]
pub fn BoundEditor(
    /// What the page shares.
    asked: Asked,
    /// Whose.
    id: AccountId,
) -> impl IntoView {
    let session = Session::get();
    let draft = session.drafts().bound;
    let numbers = session.numbers();
    let bound = session.derive(move |plan| plan.split().bounds.get(&id).cloned());
    // Until others are filled in, the amount and the reason that stand: while an amount is tried out, those before it.
    let amount_held = Memo::new(move |before: Option<&Money>| match bound.get() {
        Some(Bound::Lock { amount, .. } | Bound::Promise { amount }) => amount,
        _ => before.copied().filter(|_| asked.trying.with(Option::is_some)).unwrap_or_else(|| {
            asked.parted.with(|parted| {
                let shares = parted.as_ref().ok();
                shares.and_then(|shares| shares.of(id)).map_or(Money::ZERO, |(_, share)| share.target)
            })
        }),
    });
    let reason_held = move || bound.with(|bound| bound.as_ref().map_or("", Bound::reason).to_string());
    let reason = move || Ok::<_, String>(draft.reason.peek()?.unwrap_or_else(|| untrack(reason_held)));
    let error = RwSignal::new(None::<String>);
    // Found again after the table was drawn anew, what is filled in is tried out again.
    asked.trying.set(untrack(|| draft.amount.taken()).map(|amount| (id, Bound::Promise { amount })));
    // What is typed may leave no split.
    let refused = move || {
        let (account, bound) = asked.trying.get()?;
        let total = asked.total.get().ok()?;
        session.worded(|plan, wording| {
            let error = calc::split::split_trying(plan, total, account, &bound).err()?;
            Some(why_not(&error, wording))
        })
    };
    let set = move |bound: Option<Bound>| {
        let done = change(session, Edit::SetBounds(vec![(id, bound)]));
        if done.is_ok() {
            asked.trying.set(None);
        }
        done
    };
    let amount = move || Ok::<_, String>(draft.amount.peek()?.unwrap_or_else(|| amount_held.get_untracked()));
    let done = move |outcome: Result<(), String>| match outcome {
        Ok(()) => draft.open(None),
        Err(sentence) => error.set(Some(sentence)),
    };
    let lock = move || {
        done(amount().and_then(|amount| match model::locked(amount, &reason()?) {
            None => Err(session.text().targets().lock_reason_needed.into()),
            bound => set(bound),
        }));
    };
    let promise = move || done(amount().and_then(|amount| set(Some(Bound::Promise { amount }))));
    let free = move || done(set(None));
    let take = move |text: String| {
        let amount = needed(session, &text)?;
        draft.amount.put(Some(amount));
        asked.trying.set(Some((id, Bound::Promise { amount })));
        Ok(())
    };
    // The others share the remainder while the figure is typed.
    let hear = move |text: &str| {
        asked.trying.set(needed(session, text).ok().map(|amount| (id, Bound::Promise { amount })));
    };
    on_cleanup(move || asked.trying.set(None));
    let ends = move || bound.with_untracked(|bound| model::ends(bound.as_ref()));
    let between = move |floor: Option<Money>, cap: Option<Money>| {
        if bound.with_untracked(|bound| model::is_unlimited(bound.as_ref(), floor, cap)) {
            return Ok(());
        }
        set(model::between(floor, cap, &reason()?))?;
        // It is the bound's own now.
        draft.reason.put(None);
        Ok(())
    };
    // Of limits that stand the reason is written at once; a lock takes it with it.
    let because = move |text: String| {
        if let Some(Bound::Between { floor, cap, .. }) = bound.get_untracked() {
            return set(Some(Bound::Between { floor, cap, reason: text.trim().into() }));
        }
        draft.reason.put(Some(text));
        Ok(())
    };
    let end = move |cap: bool| {
        Signal::derive(move || {
            let (floor, high) = bound.with(|bound| model::ends(bound.as_ref()));
            let held = if cap { high } else { floor };
            held.map_or_else(String::new, |money| numbers.get().full(money))
        })
    };
    view! {
        <div class="bounds">
            <Field
                label=said(|text| text.lock_at)
                value=Signal::derive(move || numbers.get().full(draft.amount.taken().unwrap_or_else(|| amount_held.get())))
                on_commit=take
                on_typing=hear
                reads=amount_reads(session)
                number=true
                refused=draft.amount.refused()
                testid="lock-amount"
            />
            <Field
                label=said(|text| text.lock_reason)
                value=Signal::derive(move || draft.reason.taken().unwrap_or_else(reason_held))
                on_commit=because
                testid="lock-reason"
            />
            <Button testid="lock" on_press=lock>{said(|text| text.lock_it)}</Button>
            <Button testid="promise" on_press=promise>{said(|text| text.promise_it)}</Button>
            <Field
                label=said(|text| text.floor)
                value=end(false)
                on_commit=move |text: String| between(part(session, &text)?, ends().1)
                reads=amount_reads(session)
                number=true
                testid="floor"
            />
            <Field
                label=said(|text| text.cap)
                value=end(true)
                on_commit=move |text: String| between(ends().0, part(session, &text)?)
                reads=amount_reads(session)
                number=true
                testid="cap"
            />
            {move || bound.get().is_some().then(|| view! {
                <Button testid="free" on_press=free>{said(|text| text.free_again)}</Button>
            })}
            <Button weight=Weight::Quiet on_press=move || draft.open(None)>
                {session.said(|text| text.words().close)}
            </Button>
            {move || refused().map(|why| view! { <p class="risk small" role="status">{why}</p> })}
            <FixedMonths id />
            {move || error.get().map(|error| view! { <p class="risk small" role="alert" data-testid="bounds-error">{error}</p> })}
        </div>
    }
}

/// Reads a part of the target; `None` where the field is empty. The plan takes none below zero, either.
fn part(session: Session, typed: &str) -> Result<Option<Money>, String> {
    match amount(session, typed)? {
        Some(amount) if amount < Money::ZERO => Err(session.text().targets().part_negative.into()),
        amount => Ok(amount),
    }
}

/// The same where the field may not be empty.
fn needed(session: Session, typed: &str) -> Result<Money, String> {
    part(session, typed)?.ok_or_else(|| session.text().targets().number_needed.to_string())
}

/// The months of the account that are fixed, and one more.
#[component]
fn FixedMonths(id: AccountId) -> impl IntoView {
    let session = Session::get();
    let year = session.derive(|plan| plan.plan_span());
    let fixed = session.derive(move |plan| {
        let locks = plan.split().month_locks.iter().filter(|((account, _), _)| *account == id);
        locks.map(|(&(_, month), &amount)| (month, amount)).collect::<Vec<_>>()
    });
    let chosen = RwSignal::new(None::<Month>);
    let choices = Signal::derive(move || {
        let numbers = session.numbers().get();
        let months = year.get().into_iter().flat_map(|year| year.iter());
        let none = (None, session.text().studio().lock_months.to_string());
        std::iter::once(none)
            .chain(months.map(|month| (Some(month), numbers.month(month))))
            .collect::<Vec<_>>()
    });
    let lock = move |month: Month, amount: Option<Money>| {
        change(session, Edit::LockMonths(vec![(id, month, amount)]))
    };
    let take = move |text: String| {
        let Some(month) = chosen.get_untracked() else { return Ok(()) };
        lock(month, Some(needed(session, &text)?))?;
        chosen.set(None);
        Ok(())
    };
    let listed = move || {
        let numbers = session.numbers().get();
        let one = |(month, amount): (Month, Money)| {
            let words = (session.text().words().labeled)(&numbers.month(month), &numbers.full(amount));
            let free = move || {
                // Freeing is always taken.
                let _ = lock(month, None);
            };
            view! {
                <span class="bounds__month">
                    {words} " "
                    <Button small=true weight=Weight::Quiet on_press=free>{said(|text| text.free_again)}</Button>
                </span>
            }
        };
        fixed.get().into_iter().map(one).collect_view()
    };
    let amount_field = move || {
        chosen.get().map(|month| {
            let label = Signal::derive(move || session.numbers().get().month(month));
            view! { <Field label value=Signal::derive(String::new) on_commit=take reads=amount_reads(session) number=true testid="month-amount" /> }
        })
    };
    view! {
        <div class="bounds__months">
            <Choice
                label=told(|text| text.lock_months)
                choices
                chosen
                on_choose=move |month| chosen.set(month)
                bare=true
                testid="month-lock"
            />
            {amount_field}
            {listed}
            <p class="small soft">{told(|text| text.lock_months_sub)}</p>
        </div>
    }
}
