//! What people are paid: the terms of each phase with their curve, the payroll, and what a year would cost. Nothing of
//! this stands on a public page.

mod cost;
mod curve;
mod people;
mod roll;
mod terms;

use keyline::calc;
use keyline::plan::{Money, Phase};
use leptos::prelude::*;

use super::desk::Desk;
use super::{nav::Sides, not_begun::NotBegun};
use crate::route::Part;
use crate::session::Session;
use roll::{Roll, page};

/// The pay page.
#[component]
pub fn PayPage(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let session = Session::get();
    let people = session.derive(move |plan| {
        desk.assessed.get().map(|assessed| calc::assess::payroll(plan, &assessed)).unwrap_or_default()
    });
    let elsewhere = session.derive(move |plan| {
        desk.assessed.get().map(|assessed| calc::assess::paid_elsewhere(plan, &assessed)).unwrap_or_default()
    });
    let now = session.peek(|plan| {
        let month = plan.data_through().or_else(|| plan.plan_span().map(|year| year.first));
        month.map_or_else(Phase::default, |month| plan.settings().phase_in(month))
    });
    let (assessed, typing, phase) = (desk.assessed, RwSignal::new(None), RwSignal::new(now));
    let roll = Roll { assessed, people, elsewhere, typing, phase, now, has_begun: desk.has_begun() };
    let title = move || {
        let earned = people.with(|people| {
            let paid = people.iter().filter_map(|person| person.to_date[2].ok());
            let (count, sum) = paid
                .fold((0, Money::ZERO), |(count, sum), own| (count + 1, Money(sum.0.saturating_add(own.0))));
            (count, sum)
        });
        let is_entered = people.with(|people| people.iter().any(|person| person.year.is_some()));
        session.wording(|wording| match earned {
            (0, _) if is_entered => page(wording).title_open.to_string(),
            (0, _) => page(wording).title_none.to_string(),
            (count, sum) => {
                let numbers = &wording.numbers;
                (page(wording).title)(count, &numbers.with_currency(&numbers.full(sum)))
            }
        })
    };
    view! {
        <main id="main" class="page pay">
            <Sides here=Some(Part::Pay) />
            <div class="head">
                <div>
                    <h1>{title}</h1>
                    <p>{session.said(|text| text.pay().sub)}</p>
                </div>
            </div>
            {move || (!roll.has_begun.get()).then(|| view! { <NotBegun desk waits=|text| text.waits_pay /> })}
            <div class="cols">
                <div class="c5 rule"><terms::TermsSection roll /></div>
                <div class="c7 pay__side">
                    <div class="rule"><curve::Curve roll /></div>
                    <div class="rule"><cost::Cost roll /></div>
                </div>
                <div class="c12 rule"><people::People roll /></div>
            </div>
        </main>
    }
}
