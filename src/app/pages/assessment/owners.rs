use keyline::calc::assess::{Assessment, Standing, Status};
use keyline::calc::{Whose, Window, assess};
use keyline::chart::{Bullet, Size};
use keyline::plan::Money;
use keyline::text::{Scale, Wording};
use leptos::prelude::*;

use super::desk::Desk;
use super::status::is_short;
use super::words::page;
use crate::parts::Drawing;
use crate::session::Session;
use crate::show::{Style, Told};

/// An owner in figures.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    rank: String,
    whose: Whose,
    name: String,
    target: Told,
    actual: Told,
    attainment: Told,
    short: bool,
    bullet: Bullet,
    run_rate: Told,
    required: Told,
    now: Told,
    before: Told,
}

impl Row {
    fn of(rank: String, name: String, standing: &Standing, table: &Frame, wording: &Wording<'_>) -> Row {
        let whose = standing.whose;
        let reading = standing.reading(Window::ToDate);
        let money = |figure, value| Told::scaled(wording, figure, value, table.scale, table.scale.decimals());
        let count = |figure: fn(Whose, Window) -> assess::Figure, of: fn(assess::Buyers) -> usize| {
            let value = reading.buyers.map(|buyers| of(buyers) as f64);
            Told::new(wording, figure(whose, Window::ToDate), value, Style::Count)
        };
        Row {
            rank,
            whose,
            name,
            target: money(assess::Figure::TargetIn(whose, Window::ToDate), reading.target),
            actual: money(assess::Figure::Actual(whose, Window::ToDate), reading.actual),
            attainment: Told::new(
                wording,
                assess::Figure::Attainment(whose, Window::ToDate),
                reading.attainment,
                Style::Percent,
            ),
            short: is_short(reading.attainment),
            bullet: Bullet {
                low: table.low,
                high: table.high,
                value: reading.attainment.ok(),
                target: reading.attainment.ok().map(|_| 1.0),
            },
            run_rate: money(assess::Figure::RunRate(whose), standing.run_rate()),
            required: money(assess::Figure::RequiredRate(whose), standing.required_rate()),
            now: count(assess::Figure::KeyBuyers, |buyers| buyers.now),
            before: count(assess::Figure::KeyBuyersBefore, |buyers| buyers.before),
        }
    }
}

/// What the rows share: the unit of amounts and the range of the bars.
struct Frame {
    scale: Scale,
    low: f64,
    high: f64,
}

impl Frame {
    /// Bars from under the least attainment to over the best, 100% always inside, in steps of 10%.
    fn of(all: &Assessment, wording: &Wording<'_>) -> Frame {
        let (low, high) = bar_range(all.owners.iter().filter_map(|owner| attainment(&owner.standing)));
        let most = all.company.target(Window::Year).unwrap_or_default();
        Frame { scale: wording.numbers.table_scale(most), low, high }
    }
}

/// The ends of bars that hold all these attainments.
pub fn bar_range(attained: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = attained.fold((0.9_f64, 1.05_f64), |(low, high), it| (low.min(it), high.max(it)));
    // One who sold many times a tiny target must not flatten all others.
    (((low * 10.0).floor() / 10.0 - 0.1).max(0.0), ((high * 20.0).ceil() / 20.0).min(2.0))
}

fn attainment(standing: &Standing) -> Option<f64> {
    standing.reading(Window::ToDate).attainment.ok()
}

/// The table as it stands.
#[derive(Debug, Clone, PartialEq)]
struct Table {
    owners: Vec<Row>,
    /// What is asked of accounts that are not there yet, where anything is.
    newcomers: Option<Told>,
    company: Row,
    /// The ends of the bars.
    range: [String; 2],
}

fn table(all: &Assessment, wording: &Wording<'_>) -> Table {
    let words = wording.numbers.language.text().words();
    let frame = Frame::of(all, wording);
    let owners = all.ranked(Window::ToDate).into_iter().map(|(rank, owner)| {
        let name = if owner.name.is_empty() { words.no_owner.to_string() } else { owner.name.to_string() };
        let rank = rank.map_or_else(String::new, |rank| rank.to_string());
        Row::of(rank, name, &owner.standing, &frame, wording)
    });
    let company = page(wording).company.to_string();
    let company = Row::of(String::new(), company, &all.company, &frame, wording);
    let range = [frame.low, frame.high].map(|end| wording.numbers.percent_whole(end));
    let newcomers = newcomers(all, Window::ToDate, frame.scale, wording);
    Table { owners: owners.collect(), newcomers, company, range }
}

