//! Method 2, resource input-output: what our own strength can bring.
//!
//! Level one, one elasticity: target = base x (U1/U0)^e x (1+p) x product over budgets (b1/b0)^e_b, where U is
//! the sum of people x selling days, and planned people beyond those of today count by their ramp: only newcomers
//! learn. Ten people on 200 days, twelve planned on the same days at ramp .9: U1/U0 = (10 + 2 x .9) / 10 = 1.18, and
//! with e = .34 sales grow 5.79 %. Level two, a response curve per class: class base x
//! r(x)/r(1), summed, x (1+p), with r(1) = 1 by the way the curve is drawn; of a target for all accounts new and returning
//! ones bring their base. The formulas are ours; .34 is the
//! published mean elasticity of personal selling.

use std::sync::Arc;

use super::newcomers_input;
use crate::calc::ask::learned_response;
use crate::calc::base::{Asked, Ground, exact};
use crate::calc::kernel::response::Response;
use crate::calc::record::many;
use crate::calc::{Among, Group, Name, Op, Origin, Recorder, Silent, Term, Undefined, Unit, base};
use crate::plan::{Class, Effort, Methods, Money, OwnEffort, Plan, Resources, Whom};

/// What the method rests on, for the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SellingTime {
    /// Selling days of everybody today, a year.
    pub today: f64,
    /// Selling days of everybody as planned, newcomers by their ramp.
    pub planned: f64,
    /// The same as stores before schema 3 meant it: all planned people by the ramp.
    pub ramped_all: f64,
    /// Whether response curves by class answer in place of the elasticity.
    pub by_class: bool,
}

/// The selling days of today and of the plan.
pub(in crate::calc) fn effort(methods: &Methods) -> SellingTime {
    let resources = &methods.resources;
    let (today, planned) = days(resources, &mut Silent);
    let ramped_all =
        resources.crews.iter().map(|crew| crew.people_planned * crew.days_planned * crew.ramp).sum();
    let by_class = resources.classes.is_some();
    SellingTime { today: today.value, planned: planned.value, ramped_all, by_class }
}

/// The method's target, minor units.
pub(super) fn input_output<R: Recorder>(asked: Asked<'_>, r: &mut R) -> Result<Term, Undefined> {
    let resources = &asked.methods.resources;
    match &resources.classes {
        Some(classes) => by_class(asked, classes, r),
        None => by_elasticity(resources, asked.ground, r),
    }
}

/// Planned over today's selling time, less one.
pub(in crate::calc) fn effort_growth<R: Recorder>(methods: &Methods, r: &mut R) -> Result<Term, Undefined> {
    let resources = &methods.resources;
    if resources.crews.is_empty() {
        return Err(Undefined::NoResources);
    }
    let (today, planned) = days(resources, r);
    if today.value <= 0.0 {
        Err(Undefined::NoResourcesToday)
    } else {
        crate::calc::portfolio::growth_of(planned, today, r)
    }
}

fn by_elasticity<R: Recorder>(resources: &Resources, ground: &Ground, r: &mut R) -> Result<Term, Undefined> {
    if resources.crews.is_empty() {
        return Err(Undefined::NoResources);
    }
    let base = ground.base()?;
    let figure = base::Figure::BaseScope;
    let base = r.figure(figure, base.to_f64());
    let (today, planned) = days(resources, r);
    if today.value <= 0.0 {
        return Err(Undefined::NoResourcesToday);
    }
    // A constant elasticity says nothing about a force of nobody.
    if planned.value <= 0.0 {
        return Err(Undefined::NoResources);
    }
    let ratio = r.step(Name::EffortRatio, Op::Divide, &[planned, today], Unit::Factor);
    let elasticity = r.input(Name::Elasticity, resources.elasticity, Unit::Factor, Origin::Entered);
    let mut factors = vec![base, r.step(Name::EffortEffect, Op::Power, &[ratio, elasticity], Unit::Factor)];
    for (at, budget) in resources.budgets.iter().enumerate() {
        // A budget without weight, or one that is not there and stays away, changes nothing.
        if budget.elasticity <= 0.0 || (budget.today == Money::ZERO && budget.planned == Money::ZERO) {
            continue;
        }
        if budget.today <= Money::ZERO || budget.planned <= Money::ZERO {
            return Err(Undefined::NoBudget);
        }
        let at = at as u32;
        let today = r.input(Name::BudgetToday(at), budget.today.to_f64(), Unit::Money, Origin::Entered);
        let planned = r.input(Name::BudgetPlanned(at), budget.planned.to_f64(), Unit::Money, Origin::Entered);
        let elasticity =
            r.input(Name::BudgetElasticity(at), budget.elasticity, Unit::Factor, Origin::Entered);
        let ratio = r.step(Name::BudgetRatio(at), Op::Divide, &[planned, today], Unit::Factor);
        factors.push(r.step(Name::BudgetEffect(at), Op::Power, &[ratio, elasticity], Unit::Factor));
    }
    factors.push(productivity(resources, r));
    let target = many(r, Name::Unrounded, Op::Multiply, &factors, Unit::Money);
    Ok(r.step(Name::Result, Op::Round, &[target], Unit::Money))
}

