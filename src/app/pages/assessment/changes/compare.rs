//! The original beside what it was revised to.

use keyline::calc::assess::{Assessment, Standing};
use keyline::calc::{Whose, Window, assess};
use keyline::plan::Scope;
use keyline::text::{Scale, Wording};
use leptos::prelude::*;

use super::super::desk::Desk;
use super::super::more::{More, PAGE};
use super::super::status::is_short;
use super::super::words::page as assessment;
use super::words::{page, said};
use crate::session::Session;
use crate::show::{Style, Told};

/// Somebody's target as committed and as it stands, and what is attained of both.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    testid: Option<&'static str>,
    name: String,
    original: Told,
    current: Told,
    on_original: Told,
    on_current: Told,
    short: [bool; 2],
}

impl Row {
    fn of(name: String, standing: &Standing, scale: Scale, wording: &Wording<'_>) -> Row {
        let whose = standing.whose;
        let money = |figure, value| Told::scaled(wording, figure, value, scale, scale.decimals());
        let attained = |figure: fn(Whose, Window) -> assess::Figure, value| {
            Told::new(wording, figure(whose, Window::ToDate), value, Style::Percent)
        };
        let original = standing.original_attainment(Window::ToDate);
        let current = standing.reading(Window::ToDate).attainment;
        let testid = match whose {
            Whose::Company => Some("compare-company"),
            Whose::Scope => Some("compare-scope"),
            _ => None,
        };
        Row {
            testid,
            name,
            original: money(assess::Figure::OriginalIn(whose, Window::Year), standing.original(Window::Year)),
            current: money(assess::Figure::TargetIn(whose, Window::Year), standing.target(Window::Year)),
            on_original: attained(assess::Figure::OriginalAttainment, original),
            on_current: attained(assess::Figure::Attainment, current),
            short: [original, current].map(is_short),
        }
    }
}

/// Scope and company, then so many owners.
fn rows(all: &Assessment, scope: Scope, most: usize, wording: &Wording<'_>) -> Vec<Row> {
    let words = wording.numbers.language.text().words();
    let scale = scale(all, wording);
    let sums = [(words.key_accounts, &all.scope), (assessment(wording).company, &all.company)];
    let sums = sums.into_iter().skip(usize::from(scope == Scope::All));
    let sums = sums.map(|(name, standing)| Row::of(name.into(), standing, scale, wording));
    let owners = all.owners.iter().take(most).map(|owner| {
        let name = if owner.name.is_empty() { words.no_owner } else { &owner.name };
        Row::of(name.into(), &owner.standing, scale, wording)
    });
    sums.chain(owners).collect()
}

fn scale(all: &Assessment, wording: &Wording<'_>) -> Scale {
    wording.numbers.table_scale(all.company.target(Window::Year).unwrap_or_default())
}

/// The table.
#[component]
pub fn Compare(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let session = Session::get();
    let limit = RwSignal::new(PAGE);
    let owners = Memo::new(move |_| desk.read(|all, _| all.owners.len()).unwrap_or_default());
    let rows = Memo::new(move |_| {
        session.track();
        let rows = desk.read(|all, _| {
            session.worded(|plan, wording| {
                let scope = plan.committed().map_or(Scope::All, |it| it.scope);
                rows(all, scope, limit.get(), wording)
            })
        });
        rows.unwrap_or_default()
    });
    let title = move || {
        session.track();
        session.worded(|plan, wording| {
            let committed = plan.committed()?;
            let [original, current] =
                [committed.total, committed.total_now()].map(|it| wording.numbers.short(it));
            Some((page(wording).compare)(&original, &current))
        })
    };
    let sub = move || {
        session.track();
        desk.read(|all, _| {
            session.wording(|wording| (page(wording).compare_sub)(&wording.numbers.unit(scale(all, wording))))
        })
    };
    view! {
        <h2>{title}</h2>
        <p class="frame__sub">{sub}</p>
        <div class="scroll-x">
            <table class="table changes__compare">
                <thead>
                    <tr>
                        <th>{session.said(|text| text.assessment().side)}</th>
                        <th class="n">{said(|text| text.original)}</th>
                        <th class="n">{said(|text| text.current)}</th>
                        <th class="n">{said(|text| text.against_original)}</th>
                        <th class="n">{said(|text| text.against_current)}</th>
                    </tr>
                </thead>
                <tbody>{move || rows.get().into_iter().map(row_view).collect_view()}</tbody>
            </table>
        </div>
        <More limit all=owners />
    }
}

fn row_view(row: Row) -> impl IntoView {
    let Row { testid, name, original, current, on_original, on_current, short: [then, now] } = row;
    let name_of = |column: &str| testid.map_or_else(String::new, |row| format!("{row}-{column}"));
    view! {
        <tr class=("strong", testid.is_some())>
            <th scope="row" class="nowrap"><bdi>{name}</bdi></th>
            <td class="n">{original.named(name_of("original"))}</td>
            <td class="n">{current.named(name_of("current"))}</td>
            <td class="n" class=("risk", then)>{on_original.named(name_of("on-original"))}</td>
            <td class="n" class=("risk", now)>{on_current.named(name_of("on-current"))}</td>
        </tr>
    }
}
