//! Months, spans of months, fiscal years.

use std::fmt;

/// A calendar month, counted from January of year 0, so that months subtract.
///
/// ```
/// use keyline::plan::Month;
/// let december = Month::new(2012, 12).unwrap();
/// assert_eq!(december.next(), Month::new(2013, 1).unwrap());
/// assert_eq!(december.to_string(), "2012-12");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// January 2000, for spans that have no month of their own.
    pub const EPOCH: Month = Month(24_000);

    /// The month `month` (1 to 12) of `year` (1900 to 2200); `None` outside.
    pub fn new(year: i32, month: u32) -> Option<Month> {
        ((1900..=2200).contains(&year) && (1..=12).contains(&month))
            .then(|| Month(year * 12 + month as i32 - 1))
    }

    /// The month that holds a date, or `None` outside the years 1900 to 2200.
    pub fn of(date: chrono::NaiveDate) -> Option<Month> {
        use chrono::Datelike;
        Month::new(date.year(), date.month())
    }

    /// The calendar year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The month of the year, 1 to 12.
    pub fn number(self) -> u32 {
        self.0.rem_euclid(12) as u32 + 1
    }

    /// The month `n` months later (earlier where negative).
    pub fn plus(self, n: i32) -> Month {
        Month(self.0 + n)
    }

    /// The month after this one.
    pub fn next(self) -> Month {
        self.plus(1)
    }

    /// How many months `self` lies after `earlier`; negative where it lies before.
    pub fn since(self, earlier: Month) -> i32 {
        self.0 - earlier.0
    }

    /// Months since January of year 0, for the file formats; [`Month::from_index`] reads it back.
    pub fn index(self) -> i32 {
        self.0
    }

    /// The month of an [`Month::index`], or `None` outside the years 1900 to 2200.
    pub fn from_index(index: i32) -> Option<Month> {
        Month::new(index.div_euclid(12), index.rem_euclid(12) as u32 + 1)
    }

    /// The last day of the month.
    pub fn last_day(self) -> Option<chrono::NaiveDate> {
        let next = self.next();
        chrono::NaiveDate::from_ymd_opt(next.year(), next.number(), 1)?.pred_opt()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

/// A run of whole months, `first` and the `months - 1` that follow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// The first month.
    pub first: Month,
    /// How many months; 0 is an empty span.
    pub months: usize,
}

impl Span {
    /// The span of `months` months from `first`.
    pub fn new(first: Month, months: usize) -> Span {
        Span { first, months }
    }

    /// The span from `first` to `last`, both included; empty where `last` is before `first`.
    pub fn between(first: Month, last: Month) -> Span {
        Span { first, months: usize::try_from(last.since(first) + 1).unwrap_or(0) }
    }

    /// The `months` months that end with `last`.
    pub fn ending(last: Month, months: usize) -> Span {
        Span { first: last.plus(1 - months as i32), months }
    }

    /// The last month, or `None` of an empty span.
    pub fn last(self) -> Option<Month> {
        (self.months > 0).then(|| self.first.plus(self.months as i32 - 1))
    }

    /// Whether the span has no month.
    pub fn is_empty(self) -> bool {
        self.months == 0
    }

    /// Whether `month` lies in the span.
    pub fn contains(self, month: Month) -> bool {
        self.offset(month).is_some()
    }

    /// The position of `month` in the span, from 0.
    pub fn offset(self, month: Month) -> Option<usize> {
        usize::try_from(month.since(self.first)).ok().filter(|&at| at < self.months)
    }

    /// The months, in order.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Month> + Clone {
        (0..self.months as i32).map(move |n| self.first.plus(n))
    }

    /// From the first month of either span to the last.
    pub fn union(self, other: Span) -> Span {
        match (self.last(), other.last()) {
            (Some(own), Some(last)) => Span::between(self.first.min(other.first), own.max(last)),
            (None, _) => other,
            (_, None) => self,
        }
    }

    /// The months between two spans that neither has; none where they meet or one has no months.
    ///
    /// ```
    /// use keyline::plan::{Month, Span};
    /// let from = |month, months| Span::new(Month::new(2025, month).unwrap(), months);
    /// assert_eq!(from(1, 3).gap_to(from(6, 2)), from(4, 2));
    /// assert!(from(4, 2).gap_to(from(1, 3)).is_empty());
    /// ```
    pub fn gap_to(self, other: Span) -> Span {
        let (Some(own), Some(last)) = (self.last(), other.last()) else { return Span::new(self.first, 0) };
        match () {
            () if own.next() < other.first => Span::between(own.next(), other.first.plus(-1)),
            () if last.next() < self.first => Span::between(last.next(), self.first.plus(-1)),
            () => Span::new(self.first, 0),
        }
    }

    /// The months that both spans have.
    pub fn meet(self, other: Span) -> Span {
        let (Some(a), Some(b)) = (self.last(), other.last()) else { return Span::new(self.first, 0) };
        Span::between(self.first.max(other.first), a.min(b))
    }

    /// The same months `n` months later.
    pub fn plus(self, n: i32) -> Span {
        Span { first: self.first.plus(n), months: self.months }
    }
}

/// The calendar of fiscal years: the month of the year in which each begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FiscalCalendar {
    start: u8,
}

impl FiscalCalendar {
    /// Fiscal years that are calendar years.
    pub const CALENDAR: FiscalCalendar = FiscalCalendar { start: 1 };

    /// Fiscal years that start in month `start`, 1 to 12; `None` outside.
    pub fn starting(start: u8) -> Option<FiscalCalendar> {
        (1..=12).contains(&start).then_some(FiscalCalendar { start })
    }

    /// The month of the year in which a fiscal year starts, 1 to 12.
    pub fn start(self) -> u8 {
        self.start
    }

    /// The fiscal year that holds `month`.
    pub fn year_of(self, month: Month) -> FiscalYear {
        let shift = (13 - i32::from(self.start)) % 12;
        FiscalYear(month.plus(shift).year())
    }

    /// The twelve months of a fiscal year.
    ///
    /// ```
    /// use keyline::plan::{FiscalCalendar, FiscalYear, Month};
    /// let april = FiscalCalendar::starting(4).unwrap();
    /// assert_eq!(april.span(FiscalYear(2026)).first, Month::new(2025, 4).unwrap());
    /// ```
    pub fn span(self, year: FiscalYear) -> Span {
        let shift = (13 - i32::from(self.start)) % 12;
        Span::new(Month(year.0 * 12 - shift), 12)
    }

    /// The fiscal quarter of a month, 0 to 3.
    pub fn quarter_of(self, month: Month) -> usize {
        self.position(month) / 3
    }

    /// The position of a month in its fiscal year, 0 to 11.
    pub fn position(self, month: Month) -> usize {
        ((month.number() as usize + 12) - usize::from(self.start)) % 12
    }
}

/// A fiscal year, named after the calendar year in which it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalYear(pub i32);

impl FiscalYear {
    /// The year after.
    pub fn next(self) -> FiscalYear {
        FiscalYear(self.0 + 1)
    }

    /// The year before.
    pub fn previous(self) -> FiscalYear {
        FiscalYear(self.0 - 1)
    }
}
