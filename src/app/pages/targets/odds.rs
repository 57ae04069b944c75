//! The odds of the target: simulated years, with and without the planned effort.

use std::sync::Arc;

use keyline::calc::{self, Assumed, Chances, Figure, Odd, Odds, Undefined, Whose};
use keyline::chart::{self, Picture, Size, Worded};
use keyline::file::task::{self, Task};
use keyline::plan::{AccountId, Money};
use keyline::text::{StudioText, Wording};
use leptos::prelude::*;

use super::{Asked, told};
use crate::errand::{Errand, Reply};
use crate::explain::{Held, Simulated};
use crate::parts::{AtWork, Button, Frame};
use crate::session::Session;
use crate::show::{Style, Told};

/// How a simulation stands; how far a running one is stands beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stage {
    Idle,
    Running,
    Stopped,
    Failed,
}

/// After so many milliseconds without a change of the plan the years are drawn anew.
const PAUSE: u64 = 250;

/// The odds with their drawing.
#[component]
pub fn OddsSection(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let Simulated(held) = expect_context::<Simulated>();
    let stage = RwSignal::new(Stage::Idle);
    let part = RwSignal::new(0.0);
    let errand = StoredValue::new_local(None::<Errand>);
    let told_of = asked.chances;
    // What the owners are asked for; the total alone does not need the years drawn again.
    let parts = Memo::new(move |_| {
        let parted = asked.parted.get().ok()?;
        Some(
            parted
                .rows
                .iter()
                .map(|share| (share.account, share.target))
                .collect::<Vec<(AccountId, Money)>>(),
        )
    });
    let run = move || {
        let Ok(told) = told_of.get_untracked() else { return };
        let split = parts.get_untracked().unwrap_or_default();
        let owner_targets = session.peek(|plan| told.owner_targets(&split, plan));
        part.set(0.0);
        stage.set(Stage::Running);
        let task =
            Task::Simulate { outlooks: told.drawn(), targets: owner_targets.clone(), draws: told.draws() };
        let start = crate::browser::mark();
        let heard = move |reply: Reply<calc::Simulated>| match reply {
            Reply::Progress(now) => part.set(now),
            Reply::Outcome(found) => {
                let odds = Odds { told: told.clone(), found: *found, owner_targets: owner_targets.clone() };
                held.update(|held| held.odds = Some(Arc::new(odds)));
                stage.set(Stage::Idle);
                crate::browser::measure("recalculate", start);
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
        stage.set(Stage::Stopped);
    };
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let (told, _) = (told_of.get(), parts.get());
        // What was drawn stays in sight until the new years are drawn.
        errand.set_value(None);
        if let Some(timer) = waiting.get_value() {
            timer.clear();
        }
        stage.set(Stage::Idle);
        if told.is_ok() {
            let timer = set_timeout_with_handle(run, std::time::Duration::from_millis(PAUSE));
            waiting.set_value(timer.ok());
        }
    });
    Effect::new(move |_| {
        let total = asked.total.get().ok();
        held.update(|held| held.target = total);
    });
    on_cleanup(move || {
        if let Some(timer) = waiting.get_value() {
            timer.clear();
        }
        errand.set_value(None);
        held.set(Held::default());
    });
    let odds = Memo::new(move |_| held.get().odds);
    // Where nobody knows what the planned effort makes, the page speaks of the year as it goes by itself.
    let shown = move |odds: &Odds| if odds.told.effort.is_ok() { Odd::Planned } else { Odd::Unchanged };
    let chance = move || {
        let (odds, total) = (odds.get()?, asked.total.get().ok()?);
        odds.value(shown(&odds), total).ok()
    };
    let title = Signal::derive(move || {
        session.worded(|_, wording| match chance() {
            Some(chance) => {
                (studio(wording).odds_title)(&wording.numbers.percent_whole(chance), asked.is_committed.get())
            }
            None => studio(wording).odds_none.to_string(),
        })
    });
    let sub = Signal::derive(move || {
        session.worded(|_, wording| match told_of.get() {
            Ok(told) => (studio(wording).odds_sub)(&wording.numbers.count(told.draws().count), calc::SEED),
            Err(reason) => wording.undefined(reason),
        })
    });
    let draw = move |size: Size| {
        let (odds, total) = (odds.get()?, asked.total.get().ok()?);
        session.worded(|_, wording| picture(&odds, total, wording, size))
    };
    let state = move || {
        let text = session.text().studio();
        match stage.get() {
            Stage::Running => {
                let running = Signal::derive(move || {
                    session.worded(|_, wording| {
                        (studio(wording).odds_running)(&wording.numbers.percent_whole(part.get()))
                    })
                });
                view! { <AtWork words=running stop=told(|text| text.odds_stop) on_stop=stop testid="odds-stop" /> }.into_any()
            }
            Stage::Stopped => view! {
                <span role="status">{text.odds_stopped}</span>
                <Button small=true on_press=run>{text.odds_again}</Button>
            }
            .into_any(),
            Stage::Failed => view! { <span class="risk" role="alert">{text.odds_failed}</span> }.into_any(),
            Stage::Idle => ().into_any(),
        }
    };
    view! {
        <Frame
            title
            sub
            draw
            height=|width| if width < 500.0 { 250.0 } else { 280.0 }
            empty=told(|text| text.odds_none)
            switch=Signal::derive(move || (session.text().words().table, session.text().words().chart))
            table=move || view! { <Owners odds asked told_of /> }
            explains=move |_| odds.get().map(|odds| Figure::Odd(shown(&odds)))
            foot=move || {
                view! {
                    <div class="studio__facts">
                        <Facts odds asked />
                        <p class="studio__state">{state}</p>
                    </div>
                }
            }
        />
    }
}

