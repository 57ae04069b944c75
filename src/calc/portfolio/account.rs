//! One account: what it buys, how that develops, how sure it is.

use super::{Curve, growth_of, pareto, period_span, whole_months, years};
use crate::calc::base::{exact, key_accounts};
use crate::calc::record::many;
use crate::calc::{Name, Op, Origin, Period, Recorder, Silent, Term, Undefined, Unit, base};
use crate::plan::{AccountId, Class, FiscalYear, Money, Plan, Span};

/// The sales of an account in a period, in minor units.
pub fn account_sales_of<R: Recorder>(
    plan: &Plan,
    id: AccountId,
    period: Period,
    r: &mut R,
) -> Result<Term, Undefined> {
    let row = row_of(plan, id)?;
    let span = period_span(plan, period)?;
    sales_in(plan, row, span, Name::Result, r)
}

/// What part of all sales above zero an account makes, as a fraction; below zero for an account that
/// returned more than it bought.
pub fn account_share_of<R: Recorder>(
    plan: &Plan,
    id: AccountId,
    period: Period,
    r: &mut R,
) -> Result<Term, Undefined> {
    let row = row_of(plan, id)?;
    let span = period_span(plan, period)?;
    let ledger = plan.ledger();
    let on_curve = (0..ledger.rows()).map(|row| ledger.sales_over(row, span).0).filter(|&sales| sales > 0);
    let (accounts, positive) =
        on_curve.fold((0, 0_i128), |(accounts, sum), sales| (accounts + 1, sum + i128::from(sales)));
    if accounts == 0 {
        return Err(Undefined::NoSales);
    }
    let sales = sales_in(plan, row, span, Name::Sales, r)?;
    let origin = Origin::Sales { span, accounts };
    let positive = r.input(Name::PositiveSales, exact(positive)?.to_f64(), Unit::Money, origin);
    Ok(r.step(Name::Result, Op::Divide, &[sales, positive], Unit::Ratio))
}

/// The margin of an account in a period, in minor units; not defined where a month of it is not known.
pub fn account_margin_of<R: Recorder>(
    plan: &Plan,
    id: AccountId,
    period: Period,
    r: &mut R,
) -> Result<Term, Undefined> {
    let row = row_of(plan, id)?;
    let span = period_span(plan, period)?;
    margin_in(plan, row, span, Name::Result, r)
}

/// The margin of an account over its sales, as a fraction: 25 on 100 is .25.
pub fn account_margin_rate_of<R: Recorder>(
    plan: &Plan,
    id: AccountId,
    period: Period,
    r: &mut R,
) -> Result<Term, Undefined> {
    let row = row_of(plan, id)?;
    let span = period_span(plan, period)?;
    let margin = margin_in(plan, row, span, Name::Margin, r)?;
    let sales = sales_in(plan, row, span, Name::Sales, r)?;
    if sales.value <= 0.0 {
        return Err(Undefined::NoSales);
    }
    Ok(r.step(Name::Result, Op::Divide, &[margin, sales], Unit::Ratio))
}

/// The growth of an account: its last twelve whole months over the twelve before, less one.
pub fn account_growth_of<R: Recorder>(plan: &Plan, id: AccountId, r: &mut R) -> Result<Term, Undefined> {
    let row = row_of(plan, id)?;
    let span = last_twelve_of_two_years(plan)?;
    let later = sales_in(plan, row, span, Name::LaterSales, r)?;
    let earlier = sales_in(plan, row, span.plus(-12), Name::EarlierSales, r)?;
    growth_of(later, earlier, r)
}

/// The sales of an account in the twelve months before the last twelve, in minor units.
pub fn account_sales_before_of<R: Recorder>(
    plan: &Plan,
    id: AccountId,
    r: &mut R,
) -> Result<Term, Undefined> {
    let row = row_of(plan, id)?;
    sales_in(plan, row, last_twelve_of_two_years(plan)?.plus(-12), Name::Result, r)
}

fn row_of(plan: &Plan, id: AccountId) -> Result<usize, Undefined> {
    plan.row_of(id).ok_or(Undefined::NoAccount)
}

fn last_twelve_of_two_years(plan: &Plan) -> Result<Span, Undefined> {
    let have = whole_months(plan).months;
    let span = period_span(plan, Period::LastTwelve)?;
    if have < 24 { Err(Undefined::TooFewMonths { have, need: 24 }) } else { Ok(span) }
}

