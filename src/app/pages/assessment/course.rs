use keyline::calc::assess::{Assessment, PhaseWindow, Standing, Status};
use keyline::calc::{Undefined, Whose, Window, assess};
use keyline::chart::{AsOf, Column, Group, Ink, Months, Picture, Size, Worded, nice_ticks};
use keyline::plan::{Money, Month};
use keyline::text::{DASH, Numbers, Windows, Wording};
use leptos::prelude::*;

use super::desk::Desk;
use super::words::page;
use crate::parts::Frame;
use crate::session::Session;
use crate::show::{Style, Told};

/// What the rows of the year are.
fn kind(all: &Assessment) -> Windows {
    let quarters = all.windows.iter().filter(|row| matches!(row.window, Window::Quarter(_))).count();
    match quarters {
        0 => Windows::Months,
        4 => Windows::Quarters,
        _ => Windows::Both,
    }
}

/// A window's name without its year.
pub fn name(numbers: &Numbers, row: &PhaseWindow) -> String {
    match row.window {
        Window::Quarter(quarter) => numbers.quarter(usize::from(quarter)),
        _ => numbers.month_name(row.span.first),
    }
}

/// The year's periods as bars against target ticks.
#[component]
pub fn Course(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let session = Session::get();
    let title = Signal::derive(move || {
        session.track();
        let title = desk.read(|all, standing| session.wording(|wording| finding(all, standing, wording)));
        title.unwrap_or_default()
    });
    let sub = session.said(|text| text.assessment().course_sub);
    let draw = move |size: Size| {
        session.track();
        desk.read(|all, standing| session.wording(|wording| draw(all, standing, wording, size))).flatten()
    };
    let empty = session.said(|text| text.assessment().no_months);
    let switch = Signal::derive(move || (session.text().words().table, session.text().words().chart));
    view! {
        <Frame
            title
            sub
            draw
            height=|width| if width < 500.0 { 240.0 } else { 280.0 }
            empty
            switch
            table=move || view! { <CourseTable desk /> }
            explains=move |mark| {
                desk.read(|all, standing| {
                    let window = all.windows.get(mark)?.window;
                    let reading = standing.reading(window);
                    let over = reading.attainment.is_ok();
                    let figure = if over { assess::Figure::Attainment } else { assess::Figure::TargetIn };
                    Some(figure(standing.whose, window).into())
                })
                .flatten()
            }
        />
    }
}

fn finding(all: &Assessment, standing: &Standing, wording: &Wording<'_>) -> String {
    let statuses = all.windows.iter().filter_map(|row| {
        let status = standing.reading(row.window).status.ok()?;
        Some((status, name(&wording.numbers, row)))
    });
    let statuses: Vec<(Status, String)> = statuses.collect();
    let over = statuses.len();
    let reached = statuses.into_iter().filter(|(status, _)| *status == Status::Met);
    let reached: Vec<String> = reached.map(|(_, name)| name).collect();
    (page(wording).course)(&reached, over, kind(all))
}

fn draw(all: &Assessment, standing: &Standing, wording: &Wording<'_>, size: Size) -> Option<Picture> {
    let (text, numbers) = (page(wording), &wording.numbers);
    let readings = all.windows.iter().map(|row| (row, standing.reading(row.window)));
    let readings: Vec<_> = readings.collect();
    let amounts = readings.iter().flat_map(|(_, reading)| [reading.actual.ok(), reading.target.ok()]);
    let amounts: Vec<Money> = amounts.flatten().collect();
    let most = amounts.iter().copied().max().unwrap_or_default();
    let least = amounts.iter().copied().min().unwrap_or_default();
    let scale = numbers.scale(most);
    let units = |money: Money| money.to_units(numbers.currency.digits) / scale.units;
    let ticks = nice_ticks(units(least).min(0.0), units(most).max(0.0), 4);
    let columns = readings.iter().map(|(row, reading)| {
        let attained = reading.attainment.ok();
        let written = attained.map(|attained| numbers.percent_whole(attained));
        let short = attained.is_some_and(|attained| Status::of(attained) == Status::Short);
        let money = |money: Result<Money, _>| money.ok().map(|money| numbers.short(money));
        Column {
            actual: reading.actual.ok().map(units),
            target: reading.target.ok().map(units),
            label: name(numbers, row),
            says: (text.says)(
                &wording.window(row.window),
                money(reading.target).as_deref().unwrap_or(DASH),
                money(reading.actual).as_deref(),
                written.as_deref(),
            ),
            note: written.unwrap_or_default(),
            note_ink: if short { Ink::Risk } else { Ink::Soft },
            ..Column::default()
        }
    });
    let over = |row: &PhaseWindow| row.span.last() <= all.through;
    let closed = all.windows.iter().take_while(|row| over(row)).count();
    let as_of = all.through.and_then(Month::last_day).filter(|_| closed < all.windows.len());
    let spec = Months {
        alt: text.course_alt.into(),
        title: numbers.unit(scale),
        ticks: Worded::each(&ticks, &|value| numbers.tick(value * scale.units, scale)),
        columns: columns.collect(),
        groups: groups(all, numbers),
        history: false,
        as_of: as_of.map(|day| AsOf { closed, label: (text.as_of)(&numbers.date(day)) }),
    };
    spec.draw(size)
}

/// The quarters under the months. A quarter that is a column of its own has its name there already.
fn groups(all: &Assessment, numbers: &Numbers) -> Vec<Group> {
    if kind(all) == Windows::Quarters {
        return Vec::new();
    }
    let quarter = |month: Month| month.since(all.span.first).max(0) as usize / 3;
    let mut groups: Vec<Group> = Vec::new();
    let mut last = None;
    for row in &all.windows {
        let at = quarter(row.span.first);
        let whole = matches!(row.window, Window::Quarter(_));
        match groups.last_mut() {
            Some(group) if last == Some(at) => group.count += 1,
            _ => {
                let name = if whole { String::new() } else { numbers.quarter(at) };
                groups.push(Group { count: 1, name, ..Group::default() });
            }
        }
        last = Some(at);
    }
    groups
}

/// The numbers of the chart.
#[component]
fn CourseTable(desk: Desk) -> impl IntoView {
    let session = Session::get();
    let rows = move || {
        session.track();
        desk.read(|all, standing| {
            session.wording(|wording| {
                let whose = standing.whose;
                let row = |row: &PhaseWindow| {
                    let reading = standing.reading(row.window);
                    let money = |of: fn(Whose, Window) -> assess::Figure, money: Result<Money, Undefined>| {
                        let value = money.map(Money::to_f64);
                        Told::new(wording, of(whose, row.window), value, Style::Whole).view()
                    };
                    let attained = assess::Figure::Attainment(whose, row.window);
                    let attained = Told::new(wording, attained, reading.attainment, Style::Percent).view();
                    view! {
                        <tr>
                            <th scope="row">{wording.window(row.window)}</th>
                            <td class="n">{money(assess::Figure::TargetIn, reading.target)}</td>
                            <td class="n">{money(assess::Figure::Actual, reading.actual)}</td>
                            <td class="n">{attained}</td>
                        </tr>
                    }
                };
                all.windows.iter().map(row).collect_view()
            })
        })
    };
    let head = move || {
        let text = session.text();
        view! {
            <th>{text.assessment().window}</th>
            <th class="n">{text.words().target}</th>
            <th class="n">{text.words().actual}</th>
            <th class="n">{text.words().attainment}</th>
        }
    };
    view! {
        <table class="table">
            <thead><tr>{head}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
