use keyline::calc::assess::PhaseWindow;
use keyline::calc::{Whose, assess};
use keyline::plan::{Criterion, CriterionKind, Edit, Rating};
use leptos::prelude::*;

use super::anchors::effective;
use super::model::standing_of;
use super::pick::{Pick, Picked, review};
use crate::parts::Num;
use crate::session::Session;
use crate::show::Style;

/// A criterion that is rated: its six steps in words, or none of them.
#[component]
pub fn Judged(
    /// Of which sheet.
    pick: Pick,
    /// Its place on it.
    at: usize,
    /// Which.
    criterion: Criterion,
) -> impl IntoView {
    let session = Session::get();
    let held = {
        let key = pick.key.clone();
        session.derive(move |plan| plan.reviews().get(&key)?.rows.get(at)?.1)
    };
    let name = format!("review-criterion-{}", at + 1);
    let step = {
        let (criterion, name) = (criterion.clone(), name.clone());
        move |step: Option<Rating>| {
            let (criterion, pick) = (criterion.clone(), pick.clone());
            let words = move || {
                let text = session.text().reviews();
                let Some(rating) = step else { return text.not_rated.to_string() };
                let words = effective(text, &criterion, usize::from(rating.step()));
                if words.is_empty() { text.no_anchor.to_string() } else { words }
            };
            let number =
                step.map_or_else(|| keyline::text::DASH.to_string(), |rating| rating.step().to_string());
            let testid = format!("{name}-{}", step.map_or("none".into(), |rating| rating.step().to_string()));
            let choose = move |_| rate(session, &pick, at, step);
            let is_held = move || held.get() == step;
            view! {
                <label class="review__step" class=("is-held", is_held)>
                    <input type="radio" name=name.clone() data-testid=testid prop:checked=is_held on:change=choose />
                    <span class="review__number">{number}</span>
                    <span>{words}</span>
                </label>
            }
        }
    };
    let steps = std::iter::once(None).chain((0..=5).map(Rating::new));
    let value = move || held.get().map_or_else(String::new, |rating| rating.step().to_string());
    let is_rated = move || held.get().is_some();
    view! {
        <fieldset class="review__criterion" class=("is-rated", is_rated) data-testid=name data-value=value>
            <legend><Legend at criterion /></legend>
            {steps.map(step).collect_view()}
        </fieldset>
    }
}

/// Number, name and weight of a criterion.
#[component]
fn Legend(at: usize, criterion: Criterion) -> impl IntoView {
    let session = Session::get();
    let weight = move || {
        let weight = session.numbers().get().percent(criterion.weight);
        (session.text().reviews().weight_of)(&weight)
    };
    let name = move || {
        let text = session.text().reviews();
        (text.numbered)(at + 1, (text.kind)(&criterion.kind))
    };
    view! {
        <span>{name}</span>
        " "
        <span class="soft">{weight}</span>
    }
}

fn rate(session: Session, pick: &Pick, at: usize, step: Option<Rating>) {
    let edit = session.peek(|plan| {
        let mut review = review(plan, pick);
        review.on = crate::browser::today();
        if let Some((_, rating)) = review.rows.get_mut(at) {
            *rating = step;
        }
        Edit::SetReview(pick.key.clone(), Some(Box::new(review)))
    });
    // Where it is not taken, the page says why.
    let _ = session.apply(edit);
}

/// A criterion that is read off sales.
#[component]
pub fn Counted(
    /// What is assessed.
    picked: Picked,
    /// Of which sheet.
    pick: Pick,
    /// Its place on it.
    at: usize,
    /// Which.
    criterion: Criterion,
) -> impl IntoView {
    let session = Session::get();
    let (row, kind) = (pick.row, criterion.kind.clone());
    let is_left_out = {
        let (name, criterion) = (pick.key.0.clone(), criterion.clone());
        move || {
            let value = picked.desk.read(|all, _| {
                let standing = standing_of(all, &name)?;
                assess::criterion_value(standing, row.window, &criterion, None).err()
            });
            value.flatten().is_some_and(assess::is_left_out)
        }
    };
    let left_out = move || {
        is_left_out().then(|| view! { <p class="small soft">{session.text().reviews().left_out}</p> })
    };
    let value = move |whose: Whose| match kind {
        CriterionKind::KeyAccounts => view! { <Buyers picked pick=pick.clone() whose /> }.into_any(),
        _ => view! { <Attained whose row /> }.into_any(),
    };
    let whose = pick_whose(picked);
    view! {
        <div class="review__criterion" data-testid=format!("review-criterion-{}", at + 1)>
            <p class="review__legend"><Legend at criterion /></p>
            <p class="frame__sub">{session.said(|text| text.reviews().counted)}</p>
            {move || whose.get().map(&value)}
            {left_out}
        </div>
    }
}

fn pick_whose(picked: Picked) -> Signal<Option<Whose>> {
    Signal::derive(move || picked.pick.get().and_then(|pick| pick.whose))
}

#[component]
fn Attained(whose: Whose, row: PhaseWindow) -> impl IntoView {
    let session = Session::get();
    let figure = assess::Figure::Attainment(whose, row.window);
    let shown = session.figure(move || figure, Style::Percent);
    let label = session.figure_name(move || figure);
    view! {
        <p class="review__counted">
            <span class="soft">{session.said(|text| text.reviews().attained)}</span>
            " "
            <b><Num shown figure=Signal::stored(figure.into()) label testid="review-attainment" /></b>
        </p>
        <Why shown />
    }
}

#[component]
fn Buyers(picked: Picked, pick: Pick, whose: Whose) -> impl IntoView {
    let session = Session::get();
    let window = pick.row.window;
    let figure = assess::Figure::KeyBuyers(whose, window);
    let shown = session.figure(move || figure, Style::Count);
    let label = session.figure_name(move || figure);
    let share = move || {
        session.track();
        let name = &pick.key.0;
        let found = picked.desk.read(|all, _| {
            let standing = standing_of(all, name)?;
            let buyers = standing.buyers(window).ok()?;
            let kind = CriterionKind::KeyAccounts;
            let criterion = Criterion { kind, weight: 1.0, anchors: Default::default() };
            Some((buyers.of, assess::criterion_value(standing, window, &criterion, None)))
        });
        let (of, share) = found.flatten()?;
        Some(session.wording(|wording| match share {
            Ok(share) => {
                let numbers = &wording.numbers;
                (session.text().reviews().of_keys)(&numbers.count(of), &numbers.percent(share))
            }
            Err(reason) => wording.undefined(reason),
        }))
    };
    view! {
        <p class="review__counted">
            <span class="soft">{session.said(|text| text.reviews().keys_bought)}</span>
            " "
            <b><Num shown figure=Signal::stored(figure.into()) label testid="review-buyers" /></b>
            " "
            {share}
        </p>
        <Why shown />
    }
}

/// Why there is no figure, where there is none.
#[component]
pub fn Why(
    /// The figure.
    #[prop(into)]
    shown: Signal<crate::parts::Shown>,
) -> impl IntoView {
    move || shown.get().reason.map(|reason| view! { <p class="small soft">{reason}</p> })
}
