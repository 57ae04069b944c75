//! The three methods, their blend, the committed target and its split.

mod accounts;
mod asked;
mod base;
mod baseline;
mod bench;
mod bounds;
mod commit;
mod curves;
mod entry;
mod goal;
mod head;
mod methods;
mod model;
mod months;
mod moves;
mod odds;
mod owners;
mod record;
mod resources;
mod scenarios;
mod shares;
mod sheet;
mod split;
mod visits;
mod words;

use keyline::calc;
use leptos::prelude::*;

use crate::draws::Drawing;
use crate::explain::Draft;
use crate::session::Session;
use crate::settled::a_frame_later;
use asked::Asked;
use shares::parted;
pub use sheet::MethodSheet;

/// The targets page.
#[component]
pub fn Targets() -> impl IntoView {
    let session = Session::get();
    let draft = session.drafts().commitment.target;
    // What explains a figure of this page speaks of the target that is tried out on it; other pages know none.
    let Draft(told) = expect_context::<Draft>();
    Effect::new(move |_| told.set(draft.taken()));
    on_cleanup(move || told.set(None));
    let targets = session.derive(calc::target::targets);
    let total = session.derive(move |plan| match plan.committed() {
        Some(committed) => Ok(committed.total_now()),
        None => draft.taken().map_or_else(|| targets.get().blend.map(|blend| blend.total), Ok),
    });
    let trying = RwSignal::new(None);
    let follows = move || {
        session.track();
        total.track();
        trying.track();
    };
    let parted = a_frame_later(follows, move |plan| {
        let tried = trying.get().map(|tried| parted(plan, total.get(), Some(tried)));
        // What leaves no split is said where it is typed; until it is taken the split stands.
        tried.filter(Result::is_ok).unwrap_or_else(|| parted(plan, total.get(), None))
    });
    let is_committed = session.derive(|plan| plan.committed().is_some());
    let asked = Asked { targets, draft, total, parted, is_committed, drawing: Drawing::follow(), trying };
    view! {
        <main id="main" class="page">
            <head::Head asked />
            <div class="cols">
                <div class="c12 rule methods"><methods::Methods asked /></div>
                <div class="c12"><commit::Commitment asked /></div>
                <div class="c5 rule"><odds::OddsSection asked /></div>
                <div class="c7 rule"><moves::Moves /></div>
                <div class="c12 rule"><Inputs asked /></div>
                <div class="c12 rule"><base::Base asked /></div>
                <div class="c5 rule"><goal::Goal asked /></div>
                <div class="c7 rule"><goal::YearAgo /></div>
                <div class="c12 rule"><scenarios::ScenarioSection /></div>
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
        <h2>{session.said(|text| text.targets().inputs)}</h2>
        <p class="frame__sub">{session.said(|text| text.targets().inputs_sub)}</p>
        <bench::BenchmarkInputs asked />
        <resources::ResourceInputs asked />
        <baseline::BaselineInputs />
    }
}