fn studio<'a>(wording: &Wording<'_>) -> &'a StudioText {
    wording.numbers.language.text().studio()
}

/// An amount that was simulated.
fn sum(minor: Result<f64, Undefined>) -> Result<Money, Undefined> {
    minor.map(|minor| Money::from_minor(minor.round()).unwrap_or_default())
}

/// The chances beside each other, and what they rest on.
#[component]
fn Facts(odds: Memo<Option<Arc<Odds>>>, asked: Asked) -> impl IntoView {
    let session = Session::get();
    move || {
        let (odds, total) = (odds.get()?, asked.total.get().ok()?);
        Some(session.worded(|_, wording| {
            let text = studio(wording);
            let one = |odd: Odd, style: Style| Told::new(wording, Figure::Odd(odd), odds.value(odd, total), style);
            // What the larger of the two ends at decides for both.
            let most = [Odd::P90, Odd::P90Unchanged].map(|odd| sum(odds.value(odd, total)).unwrap_or_default());
            let scale = wording.numbers.table_scale(most.into_iter().max().unwrap_or_default());
            let end = |odd| Told::in_table(wording, Figure::Odd(odd), sum(odds.value(odd, total)), scale).view();
            let row = |name: &'static str, odds: [Odd; 4], testid: &'static str| {
                let [chance, low, mid, high] = odds;
                view! {
                    <tr>
                        <th>{name}</th>
                        <td class="n strong">{one(chance, Style::Percent).named(testid)}</td>
                        <td class="n">{end(low)}</td>
                        <td class="n">{end(mid)}</td>
                        <td class="n">{end(high)}</td>
                    </tr>
                }
            };
            let planned = row(text.if_planned, [Odd::Planned, Odd::P10, Odd::P50, Odd::P90], "probability");
            let unchanged = row(
                text.if_unchanged,
                [Odd::Unchanged, Odd::P10Unchanged, Odd::P50Unchanged, Odd::P90Unchanged],
                "probability-unchanged",
            );
            view! {
                <div class="scroll-x">
                    <table class="table studio__odds">
                        <thead>
                            <tr><td class="dim">{wording.numbers.unit(scale)}</td><th class="n">{text.chance}</th><th class="n">"P10"</th><th class="n">"P50"</th><th class="n">"P90"</th></tr>
                        </thead>
                        <tbody>{planned} {unchanged}</tbody>
                    </table>
                </div>
                <p>
                    {text.correlation} " " {one(Odd::Rho, Style::Decimal(2)).named("correlation")} " "
                    {(text.rho_basis)(odds.told.rho_basis)} " · " {text.independent} " "
                    {one(Odd::Independent, Style::Percent).named("probability-independent")}
                </p>
            }
        }))
    }
}

