//! What the benchmark method is told, and what each firm asks for.

use keyline::calc::{self, Figure, FirmPath, Undefined};
use keyline::plan::{Firm, Methods, Money};
use leptos::prelude::*;

use super::entry::{Entry, Kind, NameEntry, tell};
use super::{Asked, page, said};
use crate::parts::{Button, Num, Weight};
use crate::session::Session;
use crate::show::{Style, Told};

/// The inputs of method 1.
#[component]
pub fn BenchmarkInputs(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let count = session.derive(|plan| plan.methods().benchmark.firms.len());
    let error = RwSignal::new(None::<String>);
    let add = move || {
        let name = (session.text().targets.new_firm)(count.get_untracked() + 1);
        // A firm as large as ourselves is not ahead: its figures are to be typed.
        let firm = Firm {
            name: name.into(),
            sales: Money::ZERO,
            growth: 0.0,
            accounts: None,
            wallet_share: None,
            weight: 1.0,
        };
        error.set(tell(session, |methods| methods.benchmark.firms.push(firm)).err());
    };
    let rows = move || {
        (count.get() > 0).then(|| view! {
            <div class="scroll-x">
                <table class="table inputs__table">
                    <thead>
                        <tr>
                            <th>{said(|text| text.firm)}</th>
                            <th class="n">{said(|text| text.firm_sales)}</th>
                            <th class="n">{said(|text| text.firm_growth)}</th>
                            <th class="n">{said(|text| text.firm_accounts)}</th>
                            <th class="n">{said(|text| text.firm_weight)}</th>
                            <th class="n">{said(|text| text.firm_target)}</th>
                            <th></th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || 0..count.get() key=|at| *at children=move |at| view! { <FirmRow asked at /> } />
                    </tbody>
                </table>
            </div>
        })
    };
    view! {
        <details class="inputs">
            <summary data-testid="inputs-benchmark">
                <span class="strong">{session.said(|text| text.words.benchmark)}</span>
                <span class="soft">{said(|text| text.benchmark_how)}</span>
            </summary>
            {rows}
            <div class="inputs__fields">
                <Button testid="add-firm" on_press=add>{said(|text| text.add_firm)}</Button>
                <Entry
                    label=said(|text| text.close_part)
                    kind=Kind::Percent
                    read=|methods| Some(methods.benchmark.close)
                    write=|methods, value| methods.benchmark.close = value.unwrap_or(0.0)
                    testid="close-part"
                />
                <Entry
                    label=said(|text| text.close_years)
                    kind=Kind::Count
                    read=|methods| Some(f64::from(methods.benchmark.years))
                    // More years than fit are more than the plan takes, and refused.
                    write=|methods, value| methods.benchmark.years = value.unwrap_or(0.0) as u8
                    testid="close-years"
                />
            </div>
            {move || error.get().map(|error| view! { <p class="risk small" role="alert">{error}</p> })}
            <Outcome />
        </details>
    }
}

fn firm(methods: &Methods, at: usize) -> Option<&Firm> {
    methods.benchmark.firms.get(at)
}

#[component]
fn FirmRow(asked: Asked, at: usize) -> impl IntoView {
    let session = Session::get();
    let named = move |word: fn(&keyline::text::TargetsText) -> &'static str| {
        Signal::derive(move || (session.text().targets.of_row)(word(&session.text().targets), at + 1))
    };
    let write = move |methods: &mut Methods, change_it: &dyn Fn(&mut Firm)| {
        if let Some(firm) = methods.benchmark.firms.get_mut(at) {
            change_it(firm);
        }
    };
    let id = move |name: &str| [name, &at.to_string()].concat();
    let target = move || {
        let firms = asked.targets.get().firms;
        let found =
            firms.and_then(|firms| firms.get(at).ok_or(Undefined::NoBenchmark).and_then(|firm| firm.target));
        let figure = Figure::FirmTarget(at as u32);
        session.worded(|_, wording| {
            let told = Told::new(wording, figure, found.map(Money::to_f64), Style::Short);
            // Here the reason stands beside the dash, where there is room for it.
            let reason = told.shown.reason.clone();
            view! { {told.named(id("firm-target-"))} " " {reason} }
        })
    };
    let remove = move || {
        // Removing a firm is always taken.
        let _ = tell(session, |methods| {
            if at < methods.benchmark.firms.len() {
                methods.benchmark.firms.remove(at);
            }
        });
    };
    view! {
        <tr>
            <td>
                <NameEntry
                    label=named(|text| text.firm)
                    read=move |methods| firm(methods, at).map(|firm| firm.name.to_string())
                    write=move |methods, name| write(methods, &|firm| firm.name = name.trim().into())
                    testid=id("firm-name-")
                />
            </td>
            <td>
                <Entry
                    label=named(|text| text.firm_sales)
                    kind=Kind::Amount
                    read=move |methods| firm(methods, at).map(|firm| firm.sales.to_f64())
                    write=move |methods, value| {
                        write(methods, &|firm| firm.sales = Money::from_minor(value.unwrap_or(0.0)).unwrap_or_default());
                    }
                    bare=true
                    testid=id("firm-sales-")
                />
            </td>
            <td>
                <Entry
                    label=named(|text| text.firm_growth)
                    kind=Kind::Percent
                    read=move |methods| firm(methods, at).map(|firm| firm.growth)
                    write=move |methods, value| write(methods, &|firm| firm.growth = value.unwrap_or(0.0))
                    bare=true
                    testid=id("firm-growth-")
                />
            </td>
            <td>
                <Entry
                    label=named(|text| text.firm_accounts)
                    kind=Kind::Count
                    read=move |methods| firm(methods, at).and_then(|firm| firm.accounts).map(f64::from)
                    // A whole number by its kind.
                    write=move |methods, value| {
                        let accounts = value.map(|value| value as u32);
                        write(methods, &|firm| firm.accounts = accounts);
                    }
                    optional=true
                    bare=true
                    placeholder=said(|text| text.not_known)
                    testid=id("firm-accounts-")
                />
            </td>
            <td>
                <Entry
                    label=named(|text| text.firm_weight)
                    kind=Kind::Plain
                    read=move |methods| firm(methods, at).map(|firm| firm.weight)
                    write=move |methods, value| write(methods, &|firm| firm.weight = value.unwrap_or(0.0))
                    bare=true
                    testid=id("firm-weight-")
                />
            </td>
            <td class="n inputs__result">{target}</td>
            <td class="n">
                <Button weight=Weight::Quiet small=true on_press=remove>{said(|text| text.remove)}</Button>
            </td>
        </tr>
    }
}

