//! Totals over months, quarters and years, and which months a period means.

use std::collections::HashMap;
use std::sync::Arc;

use super::sales_by_month;
use crate::calc::ask::Sold;
use crate::calc::base::exact;
use crate::calc::{Name, Op, Origin, Period, Recorder, Silent, Term, Undefined, Unit, Whose};
use crate::plan::{FiscalYear, Money, Month, Plan, Span};

/// The whole months of a plan: from the first month in which anybody bought to the last whole one.
///
/// Months before the first sale are no history: a ledger widened to the left must not turn a young firm's
/// first months into a bad year.
pub fn whole_months(plan: &Plan) -> Span {
    *Sold::of(plan).whole.get_or_init(|| find_whole_months(plan))
}

fn find_whole_months(plan: &Plan) -> Span {
    let history = plan.history();
    let Some(last) = history.last() else { return history };
    let ledger = plan.ledger();
    let mut first = history.months;
    for row in 0..ledger.rows() {
        // Only what lies before the earliest sale so far can be earlier; mostly that is soon nothing.
        let Some(before) = ledger.slice(row, history).get(..first) else { break };
        first = before.iter().position(|&minor| minor != 0).unwrap_or(first);
        if first == 0 {
            break;
        }
    }
    Span::between(history.first.plus(first as i32), last)
}

/// The whole months that a period means.
///
/// [`Period::LastTwelve`] needs twelve of them; a year takes as many as it has, at least one.
pub fn period_span(plan: &Plan, period: Period) -> Result<Span, Undefined> {
    if plan.accounts().is_empty() {
        return Err(Undefined::NoAccounts);
    }
    let whole = whole_months(plan);
    let Some(last) = whole.last() else { return Err(Undefined::NoMonths) };
    match period {
        Period::All => Ok(whole),
        Period::LastTwelve if whole.months < 12 => {
            Err(Undefined::TooFewMonths { have: whole.months, need: 12 })
        }
        Period::LastTwelve => Ok(Span::ending(last, 12)),
        Period::Year(year) => {
            let span = whole.meet(plan.settings().calendar.span(year));
            if span.is_empty() { Err(Undefined::NoMonths) } else { Ok(span) }
        }
    }
}

/// The fiscal years that have a whole month, first to last, each with how many it has.
pub fn years(plan: &Plan) -> Vec<(FiscalYear, usize)> {
    let whole = whole_months(plan);
    let Some(last) = whole.last() else { return Vec::new() };
    let calendar = plan.settings().calendar;
    (calendar.year_of(whole.first).0..=calendar.year_of(last).0)
        .map(|year| (FiscalYear(year), whole.meet(calendar.span(FiscalYear(year))).months))
        .collect()
}

/// The sales of all accounts by month of `span`; zero in months outside the ledger.
pub fn month_totals(plan: &Plan, span: Span) -> Vec<Money> {
    sales_by_month(plan, Whose::Company, span)
}

/// As [`month_totals`], with one-offs left out.
pub fn ordinary_months(plan: &Plan, span: Span) -> Vec<Money> {
    let mut totals = month_totals(plan, span);
    for mark in plan.one_offs() {
        if let Some(total) = span.offset(mark.month).and_then(|at| totals.get_mut(at)) {
            total.0 = total.0.saturating_sub(mark.amount.0);
        }
    }
    totals
}

/// The ordinary sales of all accounts over a span, row by row.
pub(in crate::calc) struct OrdinaryRows<'a> {
    plan: &'a Plan,
    span: Span,
    one_offs: HashMap<usize, Vec<(usize, f64)>>,
}

pub(in crate::calc) fn ordinary_rows(plan: &Plan, span: Span) -> OrdinaryRows<'_> {
    let mut one_offs: HashMap<usize, Vec<(usize, f64)>> = HashMap::new();
    for mark in plan.one_offs() {
        if let (Some(row), Some(at)) = (plan.row_of(mark.account), span.offset(mark.month)) {
            one_offs.entry(row).or_default().push((at, mark.amount.to_f64()));
        }
    }
    OrdinaryRows { plan, span, one_offs }
}

