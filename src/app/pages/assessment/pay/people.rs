//! What each person earns, period by period, and the way out as a file, which asks first.

use keyline::calc::assess::{PayOf, PersonPay};
use keyline::calc::{Undefined, Whose, Window, assess};
use keyline::file::csv_out;
use keyline::plan::Money;
use keyline::text::{Cents, PayText, Wording};
use leptos::prelude::*;

use super::roll::{Roll, page, tell};
use crate::browser;
use crate::parts::{Ask, Choice, Field};
use crate::session::Session;
use crate::show::{Style, Told};
use crate::typed::{amount, amount_reads};

/// The payroll.
#[component]
pub fn People(roll: Roll) -> impl IntoView {
    let session = Session::get();
    let Roll { people, has_begun, .. } = roll;
    let chosen = RwSignal::new(Window::ToDate);
    let choices = Signal::derive(move || {
        let rows = people.with(|people| {
            let first = people.first().map(|person| person.windows.clone()).unwrap_or_default();
            first
                .into_iter()
                .filter(|row| row.actual.is_ok() && row.attainment != Err(Undefined::NotYet))
                .map(|row| row.window)
                .collect::<Vec<_>>()
        });
        session.wording(|wording| {
            let name = |row: assess::PhaseWindow| (row.window, wording.numbers.span(row.span));
            let to_date = (Window::ToDate, page(wording).to_date.to_string());
            std::iter::once(to_date).chain(rows.into_iter().rev().map(name)).collect::<Vec<_>>()
        })
    });
    let names = Memo::new(move |_| {
        people.with(|people| people.iter().map(|person| person.whose).collect::<Vec<_>>())
    });
    let is_apart = Memo::new(move |_| {
        chosen.get() == Window::ToDate
            && people.with(|people| people.iter().any(|person| person.apart.is_some()))
    });
    let cents = Memo::new(move |_| {
        let (numbers, window) = (session.numbers().get(), chosen.get());
        people.with(|people| {
            let of = |person: &PersonPay| {
                let parts =
                    [PayOf::Fixed, PayOf::Variable, PayOf::Total].map(|of| pay(person, window, of).ok());
                parts
                    .into_iter()
                    .chain([person.apart.filter(|_| window == Window::ToDate)])
                    .flatten()
                    .collect::<Vec<_>>()
            };
            numbers.cents(people.iter().flat_map(of))
        })
    });
    let year_cents = Memo::new(move |_| {
        let numbers = session.numbers().get();
        let elsewhere = roll.elsewhere.get().into_iter().map(|(_, year)| year);
        people.with(|people| numbers.cents(people.iter().filter_map(|person| person.year).chain(elsewhere)))
    });
    let words = move |word: fn(&PayText) -> &'static str| move || word(session.text().pay());
    let apart = move || is_apart.get().then(|| view! { <th class="n">{words(|text| text.apart)}</th> });
    let period = move || {
        has_begun.get().then(|| {
            view! {
                <Choice
                    label=session.said(|text| text.pay().period)
                    choices
                    chosen
                    on_choose=move |window| chosen.set(window)
                    testid="pay-period"
                />
            }
        })
    };
    // Before the year has begun a year's pay is all there is to tell of anybody.
    let earned = move || {
        has_begun.get().then(|| {
            view! {
                <th class="n">{move || session.text().words().attainment}</th>
                <th class="n">{words(|text| text.fixed_pay)}</th>
                <th class="n">{words(|text| text.variable_pay)}</th>
                <th class="n">{words(|text| text.all_pay)}</th>
                {apart}
            }
        })
    };
    let table = move || {
        view! {
            <div class="inputs__fields">
                {period}
                <SameForAll roll />
                {move || has_begun.get().then(|| view! { <Export roll /> })}
            </div>
            <div class="scroll-x">
                <table class="table pay__people" class=("table--few", move || !has_begun.get())>
                    <thead>
                        <tr>
                            <th>{words(|text| text.person)}</th>
                            <th class="n">{words(|text| text.year_pay)}</th>
                            {earned}
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || names.get() key=|whose| *whose children=move |whose| view! { <Row roll whose chosen is_apart cents year_cents /> } />
                        <For
                            each=move || roll.elsewhere.get()
                            key=|(name, _)| name.clone()
                            children=move |(name, _)| view! { <Elsewhere roll name is_apart year_cents /> }
                        />
                    </tbody>
                    <Sums roll chosen is_apart cents year_cents />
                </table>
            </div>
            <Notes roll chosen />
        }
    };
    let some = Memo::new(move |_| !names.with(Vec::is_empty) || !roll.elsewhere.with(Vec::is_empty));
    view! {
        <section class="frame">
            <h2>{words(|text| text.people)}</h2>
            <p class="frame__sub">{words(|text| text.people_sub)}</p>
            {move || match some.get() {
                true => table().into_any(),
                false => view! { <p data-testid="pay-nobody">{words(|text| text.nobody)}</p> }.into_any(),
            }}
        </section>
    }
}