/// The chance of each owner, and of the accounts with the lowest.
#[component]
fn Owners(
    odds: Memo<Option<Arc<Odds>>>,
    asked: Asked,
    told_of: Memo<Result<Arc<Chances>, Undefined>>,
) -> impl IntoView {
    let session = Session::get();
    // One unit for owners and accounts: the largest owner's part of the target decides.
    let scale = Memo::new(move |_| {
        let numbers = session.numbers().get();
        let owner = odds.get().map(|odds| odds.owner_targets.iter().copied().fold(0.0, f64::max));
        let account = asked.parted.with(|parted| parted.as_ref().ok()?.rows.first().map(|row| row.target));
        let most = owner.and_then(|minor| sum(Ok(minor)).ok()).max(account);
        numbers.table_scale(most.unwrap_or_default())
    });
    let owners = move || {
        let (odds, scale) = (odds.get()?, scale.get());
        Some(session.worded(|plan, wording| {
            let numbers = &wording.numbers;
            let rows = odds.told.owners.iter().zip(&odds.found.groups).zip(&odds.owner_targets);
            let rows = rows.filter(|(_, target)| **target > 0.0).map(|((&owner, chance), &target)| {
                let name = plan.account(owner).map_or_else(String::new, |it| it.profile.owner.to_string());
                let name =
                    if name.is_empty() { numbers.language.text().words().no_owner.to_string() } else { name };
                let told = |figure, value, style| Told::new(wording, figure, value, style).view();
                let chance_of = |assumed, value| {
                    told(Figure::Chance(Whose::Owner(owner), assumed), value, Style::PercentWhole)
                };
                let effort = odds.told.effort;
                let amount = |figure, value| Told::in_table(wording, figure, sum(value), scale).view();
                view! {
                    <tr>
                        <td><bdi>{name}</bdi></td>
                        <td class="n">{amount(Figure::OwnerTarget(owner), Ok(target))}</td>
                        <td class="n">{amount(Figure::OwnerMean(owner), effort.map(|()| chance.planned.mean))}</td>
                        <td class="n">{chance_of(Assumed::Unchanged, Ok(chance.unchanged.probability))}</td>
                        <td class="n strong">{chance_of(Assumed::Planned, effort.map(|()| chance.planned.probability))}</td>
                    </tr>
                }
            });
            rows.collect_view()
        }))
    };
    let accounts = move || {
        let (told_of, parted, scale) = (told_of.get().ok()?, asked.parted.get().ok()?, scale.get());
        Some(session.worded(|plan, wording| {
            let mut rows: Vec<_> = parted
                .rows
                .iter()
                .filter_map(|share| {
                    let chance = told_of.account(plan.row_of(share.account)?, share.target)?;
                    Some((chance, share.account, share.target))
                })
                .collect();
            rows.sort_by(|a, b| a.0.planned.total_cmp(&b.0.planned));
            let rows = rows.into_iter().take(ACCOUNTS).map(|(chance, id, target)| {
                let told = |figure, value, style| Told::new(wording, figure, value, style).view();
                let chance_of = |assumed, value| {
                    told(Figure::Chance(Whose::Account(id), assumed), value, Style::PercentWhole)
                };
                view! {
                    <tr>
                        <td><bdi>{(wording.account)(id)}</bdi></td>
                        <td class="n">{Told::in_table(wording, Figure::AccountTarget(id), Ok(target), scale).view()}</td>
                        <td></td>
                        <td class="n">{chance_of(Assumed::Unchanged, Ok(chance.unchanged))}</td>
                        <td class="n strong">{chance_of(Assumed::Planned, told_of.effort.map(|()| chance.planned))}</td>
                    </tr>
                }
            });
            rows.collect_view()
        }))
    };
    let words = move |word: fn(&StudioText) -> &'static str| move || word(session.text().studio());
    let unit = move || view! { " "<span class="dim">{session.numbers().get().unit(scale.get())}</span> };
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th>{words(|text| text.by_owner)}</th>
                    <th class="n">{move || session.text().words().target}{unit}</th>
                    <th class="n">{words(|text| text.mean)}{unit}</th>
                    <th class="n">{words(|text| text.if_unchanged)}</th>
                    <th class="n">{words(|text| text.if_planned)}</th>
                </tr>
            </thead>
            <tbody>{owners}</tbody>
            <tbody>
                <tr><th colspan="5">{words(|text| text.least_likely)}</th></tr>
                {accounts}
            </tbody>
        </table>
    }
}

