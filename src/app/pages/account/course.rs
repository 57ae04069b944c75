use keyline::calc::{Figure, Whose, Window, assess, portfolio};
use keyline::chart::{Column, Group, Ink, Months, Picture, Size, Worded, nice_ticks};
use keyline::plan::{AccountId, FiscalYear, Money, Plan, Span};
use keyline::text::{DASH, Wording};
use leptos::prelude::*;

use crate::parts::Frame;
use crate::session::Session;
use crate::show::{Style, Told, defined};

/// How many fiscal years the chart shows, the committed one included.
const YEARS: usize = 4;

/// The account's sales by fiscal quarter.
#[derive(Debug, Clone, PartialEq)]
struct Quarters {
    years: Vec<Year>,
}

#[derive(Debug, Clone, PartialEq)]
struct Year {
    year: FiscalYear,
    quarters: Vec<Quarter>,
    committed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Quarter {
    at: usize,
    /// Its whole months.
    known: Span,
    /// What was sold in them.
    actual: Option<Money>,
    target: Option<Money>,
    /// Whether every month is whole.
    whole: bool,
}

impl Quarter {
    fn sold(&self, id: AccountId) -> Figure {
        portfolio::Figure::SalesIn(Whose::Account(id), self.known).into()
    }

    fn planned(&self, id: AccountId) -> Figure {
        assess::Figure::TargetIn(Whose::Account(id), Window::Quarter(self.at as u8)).into()
    }
}

impl Year {
    fn sum(&self, of: impl Fn(&Quarter) -> Option<Money>) -> Money {
        self.quarters.iter().filter_map(of).sum()
    }
}

impl Year {
    /// The target of the committed year, else the sales of its whole months.
    fn total(&self, id: AccountId) -> Figure {
        let known =
            self.quarters.iter().filter(|quarter| quarter.actual.is_some()).map(|quarter| quarter.known);
        let known = known.reduce(|all, quarter| Span::new(all.first, all.months + quarter.months));
        match known.filter(|_| !self.committed) {
            Some(known) => portfolio::Figure::SalesIn(Whose::Account(id), known).into(),
            None => assess::Figure::TargetIn(Whose::Account(id), Window::Year).into(),
        }
    }
}

impl Quarters {
    fn of(plan: &Plan, id: AccountId) -> Option<Quarters> {
        let row = plan.row_of(id)?;
        let whole = portfolio::whole_months(plan);
        let calendar = plan.settings().calendar;
        let committed = plan.committed();
        let target = committed.and_then(|committed| {
            let months = committed.target_of(id)?.months;
            Some((committed.year, months))
        });
        let mut names: Vec<FiscalYear> = portfolio::years(plan).into_iter().map(|(year, _)| year).collect();
        names.extend(target.map(|(year, _)| year).filter(|year| !names.contains(year)));
        names.sort_unstable();
        let late = names.len().saturating_sub(YEARS);
        let years = names.into_iter().skip(late).map(|year| {
            let months = target.filter(|(of, _)| *of == year).map(|(_, months)| months);
            let span = calendar.span(year);
            let quarter = |at: usize| {
                let quarter = Span::new(span.first.plus(at as i32 * 3), 3);
                let known = whole.meet(quarter);
                Quarter {
                    at,
                    known,
                    actual: (!known.is_empty()).then(|| plan.ledger().sales_over(row, known)),
                    target: months.map(|months| months.iter().skip(at * 3).take(3).copied().sum()),
                    whole: known == quarter,
                }
            };
            Year { year, quarters: (0..4).map(quarter).collect(), committed: months.is_some() }
        });
        Some(Quarters { years: years.collect() })
    }

    fn quarters(&self) -> impl Iterator<Item = (FiscalYear, &Quarter)> {
        self.years.iter().flat_map(|year| year.quarters.iter().map(|quarter| (year.year, quarter)))
    }

    /// The figure a mark of the drawing shows: the quarters, and after them the years.
    fn figure_of(&self, mark: usize, id: AccountId) -> Option<Figure> {
        let count = self.quarters().count();
        match mark.checked_sub(count) {
            None => {
                let quarter = self.quarters().nth(mark)?.1;
                Some(if quarter.actual.is_some() { quarter.sold(id) } else { quarter.planned(id) })
            }
            Some(at) => self.years.get(at).map(|year| year.total(id)),
        }
    }

