//! A new total for the months to come.

use keyline::calc::split::ProposeError;
use keyline::calc::{self, Undefined};
use keyline::plan::{AccountTarget, Edit, Money, Month, Plan, Scope, Span, check_target};
use keyline::text::Wording;
use leptos::prelude::*;

use super::form::{Reason, Take, months};
use super::model::{first_to_come, year};
use super::words::{page, said};
use crate::browser;
use crate::form::Filled;
use crate::parts::{Choice, Field, Weight};
use crate::session::{RevisionDraft, Session};
use crate::typed::{amount, amount_reads, change, sentence};

/// What a revision would do.
#[derive(Debug, Clone, PartialEq)]
struct Preview {
    /// The months that stay, and what they have.
    stays: Option<(Span, Money)>,
    /// The months that change.
    coming: Span,
    /// What they have now.
    before: Money,
    /// What they would have.
    after: Money,
    /// By how much the year changes.
    change: Money,
    /// How many accounts change.
    accounts: usize,
}

/// Why there is nothing to show.
#[derive(Debug, Clone, PartialEq)]
enum Refused {
    /// The months before have this already.
    Beyond(Money, Month),
    /// Another reason.
    Undefined(Undefined),
}

fn preview(plan: &Plan, total: Money, from: Month) -> Option<Result<Preview, Refused>> {
    let committed = plan.committed()?;
    let year = year(plan)?;
    let first = year.offset(from)?;
    let inside = committed.scope_set();
    let current = committed.current();
    let own = |it: &&AccountTarget| inside.as_ref().is_none_or(|keys| keys.contains(&it.account));
    let before: Money = current.iter().filter(own).flat_map(|it| it.months.iter().skip(first)).copied().sum();
    let now = committed.total_now();
    let stays = Money(now.0 - before.0);
    let revision = match calc::split::propose_revision(plan, total, from, "", browser::today()) {
        Ok(revision) => revision,
        Err(ProposeError::Undefined(Undefined::NoTarget)) => return Some(Err(Refused::Beyond(stays, from))),
        Err(ProposeError::Undefined(reason)) => return Some(Err(Refused::Undefined(reason))),
        // A revision splits nothing anew.
        Err(_) => return None,
    };
    Some(Ok(Preview {
        stays: (first > 0).then(|| (Span::new(year.first, first), stays)),
        coming: Span::new(from, year.months - first),
        before,
        after: Money(total.0 - stays.0),
        change: Money(total.0 - now.0),
        accounts: revision.targets.len(),
    }))
}

/// What is typed of a revision.
#[derive(Clone, Copy)]
struct Draft {
    total: Filled<Option<Money>>,
    /// While it is typed.
    trying: RwSignal<Option<Money>>,
    chosen: RwSignal<Option<Month>>,
    from: Memo<Option<Month>>,
    reason: RwSignal<String>,
    error: RwSignal<Option<String>>,
}

impl Draft {
    fn new(session: Session) -> Draft {
        let RevisionDraft { total, from: chosen, reason } = session.drafts().revision;
        let from = session.derive(move |plan| {
            let year = year(plan)?;
            let to_come = |month: &Month| {
                year.contains(*month) && plan.data_through().is_none_or(|through| *month > through)
            };
            chosen.get().filter(to_come).or_else(|| first_to_come(plan))
        });
        Draft { total, trying: RwSignal::new(None), chosen, from, reason, error: RwSignal::new(None) }
    }
}

/// The form, and what it would do.
#[component]
pub fn Revise() -> impl IntoView {
    let session = Session::get();
    let draft = Draft::new(session);
    let Draft { total, trying, chosen, from, reason, error } = draft;
    let numbers = session.numbers();
    let scope = session.derive(|plan| plan.committed().map_or(Scope::All, |it| it.scope));
    let stands = session.derive(|plan| plan.committed().map(|it| it.total_now()));
    let value =
        Signal::derive(move || total.taken().map_or_else(String::new, |total| numbers.get().full(total)));
    let note = Signal::derive(move || {
        let stands = stands.get().map(|total| numbers.get().full(total)).unwrap_or_default();
        (session.text().changes().stands)(&stands)
    });
    let take = move |typed: String| {
        trying.set(None);
        error.set(None);
        total.put(positive(session, &typed)?);
        Ok(())
    };
    let hear = move |typed: &str| trying.set(positive(session, typed).ok().flatten());
    view! {
        <h2>{said(|text| text.revise)}</h2>
        <p class="frame__sub">{move || (session.text().changes().revise_sub)(scope.get())}</p>
        <div class="changes__form">
            <Field label=said(|text| text.new_total) value on_commit=take on_typing=hear reads=amount_reads(session) number=true note refused=total.refused() testid="revise-total" />
            <Choice
                label=said(|text| text.first_month)
                choices=months(session, true)
                chosen=from
                on_choose=move |month| chosen.set(month)
                testid="revise-from"
            />
            <div class="changes__wide">
                <Reason reason error testid="revise-reason" />
            </div>
        </div>
        <Effects draft />
        <Press draft />
    }
}

