//! What moves the blend: the tornado, and the range that each input may have.

use keyline::calc::target::{self, Swing};
use keyline::chart::{self, Picture, Size, Tornado, Worded};
use keyline::plan::{Input, Money};
use keyline::text::{Scale, StudioText, Wording};
use leptos::prelude::*;

use super::entry::{Kind, number, number_reads, tell, written};
use super::words::told;
use crate::parts::{Button, Field, Frame, Weight};
use crate::session::Session;
use crate::settled::settled;

/// The tornado with its table, where ranges are set.
#[component]
pub fn Moves() -> impl IntoView {
    let session = Session::get();
    // The blend as it was when the inputs were moved: a line of one moment through bars of another would be drawn twice.
    let found = settled(|plan| (target::targets(plan).blend.ok(), target::swings(plan).unwrap_or_default()));
    let all = Memo::new(move |_| found.get().map(|(_, swings)| swings).unwrap_or_default());
    // The picture has those that matter; the table has all, so that each can be given a range.
    let swings = Memo::new(move |_| {
        let all = all.get().into_iter().filter(|swing| swing.width() > 0);
        all.take(target::SWINGS).collect::<Vec<_>>()
    });
    let title = Signal::derive(move || {
        let swings = swings.get();
        session.wording(|wording| {
            let text = studio(wording);
            let names: Vec<String> =
                swings.iter().take(2).map(|swing| wording.input(swing.input, wording.methods)).collect();
            if names.is_empty() { text.tornado_none.to_string() } else { (text.tornado_title)(&names) }
        })
    });
    let draw = move |size: Size| {
        let blend = found.get()?.0?.total;
        session.wording(|wording| picture(blend, &swings.get(), wording, size))
    };
    view! {
        <Frame
            title
            sub=told(|text| text.tornado_sub)
            draw
            height=move |width| Tornado::height(swings.with(Vec::len).max(1), width)
            empty=told(|text| text.tornado_none)
            switch=Signal::derive(move || (session.text().words().table, session.text().words().chart))
            table=move || view! { <Ranges swings=all /> }
            explains=|_| Some(target::Figure::Blend.into())
        />
    }
}

fn studio<'a>(wording: &Wording<'_>) -> &'a StudioText {
    wording.numbers.language.text().studio()
}

fn picture(blend: Money, swings: &[Swing], wording: &Wording<'_>, size: Size) -> Option<Picture> {
    let (text, numbers) = (studio(wording), &wording.numbers);
    let units = |money: Money| money.to_units(numbers.currency.digits);
    let row = |swing: &Swing| {
        let name = wording.input(swing.input, wording.methods);
        let [low, high] =
            [swing.low, swing.high].map(|(value, target)| (numbers.input(swing.input, value), target));
        let says = (text.swing_says)(&name, &low.0, &numbers.short(low.1), &high.0, &numbers.short(high.1));
        chart::Swing {
            name,
            low: Worded::new(units(low.1), low.0),
            high: Worded::new(units(high.1), high.0),
            swing: numbers.short(Money(swing.width())),
            says,
        }
    };
    Tornado {
        alt: text.tornado_sub.into(),
        middle: units(blend),
        lines: [text.blend_now.into(), numbers.short(blend)],
        swing: text.swing.into(),
        rows: swings.iter().map(row).collect(),
    }
    .draw(size)
}

/// Every input of the methods in the blend with its low and high, which the user may set.
#[component]
fn Ranges(swings: Memo<Vec<Swing>>) -> impl IntoView {
    let session = Session::get();
    let inputs =
        Memo::new(move |_| swings.with(|swings| swings.iter().map(|swing| swing.input).collect::<Vec<_>>()));
    let words = move |word: fn(&StudioText) -> &'static str| move || word(session.text().studio());
    let scale = Memo::new(move |_| {
        let most = swings.with(|swings| swings.iter().map(Swing::width).max());
        session.numbers().get().table_scale(Money(most.unwrap_or_default()))
    });
    let unit = move || view! { " "<span class="dim">{session.numbers().get().unit(scale.get())}</span> };
    view! {
        <table class="table studio__ranges">
            <thead>
                <tr>
                    <th>{words(|text| text.input)}</th>
                    <th class="n">{words(|text| text.low)}</th>
                    <th class="n">{words(|text| text.high)}</th>
                    <th class="n">{words(|text| text.swing)}{unit}</th>
                    <td></td>
                </tr>
            </thead>
            <tbody>
                <For each=move || inputs.get() key=|input| *input children=move |input| view! { <Range input swings scale /> } />
            </tbody>
        </table>
    }
}

/// How an input is typed.
pub fn kind(input: Input) -> Kind {
    match input {
        Input::FirmSales(_) | Input::BudgetPlanned(_) | Input::BudgetToday(_) => Kind::Amount,
        Input::Years => Kind::Count,
        Input::FirmGrowth(_)
        | Input::ClosePart
        | Input::Ramp(_)
        | Input::Productivity
        | Input::ClassEffort(_)
        | Input::Uplift(..)
        | Input::ClassUplift(_)
        | Input::KeyShare
        | Input::Weight(_) => Kind::Percent,
        _ => Kind::Plain,
    }
}

#[component]
fn Range(input: Input, swings: Memo<Vec<Swing>>, scale: Memo<Scale>) -> impl IntoView {
    let session = Session::get();
    let swing = Memo::new(move |_| swings.with(|all| all.iter().find(|swing| swing.input == input).copied()));
    let name = move || session.wording(|wording| wording.input(input, wording.methods));
    let numbers = session.numbers();
    // As it was entered, else as it was moved.
    let entered = session.derive(move |plan| plan.methods().ranges.get(&input).copied());
    let range =
        Memo::new(move |_| entered.get().or_else(|| swing.get().map(|swing| (swing.low.0, swing.high.0))));
    let end = move |high: bool| {
        let value = Signal::derive(move || {
            let end = range.get().map(|(low, up)| if high { up } else { low });
            end.map_or_else(String::new, |value| written(&numbers.get(), kind(input), value))
        });
        let take = move |typed: String| {
            let value = number(session, kind(input), &typed)?;
            let value = value.ok_or_else(|| session.text().targets().number_needed.to_string())?;
            let (low, up) = range.get_untracked().unwrap_or((value, value));
            let range = if high { (low.min(value), value) } else { (value, up.max(value)) };
            tell(session, |methods| {
                methods.ranges.insert(input, range);
            })
        };
        let label = Signal::derive(move || {
            let text = session.text().studio();
            (session.text().words().narrowed)(&name(), if high { text.high } else { text.low })
        });
        let reads = number_reads(session, kind(input));
        view! { <Field label value on_commit=take reads number=true bare=true /> }
    };
    let clear = move || {
        // Taking a range back is always taken.
        let _ = tell(session, |methods| {
            methods.ranges.remove(&input);
        });
    };
    let state = move || {
        entered.get().map(|_| view! {
            <Button small=true weight=Weight::Quiet on_press=clear>{told(|text| text.clear_range)}</Button>
        })
    };
    let width = move || {
        let width = swing.get()?.width();
        Some(session.numbers().get().in_table(Money(width), scale.get()))
    };
    view! {
        <tr>
            <td>{name}</td>
            <td>{end(false)}</td>
            <td>{end(true)}</td>
            <td class="n">{width}</td>
            <td>{state}</td>
        </tr>
    }
}
