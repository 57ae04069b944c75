//! The line above the grid: where the cursor is, what stands there in full, and what can be done with what is
//! selected.

use keyline::plan::{AccountId, Month};
use keyline::text::{DASH, Numbers};
use leptos::prelude::*;

use super::column::Column;
use super::sheet::{Question, Said, Sheet};
use super::value::{Value, figure, value};
use super::words;
use crate::parts::{Button, Icon, Shape, Weight};
use crate::route::Route;

/// What the line says of the cell at the cursor.
#[derive(Debug, Clone, PartialEq, Default)]
struct Told {
    /// The account and its name; none in the empty row.
    account: Option<(AccountId, String)>,
    /// The column.
    column: String,
    /// The value in full.
    value: String,
    /// What it is.
    note: String,
    /// Whether it can be explained.
    explains: bool,
    /// The month, where one-offs are marked.
    month: Option<Month>,
}

/// The entry line.
#[component]
pub fn Entry() -> impl IntoView {
    let sheet = Sheet::get();
    let told = Memo::new(move |_| tell(sheet));
    let place = move || {
        told.with(|told| match &told.account {
            Some((id, name)) => view! {
                <a class="entry__name" href=Route::Account(*id).href() data-testid="open-account">
                    {name.clone()}
                </a>
            }
            .into_any(),
            None => view! {
                <span class="entry__name">{sheet.session.text().accounts().new_row_number}</span>
            }
            .into_any(),
        })
    };
    view! {
        <div class="entry">
            <div class="entry__where">
                {place}
                <span class="soft">{move || told.with(|told| told.column.clone())}</span>
            </div>
            <div class="entry__value">
                // Spoken when it comes; the cell itself is spoken by the grid.
                <span role="status">{move || sheet.said.get().map(said_view)}</span>
                {move || sheet.said.with(Option::is_none).then(|| view! { <Full told /> })}
            </div>
            <Commands told />
        </div>
    }
}

fn said_view(Said { words, refused }: Said) -> impl IntoView {
    let class = if refused { "entry__said risk" } else { "entry__said" };
    let shape = if refused { Shape::Warn } else { Shape::Check };
    view! { <span class=class data-testid="grid-said"><Icon shape small=true />{words}</span> }
}

#[component]
fn Full(
    /// What is told.
    told: Memo<Told>,
) -> impl IntoView {
    let sheet = Sheet::get();
    let explain = move || {
        told.with(|told| told.explains).then(|| {
            view! {
                <button
                    type="button"
                    class="num"
                    aria-haspopup="dialog"
                    data-testid="explain-cell"
                    on:click=move |_| sheet.explain()
                >
                    {sheet.session.text().words().explain}
                </button>
            }
        })
    };
    view! {
        <span class="entry__full" data-testid="entry-value">{move || told.with(|told| told.value.clone())}</span>
        <span class="entry__note">{move || told.with(|told| told.note.clone())} {explain}</span>
    }
}

/// What can be done with the selected accounts.
#[component]
fn Commands(
    /// What is told.
    told: Memo<Told>,
) -> impl IntoView {
    let sheet = Sheet::get();
    let text = move || sheet.session.text().accounts();
    let none = Signal::derive(move || {
        let first = *sheet.selection.get().rows().start();
        sheet.order.with(|order| first >= order.shown.len())
    });
    let month = Memo::new(move |_| told.with(|told| told.month));
    let one_off = move || {
        month.get().map(|month| {
            let ask = move || {
                let id = told.with_untracked(|told| told.account.as_ref().map(|(id, _)| *id));
                sheet.question.set(id.map(|id| Question::OneOff(id, month)));
            };
            view! {
                <Button weight=Weight::Quiet small=true testid="mark-one-off" on_press=ask>
                    {move || text().one_off}
                </Button>
            }
        })
    };
    view! {
        <div class="entry__tools" role="group" aria-label=move || text().selection>
            <span class="dim small entry__hint">{move || text().hint}</span>
            {one_off}
            <Button
                weight=Weight::Quiet
                small=true
                disabled=none
                testid="mark-key"
                on_press=move || sheet.question.set(Some(Question::Key(sheet.accounts_selected())))
            >
                {move || text().key_status}
            </Button>
            <Button
                weight=Weight::Quiet
                small=true
                disabled=none
                testid="remove-accounts"
                on_press=move || sheet.question.set(Some(Question::Remove(sheet.accounts_selected())))
            >
                {move || text().remove}
            </Button>
        </div>
    }
}

