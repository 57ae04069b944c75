//! What people are paid for a period.
//!
//! Under [`PayWalk::EachPeriod`] a curve is asked with each period by itself. Under [`PayWalk::ToDate`] it is asked with
//! all periods of the phase so far, and a period is paid what it says less what was paid before: 100,000 and then -20,000
//! sold at 4 % pay 4,000 and then -800. The walk begins anew where the phase changes; sales count while the account was
//! theirs.

use super::{Figure, PhaseWindow, Standing, standing, windows};
use crate::calc::kernel::pay::Adjustment;
use crate::calc::record::{many, money};
use crate::calc::{Name, Op, Origin, Recorder, Silent, Term, Undefined, Unit, Whose, Window};
use crate::plan::{BelowNought, Money, PayCurve, PayInput, PayWalk, Phase, PhaseTerms, Plan, Span, Terms};

/// Which part of pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PayOf {
    /// What is paid whatever is sold.
    Fixed,
    /// What hangs on the curve.
    Variable,
    /// Both.
    Total,
    /// What hangs on the curve from where it began to walk to the end of the period: less what was paid before, it is
    /// what is variable in the period.
    Due,
    /// What the periods of a phase that were settled each by itself would pay if they were settled together.
    Together,
    /// What settling them each by itself has paid more than that; below zero where it has paid less.
    Apart,
    /// What a period below nought, settled by itself, has not taken back.
    Kept,
}

impl PayOf {
    /// All parts.
    pub const ALL: [PayOf; 7] =
        [PayOf::Fixed, PayOf::Variable, PayOf::Total, PayOf::Due, PayOf::Together, PayOf::Apart, PayOf::Kept];
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
pub(in crate::calc) fn pay_of<R: Recorder>(
    plan: &Plan,
    whose: Whose,
    window: Window,
    of: PayOf,
    r: &mut R,
) -> Result<Term, Undefined> {
    Payee::of(plan, &standing(plan, whose)?)?.pay(window, of, r)
}

/// Somebody who is paid.
pub(super) struct Payee<'a> {
    plan: &'a Plan,
    terms: &'a Terms,
    standing: &'a Standing,
    rows: Vec<PhaseWindow>,
    /// A year's pay at target.
    year: Money,
}

