use keyline::file::number::read_ratio;
use keyline::plan::Market;
use keyline::text::Text;
use leptos::prelude::*;

use super::configure::configure_from;
use crate::parts::Field;
use crate::session::Session;

/// How far a year may end from what is expected. An empty deviation has it read from the past.
#[component]
pub fn Ranges() -> impl IntoView {
    let session = Session::get();
    let market = session.derive(|plan| plan.settings().market);
    let read =
        move |typed: &str| read_ratio(typed).map_err(|_| (session.text().settings().not_market)(typed));
    let deviation = move |typed: String| {
        let typed = typed.trim();
        let deviation = if typed.is_empty() { None } else { Some(read(typed)?) };
        configure_from(session, |settings| settings.market.deviation = deviation)
    };
    let field = |label: fn(Text) -> &'static str,
                 note: fn(Text) -> &'static str,
                 get: fn(&Market) -> f64,
                 set: fn(&mut Market, f64),
                 testid: &'static str| {
        let take = move |typed: String| {
            let value = read(typed.trim())?;
            configure_from(session, |settings| set(&mut settings.market, value))
        };
        view! {
            <Field
                label=session.said(label)
                value=Signal::derive(move || get(&market.get()).to_string())
                on_commit=take
                number=true
                note=session.said(note)
                testid
            />
        }
    };
    view! {
        <section class="c12 rule">
            <h2>{session.said(|text| text.settings().ranges)}</h2>
            <p class="settings__note">{session.said(|text| text.settings().ranges_note)}</p>
            <div class="settings__fields">
                <Field
                    label=session.said(|text| text.settings().market)
                    value=Signal::derive(move || market.get().deviation.map_or_else(String::new, |it| it.to_string()))
                    on_commit=deviation
                    number=true
                    note=session.said(|text| text.settings().market_note)
                    testid="market"
                />
                {field(
                    |text| text.settings().market_least,
                    |text| text.settings().market_least_note,
                    |market| market.least,
                    |market, value| market.least = value,
                    "market-least",
                )}
                {field(
                    |text| text.settings().prior,
                    |text| text.settings().prior_note,
                    |market| market.prior,
                    |market, value| market.prior = value,
                    "market-prior",
                )}
                {field(
                    |text| text.settings().range_factor,
                    |text| text.settings().range_factor_note,
                    |market| market.factor,
                    |market, value| market.factor = value,
                    "market-factor",
                )}
            </div>
        </section>
    }
}
