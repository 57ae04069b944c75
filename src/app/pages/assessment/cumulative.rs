use keyline::calc::{self, Assessment, Standing, Whose, Window};
use keyline::chart::{Cumulative, Group, Picture, Size, Worded, nice_ticks};
use keyline::plan::{AccountId, Money, Month, Plan, Scope};
use keyline::text::{DASH, Wording};
use leptos::prelude::*;

use super::{Desk, page};
use crate::parts::Frame;
use crate::session::Session;

/// The sales of the year before by month, of the company or of the committed scope; empty where a month of it
/// is not known.
fn year_before(plan: &Plan, whose: Whose) -> Vec<Money> {
    let Some(span) = plan.plan_span().map(|span| span.plus(-12)) else { return Vec::new() };
    if calc::whole_months(plan).meet(span) != span {
        return Vec::new();
    }
    let keys = plan.committed().filter(|it| whose == Whose::Scope && it.scope == Scope::Key);
    let inside = |id: AccountId| keys.is_none_or(|committed| committed.key_accounts.contains(&id));
    let mut sums = vec![Money::ZERO; span.months];
    for (row, _) in plan.accounts().iter().enumerate().filter(|(_, account)| inside(account.id)) {
        for (sum, &minor) in sums.iter_mut().zip(plan.ledger().slice(row, span)) {
            sum.0 = sum.0.saturating_add(minor);
        }
    }
    sums
}

fn running(months: impl IntoIterator<Item = Money>) -> Vec<Money> {
    let add = |sum: &mut Money, month: Money| {
        sum.0 = sum.0.saturating_add(month.0);
        Some(*sum)
    };
    months.into_iter().scan(Money::ZERO, add).collect()
}

/// The year added up, month by month.
#[derive(Debug, Clone, PartialEq)]
struct Lines {
    months: Vec<Month>,
    actual: Vec<Money>,
    target: Vec<Money>,
    before: Vec<Money>,
    /// At the end of each month to come.
    landing: Vec<Money>,
}

impl Lines {
    fn of(all: &Assessment, standing: &Standing, before: &[Money]) -> Lines {
        let actual = running(standing.actual_months.iter().copied().take(all.elapsed));
        Lines {
            months: all.span.iter().collect(),
            landing: landing(standing, actual.last().copied().unwrap_or_default()),
            target: running(standing.target_months),
            before: running(before.iter().copied()),
            actual,
        }
    }
}

/// The way from what is sold to the landing: each month to come takes its part by season, as the landing
/// itself does.
fn landing(standing: &Standing, sold: Money) -> Vec<Money> {
    let Ok(landing) = standing.landing() else { return Vec::new() };
    let to_come = landing.to_f64() - sold.to_f64();
    let seasons = standing.season.get(standing.elapsed..).unwrap_or_default();
    let all: f64 = seasons.iter().sum();
    let mut passed = 0.0;
    let mut points = Vec::with_capacity(seasons.len());
    for season in seasons {
        passed += season;
        let part = if all > 0.0 { passed / all } else { 1.0 };
        points.push(Money::from_minor((sold.to_f64() + to_come * part).round()).unwrap_or(landing));
    }
    points
}

/// The year added up against its target, and where it lands.
#[component]
pub fn Landing(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let session = Session::get();
    let side = desk.side;
    let before = session.derive(move |plan| year_before(plan, side.get()));
    let lines =
        Memo::new(move |_| desk.read(|all, standing| before.with(|before| Lines::of(all, standing, before))));
    let title = Signal::derive(move || {
        session.track();
        let title = desk.read(|_, standing| session.worded(|_, wording| finding(standing, wording)));
        title.unwrap_or_default()
    });
    let sub = Signal::derive(move || {
        session.track();
        let landing = lines.with(|lines| lines.as_ref().is_some_and(|lines| !lines.landing.is_empty()));
        let year = desk.read(|all, _| session.worded(|_, wording| wording.numbers.year(all.year.previous())));
        let year = year.filter(|_| before.with(|before| !before.is_empty()));
        (session.text().assessment.cumulative_sub)(year.as_deref(), landing)
    });
    let draw = move |size: Size| {
        session.track();
        let lines = lines.get()?;
        let year = desk.read(|all, _| all.year)?;
        session.worded(|_, wording| draw(&lines, &wording.numbers.year(year.previous()), wording, size))
    };
    let empty = session.said(|text| text.assessment.no_months);
    let switch = Signal::derive(move || (session.text().words.table, session.text().words.chart));
    view! {
        <Frame
            title
            sub
            draw
            height=|width| if width < 500.0 { 260.0 } else { 280.0 }
            empty
            switch
            table=move || view! { <LinesTable lines /> }
        />
    }
}

