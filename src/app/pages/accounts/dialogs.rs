//! What is asked before accounts are removed, an amount is set apart, key status is set, or figures are pasted that
//! have two readings.

use std::sync::Arc;

use keyline::file::number::{NumberProblem, NumberStyle, read_amount, read_amount_in};
use keyline::plan::{AccountId, Edit, Field, KeyMark, Money, Month, OneOff};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::change::{self, Pasted, Refusal};
use super::place::Selection;
use super::sheet::{Question, Sheet};
use super::value::Value;
use super::{clipboard, words};
use crate::browser;
use crate::parts::{Button, Weight};
use crate::typed;

/// The dialog that is open.
#[component]
pub fn Dialogs() -> impl IntoView {
    let sheet = Sheet::get();
    let dialog = move || {
        Some(match sheet.question.get()? {
            Question::Remove(accounts) => view! { <Removing accounts /> }.into_any(),
            Question::OneOff(account, month) => view! { <MarkingOneOff account month /> }.into_any(),
            Question::Key(accounts) => view! { <MarkingKey accounts /> }.into_any(),
            Question::Paste { rows, selection, open } => {
                view! { <TellingStyle rows selection open /> }.into_any()
            }
        })
    };
    view! { {dialog} }
}

/// A dialog with its form. Escape and the second button leave everything as it was.
#[component]
fn Asking(
    /// What it asks.
    title: String,
    /// The word on the button that does it.
    confirm: String,
    /// Does it; an error is a sentence and keeps the dialog open.
    on_confirm: impl Fn() -> Result<(), String> + Clone + 'static,
    /// What stands between.
    children: Children,
) -> impl IntoView {
    let sheet = Sheet::get();
    let dialog = sheet.dialog;
    let error = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            // One that is open already stays open.
            let _ = dialog.show_modal();
        }
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        match on_confirm() {
            Ok(()) => sheet.answered(),
            Err(sentence) => error.set(Some(sentence)),
        }
    };
    view! {
        <dialog class="dialog ask" node_ref=dialog aria-labelledby="ask-title" on:close=move |_| sheet.answered()>
            <form on:submit=submit>
                <h2 id="ask-title">{title}</h2>
                {children()}
                {move || error.get().map(|error| view! { <p class="risk small" role="alert">{error}</p> })}
                <div class="ask__foot">
                    <button type="submit" class="button button--primary" data-testid="ask-confirm">{confirm}</button>
                    <Button on_press=move || sheet.answered()>{sheet.session.text().words().cancel}</Button>
                </div>
            </form>
        </dialog>
    }
}

#[component]
fn Removing(
    /// Which.
    accounts: Vec<AccountId>,
) -> impl IntoView {
    let sheet = Sheet::get();
    let own = sheet.session.text().accounts();
    let count = accounts.len();
    let first = accounts.first().map_or_else(String::new, |&id| name_of(sheet, id));
    let body = (own.remove_body)(&first, count.saturating_sub(1));
    let remove =
        move || sheet.apply(Edit::Remove(accounts.clone())).map_err(|error| sheet.edit_error(&error));
    let committed = sheet.session.peek(|plan| plan.committed().is_some());
    view! {
        <Asking title=(own.remove_title)(count) confirm=(own.remove_confirm)(count) on_confirm=remove>
            <p>{body}</p>
            {committed.then(|| view! { <p class="caution">{own.remove_committed}</p> })}
        </Asking>
    }
}

#[component]
fn MarkingOneOff(
    /// Whose.
    account: AccountId,
    /// When.
    month: Month,
) -> impl IntoView {
    let sheet = Sheet::get();
    let text = sheet.session.text();
    let own = text.accounts();
    let (sales, mark) = sheet.session.peek(|plan| {
        let sales = plan.row_of(account).map_or(Money::ZERO, |row| plan.ledger().sales(row, month));
        let mark = plan.one_offs().iter().find(|mark| (mark.account, mark.month) == (account, month));
        (sales, mark.cloned())
    });
    let numbers = sheet.session.numbers().get_untracked();
    let name = name_of(sheet, account);
    let body = (own.one_off_body)(&name, &numbers.month(month), &numbers.full(sales));
    let start = Value::Money(mark.as_ref().map_or(sales, |mark| mark.amount));
    let start = change::editable(&start, numbers.currency.digits);
    let reason_now = mark.as_ref().map_or_else(String::new, |mark| mark.reason.to_string());
    let (amount, reason) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let reads = RwSignal::new(None::<String>);
    let confirm = move || {
        let money = read(sheet, &written(amount))?;
        let one_off = OneOff { account, month, amount: money, reason: written(reason).into() };
        sheet.apply(Edit::MarkOneOff(one_off)).map_err(|error| sheet.edit_error(&error))
    };
    let unmark = mark.is_some().then(|| {
        let unmark = move || {
            // The page says why where it is not taken.
            let _ = sheet.apply(Edit::UnmarkOneOff(account, month));
            sheet.answered();
        };
        view! { <Button weight=Weight::Quiet testid="unmark-one-off" on_press=unmark>{own.one_off_unmark}</Button> }
    });
    view! {
        <Asking title=own.one_off_title.into() confirm=own.one_off_mark.into() on_confirm=confirm>
            <p>{body}</p>
            <label class="field">
                <span class="field__label">{(own.one_off_amount)(numbers.currency_name())}</span>
                <input
                    class="input input--number"
                    node_ref=amount
                    value=start
                    inputmode="decimal"
                    autocomplete="off"
                    data-testid="one-off-amount"
                    on:input=move |_| reads.set(typed::reads(sheet.session, &written(amount)))
                />
                {move || reads.get().map(|reads| view! { <span class="field__note" role="status">{reads}</span> })}
            </label>
            <label class="field">
                <span class="field__label">{text.words().reason}</span>
                <input
                    class="input"
                    node_ref=reason
                    value=reason_now
                    autocomplete="off"
                    data-testid="one-off-reason"
                />
            </label>
            {unmark}
        </Asking>
    }
}

