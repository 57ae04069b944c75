use keyline::calc;
use keyline::chart::{Column, Group, Ink, Months, Picture, Size, Worded, nice_ticks};
use keyline::plan::{FiscalYear, Money, Month, Plan, Scope};
use keyline::text::{Growth, Growths, Wording};
use leptos::prelude::*;

use crate::parts::Frame;
use crate::session::Session;

/// How many fiscal years the chart shows, the committed one included.
const YEARS: usize = 4;

/// The sales of the target's scope by month over some fiscal years.
#[derive(Debug, Clone, PartialEq)]
struct Course {
    years: Vec<Year>,
    key: bool,
}

#[derive(Debug, Clone, PartialEq)]
struct Year {
    year: FiscalYear,
    months: Vec<MonthOf>,
    committed: bool,
}

#[derive(Debug, Clone, PartialEq)]
struct MonthOf {
    month: Month,
    actual: Option<Money>,
    target: Option<Money>,
}

impl Year {
    /// The sales of a whole year.
    fn whole(&self) -> Option<Money> {
        self.months.iter().map(|month| month.actual).sum()
    }

    fn actual(&self) -> Money {
        self.months.iter().filter_map(|month| month.actual).sum()
    }

    fn target(&self) -> Option<Money> {
        self.months.iter().map(|month| month.target).sum()
    }

    /// What the chart adds up under the year: the target of the committed year, else its sales.
    fn total(&self) -> Money {
        self.target().unwrap_or_else(|| self.actual())
    }
}

/// Growth of one amount over another, where there is something to grow from.
fn growth(later: Option<Money>, earlier: Option<Money>) -> Option<f64> {
    let (later, earlier) = (later?, earlier?);
    (earlier > Money::ZERO).then(|| later.to_f64() / earlier.to_f64() - 1.0)
}

impl Course {
    fn of(plan: &Plan) -> Course {
        let scope = calc::in_scope(plan);
        let whole = calc::whole_months(plan);
        let calendar = plan.settings().calendar;
        let ledger = plan.ledger();
        let mut sales = vec![Money::ZERO; whole.months];
        for (row, _) in scope.iter().enumerate().filter(|(_, inside)| **inside) {
            for (sum, &minor) in sales.iter_mut().zip(ledger.slice(row, whole)) {
                sum.0 = sum.0.saturating_add(minor);
            }
        }
        let committed = plan.committed();
        let targets = committed.map(|committed| {
            let inside = |id| committed.scope == Scope::All || committed.key_accounts.contains(&id);
            let mut months = [Money::ZERO; 12];
            for target in committed.targets.iter().filter(|target| inside(target.account)) {
                for (sum, month) in months.iter_mut().zip(target.months) {
                    sum.0 = sum.0.saturating_add(month.0);
                }
            }
            (committed.year, months)
        });
        let mut names: Vec<FiscalYear> = calc::years(plan).into_iter().map(|(year, _)| year).collect();
        names.extend(targets.map(|(year, _)| year).filter(|year| !names.contains(year)));
        names.sort_unstable();
        let late = names.len().saturating_sub(YEARS);
        let years = names.into_iter().skip(late).map(|year| {
            let target = targets.filter(|(of, _)| *of == year).map(|(_, months)| months);
            let months = calendar.span(year).iter().enumerate().map(|(at, month)| MonthOf {
                month,
                actual: whole.offset(month).and_then(|at| sales.get(at).copied()),
                target: target.and_then(|months| months.get(at).copied()),
            });
            Year { year, months: months.collect(), committed: target.is_some() }
        });
        let key = committed.map_or(plan.settings().scope, |committed| committed.scope) == Scope::Key;
        Course { years: years.collect(), key }
    }

    fn months(&self) -> impl Iterator<Item = &MonthOf> {
        self.years.iter().flat_map(|year| &year.months)
    }

    /// Growth of the last whole year, of the one before it, and what the target asks of the year after.
    fn growths(&self) -> [Option<f64>; 3] {
        let last = self.years.iter().rposition(|year| year.whole().is_some());
        let whole = |back: usize| {
            last.and_then(|last| last.checked_sub(back)).and_then(|at| self.years.get(at)?.whole())
        };
        let asked = self.years.iter().position(|year| year.committed).and_then(|at| {
            let before = at.checked_sub(1).and_then(|before| self.years.get(before)?.whole());
            growth(self.years.get(at)?.target(), before)
        });
        [growth(whole(0), whole(1)), growth(whole(1), whole(2)), asked]
    }

    /// The last year of which every month is whole.
    fn last_whole(&self) -> Option<FiscalYear> {
        self.years.iter().rev().find(|year| year.whole().is_some()).map(|year| year.year)
    }

    fn most(&self) -> Money {
        let amounts = self.months().flat_map(|month| [month.actual, month.target]).flatten();
        amounts.max().unwrap_or_default()
    }
}

