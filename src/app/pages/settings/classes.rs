use keyline::file::number::read_ratio;
use keyline::plan::{Scope, Settings};
use keyline::text::SettingsText;
use leptos::prelude::*;

use super::configure::{configure, configure_from};
use crate::parts::{Choice, Field};
use crate::session::Session;

/// Who is class A, and of whom the target speaks.
#[component]
pub fn Classes() -> impl IntoView {
    let session = Session::get();
    let scopes = Signal::derive(move || {
        let words = session.text().words();
        [Scope::Key, Scope::All].map(|scope| (scope, (words.scope)(scope).to_string())).to_vec()
    });
    let scope = session.derive(|plan| plan.settings().scope);
    view! {
        <section class="c12 rule">
            <h2>{session.said(|text| text.settings().classes)}</h2>
            <p class="settings__note">{session.said(|text| text.settings().classes_note)}</p>
            <Committed />
            <div class="settings__fields">
                <Share
                    label=|text| text.cut_a
                    read=|settings| settings.cuts.a
                    write=|settings, share| settings.cuts.a = share
                    testid="cut-a"
                />
                <Share
                    label=|text| text.cut_b
                    read=|settings| settings.cuts.b
                    write=|settings, share| settings.cuts.b = share
                    testid="cut-b"
                />
                <Choice
                    label=session.said(|text| text.settings().scope)
                    choices=scopes
                    chosen=scope
                    on_choose=move |scope| configure(session, |settings| settings.scope = scope)
                    testid="scope"
                />
                <Share
                    label=|text| text.over
                    note=|text| text.over_note
                    read=|settings| settings.over_assignment
                    write=|settings, share| settings.over_assignment = share
                    testid="over-assignment"
                />
                <Share
                    label=|text| text.loyal_from
                    note=|text| text.loyal_from_note
                    read=|settings| settings.loyal_from
                    write=|settings, share| settings.loyal_from = share
                    testid="loyal-from"
                />
            </div>
        </section>
    }
}

/// A share of the settings, typed as a percentage.
#[component]
fn Share(
    label: fn(&SettingsText) -> &'static str,
    /// What it is good for.
    #[prop(optional)]
    note: Option<fn(&SettingsText) -> &'static str>,
    read: fn(&Settings) -> f64,
    write: fn(&mut Settings, f64),
    testid: &'static str,
) -> impl IntoView {
    let session = Session::get();
    let share = session.derive(move |plan| read(plan.settings()));
    let set = move |typed: String| {
        let share = percent(session, &typed)?;
        configure_from(session, |settings| write(settings, share))
    };
    let word = move |word: fn(&SettingsText) -> &'static str| {
        Signal::derive(move || word(session.text().settings()).to_string())
    };
    let value = Signal::derive(move || written(share.get()));
    match note {
        Some(note) => {
            view! { <Field label=word(label) value on_commit=set number=true note=word(note) testid /> }
                .into_any()
        }
        None => view! { <Field label=word(label) value on_commit=set number=true testid /> }.into_any(),
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
            let text = numbers.language.text().settings();
            Some((text.frozen)(&numbers.year(committed.year), &numbers.short(committed.total_now())))
        })
    };
    view! { {move || frozen().map(|words| view! { <p class="settings__committed">{words}</p> })} }
}

/// A share typed as a percentage, with its sign or without.
fn percent(session: Session, typed: &str) -> Result<f64, String> {
    let bare = typed.trim().trim_end_matches(['%', '％']);
    read_ratio(&[bare, "%"].concat()).map_err(|_| (session.text().settings().not_percent)(typed.trim()))
}

/// A share as its percentage without the sign, and without what floating point leaves behind.
fn written(share: f64) -> String {
    ((share * 1e6).round() / 1e4).to_string()
}
