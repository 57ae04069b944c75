//! The three methods side by side, and their blend.

use keyline::calc::{self, Figure, Method, Question, base, split, target};
use keyline::chart::{self, MethodRow, Picture, Size, Through, Worded};
use keyline::plan::{BaselineRule, Class, Money, Plan, Scope, parts_of_sum};
use keyline::text::Wording;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::asked::Asked;
use super::entry::{Entry, Kind, tell};
use super::head::testid;
use super::words::{page, said, told};
use crate::parts::{Button, Drawing, Num, Weight, measured_width};
use crate::route::Route;
use crate::session::Session;
use crate::show::{Fig, Style};
use crate::weights::{WeightSum, written};

/// The height of a row, which the drawing in the middle keeps to; `targets.css` has it too.
const ROW: f64 = 72.0;

/// Below this width the rows stand under the drawing.
const NARROW: f64 = 860.0;

/// The methods with the drawing of their answers, or the table behind it.
#[component]
pub fn Methods(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let as_table = RwSignal::new(false);
    let switch = move || {
        let words = session.text().words();
        if as_table.get() { words.chart } else { words.table }
    };
    let body = move || match as_table.get() {
        true => view! { <div class="scroll-x"><MethodTable asked /></div> }.into_any(),
        false => view! { <Rows asked /> }.into_any(),
    };
    view! {
        <div class="methods__switch">
            <Button weight=Weight::Quiet small=true on_press=move || as_table.update(|shown| *shown = !*shown)>
                {switch}
            </Button>
        </div>
        {body}
        <Weighing asked />
    }
}

/// In stores before this schema the ramp held for all planned people.
const NEWCOMERS_RAMP: u32 = 3;

/// Says how the blend was weighed where a method does not count.
#[component]
fn Weighing(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let note = move || {
        let targets = asked.targets.get();
        let missing: Vec<Method> = Method::ALL
            .into_iter()
            .zip(&targets.proposals)
            .filter_map(|(method, proposal)| proposal.target.is_err().then_some(method))
            .collect();
        let blend = targets.blend.ok()?;
        session.wording(|wording| {
            let names: Vec<String> = missing.iter().map(|&method| wording.method(method)).collect();
            let used = Method::ALL.into_iter().zip(blend.weights).filter(|(_, weight)| *weight > 0.0);
            let used: Vec<String> = used
                .map(|(method, weight)| {
                    (page(wording).weight_used)(
                        &wording.method(method),
                        &wording.numbers.percent_brief(weight),
                    )
                })
                .collect();
            let list = wording.numbers.language.text().words().list;
            (!names.is_empty()).then(|| (page(wording).renormalised)(&list(&names), &list(&used)))
        })
    };
    // What a plan of an earlier version showed is said, once it is shown otherwise.
    let formerly = move || {
        let effort = asked.targets.get().effort;
        let differs = !effort.by_class && (effort.ramped_all - effort.planned).abs() > 1e-9 * effort.planned;
        (differs && session.was_kept_before(NEWCOMERS_RAMP)).then(|| {
            session.wording(|wording| {
                let numbers = &wording.numbers;
                let (before, now) = (numbers.brief(effort.ramped_all, 1), numbers.brief(effort.planned, 1));
                let words =
                    (page(wording).ramp_formerly)(&wording.method(Method::InputOutput), &before, &now);
                view! { <p class="methods__note caution" data-testid="ramp-formerly">{words}</p> }
            })
        })
    };
    let sum = session.derive(|plan| plan.methods().weights.iter().sum::<f64>());
    let whole = move || {
        // What is in range stays in range.
        let _ = tell(session, |methods| methods.weights = parts_of_sum(methods.weights));
    };
    view! {
        <WeightSum sum on_whole=whole quiet=true testids=("weights-say", "weights-whole") />
        {move || note().map(|note| view! { <p class="methods__note" data-testid="renormalised">{note}</p> })}
        {formerly}
    }
}

