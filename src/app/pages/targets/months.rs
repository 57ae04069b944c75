//! The split to the months of the year.

use keyline::calc::{Undefined, Whose, Window, assess, portfolio, split};
use keyline::chart::{self, Column, Group, Ink, Picture, Size, Worded};
use keyline::plan::{Money, Month, Plan, Scope, Span};
use keyline::text::{DASH, Wording};
use leptos::prelude::*;

use super::asked::Asked;
use super::shares::{Shares, ratio};
use super::words::{page, said};
use crate::browser;
use crate::parts::{Frame, Segments};
use crate::session::Session;
use crate::show::{Style, Told};

/// Of whom the months speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Scope,
    Company,
}

impl Of {
    fn whose(self) -> Whose {
        match self {
            Of::Scope => Whose::Scope,
            Of::Company => Whose::Company,
        }
    }
}

/// A month's target, and the same month's sales a year before.
#[derive(Debug, Clone, PartialEq)]
struct MonthTarget {
    month: Month,
    target: Money,
    /// `None` where that month has no whole figure yet.
    before: Option<Money>,
}

/// The months as bars and as a table.
#[component]
pub fn ByMonth(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let of = RwSignal::new(Of::Scope);
    let months = session.derive(move |plan| match (asked.parted.get(), of.get()) {
        (Ok(shares), Of::Scope) => of_scope(plan, &shares),
        (Ok(shares), Of::Company) => of_company(plan, &shares),
        (Err(_), _) => Vec::new(),
    });
    let scope = move || asked.targets.get().scope;
    let choices = Signal::derive(move || {
        let words = session.text();
        vec![
            (Of::Scope, (words.words().scope)(scope()).to_string()),
            (Of::Company, words.targets().company.to_string()),
        ]
    });
    let switch = move || {
        (scope() == Scope::Key).then(|| {
            view! {
                <div class="split__of">
                    <Segments
                        label=said(|text| text.months_of)
                        choices
                        chosen=of
                        on_choose=move |chosen| of.set(chosen)
                    />
                </div>
            }
        })
    };
    let title = Signal::derive(move || {
        session.wording(|wording| {
            let months = months.get();
            let largest = months.iter().max_by_key(|month| month.target);
            let smallest = months.iter().min_by_key(|month| month.target);
            match (largest, smallest) {
                (Some(largest), Some(smallest)) if largest.target > smallest.target => {
                    let name = |month: &MonthTarget| wording.numbers.month_name(month.month);
                    (page(wording).months_title)(&name(largest), &name(smallest))
                }
                _ => page(wording).months_even.to_string(),
            }
        })
    });
    let draw = move |size: Size| session.wording(|wording| picture(&months.get(), wording, size));
    view! {
        {switch}
        <Frame
            title
            sub=said(|text| text.months_sub)
            draw
            height=|width| if width < 500.0 { 240.0 } else { 280.0 }
            empty=said(|text| text.nothing_to_draw)
            switch=Signal::derive(move || (session.text().words().table, session.text().words().chart))
            table=move || view! { <MonthTable months of=of.get() /> }
            explains=move |mark| {
                let month = months.with(|months| months.get(mark).map(|it| it.month))?;
                Some(assess::Figure::TargetIn(of.get().whose(), Window::Month(month)).into())
            }
        />
    }
}

fn of_scope(plan: &Plan, shares: &Shares) -> Vec<MonthTarget> {
    summed(plan, shares, Of::Scope, shares.rows.iter().map(|share| share.months).chain([shares.newcomers]))
}

fn of_company(plan: &Plan, shares: &Shares) -> Vec<MonthTarget> {
    let proposed;
    let (targets, newcomers) = match plan.committed() {
        Some(committed) => (committed.current(), committed.newcomers),
        None => match split::propose_commit(plan, shares.total, "", browser::today()) {
            Ok(committed) => {
                proposed = committed;
                (std::borrow::Cow::Borrowed(&*proposed.targets), proposed.newcomers)
            }
            Err(_) => return Vec::new(),
        },
    };
    summed(plan, shares, Of::Company, targets.iter().map(|target| target.months).chain([newcomers.months]))
}

