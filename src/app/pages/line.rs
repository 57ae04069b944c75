//! The figures of the plan line.

use keyline::calc::{self, Figure, Whose, Window};
use keyline::plan::FiscalYear;
use leptos::prelude::*;

use crate::parts::Shown;
use crate::session::Session;
use crate::show::Style;

/// One figure of the line.
pub struct LineItem {
    /// What stands before it.
    pub label: Signal<String>,
    /// The figure.
    pub shown: Signal<Shown>,
    /// What it explains.
    pub figure: Signal<Figure>,
    /// The stable name for checks.
    pub testid: &'static str,
    /// Whether it is the committed target.
    pub committed: bool,
    /// Whether an arrow leads on from it.
    pub arrow: bool,
}

/// Sales, key accounts, their sales, blend, committed target, attainment: what the plan comes to.
pub fn plan_line(session: Session) -> Vec<LineItem> {
    let year = session.derive(|plan| plan.plan_year());
    let year_name = move || {
        let year = year.get().unwrap_or(FiscalYear(0));
        session.worded(|_, wording| wording.numbers.year(year))
    };
    let shell = move || &session.text().shell;
    let item = |label: Signal<String>, figure: Figure, style: Style, testid: &'static str| LineItem {
        label,
        shown: session.figure(move || figure, style),
        figure: Signal::stored(figure),
        testid,
        committed: false,
        arrow: false,
    };
    let period = session.derive(calc::default_period);
    let sales = Signal::derive(move || {
        session.worded(|_, wording| (shell().line_sales)(&wording.period(period.get())))
    });
    let fixed =
        |word: fn(&keyline::text::Shell) -> &'static str| Signal::derive(move || word(shell()).to_string());
    let committed = Signal::derive(move || (shell().line_committed)(&year_name()));
    // As the committed target before it, of the scope.
    let scope = session.derive(|plan| plan.committed().map_or(plan.settings().scope, |it| it.scope));
    let attained = Signal::derive(move || {
        let whose = (session.text().words.scope)(scope.get());
        (shell().line_attainment)(&year_name(), whose)
    });
    let to_date = Figure::Attainment(Whose::Scope, Window::ToDate);
    vec![
        LineItem {
            label: sales,
            shown: session.figure(move || Figure::SalesTotal(period.get()), Style::Short),
            figure: Signal::derive(move || Figure::SalesTotal(period.get())),
            testid: "sales-total",
            committed: false,
            arrow: false,
        },
        item(fixed(|text| text.line_key), Figure::KeyAccounts, Style::Count, "key-accounts"),
        LineItem {
            arrow: true,
            ..item(fixed(|text| text.line_base), Figure::BaseScope, Style::Short, "base-scope")
        },
        LineItem {
            arrow: true,
            ..item(fixed(|text| text.line_blend), Figure::Blend, Style::Short, "target-blend")
        },
        LineItem { committed: true, ..item(committed, Figure::Committed, Style::Short, "target-committed") },
        item(attained, to_date, Style::Percent, "attainment-ytd"),
    ]
}