#[component]
fn Rows(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let container = NodeRef::<html::Div>::new();
    let width = measured_width(container);
    let narrow = Memo::new(move |_| width.get() > 0.0 && width.get() < NARROW);
    let draw = move |size: Size| {
        let targets = asked.targets.get();
        let total = asked.is_committed.get().then(|| asked.total.get().ok()).flatten();
        session.wording(|wording| picture(&targets, total, narrow.get(), wording, size))
    };
    let height = move |_| {
        let row = if narrow.get() { 46.0 } else { ROW };
        chart::Methods::TOP + chart::Methods::BOTTOM + 4.0 * row
    };
    let empty = session.said(|text| text.targets().nothing_to_draw);
    let unit = move || {
        session.track();
        session.wording(|wording| (page(wording).middle)(wording.numbers.currency_name()))
    };
    let rows = Method::ALL.into_iter().enumerate().map(|(at, method)| view! { <Row asked at method /> });
    view! {
        <div class="mt" class=("mt--narrow", narrow) node_ref=container>
            <div class="mt__row mt__row--top">
                <div class="mt__name">{said(|text| text.method)}</div>
                <div class="mt__weight n">{said(|text| text.weight)}</div>
                <div class="mt__mid n">{unit}</div>
                <div class="mt__growth n">{said(|text| text.on_last_twelve)}</div>
                <div class="mt__rests">{said(|text| text.rests_on)}</div>
            </div>
            <div class="mt__chart">
                <Drawing
                    draw
                    height
                    empty
                    explains=|row| Some(Method::ALL.get(row).map_or(target::Figure::Blend, |&method| target::Figure::Target(method)).into())
                />
            </div>
            {rows.collect_view()}
            <BlendRow asked />
        </div>
    }
}

fn picture(
    targets: &target::Targets,
    committed: Option<Money>,
    names: bool,
    wording: &Wording<'_>,
    size: Size,
) -> Option<Picture> {
    let (text, numbers) = (page(wording), &wording.numbers);
    let units = |money: Money| money.to_units(numbers.currency.digits);
    let worded = |money: Money| Worded::new(units(money), numbers.short(money));
    let row = |name: String, mid: Option<Money>, range: Option<(Money, Money)>, blend: bool| {
        let amount = mid.map_or_else(|| keyline::text::DASH.to_string(), |mid| numbers.short(mid));
        let ends = range.map(|(low, high)| (numbers.short(low), numbers.short(high)));
        let ends = ends.as_ref().map(|(low, high)| (low.as_str(), high.as_str()));
        MethodRow {
            says: (text.method_says)(&name, &amount, ends),
            name,
            low: range.map(|(low, _)| worded(low)),
            mid: mid.map(worded),
            high: range.map(|(_, high)| worded(high)),
            blend,
        }
    };
    let methods = Method::ALL.into_iter().zip(&targets.proposals);
    let mut rows: Vec<MethodRow> = methods
        .map(|(method, it)| row(wording.method(method), it.target.ok(), it.range.ok(), false))
        .collect();
    let blend = targets.blend.ok();
    let range = blend.and_then(|blend| blend.range.ok());
    rows.push(row(numbers.language.text().words().blend.into(), blend.map(|blend| blend.total), range, true));
    let ends = rows.iter().flat_map(|row| [&row.low, &row.mid, &row.high]).flatten();
    let through = committed.into_iter().chain(targets.last_twelve.ok()).map(units);
    let values: Vec<f64> = ends.map(|worded| worded.value).chain(through).collect();
    let low = values.iter().copied().reduce(f64::min)?;
    let high = values.iter().copied().reduce(f64::max)?;
    rows.iter().any(|row| row.mid.is_some()).then_some(())?;
    // Room beside the outermost values for their labels, and none below nothing.
    let room = (high - low) * 0.08;
    let from = if low >= 0.0 { (low - room).max(0.0) } else { low - room };
    let scale = numbers.scale(Money::from_units(high, numbers.currency.digits).unwrap_or_default());
    let line = |label: &str, money: Money| Through {
        value: units(money),
        lines: [label.to_string(), numbers.short(money)],
    };
    let spec = chart::Methods {
        alt: text.chart_alt.into(),
        rows,
        ticks: Worded::each(&chart::nice_ticks(from, high + room, if names { 3 } else { 4 }), &|value| {
            numbers.tick_signed(value, scale)
        }),
        committed: committed.map(|money| line(text.committed_line, money)),
        last_year: targets.last_twelve.ok().map(|money| line(text.last_twelve_line, money)),
        names,
    };
    spec.draw(size)
}

