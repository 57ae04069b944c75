//! The finding, and what the page speaks of: scope and year.

use keyline::calc::{self, Method};
use keyline::plan::{Edit, FiscalYear, Horizon, Money, Scope};
use leptos::prelude::*;

use super::asked::Asked;
use super::words::{page, said};
use crate::kin::KinLines;
use crate::parts::{Choice, Segments};
use crate::session::Session;

/// The head of the page.
#[component]
pub fn Head(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let finding = move || {
        let targets = asked.targets.get();
        session.worded(|plan, wording| {
            let (text, numbers) = (page(wording), &wording.numbers);
            let Some(year) = targets.year.map(|year| numbers.year(year)) else {
                return text.no_year.to_string();
            };
            let blend = targets.blend.as_ref().ok().map(|blend| numbers.short(blend.total));
            if let Some(committed) = plan.committed() {
                return (text.finding_committed)(
                    &year,
                    &numbers.short(committed.total_now()),
                    blend.as_deref(),
                );
            }
            let answers = targets.proposals.iter().filter_map(|proposal| proposal.target.ok());
            let answers: Vec<Money> = answers.collect();
            match (answers.iter().min(), answers.iter().max()) {
                (Some(&low), Some(&high)) => {
                    let (low, high) = (numbers.short(low), numbers.short(high));
                    (text.finding)(answers.len(), &year, &low, &high, blend.as_deref())
                }
                _ => (text.finding_none)(&year),
            }
        })
    };
    let sub = move || {
        let targets = asked.targets.get();
        session.worded(|plan, wording| {
            let (text, numbers) = (page(wording), &wording.numbers);
            let months = plan.plan_span().map_or_else(String::new, |span| numbers.span(span));
            let scope = (numbers.language.text().words().scope)(targets.scope);
            let ranged = targets.proposals.iter().any(|proposal| proposal.range.is_ok());
            (text.sub)(scope, &months, numbers.currency_name(), ranged)
        })
    };
    let stands = move || asked.is_committed.get().then(|| session.text().targets().stands);
    view! {
        <div class="head">
            <div>
                <h1>{finding}</h1>
                <p>{sub}</p>
                {move || stands().map(|stands| view! { <p class="small">{stands}</p> })}
                <KinLines />
            </div>
            <div class="head__tools"><ScopeSwitch asked /><YearChoice asked /></div>
        </div>
    }
}

#[component]
fn ScopeSwitch(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let choices = Signal::derive(move || {
        let scope = session.text().words().scope;
        [Scope::Key, Scope::All].map(|choice| (choice, scope(choice).to_string())).to_vec()
    });
    let choose = move |scope: Scope| {
        let mut settings = session.peek(|plan| plan.settings().clone());
        settings.scope = scope;
        // An edit that is not taken says so in the banner.
        let _ = session.apply(Edit::Configure(Box::new(settings)));
    };
    view! {
        <Segments
            label=said(|text| text.scope)
            choices
            chosen=Signal::derive(move || asked.targets.get().scope)
            disabled=asked.is_committed
            on_choose=choose
        />
    }
}

/// The years that can be planned: from the last that has sales to two years later.
#[component]
fn YearChoice(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let years = session.derive(|plan| {
        let last = calc::portfolio::years(plan).last().map(|(year, _)| *year);
        let planned = plan.plan_year();
        let offered = last.into_iter().flat_map(|last| (0..3).map(move |later| FiscalYear(last.0 + later)));
        let mut years: Vec<FiscalYear> = offered.chain(planned).collect();
        years.sort_unstable();
        years.dedup();
        years
    });
    let choices = Signal::derive(move || {
        let numbers = session.numbers().get();
        years.get().into_iter().map(|year| (Some(year), numbers.year(year))).collect::<Vec<_>>()
    });
    let choose = move |plan_year: Option<FiscalYear>| {
        let horizon = session.peek(|plan| Horizon { plan_year, ..plan.horizon() });
        // As above: the banner says why.
        let _ = session.apply(Edit::SetHorizon(horizon));
    };
    view! {
        <div class="targets__year">
            <Choice
                label=said(|text| text.plan_year)
                choices
                chosen=Signal::derive(move || asked.targets.get().year)
                disabled=asked.is_committed
                on_choose=choose
                bare=true
                testid="plan-year"
            />
        </div>
    }
}

/// The methods, named in the order of the weights.
pub fn testid(method: Method) -> &'static str {
    match method {
        Method::Benchmark => "target-benchmark",
        Method::InputOutput => "target-input-output",
        Method::Baseline => "target-baseline",
    }
}
