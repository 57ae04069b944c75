use std::cmp::Ordering;

use keyline::calc::{self, Answer, Figure, Whose, Window, assess, portfolio};
use keyline::chart::{Column, Group, Ink, Months, Picture, Size, Worded, nice_ticks};
use keyline::plan::{FiscalYear, Money, Month, Plan, Scope, Span};
use keyline::text::{DASH, Growth, Growths, Wording};
use leptos::prelude::*;

use crate::parts::Frame;
use crate::session::Session;
use crate::show::{Style, Told};

/// How many fiscal years the chart shows, the committed one included.
const YEARS: usize = 4;

/// Of whom the chart speaks. The target may be asked of a part of them: the key accounts.
const ALL: Whose = Whose::Company;

/// Of whom the target is asked.
const SCOPE: Whose = Whose::Scope;

/// The sales of all accounts by month over some fiscal years.
#[derive(Debug, Clone, PartialEq)]
struct Course {
    years: Vec<Year>,
    /// Whether the target is asked of the key accounts alone: their sales stand in those of all.
    key: bool,
}

#[derive(Debug, Clone, PartialEq)]
struct Year {
    year: FiscalYear,
    months: Vec<MonthOf>,
    committed: bool,
    /// Whether every month is whole.
    whole: bool,
    /// The sales of its whole months, of all and of the key accounts; `None` where it has none.
    sold: Option<[Answer; 2]>,
    /// The target of the committed year, else the sales.
    total: Answer,
    /// What the sales of all accounts grew by on the year before: accounts picked for what they sell now would show what
    /// they were picked for.
    grew: Answer,
    /// What the target of the committed year asks on the year before.
    asks: Option<Answer>,
}

impl Year {
    /// What is written below its total: what the target asks where that is the total, else what came.
    fn growth(&self) -> Answer {
        self.asks.unwrap_or(self.grew)
    }
}

#[derive(Debug, Clone, PartialEq)]
struct MonthOf {
    month: Month,
    actual: Option<Money>,
    /// The part of the key accounts.
    key: Option<Money>,
    target: Option<Money>,
}

impl MonthOf {
    fn sold(&self, whose: Whose) -> Figure {
        portfolio::Figure::SalesIn(whose, Span::new(self.month, 1)).into()
    }

    fn planned(&self) -> Figure {
        assess::Figure::TargetIn(SCOPE, Window::Month(self.month)).into()
    }
}

impl Course {
    fn of(plan: &Plan) -> Course {
        let whole = portfolio::whole_months(plan);
        let calendar = plan.settings().calendar;
        let committed = plan.committed();
        let key = committed.map_or(plan.settings().scope, |committed| committed.scope) == Scope::Key;
        let sales = portfolio::sales_by_month(plan, ALL, whole);
        let key_sales = if key { portfolio::sales_by_month(plan, SCOPE, whole) } else { Vec::new() };
        let standing = assess::standing(plan, SCOPE).ok();
        let answer = |figure: Figure| calc::answer(plan, figure);
        let mut names: Vec<FiscalYear> = portfolio::years(plan).into_iter().map(|(year, _)| year).collect();
        names.extend(committed.map(|it| it.year).filter(|year| !names.contains(year)));
        names.sort_unstable();
        let late = names.len().saturating_sub(YEARS);
        let years = names.into_iter().skip(late).map(|year| {
            let span = calendar.span(year);
            let known = whole.meet(span);
            let target = standing.as_ref().filter(|it| it.year == span).map(|it| it.target_months);
            let sold_in = |sales: &[Money], month| whole.offset(month).and_then(|at| sales.get(at).copied());
            let months = span.iter().enumerate().map(|(at, month)| MonthOf {
                month,
                actual: sold_in(&sales, month),
                key: sold_in(&key_sales, month),
                target: target.and_then(|months| months.get(at).copied()),
            });
            let sold = |whose| Figure::from(portfolio::Figure::SalesIn(whose, known));
            let asked = Figure::from(assess::Figure::TargetIn(SCOPE, Window::Year));
            let total = if target.is_some() { asked } else { sold(ALL) };
            Year {
                year,
                months: months.collect(),
                committed: target.is_some(),
                whole: known == span,
                sold: (!known.is_empty()).then(|| [ALL, SCOPE].map(|whose| answer(sold(whose)))),
                total: answer(total),
                // A part year is compared with nothing: the growth of a year that is not whole has no answer.
                grew: answer(portfolio::Figure::SalesGrowth(ALL, span).into()),
                asks: target.map(|_| answer(assess::Figure::YearGrowth(SCOPE).into())),
            }
        });
        Course { years: years.collect(), key }
    }

    fn months(&self) -> impl Iterator<Item = &MonthOf> {
        self.years.iter().flat_map(|year| &year.months)
    }

    /// The place of the last year of which every month is whole.
    fn last_whole(&self) -> Option<usize> {
        self.years.iter().rposition(|year| year.whole)
    }

