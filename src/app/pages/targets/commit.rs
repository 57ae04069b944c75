//! The target one commits to: what it is, why, and what was frozen with it.

use keyline::calc::split::ProposeError;
use keyline::calc::target::FunnelPart;
use keyline::calc::{self, base, split, target};
use keyline::plan::{BaseModel, Committed, Edit, EditError, Money, Plan, check_count, check_target};
use keyline::text::Wording;
use leptos::prelude::*;

use super::asked::Asked;
use super::words::{page, said, why_not};
use crate::browser;
use crate::kin::PlanNextYear;
use crate::parts::{Ask, Button, Field, Weight};
use crate::session::{Commitment, Session};
use crate::show::{Fig, Style};
use crate::typed::{Kind, amount, amount_reads, change, number, sentence};

/// The strip under the methods, before and after committing.
#[component]
pub fn Commitment(asked: Asked) -> impl IntoView {
    move || match asked.is_committed.get() {
        true => view! { <Stands asked /> }.into_any(),
        false => view! { <Proposal asked /> }.into_any(),
    }
}

#[component]
fn Proposal(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let Commitment { target, count, reason } = session.drafts().commitment;
    let error = RwSignal::new(None::<String>);
    let numbers = session.numbers();
    let blend = move || asked.targets.with_untracked(|targets| targets.blend.ok().map(|blend| blend.total));
    let value = Signal::derive(move || {
        asked.total.get().map_or_else(|_| String::new(), |total| numbers.get().full(total))
    });
    let take = move |typed: String| {
        let total = amount(session, &typed)?;
        total.map_or(Ok(()), check_target).map_err(|error| sentence(session, &error))?;
        error.set(None);
        target.put(total.filter(|&total| blend() != Some(total)));
        Ok(())
    };
    let against = move || {
        let total = asked.total.get().ok()?;
        let blend = asked.targets.get().blend.ok().map(|blend| blend.total);
        Some(session.worded(|plan, wording| {
            let (text, numbers) = (page(wording), &wording.numbers);
            let growth = target::growth_on_last_twelve(plan, total).ok();
            let growth = growth.map(|growth| (text.on_twelve_months)(&numbers.percent_signed(growth)));
            let over = blend.map(|blend| match Money(total.0.saturating_sub(blend.0)) {
                Money::ZERO => text.as_blend.to_string(),
                over => (text.over_blend)(&numbers.short_signed(over)),
            });
            growth.into_iter().chain(over).collect::<Vec<_>>().join(" · ")
        }))
    };
    // What was filled in stays: taken back, the commitment is found as it was made.
    let held_back = RwSignal::new(false);
    let commit = move || {
        let filled = || Ok::<_, String>((target.peek()?, count.peek()?, reason.peek()?));
        let filled = filled();
        held_back.set(filled.is_err());
        let outcome = filled.ok().map(|(total, count, reason)| {
            let total =
                total.or_else(blend).ok_or_else(|| session.text().targets().amount_positive.to_string())?;
            let count = count.unwrap_or_else(|| session.peek(key_accounts));
            propose(session, total, count, &reason, blend())
        });
        error.set(outcome.and_then(Result::err));
    };
    // What holds it back is said at the button, too, as long as it stands in its field.
    let sentence = move || {
        let refused = || target.get().err().or_else(|| count.get().err());
        error.get().or_else(|| held_back.get().then(refused).flatten())
    };
    let free = move || target.taken().is_some() && asked.targets.get().blend.is_ok();
    let back = move || {
        free().then(|| {
            view! {
                <Button weight=Weight::Quiet small=true on_press=move || target.put(None)>
                    {said(|text| text.back_to_blend)}
                </Button>
            }
        })
    };
    view! {
        <section class="commit" aria-label=said(|text| text.target_to_commit)>
            <div class="commit__amount">
                <Field
                    label=said(|text| text.target_to_commit)
                    value
                    on_commit=take
                    reads=amount_reads(session)
                    number=true
                    refused=target.refused()
                    testid="commit-amount"
                />
            </div>
            <Count error />
            <p class="soft">{against} " " {back}</p>
            <div class="commit__reason">
                <Field
                    label=said(|text| text.reason_label)
                    value=Signal::derive(move || reason.taken())
                    on_commit=move |typed| {
                        reason.put(typed);
                        error.set(None);
                        Ok(())
                    }
                    testid="commit-reason"
                />
            </div>
            <Button weight=Weight::Primary testid="commit" on_press=commit>{said(|text| text.commit)}</Button>
            {move || sentence().map(|error| view! {
                <p class="commit__error risk" role="alert" data-testid="commit-error">{error}</p>
            })}
        </section>
    }
}

