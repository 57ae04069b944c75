//! Plans of one business for two years, side by side: which year goes on where, and the actuals of one for the other.

use keyline::plan::FiscalYear;
use leptos::prelude::*;

use crate::parts::{Banner, Button, Gravity, Icon, Shape};
use crate::session::{Document, Offer, Session};

/// The year after that of the open plan, where it can be planned beside it.
fn next_year(session: Session) -> Memo<Option<FiscalYear>> {
    let next = session.derive(|plan| plan.plan_year().map(|year| FiscalYear(year.0 + 1)));
    Memo::new(move |_| next.get().filter(|_| session.document().is_own()))
}

/// The button that copies the open plan for the year after.
#[component]
pub fn PlanNextYear(
    /// The stable name for checks.
    testid: &'static str,
    /// As in [`Button`].
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let session = Session::get();
    let next = next_year(session);
    move || {
        next.get().map(|year| {
            view! {
                <Button small testid on_press=move || session.plan_next_year()>
                    {move || (session.text().settings().next_year)(&session.numbers().get().year(year))}
                </Button>
            }
        })
    }
}

/// Which year goes on, or is planned, in which plan beside this one.
#[component]
pub fn KinLines() -> impl IntoView {
    let session = Session::get();
    let kin = Memo::new(move |_| session.kin());
    let year = session.derive(|plan| plan.plan_year());
    let line = move |(kin, name): (keyline::file::shelf::Kin, Box<str>)| {
        let words = move || {
            let text = session.text().settings();
            let (other, is_before) =
                (session.numbers().get().year(kin.year), year.get().is_some_and(|year| kin.year < year));
            if is_before { (text.goes_on_in)(&other, &name) } else { (text.planned_in)(&other, &name) }
        };
        view! {
            <p class="small" data-testid="kin">
                {words} " "
                <Button small=true testid="open-kin" on_press=move || session.switch(Document::Own(kin.number))>
                    {session.said(|text| text.settings().open_kin)}
                </Button>
            </p>
        }
    };
    move || kin.get().into_iter().map(line).collect_view()
}

/// Actuals that came into another plan of the same business, for the user to take over.
#[component]
pub fn NewsBanner() -> impl IntoView {
    let session = Session::get();
    let offer = Memo::new(move |_| session.news());
    let banner = move |offer: Offer| {
        let (from, taken) = (offer.from, offer.clone());
        let words = move || {
            let months = session.numbers().get().span(offer.news.months);
            (session.text().settings().news)(&offer.name, offer.news.book.profiles.len(), &months)
        };
        view! {
            <Banner gravity=Gravity::Info>
                <Icon shape=Shape::Info />
                <span data-testid="news">{words}</span>
                <span class="end">
                    <Button testid="news-drop" on_press=move || session.drop_news(from)>
                        {session.said(|text| text.settings().news_drop)}
                    </Button>
                    <Button testid="news-take" on_press=move || session.take_news(taken.clone())>
                        {session.said(|text| text.settings().news_take)}
                    </Button>
                </span>
            </Banner>
        }
    };
    move || offer.get().map(banner)
}
