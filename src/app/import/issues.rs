use keyline::file::import::{Cause, Issue, IssueKind};
use leptos::prelude::*;

use super::decide::lead_to;
use super::seen::Seen;
use crate::parts::{Icon, Segments, Shape};
use crate::session::Session;

/// How many places of a cause stand beside it; the others unfold.
const PLACES: usize = 3;

/// Which causes are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    All,
    MustFix,
    ToKnow,
}

/// What was found in the file, a line for each cause, with what to do about it.
#[component]
pub fn Issues(
    /// What was read.
    seen: Seen,
) -> impl IntoView {
    let session = Session::get();
    let which = RwSignal::new(Which::All);
    let counts = move || {
        seen.with(|import| {
            let must = import.causes_to_tell().filter(|cause| cause.must_fix()).count();
            (import.causes_to_tell().count(), must)
        })
    };
    // A memo, so that the list is not drawn anew where only what stands in it changes, and the keyboard stays where it is.
    let total = Memo::new(move |_| counts().0);
    let choices = Signal::derive(move || {
        let text = session.text().import();
        let (all, must) = counts();
        vec![
            (Which::All, (text.filter_all)(all)),
            (Which::MustFix, (text.filter_must)(must)),
            (Which::ToKnow, (text.filter_know)(all.saturating_sub(must))),
        ]
    });
    let rows = move || {
        let which = which.get();
        seen.with(|import| {
            let wanted = import.causes_to_tell().filter(|cause| match which {
                Which::All => true,
                Which::MustFix => cause.must_fix(),
                Which::ToKnow => !cause.must_fix(),
            });
            wanted.map(|cause| cause_row(session, seen, cause)).collect_view()
        })
    };
    // What is asked is found as well, though it is no issue of a row.
    let asks = Memo::new(move |_| seen.asks_anything());
    let title = move || {
        let text = session.text().import();
        match total.get() {
            0 if asks.get() => text.issues_asked_title.to_string(),
            total => (text.issues_title)(total),
        }
    };
    let none = move || {
        let text = session.text().import();
        if asks.get() { text.issues_asked } else { text.issues_none }
    };
    view! {
        <section class="rule">
            <h2 tabindex="-1" data-testid="import-issues" data-value=move || total.get()>{title}</h2>
            {move || match total.get() {
                0 => view! { <p class="soft" data-testid="import-issues-none">{none}</p> }.into_any(),
                _ => view! {
                    <div class="import__filter">
                        <Segments
                            label=session.said(|text| text.import().filter_label)
                            choices
                            chosen=which
                            on_choose=move |choice| which.set(choice)
                        />
                    </div>
                    <ul class="list import__issues">{rows}</ul>
                }
                .into_any(),
            }}
        </section>
    }
}

/// A cause: how often, for how much money, what to do, and where it stands.
fn cause_row(session: Session, seen: Seen, cause: &Cause) -> impl IntoView + use<> {
    let text = session.text().import();
    let must = cause.must_fix();
    let numbers = seen.numbers();
    let said = (text.found.cause)(cause, &numbers);
    let said = match seen.part_of_all(cause.money) {
        Some((sum, _)) if cause.is_beside() => (text.found.cause_beside)(&said, &sum),
        Some((part, all)) => (text.found.cause_money)(&said, &part, &all),
        None => said,
    };
    let is_by_headings =
        |issue: &Issue| matches!(issue.kind, IssueKind::AboveHeadings | IssueKind::OtherTable);
    let lead = cause.first.first().is_some_and(is_by_headings).then(|| {
        let lead = move |_| lead_to("import-heading-row");
        view! {
            {session.text().words().space}
            <button type="button" class="link" on:click=lead>{text.found.lead_headings}</button>
        }
    });
    let is_sum = cause.first.first().is_some_and(|issue| issue.kind == IssueKind::SumRow);
    let take = is_sum.then(|| view! { <TakeSums seen all=cause.is_beside() /> });
    let place = |issue: &Issue| ((text.found.place)(issue), (text.found.detail)(issue, &numbers));
    let places: Vec<(String, String)> = cause.first.iter().map(place).collect();
    let (open, count) = (RwSignal::new(false), cause.count);
    // What is hidden comes above its count, where the first ones stand.
    let list = move || {
        let shown = if open.get() { places.len() } else { places.len().min(PLACES) };
        let rows = places.iter().take(shown).map(|(place, detail)| {
            view! { <li><bdi>{place.clone()}</bdi>" "<bdi class="soft">{detail.clone()}</bdi></li> }
        });
        let hidden = count - shown;
        let more = (text.found.places_more)(hidden);
        let more = (hidden > 0).then(|| match shown < places.len() {
            true => view! {
                <li><button type="button" class="link" on:click=move |_| open.set(true)>{more}</button></li>
            }
            .into_any(),
            false => view! { <li class="soft">{more}</li> }.into_any(),
        });
        view! { <ul class="import__places">{rows.collect_view()}{more}</ul> }
    };
    view! {
        <li>
            <span class=if must { "risk" } else { "caution" }>
                <Icon shape=if must { Shape::Warn } else { Shape::Info } />
            </span>
            <div>
                <strong>{said}</strong>
                <p>{(text.found.advice)(cause)}{lead}</p>
                {take}
                {list}
            </div>
        </li>
    }
}

/// Whether rows that their amounts prove to be totals are accounts for all that: all of them, or any.
#[component]
fn TakeSums(seen: Seen, all: bool) -> impl IntoView {
    let session = Session::get();
    let taken = move || {
        seen.importing.options().with(|options| {
            let is_taken = |name: &str| options.taken_sums.contains(name);
            seen.with(|import| match all {
                true => import.sum_rows.iter().all(|name| is_taken(name)),
                false => import.sum_rows.iter().any(|name| is_taken(name)),
            })
        })
    };
    let toggle = move |_| {
        let wanted = !untrack(taken);
        let names = seen.with(|import| import.sum_rows.clone());
        seen.again(move |options| match wanted {
            true => options.taken_sums.extend(names),
            false => options.taken_sums.retain(|name| !names.contains(name)),
        });
    };
    view! {
        <label class="import__check">
            <input type="checkbox" prop:checked=taken on:change=toggle data-testid="import-take-sums" />
            <span>{session.said(|text| text.import().found.take_sums)}</span>
        </label>
    }
}
