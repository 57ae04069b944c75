//! New accounts by the funnel, how many people the visits need, and their best use.

use std::sync::Arc;

use keyline::calc::target::{BestVisits, FunnelPart, VisitCase};
use keyline::calc::{self, Undefined, target};
use keyline::file::csv_out;
use keyline::file::task::{self, Task};
use keyline::plan::{Class, Funnel, Methods, Money, Visits};
use keyline::text::{StudioText, Wording};
use leptos::prelude::*;

use super::entry::{Entry, Kind, tell};
use super::words::told;
use crate::browser;
use crate::errand::{Errand, Reply};
use crate::parts::{AtWork, Button, Weight};
use crate::session::Session;
use crate::settled::settled;
use crate::show::{Fig, Style};

fn studio<'a>(wording: &Wording<'_>) -> &'a StudioText {
    wording.numbers.language.text().studio()
}

/// The funnel: entered or not.
#[component]
pub fn FunnelInputs() -> impl IntoView {
    let session = Session::get();
    let entered = session.derive(|plan| plan.methods().resources.funnel.is_some());
    let start =
        Funnel { contacts: 0.0, days: 240.0, distinct: 1.0, conversion: 0.0, first_year: Money::ZERO };
    let set = move |funnel: Option<Funnel>| {
        // A funnel of no contacts is in range, and so is none.
        let _ = tell(session, |methods| methods.resources.funnel = funnel);
    };
    let body = move || {
        match entered.get() {
        false => view! {
            <Button small=true testid="add-funnel" on_press=move || set(Some(start))>{told(|text| text.funnel_add)}</Button>
        }
        .into_any(),
        true => view! {
            <FunnelFields />
            <Button small=true weight=Weight::Quiet on_press=move || set(None)>{told(|text| text.funnel_drop)}</Button>
        }
        .into_any(),
    }
    };
    view! {
        <section class="studio__sub">
            <h3>{told(|text| text.funnel)}</h3>
            <p class="soft small">{told(|text| text.funnel_sub)}</p>
            {body}
        </section>
    }
}

/// A number of the funnel: its label, its name for checks, how it is typed, its place.
type FunnelNumber = (fn(&StudioText) -> &'static str, &'static str, Kind, fn(&mut Funnel) -> &mut f64);

const FUNNEL: [FunnelNumber; 4] = [
    (|text| text.contacts, "funnel-contacts", Kind::Plain, |funnel| &mut funnel.contacts),
    (|text| text.days, "funnel-days", Kind::Plain, |funnel| &mut funnel.days),
    (|text| text.distinct, "funnel-distinct", Kind::Percent, |funnel| &mut funnel.distinct),
    (|text| text.conversion, "funnel-conversion", Kind::Percent, |funnel| &mut funnel.conversion),
];

#[component]
fn FunnelFields() -> impl IntoView {
    let session = Session::get();
    let field = |(word, testid, kind, place): FunnelNumber| {
        view! {
            <Entry
                label=told(word)
                kind
                read=move |methods| methods.resources.funnel.map(|mut funnel| *place(&mut funnel))
                write=move |methods, value| {
                    if let Some(funnel) = methods.resources.funnel.as_mut() {
                        *place(funnel) = value.unwrap_or(0.0);
                    }
                }
                testid
            />
        }
    };
    let parts = [FunnelPart::Contacts, FunnelPart::Met, FunnelPart::New, FunnelPart::Sales];
    let part = move |(at, part): (usize, FunnelPart)| {
        let figure = target::Figure::Funnel(part);
        let style = if part == FunnelPart::Sales { Style::Short } else { Style::Count };
        view! {
            <p class="inputs__companion">
                {move || session.text().studio().funnel_says[at]} " "
                <b>
                    <Fig figure style testid=["funnel-says-contacts", "funnel-says-met", "funnel-says-new", "funnel-says-sales"][at] />
                </b>
            </p>
        }
    };
    view! {
        <div class="inputs__fields">
            {FUNNEL.map(field).into_iter().collect_view()}
            <Entry
                label=told(|text| text.first_year)
                kind=Kind::Amount
                read=|methods| methods.resources.funnel.map(|funnel| funnel.first_year.to_f64())
                write=|methods, value| {
                    if let Some(funnel) = methods.resources.funnel.as_mut() {
                        funnel.first_year = Money::from_minor(value.unwrap_or(0.0)).unwrap_or_default();
                    }
                }
                testid="funnel-first-year"
            />
        </div>
        <div class="inputs__fields">{parts.into_iter().enumerate().map(part).collect_view()}</div>
    }
}

