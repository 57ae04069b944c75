use keyline::file::import::StageValue;
use leptos::prelude::*;

use super::seen::Seen;
use crate::session::Session;

/// The stages of deals or orders that the file tells, with a tick for those whose rows are sales.
#[component]
pub fn Stages(
    /// What was read.
    seen: Seen,
) -> impl IntoView {
    let session = Session::get();
    let any = Memo::new(move |_| seen.with(|import| !import.stages.is_empty()));
    let stages = move || seen.with(|import| import.stages.iter().cloned().enumerate().collect::<Vec<_>>());
    let head = move || {
        let [stage, usual, rows, amount] = session.text().import().stage_head;
        view! {
            <tr>
                <th>{stage}</th>
                <th>{usual}</th>
                <th class="n">{rows}</th>
                <th class="n">{amount}</th>
            </tr>
        }
    };
    view! {
        {move || any.get().then(|| view! {
            <section class="rule" data-testid="import-stages">
                <h2>{session.said(|text| text.import().stages)}</h2>
                <p class="frame__sub">{session.said(|text| text.import().stages_sub)}</p>
                <div class="scroll-x">
                    <table class="table import__stages">
                        <thead>{head}</thead>
                        <tbody>
                            // A tick changes its row alone, so that the keyboard stays where it is.
                            <For
                                each=stages
                                key=|(_, stage)| (stage.value.clone(), stage.rows, stage.sales)
                                children=move |(at, stage)| view! { <StageRow seen at stage /> }
                            />
                        </tbody>
                    </table>
                </div>
            </section>
        })}
    }
}

#[component]
fn StageRow(seen: Seen, at: usize, stage: StageValue) -> impl IntoView {
    let session = Session::get();
    let StageValue { value, rows, sales, usual, .. } = stage;
    // Whether its rows count, whether only some of them do, and whether by their signs.
    let state = {
        let value = value.clone();
        Memo::new(move |_| {
            let state = |stage: &StageValue| (stage.counts, stage.is_partly(), stage.by_sign);
            seen.with(|import| import.stages.iter().find(|stage| stage.value == value).map(state))
                .unwrap_or_default()
        })
    };
    let toggle = {
        let value = value.clone();
        move |_| {
            // Of rows of which only some count, all do next.
            let (counts, partly, _) = state.get_untracked();
            let (value, wanted) = (value.clone(), !counts || partly);
            seen.again(move |options| {
                options.stages.retain(|(other, _)| *other != value);
                options.stages.push((value, wanted));
            });
        }
    };
    let name = move || match value.is_empty() {
        true => session.text().import().stage_empty.to_string(),
        false => value.to_string(),
    };
    let money = move || {
        let numbers = seen.numbers();
        sales.round(numbers.currency.digits).map(|money| numbers.whole(money))
    };
    view! {
        <tr>
            <td>
                <label class="import__check">
                    <input
                        type="checkbox"
                        prop:checked=move || state.get().0
                        prop:indeterminate=move || state.get().1
                        on:change=toggle
                        data-testid=format!("stage-{at}")
                    />
                    <bdi>{name}</bdi>
                </label>
            </td>
            <td class="soft">{move || (session.text().import().usual)(usual, state.get().2)}</td>
            <td class="n">{move || session.numbers().get().count(rows)}</td>
            <td class="n">{money}</td>
        </tr>
    }
}
