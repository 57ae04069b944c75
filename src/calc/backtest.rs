//! What each method would have set a year ago, against what came.

use crate::plan::{Edit, FiscalYear, Horizon, Money, Month, Plan, Span};

use super::{Ground, Method, Undefined, targets, whole_months};

/// The methods as they would have answered a year ago.
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
    /// What those accounts bought in that year.
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

/// Asks the methods as of a year ago: the sales known then and the key accounts they made, the same assumptions, but for
/// benchmark firms, whose sales are taken back by a year of their growth.
///
/// # Errors
/// [`Undefined::TooFewMonths`] where there are not twelve whole months before that; [`Undefined::NotYet`] where the year
/// planned then is not over.
pub fn backtest(plan: &Plan) -> Result<Backtest, Undefined> {
    let whole = whole_months(plan);
    let last = whole.last().ok_or(Undefined::NoMonths)?;
    if whole.months < 24 {
        return Err(Undefined::TooFewMonths { have: whole.months, need: 24 });
    }
    let year = plan.plan_year().map(|year| FiscalYear(year.0 - 1)).ok_or(Undefined::NoMonths)?;
    let through = last.plus(-12);
    let mut then = plan.clone();
    let mut methods = plan.methods().clone();
    for firm in &mut methods.benchmark.firms {
        firm.sales =
            Money::from_minor(libm::round(firm.sales.to_f64() / (1.0 + firm.growth))).unwrap_or(firm.sales);
    }
    let horizon = Horizon { data_through: Some(through), plan_year: Some(year) };
    // What is committed is of today, and not of then.
    let withdraw = plan.committed().map(|_| Edit::Withdraw);
    for edit in withdraw.into_iter().chain([Edit::SetHorizon(horizon), Edit::SetMethods(Box::new(methods))]) {
        then.apply(edit).map_err(|_| Undefined::NoMonths)?;
    }
    let span = then.plan_span().ok_or(Undefined::NoMonths)?;
    if span.last().is_none_or(|end| end > last) {
        return Err(Undefined::NotYet);
    }
    let answers = targets(&then);
    let ground = Ground::of(&then);
    let inside = (0..plan.accounts().len()).filter(|&row| ground.is_inside(row));
    let actual = inside.map(|row| i128::from(plan.ledger().sales_over(row, span).0)).sum();
    Ok(Backtest {
        through,
        year,
        span,
        accounts: ground.accounts_in_scope(),
        actual: super::base::exact(actual)?,
        targets: answers.proposals.map(|proposal| proposal.target),
        blend: answers.blend.map(|blend| blend.total),
    })
}
