//! What the plan stands on: the months that were, those that are expected, and who would have forecast the past best.

use std::sync::Arc;

use keyline::calc::base::{Expected, Unusual};
use keyline::calc::kernel::forecast::{By, Model};
use keyline::calc::{self, Undefined, base};
use keyline::chart::{self, Group, Picture, Size, Worded};
use keyline::plan::{BaseModel, BaseRule, Edit, Money, Month, Span};
use keyline::text::{StudioText, Wording};
use leptos::prelude::*;

use super::asked::Asked;
use super::record::OwnRecord;
use super::words::told;
use crate::parts::{Choice, Frame};
use crate::route::Route;
use crate::session::Session;
use crate::settled::settled;
use crate::show::{Style, Told};

type Found = Result<Arc<Expected>, Undefined>;

/// From this schema on bases and odds rest on what accounts have done.
const COUNTED: u32 = 4;

/// The base with its forecast.
#[component]
pub fn Base(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let expected = session.derive(base::expected);
    let model = session.derive(|plan| base::base(plan).map(|base| (base.model, base.total, base.excluded)));
    let title = Signal::derive(move || {
        session.worded(|plan, wording| {
            let (text, numbers) = (studio(wording), &wording.numbers);
            let Ok((model, total, _)) = model.get() else { return text.base_none.to_string() };
            let year = plan.plan_year().map_or_else(String::new, |year| numbers.year(year));
            let total = numbers.short(total);
            match model {
                BaseModel::Combined | BaseModel::Forecast(_) => (text.base_combined)(&year, &total),
                BaseModel::LastTwelveMonths | BaseModel::Annualised => (text.base_twelve)(&year, &total),
            }
        })
    });
    let sub = Signal::derive(move || {
        session.wording(|wording| match expected.get() {
            Ok(expected) => drawn(&expected, wording),
            Err(reason) => wording.undefined(reason),
        })
    });
    let draw = move |size: Size| {
        let expected = expected.get().ok()?;
        session.worded(|plan, wording| picture(plan.settings().calendar, &expected, wording, size))
    };
    let foot = move || {
        let excluded = model.get().ok().map(|(.., excluded)| excluded).filter(|sum| *sum != Money::ZERO);
        let low = session.derive(|plan| calc::value(plan, base::Figure::BaseLow));
        session.worded(|plan, wording| {
            let (text, numbers) = (studio(wording), &wording.numbers);
            let excluded = excluded.map(|sum| (text.excluded)(&numbers.short(sum)));
            let end = |figure| calc::value(plan, figure).ok().and_then(Money::from_minor);
            // Of a committed year that is under way the draws are those of its landing, and not of a base of today.
            let is_landing = calc::assess::assess(plan).is_ok_and(|all| (1..12).contains(&all.elapsed));
            let interval = low.get().ok().filter(|_| !is_landing);
            let interval = interval.and(end(base::Figure::BaseLow).zip(end(base::Figure::BaseHigh)));
            let note = if calc::target::is_young(plan) { text.interval_young } else { text.interval_note };
            let landing = is_landing.then(|| view! { <span>{text.interval_of_landing}</span> });
            let interval = interval.map(|(low, high)| {
                let told = |figure, money: Money, testid| {
                    Told::new(wording, figure, Ok(money.to_f64()), Style::Short).named(testid)
                };
                let said = numbers.language.text();
                let (words, interval_of) = (said.words(), said.targets().base_scope_interval);
                view! {
                    <span>
                        {interval_of} " " {told(base::Figure::BaseLow, low, "base-low")} " – "
                        {told(base::Figure::BaseHigh, high, "base-high")} {words.stop} {note}
                    </span>
                }
            });
            view! { {interval} {landing} {excluded.map(|excluded| view! { <span>{excluded}</span> })} }
        })
    };
    // What a plan of an earlier version showed is said, once it is shown otherwise.
    let formerly = move || {
        session.was_kept_before(COUNTED).then(|| {
            view! { <p class="caution" data-testid="base-formerly">{told(|text| text.base_formerly)}</p> }
        })
    };
    view! {
        {formerly}
        <div class="cols studio__row">
            <div class="c8">
                <Frame
                    title
                    sub
                    draw
                    height=|width| if width < 500.0 { 220.0 } else { 260.0 }
                    empty=told(|text| text.base_none)
                    switch=Signal::derive(move || (session.text().words().table, session.text().words().chart))
                    table=move || view! { <MonthsTable expected /> }
                    explains=move |mark| expected.get().ok().and_then(|expected| shown_month(&expected, mark)).map(|month| base::Figure::BaseMonth(month).into())
                    foot
                />
            </div>
            <div class="c4"><HoldOuts asked expected /></div>
        </div>
        <div class="cols studio__row">
            <div class="c8"><OwnRecord /></div>
        </div>
        <Suggestions />
    }
}

