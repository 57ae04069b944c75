//! The terms of a phase: what is fixed, and the curve of the rest.

use keyline::calc::assess::PersonPay;
use keyline::plan::{
    Accelerator, BelowNought, PayCurve, PayInput, PayKind, PayWalk, Phase, PhaseTerms, Tier,
};
use keyline::text::PayText;
use leptos::prelude::*;

use super::roll::{Roll, tell};
use crate::parts::{Button, Choice, Field, Segments, Weight};
use crate::session::Session;
use crate::typed::{Kind, number, written};

/// The fields of the phase in front.
#[component]
pub fn TermsSection(roll: Roll) -> impl IntoView {
    let session = Session::get();
    let Roll { phase, typing, .. } = roll;
    let phases = Signal::derive(move || {
        let word = session.text().words().phase;
        [Phase::StartUp, Phase::Growth].map(|phase| (phase, word(phase).to_string())).to_vec()
    });
    let terms = session.derive(move |plan| plan.terms().of(phase.get()).clone());
    Effect::new(move |_| {
        // What was being typed is taken, or is of another phase.
        terms.with(|_| ());
        phase.track();
        typing.set(None);
    });
    view! {
        <section class="frame">
            <h2>{session.said(|text| text.pay().terms)}</h2>
            <p class="frame__sub">{session.said(|text| text.pay().terms_sub)}</p>
            <Segments
                label=session.said(|text| text.pay().phase)
                choices=phases
                chosen=phase
                on_choose=move |chosen| phase.set(chosen)
            />
            <div class="inputs__fields">
                <Term
                    roll
                    label=|text| text.fixed
                    kind=|_| Kind::Percent
                    read=|terms| Some(terms.fixed)
                    write=|terms, value| terms.fixed = value.unwrap_or(0.0)
                    testid="fixed-part"
                />
                <How roll />
            </div>
            <Kinds terms />
            <Walk roll terms />
            <Tiers roll terms />
            <p class="small soft">{session.said(|text| text.pay().bound_says)}</p>
            <Limits roll />
        </section>
    }
}

/// What the curve is asked with, and how its tiers are read.
#[component]
fn How(roll: Roll) -> impl IntoView {
    let session = Session::get();
    let Roll { phase, .. } = roll;
    let by = session.derive(move |plan| plan.terms().of(phase.get()).by);
    let kind = session.derive(move |plan| offered(plan.terms().of(phase.get()).curve.kind));
    let inputs = Signal::derive(move || {
        let word = session.text().pay().input;
        [PayInput::Attainment, PayInput::Sales].map(|by| (by, word(by).to_string())).to_vec()
    });
    let kinds = Signal::derive(move || {
        let word = session.text().pay().kinds;
        KINDS.map(|kind| (kind, word(kind).to_string())).to_vec()
    });
    let choose_input = move |by: PayInput| {
        // The numbers of one say nothing of the other: each begins with a curve of its own.
        let _ = tell(session, |terms| {
            let terms = terms.of_mut(phase.get_untracked());
            if terms.by != by {
                terms.by = by;
                terms.curve = start(by, phase.get_untracked());
            }
        });
    };
    let choose_kind = move |kind: PayKind| {
        let _ = tell(session, |terms| {
            let curve = &mut terms.of_mut(phase.get_untracked()).curve;
            read_otherwise(curve, kind);
        });
    };
    view! {
        <Choice
            label=session.said(|text| text.pay().by)
            choices=inputs
            chosen=by
            on_choose=choose_input
            testid="pay-by"
        />
        <Choice
            label=session.said(|text| text.pay().kind)
            choices=kinds
            chosen=kind
            on_choose=choose_kind
            testid="pay-kind"
        />
    }
}

/// The kinds that are offered: a plan holds no single sales that could walk the tiers.
const KINDS: [PayKind; 3] = [PayKind::Marginal, PayKind::Flat, PayKind::Interpolated];

/// What a kind is offered as: of one sum, each sale by tier is the marginal reading.
fn offered(kind: PayKind) -> PayKind {
    if kind == PayKind::Step { PayKind::Marginal } else { kind }
}

