use keyline::file::number::NumberProblem;
use keyline::plan::{AccountId, Edit, EditError, Money, Month, OneOff, Plan};
use leptos::prelude::*;

use crate::parts::{Button, Choice, Field};
use crate::session::Session;
use crate::typed::{amount as amount_of, amount_reads, change, sentence};

/// The months in which the account has sales, latest first.
fn months(plan: &Plan, id: AccountId) -> Vec<(Month, Money)> {
    let Some(row) = plan.row_of(id) else { return Vec::new() };
    let ledger = plan.ledger();
    let months = ledger.span().iter().rev().map(|month| (month, ledger.sales(row, month)));
    months.filter(|(_, sales)| *sales != Money::ZERO).collect()
}

/// The sales that will not come again: listed, marked, unmarked.
#[component]
pub fn OneOffs(
    /// Which account.
    id: AccountId,
) -> impl IntoView {
    let session = Session::get();
    let marks = session.derive(move |plan| {
        let mut marks: Vec<OneOff> =
            plan.one_offs().iter().filter(|mark| mark.account == id).cloned().collect();
        marks.sort_by_key(|mark| std::cmp::Reverse(mark.month));
        marks
    });
    let months = session.derive(move |plan| months(plan, id));
    let text = move || session.text().account();
    let any = Memo::new(move |_| months.with(|months| !months.is_empty()));
    let cents = Memo::new(move |_| {
        let numbers = session.numbers().get();
        marks.with(|marks| numbers.cents(marks.iter().map(|mark| mark.amount)))
    });
    let row = move |mark: OneOff| {
        let numbers = session.numbers().get();
        let month = mark.month;
        let unmark = move || {
            // Where it is not taken, the shell says why.
            let _ = session.apply(Edit::UnmarkOneOff(id, month));
        };
        view! {
            <tr>
                <th scope="row" class="nowrap">{numbers.month(month)}</th>
                <td class="n">{numbers.in_column(mark.amount, cents.get())}</td>
                <td class="pad"><bdi>{mark.reason.to_string()}</bdi></td>
                <td class="n">
                    <Button small=true on_press=unmark>
                        {text().unmark}
                    </Button>
                </td>
            </tr>
        }
    };
    let list = move || {
        let marks = marks.get();
        (!marks.is_empty()).then(|| {
            view! {
                <div class="scroll-x">
                    <table class="table" data-testid="one-offs">
                        <tbody>{marks.into_iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
            }
        })
    };
    view! {
        <section class="account__section">
            <h2>{move || (text().one_offs)(marks.with(Vec::len))}</h2>
            <p class="frame__sub">{session.said(|text| text.account().one_offs_sub)}</p>
            {list}
            {move || match any.get() {
                true => view! { <MarkForm id months /> }.into_any(),
                false => view! { <p class="small soft">{text().no_sales_to_mark}</p> }.into_any(),
            }}
        </section>
    }
}

/// Marks a part of a month's sales. Nothing is marked without an amount that the month has and a reason.
#[component]
fn MarkForm(id: AccountId, months: Memo<Vec<(Month, Money)>>) -> impl IntoView {
    let session = Session::get();
    let chosen = RwSignal::new(None::<Month>);
    // What was typed; nothing means all of the month's sales.
    let typed = RwSignal::new(None::<Money>);
    // Why what stands in the field is no such amount: until it is right nothing is marked.
    let refused = RwSignal::new(None::<String>);
    let reason = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let text = move || session.text().account();
    let month = Memo::new(move |_| {
        months.with(|months| {
            let held = chosen.get().and_then(|month| months.iter().find(|(at, _)| *at == month));
            held.or(months.first()).copied()
        })
    });
    let amount =
        Memo::new(move |_| typed.get().or_else(|| month.get().map(|(_, sales)| sales)).unwrap_or_default());
    let choices = Signal::derive(move || {
        let numbers = session.numbers().get();
        let word = |(month, sales): (Month, Money)| {
            let words = (text().month_with_sales)(&numbers.month(month), &numbers.full(sales));
            (Some(month), words)
        };
        months.get().into_iter().map(word).collect::<Vec<_>>()
    });
    // The plan refuses the rest; what it would refuse is said while it is typed.
    let read = move |written: &str| {
        let empty = || (session.text().edit().not_a_number)(NumberProblem::Empty).to_string();
        let amount = amount_of(session, written)?.ok_or_else(empty)?;
        match month.get_untracked() {
            Some((month, sales)) if !OneOff::is_part(amount, sales) => {
                Err(sentence(session, &EditError::BeyondSales { month, sales }))
            }
            _ => Ok(amount),
        }
    };
    let hear_amount = move |written: &str| {
        refused.set(read(written).err());
        error.set(None);
    };
    let take_amount = move |written: String| {
        typed.set(Some(read(&written)?));
        Ok(())
    };
    let mark = move || {
        let Some((month, _)) = month.get_untracked() else { return };
        if let Some(refused) = refused.get_untracked() {
            error.set(Some(refused));
            return;
        }
        let (amount, reason_now) = (amount.get_untracked(), reason.get_untracked());
        let one_off = OneOff { account: id, month, amount, reason: reason_now.trim().into() };
        error.set(change(session, Edit::MarkOneOff(one_off)).err());
        if error.with_untracked(Option::is_none) {
            typed.set(None);
            reason.set(String::new());
        }
    };
    let label = move |word: fn(&keyline::text::AccountText) -> &'static str| {
        Signal::derive(move || word(text()).to_string())
    };
    let unit = Signal::derive(move || (text().one_off_amount)(session.numbers().get().currency_name()));
    let reason_label = session.said(|text| text.words().reason);
    let shown = Signal::derive(move || session.numbers().get().full(amount.get()));
    let held = Signal::derive(move || month.get().map(|(month, _)| month));
    let choose = move |month: Option<Month>| {
        chosen.set(month);
        typed.set(None);
    };
    // Made anew for each month: what was refused for one says nothing of another.
    let amount_field = move || {
        month.track();
        refused.set(None);
        error.set(None);
        view! {
            <Field
                label=unit
                value=shown
                on_commit=take_amount
                on_typing=hear_amount
                reads=amount_reads(session)
                number=true
                testid="one-off-amount"
            />
        }
    };
    let write = move |typed: String| {
        reason.set(typed);
        error.set(None);
        Ok(())
    };
    view! {
        <div class="one-off">
            <Choice label=label(|text| text.one_off_month) choices chosen=held on_choose=choose testid="one-off-month" />
            {amount_field}
            <Field label=reason_label value=reason on_commit=write testid="one-off-reason" />
            <Button testid="one-off-mark" on_press=mark>{session.said(|text| text.account().mark)}</Button>
        </div>
        {move || error.get().map(|words| view! { <p class="small risk" role="alert" data-testid="one-off-error">{words}</p> })}
    }
}
