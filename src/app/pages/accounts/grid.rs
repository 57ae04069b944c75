//! The grid in the page. Only the rows in sight and some around them are there: slots that show another row
//! when one scrolls.

use std::sync::Arc;

use keyline::plan::AccountId;
use leptos::either::{Either, EitherOf3};
use leptos::html;
use leptos::prelude::*;

use super::cell::{COURSE, CellShown, Face, RowShown, Words, account_row, empty_row};
use super::column::{Column, Layout};
use super::editor::CellEditor;
use super::place::{FIRST_COLUMN, FIRST_ROW, cell_id, heading_id, row_of_slot};
use super::sheet::{Measured, Sheet};
use super::{mouse, typing, words};
use crate::parts::{ClassBadge, Icon, Shape, follow_size};
use crate::route::Route;

/// The grid, in the box it scrolls in.
#[component]
pub fn Grid() -> impl IntoView {
    let sheet = Sheet::get();
    let probe = NodeRef::<html::Div>::new();
    measure(sheet, probe);
    let rows = move || sheet.extent.get().rows;
    let columns = move || sheet.extent.get().columns;
    // One row of air below the last, so that a new row has its place before it is there.
    let height = move || format!("{}px", (rows() + 1) as f64 * sheet.measured.get().row);
    let total = move || format!("{}px", sheet.layout.with(|layout| layout.total));
    let tracks = move || {
        let widths: Vec<String> =
            sheet.layout.with(|layout| layout.widths.iter().map(|width| format!("{width}px")).collect());
        format!("{}px {}", Layout::ROW_HEAD, widths.join(" "))
    };
    let sticky = move || format!("{}px", sheet.layout.with(|layout| layout.sticky()));
    let pin = move || format!("{}px", sheet.layout.with(|layout| layout.pin));
    let slots = Memo::new(move |_| sheet.slots());
    let body = move || {
        let (slots, layout) = (slots.get(), sheet.layout.get());
        (0..slots).map(|slot| view! { <Row index=slot of=slots layout=layout.clone() /> }).collect_view()
    };
    let empty = move || {
        let none = sheet.order.with(|order| order.shown.is_empty());
        let some = sheet.session.peek(|plan| !plan.accounts().is_empty());
        (none && some)
            .then(|| view! { <p class="empty grid__none">{sheet.session.text().accounts().no_match}</p> })
    };
    view! {
        <div class="pane">
            <div class="grid__probe" node_ref=probe aria-hidden="true"></div>
            <div class="pane__scroll" node_ref=sheet.scroll on:scroll=move |_| sheet.scrolled()>
                <div class="pane__plane" style:width=total style=("--pin", pin)>
                    <div
                        id="accounts-grid"
                        class="grid"
                        role="grid"
                        aria-label=move || sheet.session.text().accounts().title
                        aria-multiselectable="true"
                        aria-rowcount=move || (rows() + FIRST_ROW - 1).to_string()
                        aria-colcount=move || (columns() + FIRST_COLUMN - 1).to_string()
                        data-testid="grid"
                        style=("--columns", tracks)
                        style=("--sticky", sticky)
                    >
                        <Headings />
                        <div
                            class="grid__body"
                            role="rowgroup"
                            style:height=height
                            on:mousedown=move |event| mouse::pressed(sheet, &event)
                            on:mousemove=move |event| mouse::dragged(sheet, &event)
                            on:click=move |event| mouse::clicked(sheet, &event)
                            on:dblclick=move |event| mouse::clicked_twice(sheet, &event)
                        >
                            {body}
                        </div>
                    </div>
                    <CellEditor />
                </div>
                {empty}
            </div>
        </div>
    }
}

#[component]
fn Headings() -> impl IntoView {
    let sheet = Sheet::get();
    let numbers = sheet.session.numbers();
    let groups = move || {
        let (text, numbers) = (sheet.session.text(), numbers.get());
        let shown = sheet.order.with(|order| order.shown.len());
        let layout = sheet.layout.get();
        let mut at = FIRST_COLUMN;
        let view = |&(group, count): &(_, usize)| {
            let words = sheet.frame.with(|frame| words::group(text, &numbers, frame, group, shown));
            let from = at;
            at += count;
            // What heads nothing is no heading.
            let role = if words.is_empty() { "gridcell" } else { "columnheader" };
            view! {
                <div
                    class="cell cell--heading"
                    class=("cell--name", from == FIRST_COLUMN)
                    role=role
                    aria-colindex=from.to_string()
                    aria-colspan=count.to_string()
                    style:grid-column=format!("{from} / span {count}")
                >
                    <span class="cell__group">{words}</span>
                </div>
            }
        };
        layout.groups.iter().map(view).collect_view()
    };
    let columns = move || {
        let layout = sheet.layout.get();
        let heading = |(at, &column): (usize, &Column)| view! { <Heading at column /> };
        layout.columns.iter().enumerate().map(heading).collect_view()
    };
    view! {
        <div class="grid__head" role="rowgroup">
            <div class="grid__row grid__groups" role="row" aria-rowindex="1">
                <div class="cell cell--number" role="gridcell" aria-colindex="1"></div>
                {groups}
            </div>
            <div class="grid__row grid__headings" role="row" aria-rowindex="2">
                <div class="cell cell--number" role="gridcell" aria-colindex="1"></div>
                {columns}
            </div>
        </div>
    }
}

