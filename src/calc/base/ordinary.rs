//! The base: what would be sold in an ordinary year.

use std::sync::Arc;

use super::{
    Ahead, Cohorts, Expected, Figure, Season, Seasons, cohorts, expected, season, seasons, year_total_of,
};
use crate::calc::ask::Sold;
use crate::calc::portfolio::{OrdinaryRows, classes_or_c, ordinary_rows, ordinary_years, whole_months};
use crate::calc::{Among, Name, Op, Origin, Recorder, Silent, Term, Undefined, Unit};
use crate::plan::{AccountId, BaseModel, BaseRule, Class, Money, Month, Plan, Span};

/// The sales base, account by account. Amounts may be zero or negative: whoever divides by one asks first.
#[derive(Debug, Clone, PartialEq)]
pub struct Base {
    /// How it was found.
    pub model: BaseModel,
    /// The months it rests on.
    pub span: Span,
    /// A year's base of each account, by row.
    pub accounts: Vec<Money>,
    /// What accounts are expected to bring that are new, or have bought nothing for twelve months.
    pub newcomers: Money,
    /// A year's base of all accounts: exactly those of `accounts` and `newcomers`.
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
/// An account is expected to bring its last twelve months times what accounts of its class have done ([`super::Cohorts`]); of a
/// year under way what it has sold, and that for the part of its year that is to come by its season. All accounts together
/// are expected to bring the geometric mean of the forecast of all ([`super::expected`]) and of the accounts added, those
/// counted in that will be new: sum / (1 - the share of a year that came from new and returning accounts). What the accounts
/// leave of it is what those are expected to bring; where they leave less than nothing they are scaled to it.
/// A forecast of 110 and accounts of 80 with a fifth of new ones: sqrt(110 x 80 / .8) = 104.88, of which 24.88 are new.
///
/// Where there are too few accounts to count on, each goes as the whole does. Under two years of months it is the sum of the
/// last twelve whole months without one-offs, which of a year under way count for the part that is to come: of 100 a month,
/// 50 sold in each of nine months of an even year make 450 + 3 x (9 x 50 + 3 x 100) / 12 = 637.50. Where there are fewer, the
/// months there are, stretched to a year by the seasonal index: sales x sum of all indices / sum of the indices of the
/// observed months; accounts are stretched alike, and the largest remainder makes them sum to the total. Six
/// months of 60 in all with an even season make 60 x 12 / 6 = 120.
///
/// # Errors
/// [`Undefined::YearOver`] where the planned year is over: what it brought is known.
pub fn base(plan: &Plan) -> Result<Base, Undefined> {
    let observed = Observed::of(plan)?;
    let (_, recent) = observed.recent()?;
    let Observed { span, excluded, .. } = *observed;
    let model = match observed.stretch {
        None => BaseModel::LastTwelveMonths,
        Some(_) => BaseModel::Annualised,
    };
    if let Some(forecast) = forecast(plan, &observed)? {
        let Forecast { expected, accounts, total, newcomers, .. } = &*forecast;
        return Ok(Base {
            model: match expected.rule {
                BaseRule::Combined => BaseModel::Combined,
                BaseRule::LastTwelveMonths => BaseModel::LastTwelveMonths,
            },
            excluded: one_offs_in(plan, expected.history)?,
            span: expected.history,
            accounts: accounts.clone(),
            newcomers: *newcomers,
            total: *total,
            latest: span,
            recent,
        });
    }
    let AsItWas { accounts, total } = AsItWas::of(plan, &observed)?;
    Ok(Base { model, span, accounts, newcomers: Money::ZERO, total, excluded, latest: span, recent })
}

/// The base where nothing can be forecast: the last twelve months; of a year under way what is sold of it, and those for the
/// part of it that is to come by the season of all.
struct AsItWas {
    accounts: Vec<Money>,
    total: Money,
}

impl AsItWas {
    fn of(plan: &Plan, observed: &Observed) -> Result<AsItWas, Undefined> {
        let (total, recent) = observed.recent()?;
        let Some(part) = PartYear::of(plan) else { return Ok(AsItWas { accounts: recent, total }) };
        let mut accounts = part.to_come(&recent, total);
        let over = ordinary_rows(plan, part.over);
        for (row, account) in accounts.iter_mut().enumerate() {
            *account = Money(account.0.saturating_add(over.sum(row) as i64));
        }
        let total = exact(accounts.iter().map(|account| i128::from(account.0)).sum())?;
        Ok(AsItWas { accounts, total })
    }
}

/// What is left of a year under way, by the season of all.
struct PartYear {
    /// The months that are over; one at least.
    over: Span,
    /// Which part of a year's sales the others bring.
    left: f64,
}

impl PartYear {
    fn of(plan: &Plan) -> Option<PartYear> {
        let over = Ahead::of(plan).over;
        let year = plan.plan_span().filter(|_| !over.is_empty())?;
        let season = season(plan).from_month(year.first.number());
        Some(PartYear { over, left: season.iter().skip(over.months).sum::<f64>() / 12.0 })
    }

