//! The plan line: the whole plan in one row, on every page. Each number can be asked why.

use keyline::calc::{self, Figure, Headline};
use keyline::plan::{FiscalCalendar, FiscalYear, Month};
use keyline::text::Numbers;
use leptos::prelude::*;

use crate::parts::{Num, Shown};
use crate::session::Session;
use crate::show::Style;

/// One figure of the line.
struct LineItem {
    /// What stands before it.
    label: Signal<String>,
    /// The figure.
    shown: Signal<Shown>,
    /// What it explains.
    figure: Signal<Figure>,
    /// The stable name for checks.
    testid: &'static str,
    /// Whether it is the committed target.
    committed: bool,
    /// Whether an arrow leads on from it.
    arrow: bool,
}

/// The whole plan in one row.
#[component]
pub fn PlanLine() -> impl IntoView {
    let session = Session::get();
    let end = move || {
        let text = session.text();
        session.track();
        session.peek(|plan| {
            let settings = plan.settings();
            let numbers = Numbers::new(text.language, settings);
            let first = (settings.calendar != FiscalCalendar::CALENDAR)
                .then(|| Month::new(2000, u32::from(settings.calendar.start())))
                .flatten()
                .map(|month| numbers.month_name(month));
            (text.shell().line_end)(numbers.currency_name(), first.as_deref())
        })
    };
    let items = plan_line(session).into_iter().map(|item| {
        let LineItem { label, shown, figure, testid, committed, arrow } = item;
        view! {
            <span class="line__item" class=("line__item--committed", committed)>
                <span>{label}</span>
                <Num shown figure label testid=testid />
            </span>
            {arrow.then(|| view! { <span class="line__arrow" aria-hidden="true">"→"</span> })}
        }
    });
    view! {
        <section class="line" aria-label=session.said(|text| text.shell().line)>
            {items.collect_view()}
            <span class="line__end">{end}</span>
        </section>
    }
}

/// Sales, key accounts, their sales, blend, committed target, attainment: what the plan comes to.
fn plan_line(session: Session) -> Vec<LineItem> {
    let year = session.derive(|plan| plan.plan_year());
    let year_name = move || {
        let year = year.get().unwrap_or(FiscalYear(0));
        session.wording(|wording| wording.numbers.year(year))
    };
    let shell = move || session.text().shell();
    let item = |label: Signal<String>, figure: Headline, style: Style, testid: &'static str| LineItem {
        label,
        shown: session.headline(move || figure, style),
        figure: Signal::stored(figure.figure()),
        testid,
        committed: false,
        arrow: false,
    };
    let period = session.derive(calc::portfolio::default_period);
    let sales = Signal::derive(move || {
        session.wording(|wording| (shell().line_sales)(&wording.period(period.get())))
    });
    let fixed =
        |word: fn(&keyline::text::Shell) -> &'static str| Signal::derive(move || word(shell()).to_string());
    let committed = Signal::derive(move || (shell().line_committed)(&year_name()));
    // As the committed target before it, of the scope.
    let scope = session.derive(|plan| plan.committed().map_or(plan.settings().scope, |it| it.scope));
    let attained = Signal::derive(move || {
        let whose = (session.text().words().scope)(scope.get());
        (shell().line_attainment)(&year_name(), whose)
    });
    vec![
        LineItem {
            label: sales,
            shown: session.headline(move || Headline::Sales(period.get()), Style::Short),
            figure: Signal::derive(move || Headline::Sales(period.get()).figure()),
            testid: "sales-total",
            committed: false,
            arrow: false,
        },
        item(fixed(|text| text.line_key), Headline::KeyAccounts, Style::Count, "key-accounts"),
        LineItem { arrow: true, ..item(fixed(|text| text.line_base), Headline::Base, Style::Short, "base") },
        LineItem {
            arrow: true,
            ..item(fixed(|text| text.line_blend), Headline::Blend, Style::Short, "target-blend")
        },
        LineItem {
            committed: true,
            ..item(committed, Headline::Committed, Style::Short, "target-committed")
        },
        item(attained, Headline::Attainment, Style::Percent, "attainment-ytd"),
    ]
}
