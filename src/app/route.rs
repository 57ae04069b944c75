//! Hash routes, so that any static host works at any sub-path.

use std::cell::Cell;

use keyline::calc::Method;
use keyline::plan::AccountId;
use keyline::text::Text;
use leptos::ev;
use leptos::prelude::*;

/// A page of the planner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The start, or the plan at a glance.
    Start,
    /// The grid.
    Accounts,
    /// One account in full.
    Account(AccountId),
    /// Who the key accounts are.
    Portfolio,
    /// Methods, blend, split.
    Targets,
    /// One method on paper.
    Sheet(Method),
    /// Plan against actual.
    Assessment,
    /// A side of the assessment on a page of its own.
    Part(Part),
    /// Settings and data.
    Settings,
    /// A link to nowhere.
    Unknown,
}

/// What the assessment has pages of its own for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What people are paid.
    Pay,
    /// Whether targets are fair.
    Fairness,
    /// Criteria and review sheets.
    Reviews,
    /// Revisions of the target, hand-overs, new and lost accounts.
    Changes,
    /// For the meeting room.
    Scoreboard,
}

impl Part {
    /// All of them, in the order of the navigation.
    pub const ALL: [Part; 5] = [Part::Changes, Part::Reviews, Part::Fairness, Part::Pay, Part::Scoreboard];

    fn name(self) -> &'static str {
        match self {
            Part::Pay => "pay",
            Part::Fairness => "fairness",
            Part::Reviews => "reviews",
            Part::Changes => "changes",
            Part::Scoreboard => "scoreboard",
        }
    }

    /// What it is called.
    pub fn word(self, text: Text) -> &'static str {
        match self {
            Part::Pay => text.pay().name,
            Part::Fairness => text.fairness().name,
            Part::Reviews => text.reviews().name,
            Part::Changes => text.changes().name,
            Part::Scoreboard => text.scoreboard().name,
        }
    }
}

impl Route {
    /// The pages of the navigation, in order.
    pub const PAGES: [Route; 6] =
        [Route::Start, Route::Accounts, Route::Portfolio, Route::Targets, Route::Assessment, Route::Settings];

    /// Reads a location's hash.
    pub fn parse(hash: &str) -> Route {
        let path = hash.trim_start_matches('#').trim_matches('/');
        match path.split_once('/') {
            None => match path {
                "" => Route::Start,
                "accounts" => Route::Accounts,
                "portfolio" => Route::Portfolio,
                "targets" => Route::Targets,
                "assessment" => Route::Assessment,
                "settings" => Route::Settings,
                _ => Route::Unknown,
            },
            Some(("targets", name)) => {
                let method = Method::ALL.into_iter().find(|&method| sheet(method) == name);
                method.map_or(Route::Unknown, Route::Sheet)
            }
            Some(("assessment", name)) => {
                let part = Part::ALL.into_iter().find(|part| part.name() == name);
                part.map_or(Route::Unknown, Route::Part)
            }
            Some(("accounts", id)) => id.parse().map_or(Route::Unknown, |id| Route::Account(AccountId(id))),
            Some(_) => Route::Unknown,
        }
    }

    /// The hash of the page, for links.
    pub fn href(self) -> String {
        match self {
            Route::Start | Route::Unknown => "#/".into(),
            Route::Accounts => "#/accounts".into(),
            Route::Account(id) => format!("#/accounts/{id}"),
            Route::Portfolio => "#/portfolio".into(),
            Route::Targets => "#/targets".into(),
            Route::Sheet(method) => format!("#/targets/{}", sheet(method)),
            Route::Assessment => "#/assessment".into(),
            Route::Part(part) => format!("#/assessment/{}", part.name()),
            Route::Settings => "#/settings".into(),
        }
    }

    /// The navigation entry under which the page stands.
    pub fn section(self) -> Route {
        match self {
            Route::Account(_) => Route::Accounts,
            Route::Sheet(_) => Route::Targets,
            Route::Part(_) => Route::Assessment,
            other => other,
        }
    }

    /// Goes to the page, before anything is drawn again: what else changes now is not shown on the page that is
    /// left.
    pub fn go(self) {
        // A browser that refuses a hash leaves the user where they are.
        if super::browser::window().location().set_hash(&self.href()).is_ok()
            && let Some(set_route) = NAMED.get()
        {
            set_route.set(self);
        }
    }
}

/// A method in an address.
fn sheet(method: Method) -> &'static str {
    match method {
        Method::Benchmark => "benchmark",
        Method::InputOutput => "input-output",
        Method::Baseline => "baseline",
    }
}

thread_local! {
    /// The page that the location names.
    static NAMED: Cell<Option<WriteSignal<Route>>> = const { Cell::new(None) };
}

/// The page the location names, kept up to date.
pub fn current() -> Memo<Route> {
    let read = || Route::parse(&super::browser::window().location().hash().unwrap_or_default());
    let (route, set_route) = signal(read());
    NAMED.set(Some(set_route));
    let handle = window_event_listener(ev::hashchange, move |_| {
        set_route.set(read());
        super::browser::window().scroll_to_with_x_and_y(0.0, 0.0);
    });
    on_cleanup(move || handle.remove());
    Memo::new(move |_| route.get())
}
