use keyline::file::import::{Gap, Group};
use keyline::plan::{Meeting, ToldBy};
use leptos::prelude::*;

use super::seen::Seen;
use crate::parts::{Button, Choice, Icon, Shape};
use crate::session::Session;

/// How many groups are listed at first, and how many more at a time.
const PAGE: usize = 8;

/// Whether codes or names tell accounts apart, where the file has both and they disagree.
#[component]
pub fn ToldApart(
    /// What was read.
    seen: Seen,
) -> impl IntoView {
    let session = Session::get();
    // Once asked it stays, so that the answer can be changed.
    let asked = move || {
        seen.with(|import| import.identity.is_some())
            || seen.told_now.get()
            || seen.met(|meeting| meeting.otherwise > 0)
    };
    let choices = Signal::derive(move || {
        let text = session.text().import();
        let word = |by| (Some(by), (text.found.told_by)(by).to_string());
        let mut words = [ToldBy::Code, ToldBy::Name].map(word).to_vec();
        if seen.told_by().is_none() {
            words.insert(0, (None, text.undecided.to_string()));
        }
        words
    });
    let why = move || {
        let text = session.text().import();
        let chosen = seen.importing.options().with(|options| options.told_by);
        let identity = seen.with(|import| import.identity.clone())?;
        let part = seen.part_of_all(identity.money).map(|(part, _)| part);
        let why = (text.found.told_by_why)(&identity, part.as_deref());
        let likely = identity.told_by == ToldBy::Name && chosen.is_none();
        Some((why, likely.then_some(text.found.told_by_likely)))
    };
    // Told as it is read, so that what an answer does is seen at once.
    let otherwise = move || {
        let by = match seen.with(|import| import.codes.is_empty()) {
            true => ToldBy::Code,
            false => ToldBy::Name,
        };
        let told = |meeting: &Meeting| {
            let one = meeting.one.as_ref()?;
            Some((session.text().import().found.met_otherwise)(by, meeting.otherwise, one))
        };
        seen.met(|meeting| meeting.otherwise > 0).then(|| seen.meeting.with(told)).flatten()
    };
    let choose = move |by: Option<ToldBy>| {
        seen.told_now.set(by.is_some());
        seen.again(move |options| options.told_by = by);
    };
    view! {
        {move || asked().then(|| view! {
            <div>
                <Choice
                    label=session.said(|text| text.import().found.told_by_label)
                    choices
                    chosen=Signal::derive(move || seen.told_by())
                    on_choose=choose
                    testid="import-told-by"
                />
                {move || otherwise().map(|said| view! {
                    <p class="field__note" data-testid="import-met-otherwise">{said}</p>
                })}
                {move || why().map(|(why, likely)| view! {
                    <p class="field__note" data-testid="import-told-by-why">{why}</p>
                    {likely.map(|likely| view! { <p class="small caution">{likely}</p> })}
                })}
            </div>
        })}
    }
}

/// Names that several accounts of the plan have, and accounts that have another name there.
#[component]
pub fn Met(
    /// What was read.
    seen: Seen,
) -> impl IntoView {
    let session = Session::get();
    let several = move || {
        let told = |meeting: &Meeting| {
            let one = meeting.one_of_several.as_ref()?;
            Some((session.text().import().found.met_several)(meeting.several, one))
        };
        seen.met(|meeting| meeting.several > 0).then(|| seen.meeting.with(told)).flatten()
    };
    let renamed = move || {
        let told = |meeting: &Meeting| {
            let one = meeting.one_renamed.as_ref()?;
            Some((session.text().import().found.met_renamed)(meeting.renamed, one))
        };
        seen.met(|meeting| meeting.renamed > 0).then(|| seen.meeting.with(told)).flatten()
    };
    // Joined, the plan knows them and asks no more: what was joined is remembered, to be parted again.
    let spelled = move || {
        let open = || {
            let open = |meeting: &Meeting| Some((meeting.spelled.clone(), meeting.one_spelled.clone()?));
            seen.met(|meeting| !meeting.spelled.is_empty()).then(|| seen.meeting.with(open)).flatten()
        };
        seen.spelled_alike.get().or_else(open)
    };
    let join = move |_| {
        let Some((keys, one)) = untrack(spelled) else { return };
        let joins = seen.spelled_alike.with_untracked(Option::is_none);
        seen.spelled_alike.set(joins.then(|| (keys.clone(), one)));
        seen.again(move |options| match joins {
            true => options.alike.extend(keys),
            false => options.alike.retain(|key| !keys.contains(key)),
        });
    };
    let spelled_said =
        move || spelled().map(|(keys, one)| (session.text().import().found.met_spelled)(keys.len(), &one));
    view! {
        {move || spelled_said().map(|said| view! {
            <label class="import__check">
                <input
                    type="checkbox"
                    prop:checked=move || seen.spelled_alike.with(Option::is_some)
                    on:change=join
                    data-testid="import-met-spelled"
                />
                <span>{said}</span>
            </label>
        })}
        {move || several().map(|said| view! {
            <div class="import__intake">
                <p class="small caution" data-testid="import-met-several"><Icon shape=Shape::Warn small=true />" "{said}</p>
                <label class="import__check">
                    <input
                        type="checkbox"
                        prop:checked=move || seen.first_meant.get()
                        on:change=move |_| seen.first_meant.update(|first| *first = !*first)
                        data-testid="import-first-meant"
                    />
                    <span>{session.said(|text| text.import().found.met_several_taken)}</span>
                </label>
            </div>
        })}
        {move || renamed().map(|said| view! { <p class="small soft" data-testid="import-met-renamed">{said}</p> })}
    }
}

