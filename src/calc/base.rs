//! The base: what would be sold in an ordinary year.

use std::sync::Arc;

use crate::plan::{AccountId, BaseModel, Forecaster, Money, Plan, Span};

use super::expected::{AccountPart, AccountParts, ClassPart, expected, parts, year_total, year_total_of};
use super::{
    Expected, Figure, Found, Name, Op, Origin, Recorder, Season, Silent, Term, Undefined, Unit, season,
    whole_months,
};

/// The sales base, account by account. Amounts may be zero or negative: whoever divides by one asks first.
#[derive(Debug, Clone, PartialEq)]
pub struct Base {
    /// How it was found.
    pub model: BaseModel,
    /// The months it rests on.
    pub span: Span,
    /// A year's base of each account, by row; they sum to `total` exactly.
    pub accounts: Vec<Money>,
    /// A year's base of all accounts.
    pub total: Money,
    /// The one-offs of `span` that were left out, as they were sold, not stretched to a year.
    pub excluded: Money,
    /// The months of `recent`: the last twelve, or those there are.
    pub latest: Span,
    /// The last twelve months of each account, by row, stretched to a year where there are fewer: what own sales were,
    /// where `accounts` is what they are expected to be.
    pub recent: Vec<Money>,
}

/// The base of a plan as it stands today, also where a target is committed: the base of that time stays in
/// [`crate::plan::Committed`].
///
/// It is the forecast of the planned year ([`super::expected`]) where a rolling hold-out finds one that beats the last
/// twelve months, or where the settings say so; else the sum of the last twelve whole months without one-offs. Where there are fewer, the months there
/// are, stretched to a year by the seasonal index: sales x sum of all indices / sum of the indices of the
/// observed months; accounts are stretched alike, and the largest remainder makes them sum to the total. Six
/// months of 60 in all with an even season make 60 x 12 / 6 = 120.
pub fn base(plan: &Plan) -> Result<Base, Undefined> {
    let observed = Observed::of(plan)?;
    let (total, recent) = observed.recent()?;
    let Observed { span, excluded, .. } = *observed;
    let model = match observed.stretch {
        None => BaseModel::LastTwelveMonths,
        Some(_) => BaseModel::Annualised,
    };
    if let Some(forecast) = forecast(plan, &observed) {
        let Forecast { expected, parts, total, by } = forecast;
        let accounts = scale(&parts.amounts, total.0.into(), parts.sum, total);
        return Ok(Base {
            model: BaseModel::Forecast(by),
            excluded: one_offs_in(plan, expected.history)?,
            span: expected.history,
            accounts,
            total,
            latest: span,
            recent,
        });
    }
    Ok(Base { model, span, accounts: recent.clone(), total, excluded, latest: span, recent })
}

/// The one-offs marked in some months, of accounts that are there.
fn one_offs_in(plan: &Plan, span: Span) -> Result<Money, Undefined> {
    let marks = plan.one_offs().iter().filter(|mark| span.contains(mark.month));
    let marks = marks.filter(|mark| plan.row_of(mark.account).is_some());
    exact(marks.map(|mark| i128::from(mark.amount.0)).sum())
}

/// A forecast that makes the base.
struct Forecast {
    expected: Arc<Expected>,
    parts: AccountParts,
    total: Money,
    by: Forecaster,
}

fn forecast(plan: &Plan, observed: &Observed) -> Option<Forecast> {
    let expected = expected(plan).ok()?;
    let by = expected.fitted.model.forecaster()?;
    let total = year_total(&expected)?;
    let parts = parts(plan, &expected, observed)?;
    Some(Forecast { expected, parts, total, by })
}

/// The base of all accounts, in minor units: the `total` of [`base`].
pub fn base_total_of<R: Recorder>(plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
    let observed = Observed::of(plan)?;
    match forecast(plan, &observed) {
        Some(forecast) => {
            let year = year_total_of(&forecast.expected, r);
            Ok(r.step(Name::Result, Op::Round, &[year], Unit::Money))
        }
        None => observed.total_of(r),
    }
}

