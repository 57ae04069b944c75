//! A method on paper: its formula, its inputs, what they rest on, and the result, for the board pack and for teaching.

use keyline::calc::{self, Explanation, Figure, Line, Method, Origin, Source, base, target};
use keyline::plan::Month;
use keyline::text::Wording;
use leptos::prelude::*;

use super::record::OwnRecord;
use super::words::told;
use crate::browser;
use crate::draws::Drawing;
use crate::parts::{Button, Weight};
use crate::route::Route;
use crate::session::Session;

/// The sheet of one method.
#[component]
pub fn MethodSheet(
    /// Which.
    method: Method,
) -> impl IntoView {
    let session = Session::get();
    // The range of the base is drawn.
    Drawing::follow();
    let body = move || {
        session.track();
        session.worded(|plan, wording| {
            let text = wording.numbers.language.text().studio();
            let year = plan.plan_year().map_or_else(String::new, |year| wording.numbers.year(year));
            let chain = chain(plan, target::Figure::Target(method).into());
            let mut sections = chain.iter().map(|explained| section(explained, wording));
            let first = sections.next();
            let rest = sections.collect_view();
            let made = (text.sheet_made)(plan.name(), &wording.numbers.date(browser::today()));
            let temper = wording.numbers.language.text().targets().temper[method as usize];
            view! {
                <h1>{(text.sheet_of)(&wording.method(method), &year)}</h1>
                <p class="soft">{temper}</p>
                <div class="printout__figures">
                    {first}
                    <h2 class="printout__chain">{text.sheet_chain}</h2>
                    {rest}
                </div>
                <p class="soft small printout__made">{made}</p>
            }
        })
    };
    view! {
        <main id="main" class="page printout" data-testid="method-sheet">
            <div class="printout__tools">
                <a class="link" href=Route::Targets.href()>{told(|text| text.sheet_back)}</a>
                <Button weight=Weight::Primary on_press=browser::print testid="sheet-print">{told(|text| text.sheet_print)}</Button>
            </div>
            {body}
            <OwnRecord />
        </main>
    }
}

/// How many figures a sheet follows: beyond that a chain teaches nobody.
const FOLLOWED: usize = 24;

/// A figure and the figures it rests on, each once, down to what was imported or typed.
fn chain(plan: &keyline::plan::Plan, figure: Figure) -> Vec<Explanation> {
    // What every method stands on is on every sheet, also where an answer takes it by class.
    let stands = match figure {
        Figure::Target(target::Figure::Target(Method::Benchmark)) => base::Figure::RecentScope,
        _ => base::Figure::BaseScope,
    };
    let mut wanted = std::collections::VecDeque::from([
        figure,
        stands.into(),
        base::Figure::BaseTotal.into(),
        base::Figure::BaseNewcomers.into(),
    ]);
    let mut found: Vec<Explanation> = Vec::new();
    while let Some(figure) = wanted.pop_front() {
        if found.len() >= FOLLOWED || found.iter().any(|known| known.figure == figure) {
            continue;
        }
        let explained = calc::explain(plan, figure);
        for line in &explained.lines {
            // The months of a year are alike: the first to come says how, the others are sales.
            if let Source::Input(Origin::Figure(next)) = line.source {
                let is_over = |month: Month| plan.data_through().is_some_and(|through| month <= through);
                let is_month = |figure: &Figure| matches!(figure, Figure::Base(base::Figure::BaseMonth(_)));
                let alike = match next {
                    Figure::Base(base::Figure::BaseMonth(month)) => {
                        is_over(month) || wanted.iter().any(is_month)
                    }
                    _ => false,
                };
                if !alike {
                    wanted.push_back(next);
                }
            }
        }
        found.push(explained);
    }
    found
}

fn section(explained: &Explanation, wording: &Wording<'_>) -> AnyView {
    let text = wording.numbers.language.text().explain();
    let value = match explained.result {
        Ok(value) => wording.value(value, explained.figure.unit()),
        Err(reason) => wording.undefined(reason),
    };
    let (formula, source) = wording.formula(explained.figure);
    let row = |line: &Line| {
        let (name, value) = (wording.name(line.name), wording.value(line.value, line.unit));
        let from = match &line.source {
            Source::Input(origin) => wording.origin(*origin),
            Source::Step(op, of) => {
                let terms = of.iter().filter_map(|&at| explained.lines.get(at as usize));
                let terms: Vec<String> = terms.map(|term| wording.value(term.value, term.unit)).collect();
                wording.operation(*op, &terms)
            }
        };
        view! { <tr><td>{name}</td><td class="soft">{from}</td><td class="n">{value}</td></tr> }
    };
    let of = |inputs: bool| {
        let lines = explained.lines.iter();
        let wanted = lines.filter(|line| matches!(line.source, Source::Input(_)) == inputs);
        wanted.map(row).collect::<Vec<_>>()
    };
    let table = |title: &'static str, rows: Vec<_>| {
        (!rows.is_empty()).then(|| {
            view! {
                <h3>{title}</h3>
                <table class="table"><tbody>{rows.into_iter().collect_view()}</tbody></table>
            }
        })
    };
    view! {
        <section class="printout__figure">
            <h2><span>{wording.figure(explained.figure)}</span> <b>{value}</b></h2>
            <p>{formula}</p>
            {table(text.inputs, of(true))}
            {table(text.steps, of(false))}
            <p class="soft small">{source}</p>
        </section>
    }
    .into_any()
}