/// How the search for the best use stands.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    Idle,
    Running,
    Found(Arc<(VisitCase, BestVisits)>),
    Failed,
    Undefined(Undefined),
}

/// Visits: the norms, the force, and the best use.
#[component]
pub fn VisitInputs() -> impl IntoView {
    let session = Session::get();
    let entered = session.derive(|plan| plan.methods().resources.visits.is_some());
    let start = Visits { norm: [12.0, 6.0, 2.0], planned: 0, most: 52, per_person: 400.0 };
    let add = move || {
        // As many visits as the norms ask for today are in range.
        let needed = session.peek(|plan| {
            let mut methods = plan.methods().clone();
            methods.resources.visits = Some(start);
            let mut with = plan.clone();
            let _ = with.apply(keyline::plan::Edit::SetMethods(Box::new(methods)));
            calc::value(&with, target::Figure::Force).ok()
        });
        let planned = needed.map_or(0.0, |people| people * start.per_person).round().clamp(0.0, 1e7) as u32;
        let _ = tell(session, |methods| methods.resources.visits = Some(Visits { planned, ..start }));
    };
    let drop_them = move || {
        // No visits are in range.
        let _ = tell(session, |methods| methods.resources.visits = None);
    };
    let body = move || {
        match entered.get() {
        false => view! {
            <Button small=true testid="add-visits" on_press=add>{told(|text| text.visits_add)}</Button>
        }
        .into_any(),
        true => view! {
            <VisitFields />
            <Best />
            <Button small=true weight=Weight::Quiet on_press=drop_them>{told(|text| text.visits_drop)}</Button>
        }
        .into_any(),
    }
    };
    view! {
        <section class="studio__sub">
            <h3>{told(|text| text.visits)}</h3>
            <p class="soft small">{told(|text| text.visits_sub)}</p>
            {body}
        </section>
    }
}

fn visits_of(methods: &Methods) -> Option<Visits> {
    methods.resources.visits
}

#[component]
fn VisitFields() -> impl IntoView {
    let session = Session::get();
    let norm = move |class: Class| {
        let label = Signal::derive(move || (session.text().studio().norm)(class.as_str()));
        view! {
            <Entry
                label
                kind=Kind::Plain
                read=move |methods| visits_of(methods).map(|visits| visits.norm[class as usize])
                write=move |methods, value| {
                    if let Some(visits) = methods.resources.visits.as_mut() {
                        visits.norm[class as usize] = value.unwrap_or(0.0);
                    }
                }
                testid=["visit-norm-", class.as_str()].concat()
            />
        }
    };
    let planned = target::Figure::Force;
    let with_planned = move || {
        session.worded(|plan, wording| {
            let visits = visits_of(plan.methods()).filter(|visits| visits.per_person > 0.0)?;
            let people = f64::from(visits.planned) / visits.per_person;
            Some((studio(wording).force_planned)(&wording.numbers.brief(people, 1)))
        })
    };
    view! {
        <div class="inputs__fields">
            {Class::ALL.map(norm).into_iter().collect_view()}
            <Entry
                label=told(|text| text.planned_visits)
                kind=Kind::Whole
                read=|methods| visits_of(methods).map(|visits| f64::from(visits.planned))
                write=|methods, value| {
                    if let Some(visits) = methods.resources.visits.as_mut() {
                        visits.planned = value.unwrap_or(0.0) as u32;
                    }
                }
                testid="visits-planned"
            />
            <Entry
                label=told(|text| text.most_visits)
                kind=Kind::Count
                read=|methods| visits_of(methods).map(|visits| f64::from(visits.most))
                write=|methods, value| {
                    if let Some(visits) = methods.resources.visits.as_mut() {
                        visits.most = value.unwrap_or(1.0) as u32;
                    }
                }
                testid="visits-most"
            />
            <Entry
                label=told(|text| text.per_person)
                kind=Kind::Plain
                read=|methods| visits_of(methods).map(|visits| visits.per_person)
                write=|methods, value| {
                    if let Some(visits) = methods.resources.visits.as_mut() {
                        visits.per_person = value.unwrap_or(0.0);
                    }
                }
                testid="visits-per-person"
            />
        </div>
        <p class="inputs__gap">
            {told(|text| text.force_needs)} {session.said(|text| text.words().space)}
            <b>
                <Fig figure=planned style=Style::Decimal(1) testid="force" />
            </b>
            {with_planned}
        </p>
    }
}