/// The course of sales, with the committed target where there is one.
#[component]
pub fn History() -> impl IntoView {
    let session = Session::get();
    let course = session.derive(Course::of);
    let title = Signal::derive(move || {
        let text = &session.text().start;
        let numbers = session.numbers().get();
        let [last, before, asked] = course.with(Course::growths);
        let [last, before] = [last, before].map(|it| it.map(|it| (numbers.percent(it.abs()), it < 0.0)));
        let asked = asked.map(|asked| numbers.percent_signed(asked));
        let year = course.with(Course::last_whole).map(|year| numbers.year(year)).unwrap_or_default();
        (text.history)(&Growths {
            year: &year,
            last: last.as_ref().map(|(size, fell)| Growth { size, fell: *fell }),
            before: before.as_ref().map(|(size, fell)| Growth { size, fell: *fell }),
            asked: asked.as_deref(),
        })
    });
    let sub = Signal::derive(move || {
        let (key, target) =
            course.with(|course| (course.key, course.years.iter().any(|year| year.committed)));
        (session.text().start.history_sub)(key, target)
    });
    let draw =
        move |size: Size| course.with(|course| session.worded(|_, wording| draw(course, wording, size)));
    let empty = session.said(|text| text.start.history_empty);
    let switch = Signal::derive(move || (session.text().words.table, session.text().words.chart));
    view! {
        <Frame
            title
            sub
            draw
            height=|width| if width < 500.0 { 240.0 } else { 280.0 }
            empty
            switch
            table=move || view! { <HistoryTable course /> }
        />
    }
}

fn draw(course: &Course, wording: &Wording<'_>, size: Size) -> Option<Picture> {
    let numbers = &wording.numbers;
    let text = &numbers.language.text().start;
    let scale = numbers.scale(course.most());
    let shown = |money: Money| money.to_units(numbers.currency.digits) / scale.units;
    let values: Vec<f64> =
        course.months().flat_map(|month| [month.actual, month.target]).flatten().map(shown).collect();
    let (low, high) =
        values.iter().fold((0.0_f64, 0.0_f64), |(low, high), &value| (low.min(value), high.max(value)));
    let ticks = nice_ticks(low, high, 4);
    let whole = course.years.iter().rposition(|year| year.whole().is_some());
    let column = |age: usize, month: &MonthOf| Column {
        actual: month.actual.map(shown),
        ink: match age {
            0 => Ink::First,
            1 => Ink::Second,
            _ => Ink::Third,
        },
        target: month.target.map(shown),
        label: numbers.month_letter(month.month),
        says: (text.history_says)(
            &numbers.month(month.month),
            month.actual.map(|money| numbers.short(money)).as_deref(),
            month.target.map(|money| numbers.short(money)).as_deref(),
        ),
        ..Column::default()
    };
    let columns = course.years.iter().enumerate().flat_map(|(at, year)| {
        let age = whole.map_or(0, |last| last.saturating_sub(at));
        year.months.iter().map(move |month| column(age, month))
    });
    let groups = course.years.iter().enumerate().map(|(at, year)| {
        let before = at.checked_sub(1).and_then(|before| course.years.get(before)?.whole());
        let own = year.target().or(year.whole());
        Group {
            count: year.months.len(),
            name: numbers.year(year.year),
            total: numbers.short(year.total()),
            aside: growth(own, before).map(|growth| numbers.percent_signed(growth)).unwrap_or_default(),
            committed: year.committed,
        }
    });
    let months = Months {
        alt: text.history_alt.into(),
        title: (text.history_axis)(&numbers.unit(scale)),
        ticks: Worded::each(&ticks, &|value| numbers.tick(value * scale.units, scale)),
        columns: columns.collect(),
        groups: groups.collect(),
        history: true,
        as_of: None,
    };
    let any = course.months().any(|month| month.actual.is_some() || month.target.is_some());
    if any { months.draw(size) } else { None }
}

/// The numbers of the chart: months down, years across.
#[component]
fn HistoryTable(course: Memo<Course>) -> impl IntoView {
    let session = Session::get();
    let table = move || {
        let numbers = session.numbers().get();
        let words = &session.text().words;
        course.with(|course| {
            let heads: Vec<String> = course
                .years
                .iter()
                .flat_map(|year| {
                    let name = numbers.year(year.year);
                    let target = year.committed.then(|| format!("{name} · {}", words.target));
                    [Some(name), target].into_iter().flatten()
                })
                .collect();
            let cells = |at: usize| -> Vec<String> {
                let written = |money: Option<Money>| {
                    money.map_or_else(|| keyline::text::DASH.to_string(), |money| numbers.whole(money))
                };
                course
                    .years
                    .iter()
                    .flat_map(|year| {
                        let month = year.months.get(at);
                        let actual = Some(written(month.and_then(|month| month.actual)));
                        let target = year.committed.then(|| written(month.and_then(|month| month.target)));
                        [actual, target].into_iter().flatten()
                    })
                    .collect()
            };
            let names: Vec<String> = course.years.first().map_or_else(Vec::new, |year| {
                year.months.iter().map(|month| numbers.month_name(month.month)).collect()
            });
            let rows: Vec<(String, Vec<String>)> =
                names.into_iter().enumerate().map(|(at, name)| (name, cells(at))).collect();
            (heads, rows)
        })
    };
    view! {
        {move || {
            let (heads, rows) = table();
            let head = heads.into_iter().map(|head| view! { <th class="n">{head}</th> }).collect_view();
            let row = |(name, cells): (String, Vec<String>)| {
                let cells = cells.into_iter().map(|cell| view! { <td class="n">{cell}</td> });
                view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }
            };
            view! {
                <table class="table">
                    <thead><tr><th>{session.text().words.month}</th>{head}</tr></thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            }
        }}
    }
}