/// What each kind does, with a line worked out.
#[component]
fn Kinds(terms: Memo<PhaseTerms>) -> impl IntoView {
    let session = Session::get();
    let kind = Memo::new(move |_| terms.with(|terms| terms.curve.kind));
    let each = move |one: PayKind| {
        let words = move || {
            let text = session.text().pay();
            ((text.kinds)(one), (text.kind_says)(one), (text.kind_line)(one))
        };
        view! {
            <li class=("pay__kind--chosen", move || offered(kind.get()) == one)>
                <strong>{move || words().0}</strong>
                " "
                {move || words().1}
                {session.said(|text| text.words().space)}
                <span class="nowrap">{move || words().2}</span>
            </li>
        }
    };
    let was_by_sale = move || {
        let is_kept = kind.get() == PayKind::Step;
        is_kept.then(|| {
            view! { <p class="small" data-testid="was-by-sale">{session.said(|text| text.pay().was_by_sale)}</p> }
        })
    };
    view! {
        <ul class="pay__kinds small">{KINDS.map(each)}</ul>
        <p class="small soft">{session.said(|text| text.pay().kind_worked)}</p>
        {was_by_sale}
    }
}

/// What the curve walks, and what becomes of sales below nought where it walks the year.
#[component]
fn Walk(roll: Roll, terms: Memo<PhaseTerms>) -> impl IntoView {
    let session = Session::get();
    let walk = Signal::derive(move || terms.with(|terms| terms.walk));
    let below = Signal::derive(move || terms.with(|terms| terms.below_nought));
    let walks = Signal::derive(move || {
        let word = session.text().pay().walks;
        [PayWalk::ToDate, PayWalk::EachPeriod].map(|walk| (walk, word(walk).to_string())).to_vec()
    });
    let rules = Signal::derive(move || {
        let word = session.text().pay().below_noughts;
        [BelowNought::Waived, BelowNought::Carried].map(|rule| (rule, word(rule).to_string())).to_vec()
    });
    let change = move |change: &dyn Fn(&mut PhaseTerms)| {
        // Both choices are in range whatever else stands.
        let _ = tell(session, |terms| change(terms.of_mut(roll.phase.get_untracked())));
    };
    let rule = move || {
        (walk.get() == PayWalk::ToDate).then(|| {
            view! {
                <Choice
                    label=session.said(|text| text.pay().below_nought)
                    choices=rules
                    chosen=below
                    on_choose=move |rule| change(&|terms| terms.below_nought = rule)
                    testid="pay-below-nought"
                />
            }
        })
    };
    view! {
        <div class="inputs__fields">
            <Choice
                label=session.said(|text| text.pay().walk)
                choices=walks
                chosen=walk
                on_choose=move |walk| change(&|terms| terms.walk = walk)
                testid="pay-walk"
            />
            {rule}
        </div>
        <p class="small soft" data-testid="walk-says">{move || (session.text().pay().walk_says)(walk.get())}</p>
    }
}

/// Reads the tiers of a curve otherwise. What an interpolated tier is worth is an amount for the whole tier, and of the
/// other kinds a rate: they are turned into each other, so that the curve pays what it paid at its bounds.
fn read_otherwise(curve: &mut PayCurve, kind: PayKind) {
    let (was_amount, is_amount) = (curve.kind == PayKind::Interpolated, kind == PayKind::Interpolated);
    curve.kind = kind;
    let mut from = 0.0;
    for tier in &mut curve.tiers {
        // The last tier of an interpolated curve has an end: its amount is for a whole tier.
        let end = tier.upto.unwrap_or(if from > 0.0 { 2.0 * from } else { 1.0 });
        if is_amount {
            tier.upto = Some(end);
        }
        match (was_amount, is_amount) {
            (false, true) => tier.value *= end - from,
            (true, false) => tier.value /= end - from,
            _ => {}
        }
        from = end;
    }
}

/// The curve that a phase begins with when it is asked with something else: ours, as a start.
fn start(by: PayInput, phase: Phase) -> PayCurve {
    match by {
        PayInput::Attainment => keyline::plan::Terms::default().of(phase).curve.clone(),
        PayInput::Sales => PayCurve::of_tiers(PayKind::Marginal, &[(None, 0.02)]),
    }
}

/// How inputs and values of a curve are typed.
fn kinds(terms: &PhaseTerms) -> (Kind, Kind) {
    match (terms.by, terms.curve.kind) {
        (PayInput::Attainment, _) => (Kind::Percent, Kind::Percent),
        (PayInput::Sales, PayKind::Interpolated) => (Kind::Plain, Kind::Plain),
        (PayInput::Sales, _) => (Kind::Plain, Kind::Percent),
    }
}

/// How many times what is typed a tier is worth: a rate of variable pay is typed for one hundredth of the target, and
/// kept for all of it. 2 % per 1 % attained are 2.
fn typed_for(terms: &PhaseTerms) -> f64 {
    match (terms.by, terms.curve.kind) {
        (PayInput::Attainment, PayKind::Interpolated) | (PayInput::Sales, _) => 1.0,
        (PayInput::Attainment, _) => 100.0,
    }
}