/// The search and what it found.
#[component]
fn Best() -> impl IntoView {
    let session = Session::get();
    let stage = RwSignal::new(Stage::Idle);
    let part = RwSignal::new(0.0);
    let errand = StoredValue::new_local(None::<Errand>);
    let answers = settled(target::visit_case);
    let case = Memo::new(move |_| answers.get().unwrap_or(Err(Undefined::NoVisits)));
    let sought = StoredValue::new(None::<VisitCase>);
    Effect::new(move |_| {
        // What was found is of the plan as it was. Reading it here finds it here, and not at the first press.
        let is_same = case.with(|case| sought.with_value(|sought| case.as_ref().ok() == sought.as_ref()));
        if !is_same {
            errand.set_value(None);
            stage.set(Stage::Idle);
        }
    });
    let seek = move || {
        // A press may come before the answer to the last change has settled.
        let case = match session.peek(target::visit_case) {
            Ok(case) => case,
            Err(reason) => {
                stage.set(Stage::Undefined(reason));
                return;
            }
        };
        sought.set_value(Some(case.clone()));
        part.set(0.0);
        stage.set(Stage::Running);
        let task = Task::Visits(case.clone());
        let start = browser::mark();
        let heard = move |reply: Reply<BestVisits>| match reply {
            Reply::Progress(now) => part.set(now),
            Reply::Outcome(found) => {
                stage.set(Stage::Found(Arc::new((case.clone(), *found))));
                browser::measure("recalculate", start);
            }
            Reply::Missing | Reply::Failed => stage.set(Stage::Failed),
        };
        match Errand::start(None, &task, |it| task::read_visits(&it.words), heard) {
            Some(started) => errand.set_value(Some(started)),
            None => stage.set(Stage::Failed),
        }
    };
    let stop = move || {
        errand.set_value(None);
        stage.set(Stage::Idle);
    };
    move || match stage.get() {
        Stage::Idle => view! {
            <Button testid="seek-best" on_press=seek>{told(|text| text.seek_best)}</Button>
        }
        .into_any(),
        Stage::Running => {
            let seeking = Signal::derive(move || {
                session
                    .wording(|wording| (studio(wording).seeking)(&wording.numbers.percent_whole(part.get())))
            });
            view! { <p><AtWork words=seeking stop=told(|text| text.odds_stop) on_stop=stop /></p> }.into_any()
        }
        Stage::Failed => {
            view! { <p class="risk" role="alert">{told(|text| text.seek_failed)}</p> }.into_any()
        }
        Stage::Undefined(reason) => {
            view! { <p class="soft" role="status">{session.wording(|wording| wording.undefined(reason))}</p> }
                .into_any()
        }
        Stage::Found(found) => view! { <Outcome found /> }.into_any(),
    }
}

