//! What the methods are told, to paper and back.

use super::convert::{Meaningless, boxed};
use super::numbers::Numbered;
use super::schema as paper;
use crate::plan::{self, AccountId, Class, Input, Loyalty, Money};

pub(super) fn methods(methods: &plan::Methods) -> paper::Methods {
    let plan::Methods { benchmark, resources, baseline, weights, ranges } = methods;
    let firm = |firm: &plan::Firm| paper::Firm {
        name: firm.name.to_string(),
        sales: firm.sales.0,
        growth: firm.growth,
        accounts: firm.accounts,
        wallet_share: firm.wallet_share,
        weight: firm.weight,
    };
    let crew = |crew: &plan::Crew| paper::Crew {
        name: crew.name.to_string(),
        people_today: crew.people_today,
        people_planned: crew.people_planned,
        days_today: crew.days_today,
        days_planned: crew.days_planned,
        ramp: crew.ramp,
    };
    let budget = |budget: &plan::Budget| paper::Budget {
        name: budget.name.to_string(),
        today: budget.today.0,
        planned: budget.planned.0,
        elasticity: budget.elasticity,
    };
    paper::Methods {
        firms: benchmark.firms.iter().map(firm).collect(),
        years: benchmark.years,
        close: benchmark.close,
        strengths: benchmark.strengths.map(|rating| rating.map(plan::Rating::step)),
        crews: resources.crews.iter().map(crew).collect(),
        elasticity: resources.elasticity,
        budgets: resources.budgets.iter().map(budget).collect(),
        productivity: resources.productivity,
        classes: resources.classes.as_ref().map(|classes| classes.each_ref().map(effort)),
        own: resources.own.iter().map(own).collect(),
        visits: resources.visits.map(visits),
        funnel: resources.funnel.map(funnel),
        baseline: match baseline.rule {
            plan::BaselineRule::Uplift(uplift) => paper::BaselineRule::Uplift(uplift),
            plan::BaselineRule::KeyShare(share) => paper::BaselineRule::KeyShare(share),
        },
        margin_rate: baseline.margin_rate,
        key_share: baseline.key_share,
        weights: *weights,
        ranges: ranges.iter().map(|(at, &(low, high))| (input(*at), low, high)).collect(),
    }
}

pub(super) fn read_methods(methods: paper::Methods) -> Result<plan::Methods, Meaningless> {
    let firm = |firm: paper::Firm| plan::Firm {
        name: boxed(firm.name),
        sales: Money(firm.sales),
        growth: firm.growth,
        accounts: firm.accounts,
        wallet_share: firm.wallet_share,
        weight: firm.weight,
    };
    let crew = |crew: paper::Crew| plan::Crew {
        name: boxed(crew.name),
        people_today: crew.people_today,
        people_planned: crew.people_planned,
        days_today: crew.days_today,
        days_planned: crew.days_planned,
        ramp: crew.ramp,
    };
    let budget = |budget: paper::Budget| plan::Budget {
        name: boxed(budget.name),
        today: Money(budget.today),
        planned: Money(budget.planned),
        elasticity: budget.elasticity,
    };
    let own: Result<_, _> = methods.own.into_iter().map(read_own).collect();
    let mut ranges = std::collections::BTreeMap::new();
    for (at, low, high) in methods.ranges {
        ranges.insert(read_input(at)?, (low, high));
    }
    let mut strengths = [None; 4];
    for (rating, step) in strengths.iter_mut().zip(methods.strengths) {
        *rating = step.map(|step| plan::Rating::new(step).ok_or(Meaningless)).transpose()?;
    }
    Ok(plan::Methods {
        benchmark: plan::Benchmark {
            firms: methods.firms.into_iter().map(firm).collect(),
            years: methods.years,
            close: methods.close,
            strengths,
        },
        resources: plan::Resources {
            crews: methods.crews.into_iter().map(crew).collect(),
            elasticity: methods.elasticity,
            budgets: methods.budgets.into_iter().map(budget).collect(),
            productivity: methods.productivity,
            classes: methods.classes.map(|classes| classes.map(read_effort)),
            own: own?,
            visits: methods.visits.map(read_visits),
            funnel: methods.funnel.map(read_funnel),
        },
        baseline: plan::Baseline {
            rule: match methods.baseline {
                paper::BaselineRule::Uplift(uplift) => plan::BaselineRule::Uplift(uplift),
                paper::BaselineRule::KeyShare(share) => plan::BaselineRule::KeyShare(share),
            },
            margin_rate: methods.margin_rate,
            key_share: methods.key_share,
        },
        weights: methods.weights,
        ranges,
    })
}

pub(super) fn scenarios(scenarios: &plan::Scenarios) -> Vec<(String, paper::Methods)> {
    scenarios.others.iter().map(|other| (other.name.to_string(), methods(&other.methods))).collect()
}

pub(super) fn read_scenarios(
    plan: String,
    others: Vec<(String, paper::Methods)>,
) -> Result<plan::Scenarios, Meaningless> {
    let read = |(name, methods)| Ok(plan::Scenario { name: boxed(name), methods: read_methods(methods)? });
    let others: Result<_, _> = others.into_iter().map(read).collect();
    Ok(plan::Scenarios { plan: boxed(plan), others: others? })
}

