//! How accounts respond to effort: a curve for each class, and for segments and accounts told apart.

use keyline::calc::Group;
use keyline::calc::kernel::response::Response;
use keyline::chart::{self, Picture, Size, Worded};
use keyline::plan::{AccountId, Class, Effort, Judgements, Methods, OwnEffort, Reply, Whom};
use keyline::text::TargetsText;
use leptos::prelude::*;

use super::entry::{Entry, Kind, number, tell};
use super::words::{page, said};
use crate::parts::{Button, Choice, Drawing, Field, Segments, Weight};
use crate::session::Session;

/// Where judgements start: today's effort, and a response like the published mean elasticity's near it.
pub const START: Effort = Effort {
    effort: 1.0,
    reply: Reply::Judged(Judgements { none: 0.6, half: 0.8, more: 1.13, saturation: 1.4 }),
};

/// The curves by class, and those told apart.
#[component]
pub fn Curves() -> impl IntoView {
    let session = Session::get();
    let own = session.derive(|plan| plan.methods().resources.own.len());
    view! {
        <p class="inputs__gap soft">{said(|text| text.judged_how)}</p>
        <div class="inputs__classes">
            {Class::ALL.map(|class| view! { <Curve of=Group::Class(class) /> }).into_iter().collect_view()}
            <For
                each=move || 0..own.get() as u32
                key=|at| *at
                children=move |at| view! { <Curve of=Group::Own(at) /> }
            />
        </div>
        <Apart />
    }
}

/// Tells a segment or an account apart from its class.
#[component]
fn Apart() -> impl IntoView {
    let session = Session::get();
    let segments = Signal::derive(move || {
        session.track();
        let mut names: Vec<Box<str>> = session.peek(|plan| {
            let told: Vec<&Whom> = plan.methods().resources.own.iter().map(|own| &own.whom).collect();
            let segments = plan.accounts().iter().map(|account| &account.profile.segment);
            let segments = segments.filter(|name| !name.is_empty());
            segments.filter(|name| !told.contains(&&Whom::Segment((*name).clone()))).cloned().collect()
        });
        names.sort_unstable();
        names.dedup();
        let first = (None, session.text().targets().tell_segment.to_string());
        std::iter::once(first)
            .chain(names.into_iter().map(|name| (Some(name.clone()), name.to_string())))
            .collect::<Vec<_>>()
    });
    let add = move |whom: Whom| {
        tell(session, |methods| methods.resources.own.push(OwnEffort { whom, effort: START }))
    };
    let add_segment = move |segment: Option<Box<str>>| {
        if let Some(segment) = segment {
            // The start is in range, so this is always taken.
            let _ = add(Whom::Segment(segment));
        }
    };
    let add_account = move |typed: String| {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(());
        }
        let found: Option<AccountId> = session.peek(|plan| {
            let is_it = |name: &str| name.eq_ignore_ascii_case(typed);
            let mut accounts = plan.accounts().iter();
            let account = accounts.find(|it| is_it(&it.profile.name) || is_it(&it.profile.code));
            account.map(|account| account.id)
        });
        let id = found.ok_or_else(|| session.text().targets().no_such_name.to_string())?;
        add(Whom::Account(id))
    };
    view! {
        <div class="inputs__fields">
            {move || (segments.get().len() > 1).then(|| view! {
                <Choice
                    label=said(|text| text.tell_apart)
                    choices=segments
                    chosen=Signal::derive(|| None::<Box<str>>)
                    on_choose=add_segment
                    testid="tell-segment"
                />
            })}
            <Field
                label=said(|text| text.tell_account)
                value=Signal::derive(String::new)
                on_commit=add_account
                placeholder=said(|text| text.name_or_code)
                testid="tell-account"
            />
        </div>
    }
}

fn effort(methods: &Methods, of: Group) -> Option<&Effort> {
    match of {
        Group::Class(class) => {
            methods.resources.classes.as_ref().and_then(|classes| classes.get(class as usize))
        }
        Group::Own(at) => methods.resources.own.get(at as usize).map(|own| &own.effort),
    }
}