impl<'a> Payee<'a> {
    pub(in crate::calc) fn of(plan: &'a Plan, standing: &'a Standing) -> Result<Payee<'a>, Undefined> {
        let terms = plan.terms();
        let person = person_of(plan, standing.whose).ok_or(Undefined::NoPay)?;
        let year = *terms.pay.get(person).ok_or(Undefined::NoPay)?;
        Ok(Payee { plan, terms, standing, rows: windows(plan), year })
    }

    pub(in crate::calc) fn pay<R: Recorder>(
        &self,
        window: Window,
        of: PayOf,
        r: &mut R,
    ) -> Result<Term, Undefined> {
        match (window, of) {
            (Window::ToDate, PayOf::Together) => self.together_to_date(r),
            (Window::ToDate, PayOf::Apart) => self.apart(r),
            (Window::ToDate, PayOf::Due) => Err(Undefined::NoMonths),
            (Window::ToDate, _) => self.to_date(of, r),
            (_, PayOf::Total) => self.total(window, r),
            (_, of) => {
                let at = self.rows.iter().position(|row| row.window == window).ok_or(Undefined::NoMonths)?;
                match of {
                    PayOf::Fixed => self.fixed(at, r),
                    PayOf::Variable => self.variable(at, r),
                    PayOf::Due => self.due(self.walk(at), r),
                    PayOf::Together => self.together(self.walk(at), r),
                    PayOf::Kept => self.kept(at, r),
                    PayOf::Apart | PayOf::Total => Err(Undefined::NoMonths),
                }
            }
        }
    }

    /// The rows of a phase from where it began to one of them.
    fn walk(&self, at: usize) -> &[PhaseWindow] {
        let rows = self.rows.get(..=at).unwrap_or(&[]);
        let Some(last) = rows.last() else { return rows };
        let before = rows.iter().rev().take_while(|row| row.phase == last.phase).count();
        rows.get(rows.len() - before..).unwrap_or(rows)
    }

    fn terms_of(&self, row: &PhaseWindow) -> &'a PhaseTerms {
        self.terms.of(row.phase)
    }

    fn total<R: Recorder>(&self, window: Window, r: &mut R) -> Result<Term, Undefined> {
        let mut parts = Vec::with_capacity(2);
        for of in [PayOf::Fixed, PayOf::Variable] {
            match self.pay(window, of, &mut Silent) {
                // Without a target nothing hangs on one; what is fixed is paid all the same.
                Err(Undefined::NoTarget) => continue,
                value => parts.push(self.part(window, of, value?.value, r)),
            };
        }
        Ok(r.step(Name::Result, Op::Sum, &parts, Unit::Money))
    }

    /// A part of pay as an input that explains itself.
    fn part<R: Recorder>(&self, window: Window, of: PayOf, value: f64, r: &mut R) -> Term {
        let figure = Figure::Pay(self.standing.whose, window, of);
        r.figure(figure, value)
    }

    /// The windows of the year that are over, added.
    fn to_date<R: Recorder>(&self, of: PayOf, r: &mut R) -> Result<Term, Undefined> {
        let (mut months, mut none) = (Vec::with_capacity(12), Undefined::NotYet);
        for row in &self.rows {
            match self.pay(row.window, of, &mut Silent) {
                // A period without accounts or a target of theirs pays nothing, and takes nothing from the others.
                Err(reason @ (Undefined::NotYet | Undefined::NoTarget | Undefined::NotTheirs)) => {
                    none = if reason == Undefined::NotYet { none } else { reason };
                }
                // Periods that are not below nought have kept nothing.
                Ok(kept) if of == PayOf::Kept && kept.value == 0.0 => {}
                value => months.push(self.part(row.window, of, value?.value, r)),
            }
        }
        if months.is_empty() {
            return Err(none);
        }
        Ok(r.step(Name::Result, Op::Sum, &months, Unit::Money))
    }

    /// Nobody is paid for a period that is not over, or in which they answered for no account.
    fn is_paid(&self, row: &PhaseWindow) -> Result<(), Undefined> {
        self.is_over(row)?;
        if self.standing.months_held(row.span) == 0 { Err(Undefined::NotTheirs) } else { Ok(()) }
    }

    fn is_over(&self, row: &PhaseWindow) -> Result<(), Undefined> {
        if self.standing.is_over(row.window)? { Ok(()) } else { Err(Undefined::NotYet) }
    }

    fn fixed<R: Recorder>(&self, at: usize, r: &mut R) -> Result<Term, Undefined> {
        let row = self.rows.get(at).ok_or(Undefined::NoMonths)?;
        self.is_paid(row)?;
        let pay = self.at_target(std::slice::from_ref(row), PayOf::Fixed, r);
        Ok(r.step(Name::Result, Op::Round, &[pay], Unit::Money))
    }

    /// A part of pay at target for the months held of some rows of one phase.
    fn at_target<R: Recorder>(&self, rows: &[PhaseWindow], of: PayOf, r: &mut R) -> Term {
        let fixed = rows.last().map_or(0.0, |row| self.terms_of(row).fixed);
        let held: u32 = rows.iter().map(|row| self.standing.months_held(row.span)).sum();
        let year = r.input(Name::YearPay, self.year.to_f64(), Unit::Money, Origin::Entered);
        let fixed = r.input(Name::FixedPart, fixed, Unit::Ratio, Origin::Setting);
        let months = r.input(Name::PayMonths, f64::from(held), Unit::Months, Origin::Setting);
        let twelve = r.input(Name::MonthsOfYear, 12.0, Unit::Months, Origin::Constant);
        let part = if of == PayOf::Fixed {
            fixed
        } else {
            let one = r.input(Name::One, 1.0, Unit::Ratio, Origin::Constant);
            r.step(Name::VariablePart, Op::Subtract, &[one, fixed], Unit::Ratio)
        };
        let in_months = r.step(Name::PayAtTargetYear, Op::Multiply, &[year, part, months], Unit::Money);
        r.step(Name::PayAtTarget, Op::Divide, &[in_months, twelve], Unit::Money)
    }

    fn variable<R: Recorder>(&self, at: usize, r: &mut R) -> Result<Term, Undefined> {
        let row = self.rows.get(at).ok_or(Undefined::NoMonths)?;
        self.is_paid(row)?;
        let walk = match self.terms_of(row).walk {
            PayWalk::EachPeriod => std::slice::from_ref(row),
            PayWalk::ToDate => self.walk(at),
        };
        let Some((_, [.., last])) = walk.split_last() else { return self.due(walk, r) };
        match self.due(&walk[..walk.len() - 1], &mut Silent) {
            Ok(before) => {
                let due = self.due(walk, &mut Silent)?;
                let due = self.part(row.window, PayOf::Due, due.value, r);
                let before = self.part(last.window, PayOf::Due, before.value, r);
                Ok(r.step(Name::Result, Op::Subtract, &[due, before], Unit::Money))
            }
            // Nothing was paid before.
            Err(_) => self.due(walk, r),
        }
    }

    /// What the curve pays for some rows of one phase together.
    fn due<R: Recorder>(&self, rows: &[PhaseWindow], r: &mut R) -> Result<Term, Undefined> {
        let row = rows.last().ok_or(Undefined::NoMonths)?;
        self.is_over(row)?;
        let terms = self.terms_of(row);
        let mut sold = self.sold(rows, r)?;
        if let Some((carried, span)) = self.carried(rows) {
            let origin = Origin::Sales { span, accounts: self.standing.accounts };
            sold.push(r.input(Name::Carried, carried, Unit::Money, origin));
        }
        let sales = many(r, Name::WalkSales, Op::Sum, &sold, Unit::Money);
        match terms.by {
            PayInput::Sales => {
                let sales = at_least_nothing(sales, Unit::Money, r);
                let pay = self.for_sales(&terms.curve, sales, Floor::Nothing, r);
                Ok(r.step(Name::Result, Op::Round, &[pay], Unit::Money))
            }
            PayInput::Attainment => {
                let attained = at_least_nothing(self.attained(rows, sales, r)?, Unit::Ratio, r);
                let at_target = self.at_target(rows, PayOf::Variable, r);
                let pays = on_curve(&terms.curve, terms.by, attained, Floor::Nothing, r);
                let pay = r.step(Name::Unrounded, Op::Multiply, &[at_target, pays], Unit::Money);
                Ok(r.step(Name::Result, Op::Round, &[pay], Unit::Money))
            }
        }
    }

    /// The sales of the rows in which any account was theirs.
    fn sold<R: Recorder>(&self, rows: &[PhaseWindow], r: &mut R) -> Result<Vec<Term>, Undefined> {
        let theirs = rows.iter().filter(|row| self.standing.months_held(row.span) > 0);
        let mut sold = Vec::with_capacity(rows.len() + 1);
        for row in theirs {
            let figure = Figure::Actual(self.standing.whose, row.window);
            let actual = self.standing.actual(row.window)?.to_f64();
            sold.push(r.figure(figure, actual));
        }
        if sold.is_empty() { Err(Undefined::NotTheirs) } else { Ok(sold) }
    }

    /// Sales over the target of the rows.
    fn attained<R: Recorder>(&self, rows: &[PhaseWindow], sales: Term, r: &mut R) -> Result<Term, Undefined> {
        let mut targets = Vec::with_capacity(rows.len());
        for row in rows.iter().filter(|row| self.standing.months_held(row.span) > 0) {
            let figure = Figure::TargetIn(self.standing.whose, row.window);
            let target = self.standing.target(row.window)?.to_f64();
            targets.push(r.figure(figure, target));
        }
        let target = many(r, Name::WalkTarget, Op::Sum, &targets, Unit::Money);
        if target.value <= 0.0 {
            return Err(Undefined::NoTarget);
        }
        Ok(r.step(Name::WalkAttainment, Op::Divide, &[sales, target], Unit::Ratio))
    }

    /// What the curve pays for sales in minor units, not rounded.
    fn for_sales<R: Recorder>(&self, curve: &PayCurve, sales: Term, floor: Floor, r: &mut R) -> Term {
        let digits = f64::from(10_u32.pow(u32::from(self.plan.settings().currency.digits)));
        let unit = r.input(Name::MinorUnits, digits, Unit::Factor, Origin::Constant);
        let sales = r.step(Name::CurveInput, Op::Divide, &[sales, unit], Unit::Factor);
        let pay = on_curve(curve, PayInput::Sales, sales, floor, r);
        r.step(Name::Unrounded, Op::Multiply, &[pay, unit], Unit::Money)
    }

    fn carried(&self, rows: &[PhaseWindow]) -> Option<(f64, Span)> {
        carried(self.plan, self.terms_of(rows.first()?), self.standing, rows)
    }

    /// The runs of rows of one phase, each settled by itself, that are over: each run without the rows that pay nothing.
    fn apart_runs(&self) -> Vec<Vec<PhaseWindow>> {
        let mut runs: Vec<(usize, Vec<PhaseWindow>)> = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            let is_apart = self.terms_of(row).walk == PayWalk::EachPeriod;
            if !is_apart || self.variable(at, &mut Silent).is_err() {
                continue;
            }
            let start = at + 1 - self.walk(at).len();
            match runs.last_mut().filter(|run| run.0 == start) {
                Some((_, run)) => run.push(*row),
                None => runs.push((start, vec![*row])),
            }
        }
        runs.into_iter().map(|(_, run)| run).collect()
    }

    fn together_to_date<R: Recorder>(&self, r: &mut R) -> Result<Term, Undefined> {
        let runs = self.apart_runs();
        if let [run] = runs.as_slice() {
            return self.together(run, r);
        }
        let mut parts = Vec::with_capacity(runs.len());
        for run in &runs {
            let (Some(last), pay) = (run.last(), self.together(run, &mut Silent)?) else { continue };
            parts.push(self.part(last.window, PayOf::Together, pay.value, r));
        }
        if parts.is_empty() {
            return Err(Undefined::NotYet);
        }
        Ok(r.step(Name::Result, Op::Sum, &parts, Unit::Money))
    }

    /// What rows of one phase would pay together: by attainment that of all of them; by sales each as much as they sold on
    /// average, since the bounds are a period's.
    fn together<R: Recorder>(&self, rows: &[PhaseWindow], r: &mut R) -> Result<Term, Undefined> {
        let row = rows.last().ok_or(Undefined::NoMonths)?;
        let terms = self.terms_of(row);
        if terms.by == PayInput::Attainment {
            return self.due(rows, r);
        }
        let sold = self.sold(rows, r)?;
        let sales = many(r, Name::WalkSales, Op::Sum, &sold, Unit::Money);
        let sales = at_least_nothing(sales, Unit::Money, r);
        let periods = r.input(Name::PayPeriods, sold.len() as f64, Unit::Count, Origin::Setting);
        let each = r.step(Name::SalesEach, Op::Divide, &[sales, periods], Unit::Money);
        let pay = self.for_sales(&terms.curve, each, Floor::Nothing, r);
        let pay = r.step(Name::Unrounded, Op::Multiply, &[pay, periods], Unit::Money);
        Ok(r.step(Name::Result, Op::Round, &[pay], Unit::Money))
    }

    fn apart<R: Recorder>(&self, r: &mut R) -> Result<Term, Undefined> {
        let mut paid = Vec::with_capacity(12);
        for row in self.apart_runs().iter().flatten() {
            let value = self.pay(row.window, PayOf::Variable, &mut Silent)?.value;
            paid.push(self.part(row.window, PayOf::Variable, value, r));
        }
        let together = self.together_to_date(&mut Silent)?.value;
        let paid = many(r, Name::PaidApart, Op::Sum, &paid, Unit::Money);
        let together = self.part(Window::ToDate, PayOf::Together, together, r);
        Ok(r.step(Name::Result, Op::Subtract, &[paid, together], Unit::Money))
    }

    /// What a period below nought would take back, settled as the last of many; nothing for any other period.
    fn kept<R: Recorder>(&self, at: usize, r: &mut R) -> Result<Term, Undefined> {
        let row = self.rows.get(at).ok_or(Undefined::NoMonths)?;
        self.is_paid(row)?;
        let (terms, rows) = (self.terms_of(row), std::slice::from_ref(row));
        let zero = r.input(Name::Zero, 0.0, Unit::Money, Origin::Constant);
        if terms.walk == PayWalk::ToDate || self.standing.actual(row.window)? >= Money::ZERO {
            return Ok(r.step(Name::Result, Op::Sum, &[zero], Unit::Money));
        }
        let sold = self.sold(rows, r)?;
        let sales = many(r, Name::WalkSales, Op::Sum, &sold, Unit::Money);
        let takes = match terms.by {
            PayInput::Sales => self.for_sales(&terms.curve, sales, Floor::Open, r),
            PayInput::Attainment => {
                let attained = self.attained(rows, sales, r)?;
                let at_target = self.at_target(rows, PayOf::Variable, r);
                let takes = on_curve(&terms.curve, terms.by, attained, Floor::Open, r);
                r.step(Name::Unrounded, Op::Multiply, &[at_target, takes], Unit::Money)
            }
        };
        let takes = r.step(Name::TakesBack, Op::Round, &[takes], Unit::Money);
        Ok(r.step(Name::Result, Op::Subtract, &[zero, takes], Unit::Money))
    }

    /// The sales from where the curve began to walk, where they are below nought together.
    pub(super) fn below_nought(&self) -> Option<Money> {
        let at = self.rows.iter().rposition(|row| self.is_paid(row).is_ok())?;
        let walk = self.walk(at);
        let is_walking = self.terms_of(walk.last()?).walk == PayWalk::ToDate;
        let sold = self.sold(walk, &mut Silent).ok().filter(|_| is_walking)?;
        let carried = self.carried(walk).map_or(0.0, |(carried, _)| carried);
        let sum = sold.iter().map(|term| term.value).sum::<f64>() + carried;
        Money::from_minor(sum).filter(|sum| *sum < Money::ZERO)
    }

    /// In how many periods settled by themselves less than nothing was sold, and what they have not taken back.
    pub(super) fn periods_below_nought(&self) -> Option<(usize, Money)> {
        let runs = self.apart_runs();
        let is_below = |row: &&PhaseWindow| self.standing.actual(row.window).is_ok_and(|it| it < Money::ZERO);
        let count = runs.iter().flatten().filter(is_below).count();
        let kept = self.pay(Window::ToDate, PayOf::Kept, &mut Silent).and_then(money);
        Some((count, kept.unwrap_or_default())).filter(|(count, _)| *count > 0)
    }
}

