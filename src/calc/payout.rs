//! What people are paid for a period, and what the plan's pay costs in a simulated year.

use std::collections::HashSet;

use crate::plan::{Money, PayCurve, PayInput, Phase, Plan};

use super::{
    Adjustment, Assessment, Chances, Figure, Name, Op, Origin, OwnerStanding, PhaseWindow, Recorder, Silent,
    Standing, Term, Undefined, Unit, Whose, Window, assess, money, owners, standing, windows,
};

/// Which part of pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PayOf {
    /// What is paid whatever is sold.
    Fixed,
    /// What hangs on the curve.
    Variable,
    /// Both.
    Total,
}

/// The name of a person by which terms and reviews know them; `None` where nobody is meant.
pub fn person_of(plan: &Plan, whose: Whose) -> Option<&str> {
    let name = match whose {
        Whose::Owner(id) => &*plan.account(id)?.profile.owner,
        Whose::Former(at) => &*plan.hand_overs().get(at as usize)?.before,
        Whose::Company | Whose::Scope | Whose::Account(_) => return None,
    };
    Some(name).filter(|name| !name.is_empty())
}

/// A person's pay for a window, in minor units: fixed = a year's pay x fixed part x months / 12, and variable = the rest of
/// it x what the curve pays for the attainment, or what the curve pays for the sales. A year's pay of 120,000, half of it
/// fixed, is 5,000 and 5,000 a month; 90 % attained on a curve that pays nothing to 50 % and twice as fast beyond pays 80 %
/// of that: 4,000. Months in which they answered for no account are not paid: whoever takes accounts over in July is paid
/// from July on.
pub(super) fn pay_of<R: Recorder>(
    plan: &Plan,
    whose: Whose,
    window: Window,
    of: PayOf,
    r: &mut R,
) -> Result<Term, Undefined> {
    pay_in(plan, &standing(plan, whose)?, window, of, r)
}

fn pay_in<R: Recorder>(
    plan: &Plan,
    standing: &Standing,
    window: Window,
    of: PayOf,
    r: &mut R,
) -> Result<Term, Undefined> {
    let whose = standing.whose;
    let person = person_of(plan, whose).ok_or(Undefined::NoPay)?;
    let year = *plan.terms().pay.get(person).ok_or(Undefined::NoPay)?;
    if window == Window::ToDate {
        return to_date(plan, standing, of, r);
    }
    let row = windows(plan).into_iter().find(|row| row.window == window).ok_or(Undefined::NoMonths)?;
    if of == PayOf::Total {
        let mut parts = Vec::with_capacity(2);
        for of in [PayOf::Fixed, PayOf::Variable] {
            let value = match pay_in(plan, standing, window, of, &mut Silent) {
                // Without a target nothing hangs on one; what is fixed is paid all the same.
                Err(Undefined::NoTarget) => continue,
                value => value?.value,
            };
            let figure = Figure::Pay(whose, window, of);
            parts.push(r.input(Name::Figure(figure), value, Unit::Money, Origin::Figure(figure)));
        }
        return Ok(r.step(Name::Result, Op::Sum, &parts, Unit::Money));
    }
    let terms = plan.terms().of(row.phase);
    // Nobody is paid for a period that is not over.
    standing.reading(window).actual?;
    let held = standing.months_held(row.span);
    if held == 0 {
        return Err(Undefined::NotTheirs);
    }
    let attainment = standing.attain(window, &mut Silent);
    if matches!(attainment, Err(Undefined::NotYet)) {
        return Err(Undefined::NotYet);
    }
    if of == PayOf::Variable && terms.by == PayInput::Sales {
        let digits = f64::from(10_u32.pow(u32::from(plan.settings().currency.digits)));
        let figure = Figure::Actual(whose, window);
        let actual = standing.actual(window)?;
        let actual = r.input(Name::Figure(figure), actual.to_f64(), Unit::Money, Origin::Figure(figure));
        let unit = r.input(Name::MinorUnits, digits, Unit::Factor, Origin::Constant);
        let sales = r.step(Name::CurveInput, Op::Divide, &[actual, unit], Unit::Factor);
        let pay = on_curve(&terms.curve, sales, r);
        let pay = r.step(Name::Unrounded, Op::Multiply, &[pay, unit], Unit::Money);
        return Ok(r.step(Name::Result, Op::Round, &[pay], Unit::Money));
    }
    let year = r.input(Name::YearPay, year.to_f64(), Unit::Money, Origin::Entered);
    let fixed = r.input(Name::FixedPart, terms.fixed, Unit::Ratio, Origin::Setting);
    let months = r.input(Name::PayMonths, f64::from(held), Unit::Months, Origin::Setting);
    let twelve = r.input(Name::MonthsOfYear, 12.0, Unit::Months, Origin::Constant);
    let part = match of {
        PayOf::Fixed => fixed,
        PayOf::Variable | PayOf::Total => {
            let one = r.input(Name::One, 1.0, Unit::Ratio, Origin::Constant);
            r.step(Name::VariablePart, Op::Subtract, &[one, fixed], Unit::Ratio)
        }
    };
    let in_months = r.step(Name::PayAtTargetYear, Op::Multiply, &[year, part, months], Unit::Money);
    let at_target = r.step(Name::PayAtTarget, Op::Divide, &[in_months, twelve], Unit::Money);
    if of == PayOf::Fixed {
        return Ok(r.step(Name::Result, Op::Round, &[at_target], Unit::Money));
    }
    let figure = Figure::Attainment(whose, window);
    let attainment = r.input(Name::Figure(figure), attainment?.value, Unit::Ratio, Origin::Figure(figure));
    let pays = on_curve(&terms.curve, attainment, r);
    let pay = r.step(Name::Unrounded, Op::Multiply, &[at_target, pays], Unit::Money);
    Ok(r.step(Name::Result, Op::Round, &[pay], Unit::Money))
}

