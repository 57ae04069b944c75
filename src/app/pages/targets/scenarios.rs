//! Assumptions under names, beside those of the plan.

use keyline::calc::{self, Difference, Method, Undefined};
use keyline::plan::{Edit, Methods, Money, Scenario, Scenarios as Kept};
use keyline::text::{StudioText, Wording};
use leptos::prelude::*;

use super::told;
use crate::parts::{Button, Field, Weight};
use crate::session::Session;
use crate::typed::change;

fn studio<'a>(wording: &Wording<'_>) -> &'a StudioText {
    &wording.numbers.language.text().studio
}

/// The plan and its scenarios side by side, and where they differ.
#[component]
pub fn ScenarioSection() -> impl IntoView {
    let session = Session::get();
    let kept = session.derive(|plan| plan.scenarios().clone());
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let set = move |next: Kept| {
        let outcome = change(session, Edit::SetScenarios(Box::new(next)));
        error.set(outcome.err());
    };
    let keep = move || {
        let typed = name.get_untracked().trim().to_string();
        if typed.is_empty() {
            error.set(Some(session.text().studio.name_needed.into()));
            return;
        }
        let mut next = kept.get_untracked();
        let methods = session.peek(|plan| plan.methods().clone());
        next.others.push(Scenario { name: typed.into(), methods });
        set(next);
        name.set(String::new());
    };
    let table = move || {
        let count = kept.with(|kept| kept.others.len());
        match count {
            0 => view! { <p class="soft">{told(|text| text.scenarios_none)}</p> }.into_any(),
            _ => view! { <Side kept error /> }.into_any(),
        }
    };
    view! {
        <section class="frame" data-testid="scenarios">
            <h2>{told(|text| text.scenarios)}</h2>
            <p class="frame__sub">{told(|text| text.scenarios_sub)}</p>
            {table}
            <div class="inputs__fields">
                <Field
                    label=told(|text| text.scenario_name)
                    value=name
                    on_commit=move |typed| {
                        name.set(typed);
                        Ok(())
                    }
                    testid="scenario-name"
                />
                <Button on_press=keep testid="scenario-keep">{told(|text| text.save_as)}</Button>
            </div>
            {move || error.get().map(|error| view! { <p class="risk small" role="alert">{error}</p> })}
        </section>
    }
}

/// One row for the plan and for each scenario.
#[component]
fn Side(kept: Memo<Kept>, error: RwSignal<Option<String>>) -> impl IntoView {
    let session = Session::get();
    let promote = move |at: usize| {
        // What the plan was told so far is kept under a name, too.
        let name = kept.with_untracked(|kept| match (kept.plan.is_empty(), kept.others.get(at)) {
            (true, Some(other)) => (session.text().studio.before_of)(&other.name).into(),
            _ => kept.plan.clone(),
        });
        error.set(change(session, Edit::Promote(at, name)).err());
    };
    let drop_it = move |at: usize| {
        let mut next = kept.get_untracked();
        if at < next.others.len() {
            next.others.remove(at);
        }
        error.set(change(session, Edit::SetScenarios(Box::new(next))).err());
    };
    let rows = move || {
        let kept = kept.get();
        session.worded(|plan, wording| {
            let text = studio(wording);
            let own = match kept.plan.is_empty() {
                true => text.the_plan.to_string(),
                false => format!("{} · {}", text.the_plan, kept.plan),
            };
            let first = row(own, &calc::targets(plan), wording, String::new(), ().into_any());
            let others = kept.others.iter().enumerate().map(|(at, other)| {
                let differs = listed(&calc::differences(plan.methods(), &other.methods), &other.methods, wording);
                let buttons = view! {
                    <Button small=true on_press=move || promote(at)>{text.make_plan}</Button> " "
                    <Button small=true weight=Weight::Quiet on_press=move || drop_it(at)>{text.drop_it}</Button>
                };
                let found = calc::targets_in(plan, &other.methods);
                row(other.name.to_string(), &found, wording, differs, buttons.into_any())
            });
            std::iter::once(first).chain(others).collect_view()
        })
    };
    let heads = move || {
        session.worded(|_, wording| {
            Method::ALL
                .map(|method| view! { <th class="n">{wording.method(method)}</th> })
                .into_iter()
                .collect_view()
        })
    };
    view! {
        <div class="scroll-x">
            <table class="table studio__scenarios">
                <thead>
                    <tr>
                        <th></th>
                        {heads}
                        <th class="n">{move || session.text().words.blend}</th>
                        <th class="n">{move || session.text().targets.on_last_twelve}</th>
                        <th>{told(|text| text.differs)}</th>
                        <th></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(
    name: String,
    found: &calc::Targets,
    wording: &Wording<'_>,
    differs: String,
    buttons: AnyView,
) -> AnyView {
    let numbers = &wording.numbers;
    let dash = || keyline::text::DASH.to_string();
    let shown = |target: Result<Money, Undefined>| match target {
        Ok(target) => numbers.short(target).into_any(),
        Err(reason) => {
            let reason = wording.undefined(reason);
            view! { {dash()} <span class="explain__from">{reason}</span> }.into_any()
        }
    };
    let methods =
        found.proposals.iter().map(|proposal| view! { <td class="n">{shown(proposal.target)}</td> });
    let methods = methods.collect_view();
    let blend = shown(found.blend.as_ref().map(|blend| blend.total).map_err(|reason| *reason));
    let growth = found.blend.as_ref().ok().and_then(|blend| blend.growth.ok());
    let growth = growth.map_or_else(dash, |growth| numbers.percent_signed(growth));
    view! {
        <tr>
            <th><bdi>{name}</bdi></th>
            {methods}
            <td class="n strong">{blend}</td>
            <td class="n">{growth}</td>
            <td class="studio__differs">{differs}</td>
            <td class="nowrap">{buttons}</td>
        </tr>
    }
    .into_any()
}

/// The differences in one sentence.
fn listed(found: &[Difference], methods: &Methods, wording: &Wording<'_>) -> String {
    let (text, numbers) = (studio(wording), &wording.numbers);
    let word = |difference: &Difference| match *difference {
        Difference::Number(input, from, to) => (text.change_of)(
            &wording.input(input, methods),
            &numbers.input(input, from),
            &numbers.input(input, to),
        ),
        Difference::Other(what) => (text.told)(what).to_string(),
    };
    let words: Vec<String> = found.iter().map(word).collect();
    if words.is_empty() { text.no_difference.into() } else { words.join("; ") }
}