/// Whether a curve may come to less than nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Floor {
    /// Nobody pays for having worked.
    Nothing,
    /// It says what it would take back.
    Open,
}

fn at_least_nothing<R: Recorder>(term: Term, unit: Unit, r: &mut R) -> Term {
    if term.value >= 0.0 {
        return term;
    }
    let zero = r.input(Name::Zero, 0.0, unit, Origin::Constant);
    r.step(Name::NothingBelowZero, Op::Most, &[term, zero], unit)
}

/// What a curve pays for an input, tier by tier.
fn on_curve<R: Recorder>(curve: &PayCurve, by: PayInput, input: Term, floor: Floor, r: &mut R) -> Term {
    // Of attainment a tier pays a part of variable pay; of sales an amount.
    let (amounts, rates) = match by {
        PayInput::Attainment => (Unit::Ratio, Unit::Factor),
        PayInput::Sales => (Unit::Factor, Unit::Ratio),
    };
    let payout = curve.payout(&[input.value]);
    let mut parts = Vec::with_capacity(payout.parts.len() + payout.adjustments.len());
    for part in payout.parts.iter().filter(|part| part.amount != 0.0) {
        let at = part.tier as u32;
        let amount = r.input(Name::TierAmount(at), part.amount, amounts, Origin::Setting);
        let rate = r.input(Name::TierRate(at), part.rate, rates, Origin::Setting);
        parts.push(r.step(Name::TierPay(at), Op::Multiply, &[amount, rate], amounts));
    }
    for adjustment in &payout.adjustments {
        let name = match adjustment {
            Adjustment::Accelerated { .. } => Name::Accelerated,
            _ if floor == Floor::Open => continue,
            Adjustment::NothingBelowZero { .. } => Name::NothingBelowZero,
            Adjustment::BelowThreshold { .. } => Name::BelowThreshold,
            Adjustment::Capped { .. } => Name::Capped,
        };
        parts.push(r.input(name, adjustment.adds(), amounts, Origin::Setting));
    }
    if parts.is_empty() {
        parts.push(r.input(Name::Zero, 0.0, amounts, Origin::Constant));
    }
    many(r, Name::CurvePays, Op::Sum, &parts, amounts)
}

