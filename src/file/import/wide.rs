//! A row per account, a column per month.

use super::accounts::{clean, has_odd_characters, identity, is_note, total_before, total_of};
use super::beside::Heads;
use super::heading::Role;
use super::identity::{Entry, Said, tell_apart};
use super::issue::several_values;
use super::job::{Figure, Job, MAX_BOOK_CELLS, MAX_MONTHS, Read};
use super::totals::Above;
use super::{Capped, Gap, ImportError, IssueKind, Weight, first_after};
use crate::file::amount::{Amount, round_plain};
use crate::file::table::{Cell, Cursor};
use crate::plan::{ACCOUNTS_LIMIT, Book, Fact, Field, Ledger, Money, Month, Profile, Span, ToldBy, folded};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The most rows that a total in the midst of others is looked for above it.
const SUBTOTAL_ROWS: i64 = 20_000;

/// What to do with a column.
#[derive(Debug, Clone, Copy)]
enum Step {
    Skip,
    /// A text of the profile, by its place in [`Field::ALL`].
    Text(usize),
    /// Sales of the month at this offset, and how many columns from here on hold one month after another.
    Sales(usize, usize),
    /// Margin of the month at this offset.
    Margin(usize),
    /// A fact, by its place in [`Fact::ALL`].
    Fact(usize),
}

/// Rows of one account that are added together, as exact decimals.
struct Merged {
    sales: Vec<Amount>,
    margin: Vec<Option<Amount>>,
    facts: [Option<Amount>; Fact::ALL.len()],
}

impl Merged {
    /// What rounding its cells one by one loses, in units of 10^-15.
    fn lost(&self, digits: u8) -> i128 {
        let lost = |amount: &Amount| {
            let money = amount.round(digits)?;
            Some(amount.atoms() - Amount::of(money, digits).atoms())
        };
        self.sales.iter().filter_map(lost).sum()
    }
}

/// What an account was said to be in further rows of it.
struct Others {
    /// The first row that says otherwise.
    row: u32,
    rows: usize,
    money: i128,
    said: Vec<String>,
}

struct Wide<'a> {
    steps: Vec<Step>,
    span: Span,
    /// Months between others that have no column of sales.
    gaps: Vec<Month>,
    has_margin: bool,
    profiles: Vec<Profile>,
    /// The row of each account, and the place at which it starts, to read it again where it is added to.
    rows: Vec<(u32, u32)>,
    sales: Vec<i64>,
    /// [`Ledger::UNKNOWN`] where the file does not tell it.
    margin: Vec<i64>,
    /// Who the rows speak of, as long as `rows`, and where each code and name stands first.
    entries: Vec<Entry<'a>>,
    places: FxHashMap<(Cow<'a, str>, Cow<'a, str>), u32>,
    merged: FxHashMap<u32, Merged>,
    /// What accounts of several rows were said to be beside what holds, by account and place in [`Field::ALL`].
    others: BTreeMap<(u32, usize), Others>,
    /// Exact sum less rounded sum, in units of 10^-15.
    lost: i128,
    /// Columns that must be there for a row to say anything: up to the first month.
    needed: usize,
    /// The column that names the accounts.
    named: usize,
    /// What the rows come to so far.
    above: Above,
    /// Names of the rows that amounts alone prove to be totals.
    sum_rows: Vec<Box<str>>,
}

/// Reads the accounts below the headings.
#[inline(never)]
pub(super) fn read<'a>(job: &mut Job<'a, '_>) -> Result<Read, ImportError> {
    let mut wide = Wide::new(job)?;
    let mut cursor = job.start();
    let mut row = job.layout.rows_above;
    while !cursor.is_done() {
        row += 1;
        job.step(row, &cursor)?;
        if wide.row(job, &mut cursor, row)? {
            break;
        }
    }
    wide.finish(job)
}

