use keyline::calc;
use keyline::plan::{Month, Phase, PhaseSwitch};
use leptos::prelude::*;

use super::configure::configure;
use super::plan::switch_months;
use crate::browser;
use crate::parts::{Button, Choice, Icon, Shape};
use crate::session::Session;

/// The phase the sales organization is in, and when it changes.
#[component]
pub fn Phases() -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().settings();
    let phases = Signal::derive(move || {
        let words = session.text().words();
        [Phase::StartUp, Phase::Growth].map(|phase| (phase, (words.phase)(phase).to_string())).to_vec()
    });
    let first = session.derive(|plan| plan.settings().first_phase);
    let switches = session.derive(|plan| plan.settings().switches.clone());
    let row = move |switch: PhaseSwitch| {
        let (numbers, words) = (session.numbers().get(), session.text().words());
        let month = numbers.month(switch.from);
        let remove = move || {
            configure(session, |settings| settings.switches.retain(|other| other.from != switch.from));
        };
        view! {
            <li>
                <span>{(text().switch_line)(&month, (words.phase)(switch.phase))}</span>
                <button
                    type="button"
                    class="button button--quiet button--icon"
                    aria-label=(text().switch_remove)(&month)
                    title=(text().switch_remove)(&month)
                    on:click=move |_| remove()
                >
                    <Icon shape=Shape::Cross />
                </button>
            </li>
        }
    };
    let judged = move || {
        session.track();
        session.worded(|plan, wording| {
            let committed = plan.committed()?;
            let over =
                calc::portfolio::whole_months(plan).meet(plan.settings().calendar.span(committed.year));
            let text = wording.numbers.language.text().settings();
            (!over.is_empty()).then(|| (text.phases_judged)(&wording.numbers.span(over)))
        })
    };
    view! {
        <section class="c12 rule">
            <h2>{session.said(|text| text.settings().phases)}</h2>
            <p class="settings__note">{session.said(|text| text.settings().phases_note)}</p>
            {move || judged().map(|words| view! { <p class="settings__committed">{words}</p> })}
            <div class="settings__fields">
                <Choice
                    label=session.said(|text| text.settings().first_phase)
                    choices=phases
                    chosen=first
                    on_choose=move |phase| configure(session, |settings| settings.first_phase = phase)
                    testid="first-phase"
                />
            </div>
            {move || match switches.with(Vec::is_empty) {
                true => view! { <p class="settings__note">{text().switch_none}</p> }.into_any(),
                false => view! {
                    <ul class="settings__switches" data-testid="phase-switches">
                        {move || switches.get().into_iter().map(row).collect_view()}
                    </ul>
                }
                .into_any(),
            }}
            <AddSwitch phases />
        </section>
    }
}

#[component]
fn AddSwitch(phases: Signal<Vec<(Phase, String)>>) -> impl IntoView {
    let session = Session::get();
    let months = session.derive(switch_months);
    let picked = RwSignal::new(None::<Month>);
    // The start of the year after the figures is the likeliest month; the user chooses any other.
    let likely = session.derive(|plan| {
        let today = || Month::of(browser::today()).map(Month::next);
        plan.plan_span().map(|span| span.first).or_else(today)
    });
    let month = Memo::new(move |_| {
        picked.get().or(likely.get()).or_else(|| months.with(|months| months.first().copied()))
    });
    let phase = RwSignal::new(Phase::Growth);
    let choices = Signal::derive(move || {
        let numbers = session.numbers().get();
        months.get().into_iter().map(|month| (Some(month), numbers.month(month))).collect::<Vec<_>>()
    });
    let add = move || {
        let Some(from) = month.get_untracked() else { return };
        let switch = PhaseSwitch { from, phase: phase.get_untracked() };
        configure(session, |settings| settings.switches.push(switch));
    };
    view! {
        <div class="settings__add">
            <Choice
                label=session.said(|text| text.settings().switch_from)
                choices
                chosen=month
                on_choose=move |month| picked.set(month)
                testid="switch-month"
            />
            <Choice
                label=session.said(|text| text.settings().switch_to)
                choices=phases
                chosen=phase
                on_choose=move |choice| phase.set(choice)
                testid="switch-phase"
            />
            <Button testid="switch-add" on_press=add>{session.said(|text| text.settings().switch_add)}</Button>
        </div>
    }
}