/// What all of them together are paid, and by which parts.
#[component]
fn Sums(
    roll: Roll,
    chosen: RwSignal<Window>,
    is_apart: Memo<bool>,
    cents: Memo<Cents>,
    year_cents: Memo<Cents>,
) -> impl IntoView {
    let session = Session::get();
    let sum = |amounts: Vec<Money>| {
        let sum = amounts.iter().fold(0_i64, |sum, own| sum.saturating_add(own.0));
        (!amounts.is_empty()).then_some(Money(sum))
    };
    let written = move |amount: Option<Money>, cents: Cents| {
        amount.map_or_else(
            || keyline::text::DASH.to_string(),
            |amount| session.numbers().get().in_column(amount, cents),
        )
    };
    let year = move || {
        let elsewhere = roll.elsewhere.with(|all| all.iter().map(|(_, year)| *year).collect::<Vec<_>>());
        let own = roll.people.with(|people| people.iter().filter_map(|it| it.year).collect::<Vec<_>>());
        written(sum([own, elsewhere].concat()), year_cents.get())
    };
    let of = move |part: PayOf, testid: Option<&'static str>| {
        move || {
            let window = chosen.get();
            let paid = roll.people.with(|people| {
                people.iter().filter_map(|person| pay(person, window, part).ok()).collect::<Vec<_>>()
            });
            let sum = sum(paid);
            let exact = sum.map(|sum| sum.plain(session.numbers().get().currency.digits));
            view! { <span data-testid=testid data-value=exact>{written(sum, cents.get())}</span> }
        }
    };
    let earned = move || {
        roll.has_begun.get().then(|| {
            view! {
                <td></td>
                <td class="n">{of(PayOf::Fixed, None)}</td>
                <td class="n">{of(PayOf::Variable, Some("pay-variable"))}</td>
                <td class="n">{of(PayOf::Total, Some("pay-sum"))}</td>
                {move || is_apart.get().then(|| view! { <td></td> })}
            }
        })
    };
    let some = Memo::new(move |_| {
        let paid = roll.people.with(|people| people.iter().any(|person| person.year.is_some()));
        paid || !roll.elsewhere.with(Vec::is_empty)
    });
    move || {
        some.get().then(|| {
            view! {
                <tfoot>
                    <tr>
                        <th scope="row">{move || session.text().words().total}</th>
                        <td class="n pay__year">{year}</td>
                        {earned}
                    </tr>
                </tfoot>
            }
        })
    }
}

/// What is said of those who have sold less than nothing: in a period settled by itself, or in the year to date. It speaks
/// of the year so far, and stands beside no other period's figures.
#[component]
fn Notes(roll: Roll, chosen: RwSignal<Window>) -> impl IntoView {
    let session = Session::get();
    let notes = move || {
        if chosen.get() != Window::ToDate {
            return Vec::new();
        }
        session.worded(|plan, wording| {
            let (text, numbers) = (page(wording), &wording.numbers);
            let rule = plan.terms().of(roll.now).below_nought;
            let of = |person: &PersonPay| {
                let kept =
                    person.kept.map(|(n, kept)| (text.kept_says)(&person.name, n, &numbers.full(kept)));
                let below = person.below_nought;
                let below = below.map(|sum| (text.below_says)(&person.name, &numbers.full(sum), rule));
                kept.into_iter().chain(below)
            };
            roll.people.with(|people| people.iter().flat_map(of).collect::<Vec<_>>())
        })
    };
    move || {
        let notes = notes();
        let items = notes.iter().map(|note| view! { <li>{note.clone()}</li> }).collect_view();
        (!notes.is_empty())
            .then(|| view! { <ul class="pay__notes small" data-testid="pay-notes">{items}</ul> })
    }
}

