//! The split to accounts.

use keyline::calc::split::Held;
use keyline::calc::target::Assumed;
use keyline::calc::{Figure, Undefined, Whose, Window, assess, portfolio, split, target};
use keyline::plan::{AccountId, Money};
use keyline::text::Cents;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::asked::Asked;
use super::bounds::BoundEditor;
use super::shares::{Share, ratio};
use super::words::{page, said, told};
use crate::browser;
use crate::parts::{Button, Icon, Shape};
use crate::route::Route;
use crate::session::Session;
use crate::show::{Style, Told, told_row};

/// Rows shown at first, and more at each press.
const PAGE: usize = 50;

/// Rows made or taken away in one go: more would hold up the key press that asks for them.
const AT_ONCE: usize = 8;

/// The rows after those that stand, on the way to the wanted ones: what is not wanted leaves, then the others come.
fn next(stand: &[AccountId], wanted: &[AccountId]) -> Vec<AccountId> {
    let mut room = AT_ONCE;
    let mut has_room = || {
        let has_room = room > 0;
        room = room.saturating_sub(1);
        has_room
    };
    // From the end, where they are seen least.
    let mut staying =
        stand.iter().rev().copied().filter(|id| wanted.contains(id) || !has_room()).collect::<Vec<_>>();
    staying.reverse();
    if !staying.iter().all(|id| wanted.contains(id)) {
        return staying;
    }
    wanted.iter().copied().filter(|id| staying.contains(id) || has_room()).collect()
}

/// The rows that stand while they become the wanted ones, frame by frame.
fn made(wanted: Memo<Vec<AccountId>>) -> ReadSignal<Vec<AccountId>> {
    let made = RwSignal::new(Vec::new());
    let frames = RwSignal::new(0);
    Effect::new(move |_| {
        frames.track();
        let wanted = wanted.get();
        let now = made.with_untracked(|made: &Vec<AccountId>| next(made, &wanted));
        if now != wanted {
            // The page may be gone by then.
            browser::after_paint(move || {
                let _ = frames.try_update(|frames| *frames += 1);
            });
        }
        if made.with_untracked(|made| *made != now) {
            made.set(now);
        }
    });
    made.read_only()
}

/// The table of accounts, searched by name and shown in parts.
#[component]
pub fn Accounts(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let query = RwSignal::new(String::new());
    let limit = RwSignal::new(PAGE);
    let found = Memo::new(move |before: Option<&Vec<AccountId>>| {
        session.track();
        // While a figure is typed its row stays where it is, and the field keeps the focus.
        if let Some(before) = before.filter(|_| asked.trying.with(Option::is_some)) {
            return before.clone();
        }
        let query = query.get().trim().to_lowercase();
        let Ok(shares) = asked.parted.get() else { return Vec::new() };
        let is_wanted = |share: &Share| {
            query.is_empty()
                || session.peek(|plan| {
                    let account = plan.account(share.account);
                    account.is_some_and(|account| account.profile.name.to_lowercase().contains(&query))
                })
        };
        shares.rows.iter().filter(|share| is_wanted(share)).map(|share| share.account).collect::<Vec<_>>()
    });
    let visible = made(Memo::new(move |_| {
        found.with(|found| found.iter().copied().take(limit.get()).collect::<Vec<_>>())
    }));
    let all = move || found.with(Vec::len);
    let more = move || {
        (all() > limit.get()).then(|| {
            view! {
                <p class="split__more">
                    {move || (session.text().targets().first_rows)(limit.get().min(all()), all())} " "
                    <Button small=true on_press=move || limit.update(|limit| *limit += PAGE)>
                        {said(|text| text.show_more)}
                    </Button>
                </p>
            }
        })
    };
    let is_long =
        move || asked.parted.with(|parted| parted.as_ref().is_ok_and(|shares| shares.rows.len() > 12));
    let search = move || is_long().then(|| view! { <Search query /> });
    let cents = Memo::new(move |_| {
        let numbers = session.numbers().get();
        asked.parted.with(|parted| {
            let rows = parted.iter().flat_map(|shares| &shares.rows);
            let amounts = rows.flat_map(|share| [share.before.ok(), share.latest.ok(), Some(share.target)]);
            numbers.cents(amounts.flatten())
        })
    });
    view! {
        {search}
        <div class="scroll-x">
            <table class="table split__table">
                <Heads asked />
                <tbody>
                    <For each=move || visible.get() key=|id| *id children=move |id| view! { <Row asked id cents /> } />
                </tbody>
            </table>
        </div>
        {more}
        <Foot asked cents />
    }
}

