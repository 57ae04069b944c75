use keyline::calc::{Whose, assess};
use keyline::plan::{Criterion, Edit, Plan, Review};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::model::is_over;
use super::pick::{Pick, Picked, review};
use super::rating::{Counted, Judged, Why};
use crate::parts::{Button, Num, Weight};
use crate::session::Session;
use crate::show::Style;

/// What makes the sheet be drawn anew; ratings and notes do not, so that the focus stays where it is.
#[derive(Debug, Clone, PartialEq)]
struct Form {
    criteria: Vec<Criterion>,
    /// When it was last changed; `None` while nothing was written.
    on: Option<chrono::NaiveDate>,
    differs: bool,
    /// How many months it was written for, where the period has other ones now.
    other_months: Option<usize>,
}

impl Form {
    fn of(plan: &Plan, pick: &Pick) -> Form {
        let written = plan.reviews().get(&pick.key);
        let review = review(plan, pick);
        let criteria: Vec<Criterion> = review.rows.into_iter().map(|(criterion, _)| criterion).collect();
        let today = &plan.terms().of(pick.row.phase).criteria;
        Form {
            on: written.map(|review| review.on),
            differs: written.is_some() && criteria != *today,
            other_months: written
                .map(|review| usize::from(review.months))
                .filter(|months| *months != pick.row.span.months),
            criteria,
        }
    }
}

/// The sheet of a person and a period.
#[component]
pub fn Sheet(
    /// Which is open.
    picked: Picked,
    /// The same, for as long as this sheet stands.
    pick: Pick,
) -> impl IntoView {
    let session = Session::get();
    let form = {
        let pick = pick.clone();
        session.derive(move |plan| Form::of(plan, &pick))
    };
    let criteria = Memo::new(move |_| form.with(|form| form.criteria.clone()));
    let title = {
        let pick = pick.clone();
        move || {
            let period = session.wording(|wording| wording.window(pick.row.window));
            (session.text().reviews().sheet)(&pick.key.0, &period)
        }
    };
    let of_pick = pick.clone();
    let rows = move || {
        let row = |(at, criterion): (usize, Criterion)| {
            let pick = of_pick.clone();
            match criterion.kind.is_counted() {
                true => view! { <Counted picked pick at criterion /> }.into_any(),
                false => view! { <Judged pick at criterion /> }.into_any(),
            }
        };
        criteria.get().into_iter().enumerate().map(row).collect_view()
    };
    view! {
        <div class="review__head">
            <h2 tabindex="-1" node_ref=picked.head data-testid="review-title">{title}</h2>
            <Outcome pick=pick.clone() />
        </div>
        <States picked pick=pick.clone() form />
        <div class="review__criteria">{rows}</div>
        <Notes pick />
        <Signatures />
    }
}

/// The weighted result.
#[component]
fn Outcome(pick: Pick) -> impl IntoView {
    let session = Session::get();
    let window = pick.row.window;
    let result = move |whose: Whose| {
        let figure = assess::Figure::Review(whose, window);
        let shown = session.figure(move || figure, Style::Percent);
        let label = session.figure_name(move || figure);
        view! {
            <p class="review__result">
                <span class="soft">{session.said(|text| text.reviews().result)}</span>
                " "
                <b><Num shown figure=Signal::stored(figure.into()) label testid="review-result" /></b>
                " "
                <span class="soft small">{session.said(|text| text.reviews().weighted)}</span>
            </p>
            <Why shown />
        }
    };
    let none = move || view! { <p class="soft small">{session.said(|text| text.reviews().gone_note)}</p> };
    view! {
        <div class="review__outcome">
            {match pick.whose {
                Some(whose) => result(whose).into_any(),
                None => none().into_any(),
            }}
        </div>
    }
}