fn studio<'a>(wording: &Wording<'_>) -> &'a StudioText {
    wording.numbers.language.text().studio()
}

/// How many months that were are drawn.
const DRAWN: usize = 24;

/// The month of a mark, where it lies in the planned year: the others explain nothing of the base.
fn shown_month(expected: &Expected, mark: usize) -> Option<Month> {
    let first = first_drawn(expected);
    Some(first.plus(mark as i32)).filter(|&month| expected.year.contains(month))
}

fn first_drawn(expected: &Expected) -> Month {
    expected.history.first.plus(expected.history.months.saturating_sub(DRAWN) as i32)
}

/// What the drawing shows: the last months alone where there are more.
fn drawn(expected: &Expected, wording: &Wording<'_>) -> String {
    let numbers = &wording.numbers;
    let (first, all) = (first_drawn(expected), expected.history.months);
    let months = numbers.span(Span::new(first, all.min(DRAWN)));
    (studio(wording).base_sub)(&months, (all > DRAWN).then_some(all), numbers.currency_name())
}

fn picture(
    calendar: keyline::plan::FiscalCalendar,
    expected: &Expected,
    wording: &Wording<'_>,
    size: Size,
) -> Option<Picture> {
    let (text, numbers) = (studio(wording), &wording.numbers);
    let units = |minor: f64| Money::from_minor(minor).unwrap_or_default().to_units(numbers.currency.digits);
    let skip = expected.history.months.saturating_sub(DRAWN);
    let actual: Vec<f64> = expected.series.iter().skip(skip).copied().collect();
    let to_come = expected.to_come();
    let largest = actual.iter().chain(&to_come).copied().fold(0.0, f64::max);
    let smallest = actual.iter().chain(&to_come).copied().fold(0.0, f64::min);
    let scale = numbers.scale(Money::from_minor(largest).unwrap_or_default());
    let first = first_drawn(expected);
    let short = |minor: f64| numbers.short(Money::from_minor(minor).unwrap_or_default());
    let mut says: Vec<String> = actual
        .iter()
        .enumerate()
        .map(|(at, value)| (text.actual_says)(&numbers.month(first.plus(at as i32)), &short(*value)))
        .collect();
    says.extend(to_come.iter().enumerate().map(|(at, value)| {
        let month = first.plus((actual.len() + at) as i32);
        (text.expected_says)(&numbers.month(month), &short(*value))
    }));
    let mut groups: Vec<Group> = Vec::new();
    for at in 0..says.len() {
        let name = numbers.year(calendar.year_of(first.plus(at as i32)));
        match groups.last_mut() {
            Some(last) if last.name == name => last.count += 1,
            _ => groups.push(Group { count: 1, name, ..Group::default() }),
        }
    }
    chart::Expected {
        alt: drawn(expected, wording),
        title: numbers.unit(scale),
        actual: actual.into_iter().map(units).collect(),
        expected: to_come.into_iter().map(units).collect(),
        says,
        groups,
        ticks: Worded::each(&chart::nice_ticks(units(smallest), units(largest), 4), &|value| {
            numbers.tick(value, scale)
        }),
        label: text.expected_label.into(),
    }
    .draw(size)
}