/// How many key accounts are committed to: those there are, until another number is typed or those that the funnel brings
/// are wanted, too.
#[component]
fn Count(error: RwSignal<Option<String>>) -> impl IntoView {
    let session = Session::get();
    let count = session.drafts().commitment.count;
    let there = session.derive(key_accounts);
    let with_funnel = session.derive(with_funnel);
    let shown = Memo::new(move |_| count.taken().unwrap_or_else(|| there.get()));
    let take = move |typed: String| {
        let read = number(session, Kind::Plain, &typed)?;
        if read.is_some_and(|count| count.fract() != 0.0) {
            return Err(session.text().targets().count_needed.into());
        }
        read.map_or(Ok(()), check_count).map_err(|error| sentence(session, &error))?;
        error.set(None);
        count.put(Some(read.map(|count| count as u32)));
        Ok(())
    };
    let funnel = move || {
        let (now, sum) = (there.get()?, with_funnel.get()?);
        let differs = shown.get() != Some(sum);
        Some(view! {
            <p class="commit__funnel small soft" data-testid="commit-funnel">
                {move || (session.text().targets().count_funnel)(now as usize, sum as usize)} " "
                {differs.then(|| view! {
                    <Button
                        weight=Weight::Quiet
                        small=true
                        testid="commit-with-funnel"
                        on_press=move || count.put(Some(Some(sum)))
                    >
                        {move || (session.text().targets().count_with_funnel)(sum as usize)}
                    </Button>
                })}
            </p>
        })
    };
    view! {
        <div class="commit__count">
            <Field
                label=said(|text| text.committed_count)
                value=Signal::derive(move || shown.get().map_or_else(String::new, |count| count.to_string()))
                on_commit=take
                number=true
                refused=count.refused()
                testid="commit-count"
            />
        </div>
        {funnel}
    }
}

/// How many key accounts there are, where there are any to commit to.
fn key_accounts(plan: &Plan) -> Option<u32> {
    let count = calc::value(plan, base::Figure::KeyAccounts).ok()?;
    check_count(count).is_ok().then_some(count as u32)
}

/// How many there would be with those that the funnel brings, where it brings any.
fn with_funnel(plan: &Plan) -> Option<u32> {
    let new = calc::value(plan, target::Figure::Funnel(FunnelPart::New)).ok()?.round();
    let keys = key_accounts(plan)?;
    let sum = f64::from(keys) + new;
    (new >= 1.0 && check_count(sum).is_ok()).then_some(sum as u32)
}

/// Proposes and commits, or says why not.
fn propose(
    session: Session,
    total: Money,
    count: Option<u32>,
    reason: &str,
    blend: Option<Money>,
) -> Result<(), String> {
    if blend != Some(total) && reason.trim().is_empty() {
        return Err(session.text().targets().reason_needed.into());
    }
    let proposed = session.peek(|plan| split::propose_commit(plan, total, reason, browser::today()));
    let mut committed = proposed.map_err(|error| {
        session.wording(|wording| match error {
            ProposeError::Undefined(reason) => wording.undefined(reason),
            ProposeError::Split(error) => why_not(&error, wording),
            ProposeError::AlreadyCommitted => sentence(session, &EditError::AlreadyCommitted),
        })
    })?;
    committed.accounts = count;
    change(session, Edit::Commit(Box::new(committed)))
}

