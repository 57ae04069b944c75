use keyline::calc;
use keyline::calc::portfolio::recent_period;
use keyline::plan::{AccountId, Class, Edit, Field, Money, Month, Plan};
use keyline::text::{StandsOut, Wording};
use leptos::prelude::*;

use crate::parts::{Ask, ClassBadge, Icon, Shape};
use crate::route::Route;
use crate::session::Session;

/// Which change of sales stands out.
const MOVED: f64 = 0.15;

/// Where the account stands in the list, what stands out about it, what it is.
#[component]
pub fn Head(
    /// Which.
    id: AccountId,
) -> impl IntoView {
    let session = Session::get();
    let title = move || {
        session.track();
        session.worded(|plan, wording| finding(plan, id, wording))
    };
    view! {
        <Crumbs id />
        <div class="head">
            <div>
                <h1>{title}</h1>
                <Tags id />
            </div>
            <div class="head__tools"><Remove id /></div>
        </div>
    }
}

fn finding(plan: &Plan, id: AccountId, wording: &Wording<'_>) -> String {
    let numbers = &wording.numbers;
    let text = numbers.language.text().account();
    let Some(account) = plan.account(id) else { return text.none_title.into() };
    let name = &account.profile.name;
    let period = recent_period(plan);
    let Ok(facts) = calc::portfolio::account_facts(plan, id, period) else {
        return (text.finding)(name, None, 0, &StandsOut::Nothing);
    };
    let on_curve = calc::portfolio::pareto(plan, period).map_or(0, |pareto| pareto.curve.accounts());
    let sign = match (facts.silence, facts.margin_rate, facts.growth) {
        (None, ..) => StandsOut::Never,
        (_, Ok(rate), _) if rate < 0.0 => StandsOut::Loses,
        (Some(silence), ..) if silence.is_silent() => StandsOut::Silent(silence.months),
        (.., Ok(growth)) if growth <= -MOVED => StandsOut::Fell(numbers.percent(-growth)),
        (.., Ok(growth)) if growth >= MOVED => StandsOut::Grew(numbers.percent(growth)),
        _ => facts.share.map_or(StandsOut::Nothing, |share| StandsOut::Share(numbers.percent(share))),
    };
    (text.finding)(name, facts.rank, on_curve, &sign)
}

/// Place in the list, and the ways to its neighbors.
#[component]
fn Crumbs(id: AccountId) -> impl IntoView {
    let session = Session::get();
    let place = session.derive(move |plan| {
        let row = plan.row_of(id)?;
        let at = |row: Option<usize>| row.and_then(|row| plan.accounts().get(row)).map(|account| account.id);
        Some((row + 1, plan.accounts().len(), at(row.checked_sub(1)), at(Some(row + 1))))
    });
    let text = move || session.text().account();
    let step = move |to: Option<AccountId>, word: &'static str| {
        to.map(|to| view! { <a href=Route::Account(to).href()>{word}</a> })
    };
    view! {
        <nav class="crumbs" aria-label=session.said(|text| text.account().crumbs)>
            <a href=Route::Accounts.href()>{session.said(|text| text.words().accounts)}</a>
            <span aria-hidden="true">"/"</span>
            {move || place.get().map(|(n, all, previous, next)| view! {
                <span data-testid="account-place">{(text().of)(n, all)}</span>
                {step(previous, text().previous)}
                {step(next, text().next)}
            })}
        </nav>
    }
}

/// What the account is, in one line.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    class: Option<Class>,
    /// Whether what it made is not above zero in the period, so that it has no class.
    below: bool,
    key: bool,
    first: Option<Month>,
    parts: Vec<String>,
}

fn line(plan: &Plan, id: AccountId) -> Option<Line> {
    let row = plan.row_of(id)?;
    let account = plan.accounts().get(row)?;
    let fields = [Field::Segment, Field::Region, Field::Owner, Field::Channel, Field::Group, Field::Tags];
    let parts = fields.map(|field| account.profile.get(field).into_owned());
    let class = calc::portfolio::pareto(plan, recent_period(plan))
        .ok()
        .map(|pareto| pareto.curve.classes.get(row).copied().flatten());
    let ledger = plan.ledger();
    Some(Line {
        class: class.flatten(),
        below: class == Some(None),
        key: calc::base::key_accounts(plan).get(row).copied().unwrap_or(false),
        first: ledger.span().iter().find(|&month| ledger.sales(row, month) > Money::ZERO),
        parts: parts.into_iter().filter(|part| !part.is_empty()).collect(),
    })
}

#[component]
fn Tags(id: AccountId) -> impl IntoView {
    let session = Session::get();
    let line = session.derive(move |plan| line(plan, id));
    move || {
        let text = session.text().account();
        let numbers = session.numbers().get();
        let period = session.worded(|plan, wording| wording.period(recent_period(plan)));
        line.get().map(|Line { class, below, key, first, parts }| {
            let first = first.map(|month| (text.first_bought)(&numbers.month(month)));
            let parts = parts.into_iter().chain(first);
            let parts = parts.map(|part| view! { <span class="account__part"><bdi>{part}</bdi></span> });
            let (shape, word) = match key {
                true => (Shape::Check, text.is_key),
                false => (Shape::Ring, text.is_not_key),
            };
            view! {
                <p class="account__line">
                    {class.map(|class| view! { <ClassBadge class /><span class="account__part">{period.clone()}</span> })}
                    {below.then(|| view! { <span class="account__part">{(text.no_class)(&period)}</span> })}
                    <span class="badge"><Icon shape small=true />{word}</span>
                    {parts.collect_view()}
                </p>
            }
        })
    }
}

/// Takes the account out of the plan, once it is confirmed.
#[component]
fn Remove(id: AccountId) -> impl IntoView {
    let session = Session::get();
    let title = Signal::derive(move || {
        session.track();
        let title = session.text().account().remove_title;
        let name = session.peek(|plan| plan.account(id).map(|account| title(&account.profile.name)));
        name.unwrap_or_default()
    });
    let remove = move || {
        // Where it is not taken, the shell says why.
        let _ = session.apply(Edit::Remove(vec![id]));
        Route::Accounts.go();
    };
    view! {
        <Ask
            label=session.said(|text| text.account().remove)
            title
            body=session.said(|text| text.account().remove_body)
            cancel=session.said(|text| text.words().cancel)
            on_confirm=remove
            testids=("remove-account", "remove-confirm")
        />
    }
}
