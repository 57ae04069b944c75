//! What is expected of the planned year of all accounts together if nothing changes: the ordinary sales of its months, those
//! that are over as they were and the others by the mean of three forecasts ([`crate::calc::kernel::forecast::Combined`]), with a range that was counted
//! ([`TotalSpread`]). From there to single accounts it goes by [`super::cohort`].

use std::sync::Arc;

use super::{Figure, SEASON_MONTHS};
use crate::calc::ask::{Sold, learned_forecast};
use crate::calc::kernel::forecast::{By, Combined, HoldOut, Model, TotalSpread};
use crate::calc::portfolio::{ordinary_months, whole_months};
use crate::calc::{Name, Op, Origin, Recorder, Silent, Term, Undefined, Unit};
use crate::plan::{BaseRule, Forecaster, Month, Plan, Span};

/// A series of months continued, and what each way to continue it would have missed of its own past years.
#[derive(Debug, Clone, PartialEq)]
pub struct Tested {
    /// The forecasts.
    pub combined: Combined,
    /// What they missed, the mean of three first; empty where there is no year to test them on.
    pub hold_outs: Vec<HoldOut<By>>,
}

/// No forecast goes farther than this many months: two years.
const HORIZON: usize = 24;

/// The fewest months in which a year's total can be tested: two years to learn from, and one to forecast.
const LEAST_TESTED: usize = 36;

/// From an eighth of a second year on, what comes is two years away and no longer one.
const FAR: f64 = 1.75;

/// How far ahead the planned year lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::calc) struct Ahead {
    /// The months of the year that are over.
    pub over: Span,
    /// From the last whole month to the end of the year, in years.
    pub years: f64,
}

impl Ahead {
    pub(in crate::calc) fn of(plan: &Plan) -> Ahead {
        let year = plan.plan_span().unwrap_or(Span::new(Month::EPOCH, 0));
        let whole = whole_months(plan);
        Ahead { over: whole.meet(year), years: steps_to(whole, year) as f64 / 12.0 }
    }

    /// Whether it lies nearer to two years than to one.
    pub(super) fn is_far(self) -> bool {
        self.years >= FAR
    }

    /// Which part of the year is to come.
    pub(in crate::calc) fn left(self) -> f64 {
        1.0 - self.over.months as f64 / 12.0
    }
}

impl From<Forecaster> for Model {
    fn from(by: Forecaster) -> Model {
        match by {
            Forecaster::Ses => Model::Ses,
            Forecaster::Holt => Model::Holt,
            Forecaster::Damped => Model::Damped,
            Forecaster::HoltWintersAdditive => Model::HoltWintersAdditive,
            Forecaster::HoltWintersMultiplicative => Model::HoltWintersMultiplicative,
        }
    }
}

/// The forecast of the portfolio, and how well such forecasts have done.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// The whole months it rests on.
    pub history: Span,
    /// Their ordinary sales, minor units.
    pub series: Vec<f64>,
    /// The months of the planned year.
    pub year: Span,
    /// What is forecast, and what was missed before.
    pub tested: Arc<Tested>,
    /// By what the months to come are told.
    pub rule: BaseRule,
}

impl Expected {
    /// How many steps the forecast goes until the end of the planned year.
    pub fn steps(&self) -> usize {
        steps_to(self.history, self.year)
    }

    /// The months after the history until the end of the planned year, minor units, none below zero.
    pub fn to_come(&self) -> Vec<f64> {
        let parts = self.parts();
        let of = |step: usize| parts.iter().map(|(_, part)| part[step]).sum::<f64>() / parts.len() as f64;
        (0..self.steps()).map(|step| of(step).max(0.0)).collect()
    }

    /// The forecasts whose mean is taken, each by what it is called.
    fn parts(&self) -> Vec<(Name, Vec<f64>)> {
        let combined = &self.tested.combined;
        let [naive, choice, theta] = combined.parts(self.steps());
        let chosen = combined.choice.as_ref().map(|choice| By::Model(choice.fitted.model));
        let more = [chosen.zip(choice), theta.map(|theta| (By::Theta, theta))];
        let more = more.into_iter().flatten().map(|(by, months)| (Name::ForecastBy(by), months));
        let naive = naive.into_iter().map(|months| (Name::TwelveMonthsBefore, months));
        match self.rule {
            BaseRule::Combined => naive.chain(more).collect(),
            BaseRule::LastTwelveMonths => naive.collect(),
        }
    }

    /// The expected sales of each month of the year, minor units, none below zero to come.
    pub fn months(&self) -> [f64; 12] {
        let to_come = self.to_come();
        let of = |month: Month| match self.history.offset(month) {
            Some(at) => self.series.get(at).copied(),
            None => self.step(month).and_then(|step| to_come.get(step - 1).copied()),
        };
        let mut months = [0.0; 12];
        for (value, month) in months.iter_mut().zip(self.year.iter()) {
            *value = of(month).unwrap_or(0.0);
        }
        months
    }

