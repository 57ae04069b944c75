//! What stands around every page: bar, banners, plan line, the panel that explains.

use keyline::plan::{EditError, Label};
use keyline::text::{Language, Numbers};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::explain::{Draft, Visit};
use super::palette::{Palette, View};
use super::parts::{Asked, Banner, BrandMark, Button, Gravity, Icon, Labeled, Lettering, Shape, Weight};
use super::route::{self, Route};
use super::session::{Document, SaveStatus, Session, Theme};
use super::{awaited, browser, later, pages};

/// The whole page.
#[component]
pub fn Shell() -> impl IntoView {
    let session = Session::provide();
    let asked = Asked(RwSignal::new(None));
    provide_context(asked);
    provide_context(Draft(RwSignal::new(None)));
    provide_context(Visit(RwSignal::new(None)));
    let lettering = move || if session.language() == Language::Zh { 12.0 } else { 11.0 };
    provide_context(Lettering(Signal::derive(lettering)));
    provide_context(Labeled(Signal::derive(move || session.text().words().labeled)));
    let palette = Palette(RwSignal::new(None));
    provide_context(palette);
    let route = route::current();
    keys(session, palette);
    // A hidden page may never come back.
    // What cannot be kept now is said when the page is seen again.
    let leaving = window_event_listener(ev::pagehide, move |_| {
        session.flush();
    });
    let hidden = window_event_listener(ev::visibilitychange, move |_| {
        if document().hidden() {
            session.flush();
        }
    });
    on_cleanup(move || {
        leaving.remove();
        hidden.remove();
    });
    // The figures of one page mean nothing on the next.
    Effect::new(move |_| {
        route.track();
        asked.0.set(None);
    });
    let empty = session.derive(|plan| plan.accounts().is_empty());
    let later = |route| awaited::page(move |rest: &later::Rest| (rest.page)(route));
    let page = move || match route.get() {
        Route::Start => view! { <pages::Start /> }.into_any(),
        Route::Unknown => view! { <pages::Unknown /> }.into_any(),
        // Accounts can be typed into an empty grid.
        route @ (Route::Accounts | Route::Settings) => later(route),
        _ if empty.get() => view! { <pages::NoPlan /> }.into_any(),
        route => later(route),
    };
    let explains = Memo::new(move |_| asked.0.with(Option::is_some));
    let finds = Memo::new(move |_| palette.0.with(Option::is_some));
    let found = move || finds.get().then(|| awaited::piece(|rest: &later::Rest| (rest.palette)()));
    let explained = move || explains.get().then(|| awaited::piece(|rest: &later::Rest| (rest.explained)()));
    view! {
        <a class="skip" href="#main" on:click=skip>{session.said(|text| text.shell().skip)}</a>
        <Bar route />
        <Banners />
        {move || (!empty.get()).then(|| awaited::piece(|home: &later::Home| (home.line)()))}
        <div class="stage" class=("stage--asked", move || asked.0.get().is_some())>
            <div class="stage__page">{page}</div>
            {explained}
        </div>
        {found}
    }
}

/// The hash belongs to the routes, so the skip link moves the focus itself.
fn skip(event: ev::MouseEvent) {
    event.prevent_default();
    let main = document().get_element_by_id("main");
    if let Some(main) = main.and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = main.set_attribute("tabindex", "-1");
        let _ = main.focus();
    }
}

/// The palette by key; undo, redo and the list of keys too, except where a text field has its own.
fn keys(session: Session, palette: Palette) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.alt_key() || event.default_prevented() || event.is_composing() {
            return;
        }
        let control = event.ctrl_key() || event.meta_key();
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let types = |target: &web_sys::Element| {
            matches!(&*target.tag_name(), "INPUT" | "TEXTAREA" | "SELECT")
                || target.closest("dialog").is_ok_and(|it| it.is_some())
        };
        let is_typing = target.is_some_and(|target| types(&target));
        match (&*event.key().to_lowercase(), control, event.shift_key()) {
            ("k", true, false) => palette.0.set(Some(View::Find)),
            _ if is_typing => return,
            ("?", false, _) => palette.0.set(Some(View::Keys)),
            ("z", true, false) => session.undo(),
            ("z", true, true) | ("y", true, false) => session.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
}