/// The base of one account, in minor units: its row of [`base`].
pub fn account_base_of<R: Recorder>(plan: &Plan, id: AccountId, r: &mut R) -> Result<Term, Undefined> {
    let row = plan.row_of(id).ok_or(Undefined::NoAccount)?;
    let observed = Observed::of(plan)?;
    match forecast(plan, &observed) {
        Some(forecast) => observed.forecast_of(plan, row, &forecast, r),
        None => observed.account_of(plan, row, r),
    }
}

/// What a base is made of, before it is stretched.
pub(super) struct Observed {
    span: Span,
    /// By row, one-offs left out.
    ordinary: Vec<Money>,
    sales: Money,
    excluded: Money,
    stretch: Option<Stretch>,
}

impl Observed {
    pub(super) fn of(plan: &Plan) -> Result<Arc<Observed>, Undefined> {
        Found::of(plan).observed.get_or_init(|| Observed::find(plan).map(Arc::new)).clone()
    }

    fn find(plan: &Plan) -> Result<Observed, Undefined> {
        if plan.accounts().is_empty() {
            return Err(Undefined::NoAccounts);
        }
        let whole = whole_months(plan);
        let Some(last) = whole.last() else { return Err(Undefined::NoMonths) };
        let span = Span::ending(last, whole.months.min(12));
        let ledger = plan.ledger();
        let mut ordinary: Vec<Money> = (0..ledger.rows()).map(|row| ledger.sales_over(row, span)).collect();
        let sales = exact(ordinary.iter().map(|money| i128::from(money.0)).sum())?;
        let mut excluded = 0_i128;
        for mark in plan.one_offs().iter().filter(|mark| span.contains(mark.month)) {
            let Some(own) = plan.row_of(mark.account).and_then(|row| ordinary.get_mut(row)) else { continue };
            *own = own.checked_sub(mark.amount).ok_or(Undefined::TooLarge)?;
            excluded += i128::from(mark.amount.0);
        }
        let stretch = if span.months < 12 { Some(Stretch::new(&season(plan), span)?) } else { None };
        Ok(Observed { span, ordinary, sales, excluded: exact(excluded)?, stretch })
    }

    /// The last twelve months, or those there are.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// The last twelve months of all accounts and of each, by row, without one-offs; stretched to a year where there are
    /// fewer.
    pub(super) fn recent(&self) -> Result<(Money, Vec<Money>), Undefined> {
        let total = Money(self.total_of(&mut Silent)?.value as i64);
        let recent = match self.stretch {
            None => self.ordinary.clone(),
            Some(stretch) => scale(&self.ordinary, stretch.times(), stretch.over(), total),
        };
        Ok((total, recent))
    }

    /// Each account's sales of the span without one-offs, by row.
    pub(super) fn ordinary(&self) -> &[Money] {
        &self.ordinary
    }

