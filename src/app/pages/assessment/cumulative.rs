use keyline::calc::assess::{Assessment, Standing};
use keyline::calc::{self, Figure, Whose, Window, assess, portfolio};
use keyline::chart::{Cumulative, Group, Picture, Size, Worded, nice_ticks};
use keyline::plan::{Money, Month, Plan, Span};
use keyline::text::{DASH, Wording};
use leptos::prelude::*;

use super::desk::Desk;
use super::words::page;
use crate::parts::Frame;
use crate::session::Session;
use crate::show::{Style, Told};

/// The sales of the year before by month, of the company or of the committed scope; empty where a month of it
/// is not known.
fn year_before(plan: &Plan, whose: Whose) -> Vec<Money> {
    let Some(span) = plan.plan_span().map(|span| span.plus(-12)) else { return Vec::new() };
    if portfolio::whole_months(plan).meet(span) != span {
        return Vec::new();
    }
    portfolio::sales_by_month(plan, whose, span)
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
    /// The interval of the landing, where it has one.
    ends: Option<(Money, Money)>,
}

impl Lines {
    fn of(all: &Assessment, standing: &Standing, before: &[Money], ends: Option<(Money, Money)>) -> Lines {
        let actual = running(standing.actual_months.iter().copied().take(all.elapsed));
        Lines {
            months: all.span.iter().collect(),
            landing: all.span.iter().filter_map(|month| standing.landing_at(month).ok()).collect(),
            target: running(standing.target_months),
            before: running(before.iter().copied()),
            ends,
            actual,
        }
    }
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
    let ends = session.derive(move |plan| calc::target::landing_interval(plan, side.get()).ok());
    let lines = Memo::new(move |_| {
        desk.read(|all, standing| before.with(|before| Lines::of(all, standing, before, ends.get())))
    });
    let title = Signal::derive(move || {
        session.track();
        let title = desk.read(|_, standing| session.wording(|wording| finding(standing, wording)));
        title.unwrap_or_default()
    });
    let sub = Signal::derive(move || {
        session.track();
        let landing = lines.with(|lines| lines.as_ref().is_some_and(|lines| !lines.landing.is_empty()));
        let year = desk.read(|all, _| session.wording(|wording| wording.numbers.year(all.year.previous())));
        let year = year.filter(|_| before.with(|before| !before.is_empty()));
        (session.text().assessment().cumulative_sub)(year.as_deref(), landing)
    });
    let draw = move |size: Size| {
        session.track();
        let lines = lines.get()?;
        let year = desk.read(|all, _| all.year)?;
        session.wording(|wording| draw(&lines, &wording.numbers.year(year.previous()), wording, size))
    };
    let empty = session.said(|text| text.assessment().no_months);
    let switch = Signal::derive(move || (session.text().words().table, session.text().words().chart));
    view! {
        <Frame
            title
            sub
            draw
            height=|width| if width < 500.0 { 260.0 } else { 280.0 }
            empty
            switch
            table=move || view! { <LinesTable lines side /> }
            explains=move |mark| {
                lines.with(|lines| {
                    let lines = lines.as_ref()?;
                    let month = *lines.months.get(mark)?;
                    let figure =
                        if mark < lines.actual.len() { assess::Figure::Actual } else { assess::Figure::TargetIn };
                    Some(figure(side.get(), Window::Through(month)).into())
                })
            }
        />
    }
}

fn finding(standing: &Standing, wording: &Wording<'_>) -> String {
    let (text, numbers) = (page(wording), &wording.numbers);
    let (Ok(landing), Ok(target)) = (standing.landing(), standing.target(Window::Year)) else {
        return text.cumulative.into();
    };
    let gap = Money(landing.0.saturating_sub(target.0));
    (text.lands)(&numbers.short(landing), &numbers.short(Money(gap.0.abs())), gap.cmp(&Money::ZERO))
}

fn draw(lines: &Lines, before: &str, wording: &Wording<'_>, size: Size) -> Option<Picture> {
    let (text, numbers) = (page(wording), &wording.numbers);
    let words = numbers.language.text().words();
    let series = [&lines.actual, &lines.target, &lines.before, &lines.landing];
    let every = || series.into_iter().flatten().copied();
    let highest = lines.ends.map(|(_, high)| high);
    let (most, least) = (every().chain(highest).max().unwrap_or_default(), every().min().unwrap_or_default());
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
        landing: band(lines).iter().map(|ends| ends.map(units)).collect(),
        actual_label: if landed { Vec::new() } else { label(words.actual, &lines.actual) },
        target_label: label(words.target, &lines.target),
        last_year_label: label(before, &lines.before),
        landing_label: label(text.landing, &lines.landing),
        says: says.collect(),
    };
    spec.draw(size)
}

/// Low, middle and high at the end of each month to come: the interval opens as what is to come comes.
fn band(lines: &Lines) -> Vec<[Money; 3]> {
    let sold = lines.actual.last().copied().unwrap_or_default().to_f64();
    let landing = lines.landing.last().copied().unwrap_or_default().to_f64();
    let at = |&middle: &Money| {
        let Some((low, high)) = lines.ends.filter(|_| landing > sold) else { return [middle; 3] };
        let passed = (middle.to_f64() - sold) / (landing - sold);
        let end = |end: Money| {
            Money::from_minor((middle.to_f64() + (end.to_f64() - landing) * passed).round()).unwrap_or(middle)
        };
        [end(low), middle, end(high)]
    };
    lines.landing.iter().map(at).collect()
}

/// The numbers of the chart.
#[component]
fn LinesTable(lines: Memo<Option<Lines>>, side: RwSignal<Whose>) -> impl IntoView {
    let session = Session::get();
    let rows = move || {
        let whose = side.get();
        lines.with(|lines| {
            let Some(lines) = lines else { return Vec::new() };
            session.wording(|wording| {
                let row = |(at, &month): (usize, &Month)| {
                    let cell = |figure: Figure, money: Option<&Money>| match money {
                        Some(money) => {
                            Told::new(wording, figure, Ok(money.to_f64()), Style::Whole).view().into_any()
                        }
                        None => DASH.into_any(),
                    };
                    let through = Window::Through(month);
                    let to_come = at.checked_sub(lines.actual.len()).and_then(|at| lines.landing.get(at));
                    let before = lines.months.first().map(|first| Span::between(*first, month).plus(-12));
                    let before = portfolio::Figure::SalesIn(whose, before.unwrap_or(Span::new(month, 1)));
                    view! {
                        <tr>
                            <th scope="row">{wording.numbers.month(month)}</th>
                            <td class="n">{cell(assess::Figure::TargetIn(whose, through).into(), lines.target.get(at))}</td>
                            <td class="n">{cell(assess::Figure::Actual(whose, through).into(), lines.actual.get(at))}</td>
                            <td class="n">{cell(assess::Figure::LandingAt(whose, month).into(), to_come)}</td>
                            <td class="n">{cell(before.into(), lines.before.get(at))}</td>
                        </tr>
                    }
                };
                lines.months.iter().enumerate().map(row).collect()
            })
        })
    };
    let head = move || {
        let text = session.text();
        let numbers = session.numbers().get();
        let year = session.peek(|plan| plan.plan_year()).map(|year| numbers.year(year.previous()));
        view! {
            <th>{text.words().month}</th>
            <th class="n">{text.words().target}</th>
            <th class="n">{text.words().actual}</th>
            <th class="n">{text.assessment().landing}</th>
            <th class="n">{year}</th>
        }
    };
    view! {
        <table class="table">
            <thead><tr>{head}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