fn effort_mut(methods: &mut Methods, of: Group) -> Option<&mut Effort> {
    match of {
        Group::Class(class) => {
            methods.resources.classes.as_mut().and_then(|classes| classes.get_mut(class as usize))
        }
        Group::Own(at) => methods.resources.own.get_mut(at as usize).map(|own| &mut own.effort),
    }
}

/// The name of a group in the stable names of its fields.
fn short(of: Group) -> String {
    match of {
        Group::Class(class) => class.as_str().into(),
        Group::Own(at) => at.to_string(),
    }
}

/// A judgement: its label, its name for checks, its place.
type Judgement = (fn(&TargetsText) -> &'static str, &'static str, fn(&mut Judgements) -> &mut f64);

const JUDGEMENTS: [Judgement; 4] = [
    (|text| text.judged_none, "class-none-", |judged| &mut judged.none),
    (|text| text.judged_half, "class-half-", |judged| &mut judged.half),
    (|text| text.judged_more, "class-more-", |judged| &mut judged.more),
    (|text| text.judged_most, "class-most-", |judged| &mut judged.saturation),
];

#[component]
fn Curve(of: Group) -> impl IntoView {
    let session = Session::get();
    let held = session.derive(move |plan| effort(plan.methods(), of).cloned());
    // What is being typed, so that the picture moves with it before it is taken.
    let typing = RwSignal::new(None::<Effort>);
    Effect::new(move |_| {
        held.with(|_| ());
        typing.set(None);
    });
    let title = move || {
        session.worded(|plan, wording| match of {
            Group::Class(class) => (page(wording).class_title)(class.as_str()),
            Group::Own(at) => match plan.methods().resources.own.get(at as usize).map(|own| &own.whom) {
                Some(Whom::Segment(segment)) => (page(wording).segment_title)(segment),
                Some(Whom::Account(id)) => (wording.account)(*id),
                None => String::new(),
            },
        })
    };
    let seen =
        Memo::new(move |_| held.with(|held| matches!(held, Some(Effort { reply: Reply::Seen(_), .. }))));
    let choices = Signal::derive(move || {
        let text = session.text().targets();
        vec![(false, text.as_judged.to_string()), (true, text.as_seen.to_string())]
    });
    let choose = move |wanted: bool| {
        let before = held.get_untracked();
        // A start that both kinds of curve take: points on the curve there is, or our own judgements.
        let reply = match before.map(|effort| effort.reply) {
            Some(Reply::Judged(judged)) if wanted => {
                let curve = Response::from_judgements(judged);
                let at = |effort: f64| (effort, (curve.at(effort) * 100.0).round() / 100.0);
                Reply::Seen([0.0, 0.5, 1.0, 1.5, 2.0].map(at).to_vec())
            }
            Some(Reply::Seen(_)) if !wanted => START.reply,
            _ => return,
        };
        let _ = tell(session, |methods| {
            if let Some(effort) = effort_mut(methods, of) {
                effort.reply = reply;
            }
        });
    };
    let remove = move || {
        if let Group::Own(at) = of {
            // Removing is always taken.
            let _ = tell(session, |methods| {
                if (at as usize) < methods.resources.own.len() {
                    methods.resources.own.remove(at as usize);
                }
            });
        }
    };
    let fields = move || match seen.get() {
        false => view! { <Judged of typing /> }.into_any(),
        true => view! { <Points of typing /> }.into_any(),
    };
    let draw = move |size: Size| {
        let effort = typing.get().or_else(|| held.get())?;
        session.wording(|wording| picture(&title(), &effort, wording, size))
    };
    let bad = move || {
        let reason = held.with(|held| held.as_ref().and_then(|effort| Response::of(&effort.reply).err()))?;
        Some(session.wording(|wording| wording.undefined(reason)))
    };
    view! {
        <section class="inputs__class" aria-label=title>
            <div class="inputs__title">
                <h3>{title}</h3>
                {matches!(of, Group::Own(_)).then(|| view! {
                    <Button weight=Weight::Quiet small=true on_press=remove>{said(|text| text.remove)}</Button>
                })}
            </div>
            <Segments label=said(|text| text.curve_from) choices chosen=seen on_choose=choose />
            {fields}
            {move || bad().map(|bad| view! { <p class="risk small" role="status">{bad}</p> })}
            <Drawing
                draw
                height=|_| 190.0
                empty=said(|text| text.nothing_to_draw)
                // The curve is what was typed beside it.
                explains=|_| None
            />
        </section>
    }
}