#[component]
fn MonthsTable(expected: Memo<Found>) -> impl IntoView {
    let session = Session::get();
    let rows = move || {
        let expected = expected.get().ok()?;
        Some(session.wording(|wording| {
            let months = expected.year.iter().zip(expected.months());
            let row = |(month, value): (Month, f64)| {
                let value =
                    Told::new(wording, base::Figure::BaseMonth(month), Ok(value.round()), Style::Whole)
                        .view();
                view! { <tr><td>{wording.numbers.month(month)}</td><td class="n">{value}</td></tr> }
            };
            months.map(row).collect_view()
        }))
    };
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th>{move || session.text().words().month}</th>
                    <th class="n">{told(|text| text.expected_label)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// Every model's misses, and which one is used.
#[component]
fn HoldOuts(asked: Asked, expected: Memo<Found>) -> impl IntoView {
    let session = Session::get();
    let rule = session.derive(|plan| plan.settings().base);
    let choices = Signal::derive(move || {
        let text = session.text().studio();
        vec![
            (BaseRule::Combined, text.by_combined.to_string()),
            (BaseRule::LastTwelveMonths, text.by_twelve.to_string()),
        ]
    });
    let choose = move |base: BaseRule| {
        let mut settings = session.peek(|plan| plan.settings().clone());
        settings.base = base;
        // An edit that is not taken says so in the banner.
        let _ = session.apply(Edit::Configure(Box::new(settings)));
    };
    let body = move || {
        let expected = match expected.get() {
            Ok(expected) => expected,
            // Without a forecast of the year there is nobody to hold out.
            Err(reason) => {
                let why = session.wording(|wording| wording.undefined(reason));
                return view! { <p class="frame__sub" data-testid="hold-out-says">{why}</p> }.into_any();
            }
        };
        session.wording(|wording| {
            let (text, numbers) = (studio(wording), &wording.numbers);
            let by = numbers.language.text().words().by;
            let hold_outs = &expected.tested.hold_outs;
            let used = match expected.rule {
                BaseRule::Combined => By::Mean,
                BaseRule::LastTwelveMonths => By::Model(Model::SeasonalNaive),
            };
            let part = |by: By| expected.held_out(by).and_then(|held| held.relative_error);
            let said = part(By::Mean).zip(part(By::Model(Model::SeasonalNaive))).map(|(mean, naive)| {
                (text.held_out_says)(&numbers.percent(mean), &numbers.percent(naive), naive < mean)
            });
            let sentence = said.unwrap_or_else(|| text.untested.to_string());
            let sub = hold_outs.first().map(|held| (text.held_out_sub)(held.origins));
            let amount = |minor: f64| Money::from_minor(minor.round()).unwrap_or_default();
            let most = hold_outs.iter().map(|held| amount(held.error)).max().unwrap_or_default();
            let scale = numbers.table_scale(most);
            let rows = hold_outs.iter().map(|held| {
                let is_used = held.of == used;
                let error = Ok(amount(held.error));
                let error = Told::in_table(wording, base::Figure::HoldOut(held.of), error, scale).view();
                let part = held.relative_error.map(|error| {
                    Told::new(wording, base::Figure::HoldOutShare(held.of), Ok(error), Style::Percent).view()
                });
                view! {
                    <tr class=("strong", is_used)>
                        <td>{by(held.of)} {is_used.then(|| format!(" · {}", text.used))}</td>
                        <td class="n">{error}</td>
                        <td class="n" data-testid=testid(held.of)
                            data-value=held.relative_error.map(|error| error.to_string())>{part}</td>
                    </tr>
                }
            });
            let table = (!hold_outs.is_empty()).then(|| {
                view! {
                    <div class="scroll-x">
                        <table class="table studio__models">
                            <thead>
                                <tr>
                                    <td></td>
                                    <th class="n">{text.error_a_year}" "<span class="dim">{numbers.unit(scale)}</span></th>
                                    <th class="n">{text.of_sales}</th>
                                </tr>
                            </thead>
                            <tbody>{rows.collect_view()}</tbody>
                        </table>
                    </div>
                }
            });
            view! {
                <p class="frame__sub">{sub}</p>
                {table}
                <p class="small studio__says" data-testid="hold-out-says">{sentence}</p>
            }
            .into_any()
        })
    };
    view! {
        <section class="frame">
            <h2>{told(|text| text.held_out)}</h2>
            {body}
            <div class="studio__choice">
                <Choice
                    label=told(|text| text.base_by)
                    choices
                    chosen=rule
                    on_choose=choose
                    disabled=asked.is_committed
                    testid="base-rule"
                />
            </div>
        </section>
    }
}

/// The stable name of what a way to forecast has missed.
fn testid(by: By) -> String {
    match by {
        By::Model(model) => format!("hold-out-{model:?}").to_lowercase(),
        By::Theta => "hold-out-theta".into(),
        By::Mean => "hold-out-mean".into(),
    }
}

/// Months that look like one-offs, each with the way to the account.
#[component]
fn Suggestions() -> impl IntoView {
    let session = Session::get();
    let answers = settled(base::unusual_sales);
    let found = Memo::new(move |_| answers.get().unwrap_or_default());
    let item = move |one: &Unusual| {
        let id = one.account;
        session.wording(|wording| {
            let numbers = &wording.numbers;
            let says = (studio(wording).suggest_says)(
                &numbers.month(one.month),
                &numbers.full(one.sales),
                &numbers.full(one.usual),
            );
            view! {
                <li>
                    <div><h3><bdi>{(wording.account)(id)}</bdi></h3><p>{says}</p></div>
                    <a class="link" href=Route::Account(id).href()>{studio(wording).suggest_open}</a>
                </li>
            }
        })
    };
    move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            view! {
                <details class="inputs" data-testid="one-off-suggestions">
                    <summary>
                        <span class="strong">{(session.text().studio().suggest_title)(found.len())}</span>
                        <span class="soft">{session.text().studio().suggest_sub}</span>
                    </summary>
                    <ul class="list list--plain split__bounds">{found.iter().map(item).collect_view()}</ul>
                </details>
            }
        })
    }
}