#[component]
fn Heading(
    /// Its place.
    at: usize,
    /// The column.
    column: Column,
) -> impl IntoView {
    let sheet = Sheet::get();
    let numbers = sheet.session.numbers();
    let name = Memo::new(move |_| {
        sheet.frame.with(|frame| words::heading(sheet.session.text(), &numbers.get(), frame, column))
    });
    let short = Memo::new(move |_| {
        let text = sheet.session.text();
        sheet.frame.with(|frame| words::short_heading(text, &numbers.get(), frame, column, at))
    });
    let sort =
        Memo::new(move |_| sheet.request.with(|request| request.sort.filter(|sort| sort.column == column)));
    let sorted = move || match sort.get() {
        Some(sort) if sort.falling => "descending",
        Some(_) => "ascending",
        None => "none",
    };
    let arrow = move || sort.get().map(|sort| if sort.falling { "↓" } else { "↑" });
    let current = Memo::new(move |_| sheet.selection.get().head.column == at);
    let focused = Memo::new(move |_| sheet.heading.get() == Some(at));
    let open = move || match column {
        Column::Month(month) => {
            sheet.frame.with(|frame| frame.through.is_some_and(|through| month > through))
        }
        _ => false,
    };
    let title = move || (sheet.session.text().accounts().sort_by)(&name.get());
    view! {
        <div
            id=heading_id(at)
            class="cell cell--heading"
            class=("cell--name", at == 0)
            class=("cell--n", column.is_number())
            class=("is-current", current)
            class=("is-selected", focused)
            class=("is-open", open)
            role="columnheader"
            aria-colindex=(at + FIRST_COLUMN).to_string()
            aria-sort=sorted
            data-column=column.id()
        >
            <button
                type="button"
                tabindex="-1"
                title=title
                on:mousedown=move |event| event.prevent_default()
                on:click=move |_| {
                    if typing::commit(sheet, None) {
                        sheet.sort_by(column);
                    }
                }
            >
                <span class="cell__words">{move || short.get()}</span>
                <span class="cell__arrow" aria-hidden="true">{arrow}</span>
            </button>
        </div>
    }
}

/// What is selected in one row.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Marks {
    /// From which column to which.
    range: Option<(usize, usize)>,
    /// Where the cursor is.
    head: Option<usize>,
}

#[component]
fn Row(
    /// Which of the reused rows.
    index: usize,
    /// How many there are.
    of: usize,
    /// The columns.
    layout: Arc<Layout>,
) -> impl IntoView {
    let sheet = Sheet::get();
    let place = Memo::new(move |_| row_of_slot(index, sheet.first.get(), of));
    let columns = layout.clone();
    let shown = Memo::new(move |_| row_shown(sheet, &columns, place.get()));
    let marks = Memo::new(move |_| {
        let selection = sheet.selection.get();
        let row = place.get();
        Marks {
            range: selection
                .rows()
                .contains(&row)
                .then(|| (*selection.columns().start(), *selection.columns().end())),
            head: (selection.head.row == row && sheet.heading.get().is_none())
                .then_some(selection.head.column),
        }
    });
    let ids: Vec<String> = layout.columns.iter().map(|column| column.id()).collect();
    let cells = move || {
        let marks = marks.get();
        shown.with(|row| {
            let row = row.as_ref()?;
            let cell = |(at, cell): (usize, &CellShown)| {
                let column = layout.columns.get(at).copied()?;
                Some(cell_view(index, at, column, ids.get(at)?, row.id, cell, marks))
            };
            Some(row.cells.iter().enumerate().map(cell).collect_view())
        })
    };
    let gone = move || shown.with(Option::is_none);
    let id = move || shown.with(|row| row.as_ref().map(|row| row_name(row.id)));
    let number = move || match shown.with(|row| row.as_ref().is_some_and(|row| row.id.is_some())) {
        true => (place.get() + 1).to_string(),
        false => "+".into(),
    };
    view! {
        <div
            class="grid__row"
            class=("is-current", move || marks.get().head.is_some())
            class=("grid__row--new", move || shown.with(|row| row.as_ref().is_some_and(|row| row.id.is_none())))
            role="row"
            aria-rowindex=move || (place.get() + FIRST_ROW).to_string()
            data-row=id
            hidden=gone
            style:top=move || format!("{}px", place.get() as f64 * sheet.measured.get().row)
        >
            <div class="cell cell--number" role="gridcell" aria-colindex="1">{number}</div>
            {cells}
        </div>
    }
}

