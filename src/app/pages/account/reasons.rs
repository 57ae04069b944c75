use keyline::calc::assess::Status;
use keyline::calc::portfolio::recent_period;
use keyline::calc::{self, Figure, Period, Whose, Window, assess, base, portfolio, split};
use keyline::plan::{AccountId, Bound, Plan, Scope};
use keyline::text::{Numbers, Wording};
use leptos::prelude::*;

use super::super::assessment::StatusMark;
use crate::parts::{Icon, Num, Shape};
use crate::session::Session;
use crate::show::Style;

/// A figure of the account with its name, in a list of facts.
#[component]
fn Fact(
    /// What it is called.
    #[prop(into)]
    label: Signal<String>,
    /// Which.
    #[prop(into)]
    figure: Figure,
    /// How it is written.
    #[prop(into)]
    style: Signal<Style>,
    /// The stable name for checks.
    #[prop(optional)]
    testid: Option<&'static str>,
) -> impl IntoView {
    let session = Session::get();
    let shown = session.figure_in(move || figure, style);
    let name = session.figure_name(move || figure);
    let figure = Signal::stored(figure);
    view! {
        <dt>{label}</dt>
        <dd><Num shown figure label=name testid /></dd>
    }
}

/// What is frozen, set apart or held for the account.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Ground {
    /// Whether the commitment knows the account.
    frozen: bool,
    inside: bool,
}

fn ground(plan: &Plan, id: AccountId) -> Ground {
    let committed = plan.committed();
    let frozen = committed.is_some_and(|it| it.targets.iter().any(|target| target.account == id));
    let inside = match committed {
        Some(it) => it.scope == Scope::All || it.key_accounts.contains(&id),
        None => plan.row_of(id).is_some_and(|row| base::in_scope(plan).get(row) == Some(&true)),
    };
    Ground { frozen, inside }
}

/// The sentences below the facts: since when, in or out of the scope, held or not.
fn sentences(plan: &Plan, id: AccountId, ground: Ground, wording: &Wording<'_>) -> Vec<String> {
    let numbers: &Numbers = &wording.numbers;
    let text = numbers.language.text().account();
    let since = match plan.committed() {
        Some(committed) => (text.why_committed)(&numbers.date(committed.on)),
        None => text.why_proposed.into(),
    };
    let outside = (!ground.inside).then(|| text.why_outside.to_string());
    let held = plan.split().bounds.get(&id).map(|bound| match bound {
        Bound::Lock { amount, reason } => (text.locked)(&numbers.full(*amount), reason),
        Bound::Promise { amount } => (text.promised)(&numbers.full(*amount)),
        Bound::Between { floor, cap, reason } => {
            let [floor, cap] = [floor, cap].map(|end| end.map(|end| numbers.full(end)));
            (text.bounded)(floor.as_deref(), cap.as_deref(), reason)
        }
    });
    [Some(since), outside, held].into_iter().flatten().collect()
}

/// The target of the account, and what it follows from.
#[component]
pub fn Reasons(
    /// Which.
    id: AccountId,
) -> impl IntoView {
    let session = Session::get();
    let ground = session.derive(move |plan| ground(plan, id));
    let text = move || session.text().account();
    let label = move |word: fn(&keyline::text::AccountText) -> &'static str| {
        Signal::derive(move || word(text()).to_string())
    };
    let cents = session.cents(move || {
        let sold = portfolio::Figure::AccountSales(id, Period::LastTwelve);
        vec![
            sold.into(),
            portfolio::Figure::AccountOneOffs(id).into(),
            split::Figure::AccountTarget(id).into(),
        ]
    });
    let amount = Signal::derive(move || Style::Column(cents.get()));
    let frozen = move || {
        ground.get().frozen.then(|| {
            view! {
                <Fact label=label(|text| text.base_then) figure=split::Figure::FrozenBase(id) style=amount />
                <Fact
                    label=label(|text| text.change_on_base)
                    figure=split::Figure::GrowthOnFrozenBase(id)
                    style=Style::Change
                />
            }
        })
    };
    let year = session.derive(Plan::plan_year);
    let target = Signal::derive(move || {
        let year = year.get().map(|year| session.numbers().get().year(year)).unwrap_or_default();
        (text().target)(&year)
    });
    let words = move || {
        session.track();
        let ground = ground.get();
        let words = session.worded(|plan, wording| sentences(plan, id, ground, wording));
        words.into_iter().map(|words| view! { <p class="small soft">{words}</p> }).collect_view()
    };
    view! {
        <section class="account__section">
            <h2>{session.said(|text| text.account().why)}</h2>
            <dl class="facts">
                <Fact
                    label=label(|text| text.sales_year)
                    figure=portfolio::Figure::AccountSales(id, Period::LastTwelve)
                    style=amount
                />
                <Fact label=label(|text| text.set_apart) figure=portfolio::Figure::AccountOneOffs(id) style=amount />
                <Fact label=label(|text| text.base) figure=base::Figure::AccountBase(id) style=amount />
                {frozen}
                <Fact label=target figure=split::Figure::AccountTarget(id) style=amount />
            </dl>
            {words}
        </section>
    }
}

