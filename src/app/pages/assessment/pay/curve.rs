//! The pay curve as a picture: where it jumps, and where people stand.

use keyline::calc;
use keyline::calc::assess::{Assessment, PersonPay};
use keyline::calc::kernel::pay::Cliff;
use keyline::chart::{self, PayPlace, Picture, Size, Worded, nice_ticks};
use keyline::plan::{Money, PayInput, PayWalk, Phase, PhaseTerms, Plan};
use keyline::text::Wording;
use leptos::prelude::*;

use super::roll::{Roll, page};
use crate::parts::Frame;
use crate::session::Session;

/// How many ticks the input has, at most.
const TICKS: usize = 6;

/// Working days of a month: what a day's pay is measured by.
const DAYS: f64 = 21.0;

#[component]
pub fn Curve(roll: Roll) -> impl IntoView {
    let session = Session::get();
    let Roll { assessed, people, phase, typing, .. } = roll;
    let drawn = session.derive(move |plan| {
        let terms = typing.get().unwrap_or_else(|| plan.terms().of(phase.get()).clone());
        assessed.with(|assessed| {
            people.with(|people| Drawn::of(plan, terms, phase.get(), people, assessed.as_deref().ok()))
        })
    });
    let title = Signal::derive(move || session.wording(|wording| drawn.with(|drawn| drawn.finding(wording))));
    let sub = Signal::derive(move || {
        let (by, walk) = drawn.with(|drawn| (drawn.terms.by, drawn.terms.walk));
        (session.text().pay().curve_sub)(by, walk).to_string()
    });
    let apart = Memo::new(move |_| {
        let all = people
            .with(|people| people.iter().filter_map(|person| person.apart).map(Money::to_f64).sum::<f64>());
        Money::from_minor(all).filter(|sum| *sum != Money::ZERO)
    });
    let foot = move || {
        let apart = apart.get()?;
        let size = Money(apart.0.saturating_abs());
        let says =
            session.wording(|wording| (page(wording).apart_says)(&wording.numbers.full(size), apart == size));
        Some(view! { <p class="small" data-testid="apart-says">{says}</p> })
    };
    let draw = move |size: Size| session.wording(|wording| drawn.with(|drawn| drawn.picture(wording, size)));
    view! {
        <Frame
            title
            sub
            draw
            height=|width| if width < 500.0 { 260.0 } else { 330.0 }
            empty=session.said(|text| text.pay().smooth)
            switch=Signal::derive(move || (session.text().words().table, session.text().words().chart))
            table=move || view! { <Places drawn /> }
            explains=|_| None
            foot
        />
    }
}

/// The curve of a phase and what stands on it.
#[derive(Clone, PartialEq)]
struct Drawn {
    terms: PhaseTerms,
    cliffs: Vec<Cliff>,
    /// Where each person stands by what was really paid: the input, and what was paid for it.
    places: Vec<(Box<str>, (f64, f64))>,
    /// How far the picture goes.
    to: f64,
}

impl Drawn {
    fn of(
        plan: &Plan,
        terms: PhaseTerms,
        phase: Phase,
        people: &[PersonPay],
        assessed: Option<&Assessment>,
    ) -> Drawn {
        let digits = plan.settings().currency.digits;
        let owners =
            assessed.iter().flat_map(|assessed| &assessed.owners).filter(|owner| !owner.name.is_empty());
        let places: Vec<(Box<str>, (f64, f64))> = owners
            .filter_map(|owner| {
                let place = calc::assess::place_on_curve(plan, &terms, phase, &owner.standing)?;
                Some((owner.name.clone(), place))
            })
            .collect();
        let bounds = terms.curve.tiers.iter().filter_map(|tier| tier.upto).chain(terms.curve.threshold);
        let most = bounds.chain(places.iter().map(|place| place.1.0)).fold(0.0, f64::max);
        let to = match terms.by {
            // A person who sold many times a tiny target must not flatten the curve.
            PayInput::Attainment => (most * 1.1).clamp(1.3, 2.0),
            PayInput::Sales => most.max(1.0) * 1.2,
        };
        // The axis ends at a round number, and the curve with it.
        let to = nice_ticks(0.0, to, TICKS).last().copied().unwrap_or(to);
        // What the curve walks is paid at once: a month, in start-up a quarter, or the year's months of the phase.
        let months = match (terms.walk, phase) {
            (PayWalk::EachPeriod, Phase::StartUp) => 3.0,
            (PayWalk::EachPeriod, Phase::Growth) => 1.0,
            (PayWalk::ToDate, phase) => {
                let rows = calc::assess::windows(plan);
                let own = rows.iter().filter(|row| row.phase == phase).map(|row| row.span.months);
                own.sum::<usize>().max(1) as f64
            }
        };
        let day = a_days_pay(&terms, people, digits, months);
        let unit = if terms.by == PayInput::Attainment { 1e-6 } else { 1.0 };
        let cliffs = terms.curve.cliffs(day, unit, to);
        Drawn { terms, cliffs, places, to }
    }

    fn finding(&self, wording: &Wording<'_>) -> String {
        let text = page(wording);
        let at: Vec<String> = self.cliffs.iter().map(|cliff| self.input(cliff.at, wording)).collect();
        if at.is_empty() { text.smooth.into() } else { (text.cliffs)(&at) }
    }

