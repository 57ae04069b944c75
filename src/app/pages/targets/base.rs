//! What the plan stands on: the months that were, those that are expected, and who would have forecast the past best.

use std::sync::Arc;

use keyline::calc::{self, Expected, Figure, Model, Undefined, Unusual};
use keyline::chart::{self, Group, Picture, Size, Worded};
use keyline::plan::{BaseModel, BaseRule, Edit, Forecaster, Money, Month, Span};
use keyline::text::{StudioText, Wording};
use leptos::prelude::*;

use super::{Asked, told};
use crate::parts::{Choice, Frame};
use crate::route::Route;
use crate::session::Session;
use crate::settled::settled;
use crate::show::{Style, Told};

type Found = Result<Arc<Expected>, Undefined>;

/// The base with its forecast.
#[component]
pub fn Base(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let expected = session.derive(calc::expected);
    let model = session.derive(|plan| calc::base(plan).map(|base| (base.model, base.total, base.excluded)));
    let title = Signal::derive(move || {
        session.worded(|plan, wording| {
            let (text, numbers) = (studio(wording), &wording.numbers);
            let Ok((model, total, _)) = model.get() else { return text.base_none.to_string() };
            let year = plan.plan_year().map_or_else(String::new, |year| numbers.year(year));
            let total = numbers.short(total);
            match model {
                BaseModel::Forecast(by) => {
                    (text.base_forecast)(&year, &total, (numbers.language.text().words().forecaster)(by))
                }
                BaseModel::LastTwelveMonths | BaseModel::Annualised => (text.base_twelve)(&year, &total),
            }
        })
    });
    let sub = Signal::derive(move || {
        session.worded(|_, wording| match expected.get() {
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
        let low = session.derive(|plan| calc::value(plan, Figure::BaseLow));
        session.worded(|plan, wording| {
            let (text, numbers) = (studio(wording), &wording.numbers);
            let excluded = excluded.map(|sum| (text.excluded)(&numbers.short(sum)));
            let end = |figure| calc::value(plan, figure).and_then(Result::ok).and_then(Money::from_minor);
            let interval =
                low.get().and_then(Result::ok).and(end(Figure::BaseLow).zip(end(Figure::BaseHigh)));
            let interval = interval.map(|(low, high)| {
                let told = |figure, money: Money| {
                    Told::new(wording, figure, Ok(money.to_f64()), Style::Short).view()
                };
                let said = numbers.language.text();
                let (words, interval_of) = (said.words(), said.targets().base_scope_interval);
                view! {
                    <span>
                        {interval_of} " " {told(Figure::BaseLow, low)} " – "
                        {told(Figure::BaseHigh, high)} {words.stop} {text.interval_note}
                    </span>
                }
            });
            view! { {interval} {excluded.map(|excluded| view! { <span>{excluded}</span> })} }
        })
    };
    view! {
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
                    explains=move |mark| expected.get().ok().and_then(|expected| shown_month(&expected, mark)).map(Figure::BaseMonth)
                    foot
                />
            </div>
            <div class="c4"><HoldOuts asked expected /></div>
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
    let forecast = expected.fitted.forecast(expected.steps());
    let variance = expected.fitted.variance(expected.steps());
    let ends = forecast.iter().zip(&variance).map(|(value, variance)| {
        let half = calc::P90 * variance.sqrt();
        [value - half, value.max(0.0), value + half]
    });
    let ends: Vec<[f64; 3]> = ends.collect();
    let largest = actual.iter().copied().chain(ends.iter().map(|ends| ends[2])).fold(0.0, f64::max);
    let smallest = actual.iter().copied().chain(ends.iter().map(|ends| ends[0])).fold(0.0, f64::min);
    let scale = numbers.scale(Money::from_minor(largest).unwrap_or_default());
    let first = first_drawn(expected);
    let short = |minor: f64| numbers.short(Money::from_minor(minor).unwrap_or_default());
    let mut says: Vec<String> = actual
        .iter()
        .enumerate()
        .map(|(at, value)| (text.actual_says)(&numbers.month(first.plus(at as i32)), &short(*value)))
        .collect();
    says.extend(ends.iter().enumerate().map(|(at, [low, mid, high])| {
        let month = first.plus((actual.len() + at) as i32);
        (text.expected_says)(&numbers.month(month), &short(*mid), &short(*low), &short(*high))
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
        expected: ends.into_iter().map(|ends| ends.map(units)).collect(),
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
        Some(session.worded(|_, wording| {
            let months = expected.year.iter().zip(expected.months());
            let row = |(month, value): (Month, f64)| {
                let value =
                    Told::new(wording, Figure::BaseMonth(month), Ok(value.round()), Style::Whole).view();
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
        let (text, words) = (session.text().studio(), session.text().words());
        let mut all = vec![(BaseRule::Chosen, text.by_chosen.to_string())];
        all.push((BaseRule::LastTwelveMonths, text.by_twelve.to_string()));
        all.extend(Forecaster::ALL.map(|by| (BaseRule::Forecast(by), (words.forecaster)(by).to_string())));
        all
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
                let why = session.worded(|_, wording| wording.undefined(reason));
                return view! { <p class="frame__sub" data-testid="hold-out-says">{why}</p> }.into_any();
            }
        };
        let choice = expected.choice.clone();
        session.worded(|_, wording| {
            let (text, numbers) = (studio(wording), &wording.numbers);
            let used = expected.fitted.model;
            let part = |model: Model| {
                let held = choice.hold_outs.iter().find(|held| held.model == model);
                held.and_then(|held| held.relative_error).map(|error| numbers.percent(error))
            };
            let tested = match (choice.is_tested(), choice.naive_won()) {
                (false, _) => text.untested.to_string(),
                (true, true) => text.naive_won.to_string(),
                (true, false) => {
                    let error = part(choice.fitted.model).unwrap_or_default();
                    let naive = part(Model::SeasonalNaive).unwrap_or_default();
                    (text.best_won)((text.model)(choice.fitted.model), &error, &naive)
                }
            };
            // What makes the base is said where it is not what the test would choose.
            let by = (rule.get() != BaseRule::Chosen).then(|| (text.base_is)((text.model)(used)));
            let failed = expected.failed.map(|model| (text.model_failed)((text.model)(model)));
            let gap = wording.numbers.language.text().words().space;
            let sentence = [Some(tested), failed.or(by)].into_iter().flatten().collect::<Vec<_>>().join(gap);
            let held = choice.hold_outs.first();
            let sub = held.map(|held| (text.held_out_sub)(held.origins, held.steps));
            let amount = |minor: f64| Money::from_minor(minor.round()).unwrap_or_default();
            let most = choice.hold_outs.iter().map(|held| amount(held.error)).max().unwrap_or_default();
            let scale = numbers.table_scale(most);
            let rows = choice.hold_outs.iter().map(|held| {
                let is_used = held.model == used;
                let told = |figure, value, style| Told::new(wording, figure, Ok(value), style).view();
                let error = Ok(amount(held.error));
                let error = Told::in_table(wording, Figure::HoldOut(held.model), error, scale).view();
                let part = held
                    .relative_error
                    .map(|error| told(Figure::HoldOutShare(held.model), error, Style::Percent));
                view! {
                    <tr class=("strong", is_used)>
                        <td>{(text.model)(held.model)} {is_used.then(|| format!(" · {}", text.used))}</td>
                        <td class="n">{error}</td>
                        <td class="n" data-testid=format!("hold-out-{:?}", held.model).to_lowercase()
                            data-value=held.relative_error.map(|error| error.to_string())>{part}</td>
                    </tr>
                }
            });
            let missing: Vec<String> =
                choice.not_fitted.iter().map(|&model| (text.model)(model).to_string()).collect();
            let missing = (!missing.is_empty())
                .then(|| (text.not_fitted)(&(numbers.language.text().words().list)(&missing)));
            let table = choice.is_tested().then(|| {
                view! {
                    <div class="scroll-x">
                        <table class="table studio__models">
                            <thead>
                                <tr>
                                    <td></td>
                                    <th class="n">{text.error_a_month}" "<span class="dim">{numbers.unit(scale)}</span></th>
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
                <p class="small" data-testid="hold-out-says">{sentence} {gap} {missing}</p>
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

/// Months that look like one-offs, each with the way to the account.
#[component]
fn Suggestions() -> impl IntoView {
    let session = Session::get();
    let answers = settled(calc::unusual_sales);
    let found = Memo::new(move |_| answers.get().unwrap_or_default());
    let item = move |one: &Unusual| {
        let id = one.account;
        session.worded(|_, wording| {
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
