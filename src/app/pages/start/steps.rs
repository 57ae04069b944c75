use keyline::calc::{self, Method, Whose, Window, assess, target};
use keyline::plan::Plan;
use keyline::text::Wording;
use leptos::prelude::*;

use super::glance::closed;
use crate::parts::{Icon, Shape};
use crate::route::Route;
use crate::session::Session;
use crate::show::defined;

/// One thing a plan needs, and how far it is.
#[derive(Debug, Clone, PartialEq)]
struct Step {
    name: &'static str,
    route: Route,
    done: bool,
    said: String,
}

/// Where the plan stands: what is done and what is not, each with the page it is done on.
#[component]
pub fn Steps() -> impl IntoView {
    let session = Session::get();
    let steps = move || {
        session.track();
        session.worded(steps)
    };
    let row = move |step: Step| {
        let Step { name, route, done, said } = step;
        let text = session.text().glance();
        view! {
            <li class=("steps__todo", !done)>
                <Icon shape=if done { Shape::Check } else { Shape::Ring } />
                <a href=route.href()>{name}</a>
                <span class="soft">{said}</span>
                <span class="visually-hidden">{if done { text.done } else { text.to_do }}</span>
            </li>
        }
    };
    view! {
        <h2>{session.said(|text| text.glance().stands)}</h2>
        <ol class="steps">{move || steps().into_iter().map(row).collect_view()}</ol>
    }
}

fn steps(plan: &Plan, wording: &Wording<'_>) -> Vec<Step> {
    let numbers = &wording.numbers;
    let text = numbers.language.text();
    let (start, words) = (text.glance(), text.words());
    let committed = plan.committed();
    let months = calc::portfolio::whole_months(plan).months;
    let keys = calc::base::key_accounts(plan).into_iter().filter(|key| *key).count();
    let methods = [Method::Benchmark, Method::InputOutput, Method::Baseline];
    let answered =
        methods.into_iter().filter(|&method| defined(plan, target::Figure::Target(method)).is_some()).count();
    let bounds = plan.split().bounds.len();
    let attained = defined(plan, assess::Figure::Attainment(Whose::Scope, Window::ToDate));
    let assessed = match (committed, closed(plan), attained) {
        (None, ..) => start.stand_not_assessed.into(),
        (Some(_), months @ 1.., None) => (start.stand_no_target_yet)(months),
        (Some(_), months @ 1.., Some(attained)) => (start.stand_assessed)(months, &numbers.percent(attained)),
        (Some(_), ..) => start.stand_not_begun.into(),
    };
    vec![
        Step {
            name: words.accounts,
            route: Route::Accounts,
            done: months > 0,
            said: (start.stand_accounts)(plan.accounts().len(), months),
        },
        Step {
            name: words.key_accounts,
            route: Route::Portfolio,
            done: keys > 0,
            said: match committed {
                Some(committed) => (start.stand_keys_frozen)(keys, committed.accounts),
                None => {
                    let period = wording.period(calc::portfolio::recent_period(plan));
                    (start.stand_keys)(keys, &numbers.percent_whole(plan.settings().cuts.a), &period)
                }
            },
        },
        Step {
            name: start.methods,
            route: Route::Targets,
            done: answered == methods.len(),
            said: (start.stand_methods)(answered),
        },
        Step {
            name: words.target,
            route: Route::Targets,
            done: committed.is_some(),
            said: committed.map_or(start.stand_no_target.into(), |committed| {
                (start.stand_target)(&numbers.short(committed.total_now()), &numbers.date(committed.on))
            }),
        },
        Step {
            name: start.split,
            route: Route::Targets,
            done: committed.is_some(),
            said: committed.map_or_else(
                || (start.stand_no_split)(bounds),
                |committed| {
                    // Those that the target is split to; what is locked beside them holds nothing.
                    let split = committed.inside();
                    let bounded = split.iter().filter(|it| plan.split().bounds.contains_key(&it.account));
                    (start.stand_split)(split.len(), bounded.count())
                },
            ),
        },
        Step {
            name: start.assessment,
            route: Route::Assessment,
            done: attained.is_some() && closed(plan) == 12,
            said: assessed,
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use keyline::file::sample;
    use keyline::plan::{Edit, Profile};
    use keyline::text::{Language, Numbers};

    fn of(plan: &Plan) -> Vec<Step> {
        let wording = Wording {
            numbers: Numbers::new(Language::En, plan.settings()),
            methods: plan.methods(),
            account: &|_| String::new(),
            owner: &|_| String::new(),
            former: &|_| String::new(),
        };
        steps(plan, &wording)
    }

    fn done(plan: &Plan) -> Vec<bool> {
        of(plan).into_iter().map(|step| step.done).collect()
    }

    #[test]
    fn of_an_empty_plan_everything_is_to_do() {
        assert_eq!(done(&Plan::new("Plan")), [false; 6]);
        let mut named = Plan::new("Plan");
        named.apply(Edit::Add(vec![Profile::named("Acme")])).unwrap();
        // Accounts without a month are none to plan with.
        assert_eq!(done(&named), [false; 6]);
    }

    /// The built-in case is committed, and its year under way.
    #[test]
    fn of_the_built_in_case_all_is_done_but_the_year() {
        assert_eq!(done(&sample::plan(false)), [true, true, true, true, true, false]);
    }

    #[test]
    fn a_step_leads_to_the_page_on_which_it_is_done() {
        let routes: Vec<Route> = of(&Plan::new("Plan")).into_iter().map(|step| step.route).collect();
        let targets = Route::Targets;
        assert_eq!(routes, [Route::Accounts, Route::Portfolio, targets, targets, targets, Route::Assessment]);
    }
}
