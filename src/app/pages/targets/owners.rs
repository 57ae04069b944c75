//! The split to the people and dealers who answer for accounts.

use std::cmp::Reverse;
use std::collections::HashMap;

use keyline::calc::split::Gauge;
use keyline::calc::{self, Undefined, Whose, Window, assess, split};
use keyline::plan::{AccountId, Money, Plan};
use keyline::text::Cents;
use leptos::prelude::*;

use super::asked::Asked;
use super::shares::{Shares, ratio};
use super::words::{page, said};
use crate::parts::{Icon, Shape};
use crate::session::Session;
use crate::show::{Style, Told, shown};

/// One owner's sum.
#[derive(Debug, Clone, PartialEq)]
struct Sum {
    /// The owner's first account; `None` for accounts that are no longer in the plan.
    first: Option<AccountId>,
    name: String,
    accounts: usize,
    target: Money,
    /// How far the bounds ask for more than the weights give; `None` where the target is frozen.
    gauge: Option<Gauge>,
}

/// The table of owners, largest sum first.
#[component]
pub fn ByOwner(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let found = session.derive(move |plan| {
        let shares = asked.parted.get().ok()?;
        let gauges = match asked.is_committed.get() {
            true => Vec::new(),
            false => split::gauges(plan, shares.total).unwrap_or_default(),
        };
        Some((sums(plan, &shares, &gauges), gauges.first().copied(), shares.total, shares.of_newcomers()))
    });
    let has_gauges = move || !asked.is_committed.get();
    let rows = move || {
        let Some((sums, _, total, new)) = found.get() else { return ().into_any() };
        let cents = session.numbers().get().cents(sums.iter().map(|sum| sum.target).chain([new]));
        let row = |sum: Sum| view! { <OwnerRow sum total cents /> };
        let new = (new != Money::ZERO).then(|| view! { <NewcomersRow target=new cents /> });
        view! { {sums.into_iter().map(row).collect_view()} {new} }.into_any()
    };
    let company = move || {
        let (_, gauge, ..) = found.get()?;
        let gauge = gauge?;
        Some(session.worded(|plan, wording| {
            let numbers = &wording.numbers;
            let limit = numbers.percent_brief(plan.settings().over_assignment);
            let excess =
                gauge.excess.map_or_else(|_| keyline::text::DASH.into(), |it| numbers.percent_signed(it));
            let words = (page(wording).gauge)(
                &numbers.full(gauge.parts),
                &numbers.full(gauge.whole),
                &excess,
                &limit,
            );
            (gauge.over, words)
        }))
    };
    let gauge = move || {
        company().map(|(over, words)| {
        let icon = over.then(|| view! { <Icon shape=Shape::Warn small=true /> });
        view! { <p class="split__foot" class=("caution", over) data-testid="over-assignment">{icon} <span>{words}</span></p> }
    })
    };
    view! {
        <div class="scroll-x">
            <table class="table">
                <thead>
                    <tr>
                        <th>{move || (session.text().words().field)(keyline::plan::Field::Owner)}</th>
                        <th class="n">{session.said(|text| text.words().accounts)}</th>
                        <th class="n">{session.said(|text| text.words().target)}</th>
                        <th class="n">{session.said(|text| text.words().share)}</th>
                        {move || has_gauges().then(|| view! { <th class="n">{said(|text| text.over_assigned)}</th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {gauge}
    }
}

#[component]
fn OwnerRow(sum: Sum, total: Money, cents: Cents) -> impl IntoView {
    let session = Session::get();
    let Sum { first, name, accounts, target, gauge } = sum;
    let name = move || match (first, name.is_empty()) {
        (None, _) => session.text().targets().gone.to_string(),
        (_, true) => session.text().words().no_owner.to_string(),
        _ => name.clone(),
    };
    // Accounts that are no longer in the plan have no owner to ask of.
    let told = move |of: fn(AccountId) -> split::Figure, value: Result<f64, Undefined>, style: Style| {
        move || {
            session.wording(|wording| match first {
                Some(first) => Told::new(wording, of(first), value, style).view().into_any(),
                None => shown(&wording.numbers, wording, value, style).text.into_any(),
            })
        }
    };
    let part = ratio(target, total).ok_or(Undefined::NoTarget);
    let part = told(split::Figure::OwnerTargetShare, part, Style::Percent);
    let target = told(split::Figure::OwnerTarget, Ok(target.to_f64()), Style::Column(cents));
    let gauge = gauge.map(|gauge| {
        let excess =
            told(|owner| split::Figure::OverAssignment(Whose::Owner(owner)), gauge.excess, Style::Change);
        let icon = gauge.over.then(|| view! { <Icon shape=Shape::Warn small=true /> });
        view! { <td class="n" class=("caution", gauge.over)>{icon} " " {excess}</td> }
    });
    view! {
        <tr>
            <td><bdi>{name}</bdi></td>
            <td class="n">{move || session.numbers().get().count(accounts)}</td>
            <td class="n strong">{target}</td>
            <td class="n">{part}</td>
            {gauge}
        </tr>
    }
}

/// What a target for all accounts asks of nobody yet, so that the rows add up.
#[component]
fn NewcomersRow(target: Money, cents: Cents) -> impl IntoView {
    let session = Session::get();
    let figure = assess::Figure::NewcomersIn(Window::Year);
    let target = move || {
        let style = Style::Column(cents);
        session.wording(|wording| Told::new(wording, figure, Ok(target.to_f64()), style).view())
    };
    view! {
        <tr data-testid="newcomers-row">
            <td>{said(|text| text.newcomers)}</td>
            <td></td>
            <td class="n strong">{target}</td>
            <td class="soft" colspan="2">{said(|text| text.newcomers_note)}</td>
        </tr>
    }
}

fn sums(plan: &Plan, shares: &Shares, gauges: &[Gauge]) -> Vec<Sum> {
    let owners = calc::portfolio::owners(plan);
    let mut sums: Vec<Sum> = Vec::new();
    let mut places: HashMap<Option<AccountId>, usize> = HashMap::new();
    for share in &shares.rows {
        let row = plan.row_of(share.account);
        let owner = row.and_then(|row| owners.of_row.get(row)).and_then(|&at| owners.list.get(at as usize));
        let first = owner.map(|owner| owner.first);
        let place = *places.entry(first).or_insert_with(|| {
            let is_its = |gauge: &&Gauge| first.is_some_and(|first| gauge.whose == Whose::Owner(first));
            let gauge = gauges.iter().find(is_its).copied();
            let name = owner.map_or_else(String::new, |owner| owner.name.to_string());
            sums.push(Sum { first, name, accounts: 0, target: Money::ZERO, gauge });
            sums.len() - 1
        });
        if let Some(sum) = sums.get_mut(place) {
            sum.accounts += 1;
            sum.target.0 = sum.target.0.saturating_add(share.target.0);
        }
    }
    sums.sort_by_key(|sum| Reverse(sum.target));
    sums
}