fn finding(standing: &Standing, wording: &Wording<'_>) -> String {
    let (text, numbers) = (page(wording), &wording.numbers);
    let (Ok(landing), Ok(target)) = (standing.landing(), standing.target(Window::Year)) else {
        return text.cumulative.into();
    };
    let gap = Money(landing.0.saturating_sub(target.0));
    (text.lands)(&numbers.short(landing), &numbers.short(Money(gap.0.abs())), gap < Money::ZERO)
}

fn draw(lines: &Lines, before: &str, wording: &Wording<'_>, size: Size) -> Option<Picture> {
    let (text, numbers) = (page(wording), &wording.numbers);
    let words = &numbers.language.text().words;
    let series = [&lines.actual, &lines.target, &lines.before, &lines.landing];
    let every = || series.into_iter().flatten().copied();
    let (most, least) = (every().max().unwrap_or_default(), every().min().unwrap_or_default());
    let scale = numbers.scale(most);
    let units = |money: Money| money.to_units(numbers.currency.digits) / scale.units;
    let points = |series: &[Money]| series.iter().copied().map(units).collect::<Vec<f64>>();
    let ticks = nice_ticks(units(least).min(0.0), units(most).max(0.0), 5);
    let label = |name: &str, series: &[Money]| {
        series.last().map_or_else(Vec::new, |&money| vec![name.to_string(), numbers.short(money)])
    };
    let says = lines.months.iter().enumerate().map(|(at, &month)| {
        let money = |series: &[Money]| series.get(at).map(|&money| numbers.short(money));
        let target = money(&lines.target);
        let actual = money(&lines.actual);
        (text.says)(&numbers.month(month), target.as_deref().unwrap_or(DASH), actual.as_deref(), None)
    });
    let landed = !lines.landing.is_empty();
    let spec = Cumulative {
        alt: text.cumulative.into(),
        title: (text.cumulative_axis)(&numbers.unit(scale)),
        ticks: Worded::each(&ticks, &|value| numbers.tick(value * scale.units, scale)),
        groups: (0..4).map(|at| Group { count: 3, name: numbers.quarter(at), ..Group::default() }).collect(),
        actual: points(&lines.actual),
        target: points(&lines.target),
        last_year: points(&lines.before),
        landing: points(&lines.landing).into_iter().map(|point| [point; 3]).collect(),
        actual_label: if landed { Vec::new() } else { label(words.actual, &lines.actual) },
        target_label: label(words.target, &lines.target),
        last_year_label: label(before, &lines.before),
        landing_label: label(text.landing, &lines.landing),
        says: says.collect(),
    };
    spec.draw(size)
}

/// The numbers of the chart.
#[component]
fn LinesTable(lines: Memo<Option<Lines>>) -> impl IntoView {
    let session = Session::get();
    let rows = move || {
        let numbers = session.numbers().get();
        lines.with(|lines| {
            let Some(lines) = lines else { return Vec::new() };
            let row = |(at, &month): (usize, &Month)| {
                let cell = |money: Option<&Money>| {
                    money.map_or_else(|| DASH.to_string(), |&money| numbers.whole(money))
                };
                let to_come = at.checked_sub(lines.actual.len()).and_then(|at| lines.landing.get(at));
                [
                    numbers.month(month),
                    cell(lines.target.get(at)),
                    cell(lines.actual.get(at)),
                    cell(to_come),
                    cell(lines.before.get(at)),
                ]
            };
            lines.months.iter().enumerate().map(row).collect()
        })
    };
    let row = |[month, target, actual, landing, before]: [String; 5]| {
        view! {
            <tr>
                <th scope="row">{month}</th>
                <td class="n">{target}</td>
                <td class="n">{actual}</td>
                <td class="n">{landing}</td>
                <td class="n">{before}</td>
            </tr>
        }
    };
    let head = move || {
        let text = session.text();
        let numbers = session.numbers().get();
        let year = session.peek(|plan| plan.plan_year()).map(|year| numbers.year(year.previous()));
        view! {
            <th>{text.words.month}</th>
            <th class="n">{text.words.target}</th>
            <th class="n">{text.words.actual}</th>
            <th class="n">{text.assessment.landing}</th>
            <th class="n">{year}</th>
        }
    };
    view! {
        <table class="table">
            <thead><tr>{head}</tr></thead>
            <tbody>{move || rows().into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
