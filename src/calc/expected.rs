//! What is expected of the planned year if nothing changes: the ordinary sales of its months, those that are over as
//! they were and the others by a forecast.
//!
//! A rolling hold-out tests the models on the portfolio's own past against the seasonal naive forecast, which repeats
//! the last twelve months ([`choose`]). Where that is best the base is the last twelve months, and nothing here says
//! otherwise. Accounts get what they have sold of the year, and of what their class is expected to sell in the months to
//! come their part of its last twelve months; key accounts that have sold in most months get a forecast of their own. All
//! are scaled to the portfolio's, as sums of forecasts are not forecasts of sums.

use std::sync::Arc;

use crate::plan::{BaseRule, Class, Forecaster, Money, Month, Plan, Span};

use super::base::Observed;
use super::season::is_dense;
use super::{
    Choice, Combination, Figure, Fitted, Found, HoldOut, Model, Name, Op, Origin, Recorder, SEASON_MONTHS,
    Silent, Term, Undefined, Unit, base::exact, classes_or_c, fit, learned_choice, ordinary_months,
    ordinary_rows, seasons, whole_months,
};

/// No forecast goes farther than this many months: two years.
const HORIZON: usize = 24;

/// The fewest months in which models can be tested: two years to learn from, and three points to forecast from.
const LEAST_TESTED: usize = 27;

/// The most key accounts that are forecast by themselves; the largest come first.
const OWN_FORECASTS: usize = 200;

/// An interval of 80 % of a normal error, from P10 to P90, is so many standard deviations to each side.
pub const P90: f64 = 1.281_551_565_544_600_4;

/// The forecast of the portfolio, and how it was chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// The whole months it rests on.
    pub history: Span,
    /// Their ordinary sales, minor units.
    pub series: Vec<f64>,
    /// The months of the planned year.
    pub year: Span,
    /// What the hold-out said.
    pub choice: Choice,
    /// The model that makes the base: the seasonal naive forecast where the last twelve months do.
    pub fitted: Fitted,
    /// A model that was asked for and cannot be fitted, so that the last twelve months are the base.
    pub failed: Option<Model>,
}

impl Expected {
    /// How many steps the forecast goes until the end of the planned year.
    pub fn steps(&self) -> usize {
        steps_to(self.history, self.year)
    }

    /// The standard deviation of the error of the year's sales, minor units: that of the months still to come.
    pub fn deviation(&self) -> f64 {
        // A plan year that begins later leaves months between, which are no part of it.
        let first = self.year.iter().find_map(|month| self.step(month)).unwrap_or(1);
        self.fitted.variance_of_sum(first, self.steps()).sqrt()
    }

    /// The expected sales of each month of the year, minor units, none below zero to come.
    pub fn months(&self) -> [f64; 12] {
        let forecast = self.fitted.forecast(self.steps());
        let of = |month: Month| match self.history.offset(month) {
            Some(at) => self.series.get(at).copied().unwrap_or(0.0),
            None => {
                self.step(month).and_then(|step| forecast.get(step - 1)).map_or(0.0, |value| value.max(0.0))
            }
        };
        let mut months = [0.0; 12];
        for (value, month) in months.iter_mut().zip(self.year.iter()) {
            *value = of(month);
        }
        months
    }

    /// How many steps after the history a month lies.
    fn step(&self, month: Month) -> Option<usize> {
        let last = self.history.last()?;
        usize::try_from(month.since(last)).ok().filter(|&step| step > 0)
    }
}

fn steps_to(history: Span, year: Span) -> usize {
    let last = history.last().zip(year.last());
    last.map_or(0, |(history, year)| usize::try_from(year.since(history)).unwrap_or(0))
}

/// The forecast of the planned year's ordinary sales of all accounts.
///
/// # Errors
/// [`Undefined::TooFewMonths`] under two years of whole months; [`Undefined::YearOver`] where the year is over, and
/// [`Undefined::TooFar`] where it ends more than two years after the last whole month.
pub fn expected(plan: &Plan) -> Result<Arc<Expected>, Undefined> {
    Found::of(plan).expected.get_or_init(|| find(plan).map(Arc::new)).clone()
}

