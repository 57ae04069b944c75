//! The three methods, their blend, the committed target and its split.

mod accounts;
mod baseline;
mod bench;
mod bounds;
mod commit;
mod curves;
mod entry;
mod head;
mod methods;
mod months;
mod owners;
mod resources;
mod shares;
mod split;

use keyline::calc::{self, Undefined};
use keyline::plan::Money;
use keyline::text::{TargetsText, Wording};
use leptos::prelude::*;

use crate::explain::Draft;
use crate::session::Session;
use shares::{Parted, parted};

/// What all sections of the page share, computed once.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    /// The three methods and their blend.
    targets: Memo<calc::Targets>,
    /// A target tried out in place of the blend, until one is committed.
    draft: RwSignal<Option<Money>>,
    /// What is split: the committed target, else the one tried out, else the blend.
    total: Memo<Result<Money, Undefined>>,
    /// The split of that.
    parted: Memo<Parted>,
    /// Whether a target is committed.
    is_committed: Memo<bool>,
}

/// The targets page.
#[component]
pub fn Targets() -> impl IntoView {
    let session = Session::get();
    let Draft(draft) = expect_context::<Draft>();
    // What was tried out on this page means nothing on the next.
    on_cleanup(move || draft.set(None));
    let targets = session.derive(calc::targets);
    let total = session.derive(move |plan| match plan.committed() {
        Some(committed) => Ok(committed.total),
        None => draft.get().map_or_else(|| targets.get().blend.map(|blend| blend.total), Ok),
    });
    let parted = session.derive(move |plan| parted(plan, total.get()));
    let is_committed = session.derive(|plan| plan.committed().is_some());
    let asked = Asked { targets, draft, total, parted, is_committed };
    view! {
        <main id="main" class="page">
            <head::Head asked />
            <div class="cols">
                <div class="c12 rule methods"><methods::Methods asked /></div>
                <div class="c12"><commit::Commitment asked /></div>
                <div class="c12 rule"><Inputs asked /></div>
                <div class="c12 rule"><split::SplitSection asked /></div>
            </div>
        </main>
    }
}

/// What each method is told.
#[component]
fn Inputs(asked: Asked) -> impl IntoView {
    let session = Session::get();
    view! {
        <h2>{session.said(|text| text.targets.inputs)}</h2>
        <p class="frame__sub">{session.said(|text| text.targets.inputs_sub)}</p>
        <bench::BenchmarkInputs asked />
        <resources::ResourceInputs asked />
        <baseline::BaselineInputs />
    }
}

fn page<'a>(wording: &Wording<'_>) -> &'a TargetsText {
    &wording.numbers.language.text().targets
}

/// A sentence or word of this page, following the language.
fn said(word: fn(&TargetsText) -> &'static str) -> Signal<String> {
    let session = Session::get();
    Signal::derive(move || word(&session.text().targets).to_string())
}