    /// The base of one account by a forecast, in minor units.
    fn forecast_of<R: Recorder>(
        &self,
        plan: &Plan,
        row: usize,
        forecast: &Forecast,
        r: &mut R,
    ) -> Result<Term, Undefined> {
        let Forecast { parts, total, .. } = forecast;
        let part = parts.parts.get(row).ok_or(Undefined::NoAccount)?;
        let (sold, to_come) = match *part {
            AccountPart::Own { sold, to_come } => {
                (sold, r.input(Name::OwnForecast, to_come, Unit::Money, Origin::Fitted))
            }
            AccountPart::Class(ClassPart { class, sold, part, to_come, latest }) => {
                let own = self.ordinary.get(row).copied().ok_or(Undefined::NoAccount)?;
                let bought = exact(plan.ledger().sales_over(row, self.span).0.into())?;
                let one_offs = exact(i128::from(bought.0) - i128::from(own.0))?;
                let origin = Origin::Sales { span: self.span, accounts: 1 };
                let bought = r.input(Name::Sales, bought.to_f64(), Unit::Money, origin);
                let one_offs = r.input(Name::OneOffs, one_offs.to_f64(), Unit::Money, Origin::Entered);
                let mut own = r.step(Name::Ordinary, Op::Subtract, &[bought, one_offs], Unit::Money);
                let mut latest_is = Name::ClassLatest(class);
                if !forecast.expected.history.meet(forecast.expected.year).is_empty() {
                    let part = r.input(Name::SeasonPartToCome, part, Unit::Ratio, Origin::Fitted);
                    own = r.step(Name::OrdinaryToCome, Op::Multiply, &[own, part], Unit::Money);
                    latest_is = Name::ClassLatestToCome(class);
                }
                let to_come = r.input(Name::ClassForecast(class), to_come, Unit::Money, Origin::Fitted);
                let latest = r.input(latest_is, latest, Unit::Money, Origin::Setting);
                let rise = r.step(Name::ClassRise(class), Op::Divide, &[to_come, latest], Unit::Factor);
                (sold, r.step(Name::ClassRise(class), Op::Multiply, &[own, rise], Unit::Money))
            }
        };
        let over = forecast.expected.history.meet(forecast.expected.year);
        let part = if over.is_empty() {
            to_come
        } else {
            let origin = Origin::Sales { span: over, accounts: 1 };
            let sold = r.input(Name::SoldSoFar, sold, Unit::Money, origin);
            r.step(Name::PartOfForecast, Op::Sum, &[sold, to_come], Unit::Money)
        };
        let part = r.step(Name::PartOfForecast, Op::Round, &[part], Unit::Money);
        let figure = Figure::BaseTotal;
        let whole = r.input(Name::Figure(figure), total.to_f64(), Unit::Money, Origin::Figure(figure));
        let sum = r.input(Name::PartsSum, parts.sum as f64, Unit::Money, Origin::Setting);
        let times = r.step(Name::Scaled, Op::Divide, &[whole, sum], Unit::Factor);
        let scaled = r.step(Name::Scaled, Op::Multiply, &[part, times], Unit::Money);
        let rounded = r.step(Name::Scaled, Op::Round, &[scaled], Unit::Money);
        let exactly =
            scale(&parts.amounts, total.0.into(), parts.sum, *total).get(row).copied().unwrap_or_default();
        let over = r.input(Name::Remainder, exactly.to_f64() - rounded.value, Unit::Money, Origin::Constant);
        Ok(r.step(Name::Result, Op::Sum, &[rounded, over], Unit::Money))
    }

    /// The base of all accounts, in minor units.
    fn total_of<R: Recorder>(&self, r: &mut R) -> Result<Term, Undefined> {
        let origin = Origin::Sales { span: self.span, accounts: self.ordinary.len() };
        let sales = r.input(Name::Sales, self.sales.to_f64(), Unit::Money, origin);
        let one_offs = r.input(Name::OneOffs, self.excluded.to_f64(), Unit::Money, Origin::Entered);
        let total = match self.stretch {
            None => r.step(Name::Result, Op::Subtract, &[sales, one_offs], Unit::Money),
            Some(stretch) => {
                let ordinary = r.step(Name::Ordinary, Op::Subtract, &[sales, one_offs], Unit::Money);
                let annual = stretch.annual_of(ordinary, r);
                r.step(Name::Result, Op::Round, &[annual], Unit::Money)
            }
        };
        Money::from_minor(total.value).map(|_| total).ok_or(Undefined::TooLarge)
    }

