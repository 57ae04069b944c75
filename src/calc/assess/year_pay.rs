//! What the plan's pay costs in a simulated year.

use std::collections::HashSet;

use super::{PayOf, Payee, PhaseWindow, Standing, assess, windows};
use crate::calc::portfolio::owners;
use crate::calc::target::Chances;
use crate::calc::{Silent, Window};
use crate::plan::{PayCurve, PayInput, PayWalk, Phase, Plan};

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
    /// How many times the curve is walked in the year: once for each of its periods, or once where it walks the year to
    /// date.
    pub windows: f64,
    /// Which part of the year's sales fall into it: its part of the months.
    pub part: f64,
}

impl YearPay {
    /// What a year of so many sales, in minor units, pays: every walk of a curve is taken to be like the year.
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
/// those who have handed everything over, with what they have earned. A year that is over costs what was paid.
/// `owner_targets` are of all their accounts.
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
            let count = if terms.walk == PayWalk::ToDate { runs(&rows, phase) } else { count };
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
    let paid = |standing: &Standing, of: PayOf| {
        let payee = Payee::of(plan, standing);
        payee.and_then(|payee| payee.pay(Window::ToDate, of, &mut Silent)).map_or(0.0, |term| term.value)
    };
    let settled = |fixed: f64| YearPay { fixed, phases: Vec::new(), target: 0.0, unit };
    let earned = |standing: &Standing| settled(paid(standing, PayOf::Total));
    let is_over = |standing: &&Standing| standing.elapsed == 12;
    let here = owner_targets.iter().take(chances.owners.len()).enumerate();
    let here = here.map(|(at, &target)| {
        let name = names.list.get(at).map_or("", |owner| owner.name);
        standing_of(name).filter(is_over).map_or_else(|| of(name, target), earned)
    });
    let known: HashSet<&str> = names.list.iter().map(|owner| owner.name).collect();
    let former = assessed.iter().flat_map(|all| &all.owners).filter(|owner| !known.contains(&*owner.name));
    let former = former.map(|owner| match Some(&owner.standing).filter(is_over) {
        Some(standing) => earned(standing),
        // What is variable is not theirs to raise any more.
        None => settled(of(&owner.name, 0.0).fixed + paid(&owner.standing, PayOf::Variable)),
    });
    here.chain(former).collect()
}

/// How many times a year comes into a phase.
fn runs(rows: &[PhaseWindow], phase: Phase) -> u32 {
    let is_start = |at: usize| at == 0 || rows.get(at - 1).is_some_and(|row| row.phase != phase);
    rows.iter().enumerate().filter(|(at, row)| row.phase == phase && is_start(*at)).count() as u32
}
