//! Accounts that came after the commitment, and those with a target that stopped buying or left.

use std::cmp::Reverse;
use std::collections::HashSet;

use keyline::calc::assess::{Assessment, Standing};
use keyline::calc::{self, Whose, Window, assess};
use keyline::plan::{AccountId, Money, Month, Plan};
use keyline::text::{Scale, Wording};
use leptos::prelude::*;

use super::super::desk::Desk;
use super::super::more::{More, PAGE};
use super::super::words::page as assessment;
use super::words::{page, said};
use crate::parts::Choice;
use crate::route::Route;
use crate::session::Session;
use crate::show::Told;

/// When an account last bought.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Last {
    In(Month),
    Never,
    /// It is no longer in the plan.
    Removed,
}

/// An account of one of the lists, by its place in the assessment.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Found {
    place: usize,
    last: Last,
}

/// What came and what went.
#[derive(Debug, Clone, PartialEq, Default)]
struct Moved {
    new: Vec<Found>,
    /// What the new ones sold to date.
    sales: Money,
    lost: Vec<Found>,
    /// What the lost ones were to sell in the year.
    target: Money,
}

impl Moved {
    /// New ones by sales, lost ones by target, largest first. An account counts as lost once it has not bought for longer
    /// than it waits as a rule, or for so many months where they are chosen; one that never bought has not stopped.
    fn of(plan: &Plan, all: &Assessment, after: Option<usize>) -> Moved {
        let Some(committed) = plan.committed() else { return Moved::default() };
        let known: HashSet<AccountId> = committed.targets.iter().map(|it| it.account).collect();
        let whole = calc::portfolio::whole_months(plan);
        let last_of = |id: AccountId| {
            let Some(row) = plan.row_of(id) else { return Last::Removed };
            let bought = plan.ledger().slice(row, whole).iter().rposition(|&minor| minor > 0);
            bought.map_or(Last::Never, |at| Last::In(whole.first.plus(at as i32)))
        };
        let has_stopped = |id: AccountId| match plan.row_of(id) {
            None => true,
            Some(row) => {
                let silence = calc::portfolio::silence(plan, row);
                silence.is_some_and(|it| after.map_or(it.is_silent(), |after| it.months >= after))
            }
        };
        let mut moved = Moved::default();
        let (mut new, mut lost) = (Vec::new(), Vec::new());
        for (place, standing) in all.accounts.iter().enumerate() {
            let Whose::Account(id) = standing.whose else { continue };
            let last = last_of(id);
            let target = standing.target(Window::Year).unwrap_or_default();
            if !known.contains(&id) {
                new.push((standing.actual(Window::ToDate).unwrap_or_default(), Found { place, last }));
            } else if target > Money::ZERO && has_stopped(id) {
                lost.push((target, Found { place, last }));
            }
        }
        for list in [&mut new, &mut lost] {
            list.sort_by_key(|(amount, _)| Reverse(*amount));
        }
        moved.sales = new.iter().map(|(amount, _)| *amount).sum();
        moved.target = lost.iter().map(|(amount, _)| *amount).sum();
        moved.new = new.into_iter().map(|(_, found)| found).collect();
        moved.lost = lost.into_iter().map(|(_, found)| found).collect();
        moved
    }
}

/// Both lists.
#[component]
pub fn Turnover(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let session = Session::get();
    let silent = RwSignal::new(None);
    let moved = Memo::new(move |_| {
        session.track();
        desk.read(|all, _| session.peek(|plan| Moved::of(plan, all, silent.get()))).unwrap_or_default()
    });
    let new = move || {
        let text = session.text().changes();
        moved.with(|moved| match moved.new.len() {
            0 => text.new_none.to_string(),
            n => (text.new)(n, &session.numbers().get().short(moved.sales)),
        })
    };
    let lost = move || {
        let text = session.text().changes();
        moved.with(|moved| match moved.lost.len() {
            0 => text.lost_none.to_string(),
            n => (text.lost)(n, &session.numbers().get().short(moved.target)),
        })
    };
    let choices = Signal::derive(move || {
        let word = session.text().words().months_count;
        let own = (None, session.text().changes().own_rhythm.to_string());
        let fixed = [3, 6, 12].map(|months| (Some(months), word(months)));
        std::iter::once(own).chain(fixed).collect::<Vec<(Option<usize>, String)>>()
    });
    let unit = move |word: fn(&keyline::text::ChangesText) -> fn(&str) -> String| {
        move || {
            session.track();
            desk.read(|all, _| {
                session.wording(|wording| word(page(wording))(&wording.numbers.unit(scale(all, wording))))
            })
        }
    };
    // Beside a list there is nothing but another list.
    let beside = Memo::new(move |_| moved.with(|moved| !moved.new.is_empty() && !moved.lost.is_empty()));
    let class = move || if beside.get() { "c6 rule" } else { "c12 rule" };
    view! {
        <div class=class>
            <h2 data-testid="new-title">{new}</h2>
            {move || moved.with(|moved| !moved.new.is_empty()).then(|| view! {
                <p class="frame__sub">{unit(|text| text.new_sub)}</p>
            })}
            <List desk found=Signal::derive(move || moved.with(|moved| moved.new.clone())) />
        </div>
        <div class=class>
            <h2 data-testid="lost-title">{lost}</h2>
            {move || moved.with(|moved| !moved.lost.is_empty()).then(|| view! {
                <p class="frame__sub">{unit(|text| text.lost_sub)}</p>
            })}
            <div class="changes__silent">
                <Choice
                    label=said(|text| text.lost_after)
                    choices
                    chosen=silent
                    on_choose=move |months| silent.set(months)
                    testid="lost-after"
                />
            </div>
            <List desk found=Signal::derive(move || moved.with(|moved| moved.lost.clone())) />
        </div>
    }
}