/// Reads a total; nothing typed is none.
fn positive(session: Session, typed: &str) -> Result<Option<Money>, String> {
    let total = amount(session, typed)?;
    total.map_or(Ok(()), check_target).map_err(|error| sentence(session, &error))?;
    Ok(total)
}

/// What the revision would do, before it is taken.
#[component]
fn Effects(draft: Draft) -> impl IntoView {
    let session = Session::get();
    let found = session.derive(move |plan| {
        let total = draft.trying.get().or(draft.total.get().ok()?)?;
        preview(plan, total, draft.from.get()?)
    });
    let facts = move || {
        session.track();
        session.wording(|wording| match found.get() {
            None => view! { <p class="soft">{page(wording).preview_none}</p> }.into_any(),
            Some(Err(refused)) => {
                view! { <p class="risk" role="status">{why_not(&refused, wording)}</p> }.into_any()
            }
            Some(Ok(preview)) => facts(&preview, wording).into_any(),
        })
    };
    view! {
        <div class="changes__preview" data-testid="revise-preview">
            <h3>{said(|text| text.preview)}</h3>
            {facts}
        </div>
    }
}

fn why_not(refused: &Refused, wording: &Wording<'_>) -> String {
    let numbers = &wording.numbers;
    match refused {
        Refused::Beyond(stays, from) => (page(wording).beyond)(&numbers.full(*stays), &numbers.month(*from)),
        Refused::Undefined(reason) => wording.undefined(*reason),
    }
}

fn facts(preview: &Preview, wording: &Wording<'_>) -> impl IntoView {
    let (text, numbers) = (page(wording), &wording.numbers);
    let coming = numbers.span(preview.coming);
    let Preview { stays, before, after, change, .. } = *preview;
    let cents =
        numbers.cents([Some(before), Some(after), Some(change), stays.map(|it| it.1)].into_iter().flatten());
    let amount = |money: Money| numbers.in_column(money, cents);
    let stays = stays.map(|(span, money)| {
        view! { <dt>{(text.stays)(&numbers.span(span))}</dt><dd>{amount(money)}</dd> }
    });
    let factor = match before > Money::ZERO {
        true => {
            let factor = after.to_f64() / before.to_f64();
            let times = format!("× {}", numbers.decimal(factor, 3));
            (numbers.language.text().words().aside)(&times, &numbers.percent_signed(factor - 1.0))
        }
        false => text.factor_even.into(),
    };
    let change = numbers.in_column_signed(change, cents);
    view! {
        <dl class="facts">
            {stays}
            <dt>{(text.so_far)(&coming)}</dt>
            <dd>{amount(before)}</dd>
            <dt>{(text.revised)(&coming)}</dt>
            <dd class="strong">{amount(after)}</dd>
            <dt>{text.factor}</dt>
            <dd>{factor}</dd>
            <dt>{text.year_change}</dt>
            <dd>{change}</dd>
            <dt>{text.accounts_change}</dt>
            <dd>{numbers.count(preview.accounts)}</dd>
        </dl>
    }
}

#[component]
fn Press(draft: Draft) -> impl IntoView {
    let session = Session::get();
    let error = draft.error;
    let press = move || {
        let taken = take(session, draft);
        if taken.is_ok() {
            session.drafts().revision.clear();
        }
        error.set(taken.err());
    };
    view! {
        <Take
            label=|text| text.take_revision
            on_press=press
            error
            testid="revise"
            error_id="revise-error"
            weight=Weight::Primary
        />
    }
}

/// Revises, or says why not.
fn take(session: Session, draft: Draft) -> Result<(), String> {
    let text = session.text().changes();
    let total = draft.total.peek()?.ok_or_else(|| text.total_needed.to_string())?;
    if session.peek(|plan| plan.committed().map(|it| it.total_now())) == Some(total) {
        return Err(text.same_total.into());
    }
    let Some(from) = draft.from.get_untracked() else { return Ok(()) };
    let found = session.peek(|plan| preview(plan, total, from));
    if let Some(Err(refused)) = found {
        return Err(session.wording(|wording| why_not(&refused, wording)));
    }
    let because = draft.reason.get_untracked();
    let revision =
        session.peek(|plan| calc::split::propose_revision(plan, total, from, &because, browser::today()));
    match revision {
        Ok(revision) => change(session, Edit::Revise(Box::new(revision))),
        // The target was withdrawn meanwhile: a revision needs one, and fails for nothing else here.
        Err(_) => Err(session.wording(|wording| wording.undefined(Undefined::NotCommitted))),
    }
}
