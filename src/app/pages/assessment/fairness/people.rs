//! The people by their attainment to date: a dot for everybody, and the table of them.

use keyline::calc::assess::{Assessment, Status};
use keyline::calc::{Figure, Undefined, Whose, Window, assess};
use keyline::chart::{Attainments, Picture, Size, Worded, nice_ticks};
use keyline::text::Wording;
use leptos::prelude::*;

use super::super::desk::Desk;
use super::super::status::is_short;
use super::findings::page;
use crate::parts::Frame;
use crate::session::Session;
use crate::show::{Style, Told};

/// A person's attainment to date.
#[derive(Debug, Clone, PartialEq)]
struct Person {
    whose: Whose,
    name: String,
    attainment: Result<f64, Undefined>,
    /// Periods at target, and periods that are over.
    periods: (usize, usize),
}

/// The axis holds everybody up to this attainment; who sold many times a tiny target must not flatten the others.
const FARTHEST: f64 = 2.0;

/// So many people have a row each with their name; of more only the two at the ends are named, beside their dots.
const ROWS: usize = 20;

/// So many names stand at a mark.
const SAID: usize = 6;

/// Everybody who answers or answered for accounts, best first; those without an attainment last.
fn people(all: &Assessment) -> Vec<Person> {
    let named = all.owners.iter().filter(|owner| !owner.name.is_empty());
    let mut people: Vec<Person> = named
        .map(|owner| {
            let standing = &owner.standing;
            let statuses = all.windows.iter().filter_map(|row| standing.reading(row.window).status.ok());
            let (mut met, mut over) = (0, 0);
            for status in statuses {
                met += usize::from(status == Status::Met);
                over += 1;
            }
            Person {
                whose: standing.whose,
                name: owner.name.to_string(),
                attainment: standing.reading(Window::ToDate).attainment,
                periods: (met, over),
            }
        })
        .collect();
    let of = |person: &Person| person.attainment.unwrap_or(f64::NEG_INFINITY);
    people.sort_by(|one, other| of(other).total_cmp(&of(one)));
    people
}

/// The bins of the drawing: 100% always meets an edge, so that nobody stands on both sides of it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Bins {
    from: f64,
    to: f64,
    count: usize,
}

impl Bins {
    fn of(people: &[Person]) -> Bins {
        let attained = people.iter().filter_map(|person| person.attainment.ok());
        let (low, high) = attained.fold((0.9_f64, 1.1_f64), |(low, high), it| (low.min(it), high.max(it)));
        let from = (low * 10.0).floor().max(0.0) / 10.0;
        let to = (high * 10.0).ceil().min(FARTHEST * 10.0) / 10.0;
        let step = if to - from <= 0.55 { 0.02 } else { 0.05 };
        Bins { from, to, count: ((to - from) / step).round() as usize }
    }

    fn edges(self, bin: usize) -> (f64, f64) {
        let step = (self.to - self.from) / self.count as f64;
        (self.from + step * bin as f64, self.from + step * (bin + 1) as f64)
    }
}

/// The distribution of attainment.
#[component]
pub fn People(
    /// What is assessed.
    desk: Desk,
) -> impl IntoView {
    let session = Session::get();
    let found = Memo::new(move |_| desk.read(|all, _| people(all)).unwrap_or_default());
    let title = Signal::derive(move || {
        session.track();
        found.with(|people| session.wording(|wording| finding(people, wording)))
    });
    let sub = Signal::derive(move || {
        let bins = found.with(|people| Bins::of(people));
        let beyond = |person: &Person| person.attainment.is_ok_and(|it| it < bins.from || it > bins.to);
        let cut = found.with(|people| people.iter().any(beyond));
        let unnamed = found.with(|people| match attained(people).count() {
            all if all > ROWS => all - 2,
            _ => 0,
        });
        (session.text().fairness().people_sub)(cut, unnamed)
    });
    let draw = move |size: Size| {
        session.track();
        found.with(|people| session.wording(|wording| draw(people, wording, size)))
    };
    let empty = session.said(|text| text.fairness().nobody);
    let switch = Signal::derive(move || (session.text().words().table, session.text().words().chart));
    view! {
        <Frame
            title
            sub
            draw
            height=move |width| match found.with(|people| attained(people).count()) {
                all if all <= ROWS => Attainments::height(all),
                _ if width < 500.0 => 220.0,
                _ => 200.0,
            }
            empty
            switch
            table=move || view! { <PeopleTable found /> }
            explains=move |mark| found.with(|people| shown(people, mark))
        />
    }
}

/// Those who have an attainment, with it.
fn attained(people: &[Person]) -> impl Iterator<Item = (&Person, f64)> {
    people.iter().filter_map(|person| Some((person, person.attainment.ok()?)))
}

