use keyline::calc::assess::{Assessment, Reading, Standing, Status};
use keyline::calc::{Undefined, Whose, Window, assess};
use keyline::plan::AccountId;
use keyline::text::{AssessmentText, Scale, Wording};
use leptos::prelude::*;

use super::desk::Desk;
use super::status::{StatusMark, is_short};
use super::words::{page, status_word};
use crate::session::Session;
use crate::show::{Style, Told};

/// A period in figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    name: String,
    testid: String,
    exact: String,
    target: Told,
    actual: Told,
    attainment: Told,
    gap: Told,
    short: bool,
    status: Result<Status, Undefined>,
    word: String,
    /// Whether it sums the rows above.
    is_sum: bool,
}

/// The year's periods and the year to date.
#[derive(Debug, Clone, PartialEq)]
struct Table {
    rows: Vec<Row>,
    to_date: Row,
    /// Whether a month is complete; until then the targets stand alone.
    has_begun: bool,
}

impl Row {
    fn of(
        name: String,
        testid: String,
        standing: &Standing,
        window: Window,
        scale: Scale,
        wording: &Wording<'_>,
    ) -> Row {
        let Reading { target, actual, attainment, gap, status, .. } = standing.reading(window);
        let whose = standing.whose;
        let money = |figure, value| Told::scaled(wording, figure, value, scale, scale.decimals());
        let attained =
            Told::new(wording, assess::Figure::Attainment(whose, window), attainment, Style::Percent);
        Row {
            name,
            testid,
            exact: attained.shown.exact.clone(),
            target: money(assess::Figure::TargetIn(whose, window), target),
            actual: money(assess::Figure::Actual(whose, window), actual),
            attainment: attained,
            gap: money(assess::Figure::Gap(whose, window), gap).signed(),
            short: is_short(attainment),
            status,
            word: status_word(wording, status),
            is_sum: false,
        }
    }
}

/// The year's periods, their figures and how they stand.
#[component]
pub fn WindowTable(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let session = Session::get();
    let title = move || {
        session.track();
        desk.read(|all, standing| finding(all, standing, session.text().assessment()))
    };
    let sub = move || {
        session.track();
        desk.read(|all, standing| {
            session.wording(|wording| sub(all, &wording.numbers.unit(unit(standing, wording)), wording))
        })
    };
    let rows = Memo::new(move |_| {
        session.track();
        desk.read(|all, standing| session.wording(|wording| rows(all, standing, wording)))
    });
    view! {
        <h2>{title}</h2>
        <p class="frame__sub">{sub}</p>
        <Rows rows />
    }
}

/// The year of one account, period by period; nothing where no target is committed for it.
#[component]
pub fn AccountWindows(
    /// Which.
    id: AccountId,
) -> impl IntoView {
    let session = Session::get();
    let found = session.derive(move |plan| {
        let standing = assess::standing(plan, Whose::Account(id)).ok()?;
        Some((assess::assess(plan).ok()?, standing))
    });
    let rows = Memo::new(move |_| {
        session.track();
        let (all, standing) = found.get()?;
        Some(session.wording(|wording| rows(&all, &standing, wording)))
    });
    let title =
        move || found.get().map(|(all, standing)| finding(&all, &standing, session.text().assessment()));
    let sub = move || {
        session.track();
        let (all, standing) = found.get()?;
        Some(session.wording(|wording| sub(&all, &wording.numbers.unit(unit(&standing, wording)), wording)))
    };
    let is_there = Memo::new(move |_| found.with(Option::is_some));
    move || {
        is_there.get().then(|| {
            view! {
                <section class="account__section rule" data-testid="account-windows">
                    <h2>{title}</h2>
                    <p class="frame__sub">{sub}</p>
                    <Rows rows />
                </section>
            }
        })
    }
}