fn by_class<R: Recorder>(asked: Asked<'_>, classes: &[Effort; 3], r: &mut R) -> Result<Term, Undefined> {
    let (ground, resources) = (asked.ground, &asked.methods.resources);
    ground.base()?;
    let one = r.input(Name::One, 1.0, Unit::Factor, Origin::Constant);
    let mut outputs = Vec::with_capacity(3 + resources.own.len());
    for &GroupBase { group, base, accounts } in group_bases(asked)?.iter() {
        let Some(planned) = effort_of(group, classes, &resources.own) else { continue };
        // What is told of a group that nobody is in is not asked.
        if accounts == 0 {
            continue;
        }
        let curve = learned_response(asked.plan, &planned.reply)?;
        let (name, origin) = match group {
            Group::Class(class) => {
                (Name::ClassBase(class, None), Origin::Bases { among: Among::Class(class, None), accounts })
            }
            Group::Own(at) => (Name::GroupBase(at), own_origin(asked, at, accounts)),
        };
        let base = r.input(name, base.to_f64(), Unit::Money, origin);
        let response = respond(group, planned.effort, curve, one, r);
        outputs.push(r.step(Name::ClassOutput(group), Op::Multiply, &[base, response], Unit::Money));
    }
    // Nobody is there yet to answer a curve: who is new brings the base.
    let new = ground.newcomers_inside()?;
    if new != Money::ZERO {
        outputs.push(newcomers_input(new, r));
    }
    let sum = many(r, Name::Outputs, Op::Sum, &outputs, Unit::Money);
    let factor = productivity(resources, r);
    let target = r.step(Name::Unrounded, Op::Multiply, &[sum, factor], Unit::Money);
    Ok(r.step(Name::Result, Op::Round, &[target], Unit::Money))
}

/// Where the base of accounts that are told apart comes from.
fn own_origin(asked: Asked<'_>, at: u32, accounts: usize) -> Origin {
    match asked.methods.resources.own.get(at as usize).map(|own| &own.whom) {
        Some(Whom::Account(id)) => Origin::Figure(base::Figure::AccountBase(*id).into()),
        // A segment is some of the scope: its accounts are counted, and listed only where it is all of it.
        _ => Origin::Bases { among: Among::Scope, accounts },
    }
}

/// Accounts in scope that respond alike.
#[derive(Debug, Clone, Copy)]
pub(in crate::calc) struct GroupBase {
    group: Group,
    base: Money,
    accounts: usize,
}

/// The groups that respond alike: the three classes, then those told apart. Who is in one hangs on whom the list names and
/// not on its curves, so that it is found once for all the targets a search asks for.
fn group_bases(asked: Asked<'_>) -> Result<Arc<Vec<GroupBase>>, Undefined> {
    let own = &asked.methods.resources.own;
    let whom: Vec<Whom> = own.iter().map(|own| own.whom.clone()).collect();
    asked.ground.groups(whom, || find_groups(asked))
}

fn find_groups(asked: Asked<'_>) -> Result<Vec<GroupBase>, Undefined> {
    let Asked { plan, ground, methods } = asked;
    let own = &methods.resources.own;
    let mut sums = vec![(0_i128, 0_usize); 3 + own.len()];
    for (row, base) in ground.whole()?.accounts.iter().enumerate().filter(|(row, _)| ground.is_inside(*row)) {
        let at = match group_of(plan, ground, own, row) {
            Group::Class(class) => class as usize,
            Group::Own(at) => 3 + at as usize,
        };
        if let Some((sum, accounts)) = sums.get_mut(at) {
            *sum += i128::from(base.0);
            *accounts += 1;
        }
    }
    let groups = Class::ALL.into_iter().map(Group::Class).chain((0..own.len() as u32).map(Group::Own));
    let all = groups.zip(sums);
    all.map(|(group, (sum, accounts))| Ok(GroupBase { group, base: exact(sum)?, accounts })).collect()
}

/// The group of an account: told apart by name, else with its segment, else its class.
pub(super) fn group_of(plan: &Plan, ground: &Ground, own: &[OwnEffort], row: usize) -> Group {
    let class = Group::Class(ground.class_of(row));
    if own.is_empty() {
        return class;
    }
    let Some(account) = plan.accounts().get(row) else { return class };
    let by_name = own.iter().position(|own| own.whom == Whom::Account(account.id));
    let segment =
        |own: &OwnEffort| matches!(&own.whom, Whom::Segment(name) if *name == account.profile.segment);
    by_name.or_else(|| own.iter().position(segment)).map_or(class, |at| Group::Own(at as u32))
}

