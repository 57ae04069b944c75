//! Sales and margin by account and month.

use std::sync::Arc;

use super::{AccountId, Money, Month, Profile, Span};

/// Monthly sales, and margin where known: one row per account, one column per month, row-major.
///
/// Dense on purpose. 10,000 accounts x 36 months are 2.9 MB, a scan of them costs under a millisecond,
/// and a cell is found without hashing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    span: Span,
    rows: usize,
    /// Shared by copies until one of them changes: a copy for a snapshot costs nothing.
    sales: Arc<Vec<i64>>,
    /// Empty where no margin is known at all, else as long as `sales`; [`Ledger::UNKNOWN`] marks a cell without. Never
    /// all unknown, so that equal ledgers look equal.
    margin: Arc<Vec<i64>>,
}

impl Ledger {
    /// `rows` accounts without sales over `span`.
    pub fn new(span: Span, rows: usize) -> Ledger {
        Ledger { span, rows, sales: Arc::new(vec![0; rows * span.months]), margin: Arc::default() }
    }

    /// A ledger over row-major minor units. `margin` is empty (nothing known) or as long as `sales`, with
    /// `None` in cells of unknown margin. `None` is returned where the lengths do not agree or an amount lies
    /// beyond [`Money::LIMIT`].
    pub fn from_cells(span: Span, sales: Vec<i64>, margin: Vec<Option<i64>>) -> Option<Ledger> {
        let margin = margin.into_iter().map(|cell| cell.unwrap_or(Ledger::UNKNOWN)).collect();
        Ledger::from_minor(span, sales.len().checked_div(span.months).unwrap_or(0), sales, margin)
    }

    /// As [`Ledger::from_cells`], with [`Ledger::UNKNOWN`] in cells of unknown margin: half the memory. The cells do
    /// not tell how many accounts there are where no month is, so that is said.
    pub fn from_minor(span: Span, rows: usize, sales: Vec<i64>, margin: Vec<i64>) -> Option<Ledger> {
        let lengths = rows.checked_mul(span.months) == Some(sales.len())
            && (margin.is_empty() || margin.len() == sales.len());
        // No early end, so that several are looked at in one step.
        let most = |cells: &[i64], but: i64| {
            cells
                .iter()
                .fold(0, |most, &minor| if minor == but { most } else { minor.unsigned_abs().max(most) })
        };
        let limit = Money::LIMIT.0 as u64;
        let fits = most(&sales, 0) <= limit && most(&margin, Ledger::UNKNOWN) <= limit;
        (lengths && fits).then(|| {
            let mut ledger = Ledger { span, rows, sales: Arc::new(sales), margin: Arc::new(margin) };
            ledger.forget_unknown();
            ledger
        })
    }

    /// What stands in a cell of unknown margin; no amount is as small.
    pub const UNKNOWN: i64 = i64::MIN;

    /// The months of the ledger.
    pub fn span(&self) -> Span {
        self.span
    }

    /// How many accounts.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Whether margin is known anywhere.
    pub fn has_margin(&self) -> bool {
        !self.margin.is_empty()
    }

    /// The sales of one account, in minor units, a month each; empty for a row that is not there.
    pub fn row(&self, row: usize) -> &[i64] {
        self.sales.get(row * self.span.months..(row + 1) * self.span.months).unwrap_or(&[])
    }

    /// The sales of one account in one month; zero outside the ledger.
    pub fn sales(&self, row: usize, month: Month) -> Money {
        let cell = self.span.offset(month).and_then(|at| self.row(row).get(at));
        Money(cell.copied().unwrap_or(0))
    }

    /// The margin of one account in one month; `None` where it is not known.
    pub fn margin(&self, row: usize, month: Month) -> Option<Money> {
        let at = self.span.offset(month)?;
        self.margin
            .get(row * self.span.months + at)
            .filter(|&&cell| cell != Ledger::UNKNOWN)
            .map(|&cell| Money(cell))
    }

    /// The sales of one account over a span.
    pub fn sales_over(&self, row: usize, span: Span) -> Money {
        self.slice(row, span).iter().map(|&minor| Money(minor)).sum()
    }

    /// The months of one account's row that lie in `span`.
    pub fn slice(&self, row: usize, span: Span) -> &[i64] {
        let meet = self.span.meet(span);
        let Some(at) = self.span.offset(meet.first) else { return &[] };
        self.row(row).get(at..at + meet.months).unwrap_or(&[])
    }

