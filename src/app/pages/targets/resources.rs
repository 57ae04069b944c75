//! What the input-output method is told: people, budgets, how sales respond.

use keyline::calc::target;
use keyline::plan::{Budget, Crew, Effort, Money, Rows};
use keyline::text::TargetsText;
use leptos::prelude::*;

use super::asked::Asked;
use super::curves::{Curves, START};
use super::entry::{Entry, Kind, NameEntry, tell};
use super::visits::{FunnelInputs, VisitInputs};
use super::words::{page, said};
use crate::parts::{Button, Segments, Weight};
use crate::session::Session;
use crate::show::{Style, Told};

/// The inputs of method 2.
#[component]
pub fn ResourceInputs(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let by_class = session.derive(|plan| plan.methods().resources.classes.is_some());
    // Judgements switched off are kept while the page is open.
    let kept = StoredValue::new(None::<[Effort; 3]>);
    let choices = Signal::derive(move || {
        let text = session.text().targets();
        vec![(false, text.by_elasticity.to_string()), (true, text.by_class.to_string())]
    });
    let choose = move |wanted: bool| {
        if wanted == by_class.get_untracked() {
            return;
        }
        let classes = wanted.then(|| kept.get_value().unwrap_or([START, START, START]));
        // The start and what was taken before are in range, so this is always taken.
        let _ = tell(session, |methods| {
            let before = std::mem::replace(&mut methods.resources.classes, classes);
            kept.set_value(before.or(kept.get_value()));
        });
    };
    let body = move || match by_class.get() {
        true => view! { <Curves /> }.into_any(),
        false => view! { <Crews asked /> <Budgets /> }.into_any(),
    };
    view! {
        <details class="inputs">
            <summary data-testid="inputs-input-output">
                <span class="strong">{session.said(|text| text.words().input_output)}</span>
                <span class="soft">{said(|text| text.input_output_how)}</span>
            </summary>
            <div class="inputs__fields">
                <Segments label=said(|text| text.level) titled=true choices chosen=by_class on_choose=choose />
                <Entry
                    label=said(|text| text.productivity)
                    kind=Kind::Percent
                    read=|methods| Some(methods.resources.productivity)
                    write=|methods, value| methods.resources.productivity = value.unwrap_or(0.0)
                    testid="productivity"
                />
            </div>
            {body}
            <FunnelInputs />
            <VisitInputs />
        </details>
    }
}

/// Something on one row of a table: its label names the row for screen readers.
pub(super) fn on_row(word: fn(&TargetsText) -> &'static str, at: usize) -> Signal<String> {
    let session = Session::get();
    Signal::derive(move || (session.text().targets().of_row)(word(session.text().targets()), at + 1))
}

/// A stable name with the row's number.
pub(super) fn numbered(name: &str, at: usize) -> String {
    [name, &at.to_string()].concat()
}

#[component]
fn Crews(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let count = session.derive(|plan| plan.methods().resources.crews.len());
    let add = move || {
        let name = (session.text().targets().new_crew)(count.get_untracked() + 1);
        let crew = Crew {
            name: name.into(),
            people_today: 0.0,
            people_planned: 0.0,
            days_today: 220.0,
            days_planned: 220.0,
            ramp: 1.0,
        };
        // Nobody on 220 days is in range.
        let _ = tell(session, |methods| methods.resources.crews.push(crew));
    };
    let effort = move || {
        let effort = asked.targets.get().effort;
        (effort.today > 0.0).then(|| {
            session.wording(|wording| {
                let numbers = &wording.numbers;
                let change = Ok(effort.planned / effort.today - 1.0);
                let change = Told::new(wording, target::Figure::EffortGrowth, change, Style::Change).view();
                let (today, planned) = (numbers.brief(effort.today, 1), numbers.brief(effort.planned, 1));
                view! { {(page(wording).effort)(&today, &planned)} " " {change} }
            })
        })
    };
    let rows = move || {
        (count.get() > 0).then(|| view! {
            <div class="scroll-x">
                <table class="table inputs__table">
                    <thead>
                        <tr>
                            <th>{said(|text| text.crew)}</th>
                            <th class="n">{said(|text| text.people_today)}</th>
                            <th class="n">{said(|text| text.people_planned)}</th>
                            <th class="n">{said(|text| text.days_today)}</th>
                            <th class="n">{said(|text| text.days_planned)}</th>
                            <th class="n">{said(|text| text.ramp)}</th>
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || 0..count.get() key=|at| *at children=move |at| view! { <CrewRow at /> } />
                    </tbody>
                </table>
            </div>
        })
    };
    view! {
        {rows}
        <p class="inputs__gap soft">{effort}</p>
        <div class="inputs__fields">
            <Button testid="add-crew" on_press=add>{said(|text| text.add_crew)}</Button>
            <Entry
                label=said(|text| text.elasticity)
                kind=Kind::Plain
                read=|methods| Some(methods.resources.elasticity)
                write=|methods, value| methods.resources.elasticity = value.unwrap_or(0.0)
                testid="elasticity"
            />
            <p class="small soft inputs__note">{said(|text| text.elasticity_note)}</p>
        </div>
    }
}

/// A number of one crew: its label, its name for checks, its place.
type CrewNumber = (fn(&TargetsText) -> &'static str, &'static str, Kind, fn(&mut Crew) -> &mut f64);

