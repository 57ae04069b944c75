use keyline::chart::Size;
use leptos::prelude::*;

use super::super::owners::newcomers_view;
use super::super::status::StatusMark;
use super::board::{Board, Row, Targets};
use crate::parts::Drawing;
use crate::session::Session;
use crate::show::Told;

/// How wide a bar must be to be drawn higher: it is then seen from the back of a room.
const WIDE_BAR: f64 = 300.0;

/// The owners, best first.
pub fn table(board: Board) -> impl IntoView {
    let Board { title, rows, newcomers, company, range, unit, unowned, .. } = board;
    let text = Session::get().text();
    let (own, assessment) = (text.scoreboard(), text.assessment());
    let [low, high] = range;
    let range = (assessment.range)(&low, &high);
    let body = rows.into_iter().enumerate().map(|(at, row)| row_view(row, format!("board-row-{}", at + 1)));
    view! {
        <p class="frame__sub board__sub">{(own.table_sub)(&unit)}</p>
        <div class="scroll-x">
            <table class="table board__table" data-testid="board-table">
                <thead>
                    <tr class="board__repeat"><th colspan="10">{title}</th></tr>
                    <tr>
                        <th class="n">{own.rank}</th>
                        <th class="pad">{assessment.owner}</th>
                        <th class="n">{text.words().target}</th>
                        <th class="n">{text.words().actual}</th>
                        <th class="n">{text.words().attainment}</th>
                        <th class="pad bars">{range}</th>
                        <th class="pad">{assessment.status_head}</th>
                        <th class="n">{own.keys_bought}</th>
                        <th class="n">{own.rates}</th>
                    </tr>
                </thead>
                <tbody>{body.collect_view()} {newcomers.map(newcomers_view)}</tbody>
                <tfoot>{row_view(company, "board-company".into())}</tfoot>
            </table>
        </div>
        {unowned.then(|| view! { <p class="frame__foot">{own.unowned}</p> })}
    }
}

/// Who answers for how much of a year that has not begun.
pub fn targets(targets: Targets) -> impl IntoView {
    let Targets { unit, owners, company } = targets;
    let text = Session::get().text();
    let row = |(name, target): (String, Told)| {
        view! {
            <tr>
                <th scope="row" class="nowrap"><bdi>{name}</bdi></th>
                <td class="n">{target.view()}</td>
            </tr>
        }
    };
    view! {
        <p class="frame__sub board__sub">{(text.scoreboard().targets_sub)(&unit)}</p>
        <div class="scroll-x">
            <table class="table table--few" data-testid="board-targets">
                <thead>
                    <tr>
                        <th>{text.assessment().owner}</th>
                        <th class="n">{text.words().target}</th>
                    </tr>
                </thead>
                <tbody>{owners.into_iter().map(row).collect_view()}</tbody>
                <tfoot>{row(company)}</tfoot>
            </table>
        </div>
    }
}

fn row_view(row: Row, testid: String) -> impl IntoView {
    let Row { rank, name, target, actual, attainment, short, status, word, bullet, .. } = row;
    let Row { now, before, run_rate, required, .. } = row;
    let exact = attainment.shown.exact.clone();
    let draw = move |size: Size| bullet.draw(size);
    let height = |width: f64| if width < WIDE_BAR { 16.0 } else { 22.0 };
    view! {
        <tr data-testid=testid data-value=exact>
            <td class="n board__rank">{rank}</td>
            <th scope="row" class="pad nowrap"><bdi>{name}</bdi></th>
            <td class="n">{target.view()}</td>
            <td class="n">{actual.view()}</td>
            <td class="n strong" class=("risk", short)>{attainment.view()}</td>
            <td class="pad bars">
                <Drawing draw height empty=Signal::stored(String::new()) explains=|_| None />
            </td>
            <td class="pad"><StatusMark status word /></td>
            <td class="n">{now.view()}<span class="soft">" / "{before.view()}</span></td>
            <td class="n">{run_rate.view()}<span class="soft">" / "{required.view()}</span></td>
        </tr>
    }
}
