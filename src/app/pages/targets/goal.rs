//! What must hold for a goal, and what the methods would have set a year ago.

use keyline::calc::target::{Backtest, Sought};
use keyline::calc::{Method, Undefined, target};
use keyline::plan::{Input, Money, check_target};
use keyline::text::{Scale, StudioText, Wording};
use leptos::prelude::*;

use super::asked::Asked;
use super::entry::tell;
use super::words::told;
use crate::parts::{Button, Choice, Field};
use crate::session::Session;
use crate::settled::settled;
use crate::show::{Style, Told};
use crate::typed::{amount, amount_reads, sentence};

fn studio<'a>(wording: &Wording<'_>) -> &'a StudioText {
    wording.numbers.language.text().studio()
}

/// Solves for one input.
#[component]
pub fn Goal(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let goal = session.drafts().goal;
    let chosen = RwSignal::new(None::<Input>);
    let numbers = session.numbers();
    let inputs = session.derive(|plan| {
        let methods = plan.methods();
        let counts = |input: &Input| {
            let answered = |method: &Method| {
                let weight = methods.weights[*method as usize];
                weight > 0.0 && method.is_told(*input)
            };
            Method::ALL.iter().any(answered)
        };
        target::inputs_of(methods).into_iter().filter(counts).collect::<Vec<_>>()
    });
    let input = Memo::new(move |_| {
        let inputs = inputs.get();
        chosen.get().filter(|input| inputs.contains(input)).or_else(|| {
            let usual = inputs.iter().find(|input| matches!(input, Input::ClassUplift(_) | Input::KeyShare));
            usual.or(inputs.first()).copied()
        })
    });
    let choices = Signal::derive(move || {
        let inputs = inputs.get();
        session.worded(|plan, wording| {
            let name = |input: Input| (Some(input), wording.input(input, plan.methods()));
            inputs.iter().copied().map(name).collect::<Vec<_>>()
        })
    });
    // Until another is typed, the target at hand; nothing is sought for what was refused.
    let sought_for = Memo::new(move |_| goal.get().ok()?.or_else(|| asked.total.get().ok()));
    let answers = settled(move |plan| {
        let (input, goal) = (input.get_untracked()?, sought_for.get_untracked()?);
        Some((input, goal, target::seek(plan, input, goal)))
    });
    let found = Memo::new(move |_| {
        let now = (input.get()?, sought_for.get()?);
        let settled = answers.get().flatten().filter(|(input, goal, _)| (*input, *goal) == now);
        // Another input or goal is answered at once; of a change of the plan the answer comes when it is quiet.
        let found = settled.map(|(.., found)| found);
        Some(found.unwrap_or_else(|| session.peek(|plan| target::seek(plan, now.0, now.1))))
    });
    let value = Signal::derive(move || {
        let shown = goal.taken().or_else(|| asked.total.get().ok());
        shown.map_or_else(String::new, |goal| numbers.get().full(goal))
    });
    let take = move |typed: String| {
        let typed = amount(session, &typed)?;
        typed.map_or(Ok(()), check_target).map_err(|error| sentence(session, &error))?;
        goal.put(typed);
        Ok(())
    };
    let answer = move || {
        let (input, found) = (input.get()?, found.get()?);
        Some(session.worded(|plan, wording| {
            let (text, numbers) = (studio(wording), &wording.numbers);
            let name = wording.input(input, plan.methods());
            match found {
                Ok(Sought::Found { value, target }) if is_held(input.get(plan.methods()), value) => {
                    match sought_for.get() == Some(target) {
                        true => text.goal_holds.to_string(),
                        false => {
                            (text.goal_nearest)(&name, &numbers.input(input, value), &numbers.full(target))
                        }
                    }
                }
                Ok(Sought::Found { value, target }) => {
                    let held =
                        input.get(plan.methods()).map_or_else(String::new, |held| numbers.input(input, held));
                    (text.goal_found)(&name, &held, &precise(numbers, input, value), &numbers.full(target))
                }
                Ok(Sought::OutOfReach { least, most }) => (text.goal_out)(
                    &name,
                    &numbers.input(input, least.0),
                    &numbers.short(least.1),
                    &numbers.input(input, most.0),
                    &numbers.short(most.1),
                ),
                Err(reason) => wording.undefined(reason),
            }
        }))
    };
    let error = RwSignal::new(None::<String>);
    let can_take = move || {
        let held = session.derive(move |plan| input.get().and_then(|input| input.get(plan.methods())));
        matches!(found.get(), Some(Ok(Sought::Found { value, .. })) if !is_held(held.get(), value))
    };
    let take_it = move || {
        let (Some(input), Some(Ok(Sought::Found { value, .. }))) =
            (input.get_untracked(), found.get_untracked())
        else {
            return;
        };
        error.set(tell(session, |methods| input.set(methods, value)).err());
    };
    view! {
        <section class="frame">
            <h2>{told(|text| text.goal_title)}</h2>
            <p class="frame__sub">{told(|text| text.goal_sub)}</p>
            <div class="inputs__fields">
                <Field label=told(|text| text.goal) value on_commit=take reads=amount_reads(session) number=true refused=goal.refused() testid="goal-amount" />
                <Choice
                    label=told(|text| text.by_input)
                    choices
                    chosen=input
                    on_choose=move |input| chosen.set(input)
                    testid="goal-input"
                />
            </div>
            <p class="studio__answer" role="status" data-testid="goal-answer">{answer}</p>
            {move || can_take().then(|| view! {
                <Button small=true on_press=take_it testid="goal-take">{told(|text| text.take_it)}</Button>
            })}
            {move || error.get().map(|error| view! { <p class="risk small" role="alert">{error}</p> })}
        </section>
    }
}