const CREW: [CrewNumber; 5] = [
    (|text| text.people_today, "crew-today-", Kind::Plain, |crew| &mut crew.people_today),
    (|text| text.people_planned, "crew-planned-", Kind::Plain, |crew| &mut crew.people_planned),
    (|text| text.days_today, "crew-days-today-", Kind::Plain, |crew| &mut crew.days_today),
    (|text| text.days_planned, "crew-days-planned-", Kind::Plain, |crew| &mut crew.days_planned),
    (|text| text.ramp, "crew-ramp-", Kind::Percent, |crew| &mut crew.ramp),
];

#[component]
fn CrewRow(at: usize) -> impl IntoView {
    let session = Session::get();
    let number = move |(word, testid, kind, place): CrewNumber| {
        view! {
            <td>
                <Entry
                    label=on_row(word, at)
                    kind
                    read=move |methods| methods.resources.crews.get(at).map(|crew| *place(&mut crew.clone()))
                    write=move |methods, value| {
                        if let Some(crew) = methods.resources.crews.get_mut(at) {
                            *place(crew) = value.unwrap_or(0.0);
                        }
                    }
                    bare=true
                    testid=numbered(testid, at)
                />
            </td>
        }
    };
    let remove = move || {
        // Removing is always taken.
        let _ = tell(session, |methods| methods.remove_row(Rows::Crews, at));
    };
    view! {
        <tr>
            <td>
                <NameEntry
                    label=on_row(|text| text.crew, at)
                    read=move |methods| methods.resources.crews.get(at).map(|crew| crew.name.to_string())
                    write=move |methods, name| {
                        if let Some(crew) = methods.resources.crews.get_mut(at) {
                            crew.name = name.trim().into();
                        }
                    }
                    testid=numbered("crew-name-", at)
                />
            </td>
            {CREW.map(number).collect_view()}
            <td class="n">
                <Button weight=Weight::Quiet small=true on_press=remove>{said(|text| text.remove)}</Button>
            </td>
        </tr>
    }
}

#[component]
fn Budgets() -> impl IntoView {
    let session = Session::get();
    let count = session.derive(|plan| plan.methods().resources.budgets.len());
    let add = move || {
        let name = (session.text().targets().new_budget)(count.get_untracked() + 1);
        let budget = Budget { name: name.into(), today: Money::ZERO, planned: Money::ZERO, elasticity: 0.1 };
        // A budget of nothing is in range.
        let _ = tell(session, |methods| methods.resources.budgets.push(budget));
    };
    let rows = move || {
        (count.get() > 0).then(|| view! {
            <div class="scroll-x">
                <table class="table inputs__table">
                    <thead>
                        <tr>
                            <th>{said(|text| text.budget)}</th>
                            <th class="n">{said(|text| text.budget_today)}</th>
                            <th class="n">{said(|text| text.budget_planned)}</th>
                            <th class="n">{said(|text| text.budget_elasticity)}</th>
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || 0..count.get() key=|at| *at children=move |at| view! { <BudgetRow at /> } />
                    </tbody>
                </table>
            </div>
        })
    };
    view! {
        {rows}
        <div class="inputs__fields">
            <Button testid="add-budget" on_press=add>{said(|text| text.add_budget)}</Button>
        </div>
    }
}

#[component]
fn BudgetRow(at: usize) -> impl IntoView {
    let session = Session::get();
    let amount = move |word: fn(&TargetsText) -> &'static str,
                       testid: &str,
                       place: fn(&mut Budget) -> &mut Money| {
        view! {
            <td>
                <Entry
                    label=on_row(word, at)
                    kind=Kind::Amount
                    read=move |methods| methods.resources.budgets.get(at).map(|it| place(&mut it.clone()).to_f64())
                    write=move |methods, value| {
                        if let Some(budget) = methods.resources.budgets.get_mut(at) {
                            *place(budget) = Money::from_minor(value.unwrap_or(0.0)).unwrap_or_default();
                        }
                    }
                    bare=true
                    testid=numbered(testid, at)
                />
            </td>
        }
    };
    let remove = move || {
        // Removing is always taken.
        let _ = tell(session, |methods| methods.remove_row(Rows::Budgets, at));
    };
    view! {
        <tr>
            <td>
                <NameEntry
                    label=on_row(|text| text.budget, at)
                    read=move |methods| methods.resources.budgets.get(at).map(|it| it.name.to_string())
                    write=move |methods, name| {
                        if let Some(budget) = methods.resources.budgets.get_mut(at) {
                            budget.name = name.trim().into();
                        }
                    }
                    testid=numbered("budget-name-", at)
                />
            </td>
            {amount(|text| text.budget_today, "budget-today-", |budget| &mut budget.today)}
            {amount(|text| text.budget_planned, "budget-planned-", |budget| &mut budget.planned)}
            <td>
                <Entry
                    label=on_row(|text| text.budget_elasticity, at)
                    kind=Kind::Plain
                    read=move |methods| methods.resources.budgets.get(at).map(|it| it.elasticity)
                    write=move |methods, value| {
                        if let Some(budget) = methods.resources.budgets.get_mut(at) {
                            budget.elasticity = value.unwrap_or(0.0);
                        }
                    }
                    bare=true
                    testid=numbered("budget-elasticity-", at)
                />
            </td>
            <td class="n">
                <Button weight=Weight::Quiet small=true on_press=remove>{said(|text| text.remove)}</Button>
            </td>
        </tr>
    }
}