    /// What a year's sales of accounts leave for the months to come, exactly as much as `total` does.
    fn to_come(&self, recent: &[Money], total: Money) -> Vec<Money> {
        let whole = Money(libm::round(total.to_f64() * self.left) as i64);
        // In whole billionths, so that remainders are exact.
        scale(recent, libm::round(self.left * 1e9) as i128, 1_000_000_000, whole)
    }
}

/// The one-offs marked in some months, of accounts that are there.
fn one_offs_in(plan: &Plan, span: Span) -> Result<Money, Undefined> {
    let marks = plan.one_offs().iter().filter(|mark| span.contains(mark.month));
    let marks = marks.filter(|mark| plan.row_of(mark.account).is_some());
    exact(marks.map(|mark| i128::from(mark.amount.0)).sum())
}

/// A forecast that makes the base; amounts in minor units.
pub(in crate::calc) struct Forecast {
    pub expected: Arc<Expected>,
    /// What accounts have done; `None` where each goes as the whole does.
    pub cohorts: Option<Arc<Cohorts>>,
    /// What the accounts have sold in the months of the year that are over, without one-offs.
    sold: f64,
    /// What they are expected to bring in the others, before they are scaled.
    to_come: f64,
    total: Money,
    accounts: Vec<Money>,
    newcomers: Money,
    /// What is to come of all accounts, where they are scaled to it.
    scaled_to: Option<f64>,
}

/// What the base of an account is made of; amounts in minor units.
#[derive(Clone, Copy)]
struct Part {
    class: Class,
    /// What it has sold in the months of the year that are over, without one-offs.
    sold: f64,
    /// Which part of its year is to come, by its season.
    left: f64,
    /// What its sales of the last twelve months are taken times.
    ratio: f64,
    /// What it is expected to bring in the months to come.
    to_come: f64,
}

/// What the parts of all accounts are read from.
struct Parts<'a> {
    observed: &'a Observed,
    cohorts: Option<&'a Cohorts>,
    classes: Vec<Class>,
    over: OrdinaryRows<'a>,
    ahead: Ahead,
    first: Month,
    seasons: Option<Arc<Seasons>>,
}