/// The planned effort and four judgements. The picture follows what is typed.
#[component]
fn Judged(of: Group, typing: RwSignal<Option<Effort>>) -> impl IntoView {
    let session = Session::get();
    let preview = move |change: &dyn Fn(&mut Effort, f64), typed: &str| {
        let Ok(Some(value)) = number(session, Kind::Percent, typed) else { return };
        let mut methods = session.peek(|plan| plan.methods().clone());
        if let Some(effort) = effort_mut(&mut methods, of) {
            change(effort, value);
            typing.set(is_rising(effort).then(|| effort.clone()));
        }
    };
    let judged = move |(word, testid, place): Judgement| {
        let change = move |effort: &mut Effort, value: f64| {
            if let Reply::Judged(judged) = &mut effort.reply {
                *place(judged) = value;
            }
        };
        view! {
            <Entry
                label=said(word)
                kind=Kind::Percent
                read=move |methods| match effort(methods, of)?.reply {
                    Reply::Judged(mut judged) => Some(*place(&mut judged)),
                    Reply::Seen(_) => None,
                }
                write=move |methods, value| {
                    if let Some(effort) = effort_mut(methods, of) {
                        change(effort, value.unwrap_or(0.0));
                    }
                }
                on_typing=move |typed: &str| preview(&change, typed)
                testid=[testid, &short(of)].concat()
            />
        }
    };
    view! {
        <div class="inputs__judged">
            <Planned of typing />
            {JUDGEMENTS.map(judged).into_iter().collect_view()}
        </div>
    }
}

#[component]
fn Planned(of: Group, typing: RwSignal<Option<Effort>>) -> impl IntoView {
    let session = Session::get();
    let preview = move |typed: &str| {
        let Ok(Some(value)) = number(session, Kind::Percent, typed) else { return };
        let held = session.peek(|plan| effort(plan.methods(), of).cloned());
        typing.set(
            held.filter(|_| (0.0..=100.0).contains(&value)).map(|held| Effort { effort: value, ..held }),
        );
    };
    view! {
        <Entry
            label=said(|text| text.effort_planned)
            kind=Kind::Percent
            read=move |methods| effort(methods, of).map(|effort| effort.effort)
            write=move |methods, value| {
                if let Some(effort) = effort_mut(methods, of) {
                    effort.effort = value.unwrap_or(0.0);
                }
            }
            on_typing=preview
            testid=["class-effort-", &short(of)].concat()
        />
    }
}

/// Whether judgements make a curve that rises, as the plan's gate asks.
fn is_rising(effort: &Effort) -> bool {
    match effort.reply {
        Reply::Judged(Judgements { none, half, more, saturation }) => {
            0.0 <= none
                && none <= half
                && half <= 1.0
                && none < 1.0
                && 1.0 <= more
                && more <= saturation
                && saturation > 1.0
        }
        Reply::Seen(_) => true,
    }
}

/// An effort and the sales that were seen with it, as multiples of today's.
type Seen = (f64, f64);

