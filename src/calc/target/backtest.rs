//! What each method would have set before the last whole year began, against what came.

use super::{Case, blend, of_method, targets};
use crate::calc::base::{Asked, Ground, came};
use crate::calc::portfolio::whole_months;
use crate::calc::{Figure, Method, Name, Op, Origin, Recorder, Term, Undefined, Unit, target};
use crate::plan::{Edit, FiscalYear, Horizon, Money, Month, Plan, Span};

/// The methods as they would have answered before the last whole year began.
#[derive(Debug, Clone, PartialEq)]
pub struct Backtest {
    /// The last whole month that was known then.
    pub through: Month,
    /// The year that was to be planned.
    pub year: FiscalYear,
    /// Its months.
    pub span: Span,
    /// How many accounts were in the scope then.
    pub accounts: usize,
    /// What those accounts bought in that year, one-offs left out.
    pub actual: Money,
    /// What each method would have set for them, in the order of [`Method::ALL`].
    pub targets: [Result<Money, Undefined>; 3],
    /// The blend.
    pub blend: Result<Money, Undefined>,
}

impl Backtest {
    /// What came over what would have been set, less one.
    pub fn miss(&self, target: Result<Money, Undefined>) -> Result<f64, Undefined> {
        let target = target?;
        if target <= Money::ZERO {
            return Err(Undefined::NoTarget);
        }
        Ok(self.actual.to_f64() / target.to_f64() - 1.0)
    }

    /// The method that came nearest.
    pub fn nearest(&self) -> Option<Method> {
        let misses = Method::ALL.into_iter().zip(self.targets);
        let misses = misses.filter_map(|(method, target)| Some((method, self.miss(target).ok()?.abs())));
        misses.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(method, _)| method)
    }
}

/// Asks the methods as of the eve of the last whole year: the sales known then and the key accounts they made, the same
/// assumptions, but for benchmark firms, whose sales are taken back by their growth: 33 million at 10 % were 30 a year
/// before. Later, months of the year would be known already, and any method would come near.
///
/// # Errors
/// [`Undefined::TooFewMonths`] where there are not twelve whole months before that year.
pub fn backtest(plan: &Plan) -> Result<Backtest, Undefined> {
    let (then, through) = as_of_then(plan)?;
    let (year, span) =
        (then.plan_year().ok_or(Undefined::NoMonths)?, then.plan_span().ok_or(Undefined::NoMonths)?);
    let answers = targets(&then);
    let ground = Ground::of(&then);
    // Targets are set without one-offs, and so they are held against sales without them.
    let actual = came(plan, &ground, span)?;
    Ok(Backtest {
        through,
        year,
        span,
        accounts: ground.accounts_in_scope(),
        actual,
        targets: answers.proposals.map(|proposal| proposal.target),
        blend: answers.blend.map(|blend| blend.total),
    })
}

/// The plan as it would have stood on the eve of the last whole year, and the last month known then.
fn as_of_then(plan: &Plan) -> Result<(Plan, Month), Undefined> {
    let whole = whole_months(plan);
    let last = whole.last().ok_or(Undefined::NoMonths)?;
    let calendar = plan.settings().calendar;
    let latest = calendar.year_of(last);
    let is_over = calendar.span(latest).last().is_some_and(|end| end <= last);
    let latest = if is_over { latest } else { FiscalYear(latest.0 - 1) };
    let year = plan.plan_year().map_or(latest, |planned| FiscalYear(planned.0.min(latest.0)));
    let (span, known) = (calendar.span(year), whole.first.plus(12));
    if span.first < known {
        // The first year that begins after a year of sales.
        let first = calendar.year_of(known.plus(11));
        let need = calendar.span(first).first.plus(12).since(whole.first);
        return Err(Undefined::TooFewMonths { have: whole.months, need: need.max(24) as usize });
    }
    as_of(plan, year)
}