#[component]
fn Bar(route: Memo<Route>) -> impl IntoView {
    let session = Session::get();
    let links = Route::PAGES.into_iter().enumerate().map(move |(n, page)| {
        let current = move || (route.get().section() == page).then_some("page");
        view! {
            <a href=page.href() aria-current=current>{move || session.text().shell().nav[n]}</a>
        }
    });
    let name = session.derive(|plan| plan.name().to_string());
    let nav = NodeRef::<html::Nav>::new();
    // On a phone the pages have no room side by side; in another language they have other places.
    Effect::new(move |_| {
        route.track();
        let _ = session.language();
        if let Some(nav) = nav.get() {
            browser::show_current(&nav);
        }
    });
    view! {
        <header class="bar">
            <a class="bar__brand" href="#/"><BrandMark />"Keyline"</a>
            <a class="bar__plan" href=Route::Settings.href() title=session.said(|text| text.shell().plans)>
                <bdi>{name}</bdi>
            </a>
            <nav node_ref=nav class="nav" aria-label=session.said(|text| text.shell().pages)>{links.collect_view()}</nav>
            <div class="bar__tools">
                <Save />
                <FindButton />
                <UndoRedo />
                <LanguageButton />
                <ThemeButton />
            </div>
        </header>
    }
}

#[component]
fn FindButton() -> impl IntoView {
    let Palette(opened) = expect_context();
    let label = Session::get().said(|text| text.shell().find);
    view! {
        <button
            type="button"
            class="button button--quiet button--icon"
            data-testid="find"
            aria-haspopup="dialog"
            aria-keyshortcuts="Control+K"
            aria-label=label
            title=label
            on:click=move |_| opened.set(Some(View::Find))
        >
            <Icon shape=Shape::Search />
        </button>
    }
}

#[component]
fn LanguageButton() -> impl IntoView {
    let session = Session::get();
    let switch = move |_| session.set_language(session.language().other());
    let other = move || if session.language() == Language::En { "zh-Hans" } else { "en" };
    view! {
        <button
            type="button"
            class="button button--quiet"
            data-testid="language"
            lang=other
            title=session.said(|text| text.shell().other_language_name)
            on:click=switch
        >
            {session.said(|text| text.shell().other_language)}
        </button>
    }
}

#[component]
fn ThemeButton() -> impl IntoView {
    let session = Session::get();
    let label = move || {
        session.text().shell().theme[match session.theme() {
            Theme::System => 0,
            Theme::Light => 1,
            Theme::Dark => 2,
        }]
    };
    let next = move |_| {
        session.set_theme(match session.theme() {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        });
    };
    view! {
        <button
            type="button"
            class="button button--quiet button--icon"
            data-testid="theme"
            aria-label=label
            title=label
            on:click=next
        >
            <Icon shape=Shape::Theme />
        </button>
    }
}

#[component]
fn UndoRedo() -> impl IntoView {
    let session = Session::get();
    let words = move |label: Option<Label>, some: fn(&str) -> String, none: &'static str| {
        label.map_or_else(|| none.to_string(), |label| some(&(session.text().edit().label)(label)))
    };
    let undo = move || {
        words(session.undo_label(), session.text().shell().undo, session.text().shell().nothing_to_undo)
    };
    let redo = move || {
        words(session.redo_label(), session.text().shell().redo, session.text().shell().nothing_to_redo)
    };
    view! {
        <button
            type="button"
            class="button button--quiet button--icon"
            data-testid="undo"
            aria-label=undo
            title=undo
            prop:disabled=move || session.undo_label().is_none()
            on:click=move |_| session.undo()
        >
            <Icon shape=Shape::Undo />
        </button>
        <button
            type="button"
            class="button button--quiet button--icon"
            data-testid="redo"
            aria-label=redo
            title=redo
            prop:disabled=move || session.redo_label().is_none()
            on:click=move |_| session.redo()
        >
            <Icon shape=Shape::Redo />
        </button>
    }
}

/// Whether the plan is kept, in a word; what to do about it stands in the banner.
#[component]
fn Save() -> impl IntoView {
    let session = Session::get();
    let view = move || {
        let text = session.text();
        let (class, value, shape, words) = match session.status() {
            SaveStatus::Nothing => return ().into_any(),
            SaveStatus::Saving => ("save save--saving", "saving", None, text.shell().saving.to_string()),
            SaveStatus::Saved(at) => {
                let words = (text.shell().saved)(&browser::clock(at));
                ("save", "saved", Some(Shape::Check), words)
            }
            SaveStatus::Failed(_) | SaveStatus::Memory | SaveStatus::Newer => {
                let words = text.shell().not_saved.to_string();
                ("save save--failed", "failed", Some(Shape::Warn), words)
            }
        };
        let icon = shape.map(|shape| view! { <Icon shape small=true /> });
        view! {
            <span class=class data-testid="save-status" data-value=value>{icon}<span>{words}</span></span>
        }
        .into_any()
    };
    view! { <span role="status">{view}</span> }
}

