use keyline::calc::assess::{Assessment, Standing};
use keyline::calc::{Whose, Window};
use keyline::plan::{Edit, Month, Phase, PhaseSwitch, Plan, Scope};
use keyline::text::{AssessmentText, Wording};
use leptos::prelude::*;

use super::desk::Desk;
use super::words::page;
use crate::parts::Segments;
use crate::session::Session;

/// The finding, and what can be switched: whose figures, which phase.
#[component]
pub fn Head(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let session = Session::get();
    let title = move || {
        session.track();
        desk.read(|all, standing| session.wording(|wording| finding(all, standing, wording)))
    };
    let sub = move || {
        session.track();
        let person = desk.person();
        desk.read(|all, standing| {
            session.worded(|plan, wording| sub(plan, all, standing.whose, person.as_deref(), wording))
        })
    };
    let label = move |word: fn(&AssessmentText) -> &'static str| {
        Signal::derive(move || word(session.text().assessment()).to_string())
    };
    let has_scope = session.derive(|plan| plan.committed().is_some_and(|it| it.scope == Scope::Key));
    let side = desk.side;
    let person = Memo::new(move |_| desk.person());
    let sides = Signal::derive(move || {
        let text = session.text();
        let mut sides = vec![(Whose::Company, text.assessment().company.to_string())];
        if has_scope.get() {
            sides.push((Whose::Scope, text.words().key_accounts.to_string()));
        }
        if let Some(name) = person.get() {
            let name = if name.is_empty() { text.words().no_owner.to_string() } else { name.to_string() };
            sides.push((side.get(), name));
        }
        sides
    });
    // Whoever is gone leaves the company in front.
    let chosen = Signal::derive(move || match side.get() {
        Whose::Scope => Whose::Scope,
        whose => {
            if person.with(Option::is_some) {
                whose
            } else {
                Whose::Company
            }
        }
    });
    let several = Memo::new(move |_| sides.with(|sides| sides.len() > 1));
    view! {
        <div class="head">
            <div>
                <h1>{title}</h1>
                <p>{sub}</p>
            </div>
            <div class="head__tools">
                {move || {
                    several.get().then(|| view! {
                        <Segments
                            label=label(|text| text.side)
                            choices=sides
                            chosen
                            on_choose=move |chosen| side.set(chosen)
                        />
                    })
                }}
                <PhaseSwitcher />
            </div>
        </div>
    }
}

fn finding(all: &Assessment, standing: &Standing, wording: &Wording<'_>) -> String {
    let (text, numbers) = (page(wording), &wording.numbers);
    let year = numbers.year(all.year);
    let reading = standing.reading(Window::ToDate);
    let (Ok(actual), months @ 1..) = (reading.actual, all.elapsed) else {
        return (text.finding_open)(&year);
    };
    let actual = numbers.short(actual);
    match reading.attainment {
        Ok(attained) if months == 12 => (text.finding_closed)(&year, &numbers.percent(attained), &actual),
        Ok(attained) => {
            let landing = standing.landing().ok().map(|landing| numbers.short(landing));
            (text.finding)(&year, &numbers.percent(attained), months, landing.as_deref())
        }
        Err(_) => (text.finding_no_target)(&year, &actual, months),
    }
}

fn sub(plan: &Plan, all: &Assessment, whose: Whose, person: Option<&str>, wording: &Wording<'_>) -> String {
    let (text, numbers) = (page(wording), &wording.numbers);
    let date = all.through.and_then(Month::last_day).map(|day| numbers.date(day));
    let phase = plan.settings().phase_in(all.through.unwrap_or(all.span.first));
    let scope = match whose {
        Whose::Scope => plan.committed().map(|committed| committed.scope),
        _ => None,
    };
    let whose = match person {
        Some("") => text.side_nobody.to_string(),
        Some(person) => (text.side_person)(person),
        None => (text.side_accounts)(scope).to_string(),
    };
    (text.sub)(&numbers.year(all.year), date.as_deref(), phase, &whose, numbers.currency_name())
}

/// From which month a switch of the phase would hold: the one after the last whole one.
fn switch_month(plan: &Plan) -> Option<Month> {
    plan.data_through().map(Month::next).or_else(|| plan.plan_span().map(|year| year.first))
}

/// The phase of the months to come. What is over keeps the phase of its time.
#[component]
fn PhaseSwitcher() -> impl IntoView {
    let session = Session::get();
    let month = session.derive(switch_month);
    let chosen = session.derive(|plan| {
        let settings = plan.settings();
        switch_month(plan).map_or(settings.first_phase, |month| settings.phase_in(month))
    });
    let choices = Signal::derive(move || {
        let word = session.text().words().phase;
        [Phase::StartUp, Phase::Growth].map(|phase| (phase, word(phase).to_string())).to_vec()
    });
    let choose = move |phase: Phase| {
        let edit = session.peek(|plan| {
            let from = switch_month(plan)?;
            let mut settings = plan.settings().clone();
            settings.switches.retain(|switch| switch.from < from);
            if settings.phase_in(from) != phase {
                settings.switches.push(PhaseSwitch { from, phase });
            }
            (settings != *plan.settings()).then(|| Edit::Configure(Box::new(settings)))
        });
        if let Some(edit) = edit {
            // Where it is not taken, the page says why.
            let _ = session.apply(edit);
        }
    };
    let note = move || {
        let numbers = session.numbers().get();
        month.get().map(|month| (session.text().assessment().phase_from)(&numbers.month(month)))
    };
    let label = session.said(|text| text.assessment().phase);
    view! {
        <div class="phase">
            <Segments label choices chosen on_choose=choose />
            <p class="phase__note">{note}</p>
        </div>
    }
}