impl<'a> Parts<'a> {
    fn of(plan: &'a Plan, observed: &'a Observed, year: Span, cohorts: Option<&'a Cohorts>) -> Parts<'a> {
        let amounts: Vec<i64> = observed.ordinary.iter().map(|money| money.0).collect();
        let ahead = Ahead::of(plan);
        Parts {
            observed,
            cohorts,
            classes: classes_or_c(plan, &amounts),
            over: ordinary_rows(plan, ahead.over),
            ahead,
            first: year.first,
            // Before the year begins all of it is to come, by any season.
            seasons: if ahead.over.is_empty() { None } else { seasons(plan) },
        }
    }

    /// The part of an account.
    fn of_row(&self, row: usize) -> Part {
        let class = self.classes.get(row).copied().unwrap_or(Class::C);
        let left = match &self.seasons {
            Some(seasons) => {
                let season = seasons.of(row).season().from_month(self.first.number());
                season.iter().skip(self.ahead.over.months).sum::<f64>() / 12.0
            }
            None => self.ahead.left(),
        };
        let recent = self.observed.ordinary.get(row).map_or(0.0, |money| money.to_f64());
        let ratio = self.cohorts.map_or(1.0, |cohorts| cohorts.of_class(class).mean);
        Part { class, sold: self.over.sum(row), left, ratio, to_come: recent * left * ratio }
    }
}

fn forecast(plan: &Plan, observed: &Observed) -> Result<Option<Arc<Forecast>>, Undefined> {
    let expected = match expected(plan) {
        Err(Undefined::YearOver) => return Err(Undefined::YearOver),
        Err(_) => return Ok(None),
        Ok(expected) => expected,
    };
    let find = || find_forecast(plan, observed, expected).map(Arc::new);
    Ok(Sold::of(plan).forecast.get_or_init(find).clone())
}

/// `None` where the forecast or what the accounts are expected to bring is not above zero.
fn find_forecast(plan: &Plan, observed: &Observed, expected: Arc<Expected>) -> Option<Forecast> {
    let cohorts = match expected.rule {
        BaseRule::Combined => Some(cohorts(plan)).filter(|cohorts| cohorts.tells()),
        BaseRule::LastTwelveMonths => None,
    };
    let parts = Parts::of(plan, observed, expected.year, cohorts.as_deref());
    let (mut sold, mut to_come) = (0.0, 0.0);
    let (mut certain, mut rest) = (Vec::new(), Vec::new());
    for row in 0..observed.ordinary.len() {
        let part = parts.of_row(row);
        (sold, to_come) = (sold + part.sold, to_come + part.to_come);
        certain.push(Money::from_minor(part.sold)?);
        rest.push(Money::from_minor(libm::round(part.to_come))?);
    }
    let year: f64 = expected.months().iter().sum();
    let newcomers_part = cohorts.as_ref().map_or(0.0, |cohorts| cohorts.newcomers * parts.ahead.left());
    // Where nobody has ever come back, whoever is new brings all.
    let are_all_new = to_come <= 0.0 && newcomers_part > 0.0;
    if year <= sold || (to_come <= 0.0 && !are_all_new) {
        return None;
    }
    let total = match &cohorts {
        Some(_) if !are_all_new => year * libm::pow((sold + to_come / (1.0 - newcomers_part)) / year, 0.5),
        _ => year,
    };
    let total = Money::from_minor(libm::round(total)).filter(|total| exact(total.0.into()).is_ok())?;
    let sum = |amounts: &[Money]| amounts.iter().map(|money| i128::from(money.0)).sum::<i128>();
    let (sold_exactly, rest_exactly) = (sum(&certain), sum(&rest));
    let newcomers = i128::from(total.0) - sold_exactly - rest_exactly;
    let mut scaled_to = None;
    if cohorts.is_none() || newcomers < 0 {
        // Amounts so small that none is left of them cannot be shared out.
        if rest_exactly <= 0 {
            return None;
        }
        let whole = exact(i128::from(total.0) - sold_exactly).ok()?;
        scaled_to = Some(whole.to_f64());
        rest = scale(&rest, whole.0.into(), rest_exactly, whole);
    }
    let accounts: Vec<Money> =
        certain.iter().zip(&rest).map(|(sold, rest)| Money(sold.0.saturating_add(rest.0))).collect();
    let newcomers = exact(i128::from(total.0) - sum(&accounts)).ok()?;
    Some(Forecast { expected, cohorts, sold, to_come, total, accounts, newcomers, scaled_to })
}

/// What is to come of the planned year, minor units.
pub(in crate::calc) struct ToCome {
    /// Of each account, by row.
    pub accounts: Vec<f64>,
    /// Of new and returning accounts.
    pub newcomers: f64,
}

/// What is to come of the base: that of a year under way without what is sold of it.
pub(in crate::calc) fn to_come(plan: &Plan) -> Result<ToCome, Undefined> {
    let observed = Observed::of(plan)?;
    let (bases, newcomers) = match forecast(plan, &observed)? {
        Some(forecast) => (forecast.accounts.clone(), forecast.newcomers),
        None => (AsItWas::of(plan, &observed)?.accounts, Money::ZERO),
    };
    let over = ordinary_rows(plan, Ahead::of(plan).over);
    let of_row = |(row, base): (usize, &Money)| base.to_f64() - over.sum(row);
    Ok(ToCome { accounts: bases.iter().enumerate().map(of_row).collect(), newcomers: newcomers.to_f64() })
}

/// The base of all accounts, in minor units: the `total` of [`base`].
pub fn base_total_of<R: Recorder>(plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
    let observed = Observed::of(plan)?;
    match forecast(plan, &observed)? {
        Some(forecast) => Ok(forecast.total_of(plan, r)),
        None => observed.as_it_was_of(plan, r),
    }
}

/// What new and returning accounts are expected to bring, in minor units: the `newcomers` of [`base`].
pub fn newcomers_of<R: Recorder>(plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
    let observed = Observed::of(plan)?;
    let (total, accounts, count) = match forecast(plan, &observed)? {
        Some(forecast) => (forecast.total, forecast.total.0 - forecast.newcomers.0, forecast.accounts.len()),
        None => {
            let AsItWas { accounts, total } = AsItWas::of(plan, &observed)?;
            (total, total.0, accounts.len())
        }
    };
    let figure = Figure::BaseTotal;
    let total = r.figure(figure, total.to_f64());
    let origin = Origin::Bases { among: Among::All, accounts: count };
    let accounts = r.input(Name::AccountBases, accounts as f64, Unit::Money, origin);
    Ok(r.step(Name::Result, Op::Subtract, &[total, accounts], Unit::Money))
}

/// The base of one account, in minor units: its row of [`base`].
pub fn account_base_of<R: Recorder>(plan: &Plan, id: AccountId, r: &mut R) -> Result<Term, Undefined> {
    let row = plan.row_of(id).ok_or(Undefined::NoAccount)?;
    let observed = Observed::of(plan)?;
    match forecast(plan, &observed)? {
        Some(forecast) => observed.forecast_of(plan, row, &forecast, r),
        None => observed.account_of(plan, row, r),
    }
}

impl Forecast {
    /// The base of all accounts: the geometric mean of the forecast and of the accounts with those that will be new.
    fn total_of<R: Recorder>(&self, plan: &Plan, r: &mut R) -> Term {
        let year = year_total_of(&self.expected, r);
        // Without cohorts, or where nobody comes back, nothing is added up from below.
        if self.cohorts.is_none() || self.to_come <= 0.0 {
            return r.step(Name::Result, Op::Round, &[year], Unit::Money);
        }
        let over = self.expected.history.meet(self.expected.year);
        let accounts = self.accounts.len();
        let origin = Origin::Bases { among: Among::All, accounts };
        let to_come = r.input(Name::AccountBases, self.to_come, Unit::Money, origin);
        let one = r.input(Name::One, 1.0, Unit::Ratio, Origin::Constant);
        let new = self.newcomers_share_of(plan, r);
        let known = r.step(Name::KnownShare, Op::Subtract, &[one, new], Unit::Ratio);
        let mut with_new = r.step(Name::BottomUp, Op::Divide, &[to_come, known], Unit::Money);
        if !over.is_empty() {
            let sold =
                r.input(Name::OrdinarySoFar, self.sold, Unit::Money, Origin::Sales { span: over, accounts });
            with_new = r.step(Name::BottomUp, Op::Sum, &[sold, with_new], Unit::Money);
        }
        let over = r.step(Name::OverForecast, Op::Divide, &[with_new, year], Unit::Factor);
        let half = r.input(Name::Half, 0.5, Unit::Factor, Origin::Constant);
        let root = r.step(Name::RootOfThat, Op::Power, &[over, half], Unit::Factor);
        let mean = r.step(Name::GeometricMean, Op::Multiply, &[year, root], Unit::Money);
        r.step(Name::Result, Op::Round, &[mean], Unit::Money)
    }

