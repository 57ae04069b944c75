//! A row per transaction.

use super::accounts::{clean, has_odd_characters, identity, is_total, total_before, total_of};
use super::beside::Heads;
use super::heading::Role;
use super::identity::{Entry, Said as Answered, tell_apart};
use super::issue::several_values;
use super::job::{Figure, Job, Read};
use super::stage::Stages;
use super::sums::{Summed, Sums, UNKNOWN};
use super::totals::digits;
use super::{ImportError, IssueKind, Weight};
use crate::file::amount::{Amount, product, round_plain};
use crate::file::currency::Tender;
use crate::file::date::{DateProblem, digit_date, hangs_on_order, iso_date, read_date_in};
use crate::file::table::{Cell, Cursor};
use crate::plan::{Book, Field, Month, Profile, ToldBy};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

const FIELDS: usize = Field::ALL.len();
/// How many digits of an amount without a date must be those of a sum before it is one.
const AMOUNT_DIGITS: f64 = 5.0;

/// What to do with a column.
#[derive(Debug, Clone, Copy)]
enum Step {
    Skip,
    /// A text of the profile, by its place in [`Field::ALL`].
    Text(usize),
    Date,
    Amount,
    Cost,
    Margin,
    Quantity,
    Price,
    Year,
    Stage,
    Currency,
}

/// A day as a number that grows with it; days of different months may lie further apart than in the calendar.
type Day = u32;
/// How far the first days of two months in a row lie apart.
const DAYS: Day = 32;

/// What a profile field was last said to be, and when.
#[derive(Clone, Copy)]
struct Said<'a> {
    day: Day,
    cell: Cell<'a>,
}

impl Said<'_> {
    const NOTHING: Said<'static> = Said { day: 0, cell: Cell::EMPTY };
}

impl<'a> Said<'a> {
    /// Takes what was said on a day: the latest holds. Gives what does not, where both differ.
    fn take(&mut self, day: Day, cell: Cell<'a>) -> Option<Cell<'a>> {
        if cell.is_blank() {
            return None;
        }
        if cell == self.cell {
            self.day = self.day.max(day);
            return None;
        }
        let differs = !self.cell.is_blank() && cell.trimmed() != self.cell.trimmed();
        if day < self.day {
            return differs.then_some(cell);
        }
        let before = std::mem::replace(self, Said { day, cell });
        differs.then_some(before.cell)
    }
}

/// What an account was said to be beside what holds, each once, in the order in which it is met.
#[derive(Default)]
struct Others<'a> {
    cells: Vec<Cell<'a>>,
    seen: FxHashSet<Cow<'a, str>>,
}

impl<'a> Others<'a> {
    fn push(&mut self, cell: Cell<'a>) {
        if self.seen.insert(cell.trimmed()) {
            self.cells.push(cell);
        }
    }
}

/// The cells of a transaction.
struct Line<'a> {
    texts: [Cell<'a>; FIELDS],
    date: Cell<'a>,
    amount: Figure,
    cost: Figure,
    margin: Figure,
    quantity: Figure,
    price: Figure,
    year: Cell<'a>,
    stage: Cell<'a>,
    currency: Cell<'a>,
    filled: bool,
    broken: bool,
    beyond: bool,
    cells: usize,
}

impl<'a> Line<'a> {
    const BLANK: Line<'static> = Line {
        texts: [Cell::EMPTY; FIELDS],
        date: Cell::EMPTY,
        amount: Figure::Blank,
        cost: Figure::Blank,
        margin: Figure::Blank,
        quantity: Figure::Blank,
        price: Figure::Blank,
        year: Cell::EMPTY,
        stage: Cell::EMPTY,
        currency: Cell::EMPTY,
        filled: false,
        broken: false,
        beyond: false,
        cells: 0,
    };

    /// The cell that says whose the line is, or else what.
    fn called(&self) -> Cell<'a> {
        let [name, ..] = self.texts;
        let others = || self.texts.iter().chain([&self.stage]).find(|cell| !cell.is_blank());
        if name.is_blank() { others().copied().unwrap_or(Cell::EMPTY) } else { name }
    }

    /// Blanks the cells that a short row does not have, where those of the row before still stand.
    fn rest_is_blank(&mut self, steps: &[Step]) {
        for step in steps {
            match *step {
                Step::Skip => {}
                Step::Text(field) => {
                    if let Some(text) = self.texts.get_mut(field) {
                        *text = Cell::EMPTY;
                    }
                }
                Step::Date => self.date = Cell::EMPTY,
                Step::Amount => self.amount = Figure::Blank,
                Step::Cost => self.cost = Figure::Blank,
                Step::Margin => self.margin = Figure::Blank,
                Step::Quantity => self.quantity = Figure::Blank,
                Step::Price => self.price = Figure::Blank,
                Step::Year => self.year = Cell::EMPTY,
                Step::Stage => self.stage = Cell::EMPTY,
                Step::Currency => self.currency = Cell::EMPTY,
            }
        }
    }
}

