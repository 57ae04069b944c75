//! The sales of anybody over any whole months, and what they grew by.

use super::{Figure, growth_of, whole_months};
use crate::calc::assess::standing;
use crate::calc::base::{Ground, exact};
use crate::calc::record::money;
use crate::calc::{Name, Op, Origin, Recorder, Silent, Term, Undefined, Unit, Whose, Window, assess};
use crate::plan::{Money, Plan, Span};

/// As many months as an explanation lists; longer sums are one line.
const LISTED: usize = 12;

/// So many amounts fit into 64 bits together, which are added in a third of the time that 128 take.
const ROWS: usize = (i64::MAX / Money::LIMIT.0) as usize;

/// The rows of somebody's accounts. The scope is that of the committed target, or of the settings before one
/// is committed.
pub(in crate::calc) fn rows(plan: &Plan, whose: Whose) -> Vec<usize> {
    let accounts = plan.accounts().iter().enumerate();
    match whose {
        Whose::Company => (0..accounts.len()).collect(),
        Whose::Scope => {
            let ground = Ground::of(plan);
            (0..accounts.len()).filter(|&row| ground.is_inside(row)).collect()
        }
        Whose::Owner(id) => {
            let Some(owner) = plan.account(id).map(|account| &account.profile.owner) else {
                return Vec::new();
            };
            accounts.filter(|(_, account)| account.profile.owner == *owner).map(|(row, _)| row).collect()
        }
        Whose::Account(id) => plan.row_of(id).into_iter().collect(),
        // What they sold is in the assessment, by month; no account is theirs now.
        Whose::Former(_) => Vec::new(),
    }
}

/// Somebody's sales by month; zero in months outside the ledger.
pub fn sales_by_month(plan: &Plan, whose: Whose, span: Span) -> Vec<Money> {
    let sums = by_month(plan, &rows(plan, whose), span);
    sums.into_iter().map(|sum| Money(sum.clamp(i64::MIN.into(), i64::MAX.into()) as i64)).collect()
}

fn by_month(plan: &Plan, rows: &[usize], span: Span) -> Vec<i128> {
    let ledger = plan.ledger();
    let meet = ledger.span().meet(span);
    let mut sums = vec![0_i128; span.months];
    let Some(from) = span.offset(meet.first) else { return sums };
    let mut part = vec![0_i64; meet.months];
    for rows in rows.chunks(ROWS) {
        for &row in rows {
            part.iter_mut().zip(ledger.slice(row, meet)).for_each(|(sum, &minor)| *sum += minor);
        }
        for (sum, part) in sums.iter_mut().skip(from).zip(&mut part) {
            *sum += i128::from(std::mem::take(part));
        }
    }
    sums
}

/// Somebody's sales over some months, in minor units; not defined where one of them is not whole.
pub fn sales_in_of<R: Recorder>(plan: &Plan, whose: Whose, span: Span, r: &mut R) -> Result<Term, Undefined> {
    let rows = rows(plan, whose);
    if rows.is_empty() {
        return Err(Undefined::NoAccount);
    }
    let whole = whole_months(plan);
    if span.is_empty() || whole.meet(span) != span {
        let is_earlier = !span.is_empty() && !whole.is_empty() && span.first < whole.first;
        return Err(if is_earlier { Undefined::BeforeData } else { Undefined::NotYet });
    }
    let months = by_month(plan, &rows, span);
    let accounts = rows.len();
    if span.months > LISTED {
        let sum = exact(months.into_iter().sum())?.to_f64();
        return Ok(r.input(Name::Result, sum, Unit::Money, Origin::Sales { span, accounts }));
    }
    let mut terms = Vec::with_capacity(span.months);
    for (month, sum) in span.iter().zip(months) {
        let origin = Origin::Sales { span: Span::new(month, 1), accounts };
        terms.push(r.input(Name::Month(month), exact(sum)?.to_f64(), Unit::Money, origin));
    }
    Ok(r.step(Name::Result, Op::Sum, &terms, Unit::Money))
}

/// See [`sales_in_of`].
pub fn sales_in(plan: &Plan, whose: Whose, span: Span) -> Result<Money, Undefined> {
    sales_in_of(plan, whose, span, &mut Silent).and_then(money)
}

/// Somebody's sales over some months against the same months a year before, as a fraction: 120 after 100 is .2.
pub fn sales_growth_of<R: Recorder>(
    plan: &Plan,
    whose: Whose,
    span: Span,
    r: &mut R,
) -> Result<Term, Undefined> {
    let later = sales_as_input(plan, whose, span, r)?;
    let earlier = sales_before(plan, whose, span, r)?;
    growth_of(later, earlier, r)
}

/// The target of the committed year against the sales of the year before, as a fraction.
pub(in crate::calc) fn year_growth<R: Recorder>(
    plan: &Plan,
    whose: Whose,
    r: &mut R,
) -> Result<Term, Undefined> {
    let standing = standing(plan, whose)?;
    let figure = assess::Figure::TargetIn(whose, Window::Year);
    let target = standing.target(Window::Year)?.to_f64();
    let target = r.figure(figure, target);
    if !matches!(whose, Whose::Owner(_) | Whose::Former(_)) {
        let sales = sales_before(plan, whose, standing.year, r)?;
        return growth_of(target, sales, r);
    }
    // A person's accounts count for the months in which they were theirs, and so do their sales of the year before.
    let before = standing.year.plus(-12);
    if whole_months(plan).meet(before) != before {
        return Err(Undefined::NothingBefore);
    }
    let sold = exact(standing.before_months.iter().map(|money| i128::from(money.0)).sum())?;
    let origin = Origin::Sales { span: before, accounts: standing.accounts };
    let sales = r.input(Name::SoldBefore, sold.to_f64(), Unit::Money, origin);
    growth_of(target, sales, r)
}

fn sales_before<R: Recorder>(plan: &Plan, whose: Whose, span: Span, r: &mut R) -> Result<Term, Undefined> {
    sales_as_input(plan, whose, span.plus(-12), r).map_err(|reason| match reason {
        Undefined::NotYet | Undefined::BeforeData => Undefined::NothingBefore,
        other => other,
    })
}

fn sales_as_input<R: Recorder>(plan: &Plan, whose: Whose, span: Span, r: &mut R) -> Result<Term, Undefined> {
    let figure = Figure::SalesIn(whose, span);
    let sales = sales_in(plan, whose, span)?.to_f64();
    Ok(r.figure(figure, sales))
}
