//! One account in full: what it buys, its target and why, what people say of it.

mod course;
mod figures;
mod head;
mod key;
mod one_offs;
mod profile;
mod ratings;
mod reasons;

use keyline::plan::AccountId;
use leptos::prelude::*;

use super::assessment::AccountWindows;
use crate::route::Route;
use crate::session::Session;
use course::Course;
use figures::KeyFigures;
use head::Head;
use key::KeyStatus;
use one_offs::OneOffs;
use profile::Profile;
use ratings::Ratings;
use reasons::{Reasons, Rhythm, ToDate};

/// One account in full.
#[component]
pub fn Account(
    /// Which.
    id: AccountId,
) -> impl IntoView {
    let session = Session::get();
    let there = session.derive(move |plan| plan.row_of(id).is_some());
    move || match there.get() {
        true => view! { <Known id /> }.into_any(),
        false => view! { <NoSuchAccount /> }.into_any(),
    }
}

#[component]
fn Known(id: AccountId) -> impl IntoView {
    view! {
        <main id="main" class="page account">
            <Head id />
            <KeyFigures id />
            // What is known stands before what is asked for, in one column too.
            <div class="cols account__cols">
                <div class="c8 account__column">
                    <div class="rule"><Course id /></div>
                    <AccountWindows id />
                </div>
                <div class="c4 account__column account__facts">
                    <div class="rule"><Reasons id /></div>
                    <ToDate id />
                    <div class="rule"><Rhythm id /></div>
                    <div class="rule"><KeyStatus id /></div>
                </div>
                <div class="c8 account__column">
                    <div class="rule"><OneOffs id /></div>
                    <div class="rule"><Ratings id /></div>
                    <div class="rule"><Profile id /></div>
                </div>
            </div>
        </main>
    }
}

#[component]
fn NoSuchAccount() -> impl IntoView {
    let session = Session::get();
    view! {
        <main id="main" class="page">
            <div class="head"><h1>{session.said(|text| text.account().none_title)}</h1></div>
            <div class="empty">
                <p>{session.said(|text| text.account().none_body)}</p>
                <p><a class="button" href=Route::Accounts.href()>{session.said(|text| text.account().none_link)}</a></p>
            </div>
        </main>
    }
}
