//! Transactions added up by account and month.

use super::job::{Job, MAX_BOOK_CELLS, MAX_MONTHS};
use super::{Capped, ImportError, IssueKind, Weight};
use crate::file::amount::Amount;
use crate::plan::{Ledger, Money, Month, Span};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Marks a month in which some line does not say what it earned.
pub(super) const UNKNOWN: i128 = i128::MIN;

/// The sales of an account in a month so far.
struct Sum {
    sales: i128,
    account: u32,
    month: Month,
    /// The first row.
    row: u32,
    /// How many rows.
    rows: u32,
    /// The day of the last of them.
    last_day: u8,
}

/// What the sums of a file come to.
pub(super) struct Summed {
    pub ledger: Ledger,
    /// The accounts that have a row in the ledger, in order.
    pub kept: Vec<u32>,
    /// What rounding took away.
    pub lost: Amount,
    /// The day of the last line of each month of the ledger, 0 in a month without lines.
    pub last_days: Vec<u8>,
}

/// Exact sums by account and month, in units of 10^-15; only of the months in which an account has lines.
pub(super) struct Sums {
    sums: Vec<Sum>,
    /// Margin sums, as long as `sums` where the file tells margin.
    margins: Vec<i128>,
    has_margin: bool,
    places: FxHashMap<u64, u32>,
}

impl Sums {
    pub fn new(has_margin: bool) -> Sums {
        Sums { sums: Vec::new(), margins: Vec::new(), has_margin, places: FxHashMap::default() }
    }

    /// Gives the sums of entries to their accounts.
    pub fn by_account(self, account_of: &[u32]) -> Sums {
        if (0..).zip(account_of).all(|(entry, &account)| entry == account) {
            return self;
        }
        let mut joined = Sums::new(self.has_margin);
        let margins = self.margins.into_iter().map(Some).chain(std::iter::repeat(None));
        for (sum, margin) in self.sums.into_iter().zip(margins) {
            let account = account_of.get(sum.account as usize).copied().unwrap_or(0);
            joined.join(Sum { account, ..sum }, margin.unwrap_or(UNKNOWN));
        }
        joined
    }

    /// Adds a line.
    #[inline]
    pub fn add(&mut self, account: u32, (month, day): (Month, u8), row: usize, amount: i128, margin: i128) {
        self.join(Sum { sales: amount, account, month, row: row as u32, rows: 1, last_day: day }, margin);
    }

    #[inline]
    fn join(&mut self, more: Sum, margin: i128) {
        let key = u64::from(more.account) << 32 | u64::from(more.month.index() as u32);
        let place = *self.places.entry(key).or_insert(self.sums.len() as u32) as usize;
        let Some(sum) = self.sums.get_mut(place) else {
            self.sums.push(more);
            if self.has_margin {
                self.margins.push(margin);
            }
            return;
        };
        // Saturating keeps a sum of absurd amounts absurd, and so refused when it is rounded.
        sum.sales = sum.sales.saturating_add(more.sales);
        sum.rows += more.rows;
        sum.row = sum.row.min(more.row);
        sum.last_day = sum.last_day.max(more.last_day);
        if let Some(sum) = self.margins.get_mut(place) {
            *sum = if *sum == UNKNOWN || margin == UNKNOWN { UNKNOWN } else { sum.saturating_add(margin) };
        }
    }

