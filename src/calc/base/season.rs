//! The season: how the months of a year differ from each other.
//!
//! The portfolio and its classes have an index, a ratio to the moving average. An account has a mixture of its own months
//! and its class's ([`AccountSeason`]): who buys from June to November, every year, buys nothing in May, whatever the class
//! does; who orders once a year, in another month each year, has nothing of its own to go by.

use std::sync::Arc;

use crate::calc::ask::{Found, Sold};
use crate::calc::portfolio::{classes, ordinary_months, ordinary_rows, whole_months};
use crate::calc::{Name, Op, Origin, Recorder, Term, Unit};
use crate::plan::{Class, Month, Plan, Span};

/// How many whole months a seasonal index needs: two years.
pub const SEASON_MONTHS: usize = 24;

/// A month below this part of an average one is no season to divide by: sales in it are taken as they are.
pub(super) const LEAST_SEASON: f64 = 0.05;

/// The seasonal index of the portfolio.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Season {
    /// By calendar month, January first, as multiples of an average month: none below 0, mean 1.
    pub index: [f64; 12],
    /// How it was found.
    pub basis: SeasonBasis,
}

/// How a seasonal index was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SeasonBasis {
    /// From this many whole months, at least two years of them.
    TwoYears {
        /// How many.
        months: usize,
    },
    /// Even, because there are only this many whole months.
    Even {
        /// How many.
        months: usize,
    },
    /// Even, because returns outweigh sales for so long that a ratio to the average means nothing.
    Irregular,
    /// In part an account's own months, in part those of its class; see [`AccountSeason`].
    Mixture,
}

impl Season {
    const EVEN: [f64; 12] = [1.0; 12];

    /// The indices of the twelve months that begin with calendar month `start`, 1 to 12.
    ///
    /// ```
    /// use keyline::calc::base::{Season, SeasonBasis};
    /// let index = [0.5, 1.5, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0];
    /// let season = Season { index, basis: SeasonBasis::TwoYears { months: 36 } };
    /// assert_eq!(season.from_month(12)[..3], [1.0, 0.5, 1.5]);
    /// ```
    pub fn from_month(&self, start: u32) -> [f64; 12] {
        let mut turned = self.index;
        turned.rotate_left((start.max(1) as usize - 1) % 12);
        turned
    }
}

/// The seasonal index of the whole portfolio, from every whole month, one-offs left out; even under two years.
pub fn season(plan: &Plan) -> Season {
    *Sold::of(plan).season.get_or_init(|| find_season(plan, whole_months(plan)))
}

fn find_season(plan: &Plan, span: Span) -> Season {
    let months = span.months;
    if months < SEASON_MONTHS {
        return Season { index: Season::EVEN, basis: SeasonBasis::Even { months } };
    }
    let series: Vec<f64> = ordinary_months(plan, span).iter().map(|money| money.to_f64()).collect();
    let Some(index) = placed_index(&series, span) else {
        return Season { index: Season::EVEN, basis: SeasonBasis::Irregular };
    };
    Season { index, basis: SeasonBasis::TwoYears { months } }
}

/// How an account's year lies over its months: in part as its own years did, in part as those of its class.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AccountSeason {
    /// Its own months; `None` where it has bought in fewer than two years.
    pub own: Option<OwnMonths>,
    /// The months of its class, else of the portfolio, January first, mean 1.
    pub other: [f64; 12],
    /// Whose those are; `None` is the portfolio.
    pub class: Option<Class>,
}

impl AccountSeason {
    /// How far its own months count, 0 to 1.
    pub fn own_weight(&self) -> f64 {
        self.own.map_or(0.0, |own| own.weight())
    }

    /// The mixture by calendar month, January first: none below 0, mean 1.
    pub fn season(&self) -> Season {
        let mut index = self.other;
        if let Some(own) = self.own {
            let weight = own.weight();
            for (mixed, own) in index.iter_mut().zip(own.index) {
                *mixed = weight * own + (1.0 - weight) * *mixed;
            }
        }
        Season { index, basis: SeasonBasis::Mixture }
    }
}

/// The months of an account's own years, and how well the earlier ones foretold the last.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OwnMonths {
    /// The mean of its years' shares, as multiples of an average month.
    pub index: [f64; 12],
    /// How many years of twelve months with a sale there are: two or more.
    pub years: usize,
    /// What the shares of its earlier years missed of the last year's: squares, added over the months.
    pub missed: f64,
    /// What the shares of the class missed of them.
    pub missed_by_class: f64,
}

