//! A copy of what is kept, as a file: handed out, and taken back.

use std::rc::Rc;

use keyline::file::backup::Backup;
use keyline::file::copy::{self, Copied, CopyError};
use keyline::plan::{Edit, Plan};
use keyline::text::SettingsText;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::browser;
use super::incoming::Chosen;
use super::parts::{Ask, Button, Choice, Instead};
use super::session::Session;

/// A copy holds the store's own limit and what is open besides, written as JSON.
const MOST_BYTES: f64 = 64e6;

/// Hands the user everything that is kept, and the open plan as it stands: also where it could not be kept.
pub fn keep_copy(session: Session) {
    hand_out(session.text().shell().copy_name, &session.everything());
    session.note_copy();
}

/// Hands the user the open plan alone, without anybody's pay. The copy that is asked for when it is old is another: it
/// holds everything.
fn keep_without_pay(session: Session) {
    if let Some(texts) = session.without_pay() {
        hand_out(session.text().pay().copy_without_name, &texts);
    }
}

fn hand_out(name: &str, texts: &[(String, String)]) {
    let pairs: Vec<String> =
        texts.iter().map(|(key, text)| format!("{}:{}", json(key), json(text))).collect();
    browser::download(name, "application/json", format!("{{{}}}", pairs.join(",\n")).as_bytes());
}

/// The button that hands a copy out. One that holds what people are paid is asked about first, and the open plan without
/// that offered in its place.
#[component]
pub fn KeepCopy(
    /// The stable name for checks.
    testid: &'static str,
) -> impl IntoView {
    let session = Session::get();
    let paid = session.derive(|plan| plan.terms().pay.len());
    Effect::new(move |_| {
        if paid.get() > 0 {
            session.note_pay();
        }
    });
    let without = Instead {
        label: session.said(|text| text.pay().copy_without),
        on_press: Rc::new(move || keep_without_pay(session)),
        testid: "keep-copy-without-pay",
    };
    view! {
        <Ask
            label=session.said(|text| text.shell().keep_a_copy)
            title=session.said(|text| text.pay().copy_title)
            body=Signal::derive(move || (session.text().pay().copy_body)(paid.get()))
            cancel=session.said(|text| text.words().cancel)
            asks=Signal::derive(move || paid.get() > 0 || session.has_held_pay())
            instead=without
            on_confirm=move || keep_copy(session)
            testids=(testid, "keep-copy-with-pay")
        />
    }
}

fn json(text: &str) -> String {
    js_sys::JSON::stringify(&text.into()).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// What came of a file that should be a copy.
#[derive(Clone)]
enum Found {
    Nothing,
    /// The plans of a file, and how many more could not be read.
    Plans(Vec<Copied>, usize),
    Refused(CopyError),
}

/// What is in a copy that was chosen: it shows that, asks, and puts it in the plan's place, which can be undone.
#[component]
pub fn ReadCopy(
    /// Where the file waits.
    chosen: Chosen,
) -> impl IntoView {
    let found = RwSignal::new_local(Found::Nothing);
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(file) = chosen.take() else { return };
        spawn_local(async move {
            ask(found, dialog, read_copy(&file).await);
        });
    });
    view! {
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
        let choose = move || ask(found, dialog, session.backed_up(backup).map(|copied| (vec![copied], 0)));
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

fn ask(
    found: RwSignal<Found, LocalStorage>,
    dialog: NodeRef<html::Dialog>,
    read: Result<(Vec<Copied>, usize), CopyError>,
) {
    let is_plan = read.is_ok();
    found.set(read.map_or_else(Found::Refused, |(plans, refused)| Found::Plans(plans, refused)));
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
        let words = (session.text().settings().copy_refused)(error);
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
    let at = RwSignal::new(0_usize);
    let chosen = move || match found.get() {
        Found::Plans(plans, _) => plans.get(at.get()).or(plans.first()).cloned(),
        _ => None,
    };
    let title = move || {
        chosen()
            .map(|copied| (session.text().settings().open_copy_title)(copied.plan.name()))
            .unwrap_or_default()
    };
    let body = move || {
        let Some(copied) = chosen() else { return String::new() };
        let when = when(session, copied.at);
        let (own, accounts) = session.peek(|plan| (plan.name().to_string(), plan.accounts().len()));
        let counts = (copied.plan.accounts().len(), accounts);
        (session.text().settings().open_copy_body)(&when, &own, counts, copied.unreadable, &copied.lost)
    };
    let which = move || {
        let Found::Plans(plans, _) = found.get() else { return None };
        at.set(0);
        let names = plans.iter().map(|copied| copied.plan.name().to_string());
        let choices = Signal::stored(names.enumerate().collect::<Vec<_>>());
        (plans.len() > 1).then(|| {
            let label = session.said(|text| text.settings().which_plan);
            view! { <Choice label choices chosen=at on_choose=move |chosen| at.set(chosen) testid="which-plan" /> }
        })
    };
    let take = move |put: fn(Session, Plan)| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
        if let Some(copied) = untrack(chosen) {
            put(session, copied.plan);
            found.set(Found::Nothing);
        }
        at.set(0);
    };
    let button =
        move |class, word: fn(&SettingsText) -> &'static str, testid: String, put: fn(Session, Plan)| {
            view! {
                <button type="button" class=class data-testid=testid on:click=move |_| take(put)>
                    {move || word(session.text().settings())}
                </button>
            }
        };
    // What is not taken is said in the banner.
    let in_place = |session: Session, plan| drop(session.apply(Edit::Restore(Box::new(plan))));
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby=format!("{name}-title")>
            <h2 id=format!("{name}-title")><bdi>{title}</bdi></h2>
            {which}
            <p>{body}</p>
            {move || match found.get() {
                Found::Plans(_, refused @ 1..) => {
                    Some(view! { <p class="risk">{(session.text().settings().plans_refused)(refused)}</p> })
                }
                _ => None,
            }}
            <form method="dialog" class="dialog__foot">
                <button class="button">{session.said(|text| text.words().cancel)}</button>
                {button("button", |text| text.open_copy_beside, format!("{name}-beside"), Session::add_plan)}
                {button("button button--primary", |text| text.open_copy_confirm, format!("{name}-confirm"), in_place)}
            </form>
        </dialog>
    }
}

/// The user's plans in a file that [`keep_copy`] or the crash page's script wrote.
async fn read_copy(file: &web_sys::File) -> Result<(Vec<Copied>, usize), CopyError> {
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
    copy::read_all(js_sys::Object::entries(&object).iter().filter_map(pair).collect())
}
