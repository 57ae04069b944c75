//! What both shapes of file share while they are read.

use super::accounts::{clean, is_total, total_of};
use super::heading::Role;
use super::identity::{Entry, Found, Identity};
use super::issue::{Group, Issues};
use super::layout::{Layout, columns, heading_rows};
use super::stage::StageValue;
use super::{Capped, Gap, Import, ImportError, ImportOptions, IssueKind, Progress, UnitSeen, Weight};
use crate::file::currency::{Tender, settled};
use crate::file::date::{DayOrder, OrderEvidence, is_pointed, year_of};
use crate::file::number::{Amount, NumberProblem, NumberStyle, Proof, Shown, read_amount_in, says_unit};
use crate::file::table::{Cell, Cursor, MAX_CELL, MAX_ROWS, Run, Source};
use crate::plan::{Book, Field, Money, Month, Span, ToldBy, folded};
use rustc_hash::FxHashMap;
use std::ops::ControlFlow;

/// The most cells, accounts times months, a book may have: 100,000 accounts over twenty years.
pub(super) const MAX_BOOK_CELLS: usize = 24_000_000;
/// The most months from the first to the last; a mistyped year makes more.
pub(super) const MAX_MONTHS: usize = 360;
/// Rows between two calls of the progress function.
const PROGRESS_ROWS: usize = 4_096;
/// Something about the file that is found by looking at a whole column, once, and only when it is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Settled<T> {
    NotAsked,
    /// `None`: the column does not tell.
    To(Option<T>),
}

/// An amount cell.
pub(super) enum Figure {
    Blank,
    /// A plain number, `mantissa` x 10^-`decimals`, of at most 15 digits.
    Plain {
        mantissa: i64,
        decimals: u8,
    },
    Exact(Amount),
    /// Not an amount; the issue is noted.
    Wrong,
}

/// Rows in another currency than the one that is taken, by what says so.
struct OtherCurrency {
    key: Box<str>,
    text: Box<str>,
    column: Option<usize>,
    first_row: usize,
    rows: usize,
    sales: i128,
}

/// What a shape hands back.
pub(super) struct Read {
    pub book: Book,
    /// The first row of each account of the book.
    pub rows: Vec<u32>,
    pub rounding: Amount,
    /// The day of the last order of each month of the book, 0 without any; empty where the file tells no days.
    pub last_days: Vec<u8>,
    /// Months between others that have no column.
    pub gaps: Vec<Month>,
    pub identity: Option<Identity>,
    /// The codes that the book does not carry; empty where there are none.
    pub codes: Vec<Box<str>>,
    pub alike: Vec<Group>,
    pub alike_total: usize,
    pub sum_rows: Vec<Box<str>>,
}

pub(super) struct Job<'a, 'j> {
    source: Source<'a>,
    pub layout: &'j Layout,
    pub options: &'j ImportOptions,
    pub issues: Issues,
    pub rows_read: usize,
    pub rows_waiting: usize,
    /// The sales of all rows that could be read, and of those that wait, in units of 10^-15.
    pub money: i128,
    pub money_waiting: i128,
    pub seen_ambiguous_dates: bool,
    pub seen_no_year: bool,
    pub stages: Vec<StageValue>,
    tenders: Vec<(Tender, usize)>,
    /// Rows and amounts in other currencies than the one that is taken.
    others: Vec<OtherCurrency>,
    /// A cell of the row being read that is told in another currency than the one that is taken.
    foreign: Option<Box<str>>,
    progress: &'j mut dyn FnMut(Progress) -> ControlFlow<()>,
    style: Settled<NumberStyle>,
    order: Settled<DayOrder>,
    /// The order of dates with points, where other dates have another one.
    pointed: Settled<DayOrder>,
    /// The year of dates that do not tell it.
    year: Settled<i32>,
    /// The powers of ten by which the amounts of each column are multiplied; empty where none are.
    powers: Vec<u8>,
    /// The decimal sign of the fast path.
    point: u8,
    /// Rows named like totals before this place are accounts, because accounts follow them.
    accounts_until: usize,
    /// How many rows were looked at because they may be headings.
    pub looks: usize,
    /// The headings of other tables below.
    pub other_headings: Vec<(usize, Box<str>)>,
}