/// Squares that add up to less than this are rounding.
const NOTHING_MISSED: f64 = 1e-18;

impl OwnMonths {
    /// The own months of a series, whose years of twelve end with its last month, beside the shares of a class; both
    /// begin with the calendar month in which those years begin. Years without a sale say nothing and are left out, and so
    /// are months below zero; `None` where fewer than two years are left.
    ///
    /// Two years alike foretell each other and count whole. One order a year in another month each year foretells nothing:
    /// it misses by 1 + 1 where twelve months alike miss by (11/12)^2 + 11/144 = .917, and counts nothing.
    ///
    /// ```
    /// use keyline::calc::base::OwnMonths;
    /// let summer = [0.0, 0.0, 0.0, 0.0, 0.0, 50.0, 50.0, 50.0, 50.0, 50.0, 50.0, 0.0];
    /// let own = OwnMonths::of(&[summer, summer].concat(), &[1.0; 12]).unwrap();
    /// assert_eq!((own.weight(), own.index[4], own.index[5]), (1.0, 0.0, 2.0));
    /// let (mut march, mut may) = ([0.0; 12], [0.0; 12]);
    /// (march[2], may[4]) = (70.0, 90.0);
    /// let own = OwnMonths::of(&[march, may].concat(), &[1.0; 12]).unwrap();
    /// assert_eq!((own.weight(), own.missed), (0.0, 2.0));
    /// assert!((own.missed_by_class - 0.917).abs() < 1e-3);
    /// ```
    pub fn of(series: &[f64], class: &[f64; 12]) -> Option<OwnMonths> {
        // The last year first.
        let mut years = series.rchunks_exact(12).filter_map(shares);
        let last = years.next()?;
        let (mut before, mut count) = ([0.0; 12], 0_usize);
        for year in years {
            count += 1;
            before.iter_mut().zip(year).for_each(|(sum, share)| *sum += share);
        }
        if count == 0 {
            return None;
        }
        let (mut index, mut missed, mut missed_by_class) = ([0.0; 12], 0.0, 0.0);
        for (at, month) in index.iter_mut().enumerate() {
            let own = before[at] / count as f64 - last[at];
            let other = class[at] / 12.0 - last[at];
            (missed, missed_by_class) = (missed + own * own, missed_by_class + other * other);
            *month = 12.0 * (before[at] + last[at]) / (count + 1) as f64;
        }
        if missed < NOTHING_MISSED {
            missed = 0.0;
        }
        Some(OwnMonths { index, years: count + 1, missed, missed_by_class })
    }

    /// How far they count beside the class's: 1 - missed / missed by the class, at least 0; 1 where nothing was missed.
    pub fn weight(&self) -> f64 {
        if self.missed == 0.0 { 1.0 } else { (1.0 - self.missed / self.missed_by_class).max(0.0) }
    }
}

/// What part of the sales above zero of twelve months each makes; `None` where there are none.
fn shares(year: &[f64]) -> Option<[f64; 12]> {
    let mut shares = [0.0; 12];
    shares.iter_mut().zip(year).for_each(|(share, month)| *share = month.max(0.0));
    let sum: f64 = shares.iter().sum();
    (sum > 0.0).then(|| shares.map(|month| month / sum))
}

/// The seasons below the portfolio's: of each class, and what accounts repeat of their own.
#[derive(Debug, Clone, PartialEq)]
pub struct Seasons {
    /// The months they rest on.
    span: Span,
    /// By row, where an account's own months count.
    own: Vec<Option<Box<OwnMonths>>>,
    by_class: [Option<[f64; 12]>; 3],
    classes: Vec<Option<Class>>,
    portfolio: [f64; 12],
}

impl Seasons {
    /// The season of all accounts together.
    pub fn of_all(&self) -> Season {
        Season { index: self.portfolio, basis: SeasonBasis::TwoYears { months: self.span.months } }
    }

    /// The season of an account, by its row.
    pub fn of(&self, row: usize) -> AccountSeason {
        let (other, class) = self.beside(row);
        AccountSeason { own: self.own.get(row).and_then(Option::as_deref).copied(), other, class }
    }

    /// The months beside an account's own ones, and of which class they are.
    fn beside(&self, row: usize) -> ([f64; 12], Option<Class>) {
        let class = self.classes.get(row).copied().flatten();
        let of_class = class.and_then(|class| self.by_class[class as usize]);
        (of_class.unwrap_or(self.portfolio), class.filter(|_| of_class.is_some()))
    }
}