fn sales_in<R: Recorder>(
    plan: &Plan,
    row: usize,
    span: Span,
    name: Name,
    r: &mut R,
) -> Result<Term, Undefined> {
    let sales = exact(plan.ledger().sales_over(row, span).0.into())?;
    Ok(r.input(name, sales.to_f64(), Unit::Money, Origin::Sales { span, accounts: 1 }))
}

fn margin_in<R: Recorder>(
    plan: &Plan,
    row: usize,
    span: Span,
    name: Name,
    r: &mut R,
) -> Result<Term, Undefined> {
    let margin = plan.ledger().margin_over(row, span).ok_or(Undefined::NoMargin)?;
    let margin = exact(margin.0.into())?;
    Ok(r.input(name, margin.to_f64(), Unit::Money, Origin::Margin { span, accounts: 1 }))
}

/// What is known of one account.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Its sales by fiscal year, first to last, with how many of the year's months are whole.
    pub years: Vec<(FiscalYear, usize, Money)>,
    /// Its sales in the period.
    pub sales: Money,
    /// What part of all sales above zero that is.
    pub share: Result<f64, Undefined>,
    /// Its place on the Pareto curve of the period, 1 for the largest; `None` below the curve.
    pub rank: Option<usize>,
    /// Its class in the period; `None` below the curve.
    pub class: Option<Class>,
    /// Its growth; see [`account_growth_of`].
    pub growth: Result<f64, Undefined>,
    /// Its margin in the period over its sales.
    pub margin_rate: Result<f64, Undefined>,
    /// Since when it has not bought, beside its own rhythm; `None` where it never did.
    pub silence: Option<Silence>,
    /// How regularly it buys.
    pub regularity: Result<Regularity, Undefined>,
}

/// How regularly an account buys, over the four quarters that end with the last whole month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Regularity {
    /// In how many of the four it bought.
    pub quarters: usize,
    /// One less the Gini coefficient of the four: 1 where each is alike, .25 where one has it all.
    pub evenness: f64,
}

/// What is known of one account, given the Pareto curve of the period.
pub fn account_facts(plan: &Plan, id: AccountId, period: Period) -> Result<Facts, Undefined> {
    let row = row_of(plan, id)?;
    let ledger = plan.ledger();
    let span = period_span(plan, period)?;
    let curve = pareto(plan, period).map(|pareto| pareto.curve).ok();
    let calendar = plan.settings().calendar;
    let whole = whole_months(plan);
    let year = |(year, months)| (year, months, ledger.sales_over(row, whole.meet(calendar.span(year))));
    let value = |term: Result<Term, Undefined>| term.map(|term| term.value);
    Ok(Facts {
        years: years(plan).into_iter().map(year).collect(),
        sales: ledger.sales_over(row, span),
        share: value(account_share_of(plan, id, period, &mut Silent)),
        rank: curve.as_ref().and_then(|curve| curve.rank_of(row)),
        class: curve.and_then(|curve| curve.classes.get(row).copied().flatten()),
        growth: value(account_growth_of(plan, id, &mut Silent)),
        margin_rate: value(account_margin_rate_of(plan, id, period, &mut Silent)),
        silence: silence(plan, row),
        regularity: regularity(plan, row),
    })
}

/// Nobody is called silent before so many whole months without a purchase.
pub const SILENT_LEAST: usize = 3;

/// With fewer months of purchase than this an account has no rhythm to be measured by.
pub const RHYTHM_PURCHASES: usize = 5;

/// Who has no rhythm is not called silent before a year without a purchase.
pub const SILENT_UNKNOWN: usize = 12;

/// Since when an account has not bought, and how long it waits as a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silence {
    /// Whole months since it last bought, 0 where it bought in the last one.
    pub months: usize,
    /// In how many months it has bought.
    pub purchases: usize,
    /// From one month of purchase to the next pass at most so many months, as a rule: the 95th percentile of its own
    /// intervals, with up to nineteen of them the longest; `None` where it bought in one month only.
    pub interval: Option<usize>,
}