    /// The base of one account, in minor units: what [`base`] gives for its row.
    fn account_of<R: Recorder>(&self, plan: &Plan, row: usize, r: &mut R) -> Result<Term, Undefined> {
        let own = self.ordinary.get(row).copied().ok_or(Undefined::NoAccount)?;
        let bought = exact(plan.ledger().sales_over(row, self.span).0.into())?;
        let one_offs = exact(i128::from(bought.0) - i128::from(own.0))?;
        let origin = Origin::Sales { span: self.span, accounts: 1 };
        let bought = r.input(Name::Sales, bought.to_f64(), Unit::Money, origin);
        let one_offs = r.input(Name::OneOffs, one_offs.to_f64(), Unit::Money, Origin::Entered);
        let Some(stretch) = self.stretch else {
            return Ok(r.step(Name::Result, Op::Subtract, &[bought, one_offs], Unit::Money));
        };
        let ordinary = r.step(Name::Ordinary, Op::Subtract, &[bought, one_offs], Unit::Money);
        let annual = stretch.annual_of(ordinary, r);
        let rounded = r.step(Name::Annualised, Op::Round, &[annual], Unit::Money);
        let total = Money(self.total_of(&mut Silent)?.value as i64);
        let scaled = scale(&self.ordinary, stretch.times(), stretch.over(), total);
        let scaled = scaled.get(row).copied().unwrap_or_default();
        let over = scaled.to_f64() - rounded.value;
        let over = r.input(Name::Remainder, over, Unit::Money, Origin::Constant);
        Ok(r.step(Name::Result, Op::Sum, &[rounded, over], Unit::Money))
    }
}

/// From a part year to a whole one.
#[derive(Clone, Copy)]
struct Stretch {
    /// The indices of a whole year, added.
    year: f64,
    /// The indices of the observed months, added; above zero.
    observed: f64,
}

impl Stretch {
    fn new(season: &Season, span: Span) -> Result<Stretch, Undefined> {
        let year = season.index.iter().sum();
        let observed = span.iter().map(|month| season.index[month.number() as usize - 1]).sum();
        // Months in which nobody ever buys say nothing about a year.
        if observed > 0.0 { Ok(Stretch { year, observed }) } else { Err(Undefined::NoBase) }
    }

    fn annual_of<R: Recorder>(&self, ordinary: Term, r: &mut R) -> Term {
        // Under a year of months the season is even, which is a default of ours.
        let year = r.input(Name::SeasonOfYear, self.year, Unit::Factor, Origin::Default);
        let observed = r.input(Name::SeasonObserved, self.observed, Unit::Factor, Origin::Default);
        let stretched = r.step(Name::Stretched, Op::Multiply, &[ordinary, year], Unit::Money);
        r.step(Name::Annualised, Op::Divide, &[stretched, observed], Unit::Money)
    }

    // Indices in whole billionths, so that remainders are exact.
    fn times(&self) -> i128 {
        libm::round(self.year * 1e9) as i128
    }

    fn over(&self) -> i128 {
        libm::round(self.observed * 1e9).max(1.0) as i128
    }
}

/// Every amount times `times` over `over`, and the minor units that rounding leaves handed to the largest remainders, so
/// that all sum to `total`; ties go to the larger amount, then to the earlier one.
pub(super) fn scale(amounts: &[Money], times: i128, over: i128, total: Money) -> Vec<Money> {
    let mut parts: Vec<i128> = Vec::with_capacity(amounts.len());
    let mut remainders: Vec<(i128, i64, usize)> = Vec::with_capacity(amounts.len());
    for (row, own) in amounts.iter().enumerate() {
        let scaled = i128::from(own.0) * times;
        let part = scaled.div_euclid(over);
        parts.push(part);
        remainders.push((part * over - scaled, own.0.saturating_neg(), row));
    }
    let left = i128::from(total.0) - parts.iter().sum::<i128>();
    let count = (parts.len() as i128).max(1);
    // `left` lies between 0 and the count, but for the last bit of the total's own rounding.
    let (each, more) = (left.div_euclid(count), left.rem_euclid(count) as usize);
    for part in &mut parts {
        *part += each;
    }
    // In what order the largest come is nothing to anyone.
    if more > 0 && more < remainders.len() {
        remainders.select_nth_unstable(more - 1);
    }
    for &(_, _, row) in remainders.iter().take(more) {
        parts[row] += 1;
    }
    parts.into_iter().map(|part| Money(part.clamp(i64::MIN.into(), i64::MAX.into()) as i64)).collect()
}

/// A sum as money, where a plan and an `f64` hold it exactly.
pub(super) fn exact(minor: i128) -> Result<Money, Undefined> {
    if minor.unsigned_abs() > Money::LIMIT.0.unsigned_abs().into() {
        return Err(Undefined::TooLarge);
    }
    Ok(Money(minor as i64))
}