/// Whether an input has a value already, but for what no field shows.
fn is_held(held: Option<f64>, value: f64) -> bool {
    held.is_some_and(|held| (held - value).abs() <= 1e-7 * held.abs().max(1e-3))
}

/// A value that was solved for, to two places more than one that was typed.
fn precise(numbers: &keyline::text::Numbers, input: Input, value: f64) -> String {
    match super::moves::kind(input) {
        super::entry::Kind::Percent => numbers.percent_precise(value),
        super::entry::Kind::Amount | super::entry::Kind::Count | super::entry::Kind::Whole => {
            numbers.input(input, value)
        }
        super::entry::Kind::Plain => numbers.brief(value, 3),
    }
}

/// The methods as of a year ago.
#[component]
pub fn YearAgo() -> impl IntoView {
    let session = Session::get();
    let answers = settled(target::backtest);
    let found = Memo::new(move |_| answers.get().unwrap_or(Err(Undefined::NotYet)));
    let title = move || {
        session.wording(|wording| {
            let text = studio(wording);
            let Ok(then) = found.get() else { return text.then_none.to_string() };
            let nearest = then.nearest().and_then(|method| {
                let miss = then.miss(then.targets[method as usize]).ok()?;
                Some((wording.numbers.year(then.year), wording.method(method), miss))
            });
            nearest.map_or_else(
                || text.then_none.to_string(),
                |(year, method, miss)| {
                    (text.then_title)(&year, &method, &wording.numbers.percent(miss.abs()))
                },
            )
        })
    };
    let sub = move || {
        session.wording(|wording| match found.get() {
            Ok(then) => (studio(wording).then_sub)(
                &wording.numbers.year(then.year),
                then.accounts,
                &wording.numbers.month(then.through),
            ),
            Err(reason) => wording.undefined(reason),
        })
    };
    // One unit for what was set and what came.
    let scale = Memo::new(move |_| {
        let most = found.with(|found| {
            let then = found.as_ref().ok()?;
            let set = then.targets.into_iter().chain([then.blend]).flatten();
            set.chain([then.actual]).max()
        });
        session.numbers().get().table_scale(most.unwrap_or_default())
    });
    let rows = move || {
        let then = found.get().ok()?;
        Some(session.wording(|wording| {
            let methods = Method::ALL.map(|method| (Some(method), then.targets[method as usize]));
            let all = methods.into_iter().chain([(None, then.blend)]);
            all.map(|(method, target)| row(&then, method, target, scale.get(), wording)).collect_view()
        }))
    };
    let unit = move || view! { " "<span class="dim">{session.numbers().get().unit(scale.get())}</span> };
    let words = move |word: fn(&StudioText) -> &'static str| move || word(session.text().studio());
    view! {
        <section class="frame">
            <h2>{title}</h2>
            <p class="frame__sub">{sub}</p>
            {move || found.get().is_ok().then(|| view! {
                <div class="scroll-x">
                    <table class="table year-ago" data-testid="year-ago">
                        <thead>
                            <tr>
                                <th>{move || session.text().targets().method}</th>
                                <th class="n">{words(|text| text.then_would)}{unit}</th>
                                <th class="n">{words(|text| text.then_came)}{unit}</th>
                                <th class="n">{words(|text| text.then_miss)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            })}
        </section>
    }
}

fn row(
    then: &Backtest,
    method: Option<Method>,
    target: Result<Money, Undefined>,
    scale: Scale,
    wording: &Wording<'_>,
) -> AnyView {
    let words = wording.numbers.language.text().words();
    let name = method.map_or_else(|| words.blend.to_string(), |method| wording.method(method));
    let reason = target.err().map(|reason| wording.undefined(reason));
    let told = |figure, value| Told::in_table(wording, figure, value, scale).view();
    let set = told(target::Figure::YearAgo(method), target);
    let came = told(target::Figure::YearAgoActual, Ok(then.actual));
    let miss =
        Told::new(wording, target::Figure::YearAgoMiss(method), then.miss(target), Style::Change).view();
    view! {
        <tr>
            <td>{name} {reason.map(|reason| view! { <span class="explain__from">{reason}</span> })}</td>
            <td class="n">{set}</td>
            <td class="n">{came}</td>
            <td class="n strong">{miss}</td>
        </tr>
    }
    .into_any()
}