impl Silence {
    /// Of months in order, with what was bought in each; `None` where nothing ever was.
    ///
    /// Who buys every month is silent from the third month without a purchase on; who buys from June to November waits seven
    /// months for June, and is silent from the eighth on; who has bought in fewer than five months, from a year on.
    ///
    /// ```
    /// use keyline::calc::portfolio::Silence;
    /// let summer = [0, 0, 0, 0, 0, 5, 5, 5, 5, 5, 5, 0];
    /// let through = |months: usize| Silence::of(&summer.repeat(3)[..24 + months]).unwrap();
    /// assert_eq!((through(5).months, through(5).interval, through(5).from()), (6, Some(7), 8));
    /// assert_eq!(Silence::of(&[9, 0, 0, 0, 9, 0]).unwrap().from(), 12);
    /// assert_eq!(Silence::of(&[9, 9, 9, 9, 9, 0, 0, 0]).unwrap().from(), 3);
    /// assert_eq!(Silence::of(&[0, 0, -9]), None);
    /// ```
    pub fn of(months: &[i64]) -> Option<Silence> {
        let bought: Vec<usize> =
            months.iter().enumerate().filter(|(_, minor)| **minor > 0).map(|(at, _)| at).collect();
        let last = *bought.last()?;
        let mut intervals: Vec<usize> = bought.windows(2).map(|pair| pair[1] - pair[0]).collect();
        intervals.sort_unstable();
        let rank = (intervals.len() * 95).div_ceil(100);
        let interval = rank.checked_sub(1).and_then(|at| intervals.get(at).copied());
        Some(Silence { months: months.len() - 1 - last, purchases: bought.len(), interval })
    }

    /// From how many months without a purchase on it is silent: one more than it waits as a rule, and at least three;
    /// twelve where it has no rhythm.
    pub fn from(self) -> usize {
        let least = if self.purchases < RHYTHM_PURCHASES { SILENT_UNKNOWN } else { SILENT_LEAST };
        self.interval.map_or(least, |interval| least.max(interval + 1))
    }

    /// Whether it is.
    pub fn is_silent(self) -> bool {
        self.months >= self.from()
    }
}

/// Since when a row has not bought; `None` where it never did.
pub fn silence(plan: &Plan, row: usize) -> Option<Silence> {
    Silence::of(plan.ledger().slice(row, whole_months(plan)))
}

fn regularity(plan: &Plan, row: usize) -> Result<Regularity, Undefined> {
    let quarters = quarters(plan, row)?.1;
    let bought = quarters.iter().filter(|&&sales| sales > 0).count();
    Ok(Regularity { quarters: bought, evenness: evenness(plan, row, &mut Silent)?.value })
}

/// The quarters of the last twelve whole months, none below zero, and those months.
fn quarters(plan: &Plan, row: usize) -> Result<(Span, Vec<i64>), Undefined> {
    let span = period_span(plan, Period::LastTwelve)?;
    let months = plan.ledger().slice(row, span).chunks(3);
    Ok((span, months.map(|quarter| quarter.iter().sum::<i64>().max(0)).collect()))
}

/// How evenly an account buys over the quarters of the last twelve months: one less the Gini coefficient of
/// the four, those without a purchase included. One equal order a quarter is 1; all in one quarter is 1/4.
pub fn evenness_of<R: Recorder>(plan: &Plan, id: AccountId, r: &mut R) -> Result<Term, Undefined> {
    evenness(plan, row_of(plan, id)?, r)
}

fn evenness<R: Recorder>(plan: &Plan, row: usize, r: &mut R) -> Result<Term, Undefined> {
    let (span, quarters) = quarters(plan, row)?;
    let origin = Origin::Sales { span, accounts: 1 };
    let bought = quarters.iter().filter(|&&sales| sales > 0).count();
    let curve = Curve::of(&quarters, plan.settings().cuts, origin)?;
    // Gini's sum over quarters is over those with sales; the empty ones add their rank but no sales:
    // G(n) = 1 - (1 - G(k)) k / n.
    let gini = if bought == 1 { 0.0 } else { curve.gini()? };
    let one = r.input(Name::One, 1.0, Unit::Factor, Origin::Constant);
    let gini = r.input(Name::QuartersGini, gini, Unit::Index, origin);
    let even = r.step(Name::QuartersEven, Op::Subtract, &[one, gini], Unit::Index);
    let bought = r.input(Name::QuartersBought, bought as f64, Unit::Count, origin);
    let all = r.input(Name::Quarters, quarters.len() as f64, Unit::Count, Origin::Constant);
    let times = r.step(Name::QuartersEven, Op::Multiply, &[even, bought], Unit::Index);
    Ok(r.step(Name::Result, Op::Divide, &[times, all], Unit::Index))
}