fn scale(all: &Assessment, wording: &Wording<'_>) -> Scale {
    wording.numbers.table_scale(all.company.target(Window::Year).unwrap_or_default())
}

/// An account in figures.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    /// `None` for an account that is no longer in the plan.
    id: Option<AccountId>,
    name: String,
    owner: String,
    last: String,
    target: Told,
    actual: Told,
}

impl Row {
    fn of(plan: &Plan, standing: &Standing, last: Last, scale: Scale, wording: &Wording<'_>) -> Option<Row> {
        let Whose::Account(id) = standing.whose else { return None };
        let text = page(wording);
        let money = |figure, value| Told::scaled(wording, figure, value, scale, 1);
        let account = plan.account(id);
        Some(Row {
            id: account.map(|account| account.id),
            name: account.map_or_else(
                || (assessment(wording).gone)(&id.to_string()),
                |account| account.profile.name.to_string(),
            ),
            owner: account.map_or_else(String::new, |account| account.profile.owner.to_string()),
            last: match last {
                Last::In(month) => wording.numbers.month(month),
                Last::Never => text.never.into(),
                Last::Removed => text.removed.into(),
            },
            target: money(
                assess::Figure::TargetIn(standing.whose, Window::Year),
                standing.target(Window::Year),
            ),
            actual: money(
                assess::Figure::Actual(standing.whose, Window::ToDate),
                standing.actual(Window::ToDate),
            ),
        })
    }
}

#[component]
fn List(
    /// What is assessed.
    desk: Desk,
    /// The accounts.
    found: Signal<Vec<Found>>,
) -> impl IntoView {
    let session = Session::get();
    let limit = RwSignal::new(PAGE);
    let rows = Memo::new(move |_| {
        session.track();
        let rows = desk.read(|all, _| {
            session.worded(|plan, wording| {
                let scale = scale(all, wording);
                let rows = found.get().into_iter().take(limit.get()).filter_map(|Found { place, last }| {
                    Row::of(plan, all.accounts.get(place)?, last, scale, wording)
                });
                rows.collect::<Vec<_>>()
            })
        });
        rows.unwrap_or_default()
    });
    let table = move || {
        let some = rows.with(|rows| !rows.is_empty());
        some.then(|| {
            view! {
                <div class="scroll-x">
                    <table class="table">
                        <thead>
                            <tr>
                                <th>{session.said(|text| text.words().account)}</th>
                                <th class="only-wide-cell">{said(|text| text.owner)}</th>
                                <th>{said(|text| text.last_bought)}</th>
                                <th class="n">{said(|text| text.year_target)}</th>
                                <th class="n">{said(|text| text.to_date)}</th>
                            </tr>
                        </thead>
                        <tbody>{move || rows.get().into_iter().map(row_view).collect_view()}</tbody>
                    </table>
                </div>
            }
        })
    };
    view! {
        {table}
        <More limit all=Signal::derive(move || found.with(Vec::len)) />
    }
}

fn row_view(row: Row) -> impl IntoView {
    let Row { id, name, owner, last, target, actual } = row;
    let name = match id {
        Some(id) => view! { <a href=Route::Account(id).href()><bdi>{name}</bdi></a> }.into_any(),
        None => view! { <span class="dim">{name}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row" class="table__name">{name}</th>
            <td class="soft nowrap only-wide-cell"><bdi>{owner}</bdi></td>
            <td class="nowrap">{last}</td>
            <td class="n">{target.view()}</td>
            <td class="n">{actual.view()}</td>
        </tr>
    }
}