impl<'a, 'j> Job<'a, 'j> {
    pub fn new(
        source: Source<'a>,
        layout: &'j Layout,
        options: &'j ImportOptions,
        progress: &'j mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Job<'a, 'j> {
        let mut job = Job {
            source,
            layout,
            options,
            issues: Issues::default(),
            rows_read: 0,
            rows_waiting: 0,
            money: 0,
            money_waiting: 0,
            seen_ambiguous_dates: false,
            seen_no_year: false,
            stages: Vec::new(),
            tenders: Vec::new(),
            others: Vec::new(),
            foreign: None,
            progress,
            style: options.decimal.map_or(Settled::NotAsked, |style| Settled::To(Some(style))),
            order: options.day_order.map_or(Settled::NotAsked, |order| Settled::To(Some(order))),
            pointed: Settled::NotAsked,
            year: options.year.map_or(Settled::NotAsked, |year| Settled::To(Some(year))),
            point: if options.decimal == Some(NumberStyle::Comma) { b',' } else { b'.' },
            powers: Vec::new(),
            accounts_until: 0,
            looks: 0,
            other_headings: Vec::new(),
        };
        if !options.amounts_as_they_stand && layout.units.iter().any(Option::is_some) {
            job.powers = layout.units.iter().map(|unit| unit.as_ref().map_or(0, |unit| unit.power)).collect();
        }
        let twice = layout.twice.iter().map(|&it| (it, Weight::MustFix));
        for ((column, first), weight) in twice.chain(layout.other.iter().map(|&it| (it, Weight::ToKnow))) {
            let heading = |at: usize| layout.headings.get(at).map_or("", |heading| heading);
            let role = layout.roles.get(first).copied().unwrap_or(Role::Ignored);
            let kind = IssueKind::RoleTwice { role, first, first_heading: heading(first).into() };
            job.issues.add(
                layout.heading_row,
                Some((column, heading(column))),
                heading(column),
                kind,
                weight,
            );
        }
        job.issues.settle();
        job
    }

    /// Notes what an amount is told in, where the text says so.
    pub fn tender(&mut self, text: &str) -> Option<Tender> {
        let tender = Tender::in_text(text)?;
        match self.tenders.iter_mut().find(|(other, _)| *other == tender) {
            Some((_, places)) => *places += 1,
            None => self.tenders.push((tender, 1)),
        }
        Some(tender)
    }

    /// What an amount of the row being read is told in; one in another currency than the one that is taken is kept for
    /// [`Job::foreign`].
    fn see_tender(&mut self, text: &str) {
        let Some(tender) = self.tender(text) else { return };
        let taken = self.options.currency.map(Tender::Of);
        if self.foreign.is_none() && taken.is_some_and(|taken| !taken.fits(tender)) {
            self.foreign = Some(text.trim().into());
        }
    }

    /// An amount of the row that was read that is in another currency than the one that is taken; the next row has none
    /// yet.
    pub fn foreign(&mut self) -> Option<Box<str>> {
        self.foreign.take()
    }

    /// A row is left out because it is in another currency, as `text` says.
    pub fn leave_currency(&mut self, text: &str, row: usize, column: Option<usize>, sales: i128) {
        let key: Box<str> = match Tender::in_text(text) {
            Some(tender) => format!("{tender:?}").into(),
            None => text.into(),
        };
        match self.others.iter_mut().find(|other| other.key == key) {
            Some(other) => (other.rows, other.sales) = (other.rows + 1, other.sales.saturating_add(sales)),
            None => {
                let text = text.into();
                self.others.push(OtherCurrency { key, text, column, first_row: row, rows: 1, sales });
            }
        }
    }

    /// Tells the rows in other currencies.
    pub fn tell_currencies(&mut self) {
        for other in std::mem::take(&mut self.others) {
            let place = other.column.map(|column| (column, self.heading(column)));
            let (kind, own) = (IssueKind::OtherCurrency, Some(other.sales));
            self.issues.add_sum(other.first_row, place, &other.text, kind, Weight::ToKnow, other.rows, own);
        }
    }