fn effort(effort: &plan::Effort) -> paper::Effort {
    let reply = match &effort.reply {
        plan::Reply::Judged(plan::Judgements { none, half, more, saturation }) => {
            paper::Reply::Judged { none: *none, half: *half, more: *more, saturation: *saturation }
        }
        plan::Reply::Seen(points) => paper::Reply::Seen(points.clone()),
    };
    paper::Effort { effort: effort.effort, reply }
}

fn read_effort(effort: paper::Effort) -> plan::Effort {
    let reply = match effort.reply {
        paper::Reply::Judged { none, half, more, saturation } => {
            plan::Reply::Judged(plan::Judgements { none, half, more, saturation })
        }
        paper::Reply::Seen(points) => plan::Reply::Seen(points),
    };
    plan::Effort { effort: effort.effort, reply }
}

fn own(own: &plan::OwnEffort) -> (paper::Whom, paper::Effort) {
    let whom = match &own.whom {
        plan::Whom::Segment(segment) => paper::Whom::Segment(segment.to_string()),
        plan::Whom::Account(id) => paper::Whom::Account(id.0),
    };
    (whom, effort(&own.effort))
}

fn read_own((whom, effort): (paper::Whom, paper::Effort)) -> Result<plan::OwnEffort, Meaningless> {
    let whom = match whom {
        paper::Whom::Segment(segment) => plan::Whom::Segment(boxed(segment)),
        paper::Whom::Account(id) => plan::Whom::Account(AccountId(id)),
    };
    Ok(plan::OwnEffort { whom, effort: read_effort(effort) })
}

fn visits(visits: plan::Visits) -> paper::Visits {
    let plan::Visits { norm, planned, most, per_person } = visits;
    paper::Visits { norm, planned, most, per_person }
}

fn read_visits(visits: paper::Visits) -> plan::Visits {
    let paper::Visits { norm, planned, most, per_person } = visits;
    plan::Visits { norm, planned, most, per_person }
}

fn funnel(funnel: plan::Funnel) -> paper::Funnel {
    let plan::Funnel { contacts, days, distinct, conversion, first_year } = funnel;
    paper::Funnel { contacts, days, distinct, conversion, first_year: first_year.0 }
}

fn read_funnel(funnel: paper::Funnel) -> plan::Funnel {
    let paper::Funnel { contacts, days, distinct, conversion, first_year } = funnel;
    plan::Funnel { contacts, days, distinct, conversion, first_year: Money(first_year) }
}

fn input(input: Input) -> paper::Input {
    let class = |class: Class| class.number();
    match input {
        Input::FirmSales(at) => paper::Input::FirmSales(at),
        Input::FirmGrowth(at) => paper::Input::FirmGrowth(at),
        Input::FirmWeight(at) => paper::Input::FirmWeight(at),
        Input::Years => paper::Input::Years,
        Input::ClosePart => paper::Input::ClosePart,
        Input::PeoplePlanned(at) => paper::Input::PeoplePlanned(at),
        Input::DaysPlanned(at) => paper::Input::DaysPlanned(at),
        Input::Ramp(at) => paper::Input::Ramp(at),
        Input::PeopleToday(at) => paper::Input::PeopleToday(at),
        Input::DaysToday(at) => paper::Input::DaysToday(at),
        Input::Elasticity => paper::Input::Elasticity,
        Input::BudgetPlanned(at) => paper::Input::BudgetPlanned(at),
        Input::BudgetToday(at) => paper::Input::BudgetToday(at),
        Input::BudgetElasticity(at) => paper::Input::BudgetElasticity(at),
        Input::Productivity => paper::Input::Productivity,
        Input::ClassEffort(of) => paper::Input::ClassEffort(class(of)),
        Input::Uplift(of, loyalty) => paper::Input::Uplift(class(of), loyalty.number()),
        Input::ClassUplift(of) => paper::Input::ClassUplift(class(of)),
        Input::KeyShare => paper::Input::KeyShare,
        Input::Weight(at) => paper::Input::Weight(at),
    }
}

fn read_input(input: paper::Input) -> Result<Input, Meaningless> {
    let class = Class::numbered;
    Ok(match input {
        paper::Input::FirmSales(at) => Input::FirmSales(at),
        paper::Input::FirmGrowth(at) => Input::FirmGrowth(at),
        paper::Input::FirmWeight(at) => Input::FirmWeight(at),
        paper::Input::Years => Input::Years,
        paper::Input::ClosePart => Input::ClosePart,
        paper::Input::PeoplePlanned(at) => Input::PeoplePlanned(at),
        paper::Input::DaysPlanned(at) => Input::DaysPlanned(at),
        paper::Input::Ramp(at) => Input::Ramp(at),
        paper::Input::PeopleToday(at) => Input::PeopleToday(at),
        paper::Input::DaysToday(at) => Input::DaysToday(at),
        paper::Input::Elasticity => Input::Elasticity,
        paper::Input::BudgetPlanned(at) => Input::BudgetPlanned(at),
        paper::Input::BudgetToday(at) => Input::BudgetToday(at),
        paper::Input::BudgetElasticity(at) => Input::BudgetElasticity(at),
        paper::Input::Productivity => Input::Productivity,
        paper::Input::ClassEffort(of) => Input::ClassEffort(class(of)?),
        paper::Input::Uplift(of, loyalty) => Input::Uplift(class(of)?, Loyalty::numbered(loyalty)?),
        paper::Input::ClassUplift(of) => Input::ClassUplift(class(of)?),
        paper::Input::KeyShare => Input::KeyShare,
        paper::Input::Weight(at) => Input::Weight(at),
    })
}
