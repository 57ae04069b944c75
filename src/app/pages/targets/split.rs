//! The target split to accounts, owners and months.

use keyline::calc;
use keyline::calc::split::SplitError;
use keyline::plan::{AccountId, Basis, Bound, Edit, Money, MonthShape, SplitRules, parts_of_sum};
use leptos::prelude::*;

use super::accounts::Accounts;
use super::asked::Asked;
use super::entry::{Kind, number, written};
use super::months::ByMonth;
use super::owners::ByOwner;
use super::words::{page, said, told, why_not};
use crate::parts::{Button, Choice, Field, Icon, Segments, Shape};
use crate::route::{Part, Route};
use crate::session::Session;
use crate::typed::{amount, amount_reads, change};
use crate::weights::WeightSum;

/// To what the target is split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum To {
    Accounts,
    Owners,
    Months,
}

/// The split with its rules.
#[component]
pub fn SplitSection(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let to = RwSignal::new(To::Accounts);
    let title = move || {
        session.wording(|wording| {
            let (text, numbers) = (page(wording), &wording.numbers);
            match asked.parted.get() {
                Ok(shares) => (text.split_title)(&numbers.short(shares.total), shares.rows.len()),
                Err(_) => text.split_none.to_string(),
            }
        })
    };
    let sub = move || {
        let words = session.text();
        match (asked.is_committed.get(), asked.draft.taken()) {
            (true, _) => words.targets().split_frozen,
            (false, Some(_)) => words.targets().split_typed,
            (false, None) => words.targets().split_blend,
        }
    };
    let choices = Signal::derive(move || {
        let text = session.text().targets();
        let each =
            [(To::Accounts, text.to_accounts), (To::Owners, text.to_owners), (To::Months, text.to_months)];
        each.map(|(to, word)| (to, word.to_string())).to_vec()
    });
    // The table stays while its figures change, and with it the field that is typed in.
    let is_split = Memo::new(move |_| asked.parted.with(Result::is_ok));
    let body = move || match (is_split.get(), to.get()) {
        (false, _) => view! { <Problem asked /> }.into_any(),
        (true, To::Accounts) => view! { <Accounts asked /> }.into_any(),
        (true, To::Owners) => view! { <ByOwner asked /> }.into_any(),
        (true, To::Months) => view! { <ByMonth asked /> }.into_any(),
    };
    view! {
        <div class="frame__head split__head">
            <div>
                <h2>{title}</h2>
                <p class="frame__sub">{sub}</p>
                {move || asked.is_committed.get().then(|| view! {
                    <p class="small" data-testid="split-revise">
                        {said(|text| text.split_locked_before)} {session.said(|text| text.words().space)}
                        <a class="link" href=Route::Part(Part::Changes).href()>{said(|text| text.split_revise)}</a>
                    </p>
                })}
            </div>
            <Segments
                label=said(|text| text.split_to)
                choices
                chosen=to
                on_choose=move |chosen| to.set(chosen)
            />
        </div>
        {move || (!asked.is_committed.get()).then(|| view! { <Rules asked /> })}
        {body}
    }
}