/// The gap and what makes it, and the years in which it closes.
#[component]
fn Outcome() -> impl IntoView {
    let session = Session::get();
    let gap = session.derive(calc::gap_split);
    let paths = session.derive(calc::benchmark_paths);
    let num = move |figure: Figure| {
        view! {
            <Num shown=session.figure(move || figure, Style::Short) figure label=session.figure_name(move || figure) />
        }
    };
    let gap = move || match gap.get() {
        Ok(_) => view! {
            <p class="inputs__gap">
                {said(|text| text.gap_is)} <b>{num(Figure::BenchmarkGap)}</b>
                {said(|text| text.gap_number)} {num(Figure::GapFromNumber)}
                {said(|text| text.gap_average)} {num(Figure::GapFromAverage)}
            </p>
        }
        .into_any(),
        // Without a benchmark there is nothing to say of a gap; the row above says why.
        Err(Undefined::NoBenchmark | Undefined::NotAhead) => ().into_any(),
        Err(reason) => view! {
            <p class="inputs__gap soft">{move || session.worded(|_, wording| wording.undefined(reason))}</p>
        }
        .into_any(),
    };
    let paths = move || {
        let paths = paths.get().ok()?;
        Some(paths.into_iter().map(|path| view! { <Path path /> }).collect_view())
    };
    view! { {gap} <div class="inputs__paths">{paths}</div> }
}

/// Own sales and one firm's, year by year.
#[component]
fn Path(path: FirmPath) -> impl IntoView {
    let session = Session::get();
    let at = path.firm;
    let name =
        session.derive(move |plan| plan.methods().benchmark.firms.get(at).map(|firm| firm.name.to_string()));
    let years = StoredValue::new(path.years);
    let heads = move || {
        let text = &session.text().targets;
        let count = years.with_value(Vec::len);
        (0..count).map(|year| view! { <th class="n">{(text.in_years)(year)}</th> }).collect_view()
    };
    type Value = fn(&(Money, Money)) -> Result<f64, Undefined>;
    let cells = move |figure: fn(u32, u8) -> Figure, style: Style, value: Value| {
        move || {
            session.worded(|_, wording| {
                let cell = |(year, sales): (usize, &(Money, Money))| {
                    let told = Told::new(wording, figure(at as u32, year as u8), value(sales), style);
                    view! { <td class="n">{told.view()}</td> }
                };
                years.with_value(|years| years.iter().enumerate().map(cell).collect_view())
            })
        }
    };
    let own = cells(Figure::PathOwn, Style::Short, |sales| Ok(sales.0.to_f64()));
    let firm = cells(Figure::PathFirm, Style::Short, |sales| Ok(sales.1.to_f64()));
    let ratio = cells(Figure::PathRatio, Style::Percent, |(own, firm)| {
        super::shares::ratio(*own, *firm).ok_or(Undefined::NotAhead)
    });
    let title =
        move || session.worded(|_, wording| (page(wording).path_title)(&name.get().unwrap_or_default()));
    view! {
        <div class="scroll-x">
            <table class="table inputs__path">
                <caption>{title}</caption>
                <thead><tr><th></th>{heads}</tr></thead>
                <tbody>
                    <tr><th>{said(|text| text.own)}</th>{own}</tr>
                    <tr><th>{move || name.get()}</th>{firm}</tr>
                    <tr><th>{said(|text| text.own_share)}</th>{ratio}</tr>
                </tbody>
            </table>
        </div>
    }
}