/// What is set apart as one-off of an account's sales of the last twelve months, in minor units.
pub fn one_offs_of<R: Recorder>(plan: &Plan, id: AccountId, r: &mut R) -> Result<Term, Undefined> {
    row_of(plan, id)?;
    let span = period_span(plan, Period::LastTwelve)?;
    let marks: Vec<Term> = plan
        .one_offs()
        .iter()
        .filter(|mark| mark.account == id && span.contains(mark.month))
        .map(|mark| r.input(Name::Month(mark.month), mark.amount.to_f64(), Unit::Money, Origin::Entered))
        .collect();
    Ok(many(r, Name::Result, Op::Sum, &marks, Unit::Money))
}

/// How many key accounts sell below zero margin; see [`unprofitable_keys`].
pub fn losing_keys_of<R: Recorder>(plan: &Plan, period: Period, r: &mut R) -> Result<Term, Undefined> {
    let span = period_span(plan, period)?;
    let found = unprofitable_keys(plan, period)?;
    let origin = Origin::Margin { span, accounts: found.known };
    r.input(Name::KeysWithMargin, found.known as f64, Unit::Count, origin);
    Ok(r.input(Name::Result, found.rows.len() as f64, Unit::Count, origin))
}

/// How many key accounts have bought nothing for longer than they wait as a rule; see [`Silence`].
pub fn silent_keys_of<R: Recorder>(plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
    let span = period_span(plan, Period::All)?;
    let keys = key_accounts(plan).into_iter().filter(|key| *key).count();
    let figure = base::Figure::KeyAccounts;
    r.figure(figure, keys as f64);
    r.input(Name::RhythmPurchases, RHYTHM_PURCHASES as f64, Unit::Count, Origin::Constant);
    r.input(Name::SilentLeast, SILENT_LEAST as f64, Unit::Months, Origin::Constant);
    r.input(Name::SilentUnknown, SILENT_UNKNOWN as f64, Unit::Months, Origin::Constant);
    let silent = silent_keys(plan).len();
    Ok(r.input(Name::Result, silent as f64, Unit::Count, Origin::Sales { span, accounts: keys }))
}

/// A key account to worry about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Risk {
    /// Its row.
    pub row: usize,
    /// What it bought in the twelve months before the last twelve; `None` under two years.
    pub before: Option<Money>,
    /// What it bought in the last twelve whole months, or in all there are.
    pub after: Money,
    /// Since when it has not bought; `None` where it never did.
    pub silence: Option<Silence>,
}

/// The key accounts that buy less than the year before, largest loss first, ties by row.
pub fn falling_keys(plan: &Plan) -> Result<Vec<Risk>, Undefined> {
    let span = last_twelve_of_two_years(plan)?;
    let ledger = plan.ledger();
    let sales = |row, span| ledger.sales_over(row, span);
    let keys = key_accounts(plan).into_iter().enumerate().filter(|(_, key)| *key);
    let mut risks: Vec<(i64, Risk)> = Vec::new();
    for (row, _) in keys {
        let (before, after) = (sales(row, span.plus(-12)), sales(row, span));
        let lost = before.0.saturating_sub(after.0);
        if lost > 0 {
            risks.push((lost, Risk { row, before: Some(before), after, silence: silence(plan, row) }));
        }
    }
    risks.sort_by_key(|(lost, _)| std::cmp::Reverse(*lost));
    Ok(risks.into_iter().map(|(_, risk)| risk).collect())
}