fn find(plan: &Plan) -> Result<Expected, Undefined> {
    let history = whole_months(plan);
    if history.months < SEASON_MONTHS {
        return Err(Undefined::TooFewMonths { have: history.months, need: SEASON_MONTHS });
    }
    let year = plan.plan_span().ok_or(Undefined::NoMonths)?;
    match steps_to(history, year) {
        0 => return Err(Undefined::YearOver),
        steps if steps > HORIZON => return Err(Undefined::TooFar),
        _ => {}
    }
    let series: Vec<f64> = ordinary_months(plan, history).iter().map(|money| money.to_f64()).collect();
    let choice = learned_choice(plan, &series, true).ok_or(Undefined::NoSales)?;
    let wanted = match plan.settings().base {
        BaseRule::LastTwelveMonths => Model::SeasonalNaive,
        BaseRule::Chosen => choice.fitted.model,
        BaseRule::Forecast(by) => by.model(),
    };
    let of = |model: Model| {
        if choice.fitted.model == model { Some(choice.fitted.clone()) } else { fit(model, &series, 12) }
    };
    let fitted = of(wanted);
    let failed = fitted.is_none().then_some(wanted);
    let fitted = fitted.or_else(|| of(Model::SeasonalNaive)).ok_or(Undefined::NoSales)?;
    Ok(Expected { history, series, year, choice: (*choice).clone(), fitted, failed })
}

impl Forecaster {
    /// The model of the kernel.
    pub fn model(self) -> Model {
        match self {
            Forecaster::Ses => Model::Ses,
            Forecaster::Holt => Model::Holt,
            Forecaster::Damped => Model::Damped,
            Forecaster::HoltWintersAdditive => Model::HoltWintersAdditive,
            Forecaster::HoltWintersMultiplicative => Model::HoltWintersMultiplicative,
        }
    }
}

impl Model {
    /// The same as a plan names it; `None` of the seasonal naive forecast, which is the last twelve months.
    pub fn forecaster(self) -> Option<Forecaster> {
        Forecaster::ALL.into_iter().find(|by| by.model() == self)
    }
}

/// Where an account's part of a forecast comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum AccountPart {
    /// What it sold in the months of the year that are over; and of its last twelve months the part that falls into the
    /// others by its season, times what its class is expected to sell in them over the same parts of all its accounts.
    Class(ClassPart),
    /// What it sold in the months of the year that are over, and a forecast of its own for the others; minor units.
    Own { sold: f64, to_come: f64 },
}

/// See [`AccountPart::Class`]; minor units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ClassPart {
    pub class: Class,
    /// What the account has sold of the year without one-offs.
    pub sold: f64,
    /// Which part of an account's year falls into the months to come, by its season; 1 before the year begins.
    pub part: f64,
    /// What the class is expected to sell in the months to come.
    pub to_come: f64,
    /// What the class has sold in the last twelve months: of each account the part that falls into such months.
    pub latest: f64,
}

/// The parts of all accounts in a forecast before they are scaled to it: by row, minor units.
pub(super) struct AccountParts {
    pub parts: Vec<AccountPart>,
    pub amounts: Vec<Money>,
    pub sum: i128,
}