/// The account against its committed target, year to date.
#[component]
pub fn ToDate(
    /// Which.
    id: AccountId,
) -> impl IntoView {
    let session = Session::get();
    let whose = Whose::Account(id);
    let status = session.derive(move |plan| {
        let standing = assess::standing(plan, whose).ok()?;
        Some((standing.elapsed, standing.reading(Window::ToDate).status.ok()))
    });
    let text = move || session.text();
    let label = move |word: fn(keyline::text::Text) -> &'static str| {
        Signal::derive(move || word(session.text()).to_string())
    };
    let judged = move |status: Option<Status>| {
        status.map(|status| {
            let word = (text().assessment().status)(status).to_string();
            view! {
                <dt>{text().account().status}</dt>
                <dd><StatusMark status=Ok(status) word /></dd>
            }
        })
    };
    let at = move |of: fn(Whose, Window) -> assess::Figure| of(whose, Window::ToDate);
    let cents = session.cents(move || {
        [assess::Figure::Actual, assess::Figure::TargetIn, assess::Figure::Gap]
            .map(|of| at(of).into())
            .to_vec()
    });
    let amount = Signal::derive(move || Style::Column(cents.get()));
    let gap = Signal::derive(move || Style::Gap(cents.get()));
    let facts = move |status: Option<Status>| {
        view! {
            <dl class="facts">
                <Fact label=label(|t| t.words().actual) figure=at(assess::Figure::Actual) style=amount testid="account-actual" />
                <Fact label=label(|t| t.words().target) figure=at(assess::Figure::TargetIn) style=amount />
                <Fact
                    label=label(|t| t.words().attainment)
                    figure=at(assess::Figure::Attainment)
                    style=Style::Percent
                    testid="account-attainment"
                />
                <Fact label=label(|t| t.words().gap) figure=at(assess::Figure::Gap) style=gap />
                {judged(status)}
                <Fact label=label(|t| t.account().sold_a_month) figure=assess::Figure::SoldAMonth(whose) style=amount />
                <Fact label=label(|t| t.account().run_rate) figure=assess::Figure::RunRate(whose) style=amount />
                <Fact label=label(|t| t.account().required) figure=assess::Figure::RequiredRate(whose) style=amount />
                <Fact label=label(|t| t.account().landing) figure=assess::Figure::Landing(whose) style=amount />
            </dl>
        }
    };
    move || {
        status.get().map(|(elapsed, status)| {
            view! {
                <section class="account__section rule">
                    <h2>{text().account().to_date}</h2>
                    {match elapsed {
                        0 => view! { <p class="small soft">{text().account().to_date_none}</p> }.into_any(),
                        _ => facts(status).into_any(),
                    }}
                </section>
            }
        })
    }
}

/// How regularly the account buys, and when it last did.
#[component]
pub fn Rhythm(
    /// Which.
    id: AccountId,
) -> impl IntoView {
    let session = Session::get();
    let facts = session.derive(move |plan| {
        let facts = portfolio::account_facts(plan, id, recent_period(plan))?;
        Ok::<_, calc::Undefined>((facts.regularity, facts.silence))
    });
    let text = move || session.text().account();
    let body = move || {
        let (regularity, silence) = match facts.get() {
            Ok(facts) => facts,
            Err(reason) => {
                let words = session.wording(|wording| wording.undefined(reason));
                return view! { <p class="small soft">{words}</p> }.into_any();
            }
        };
        let since =
            silence.map_or_else(|| text().since_never.to_string(), |it| (text().since_months)(it.months));
        let is_silent = silence.as_ref().is_some_and(|it| it.is_silent());
        let warns = is_silent.then(|| view! { <Icon shape=Shape::Warn small=true /> " " });
        let rhythm = silence.map(|it| {
            let rhythm = it.interval.filter(|_| it.purchases >= portfolio::RHYTHM_PURCHASES);
            view! {
                <dt>{text().waits}</dt>
                <dd>{(text().waits_months)(rhythm)}</dd>
                <dt>{text().silent_from}</dt>
                <dd>{(session.text().words().months_count)(it.from())}</dd>
            }
        });
        let regularity = match regularity {
            Ok(found) => view! {
                <dt>{text().bought_in}</dt>
                <dd>{(text().quarters_of_four)(found.quarters)}</dd>
                <Fact
                    label=session.said(|text| text.account().evenness)
                    figure=portfolio::Figure::AccountEvenness(id)
                    style=Style::Decimal(2)
                />
            }
            .into_any(),
            Err(reason) => {
                let words = session.wording(|wording| wording.undefined(reason));
                view! {
                    <dt>{text().bought_in}</dt>
                    <dd>{words}</dd>
                }
                .into_any()
            }
        };
        view! {
            <dl class="facts">
                <dt>{text().since}</dt>
                <dd class=("risk", is_silent)>{warns}{since}</dd>
                {rhythm}
                {regularity}
            </dl>
        }
        .into_any()
    };
    view! {
        <section class="account__section">
            <h2>{session.said(|text| text.account().rhythm)}</h2>
            <p class="frame__sub">{session.said(|text| text.account().rhythm_sub)}</p>
            {body}
        </section>
    }
}