#[component]
fn MarkingKey(
    /// Which.
    accounts: Vec<AccountId>,
) -> impl IntoView {
    let sheet = Sheet::get();
    let text = sheet.session.text();
    let own = text.accounts();
    let (mark, frozen) = sheet.session.peek(|plan| {
        let first = accounts.first().and_then(|&id| plan.account(id));
        (first.and_then(|account| account.key.clone()), plan.committed().is_some())
    });
    let chosen = RwSignal::new(Some(mark.as_ref().is_none_or(|mark| mark.key)));
    let reason_now = mark.map_or_else(String::new, |mark| mark.reason.into());
    let reason = NodeRef::<html::Input>::new();
    let count = accounts.len();
    let confirm = move || {
        let chosen = chosen.get_untracked();
        let mark = chosen.map(|key| KeyMark::new(key, browser::today(), &written(reason)));
        let edit = Edit::MarkKey { accounts: accounts.clone(), mark };
        sheet.apply(edit).map_err(|error| sheet.edit_error(&error))
    };
    let choices = [(Some(true), own.key_yes), (Some(false), own.key_no), (None, own.key_by_class)];
    let choice = move |(choice, words): (Option<bool>, &'static str)| {
        view! {
            <label class="ask__choice">
                <input
                    type="radio"
                    name="key-status"
                    prop:checked=move || chosen.get() == choice
                    on:change=move |_| chosen.set(choice)
                />
                {words}
            </label>
        }
    };
    view! {
        <Asking title=(own.key_title)(count) confirm=own.key_set.into() on_confirm=confirm>
            <p>{if frozen { own.key_frozen } else { own.key_body }}</p>
            <div class="ask__choices" role="radiogroup" aria-labelledby="ask-title">
                {choices.map(choice).collect_view()}
            </div>
            <label class="field" hidden=move || chosen.get().is_none()>
                <span class="field__label">{text.words().reason}</span>
                <input
                    class="input"
                    node_ref=reason
                    value=reason_now
                    autocomplete="off"
                    data-testid="key-reason"
                />
            </label>
        </Asking>
    }
}

/// Which sign marks the decimals of a paste: each answer shows what it makes of the figures.
#[component]
fn TellingStyle(
    /// What is pasted.
    rows: Arc<[Vec<Box<str>>]>,
    /// Where.
    selection: Selection,
    /// A few of its figures that have two readings.
    open: Arc<[Pasted]>,
) -> impl IntoView {
    let sheet = Sheet::get();
    let text = sheet.session.text();
    let own = text.accounts();
    let numbers = sheet.session.numbers().get_untracked();
    let digits = numbers.currency.digits;
    // Groups of three are thousands more often than three decimals of money.
    let points = open.first().is_some_and(|at| at.found.contains(['.', '\u{ff0e}']));
    let chosen = RwSignal::new(if points { NumberStyle::Comma } else { NumberStyle::Point });
    let read = |style: NumberStyle| {
        let one = |at: &Pasted| {
            let amount = read_amount_in(&at.found, digits, Some(style)).ok()?.round(digits)?;
            Some(numbers.to_the_cent(amount))
        };
        (own.style_choice)(style, &open.iter().filter_map(one).collect::<Vec<_>>().join(" / "))
    };
    let found = open.iter().map(|at| at.found.trim()).collect::<Vec<_>>().join(" / ");
    let choice = move |style: NumberStyle, words: String| {
        let testid = match style {
            NumberStyle::Point => "paste-point",
            NumberStyle::Comma => "paste-comma",
        };
        view! {
            <label class="ask__choice">
                <input
                    type="radio"
                    name="decimal-sign"
                    data-testid=testid
                    prop:checked=move || chosen.get() == style
                    on:change=move |_| chosen.set(style)
                />
                {words}
            </label>
        }
    };
    let choices = [NumberStyle::Point, NumberStyle::Comma].map(|style| choice(style, read(style)));
    let paste = move || {
        let put = clipboard::put(sheet, &rows, selection, Some(chosen.get_untracked()));
        put.map_err(|misfit| sheet.misfit(&misfit))
    };
    view! {
        <Asking title=own.style_title.into() confirm=own.style_paste.into() on_confirm=paste>
            <p>{(own.style_body)(&found)}</p>
            <div class="ask__choices" role="radiogroup" aria-labelledby="ask-title">
                {choices.into_iter().collect_view()}
            </div>
        </Asking>
    }
}

/// What stands in an input, trimmed.
fn written(input: NodeRef<html::Input>) -> String {
    input.get_untracked().map(|input| input.value().trim().to_string()).unwrap_or_default()
}

/// Reads an amount, or says why it is none.
fn read(sheet: Sheet, typed: &str) -> Result<Money, String> {
    let digits = sheet.session.peek(|plan| plan.settings().currency.digits);
    let read =
        read_amount(typed, digits).and_then(|amount| amount.round(digits).ok_or(NumberProblem::TooLarge));
    read.map_err(|problem| words::not_taken(sheet.session.text(), typed, Refusal::Number(problem)))
}

/// The name of an account, now.
fn name_of(sheet: Sheet, id: AccountId) -> String {
    sheet.session.peek(|plan| {
        plan.account(id).map_or_else(String::new, |account| account.profile.get(Field::Name).into_owned())
    })
}