    /// The share of what is to come that accounts make which are not there yet.
    fn newcomers_share_of<R: Recorder>(&self, plan: &Plan, r: &mut R) -> Term {
        let cohorts = cohorts(plan);
        let span = whole_months(plan);
        let origin = Origin::Sales { span, accounts: self.accounts.len() };
        let share = r.input(Name::NewcomersShare, cohorts.newcomers, Unit::Ratio, origin);
        let left = Ahead::of(plan).left();
        if left >= 1.0 {
            return share;
        }
        // Of half a year fewer have come by the middle of it than of a whole one.
        let left = r.input(Name::YearLeft, left, Unit::Ratio, Origin::Setting);
        r.step(Name::NewcomersShare, Op::Multiply, &[share, left], Unit::Ratio)
    }
}

/// What a base is made of, before it is stretched.
pub(in crate::calc) struct Observed {
    span: Span,
    /// By row, one-offs left out.
    ordinary: Vec<Money>,
    sales: Money,
    excluded: Money,
    stretch: Option<Stretch>,
}

impl Observed {
    pub(in crate::calc) fn of(plan: &Plan) -> Result<Arc<Observed>, Undefined> {
        Sold::of(plan).observed.get_or_init(|| Observed::find(plan).map(Arc::new)).clone()
    }