#[component]
fn Row(asked: Asked, at: usize, method: Method) -> impl IntoView {
    let session = Session::get();
    let name = move || session.wording(|wording| wording.method(method));
    let temper = move || session.text().targets().temper[at];
    let undefined = move || {
        let reason = asked.targets.get().proposals[at].target.err()?;
        Some(session.wording(|wording| wording.undefined(reason)))
    };
    let rests = move || {
        session.track();
        match undefined() {
            Some(reason) => view! {
                <p>{reason}</p>
                <Button small=true on_press=move || open(method)>{said(|text| text.answer)}</Button>
            }
            .into_any(),
            None => {
                let words =
                    session.worded(|plan, wording| rests_on(plan, method, &asked.targets.get(), wording));
                view! { <p>{words}</p> }.into_any()
            }
        }
    };
    view! {
        <div class="mt__row">
            <div class="mt__name">
                <h2>{name}</h2>
                <p>{temper} {session.said(|text| text.words().space)} <a class="link" href=Route::Sheet(method).href()>{told(|text| text.sheet)}</a></p>
            </div>
            <div class="mt__weight">
                <Entry
                    label=Signal::derive(move || (session.text().targets().weight_of)(&name()))
                    kind=Kind::Percent
                    read=move |methods| methods.weights.get(at).copied()
                    write=move |methods, value| {
                        if let Some(weight) = methods.weights.get_mut(at) {
                            *weight = value.unwrap_or(0.0);
                        }
                    }
                    bare=true
                    testid=WEIGHTS[at]
                />
            </div>
            <div class="mt__mid n strong">
                <Fig figure=target::Figure::Target(method) style=Style::Short testid=testid(method) />
            </div>
            <div class="mt__growth n">
                <Fig figure=target::Figure::TargetGrowth(method) style=Style::Change />
            </div>
            <div class="mt__rests">{rests}</div>
        </div>
    }
}

const WEIGHTS: [&str; 3] = ["weight-benchmark", "weight-input-output", "weight-baseline"];

/// Opens the inputs of a method and goes there.
fn open(method: Method) {
    let selector = match method {
        Method::Benchmark => "[data-testid=inputs-benchmark]",
        Method::InputOutput => "[data-testid=inputs-input-output]",
        Method::Baseline => "[data-testid=inputs-baseline]",
    };
    let Some(summary) = document().query_selector(selector).ok().flatten() else { return };
    if let Some(details) = summary.parent_element() {
        // An element that takes no attribute stays closed, and can be opened by hand.
        let _ = details.set_attribute("open", "");
    }
    if let Some(summary) = summary.dyn_ref::<web_sys::HtmlElement>() {
        summary.scroll_into_view();
        let _ = summary.focus();
    }
}

/// What a method's answer rests on, in a few words.
fn rests_on(plan: &Plan, method: Method, targets: &target::Targets, wording: &Wording<'_>) -> String {
    let (text, numbers) = (page(wording), &wording.numbers);
    let methods = plan.methods();
    match method {
        Method::Benchmark => {
            let benchmark = &methods.benchmark;
            let close = numbers.percent_brief(benchmark.close);
            let ahead = targets.firms.iter().flatten().filter(|firm| firm.target.is_ok());
            let ahead: Vec<usize> = ahead.map(|firm| firm.firm).collect();
            let firm = ahead.first().and_then(|&at| benchmark.firms.get(at));
            let sales = firm.map_or_else(String::new, |firm| numbers.short(firm.sales));
            (text.rests_benchmark)(&close, ahead.len(), &sales, usize::from(benchmark.years))
        }
        Method::InputOutput => match &methods.resources.classes {
            Some(classes) => {
                let efforts = classes.each_ref().map(|class| numbers.brief(class.effort, 2));
                let own = methods.resources.own.len();
                (text.rests_curves)(&efforts, own)
            }
            None => {
                let effort = targets.effort;
                let (today, planned) = (numbers.brief(effort.today, 0), numbers.brief(effort.planned, 0));
                (text.rests_effort)(&today, &planned, &numbers.brief(methods.resources.elasticity, 3))
            }
        },
        Method::Baseline => match methods.baseline.rule {
            BaselineRule::KeyShare(share) => (text.rests_share)(&numbers.percent_brief(share)),
            BaselineRule::Uplift(uplift) => {
                let each = Class::ALL.iter().zip(uplift);
                let each = each.map(|(class, uplift)| {
                    let (least, most) = ends(uplift);
                    let uplift = match least == most {
                        true => numbers.percent_signed(least),
                        false => [numbers.percent_signed(least), numbers.percent_signed(most)].join(" – "),
                    };
                    (text.rests_class)(class.as_str(), &uplift)
                });
                (numbers.language.text().words().list)(&each.collect::<Vec<_>>())
            }
        },
    }
}

/// The smallest and the largest.
fn ends(values: [f64; 3]) -> (f64, f64) {
    let [a, b, c] = values;
    (a.min(b).min(c), a.max(b).max(c))
}