/// How many accounts with the lowest chance are listed.
const ACCOUNTS: usize = 50;

fn picture(odds: &Odds, total: Money, wording: &Wording<'_>, size: Size) -> Option<Picture> {
    let (text, numbers) = (studio(wording), &wording.numbers);
    let is_planned = odds.told.effort.is_ok();
    let planned = if is_planned { &odds.found.total.planned } else { &odds.found.total.unchanged };
    // The outermost half per cent on each side would only make the rest small.
    let (low, high) = (planned.quantile(0.005), planned.quantile(0.995));
    let target = total.to_f64();
    let room = 0.04 * (high - low);
    let (from, to) = (low.min(target - room).max(0.0), high.max(target + room));
    let counts = planned.histogram(from, to, if size.width < 500.0 { 30 } else { 48 });
    let units =
        |minor: f64| Money::from_minor(minor.round()).unwrap_or_default().to_units(numbers.currency.digits);
    let value = |planned: Odd, unchanged: Odd| {
        odds.value(if is_planned { planned } else { unchanged }, total).unwrap_or_default()
    };
    let chance = value(Odd::Planned, Odd::Unchanged);
    let (short, reach) = (numbers.percent_whole(1.0 - chance), numbers.percent_whole(chance));
    let scale = numbers.scale(Money::from_minor(to.round()).unwrap_or_default());
    let money = |minor: f64| numbers.short(Money::from_minor(minor.round()).unwrap_or_default());
    let quantile = |name: &str, planned: Odd, unchanged: Odd| {
        let value = value(planned, unchanged);
        (units(value), [name.to_string(), money(value)])
    };
    let ticks = chart::nice_ticks(units(from), units(to), if size.width < 500.0 { 3 } else { 6 });
    let inside = |tick: &f64| (units(from)..=units(to)).contains(tick);
    let ticks: Vec<f64> = ticks.into_iter().filter(inside).collect();
    chart::Odds {
        alt: (text.odds_alt)(&reach, &money(value(Odd::P50, Odd::P50Unchanged))),
        from: units(from),
        to: units(to),
        counts,
        line: Some((units(target), [(text.fall_short)(&short), (text.reach_it)(&reach)])),
        quantiles: vec![
            quantile("P50", Odd::P50, Odd::P50Unchanged),
            quantile("P10", Odd::P10, Odd::P10Unchanged),
            quantile("P90", Odd::P90, Odd::P90Unchanged),
        ],
        ticks: Worded::each(&ticks, &|value| numbers.tick_signed(value, scale)),
    }
    .draw(size)
}