    /// What one way would have missed of the years before.
    pub fn held_out(&self, by: By) -> Option<HoldOut<By>> {
        self.tested.hold_outs.iter().find(|held| held.of == by).copied()
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
/// [`Undefined::YearOver`] where the year is over, [`Undefined::TooFewMonths`] under two years of whole months, and
/// [`Undefined::TooFar`] where it ends more than two years after the last whole month.
pub fn expected(plan: &Plan) -> Result<Arc<Expected>, Undefined> {
    Sold::of(plan).expected.get_or_init(|| find(plan).map(Arc::new)).clone()
}

fn find(plan: &Plan) -> Result<Expected, Undefined> {
    let history = whole_months(plan);
    let year = plan.plan_span().filter(|_| history.months > 0).ok_or(Undefined::NoMonths)?;
    let steps = steps_to(history, year);
    if steps == 0 {
        return Err(Undefined::YearOver);
    }
    if history.months < SEASON_MONTHS {
        return Err(Undefined::TooFewMonths { have: history.months, need: SEASON_MONTHS });
    }
    if steps > HORIZON {
        return Err(Undefined::TooFar);
    }
    let series: Vec<f64> = ordinary_months(plan, history).iter().map(|money| money.to_f64()).collect();
    let tested = learned_forecast(plan, &series).ok_or(Undefined::NoSales)?;
    Ok(Expected { history, series, year, tested, rule: plan.settings().base })
}

/// How far the planned year's total may be out, by how much the totals of twelve months have changed.
pub fn total_spread(plan: &Plan) -> TotalSpread {
    let history = whole_months(plan);
    let series: Vec<f64> = ordinary_months(plan, history).iter().map(|money| money.to_f64()).collect();
    let steps = plan.plan_span().map_or(12, |year| steps_to(history, year));
    let market = plan.settings().market;
    TotalSpread::of(&series, 12, steps, market.prior, market.factor)
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
    let parts = expected.parts();
    let parts: Vec<Term> = parts
        .iter()
        .map(|(name, months)| r.input(*name, months[step - 1], Unit::Money, Origin::Fitted))
        .collect();
    let count = r.input(Name::ForecastsAveraged, parts.len() as f64, Unit::Count, Origin::Constant);
    let sum = r.step(Name::Forecast, Op::Sum, &parts, Unit::Money);
    let mean = r.step(Name::Forecast, Op::Divide, &[sum, count], Unit::Money);
    // Nobody plans to take back more than is sold.
    let zero = r.input(Name::Zero, 0.0, Unit::Money, Origin::Constant);
    Ok(r.step(Name::Result, Op::Most, &[mean, zero], Unit::Money))
}

/// What a way to forecast missed of a year's total on average when held out, minor units: all it missed, without sign, over
/// the years that it forecast, each from the eve of it. 90 missed in 3 years are 30 a year.
pub fn hold_out_of<R: Recorder>(plan: &Plan, by: By, r: &mut R) -> Result<Term, Undefined> {
    let (held, origin) = held_out(plan, by)?;
    let missed = r.input(Name::MissedInAll, held.error * held.steps as f64, Unit::Money, origin);
    let years = r.input(Name::YearsForecast, held.steps as f64, Unit::Count, Origin::Setting);
    Ok(r.step(Name::Result, Op::Divide, &[missed, years], Unit::Money))
}

/// That over what was sold in such a year: 30 missed of 600 are 5 %.
pub fn hold_out_share_of<R: Recorder>(plan: &Plan, by: By, r: &mut R) -> Result<Term, Undefined> {
    let (held, origin) = held_out(plan, by)?;
    let share = held.relative_error.filter(|share| *share > 0.0).ok_or(Undefined::NoSales)?;
    let figure = Figure::HoldOut(by);
    let error = hold_out_of(plan, by, &mut Silent)?.value;
    let error = r.figure(figure, error);
    let sold = r.input(Name::SoldThenOnAverage, held.error / share, Unit::Money, origin);
    Ok(r.step(Name::Result, Op::Divide, &[error, sold], Unit::Ratio))
}

fn held_out(plan: &Plan, by: By) -> Result<(HoldOut<By>, Origin), Undefined> {
    let expected = expected(plan)?;
    let have = expected.history.months;
    let held = expected.held_out(by).ok_or(Undefined::TooFewMonths { have, need: LEAST_TESTED })?;
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
            r.figure(figure, value)
        })
        .collect();
    r.step(Name::ForecastYear, Op::Sum, &months, Unit::Money)
}
