use keyline::plan::Phase;
use leptos::prelude::*;

use super::super::status::StatusMark;
use super::board::{Board, Lead};
use crate::session::Session;

/// The company in large, and why there is no attainment where there is none.
pub fn lead(board: Board) -> impl IntoView {
    let Board { lead, why_open, .. } = board;
    let text = &Session::get().text().scoreboard();
    let Lead { phase, period, attainment, short, status, word, sales, target, gap, .. } = lead;
    let Lead { keys, of_keys, keys_before, keys_target, run_rate, required, .. } = lead;
    // Before anything was sold there is nothing to compare.
    let of_keys = of_keys.map(|of| {
        let of = (text.of_keys)(&of);
        view! {
            <dd class="note">{of}" · "{text.before}" "{keys_before.named("board-keys-before")}</dd>
        }
    });
    let committed = keys_target.map(|(told, by)| {
        view! {
            <div>
                <dt>{text.keys_target}</dt>
                <dd>{told.named("board-keys-target")}</dd>
                <dd class="note">{by}</dd>
            </div>
        }
    });
    view! {
        {why_open.map(|why| view! { <p class="board__why" data-testid="board-why">{why}</p> })}
        <dl class="figures board__lead" class=("board__lead--two", phase == Phase::Growth)>
            <div class="board__first">
                <dt>{(text.attainment)(&period)}</dt>
                <dd class=("risk", short)>{attainment.named("board-attainment")}</dd>
                <dd class="note"><StatusMark status word /></dd>
            </div>
            <div class="board__second">
                <dt>{text.sales}</dt>
                <dd>{sales.named("board-sales")}</dd>
                <dd class="note">{text.of_target}" "{target.named("board-target")}</dd>
            </div>
            <div class="board__second">
                <dt>{text.keys}</dt>
                <dd>{keys.named("board-keys")}</dd>
                {of_keys}
            </div>
            {committed}
            <div>
                <dt>{text.gap}</dt>
                <dd>{gap.named("board-gap")}</dd>
            </div>
            <div>
                <dt>{text.run_rate}</dt>
                <dd>{run_rate.named("board-run-rate")}</dd>
            </div>
            <div>
                <dt>{text.required}</dt>
                <dd>{required.named("board-required")}</dd>
                <dd class="note">{text.in_year}</dd>
            </div>
        </dl>
    }
}