struct Lines<'a> {
    steps: Vec<Step>,
    /// Places in [`Field::ALL`] of the texts that the file has.
    fields: Vec<usize>,
    date_column: usize,
    name_column: usize,
    /// Whether amounts are quantity times price.
    computed: bool,
    has_year: bool,
    stage_column: Option<usize>,
    currency_column: Option<usize>,
    stages: Stages<'a>,
    sums: Sums,
    /// What the lines since the last total come to, and before it those of each total, in units of 10^-15.
    since_total: i128,
    lines_since_total: usize,
    totals: Vec<i128>,
    /// Who the lines speak of: a code and a name that stand together are one entry.
    entries: Vec<Entry<'a>>,
    places: FxHashMap<(Cow<'a, str>, Cow<'a, str>), u32>,
    /// The entries of codes and names as they stand in the file, so that most lines need not be looked at closer; none that
    /// is called a total, since such a line may be one at the end.
    seen: FxHashMap<(&'a str, &'a str), u32>,
    /// What was said of each entry: one for each of its `fields`.
    said: Vec<Said<'a>>,
    /// What else was said, by entry and place among `fields`.
    others: FxHashMap<(u32, usize), Others<'a>>,
    /// The last entry and date, because lines often repeat those of the line before.
    last_key: (&'a str, &'a str, u32),
    last_date: (&'a str, Month, Day),
}

/// Reads the transactions below the headings.
#[inline(never)]
pub(super) fn read<'a>(job: &mut Job<'a, '_>) -> Result<Read, ImportError> {
    let mut lines = Lines::new(job)?;
    lines.find_stages(job)?;
    let mut cursor = job.start();
    let mut row = job.layout.rows_above;
    let mut line = Line::BLANK;
    while !cursor.is_done() {
        row += 1;
        job.step(row, &cursor)?;
        let (start, mark) = (cursor, job.issues.mark());
        lines.line(job, &mut cursor, row, &mut line)?;
        if !line.filled {
            job.foreign();
            job.issues.back_to(mark);
        } else if let Some(heads) = lines.heads(job, start, row, &line, mark) {
            job.foreign();
            if matches!(heads, Heads::Other) {
                break;
            }
        } else if lines.place(job, row, &line, cursor, mark)? {
            job.note_totals(start, row)?;
            break;
        }
    }
    lines.finish(job)
}