/// The accounts' parts of a forecast; `None` where they sum to nothing above zero.
pub(super) fn parts(plan: &Plan, expected: &Expected, observed: &Observed) -> Option<AccountParts> {
    let recent = observed.ordinary();
    let amounts: Vec<i64> = recent.iter().map(|money| money.0).collect();
    let classes = classes_or_c(plan, &amounts);
    let ledger = ordinary_rows(plan, expected.history);
    let over = expected.history.meet(expected.year);
    let from = expected.history.months - over.months;
    let so_far = |series: &[f64]| series[from..].iter().sum::<f64>();
    let mut own = Vec::with_capacity(expected.history.months);
    let seasons = seasons(plan).filter(|_| !over.is_empty());
    let part = |row: usize| {
        let months =
            seasons.as_ref().map(|seasons| seasons.of(row).season().from_month(expected.year.first.number()));
        months.map_or(1.0, |months| months.iter().skip(over.months).sum::<f64>() / 12.0)
    };
    let part: Vec<f64> = (0..recent.len()).map(part).collect();
    let by_class = Class::ALL.map(|class| {
        let mut series = vec![0.0; expected.history.months];
        let mut latest = 0.0;
        for (row, _) in classes.iter().enumerate().filter(|(_, own)| **own == class) {
            latest += recent[row].to_f64() * part[row];
            ledger.put(row, &mut own);
            for (sum, value) in series.iter_mut().zip(&own) {
                *sum += value;
            }
        }
        let year = year_of(plan, expected, &series, true).filter(|_| latest > 0.0);
        // A class without a forecast goes on as in the last twelve months.
        year.map(|year| (year - so_far(&series), latest))
    });
    // The key accounts as they stand before a target is committed: by mark, else class A.
    let is_key = |row: usize| {
        let mark = plan.accounts().get(row).and_then(|account| account.key.as_ref());
        mark.map_or(classes[row] == Class::A, |mark| mark.key)
    };
    let mut dense: Vec<usize> =
        (0..recent.len()).filter(|&row| is_key(row) && is_dense(&ledger.row(row))).collect();
    dense.sort_by_key(|&row| std::cmp::Reverse(recent[row]));
    dense.truncate(OWN_FORECASTS);
    let mut parts: Vec<AccountPart> = classes
        .iter()
        .enumerate()
        .map(|(row, &class)| {
            let (part, to_come, latest, sold) = match by_class[class as usize] {
                Some((to_come, latest)) => {
                    ledger.put(row, &mut own);
                    (part[row], to_come, latest, so_far(&own))
                }
                None => (1.0, 1.0, 1.0, 0.0),
            };
            AccountPart::Class(ClassPart { class, sold, part, to_come, latest })
        })
        .collect();
    for row in dense {
        let series = ledger.row(row);
        if let Some(year) = year_of(plan, expected, &series, false) {
            let sold = so_far(&series);
            parts[row] = AccountPart::Own { sold, to_come: year - sold };
        }
    }
    let amounts: Option<Vec<Money>> = parts
        .iter()
        .zip(recent)
        .map(|(part, recent)| {
            let amount = match part {
                AccountPart::Class(ClassPart { sold, part, to_come, latest, .. }) => {
                    sold + recent.to_f64() * part * to_come / latest
                }
                AccountPart::Own { sold, to_come } => sold + to_come,
            };
            Money::from_minor(libm::round(amount))
        })
        .collect();
    let amounts = amounts?;
    let sum = amounts.iter().map(|money| i128::from(money.0)).sum();
    (sum > 0).then_some(AccountParts { parts, amounts, sum })
}

/// What a series is expected to bring in the planned year, where that is above zero. Months that are over count as they
/// were.
fn year_of(plan: &Plan, expected: &Expected, series: &[f64], thorough: bool) -> Option<f64> {
    let choice = learned_choice(plan, series, thorough)?;
    let fitted = choice.fitted.clone();
    let one = Expected {
        history: expected.history,
        series: series.to_vec(),
        year: expected.year,
        choice: (*choice).clone(),
        fitted,
        failed: None,
    };
    let year: f64 = one.months().iter().sum();
    (year > 0.0 && year.is_finite()).then_some(year)
}