    /// The margin of one account over a span: the sum of the known months, or `None` where the account sold
    /// in a month of unknown margin, or no month is known.
    pub fn margin_over(&self, row: usize, span: Span) -> Option<Money> {
        let mut sum = None;
        for month in self.span.meet(span).iter() {
            match self.margin(row, month) {
                Some(margin) => sum = Some(sum.unwrap_or(Money::ZERO).checked_add(margin)?),
                None if self.sales(row, month) != Money::ZERO => return None,
                None => {}
            }
        }
        sum
    }

    /// The sales of all accounts in one month.
    pub fn month_total(&self, month: Month) -> Money {
        let Some(at) = self.span.offset(month) else { return Money::ZERO };
        self.sales.iter().skip(at).step_by(self.span.months).map(|&minor| Money(minor)).sum()
    }

    /// The sales of all accounts in each month, in one pass over the rows as they lie.
    pub fn month_totals(&self) -> Vec<Money> {
        let mut totals = vec![Money::ZERO; self.span.months];
        for row in self.sales.chunks(self.span.months.max(1)) {
            for (total, minor) in totals.iter_mut().zip(row) {
                total.0 = total.0.saturating_add(*minor);
            }
        }
        totals
    }

    /// The last month in which anybody bought or returned anything.
    pub fn last_month_with_sales(&self) -> Option<Month> {
        // How many months count so far: only what lies behind them can be later, and mostly that is soon nothing.
        let mut months = 0;
        for row in self.sales.chunks(self.span.months.max(1)) {
            let behind = row.get(months..).unwrap_or(&[]);
            months += behind.iter().rposition(|&minor| minor != 0).map_or(0, |at| at + 1);
            if months == self.span.months {
                break;
            }
        }
        months.checked_sub(1).map(|at| self.span.first.plus(at as i32))
    }

    /// All sales, row-major minor units.
    pub fn cells(&self) -> &[i64] {
        &self.sales
    }

    /// All margins, row-major, as [`Ledger::from_minor`] takes them.
    pub fn margin_minor(&self) -> &[i64] {
        &self.margin
    }

    /// All sales and all margins, as [`Ledger::from_minor`] takes them.
    pub fn into_minor(self) -> [Vec<i64>; 2] {
        [self.sales, self.margin].map(Arc::unwrap_or_clone)
    }