    fn find(plan: &Plan) -> Result<Observed, Undefined> {
        if plan.accounts().is_empty() {
            return Err(Undefined::NoAccounts);
        }
        let whole = whole_months(plan);
        let Some(last) = whole.last() else { return Err(Undefined::NoMonths) };
        let span = Span::ending(last, whole.months.min(12));
        let ordinary: Vec<Money> = ordinary_years(plan).iter().map(|&[latest, ..]| Money(latest)).collect();
        let excluded = one_offs_in(plan, span)?;
        let sum: i128 = ordinary.iter().map(|money| i128::from(money.0)).sum();
        let sales = exact(sum + i128::from(excluded.0))?;
        let stretch = if span.months < 12 { Some(Stretch::new(&season(plan), span)?) } else { None };
        Ok(Observed { span, ordinary, sales, excluded, stretch })
    }

    /// The last twelve months, or those there are.
    pub(in crate::calc) fn span(&self) -> Span {
        self.span
    }

    /// The last twelve months of all accounts and of each, by row, without one-offs; stretched to a year where there are
    /// fewer.
    pub(in crate::calc) fn recent(&self) -> Result<(Money, Vec<Money>), Undefined> {
        let total = Money(self.total_of(Name::Result, &mut Silent)?.value as i64);
        let recent = match self.stretch {
            None => self.ordinary.clone(),
            Some(stretch) => scale(&self.ordinary, stretch.times(), stretch.over(), total),
        };
        Ok((total, recent))
    }

