use keyline::plan::{AccountId, Cell, Edit, Field as Known};
use leptos::prelude::*;

use super::apply;
use crate::parts::Field;
use crate::session::Session;
use crate::typed::{amount, change};

/// What describes the account, changed in place.
#[component]
pub fn Profile(
    /// Which.
    id: AccountId,
) -> impl IntoView {
    let session = Session::get();
    let text = move || &session.text().account;
    let field = move |field: Known| {
        let label = Signal::derive(move || (session.text().words.field)(field).to_string());
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
            apply(session, Edit::Cells(vec![(id, Cell::Field(field, typed.into()))]));
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
    let owed = session.derive(move |plan| plan.account(id).and_then(|account| account.profile.overdue));
    let owed = Signal::derive(move || owed.get().map_or_else(String::new, |owed| numbers.get().full(owed)));
    let take_owed = move |typed: String| {
        let owed = amount(session, &typed)?;
        change(session, Edit::Cells(vec![(id, Cell::Overdue(owed))]))
    };
    let overdue = Signal::derive(move || (text().overdue)(numbers.get().currency_name()));
    view! {
        <section class="account__section">
            <h2>{session.said(|text| text.account.profile)}</h2>
            <p class="frame__sub">{session.said(|text| text.account.profile_sub)}</p>
            <div class="account__fields">
                {Known::ALL.map(field).into_iter().collect_view()}
                <Field
                    label=overdue
                    value=owed
                    on_commit=take_owed
                    number=true
                    note=session.said(|text| text.account.overdue_note)
                    testid="profile-overdue"
                />
            </div>
        </section>
    }
}