    fn most(&self) -> Money {
        let amounts = self.months().flat_map(|month| [month.actual, month.target]).flatten();
        amounts.max().unwrap_or_default()
    }

    /// The figure a mark of the drawing shows: the months, and after them the years.
    fn figure_of(&self, mark: usize) -> Option<Figure> {
        let months = self.months().count();
        match mark.checked_sub(months) {
            None => {
                let month = self.months().nth(mark)?;
                Some(if month.actual.is_some() { month.sold(ALL) } else { month.planned() })
            }
            Some(at) => {
                let year = self.years.get(at)?;
                // Growth leads on to both totals.
                let growth = year.growth();
                Some(if growth.value().is_ok() { growth.figure() } else { year.total.figure() })
            }
        }
    }
}

/// The course of sales, with the committed target where there is one.
#[component]
pub fn History() -> impl IntoView {
    let session = Session::get();
    let course = session.derive(Course::of);
    let title = Signal::derive(move || {
        let text = session.text().glance();
        let numbers = session.numbers().get();
        course.with(|course| {
            let last = course.last_whole();
            let year = |back: usize| last.and_then(|last| course.years.get(last.checked_sub(back)?));
            let grew = |back: usize| {
                let growth = year(back)?.grew.value().ok()?;
                let size = numbers.percent(growth.abs());
                // What is written as nothing is level.
                let level = size == numbers.percent(0.0);
                let way = if level { Ordering::Equal } else { growth.total_cmp(&0.0) };
                Some((size, way))
            };
            // What was planned for a year that is over is no longer asked, and was never what came.
            let asked = course.years.iter().filter(|year| !year.whole).find_map(|year| year.asks);
            let asked = asked.and_then(|asks| asks.value().ok()).map(|it| numbers.percent_signed(it));
            let (last, before) = (grew(0), grew(1));
            (text.history)(&Growths {
                key: course.key,
                year: &year(0).map(|year| numbers.year(year.year)).unwrap_or_default(),
                last: last.as_ref().map(|(size, way)| Growth { size, way: *way }),
                before: before.as_ref().map(|(size, way)| Growth { size, way: *way }),
                asked: asked.as_deref(),
            })
        })
    });
    let sub = Signal::derive(move || {
        let (key, target) =
            course.with(|course| (course.key, course.years.iter().any(|year| year.committed)));
        (session.text().glance().history_sub)(key, target)
    });
    let draw = move |size: Size| course.with(|course| session.wording(|wording| draw(course, wording, size)));
    // Where bars have two parts, they are named.
    let foot = move || {
        let (scope, glance) = (session.text().words().scope, session.text().glance());
        let target = course.with(|course| course.years.iter().any(|year| year.committed));
        course.with(|course| course.key).then(|| {
            view! {
                <div class="legend">
                    <span>{scope(Scope::Key)}</span>
                    <span class="legend--rest">{glance.other_accounts}</span>
                    {target.then(|| view! { <span class="legend--line">{glance.key_target}</span> })}
                </div>
            }
        })
    };
    let empty = session.said(|text| text.glance().history_empty);
    let switch = Signal::derive(move || (session.text().words().table, session.text().words().chart));
    view! {
        <Frame
            title
            sub
            draw
            height=|width| if width < 500.0 { 240.0 } else { 280.0 }
            empty
            switch
            table=move || view! { <HistoryTable course /> }
            explains=move |mark| course.with(|course| course.figure_of(mark))
            foot
        />
    }
}