    /// An input in words: an attainment or sales.
    fn input(&self, value: f64, wording: &Wording<'_>) -> String {
        match self.terms.by {
            PayInput::Attainment => wording.numbers.percent_brief(value),
            PayInput::Sales => wording.numbers.short(money(value, wording)),
        }
    }

    /// What is paid in words: a part of variable pay, or an amount.
    fn pays(&self, value: f64, wording: &Wording<'_>) -> String {
        self.input(value, wording)
    }

    fn picture(&self, wording: &Wording<'_>, size: Size) -> Option<Picture> {
        let (text, numbers, curve) = (page(wording), &wording.numbers, &self.terms.curve);
        let points = curve.points(0.0, self.to);
        let highest = points.iter().map(|point| point.1).chain(curve.cap).fold(0.0, f64::max);
        let place = |(name, (at, paid)): &(Box<str>, (f64, f64))| {
            let pays = *paid;
            PayPlace {
                // Who lies beyond an axis stands at its end.
                at: (at.clamp(0.0, self.to), paid.min(highest)),
                ahead: false,
                label: if self.places.len() <= 6 { name.to_string() } else { String::new() },
                says: (text.place_says)(name, &self.input(*at, wording), &self.pays(pays, wording)),
            }
        };
        let mut places: Vec<PayPlace> = self.places.iter().map(place).collect();
        if self.terms.by == PayInput::Attainment {
            let pays = curve.pay(&[1.0]);
            let says = (text.target_mark)(&self.pays(pays, wording));
            places.push(PayPlace { at: (1.0, pays), ahead: true, label: says.clone(), says });
        }
        let cliff = |cliff: &Cliff| {
            let sign = if cliff.pays_less() { "\u{2212}" } else { "+" };
            let jump = [sign, &self.pays(cliff.jump.abs(), wording)].concat();
            Worded::new(cliff.at, (text.cliff_mark)(&self.input(cliff.at, wording), &jump))
        };
        let ticks = |most: f64, count: usize| {
            let ticks: Vec<f64> = nice_ticks(0.0, most, count);
            Worded::each(&ticks, &|value| self.input(value, wording))
        };
        let unit = numbers.currency_name();
        chart::PayCurve {
            alt: (text.curve_alt)(&self.finding(wording)),
            title: (text.pays_axis)(self.terms.by, self.terms.walk, unit),
            bottom: match self.terms.by {
                PayInput::Attainment => text.attainment_axis.into(),
                PayInput::Sales => (text.sales_axis)(self.terms.walk, unit),
            },
            points,
            threshold: curve
                .threshold
                .map(|at| Worded::new(at, (text.threshold_mark)(&self.input(at, wording)))),
            cap: curve.cap.map(|at| Worded::new(at, (text.cap_mark)(&self.pays(at, wording)))),
            places,
            cliffs: self.cliffs.iter().map(cliff).collect(),
            x: ticks(self.to, if size.width < 500.0 { 3 } else { TICKS }),
            y: ticks(highest.max(f64::MIN_POSITIVE), 4),
        }
        .draw(size)
    }
}

/// A day's pay in the unit that the curve pays: of variable pay, or currency units.
fn a_days_pay(terms: &PhaseTerms, people: &[PersonPay], digits: u8, months: f64) -> f64 {
    match terms.by {
        PayInput::Attainment if terms.fixed < 1.0 => 1.0 / ((1.0 - terms.fixed) * DAYS * months),
        PayInput::Attainment => f64::INFINITY,
        PayInput::Sales => {
            let known: Vec<f64> =
                people.iter().filter_map(|person| person.year).map(|year| year.to_units(digits)).collect();
            let count = known.len().max(1) as f64;
            known.iter().sum::<f64>() / count / 12.0 / DAYS
        }
    }
}

fn money(units: f64, wording: &Wording<'_>) -> Money {
    let digits = f64::from(10_u32.pow(u32::from(wording.numbers.currency.digits)));
    Money::from_minor((units * digits).round()).unwrap_or_default()
}

/// The people on the curve, in numbers.
#[component]
fn Places(drawn: Memo<Drawn>) -> impl IntoView {
    let session = Session::get();
    let rows = move || {
        session.wording(|wording| {
            drawn.with(|drawn| {
                let row = |(name, (at, paid)): &(Box<str>, (f64, f64))| {
                    let pays = drawn.pays(*paid, wording);
                    let at = drawn.input(*at, wording);
                    view! { <tr><td><bdi>{name.to_string()}</bdi></td><td class="n">{at}</td><td class="n">{pays}</td></tr> }
                };
                drawn.places.iter().map(row).collect_view()
            })
        })
    };
    let heads = move || {
        session.wording(|wording| {
            let text = page(wording);
            drawn.with(|drawn| {
                let by = (text.input)(drawn.terms.by);
                let pays =
                    (text.pays_axis)(drawn.terms.by, drawn.terms.walk, wording.numbers.currency_name());
                view! { <tr><th>{text.person}</th><th class="n">{by}</th><th class="n">{pays}</th></tr> }
            })
        })
    };
    view! {
        <table class="table">
            <thead>{heads}</thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