impl<'a> Wide<'a> {
    fn new(job: &Job<'a, '_>) -> Result<Wide<'a>, ImportError> {
        let roles = &job.layout.roles;
        let months = roles.iter().filter_map(|role| match role {
            Role::Month(month) | Role::MarginIn(month) => Some(*month),
            _ => None,
        });
        let (first, last) = (months.clone().min(), months.max());
        let empty = Month::new(2000, 1).map(|month| Span::new(month, 0));
        let span = first.zip(last).map(|(first, last)| Span::between(first, last)).or(empty);
        let mut span = span.ok_or(ImportError::NoAccounts)?;
        if span.months > MAX_MONTHS {
            let (found, limit) = (span.months, MAX_MONTHS);
            return Err(ImportError::TooLarge { what: Capped::Months, found, limit });
        }
        let gaps: Vec<Month> = span.iter().filter(|&month| !roles.contains(&Role::Month(month))).collect();
        if job.options.gap == Some(Gap::OnlyAfter)
            && let Some(first) = first_after(&gaps, roles.iter().copied())
        {
            span = Span::between(first, span.last().unwrap_or(span.first));
        }
        let steps = roles.iter().map(|role| match *role {
            Role::Profile(field) => {
                Field::ALL.iter().position(|&other| other == field).map_or(Step::Skip, Step::Text)
            }
            Role::Month(month) => span.offset(month).map_or(Step::Skip, |at| Step::Sales(at, 1)),
            Role::MarginIn(month) => span.offset(month).map_or(Step::Skip, Step::Margin),
            Role::Fact(fact) => {
                Fact::ALL.iter().position(|&other| other == fact).map_or(Step::Skip, Step::Fact)
            }
            _ => Step::Skip,
        });
        let mut steps: Vec<Step> = steps.collect();
        let mut next = None;
        for step in steps.iter_mut().rev() {
            if let Step::Sales(at, in_a_row) = step {
                *in_a_row += next.filter(|(next, _)| *next == *at + 1).map_or(0, |(_, after)| after);
                next = Some((*at, *in_a_row));
            } else {
                next = None;
            }
        }
        let has_margin = roles.iter().any(|role| matches!(role, Role::MarginIn(_)));
        // One allocation of the right size: growing by doubling would need three times the room for a moment.
        let start = job.start();
        let rows = start.rows_at_most();
        let cells = rows.saturating_mul(span.months).min(MAX_BOOK_CELLS).min(start.extent());
        // A file of more accounts than a plan takes grows into its room.
        let likely = rows.min(ACCOUNTS_LIMIT);
        let mut places = FxHashMap::default();
        places.reserve(likely);
        Ok(Wide {
            steps,
            span,
            gaps,
            has_margin,
            profiles: Vec::with_capacity(likely),
            rows: Vec::with_capacity(likely),
            sales: Vec::with_capacity(cells),
            margin: Vec::with_capacity(if has_margin { cells } else { 0 }),
            entries: Vec::with_capacity(likely),
            places,
            merged: FxHashMap::default(),
            others: BTreeMap::new(),
            lost: 0,
            needed: roles.iter().position(|role| matches!(role, Role::Month(_))).map_or(0, |at| at + 1),
            named: roles.iter().position(|&role| role == Role::Profile(Field::Name)).unwrap_or(0),
            above: Above::default(),
            sum_rows: Vec::new(),
        })
    }

    /// Reads a row; `true` where it is the first of the totals at the end.
    fn row(
        &mut self,
        job: &mut Job<'a, '_>,
        cursor: &mut Cursor<'a>,
        row: usize,
    ) -> Result<bool, ImportError> {
        let (start, mark) = (*cursor, job.issues.mark());
        let base = self.sales.len();
        if base + self.span.months > MAX_BOOK_CELLS {
            let (found, limit) = (base + self.span.months, MAX_BOOK_CELLS);
            return Err(ImportError::TooLarge { what: Capped::BookCells, found, limit });
        }
        self.sales.resize(base + self.span.months, 0);
        if self.has_margin {
            self.margin.resize(base + self.span.months, Ledger::UNKNOWN);
        }
        let mut texts = [Cell::EMPTY; Field::ALL.len()];
        let (mut more, mut cells, mut filled, mut lost) = (true, 0, false, 0_i128);
        let mut facts = [None; Fact::ALL.len()];
        while more && let Some(&step) = self.steps.get(cells) {
            let mut column = cells;
            let slot = match step {
                Step::Skip | Step::Text(_) => {
                    let cell;
                    (cell, more) = job.cell(cursor)?;
                    cells += 1;
                    filled |= !cell.is_blank();
                    if cell.is_broken() {
                        job.note(row, column, &cell.text(), IssueKind::BrokenQuotes, Weight::MustFix);
                    }
                    if let Step::Text(field) = step
                        && let Some(text) = texts.get_mut(field)
                    {
                        *text = cell;
                    }
                    continue;
                }
                Step::Sales(at, in_a_row) => {
                    let into = base + at..base + at + in_a_row;
                    let read = job.amounts(cursor, self.sales.get_mut(into).unwrap_or_default());
                    filled |= read.is_filled;
                    more = read.more;
                    cells += read.cells;
                    column = cells;
                    if !more || read.cells == in_a_row {
                        continue;
                    }
                    base + at + read.cells
                }
                Step::Margin(at) => base + at,
                Step::Fact(_) => base,
            };
            let digits = match step {
                Step::Fact(at) => fact_digits(at, job.options.digits),
                _ => job.options.digits,
            };
            let figure;
            let cell_at = *cursor;
            (figure, more) = job.figure(cursor, row, column)?;
            cells += 1;
            let minor = match figure {
                Figure::Blank => continue,
                Figure::Wrong => None,
                Figure::Plain { mantissa, decimals } => {
                    let rounded = round_plain(mantissa, decimals, digits);
                    if rounded.is_none() {
                        let text = text_at(cell_at);
                        job.note(row, column, &text, IssueKind::TooLarge, Weight::MustFix);
                    }
                    rounded
                }
                Figure::Exact(amount) => amount.round(digits).and_then(|money| {
                    let rest = amount.checked_sub(Amount::of(money, digits))?;
                    Some((money.0, rest.atoms()))
                }),
            };
            filled = true;
            let Some((minor, rest)) = minor else { continue };
            match step {
                Step::Fact(at) => {
                    let (low, high) = Fact::ALL.get(at).map_or((0, 0), |fact| fact.limits());
                    if !(low..=high).contains(&minor) {
                        let kind = IssueKind::FactOutOfRange { low, high };
                        job.note(row, column, &text_at(cell_at), kind, Weight::MustFix);
                    } else if let Some(fact) = facts.get_mut(at) {
                        *fact = Some(minor);
                    }
                }
                Step::Margin(_) => {
                    if let Some(cell) = self.margin.get_mut(slot) {
                        *cell = minor;
                    }
                }
                _ => {
                    lost += rest;
                    if let Some(cell) = self.sales.get_mut(slot) {
                        *cell = minor;
                    }
                    if minor < 0 {
                        let (text, kind) = (text_at(cell_at), IssueKind::NegativeSales);
                        let own = Amount::of(Money(minor), digits).atoms();
                        let place = Some((column, job.heading(column)));
                        job.issues.add_sum(row, place, &text, kind, Weight::ToKnow, 1, Some(own));
                        job.issues.in_a_month();
                    }
                }
            }
        }
        let mut beyond = false;
        while more {
            let cell;
            (cell, more) = job.cell(cursor)?;
            cells += 1;
            beyond |= !cell.is_blank();
        }
        let foreign = job.foreign();
        if !filled && !beyond {
            job.issues.back_to(mark);
            self.drop_row(base);
            return Ok(false);
        }
        self.place(
            job,
            RowSeen { row, start, after: *cursor, base, mark, cells, beyond, lost, facts, foreign },
            &texts,
        )
    }

    /// Gives a row to its account, or leaves it out.
    fn place(
        &mut self,
        job: &mut Job<'a, '_>,
        seen: RowSeen<'a>,
        texts: &[Cell<'a>; Field::ALL.len()],
    ) -> Result<bool, ImportError> {
        let RowSeen { row, cells, .. } = seen;
        let [name_cell, code_cell, ..] = *texts;
        let (name, code) = (clean(name_cell, job.layout.guarded), clean(code_cell, job.layout.guarded));
        let as_headed = !name.is_empty() && job.heading(self.named).starts_with(&*name);
        if (as_headed || job.issues.must_fix > seen.mark.2)
            && let Some(heads) = job.heads(seen.start, row, seen.mark)
        {
            self.drop_row(seen.base);
            return Ok(matches!(heads, Heads::Other));
        }
        // A total may stand in the column that groups the accounts, with no name beside it.
        let label = match (name.is_empty(), code.is_empty()) {
            (false, _) => name.clone(),
            (true, false) => code.clone(),
            (true, true) => {
                let text = texts.iter().find(|cell| !cell.is_blank());
                text.map_or(Cow::Borrowed(""), |&cell| clean(cell, job.layout.guarded))
            }
        };
        let total = total_of(&label);
        // The word stands in one column only, be that the name or the code.
        let alone = name.is_empty() || code.is_empty();
        if alone && total == Some("") && job.is_total_row(seen.after) {
            job.issues.back_to(seen.mark);
            self.drop_row(seen.base);
            job.note_totals(seen.start, row)?;
            return Ok(true);
        }
        let sum: i64 = self.sales.get(seen.base..).unwrap_or_default().iter().sum();
        let sum = Amount::of(Money(sum), job.options.digits).atoms().saturating_add(seen.lost);
        let is_broken = job.issues.must_fix > seen.mark.2;
        let is_fine = seen.lost != 0 || self.lost != 0;
        let kind = self.total_kind(&label, total, is_broken, seen.base, is_fine).map(|kind| {
            // What has neither a name nor a code can be no account.
            if name.is_empty() && code.is_empty() { IssueKind::TotalRow } else { kind }
        });
        let mut is_taken = false;
        if kind == Some(IssueKind::SumRow) {
            let name = folded(&label);
            is_taken = job.options.taken_sums.contains(&name);
            self.sum_rows.push(name);
        }
        if let Some(kind) = kind.filter(|_| !is_taken) {
            job.issues.back_to(seen.mark);
            self.drop_row(seen.base);
            self.above.end();
            job.leave_total(row, &label, kind, sum);
            return Ok(false);
        }
        if cells == 1 && self.needed > 1 && is_note(&label) && job.only_notes_follow(seen.after) {
            job.issues.back_to(seen.mark);
            self.drop_row(seen.base);
            job.note_totals(seen.start, row)?;
            return Ok(true);
        }
        job.rows_read += 1;
        self.above.add(self.sales.get(seen.base..).unwrap_or_default());
        job.brings(sum);
        if let Some(cell) = &seen.foreign {
            let first = self.steps.iter().position(|step| matches!(step, Step::Sales(..)));
            job.issues.back_to(seen.mark);
            job.leave_currency(cell, row, first, job.issues.row_money);
            self.drop_row(seen.base);
            return Ok(false);
        }
        if is_taken {
            job.note(row, self.named, &label, IssueKind::SumRow, Weight::ToKnow);
        }
        let before = seen.mark;
        let headings = self.steps.len();
        if seen.beyond {
            job.issues.add(row, None, &name, IssueKind::RowTooLong { cells, headings }, Weight::MustFix);
        } else if cells < headings {
            let weight = if cells < self.needed { Weight::MustFix } else { Weight::ToKnow };
            job.issues.add(row, None, &name, IssueKind::RowTooShort { cells, headings }, weight);
        }
        let (name_column, named) = (self.column_of(0), self.column_of(0).is_some());
        if name.is_empty() && named {
            let weight = if code.is_empty() { Weight::MustFix } else { Weight::ToKnow };
            job.note(row, name_column.unwrap_or(0), &code, IssueKind::NameEmpty, weight);
        } else if name.is_empty() && code.is_empty() {
            job.note(row, self.column_of(1).unwrap_or(0), "", IssueKind::NameEmpty, Weight::MustFix);
        }
        let shown = if name.is_empty() { code.clone() } else { name.clone() };
        if has_odd_characters(&shown) {
            job.note(row, name_column.unwrap_or(0), &shown, IssueKind::OddCharacters, Weight::ToKnow);
        }
        // The same code and the same name are the same account, however accounts are told apart.
        let key = (code, identity(name));
        let twice = self.places.get(&key).copied();
        let money = job.issues.row_money;
        let waits = job.issues.must_fix > before.2;
        if let Some(first) = twice
            && !waits
            && job.options.add_duplicates_together
        {
            self.drop_row(seen.base);
            let later = profile(texts, &shown, [None; Fact::ALL.len()], job.layout.guarded);
            self.take_texts(first, row, &later, money);
            if let Some(entry) = self.entries.get_mut(first as usize) {
                entry.rows += 1;
                entry.money = entry.money.saturating_add(money);
            }
            return self.merge(job, first, seen.start).map(|_| false);
        }
        if let Some(first) = twice {
            let kind = IssueKind::DuplicateName { first_row: self.row_of(first) };
            let column = name_column.or(self.column_of(1)).unwrap_or(0);
            job.note(row, column, &shown, kind, Weight::MustFix);
        }
        if job.issues.must_fix > before.2 {
            job.waits();
            self.drop_row(seen.base);
            return Ok(false);
        }
        // The first row is no total of anything.
        if total.is_some() && !self.profiles.is_empty() {
            job.note(row, name_column.unwrap_or(0), &label, IssueKind::TotalInDoubt, Weight::ToKnow);
        }
        self.profiles.push(profile(texts, &shown, seen.facts, job.layout.guarded));
        self.rows.push((row as u32, seen.start.at() as u32));
        let (code, name) = key.clone();
        self.places.insert(key, self.entries.len() as u32);
        self.entries.push(Entry { code, name, row: row as u32, rows: 1, money, days: (0, 0) });
        self.lost += seen.lost;
        Ok(false)
    }

    /// What kind of total the row at `base` is, if any: called one and the sum of rows above it, or proved to be one by
    /// its amounts alone. A row without a name that is the sum of others is no account.
    fn total_kind(
        &self,
        label: &str,
        of: Option<&str>,
        is_broken: bool,
        base: usize,
        is_fine: bool,
    ) -> Option<IssueKind> {
        let of = of.or_else(|| total_before(label));
        if of.is_some_and(|of| self.adds_up(base, of, is_fine)) {
            return Some(IssueKind::TotalRow);
        }
        let own = self.sales.get(base..).unwrap_or_default();
        match of.is_some() || label.is_empty() {
            _ if is_broken => None,
            true => self.above.are(own, is_fine).then_some(IssueKind::TotalRow),
            false => self.above.prove(own, is_fine).then_some(IssueKind::SumRow),
        }
    }

    /// Whether the sales of the row at `base` are the sum of rows directly above it, in every month. A sum of one row is
    /// one where that row is of what the total is. Where amounts are finer than the plan's, each may be rounded.
    fn adds_up(&self, base: usize, of: &str, is_fine: bool) -> bool {
        let months = self.span.months;
        let (Some(own), Some(above)) = (self.sales.get(base..), self.sales.get(..base)) else { return false };
        if months == 0 || own.iter().all(|&minor| minor == 0) {
            return false;
        }
        let mut sum = vec![0_i64; months];
        for (rows, row) in (1..=SUBTOTAL_ROWS).zip(above.chunks_exact(months).rev()) {
            for (sum, &minor) in sum.iter_mut().zip(row) {
                *sum = sum.saturating_add(minor);
            }
            let slack = if is_fine { rows } else { 0 };
            if sum.iter().zip(own).all(|(&sum, &own)| sum.saturating_sub(own).abs() <= slack) {
                let is_of = |field: &Field| self.profiles.last().is_some_and(|last| *last.get(*field) == *of);
                return rows > 1 || Field::ALL.iter().any(is_of);
            }
        }
        false
    }

    /// The first row of an entry.
    fn row_of(&self, entry: u32) -> usize {
        self.rows.get(entry as usize).map_or(0, |&(row, _)| row as usize)
    }

    /// What a later row of an account says of it: it holds, and what differs from it is told.
    fn take_texts(&mut self, entry: u32, row: usize, later: &Profile, money: i128) {
        let so_far =
            self.entries.get(entry as usize).map_or((1, 0), |entry| (entry.rows as usize, entry.money));
        for (at, field) in Field::ALL.into_iter().enumerate() {
            let Some(held) = self.profiles.get_mut(entry as usize) else { return };
            let (kept, other) = (later.get(field), held.get(field));
            if let Some(others) = self.others.get_mut(&(entry, at)) {
                (others.rows, others.money) = (others.rows + 1, others.money.saturating_add(money));
            }
            if field == Field::Code || kept.is_empty() || kept == other {
                continue;
            }
            if field != Field::Name && !other.is_empty() {
                let (rows, all) = (so_far.0 + 1, so_far.1.saturating_add(money));
                let first = Others { row: row as u32, rows, money: all, said: Vec::new() };
                let others = self.others.entry((entry, at)).or_insert(first);
                others.said.push(other.into_owned());
            }
            let kept = kept.into_owned();
            held.set(field, &kept);
        }
    }

    /// Tells where rows of an account say several things of it.
    fn tell_others(&mut self, job: &mut Job<'a, '_>) {
        for ((entry, at), others) in std::mem::take(&mut self.others) {
            let (Some(held), Some(&field)) = (self.profiles.get(entry as usize), Field::ALL.get(at)) else {
                continue;
            };
            let said = others.said.iter().map(|said| Cow::Borrowed(&**said));
            let Some(kind) = several_values(field, &held.get(field), said) else { continue };
            let column = self.column_of(at).unwrap_or(0);
            let place = Some((column, job.heading(column)));
            let (row, money) = (others.row as usize, Some(others.money));
            job.issues.add_sum(row, place, &held.name, kind, Weight::ToKnow, others.rows, money);
        }
    }

    /// The column that holds a text, by the text's place in [`Field::ALL`].
    fn column_of(&self, field: usize) -> Option<usize> {
        self.steps.iter().position(|step| matches!(step, Step::Text(at) if *at == field))
    }

    fn drop_row(&mut self, base: usize) {
        self.sales.truncate(base);
        self.margin.truncate(if self.has_margin { base } else { 0 });
    }

    /// Adds a row to the account that has it already, both as exact decimals.
    /// Gives what rounding the row by itself would lose.
    fn merge(&mut self, job: &mut Job<'a, '_>, account: u32, start: Cursor<'a>) -> Result<i128, ImportError> {
        let second = self.exact(job, start)?;
        let lost = second.lost(job.options.digits);
        if !self.merged.contains_key(&account) {
            let at = self.rows.get(account as usize).map_or(0, |&(_, at)| at as usize);
            let first = self.exact(job, start.moved(at))?;
            // What rounding its cells lost is counted anew when the sums are rounded.
            self.lost -= first.lost(job.options.digits);
            self.merged.insert(account, first);
        }
        let Some(sum) = self.merged.get_mut(&account) else { return Ok(lost) };
        for ((sum, more), fact) in sum.facts.iter_mut().zip(second.facts).zip(Fact::ALL) {
            *sum = match (*sum, more) {
                (Some(a), Some(b)) if fact != Fact::Since => a.checked_add(b),
                // Of two years of a first purchase, the first row's.
                (a, b) => a.or(b),
            };
        }
        for (at, more) in second.sales.into_iter().enumerate() {
            let (Some(sales), Some(margin)) = (sum.sales.get_mut(at), sum.margin.get_mut(at)) else {
                continue;
            };
            let extra = second.margin.get(at).copied().flatten();
            // Margin is unknown where either row sold without saying what it earned.
            let unknown =
                (margin.is_none() && *sales != Amount::ZERO) || (extra.is_none() && more != Amount::ZERO);
            *margin = match (*margin, extra) {
                _ if unknown => None,
                (Some(a), Some(b)) => a.checked_add(b),
                (a, b) => a.or(b),
            };
            *sales = sales.checked_add(more).unwrap_or(*sales);
        }
        Ok(lost)
    }

    /// The figures of a row as exact decimals. Only for rows that were read without issues that stop them.
    fn exact(&self, job: &mut Job<'a, '_>, mut cursor: Cursor<'a>) -> Result<Merged, ImportError> {
        let mut merged = Merged {
            sales: vec![Amount::ZERO; self.span.months],
            margin: vec![None; self.span.months],
            facts: [None; Fact::ALL.len()],
        };
        for (column, step) in self.steps.iter().enumerate() {
            let (cell, more) = job.cell(&mut cursor)?;
            match *step {
                Step::Sales(at, _) => {
                    if let (Some(sum), Ok(amount)) = (merged.sales.get_mut(at), job.amount_in(cell, column)) {
                        *sum = amount;
                    }
                }
                Step::Margin(at) => {
                    if let Some(sum) = merged.margin.get_mut(at) {
                        *sum = job.amount_in(cell, column).ok();
                    }
                }
                Step::Fact(at) => {
                    if let Some(fact) = merged.facts.get_mut(at) {
                        *fact = job.amount_in(cell, column).ok();
                    }
                }
                Step::Skip | Step::Text(_) => {}
            }
            if !more {
                break;
            }
        }
        Ok(merged)
    }

    fn finish(mut self, job: &mut Job<'a, '_>) -> Result<Read, ImportError> {
        let found =
            tell_apart(&self.entries, Said { told_by: job.options.told_by, alike: &job.options.alike });
        job.issues.settle();
        job.tell_currencies();
        job.note_identity(&self.entries, &found);
        let kept = self.join(job, &found.account_of, &found.joined)?;
        self.tell_others(job);
        self.round_merged(job);
        self.keep(&kept);
        let mut codes = Vec::new();
        if found.told_by == ToldBy::Name {
            codes = self.profiles.iter_mut().map(|profile| std::mem::take(&mut profile.code)).collect();
        }
        let months = self.span.months.max(1);
        let idle = |sales: &[i64]| sales.iter().all(|&minor| minor == 0);
        let mut without = self.sales.chunks(months).zip(&self.rows).filter(|(sales, _)| idle(sales));
        if let Some((_, &(row, _))) = without.next() {
            let accounts = without.count() + 1;
            job.issues.add(row as usize, None, "", IssueKind::NoSales { accounts }, Weight::ToKnow);
        }
        let ledger = Ledger::from_minor(self.span, self.profiles.len(), self.sales, self.margin);
        let ledger = ledger.ok_or(ImportError::NoAccounts)?;
        Ok(Read {
            book: Book { profiles: self.profiles, ledger },
            rows: self.rows.iter().map(|&(row, _)| row).collect(),
            rounding: Amount::from_atoms(self.lost),
            last_days: Vec::new(),
            gaps: self.gaps,
            identity: found.identity,
            codes,
            alike: found.alike,
            alike_total: found.alike_total,
            sum_rows: self.sum_rows,
        })
    }

    /// Adds every row to the account that an earlier one has, where that was said; else the later row waits. Tells
    /// which rows are kept.
    fn join(
        &mut self,
        job: &mut Job<'a, '_>,
        account_of: &[u32],
        joined: &[bool],
    ) -> Result<Vec<bool>, ImportError> {
        let mut kept = vec![true; account_of.len()];
        let mut firsts: Vec<u32> = Vec::new();
        for (((entry, &account), &joined), kept) in (0_u32..).zip(account_of).zip(joined).zip(&mut kept) {
            let Some(&first) = firsts.get(account as usize) else {
                firsts.push(entry);
                continue;
            };
            *kept = false;
            let Some(&(row, at)) = self.rows.get(entry as usize) else { continue };
            let (row, start) = (row as usize, job.start().moved(at as usize));
            let later = self.profiles.get(entry as usize).cloned().unwrap_or_default();
            if joined || job.options.add_duplicates_together {
                self.lost -= self.merge(job, first, start)?;
                let money = self.entries.get(entry as usize).map_or(0, |entry| entry.money);
                self.take_texts(first, row, &later, money);
                if let Some(held) = self.profiles.get_mut(first as usize).filter(|held| held.code.is_empty())
                {
                    held.code = later.code;
                }
                continue;
            }
            self.lost -= self.exact(job, start)?.lost(job.options.digits);
            let money = self.entries.get(entry as usize).map_or(0, |entry| entry.money);
            let column = self.column_of(0).or(self.column_of(1)).unwrap_or(0);
            let place = Some((column, job.heading(column)));
            let kind = IssueKind::DuplicateName { first_row: self.row_of(first) };
            job.issues.add_sum(row, place, &later.name, kind, Weight::MustFix, 1, Some(money));
            job.issues.row_money = money;
            job.waits();
        }
        Ok(kept)
    }

    /// Drops the rows that are not kept.
    fn keep(&mut self, kept: &[bool]) {
        if kept.iter().all(|&kept| kept) {
            return;
        }
        let months = self.span.months;
        let cells = || kept.iter().flat_map(move |&kept| std::iter::repeat_n(kept, months));
        let mut flags = cells();
        self.sales.retain(|_| flags.next().unwrap_or(true));
        let mut flags = cells();
        self.margin.retain(|_| flags.next().unwrap_or(true));
        let mut flags = kept.iter();
        self.profiles.retain(|_| flags.next().copied().unwrap_or(true));
        flags = kept.iter();
        self.rows.retain(|_| flags.next().copied().unwrap_or(true));
    }

    fn round_merged(&mut self, job: &mut Job<'a, '_>) {
        let (digits, months) = (job.options.digits, self.span.months);
        let mut merged: Vec<(u32, Merged)> = self.merged.drain().collect();
        merged.sort_unstable_by_key(|&(account, _)| account);
        for (account, merged) in merged {
            let base = account as usize * months;
            let row = self.rows.get(account as usize).map_or(0, |&(row, _)| row as usize);
            if let Some(profile) = self.profiles.get_mut(account as usize) {
                for (at, (fact, amount)) in Fact::ALL.into_iter().zip(merged.facts).enumerate() {
                    let value = amount.and_then(|amount| amount.round(fact_digits(at, digits)));
                    profile.set_fact(fact, value.map(|value| value.0));
                }
            }
            for (at, (amount, margin)) in merged.sales.into_iter().zip(merged.margin).enumerate() {
                let Some(cell) = self.sales.get_mut(base + at) else { continue };
                *cell = 0;
                let Some(money) = amount.round(digits) else {
                    job.issues.add(row, None, &amount.to_string(), IssueKind::TooLarge, Weight::MustFix);
                    continue;
                };
                *cell = money.0;
                self.lost += amount.atoms() - Amount::of(money, digits).atoms();
                if let Some(cell) = self.margin.get_mut(base + at) {
                    *cell = margin
                        .and_then(|margin| margin.round(digits))
                        .map_or(Ledger::UNKNOWN, |money| money.0);
                }
            }
        }
    }
}