/// What the planned effort makes of each account's sales, as a factor, by the response curves; without them by the
/// elasticity, alike for all. `None` where the method has no answer.
pub(in crate::calc) fn effects(asked: Asked<'_>, rows: &[usize]) -> Vec<Option<f64>> {
    let Asked { plan, ground, methods } = asked;
    let resources = &methods.resources;
    let Some(classes) = &resources.classes else {
        let whole = input_output(asked, &mut Silent).ok().zip(ground.base().ok());
        let effect = whole.map(|(target, base)| target.value / base.to_f64());
        return vec![effect; rows.len()];
    };
    let growth = 1.0 + resources.productivity;
    let of_group = |group| {
        let planned = effort_of(group, classes, &resources.own)?;
        learned_response(plan, &planned.reply).ok().map(|curve| curve.at(planned.effort) * growth)
    };
    let by_class = Class::ALL.map(|class| of_group(Group::Class(class)));
    let own: Vec<Option<f64>> = (0..resources.own.len() as u32).map(|at| of_group(Group::Own(at))).collect();
    let of_row = |&row: &usize| match group_of(plan, ground, &resources.own, row) {
        Group::Class(class) => by_class[class as usize],
        Group::Own(at) => own.get(at as usize).copied().flatten(),
    };
    rows.iter().map(of_row).collect()
}

/// The effort planned for a group.
pub(super) fn effort_of<'a>(
    group: Group,
    classes: &'a [Effort; 3],
    own: &'a [OwnEffort],
) -> Option<&'a Effort> {
    match group {
        Group::Class(class) => classes.get(class as usize),
        Group::Own(at) => own.get(at as usize).map(|own| &own.effort),
    }
}

/// r(x) = b + (a-b) x^c / (d + x^c).
fn respond<R: Recorder>(of: Group, effort: f64, curve: Response, one: Term, r: &mut R) -> Term {
    let effort = r.input(Name::PlannedEffort(of), effort, Unit::Factor, Origin::Entered);
    let most = r.input(Name::Saturation(of), curve.a, Unit::Factor, Origin::Entered);
    let none = r.input(Name::WithoutEffort(of), curve.b, Unit::Factor, Origin::Entered);
    let steep = r.input(Name::Steepness(of), curve.c, Unit::Factor, Origin::Fitted);
    let above = r.step(Name::AboveToday(of), Op::Subtract, &[most, one], Unit::Factor);
    let below = r.step(Name::BelowToday(of), Op::Subtract, &[one, none], Unit::Factor);
    let bend = r.step(Name::Bend(of), Op::Divide, &[above, below], Unit::Factor);
    let power = r.step(Name::EffortPower(of), Op::Power, &[effort, steep], Unit::Factor);
    let over = r.step(Name::EffortOver(of), Op::Sum, &[bend, power], Unit::Factor);
    let part = r.step(Name::EffortPart(of), Op::Divide, &[power, over], Unit::Factor);
    let range = r.step(Name::ResponseRange(of), Op::Subtract, &[most, none], Unit::Factor);
    let gained = r.step(Name::ResponseGain(of), Op::Multiply, &[range, part], Unit::Factor);
    r.step(Name::ResponseOf(of), Op::Sum, &[none, gained], Unit::Factor)
}

fn productivity<R: Recorder>(resources: &Resources, r: &mut R) -> Term {
    let one = r.input(Name::One, 1.0, Unit::Factor, Origin::Constant);
    let growth = r.input(Name::Productivity, resources.productivity, Unit::Ratio, Origin::Entered);
    r.step(Name::ProductivityFactor, Op::Sum, &[one, growth], Unit::Factor)
}

/// U0 and U1: people x days of each crew, added; of the planned people those beyond today's count by their ramp.
fn days<R: Recorder>(resources: &Resources, r: &mut R) -> (Term, Term) {
    let (mut today, mut planned) = (Vec::new(), Vec::new());
    for (at, crew) in resources.crews.iter().enumerate() {
        let at = at as u32;
        let mut input = |name, value, unit| r.input(name, value, unit, Origin::Entered);
        let now = input(Name::PeopleToday(at), crew.people_today, Unit::People);
        let days_now = input(Name::DaysToday(at), crew.days_today, Unit::Days);
        let mut then = input(Name::PeoplePlanned(at), crew.people_planned, Unit::People);
        let days_then = input(Name::DaysPlanned(at), crew.days_planned, Unit::Days);
        if crew.people_planned > crew.people_today {
            let ramp = input(Name::Ramp(at), crew.ramp, Unit::Ratio);
            let new = r.step(Name::Newcomers(at), Op::Subtract, &[then, now], Unit::People);
            let counted = r.step(Name::NewcomersCounted(at), Op::Multiply, &[new, ramp], Unit::People);
            then = r.step(Name::PeopleCounted(at), Op::Sum, &[now, counted], Unit::People);
        }
        today.push(r.step(Name::CrewToday(at), Op::Multiply, &[now, days_now], Unit::Days));
        planned.push(r.step(Name::CrewPlanned(at), Op::Multiply, &[then, days_then], Unit::Days));
    }
    let today = many(r, Name::EffortToday, Op::Sum, &today, Unit::Days);
    (today, many(r, Name::EffortPlanned, Op::Sum, &planned, Unit::Days))
}
