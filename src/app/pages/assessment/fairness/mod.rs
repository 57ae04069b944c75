//! Whether the plan is fair to the people: every question with its figure, its interval and one sentence.

mod answers;
mod findings;
mod people;

use keyline::calc::assess::Assessment;
use keyline::calc::kernel::fair::Fairness;
use keyline::plan::Month;
use keyline::text::{Verdict, Wording};
use leptos::prelude::*;

use super::desk::Desk;
use super::{nav::Sides, not_begun::NotBegun};
use crate::parts::{Icon, Shape};
use crate::route::Part;
use crate::session::Session;
use crate::settled::settled;
use answers::{Answer, answers};
use findings::{Findings, page};
use people::People;

/// The fairness page.
#[component]
pub fn FairnessPage(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let found = settled(Findings::of);
    let session = Session::get();
    let rows = Memo::new(move |_| {
        session.track();
        let found = found.get()?;
        desk.read(|all, _| session.worded(|plan, wording| answers(plan, all, &found, wording)))
    });
    let has_begun = desk.has_begun();
    let waits =
        move || (!has_begun.get()).then(|| view! { <NotBegun desk waits=|text| text.waits_fairness /> });
    let people = move || has_begun.get().then(|| view! { <div class="c12 rule"><People desk /></div> });
    // Before the year has begun only what the bounds promise can be known.
    let known = Memo::new(move |_| {
        let is_known = |row: &Answer| has_begun.get() || row.verdict != Verdict::Unknown;
        Some(rows.get()?.into_iter().filter(is_known).collect::<Vec<_>>())
    });
    let is_any = Memo::new(move |_| {
        has_begun.get() || known.with(|rows| rows.as_ref().is_some_and(|it| !it.is_empty()))
    });
    let questions =
        move || is_any.get().then(|| view! { <div class="c12 rule"><Questions rows=known /></div> });
    view! {
        <main id="main" class="page">
            <Sides here=Some(Part::Fairness) />
            <Head desk found rows />
            {waits}
            <div class="cols">
                {people}
                {questions}
            </div>
        </main>
    }
}

#[component]
fn Head(desk: Desk, found: Signal<Option<Findings>>, rows: Memo<Option<Vec<Answer>>>) -> impl IntoView {
    let session = Session::get();
    let title = move || {
        let text = session.text().fairness();
        rows.with(|rows| match rows {
            None => text.pending.to_string(),
            Some(rows) => {
                // What the bounds promise says nothing of what people attain.
                let of_people = rows.iter().filter(|row| row.testid != "fair-over");
                let answered =
                    of_people.filter(|row| !matches!(row.verdict, Verdict::Unknown | Verdict::Told)).count();
                let looks = rows.iter().filter(|row| row.verdict == Verdict::Look).count();
                (text.finding)(looks, answered)
            }
        })
    };
    let sub = move || {
        session.track();
        let fair = found.get()?.fair.ok().filter(|fair| fair.rows > 0)?;
        desk.read(|all, _| session.wording(|wording| sub(all, &fair, wording)))
    };
    view! {
        <div class="head">
            <div>
                <h1 data-testid="fair-finding">{title}</h1>
                <p>{sub}</p>
            </div>
        </div>
    }
}

fn sub(all: &Assessment, fair: &Fairness, wording: &Wording<'_>) -> String {
    let numbers = &wording.numbers;
    let date = all.through.and_then(Month::last_day).map(|day| numbers.date(day));
    (page(wording).sub)(&numbers.year(all.year), date.as_deref(), fair.people, fair.rows)
}

/// The questions, one row each.
#[component]
fn Questions(rows: Memo<Option<Vec<Answer>>>) -> impl IntoView {
    let session = Session::get();
    let list = move || match rows.get() {
        Some(rows) => rows.into_iter().map(row_view).collect_view().into_any(),
        None => view! { <li class="soft">{session.said(|text| text.fairness().pending)}</li> }.into_any(),
    };
    view! {
        <h2>{session.said(|text| text.fairness().questions)}</h2>
        <p class="frame__sub">{session.said(|text| text.fairness().questions_sub)}</p>
        <ul class="fair">{list}</ul>
    }
}

fn row_view(row: Answer) -> impl IntoView {
    let Answer { testid, verdict, word, question, sentence, how, value, interval } = row;
    let (shape, class) = match verdict {
        Verdict::Fine => (Shape::Check, "fair__status"),
        Verdict::Open | Verdict::Chance => (Shape::Info, "fair__status"),
        Verdict::Look => (Shape::Warn, "fair__status risk"),
        Verdict::Told => (Shape::Info, "fair__status soft"),
        Verdict::Unknown => (Shape::Ring, "fair__status soft"),
    };
    let value = match value {
        Some(told) => told.named(testid).into_any(),
        None => keyline::text::DASH.into_any(),
    };
    view! {
        <li class="fair__row">
            <p class=class><Icon shape small=true /><span>{word}</span></p>
            <div class="fair__words">
                <h3>{question}</h3>
                <p class="fair__sentence" data-testid=format!("{testid}-says")>{sentence}</p>
                <p class="fair__how">{how}</p>
            </div>
            <p class="fair__figure">
                <span class="fair__value">{value}</span>
                <span class="fair__interval" data-testid=format!("{testid}-interval")>{interval}</span>
            </p>
        </li>
    }
}