fn draw(course: &Course, wording: &Wording<'_>, size: Size) -> Option<Picture> {
    let numbers = &wording.numbers;
    let text = numbers.language.text().glance();
    let words = numbers.language.text().words();
    let scale = numbers.scale(course.most());
    let shown = |money: Money| money.to_units(numbers.currency.digits) / scale.units;
    let values: Vec<f64> =
        course.months().flat_map(|month| [month.actual, month.target]).flatten().map(shown).collect();
    let (low, high) =
        values.iter().fold((0.0_f64, 0.0_f64), |(low, high), &value| (low.min(value), high.max(value)));
    let ticks = nice_ticks(low, high, 4);
    let whole = course.last_whole();
    let column = |age: usize, month: &MonthOf| Column {
        actual: month.actual.map(shown),
        part: month.key.map(shown),
        ink: match age {
            _ if course.key => Ink::Third,
            0 => Ink::First,
            1 => Ink::Second,
            _ => Ink::Third,
        },
        target: month.target.map(shown),
        label: numbers.month_letter(month.month),
        says: (text.history_says)(
            &numbers.month(month.month),
            month.actual.map(|money| numbers.short(money)).as_deref(),
            month.key.map(|money| numbers.short(money)).as_deref(),
            month.target.map(|money| numbers.short(money)).as_deref(),
        ),
        ..Column::default()
    };
    let columns = course.years.iter().enumerate().flat_map(|(at, year)| {
        let age = whole.map_or(0, |last| last.saturating_sub(at));
        year.months.iter().map(move |month| column(age, month))
    });
    let groups = course.years.iter().map(|year| {
        let name = numbers.year(year.year);
        let total = year.total.value().ok().and_then(Money::from_minor);
        let total = total.map(|total| numbers.short(total)).unwrap_or_default();
        let growth = year.growth().value().map(|growth| numbers.percent_signed(growth)).unwrap_or_default();
        Group {
            count: year.months.len(),
            says: (words.year_says)(
                &name,
                &total,
                year.committed,
                Some(&*growth).filter(|it| !it.is_empty()),
            ),
            name,
            total,
            aside: growth,
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

/// A cell of the table: a number, a number that is missing, or none that could be there.
enum Cell {
    Told(Told),
    Missing,
    Blank,
}

impl Cell {
    fn of(told: Option<Told>) -> Cell {
        told.map_or(Cell::Missing, Cell::Told)
    }

    fn view(self) -> AnyView {
        match self {
            Cell::Told(told) => view! { <td class="n">{told.view()}</td> }.into_any(),
            Cell::Missing => view! { <td class="n">{DASH}</td> }.into_any(),
            Cell::Blank => view! { <td></td> }.into_any(),
        }
    }
}

/// The numbers of the chart: months down, years across, below them their totals, what they grew by and what is asked. A
/// year has a column for the sales of all accounts, one for those of the key accounts where the target is theirs, and
/// one for its target where it is committed.
#[component]
fn HistoryTable(course: Memo<Course>) -> impl IntoView {
    let session = Session::get();
    let row = move |name: String, cells: Vec<Cell>| {
        let cells = cells.into_iter().map(Cell::view).collect_view();
        view! { <tr><th scope="row">{name}</th>{cells}</tr> }
    };
    // The columns of a year, of those that it has.
    let columns = |course: &Course, year: &Year, all: Cell, key: Cell, target: Cell| {
        [Some(all), course.key.then_some(key), year.committed.then_some(target)]
            .into_iter()
            .flatten()
            .collect::<Vec<Cell>>()
    };
    let head = move || {
        let (numbers, words) = (session.numbers().get(), session.text().words());
        let names = course.with(|course| {
            let years = course.years.iter().flat_map(|year| {
                let name = numbers.year(year.year);
                let of = |what: &str| format!("{name} · {what}");
                let all = if course.key { of((words.scope)(Scope::All)) } else { name.clone() };
                let key = course.key.then(|| of((words.scope)(Scope::Key)));
                [Some(all), key, year.committed.then(|| of(words.target))].into_iter().flatten()
            });
            years.map(|name| view! { <th class="n">{name}</th> }).collect_view()
        });
        view! { <tr><th>{words.month}</th>{names}</tr> }
    };
    let body = move || {
        course.with(|course| {
            session.wording(|wording| {
                let money = |figure, money: Option<Money>| {
                    Cell::of(money.map(|money| Told::new(wording, figure, Ok(money.to_f64()), Style::Whole)))
                };
                let cells = |at: usize| {
                    let months = course.years.iter().filter_map(|year| Some((year, year.months.get(at)?)));
                    let cells = months.flat_map(|(year, month)| {
                        let all = money(month.sold(ALL), month.actual);
                        let key = money(month.sold(SCOPE), month.key);
                        columns(course, year, all, key, money(month.planned(), month.target))
                    });
                    cells.collect::<Vec<_>>()
                };
                let months = course.years.first().map_or(&[][..], |year| &year.months);
                let named = months.iter().enumerate();
                let name = |month: &MonthOf| wording.numbers.month_name(month.month);
                named.map(|(at, month)| row(name(month), cells(at))).collect_view()
            })
        })
    };
    let foot = move || {
        let words = session.text().words();
        let glance = session.text().glance();
        course.with(|course| {
            session.wording(|wording| {
                let told = |answer: Answer, style| Cell::Told(Told::of(wording, answer, style));
                let years = || course.years.iter();
                let total = years().flat_map(|year| {
                    let [all, key] = match year.sold {
                        Some(sold) => sold.map(|sold| told(sold, Style::Whole)),
                        None => [Cell::Missing, Cell::Missing],
                    };
                    columns(course, year, all, key, told(year.total, Style::Whole))
                });
                let growth = years().flat_map(|year| {
                    columns(course, year, told(year.grew, Style::Change), Cell::Blank, Cell::Blank)
                });
                let asked = years().flat_map(|year| {
                    let asks = year.asks.map_or(Cell::Blank, |asks| told(asks, Style::Change));
                    columns(course, year, Cell::Blank, Cell::Blank, asks)
                });
                let is_asked = years().any(|year| year.asks.is_some());
                view! {
                    {row(words.total.into(), total.collect())}
                    {row(words.change.into(), growth.collect())}
                    {is_asked.then(|| row(glance.asked_change.into(), asked.collect()))}
                }
            })
        })
    };
    view! {
        <table class="table">
            <thead>{head}</thead>
            <tbody>{body}</tbody>
            <tfoot>{foot}</tfoot>
        </table>
    }
}
