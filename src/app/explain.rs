//! The panel that explains a figure: name, value, in words, inputs, steps, source.

use keyline::calc::ask::Behind;
use keyline::calc::{self, Explanation, Figure, Line, Origin, Question, Source, Unit};
use keyline::plan::{AccountId, Money, Month, Plan};
use keyline::text::Wording;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::parts::{Asked, Icon, Shape};
use super::route::Route;
use super::session::Session;

/// A target that is tried out and not committed: what explains its parts speaks of it in place of the blend.
#[derive(Clone, Copy)]
pub struct Draft(pub RwSignal<Option<Money>>);

/// A cell of the accounts grid that is to be shown: an account and a month.
#[derive(Clone, Copy)]
pub struct Visit(pub RwSignal<Option<(AccountId, Month)>>);

/// Follows [`Asked`] and the plan: an explanation on screen stays true while the plan changes.
#[component]
pub fn ExplainPanel() -> impl IntoView {
    let session = Session::get();
    let Asked(asked) = expect_context::<Asked>();
    let Draft(draft) = expect_context::<Draft>();
    let asker = StoredValue::new_local(None::<web_sys::Element>);
    let close = move || {
        // Back to the number that asked: as it stands now, since its row may have been made anew.
        let number = document()
            .query_selector(".num[aria-expanded=true], .drawing__mark[aria-expanded=true]")
            .ok()
            .flatten();
        let number = number.or_else(|| asker.get_value());
        asked.set(None);
        if let Some(number) = number.and_then(|number| number.dyn_into::<web_sys::HtmlElement>().ok()) {
            // What can no longer take the focus leaves it to the page.
            let _ = number.focus();
        }
    };
    Effect::new(move |_| {
        // A press inside the panel goes on from one figure to another; what opened it stays the asker.
        let outside = |it: &web_sys::Element| it.matches("body, .explain *").is_ok_and(|inside| !inside);
        let active = document().active_element().filter(outside);
        if asked.get().is_some() && active.is_some() {
            asker.set_value(active);
        }
    });
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && !event.default_prevented() && asked.get_untracked().is_some() {
            close();
        }
    });
    on_cleanup(move || handle.remove());
    let panel = move || {
        let figure = asked.get()?;
        let tried = draft.get();
        session.worded(|plan, wording| {
            let explained = calc::explain(plan, Question::trying(figure, tried));
            Some(paper(plan, &explained, wording, move |figure| asked.set(Some(figure)), close))
        })
    };
    view! { {panel} }
}

fn paper(
    plan: &Plan,
    explained: &Explanation,
    wording: &Wording<'_>,
    ask: impl Fn(Figure) + Copy + 'static,
    close: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let text = wording.numbers.language.text();
    let explain = text.explain();
    let title = wording.figure(explained.figure);
    let label = title.clone();
    let (value, reason) = match explained.result {
        Ok(value) => (wording.result(explained.figure, value, explained.figure.unit()), None),
        Err(reason) => (keyline::text::DASH.to_string(), Some(wording.undefined(reason))),
    };
    let lines = &explained.lines;
    let inputs: Vec<_> =
        lines.iter().filter_map(|line| input(plan, explained.figure, line, wording, ask)).collect();
    let steps: Vec<_> =
        lines.iter().filter_map(|line| step(explained.figure, line, lines, wording)).collect();
    let last = steps.len().saturating_sub(1);
    let (formula, source) = wording.formula(explained.figure);
    let section = |title: &'static str, body: AnyView| view! { <h3>{title}</h3>{body} };
    let inputs = (!inputs.is_empty()).then(|| {
        section(explain.inputs, view! { <table><tbody>{inputs.collect_view()}</tbody></table> }.into_any())
    });
    let steps = (!steps.is_empty()).then(|| {
        let rows = steps.into_iter().enumerate().map(|(n, (name, sum, value))| {
            view! {
                <tr class=("sum", n == last)>
                    <td>{name}<span class="explain__from">{sum}</span></td>
                    <td class="n">{value}</td>
                </tr>
            }
        });
        section(explain.steps, view! { <table><tbody>{rows.collect_view()}</tbody></table> }.into_any())
    });
    let button = NodeRef::<html::Button>::new();
    // The panel takes the focus, so that a screen reader reads it and Escape closes it.
    Effect::new(move |_| {
        if let Some(button) = button.get() {
            let _ = button.focus();
        }
    });
    view! {
        <div class="drawer explain" role="dialog" aria-label=label data-testid="explanation">
            <div class="explain__head">
                <h2>{title}</h2>
                <button
                    type="button"
                    class="button button--quiet button--icon"
                    aria-label=text.words().close
                    node_ref=button
                    on:click=move |_| close()
                >
                    <Icon shape=Shape::Cross />
                </button>
            </div>
            <p class="explain__value">{value}</p>
            {reason.map(|reason| view! { <p class="explain__words">{reason}</p> })}
            {section(explain.words, view! { <p class="explain__words">{formula}</p> }.into_any())}
            {inputs}
            {steps}
            {section(explain.source, view! { <p class="explain__words soft">{source}</p> }.into_any())}
        </div>
    }
    .into_any()
}