/// What was seen: sales at several efforts, both of today's.
#[component]
fn Points(of: Group, typing: RwSignal<Option<Effort>>) -> impl IntoView {
    let session = Session::get();
    let count = session.derive(move |plan| match effort(plan.methods(), of).map(|effort| &effort.reply) {
        Some(Reply::Seen(points)) => points.len(),
        _ => 0,
    });
    let value = move |at: usize, sales: bool| {
        let pick = move |&(x, y): &(f64, f64)| if sales { y } else { x };
        view! {
            <Entry
                label=Signal::derive(move || {
                    let text = session.text().targets();
                    (text.of_row)(if sales { text.seen_sales } else { text.seen_effort }, at + 1)
                })
                kind=Kind::Percent
                read=move |methods| match &effort(methods, of)?.reply {
                    Reply::Seen(points) => points.get(at).map(pick),
                    Reply::Judged(_) => None,
                }
                write=move |methods, value| {
                    if let Some(Effort { reply: Reply::Seen(points), .. }) = effort_mut(methods, of)
                        && let Some((x, y)) = points.get_mut(at)
                    {
                        *(if sales { y } else { x }) = value.unwrap_or(0.0);
                        points.sort_by(|a, b| a.0.total_cmp(&b.0));
                    }
                }
                bare=true
                testid=[if sales { "seen-sales-" } else { "seen-effort-" }, &short(of), "-", &at.to_string()].concat()
            />
        }
    };
    let change = move |change: fn(&mut Vec<Seen>)| {
        tell(session, |methods| {
            if let Some(Effort { reply: Reply::Seen(points), .. }) = effort_mut(methods, of) {
                change(points);
            }
        })
    };
    let add = move || {
        // One more effort beyond the last is in range.
        let _ = change(|points| {
            let (effort, sales) = points.last().copied().unwrap_or((1.0, 1.0));
            points.push((effort + 0.25, sales));
        });
    };
    let drop_last = move || {
        // Four are left at least: with fewer the button is not there.
        let _ = change(|points| points.truncate(points.len().saturating_sub(1)));
    };
    view! {
        <Planned of typing />
        <table class="table inputs__table">
            <thead>
                <tr>
                    <th class="n">{said(|text| text.seen_effort)}</th>
                    <th class="n">{said(|text| text.seen_sales)}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || 0..count.get() key=|at| *at children=move |at| view! {
                    <tr><td>{value(at, false)}</td><td>{value(at, true)}</td></tr>
                } />
            </tbody>
        </table>
        <div class="inputs__fields">
            <Button small=true on_press=add>{said(|text| text.add_point)}</Button>
            {move || (count.get() > 4).then(|| view! {
                <Button small=true weight=Weight::Quiet on_press=drop_last>{said(|text| text.drop_point)}</Button>
            })}
        </div>
    }
}

fn picture(name: &str, effort: &Effort, wording: &keyline::text::Wording<'_>, size: Size) -> Option<Picture> {
    let (text, numbers) = (page(wording), &wording.numbers);
    let curve = Response::of(&effort.reply).ok()?;
    let seen = match &effort.reply {
        Reply::Judged(judged) => vec![(0.0, judged.none), (0.5, judged.half), (1.5, judged.more)],
        Reply::Seen(points) => points.clone(),
    };
    let farthest = seen.iter().map(|point| point.0).fold(2.0, f64::max);
    let most = effort.effort.max(farthest).min(10.0);
    let points = (0..=60).map(|n| most * f64::from(n) / 60.0).map(|x| (x, curve.at(x)));
    let response = curve.at(effort.effort);
    let (planned, result) = (numbers.percent_whole(effort.effort), numbers.percent(response));
    let percent = |value: f64| numbers.percent_whole(value);
    let highest = seen.iter().map(|point| point.1).fold(curve.a, f64::max).min(20.0);
    chart::Response {
        alt: (text.curve_alt)(name, &planned, &result),
        title: text.curve_title.into(),
        bottom: text.curve_bottom.into(),
        points: points.collect(),
        judged: seen.into_iter().filter(|point| point.0 <= most).collect(),
        planned: Some((effort.effort.min(most), response)),
        label: (text.curve_label)(&planned, &result),
        x: Worded::each(&chart::nice_ticks(0.0, most, 4), &percent),
        y: Worded::each(&chart::nice_ticks(0.0, highest, 3), &percent),
    }
    .draw(size)
}