/// The key accounts that have bought nothing for longer than they wait as a rule, longest first, ties by row.
/// Those that never bought are not silent: they have not begun.
pub fn silent_keys(plan: &Plan) -> Vec<Risk> {
    let whole = whole_months(plan);
    let Some(last) = whole.last() else { return Vec::new() };
    let span = Span::ending(last, whole.months.min(12));
    let ledger = plan.ledger();
    let keys = key_accounts(plan).into_iter().enumerate().filter(|(_, key)| *key);
    let mut risks: Vec<Risk> = keys
        .map(|(row, _)| Risk {
            row,
            before: (whole.months >= 24).then(|| ledger.sales_over(row, span.plus(-12))),
            after: ledger.sales_over(row, span),
            silence: silence(plan, row),
        })
        .filter(|risk| risk.silence.is_some_and(Silence::is_silent))
        .collect();
    risks.sort_by_key(|risk| std::cmp::Reverse(risk.silence.map(|silence| silence.months)));
    risks
}

/// Key accounts that cost more than they bring.
#[derive(Debug, Clone, PartialEq)]
pub struct Unprofitable {
    /// Their rows, largest loss first, ties by row.
    pub rows: Vec<usize>,
    /// Their sales.
    pub sales: Money,
    /// Of how many key accounts the margin is known.
    pub known: usize,
    /// Their sales as a fraction of the sales of the key accounts of known margin.
    pub share: f64,
}

/// The key accounts whose margin is below zero: volume bought without profit. Not defined where no key
/// account's margin is known, or where those known sold nothing.
pub fn unprofitable_keys(plan: &Plan, period: Period) -> Result<Unprofitable, Undefined> {
    let span = period_span(plan, period)?;
    let ledger = plan.ledger();
    let keys = key_accounts(plan).into_iter().enumerate().filter(|(_, key)| *key).map(|(row, _)| row);
    let known: Vec<(usize, Money)> =
        keys.filter_map(|row| ledger.margin_over(row, span).map(|margin| (row, margin))).collect();
    if known.is_empty() {
        return Err(Undefined::NoMargin);
    }
    let sales = |rows: &mut dyn Iterator<Item = usize>| {
        exact(rows.map(|row| i128::from(ledger.sales_over(row, span).0)).sum())
    };
    let all = sales(&mut known.iter().map(|(row, _)| *row))?;
    if all <= Money::ZERO {
        return Err(Undefined::NoSales);
    }
    let mut losing: Vec<(usize, Money)> = known.iter().copied().filter(|(_, margin)| margin.0 < 0).collect();
    losing.sort_by_key(|(_, margin)| *margin);
    let rows: Vec<usize> = losing.into_iter().map(|(row, _)| row).collect();
    let of_them = sales(&mut rows.iter().copied())?;
    Ok(Unprofitable { rows, sales: of_them, known: known.len(), share: of_them.to_f64() / all.to_f64() })
}

/// The key accounts that owe money past the due date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owing {
    /// Their rows, largest amount first, ties by row.
    pub rows: Vec<usize>,
    /// What they owe together.
    pub amount: Money,
    /// Of how many key accounts it is known.
    pub known: usize,
}

/// The key accounts with overdue receivables. A credit is owed by nobody and offsets no other account's debt. Not
/// defined where nothing is known of any key account.
pub fn owing_keys(plan: &Plan) -> Result<Owing, Undefined> {
    let keys = key_accounts(plan).into_iter().zip(plan.accounts()).enumerate().filter(|(_, (key, _))| *key);
    let known: Vec<(usize, Money)> =
        keys.filter_map(|(row, (_, account))| Some((row, account.profile.overdue?))).collect();
    if known.is_empty() {
        return Err(Undefined::NoReceivables);
    }
    let mut owing: Vec<(usize, Money)> = known.iter().copied().filter(|(_, owed)| owed.0 > 0).collect();
    owing.sort_by_key(|(_, owed)| std::cmp::Reverse(*owed));
    let amount = exact(owing.iter().map(|(_, owed)| i128::from(owed.0)).sum())?;
    Ok(Owing { rows: owing.into_iter().map(|(row, _)| row).collect(), amount, known: known.len() })
}

/// What key accounts owe past the due date, in minor units; see [`owing_keys`].
pub fn key_overdue_of<R: Recorder>(plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
    let Owing { rows, amount, known } = owing_keys(plan)?;
    r.input(Name::KeysKnown, known as f64, Unit::Count, Origin::Entered);
    r.input(Name::KeysOwing, rows.len() as f64, Unit::Count, Origin::Entered);
    Ok(r.input(Name::Result, amount.to_f64(), Unit::Money, Origin::Entered))
}