impl<'a> Lines<'a> {
    fn new(job: &Job<'a, '_>) -> Result<Lines<'a>, ImportError> {
        let roles = &job.layout.roles;
        let steps: Vec<Step> = roles
            .iter()
            .map(|role| match *role {
                Role::Profile(field) => {
                    Field::ALL.iter().position(|&other| other == field).map_or(Step::Skip, Step::Text)
                }
                Role::Date => Step::Date,
                Role::Amount => Step::Amount,
                Role::Cost => Step::Cost,
                Role::Margin => Step::Margin,
                Role::Quantity => Step::Quantity,
                Role::Price => Step::Price,
                Role::Year => Step::Year,
                Role::Stage => Step::Stage,
                Role::Currency => Step::Currency,
                Role::Ignored | Role::Month(_) | Role::MarginIn(_) | Role::Fact(_) => Step::Skip,
            })
            .collect();
        let fields = steps.iter().filter_map(|step| if let Step::Text(at) = step { Some(*at) } else { None });
        let column = |wanted: Role| roles.iter().position(|&role| role == wanted);
        let name = column(Role::Profile(Field::Name)).or(column(Role::Profile(Field::Code)));
        let never = Month::new(1900, 1).ok_or(ImportError::NoAccounts)?;
        Ok(Lines {
            fields: fields.collect(),
            date_column: column(Role::Date).unwrap_or(0),
            name_column: name.unwrap_or(0),
            computed: column(Role::Quantity).is_some(),
            has_year: column(Role::Year).is_some(),
            stage_column: column(Role::Stage),
            currency_column: column(Role::Currency),
            stages: Stages::default(),
            steps,
            sums: Sums::new(column(Role::Cost).or(column(Role::Margin)).is_some()),
            since_total: 0,
            lines_since_total: 0,
            totals: Vec::new(),
            entries: Vec::new(),
            places: FxHashMap::default(),
            seen: FxHashMap::default(),
            said: Vec::new(),
            others: FxHashMap::default(),
            last_key: ("", "", 0),
            last_date: ("", never, 0),
        })
    }

    /// Looks through the stages of the file, so that it is known which rows are sales before any is taken.
    fn find_stages(&mut self, job: &mut Job<'a, '_>) -> Result<(), ImportError> {
        if self.stage_column.is_none() {
            return Ok(());
        }
        let (mut cursor, mark, digits) = (job.start(), job.issues.mark(), job.options.digits);
        let guarded = job.layout.guarded;
        let mut row = job.layout.rows_above;
        let mut line = Line::BLANK;
        let mut stages = Stages::default();
        while !cursor.is_done() {
            row += 1;
            self.line(job, &mut cursor, row, &mut line)?;
            let [name, code, ..] = line.texts;
            let name = if name.is_blank() { clean(code, guarded) } else { clean(name, guarded) };
            let stage = clean(line.stage, guarded);
            let is_total = line.date.is_blank() && total_of(&name).or_else(|| total_of(&stage)).is_some();
            if line.filled && !is_total {
                stages.see(line.stage, &name, row, self.worth(&line, digits));
            }
            job.issues.back_to(mark);
            job.foreign();
        }
        stages.decide(job.options);
        self.stages = stages;
        Ok(())
    }

    /// Whether the row is a sale in the currency that is taken. What is none is counted by itself.
    fn is_sale(&mut self, job: &mut Job<'a, '_>, row: usize, line: &Line<'a>) -> bool {
        let foreign = job.foreign();
        if !self.stages.counts(line.stage, || self.worth(line, job.options.digits)) {
            return false;
        }
        // A sign in the amount itself tells the currency where no column does.
        let named = match foreign {
            Some(cell) if self.currency_column.is_none() || line.currency.is_blank() => cell,
            _ if self.currency_column.is_none() || line.currency.is_blank() => return true,
            _ => {
                let text = line.currency.trimmed();
                let tender = job.tender(&text);
                let taken = job.options.currency.map(Tender::Of);
                if taken.zip(tender).is_none_or(|(taken, tender)| taken.fits(tender)) {
                    return true;
                }
                (*text).into()
            }
        };
        let sales = self.worth(line, job.options.digits).flatten().unwrap_or(0);
        job.leave_currency(&named, row, self.currency_column.or(self.amount_column()), sales);
        false
    }

    /// The column that tells what lines are worth.
    fn amount_column(&self) -> Option<usize> {
        self.steps.iter().position(|step| matches!(step, Step::Amount | Step::Price))
    }

    /// Reads the cells of a row into `line`, which holds the row before.
    fn line(
        &self,
        job: &mut Job<'a, '_>,
        cursor: &mut Cursor<'a>,
        row: usize,
        line: &mut Line<'a>,
    ) -> Result<(), ImportError> {
        (line.filled, line.broken, line.beyond, line.cells) = (false, false, false, 0);
        let mut more = true;
        for (column, step) in self.steps.iter().enumerate() {
            if !more {
                line.rest_is_blank(self.steps.get(column..).unwrap_or_default());
                return Ok(());
            }
            line.cells += 1;
            match *step {
                Step::Skip | Step::Text(_) | Step::Date | Step::Year | Step::Stage | Step::Currency => {
                    let cell;
                    (cell, more) = job.cell(cursor)?;
                    line.filled |= !cell.is_blank();
                    line.broken |= cell.is_broken();
                    match *step {
                        Step::Text(field) => {
                            if let Some(text) = line.texts.get_mut(field) {
                                *text = cell;
                            }
                        }
                        Step::Date => line.date = cell,
                        Step::Year => line.year = cell,
                        Step::Stage => line.stage = cell,
                        Step::Currency => line.currency = cell,
                        _ => {}
                    }
                }
                Step::Amount | Step::Cost | Step::Margin | Step::Quantity | Step::Price => {
                    let figure;
                    (figure, more) = job.figure(cursor, row, column)?;
                    line.filled |= !matches!(figure, Figure::Blank);
                    match *step {
                        Step::Cost => line.cost = figure,
                        Step::Margin => line.margin = figure,
                        Step::Quantity => line.quantity = figure,
                        Step::Price => line.price = figure,
                        _ => line.amount = figure,
                    }
                }
            }
        }
        while more {
            let cell;
            (cell, more) = job.cell(cursor)?;
            line.cells += 1;
            line.beyond |= !cell.is_blank();
        }
        line.filled |= line.beyond;
        Ok(())
    }

    /// What a line is that may be one of headings: it has something that is no amount, or calls the account as its heading
    /// does.
    fn heads(
        &self,
        job: &mut Job<'a, '_>,
        start: Cursor<'a>,
        row: usize,
        line: &Line<'a>,
        mark: (usize, usize, usize),
    ) -> Option<Heads> {
        let [name, code, ..] = line.texts;
        let named = if name.is_blank() { code } else { name };
        let as_headed = || {
            let name = named.trimmed();
            !name.is_empty() && job.heading(self.name_column).starts_with(&*name)
        };
        let may_be = job.issues.must_fix > mark.2 || as_headed();
        may_be.then(|| job.heads(start, row, mark)).flatten()
    }

    /// Adds a line to its account and month, or leaves it out; `true` where it is the first of the totals at the
    /// end.
    fn place(
        &mut self,
        job: &mut Job<'a, '_>,
        row: usize,
        line: &Line<'a>,
        after: Cursor<'a>,
        mark: (usize, usize, usize),
    ) -> Result<bool, ImportError> {
        let [name_cell, code_cell, ..] = line.texts;
        let last = self.last_entry(code_cell, name_cell);
        let known = last.or_else(|| self.seen_entry(code_cell, name_cell));
        // The word stands in one column only, be that the name or the code.
        let alone = || name_cell.is_blank() || code_cell.is_blank();
        if known.is_none()
            && alone()
            && is_total(&clean(line.called(), job.layout.guarded))
            && job.is_total_row(after)
        {
            job.issues.back_to(mark);
            return Ok(true);
        }
        let may_be = known.is_none() || (last.is_none() && line.date.is_blank());
        if let Some(sum) = may_be.then(|| self.total(job, line)).flatten() {
            job.issues.back_to(mark);
            job.foreign();
            // One of an account would have no month, for it has no date: there is nothing to ask.
            job.leave_total(row, &clean(line.called(), job.layout.guarded), IssueKind::TotalRow, sum);
            return Ok(false);
        }
        let worth = self.worth(line, job.options.digits);
        let brought = worth.flatten().unwrap_or(0);
        self.since_total = self.since_total.saturating_add(brought);
        self.lines_since_total += 1;
        job.rows_read += 1;
        let apart = self.stage_column.or(self.currency_column).is_some() || job.options.currency.is_some();
        if apart && !self.is_sale(job, row, line) {
            job.issues.back_to(mark);
            job.brings(brought);
            return Ok(false);
        }
        let headings = self.steps.len();
        if line.broken {
            job.issues.add(
                row,
                None,
                &clean(name_cell, job.layout.guarded),
                IssueKind::BrokenQuotes,
                Weight::MustFix,
            );
        }
        if line.beyond {
            let kind = IssueKind::RowTooLong { cells: line.cells, headings };
            job.issues.add(row, None, &clean(name_cell, job.layout.guarded), kind, Weight::MustFix);
        }
        if known.is_none() && name_cell.is_blank() && code_cell.is_blank() {
            job.note(row, self.name_column, "", IssueKind::NameEmpty, Weight::MustFix);
        }
        let mut waits = job.issues.must_fix > mark.2;
        let date = self.date(job, row, line, &mut waits);
        let digits = job.options.digits;
        let amount = match worth {
            Some(Some(amount)) => Some(amount),
            Some(None) => {
                waits = true;
                // A cell that is no amount has its issue already.
                let parts = [&line.amount, &line.quantity, &line.price];
                if !parts.iter().any(|figure| matches!(figure, Figure::Wrong)) {
                    let column = self.amount_column().unwrap_or(0);
                    job.note(row, column, &self.amount_said(line), IssueKind::TooLarge, Weight::MustFix);
                }
                None
            }
            None => {
                // A line without an amount says nothing, and leaving it out unsaid would hide a gap.
                let column = self.steps.iter().position(|step| match step {
                    Step::Amount => true,
                    Step::Quantity => matches!(line.quantity, Figure::Blank),
                    Step::Price => matches!(line.price, Figure::Blank),
                    _ => false,
                });
                let column = column.unwrap_or(0);
                let cells = line.cells;
                let kind = if cells <= column {
                    IssueKind::RowTooShort { cells, headings }
                } else {
                    IssueKind::NotANumber
                };
                job.note(row, column, "", kind, Weight::MustFix);
                waits = true;
                None
            }
        };
        job.brings(amount.unwrap_or(0));
        let (Some((month, day)), Some(amount), false) = (date, amount, waits) else {
            job.waits();
            return Ok(false);
        };
        let entry = match known {
            Some(entry) => entry,
            None => self.entry(job, row, code_cell, name_cell),
        };
        if let (Some(code), Some(name)) = (code_cell.plain(), name_cell.plain()) {
            self.last_key = (code, name, entry);
        }
        let margin = match (atoms(&line.margin, digits).flatten(), atoms(&line.cost, digits).flatten()) {
            (Some(margin), _) => margin,
            (None, Some(cost)) => amount - cost,
            (None, None) => UNKNOWN,
        };
        self.say(entry, day, &line.texts);
        if let Some(entry) = self.entries.get_mut(entry as usize) {
            entry.rows += 1;
            entry.money = entry.money.saturating_add(amount);
            entry.days = (entry.days.0.min(day), entry.days.1.max(day));
        }
        self.sums.add(entry, (month, (day % DAYS) as u8), row, amount, margin);
        Ok(false)
    }

    /// What a line comes to that is the sum of the lines above it, since the last total or since an earlier one: one that
    /// is called a total, or has no date and no account, or whose amount is no chance.
    fn total(&mut self, job: &Job<'a, '_>, line: &Line<'a>) -> Option<i128> {
        let amount = self.worth(line, job.options.digits)?.filter(|&amount| amount != 0)?;
        // Lines may be finer than the total of them.
        let half = Amount::from_decimal(5, job.options.digits.min(3) + 1).atoms();
        let is = |sum: i128| sum.saturating_sub(amount).abs() <= half;
        let (dated, several) = (!line.date.is_blank(), self.lines_since_total > 1);
        let last = is(self.since_total);
        if dated && !(last && several) {
            return None;
        }
        let texts = || line.texts.iter().chain([&line.stage]).filter(|cell| !cell.is_blank());
        let called = texts().any(|&cell| {
            let text = clean(cell, job.layout.guarded);
            total_of(&text).or_else(|| total_before(&text)).is_some()
        });
        let [name, code, ..] = line.texts;
        let proved = || (name.is_blank() && code.is_blank()) || digits(amount, 0) >= AMOUNT_DIGITS;
        let is_total = match called {
            true => {
                last || self
                    .totals
                    .iter()
                    .rev()
                    .scan(self.since_total, |sum, before| {
                        *sum = sum.saturating_add(*before);
                        Some(*sum)
                    })
                    .any(is)
            }
            false => !dated && several && last && proved(),
        };
        if !is_total {
            return None;
        }
        if self.since_total != 0 {
            self.totals.push(self.since_total);
        }
        (self.since_total, self.lines_since_total) = (0, 0);
        Some(amount)
    }

    /// What a line is worth in units of 10^-15, as [`atoms`]; quantity times price where that is all the file tells.
    fn worth(&self, line: &Line<'_>, digits: u8) -> Option<Option<i128>> {
        if !self.computed {
            return atoms(&line.amount, digits);
        }
        let (quantity, price) = (exact(&line.quantity)?, exact(&line.price)?);
        let amount = quantity.zip(price).and_then(|(quantity, price)| product(quantity, price));
        Some(amount.filter(|amount| amount.round(digits).is_some()).map(Amount::atoms))
    }

    /// The amount of a line that is too large, or what makes it.
    fn amount_said(&self, line: &Line<'_>) -> String {
        let said = |figure: &Figure| match figure {
            Figure::Plain { mantissa, decimals } => Amount::from_decimal(*mantissa, *decimals).to_string(),
            Figure::Exact(amount) => amount.to_string(),
            Figure::Blank | Figure::Wrong => String::new(),
        };
        match self.computed {
            true => [said(&line.quantity), said(&line.price)].join(" × "),
            false => said(&line.amount),
        }
    }

    /// The entry of the line before, where this line names the same one.
    fn last_entry(&self, code: Cell<'a>, name: Cell<'a>) -> Option<u32> {
        let (last_code, last_name, entry) = self.last_key;
        let same = code.plain()? == last_code && name.plain()? == last_name && !self.entries.is_empty();
        same.then_some(entry)
    }

    /// The entry of an earlier line with the same code and name.
    fn seen_entry(&self, code: Cell<'a>, name: Cell<'a>) -> Option<u32> {
        self.seen.get(&(code.plain()?, name.plain()?)).copied()
    }

    /// The entry a line speaks of, a new one where it is the first.
    fn entry(&mut self, job: &mut Job<'a, '_>, row: usize, code_cell: Cell<'a>, name_cell: Cell<'a>) -> u32 {
        let name = clean(name_cell, job.layout.guarded);
        let odd = has_odd_characters(&name);
        let key = (clean(code_cell, job.layout.guarded), identity(name));
        let may_be_total = total_of(&key.0).or_else(|| total_of(&key.1)).is_some();
        let entry = match self.places.get(&key) {
            Some(&entry) => entry,
            None => {
                if odd {
                    job.note(row, self.name_column, &key.1, IssueKind::OddCharacters, Weight::ToKnow);
                }
                let entry = self.entries.len() as u32;
                let (code, name) = key.clone();
                self.entries.push(Entry {
                    code,
                    name,
                    row: row as u32,
                    rows: 0,
                    money: 0,
                    days: (Day::MAX, 0),
                });
                self.said.resize(self.said.len() + self.fields.len(), Said::NOTHING);
                self.places.insert(key, entry);
                entry
            }
        };
        if let (Some(code), Some(name), false) = (code_cell.plain(), name_cell.plain(), may_be_total) {
            self.seen.insert((code, name), entry);
        }
        entry
    }

    /// Keeps what the latest transaction says of an entry.
    fn say(&mut self, entry: u32, day: Day, texts: &[Cell<'a>; FIELDS]) {
        let base = entry as usize * self.fields.len();
        let Some(said) = self.said.get_mut(base..base + self.fields.len()) else { return };
        for (at, (said, &field)) in said.iter_mut().zip(&self.fields).enumerate() {
            if let Some(&cell) = texts.get(field)
                && let Some(other) = said.take(day, cell)
            {
                self.others.entry((entry, at)).or_default().push(other);
            }
        }
    }

    /// The month and day of a line.
    fn date(
        &mut self,
        job: &mut Job<'a, '_>,
        row: usize,
        line: &Line<'a>,
        waits: &mut bool,
    ) -> Option<(Month, Day)> {
        let cell = line.date;
        // Beside a column of years the same text is not the same day.
        let plain = cell.plain().filter(|_| !self.has_year);
        if let Some(text) = plain {
            if text == self.last_date.0 && !text.is_empty() {
                return Some((self.last_date.1, self.last_date.2));
            }
            let bytes = text.as_bytes();
            if let Some((year, month, day)) = iso_date(bytes).or_else(|| digit_date(bytes, job.known_order()))
                && let Some(month) = Month::new(year, month)
            {
                let found = (text, month, month.index() as Day * DAYS + day);
                self.last_date = found;
                return Some((found.1, found.2));
            }
        }
        let text = cell.text();
        // A date that hangs on the order is read in the order of the whole column.
        let order = hangs_on_order(&text).then(|| job.day_order(&text)).flatten();
        let year = line.year.trimmed().parse().ok();
        let mut read = read_date_in(&text, order, year);
        if read == Err(DateProblem::NoYear)
            && let Some(year) = job.year()
        {
            read = read_date_in(&text, order, Some(year));
        }
        match read {
            Ok(date) => {
                use chrono::Datelike;
                let month = Month::of(date)?;
                let day = month.index() as Day * DAYS + date.day();
                if let Some(text) = plain {
                    self.last_date = (text, month, day);
                }
                Some((month, day))
            }
            Err(problem) => {
                *waits = true;
                match problem {
                    DateProblem::Ambiguous => {
                        let seen = std::mem::replace(&mut job.seen_ambiguous_dates, true);
                        job.note_once(seen, row, self.date_column, &text, IssueKind::AmbiguousDates);
                    }
                    DateProblem::NoYear => {
                        let seen = std::mem::replace(&mut job.seen_no_year, true);
                        job.note_once(seen, row, self.date_column, &text, IssueKind::NoYear);
                    }
                    DateProblem::NotADate => {
                        job.note(row, self.date_column, &text, IssueKind::NotADate, Weight::MustFix);
                    }
                }
                None
            }
        }
    }

    /// Tells the rows that are no sales, and the stages that are not known.
    fn tell_stages(&self, job: &mut Job<'a, '_>) {
        use super::Usual;
        let know = Weight::ToKnow;
        for value in &self.stages.values {
            let left = value.left;
            let (kind, row, rows, sales) = match value.usual {
                _ if left.rows > 0 => (IssueKind::NotCounted, left.first_row, left.rows, left.sales),
                Usual::Unknown if !value.value.is_empty() => {
                    (IssueKind::StageUnknown, value.first_row, value.rows, value.sales)
                }
                _ => continue,
            };
            let place = self.stage_column.map(|column| (column, job.heading(column)));
            job.issues.add_sum(row, place, &value.value, kind, know, rows, Some(sales.atoms()));
        }
        job.tell_currencies();
    }

    fn finish(mut self, job: &mut Job<'a, '_>) -> Result<Read, ImportError> {
        job.issues.settle();
        self.tell_stages(job);
        job.stages = std::mem::take(&mut self.stages.values);
        job.stages.sort_by_key(|value| std::cmp::Reverse(value.rows));
        let answered = Answered { told_by: job.options.told_by, alike: &job.options.alike };
        let found = tell_apart(&self.entries, answered);
        let who = self.accounts(&found.account_of);
        let sums = std::mem::replace(&mut self.sums, Sums::new(false)).by_account(&found.account_of);
        let rows: Vec<u32> = who.iter().map(|account| account.row).collect();
        let Summed { ledger, kept, lost, last_days } = sums.into_ledger(job, &rows, self.date_column)?;
        let (codes, guarded) = (found.told_by == ToldBy::Code, job.layout.guarded);
        let who = kept.into_iter().filter_map(|account| who.get(account as usize));
        let mut dropped = Vec::new();
        let profile = |account| {
            let mut profile = self.profile(account, guarded);
            if !codes {
                dropped.push(std::mem::take(&mut profile.code));
            }
            profile
        };
        let profiles = who.clone().map(profile).collect();
        let rows = who.clone().map(|account| account.row).collect();
        job.note_identity(&self.entries, &found);
        who.for_each(|account| self.note_changes(job, account));
        job.note_empty_months(ledger.span(), &last_days);
        let book = Book { profiles, ledger };
        Ok(Read {
            book,
            rows,
            rounding: lost,
            last_days,
            gaps: Vec::new(),
            identity: found.identity,
            codes: dropped,
            alike: found.alike,
            alike_total: found.alike_total,
            sum_rows: Vec::new(),
        })
    }

    /// What the entries say of each account, the latest first in every field.
    fn accounts(&self, account_of: &[u32]) -> Vec<Who<'a>> {
        let mut all: Vec<Who<'a>> = Vec::new();
        let said = self.said.chunks(self.fields.len().max(1));
        for ((at, entry), (said, &account)) in (0..).zip(&self.entries).zip(said.zip(account_of)) {
            let others = |field: usize| {
                let others = self.others.get(&(at, field));
                others.map_or(&[][..], |others| &others.cells)
            };
            match all.get_mut(account as usize) {
                None => {
                    all.push(Who {
                        row: entry.row,
                        rows: entry.rows,
                        money: entry.money,
                        said: said.to_vec(),
                        others: (0..said.len()).map(|field| others(field).to_vec()).collect(),
                    });
                }
                Some(who) => {
                    who.rows += entry.rows;
                    who.money = who.money.saturating_add(entry.money);
                    for (field, ((held, kept), more)) in
                        who.said.iter_mut().zip(&mut who.others).zip(said).enumerate()
                    {
                        kept.extend(others(field));
                        kept.extend(held.take(more.day, more.cell));
                    }
                }
            }
        }
        all
    }

    /// Tells where an account was said to have several regions, owners and the like.
    fn note_changes(&self, job: &mut Job<'a, '_>, who: &Who<'a>) {
        for ((&at, said), others) in self.fields.iter().zip(&who.said).zip(&who.others) {
            let Some(&field) = Field::ALL.get(at) else { continue };
            if others.is_empty() || matches!(field, Field::Name | Field::Code) {
                continue;
            }
            let column = self.steps.iter().position(|step| matches!(step, Step::Text(other) if *other == at));
            let column = column.unwrap_or(0);
            let kept = clean(said.cell, job.layout.guarded);
            let others = others.iter().map(|&other| clean(other, job.layout.guarded));
            let Some(kind) = several_values(field, &kept, others) else { continue };
            let name = self.profile(who, job.layout.guarded).name;
            let place = Some((column, job.heading(column)));
            let rows = who.rows as usize;
            job.issues.add_sum(who.row as usize, place, &name, kind, Weight::ToKnow, rows, Some(who.money));
        }
    }

    /// The profile of an account; its code only where codes tell accounts apart.
    fn profile(&self, who: &Who<'a>, guarded: bool) -> Profile {
        let mut profile = Profile::default();
        for (&field, said) in self.fields.iter().zip(&who.said) {
            if let Some(&field) = Field::ALL.get(field) {
                profile.set(field, &clean(said.cell, guarded));
            }
        }
        if profile.name.is_empty() {
            profile.name = profile.code.clone();
        }
        profile
    }
}