/// The attainment a mark shows: that of its row, or where one person alone stands in its bin.
fn shown(people: &[Person], mark: usize) -> Option<Figure> {
    let person = if attained(people).count() <= ROWS {
        attained(people).nth(mark)?.0
    } else {
        let spec = spec(Bins::of(people));
        let mut inside = attained(people).filter(|(_, it)| spec.bin_of(*it) == mark);
        let first = inside.next()?.0;
        inside.next().is_none().then_some(first)?
    };
    Some(assess::Figure::Attainment(person.whose, Window::ToDate).into())
}

fn spec(bins: Bins) -> Attainments {
    Attainments { from: bins.from, to: bins.to, bins: bins.count, ..Attainments::default() }
}

fn finding(people: &[Person], wording: &Wording<'_>) -> String {
    let (text, numbers) = (page(wording), &wording.numbers);
    let attained: Vec<f64> = attained(people).map(|(_, it)| it).collect();
    let (Some(high), Some(low)) = (attained.first(), attained.last()) else { return text.axis.into() };
    let met = attained.iter().filter(|&&it| Status::of(it) == Status::Met).count();
    (text.people_title)(met, attained.len(), &numbers.percent(*low), &numbers.percent(*high))
}

fn draw(people: &[Person], wording: &Wording<'_>, size: Size) -> Option<Picture> {
    let (text, numbers) = (page(wording), &wording.numbers);
    let bins = Bins::of(people);
    let attained: Vec<(f64, &str)> = attained(people).map(|(person, it)| (it, &*person.name)).collect();
    let last = attained.len().checked_sub(1)?;
    let spec = spec(bins);
    let in_bin = |bin: usize| {
        let inside = attained.iter().filter(|(it, _)| spec.bin_of(*it) == bin);
        let names: Vec<String> = inside.map(|(_, name)| name.to_string()).collect();
        let (from, to) = bins.edges(bin);
        let [from, to] = [from, to].map(|edge| numbers.percent_whole(edge));
        let more = names.len().saturating_sub(SAID);
        (text.says)(&from, &to, names.get(..SAID).unwrap_or(&names), more)
    };
    let (mut names, mut rows, mut says) = (Vec::new(), Vec::new(), Vec::new());
    if last < ROWS {
        rows.extend(attained.iter().map(|(it, name)| [name.to_string(), numbers.percent(*it)]));
        says.extend(rows.iter().map(|[name, it]| (text.person_says)(name, it)));
    } else {
        names.extend([0, last].map(|at| (at, attained.get(at).map(|it| it.1.into()).unwrap_or_default())));
        says.extend((0..bins.count).map(in_bin));
    }
    let met = attained.iter().filter(|(it, _)| *it >= 1.0).count();
    let line = [(text.short)(attained.len() - met), (text.reached)(met)];
    let ticks = nice_ticks(bins.from, bins.to, if size.width < 500.0 { 4 } else { 8 });
    let inside = |tick: &f64| *tick >= bins.from - 1e-9 && *tick <= bins.to + 1e-9;
    let ticks: Vec<f64> = ticks.into_iter().filter(inside).collect();
    Attainments {
        alt: text.alt.into(),
        bottom: text.axis.into(),
        dots: attained.iter().map(|(it, _)| *it).collect(),
        names,
        rows,
        line: Some((1.0, line)),
        ticks: Worded::each(&ticks, &|value| numbers.percent_brief(value)),
        says,
        ..spec
    }
    .draw(size)
}

/// The numbers of the chart.
#[component]
fn PeopleTable(found: Memo<Vec<Person>>) -> impl IntoView {
    let session = Session::get();
    let rows = move || {
        session.track();
        found.with(|people| {
            session.wording(|wording| {
                let row = |person: &Person| {
                    let figure = assess::Figure::Attainment(person.whose, Window::ToDate);
                    let attained = Told::new(wording, figure, person.attainment, Style::Percent).view();
                    let short = is_short(person.attainment);
                    let (met, over) = person.periods;
                    view! {
                        <tr>
                            <th scope="row"><bdi>{person.name.clone()}</bdi></th>
                            <td class="n" class=("risk", short) class=("strong", short)>{attained}</td>
                            <td class="n dim">{(page(wording).periods_of)(met, over)}</td>
                        </tr>
                    }
                };
                people.iter().map(row).collect_view()
            })
        })
    };
    let head = move || {
        let text = session.text();
        view! {
            <th>{text.fairness().person}</th>
            <th class="n">{text.words().attainment}</th>
            <th class="n">{text.fairness().periods_head}</th>
        }
    };
    view! {
        <table class="table">
            <thead><tr>{head}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