/// The seasons of classes, by the last twelve months, and of accounts; `None` under two years, where all are even.
pub fn seasons(plan: &Plan) -> Option<Arc<Seasons>> {
    let find = || find_seasons(plan, whole_months(plan)).map(Arc::new);
    Sold::of(plan).seasons.get_or_init(find).clone()
}

/// The same as it was known when the target was committed: what has been sold of the year since is what it is held against,
/// and no season of it.
pub(in crate::calc) fn committed_seasons(plan: &Plan) -> Option<Arc<Seasons>> {
    let find = || {
        let whole = whole_months(plan);
        let then = Span::between(whole.first, plan.committed()?.data_through);
        find_seasons(plan, whole.meet(then)).map(Arc::new)
    };
    Found::of(plan).committed_seasons.get_or_init(find).clone()
}

fn find_seasons(plan: &Plan, span: Span) -> Option<Seasons> {
    let last = span.last().filter(|_| span.months >= SEASON_MONTHS)?;
    let rows = ordinary_rows(plan, span);
    let year = Span::ending(last, 12);
    let latest = ordinary_rows(plan, year);
    let mut series = Vec::with_capacity(span.months);
    let of_year = |row: usize| {
        latest.put(row, &mut series);
        series.iter().sum::<f64>() as i64
    };
    let amounts: Vec<i64> = (0..plan.ledger().rows()).map(of_year).collect();
    let classes = classes(plan, &amounts);
    let mut sums = [const { Vec::new() }; 3];
    sums.iter_mut().for_each(|sum: &mut Vec<f64>| sum.resize(span.months, 0.0));
    for (row, class) in classes.iter().enumerate() {
        let Some(class) = class else { continue };
        rows.put(row, &mut series);
        for (sum, value) in sums[*class as usize].iter_mut().zip(&series) {
            *sum += value;
        }
    }
    let by_class = sums.map(|sum| placed_index(&sum, span));
    let portfolio = find_season(plan, span).index;
    let mut found = Seasons { span, own: Vec::new(), by_class, classes, portfolio };
    let own_of = |row: usize| {
        rows.put(row, &mut series);
        let own = own_months(&series, year.first, &found.beside(row).0)?;
        (own.weight() > 0.0).then(|| Box::new(own))
    };
    found.own = (0..plan.ledger().rows()).map(own_of).collect();
    Some(found)
}

/// The own months of a series, January first, of which the last year begins with `first`.
fn own_months(series: &[f64], first: Month, other: &[f64; 12]) -> Option<OwnMonths> {
    let turn = first.number() as usize - 1;
    let mut turned = *other;
    turned.rotate_left(turn);
    let mut own = OwnMonths::of(series, &turned)?;
    own.index.rotate_right(turn);
    Some(own)
}

