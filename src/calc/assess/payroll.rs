//! What everybody is paid, period by period, and what it comes to.

use std::collections::HashSet;

use super::{Assessment, OwnerStanding, PayOf, Payee, PhaseWindow};
use crate::calc::record::money;
use crate::calc::{Silent, Undefined, Whose, Window};
use crate::plan::{Money, Plan};

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
    /// What settling each period by itself has paid more than settling them together; `None` where no such period is over.
    pub apart: Option<Money>,
    /// How many periods settled by themselves were below nought, and what they have not taken back.
    pub kept: Option<(usize, Money)>,
    /// The sales of the year to date that are below nought together, where the curve walks it.
    pub below_nought: Option<Money>,
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
    let person = |owner: &OwnerStanding| {
        let payee = Payee::of(plan, &owner.standing);
        let of = |window: Window| {
            PARTS.map(|part| {
                payee.as_ref().map_err(|reason| *reason)?.pay(window, part, &mut Silent).and_then(money)
            })
        };
        let paid = |it: &Payee<'_>| it.pay(Window::ToDate, PayOf::Apart, &mut Silent).and_then(money).ok();
        let reading = |window: Window| owner.standing.reading(window);
        PersonPay {
            whose: owner.standing.whose,
            name: owner.name.clone(),
            year: plan.terms().pay.get(&owner.name).copied(),
            attainment: reading(Window::ToDate).attainment,
            windows: assessed
                .windows
                .iter()
                .map(|&window| WindowPay {
                    window,
                    attainment: reading(window.window).attainment,
                    actual: reading(window.window).actual,
                    pay: of(window.window),
                })
                .collect(),
            to_date: of(Window::ToDate),
            apart: payee.as_ref().ok().and_then(paid),
            kept: payee.as_ref().ok().and_then(Payee::periods_below_nought),
            below_nought: payee.as_ref().ok().and_then(Payee::below_nought),
        }
    };
    assessed.owners.iter().filter(|owner| !owner.name.is_empty()).map(person).collect()
}

/// Who has pay at target and answered for no account in the year: the plan pays them nothing.
pub fn paid_elsewhere(plan: &Plan, assessed: &Assessment) -> Vec<(Box<str>, Money)> {
    let here: HashSet<&str> = assessed.owners.iter().map(|owner| &*owner.name).collect();
    let elsewhere = plan.terms().pay.iter().filter(|(name, _)| !here.contains(&***name));
    elsewhere.map(|(name, year)| (name.clone(), *year)).collect()
}
