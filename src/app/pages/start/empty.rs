use keyline::plan::{Money, Month, Span};
use leptos::prelude::*;

use crate::awaited::{self, OpenSample};
use crate::browser;
use crate::choose::{ChooseFile, OpenCopy};
use crate::incoming::Incoming;
use crate::later;
use crate::parts::{Icon, Shape};
use crate::route::Route;
use crate::session::Session;

/// A plan without accounts: how they come in.
#[component]
pub fn Empty(
    /// Where a file goes.
    incoming: Incoming,
) -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().start();
    view! {
        <main id="main" class="page start">
            <div class="start__lead">
                <h1>{session.said(|text| text.start().title)}</h1>
                <p>{session.said(|text| text.start().lead)}</p>
            </div>
            <div class="cols">
                <div class="c7">
                    <Drop incoming />
                    <Understood />
                </div>
                <div class="c5">
                    <Ways />
                    <section class="rule start__facts">
                        <h2>{session.said(|text| text.start().expect)}</h2>
                        <dl class="facts">
                            {move || text().facts.into_iter().map(|(name, value)| {
                                view! { <dt>{name}</dt><dd>{value}</dd> }
                            }).collect_view()}
                        </dl>
                    </section>
                </div>
            </div>
        </main>
    }
}

#[component]
fn Drop(incoming: Incoming) -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().start();
    view! {
        <section class="drop" class=("drop--over", move || incoming.is_hovering()) aria-label=session.said(|text| text.start().bring)>
            <Icon shape=Shape::Load />
            <div>
                <h2>{move || if incoming.is_hovering() { text().drop_here } else { text().bring }}</h2>
                <p>{session.said(|text| text.start().bring_body)}" "<kbd>{session.said(|text| text.start().bring_paste)}</kbd></p>
                <p>{session.said(|text| text.start().bring_rest)}</p>
                <div class="head__tools drop__tools">
                    <ChooseFile incoming primary=true words=Signal::derive(move || text().choose) />
                    <a class="button" href=Route::Accounts.href()>{session.said(|text| text.start().type_in)}</a>
                </div>
            </div>
        </section>
    }
}

/// A small table of the shape that is understood, with the months that have just gone by.
#[component]
fn Understood() -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().start();
    let amounts = [[12_400, 0, 9_850], [0, 31_200, 28_640], [4_075, 4_300, 0]];
    let months: Vec<Month> = Month::of(browser::today())
        .map(|today| Span::ending(today.plus(-1), 3).iter().collect())
        .unwrap_or_default();
    let head = move || {
        let numbers = session.numbers().get();
        let [account, owner, _] = text().shape_heads;
        view! {
            <th>{account}</th>
            <th>{owner}</th>
            {months.iter().map(|&month| view! { <th class="n">{numbers.month(month)}</th> }).collect_view()}
            <th class="dim">{text().shape_more}</th>
        }
    };
    let rows = move || {
        let numbers = session.numbers().get();
        let scale = 10_i64.pow(u32::from(numbers.currency.digits));
        let row = |([account, owner], amounts): ([&'static str; 2], [i64; 3])| {
            let cells =
                amounts.map(|units| view! { <td class="n">{numbers.full(Money(units * scale))}</td> });
            view! { <tr><td>{account}</td><td>{owner}</td>{cells}<td class="dim">"…"</td></tr> }
        };
        text().shape_rows.into_iter().zip(amounts).map(row).collect_view()
    };
    view! {
        <div class="scroll-x start__shape">
            <table class="shape" aria-label=session.said(|text| text.start().shape)>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="small dim start__note">{session.said(|text| text.start().shape_note)}</p>
    }
}

#[component]
fn Ways() -> impl IntoView {
    let session = Session::get();
    let own = move || session.document().is_own();
    view! {
        {move || own().then(|| view! {
            <section class="start__way">
                <h2>
                    <OpenSample
                        class="link"
                        testid="open-sample"
                        words=session.said(|text| text.start().open_sample)
                    />
                </h2>
                <p>{session.said(|text| text.start().open_sample_body)}</p>
            </section>
            <section class="start__way">
                <OpenCopy />
                <p>{session.said(|text| text.start().open_copy_body)}</p>
            </section>
            {move || (!session.backups().is_empty()).then(|| view! {
                <section class="start__way">
                    <h2>{session.said(|text| text.settings().backups)}</h2>
                    {awaited::quietly(|rest: &later::Rest| (rest.backups)())}
                </section>
            })}
        })}
    }
}