#[component]
fn Stands(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let facts = move || {
        session.track();
        session
            .worded(|plan, wording| plan.committed().map(|it| facts(plan, it, &asked.targets.get(), wording)))
    };
    let when = move || facts().map(|facts| facts.when);
    let reason = move || facts().map(|facts| facts.reason);
    let frozen = move || facts().map(|facts| facts.frozen);
    let drift = move || facts().map(|facts| facts.drift);
    let is_counted = session.derive(|plan| plan.committed().is_some_and(|it| it.accounts.is_some()));
    let count = move || {
        is_counted.get().then(|| {
            view! {
                <p class="soft">
                    <Fig figure=split::Figure::KeyAccountsTarget style=Style::Count testid="committed-count" />
                    " " {said(|text| text.key_accounts_too)}
                </p>
            }
        })
    };
    view! {
        <section class="commit commit--stands" aria-label=said(|text| text.committed_target)>
            <div>
                <p class="accent strong">{said(|text| text.committed_target)}</p>
                <p class="commit__total">
                    <Fig figure=split::Figure::Committed style=Style::Full testid="committed-amount" />
                </p>
                <p class="soft">
                    <Fig figure=split::Figure::CommittedGrowth style=Style::Change />
                    {said(|text| text.on_frozen_base)}
                </p>
                {count}
            </div>
            <div class="commit__facts">
                <p><span class="strong">{when}</span> {session.said(|text| text.words().space)} {reason}</p>
                <p class="soft">{frozen}</p>
                <p class="soft" data-testid="drift">{drift}</p>
            </div>
            <div class="commit__tools"><PlanNextYear testid="plan-next-year" /><Withdraw /></div>
        </section>
    }
}

/// What was frozen, and how far today has moved from it.
struct Facts {
    when: String,
    reason: String,
    frozen: String,
    drift: String,
}

fn facts(plan: &Plan, committed: &Committed, targets: &target::Targets, wording: &Wording<'_>) -> Facts {
    let (text, numbers) = (page(wording), &wording.numbers);
    let base = committed.base();
    let model = match committed.base_model {
        BaseModel::LastTwelveMonths => text.model_twelve.to_string(),
        BaseModel::Annualised => text.model_annualised.to_string(),
        BaseModel::Combined => text.model_combined.to_string(),
        BaseModel::Forecast(by) => {
            let by = calc::kernel::forecast::By::Model(by.into());
            (text.model_forecast)((numbers.language.text().words().by)(by))
        }
    };
    let reason = match committed.reason.is_empty() {
        true => text.reason_none.to_string(),
        false => committed.reason.to_string(),
    };
    let through = numbers.month(committed.data_through);
    let now = targets.base.ok().map(|now| (numbers.short(now), now == base));
    let blend = targets.blend.as_ref().ok().map(|blend| blend.total);
    let moved = plan.data_through().is_some_and(|now| now != committed.data_through);
    let drift_base = now.as_ref().filter(|(_, same)| !same).map(|(now, _)| now.as_str());
    let drift_blend = match (committed.blend, blend) {
        (Some(then), Some(now)) if then != now => Some((numbers.short(then), numbers.short(now))),
        _ => None,
    };
    let drift_blend = drift_blend.as_ref().map(|(then, now)| (then.as_str(), now.as_str()));
    let until = plan.data_through().filter(|_| moved).map(|month| numbers.month(month));
    Facts {
        when: (text.committed_on)(&numbers.date(committed.on)),
        reason,
        frozen: (text.frozen)(&numbers.short(base), &model, &through, committed.key_accounts.len()),
        drift: [
            (text.drift_until)(until.as_deref()),
            (text.drift_base)(&numbers.short(base), drift_base),
            (text.drift_blend)(drift_blend),
            text.drift_end.to_string(),
        ]
        .concat(),
    }
}

#[component]
fn Withdraw() -> impl IntoView {
    let session = Session::get();
    let withdraw = move || {
        // What is not taken back is said in the banner.
        let _ = session.apply(Edit::Withdraw);
    };
    view! {
        <Ask
            label=said(|text| text.withdraw)
            title=said(|text| text.withdraw_title)
            body=said(|text| text.withdraw_body)
            cancel=session.said(|text| text.words().cancel)
            on_confirm=withdraw
            testids=("withdraw", "withdraw-confirm")
        />
    }
}