impl OrdinaryRows<'_> {
    /// The months of a row, in the place of what `months` held: one room for a hundred thousand rows.
    pub(in crate::calc) fn put(&self, row: usize, months: &mut Vec<f64>) {
        months.clear();
        months.extend(self.plan.ledger().slice(row, self.span).iter().map(|&minor| minor as f64));
        months.resize(self.span.months, 0.0);
        for &(at, amount) in self.one_offs.get(&row).into_iter().flatten() {
            months[at] -= amount;
        }
    }

    /// The months of a row, added.
    pub(in crate::calc) fn sum(&self, row: usize) -> f64 {
        let sold =
            self.plan.ledger().slice(row, self.span).iter().fold(0.0, |sum, &minor| sum + minor as f64);
        self.one_offs.get(&row).into_iter().flatten().fold(sold, |sum, &(_, amount)| sum - amount)
    }

    /// The months of a row.
    pub(in crate::calc) fn row(&self, row: usize) -> Vec<f64> {
        let mut months = Vec::with_capacity(self.span.months);
        self.put(row, &mut months);
        months
    }
}

/// The ordinary sales of each account over the last four times twelve whole months, by row, the latest first, minor units;
/// a year that the data do not reach counts what they have of it.
pub(in crate::calc) fn ordinary_years(plan: &Plan) -> Arc<Vec<[i64; 4]>> {
    Sold::of(plan).years.get_or_init(|| Arc::new(find_ordinary_years(plan))).clone()
}

fn find_ordinary_years(plan: &Plan) -> Vec<[i64; 4]> {
    let whole = whole_months(plan);
    let ledger = plan.ledger();
    let of_row = |row: usize| {
        let mut years = [0; 4];
        for (sum, year) in years.iter_mut().zip(ledger.slice(row, whole).rchunks(12)) {
            *sum = year.iter().sum();
        }
        years
    };
    let mut years: Vec<[i64; 4]> = (0..ledger.rows()).map(of_row).collect();
    for mark in plan.one_offs() {
        let ago = whole.offset(mark.month).map(|at| (whole.months - 1 - at) / 12);
        let row = plan.row_of(mark.account).and_then(|row| years.get_mut(row));
        if let Some(sum) = row.zip(ago).and_then(|(own, ago)| own.get_mut(ago)) {
            *sum = sum.saturating_sub(mark.amount.0);
        }
    }
    years
}

/// Sales of a fiscal quarter or year, as far as it has whole months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartTotal {
    /// All months of the quarter or year.
    pub span: Span,
    /// How many of them are whole.
    pub months: usize,
    /// Their sales.
    pub sales: Money,
}

impl PartTotal {
    /// Whether every month is there, so that it may be compared with others.
    pub fn is_whole(&self) -> bool {
        self.months == self.span.months
    }
}

/// Sales by fiscal year, first to last; the first and the last may be part years.
pub fn year_totals(plan: &Plan) -> Vec<PartTotal> {
    part_totals(plan, 12)
}

/// Sales by fiscal quarter, first to last; the first and the last may be part quarters.
pub fn quarter_totals(plan: &Plan) -> Vec<PartTotal> {
    part_totals(plan, 3)
}

fn part_totals(plan: &Plan, length: usize) -> Vec<PartTotal> {
    let whole = whole_months(plan);
    let Some(last) = whole.last() else { return Vec::new() };
    let position = plan.settings().calendar.position(whole.first) % length;
    let mut span = Span::new(whole.first.plus(-(position as i32)), length);
    let months = month_totals(plan, whole);
    let mut totals = Vec::new();
    while span.first <= last {
        let meet = whole.meet(span);
        let from = whole.offset(meet.first).unwrap_or(0);
        let sales = months.iter().skip(from).take(meet.months).copied().sum();
        totals.push(PartTotal { span, months: meet.months, sales });
        span = span.plus(length as i32);
    }
    totals
}