/// Where the first of two tiers ends until it is told: at target; by sales at a round number that people reach.
fn first_bound(roll: Roll, terms: &PhaseTerms, session: Session) -> f64 {
    match terms.by {
        PayInput::Attainment => 1.0,
        PayInput::Sales => {
            let digits = session.peek(|plan| plan.settings().currency.digits);
            let most = roll.people.with_untracked(|people| {
                let of = |person: &PersonPay| {
                    let sold = person.windows.iter().filter_map(|row| row.actual.ok());
                    let sold = sold.map(|sold| sold.to_units(digits));
                    if terms.walk == PayWalk::ToDate { sold.sum() } else { sold.fold(0.0, f64::max) }
                };
                people.iter().map(of).fold(1_000.0, f64::max)
            });
            10_f64.powf(most.log10().floor())
        }
    }
}

#[component]
fn Tiers(roll: Roll, terms: Memo<PhaseTerms>) -> impl IntoView {
    let session = Session::get();
    let Roll { phase, .. } = roll;
    let count = Memo::new(move |_| terms.with(|terms| terms.curve.tiers.len()));
    let change_tiers = move |change: &dyn Fn(&mut Vec<Tier>)| {
        // One more and one fewer are in range: the last one stays.
        let _ = tell(session, |terms| change(&mut terms.of_mut(phase.get_untracked()).curve.tiers));
    };
    let add = move || {
        let start = terms.with_untracked(|terms| first_bound(roll, terms, session));
        change_tiers(&|tiers| {
            let last = tiers.last().copied().unwrap_or(Tier { upto: None, value: 1.0 });
            let before = tiers.iter().rev().nth(1).and_then(|tier| tier.upto).unwrap_or(0.0);
            let bound = last.upto.unwrap_or(if before > 0.0 { 2.0 * before } else { start });
            if let Some(own) = tiers.last_mut() {
                own.upto = Some(bound);
            }
            tiers.push(Tier { upto: last.upto.map(|upto| 2.0 * upto), value: last.value });
        });
    };
    let remove = move || {
        change_tiers(&|tiers| {
            if tiers.len() > 1 {
                let open = tiers.pop().is_some_and(|tier| tier.upto.is_none());
                if let (true, Some(last)) = (open, tiers.last_mut()) {
                    last.upto = None;
                }
            }
        });
    };
    let worth = move || {
        let (by, kind) = terms.with(|terms| (terms.by, terms.curve.kind));
        (session.text().pay().worth)(by, kind)
    };
    let words = move |word: fn(&PayText) -> &'static str| move || word(session.text().pay());
    view! {
        <div class="scroll-x">
            <table class="table inputs__table">
                <thead>
                    <tr>
                        <th>{words(|text| text.tier)}</th>
                        <th class="n">{words(|text| text.upto)}</th>
                        <th class="n">{worth}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || 0..count.get() key=|at| *at children=move |at| view! { <TierRow roll at count /> } />
                </tbody>
            </table>
        </div>
        <div class="pay__tools">
            <Button small=true on_press=add testid="add-tier">{words(|text| text.add_tier)}</Button>
            {move || (count.get() > 1).then(|| view! {
                <Button small=true weight=Weight::Quiet on_press=remove>{words(|text| text.drop_tier)}</Button>
            })}
        </div>
    }
}

#[component]
fn TierRow(roll: Roll, at: usize, count: Memo<usize>) -> impl IntoView {
    let session = Session::get();
    let last = move || at + 1 == count.get();
    let open = session.derive(move |plan| {
        let curve = &plan.terms().of(roll.phase.get()).curve;
        curve.kind != PayKind::Interpolated && at + 1 == curve.tiers.len()
    });
    let upto = move || match open.get() {
        true => view! { <span class="soft">{session.said(|text| text.pay().beyond)}</span> }.into_any(),
        false => view! {
            <Term
                roll
                label=|text| text.upto
                kind=|terms| kinds(terms).0
                read=move |terms| terms.curve.tiers.get(at)?.upto
                write=move |terms, value| {
                    if let Some(tier) = terms.curve.tiers.get_mut(at) {
                        tier.upto = value;
                    }
                }
                bare=true
                testid=format!("tier-upto-{at}")
            />
        }
        .into_any(),
    };
    view! {
        <tr class=("last", last)>
            <td>{at + 1}</td>
            <td class="n">{upto}</td>
            <td class="n">
                <Term
                    roll
                    label=|text| text.tier
                    kind=|terms| kinds(terms).1
                    read=move |terms| terms.curve.tiers.get(at).map(|tier| tier.value / typed_for(terms))
                    write=move |terms, value| {
                        let times = typed_for(terms);
                        if let Some(tier) = terms.curve.tiers.get_mut(at) {
                            tier.value = kept(value.unwrap_or(0.0) * times);
                        }
                    }
                    bare=true
                    testid=format!("tier-value-{at}")
                />
            </td>
        </tr>
    }
}