/// What months mean that the file, or the plan and the file together, leave out.
#[component]
pub fn Missing(
    /// What was read.
    seen: Seen,
) -> impl IntoView {
    let session = Session::get();
    let asked = move || seen.with(|import| !import.gaps.is_empty());
    let months = move || {
        let numbers = session.numbers().get();
        let gaps = seen.with(|import| import.gaps.clone());
        let after = seen.with(|import| import.first_after_gaps());
        let names: Vec<String> = gaps.into_iter().map(|gap| numbers.month(gap)).collect();
        ((session.text().words().list)(&names), after.map(|month| numbers.month(month)))
    };
    let label = Signal::derive(move || (session.text().import().found.gap_label)(&months().0));
    let answered = Signal::derive(move || {
        let known = seen.with(|import| !import.gap_is_open).then_some(Gap::NothingSold);
        let chosen = seen.importing.options().with(|options| options.gap);
        chosen.filter(|_| known.is_some()).or(known)
    });
    let choices = Signal::derive(move || {
        let text = session.text().import();
        let word = |gap, after: &str| (Some(gap), (text.found.gap)(gap, after));
        let mut words = vec![word(Gap::NothingSold, "")];
        words.extend(months().1.map(|after| word(Gap::OnlyAfter, &after)));
        if answered.get().is_none() {
            words.insert(0, (None, text.undecided.to_string()));
        }
        words
    });
    let said = move || {
        let between = session.numbers().get().span(seen.between()?);
        Some((session.text().import().found.between)(&between))
    };
    view! {
        {move || asked().then(|| view! {
            <div>
                <Choice
                    label
                    choices
                    chosen=answered
                    on_choose=move |gap| seen.again(move |options| options.gap = gap)
                    testid="import-gap"
                />
                <p class="field__note">{session.said(|text| text.import().found.gap_note)}</p>
            </div>
        })}
        {move || said().map(|said| view! {
            <label class="import__check">
                <input
                    type="checkbox"
                    prop:checked=move || seen.nothing_between.get()
                    on:change=move |_| seen.nothing_between.update(|nothing| *nothing = !*nothing)
                    data-testid="import-between"
                />
                <span>{said}</span>
            </label>
        })}
    }
}

/// The codes that have several names, or the names that have several codes, with what each brings.
#[component]
pub fn Clashes(
    /// What was read.
    seen: Seen,
) -> impl IntoView {
    let session = Session::get();
    let shown = RwSignal::new(PAGE);
    let groups = move || {
        seen.with(|import| {
            let identity = import.identity.as_ref()?;
            Some(match identity.several_names.is_empty() {
                true => (ToldBy::Name, identity.names.1, identity.several_codes.clone()),
                false => (ToldBy::Code, identity.codes.1, identity.several_names.clone()),
            })
        })
    };
    let groups = Memo::new(move |_| groups());
    let view = move || {
        let (by, count, groups) = groups.get()?;
        let rows = groups.iter().take(shown.get()).map(|group| clash(session, seen, group)).collect_view();
        let rest = groups.len().saturating_sub(shown.get());
        Some(view! {
            <section class="rule" data-testid="import-clashes">
                <h2>{(session.text().import().found.clash_title)(by, count)}</h2>
                <ul class="list import__issues">{rows}</ul>
                <More shown rest />
            </section>
        })
    };
    view! { {view} }
}