/// The windows of the year that are over, added.
fn to_date<R: Recorder>(plan: &Plan, standing: &Standing, of: PayOf, r: &mut R) -> Result<Term, Undefined> {
    let (mut months, mut none) = (Vec::with_capacity(12), Undefined::NotYet);
    for row in windows(plan) {
        let value = match pay_in(plan, standing, row.window, of, &mut Silent) {
            // A period without accounts or a target of theirs pays nothing, and takes nothing from the others.
            Err(reason @ (Undefined::NotYet | Undefined::NoTarget | Undefined::NotTheirs)) => {
                none = if reason == Undefined::NotYet { none } else { reason };
                continue;
            }
            value => value?.value,
        };
        let figure = Figure::Pay(standing.whose, row.window, of);
        months.push(r.input(Name::Figure(figure), value, Unit::Money, Origin::Figure(figure)));
    }
    if months.is_empty() {
        return Err(none);
    }
    Ok(r.step(Name::Result, Op::Sum, &months, Unit::Money))
}

/// What a curve pays for an input, tier by tier.
fn on_curve<R: Recorder>(curve: &PayCurve, input: Term, r: &mut R) -> Term {
    let payout = curve.payout(&[input.value]);
    let mut parts = Vec::with_capacity(payout.parts.len() + payout.adjustments.len());
    for part in payout.parts.iter().filter(|part| part.amount != 0.0) {
        let at = part.tier as u32;
        let amount = r.input(Name::TierAmount(at), part.amount, Unit::Factor, Origin::Setting);
        let rate = r.input(Name::TierRate(at), part.rate, Unit::Factor, Origin::Setting);
        parts.push(r.step(Name::TierPay(at), Op::Multiply, &[amount, rate], Unit::Factor));
    }
    for adjustment in &payout.adjustments {
        let name = match adjustment {
            Adjustment::Accelerated { .. } => Name::Accelerated,
            Adjustment::NothingBelowZero { .. } => Name::NothingBelowZero,
            Adjustment::BelowThreshold { .. } => Name::BelowThreshold,
            Adjustment::Capped { .. } => Name::Capped,
        };
        parts.push(r.input(name, adjustment.adds(), Unit::Factor, Origin::Setting));
    }
    if parts.is_empty() {
        parts.push(r.input(Name::Zero, 0.0, Unit::Factor, Origin::Constant));
    }
    super::many(r, Name::CurvePays, Op::Sum, &parts, Unit::Factor)
}

/// A person's pay, period by period.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonPay {
    /// Who.
    pub whose: Whose,
    /// The name.
    pub name: Box<str>,
    /// A year's pay at target, where it was entered.
    pub year: Option<Money>,
    /// Actual over target so far.
    pub attainment: Result<f64, Undefined>,
    /// Of each window of the year: its attainment, fixed and variable pay.
    pub windows: Vec<WindowPay>,
    /// What has been earned so far: fixed, variable, both.
    pub to_date: [Result<Money, Undefined>; 3],
}

/// The pay of one window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WindowPay {
    /// Which, under which phase.
    pub window: PhaseWindow,
    /// Actual over target.
    pub attainment: Result<f64, Undefined>,
    /// What was sold.
    pub actual: Result<Money, Undefined>,
    /// Fixed, variable, both.
    pub pay: [Result<Money, Undefined>; 3],
}

const PARTS: [PayOf; 3] = [PayOf::Fixed, PayOf::Variable, PayOf::Total];

/// The pay of everybody who answered for accounts in the year, in the order of the assessment.
pub fn payroll(plan: &Plan, assessed: &Assessment) -> Vec<PersonPay> {
    let of = |standing: &Standing, window: Window| {
        PARTS.map(|part| pay_in(plan, standing, window, part, &mut Silent).and_then(money))
    };
    let people = assessed.owners.iter().filter(|owner| !owner.name.is_empty());
    let person = |owner: &OwnerStanding| PersonPay {
        whose: owner.standing.whose,
        name: owner.name.clone(),
        year: plan.terms().pay.get(&owner.name).copied(),
        attainment: owner.standing.reading(Window::ToDate).attainment,
        windows: assessed
            .windows
            .iter()
            .map(|&window| WindowPay {
                window,
                attainment: owner.standing.reading(window.window).attainment,
                actual: owner.standing.reading(window.window).actual,
                pay: of(&owner.standing, window.window),
            })
            .collect(),
        to_date: of(&owner.standing, Window::ToDate),
    };
    people.map(person).collect()
}