    /// All margins, row-major, as [`Ledger::from_cells`] takes them: empty, or one cell per cell of sales.
    pub fn margin_cells(&self) -> impl ExactSizeIterator<Item = Option<i64>> + '_ {
        self.margin.iter().map(|&cell| (cell != Ledger::UNKNOWN).then_some(cell))
    }

    /// Puts sales into a cell and returns what was there; `None`, and nothing done, outside the ledger.
    pub(super) fn replace_sales(&mut self, row: usize, month: Month, sales: Money) -> Option<Money> {
        let at = row * self.span.months + self.span.offset(month)?;
        Arc::make_mut(&mut self.sales).get_mut(at).map(|cell| Money(std::mem::replace(cell, sales.0)))
    }

    /// Puts margin into a cell and returns what was there; the outer `None` is a cell outside the ledger.
    pub(super) fn replace_margin(
        &mut self,
        row: usize,
        month: Month,
        margin: Option<Money>,
    ) -> Option<Option<Money>> {
        let at = row * self.span.months + self.span.offset(month)?;
        if self.margin.is_empty() {
            self.margin = Arc::new(vec![Ledger::UNKNOWN; self.sales.len()]);
        }
        let value = margin.map_or(Ledger::UNKNOWN, |money| money.0);
        let before = std::mem::replace(Arc::make_mut(&mut self.margin).get_mut(at)?, value);
        if margin.is_none() {
            self.forget_unknown();
        }
        Some((before != Ledger::UNKNOWN).then_some(Money(before)))
    }

    /// Puts the figures of a row of another ledger, all months of which are months of this one, in the place of a row's.
    /// [`Ledger::forget_unknown`] is for the last of them.
    pub(super) fn take_months(&mut self, row: usize, other: &Ledger, from: usize) {
        let Some(at) = self.span.offset(other.span.first) else { return };
        let own = row * self.span.months + at..row * self.span.months + at + other.span.months;
        let theirs = from * other.span.months..(from + 1) * other.span.months;
        let put = |cells: &mut [i64], theirs: &[i64]| {
            cells.iter_mut().zip(theirs).for_each(|(cell, &minor)| *cell = minor);
        };
        put(Arc::make_mut(&mut self.sales).get_mut(own.clone()).unwrap_or_default(), other.row(from));
        if self.margin.is_empty() && other.has_margin() {
            self.margin = Arc::new(vec![Ledger::UNKNOWN; self.sales.len()]);
        }
        if self.has_margin() {
            let cells = Arc::make_mut(&mut self.margin).get_mut(own).unwrap_or_default();
            match other.margin.get(theirs) {
                Some(theirs) => put(cells, theirs),
                None => cells.fill(Ledger::UNKNOWN),
            }
        }
    }

    /// The same figures over another span: months that it lacks are dropped, months it adds are empty.
    pub fn over(&self, span: Span) -> Ledger {
        if span == self.span {
            return self.clone();
        }
        let meet = self.span.meet(span);
        let at = self.span.offset(meet.first).zip(span.offset(meet.first));
        let moved = |cells: &[i64], empty: i64| {
            let mut to = vec![empty; self.rows * span.months];
            let Some((from, at)) = at else { return to };
            let rows = cells.chunks(self.span.months.max(1)).zip(to.chunks_mut(span.months.max(1)));
            for (old, new) in rows {
                new[at..at + meet.months].copy_from_slice(&old[from..from + meet.months]);
            }
            to
        };
        let margin = if self.has_margin() { moved(&self.margin, Ledger::UNKNOWN) } else { Vec::new() };
        let (sales, margin) = (Arc::new(moved(&self.sales, 0)), Arc::new(margin));
        let mut ledger = Ledger { span, rows: self.rows, sales, margin };
        ledger.forget_unknown();
        ledger
    }

    /// Margin that nobody knows is no margin: taking the only known one back leaves the ledger as it was.
    pub(super) fn forget_unknown(&mut self) {
        if self.margin.iter().all(|&cell| cell == Ledger::UNKNOWN) {
            self.margin = Arc::default();
        }
    }

    /// Puts a row in at `at` and moves the later ones down; the row is what [`Ledger::take_row`] gave, or
    /// `None` for an empty one.
    pub(super) fn insert_row(&mut self, at: usize, row: Option<LedgerRow>) {
        let months = self.span.months;
        let from = at.min(self.rows) * months;
        let row = row.unwrap_or_default();
        let sales = (0..months).map(|n| row.sales.get(n).copied().unwrap_or(0));
        Arc::make_mut(&mut self.sales).splice(from..from, sales);
        // Whether there is margin is not what an empty vector says: without rows every vector is empty.
        if !self.margin.is_empty() || row.margin.iter().any(Option::is_some) {
            let known = Arc::make_mut(&mut self.margin);
            known.resize(self.rows * months, Ledger::UNKNOWN);
            let margin = (0..months).map(|n| row.margin.get(n).copied().flatten().unwrap_or(Ledger::UNKNOWN));
            known.splice(from..from, margin);
        }
        self.rows += 1;
    }

    /// Takes a row out and moves the later ones up.
    pub(super) fn take_row(&mut self, at: usize) -> LedgerRow {
        let months = self.span.months;
        let range = at * months..(at + 1) * months;
        let known = |cell: i64| (cell != Ledger::UNKNOWN).then_some(cell);
        let margin = match self.margin.is_empty() {
            true => Vec::new(),
            false => Arc::make_mut(&mut self.margin).drain(range.clone()).map(known).collect(),
        };
        let sales = Arc::make_mut(&mut self.sales).drain(range).collect();
        self.rows -= 1;
        self.forget_unknown();
        LedgerRow { sales, margin }
    }
}

/// A row taken out of a ledger, so that it can be put back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LedgerRow {
    /// Minor units, a month each.
    pub sales: Vec<i64>,
    /// As `sales`, `None` where not known; or empty where nothing is.
    pub margin: Vec<Option<i64>>,
}

/// Accounts and their ledger as they come from outside, before they have numbers in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// One profile per row of the ledger.
    pub profiles: Vec<Profile>,
    /// Their sales.
    pub ledger: Ledger,
}

/// An amount set apart because it will not come again; the base excludes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneOff {
    /// Whose.
    pub account: AccountId,
    /// When.
    pub month: Month,
    /// How much of that month's sales.
    pub amount: Money,
    /// Why.
    pub reason: Box<str>,
}

impl OneOff {
    /// Whether an amount can be set apart from a month's sales: it is on the same side of zero, and no larger.
    ///
    /// ```
    /// use keyline::plan::{Money, OneOff};
    /// assert!(OneOff::is_part(Money(-40), Money(-100)));
    /// assert!(!OneOff::is_part(Money(101), Money(100)) && !OneOff::is_part(Money(0), Money(100)));
    /// ```
    pub fn is_part(amount: Money, sales: Money) -> bool {
        amount != Money::ZERO
            && amount.0.signum() == sales.0.signum()
            && amount.0.unsigned_abs() <= sales.0.unsigned_abs()
    }
}