fn row_name(id: Option<AccountId>) -> String {
    id.map_or_else(|| "new".into(), |id| id.to_string())
}

fn row_shown(sheet: Sheet, columns: &Arc<Layout>, place: usize) -> Option<RowShown> {
    sheet.shows.with(|shows| {
        let text = shows.language.text();
        // Other columns come with other rows, which are under way.
        if shows.layout != *columns {
            return None;
        }
        let Some(&entry) = shows.order.shown.get(place) else {
            return (place == shows.order.shown.len()).then(|| empty_row(columns, text));
        };
        sheet.session.worded(|plan, wording| {
            let words = Words { text, numbers: wording.numbers, wording };
            Some(account_row(plan, &shows.frame, &shows.standing, columns, &words, entry))
        })
    })
}

fn cell_view(
    slot: usize,
    at: usize,
    column: Column,
    column_id: &str,
    id: Option<AccountId>,
    cell: &CellShown,
    marks: Marks,
) -> impl IntoView + use<> {
    let is_in = marks.range.is_some_and(|(start, end)| (start..=end).contains(&at));
    let mut class = String::with_capacity(64);
    class.push_str("cell");
    let mut add = |on: bool, name: &str| {
        if on {
            class.push(' ');
            class.push_str(name);
        }
    };
    add(column.is_number(), "cell--n");
    add(!column.is_typed(), "cell--computed");
    add(at == 0, "cell--name");
    add(column == Column::Class, "cell--middle");
    add(cell.face == Face::Dim, "cell--dim");
    add(cell.face == Face::Marked, "cell--marked");
    add(is_in, "is-range");
    add(marks.head == Some(at), "is-selected");
    let inner = match &cell.face {
        Face::Class(class) => EitherOf3::A(view! { <ClassBadge class=*class /> }),
        Face::Course(paths) => {
            let (earlier, recent) = (paths.earlier.clone(), paths.recent.clone());
            let base = format!("M0 {}h{}", paths.base, COURSE.0);
            EitherOf3::B(view! {
                <svg class="course" width=COURSE.0.to_string() height=COURSE.1.to_string() aria-hidden="true">
                    <path class="course__base" d=base></path>
                    <path class="course__earlier" d=earlier></path>
                    <path class="course__recent" d=recent></path>
                </svg>
            })
        }
        _ => {
            let words = cell.words.clone();
            let link = id.filter(|_| at == 0).map(|id| {
                view! {
                    <a class="cell__open" href=Route::Account(id).href() tabindex="-1" aria-hidden="true">
                        <Icon shape=Shape::Right small=true />
                    </a>
                }
            });
            EitherOf3::C(match link {
                Some(link) => Either::Left(view! { <span class="cell__words">{words}</span> {link} }),
                None => Either::Right(words),
            })
        }
    };
    view! {
        <div
            id=cell_id(slot, at)
            class=class
            role=if at == 0 { "rowheader" } else { "gridcell" }
            aria-colindex=(at + FIRST_COLUMN).to_string()
            aria-selected=if is_in { "true" } else { "false" }
            aria-readonly=(!column.is_typed()).then_some("true")
            title=cell.title.clone()
            data-cell=format!("{}:{column_id}", row_name(id))
        >
            {inner}
        </div>
    }
}

/// Follows the size of the box and the height of a row, which style sheet and screen decide.
fn measure(sheet: Sheet, probe: NodeRef<html::Div>) {
    follow_size(
        move || Some(vec![sheet.scroll.get()?.into(), probe.get()?.into()]),
        move |elements| {
            let [scroll, probe] = elements else { return Box::new(|| {}) };
            let measured = Measured {
                width: f64::from(scroll.client_width()),
                height: f64::from(scroll.client_height()),
                row: probe.get_bounding_client_rect().height(),
            };
            Box::new(move || {
                // A page that is gone by then has no signal any more.
                if sheet.measured.try_get_untracked().is_some_and(|before| before != measured) {
                    sheet.measured.set(measured);
                    sheet.scrolled();
                }
            })
        },
    );
}