/// The sales of the twelve months that end with each month, from the twelfth whole month on: a curve without
/// a season.
pub fn trailing_twelve(plan: &Plan) -> Vec<(Month, Money)> {
    let whole = whole_months(plan);
    let months = month_totals(plan, whole);
    let sums = months.windows(12).map(|year| year.iter().copied().sum());
    whole.iter().skip(11).zip(sums).collect()
}

/// The sales of a period, in minor units.
pub fn sales_total_of<R: Recorder>(plan: &Plan, period: Period, r: &mut R) -> Result<Term, Undefined> {
    let span = period_span(plan, period)?;
    sales_of(plan, span, Name::Result, r)
}

/// The sales of a period; see [`period_span`] for its months.
pub fn sales_total(plan: &Plan, period: Period) -> Result<Money, Undefined> {
    Ok(Money(sales_total_of(plan, period, &mut Silent)?.value as i64))
}

fn sales_of<R: Recorder>(plan: &Plan, span: Span, name: Name, r: &mut R) -> Result<Term, Undefined> {
    let ledger = plan.ledger();
    let rows = (0..ledger.rows()).map(|row| i128::from(ledger.sales_over(row, span).0));
    let sales = exact(rows.sum())?;
    let origin = Origin::Sales { span, accounts: ledger.rows() };
    Ok(r.input(name, sales.to_f64(), Unit::Money, origin))
}

/// The whole months so far of the fiscal year of the last whole month.
pub fn year_to_date(plan: &Plan) -> Result<Span, Undefined> {
    let whole = whole_months(plan);
    let Some(last) = whole.last() else { return period_span(plan, Period::All) };
    period_span(plan, Period::Year(plan.settings().calendar.year_of(last)))
}

/// The sales of [`year_to_date`], in minor units.
pub fn year_to_date_of<R: Recorder>(plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
    sales_of(plan, year_to_date(plan)?, Name::Result, r)
}

/// The growth of [`year_to_date`] over the same months a year before, as a fraction: 120 after 100 is .2.
///
/// Whole months stand against whole months only; where one of last year's is missing there is nothing to
/// compare with.
pub fn year_to_date_growth_of<R: Recorder>(plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
    let span = year_to_date(plan)?;
    let before = span.plus(-12);
    if whole_months(plan).meet(before) != before {
        return Err(Undefined::NothingBefore);
    }
    let later = sales_of(plan, span, Name::LaterSales, r)?;
    let earlier = sales_of(plan, before, Name::EarlierSales, r)?;
    growth_of(later, earlier, r)
}

/// Later over earlier less one; not defined where the earlier figure is not above zero.
pub(in crate::calc) fn growth_of<R: Recorder>(
    later: Term,
    earlier: Term,
    r: &mut R,
) -> Result<Term, Undefined> {
    if earlier.value <= 0.0 {
        return Err(Undefined::NothingBefore);
    }
    let ratio = r.step(Name::Ratio, Op::Divide, &[later, earlier], Unit::Factor);
    let one = r.input(Name::One, 1.0, Unit::Factor, Origin::Constant);
    Ok(r.step(Name::Result, Op::Subtract, &[ratio, one], Unit::Ratio))
}

/// The months that propose key accounts and give an account its class: the last twelve, or all where there are fewer.
pub fn recent_period(plan: &Plan) -> Period {
    if whole_months(plan).months < 12 { Period::All } else { Period::LastTwelve }
}

/// The period a portfolio shows before anyone chooses: every month until a year is planned for, and then the
/// last twelve, which propose the key accounts.
pub fn default_period(plan: &Plan) -> Period {
    match plan.committed().is_some() || plan.horizon().plan_year.is_some() {
        true => Period::LastTwelve,
        false => Period::All,
    }
}