/// The expected sales of one month of the planned year, minor units.
pub fn base_month_of<R: Recorder>(plan: &Plan, month: Month, r: &mut R) -> Result<Term, Undefined> {
    let expected = expected(plan)?;
    if !expected.year.contains(month) {
        return Err(Undefined::NoMonths);
    }
    if let Some(at) = expected.history.offset(month) {
        let sales = expected.series.get(at).copied().unwrap_or(0.0);
        let origin = Origin::Sales { span: Span::new(month, 1), accounts: plan.accounts().len() };
        return Ok(r.input(Name::Result, sales, Unit::Money, origin));
    }
    let step = expected.step(month).ok_or(Undefined::NoMonths)?;
    let step = expected.fitted.step(step);
    let level = r.input(Name::ForecastLevel, step.level, Unit::Money, Origin::Fitted);
    let trend = r.input(Name::ForecastTrend, step.trend, Unit::Money, Origin::Fitted);
    let times = r.input(Name::ForecastSteps, step.multiple, Unit::Factor, Origin::Constant);
    let risen = r.step(Name::ForecastRise, Op::Multiply, &[times, trend], Unit::Money);
    let line = r.step(Name::ForecastLine, Op::Sum, &[level, risen], Unit::Money);
    let value = match step.combination {
        Combination::Sum => {
            let season = r.input(Name::ForecastSeason, step.season, Unit::Money, Origin::Fitted);
            r.step(Name::Forecast, Op::Sum, &[line, season], Unit::Money)
        }
        Combination::Product => {
            let season = r.input(Name::ForecastSeason, step.season, Unit::Factor, Origin::Fitted);
            r.step(Name::Forecast, Op::Multiply, &[line, season], Unit::Money)
        }
    };
    // Nobody plans to take back more than is sold.
    let zero = r.input(Name::Zero, 0.0, Unit::Money, Origin::Constant);
    Ok(r.step(Name::Result, Op::Most, &[value, zero], Unit::Money))
}

/// What a model missed a month on average when held out, minor units: all it missed, without sign, over the months that it
/// forecast from all points in the past. 90 missed in 30 months are 3 a month.
pub fn hold_out_of<R: Recorder>(plan: &Plan, model: Model, r: &mut R) -> Result<Term, Undefined> {
    let (held, origin) = held_out(plan, model)?;
    let missed = r.input(Name::MissedInAll, held.error * held.steps as f64, Unit::Money, origin);
    let months = r.input(Name::MonthsForecast, held.steps as f64, Unit::Count, Origin::Setting);
    Ok(r.step(Name::Result, Op::Divide, &[missed, months], Unit::Money))
}

/// That over what was sold in such a month: 3 missed of 60 are 5 %.
pub fn hold_out_share_of<R: Recorder>(plan: &Plan, model: Model, r: &mut R) -> Result<Term, Undefined> {
    let (held, origin) = held_out(plan, model)?;
    let share = held.relative_error.filter(|share| *share > 0.0).ok_or(Undefined::NoSales)?;
    let figure = Figure::HoldOut(model);
    let error = hold_out_of(plan, model, &mut Silent)?.value;
    let error = r.input(Name::Figure(figure), error, Unit::Money, Origin::Figure(figure));
    let sold = r.input(Name::SoldThenOnAverage, held.error / share, Unit::Money, origin);
    Ok(r.step(Name::Result, Op::Divide, &[error, sold], Unit::Ratio))
}

fn held_out(plan: &Plan, model: Model) -> Result<(HoldOut, Origin), Undefined> {
    let expected = expected(plan)?;
    let held = expected.choice.hold_outs.iter().find(|held| held.model == model).copied();
    let have = expected.history.months;
    let held = held.ok_or(Undefined::TooFewMonths { have, need: LEAST_TESTED })?;
    Ok((held, Origin::Sales { span: expected.history, accounts: plan.accounts().len() }))
}

/// The year's months added, before they are rounded.
pub(super) fn year_total_of<R: Recorder>(expected: &Expected, r: &mut R) -> Term {
    let months: Vec<Term> = expected
        .year
        .iter()
        .zip(expected.months())
        .map(|(month, value)| {
            let figure = Figure::BaseMonth(month);
            r.input(Name::Figure(figure), value, Unit::Money, Origin::Figure(figure))
        })
        .collect();
    r.step(Name::ForecastYear, Op::Sum, &months, Unit::Money)
}

/// The forecast of the year as money a plan takes, above zero.
pub(super) fn year_total(expected: &Expected) -> Option<Money> {
    let total: f64 = expected.months().iter().sum();
    Money::from_minor(libm::round(total))
        .filter(|total| *total > Money::ZERO)
        .filter(|_| exact(total as i128).is_ok())
}