/// What there is to know of the sheet, and what can be done with it as a whole.
#[component]
fn States(picked: Picked, pick: Pick, form: Memo<Form>) -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().reviews();
    let row = pick.row;
    let written = move || match form.get().on {
        Some(on) => (text().written)(&session.numbers().get().date(on)),
        None => text().unwritten.to_string(),
    };
    let open = move || {
        session.track();
        let counts = form.with(|form| form.criteria.iter().any(|criterion| criterion.kind.is_counted()));
        let is_open = counts && picked.desk.read(|all, _| !is_over(all, &row)).unwrap_or_default();
        let period = session.wording(|wording| wording.window(row.window));
        is_open
            .then(|| view! { <p class="caution" data-testid="review-open">{(text().open_note)(&period)}</p> })
    };
    let other = move || {
        form.get().other_months.map(|months| view! { <p class="caution">{(text().other_months)(months)}</p> })
    };
    let of_pick = pick.clone();
    let differs = move || {
        let pick = of_pick.clone();
        form.get().differs.then(|| {
            view! {
                <p class="review__differs" data-testid="review-differs">
                    <span>{text().differs}</span>
                    <Button small=true testid="review-renew" on_press=move || renew(session, &pick)>
                        {text().renew}
                    </Button>
                </p>
            }
        })
    };
    let remove = move || {
        let key = pick.key.clone();
        let remove = move || {
            // Where it is not taken, the page says why.
            let _ = session.apply(Edit::SetReview(key.clone(), None));
        };
        form.get().on.is_some().then(|| {
            view! {
                <Button small=true weight=Weight::Quiet testid="review-remove" on_press=remove>
                    {text().remove}
                </Button>
            }
        })
    };
    view! {
        <div class="review__states">
            <p class="soft"><span data-testid="review-written">{written}</span>" "{remove}</p>
            {open}
            {other}
            {differs}
        </div>
    }
}

/// Begins a sheet by today's criteria; ratings of criteria that are still there stay.
fn renew(session: Session, pick: &Pick) {
    let edit = session.peek(|plan| {
        let old = review(plan, pick);
        let rated = |criterion: &Criterion| {
            let same = old.rows.iter().find(|(other, _)| other.kind == criterion.kind);
            same.and_then(|(_, rating)| *rating)
        };
        let criteria = &plan.terms().of(pick.row.phase).criteria;
        let review = Review {
            on: crate::browser::today(),
            phase: pick.row.phase,
            months: u8::try_from(pick.row.span.months).unwrap_or(old.months),
            rows: criteria.iter().map(|criterion| (criterion.clone(), rated(criterion))).collect(),
            notes: old.notes,
        };
        Edit::SetReview(pick.key.clone(), Some(Box::new(review)))
    });
    // Where it is not taken, the page says why.
    let _ = session.apply(edit);
}

/// Notes on the sheet, kept when the field is left.
#[component]
fn Notes(pick: Pick) -> impl IntoView {
    let session = Session::get();
    let held = {
        let key = pick.key.clone();
        session.derive(move |plan| {
            plan.reviews().get(&key).map_or_else(String::new, |review| review.notes.to_string())
        })
    };
    let keep = move |event: ev::Event| {
        let area = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
        let Some(area) = area else { return };
        let typed = area.value();
        if typed == held.get_untracked() {
            return;
        }
        let edit = session.peek(|plan| {
            let review =
                Review { on: crate::browser::today(), notes: typed.trim_end().into(), ..review(plan, &pick) };
            Edit::SetReview(pick.key.clone(), Some(Box::new(review)))
        });
        // Where it is not taken, the page says why.
        let _ = session.apply(edit);
    };
    view! {
        <label class="field review__notes">
            <span class="field__label">{session.said(|text| text.reviews().notes)}</span>
            <textarea class="input" rows="4" data-testid="review-notes" prop:value=held on:change=keep></textarea>
            <span class="field__note">{session.said(|text| text.reviews().notes_note)}</span>
        </label>
        // What a field holds is clipped on paper.
        <p class="review__notes-paper">{move || held.get()}</p>
    }
}

/// Where people sign, on paper.
#[component]
fn Signatures() -> impl IntoView {
    let session = Session::get();
    let line = move |at: usize| view! { <p>{move || session.text().reviews().signatures[at]}</p> };
    view! { <div class="review__signatures">{(0..3).map(line).collect_view()}</div> }
}