/// The plan as it would have stood on the eve of a year, and the last month known then.
pub(in crate::calc) fn as_of(plan: &Plan, year: FiscalYear) -> Result<(Plan, Month), Undefined> {
    let last = whole_months(plan).last().ok_or(Undefined::NoMonths)?;
    let through = plan.settings().calendar.span(year).first.plus(-1);
    let mut then = plan.clone();
    let mut methods = plan.methods().clone();
    let years = f64::from(last.since(through)) / 12.0;
    for firm in &mut methods.benchmark.firms {
        let sales = firm.sales.to_f64() / libm::pow(1.0 + firm.growth, years);
        firm.sales = Money::from_minor(libm::round(sales)).unwrap_or(firm.sales);
    }
    let horizon = Horizon { data_through: Some(through), plan_year: Some(year) };
    // What is committed is of today, and not of then.
    let withdraw = plan.committed().map(|_| Edit::Withdraw);
    for edit in withdraw.into_iter().chain([Edit::SetHorizon(horizon), Edit::SetMethods(Box::new(methods))]) {
        then.apply(edit).map_err(|_| Undefined::NoMonths)?;
    }
    Ok((then, through))
}

/// What a recorder is told of a figure of then: its origins are of then, and no figure of today.
struct Then<'a, R>(&'a mut R, Month);

impl<R: Recorder> Recorder for Then<'_, R> {
    fn input(&mut self, name: Name, value: f64, unit: Unit, origin: Origin) -> Term {
        let origin = match origin {
            Origin::Figure(_) | Origin::Sales { .. } | Origin::Margin { .. } | Origin::Bases { .. } => {
                Origin::AsOf(self.1)
            }
            // What was entered of a firm is taken back by its growth.
            Origin::Entered if matches!(name, Name::FirmSales(_)) => Origin::AsOf(self.1),
            other => other,
        };
        self.0.input(name, value, unit, origin)
    }

    fn step(&mut self, name: Name, op: Op, of: &[Term], unit: Unit) -> Term {
        self.0.step(name, op, of, unit)
    }
}

/// What a method, or the blend, would have set then.
pub(in crate::calc) fn then<R: Recorder>(
    plan: &Plan,
    method: Option<Method>,
    r: &mut R,
) -> Result<Term, Undefined> {
    let (then, through) = as_of_then(plan)?;
    let ground = Ground::of(&then);
    let (asked, mut r) = (Asked::of(&then, &ground), Then(r, through));
    match method {
        Some(method) => of_method(asked, method, Case::Mid, &mut r),
        None => blend(asked, Case::Mid, &mut r),
    }
}

/// What came of the accounts that were in scope then.
pub(in crate::calc) fn then_came<R: Recorder>(plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
    let then = backtest(plan)?;
    let origin = Origin::Sales { span: then.span, accounts: then.accounts };
    Ok(r.input(Name::Result, then.actual.to_f64(), Unit::Money, origin))
}

/// That over what would have been set, less one.
pub(in crate::calc) fn then_miss<R: Recorder>(
    plan: &Plan,
    method: Option<Method>,
    r: &mut R,
) -> Result<Term, Undefined> {
    let found = backtest(plan)?;
    let target = match method {
        Some(method) => found.targets[method as usize],
        None => found.blend,
    }?;
    if target <= Money::ZERO {
        return Err(Undefined::NoTarget);
    }
    let figure = |figure: Figure| Origin::Figure(figure);
    let came = r.input(
        Name::CameThen,
        found.actual.to_f64(),
        Unit::Money,
        figure(target::Figure::YearAgoActual.into()),
    );
    let set =
        r.input(Name::SetThen, target.to_f64(), Unit::Money, figure(target::Figure::YearAgo(method).into()));
    let one = r.input(Name::One, 1.0, Unit::Factor, Origin::Constant);
    let over = r.step(Name::Ratio, Op::Divide, &[came, set], Unit::Factor);
    Ok(r.step(Name::Result, Op::Subtract, &[over, one], Unit::Ratio))
}
