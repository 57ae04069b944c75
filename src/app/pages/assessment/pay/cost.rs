//! What the pay plan would cost, over simulated years.

use std::sync::Arc;

use keyline::calc::assess::YearPay;
use keyline::calc::kernel::simulate::{Efforts, Outcomes};
use keyline::calc::target::Chances;
use keyline::calc::{self, Undefined};
use keyline::file::task::{self, Task};
use keyline::plan::{Money, PayWalk, Plan};
use keyline::text::{PayText, Wording};
use leptos::prelude::*;

use super::roll::{Roll, page};
use crate::browser;
use crate::errand::{Errand, Reply};
use crate::parts::{AtWork, Button};
use crate::session::Session;
use crate::settled::settled;

/// How the question stands.
#[derive(Clone)]
enum Stage {
    Idle,
    Running,
    Failed,
    Found(Arc<Efforts<Outcomes>>),
}

/// What is asked: how surely each account brings what, and how each owner is paid for a year.
#[derive(Clone, PartialEq)]
struct Question {
    told: Arc<Chances>,
    years: Vec<YearPay>,
}

impl Question {
    fn of(plan: &Plan) -> Result<Question, Undefined> {
        // People are paid for all of their accounts, and not for those alone that the target speaks of.
        let told = calc::target::chances(plan)?;
        let committed = plan.committed().ok_or(Undefined::NotCommitted)?;
        let split: Vec<_> = committed.current().iter().map(|it| (it.account, it.total())).collect();
        let targets = told.owner_targets(&split, plan);
        let years = calc::assess::year_pay(plan, &told, &targets);
        if years.iter().all(|year| year.fixed <= 0.0 && year.phases.is_empty()) {
            return Err(Undefined::NoPay);
        }
        Ok(Question { told, years })
    }

    /// What everybody exactly at target is paid.
    fn at_target(&self) -> f64 {
        self.years.iter().map(|year| year.pay(year.target)).sum()
    }

    fn sales_at_target(&self) -> f64 {
        self.years.iter().map(|year| year.target).sum()
    }
}

/// What the year costs: what was paid, once it is over, and until then what it would cost.
#[component]
pub fn Cost(roll: Roll) -> impl IntoView {
    let session = Session::get();
    let is_over = Memo::new(move |_| {
        roll.assessed.with(|assessed| assessed.as_ref().is_ok_and(|assessed| assessed.elapsed == 12))
    });
    let body = move || match is_over.get() {
        true => view! { <Paid roll /> }.into_any(),
        false => view! { <Asked /> }.into_any(),
    };
    view! {
        <section class="frame">
            <h2>{session.said(|text| text.pay().cost)}</h2>
            {body}
        </section>
    }
}

/// What a year that is over has cost.
#[component]
fn Paid(roll: Roll) -> impl IntoView {
    let session = Session::get();
    let paid = Memo::new(move |_| {
        let sum = |part: usize| {
            let paid = roll
                .people
                .with(|people| people.iter().filter_map(|it| it.to_date[part].ok()).collect::<Vec<_>>());
            let sum = paid.iter().fold(0_i64, |sum, paid| sum.saturating_add(paid.0));
            (!paid.is_empty()).then_some(Money(sum))
        };
        sum(2).map(|all| (all, sum(0).unwrap_or_default(), sum(1).unwrap_or_default()))
    });
    move || {
        session.wording(|wording| {
            let (text, numbers) = (page(wording), &wording.numbers);
            match paid.get() {
                Some((all, fixed, variable)) => {
                    let says =
                        (text.cost_paid)(&numbers.full(all), &numbers.full(fixed), &numbers.full(variable));
                    let exact = all.plain(numbers.currency.digits);
                    view! {
                        <p class="frame__sub">{text.cost_closed}</p>
                        <p class="strong" data-testid="cost-paid" data-value=exact>{says}</p>
                    }
                    .into_any()
                }
                None => view! { <p class="soft">{text.cost_none}</p> }.into_any(),
            }
        })
    }
}