    /// The base of one account by a forecast, in minor units.
    fn forecast_of<R: Recorder>(
        &self,
        plan: &Plan,
        row: usize,
        forecast: &Forecast,
        r: &mut R,
    ) -> Result<Term, Undefined> {
        let over = forecast.expected.history.meet(forecast.expected.year);
        let parts = Parts::of(plan, self, forecast.expected.year, forecast.cohorts.as_deref());
        let part = parts.of_row(row);
        let own = self.ordinary.get(row).copied().ok_or(Undefined::NoAccount)?;
        let bought = exact(plan.ledger().sales_over(row, self.span).0.into())?;
        let one_offs = exact(i128::from(bought.0) - i128::from(own.0))?;
        let origin = Origin::Sales { span: self.span, accounts: 1 };
        let bought = r.input(Name::Sales, bought.to_f64(), Unit::Money, origin);
        let one_offs = r.input(Name::OneOffs, one_offs.to_f64(), Unit::Money, Origin::Entered);
        let mut to_come = r.step(Name::Ordinary, Op::Subtract, &[bought, one_offs], Unit::Money);
        if !over.is_empty() {
            let left = r.input(Name::SeasonPartToCome, part.left, Unit::Ratio, Origin::Fitted);
            to_come = r.step(Name::OrdinaryToCome, Op::Multiply, &[to_come, left], Unit::Money);
        }
        if let Some(cohorts) = &forecast.cohorts {
            let origin = Origin::Sales { span: forecast.expected.history, accounts: self.ordinary.len() };
            cohorts.of_class(part.class).pairs_of(part.class, origin, r);
            let ratio = r.input(Name::CohortRatio(part.class), part.ratio, Unit::Factor, Origin::Fitted);
            to_come = r.step(Name::CohortRatio(part.class), Op::Multiply, &[to_come, ratio], Unit::Money);
        }
        to_come = r.step(Name::PartOfForecast, Op::Round, &[to_come], Unit::Money);
        let exactly = forecast.accounts.get(row).copied().unwrap_or_default();
        if let Some(whole) = forecast.scaled_to {
            let whole = r.input(Name::AllToCome, whole, Unit::Money, Origin::Setting);
            let sum = r.input(Name::PartsSum, forecast.to_come, Unit::Money, Origin::Setting);
            let times = r.step(Name::Scaled, Op::Divide, &[whole, sum], Unit::Factor);
            let scaled = r.step(Name::Scaled, Op::Multiply, &[to_come, times], Unit::Money);
            let rounded = r.step(Name::Scaled, Op::Round, &[scaled], Unit::Money);
            let more = exactly.to_f64() - part.sold - rounded.value;
            let more = r.input(Name::Remainder, more, Unit::Money, Origin::Constant);
            to_come = r.step(Name::Scaled, Op::Sum, &[rounded, more], Unit::Money);
        }
        if over.is_empty() {
            return Ok(r.step(Name::Result, Op::Sum, &[to_come], Unit::Money));
        }
        let origin = Origin::Sales { span: over, accounts: 1 };
        let sold = r.input(Name::OrdinarySoFar, part.sold, Unit::Money, origin);
        Ok(r.step(Name::Result, Op::Sum, &[sold, to_come], Unit::Money))
    }

    /// The base of all accounts where nothing can be forecast, in minor units.
    fn as_it_was_of<R: Recorder>(&self, plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
        let Some(part) = PartYear::of(plan) else { return self.total_of(Name::Result, r) };
        let exactly = AsItWas::of(plan, self)?.total;
        let whole = self.total_of(Name::LastTwelve, r)?;
        let accounts = self.ordinary.len();
        let sold = sum_of_rows(plan, part.over, 0..accounts);
        Ok(part.year_of(whole, sold, exactly, accounts, r))
    }

    /// The last twelve months of all accounts, in minor units.
    fn total_of<R: Recorder>(&self, name: Name, r: &mut R) -> Result<Term, Undefined> {
        let origin = Origin::Sales { span: self.span, accounts: self.ordinary.len() };
        let sales = r.input(Name::Sales, self.sales.to_f64(), Unit::Money, origin);
        let one_offs = r.input(Name::OneOffs, self.excluded.to_f64(), Unit::Money, Origin::Entered);
        let total = match self.stretch {
            None => r.step(name, Op::Subtract, &[sales, one_offs], Unit::Money),
            Some(stretch) => {
                let ordinary = r.step(Name::Ordinary, Op::Subtract, &[sales, one_offs], Unit::Money);
                let annual = stretch.annual_of(ordinary, r);
                r.step(name, Op::Round, &[annual], Unit::Money)
            }
        };
        Money::from_minor(total.value).map(|_| total).ok_or(Undefined::TooLarge)
    }