#[component]
fn Search(query: RwSignal<String>) -> impl IntoView {
    let typed = move |event: ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            query.set(input.value());
        }
    };
    view! {
        <label class="field split__search">
            <span class="visually-hidden">{said(|text| text.search)}</span>
            <input
                class="input"
                type="search"
                autocomplete="off"
                data-testid="split-search"
                placeholder=said(|text| text.search)
                on:input=typed
            />
        </label>
    }
}

#[component]
fn Heads(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let span = move |at: usize| {
        let Ok(shares) = asked.parted.get() else { return String::new() };
        session.worded(|plan, wording| {
            let (text, numbers) = (page(wording), &wording.numbers);
            let span = shares.spans[at];
            let Some(last) = span.last() else { return String::new() };
            // Twelve months that are a fiscal year are called by its name.
            let calendar = plan.settings().calendar;
            match calendar.span(calendar.year_of(last)) == span {
                true => numbers.year(calendar.year_of(last)),
                false => (text.twelve_to)(&numbers.month(last)),
            }
        })
    };
    let target = move || {
        session.track();
        session.worded(|plan, wording| {
            let year = plan.plan_year().map_or_else(String::new, |year| wording.numbers.year(year));
            (page(wording).target_of)(&year, wording.numbers.currency_name())
        })
    };
    let lock = move || {
        (!asked.is_committed.get()).then(|| {
            view! {
                <th class="pad">{said(|text| text.lock)}</th>
                <th>{session.said(|text| text.words().reason)}</th>
            }
        })
    };
    view! {
        <thead>
            <tr>
                <th class="n">"#"</th>
                <th class="pad">{session.said(|text| text.words().account)}</th>
                <th class="only-wide-cell">{move || (session.text().words().field)(keyline::plan::Field::Owner)}</th>
                <th class="n only-wide-cell">{move || span(0)}</th>
                <th class="n">{move || span(1)}</th>
                <th class="n">{target}</th>
                <th class="n">{session.said(|text| text.words().change)}</th>
                <th class="n">{session.said(|text| text.words().share)}</th>
                <th class="n only-wide-cell">{told(|text| text.chance)}</th>
                {lock}
            </tr>
        </thead>
    }
}

