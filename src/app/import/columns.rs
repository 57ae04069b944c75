use keyline::file::import::{Column, Role};
use keyline::plan::{Fact, Field, Month, Span};
use keyline::text::Numbers;
use leptos::prelude::*;

use super::flow::Importing;
use crate::browser;
use crate::parts::{Button, Choice};
use crate::session::Session;

/// How many years back the months lie that a column without a known heading may be.
const YEARS: i32 = 4;

/// How a table was taken so far, whether that is enough to read it or not. Copy it freely.
#[derive(Clone, Copy)]
pub struct Table {
    /// Of which import.
    pub importing: Importing,
    /// The row of its headings, from 1.
    pub heading_row: Memo<usize>,
    /// The rows that may be.
    pub heading_rows: Memo<Vec<(usize, Box<str>)>>,
    /// Its columns.
    pub columns: Memo<Vec<Column>>,
    /// The months near which a column may be one; `None` where a row is a sale.
    pub months: Memo<Option<Span>>,
    /// The first heading that names a period, where the user says which month it is.
    pub period: Memo<Option<Box<str>>>,
}

/// The months that a column may be where nothing in the file says which.
pub fn recent_months() -> Option<Span> {
    let now = Month::of(browser::today())?;
    Some(Span::between(now.plus(-12 * YEARS), now.plus(12)))
}

/// How each column of the file was taken, to be changed where it was taken wrongly.
#[component]
pub fn Columns(
    /// The table.
    table: Table,
    /// Why the last choice gave nothing.
    #[prop(into)]
    trouble: Signal<Option<String>>,
) -> impl IntoView {
    let session = Session::get();
    let each_month = RwSignal::new(false);
    let shown = move || {
        let all = each_month.get();
        table.columns.with(|columns| {
            let shown = columns.iter().filter(|column| all || !is_month(column.role));
            shown.cloned().collect::<Vec<Column>>()
        })
    };
    let months = move || {
        let text = session.text().import();
        let numbers = session.numbers().get();
        table.columns.with(|columns| months_said(columns, text, &numbers))
    };
    let head = move || {
        let text = session.text().import();
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
            <h2>{session.said(|text| text.import().columns)}</h2>
            <p class="frame__sub">{session.said(|text| text.import().columns_sub)}</p>
            {move || trouble.get().map(|trouble| view! {
                <p class="risk import__trouble" role="alert" data-testid="import-trouble">{trouble}</p>
            })}
            <Headings table />
            <div class="scroll-x">
                <table class="table import__columns">
                    <thead>{head}</thead>
                    <tbody>
                        <For
                            each=shown
                            // Its role may change under the hand that chooses it.
                            key=|column| (column.index, column.heading.clone(), column.samples.len())
                            children=move |column| view! { <ColumnRow table column /> }
                        />
                    </tbody>
                </table>
            </div>
            {move || months().map(|words| view! {
                <p class="import__months">
                    <span>{words}</span>
                    <Button small=true on_press=move || each_month.update(|all| *all = !*all)>
                        {move || {
                            let text = session.text().import();
                            if each_month.get() { text.fewer_months } else { text.each_month }
                        }}
                    </Button>
                </p>
            })}
        </section>
    }
}