/// What the best use brings, and who gets more or fewer visits.
#[component]
fn Outcome(found: Arc<(VisitCase, BestVisits)>) -> impl IntoView {
    let session = Session::get();
    let held = StoredValue::new(found);
    let export = move || {
        let found = held.get_value();
        let (name, bytes) = session.worded(|plan, wording| {
            let (text, words) = (studio(wording), wording.numbers.language.text().words());
            let digits = wording.numbers.currency.digits;
            let by_sales = found.0.by_sales;
            let (before, after) = ((text.margin_now)(by_sales), (text.margin_best)(by_sales));
            let headings = [words.account, text.visits_now, text.visits_best, before, after];
            let row = |(id, now, best, before, after): Listed| {
                let money = |minor: i64| Money(minor).plain(digits);
                ((wording.account)(id), vec![now.to_string(), best.to_string(), money(before), money(after)])
            };
            (
                [text.visits, ".csv"].concat(),
                csv_out::listed(&headings, listed(plan, &found).into_iter().map(row)),
            )
        });
        browser::download(&name, "text/csv;charset=utf-8", &bytes);
    };
    let sentences = move || {
        let found = held.get_value();
        let (case, best) = (&found.0, &found.1);
        session.wording(|wording| {
            let (text, numbers) = (studio(wording), &wording.numbers);
            let money = |minor: i64| numbers.short(Money(minor));
            let gain = best.best.value - best.today;
            let part = (best.today > 0).then(|| numbers.percent_signed(gain as f64 / best.today as f64));
            let moved = best.reallocated.value - best.today;
            let proof = match best.best.gap() {
                0 => text.best_proved.to_string(),
                gap => (text.best_gap)(&money(gap)),
            };
            let flat_to = best.flat.to.map_or_else(|| "∞".to_string(), |to| numbers.count(to as usize));
            let marginal = Money::from_minor(best.best.marginal.round()).unwrap_or_default();
            let known = (text.best_known)(case.known, case.rows.len(), case.with_margin);
            let notes = [
                (text.best_parts)(&money(moved), &money(gain - moved)),
                (text.best_marginal)(&numbers.short(marginal)),
                (text.best_flat)(&numbers.count(best.flat.from as usize), &flat_to),
                known,
            ];
            let more = [
                case.by_sales.then(|| text.best_by_sales.to_string()),
                (case.left_out > 0).then(|| (text.best_left_out)(case.left_out)),
            ];
            let notes: Vec<String> = notes.into_iter().chain(more.into_iter().flatten()).collect();
            let part = part.as_deref().unwrap_or(keyline::text::DASH);
            let gap = numbers.language.text().words().space;
            let title = (text.best_title)(&numbers.short_signed(Money(gain)), part, case.by_sales);
            view! {
                <h4 data-testid="best-gain" data-value=Money(gain).plain(numbers.currency.digits)>{title}</h4>
                <p data-testid="best-gap" data-value=best.best.gap().to_string()>{proof} {gap} {notes.join(gap)}</p>
            }
        })
    };
    let scale = Memo::new(move |_| {
        session.worded(|plan, wording| {
            let all = listed(plan, &held.get_value());
            let most = all.iter().flat_map(|&(.., before, after)| [before, after]).max();
            wording.numbers.table_scale(Money(most.unwrap_or_default()))
        })
    });
    let unit = move || view! { " "<span class="dim">{session.numbers().get().unit(scale.get())}</span> };
    let rows = move || {
        let (found, scale) = (held.get_value(), scale.get());
        session.worded(|plan, wording| {
            let numbers = &wording.numbers;
            let mut all = listed(plan, &found);
            let change = |one: &Listed| (f64::from(one.2) - one.1).abs();
            all.sort_by(|a, b| change(b).total_cmp(&change(a)));
            let row = |(id, now, best, before, after): Listed| {
                let change = match f64::from(best) - now {
                    more if more >= 0.5 => "↑",
                    less if less <= -0.5 => "↓",
                    _ => "",
                };
                view! {
                    <tr>
                        <td><bdi>{(wording.account)(id)}</bdi></td>
                        <td class="n">{numbers.brief(now, 1)}</td>
                        <td class="n strong">{change} " " {best}</td>
                        <td class="n">{numbers.in_table(Money(before), scale)}</td>
                        <td class="n">{numbers.in_table(Money(after), scale)}</td>
                    </tr>
                }
            };
            all.into_iter().take(SHOWN).map(row).collect_view()
        })
    };
    let words = move |word: fn(&StudioText) -> &'static str| move || word(session.text().studio());
    let by_sales = held.with_value(|found| found.0.by_sales);
    view! {
        <div class="studio__best" data-testid="best-visits">
            {sentences}
            <div class="scroll-x">
                <table class="table">
                    <thead>
                        <tr>
                            <th>{move || session.text().words().account}</th>
                            <th class="n">{words(|text| text.visits_now)}</th>
                            <th class="n">{words(|text| text.visits_best)}</th>
                            <th class="n">{move || (session.text().studio().margin_now)(by_sales)}{unit}</th>
                            <th class="n">{move || (session.text().studio().margin_best)(by_sales)}{unit}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <Button small=true on_press=export>{told(|text| text.take_visits)}</Button>
        </div>
    }
}

/// How many accounts the table shows; the exported list has all.
const SHOWN: usize = 25;

/// An account, its visits today and best, its margin with each.
type Listed = (keyline::plan::AccountId, f64, u32, i64, i64);

fn listed(plan: &keyline::plan::Plan, found: &(VisitCase, BestVisits)) -> Vec<Listed> {
    let (case, best) = found;
    let one = |(at, curve): (usize, &[i64])| {
        let (id, then) = (plan.accounts().get(*case.rows.get(at)?)?.id, *best.best.effort.get(at)?);
        Some((id, *case.today.get(at)?, then, *case.margins.get(at)?, *curve.get(then as usize)?))
    };
    case.curves.iter().enumerate().filter_map(one).collect()
}
