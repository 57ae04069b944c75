use keyline::calc::{self, Headline, Period};
use keyline::plan::{Plan, Scope};
use keyline::text::Wording;
use leptos::prelude::*;

use crate::awaited::{self, OpenSample};
use crate::choose::ChooseFile;
use crate::incoming::Incoming;
use crate::later::Below;
use crate::parts::Num;
use crate::session::{Document, Session};
use crate::show::Style;

/// The plan at a glance: its finding and its figures; below them its course, what is still to do, what is at risk.
#[component]
pub fn Glance(
    /// Where a file goes.
    incoming: Incoming,
) -> impl IntoView {
    let session = Session::get();
    let title = move || {
        session.track();
        session.worded(finding)
    };
    let sub = move || {
        let text = session.text().glance();
        let numbers = session.numbers().get();
        session.track();
        let through = session.peek(Plan::data_through).map(|month| numbers.month(month));
        (text.sub)(numbers.currency_name(), through.as_deref())
    };
    let words = Signal::derive(move || {
        let text = session.text().start();
        match session.document() {
            _ if incoming.is_hovering() => text.drop_here,
            Document::Own(_) => text.import_more,
            Document::Sample => text.import_own,
        }
    });
    view! {
        <main id="main" class="page">
            <div class="head">
                <div>
                    <h1>{title}</h1>
                    <p>{sub}</p>
                </div>
                <div class="head__tools">
                    <ChooseFile incoming primary=false words />
                </div>
            </div>
            <KeyFigures />
            <div class="cols">
                {awaited::piece(|below: &Below| (below.glance)())}
                <div class="c4"><ToSample /></div>
            </div>
        </main>
    }
}

/// The sentence that a reader could stop after.
fn finding(plan: &Plan, wording: &Wording<'_>) -> String {
    let numbers = &wording.numbers;
    let text = numbers.language.text().glance();
    let value = |figure: Headline| figure.value(plan).ok();
    let money = |minor: f64| numbers.short(keyline::plan::Money::from_minor(minor).unwrap_or_default());
    let accounts = plan.accounts().len();
    let sold = |sales: &f64| *sales > 0.0;
    let year = plan.plan_year().map(|year| numbers.year(year)).unwrap_or_default();
    let attained = value(Headline::Attainment);
    let key = plan.committed().is_some_and(|committed| committed.scope == Scope::Key);
    if let (Some(attained), months @ 1..) = (attained, closed(plan)) {
        return (text.h1_attained)(&year, &numbers.percent(attained), months, key);
    }
    if let Some(target) = value(Headline::Committed) {
        let growth = value(Headline::CommittedGrowth).map(|growth| numbers.percent_signed(growth));
        return (text.h1_committed)(&year, &money(target), growth.as_deref());
    }
    if let Some(blend) = value(Headline::Blend) {
        return (text.h1_blend)(&year, &money(blend));
    }
    let period = calc::portfolio::default_period(plan);
    match value(Headline::Sales(period)).filter(sold) {
        Some(sales) => (text.h1_open)(accounts, &money(sales), &wording.period(period)),
        None => (text.h1_nothing)(accounts),
    }
}

/// How many months of the committed year are whole.
pub fn closed(plan: &Plan) -> usize {
    let committed = plan.committed().and(plan.plan_span());
    committed.map_or(0, |year| calc::portfolio::whole_months(plan).meet(year).months)
}

/// One of the key figures, and a second one below it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Key {
    figure: Headline,
    style: Style,
    note: Option<Note>,
    accent: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Note {
    GrowthOnBase,
    ClosedMonths,
    KeyShare,
    YearBefore,
}

/// The figures that are defined, at most five.
fn keys(plan: &Plan) -> Vec<Key> {
    let key = |figure, style, note| Key { figure, style, note, accent: false };
    let period = calc::portfolio::default_period(plan);
    let all = [
        Key { accent: true, ..key(Headline::Committed, Style::Short, Some(Note::GrowthOnBase)) },
        key(Headline::Blend, Style::Short, None),
        key(Headline::Attainment, Style::Percent, Some(Note::ClosedMonths)),
        key(Headline::Sales(period), Style::Short, None),
        key(Headline::YearToDate, Style::Short, Some(Note::YearBefore)),
        key(Headline::KeyAccounts, Style::Count, Some(Note::KeyShare)),
        key(Headline::NetRetention, Style::Percent, None),
    ];
    // Of a year that is over, what came to date is what the last twelve months brought, which stands beside it.
    let is_over = period == Period::LastTwelve
        && calc::portfolio::year_to_date(plan).is_ok_and(|span| span.months == 12);
    let wanted = |key: &Key| {
        let past = match key.figure {
            // What was proposed matters until something is committed.
            Headline::Blend => plan.committed().is_some(),
            Headline::YearToDate => is_over,
            _ => false,
        };
        !past && key.figure.value(plan).is_ok()
    };
    all.into_iter().filter(wanted).take(5).collect()
}

#[component]
fn KeyFigures() -> impl IntoView {
    let session = Session::get();
    let keys = session.derive(keys);
    let item = move |key: Key| {
        let Key { figure, style, note, accent } = key;
        let label = session.figure_name(move || figure.figure());
        view! {
            <div>
                <dt>{move || label.get()}</dt>
                <dd class=("accent", accent)>
                    <Num shown=session.headline(move || figure, style) figure=Signal::stored(figure.figure()) label />
                </dd>
                {note.map(|note| view! { <dd class="note"><NoteLine note /></dd> })}
            </div>
        }
    };
    view! { <dl class="figures">{move || keys.get().into_iter().map(item).collect_view()}</dl> }
}

#[component]
fn NoteLine(note: Note) -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().glance();
    let (figure, style, words): (_, _, fn(&keyline::text::GlanceText) -> &'static str) = match note {
        Note::GrowthOnBase => (Headline::CommittedGrowth, Style::Change, |text| text.growth_on_base),
        Note::KeyShare => (Headline::KeyShare, Style::Percent, |text| text.share_of_sales),
        Note::YearBefore => (Headline::YearToDateGrowth, Style::Change, |text| text.on_year_before),
        Note::ClosedMonths => {
            let months = session.derive(closed);
            return view! { {move || (text().after_months)(months.get())} }.into_any();
        }
    };
    let known = session.derive(move |plan| figure.value(plan).is_ok());
    let label = session.figure_name(move || figure.figure());
    view! {
        {move || known.get().then(|| view! {
            <Num shown=session.headline(move || figure, style) figure=Signal::stored(figure.figure()) label />
            " "
            {words(text())}
        })}
    }
    .into_any()
}

/// The way to the built-in case, from a plan of one's own.
#[component]
fn ToSample() -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().start();
    move || {
        session.document().is_own().then(|| {
            view! {
                <section class="rule">
                    <h2>{text().ways}</h2>
                    <p class="start__more">
                        <OpenSample
                            class="link"
                            testid="open-sample"
                            words=session.said(|text| text.start().open_sample)
                        />
                    </p>
                    <p class="small soft">{text().open_sample_body}</p>
                </section>
            }
        })
    }
}