/// A figure as an exact decimal, `mantissa` x 10^-`decimals`: the outer `None` is a blank cell, the inner one a cell
/// that is not an amount.
fn exact(figure: &Figure) -> Option<Option<(i128, u32)>> {
    match figure {
        Figure::Blank => None,
        Figure::Wrong => Some(None),
        Figure::Plain { mantissa, decimals } => Some(Some((i128::from(*mantissa), u32::from(*decimals)))),
        Figure::Exact(amount) => Some(Some(amount.decimal())),
    }
}

/// An account, as its entries tell it.
struct Who<'a> {
    /// The first row.
    row: u32,
    rows: u32,
    money: i128,
    /// One for each of the file's fields.
    said: Vec<Said<'a>>,
    /// What else was said, for each of them.
    others: Vec<Vec<Cell<'a>>>,
}

/// A figure in units of 10^-15: the outer `None` is a blank cell, the inner one a cell that is not an amount.
fn atoms(figure: &Figure, digits: u8) -> Option<Option<i128>> {
    match figure {
        Figure::Blank => None,
        Figure::Wrong => Some(None),
        Figure::Plain { mantissa, decimals } => {
            let fits = round_plain(*mantissa, *decimals, digits).is_some();
            Some(fits.then(|| Amount::from_decimal(*mantissa, *decimals).atoms()))
        }
        Figure::Exact(amount) => Some(Some(amount.atoms())),
    }
}