/// By what is split, until the target is committed.
#[component]
fn Rules(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let rules = session.derive(|plan| SplitRules { bounds: Default::default(), ..plan.split().clone() });
    let numbers = session.numbers();
    let apply = move |change_them: &dyn Fn(&mut SplitRules)| {
        let mut rules = session.peek(|plan| plan.split().clone());
        change_them(&mut rules);
        change(session, Edit::SetSplit(Box::new(rules)))
    };
    // A blend shows how much each basis counts, as soon as it is asked for.
    let blending = RwSignal::new(false);
    let alone = move |rules: &SplitRules| Basis::ALL.into_iter().find(|basis| rules.bases == basis.alone());
    let basis = Memo::new(move |_| if blending.get() { None } else { alone(&rules.get()) });
    let bases = Signal::derive(move || {
        let text = session.text();
        let all = Basis::ALL.map(|basis| (Some(basis), (text.words().basis)(basis).to_string()));
        all.into_iter().chain([(None, text.targets().basis_blend.to_string())]).collect::<Vec<_>>()
    });
    let shapes = Signal::derive(move || {
        let word = session.text().words().shape;
        let all = [
            MonthShape::Season,
            MonthShape::LastYear,
            MonthShape::Even,
            MonthShape::Weeks445,
            MonthShape::WorkingDays,
        ];
        all.map(|shape| (shape, word(shape).to_string())).to_vec()
    });
    let step = Signal::derive(move || match rules.get().step {
        Money::ZERO => String::new(),
        step => numbers.get().full(step),
    });
    let set_step = move |typed: String| {
        let step = amount(session, &typed)?.unwrap_or_default();
        apply(&|rules| rules.step = step)
    };
    // Where nobody weighs anything the split is even, which nobody asked for.
    let alike = Memo::new(move |_| asked.parted.with(|parted| parted.as_ref().is_ok_and(|it| it.alike)));
    let note = Signal::derive(move || {
        session.track();
        match basis.get() {
            basis if alike.get() => (session.text().targets().basis_silent)(basis),
            Some(Basis::History) => {
                let years = session.peek(|plan| calc::portfolio::whole_months(plan).months.div_ceil(12));
                (session.text().targets().basis_history)(years)
            }
            None => session.text().targets().basis_blend_note,
            Some(_) => "",
        }
    });
    let choose_basis = move |chosen: Option<Basis>| {
        blending.set(chosen.is_none());
        if let Some(basis) = chosen {
            // What is chosen here is always taken.
            let _ = apply(&|rules| rules.bases = basis.alone());
        }
    };
    let weight = move |(at, of): (usize, Basis)| {
        let label = Signal::derive(move || (session.text().words().basis)(of).to_string());
        let value = Signal::derive(move || written(&numbers.get(), Kind::Percent, rules.get().bases[at]));
        let take = move |typed: String| {
            let value = number(session, Kind::Percent, &typed)?.unwrap_or(0.0);
            apply(&|rules| rules.bases[at] = value)
        };
        let testid = ["basis-", BASES[at]].concat();
        view! { <Field label value on_commit=take number=true testid /> }
    };
    let sum = Signal::derive(move || rules.get().bases.iter().sum::<f64>());
    let whole = move || {
        // What is in range stays in range.
        let _ = apply(&|rules| rules.bases = parts_of_sum(rules.bases));
    };
    let weights = move || {
        let all = || Basis::ALL.into_iter().enumerate().map(weight).collect_view();
        basis.get().is_none().then(|| {
            view! {
                <div class="split__rules">{all()}</div>
                <WeightSum sum on_whole=whole testids=("bases-say", "bases-whole") />
            }
        })
    };
    view! {
        <div class="split__rules">
            <Choice
                label=said(|text| text.basis)
                choices=bases
                chosen=basis
                on_choose=choose_basis
                testid="split-basis"
            />
            <Choice
                label=said(|text| text.month_shape)
                choices=shapes
                chosen=Signal::derive(move || rules.get().months)
                on_choose=move |shape| {
                    // As above.
                    let _ = apply(&|rules| rules.months = shape);
                }
                testid="split-months"
            />
            <Field
                label=said(|text| text.step)
                value=step
                on_commit=set_step
                reads=amount_reads(session)
                number=true
                placeholder=said(|text| text.step_none)
                testid="split-step"
            />
            <p class="small soft">{note}</p>
        </div>
        {weights}
    }
}

/// The bases as the stable names of their weights have them.
const BASES: [&str; 6] = ["history", "last-year", "even", "potential", "base", "response"];

/// Why the target is not split, with a way out for every account that stands in it.
#[component]
fn Problem(asked: Asked) -> impl IntoView {
    let session = Session::get();
    let sentence = move || {
        let error = asked.parted.get().err()?;
        Some(session.wording(|wording| why_not(&error, wording)))
    };
    let accounts = move || match asked.parted.get() {
        Err(
            SplitError::FloorsExceed { accounts, .. }
            | SplitError::CapsFallShort { accounts, .. }
            | SplitError::MonthsExceed { accounts, .. },
        ) => accounts,
        _ => Vec::new(),
    };
    view! {
        <div class="split__problem" role="status" data-testid="split-problem">
            <p><span class="risk"><Icon shape=Shape::Warn /></span> {sentence}</p>
        </div>
        <ul class="list split__bounds">
            <For each=accounts key=|id| *id children=move |id| view! { <BoundItem id /> } />
        </ul>
    }
}

#[component]
fn BoundItem(id: AccountId) -> impl IntoView {
    let session = Session::get();
    let bound = session.derive(move |plan| plan.split().bounds.get(&id).cloned());
    let words = move || {
        let bound = bound.get()?;
        Some(session.wording(|wording| {
            let (text, numbers) = (page(wording), &wording.numbers);
            let full = |money: Option<Money>| money.map(|money| numbers.full(money));
            match bound {
                Bound::Lock { amount, reason } => (text.bound_lock)(&numbers.full(amount), &reason),
                Bound::Promise { amount } => (text.bound_promise)(&numbers.full(amount)),
                Bound::Between { floor, cap, reason } => {
                    (text.bound_between)(full(floor).as_deref(), full(cap).as_deref(), &reason)
                }
            }
        }))
    };
    let name = move || session.wording(|wording| (wording.account)(id));
    let months = session.derive(move |plan| {
        let locks = plan.split().month_locks.keys().filter(|(account, _)| *account == id);
        locks.map(|&(_, month)| month).collect::<Vec<_>>()
    });
    let free = move || {
        // Freeing is always taken.
        let _ = session.apply(Edit::SetBounds(vec![(id, None)]));
    };
    let free_months = move || {
        let months = months.get_untracked().into_iter().map(|month| (id, month, None));
        // As above.
        let _ = session.apply(Edit::LockMonths(months.collect()));
    };
    let has_bound = move || bound.with(Option::is_some);
    view! {
        <li>
            <Icon shape=Shape::Lock />
            <div><h3><bdi>{name}</bdi></h3><p>{words}</p></div>
            <div class="list__do">
                {move || has_bound().then(|| view! {
                    <Button small=true on_press=free>{said(|text| text.free_again)}</Button>
                })}
                {move || (!months.with(Vec::is_empty)).then(|| view! {
                    <Button small=true on_press=free_months>{told(|text| text.free_months)}</Button>
                })}
            </div>
        </li>
    }
}
