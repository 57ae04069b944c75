use keyline::file::shelf::Listed;
use leptos::html;
use leptos::prelude::*;

use crate::browser;
use crate::copy::KeepCopy;
use crate::kin::{KinLines, PlanNextYear};
use crate::parts::Button;
use crate::session::{Document, Session};

/// The user's plans: open one, begin one, copy one, throw one away and take it back.
#[component]
pub fn Plans() -> impl IntoView {
    let session = Session::get();
    let plans = Memo::new(move |_| session.plans());
    let kept = move || plans.get().into_iter().filter(|plan| plan.binned.is_none()).collect::<Vec<_>>();
    let binned =
        Memo::new(move |_| plans.get().into_iter().filter(|plan| plan.binned.is_some()).collect::<Vec<_>>());
    let asked = RwSignal::new(None::<Listed>);
    let dialog = NodeRef::<html::Dialog>::new();
    let ask = move |plan: Listed| {
        asked.set(Some(plan));
        if let Some(dialog) = dialog.get_untracked() {
            // A dialog that does not open removes nothing.
            let _ = dialog.show_modal();
        }
    };
    let row = move |plan: Listed| {
        let number = plan.number;
        let document = Document::Own(number);
        let is_open = move || session.document() == document;
        let tools = move || {
            match is_open() {
            true => view! {
                <span class="soft small" data-testid="plan-open">{session.said(|text| text.settings().plan_open)}</span>
                <Button small=true testid="duplicate-plan" on_press=move || session.duplicate()>
                    {session.said(|text| text.settings().duplicate)}
                </Button>
                <PlanNextYear testid="next-year-plan" small=true />
            }
            .into_any(),
            false => view! {
                <Button small=true testid="open-plan" on_press=move || session.switch(document)>
                    {session.said(|text| text.settings().open_plan)}
                </Button>
            }
            .into_any(),
        }
        };
        view! {
            <tr data-testid="plan-row">
                <th scope="row"><Name plan=plan.clone() /></th>
                <td class="only-wide-cell">{when(session, plan.at)}</td>
                <td class="n only-wide-cell">{room(session, plan.units)}</td>
                <td class="plans__tools">
                    {tools}
                    <Button small=true testid="delete-plan" on_press=move || session.throw_away(number)>
                        {session.said(|text| text.words().delete)}
                    </Button>
                </td>
            </tr>
        }
    };
    let binned_row = move |plan: Listed| {
        let (number, one) = (plan.number, plan.clone());
        view! {
            <tr data-testid="bin-row">
                <th scope="row"><Name plan=plan.clone() /></th>
                <td class="only-wide-cell">{when(session, plan.binned)}</td>
                <td class="n only-wide-cell">{room(session, plan.units)}</td>
                <td class="plans__tools">
                    <Button small=true testid="restore-plan" on_press=move || session.take_back(number)>
                        {session.said(|text| text.settings().take_back)}
                    </Button>
                    <Button small=true testid="remove-plan" on_press=move || ask(one.clone())>
                        {session.said(|text| text.settings().remove_plan)}
                    </Button>
                </td>
            </tr>
        }
    };
    let head = move |word: &'static str| {
        let text = session.text();
        view! {
            <tr>
                <th>{text.settings().name}</th>
                <th class="only-wide-cell">{word}</th>
                <th class="n only-wide-cell">{text.settings().room}</th>
                <td></td>
            </tr>
        }
    };
    let bin = move || {
        (!binned.with(Vec::is_empty)).then(|| {
            view! {
                <h3>{session.said(|text| text.settings().bin)}</h3>
                <p class="settings__note">{session.said(|text| text.settings().bin_note)}</p>
                <table class="table plans">
                    <thead>{move || head(session.text().settings().deleted_at)}</thead>
                    <tbody>{move || binned.get().into_iter().map(binned_row).collect_view()}</tbody>
                </table>
            }
        })
    };
    view! {
        <section class="c12 rule" id="plans">
            <h2>{session.said(|text| text.settings().plans)}</h2>
            <p class="settings__note">{session.said(|text| text.settings().plans_note)}</p>
            {move || (!kept().is_empty()).then(|| view! {
                <table class="table plans">
                    <thead>{head(session.text().settings().written_at)}</thead>
                    <tbody>{kept().into_iter().map(row).collect_view()}</tbody>
                </table>
            })}
            <KinLines />
            <div class="settings__data">
                <Button testid="new-plan" on_press=move || session.new_plan()>
                    {session.said(|text| text.settings().new_plan)}
                </Button>
            </div>
            {bin}
        </section>
        <dialog class="dialog" node_ref=dialog aria-labelledby="remove-title" data-testid="remove-dialog">
            <h2 id="remove-title">
                {move || asked.get().map(|plan| (session.text().settings().remove_title)(&named(session, &plan)))}
            </h2>
            <p>{session.said(|text| text.settings().remove_body)}</p>
            <form method="dialog" class="dialog__foot">
                <button class="button" autofocus>{session.said(|text| text.words().cancel)}</button>
                <KeepCopy testid="keep-copy-first" />
                <button
                    class="button button--primary"
                    data-testid="remove-confirm"
                    on:click=move |_| asked.get_untracked().iter().for_each(|plan| session.remove(plan.number))
                >
                    {session.said(|text| text.settings().remove_plan)}
                </button>
            </form>
        </dialog>
    }
}

#[component]
fn Name(plan: Listed) -> impl IntoView {
    let session = Session::get();
    view! { <bdi>{move || named(session, &plan)}</bdi> }
}

fn named(session: Session, plan: &Listed) -> String {
    plan.name.as_deref().map_or_else(|| session.text().settings().unreadable_plan.into(), Into::into)
}

/// A time in words, or a dash.
fn when(session: Session, at: Option<u64>) -> impl IntoView {
    move || match at {
        Some(at) => format!("{} {}", session.numbers().get().date(browser::day(at)), browser::clock(at)),
        None => keyline::text::DASH.into(),
    }
}

/// The part of what the browser grants that a plan takes; a dash before it takes any.
fn room(session: Session, units: usize) -> impl IntoView {
    move || match units {
        0 => keyline::text::DASH.into(),
        units => session.numbers().get().percent(units as f64 / super::data::GRANTED as f64),
    }
}
