use keyline::calc::portfolio::recent_period;
use keyline::calc::{Figure, Period, base, portfolio, split};
use keyline::plan::{AccountId, Plan};
use keyline::text::Wording;
use leptos::prelude::*;

use crate::parts::Num;
use crate::session::Session;
use crate::show::{Style, Told, defined};

/// One of the key figures.
#[derive(Clone, Copy)]
struct Key {
    testid: &'static str,
    of: fn(&Plan, AccountId) -> Option<Figure>,
    style: Style,
    label: fn(&Plan, &Wording<'_>) -> String,
    note: fn(&Plan, AccountId, &Wording<'_>) -> Note,
}

/// What stands below a key figure: a figure of its own, and words.
type Note = (Option<Told>, String);

fn words(wording: &Wording<'_>) -> &'static keyline::text::AccountText {
    wording.numbers.language.text().account()
}

fn period_note(plan: &Plan, _: AccountId, wording: &Wording<'_>) -> Note {
    (None, wording.period(recent_period(plan)))
}

const KEYS: [Key; 6] = [
    Key {
        testid: "account-sales",
        of: |_, id| Some(portfolio::Figure::AccountSales(id, Period::All).into()),
        style: Style::Whole,
        label: |plan, wording| (words(wording).sales_all)(portfolio::whole_months(plan).months),
        note: |plan, id, wording| {
            let rank = portfolio::account_facts(plan, id, Period::All).ok().and_then(|facts| facts.rank);
            (None, rank.map(words(wording).rank).unwrap_or_default())
        },
    },
    Key {
        testid: "account-sales-year",
        of: |_, id| Some(portfolio::Figure::AccountSales(id, Period::LastTwelve).into()),
        style: Style::Whole,
        label: |_, wording| words(wording).sales_year.into(),
        note: |plan, id, wording| {
            let figure = portfolio::Figure::AccountGrowth(id);
            match defined(plan, figure) {
                Some(growth) => {
                    let told = Told::new(wording, figure, Ok(growth), Style::Change);
                    (Some(told), words(wording).on_year_before.into())
                }
                None => (None, String::new()),
            }
        },
    },
    Key {
        testid: "account-margin-rate",
        of: |plan, id| Some(portfolio::Figure::AccountMarginRate(id, recent_period(plan)).into()),
        style: Style::Percent,
        label: |_, wording| words(wording).margin_rate.into(),
        note: period_note,
    },
    Key {
        testid: "account-share",
        of: |plan, id| Some(portfolio::Figure::AccountShare(id, recent_period(plan)).into()),
        style: Style::Percent,
        label: |_, wording| words(wording).share.into(),
        note: period_note,
    },
    Key {
        testid: "account-base",
        of: |_, id| Some(base::Figure::AccountBase(id).into()),
        style: Style::Whole,
        label: |_, wording| words(wording).base.into(),
        note: |_, _, wording| (None, words(wording).base_note.into()),
    },
    Key {
        testid: "account-target",
        of: |plan, id| {
            let figure = split::Figure::AccountTarget(id);
            defined(plan, figure).map(|_| figure.into())
        },
        style: Style::Whole,
        label: |plan, wording| {
            let year = plan.plan_year().map(|year| wording.numbers.year(year)).unwrap_or_default();
            (words(wording).target)(&year)
        },
        note: |plan, _, wording| {
            let text = words(wording);
            let note = if plan.committed().is_some() { text.target_committed } else { text.target_proposed };
            (None, note.into())
        },
    },
];

/// The account in six figures.
#[component]
pub fn KeyFigures(
    /// Which.
    id: AccountId,
) -> impl IntoView {
    let item = move |key: Key| view! { <KeyFigure id key /> };
    view! { <dl class="figures">{KEYS.map(item).into_iter().collect_view()}</dl> }
}

#[component]
fn KeyFigure(id: AccountId, key: Key) -> impl IntoView {
    let session = Session::get();
    let figure = session.derive(move |plan| (key.of)(plan, id));
    let label = Signal::derive(move || {
        session.track();
        session.worded(|plan, wording| (key.label)(plan, wording))
    });
    let losing = session.derive(move |plan| {
        key.testid == "account-margin-rate"
            && (key.of)(plan, id).and_then(|figure| defined(plan, figure)).is_some_and(|rate| rate < 0.0)
    });
    let note = move || {
        session.track();
        let (told, words) = session.worded(|plan, wording| (key.note)(plan, id, wording));
        view! { {told.map(|told| view! { {told.view()} " " })}{words} }
    };
    let accent = key.testid == "account-target";
    move || {
        figure.get().map(|figure| {
            let shown = session.figure(move || figure, key.style);
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd class=("risk", move || losing.get()) class=("accent", accent)>
                        <Num shown figure=Signal::stored(figure) label testid=key.testid />
                    </dd>
                    <dd class="note">{note}</dd>
                </div>
            }
        })
    }
}