/// The question and its answer.
#[component]
fn Asked() -> impl IntoView {
    let session = Session::get();
    let stage = RwSignal::new(Stage::Idle);
    let part = RwSignal::new(0.0);
    let errand = StoredValue::new_local(None::<Errand>);
    let answers = settled(Question::of);
    let question = Memo::new(move |_| answers.get().unwrap_or(Err(Undefined::NoPay)));
    Effect::new(move |_| {
        // What was found is of the terms as they were.
        question.with(|_| ());
        errand.set_value(None);
        stage.set(Stage::Idle);
    });
    let ask = move || {
        let Ok(Question { told, years }) = question.get_untracked() else { return };
        part.set(0.0);
        stage.set(Stage::Running);
        let task = Task::Draw(told.draws.as_ref().clone(), Some(years));
        let start = browser::mark();
        let heard = move |reply: Reply<calc::kernel::simulate::Simulated>| match reply {
            Reply::Progress(now) => part.set(now),
            Reply::Outcome(found) => {
                stage.set(found.cost.map_or(Stage::Failed, |cost| Stage::Found(Arc::new(cost))));
                browser::measure("recalculate", start);
            }
            Reply::Missing | Reply::Failed => stage.set(Stage::Failed),
        };
        match Errand::start(None, &task, |it| task::read_simulated(&it.words), heard) {
            Some(started) => errand.set_value(Some(started)),
            None => stage.set(Stage::Failed),
        }
    };
    let stop = move || {
        errand.set_value(None);
        stage.set(Stage::Idle);
    };
    let words = move |word: fn(&PayText) -> &'static str| move || word(session.text().pay());
    let body = move || match (question.get().map(drop), stage.get()) {
        (Err(Undefined::NoPay), _) => view! { <p class="soft">{words(|text| text.cost_none)}</p> }.into_any(),
        (Err(reason), _) => {
            let reason = move || session.wording(|wording| wording.undefined(reason));
            view! { <p class="soft">{reason}</p> }.into_any()
        }
        (Ok(()), Stage::Idle) => {
            view! { <Button testid="ask-cost" on_press=ask>{words(|text| text.cost_ask)}</Button> }.into_any()
        }
        (Ok(()), Stage::Running) => {
            let running = Signal::derive(move || {
                session.wording(|wording| {
                    (page(wording).cost_running)(&wording.numbers.percent_whole(part.get()))
                })
            });
            let stop_words = Signal::derive(move || session.text().pay().cost_stop.to_string());
            view! { <p><AtWork words=running stop=stop_words on_stop=stop /></p> }.into_any()
        }
        (Ok(()), Stage::Failed) => {
            view! { <p class="risk" role="alert">{words(|text| text.cost_failed)}</p> }.into_any()
        }
        (Ok(()), Stage::Found(found)) => view! { <Answer question found /> }.into_any(),
    };
    let walk = session.derive(|plan| {
        let is_apart = calc::assess::windows(plan)
            .iter()
            .any(|row| plan.terms().of(row.phase).walk == PayWalk::EachPeriod);
        if is_apart { PayWalk::EachPeriod } else { PayWalk::ToDate }
    });
    view! {
        <p class="frame__sub">{move || (session.text().pay().cost_sub)(walk.get())}</p>
        {body}
    }
}

#[component]
fn Answer(question: Memo<Result<Question, Undefined>>, found: Arc<Efforts<Outcomes>>) -> impl IntoView {
    let session = Session::get();
    let found = StoredValue::new(found);
    let body = move || {
        let question = question.get().ok()?;
        Some(session.wording(|wording| answer(&question, &found.get_value(), wording)))
    };
    view! { {body} }
}

fn answer(question: &Question, found: &Efforts<Outcomes>, wording: &Wording<'_>) -> AnyView {
    let (text, numbers) = (page(wording), &wording.numbers);
    let money = |minor: f64| numbers.short(Money::from_minor(minor.round()).unwrap_or_default());
    let most = found.planned.quantile(0.9).max(found.unchanged.quantile(0.9));
    let scale = numbers.table_scale(Money::from_minor(most.round()).unwrap_or_default());
    let row = |name: &'static str, outcomes: &Outcomes, testid: &'static str| {
        let [low, mid, high] = [0.1, 0.5, 0.9].map(|part| outcomes.quantile(part));
        let money =
            |minor: f64| numbers.in_table(Money::from_minor(minor.round()).unwrap_or_default(), scale);
        let exact = Money::from_minor(mid.round()).unwrap_or_default().plain(numbers.currency.digits);
        view! {
            <tr>
                <th>{name}</th>
                <td class="n">{money(low)}</td>
                <td class="n strong" data-testid=testid data-value=exact>{money(mid)}</td>
                <td class="n">{money(high)}</td>
            </tr>
        }
    };
    let planned = if question.told.effort.is_ok() {
        Some(row(text.if_planned, &found.planned, "cost-planned"))
    } else {
        None
    };
    let shown = if question.told.effort.is_ok() { &found.planned } else { &found.unchanged };
    let [low, mid, high] = [0.1, 0.5, 0.9].map(|part| money(shown.quantile(part)));
    let at_target = question.at_target();
    let sales = question.sales_at_target();
    let part = (sales > 0.0).then(|| (text.of_sales)(&numbers.percent(at_target / sales)));
    view! {
        <p class="strong" data-testid="cost-says">{(text.cost_says)(&low, &mid, &high)}</p>
        <div class="scroll-x">
            <table class="table studio__odds">
                <thead><tr><td class="dim">{numbers.unit(scale)}</td><th class="n">"P10"</th><th class="n">"P50"</th><th class="n">"P90"</th></tr></thead>
                <tbody>
                    {planned}
                    {row(text.if_unchanged, &found.unchanged, "cost-unchanged")}
                </tbody>
            </table>
        </div>
        <p class="small soft">{text.at_target} " " {money(at_target)} {part}</p>
    }
    .into_any()
}