/// A code with its names, or a name with its codes.
fn clash(session: Session, seen: Seen, group: &Group) -> impl IntoView + use<> {
    let text = session.text().import();
    let hidden = group.count.saturating_sub(group.members.len());
    view! {
        <li>
            <span></span>
            <div>
                <strong><bdi>{group.key.to_string()}</bdi></strong>
                <ul class="import__places">
                    {members(session, seen, group).into_iter().map(|member| view! { <li><bdi>{member}</bdi></li> }).collect_view()}
                    {(hidden > 0).then(|| view! { <li class="soft">{(text.found.places_more)(hidden)}</li> })}
                </ul>
            </div>
        </li>
    }
}

/// Each member with its rows and sales.
fn members(session: Session, seen: Seen, group: &Group) -> Vec<String> {
    let numbers = seen.numbers();
    let text = session.text().import();
    let digits = numbers.currency.digits;
    let member = |member: &keyline::file::import::Member| {
        let money = member.money.round(digits).map(|money| numbers.short(money)).unwrap_or_default();
        (text.found.member)(&member.text, &(text.found.rows_money)(member.rows, &money))
    };
    group.members.iter().map(member).collect()
}

#[component]
fn More(shown: RwSignal<usize>, rest: usize) -> impl IntoView {
    let session = Session::get();
    (rest > 0).then(|| {
        view! {
            <p>
                <Button small=true on_press=move || shown.update(|shown| *shown += PAGE)>
                    {move || (session.text().import().found.groups_more)(rest.min(PAGE))}
                </Button>
            </p>
        }
    })
}

/// Names that are likely one account, each to be joined or kept apart.
#[component]
pub fn Likely(
    /// What was read.
    seen: Seen,
) -> impl IntoView {
    let session = Session::get();
    let shown = RwSignal::new(PAGE);
    let total = Memo::new(move |_| seen.with(|import| import.alike_total));
    let listed = Memo::new(move |_| seen.with(|import| import.alike.len()));
    let groups =
        move || seen.with(|import| import.alike.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    let rest = move || listed.get().saturating_sub(shown.get());
    let join_all = move || {
        let keys = seen.with(|import| import.alike.iter().map(|group| group.key.clone()).collect::<Vec<_>>());
        seen.again(move |options| options.alike.extend(keys));
    };
    let part_all = move || {
        let keys = seen.with(|import| import.alike.iter().map(|group| group.key.clone()).collect::<Vec<_>>());
        seen.again(move |options| options.alike.retain(|key| !keys.contains(key)));
    };
    view! {
        {move || (total.get() > 0).then(|| view! {
            <section class="rule" data-testid="import-alike">
                <h2>{move || (session.text().import().found.alike_title)(total.get())}</h2>
                <p class="frame__sub">{session.said(|text| text.import().found.alike_sub)}</p>
                <p class="import__leave">
                    <Button small=true testid="import-alike-all" on_press=join_all>
                        {move || (session.text().import().found.alike_all)(listed.get())}
                    </Button>
                    <Button small=true testid="import-alike-none" on_press=part_all>
                        {session.said(|text| text.import().found.alike_none)}
                    </Button>
                </p>
                <ul class="list list--plain import__alike">
                    <For each=groups key=|group| group.key.clone() children=move |group| view! { <Spellings seen group /> } />
                </ul>
                {move || view! { <More shown rest=rest() /> }}
            </section>
        })}
    }
}

#[component]
fn Spellings(seen: Seen, group: Group) -> impl IntoView {
    let session = Session::get();
    let key = group.key.clone();
    let joined = {
        let key = key.clone();
        move || seen.importing.options().with(|options| options.alike.contains(&key))
    };
    let toggle = move |_| {
        let key = key.clone();
        seen.again(move |options| {
            if !options.alike.remove(&key) {
                options.alike.insert(key);
            }
        });
    };
    let said = move || members(session, seen, &group).join(" \u{b7} ");
    view! {
        <li>
            <label class="import__check">
                <input type="checkbox" prop:checked=joined on:change=toggle />
                <bdi>{said}</bdi>
            </label>
        </li>
    }
}
