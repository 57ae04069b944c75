//! Totals over months, quarters and years, and which months a period means.

use crate::plan::{FiscalYear, Money, Plan, Span};

use super::{Period, Undefined};

/// The whole months of a plan: from the first month in which anybody bought to the last whole one.
///
/// Months before the first sale are no history: a ledger widened to the left must not turn a young firm's
/// first months into a bad year.
pub fn whole_months(plan: &Plan) -> Span {
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
    let ledger = plan.ledger();
    let meet = ledger.span().meet(span);
    let mut totals = vec![Money::ZERO; span.months];
    let Some(from) = span.offset(meet.first) else { return totals };
    for row in 0..ledger.rows() {
        for (total, minor) in totals.iter_mut().skip(from).zip(ledger.slice(row, meet)) {
            total.0 = total.0.saturating_add(*minor);
        }
    }
    totals
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