    /// Rounds every sum once. `rows` are the accounts' first rows.
    pub fn into_ledger(
        mut self,
        job: &mut Job<'_, '_>,
        rows: &[u32],
        date_column: usize,
    ) -> Result<Summed, ImportError> {
        let span = self.span()?;
        let mut last_days = vec![0; span.months];
        let digits = job.options.digits;
        self.places = FxHashMap::default();
        let rounded: Vec<Option<Money>> =
            self.sums.iter().map(|sum| round(job, sum, span, date_column)).collect();
        let mut has_row = vec![false; rows.len()];
        for (sum, rounded) in self.sums.iter().zip(&rounded) {
            match (rounded, has_row.get_mut(sum.account as usize)) {
                (Some(_), Some(has_row)) => *has_row = true,
                (None, _) => {
                    job.rows_waiting += sum.rows as usize;
                    job.money_waiting = job.money_waiting.saturating_add(sum.sales);
                }
                (_, None) => {}
            }
        }
        let kept: Vec<u32> = (0..).zip(&has_row).filter(|(_, has_row)| **has_row).map(|(at, _)| at).collect();
        let cells = kept.len().saturating_mul(span.months);
        if cells > MAX_BOOK_CELLS {
            return Err(ImportError::TooLarge {
                what: Capped::BookCells,
                found: cells,
                limit: MAX_BOOK_CELLS,
            });
        }
        let mut numbers = vec![0_usize; rows.len()];
        for (number, &account) in kept.iter().enumerate() {
            if let Some(slot) = numbers.get_mut(account as usize) {
                *slot = number;
            }
        }
        let mut sales = vec![0; cells];
        let mut margin = vec![Ledger::UNKNOWN; if self.has_margin { cells } else { 0 }];
        let mut lost = 0_i128;
        for (at, (sum, rounded)) in self.sums.iter().zip(&rounded).enumerate() {
            let (Some(money), Some(offset)) = (*rounded, span.offset(sum.month)) else { continue };
            let number = numbers.get(sum.account as usize).copied().unwrap_or(0);
            let place = number * span.months + offset;
            if let Some(last_day) = last_days.get_mut(offset) {
                *last_day = sum.last_day.max(*last_day);
            }
            if let Some(cell) = sales.get_mut(place) {
                *cell = money.0;
                lost += sum.sales - Amount::of(money, digits).atoms();
            }
            let earned = self.margins.get(at).filter(|&&margin| margin != UNKNOWN);
            if let (Some(cell), Some(&atoms)) = (margin.get_mut(place), earned) {
                *cell = Amount::from_atoms(atoms).round(digits).map_or(Ledger::UNKNOWN, |money| money.0);
            }
        }
        let mut idle =
            sales.chunks(span.months.max(1)).zip(&kept).filter(|(row, _)| row.iter().all(|&cell| cell == 0));
        if let Some((_, &account)) = idle.next() {
            let accounts = idle.count() + 1;
            let row = rows.get(account as usize).map_or(0, |&row| row as usize);
            job.issues.add(row, None, "", IssueKind::NoSales { accounts }, Weight::ToKnow);
        }
        let ledger = Ledger::from_minor(span, kept.len(), sales, margin).ok_or(ImportError::NoAccounts)?;
        Ok(Summed { ledger, kept, lost: Amount::from_atoms(lost), last_days })
    }

    /// The months of the book: all of them, or where they spread too far, the run of months with most lines.
    fn span(&self) -> Result<Span, ImportError> {
        let mut lines: BTreeMap<Month, u64> = BTreeMap::new();
        for sum in &self.sums {
            *lines.entry(sum.month).or_default() += u64::from(sum.rows);
        }
        let (Some((&first, _)), Some((&last, _))) = (lines.first_key_value(), lines.last_key_value()) else {
            return Month::new(2000, 1).map(|month| Span::new(month, 0)).ok_or(ImportError::NoAccounts);
        };
        let whole = Span::between(first, last);
        if whole.months <= MAX_MONTHS {
            return Ok(whole);
        }
        let count = |window: Span| -> u64 {
            lines.iter().filter(|(month, _)| window.contains(**month)).map(|(_, rows)| rows).sum()
        };
        let windows = lines.keys().map(|&month| Span::new(month, MAX_MONTHS));
        // The earliest of the best, so that the choice does not depend on anything else.
        let best = windows.rev().max_by_key(|&window| count(window)).unwrap_or(whole);
        let last = lines.keys().rev().copied().find(|&month| best.contains(month)).unwrap_or(best.first);
        Ok(Span::between(best.first, last))
    }
}

/// The amount of a sum in the book; `None`, and an issue, where it has no place there.
fn round(job: &mut Job<'_, '_>, sum: &Sum, span: Span, date_column: usize) -> Option<Money> {
    let row = sum.row as usize;
    let amount = Amount::from_atoms(sum.sales);
    let money = amount.round(job.options.digits);
    let (rows, own) = (sum.rows as usize, Some(sum.sales));
    if !span.contains(sum.month) {
        let kind = IssueKind::FarDate { first: span.first, last: span.last().unwrap_or(span.first) };
        let place = Some((date_column, job.heading(date_column)));
        job.issues.add_sum(row, place, &sum.month.to_string(), kind, Weight::MustFix, rows, own);
        return None;
    }
    let text = || amount.to_string();
    match money {
        None => {
            job.issues.add_sum(row, None, &text(), IssueKind::TooLarge, Weight::MustFix, rows, own);
        }
        Some(money) if money.0 < 0 => {
            job.issues.add_sum(row, None, &text(), IssueKind::NegativeSales, Weight::ToKnow, rows, own);
        }
        Some(_) => {}
    }
    money
}