#[component]
fn BlendRow(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let sum = session.derive(|plan| plan.methods().weights.iter().sum::<f64>());
    let company = split::Figure::Company;
    // Where all accounts are in the scope there is no rest to add.
    let has_rest = Memo::new(move |_| asked.targets.with(|targets| targets.scope == Scope::Key));
    let rest = move || {
        has_rest.get().then(|| {
            view! {
                {said(|text| text.company_before)}
                <Num
                    shown=company_shown(asked)
                    figure=Figure::from(company)
                    label=session.figure_name(move || company)
                    testid="company-target"
                />
            }
        })
    };
    let has_new =
        session.derive(|plan| calc::value(plan, base::Figure::BaseNewcomers).is_ok_and(|new| new != 0.0));
    let new = move || {
        has_new.get().then(|| {
            view! {
                {said(|text| text.newcomers_before)}
                <span class="nowrap">
                    <Fig figure=base::Figure::BaseNewcomers style=Style::Short testid="base-new" />
                    " · "
                    <Fig figure=base::Figure::NewcomersShare style=Style::Percent testid="base-new-share" />
                </span>
            }
        })
    };
    view! {
        <div class="mt__row mt__row--blend">
            <div class="mt__name">
                <h2>{session.said(|text| text.words().blend)}</h2>
                <p>{said(|text| text.blend_note)}</p>
            </div>
            <div class="mt__weight n" data-testid="weight-sum">{move || written(session, sum.get())}</div>
            <div class="mt__mid n strong">
                <Fig figure=target::Figure::Blend style=Style::Short testid="blend-mid" />
            </div>
            <div class="mt__growth n">
                <Fig figure=target::Figure::BlendGrowth style=Style::Change />
            </div>
            <div class="mt__rests">
                <p>
                    {said(|text| text.base_before)}
                    <Fig figure=base::Figure::BaseScope style=Style::Short />
                    {rest} {new}
                </p>
            </div>
        </div>
    }
}

/// The company's target: that of the scope, committed or tried out, and the base of the rest.
fn company_shown(asked: Asked) -> Signal<crate::parts::Shown> {
    let session = Session::get();
    Signal::derive(move || {
        session.track();
        let draft = asked.draft.taken();
        session.worded(|plan, wording| {
            let value = calc::value(plan, Question::trying(split::Figure::Company, draft));
            crate::show::shown(&wording.numbers, wording, value, Style::Short)
        })
    })
}

/// The table behind the drawing.
#[component]
fn MethodTable(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let num = move |figure: target::Figure, style: Style| {
        view! {
            <Fig figure style />
        }
    };
    let row = move |(at, method): (usize, Method)| {
        view! {
            <tr>
                <th>{move || session.wording(|wording| wording.method(method))}</th>
                <td class="n">{move || used(asked, at)}</td>
                <td class="n">{num(target::Figure::TargetLow(method), Style::Whole)}</td>
                <td class="n strong">{num(target::Figure::Target(method), Style::Whole)}</td>
                <td class="n">{num(target::Figure::TargetHigh(method), Style::Whole)}</td>
                <td class="n">{num(target::Figure::TargetGrowth(method), Style::Change)}</td>
            </tr>
        }
    };
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th>{said(|text| text.method)}</th>
                    <th class="n">{said(|text| text.weight)}</th>
                    <th class="n">{said(|text| text.low)}</th>
                    <th class="n">{said(|text| text.mid)}</th>
                    <th class="n">{said(|text| text.high)}</th>
                    <th class="n">{said(|text| text.on_last_twelve)}</th>
                </tr>
            </thead>
            <tbody>
                {Method::ALL.into_iter().enumerate().map(row).collect_view()}
                <tr class="strong">
                    <th>{session.said(|text| text.words().blend)}</th>
                    <td></td>
                    <td class="n">{num(target::Figure::BlendLow, Style::Whole)}</td>
                    <td class="n">{num(target::Figure::Blend, Style::Whole)}</td>
                    <td class="n">{num(target::Figure::BlendHigh, Style::Whole)}</td>
                    <td class="n">{num(target::Figure::BlendGrowth, Style::Change)}</td>
                </tr>
            </tbody>
        </table>
    }
}

/// The weight that a method has in the blend.
fn used(asked: Asked, at: usize) -> String {
    let numbers = Session::get().numbers().get();
    let weight = asked.targets.get().blend.ok().and_then(|blend| blend.weights.get(at).copied());
    weight.map_or_else(|| keyline::text::DASH.into(), |weight| numbers.percent_brief(weight))
}
