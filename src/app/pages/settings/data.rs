use keyline::file::pack::units;
use leptos::prelude::*;

use crate::awaited::OpenSample;
use crate::browser;
use crate::choose::OpenCopy;
use crate::copy::{Backups, KeepCopy};
use crate::parts::Button;
use crate::session::{SaveStatus, Session};

/// What browsers grant a site, in UTF-16 units.
pub const GRANTED: usize = 5_242_880;

/// Whether the plan is kept, how much room that takes, and how it goes.
#[component]
pub fn Data() -> impl IntoView {
    let session = Session::get();
    let own = move || session.document().is_own();
    view! {
        <section class="c12 rule">
            <h2>{session.said(|text| text.settings().data)}</h2>
            <dl class="facts settings__switches">
                <dt>{session.said(|text| text.settings().status)}</dt>
                <dd data-testid="settings-status">{move || status(session)}</dd>
                <dt>{session.said(|text| text.settings().used)}</dt>
                <dd><Used /></dd>
                <dt>{session.said(|text| text.settings().promise)}</dt>
                <dd>{move || (session.text().settings().promised)(session.promised())}</dd>
            </dl>
            <p class="settings__note">{session.said(|text| text.settings().used_note)}{session.said(|text| text.words().space)}{session.said(|text| text.settings().copy_note)}</p>
            {move || session.has_forgotten().then(|| view! {
                <p class="settings__note" data-testid="forgotten">
                    {session.said(|text| text.settings().forgotten)}
                </p>
            })}
            <div class="settings__data">
                <KeepCopy testid="keep-copy" />
                {move || match own() {
                    true => view! {
                        <OpenCopy />
                        <OpenSample
                            class="button"
                            testid="settings-sample"
                            words=session.said(|text| text.settings().sample)
                        />
                    }
                    .into_any(),
                    false => view! {
                        <Button testid="settings-own" on_press=move || session.switch(session.own())>
                            {session.said(|text| text.settings().own)}
                        </Button>
                    }
                    .into_any(),
                }}
            </div>
            {move || own().then(|| view! {
                <h3>{session.said(|text| text.settings().backups)}</h3>
                <p class="settings__note">{session.said(|text| text.settings().backups_note)}</p>
                {move || session.backups().is_empty().then(|| view! {
                    <p class="settings__note" data-testid="no-backups">
                        {session.said(|text| text.settings().backups_none)}
                    </p>
                })}
                <Backups />
            })}
        </section>
    }
}

/// Whether what is on the page is kept, in words.
fn status(session: Session) -> String {
    let text = session.text().settings();
    match session.status() {
        SaveStatus::Nothing => text.status_nothing.into(),
        SaveStatus::Saving => text.status_saving.into(),
        SaveStatus::Saved(at) => (text.status_saved)(&browser::clock(at)),
        SaveStatus::Failed(_) => text.status_failed.into(),
        SaveStatus::Memory => text.status_memory.into(),
        SaveStatus::Newer => text.status_newer.into(),
    }
}

#[component]
fn Used() -> impl IntoView {
    let session = Session::get();
    let used = Memo::new(move |_| {
        // What is kept changes when the status does.
        let _ = session.status();
        session.all_kept().iter().map(|(key, text)| units(key) + units(text)).sum::<usize>()
    });
    let words = move || {
        let numbers = session.numbers().get();
        let part = numbers.percent(used.get() as f64 / GRANTED as f64);
        (session.text().settings().used_of)(&part, &numbers.count(used.get()), &numbers.count(GRANTED))
    };
    view! {
        <span data-testid="storage-used" data-value=move || used.get()>{words}</span>
    }
}