/// The part of an account's year that falls into a calendar month, as a fraction: w x what it was in its own years + (1 - w)
/// x what it is in its class, with w = 1 - missed / missed by the class.
pub(in crate::calc) fn season_part_of<R: Recorder>(
    plan: &Plan,
    seasons: Option<&Seasons>,
    row: usize,
    month: Month,
    r: &mut R,
) -> Term {
    let twelve = r.input(Name::MonthsOfYear, 12.0, Unit::Months, Origin::Constant);
    let at = month.number() as usize - 1;
    let Some(seasons) = seasons else {
        let even = r.input(Name::SeasonOfClass(None), 1.0, Unit::Factor, Origin::Default);
        return r.step(Name::MonthPart, Op::Divide, &[even, twelve], Unit::Ratio);
    };
    let AccountSeason { own, other, class } = seasons.of(row);
    let span = seasons.span;
    let accounts = seasons.classes.iter().filter(|own| class.is_none() || **own == class).count();
    let origin = Origin::Sales { span, accounts };
    let other = r.input(Name::SeasonOfClass(class), other[at], Unit::Factor, origin);
    let years = Span::ending(span.last().unwrap_or(month), span.months / 12 * 12);
    // Of those whose own months count nothing it is not kept how little.
    let own = own.or_else(|| {
        let series = ordinary_rows(plan, years).row(row);
        own_months(&series, years.first, &seasons.of(row).other).filter(|own| own.missed_by_class > 0.0)
    });
    let Some(own) = own else {
        return r.step(Name::MonthPart, Op::Divide, &[other, twelve], Unit::Ratio);
    };
    let origin = Origin::Sales { span: years, accounts: 1 };
    let index = r.input(Name::SeasonOwn, own.index[at], Unit::Factor, origin);
    let one = r.input(Name::One, 1.0, Unit::Factor, Origin::Constant);
    let missed = r.input(Name::SeasonMissed, own.missed, Unit::Index, origin);
    let weight = if own.missed == 0.0 {
        r.step(Name::SeasonOwnWeight, Op::Subtract, &[one, missed], Unit::Ratio)
    } else {
        let by_class = r.input(Name::SeasonMissedByClass(class), own.missed_by_class, Unit::Index, origin);
        let ratio = r.step(Name::Ratio, Op::Divide, &[missed, by_class], Unit::Factor);
        let weight = r.step(Name::SeasonOwnWeight, Op::Subtract, &[one, ratio], Unit::Ratio);
        let zero = r.input(Name::Zero, 0.0, Unit::Ratio, Origin::Constant);
        r.step(Name::SeasonOwnWeight, Op::Most, &[weight, zero], Unit::Ratio)
    };
    let rest = r.step(Name::SeasonRestWeight, Op::Subtract, &[one, weight], Unit::Ratio);
    let own = r.step(Name::SeasonOwn, Op::Multiply, &[weight, index], Unit::Factor);
    let other = r.step(Name::SeasonOfClass(class), Op::Multiply, &[rest, other], Unit::Factor);
    let mixed = r.step(Name::MonthSeason(month), Op::Sum, &[own, other], Unit::Factor);
    r.step(Name::MonthPart, Op::Divide, &[mixed, twelve], Unit::Ratio)
}

/// A seasonal index by calendar month; `None` where there is none that no month of a target would be negative by.
fn placed_index(series: &[f64], span: Span) -> Option<[f64; 12]> {
    let found = seasonal_index(series, 12).filter(|found| found.iter().all(|&value| value >= 0.0))?;
    let mut index = Season::EVEN;
    for (at, value) in found.into_iter().enumerate() {
        index[(span.first.number() as usize - 1 + at) % 12] = value;
    }
    Some(index)
}

/// The multiplicative seasonal index of a series: the mean ratio of each season to the centred moving average
/// over one whole cycle, normalised to mean 1. Position 0 is the season of the first element.
///
/// `None` under two cycles, for cycles shorter than 2, and where a moving average is not above zero.
///
/// Source: ratio to moving average, as in Anderson, Sweeney and Williams, *Statistics for Business and
/// Economics* (their television set sales print .93 .84 1.09 1.14), and R's `decompose`.
///
/// ```
/// use keyline::calc::base::seasonal_index;
/// let sets = [4.8, 4.1, 6.0, 6.5, 5.8, 5.2, 6.8, 7.4, 6.0, 5.6, 7.5, 7.8, 6.3, 5.9, 8.0, 8.4];
/// let index = seasonal_index(&sets, 4).unwrap();
/// let rounded: Vec<f64> = index.iter().map(|index| (index * 1e4).round() / 1e4).collect();
/// assert_eq!(rounded, [0.9307, 0.8364, 1.0915, 1.1414]);
/// ```
pub fn seasonal_index(series: &[f64], length: usize) -> Option<Vec<f64>> {
    if length < 2 || series.len() < length.checked_mul(2)? {
        return None;
    }
    let half = length / 2;
    let mut sums = vec![0.0; length];
    let mut counts = vec![0_usize; length];
    for at in half..series.len() - half {
        let window = &series[at - half..=at + half];
        let mut sum: f64 = window.iter().sum();
        if length.is_multiple_of(2) {
            // An even cycle has no middle: the two ends are the same season and count half each.
            sum -= 0.5 * (window[0] + window[length]);
        }
        let average = sum / length as f64;
        let ratio = series[at] / average;
        if average <= 0.0 || !ratio.is_finite() {
            return None;
        }
        sums[at % length] += ratio;
        counts[at % length] += 1;
    }
    let means: Vec<f64> = sums.iter().zip(&counts).map(|(sum, &count)| sum / count as f64).collect();
    let total: f64 = means.iter().sum();
    let scale = length as f64 / total;
    (total > 0.0 && scale.is_finite()).then(|| means.iter().map(|mean| mean * scale).collect())
}