#[component]
fn Banners() -> impl IntoView {
    use keyline::file::store::StoreError;
    let session = Session::get();
    let trouble = move || {
        let shell = session.text().shell();
        let again = matches!(session.status(), SaveStatus::Failed(StoreError::Full | StoreError::Failed));
        let words = match session.status() {
            SaveStatus::Failed(StoreError::Full) => shell.not_saved_full,
            SaveStatus::Failed(StoreError::Denied) => shell.not_saved_denied,
            SaveStatus::Failed(StoreError::Failed) => shell.not_saved_failed,
            SaveStatus::Memory => shell.only_memory,
            SaveStatus::Newer => shell.newer,
            SaveStatus::Nothing | SaveStatus::Saving | SaveStatus::Saved(_) => return None,
        };
        Some(view! {
            <Banner gravity=Gravity::Risk>
                <Icon shape=Shape::Warn />
                <span>{words}</span>
                <span class="end">
                    {again.then(|| view! {
                        <Button weight=Weight::Quiet testid="save-again" on_press=move || session.keep_again()>
                            {shell.keep_again}
                        </Button>
                    })}
                    {keep_copy("keep-copy-rescue")}
                </span>
            </Banner>
        })
    };
    let following = move || {
        let shell = session.text().shell();
        session.is_following().then(|| {
            view! {
                <Banner gravity=Gravity::Caution>
                    <Icon shape=Shape::Info />
                    <span data-testid="following">{shell.following}</span>
                    <span class="end">
                        <Button testid="take-over" on_press=move || session.take_over()>
                            {shell.take_over}
                        </Button>
                    </span>
                </Banner>
            }
        })
    };
    let aside = move || {
        let shell = session.text().shell();
        session.track();
        let count = session.quarantined();
        (count > 0).then(|| {
            view! {
                <Banner gravity=Gravity::Caution>
                    <Icon shape=Shape::Warn />
                    <span data-testid="quarantined">{(shell.quarantined)(count, &session.lost())}</span>
                    <span class="end">
                        {keep_copy("keep-copy-rescue")}
                    </span>
                </Banner>
            }
        })
    };
    let due = move || {
        let shell = session.text().shell();
        session.days_without_copy().map(|days| {
            view! {
                <Banner gravity=Gravity::Caution>
                    <Icon shape=Shape::Info />
                    <span data-testid="copy-due">{(shell.copy_due)(days)}</span>
                    <span class="end">
                        {keep_copy("keep-copy-due")}
                    </span>
                </Banner>
            }
        })
    };
    let sample = move || {
        let shell = session.text().shell();
        (session.document() == Document::Sample).then(|| {
            view! {
                <Banner gravity=Gravity::Info>
                    <span data-testid="sample-badge">{shell.sample_badge}</span>
                    <span class="end">
                        <Button weight=Weight::Quiet on_press=move || session.reset_sample()>
                            {shell.sample_reset}
                        </Button>
                        <Button testid="leave-sample" on_press=move || session.switch(session.own())>
                            {shell.sample_leave}
                        </Button>
                    </span>
                </Banner>
            }
        })
    };
    let notice = move || {
        let error = session.notice()?;
        Some(awaited::piece(move |rest: &later::Rest| (rest.notice)(error.clone())))
    };
    view! {
        {trouble}
        {following}
        {aside}
        {due}
        {awaited::quietly(|rest: &later::Rest| (rest.news)())}
        {sample}
        {notice}
    }
}

/// The button that hands a copy out.
fn keep_copy(testid: &'static str) -> AnyView {
    awaited::piece(move |rest: &later::Rest| (rest.keep_copy)(testid))
}

/// Why the last edit was not taken.
#[component]
pub fn Notice(
    /// Why.
    error: EditError,
) -> impl IntoView {
    let session = Session::get();
    let words = move || {
        let text = session.text();
        let numbers = session.peek(|plan| Numbers::new(text.language, plan.settings()));
        (text.edit().error)(&error, &numbers)
    };
    view! {
        <Banner gravity=Gravity::Risk>
            <Icon shape=Shape::Warn />
            <span data-testid="notice">{words}</span>
            <span class="end">
                <Button weight=Weight::Quiet on_press=move || session.dismiss()>
                    {session.said(|text| text.words().close)}
                </Button>
            </span>
        </Banner>
    }
}
