//! Assumptions under names, beside those of the plan.

use keyline::calc::target::Difference;
use keyline::calc::{self, Method, Undefined};
use keyline::plan::{Edit, Methods, Money, Scenario, Scenarios as Kept};
use keyline::text::{Scale, StudioText, Wording};
use leptos::prelude::*;

use super::words::told;
use crate::parts::{Button, Field, Weight};
use crate::session::Session;
use crate::typed::change;

fn studio<'a>(wording: &Wording<'_>) -> &'a StudioText {
    wording.numbers.language.text().studio()
}

/// The plan and its scenarios side by side, and where they differ.
#[component]
pub fn ScenarioSection() -> impl IntoView {
    let session = Session::get();
    let kept = session.derive(|plan| plan.scenarios().clone());
    let name = session.drafts().scenario;
    let error = RwSignal::new(None::<String>);
    let keep = move || {
        let outcome = name.peek().and_then(|name| named(session, &name)).and_then(|name| {
            let mut next = kept.get_untracked();
            let methods = session.peek(|plan| plan.methods().clone());
            next.others.push(Scenario { name, methods });
            change(session, Edit::SetScenarios(Box::new(next)))
        });
        if outcome.is_ok() {
            name.put(String::new());
        }
        error.set(outcome.err());
    };
    // The rows stay while what they say changes.
    let is_empty = Memo::new(move |_| kept.with(|kept| kept.others.is_empty()));
    let table = move || match is_empty.get() {
        true => view! { <p class="soft">{told(|text| text.scenarios_none)}</p> }.into_any(),
        false => view! { <Side kept error /> }.into_any(),
    };
    view! {
        <section class="frame" data-testid="scenarios">
            <h2>{told(|text| text.scenarios)}</h2>
            <p class="frame__sub">{told(|text| text.scenarios_sub)}</p>
            {table}
            <div class="inputs__fields">
                <Field
                    label=told(|text| text.scenario_name)
                    value=Signal::derive(move || name.taken())
                    on_commit=move |typed| {
                        name.put(typed);
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

/// A name as it was typed, or that there is none.
fn named(session: Session, typed: &str) -> Result<Box<str>, String> {
    match typed.trim() {
        "" => Err(session.text().studio().name_needed.into()),
        name => Ok(name.into()),
    }
}

/// One row for the plan and for each scenario.
#[component]
fn Side(kept: Memo<Kept>, error: RwSignal<Option<String>>) -> impl IntoView {
    let session = Session::get();
    let own = Signal::derive(move || kept.with(|kept| kept.plan.to_string()));
    // The plan may go without a name.
    let rename = move |typed: String| {
        let next = Kept { plan: typed.trim().into(), ..kept.get_untracked() };
        change(session, Edit::SetScenarios(Box::new(next)))
    };
    let targets = session.derive(calc::target::targets);
    // One unit for all rows: what the plan itself comes to decides.
    let scale = Memo::new(move |_| {
        let most = targets.with(|found| {
            let blend = found.blend.as_ref().ok().map(|blend| blend.total);
            found.proposals.iter().filter_map(|proposal| proposal.target.ok()).chain(blend).max()
        });
        session.numbers().get().table_scale(most.unwrap_or_default())
    });
    let cells = move || {
        session.wording(|wording| targets.with(|found| cells(found, wording, scale.get(), String::new())))
    };
    let unit = move || session.numbers().get().unit(scale.get());
    let heads = move || {
        session.wording(|wording| {
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
                        <td class="dim">{unit}</td>
                        {heads}
                        <th class="n">{move || session.text().words().blend}</th>
                        <th class="n">{move || session.text().targets().on_last_twelve}</th>
                        <th class="pad">{told(|text| text.differs)}</th>
                        <td></td>
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        <th>
                            <Field
                                label=told(|text| text.plan_name)
                                value=own
                                on_commit=rename
                                placeholder=told(|text| text.the_plan)
                                bare=true
                                note=told(|text| text.the_plan_now)
                                testid="scenario-plan"
                            />
                        </th>
                        {cells}
                        <td></td>
                    </tr>
                    <For
                        each=move || 0..kept.with(|kept| kept.others.len())
                        key=|at| *at
                        children=move |at| view! { <Other kept at error scale /> }
                    />
                </tbody>
            </table>
        </div>
    }
}

/// The row of a scenario. It stays while its name is typed, and so do its buttons.
#[component]
fn Other(kept: Memo<Kept>, at: usize, error: RwSignal<Option<String>>, scale: Memo<Scale>) -> impl IntoView {
    let session = Session::get();
    let name = Signal::derive(move || {
        kept.with(|kept| kept.others.get(at).map_or_else(String::new, |other| other.name.to_string()))
    });
    let set = move |change_them: &dyn Fn(&mut Kept)| {
        let mut next = kept.get_untracked();
        change_them(&mut next);
        change(session, Edit::SetScenarios(Box::new(next)))
    };
    let rename = move |typed: String| {
        let name = named(session, &typed)?;
        set(&|next| {
            if let Some(other) = next.others.get_mut(at) {
                other.name = name.clone();
            }
        })
    };
    let promote = move || {
        // What the plan was told so far is kept under a name, too.
        let name = kept.with_untracked(|kept| match (kept.plan.is_empty(), kept.others.get(at)) {
            (true, Some(other)) => (session.text().studio().before_of)(&other.name).into(),
            _ => kept.plan.clone(),
        });
        error.set(change(session, Edit::Promote(at, name)).err());
    };
    let drop_it = move || {
        let outcome = set(&|next| {
            if at < next.others.len() {
                next.others.remove(at);
            }
        });
        error.set(outcome.err());
    };
    let cells = move || {
        let other = kept.with(|kept| kept.others.get(at).cloned())?;
        Some(session.worded(|plan, wording| {
            let found = calc::target::differences(plan.methods(), &other.methods);
            let differs = listed(&found, &other.methods, wording);
            cells(&calc::target::targets_in(plan, &other.methods), wording, scale.get(), differs)
        }))
    };
    view! {
        <tr>
            <th>
                <Field
                    label=told(|text| text.scenario_name)
                    value=name
                    on_commit=rename
                    bare=true
                    testid=["scenario-", &at.to_string()].concat()
                />
            </th>
            {cells}
            <td class="nowrap">
                <Button small=true on_press=promote>{told(|text| text.make_plan)}</Button> " "
                <Button small=true weight=Weight::Quiet on_press=drop_it>{told(|text| text.drop_it)}</Button>
            </td>
        </tr>
    }
}

/// What stands beside a name: the answers of the methods, the blend, and the differences.
fn cells(found: &calc::target::Targets, wording: &Wording<'_>, scale: Scale, differs: String) -> AnyView {
    let numbers = &wording.numbers;
    let dash = || keyline::text::DASH.to_string();
    let shown = |target: Result<Money, Undefined>| match target {
        Ok(target) => numbers.in_table(target, scale).into_any(),
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
        {methods}
        <td class="n strong">{blend}</td>
        <td class="n">{growth}</td>
        <td class="pad studio__differs">{differs}</td>
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
    if words.is_empty() {
        text.no_difference.into()
    } else {
        (wording.numbers.language.text().words().clauses)(&words)
    }
}