    /// The base of one account where nothing can be forecast, in minor units: what [`base`] gives for its row.
    fn account_of<R: Recorder>(&self, plan: &Plan, row: usize, r: &mut R) -> Result<Term, Undefined> {
        let Some(part) = PartYear::of(plan) else { return self.recent_of(plan, row, Name::Result, r) };
        let exactly = AsItWas::of(plan, self)?.accounts.get(row).copied().ok_or(Undefined::NoAccount)?;
        let whole = self.recent_of(plan, row, Name::LastTwelve, r)?;
        Ok(part.year_of(whole, sum_of_rows(plan, part.over, row..row + 1), exactly, 1, r))
    }

    /// The last twelve months of one account, in minor units, stretched to a year where there are fewer.
    fn recent_of<R: Recorder>(
        &self,
        plan: &Plan,
        row: usize,
        name: Name,
        r: &mut R,
    ) -> Result<Term, Undefined> {
        let own = self.ordinary.get(row).copied().ok_or(Undefined::NoAccount)?;
        let bought = exact(plan.ledger().sales_over(row, self.span).0.into())?;
        let one_offs = exact(i128::from(bought.0) - i128::from(own.0))?;
        let origin = Origin::Sales { span: self.span, accounts: 1 };
        let bought = r.input(Name::Sales, bought.to_f64(), Unit::Money, origin);
        let one_offs = r.input(Name::OneOffs, one_offs.to_f64(), Unit::Money, Origin::Entered);
        let Some(stretch) = self.stretch else {
            return Ok(r.step(name, Op::Subtract, &[bought, one_offs], Unit::Money));
        };
        let ordinary = r.step(Name::Ordinary, Op::Subtract, &[bought, one_offs], Unit::Money);
        let annual = stretch.annual_of(ordinary, r);
        let rounded = r.step(Name::Annualised, Op::Round, &[annual], Unit::Money);
        let total = Money(self.total_of(Name::Result, &mut Silent)?.value as i64);
        let scaled = scale(&self.ordinary, stretch.times(), stretch.over(), total);
        let scaled = scaled.get(row).copied().unwrap_or_default();
        let over = scaled.to_f64() - rounded.value;
        let over = r.input(Name::Remainder, over, Unit::Money, Origin::Constant);
        Ok(r.step(name, Op::Sum, &[rounded, over], Unit::Money))
    }
}

impl PartYear {
    /// What is sold of the year, and what a year's sales leave for the months to come; `exactly` so much, where the smallest
    /// units of all accounts were handed out together.
    fn year_of<R: Recorder>(
        &self,
        whole: Term,
        sold: f64,
        exactly: Money,
        accounts: usize,
        r: &mut R,
    ) -> Term {
        let left = r.input(Name::SeasonPartToCome, self.left, Unit::Ratio, Origin::Fitted);
        let to_come = r.step(Name::OrdinaryToCome, Op::Multiply, &[whole, left], Unit::Money);
        let rounded = r.step(Name::OrdinaryToCome, Op::Round, &[to_come], Unit::Money);
        let more = exactly.to_f64() - sold - rounded.value;
        let more = r.input(Name::Remainder, more, Unit::Money, Origin::Constant);
        let origin = Origin::Sales { span: self.over, accounts };
        let sold = r.input(Name::OrdinarySoFar, sold, Unit::Money, origin);
        r.step(Name::Result, Op::Sum, &[sold, rounded, more], Unit::Money)
    }
}

/// What some accounts sold in some months, one-offs left out.
fn sum_of_rows(plan: &Plan, span: Span, rows: std::ops::Range<usize>) -> f64 {
    let over = ordinary_rows(plan, span);
    rows.map(|row| over.sum(row)).sum()
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
pub(in crate::calc) fn scale(amounts: &[Money], times: i128, over: i128, total: Money) -> Vec<Money> {
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
pub(in crate::calc) fn exact(minor: i128) -> Result<Money, Undefined> {
    if minor.unsigned_abs() > Money::LIMIT.0.unsigned_abs().into() {
        return Err(Undefined::TooLarge);
    }
    Ok(Money(minor as i64))
}
