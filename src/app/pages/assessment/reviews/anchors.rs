use keyline::plan::{Criterion, CriterionKind, Phase};
use keyline::text::ReviewsText;
use leptos::prelude::*;

use super::change::{change_criteria, testid};
use crate::parts::Field;
use crate::session::Session;

/// What a step means: as it was written, else in our words. Empty where neither says anything.
pub fn effective(text: &ReviewsText, criterion: &Criterion, step: usize) -> String {
    match criterion.anchors.get(step) {
        Some(written) if !written.is_empty() => written.to_string(),
        _ => (text.anchor)(&criterion.kind, step).to_string(),
    }
}

/// The words of the six steps of a judged criterion.
#[component]
pub fn Anchors(
    /// Of which phase.
    phase: Phase,
    /// The criterion's place.
    at: usize,
    /// Which.
    kind: CriterionKind,
) -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().reviews();
    let is_own = matches!(kind, CriterionKind::Own(_));
    let name = {
        let kind = kind.clone();
        move || (text().steps)((text().kind)(&kind))
    };
    let note = move || if is_own { text().steps_own } else { text().steps_ours };
    let field = move |step: usize| {
        let held = session.derive(move |plan| plan.terms().of(phase).criteria.get(at).cloned());
        let value = Signal::derive(move || {
            held.get().map_or_else(String::new, |criterion| effective(text(), &criterion, step))
        });
        let kind = kind.clone();
        let commit = move |typed: String| {
            let typed = typed.trim();
            // Ours is not stored: it then follows the language.
            let typed = if typed == (text().anchor)(&kind, step) { "" } else { typed };
            change_criteria(session, phase, |criteria| {
                if let Some(anchor) = criteria.get_mut(at).and_then(|it| it.anchors.get_mut(step)) {
                    *anchor = typed.into();
                }
            })
        };
        let label = Signal::derive(move || (text().step)(step));
        let placeholder =
            Signal::derive(move || if is_own { text().no_anchor.to_string() } else { String::new() });
        let testid = format!("{}-{step}", testid("anchor", phase, at));
        view! { <Field label value on_commit=commit placeholder testid /> }
    };
    view! {
        <details class="criteria__anchors" data-testid=testid("anchors", phase, at)>
            <summary>{name}</summary>
            <p class="frame__sub">{note}</p>
            <div class="criteria__steps">{(0..6).map(field).collect_view()}</div>
        </details>
    }
}
