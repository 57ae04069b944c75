use keyline::plan::{Currency, Edit, FiscalCalendar, FiscalYear, Horizon, Month, Plan, Span, Units};
use leptos::prelude::*;

use super::configure::{configure, said};
use crate::browser;
use crate::parts::{Choice, Field};
use crate::session::Session;

/// Name, currency, calendar, units, and where the figures end.
#[component]
pub fn PlanFields() -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().settings();
    let name = session.derive(|plan| plan.name().to_string());
    let rename =
        move |typed: String| session.apply(Edit::Rename(typed.into())).map_err(|error| said(session, &error));
    let units = Signal::derive(move || {
        [Units::Language, Units::Thousand, Units::TenThousand]
            .map(|units| (units, (text().unit)(units).to_string()))
            .to_vec()
    });
    let chosen_units = session.derive(|plan| plan.settings().units);
    view! {
        <section class="c12 rule">
            <h2>{session.said(|text| text.settings().plan)}</h2>
            <div class="settings__fields">
                <Field
                    label=session.said(|text| text.settings().name)
                    value=name
                    on_commit=rename
                    testid="plan-name"
                />
                <CurrencyChoice />
                <Choice
                    label=session.said(|text| text.settings().units)
                    choices=units
                    chosen=chosen_units
                    on_choose=move |units| configure(session, |settings| settings.units = units)
                    testid="units"
                />
                <YearStart />
                <DataThrough />
                <PlanYear />
            </div>
        </section>
    }
}

/// Amounts are kept in minor units, so that a currency with other decimals would change every one of them.
#[component]
fn CurrencyChoice() -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().settings();
    let held = session.derive(|plan| (plan.settings().currency, plan.has_amounts()));
    let choices = Signal::derive(move || {
        let (currency, amounts) = held.get();
        let fits = |other: &Currency| !amounts || other.digits == currency.digits;
        let mut choices: Vec<Currency> = Currency::KNOWN.into_iter().filter(fits).collect();
        if !choices.contains(&currency) {
            choices.insert(0, currency);
        }
        let numbers = session.numbers().get();
        let name = |currency: Currency| {
            let numbers = keyline::text::Numbers { currency, ..numbers };
            match numbers.currency_name() {
                name if name == currency.code() => name.to_string(),
                name => [currency.code(), name].join(" "),
            }
        };
        choices.into_iter().map(|currency| (currency, name(currency))).collect::<Vec<_>>()
    });
    let note = move || {
        let (currency, amounts) = held.get();
        amounts.then(|| (text().currency_note)(currency.digits))
    };
    view! {
        <div>
            <Choice
                label=session.said(|text| text.settings().currency)
                choices
                chosen=Signal::derive(move || held.get().0)
                on_choose=move |currency| configure(session, |settings| settings.currency = currency)
                testid="currency"
            />
            {move || note().map(|note| view! { <p class="field__note">{note}</p> })}
        </div>
    }
}

/// What holds while a committed target forbids another choice, and why.
#[component]
fn Frozen(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] note: Signal<String>,
) -> impl IntoView {
    view! {
        <label class="field">
            <span class="field__label">{move || label.get()}</span>
            <input class="input" readonly prop:value=move || value.get() />
            <span class="field__note">{move || note.get()}</span>
        </label>
    }
}

#[component]
fn YearStart() -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().settings();
    let label = session.said(|text| text.settings().year_start);
    let committed = session.derive(|plan| plan.committed().is_some());
    let chosen = session.derive(|plan| plan.settings().calendar.start());
    let month_name = move |start: u8| {
        let month = Month::new(2000, u32::from(start));
        month.map(|month| session.numbers().get().month_name(month)).unwrap_or_default()
    };
    let choices = Signal::derive(move || {
        (1..=12).map(|start| (start, month_name(start))).collect::<Vec<(u8, String)>>()
    });
    let take = move |start: u8| {
        if let Some(calendar) = FiscalCalendar::starting(start) {
            configure(session, |settings| settings.calendar = calendar);
        }
    };
    let note = Signal::derive(move || {
        session.track();
        let numbers = session.numbers().get();
        session.peek(|plan| {
            let year = plan.plan_year()?;
            Some((text().year_start_note)(&numbers.year(year), &numbers.span(numbers.calendar.span(year))))
        })
    });
    move || match committed.get() {
        true => view! {
            <Frozen
                label
                value=Signal::derive(move || month_name(chosen.get()))
                note=session.said(|text| text.settings().year_start_frozen)
            />
        }
        .into_any(),
        false => view! {
            <div>
                <Choice label choices chosen on_choose=take testid="year-start" />
                {move || note.get().map(|note| view! { <p class="field__note">{note}</p> })}
            </div>
        }
        .into_any(),
    }
}

