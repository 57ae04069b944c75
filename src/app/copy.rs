//! A copy of what is kept, as a file: handed out, and taken back.

use keyline::file::backup::Backup;
use keyline::file::copy::{self, Copied, CopyError};
use keyline::plan::Edit;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::browser;
use super::parts::Button;
use super::session::{Document, Session};

/// A copy holds the store's own limit and what is open besides, written as JSON.
const MOST_BYTES: f64 = 64e6;

/// Hands the user everything that is kept, and the open plan as it stands: also where it could not be kept.
pub fn keep_copy(session: Session) {
    let texts = session.everything();
    let pairs: Vec<String> =
        texts.iter().map(|(key, text)| format!("{}:{}", json(key), json(text))).collect();
    let name = session.text().shell.copy_name;
    browser::download(name, "application/json", format!("{{{}}}", pairs.join(",\n")).as_bytes());
    session.note_copy();
}

fn json(text: &str) -> String {
    js_sys::JSON::stringify(&text.into()).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// What came of a file that should be a copy.
#[derive(Clone)]
enum Found {
    Nothing,
    Plan(Box<Copied>),
    Refused(CopyError),
}

/// A button that opens a copy: it shows what is in the file, asks, and puts that in the plan's place, which can be
/// undone.
#[component]
pub fn OpenCopy() -> impl IntoView {
    let session = Session::get();
    let found = RwSignal::new_local(Found::Nothing);
    let input = NodeRef::<html::Input>::new();
    let dialog = NodeRef::<html::Dialog>::new();
    let choose = move || {
        if let Some(input) = input.get_untracked() {
            // The same file may be chosen twice.
            input.set_value("");
            input.click();
        }
    };
    let read = move |event: ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) else { return };
        spawn_local(async move {
            ask(found, dialog, read_copy(&file).await);
        });
    };
    view! {
        <Button testid="open-copy" on_press=choose>{session.said(|text| text.settings.open_copy)}</Button>
        <input
            node_ref=input
            type="file"
            accept=".json,application/json"
            class="visually-hidden"
            tabindex="-1"
            aria-hidden="true"
            data-testid="copy-file"
            on:change=read
        />
        <Refusal found />
        <Take found dialog name="open-copy" />
    }
}

/// The states that are kept besides the newest. Choosing one shows what is in it and asks.
#[component]
pub fn Backups() -> impl IntoView {
    let session = Session::get();
    let found = RwSignal::new_local(Found::Nothing);
    let dialog = NodeRef::<html::Dialog>::new();
    let row = move |backup: Backup| {
        let choose = move || ask(found, dialog, session.backed_up(backup));
        view! {
            <li>
                <Button testid="backup" on_press=choose>{move || when(session, backup.at)}</Button>
            </li>
        }
    };
    view! {
        <ul class="backups" data-testid="backups">
            <For each=move || session.backups() key=|backup| *backup children=row />
        </ul>
        <Refusal found />
        <Take found dialog name="backup" />
    }
}

/// A time in words: the date and the time of day where the user is.
fn when(session: Session, at: u64) -> String {
    format!("{} {}", session.numbers().get().date(browser::day(at)), browser::clock(at))
}

fn ask(found: RwSignal<Found, LocalStorage>, dialog: NodeRef<html::Dialog>, read: Result<Copied, CopyError>) {
    let is_plan = read.is_ok();
    found.set(read.map_or_else(Found::Refused, |copied| Found::Plan(Box::new(copied))));
    if is_plan && let Some(dialog) = dialog.get_untracked() {
        // A dialog that does not open asks nothing and changes nothing.
        let _ = dialog.show_modal();
    }
}

/// Why there is no plan in what was chosen.
#[component]
fn Refusal(found: RwSignal<Found, LocalStorage>) -> impl IntoView {
    let session = Session::get();
    move || {
        let Found::Refused(error) = found.get() else { return None };
        let words = (session.text().settings.copy_refused)(error);
        Some(view! { <p class="risk small" role="alert" data-testid="copy-refused">{words}</p> })
    }
}

/// Says what was found and what it takes the place of, and does that if the user wants it.
#[component]
fn Take(
    found: RwSignal<Found, LocalStorage>,
    dialog: NodeRef<html::Dialog>,
    name: &'static str,
) -> impl IntoView {
    let session = Session::get();
    let title = move || match found.get() {
        Found::Plan(copied) => (session.text().settings.open_copy_title)(copied.plan.name()),
        _ => String::new(),
    };
    let body = move || {
        let Found::Plan(copied) = found.get() else { return String::new() };
        let when = when(session, copied.at);
        let (own, accounts) = session.peek(|plan| (plan.name().to_string(), plan.accounts().len()));
        let counts = (copied.plan.accounts().len(), accounts);
        (session.text().settings.open_copy_body)(&when, &own, counts, copied.unreadable, &copied.lost)
    };
    let take = move |_: ev::MouseEvent| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
        if let Found::Plan(copied) = found.get_untracked() {
            // What is not taken is said in the banner.
            let _ = session.apply(Edit::Restore(Box::new(copied.plan)));
            found.set(Found::Nothing);
        }
    };
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby=format!("{name}-title")>
            <h2 id=format!("{name}-title")><bdi>{title}</bdi></h2>
            <p>{body}</p>
            <form method="dialog" class="dialog__foot">
                <button class="button">{session.said(|text| text.words.cancel)}</button>
                <button
                    type="button"
                    class="button button--primary"
                    data-testid=format!("{name}-confirm")
                    on:click=take
                >
                    {session.said(|text| text.settings.open_copy_confirm)}
                </button>
            </form>
        </dialog>
    }
}

/// The user's plan in a file that [`keep_copy`] or the crash page's script wrote.
async fn read_copy(file: &web_sys::File) -> Result<Copied, CopyError> {
    if file.size() > MOST_BYTES {
        return Err(CopyError::Damaged);
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    let parsed = js_sys::JSON::parse(&text.ok_or(CopyError::Damaged)?).map_err(|_| CopyError::Damaged)?;
    let object = parsed.dyn_into::<js_sys::Object>().map_err(|_| CopyError::NoPlan)?;
    let pair = |pair: JsValue| {
        let pair = pair.dyn_into::<js_sys::Array>().ok()?;
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    copy::read(js_sys::Object::entries(&object).iter().filter_map(pair), Document::Own.name())
}
