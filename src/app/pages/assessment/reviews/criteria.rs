use keyline::file::number::read_ratio;
use keyline::plan::{CriterionKind, Phase, Terms};
use keyline::text::ReviewsText;
use leptos::prelude::*;

use super::anchors::Anchors;
use super::change::{added, change_criteria, made_whole, phase_name, testid, without};
use crate::parts::{Choice, Field, Icon, Shape};
use crate::session::Session;
use crate::typed::change;
use crate::weights::WeightSum;

/// What people are assessed by, phase by phase.
#[component]
pub fn Criteria() -> impl IntoView {
    let session = Session::get();
    let phase = move |phase: Phase| view! { <div class="c6"><OfPhase phase /></div> };
    view! {
        <h2>{session.said(|text| text.reviews().criteria)}</h2>
        <p class="frame__sub">{session.said(|text| text.reviews().criteria_sub)}</p>
        <div class="cols">{[Phase::StartUp, Phase::Growth].map(phase).into_iter().collect_view()}</div>
    }
}

/// The criteria of a phase.
#[component]
fn OfPhase(phase: Phase) -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().reviews();
    // Weights and words change within their fields.
    let kinds = session.derive(move |plan| {
        let criteria = plan.terms().of(phase).criteria.iter();
        criteria.map(|criterion| criterion.kind.clone()).collect::<Vec<_>>()
    });
    let is_ours =
        session.derive(move |plan| plan.terms().of(phase).criteria == Terms::default().of(phase).criteria);
    let whose = move || if is_ours.get() { text().ours } else { text().yours };
    let rows = move || {
        let kinds = kinds.get();
        let last = kinds.len() == 1;
        let row = move |(at, kind): (usize, CriterionKind)| view! { <Row phase at kind last /> };
        kinds.into_iter().enumerate().map(row).collect_view()
    };
    let testid = format!("criteria-{}", phase_name(phase));
    let sum =
        session.derive(move |plan| plan.terms().of(phase).criteria.iter().map(|it| it.weight).sum::<f64>());
    let whole = move || {
        // What is in range stays in range.
        let _ = change_criteria(session, phase, |criteria| made_whole(criteria));
    };
    let sum_ids = match phase {
        Phase::StartUp => ("criteria-sum-startup", "criteria-whole-startup"),
        Phase::Growth => ("criteria-sum-growth", "criteria-whole-growth"),
    };
    view! {
        <h3 class="criteria__phase">{move || (session.text().words().phase)(phase)}</h3>
        <p class="small soft" data-testid=testid>{whose}</p>
        <div class="criteria__row criteria__head">
            <span>{move || text().criterion}</span>
            <span>{move || text().weight}</span>
            <span>{move || text().how}</span>
            <span></span>
        </div>
        {rows}
        <WeightSum sum on_whole=whole testids=sum_ids />
        <More phase kinds />
    }
}

/// A criterion: its weight, how it is found, what its steps mean.
#[component]
fn Row(phase: Phase, at: usize, kind: CriterionKind, last: bool) -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().reviews();
    let name = {
        let kind = kind.clone();
        Signal::derive(move || (text().kind)(&kind).to_string())
    };
    let is_counted = kind.is_counted();
    let how = move || if is_counted { text().counted } else { text().judged };
    let weight =
        session.derive(move |plan| plan.terms().of(phase).criteria.get(at).map_or(0.0, |it| it.weight));
    let commit = move |typed: String| {
        let weight = percent(session, &typed)?;
        change_criteria(session, phase, |criteria| {
            if let Some(criterion) = criteria.get_mut(at) {
                criterion.weight = weight;
            }
        })
    };
    let drop = move || {
        // Where it is not taken, the page says why.
        let _ = session.apply(without(session, phase, at));
    };
    let drop_label = move || (text().drop)(&name.get());
    let remove = move || {
        view! {
            <button
                type="button"
                class="button button--quiet button--icon"
                aria-label=drop_label
                title=drop_label
                data-testid=testid("drop", phase, at)
                on:click=move |_| drop()
            >
                <Icon shape=Shape::Cross />
            </button>
        }
    };
    view! {
        <div class="criteria__row" data-testid=testid("criterion", phase, at) data-value=move || weight.get().to_string()>
            <span class="criteria__name"><bdi>{move || name.get()}</bdi></span>
            <Field
                label=Signal::derive(move || (text().weight_label)(&name.get()))
                value=Signal::derive(move || written(weight.get()))
                on_commit=commit
                number=true
                bare=true
                testid=testid("weight", phase, at)
            />
            <span class="small soft">{how}</span>
            <span>{(!last).then(remove)}</span>
        </div>
        {(!is_counted).then(|| view! { <Anchors phase at kind /> })}
    }
}

/// Adds a criterion: one of those built in, or an own one by its name.
#[component]
fn More(phase: Phase, kinds: Memo<Vec<CriterionKind>>) -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().reviews();
    let choices = Signal::derive(move || {
        let held = kinds.get();
        let free = CriterionKind::BUILT_IN.into_iter().filter(|kind| !held.contains(kind));
        let named = free.map(|kind| {
            let name = (text().kind)(&kind).to_string();
            (Some(kind), name)
        });
        std::iter::once((None, text().add_first.to_string())).chain(named).collect::<Vec<_>>()
    });
    let all_held = Signal::derive(move || choices.with(|choices| choices.len() == 1));
    let choose = move |kind: Option<CriterionKind>| {
        if let Some(kind) = kind {
            // Where it is not taken, the page says why.
            let _ = session.apply(added(session, phase, kind));
        }
    };
    let own = move |typed: String| {
        let name = typed.trim();
        if name.is_empty() {
            return Ok(());
        }
        change(session, added(session, phase, ReviewsText::kind_called(name)))
    };
    let name = phase_name(phase);
    let (add_id, own_id) = match phase {
        Phase::StartUp => ("criterion-add-startup", "criterion-own-startup"),
        Phase::Growth => ("criterion-add-growth", "criterion-own-growth"),
    };
    view! {
        <div class="criteria__more" data-testid=format!("criteria-more-{name}")>
            <Choice
                label=session.said(|text| text.reviews().add)
                choices
                chosen=Signal::stored(None)
                on_choose=choose
                disabled=all_held
                testid=add_id
            />
            <Field
                label=session.said(|text| text.reviews().own)
                value=Signal::stored(String::new())
                placeholder=session.said(|text| text.reviews().own_placeholder)
                on_commit=own
                testid=own_id
            />
        </div>
    }
}

/// A weight typed as a percentage, with its sign or without.
fn percent(session: Session, typed: &str) -> Result<f64, String> {
    let bare = typed.trim().trim_end_matches(['%', '％']);
    read_ratio(&[bare, "%"].concat()).map_err(|_| (session.text().settings().not_percent)(typed.trim()))
}

/// A weight as its percentage with four decimals at most.
fn written(weight: f64) -> String {
    ((weight * 1e6).round() / 1e4).to_string()
}
