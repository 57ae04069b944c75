//! The plan's own record: what base and range would have been on the eve of each earlier year, and what came.

use std::sync::Arc;

use keyline::calc::base::{Eve, Recorded};
use keyline::calc::{self, Undefined};
use keyline::chart::{self, Picture, RecordYear, Size, Worded};
use keyline::file::task::{self, Task};
use keyline::plan::Money;
use keyline::text::{StudioText, Wording};
use leptos::prelude::*;

use super::words::told;
use crate::draws::once_still;
use crate::errand::{Errand, Reply};
use crate::parts::Frame;
use crate::session::Session;

/// Has the worker draw the ranges of earlier years as long as the page stands that asked for it.
fn follow() {
    let session = Session::get();
    let errand = StoredValue::new_local(None::<Errand>);
    // What the worker is at.
    let asked = StoredValue::new(None::<Arc<Vec<Eve>>>);
    let look = move || {
        let Ok(eves) = session.peek(calc::base::eves) else { return };
        let is_asked = asked.with_value(|asked| asked.as_ref() == Some(&eves));
        if is_asked || session.peek(calc::base::record).is_ok() {
            return;
        }
        asked.set_value(Some(eves.clone()));
        let task = Task::Ranges(eves.iter().map(|eve| eve.draws.clone()).collect());
        let heard = move |reply: Reply<Vec<(f64, f64)>>| match reply {
            Reply::Progress(_) => {}
            Reply::Outcome(ranges) => {
                asked.set_value(None);
                session.keep_record(eves.clone(), *ranges);
            }
            // Without its ranges the record is not shown; the odds beside say why nothing can be drawn.
            Reply::Missing | Reply::Failed => asked.set_value(None),
        };
        errand.set_value(Errand::start(None, &task, |it| task::read_ranges(&it.words), heard));
    };
    once_still(look);
    on_cleanup(move || errand.set_value(None));
}

/// Earlier years as range bars with dots, and a sentence.
#[component]
pub fn OwnRecord() -> impl IntoView {
    let session = Session::get();
    follow();
    let record = session.derive(calc::base::record);
    let title = Signal::derive(move || {
        session.wording(|wording| match record.get() {
            Ok(years) => {
                let inside = years.iter().filter(|year| year.is_inside()).count();
                (studio(wording).record_title)(inside, years.len())
            }
            Err(Undefined::NotDrawn) => wording.undefined(Undefined::NotDrawn),
            Err(_) => studio(wording).record_none.to_string(),
        })
    });
    let draw = move |size: Size| {
        let years = record.get().ok()?;
        session.wording(|wording| picture(&years, wording, size))
    };
    view! {
        <Frame
            title
            sub=told(|text| text.record_sub)
            draw
            height=|width| if width < 500.0 { 200.0 } else { 220.0 }
            empty=told(|text| text.record_none)
            switch=Signal::derive(move || (session.text().words().table, session.text().words().chart))
            table=move || view! { <Years record /> }
            explains=|_| None
            foot=move || view! { <span>{told(|text| text.record_counted)}</span> }
        />
    }
}

fn studio<'a>(wording: &Wording<'_>) -> &'a StudioText {
    wording.numbers.language.text().studio()
}

fn picture(years: &[Recorded], wording: &Wording<'_>, size: Size) -> Option<Picture> {
    let (text, numbers) = (studio(wording), &wording.numbers);
    let units = |money: Money| money.to_units(numbers.currency.digits);
    let most = years.iter().flat_map(|year| [year.range.1, year.came]).max().unwrap_or_default();
    let least = years.iter().flat_map(|year| [year.range.0, year.came]).min().unwrap_or_default();
    let scale = numbers.scale(most);
    let bar = |year: &Recorded| {
        let name = numbers.year(year.year);
        let [base, low, high, came] =
            [year.base, year.range.0, year.range.1, year.came].map(|money| numbers.short(money));
        RecordYear {
            says: (text.record_says)(&name, &base, &low, &high, &came, year.is_inside()),
            name,
            low: units(year.range.0),
            base: units(year.base),
            high: units(year.range.1),
            came: units(year.came),
        }
    };
    let ticks = chart::nice_ticks(units(least.min(Money::ZERO)), units(most), 4);
    chart::Record {
        alt: text.record_sub.into(),
        title: numbers.unit(scale),
        years: years.iter().map(bar).collect(),
        ticks: Worded::each(&ticks, &|value| numbers.tick(value, scale)),
    }
    .draw(size)
}

#[component]
fn Years(record: Memo<Result<Vec<Recorded>, Undefined>>) -> impl IntoView {
    let session = Session::get();
    let rows = move || {
        let years = record.get().ok()?;
        Some(session.wording(|wording| {
            let numbers = &wording.numbers;
            let row = |year: Recorded| {
                let cells = [year.base, year.range.0, year.range.1, year.came];
                let cells = cells.map(|money| view! { <td class="n">{numbers.whole(money)}</td> });
                view! { <tr><td>{numbers.year(year.year)}</td>{cells.into_iter().collect_view()}</tr> }
            };
            years.into_iter().map(row).collect_view()
        }))
    };
    let words = move |word: fn(&StudioText) -> &'static str| move || word(session.text().studio());
    view! {
        <table class="table" data-testid="own-record">
            <thead>
                <tr>
                    <th>{move || session.text().words().year}</th>
                    <th class="n">{words(|text| text.record_base)}</th>
                    <th class="n">"P10"</th>
                    <th class="n">"P90"</th>
                    <th class="n">{words(|text| text.record_came)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
