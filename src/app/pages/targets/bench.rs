//! What the benchmark method is told, and what each firm asks for.

use keyline::calc::target::FirmPath;
use keyline::calc::{self, Figure, Undefined, target};
use keyline::plan::{Firm, Methods, Money, Rating, Rows};
use keyline::text::{Scale, Wording};
use leptos::prelude::*;

use super::asked::Asked;
use super::entry::{Entry, Kind, NameEntry, tell};
use super::words::{page, said, told};
use crate::parts::{Button, Choice, Weight};
use crate::session::Session;
use crate::show::{Fig, Style, Told};

/// The inputs of method 1.
#[component]
pub fn BenchmarkInputs(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let count = session.derive(|plan| plan.methods().benchmark.firms.len());
    let error = RwSignal::new(None::<String>);
    let add = move || {
        let name = (session.text().targets().new_firm)(count.get_untracked() + 1);
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
                            <th class="n">{told(|text| text.wallet_share)}</th>
                            <th class="n">{said(|text| text.firm_weight)}</th>
                            <th class="n">{said(|text| text.firm_target)}</th>
                            <td></td>
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
                <span class="strong">{session.said(|text| text.words().benchmark)}</span>
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
            <Strengths />
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
        Signal::derive(move || (session.text().targets().of_row)(word(session.text().targets()), at + 1))
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
        let figure = target::Figure::FirmTarget(at as u32);
        session.wording(|wording| {
            let told = Told::new(wording, figure, found.map(Money::to_f64), Style::Short);
            // Here the reason stands beside the dash, where there is room for it.
            let reason = told.shown.reason.clone();
            view! { {told.named(id("firm-target-"))} " " {reason} }
        })
    };
    let remove = move || {
        // Removing a firm is always taken.
        let _ = tell(session, |methods| methods.remove_row(Rows::Firms, at));
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
                    label=Signal::derive(move || {
                        (session.text().targets().of_row)(session.text().studio().wallet_share, at + 1)
                    })
                    kind=Kind::Percent
                    read=move |methods| firm(methods, at).and_then(|firm| firm.wallet_share)
                    write=move |methods, value| write(methods, &|firm| firm.wallet_share = value)
                    optional=true
                    bare=true
                    placeholder=said(|text| text.not_known)
                    testid=id("firm-wallet-")
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
    let gap = session.derive(target::gap_split);
    let paths = session.derive(target::benchmark_paths);
    let num = move |figure: target::Figure| {
        view! {
            <Fig figure style=Style::Short />
        }
    };
    let shares = session.derive(|plan| calc::value(plan, target::Figure::GapFromWallet).is_ok());
    let wallet = move || {
        shares.get().then(|| {
            view! {
                {told(|text| text.gap_wallet)} {num(target::Figure::GapFromWallet)}
                {told(|text| text.gap_share)} {num(target::Figure::GapFromShare)}
            }
        })
    };
    let gap = move || match gap.get() {
        Ok(_) => view! {
            <p class="inputs__gap">
                {said(|text| text.gap_is)} <b>{num(target::Figure::BenchmarkGap)}</b>
                {said(|text| text.gap_number)} {num(target::Figure::GapFromNumber)}
                {said(|text| text.gap_average)} {num(target::Figure::GapFromAverage)}
                {wallet}
            </p>
        }
        .into_any(),
        // Without a benchmark there is nothing to say of a gap; the row above says why.
        Err(Undefined::NoBenchmark | Undefined::NotAhead) => ().into_any(),
        Err(reason) => view! {
            <p class="inputs__gap soft">{move || session.wording(|wording| wording.undefined(reason))}</p>
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
        let text = session.text().targets();
        let count = years.with_value(Vec::len);
        (0..count).map(|year| view! { <th class="n">{(text.in_years)(year)}</th> }).collect_view()
    };
    // One unit for us and the firm, in all years.
    let scale = Memo::new(move |_| {
        let most = years.with_value(|years| years.iter().flat_map(|(own, firm)| [*own, *firm]).max());
        session.numbers().get().table_scale(most.unwrap_or_default())
    });
    type Value = fn(&Wording<'_>, Figure, Scale, &(Money, Money)) -> Told;
    let cells = move |figure: fn(u32, u8) -> target::Figure, value: Value| {
        move || {
            session.wording(|wording| {
                let cell = |(year, sales): (usize, &(Money, Money))| {
                    let told = value(wording, figure(at as u32, year as u8).into(), scale.get(), sales);
                    view! { <td class="n">{told.view()}</td> }
                };
                years.with_value(|years| years.iter().enumerate().map(cell).collect_view())
            })
        }
    };
    let own = cells(target::Figure::PathOwn, |wording, figure, scale, sales| {
        Told::in_table(wording, figure, Ok(sales.0), scale)
    });
    let firm = cells(target::Figure::PathFirm, |wording, figure, scale, sales| {
        Told::in_table(wording, figure, Ok(sales.1), scale)
    });
    let ratio = cells(target::Figure::PathRatio, |wording, figure, _, (own, firm)| {
        let ratio = super::shares::ratio(*own, *firm).ok_or(Undefined::NotAhead);
        Told::new(wording, figure, ratio, Style::Percent)
    });
    let unit = move || session.numbers().get().unit(scale.get());
    let title =
        move || session.wording(|wording| (page(wording).path_title)(&name.get().unwrap_or_default()));
    view! {
        <div class="scroll-x">
            <table class="table inputs__path">
                <caption>{title}</caption>
                <thead><tr><td class="dim">{unit}</td>{heads}</tr></thead>
                <tbody>
                    <tr><th>{said(|text| text.own)}</th>{own}</tr>
                    <tr><th>{move || name.get()}</th>{firm}</tr>
                    <tr><th>{said(|text| text.own_share)}</th>{ratio}</tr>
                </tbody>
            </table>
        </div>
    }
}

/// How we stand against the firms ahead, and whether that bears the part of the gap to close.
#[component]
fn Strengths() -> impl IntoView {
    let session = Session::get();
    let rated = session.derive(|plan| (plan.methods().benchmark.strengths, plan.methods().benchmark.close));
    let choices = Signal::derive(move || {
        let text = session.text().studio();
        let steps = (0..=5).filter_map(Rating::new).zip(text.anchors);
        let steps = steps.map(|(rating, anchor)| (Some(rating), anchor.to_string()));
        std::iter::once((None, text.not_rated.to_string())).chain(steps).collect::<Vec<_>>()
    });
    let choice = move |at: usize| {
        let label = Signal::derive(move || session.text().studio().strength[at].to_string());
        let choose = move |rating: Option<Rating>| {
            // A rating is always in range.
            let _ = tell(session, |methods| methods.benchmark.strengths[at] = rating);
        };
        view! {
            <Choice
                label
                choices
                chosen=Signal::derive(move || rated.get().0[at])
                on_choose=choose
                testid=["strength-market", "strength-product", "strength-service", "strength-people"][at]
            />
        }
    };
    let says = move || {
        let (strengths, close) = rated.get();
        let known: Vec<f64> = strengths.iter().flatten().map(|rating| f64::from(rating.step())).collect();
        let mean = known.iter().sum::<f64>() / known.len().max(1) as f64;
        (!known.is_empty()).then(|| {
            session.wording(|wording| {
                let numbers = &wording.numbers;
                let says = numbers.language.text().studio().strength_says;
                says(&numbers.brief(mean, 1), &numbers.percent_brief(close), mean / 5.0 < close)
            })
        })
    };
    view! {
        <section class="studio__sub">
            <h3>{told(|text| text.strengths)}</h3>
            <p class="soft small">{told(|text| text.strengths_sub)}</p>
            <div class="inputs__fields">{[0, 1, 2, 3].map(choice).into_iter().collect_view()}</div>
            <p class="inputs__gap" role="status">{says}</p>
        </section>
    }
}