fn summed(
    plan: &Plan,
    shares: &Shares,
    of: Of,
    parts: impl Iterator<Item = [Money; 12]>,
) -> Vec<MonthTarget> {
    let mut sums = [Money::ZERO; 12];
    for part in parts {
        for (sum, month) in sums.iter_mut().zip(part) {
            sum.0 = sum.0.saturating_add(month.0);
        }
    }
    let whole = portfolio::whole_months(plan);
    let sales = portfolio::sales_by_month(plan, of.whose(), shares.year.plus(-12));
    let month = |((month, target), sales): ((Month, Money), Money)| MonthTarget {
        month,
        target,
        before: whole.contains(month.plus(-12)).then_some(sales),
    };
    shares.year.iter().zip(sums).zip(sales).map(month).collect()
}

fn picture(months: &[MonthTarget], wording: &Wording<'_>, size: Size) -> Option<Picture> {
    let (text, numbers) = (page(wording), &wording.numbers);
    let units = |money: Money| money.to_units(numbers.currency.digits);
    let most = months.iter().flat_map(|it| [Some(it.target), it.before]).flatten().max()?;
    let scale = numbers.scale(most);
    let ticks = chart::nice_ticks(0.0, units(most) / scale.units, 4);
    let narrow = size.width < 500.0;
    let column = |it: &MonthTarget| {
        let before = it.before.map(|before| numbers.short(before));
        Column {
            actual: it.before.map(units),
            ink: Ink::Second,
            target: Some(units(it.target)),
            label: if narrow { numbers.month_letter(it.month) } else { numbers.month_name(it.month) },
            says: (text.month_says)(&numbers.month(it.month), &numbers.short(it.target), before.as_deref()),
            ..Column::default()
        }
    };
    let quarter = |at: usize| Group { count: 3, name: numbers.quarter(at), ..Group::default() };
    let spec = chart::Months {
        alt: text.months_alt.into(),
        title: (text.months_axis)(&numbers.unit(scale)),
        ticks: Worded::each(&ticks, &|value| numbers.tick(value * scale.units, scale))
            .into_iter()
            .map(|tick| Worded { value: tick.value * scale.units, ..tick })
            .collect(),
        columns: months.iter().map(column).collect(),
        groups: (0..4).map(quarter).collect(),
        history: false,
        as_of: None,
    };
    spec.draw(size)
}

#[component]
fn MonthTable(months: Memo<Vec<MonthTarget>>, of: Of) -> impl IntoView {
    let session = Session::get();
    let whose = of.whose();
    let cents = Memo::new(move |_| {
        let numbers = session.numbers().get();
        months
            .with(|months| numbers.cents(months.iter().flat_map(|it| [Some(it.target), it.before]).flatten()))
    });
    let row = move |it: MonthTarget| {
        let amount = Style::Column(cents.get());
        session.wording(|wording| {
            let figure = assess::Figure::TargetIn(whose, Window::Month(it.month));
            let target = Told::new(wording, figure, Ok(it.target.to_f64()), amount).view();
            let change = it.before.and_then(|before| ratio(it.target, before)).map(|ratio| ratio - 1.0);
            let change = change.ok_or(Undefined::NothingBefore);
            let change =
                Told::new(wording, split::Figure::MonthGrowth(whose, it.month), change, Style::Change).view();
            let before = it.before.map(|before| {
                let figure = portfolio::Figure::SalesIn(whose, Span::new(it.month.plus(-12), 1));
                Told::new(wording, figure, Ok(before.to_f64()), amount).view()
            });
            let before = before.map_or_else(|| DASH.into_any(), IntoAny::into_any);
            view! {
                <tr>
                    <th scope="row">{wording.numbers.month(it.month)}</th>
                    <td class="n soft">{before}</td>
                    <td class="n strong">{target}</td>
                    <td class="n">{change}</td>
                </tr>
            }
        })
    };
    let sum = move || {
        let sum: Money = months.get().iter().map(|month| month.target).sum();
        let figure = assess::Figure::TargetIn(whose, Window::Year);
        let amount = Style::Column(cents.get());
        session.wording(|wording| Told::new(wording, figure, Ok(sum.to_f64()), amount).view())
    };
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th>{session.said(|text| text.words().month)}</th>
                    <th class="n">{said(|text| text.year_before)}</th>
                    <th class="n">{session.said(|text| text.words().target)}</th>
                    <th class="n">{session.said(|text| text.words().change)}</th>
                </tr>
            </thead>
            <tbody>{move || months.get().into_iter().map(row).collect_view()}</tbody>
            <tfoot>
                <tr>
                    <th>{session.said(|text| text.words().total)}</th>
                    <td></td>
                    <td class="n">{sum}</td>
                    <td></td>
                </tr>
            </tfoot>
        </table>
    }
}