/// Who has pay at target and answered for no account in the year: the plan pays them nothing.
pub fn paid_elsewhere(plan: &Plan, assessed: &Assessment) -> Vec<(Box<str>, Money)> {
    let here: HashSet<&str> = assessed.owners.iter().map(|owner| &*owner.name).collect();
    let elsewhere = plan.terms().pay.iter().filter(|(name, _)| !here.contains(&***name));
    elsewhere.map(|(name, year)| (name.clone(), *year)).collect()
}

/// How a person is paid for a simulated year.
#[derive(Debug, Clone, PartialEq)]
pub struct YearPay {
    /// What is fixed, minor units.
    pub fixed: f64,
    /// What hangs on the phases' curves.
    pub phases: Vec<PhasePay>,
    /// The person's target of the year, minor units.
    pub target: f64,
    /// How many minor units a currency unit has.
    pub unit: f64,
}

/// The variable pay of one phase's part of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct PhasePay {
    /// What the curve is asked with.
    pub by: PayInput,
    /// The curve.
    pub curve: PayCurve,
    /// Variable pay at target in this part of the year, minor units.
    pub variable: f64,
    /// How many times it is paid in the year.
    pub windows: f64,
    /// Which part of the year's sales fall into it: its part of the months.
    pub part: f64,
}

impl YearPay {
    /// What a year of so many sales, in minor units, pays: every window is taken to be like the year.
    pub fn pay(&self, sales: f64) -> f64 {
        let phase = |phase: &PhasePay| match phase.by {
            PayInput::Attainment if self.target > 0.0 => {
                phase.variable * phase.curve.pay(&[sales / self.target])
            }
            PayInput::Attainment => 0.0,
            PayInput::Sales => {
                let each = sales * phase.part / phase.windows / self.unit;
                phase.windows * phase.curve.pay(&[each]) * self.unit
            }
        };
        self.fixed + self.phases.iter().map(phase).sum::<f64>()
    }
}

/// How each owner is paid for a year, in the order of [`Chances::owners`], for the months in which accounts are theirs; then
/// those who have handed everything over, with what they have earned. `owner_targets` are of all their accounts.
pub fn year_pay(plan: &Plan, chances: &Chances, owner_targets: &[f64]) -> Vec<YearPay> {
    let rows = windows(plan);
    let unit = f64::from(10_u32.pow(u32::from(plan.settings().currency.digits)));
    let names = owners(plan);
    let assessed = assess(plan).ok();
    let standing_of = |name: &str| {
        let owner = assessed.iter().flat_map(|all| &all.owners).find(|owner| &*owner.name == name);
        owner.map(|owner| &owner.standing)
    };
    let of = |name: &str, target: f64| {
        let year = plan.terms().pay.get(name).map_or(0.0, |pay| pay.to_f64());
        let standing = standing_of(name);
        let (mut fixed, mut phases) = (0.0, Vec::new());
        for phase in [Phase::StartUp, Phase::Growth] {
            let own = rows.iter().filter(|row| row.phase == phase);
            let held = |row: &PhaseWindow| {
                standing.map_or(row.span.months as u32, |standing| standing.months_held(row.span))
            };
            let held = own.map(held).filter(|months| *months > 0);
            let (months, count) = held.fold((0, 0), |(months, count), held| (months + held, count + 1));
            if count == 0 || year <= 0.0 {
                continue;
            }
            let terms = plan.terms().of(phase);
            let part = f64::from(months) / 12.0;
            fixed += year * terms.fixed * part;
            phases.push(PhasePay {
                by: terms.by,
                curve: terms.curve.clone(),
                variable: year * (1.0 - terms.fixed) * part,
                windows: f64::from(count),
                part,
            });
        }
        YearPay { fixed, phases, target, unit }
    };
    let here = owner_targets.iter().take(chances.owners.len()).enumerate();
    let here = here.map(|(at, &target)| of(names.list.get(at).map_or("", |owner| owner.name), target));
    let known: HashSet<&str> = names.list.iter().map(|owner| owner.name).collect();
    let former = assessed.iter().flat_map(|all| &all.owners).filter(|owner| !known.contains(&*owner.name));
    let settled = |owner: &OwnerStanding| {
        let earned = pay_in(plan, &owner.standing, Window::ToDate, PayOf::Variable, &mut Silent);
        let earned = earned.map_or(0.0, |term| term.value);
        YearPay { fixed: of(&owner.name, 0.0).fixed + earned, phases: Vec::new(), target: 0.0, unit }
    };
    here.chain(former.map(settled)).collect()
}
