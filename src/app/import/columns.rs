use keyline::file::import::{Column, Role, Shape};
use keyline::plan::{Fact, Field, Month, Span};
use keyline::text::Numbers;
use leptos::prelude::*;

use super::preview::Seen;
use crate::parts::{Button, Choice};
use crate::session::Session;

/// How each column of the file was taken, to be changed where it was taken wrongly.
#[component]
pub fn Columns(
    /// What was read.
    seen: Seen,
) -> impl IntoView {
    let session = Session::get();
    let each_month = RwSignal::new(false);
    let shown = move || {
        let all = each_month.get();
        seen.with(|import| {
            let shown = import.columns.iter().filter(|column| all || !is_month(column.role));
            shown.cloned().collect::<Vec<Column>>()
        })
    };
    let months = move || {
        let text = &session.text().import;
        let numbers = session.numbers().get();
        seen.with(|import| months_said(&import.columns, text, &numbers))
    };
    let trouble = move || seen.trouble.get().map(|error| (session.text().import.error)(&error));
    let head = move || {
        let text = &session.text().import;
        view! {
            <tr>
                <th>{text.column_heading}</th>
                <th>{text.column_samples}</th>
                <th>{text.column_role}</th>
            </tr>
        }
    };
    view! {
        <section class="rule">
            <h2>{session.said(|text| text.import.columns)}</h2>
            <p class="frame__sub">{session.said(|text| text.import.columns_sub)}</p>
            {move || trouble().map(|trouble| view! {
                <p class="risk import__trouble" role="alert" data-testid="import-trouble">{trouble}</p>
            })}
            <div class="scroll-x">
                <table class="table import__columns">
                    <thead>{head}</thead>
                    <tbody>
                        <For
                            each=shown
                            key=|column| (column.index, column.role, column.samples.len())
                            children=move |column| view! { <ColumnRow seen column /> }
                        />
                    </tbody>
                </table>
            </div>
            {move || months().map(|words| view! {
                <p class="import__months">
                    <span>{words}</span>
                    <Button small=true on_press=move || each_month.update(|all| *all = !*all)>
                        {move || {
                            let text = &session.text().import;
                            if each_month.get() { text.fewer_months } else { text.each_month }
                        }}
                    </Button>
                </p>
            })}
        </section>
    }
}

fn is_month(role: Role) -> bool {
    matches!(role, Role::Month(_) | Role::MarginIn(_))
}

/// The month columns in one line, where there are any.
fn months_said(columns: &[Column], text: &keyline::text::ImportText, numbers: &Numbers) -> Option<String> {
    let sales: Vec<Month> = columns
        .iter()
        .filter_map(|column| if let Role::Month(month) = column.role { Some(month) } else { None })
        .collect();
    let (first, last) = (sales.iter().min()?, sales.iter().max()?);
    let margins = columns.iter().filter(|column| matches!(column.role, Role::MarginIn(_))).count();
    let mut words = vec![(text.month_columns)(sales.len(), &numbers.span(Span::between(*first, *last)))];
    if margins > 0 {
        words.push((text.margin_columns)(margins));
    }
    Some((numbers.language.text().words.list)(&words))
}

#[component]
fn ColumnRow(seen: Seen, column: Column) -> impl IntoView {
    let session = Session::get();
    let Column { index, heading, role, samples } = column;
    let name = Signal::derive({
        let heading = heading.clone();
        move || match heading.is_empty() {
            true => (session.text().import.column_empty)(index + 1),
            false => heading.to_string(),
        }
    });
    let label = Signal::derive(move || (session.text().import.role_of)(&name.get()));
    let choices = Signal::derive(move || {
        let text = &session.text().import;
        let numbers = session.numbers().get();
        let (shape, months) = seen.with(|import| (import.shape, import.book.ledger.span()));
        let roles = roles(role, shape, months);
        roles.into_iter().map(|role| (role, (text.role)(role, &numbers))).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || {
        let chosen = |options: &keyline::file::import::ImportOptions| {
            options.roles.iter().find(|(at, _)| *at == index).map(|(_, role)| *role)
        };
        seen.importing.options().with(chosen).unwrap_or(role)
    });
    let samples = samples.join(" · ");
    view! {
        <tr>
            <td class="import__heading"><bdi>{move || name.get()}</bdi></td>
            <td class="soft import__samples"><bdi>{samples}</bdi></td>
            <td><Choice label bare=true choices chosen on_choose=move |role| choose(seen, index, role) /></td>
        </tr>
    }
}

/// What a column may be taken as: months only near those that were found, since a file tells neighboring ones.
fn roles(role: Role, shape: Shape, months: Span) -> Vec<Role> {
    let mut roles = vec![Role::Ignored];
    roles.extend(Field::ALL.map(Role::Profile));
    roles.extend([Role::Date, Role::Amount, Role::Cost, Role::Margin]);
    if shape == Shape::Wide {
        let near = Span::new(months.first.plus(-12), months.months + 24);
        roles.extend(near.iter().map(Role::Month));
        roles.extend(near.iter().map(Role::MarginIn));
        roles.extend(Fact::ALL.map(Role::Fact));
    }
    if !roles.contains(&role) {
        roles.push(role);
    }
    roles
}

/// Takes a column otherwise; a role that another column had is taken from it, so that none is used twice.
fn choose(seen: Seen, index: usize, role: Role) {
    let others: Vec<usize> = seen.import.with_untracked(|held| {
        let same = |column: &&Column| column.index != index && column.role == role && role != Role::Ignored;
        held.0.columns.iter().filter(same).map(|column| column.index).collect()
    });
    seen.again(move |options| {
        let held_again = |at: usize, taken: Role| {
            at == index || others.contains(&at) || (taken == role && role != Role::Ignored)
        };
        options.roles.retain(|&(at, taken)| !held_again(at, taken));
        options.roles.push((index, role));
        options.roles.extend(others.iter().map(|&at| (at, Role::Ignored)));
    });
}
