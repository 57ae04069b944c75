use keyline::calc::assess::Standing;
use keyline::calc::{Figure, Window, assess, split};
use keyline::plan::{Edit, Horizon, Money, Month, Phase, Plan};
use leptos::prelude::*;

use super::desk::Desk;
use crate::parts::{Button, Num};
use crate::route::Route;
use crate::session::Session;
use crate::show::Style;

/// How far the figures go, and what stands in the month after.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Progress {
    /// The last whole month, where there is one.
    through: Option<Month>,
    /// The month that can be completed; none once the year is over.
    next: Option<Month>,
    /// What it holds so far, and of how many accounts.
    part: Option<(Money, usize)>,
    /// Whether the last whole month can be taken back.
    can_step_back: bool,
}

impl Progress {
    fn of(plan: &Plan) -> Progress {
        let through = plan.data_through();
        let next = through.map(Month::next).or_else(|| plan.plan_span().map(|year| year.first));
        let year_end = plan.plan_span().and_then(|year| year.last());
        let next = next.filter(|next| year_end.is_some_and(|end| *next <= end));
        let ledger = plan.ledger();
        let part = next.and_then(|month| {
            let amounts = (0..ledger.rows()).map(|row| ledger.sales(row, month));
            let accounts = amounts.filter(|sales| *sales != Money::ZERO).count();
            (accounts > 0).then(|| (ledger.month_total(month), accounts))
        });
        let can_step_back = through.is_some_and(|through| through > ledger.span().first);
        Progress { through, next, part, can_step_back }
    }
}

/// Says which month the actual sales are complete through, and completes the next.
#[component]
pub fn Bring(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let session = Session::get();
    let progress = session.derive(Progress::of);
    let move_to = move |month: Month| {
        let horizon = session.peek(Plan::horizon);
        // Where it is not taken, the page says why.
        let _ = session.apply(Edit::SetHorizon(Horizon { data_through: Some(month), ..horizon }));
    };
    let text = move || session.text().assessment();
    let through = move || {
        let numbers = session.numbers().get();
        progress.get().through.map(|month| (text().last_complete)(&numbers.month(month)))
    };
    let next = move || {
        let numbers = session.numbers().get();
        let Progress { next, part, .. } = progress.get();
        let Some(month) = next else {
            return desk.read(|all, _| (text().all_complete)(&numbers.year(all.year)));
        };
        let name = numbers.month(month);
        Some(match part {
            Some((sales, accounts)) => (text().part_month)(&name, &numbers.short(sales), accounts),
            None => (text().no_figures)(&name),
        })
    };
    // A month that is not over can have all its figures only by the word of who brings them.
    let running = move || {
        let Progress { through, next, part, .. } = progress.get();
        let not_over = |month: &Month| session.this_month().is_some_and(|this| *month >= this);
        let next = next.filter(|_| part.is_some());
        let month = through.filter(not_over).or(next.filter(not_over))?;
        Some((session.text().words().not_over)(&session.numbers().get().month(month)))
    };
    let complete = move || {
        progress.get().next.map(|month| {
            let name = session.numbers().get().month(month);
            let not_yet =
                progress.get().part.is_none() || session.this_month().is_some_and(|this| month > this);
            view! {
                <Button testid="month-complete" disabled=not_yet on_press=move || move_to(month)>
                    {(text().complete)(&name)}
                </Button>
            }
        })
    };
    let ways = move || {
        let Progress { next, part, .. } = progress.get();
        (next.is_some() && part.is_none()).then(|| {
            view! {
                <a href=Route::Accounts.href()>{text().type_them}</a>
                <a href=Route::Start.href()>{text().import_them}</a>
            }
        })
    };
    let back = move || {
        let Progress { through, can_step_back, .. } = progress.get();
        through.filter(|_| can_step_back).map(|month| {
            let name = session.numbers().get().month(month);
            view! {
                <Button
                    weight=crate::parts::Weight::Quiet
                    testid="month-incomplete"
                    on_press=move || move_to(month.plus(-1))
                >
                    {(text().step_back)(&name)}
                </Button>
            }
        })
    };
    view! {
        <section class="bring">
            <h2>{session.said(|text| text.assessment().bring)}</h2>
            <p class="strong">{through}</p>
            <p class="soft">{next}</p>
            {move || running().map(|words| view! { <p class="caution" data-testid="month-running">{words}</p> })}
            <p class="bring__ways">{ways}</p>
            <div class="bring__buttons">{complete}{back}</div>
        </section>
    }
}

/// The two numbers of the growth phase: sales, and key accounts that bought.
#[component]
pub fn TwoNumbers(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let session = Session::get();
    let phase = session.derive(|plan| {
        let month = plan.data_through().or_else(|| plan.plan_span().map(|year| year.first));
        month.map_or(Phase::default(), |month| plan.settings().phase_in(month))
    });
    let text = move || session.text().assessment();
    let words = move || session.text().words();
    let held = |standing: &Standing| standing.buyers(Window::ToDate).map_or(standing.keys.len(), |it| it.of);
    let keys = Memo::new(move |_| desk.read(|_, standing| held(standing)).unwrap_or_default());
    let side = desk.side;
    let fact = move |label: Signal<String>, figure: Signal<Figure>, style: Style, testid: &'static str| {
        let shown = session.figure(move || figure.get(), style);
        let name = session.figure_name(move || figure.get());
        view! {
            <dt>{label}</dt>
            <dd><Num shown figure label=name testid /></dd>
        }
    };
    let label = move |word: fn(keyline::text::Text) -> &'static str| {
        Signal::derive(move || word(session.text()).to_string())
    };
    let of = |figure: fn(keyline::calc::Whose, Window) -> assess::Figure| {
        Signal::derive(move || figure(side.get(), Window::ToDate).into())
    };
    let bought = Signal::derive(move || (text().bought)(keys.get()));
    let is_counted = session.derive(|plan| plan.committed().is_some_and(|it| it.accounts.is_some()));
    let committed = move || {
        is_counted.get().then(|| {
            fact(
                label(|text| text.assessment().committed_count),
                Signal::stored(split::Figure::KeyAccountsTarget.into()),
                Style::Count,
                "key-accounts-target",
            )
        })
    };
    let sales = Signal::derive(move || words().sales.to_string());
    view! {
        <section class="bring">
            <h2>{move || (text().numbers_title)(phase.get())}</h2>
            <p class="frame__sub">{move || (text().numbers_sub)(phase.get())}</p>
            <dl class="facts">
                {fact(sales, of(assess::Figure::Actual), Style::Short, "two-sales")}
                {fact(label(|text| text.words().target), of(assess::Figure::TargetIn), Style::Short, "two-target")}
                {fact(bought, of(assess::Figure::KeyBuyers), Style::Count, "key-buyers")}
                {fact(
                    label(|text| text.assessment().bought_before),
                    of(assess::Figure::KeyBuyersBefore),
                    Style::Count,
                    "key-buyers-before",
                )}
                {committed}
            </dl>
        </section>
    }
}