/// A person's row of the window in front.
#[component]
fn Row(
    roll: Roll,
    whose: Whose,
    chosen: RwSignal<Window>,
    is_apart: Memo<bool>,
    cents: Memo<Cents>,
    year_cents: Memo<Cents>,
) -> impl IntoView {
    let session = Session::get();
    let person = Memo::new(move |_| {
        roll.people.with(|people| people.iter().find(|person| person.whose == whose).cloned())
    });
    let name = move || person.with(|person| person.as_ref().map(|person| person.name.to_string()));
    let held = Memo::new(move |_| person.with(|person| person.as_ref().and_then(|person| person.year)));
    let of = move |of: PayOf| {
        move || {
            let window = chosen.get();
            let value = person.with(|person| person.as_ref().map(|person| pay(person, window, of)))?;
            let value = value.map(Money::to_f64);
            let figure = assess::Figure::Pay(whose, window, of);
            let testid = format!("pay-{}", name().unwrap_or_default());
            let style = Style::Column(cents.get());
            Some(session.wording(|wording| {
                let told = Told::new(wording, figure, value, style);
                if of == PayOf::Total { told.named(testid).into_any() } else { told.view().into_any() }
            }))
        }
    };
    let attainment = move || {
        let window = chosen.get();
        let value = person.with(|person| person.as_ref().map(|person| attained(person, window)))?;
        let figure = assess::Figure::Attainment(whose, window);
        Some(session.wording(|wording| Told::new(wording, figure, value, Style::Percent).view()))
    };
    let apart = move || {
        is_apart.get().then(|| {
            let value = person.with(|person| person.as_ref().and_then(|person| person.apart));
            let value = value.map(|apart| {
                let figure = assess::Figure::Pay(whose, Window::ToDate, PayOf::Apart);
                let testid = format!("apart-{}", name().unwrap_or_default());
                session.wording(|wording| {
                    Told::new(wording, figure, Ok(apart.to_f64()), Style::Gap(cents.get())).named(testid)
                })
            });
            view! { <td class="n">{value}</td> }
        })
    };
    let its_name = name().unwrap_or_default().into();
    let earned = move || {
        roll.has_begun.get().then(|| {
            view! {
                <td class="n">{attainment}</td>
                <td class="n">{of(PayOf::Fixed)}</td>
                <td class="n">{of(PayOf::Variable)}</td>
                <td class="n strong">{of(PayOf::Total)}</td>
                {apart}
            }
        })
    };
    view! {
        <tr>
            <th scope="row" class="nowrap"><bdi>{name}</bdi></th>
            <td class="n"><YearPay name=its_name held cents=year_cents /></td>
            {earned}
        </tr>
    }
}

/// Somebody who has pay at target and answered for nothing in the year.
#[component]
fn Elsewhere(roll: Roll, name: Box<str>, is_apart: Memo<bool>, year_cents: Memo<Cents>) -> impl IntoView {
    let session = Session::get();
    let own = name.clone();
    let held = Memo::new(move |_| {
        roll.elsewhere.with(|all| all.iter().find(|(name, _)| *name == own).map(|(_, year)| *year))
    });
    let why = move || {
        roll.has_begun.get().then(|| {
            let why = session.wording(|wording| wording.undefined(Undefined::NotTheirs));
            view! { <td class="soft" colspan=move || if is_apart.get() { "5" } else { "4" }>{why}</td> }
        })
    };
    view! {
        <tr>
            <th scope="row" class="nowrap"><bdi>{name.to_string()}</bdi></th>
            <td class="n"><YearPay name held cents=year_cents /></td>
            {why}
        </tr>
    }
}