fn tell(sheet: Sheet) -> Told {
    sheet.session.track();
    let text = sheet.session.text();
    let numbers = sheet.session.numbers().get();
    let head = sheet.selection.get().head;
    let Some(column) = sheet.layout.with(|layout| layout.column(head.column)) else { return Told::default() };
    let entry = sheet.order.with(|order| order.shown.get(head.row).copied());
    sheet.frame.with(|frame| {
        let heading = words::heading(text, &numbers, frame, column);
        let Some((id, row)) = entry else {
            let note = text.accounts().new_row_hint.into();
            return Told { column: heading, note, ..Told::default() };
        };
        sheet.standing.with(|standing| {
            sheet.session.worded(|plan, wording| {
                let value = value(plan, frame, standing, row, column);
                let month = match (column, &value) {
                    (Column::Month(month), Value::Money(money)) if money.0 != 0 => Some(month),
                    _ => None,
                };
                let note = match &value {
                    Value::Undefined(reason) => wording.undefined(*reason),
                    _ => note(sheet, column, id, &numbers),
                };
                Told {
                    account: plan.account(id).map(|account| (id, account.profile.name.to_string())),
                    column: heading,
                    value: full(&value, column, &numbers, text.accounts().yes_no),
                    note,
                    explains: figure(plan, frame, row, id, column).is_some(),
                    month,
                }
            })
        })
    })
}

fn full(value: &Value, column: Column, numbers: &Numbers, yes_no: (&str, &str)) -> String {
    match value {
        Value::Blank => String::new(),
        Value::Text(text) => text.to_string(),
        Value::Money(money) => numbers.full(*money),
        Value::Count(count) => words::count(*count, column, numbers),
        Value::Ratio(ratio) if column == Column::Growth => numbers.percent_signed(*ratio),
        Value::Ratio(ratio) => numbers.percent(*ratio),
        Value::Rating(rating) => rating.step().to_string(),
        Value::Class(class) => class.as_str().into(),
        Value::Key { key, .. } => if *key { yes_no.0 } else { yes_no.1 }.into(),
        Value::Undefined(_) => DASH.into(),
    }
}

/// What a value is, in a few words.
fn note(sheet: Sheet, column: Column, id: AccountId, numbers: &Numbers) -> String {
    let own = sheet.session.text().accounts();
    match column {
        Column::Field(_) | Column::Rating(_) => String::new(),
        Column::Fact(fact) => (own.note_fact)(fact).into(),
        Column::Class => own.note_class.into(),
        Column::Year(_) => own.note_year.into(),
        Column::Growth => own.note_growth.into(),
        Column::Course => own.note_course.into(),
        Column::Base => own.note_base.into(),
        Column::Target => own.note_target.into(),
        Column::MarginRate => own.note_margin.into(),
        Column::Total(_) => own.note_total.into(),
        Column::Key => sheet.session.peek(|plan| {
            let mark = plan.account(id).and_then(|account| account.key.as_ref());
            match mark {
                _ if plan.committed().is_some() => own.note_key_committed.into(),
                Some(mark) => (own.note_key_said)(&numbers.date(mark.on), &mark.reason),
                None => own.note_key_class.into(),
            }
        }),
        Column::Month(month) => sheet.session.peek(|plan| {
            let mark = plan.one_offs().iter().find(|mark| (mark.account, mark.month) == (id, month));
            let through = plan.data_through().filter(|through| month > *through);
            match (mark, through) {
                (Some(mark), _) => (own.note_one_off)(&numbers.full(mark.amount), &mark.reason),
                (None, Some(through)) => (own.note_open_month)(&numbers.month(through)),
                (None, None) => String::new(),
            }
        }),
    }
}
