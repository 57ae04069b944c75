use std::collections::HashSet;

use keyline::calc::assess::{Assessment, Standing, Status};
use keyline::calc::{Undefined, Whose, Window, assess};
use keyline::plan::{AccountId, Plan};
use keyline::text::{Scale, Wording};
use leptos::prelude::*;

use super::desk::Desk;
use super::more::{More, PAGE};
use super::status::{StatusMark, is_short};
use super::words::{page, status_word};
use crate::route::Route;
use crate::session::Session;
use crate::show::{Style, Told};

/// An account in figures.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    /// `None` for an account that is no longer in the plan.
    id: Option<AccountId>,
    name: String,
    owner: String,
    target: Told,
    actual: Told,
    attainment: Told,
    gap: Told,
    short: bool,
    status: Result<Status, Undefined>,
    word: String,
}

impl Row {
    fn of(plan: &Plan, standing: &Standing, scale: Scale, wording: &Wording<'_>) -> Option<Row> {
        let whose = standing.whose;
        let Whose::Account(id) = whose else { return None };
        let reading = standing.reading(Window::ToDate);
        let money = |figure: fn(Whose, Window) -> assess::Figure, value| {
            Told::scaled(wording, figure(whose, Window::ToDate), value, scale, 1)
        };
        let account = plan.account(id);
        Some(Row {
            id: account.map(|account| account.id),
            name: account.map_or_else(
                || (page(wording).gone)(&id.to_string()),
                |account| account.profile.name.to_string(),
            ),
            owner: account.map_or_else(String::new, |account| account.profile.owner.to_string()),
            target: money(assess::Figure::TargetIn, reading.target),
            actual: money(assess::Figure::Actual, reading.actual),
            attainment: Told::new(
                wording,
                assess::Figure::Attainment(whose, Window::ToDate),
                reading.attainment,
                Style::Percent,
            ),
            gap: money(assess::Figure::Gap, reading.gap).signed(),
            short: is_short(reading.attainment),
            status: reading.status,
            word: status_word(wording, reading.status),
        })
    }
}

/// The places of the accounts, largest shortfall first; those not judged yet last.
fn by_gap(plan: &Plan, all: &Assessment, person: Option<&str>) -> Vec<(Option<i64>, usize)> {
    let handed = plan.hand_overs().iter().filter(|it| person == Some(&*it.before));
    let former: HashSet<AccountId> = handed.map(|it| it.account).collect();
    let is_theirs = |standing: &Standing| match (person, standing.whose) {
        (Some(person), Whose::Account(id)) => {
            let now = plan.account(id).map_or("", |account| &account.profile.owner);
            now == person || former.contains(&id)
        }
        _ => true,
    };
    let gaps = all
        .accounts
        .iter()
        .enumerate()
        .filter(|(_, standing)| is_theirs(standing))
        .map(|(at, standing)| (standing.reading(Window::ToDate).gap.ok().map(|gap| gap.0), at));
    let mut gaps: Vec<(Option<i64>, usize)> = gaps.collect();
    gaps.sort_by_key(|(gap, at)| (gap.unwrap_or(i64::MAX), *at));
    gaps
}

/// The accounts, largest shortfall first.
#[component]
pub fn AccountTable(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let session = Session::get();
    let most = RwSignal::new(PAGE);
    let order = Memo::new(move |_| {
        session.track();
        let person = desk.person();
        let order = desk.read(|all, _| session.peek(|plan| by_gap(plan, all, person.as_deref())));
        order.unwrap_or_default()
    });
    let scale = move |all: &Assessment, wording: &Wording<'_>| {
        wording.numbers.table_scale(all.company.target(Window::Year).unwrap_or_default())
    };
    let rows = Memo::new(move |_| {
        session.track();
        let rows = desk.read(|all, _| {
            session.worded(|plan, wording| {
                let scale = scale(all, wording);
                let standings = order.get().into_iter().take(most.get());
                let standings = standings.filter_map(|(_, at)| all.accounts.get(at));
                let rows = standings.filter_map(|standing| Row::of(plan, standing, scale, wording));
                rows.collect::<Vec<_>>()
            })
        });
        rows.unwrap_or_default()
    });
    let title = move || {
        order.with(|order| {
            let below = order.iter().filter(|(gap, _)| gap.is_some_and(|gap| gap < 0)).count();
            let judged = order.iter().filter(|(gap, _)| gap.is_some()).count();
            (session.text().assessment().accounts)(below, judged, order.len())
        })
    };
    let sub = move || {
        session.track();
        desk.read(|all, _| {
            session
                .wording(|wording| (page(wording).accounts_sub)(&wording.numbers.unit(scale(all, wording))))
        })
    };
    let head = move || {
        let text = session.text();
        let words = text.words();
        view! {
            <th>{words.account}</th>
            <th class="only-wide-cell">{text.assessment().owner}</th>
            <th class="n">{words.target}</th>
            <th class="n">{words.actual}</th>
            <th class="n">{words.attainment}</th>
            <th class="n">{words.gap}</th>
            <th class="pad">{text.assessment().status_head}</th>
        }
    };
    view! {
        <h2>{title}</h2>
        <p class="frame__sub">{sub}</p>
        <div class="scroll-x">
            <table class="table">
                <thead><tr>{head}</tr></thead>
                <tbody>{move || rows.get().into_iter().map(row_view).collect_view()}</tbody>
            </table>
        </div>
        <More limit=most all=Signal::derive(move || order.with(Vec::len)) />
    }
}

fn row_view(row: Row) -> impl IntoView {
    let Row { id, name, owner, target, actual, attainment, gap, short, status, word } = row;
    let name = match id {
        Some(id) => view! { <a href=Route::Account(id).href()><bdi>{name}</bdi></a> }.into_any(),
        None => view! { <span class="dim">{name}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row" class="table__name">{name}</th>
            <td class="soft only-wide-cell"><bdi>{owner}</bdi></td>
            <td class="n">{target.view()}</td>
            <td class="n">{actual.view()}</td>
            <td class="n" class=("risk", short) class=("strong", short)>{attainment.view()}</td>
            <td class="n">{gap.view()}</td>
            <td class="pad"><StatusMark status word /></td>
        </tr>
    }
}