/// The profile that a row tells.
fn profile(
    texts: &[Cell<'_>; Field::ALL.len()],
    shown: &str,
    facts: [Option<i64>; Fact::ALL.len()],
    guarded: bool,
) -> Profile {
    let mut profile = Profile::default();
    for (fact, value) in Fact::ALL.into_iter().zip(facts) {
        profile.set_fact(fact, value);
    }
    for (&field, &cell) in Field::ALL.iter().zip(texts) {
        if !cell.is_blank() {
            profile.set(field, &clean(cell, guarded));
        }
    }
    if profile.name.is_empty() {
        profile.name = shown.into();
    }
    profile
}

/// A row that was read and not yet given to an account.
struct RowSeen<'a> {
    row: usize,
    start: Cursor<'a>,
    after: Cursor<'a>,
    base: usize,
    mark: (usize, usize, usize),
    cells: usize,
    beyond: bool,
    lost: i128,
    facts: [Option<i64>; Fact::ALL.len()],
    /// A cell in another currency than the one that is taken.
    foreign: Option<Box<str>>,
}

/// The decimals of a fact, by its place in [`Fact::ALL`]: what is no money is a whole number.
fn fact_digits(at: usize, digits: u8) -> u8 {
    if Fact::ALL.get(at).is_some_and(|fact| fact.is_money()) { digits } else { 0 }
}

/// The text of the cell at a cursor, for an issue about it.
fn text_at(mut cursor: Cursor<'_>) -> String {
    cursor.cell().map(|(cell, _)| cell.text().into_owned()).unwrap_or_default()
}
