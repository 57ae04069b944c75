//! Method 2, resource input-output: what our own strength can bring.
//!
//! Level one, one elasticity: target = base x (U1/U0)^e x (1+p) x product over budgets (b1/b0)^e_b, where U is
//! the sum of people x selling days x ramp. Ten people on 200 days, twelve planned at ramp .9 on the same
//! days: U1/U0 = 1.08, and with e = .34 sales grow 2.65 %. Level two, a response curve per class: class base x
//! r(x)/r(1), summed, x (1+p), with r(1) = 1 by the way the curve is drawn. The formulas are ours; .34 is the
//! published mean elasticity of personal selling.

use crate::plan::{Class, ClassEffort, Money, Plan, Resources};

use super::{Figure, Ground, Name, Op, Origin, Recorder, Response, Silent, Term, Undefined, Unit, many};

/// What the method rests on, for the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effort {
    /// Selling days of everybody today, a year.
    pub today: f64,
    /// Selling days of everybody as planned, ramp counted.
    pub planned: f64,
    /// Whether response curves by class answer in place of the elasticity.
    pub by_class: bool,
}

/// The selling days of today and of the plan.
pub(super) fn effort(plan: &Plan) -> Effort {
    let resources = &plan.methods().resources;
    let (today, planned) = days(resources, &mut Silent);
    Effort { today: today.value, planned: planned.value, by_class: resources.classes.is_some() }
}

/// The method's target, minor units.
pub(super) fn input_output<R: Recorder>(plan: &Plan, ground: &Ground, r: &mut R) -> Result<Term, Undefined> {
    let resources = &plan.methods().resources;
    match resources.classes {
        Some(classes) => by_class(resources, &classes, ground, r),
        None => by_elasticity(resources, ground, r),
    }
}

/// Planned over today's selling time, less one.
pub(super) fn effort_growth<R: Recorder>(plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
    let resources = &plan.methods().resources;
    if resources.crews.is_empty() {
        return Err(Undefined::NoResources);
    }
    let (today, planned) = days(resources, r);
    if today.value <= 0.0 {
        Err(Undefined::NoResourcesToday)
    } else {
        super::total::growth_of(planned, today, r)
    }
}

fn by_elasticity<R: Recorder>(resources: &Resources, ground: &Ground, r: &mut R) -> Result<Term, Undefined> {
    if resources.crews.is_empty() {
        return Err(Undefined::NoResources);
    }
    let base = ground.base()?;
    let figure = Figure::BaseScope;
    let base = r.input(Name::Figure(figure), base.to_f64(), Unit::Money, Origin::Figure(figure));
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

fn by_class<R: Recorder>(
    resources: &Resources,
    efforts: &[ClassEffort; 3],
    ground: &Ground,
    r: &mut R,
) -> Result<Term, Undefined> {
    ground.base()?;
    let bases = ground.classes()?;
    let one = r.input(Name::One, 1.0, Unit::Factor, Origin::Constant);
    let mut outputs = Vec::with_capacity(3);
    for ((class, base), planned) in Class::ALL.into_iter().zip(bases).zip(efforts) {
        let curve = Response::from_judgements(planned.judgements);
        let base = r.input(Name::ClassBase(class), base.to_f64(), Unit::Money, ground.class_origin(class));
        let response = respond(class, planned.effort, curve, one, r);
        outputs.push(r.step(Name::ClassOutput(class), Op::Multiply, &[base, response], Unit::Money));
    }
    let sum = r.step(Name::Outputs, Op::Sum, &outputs, Unit::Money);
    let factor = productivity(resources, r);
    let target = r.step(Name::Unrounded, Op::Multiply, &[sum, factor], Unit::Money);
    Ok(r.step(Name::Result, Op::Round, &[target], Unit::Money))
}

/// r(x) = b + (a-b) x^c / (d + x^c).
fn respond<R: Recorder>(class: Class, effort: f64, curve: Response, one: Term, r: &mut R) -> Term {
    let effort = r.input(Name::PlannedEffort(class), effort, Unit::Factor, Origin::Entered);
    let most = r.input(Name::Saturation(class), curve.a, Unit::Factor, Origin::Entered);
    let none = r.input(Name::WithoutEffort(class), curve.b, Unit::Factor, Origin::Entered);
    let steep = r.input(Name::Steepness(class), curve.c, Unit::Factor, Origin::Fitted);
    let above = r.step(Name::AboveToday(class), Op::Subtract, &[most, one], Unit::Factor);
    let below = r.step(Name::BelowToday(class), Op::Subtract, &[one, none], Unit::Factor);
    let bend = r.step(Name::Bend(class), Op::Divide, &[above, below], Unit::Factor);
    let power = r.step(Name::EffortPower(class), Op::Power, &[effort, steep], Unit::Factor);
    let over = r.step(Name::EffortOver(class), Op::Sum, &[bend, power], Unit::Factor);
    let part = r.step(Name::EffortPart(class), Op::Divide, &[power, over], Unit::Factor);
    let range = r.step(Name::ResponseRange(class), Op::Subtract, &[most, none], Unit::Factor);
    let gained = r.step(Name::ResponseGain(class), Op::Multiply, &[range, part], Unit::Factor);
    r.step(Name::ResponseOf(class), Op::Sum, &[none, gained], Unit::Factor)
}

fn productivity<R: Recorder>(resources: &Resources, r: &mut R) -> Term {
    let one = r.input(Name::One, 1.0, Unit::Factor, Origin::Constant);
    let growth = r.input(Name::Productivity, resources.productivity, Unit::Ratio, Origin::Entered);
    r.step(Name::ProductivityFactor, Op::Sum, &[one, growth], Unit::Factor)
}

/// U0 and U1: people x days of each crew, added; the planned ones times their ramp.
fn days<R: Recorder>(resources: &Resources, r: &mut R) -> (Term, Term) {
    let (mut today, mut planned) = (Vec::new(), Vec::new());
    for (at, crew) in resources.crews.iter().enumerate() {
        let at = at as u32;
        let mut input = |name, value, unit| r.input(name, value, unit, Origin::Entered);
        let now = [
            input(Name::PeopleToday(at), crew.people_today, Unit::People),
            input(Name::DaysToday(at), crew.days_today, Unit::Days),
        ];
        let then = [
            input(Name::PeoplePlanned(at), crew.people_planned, Unit::People),
            input(Name::DaysPlanned(at), crew.days_planned, Unit::Days),
            input(Name::Ramp(at), crew.ramp, Unit::Ratio),
        ];
        today.push(r.step(Name::CrewToday(at), Op::Multiply, &now, Unit::Days));
        planned.push(r.step(Name::CrewPlanned(at), Op::Multiply, &then, Unit::Days));
    }
    let today = many(r, Name::EffortToday, Op::Sum, &today, Unit::Days);
    (today, many(r, Name::EffortPlanned, Op::Sum, &planned, Unit::Days))
}