#[component]
fn Row(asked: Asked, id: AccountId, cents: Memo<Cents>) -> impl IntoView {
    let session = Session::get();
    let draft = session.drafts().bound;
    let share = Memo::new(move |_| {
        let parted = asked.parted.get().ok()?;
        parted.of(id).map(|(rank, share)| (rank, share.clone()))
    });
    let profile = session.derive(move |plan| {
        let profile = plan.account(id).map(|account| &account.profile);
        profile.map(|profile| (profile.name.to_string(), profile.owner.to_string()))
    });
    let name = move || match profile.get() {
        Some((name, _)) => view! { <a href=Route::Account(id).href()><bdi>{name}</bdi></a> }.into_any(),
        None => view! { <span class="dim">{said(|text| text.gone)}</span> }.into_any(),
    };
    let owner = move || profile.get().map(|(_, owner)| owner);
    let told = move || {
        let ((_, share), cents) = (share.get()?, cents.get());
        let spans = asked.parted.with(|shares| Some(shares.as_ref().ok()?.spans))?;
        let total = asked.total.get();
        Some(session.wording(|wording| {
            let tell = |figure: Figure, value, style| Told::new(wording, figure, value, style);
            let sold = |span, sales: Result<Money, Undefined>| {
                let figure = portfolio::Figure::SalesIn(Whose::Account(id), span);
                tell(figure.into(), sales.map(Money::to_f64), Style::Column(cents))
            };
            let grown = share.latest.ok().and_then(|latest| ratio(share.target, latest));
            let grown = grown.map(|ratio| ratio - 1.0).ok_or(Undefined::NothingBefore);
            let part = total.and_then(|total| ratio(share.target, total).ok_or(Undefined::NoTarget));
            let target = total.map(|_| share.target.to_f64());
            [
                sold(spans[0], share.before),
                sold(spans[1], share.latest),
                tell(split::Figure::AccountTarget(id).into(), target, Style::Column(cents)),
                tell(split::Figure::AccountTargetGrowth(id).into(), total.and(grown), Style::Change),
                tell(split::Figure::AccountTargetShare(id).into(), part, Style::PercentPrecise),
            ]
        }))
    };
    let [before, latest, amount, change, part] = told_row(told);
    let chance = move || {
        let ((_, share), told) = (share.get()?, asked.drawing.told.get().ok()?);
        Some(session.worded(|plan, wording| {
            let found = plan.row_of(id).and_then(|row| told.account(row, share.target));
            // Where nobody knows what the planned effort makes, the year as it goes by itself.
            let assumed = if told.effort.is_ok() { Assumed::Planned } else { Assumed::Unchanged };
            let value = found.map(|[unchanged, planned]| match assumed {
                Assumed::Planned => planned,
                Assumed::Unchanged => unchanged,
            });
            let value = value.ok_or(Undefined::OutsideScope);
            let figure = target::Figure::Chance(Whose::Account(id), assumed);
            [Told::new(wording, figure, value, Style::Chance)]
        }))
    };
    let can_tell = Memo::new(move |_| asked.drawing.told.with(Result::is_ok));
    let chance = move || can_tell.get().then(|| told_row(chance));
    let is_open = move || draft.account.get() == Some(id);
    let held = Memo::new(move |_| share.get().and_then(|(_, share)| Some((share.held?, share.is_bounded))));
    let lock = move || {
        let (held, is_bounded) = held.get()?;
        let state = move || (session.text().targets().held)(held, is_bounded);
        let shape = if held.is_fixed() { Shape::Lock } else { Shape::Unlocked };
        let reason = move || share.get().map(|(_, share)| share.reason.to_string());
        Some(view! {
            <td class="pad">
                <button
                    type="button"
                    class="button button--quiet button--small"
                    class=("caution", held != Held::Free)
                    aria-expanded=move || is_open().to_string()
                    on:click=move |_| draft.open(if is_open() { None } else { Some(id) })
                >
                    <Icon shape small=true />
                    {state}
                </button>
            </td>
            <td class="soft">{reason}</td>
        })
    };
    let can_edit = Memo::new(move |_| held.get().is_some());
    let editor = move || {
        (is_open() && can_edit.get()).then(|| {
            view! {
                <tr class="split__editor"><td colspan="11"><BoundEditor asked id /></td></tr>
            }
        })
    };
    view! {
        <tr>
            <td class="n dim">{move || share.get().map(|(rank, _)| rank + 1)}</td>
            <td class="pad split__name">{name}</td>
            <td class="soft split__owner only-wide-cell">{owner}</td>
            <td class="n soft only-wide-cell">{before}</td>
            <td class="n soft">{latest}</td>
            <td class="n strong">{amount}</td>
            <td class="n">{change}</td>
            <td class="n">{part}</td>
            <td class="n only-wide-cell">{chance}</td>
            {lock}
        </tr>
        {editor}
    }
}

/// What the accounts add up to.
#[component]
fn Foot(asked: Asked, cents: Memo<Cents>) -> impl IntoView {
    let session = Session::get();
    let foot = move || {
        let shares = asked.parted.get().ok()?;
        let (sum, locked) = (shares.sum(), shares.locked());
        let text = session.text().targets();
        let told = |figure: Figure, money: Money| {
            let style = Style::Column(cents.get());
            session.wording(|wording| Told::new(wording, figure, Ok(money.to_f64()), style))
        };
        let parts = (!asked.is_committed.get()).then(|| {
            let rest = Money(shares.total.0 - locked.0 - shares.of_newcomers().0);
            view! {
                <span>{text.locked}<b>{told(split::Figure::SplitLocked.into(), locked).view()}</b></span>
                <span>{text.to_spread}<b>{told(split::Figure::SplitFree.into(), rest).view()}</b></span>
            }
        });
        let new = Some(shares.of_newcomers()).filter(|new| *new != Money::ZERO).map(|new| {
            let new = told(assess::Figure::NewcomersIn(Window::Year).into(), new).named("split-newcomers");
            view! { <span>{text.newcomers}<b>{new}</b></span> }
        });
        let check = (sum == shares.total).then(|| {
            view! {
                <span><Icon shape=Shape::Check small=true /> {text.adds_up}</span>
            }
        });
        Some(view! {
            <span>{(session.text().words().accounts_count)(shares.rows.len())}</span>
            <span>{text.sum}<b>{told(split::Figure::SplitSum.into(), sum).named("split-sum")}</b></span>
            {new}
            {parts}
            {check}
        })
    };
    view! { <p class="split__foot">{foot}</p> }
}