/// A year's pay at target; empty takes it away.
#[component]
fn YearPay(name: Box<str>, held: Memo<Option<Money>>, cents: Memo<Cents>) -> impl IntoView {
    let session = Session::get();
    let numbers = session.numbers();
    let value = Signal::derive(move || {
        held.get().map_or_else(String::new, |year| numbers.get().in_column(year, cents.get()))
    });
    let own = name.clone();
    let take = move |typed: String| {
        let typed = amount(session, &typed)?;
        tell(session, |terms| {
            match typed {
                Some(year) => terms.pay.insert(own.clone(), year),
                None => terms.pay.remove(&own),
            };
        })
    };
    let testid = format!("year-pay-{name}");
    let label =
        Signal::derive(move || (session.text().words().narrowed)(&name, session.text().pay().year_pay));
    view! { <Field label value on_commit=take reads=amount_reads(session) number=true bare=true testid /> }
}

/// Somebody's pay in a window, or so far.
fn pay(person: &PersonPay, window: Window, of: PayOf) -> Result<Money, Undefined> {
    let parts = match window {
        Window::ToDate => person.to_date,
        window => {
            let row = person.windows.iter().find(|row| row.window.window == window);
            row.map_or([Err(Undefined::NoMonths); 3], |row| row.pay)
        }
    };
    parts[of as usize]
}

fn attained(person: &PersonPay, window: Window) -> Result<f64, Undefined> {
    match window {
        Window::ToDate => person.attainment,
        window => {
            let row = person.windows.iter().find(|row| row.window.window == window);
            row.map_or(Err(Undefined::NoMonths), |row| row.attainment)
        }
    }
}

/// One amount for everybody who has none yet.
#[component]
fn SameForAll(roll: Roll) -> impl IntoView {
    let session = Session::get();
    let take = move |typed: String| {
        let Some(year) = amount(session, &typed)? else { return Ok(()) };
        let without = roll.people.with_untracked(|people| {
            let without = people.iter().filter(|person| person.year.is_none());
            without.map(|person| person.name.clone()).collect::<Vec<_>>()
        });
        tell(session, |terms| terms.pay.extend(without.into_iter().map(|name| (name, year))))
    };
    let is_needed =
        Memo::new(move |_| roll.people.with(|people| people.iter().any(|person| person.year.is_none())));
    move || {
        is_needed.get().then(|| {
            view! {
                <Field
                    label=session.said(|text| text.pay().same_for_all)
                    value=Signal::derive(String::new)
                    on_commit=take
                    reads=amount_reads(session)
                    number=true
                    note=session.said(|text| text.pay().same_note)
                    testid="same-pay"
                />
            }
        })
    }
}

/// Pay leaves only after a question.
#[component]
fn Export(roll: Roll) -> impl IntoView {
    let session = Session::get();
    let count = Memo::new(move |_| {
        roll.people.with(|people| people.iter().filter(|person| person.year.is_some()).count())
    });
    let export = move || {
        let (name, bytes) = session.wording(|wording| {
            roll.people.with_untracked(|people| (page(wording).file, written(people, wording)))
        });
        browser::download(name, "text/csv;charset=utf-8", &bytes);
    };
    let body = Signal::derive(move || (session.text().pay().export_body)(count.get()));
    move || {
        (count.get() > 0).then(|| {
            view! {
                <Ask
                    label=session.said(|text| text.pay().export)
                    title=session.said(|text| text.pay().export_title)
                    body
                    cancel=session.said(|text| text.words().cancel)
                    on_confirm=export
                    testids=("export-pay", "export-pay-confirm")
                />
            }
        })
    }
}

/// A row for each person and period that is over.
fn written(people: &[PersonPay], wording: &Wording<'_>) -> Vec<u8> {
    let (text, numbers) = (page(wording), &wording.numbers);
    let digits = numbers.currency.digits;
    let headings = [
        text.person,
        text.period,
        numbers.language.text().words().attainment,
        text.fixed_pay,
        text.variable_pay,
        text.all_pay,
    ];
    let rows = people.iter().flat_map(|person| {
        person.windows.iter().filter(|row| row.pay[2].is_ok()).map(|row| {
            let money = |part: usize| row.pay[part].map_or_else(|_| String::new(), |it| it.plain(digits));
            let attained = row.attainment.map_or_else(|_| String::new(), |it| it.to_string());
            let cells = vec![numbers.span(row.window.span), attained, money(0), money(1), money(2)];
            (person.name.to_string(), cells)
        })
    });
    csv_out::listed(&headings, rows)
}
