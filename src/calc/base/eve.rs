//! The plan's own record: what base and range would have been on the eve of each earlier year, and what came.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::{Ground, base_of_scope, exact};
use crate::calc::Undefined;
use crate::calc::ask::{Sold, keep_ranges, learned_eves, ranges_before};
use crate::calc::kernel::Stopped;
use crate::calc::kernel::simulate::{Draws, simulate};
use crate::calc::portfolio::whole_months;
use crate::calc::target::{as_of, chances};
use crate::plan::{Cuts, FiscalYear, Market, Money, Month, OneOff, Plan, Scope, Span};

/// So many years are drawn for each of them: that puts the ends of a range out by one of its hundredths.
const DRAWS: usize = 2_000;

/// An earlier year as it would have been planned.
#[derive(Debug, Clone, PartialEq)]
pub struct Eve {
    /// The year.
    pub year: FiscalYear,
    /// The last month that was known then.
    pub through: Month,
    /// How many accounts the target would have spoken of.
    pub accounts: usize,
    /// Their base.
    pub base: Money,
    /// What came of them, one-offs left out.
    pub came: Money,
    /// What is drawn for its range.
    pub draws: Draws,
}

/// An earlier year with its range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recorded {
    /// The year.
    pub year: FiscalYear,
    /// The base of its eve.
    pub base: Money,
    /// P10 and P90.
    pub range: (Money, Money),
    /// What came.
    pub came: Money,
}

impl Recorded {
    /// Whether what came lies in the range.
    pub fn is_inside(&self) -> bool {
        (self.range.0..=self.range.1).contains(&self.came)
    }
}

/// The earlier whole years that have twelve whole months before them, the first first, each as if nothing later were known.
///
/// # Errors
/// [`Undefined::TooFewMonths`] where there is none.
pub fn eves(plan: &Plan) -> Result<Arc<Vec<Eve>>, Undefined> {
    let find = || learned_eves(plan, fingerprint(plan), || find(plan).map(Arc::new));
    Sold::of(plan).eves.get_or_init(find).clone()
}

/// A number that is another one where anything is that the eves hang on: what the methods are told, which changes with every
/// key press, is none of it.
fn fingerprint(plan: &Plan) -> u64 {
    let mut hash = std::hash::DefaultHasher::new();
    let (ledger, settings) = (plan.ledger(), plan.settings());
    (ledger.span().first.index(), ledger.span().months, ledger.cells()).hash(&mut hash);
    let Cuts { a, b } = settings.cuts;
    let Market { deviation, least, prior, factor } = settings.market;
    let numbers = [a, b, deviation.unwrap_or(f64::NAN), least, prior, factor].map(f64::to_bits);
    (numbers, settings.calendar.start(), settings.scope == Scope::All, settings.base).hash(&mut hash);
    (plan.data_through().map(Month::index), plan.plan_year().map(|year| year.0)).hash(&mut hash);
    for mark in plan.one_offs() {
        (mark.account.0, mark.month.index(), mark.amount.0).hash(&mut hash);
    }
    for account in plan.accounts() {
        (account.id.0, account.key.as_ref().map(|mark| mark.key), &account.profile.name).hash(&mut hash);
    }
    hash.finish()
}

fn find(plan: &Plan) -> Result<Vec<Eve>, Undefined> {
    let whole = whole_months(plan);
    let last = whole.last().ok_or(Undefined::NoMonths)?;
    let calendar = plan.settings().calendar;
    let years = calendar.year_of(whole.first).0..=calendar.year_of(last).0;
    let years = years.map(FiscalYear).filter(|&year| {
        let span = calendar.span(year);
        whole.first.plus(12) <= span.first && span.last().is_some_and(|end| end <= last)
    });
    let eves: Vec<Eve> = years.filter_map(|year| eve(plan, year).ok()).collect();
    if eves.is_empty() { Err(Undefined::TooFewMonths { have: whole.months, need: 24 }) } else { Ok(eves) }
}

fn eve(plan: &Plan, year: FiscalYear) -> Result<Eve, Undefined> {
    let (then, through) = as_of(plan, year)?;
    let (base, _) = base_of_scope(&then)?;
    let mut draws = Draws { count: DRAWS, ..(*chances(&then)?.draws).clone() };
    // What effort is planned today says nothing of then.
    draws.outlooks.iter_mut().for_each(|outlook| outlook.effect = 1.0);
    let span = then.plan_span().ok_or(Undefined::NoMonths)?;
    let ground = Ground::of(&then);
    let came = came(plan, &ground, span)?;
    Ok(Eve { year, through, accounts: ground.accounts_in_scope(), base, came, draws })
}

/// What the accounts of a scope bought in a span, one-offs left out.
pub(in crate::calc) fn came(plan: &Plan, scope: &Ground, span: Span) -> Result<Money, Undefined> {
    let inside = (0..plan.accounts().len()).filter(|&row| scope.is_inside(row));
    let sold: i128 = inside.map(|row| i128::from(plan.ledger().sales_over(row, span).0)).sum();
    let is_then = |mark: &&OneOff| {
        span.contains(mark.month) && plan.row_of(mark.account).is_some_and(|row| scope.is_inside(row))
    };
    let one_offs: i128 = plan.one_offs().iter().filter(is_then).map(|mark| i128::from(mark.amount.0)).sum();
    exact(sold - one_offs)
}

/// P10 and P90 of what the scope of one question brings if nothing changes, minor units.
///
/// # Errors
/// [`Stopped`] where `progress` said so.
pub fn range_of(draws: &Draws, progress: &mut dyn FnMut(f64) -> bool) -> Result<(f64, f64), Stopped> {
    let found = simulate(draws, None, progress)?;
    Ok((found.scope.unchanged.quantile(0.1), found.scope.unchanged.quantile(0.9)))
}

/// Keeps with the plan the ranges that were drawn for these eves.
pub fn keep_record(plan: &Plan, eves: Arc<Vec<Eve>>, ranges: Vec<(f64, f64)>) {
    keep_ranges(plan, eves, Arc::new(ranges));
}

/// Draws the record here and now; the page has its worker do it.
///
/// # Errors
/// What [`eves`] says where there is no earlier year.
pub fn draw_record(plan: &Plan) -> Result<Vec<Recorded>, Undefined> {
    let eves = eves(plan)?;
    let ranges: Result<Vec<_>, Stopped> =
        eves.iter().map(|eve| range_of(&eve.draws, &mut |_| true)).collect();
    keep_record(plan, eves, ranges.map_err(|Stopped| Undefined::NotDrawn)?);
    record(plan)
}

/// Each earlier year with its range, once that is drawn.
///
/// # Errors
/// [`Undefined::NotDrawn`] before, and what [`eves`] says where there is no earlier year.
pub fn record(plan: &Plan) -> Result<Vec<Recorded>, Undefined> {
    let eves = eves(plan)?;
    let ranges = ranges_before(plan, &eves).ok_or(Undefined::NotDrawn)?;
    let recorded = |(eve, &(low, high)): (&Eve, &(f64, f64))| {
        let money = |minor: f64| Money::from_minor(libm::round(minor)).unwrap_or_default();
        Recorded { year: eve.year, base: eve.base, range: (money(low), money(high)), came: eve.came }
    };
    Ok(eves.iter().zip(ranges.iter()).map(recorded).collect())
}