/// Which row has the headings, and which month the first of them is where they name periods alone.
#[component]
fn Headings(table: Table) -> impl IntoView {
    let session = Session::get();
    let rows = Signal::derive(move || {
        let text = session.text().import();
        let row = |(number, cells): &(usize, Box<str>)| (*number, (text.heading_row_choice)(*number, cells));
        let none = (0, (text.heading_row_choice)(0, ""));
        table.heading_rows.with(|rows| rows.iter().map(row).chain([none]).collect::<Vec<_>>())
    });
    let months = Signal::derive(move || {
        let numbers = session.numbers().get();
        let undecided = (None, session.text().import().undecided.to_string());
        let months = recent_months().into_iter().flat_map(|span| span.iter().collect::<Vec<_>>());
        std::iter::once(undecided)
            .chain(months.map(|month| (Some(month), numbers.month(month))))
            .collect::<Vec<_>>()
    });
    let first = Signal::derive(move || table.importing.options().with(|options| options.first_period));
    let other_row = move |row: usize| {
        table.importing.again(move |options| {
            options.heading_row = Some(row);
            options.roles.clear();
            options.first_period = None;
        });
    };
    view! {
        <div class="import__headings">
            <Choice
                label=session.said(|text| text.import().heading_row_label)
                choices=rows
                chosen=table.heading_row
                on_choose=other_row
                testid="import-heading-row"
            />
            {move || table.period.get().map(|heading| view! {
                <Choice
                    label=Signal::derive(move || (session.text().import().period_label)(&heading))
                    choices=months
                    chosen=first
                    on_choose=move |month| table.importing.again(move |options| options.first_period = month)
                    testid="import-period"
                />
            })}
        </div>
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
    Some((numbers.language.text().words().list)(&words))
}

#[component]
fn ColumnRow(table: Table, column: Column) -> impl IntoView {
    let session = Session::get();
    let may_hold_amounts = column.may_hold_amounts();
    let Column { index, heading, role: first, samples } = column;
    let role = move || {
        let now = table.columns.with(|columns| columns.get(index).map(|column| column.role));
        now.unwrap_or(first)
    };
    let name = Signal::derive({
        let heading = heading.clone();
        move || match heading.is_empty() {
            true => (session.text().import().column_empty)(index + 1),
            false => heading.to_string(),
        }
    });
    let label = Signal::derive(move || (session.text().import().role_of)(&name.get()));
    let choices = Signal::derive(move || {
        let text = session.text().import();
        let numbers = session.numbers().get();
        let roles = roles(role(), table.months.get(), may_hold_amounts);
        roles.into_iter().map(|role| (role, (text.role)(role, &numbers))).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || {
        let chosen = |options: &keyline::file::import::ImportOptions| {
            options.roles.iter().find(|(at, _)| *at == index).map(|(_, role)| *role)
        };
        table.importing.options().with(chosen).unwrap_or_else(role)
    });
    let samples = samples.join(" · ");
    view! {
        <tr>
            <td class="import__heading"><bdi>{move || name.get()}</bdi></td>
            <td class="soft import__samples"><bdi>{samples}</bdi></td>
            <td><Choice label bare=true choices chosen on_choose=move |role| table.choose(index, role) /></td>
        </tr>
    }
}

/// What a column may be taken as: months only near those that were found, since a file tells neighboring ones, and only
/// where amounts may stand.
fn roles(role: Role, months: Option<Span>, may_hold_amounts: bool) -> Vec<Role> {
    let mut roles = vec![Role::Ignored];
    roles.extend(Field::ALL.map(Role::Profile));
    roles.extend([
        Role::Date,
        Role::Year,
        Role::Amount,
        Role::Quantity,
        Role::Price,
        Role::Cost,
        Role::Margin,
    ]);
    if let Some(months) = months {
        if may_hold_amounts {
            let near = Span::new(months.first.plus(-12), months.months + 24);
            roles.extend(near.iter().map(Role::Month));
            roles.extend(near.iter().map(Role::MarginIn));
        }
        roles.extend(Fact::ALL.map(Role::Fact));
    }
    if !roles.contains(&role) {
        roles.push(role);
    }
    roles
}

impl Table {
    /// Takes a column otherwise; a role that another column had is taken from it, so that none is used twice.
    pub fn choose(self, index: usize, role: Role) {
        let others: Vec<usize> = self.columns.with_untracked(|columns| {
            let same =
                |column: &&Column| column.index != index && column.role == role && role != Role::Ignored;
            columns.iter().filter(same).map(|column| column.index).collect()
        });
        self.importing.again(move |options| {
            let held_again = |at: usize, taken: Role| {
                at == index || others.contains(&at) || (taken == role && role != Role::Ignored)
            };
            options.roles.retain(|&(at, taken)| !held_again(at, taken));
            options.roles.push((index, role));
            options.roles.extend(others.iter().map(|&at| (at, Role::Ignored)));
        });
    }
}
