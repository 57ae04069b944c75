use keyline::file::number::read_ratio;
use keyline::plan::Scope;
use leptos::prelude::*;

use super::{configure, configure_from};
use crate::parts::{Choice, Field};
use crate::session::Session;

/// Who is class A, and of whom the target speaks.
#[component]
pub fn Classes() -> impl IntoView {
    let session = Session::get();
    let scopes = Signal::derive(move || {
        let words = &session.text().words;
        [Scope::Key, Scope::All].map(|scope| (scope, (words.scope)(scope).to_string())).to_vec()
    });
    let scope = session.derive(|plan| plan.settings().scope);
    let cut_a = session.derive(|plan| plan.settings().cuts.a);
    let cut_b = session.derive(|plan| plan.settings().cuts.b);
    let set_a = move |typed: String| {
        let share = percent(session, &typed)?;
        configure_from(session, |settings| settings.cuts.a = share)
    };
    let set_b = move |typed: String| {
        let share = percent(session, &typed)?;
        configure_from(session, |settings| settings.cuts.b = share)
    };
    view! {
        <section class="c12 rule">
            <h2>{session.said(|text| text.settings.classes)}</h2>
            <p class="settings__note">{session.said(|text| text.settings.classes_note)}</p>
            <Committed />
            <div class="settings__fields">
                <Field
                    label=session.said(|text| text.settings.cut_a)
                    value=Signal::derive(move || written(cut_a.get()))
                    on_commit=set_a
                    number=true
                    testid="cut-a"
                />
                <Field
                    label=session.said(|text| text.settings.cut_b)
                    value=Signal::derive(move || written(cut_b.get()))
                    on_commit=set_b
                    number=true
                    testid="cut-b"
                />
                <Choice
                    label=session.said(|text| text.settings.scope)
                    choices=scopes
                    chosen=scope
                    on_choose=move |scope| configure(session, |settings| settings.scope = scope)
                    testid="scope"
                />
                <OverAssignment />
                <LoyalFrom />
                <Correlation />
            </div>
        </section>
    }
}

#[component]
fn OverAssignment() -> impl IntoView {
    let session = Session::get();
    let over = session.derive(|plan| plan.settings().over_assignment);
    let set = move |typed: String| {
        let share = percent(session, &typed)?;
        configure_from(session, |settings| settings.over_assignment = share)
    };
    view! {
        <Field
            label=session.said(|text| text.settings.over)
            value=Signal::derive(move || written(over.get()))
            on_commit=set
            number=true
            note=session.said(|text| text.settings.over_note)
            testid="over-assignment"
        />
    }
}

#[component]
fn LoyalFrom() -> impl IntoView {
    let session = Session::get();
    let limit = session.derive(|plan| plan.settings().loyal_from);
    let set = move |typed: String| {
        let share = percent(session, &typed)?;
        configure_from(session, |settings| settings.loyal_from = share)
    };
    view! {
        <Field
            label=session.said(|text| text.settings.loyal_from)
            value=Signal::derive(move || written(limit.get()))
            on_commit=set
            number=true
            note=session.said(|text| text.settings.loyal_from_note)
            testid="loyal-from"
        />
    }
}

/// An empty field has it read from the past.
#[component]
fn Correlation() -> impl IntoView {
    let session = Session::get();
    let held = session.derive(|plan| plan.settings().correlation);
    let set = move |typed: String| {
        let typed = typed.trim();
        let index = match typed.is_empty() {
            true => None,
            false => {
                let read = read_ratio(typed).map_err(|_| (session.text().settings.not_correlation)(typed))?;
                Some(read)
            }
        };
        configure_from(session, |settings| settings.correlation = index)
    };
    view! {
        <Field
            label=session.said(|text| text.settings.correlation)
            value=Signal::derive(move || held.get().map_or_else(String::new, |index| index.to_string()))
            on_commit=set
            number=true
            note=session.said(|text| text.settings.correlation_note)
            testid="correlation"
        />
    }
}

/// What a committed target no longer follows.
#[component]
fn Committed() -> impl IntoView {
    let session = Session::get();
    let frozen = move || {
        session.track();
        session.worded(|plan, wording| {
            let committed = plan.committed()?;
            let numbers = &wording.numbers;
            let text = &numbers.language.text().settings;
            Some((text.frozen)(&numbers.year(committed.year), &numbers.short(committed.total_now())))
        })
    };
    view! { {move || frozen().map(|words| view! { <p class="settings__committed">{words}</p> })} }
}

/// A share typed as a percentage, with its sign or without.
fn percent(session: Session, typed: &str) -> Result<f64, String> {
    let bare = typed.trim().trim_end_matches(['%', '％']);
    read_ratio(&[bare, "%"].concat()).map_err(|_| (session.text().settings.not_percent)(typed.trim()))
}

/// A share as its percentage without the sign, and without what floating point leaves behind.
fn written(share: f64) -> String {
    ((share * 1e6).round() / 1e4).to_string()
}