/// Without the dust of the multiplication: 7 % a hundred times are 7.
fn kept(value: f64) -> f64 {
    (value * 1e9).round() / 1e9
}

/// Threshold, accelerator and cap; empty where there is none.
#[component]
fn Limits(roll: Roll) -> impl IntoView {
    let session = Session::get();
    let accelerates =
        session.derive(move |plan| plan.terms().of(roll.phase.get()).curve.accelerator.is_some());
    // By how much is asked once it is known from where.
    let factor = move || {
        accelerates.get().then(|| {
            view! {
                <Term
                    roll
                    label=|text| text.accelerator_by
                    kind=|_| Kind::Plain
                    read=|terms| terms.curve.accelerator.map(|it| it.factor)
                    write=|terms, value| {
                        let from = terms.curve.accelerator.map_or(1.0, |it| it.from);
                        terms.curve.accelerator = value.map(|factor| Accelerator { from, factor });
                    }
                    optional=true
                    testid="pay-factor"
                />
            }
        })
    };
    view! {
        <div class="inputs__fields">
            <Term
                roll
                label=|text| text.threshold
                kind=|terms| kinds(terms).0
                read=|terms| terms.curve.threshold
                write=|terms, value| terms.curve.threshold = value
                optional=true
                testid="pay-threshold"
            />
            <Term
                roll
                label=|text| text.accelerator_from
                kind=|terms| kinds(terms).0
                read=|terms| terms.curve.accelerator.map(|it| it.from)
                write=|terms, value| {
                    let factor = terms.curve.accelerator.map_or(1.5, |it| it.factor);
                    terms.curve.accelerator = value.map(|from| Accelerator { from, factor });
                }
                optional=true
                testid="pay-accelerator"
            />
            {factor}
            <Term
                roll
                label=|text| text.cap
                kind=|terms| if terms.by == PayInput::Attainment { Kind::Percent } else { Kind::Plain }
                read=|terms| terms.curve.cap
                write=|terms, value| terms.curve.cap = value
                optional=true
                testid="pay-cap"
            />
        </div>
    }
}

/// A number of the terms in front.
#[component]
fn Term(
    roll: Roll,
    label: fn(&PayText) -> &'static str,
    /// How it is typed, by the terms.
    kind: fn(&PhaseTerms) -> Kind,
    read: impl Fn(&PhaseTerms) -> Option<f64> + Send + Sync + 'static,
    write: impl Fn(&mut PhaseTerms, Option<f64>) + 'static,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    #[prop(optional)] bare: bool,
    #[prop(into)] testid: String,
) -> impl IntoView {
    let session = Session::get();
    let Roll { phase, typing, .. } = roll;
    let held = session.derive(move |plan| {
        let terms = plan.terms().of(phase.get());
        (read(terms), kind(terms))
    });
    let numbers = session.numbers();
    let value = Signal::derive(move || {
        let (value, kind) = held.get();
        value.map_or_else(String::new, |value| written(&numbers.get(), kind, value))
    });
    let write = std::rc::Rc::new(write);
    // The picture follows what is typed, as long as it is a curve.
    let draw = {
        let write = write.clone();
        move |typed: &str| {
            let (_, kind) = held.get_untracked();
            let told = number(session, kind, typed).ok().filter(|value| value.is_some() || optional);
            let terms = told.map(|value| {
                let mut terms = session.peek(|plan| plan.terms().of(phase.get_untracked()).clone());
                write(&mut terms, value);
                terms
            });
            typing.set(terms.filter(|terms| terms.curve.check().is_ok()));
        }
    };
    let take = move |typed: String| {
        let (_, kind) = held.get_untracked();
        let value = number(session, kind, &typed)?;
        if value.is_none() && !optional {
            return Err(session.text().targets().number_needed.into());
        }
        tell(session, |terms| write(terms.of_mut(phase.get_untracked()), value))
    };
    let label = Signal::derive(move || label(session.text().pay()).to_string());
    let placeholder =
        Signal::derive(move || if optional { session.text().pay().none.into() } else { String::new() });
    view! { <Field label value on_commit=take on_typing=draw number=true bare placeholder testid /> }
}