/// What is asked of accounts that are not there yet, where anything is in the year.
pub fn newcomers(all: &Assessment, window: Window, scale: Scale, wording: &Wording<'_>) -> Option<Told> {
    let target = |window| all.newcomers.target(window);
    let told = || {
        let figure = assess::Figure::NewcomersIn(window);
        Told::scaled(wording, figure, target(window), scale, scale.decimals())
    };
    (target(Window::Year) != Ok(Money::ZERO)).then(told)
}

/// The owners, best attainment first.
#[component]
pub fn OwnerTable(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let session = Session::get();
    let table = Memo::new(move |_| {
        session.track();
        desk.read(|all, _| session.wording(|wording| table(all, wording)))
    });
    let title = move || {
        desk.read(|all, _| {
            // The accounts that nobody answers for have a row, but nobody is judged by it.
            let people = all.owners.iter().filter(|owner| !owner.name.is_empty());
            let judged: Vec<f64> = people.clone().filter_map(|owner| attainment(&owner.standing)).collect();
            let met = judged.iter().filter(|&&it| Status::of(it) == Status::Met).count();
            (session.text().assessment().owners)(met, judged.len(), people.count())
        })
    };
    let sub = move || {
        session.track();
        desk.read(|all, _| {
            session.wording(|wording| {
                let most = all.company.target(Window::Year).unwrap_or_default();
                (page(wording).owners_sub)(&wording.numbers.unit(wording.numbers.table_scale(most)))
            })
        })
    };
    let head = move || {
        let text = session.text();
        let own = text.assessment();
        let range = table.get().map(|Table { range: [low, high], .. }| (own.range)(&low, &high));
        view! {
            <td></td>
            <th class="pad">{own.owner}</th>
            <th class="n">{text.words().target}</th>
            <th class="n">{text.words().actual}</th>
            <th class="n">{text.words().attainment}</th>
            <th class="pad bars">{range}</th>
            <th class="n">{own.run_rate}</th>
            <th class="n">{own.required}</th>
            <th class="n">{own.keys_bought}</th>
        }
    };
    view! {
        <h2>{title}</h2>
        <p class="frame__sub">{sub}</p>
        <div class="scroll-x">
            <table class="table owners">
                <thead><tr>{head}</tr></thead>
                <tbody>
                    {move || table.get().map(|it| it.owners.into_iter().map(|row| row_view(row, Some(desk))).collect_view())}
                    {move || table.get().and_then(|it| it.newcomers).map(newcomers_view)}
                </tbody>
                <tfoot>{move || table.get().map(|it| row_view(it.company, None))}</tfoot>
            </table>
        </div>
    }
}

/// What is asked for the company and of nobody, so that the rows add up; of a table with six more columns.
pub fn newcomers_view(target: Told) -> impl IntoView {
    let text = Session::get().text().assessment();
    view! {
        <tr data-testid="newcomers-row">
            <td></td>
            <th scope="row" class="pad nowrap">{text.newcomers}</th>
            <td class="n">{target.view()}</td>
            <td class="pad soft" colspan="6">{text.newcomers_note}</td>
        </tr>
    }
}

/// A row; a person's name puts them in front where there is a desk to put them on.
fn row_view(row: Row, desk: Option<Desk>) -> impl IntoView {
    let Row { rank, whose, name, target, actual, attainment, short, bullet, .. } = row;
    let Row { run_rate, required, now, before, .. } = row;
    let name = match desk {
        Some(Desk { side, .. }) => {
            let session = Session::get();
            let show = move |_| {
                side.set(whose);
                crate::browser::to_top();
            };
            let label = (session.text().assessment().show_person)(&name);
            view! { <button type="button" class="link" title=label on:click=show><bdi>{name}</bdi></button> }
                .into_any()
        }
        None => view! { <bdi>{name}</bdi> }.into_any(),
    };
    let draw = move |size: Size| bullet.draw(size);
    view! {
        <tr>
            <td class="n dim">{rank}</td>
            <th scope="row" class="pad nowrap">{name}</th>
            <td class="n">{target.view()}</td>
            <td class="n">{actual.view()}</td>
            <td class="n" class=("risk", short) class=("strong", short)>{attainment.view()}</td>
            <td class="pad bars">
                <Drawing draw height=|_| 16.0 empty=Signal::stored(String::new()) explains=|_| None />
            </td>
            <td class="n">{run_rate.view()}</td>
            <td class="n">{required.view()}</td>
            <td class="n">{now.view()}<span class="soft">" / "{before.view()}</span></td>
        </tr>
    }
}