/// Where somebody stands on a phase's curve, by what is really paid: what the curve is asked with, and what was paid for it.
///
/// Where the curve walks the year to date both are of all periods of the phase so far, and the place is on the curve. Where
/// each period is settled by itself, attainment is of all of them and what was paid is their mean: 150 % and 50 % on a
/// curve capped at 1.5 that pays nothing up to 80 % stand at 100 % and are paid .75. By sales the place is the last
/// period's. `None` where no period of the phase is over.
pub fn place_on_curve(
    plan: &Plan,
    terms: &PhaseTerms,
    phase: Phase,
    standing: &Standing,
) -> Option<(f64, f64)> {
    let rows = windows(plan);
    let is_paid =
        |row: &PhaseWindow| standing.months_held(row.span) > 0 && standing.is_over(row.window) == Ok(true);
    let at = rows.iter().rposition(|row| row.phase == phase && is_paid(row))?;
    let before = rows.get(..=at)?.iter().rev().take_while(|row| row.phase == phase).count();
    let run: Vec<PhaseWindow> = rows.get(at + 1 - before..=at)?.iter().copied().filter(is_paid).collect();
    let sold = |row: &PhaseWindow| standing.actual(row.window).map_or(0.0, Money::to_f64);
    let asked = |row: &PhaseWindow| standing.target(row.window).map_or(0.0, Money::to_f64);
    let carried = carried(plan, terms, standing, rows.get(at + 1 - before..=at)?);
    let sales = run.iter().map(sold).sum::<f64>() + carried.map_or(0.0, |(carried, _)| carried);
    let unit = f64::from(10_u32.pow(u32::from(plan.settings().currency.digits)));
    let pays = |input: f64| terms.curve.pay(&[input.max(0.0)]);
    match (terms.by, terms.walk) {
        (PayInput::Sales, PayWalk::ToDate) => Some((sales / unit, pays(sales / unit))),
        (PayInput::Sales, PayWalk::EachPeriod) => {
            let last = sold(run.last()?) / unit;
            Some((last, pays(last)))
        }
        (PayInput::Attainment, walk) => {
            let target: f64 = run.iter().map(asked).sum();
            let attained = (target > 0.0).then(|| sales / target)?;
            if walk == PayWalk::ToDate {
                return Some((attained, pays(attained)));
            }
            let (mut paid, mut months) = (0.0, 0.0);
            for row in run.iter().filter(|row| asked(row) > 0.0) {
                let held = f64::from(standing.months_held(row.span));
                paid += held * pays(sold(row) / asked(row));
                months += held;
            }
            Some((attained, paid / months))
        }
    }
}

/// The sales below nought with which a year's first rows begin, where the last one ended in the same phase and the terms
/// carry them; with the months they are of.
fn carried(
    plan: &Plan,
    terms: &PhaseTerms,
    standing: &Standing,
    rows: &[PhaseWindow],
) -> Option<(f64, Span)> {
    let first = rows.first().filter(|row| row.span.first == standing.year.first)?;
    if (terms.walk, terms.below_nought) != (PayWalk::ToDate, BelowNought::Carried) {
        return None;
    }
    let ago = |months: i32| first.span.first.plus(-months);
    let months = (1..=12).take_while(|&months| plan.settings().phase_in(ago(months)) == first.phase).count();
    let last = standing.last_months.get(12 - months..)?;
    let sum: f64 = last.iter().map(|month| month.to_f64()).sum();
    (sum < 0.0).then(|| (sum, Span::ending(ago(1), months)))
}