    /// The start of the file.
    pub fn top(&self) -> Cursor<'a> {
        self.source.start(self.layout.delimiter)
    }

    /// The start of the row below the headings.
    pub fn start(&self) -> Cursor<'a> {
        self.top().moved(self.layout.data_at)
    }

    /// Called before each row: settles the one before, reports progress, keeps the limits.
    pub fn step(&mut self, row: usize, cursor: &Cursor<'a>) -> Result<(), ImportError> {
        self.issues.settle();
        if row > MAX_ROWS {
            return Err(ImportError::TooLarge { what: Capped::Rows, found: row, limit: MAX_ROWS });
        }
        if row.is_multiple_of(PROGRESS_ROWS) {
            let progress = Progress { bytes: cursor.at(), of: cursor.extent(), rows: row };
            if (self.progress)(progress).is_break() {
                return Err(ImportError::Cancelled);
            }
        }
        Ok(())
    }

    /// The next cell.
    #[inline(always)]
    pub fn cell(&self, cursor: &mut Cursor<'a>) -> Result<(Cell<'a>, bool), ImportError> {
        cursor.cell().ok_or_else(too_large)
    }

    /// The heading of a column.
    pub fn heading(&self, column: usize) -> &'j str {
        self.layout.headings.get(column).map_or("", |heading| heading)
    }

    /// Notes something about a cell.
    pub fn note(&mut self, row: usize, column: usize, found: &str, kind: IssueKind, weight: Weight) {
        self.issues.add(row, Some((column, self.heading(column))), found, kind, weight);
        if matches!(self.layout.roles.get(column), Some(Role::Month(_) | Role::MarginIn(_))) {
            self.issues.in_a_month();
        }
    }

    /// Notes something about a cell that must be mended and is told once for the whole file, where it is not yet.
    pub fn note_once(&mut self, is_told: bool, row: usize, column: usize, found: &str, kind: IssueKind) {
        match is_told {
            true => self.issues.add_row(row, (column, self.heading(column)), found, kind),
            false => self.note(row, column, found, kind, Weight::MustFix),
        }
    }

    /// The row being read brings so much, in units of 10^-15.
    pub fn brings(&mut self, atoms: i128) {
        self.money = self.money.saturating_add(atoms);
        self.issues.row_money = atoms;
    }

    /// The row being read waits.
    pub fn waits(&mut self) {
        self.rows_waiting += 1;
        self.money_waiting = self.money_waiting.saturating_add(self.issues.row_money);
    }

    /// The next cells as sales in minor units, up to one that [`Job::figure`] must read.
    pub fn amounts(&self, cursor: &mut Cursor<'a>, into: &mut [i64]) -> Run {
        match self.powers.is_empty() {
            true => cursor.amounts(self.point, self.options.digits, into),
            false => Run::NONE,
        }
    }

    /// The next cell as an amount, and whether another cell follows.
    #[inline(always)]
    pub fn figure(
        &mut self,
        cursor: &mut Cursor<'a>,
        row: usize,
        column: usize,
    ) -> Result<(Figure, bool), ImportError> {
        let before = cursor.at();
        if !self.powers.is_empty() && self.power(column) > 0 {
            return self.general(cursor, row, column);
        }
        if let Some((plain, more)) = cursor.plain(self.point) {
            if plain.blank {
                return Ok((Figure::Blank, more));
            }
            // Three decimals may be a group of thousands of the other style.
            if plain.decimals != 3 || self.style == Settled::To(Some(self.assumed())) {
                return Ok((Figure::Plain { mantissa: plain.mantissa, decimals: plain.decimals }, more));
            }
        }
        *cursor = cursor.moved(before);
        self.general(cursor, row, column)
    }

    fn assumed(&self) -> NumberStyle {
        if self.point == b',' { NumberStyle::Comma } else { NumberStyle::Point }
    }

    #[cold]
    #[inline(never)]
    fn general(
        &mut self,
        cursor: &mut Cursor<'a>,
        row: usize,
        column: usize,
    ) -> Result<(Figure, bool), ImportError> {
        let (cell, more) = self.cell(cursor)?;
        if cell.is_broken() {
            self.note(row, column, cell.raw(), IssueKind::BrokenQuotes, Weight::MustFix);
            return Ok((Figure::Wrong, more));
        }
        if matches!(self.layout.roles.get(column), Some(Role::Amount | Role::Month(_) | Role::Price)) {
            self.see_tender(&cell.text());
        }
        let figure = match self.amount_in(cell, column) {
            Ok(amount) => Figure::Exact(amount),
            Err(NumberProblem::Empty) => Figure::Blank,
            Err(problem) => {
                let kind = match problem {
                    NumberProblem::Ambiguous { either, or } => IssueKind::AmbiguousNumber { either, or },
                    NumberProblem::TooLarge => IssueKind::TooLarge,
                    NumberProblem::Empty | NumberProblem::NotANumber | NumberProblem::Percentage => {
                        IssueKind::NotANumber
                    }
                };
                self.note(row, column, &cell.text(), kind, Weight::MustFix);
                Figure::Wrong
            }
        };
        Ok((figure, more))
    }

    /// The power of ten by which the amounts of a column are multiplied.
    fn power(&self, column: usize) -> u8 {
        self.powers.get(column).copied().unwrap_or(0)
    }

    /// Reads an amount of a column, in the unit that its heading or a title tells. One that tells its own is in that.
    pub fn amount_in(&mut self, cell: Cell<'_>, column: usize) -> Result<Amount, NumberProblem> {
        let amount = self.amount(cell)?;
        match self.power(column) {
            0 => Ok(amount),
            _ if !cell.is_number() && says_unit(&cell.text()) => Ok(amount),
            power => {
                let scaled = amount.times_ten_to(power);
                scaled
                    .filter(|amount| amount.round(self.options.digits).is_some())
                    .ok_or(NumberProblem::TooLarge)
            }
        }
    }

    /// The units of the file's columns, each with the columns that are in it and what the first amount there is.
    fn units(&mut self) -> Vec<UnitSeen> {
        let mut units: Vec<UnitSeen> = Vec::new();
        for (column, unit) in self.layout.units.iter().enumerate() {
            let Some(unit) = unit else { continue };
            match units.iter_mut().find(|seen| seen.unit == *unit) {
                Some(seen) => seen.columns.push(column),
                None => units.push(UnitSeen { unit: unit.clone(), columns: vec![column], example: None }),
            }
        }
        if units.is_empty() {
            return units;
        }
        let all = columns(&self.layout.headings, &self.layout.roles, self.start());
        for seen in &mut units {
            let cells = seen.columns.iter().filter_map(|&at| all.get(at)).flat_map(|column| &column.samples);
            seen.example = cells.into_iter().find_map(|cell| {
                let style =
                    if let Settled::To(style) = self.style { style } else { Some(NumberStyle::Point) };
                let amount = read_amount_in(cell, self.options.digits, style).ok()?;
                let scaled = amount.times_ten_to(seen.unit.power)?;
                let shown = amount != Amount::ZERO && !says_unit(cell);
                shown.then(|| (cell.clone(), amount, scaled))
            });
        }
        units
    }

    /// Reads an amount in the file's style, which is found first where the text depends on it.
    pub fn amount(&mut self, cell: Cell<'_>) -> Result<Amount, NumberProblem> {
        let text = cell.text();
        if cell.is_number() {
            return read_amount_in(&text, self.options.digits, Some(NumberStyle::Point));
        }
        if self.style == Settled::NotAsked && text.contains(['.', ',', '，', '．']) {
            self.settle_style();
        }
        let style = match self.style {
            Settled::NotAsked => Some(NumberStyle::Point),
            Settled::To(style) => style,
        };
        read_amount_in(&text, self.options.digits, style)
    }

    /// Looks at the amounts of the file until they tell its decimal sign.
    fn settle_style(&mut self) {
        let mut proof = Proof::default();
        self.scan(Role::is_figure, |cell| {
            // A number by itself says nothing of how texts are written.
            if !cell.is_number() {
                proof.see(&cell.text());
            }
            !proof.is_enough()
        });
        let style = match proof.shown(self.layout.delimiter) {
            Shown::Style(style) => Some(style),
            Shown::Nothing | Shown::Both => None,
        };
        self.point = if style == Some(NumberStyle::Comma) { b',' } else { b'.' };
        self.style = Settled::To(style);
    }

    /// The order of day and month of a date that hangs on it, found by looking at the dates of the file.
    pub fn day_order(&mut self, text: &str) -> Option<DayOrder> {
        let pointed = is_pointed(text);
        if let Settled::To(order) = self.order
            && (!pointed || self.pointed != Settled::NotAsked)
        {
            let apart = if let Settled::To(apart) = self.pointed { apart } else { None };
            return apart.filter(|_| pointed).or(order);
        }
        let mut evidence = OrderEvidence::default();
        self.scan(|role| role == Role::Date, |cell| evidence.see(&cell.text()));
        if self.order == Settled::NotAsked {
            self.order = Settled::To(evidence.order());
        }
        self.pointed = Settled::To(evidence.apart());
        self.day_order(text)
    }

    /// The year of dates that do not tell it: the one that the titles or the heading of the dates name, else the one
    /// that all other dates of the file are in.
    pub fn year(&mut self) -> Option<i32> {
        if let Settled::To(year) = self.year {
            return year;
        }
        let (mut year, mut several) = (self.layout.year, false);
        if year.is_none() {
            self.scan(
                |role| role == Role::Date,
                |cell| {
                    let found = year_of(&cell.text());
                    several |= found.is_some() && year.is_some_and(|year| found != Some(year));
                    year = year.or(found);
                    !several
                },
            );
        }
        let year = year.filter(|_| !several);
        self.year = Settled::To(year);
        year
    }

    /// The order of day and month, where it was asked for before.
    pub fn known_order(&self) -> Option<DayOrder> {
        if let Settled::To(order) = self.order { order } else { None }
    }

    /// Shows the cells of some columns to `look`, until it has seen enough.
    fn scan(&self, wanted: impl Fn(Role) -> bool, mut look: impl FnMut(Cell<'a>) -> bool) {
        let mut cursor = self.start();
        while !cursor.is_done() {
            let mut roles = self.layout.roles.iter();
            loop {
                let Some((cell, more)) = cursor.cell() else { return };
                let role = roles.next().copied().unwrap_or(Role::Ignored);
                if wanted(role) && !cell.is_blank() && !look(cell) {
                    return;
                }
                if !more {
                    break;
                }
            }
        }
    }

    /// Whether a row that is named like a total is one of those at the end, with no account behind it. `after` is where
    /// the row ends.
    pub fn is_total_row(&mut self, after: Cursor<'a>) -> bool {
        if after.at() < self.accounts_until {
            return false;
        }
        let mut cursor = after;
        while !cursor.is_done() {
            let (mut filled, mut total) = (0, false);
            let mut roles = self.layout.roles.iter();
            loop {
                let Some((cell, more)) = cursor.cell() else { return false };
                let role = roles.next().copied().unwrap_or(Role::Ignored);
                filled += usize::from(!cell.is_blank());
                if matches!(role, Role::Profile(_) | Role::Stage) {
                    total |= is_total(&clean(cell, self.layout.guarded));
                }
                if !more {
                    break;
                }
            }
            // One cell alone is a note under the table.
            if filled > 1 && !total {
                self.accounts_until = cursor.at();
                return false;
            }
        }
        true
    }

    /// Notes the rows of totals from `cursor` to the end of the file.
    pub fn note_totals(&mut self, mut cursor: Cursor<'a>, mut row: usize) -> Result<(), ImportError> {
        let layout = self.layout;
        while !cursor.is_done() {
            let (mut more, mut found, mut filled) = (true, None, 0);
            let mut again = cursor;
            while more {
                let cell;
                (cell, more) = self.cell(&mut cursor)?;
                filled += usize::from(!cell.is_blank());
                if found.is_none() && !cell.is_blank() {
                    found = Some(cell);
                }
            }
            if let Some(cell) = found {
                let said = clean(cell, self.layout.guarded);
                // A cell alone that is not called a total is a note.
                if filled > 1 || total_of(&said).is_some() {
                    let sum = self.sales_of(&mut again, layout);
                    self.leave_total(row, &said, IssueKind::TotalRow, sum);
                } else {
                    self.rows_read += 1;
                    self.issues.add(row, None, &said, IssueKind::NoteRow, Weight::ToKnow);
                }
            }
            row += 1;
        }
        Ok(())
    }

    /// Leaves out a row of totals of a kind, and tells so with what it comes to, in units of 10^-15.
    pub fn leave_total(&mut self, row: usize, said: &str, kind: IssueKind, sum: i128) {
        self.rows_read += 1;
        self.issues.add_left(row, said, kind, 1, sum, false);
    }

    /// Whether all that follows are rows of one cell at most: notes, or nothing.
    pub fn only_notes_follow(&self, mut cursor: Cursor<'a>) -> bool {
        while !cursor.is_done() {
            let (mut more, mut filled) = (true, 0);
            while more {
                let Some((cell, next)) = cursor.cell() else { return false };
                more = next;
                filled += usize::from(!cell.is_blank());
            }
            if filled > 1 {
                return false;
            }
        }
        true
    }

    /// Tells of codes with several names, and of names that stand under several codes.
    pub fn note_identity(&mut self, entries: &[Entry<'_>], found: &Found) {
        let Some(identity) = found.identity.as_ref().filter(|it| it.told_by == ToldBy::Code && !it.is_open)
        else {
            return;
        };
        let column =
            |field| self.layout.roles.iter().position(|&role| role == Role::Profile(field)).unwrap_or(0);
        let (name, code) = (column(Field::Name), column(Field::Code));
        let (name, code) = ((name, self.heading(name)), (code, self.heading(code)));
        for group in &identity.several_names {
            let [one, other, ..] = &group.members[..] else { continue };
            let first = entries.iter().find(|entry| entry.code == *group.key);
            let row = first.map_or(0, |entry| entry.row as usize);
            let kind = IssueKind::SeveralNames {
                names: group.count,
                one: one.text.clone(),
                other: other.text.clone(),
            };
            let money = Some(group.money.atoms());
            self.issues.add_sum(row, Some(code), &group.key, kind, Weight::ToKnow, group.rows, money);
        }
        if identity.several_codes.is_empty() {
            return;
        }
        // Each name once, at the first row of its second account, with the rows of all but the first.
        let mut names: FxHashMap<Box<str>, (u32, u32)> = FxHashMap::default();
        let mut further: Vec<(&Entry<'_>, u32, usize, i128)> = Vec::new();
        let mut places: FxHashMap<Box<str>, usize> = FxHashMap::default();
        for (entry, &account) in entries.iter().zip(&found.account_of) {
            let fold = folded(&entry.name);
            let &mut (first, row) = names.entry(fold.clone()).or_insert((account, entry.row));
            if first == account {
                continue;
            }
            let at = *places.entry(fold).or_insert(further.len());
            match further.get_mut(at) {
                Some((_, _, rows, money)) => {
                    *rows += entry.rows as usize;
                    *money = money.saturating_add(entry.money);
                }
                None => further.push((entry, row, entry.rows as usize, entry.money)),
            }
        }
        for (entry, first_row, rows, money) in further {
            let kind = IssueKind::DuplicateName { first_row: first_row as usize };
            self.issues.add_sum(
                entry.row as usize,
                Some(name),
                &entry.name,
                kind,
                Weight::ToKnow,
                rows,
                Some(money),
            );
        }
    }

    /// Tells of months between others in which no transaction lies. A firm of few orders has such months, and one that
    /// books at the end of every other; they are sales of nothing, not figures that the file leaves out.
    pub fn note_empty_months(&mut self, span: Span, last_days: &[u8]) {
        for (month, _) in span.iter().zip(last_days).filter(|&(_, &day)| day == 0) {
            let kind = IssueKind::NoTransactions { month };
            self.issues.add_sum(0, None, "", kind, Weight::ToKnow, 0, Some(0));
        }
    }

    /// The headings and the first values of the file, in whose language a sign may be told.
    fn words(&self) -> String {
        let columns = columns(&self.layout.headings, &self.layout.roles, self.start());
        let words = columns.iter().flat_map(|column| std::iter::once(&column.heading).chain(&column.samples));
        words.map(|word| &**word).collect::<Vec<_>>().join(" ")
    }

    /// Puts the import together.
    #[inline(never)]
    pub fn finish(mut self, read: Read) -> Result<Import, ImportError> {
        if self.rows_read == 0 {
            return Err(ImportError::NoAccounts);
        }
        self.note_above();
        if let Some(beyond) = beyond_plan(&read, self.options.digits) {
            return Err(beyond);
        }
        let decimal = if let Settled::To(style) = self.style { style } else { None };
        // What cells say themselves comes first.
        if self.tenders.is_empty() {
            for (heading, role) in self.layout.headings.iter().zip(&self.layout.roles) {
                if matches!(role, Role::Amount | Role::Month(_) | Role::Price) {
                    self.tender(heading);
                }
            }
        }
        if self.tenders.is_empty() {
            for unit in self.layout.units.iter().flatten() {
                self.tender(&unit.said);
            }
        }
        let units = self.units();
        let tenders = settled(std::mem::take(&mut self.tenders), self.options.currency, self.words());
        let columns = columns(&self.layout.headings, &self.layout.roles, self.start());
        let (must_fix, day_order) = (self.issues.must_fix, self.known_order());
        let year = if let Settled::To(year) = self.year { year } else { None };
        let mut heading_rows = heading_rows(self.top());
        self.other_headings.retain(|(row, _)| !heading_rows.iter().any(|(other, _)| other == row));
        heading_rows.append(&mut self.other_headings);
        let mut causes = self.issues.into_causes();
        for cause in causes.iter_mut().filter(|_| decimal.is_none()) {
            // Every amount hangs on the answer. What rows come to without those that wait for it says nothing.
            if cause.first.iter().any(|issue| matches!(issue.kind, IssueKind::AmbiguousNumber { .. })) {
                cause.money = Amount::ZERO;
            }
        }
        let mut import = Import {
            shape: self.layout.shape,
            delimiter: self.layout.delimiter,
            heading_row: self.layout.heading_row,
            decimal,
            day_order,
            year,
            stages: self.stages,
            tenders,
            units,
            heading_rows,
            columns,
            month_totals: read.book.ledger.month_totals(),
            book: read.book,
            rounding: read.rounding,
            last_days: read.last_days,
            gaps: read.gaps,
            identity: read.identity,
            codes: if read.codes.iter().any(|code| !code.is_empty()) { read.codes } else { Vec::new() },
            alike: read.alike,
            alike_total: read.alike_total,
            sum_rows: read.sum_rows,
            rows_read: self.rows_read,
            rows_waiting: self.rows_waiting,
            money: Amount::from_atoms(self.money),
            money_waiting: Amount::from_atoms(self.money_waiting),
            is_ready: must_fix == 0 || self.options.leave_out_waiting,
            must_fix_total: must_fix,
            gap_is_open: false,
            causes,
        };
        let answered = match self.options.gap {
            Some(Gap::NothingSold) => true,
            Some(Gap::OnlyAfter) => import.first_after_gaps().is_some(),
            None => false,
        };
        import.gap_is_open =
            !answered && import.gaps.iter().any(|gap| !self.options.without_sales.contains(gap));
        import.is_ready &= import.questions().is_empty();
        Ok(import)
    }
}

#[cold]
fn too_large() -> ImportError {
    ImportError::TooLarge { what: Capped::CellBytes, found: MAX_CELL + 1, limit: MAX_CELL }
}

/// Why a book is more than a plan takes, where it is: the sums that every page shows would have no value.
fn beyond_plan(read: &Read, digits: u8) -> Option<ImportError> {
    let ledger = &read.book.ledger;
    // The months of an account fit into 64 bits: MAX_MONTHS at the limit are a third of that.
    let (mut above, mut below) = (0_i128, 0_i128);
    for row in ledger.cells().chunks(ledger.span().months.max(1)) {
        above += i128::from(row.iter().map(|&minor| minor.max(0)).sum::<i64>());
        below -= i128::from(row.iter().map(|&minor| minor.min(0)).sum::<i64>());
    }
    let most = above.max(below);
    if most <= i128::from(Money::LIMIT.0) {
        return None;
    }
    let sums =
        (0..ledger.rows()).map(|at| ledger.row(at).iter().map(|&minor| i128::from(minor)).sum::<i128>());
    let (at, sum) = sums.enumerate().max_by_key(|(_, sum)| sum.abs())?;
    let unit = Amount::from_decimal(1, digits.min(3)).atoms();
    Some(ImportError::BeyondPlan {
        row: read.rows.get(at).map_or(0, |&row| row as usize),
        name: read.book.profiles.get(at).map_or_else(Default::default, |profile| (*profile.name).into()),
        sum: Amount::from_atoms(sum.saturating_mul(unit)),
    })
}
