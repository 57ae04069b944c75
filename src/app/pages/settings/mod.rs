//! What a plan is told about itself, how the page looks, and what is kept of it.

mod classes;
mod configure;
mod data;
mod phases;
mod plan;
mod plans;
mod ranges;

use leptos::prelude::*;

use crate::parts::Segments;
use crate::session::{Session, Theme};
use classes::Classes;
use data::Data;
use keyline::text::Language;
use phases::Phases;
use plan::PlanFields;
use plans::Plans;
use ranges::Ranges;

/// The settings of the plan and of the page. Each change is an edit of its own, saved and undone like any other.
#[component]
pub fn Settings() -> impl IntoView {
    let session = Session::get();
    let name = session.derive(|plan| plan.name().to_string());
    view! {
        <main id="main" class="page settings">
            <div class="head">
                <div>
                    <h1><bdi>{move || name.with(|name| (session.text().settings().title)(name))}</bdi></h1>
                    <p>{session.said(|text| text.settings().lead)}</p>
                </div>
            </div>
            <div class="cols">
                <PlanFields />
                <Classes />
                <Ranges />
                <Phases />
                <PageFields />
                <Plans />
                <Data />
            </div>
        </main>
    }
}

#[component]
fn PageFields() -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().settings();
    let languages =
        Signal::stored(vec![(Language::En, "English".to_string()), (Language::Zh, "简体中文".to_string())]);
    let themes = Signal::derive(move || {
        let words = text().themes.map(str::to_string);
        [Theme::System, Theme::Light, Theme::Dark].into_iter().zip(words).collect::<Vec<_>>()
    });
    let language = session.said(|text| text.settings().language);
    let theme = session.said(|text| text.settings().theme);
    view! {
        <section class="c12 rule">
            <h2>{session.said(|text| text.settings().page)}</h2>
            <div class="settings__fields">
                <div>
                    <p class="settings__label">{move || language.get()}</p>
                    <Segments
                        label=language
                        choices=languages
                        chosen=Signal::derive(move || session.language())
                        on_choose=move |language| session.set_language(language)
                    />
                </div>
                <div>
                    <p class="settings__label">{move || theme.get()}</p>
                    <Segments
                        label=theme
                        choices=themes
                        chosen=Signal::derive(move || session.theme())
                        on_choose=move |theme| session.set_theme(theme)
                    />
                </div>
            </div>
        </section>
    }
}