/// The periods in a table.
#[component]
fn Rows(rows: Memo<Option<Table>>) -> impl IntoView {
    let session = Session::get();
    let body = move || {
        rows.get().map(|Table { rows, has_begun, .. }| {
            rows.into_iter().map(|row| row_view(row, has_begun)).collect_view()
        })
    };
    let foot = move || {
        let Table { to_date, has_begun, .. } = rows.get()?;
        has_begun.then(|| row_view(to_date, true))
    };
    let has_begun = Memo::new(move |_| rows.with(|rows| rows.as_ref().is_some_and(|rows| rows.has_begun)));
    let head = move || {
        let text = session.text();
        let words = text.words();
        let judged = has_begun.get().then(|| {
            view! {
                <th class="n">{words.actual}</th>
                <th class="n">{words.attainment}</th>
                <th class="n">{words.gap}</th>
                <th class="pad">{text.assessment().status_head}</th>
            }
        });
        view! {
            <th>{text.assessment().window}</th>
            <th class="n">{words.target}</th>
            {judged}
        }
    };
    view! {
        <div class="scroll-x">
            <table class="table" class=("table--few", move || !has_begun.get())>
                <thead><tr>{head}</tr></thead>
                <tbody>{body}</tbody>
                <tfoot>{foot}</tfoot>
            </table>
        </div>
    }
}

/// What the table is in, and how it judges where it does.
fn sub(all: &Assessment, unit: &str, wording: &Wording<'_>) -> String {
    if all.elapsed > 0 { (page(wording).windows_sub)(unit) } else { unit.into() }
}

/// How many of the periods that are over are behind.
fn finding(all: &Assessment, standing: &Standing, text: &AssessmentText) -> String {
    if all.elapsed == 0 {
        return text.targets_alone.into();
    }
    let statuses = all.windows.iter().filter_map(|row| standing.reading(row.window).status.ok());
    let statuses: Vec<Status> = statuses.collect();
    let behind = statuses.iter().filter(|&&status| status == Status::Short).count();
    (text.windows)(behind, statuses.len())
}

fn unit(standing: &Standing, wording: &Wording<'_>) -> Scale {
    wording.numbers.table_scale(standing.target(Window::Year).unwrap_or_default())
}

/// The periods, the quarters that are months after their last, and the year to date.
fn rows(all: &Assessment, standing: &Standing, wording: &Wording<'_>) -> Table {
    let scale = unit(standing, wording);
    let mut windows = Vec::with_capacity(16);
    for (at, row) in all.windows.iter().enumerate() {
        let name = wording.window(row.window);
        windows.push(Row::of(name, format!("window-{}", at + 1), standing, row.window, scale, wording));
        let month = all.span.offset(row.span.first).filter(|_| matches!(row.window, Window::Month(_)));
        if let Some(quarter) = month.filter(|month| month % 3 == 2).map(|month| month / 3) {
            let (window, testid) = (Window::Quarter(quarter as u8), format!("quarter-{}", quarter + 1));
            let row = Row::of(wording.window(window), testid, standing, window, scale, wording);
            windows.push(Row { is_sum: true, ..row });
        }
    }
    let to_date = page(wording).to_date.to_string();
    let to_date = Row::of(to_date, "window-to-date".into(), standing, Window::ToDate, scale, wording);
    Table { rows: windows, to_date, has_begun: all.elapsed > 0 }
}

fn row_view(row: Row, has_begun: bool) -> impl IntoView {
    let Row { name, testid, exact, target, actual, attainment, gap, short, status, word, is_sum } = row;
    let judged = has_begun.then(|| {
        view! {
            <td class="n">{actual.view()}</td>
            <td class="n" class=("risk", short) class=("strong", short)>{attainment.view()}</td>
            <td class="n">{gap.view()}</td>
            <td class="pad"><StatusMark status word /></td>
        }
    });
    view! {
        <tr data-testid=testid data-value=exact class=("table__sum", is_sum)>
            <th scope="row" class="nowrap">{name}</th>
            <td class="n">{target.view()}</td>
            {judged}
        </tr>
    }
}