/// An input; one that is a figure of its own leads on to its explanation, and one that is summed over accounts to each of
/// them: so back to what was imported.
fn input(
    plan: &Plan,
    figure: Figure,
    line: &Line,
    wording: &Wording<'_>,
    ask: impl Fn(Figure) + Copy + 'static,
) -> Option<AnyView> {
    let Source::Input(origin) = line.source else { return None };
    let name = wording.name(line.name);
    let name = match origin {
        Origin::Figure(figure) => {
            view! { <button type="button" class="link" on:click=move |_| ask(figure)>{name}</button> }
                .into_any()
        }
        _ => name.into_any(),
    };
    let behind = calc::ask::behind(plan, figure, line).map(|behind| accounts(behind, wording, ask));
    let value = match origin {
        Origin::Figure(figure) => wording.result(figure, line.value, line.unit),
        _ => wording.value(line.value, line.unit),
    };
    let origin = wording.origin(origin);
    let behind =
        behind.map(|behind| view! { <tr class="explain__behind"><td colspan="2">{behind}</td></tr> });
    let row = view! {
        <tr><td>{name}<span class="explain__from">{origin}</span></td><td class="n">{value}</td></tr>
        {behind}
    };
    Some(row.into_any())
}

/// The accounts behind an input, each with its own explanation; the sales of one alone are cells that were imported.
fn accounts(behind: Behind, wording: &Wording<'_>, ask: impl Fn(Figure) + Copy + 'static) -> AnyView {
    let text = wording.numbers.language.text().explain();
    if let (Some(span), [(id, _)]) = (behind.sales, &*behind.accounts) {
        let (Visit(visit), Asked(asked)) = (expect_context::<Visit>(), expect_context::<Asked>());
        let cell = (*id, span.first);
        let go = move |_| {
            visit.set(Some(cell));
            asked.set(None);
        };
        return view! {
            <a class="explain__from link" href=Route::Accounts.href() data-testid="to-cell" on:click=go>
                {text.to_cell}
            </a>
        }
        .into_any();
    }
    let count = behind.accounts.len();
    let row = |&(id, money): &(AccountId, Money)| {
        let figure = behind.figure(id);
        let name = (wording.account)(id);
        let value = wording.value(money.to_f64(), Unit::Money);
        view! {
            <li>
                <button type="button" class="link" on:click=move |_| ask(figure)>{name}</button>
                <span>{value}</span>
            </li>
        }
    };
    let rows = behind.accounts.iter().take(LISTED).map(row).collect_view();
    let rest = count.checked_sub(LISTED).filter(|rest| *rest > 0).map(|rest| {
        let sum: f64 = behind.accounts.iter().skip(LISTED).map(|(_, money)| money.to_f64()).sum();
        view! { <li class="soft"><span>{(text.others)(rest)}</span><span>{wording.value(sum, Unit::Money)}</span></li> }
    });
    view! {
        <details class="explain__accounts">
            <summary>{text.by_account}</summary>
            <ul>{rows}{rest}</ul>
        </details>
    }
    .into_any()
}

/// So many accounts behind an input are named, the largest.
const LISTED: usize = 20;

fn step(
    figure: Figure,
    line: &Line,
    lines: &[Line],
    wording: &Wording<'_>,
) -> Option<(String, String, String)> {
    let Source::Step(op, of) = &line.source else { return None };
    let terms: Vec<String> = of
        .iter()
        .filter_map(|&at| lines.get(at as usize))
        .map(|term| wording.value(term.value, term.unit))
        .collect();
    let is_last = lines.last().is_some_and(|last| std::ptr::eq(last, line));
    let value = match is_last {
        true => wording.result(figure, line.value, line.unit),
        false => wording.value(line.value, line.unit),
    };
    Some((wording.name(line.name), wording.operation(*op, &terms), value))
}
