use keyline::plan::{AccountId, Cell, Edit, Fact, Field as Known, Money};
use leptos::prelude::*;

use crate::parts::Field;
use crate::session::Session;
use crate::typed::{Kind, change, number, number_reads};

/// What describes the account, changed in place.
#[component]
pub fn Profile(
    /// Which.
    id: AccountId,
) -> impl IntoView {
    let session = Session::get();
    let text = move || session.text().account();
    let field = move |field: Known| {
        let label = Signal::derive(move || (session.text().words().field)(field).to_string());
        let value = session.derive(move |plan| {
            plan.account(id).map_or_else(String::new, |account| account.profile.get(field).into_owned())
        });
        let note = Signal::derive(move || match field {
            Known::Tags => text().tags_note.to_string(),
            _ => String::new(),
        });
        let commit = move |typed: String| {
            if field == Known::Name && typed.trim().is_empty() {
                return Err(text().empty_name.to_string());
            }
            // Where it is not taken, the shell says why.
            let _ = session.apply(Edit::Cells(vec![(id, Cell::Field(field, typed.into()))]));
            Ok(())
        };
        let testid = match field {
            Known::Name => "profile-name",
            Known::Code => "profile-code",
            Known::Owner => "profile-owner",
            Known::Region => "profile-region",
            Known::Channel => "profile-channel",
            Known::Segment => "profile-segment",
            Known::Group => "profile-group",
            Known::Tags => "profile-tags",
        };
        view! { <Field label value on_commit=commit note testid /> }
    };
    let numbers = session.numbers();
    let fact = move |fact: Fact| {
        let held =
            session.derive(move |plan| plan.account(id).and_then(|account| account.profile.fact(fact)));
        let value = Signal::derive(move || {
            let written = |value: i64| match fact {
                Fact::Overdue | Fact::Wallet => numbers.get().full(Money(value)),
                Fact::Visits | Fact::Since => value.to_string(),
            };
            held.get().map_or_else(String::new, written)
        });
        let kind = if fact.is_money() { Kind::Amount } else { Kind::Whole };
        let take = move |typed: String| {
            let value = number(session, kind, &typed)?.map(|value| value as i64);
            change(session, Edit::Cells(vec![(id, Cell::Fact(fact, value))]))
        };
        let label = Signal::derive(move || (text().fact)(fact, numbers.get().currency_name()));
        let note = Signal::derive(move || (text().fact_note)(fact).to_string());
        let testid = match fact {
            Fact::Overdue => "profile-overdue",
            Fact::Wallet => "profile-wallet",
            Fact::Visits => "profile-visits",
            Fact::Since => "profile-since",
        };
        let reads = number_reads(session, kind);
        view! { <Field label value on_commit=take reads number=true note testid /> }
    };
    view! {
        <section class="account__section">
            <h2>{session.said(|text| text.account().profile)}</h2>
            <p class="frame__sub">{session.said(|text| text.account().profile_sub)}</p>
            <div class="account__fields">
                {Known::ALL.map(field).into_iter().collect_view()}
                {Fact::ALL.map(fact).into_iter().collect_view()}
            </div>
        </section>
    }
}