fn set_horizon(session: Session, change: impl FnOnce(&mut Horizon)) {
    let mut horizon = session.peek(|plan| plan.horizon());
    change(&mut horizon);
    // The page's banner says why where it is refused.
    let _ = session.apply(Edit::SetHorizon(horizon));
}

#[component]
fn DataThrough() -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().settings();
    let chosen = session.derive(|plan| plan.horizon().data_through);
    let choices = Signal::derive(move || {
        session.track();
        let numbers = session.numbers().get();
        let (last, months) = session.peek(|plan| (plan.ledger().last_month_with_sales(), months(plan)));
        let auto = match last {
            Some(last) => (text().data_through_auto)(&numbers.month(last)),
            None => text().data_through_none.to_string(),
        };
        let month = |month: Month| (Some(month), numbers.month(month));
        std::iter::once((None, auto)).chain(months.into_iter().map(month)).collect::<Vec<_>>()
    });
    let running = session.derive(move |plan| {
        plan.data_through().filter(|through| session.this_month().is_some_and(|this| *through >= this))
    });
    let running = move || {
        let month = session.numbers().get().month(running.get()?);
        Some((session.text().words().not_over)(&month))
    };
    view! {
        <div>
            <Choice
                label=session.said(|text| text.settings().data_through)
                choices
                chosen
                on_choose=move |month| set_horizon(session, |horizon| horizon.data_through = month)
                testid="data-through"
            />
            {move || running().map(|words| view! {
                <p class="small caution" data-testid="through-running">{words}</p>
            })}
            <p class="field__note">{session.said(|text| text.settings().data_through_note)}</p>
        </div>
    }
}

/// The months that may be the last whole one, latest first, the chosen one among them; no month to come.
fn months(plan: &Plan) -> Vec<Month> {
    let span = plan.ledger().span();
    let this_month = Session::get().this_month();
    let has_come = |month: &Month| this_month.is_none_or(|this| *month <= this);
    let mut months: Vec<Month> = span.iter().rev().filter(has_come).take(24).collect();
    if let Some(chosen) = plan.horizon().data_through.filter(|chosen| !months.contains(chosen)) {
        months.push(chosen);
        months.sort_unstable_by(|a, b| b.cmp(a));
    }
    months
}

#[component]
fn PlanYear() -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().settings();
    let label = session.said(|text| text.settings().plan_year);
    let committed = session.derive(|plan| plan.committed().map(|committed| committed.year));
    let chosen = session.derive(|plan| plan.horizon().plan_year);
    let choices = Signal::derive(move || {
        session.track();
        let numbers = session.numbers().get();
        let (auto, years) = session.peek(|plan| (automatic_year(plan), years(plan)));
        let auto = match auto {
            Some(year) => (text().plan_year_auto)(&numbers.year(year)),
            None => text().plan_year_none.to_string(),
        };
        let year = |year: FiscalYear| (Some(year), numbers.year(year));
        std::iter::once((None, auto)).chain(years.into_iter().map(year)).collect::<Vec<_>>()
    });
    move || match committed.get() {
        Some(year) => view! {
            <Frozen
                label
                value=Signal::derive(move || session.numbers().get().year(year))
                note=session.said(|text| text.settings().plan_year_frozen)
            />
        }
        .into_any(),
        None => view! {
            <Choice
                label
                choices
                chosen
                on_choose=move |year| set_horizon(session, |horizon| horizon.plan_year = year)
                testid="plan-year"
            />
        }
        .into_any(),
    }
}

/// The year the plan would choose by itself.
fn automatic_year(plan: &Plan) -> Option<FiscalYear> {
    plan.data_through().map(|through| plan.settings().calendar.year_of(through.next()))
}

/// The years near the end of the figures, the chosen one among them.
fn years(plan: &Plan) -> Vec<FiscalYear> {
    let Some(near) = automatic_year(plan) else { return plan.horizon().plan_year.into_iter().collect() };
    let mut years: Vec<FiscalYear> = (near.0 - 1..=near.0 + 2).map(FiscalYear).collect();
    years.extend(plan.horizon().plan_year.filter(|chosen| !years.contains(chosen)));
    years.sort_unstable();
    years
}

/// Months from which a phase may be switched: those of the figures and of the two fiscal years after them.
pub fn switch_months(plan: &Plan) -> Vec<Month> {
    let calendar = plan.settings().calendar;
    let today = Month::of(browser::today()).unwrap_or(Month::EPOCH);
    let through = plan.data_through().unwrap_or(today);
    let first = calendar.span(calendar.year_of(through)).first.plus(-12);
    Span::new(first, 48).iter().collect()
}