    fn amounts(&self) -> Vec<Money> {
        self.quarters().flat_map(|(_, quarter)| [quarter.actual, quarter.target]).flatten().collect()
    }
}

/// What the account bought quarter by quarter, with its committed target.
#[component]
pub fn Course(
    /// Which.
    id: AccountId,
) -> impl IntoView {
    let session = Session::get();
    let quarters = session.derive(move |plan| Quarters::of(plan, id));
    let title = Signal::derive(move || {
        session.track();
        session.worded(|plan, wording| finding(plan, id, wording))
    });
    let sub = Signal::derive(move || {
        let any = |quarters: &Quarters| quarters.years.iter().any(|year| year.committed);
        let target = quarters.with(|quarters| quarters.as_ref().is_some_and(any));
        (session.text().account().course_sub)(target)
    });
    let draw = move |size: Size| {
        session.track();
        let quarters = quarters.get()?;
        session.wording(|wording| draw(&quarters, wording, size))
    };
    let empty = session.said(|text| text.account().course_empty);
    let switch = Signal::derive(move || (session.text().words().table, session.text().words().chart));
    view! {
        <Frame
            title
            sub
            draw
            height=|width| if width < 500.0 { 250.0 } else { 300.0 }
            empty
            switch
            table=move || view! { <CourseTable id quarters /> }
            explains=move |mark| quarters.with(|quarters| quarters.as_ref()?.figure_of(mark, id))
        />
    }
}

fn finding(plan: &Plan, id: AccountId, wording: &Wording<'_>) -> String {
    let numbers = &wording.numbers;
    let growth = defined(plan, portfolio::Figure::AccountGrowth(id));
    let growth = growth.map(|growth| (numbers.percent(growth.abs()), growth < 0.0));
    let target = plan.committed().and_then(|committed| {
        let target = committed.target_of(id)?;
        Some((numbers.short(target.total()), numbers.year(committed.year)))
    });
    (numbers.language.text().account().course)(
        growth.as_ref().map(|(by, fell)| (by.as_str(), *fell)),
        target.as_ref().map(|(target, year)| (target.as_str(), year.as_str())),
    )
}

fn draw(quarters: &Quarters, wording: &Wording<'_>, size: Size) -> Option<Picture> {
    let numbers = &wording.numbers;
    let text = numbers.language.text().account();
    let words = numbers.language.text().words();
    let amounts = quarters.amounts();
    let (most, least) = (amounts.iter().copied().max()?, amounts.iter().copied().min()?);
    let scale = numbers.scale(most);
    let units = |money: Money| money.to_units(numbers.currency.digits) / scale.units;
    let ticks = nice_ticks(units(least).min(0.0), units(most).max(0.0), 4);
    // The latest year whose sales are known stands darkest.
    let known = |year: &Year| year.quarters.iter().any(|quarter| quarter.actual.is_some());
    let last = quarters.years.iter().rposition(known).unwrap_or_default();
    let mut columns = Vec::new();
    for (n, year) in quarters.years.iter().enumerate() {
        for quarter in &year.quarters {
            let name = (text.quarter_of)(&numbers.year(year.year), &numbers.quarter(quarter.at));
            let money = |money: Option<Money>| money.map(|money| numbers.short(money));
            columns.push(Column {
                actual: quarter.actual.map(units),
                ink: match last.saturating_sub(n) {
                    0 => Ink::First,
                    1 => Ink::Second,
                    _ => Ink::Third,
                },
                target: quarter.target.map(units),
                label: numbers.quarter(quarter.at),
                note: match quarter.actual.filter(|_| quarter.whole) {
                    Some(sales) => numbers.tick(round(units(sales), scale.units), scale),
                    None => String::new(),
                },
                says: (text.says)(&name, money(quarter.actual).as_deref(), money(quarter.target).as_deref()),
                ..Column::default()
            });
        }
    }
    let groups = quarters.years.iter().map(|year| {
        let sum = year.sum(|quarter| if year.committed { quarter.target } else { quarter.actual });
        let (name, total) = (numbers.year(year.year), numbers.whole(sum));
        let says = (words.year_says)(&name, &total, year.committed, None);
        Group {
            count: year.quarters.len(),
            name,
            total,
            aside: String::new(),
            committed: year.committed,
            says,
        }
    });
    let spec = Months {
        alt: text.course_alt.into(),
        title: (text.course_axis)(&numbers.unit(scale)),
        ticks: Worded::each(&ticks, &|value| numbers.tick(value * scale.units, scale)),
        groups: groups.collect(),
        columns,
        history: true,
        as_of: None,
    };
    spec.draw(size)
}

/// A value of the axis to at most one decimal, back in currency units: notes over bars are short.
fn round(value: f64, units: f64) -> f64 {
    let value = if value.abs() >= 10.0 { value.round() } else { (value * 10.0).round() / 10.0 };
    value * units
}

/// The numbers of the chart.
#[component]
fn CourseTable(id: AccountId, quarters: Memo<Option<Quarters>>) -> impl IntoView {
    let session = Session::get();
    let body = move || {
        quarters.with(|quarters| {
            session.wording(|wording| {
                let text = wording.numbers.language.text().account();
                let cell = |figure: Figure, money: Option<Money>| match money {
                    Some(money) => {
                        Told::new(wording, figure, Ok(money.to_f64()), Style::Whole).view().into_any()
                    }
                    None => DASH.into_any(),
                };
                let row = |(year, quarter): (FiscalYear, &Quarter)| {
                    let numbers = &wording.numbers;
                    let name = (text.quarter_of)(&numbers.year(year), &numbers.quarter(quarter.at));
                    view! {
                        <tr>
                            <th scope="row">{name}</th>
                            <td class="n">{cell(quarter.sold(id), quarter.actual)}</td>
                            <td class="n">{cell(quarter.planned(id), quarter.target)}</td>
                        </tr>
                    }
                };
                quarters.iter().flat_map(Quarters::quarters).map(row).collect_view()
            })
        })
    };
    let head = move || {
        let words = session.text().words();
        view! {
            <th>{words.quarter}</th>
            <th class="n">{words.sales}</th>
            <th class="n">{words.target}</th>
        }
    };
    view! {
        <table class="table">
            <thead><tr>{head}</tr></thead>
            <tbody>{body}</tbody>
        </table>
    }
}
