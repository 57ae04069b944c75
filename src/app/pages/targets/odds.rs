//! The odds of the target: simulated years, with and without the planned effort.

use std::sync::Arc;

use keyline::calc::kernel::simulate::Simulated;
use keyline::calc::target::{Assumed, Odd};
use keyline::calc::{self, Figure, Undefined, Whose, split, target};
use keyline::chart::{self, Picture, Size, Worded};
use keyline::plan::{Money, Plan};
use keyline::text::{StudioText, Wording};
use leptos::prelude::*;

use super::asked::Asked;
use super::words::told;
use crate::draws::Stage;
use crate::parts::{AtWork, Button, Frame};
use crate::session::Session;
use crate::show::{Style, Told};

/// What was drawn last; that stays in sight until the years are drawn anew.
type Drawn = Memo<Option<Arc<Simulated>>>;

/// The odds with their drawing.
#[component]
pub fn OddsSection(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let drawing = asked.drawing;
    let found = session.derive(|plan| target::drawn(plan).ok());
    let drawn: Drawn = Memo::new(move |held: Option<&Option<Arc<Simulated>>>| {
        found.get().or_else(|| held.cloned().flatten().filter(|_| drawing.told.get().is_ok()))
    });
    let effort = Memo::new(move |_| drawing.told.get().is_ok_and(|told| told.effort.is_ok()));
    // Where nobody knows what the planned effort makes, the page speaks of the year as it goes by itself.
    let shown = move || if effort.get() { Odd::Planned } else { Odd::Unchanged };
    let chance = move || {
        let (drawn, total) = (drawn.get()?, asked.total.get().ok()?);
        let scope = if effort.get() { &drawn.scope.planned } else { &drawn.scope.unchanged };
        Some(scope.probability(total.to_f64()))
    };
    let title = Signal::derive(move || {
        session.wording(|wording| match chance() {
            Some(chance) => {
                (studio(wording).odds_title)(&wording.numbers.chance(chance), asked.is_committed.get())
            }
            None => studio(wording).odds_none.to_string(),
        })
    });
    let sub = Signal::derive(move || {
        session.wording(|wording| match drawing.told.get() {
            Ok(told) => (studio(wording).odds_sub)(&wording.numbers.count(told.draws.count), target::SEED),
            Err(reason) => wording.undefined(reason),
        })
    });
    let draw = move |size: Size| {
        let (drawn, total) = (drawn.get()?, asked.total.get().ok()?);
        session.wording(|wording| picture(&drawn, effort.get(), total, wording, size))
    };
    let state = move || {
        let text = session.text().studio();
        match drawing.stage.get() {
            Stage::Running => {
                let running = Signal::derive(move || {
                    session.wording(|wording| {
                        (studio(wording).odds_running)(&wording.numbers.percent_whole(drawing.part.get()))
                    })
                });
                view! { <AtWork words=running stop=told(|text| text.odds_stop) on_stop=move || drawing.stop() testid="odds-stop" /> }.into_any()
            }
            Stage::Stopped => view! {
                <span role="status">{text.odds_stopped}</span>
                <Button small=true on_press=move || drawing.run()>{text.odds_again}</Button>
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
            table=move || view! { <Owners drawn asked /> }
            explains=move |_| drawn.get().map(|_| target::Figure::Odd(shown()).into())
            foot=move || {
                view! {
                    <div class="studio__facts">
                        <Facts drawn asked />
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
fn sum(minor: f64) -> Money {
    Money::from_minor(minor.round()).unwrap_or_default()
}

/// The chances beside each other, and what they rest on.
#[component]
fn Facts(drawn: Drawn, asked: Asked) -> impl IntoView {
    let session = Session::get();
    let once = session.derive(calc::base::one_offs_so_far);
    let is_young = session.derive(target::is_young);
    move || {
        let (drawn, total, told) = (drawn.get()?, asked.total.get().ok()?, asked.drawing.told.get().ok()?);
        Some(session.wording(|wording| {
            let text = studio(wording);
            let target = total.to_f64();
            let [low, high] = [0.1, 0.9];
            let scopes = drawn.scope.both();
            // What the larger of the two ends at decides for both.
            let most = scopes.map(|outcomes| sum(outcomes.quantile(high)));
            let scale = wording.numbers.table_scale(most.into_iter().max().unwrap_or_default());
            let row = |name: &'static str, odds: [Odd; 4], is_known: Result<(), Undefined>, at: usize, testid| {
                let outcomes = scopes[at];
                let [chance, odds @ ..] = odds;
                let known = |value: f64| is_known.map(|()| value);
                let chance = Told::new(wording, target::Figure::Odd(chance), known(outcomes.probability(target)), Style::Chance);
                // One row has the stable names: with the planned effort where it is known, else if nothing changes.
                let is_named = (at == 1) == told.effort.is_ok();
                let names = ["odds-p10", "odds-p50", "odds-p90"];
                let ends = odds.into_iter().zip([low, 0.5, high]).zip(names).map(|((odd, part), name)| {
                    let value = is_known.map(|()| sum(outcomes.quantile(part)));
                    let end = Told::in_table(wording, target::Figure::Odd(odd), value, scale);
                    let end = if is_named { end.named(name).into_any() } else { end.view().into_any() };
                    view! { <td class="n">{end}</td> }
                });
                view! {
                    <tr>
                        <th>{name}</th>
                        <td class="n strong">{chance.named(testid)}</td>
                        {ends.collect_view()}
                    </tr>
                }
            };
            let planned = [Odd::Planned, Odd::P10, Odd::P50, Odd::P90];
            let planned = row(text.if_planned, planned, told.effort, 1, "probability");
            let unchanged = [Odd::Unchanged, Odd::P10Unchanged, Odd::P50Unchanged, Odd::P90Unchanged];
            let unchanged = row(text.if_unchanged, unchanged, Ok(()), 0, "probability-unchanged");
            let alone = told.effort.map(|()| drawn.alone.planned.probability(target));
            let alone = Told::new(wording, target::Figure::Odd(Odd::Independent), alone, Style::Chance);
            // Where all move as one, nothing is left without the market.
            let alone = (!told.draws.as_whole && told.effort.is_ok()).then(|| {
                view! { " · " {text.independent} " " {alone.named("probability-independent")} }
            });
            let market = Told::new(wording, target::Figure::Odd(Odd::Market), Ok(told.draws.market), Style::Decimal(2));
            let once = once.get().filter(|once| *once != Money::ZERO);
            let once = once.map(|once| view! { <p>{(text.one_offs_sold)(&wording.numbers.short(once))}</p> });
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
                    {text.market} " " {market.named("market")} " · " {(text.market_basis)(told.market)} {alone}
                </p>
                {told.draws.as_whole.then(|| {
                    let counted = if is_young.get() { text.interval_young } else { text.range_of_whole };
                    view! { <p>{counted}</p> }
                })}
                {once}
            }
        }))
    }
}

/// The chance of each owner, and of the accounts with the lowest.
#[component]
fn Owners(drawn: Drawn, asked: Asked) -> impl IntoView {
    let session = Session::get();
    let drawing = asked.drawing;
    let targets = Memo::new(move |_| {
        let (told, parted) = (drawing.told.get().ok()?, asked.parted.get().ok()?);
        let split: Vec<_> = parted.rows.iter().map(|share| (share.account, share.target)).collect();
        Some(session.peek(|plan| told.owner_targets(&split, plan)))
    });
    // One unit for owners and accounts: the largest owner's part of the target decides.
    let scale = Memo::new(move |_| {
        let numbers = session.numbers().get();
        let owner = targets.get().map(|targets| sum(targets.into_iter().fold(0.0, f64::max)));
        let account = asked.parted.with(|parted| parted.as_ref().ok()?.rows.first().map(|row| row.target));
        numbers.table_scale(owner.max(account).unwrap_or_default())
    });
    let owners = move || {
        let (drawn, told, targets) = (drawn.get()?, drawing.told.get().ok()?, targets.get()?);
        let scale = scale.get();
        Some(session.worded(|plan, wording| {
            let rows = told.owners.iter().zip(&drawn.groups).zip(&targets);
            let rows = rows.filter(|(_, target)| **target > 0.0).map(|((&owner, found), &target)| {
                let chance_of = |assumed, value| {
                    Told::new(wording, target::Figure::Chance(Whose::Owner(owner), assumed), value, Style::Chance).view()
                };
                let amount = |figure: Figure, value| Told::in_table(wording, figure, value, scale).view();
                let mean = calc::value(plan, target::Figure::OwnerMean(owner));
                view! {
                    <tr>
                        <td><bdi>{owner_name(plan, owner, wording)}</bdi></td>
                        <td class="n">{amount(split::Figure::OwnerTarget(owner).into(), Ok(sum(target)))}</td>
                        <td class="n">{amount(target::Figure::OwnerMean(owner).into(), mean.map(sum))}</td>
                        <td class="n">{chance_of(Assumed::Unchanged, Ok(found.scope.unchanged.probability(target)))}</td>
                        <td class="n strong">{chance_of(Assumed::Planned, told.effort.map(|()| found.scope.planned.probability(target)))}</td>
                    </tr>
                }
            });
            rows.collect_view()
        }))
    };
    let accounts = move || {
        let (told, parted, scale) = (drawing.told.get().ok()?, asked.parted.get().ok()?, scale.get());
        Some(session.worded(|plan, wording| {
            let mut rows: Vec<_> = parted
                .rows
                .iter()
                .filter_map(|share| {
                    let chance = told.account(plan.row_of(share.account)?, share.target)?;
                    Some((chance, share.account, share.target))
                })
                .collect();
            rows.sort_by(|a, b| a.0[1].total_cmp(&b.0[1]));
            let rows = rows.into_iter().take(ACCOUNTS).map(|([unchanged, planned], id, target)| {
                let chance_of = |assumed, value| {
                    Told::new(wording, target::Figure::Chance(Whose::Account(id), assumed), value, Style::Chance).view()
                };
                view! {
                    <tr>
                        <td><bdi>{(wording.account)(id)}</bdi></td>
                        <td class="n">{Told::in_table(wording, split::Figure::AccountTarget(id), Ok(target), scale).view()}</td>
                        <td></td>
                        <td class="n">{chance_of(Assumed::Unchanged, Ok(unchanged))}</td>
                        <td class="n strong">{chance_of(Assumed::Planned, told.effort.map(|()| planned))}</td>
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

/// The owner of an account, or that there is none.
fn owner_name(plan: &Plan, id: keyline::plan::AccountId, wording: &Wording<'_>) -> String {
    let name = plan.account(id).map_or_else(String::new, |it| it.profile.owner.to_string());
    if name.is_empty() { wording.numbers.language.text().words().no_owner.to_string() } else { name }
}

/// How many accounts with the lowest chance are listed.
const ACCOUNTS: usize = 50;

fn picture(
    drawn: &Simulated,
    is_planned: bool,
    total: Money,
    wording: &Wording<'_>,
    size: Size,
) -> Option<Picture> {
    let (text, numbers) = (studio(wording), &wording.numbers);
    let planned = if is_planned { &drawn.scope.planned } else { &drawn.scope.unchanged };
    // The outermost half per cent on each side would only make the rest small.
    let (low, high) = (planned.quantile(0.005), planned.quantile(0.995));
    let target = total.to_f64();
    let room = 0.04 * (high - low);
    let (from, to) = (low.min(target - room).max(0.0), high.max(target + room));
    let counts = planned.histogram(from, to, if size.width < 500.0 { 30 } else { 48 });
    let units =
        |minor: f64| Money::from_minor(minor.round()).unwrap_or_default().to_units(numbers.currency.digits);
    let chance = planned.probability(target);
    let (short, reach) = (numbers.chance(1.0 - chance), numbers.chance(chance));
    let scale = numbers.scale(Money::from_minor(to.round()).unwrap_or_default());
    let money = |minor: f64| numbers.short(Money::from_minor(minor.round()).unwrap_or_default());
    let quantile = |name: &str, part: f64| {
        let value = planned.quantile(part);
        (units(value), [name.to_string(), money(value)])
    };
    let ticks = chart::nice_ticks(units(from), units(to), if size.width < 500.0 { 3 } else { 6 });
    let inside = |tick: &f64| (units(from)..=units(to)).contains(tick);
    let ticks: Vec<f64> = ticks.into_iter().filter(inside).collect();
    chart::Odds {
        alt: (text.odds_alt)(&reach, &money(planned.quantile(0.5))),
        from: units(from),
        to: units(to),
        counts,
        line: Some((units(target), [(text.fall_short)(&short), (text.reach_it)(&reach)])),
        quantiles: vec![quantile("P50", 0.5), quantile("P10", 0.1), quantile("P90", 0.9)],
        ticks: Worded::each(&ticks, &|value| numbers.tick_signed(value, scale)),
    }
    .draw(size)
}
