//! Where somebody stands against the committed year: attainment, pace, rates, landing.
//!
//! Run rate = actual to date / sum of the season of the months elapsed: what an average month brings. Required
//! rate = (year's target - actual) / sum of the season of the months left: what an average month must bring. Of a
//! person both count the months in which any account was theirs: 90 in three months of a flat year are 30 a month,
//! whoever had the accounts before.
//! Of both the season is that of the accounts that were theirs, each by its own ([`crate::calc::base::AccountSeason`]) and as much as
//! its base is large.
//! Landing = actual + base of the months left by those seasons x pace, with pace = actual without one-offs / base to date,
//! pulled towards 1: pace used = 1 + (pace - 1) x m/(m + 3), with m the months gone as their season counts: 12 x base to
//! date / base of the year. Of an even 100 a month, 330 sold in three: 330 + 900 x (1 + .1 x 3/6) = 1,275. It is the base and
//! not the target: who asks for more is not nearer to less. And it is the season and not the calendar: 733 sold where 1 was
//! due before a Christmas of 1,000 tell little of that. One month tells little of a year (1/4 of its
//! deviation is used), nine tell most (3/4); the 3 is ours, [`PACE_MONTHS`]. Where nothing was due so far, as of an account
//! that buys from June on, there is no pace, and the base of the months left is what comes; so it is where that base is
//! below zero, as no pace brings more returns.

use std::ops::Range;

use super::{Pair, Status, pair};
use crate::calc::record::{many, money, ratio};
use crate::calc::{Name, Op, Origin, Recorder, Silent, Term, Undefined, Unit, Whose, Window, assess};
use crate::plan::{Money, Month, Span};

/// The months after which half of a deviation of pace is believed.
pub const PACE_MONTHS: f64 = 3.0;

/// Target and sales of an account, an owner or the company over the committed year.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Whose.
    pub whose: Whose,
    /// How many accounts.
    pub accounts: usize,
    /// The twelve months of the committed year.
    pub year: Span,
    /// How many of them are whole months with actual sales, 0 to 12.
    pub elapsed: usize,
    /// The seasonal index of the committed target, by month of the year: that of months without an account.
    pub(super) committed_season: [f64; 12],
    /// What the accounts would sell anyway, by month: the base of each by its season, minor units.
    pub season_months: [f64; 12],
    /// The seasonal indices of the accounts times what each weighs, added, and those weights.
    pub(super) weighed: [(f64, f64); 12],
    /// What the accounts would sell anyway, by month: the base of each by the months of its target, minor units.
    pub base_months: [f64; 12],
    /// The target by month, as it stands.
    pub target_months: [Money; 12],
    /// The target by month as it was committed.
    pub original_months: [Money; 12],
    /// In which months any of the accounts was theirs: the first month in the lowest bit.
    pub held: u16,
    /// The sales by month; zero in months that are not whole.
    pub actual_months: [Money; 12],
    /// What of that was one-off, as marked.
    pub(super) one_off_months: [Money; 12],
    /// What the same accounts brought in the same months of the year before.
    pub before_months: [Money; 12],
    /// What was theirs in the months of the year before brought then; of people alone.
    pub last_months: [Money; 12],
    /// The key accounts of the committed target among the accounts.
    pub keys: Vec<Bought>,
    /// Whether any target was revised.
    pub is_revised: bool,
}

/// In which months of the year a key account bought something: the first month in the lowest bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bought {
    /// This year, whole months only.
    pub now: u16,
    /// The year before.
    pub before: u16,
    /// In which months it was theirs.
    pub held: u16,
}

/// The second number of the growth phase: key accounts won and kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Buyers {
    /// How many bought in the window, each counted once.
    pub now: usize,
    /// How many bought in the same months of the year before.
    pub before: usize,
    /// How many there are: the target is that all buy.
    pub of: usize,
}

/// A window of a standing, read off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// The target of the window.
    pub target: Result<Money, Undefined>,
    /// The sales of its whole months.
    pub actual: Result<Money, Undefined>,
    /// Actual over target, once the window is over.
    pub attainment: Result<f64, Undefined>,
    /// Actual less target, once the window is over.
    pub gap: Result<Money, Undefined>,
    /// How the attainment is called.
    pub status: Result<Status, Undefined>,
    /// Key accounts that bought.
    pub buyers: Result<Buyers, Undefined>,
}

impl Standing {
    /// A window read off.
    pub fn reading(&self, window: Window) -> Reading {
        let (target, actual) = (self.target(window), self.actual(window));
        let pair =
            target.and_then(|target| Ok(Pair { target, actual: actual?, whole: self.is_over(window)? }));
        Reading {
            target,
            actual,
            attainment: pair.and_then(|pair| pair.attainment()),
            gap: pair.and_then(|pair| pair.gap()),
            status: pair.and_then(|pair| pair.status()),
            buyers: self.buyers(window),
        }
    }

    /// The target of a window.
    pub fn target(&self, window: Window) -> Result<Money, Undefined> {
        self.target_in(window, &mut Silent).and_then(money)
    }

    /// The sales of a window's whole months.
    pub fn actual(&self, window: Window) -> Result<Money, Undefined> {
        self.actual_in(window, &mut Silent).and_then(money)
    }

    /// The target of a window as it was committed.
    pub fn original(&self, window: Window) -> Result<Money, Undefined> {
        self.original_in(window, &mut Silent).and_then(money)
    }

    /// Actual over the target as it was committed, once the window is over.
    pub fn original_attainment(&self, window: Window) -> Result<f64, Undefined> {
        self.attain_original(window, &mut Silent).and_then(ratio)
    }

    /// What an average month has brought so far.
    pub fn run_rate(&self) -> Result<Money, Undefined> {
        self.run(&mut Silent).and_then(money)
    }

    /// What a month has brought so far, whatever its season; months without sales are months.
    pub fn sold_a_month(&self) -> Result<Money, Undefined> {
        self.sold_each_month(&mut Silent).and_then(money)
    }

    /// What an average month must bring from now on; [`Undefined::Reached`] where the year's target is.
    pub fn required_rate(&self) -> Result<Money, Undefined> {
        self.required(&mut Silent).and_then(money)
    }

    /// Where the year will end at this pace.
    pub fn landing(&self) -> Result<Money, Undefined> {
        self.land(&mut Silent).and_then(money)
    }

    /// What will be sold by the end of a month to come: on the way to the landing each month takes its part by
    /// season. Not defined for a month that is over, or not of the year.
    pub fn landing_at(&self, month: Month) -> Result<Money, Undefined> {
        self.land_at(month, &mut Silent).and_then(money)
    }

    /// What the accounts would sell anyway in the months left, minor units: the base of each by its season.
    pub fn base_to_come(&self) -> f64 {
        self.base_of(self.elapsed..12, Name::BaseToCome, &mut Silent).value
    }

    /// How many key accounts bought in a window's whole months.
    pub fn buyers(&self, window: Window) -> Result<Buyers, Undefined> {
        let places = self.whole_months(window)?;
        let mask = places.fold(0_u16, |mask, at| mask | (1 << at));
        let count = |of: fn(&Bought) -> u16| self.keys.iter().filter(|key| of(key) & mask != 0).count();
        Ok(Buyers { now: count(|key| key.now), before: count(|key| key.before), of: count(|key| key.held) })
    }

    /// The places of a window's months in the year.
    fn places(&self, window: Window) -> Result<Range<usize>, Undefined> {
        let places = match window {
            Window::Month(month) => self.year.offset(month).map(|at| at..at + 1),
            Window::Quarter(quarter) => {
                Some(usize::from(quarter) * 3).filter(|&at| at < 12).map(|at| at..at + 3)
            }
            Window::ToDate => Some(0..self.elapsed),
            Window::Through(month) => self.year.offset(month).map(|at| 0..at + 1),
            Window::Year => Some(0..12),
        };
        places.filter(|places| !places.is_empty()).ok_or(Undefined::NotYet)
    }

    fn whole_months(&self, window: Window) -> Result<Range<usize>, Undefined> {
        let places = self.places(window)?;
        let whole = places.start..places.end.min(self.elapsed);
        if whole.is_empty() { Err(Undefined::NotYet) } else { Ok(whole) }
    }

    pub(in crate::calc) fn is_over(&self, window: Window) -> Result<bool, Undefined> {
        self.places(window).map(|places| places.end <= self.elapsed)
    }

    pub(in crate::calc) fn target_in<R: Recorder>(
        &self,
        window: Window,
        r: &mut R,
    ) -> Result<Term, Undefined> {
        let places = self.places(window)?;
        let origin = if self.is_revised { Origin::Revised } else { Origin::Committed };
        Ok(self.months(places, &self.target_months, |_| origin, r))
    }

    pub(in crate::calc) fn original_in<R: Recorder>(
        &self,
        window: Window,
        r: &mut R,
    ) -> Result<Term, Undefined> {
        let places = self.places(window)?;
        Ok(self.months(places, &self.original_months, |_| Origin::Committed, r))
    }

    /// Actual over the target as it was committed.
    pub(in crate::calc) fn attain_original<R: Recorder>(
        &self,
        window: Window,
        r: &mut R,
    ) -> Result<Term, Undefined> {
        if !self.is_over(window)? {
            return Err(Undefined::NotYet);
        }
        let target = self.original_in(window, &mut Silent).and_then(money)?;
        let target = r.figure(assess::Figure::OriginalIn(self.whose, window), target.to_f64());
        let actual = r.figure(assess::Figure::Actual(self.whose, window), self.actual(window)?.to_f64());
        pair::attainment(target, actual, r)
    }

    pub(in crate::calc) fn actual_in<R: Recorder>(
        &self,
        window: Window,
        r: &mut R,
    ) -> Result<Term, Undefined> {
        let places = self.whole_months(window)?;
        let accounts = self.accounts;
        let origin =
            |at: usize| Origin::Sales { span: Span::new(self.year.first.plus(at as i32), 1), accounts };
        Ok(self.months(places, &self.actual_months, origin, r))
    }

    /// The sum of some months.
    fn months<R: Recorder>(
        &self,
        places: Range<usize>,
        amounts: &[Money; 12],
        origin: impl Fn(usize) -> Origin,
        r: &mut R,
    ) -> Term {
        let mut months = Vec::with_capacity(12);
        for (at, amount) in amounts.iter().enumerate().take(places.end).skip(places.start) {
            let name = Name::Month(self.year.first.plus(at as i32));
            months.push(r.input(name, amount.to_f64(), Unit::Money, origin(at)));
        }
        r.step(Name::Result, Op::Sum, &months, Unit::Money)
    }

    /// Target and actual of a window that is over.
    fn pair<R: Recorder>(&self, window: Window, r: &mut R) -> Result<(Term, Term), Undefined> {
        if !self.is_over(window)? {
            return Err(Undefined::NotYet);
        }
        let (target, actual) = (self.target(window)?, self.actual(window)?);
        let target = r.figure(assess::Figure::TargetIn(self.whose, window), target.to_f64());
        Ok((target, r.figure(assess::Figure::Actual(self.whose, window), actual.to_f64())))
    }

    pub(in crate::calc) fn attain<R: Recorder>(&self, window: Window, r: &mut R) -> Result<Term, Undefined> {
        let (target, actual) = self.pair(window, r)?;
        pair::attainment(target, actual, r)
    }

    pub(in crate::calc) fn gap_in<R: Recorder>(&self, window: Window, r: &mut R) -> Result<Term, Undefined> {
        let (target, actual) = self.pair(window, r)?;
        Ok(pair::gap(target, actual, r))
    }

    pub(in crate::calc) fn sold_each_month<R: Recorder>(&self, r: &mut R) -> Result<Term, Undefined> {
        let actual = self.actual(Window::ToDate)?;
        let actual = r.figure(assess::Figure::Actual(self.whose, Window::ToDate), actual.to_f64());
        let months = (self.held & months_of(0..self.elapsed)).count_ones();
        if months == 0 {
            return Err(Undefined::NotYet);
        }
        let months = r.input(Name::MonthsElapsed, f64::from(months), Unit::Months, Origin::Committed);
        let each = r.step(Name::Unrounded, Op::Divide, &[actual, months], Unit::Money);
        Ok(r.step(Name::Result, Op::Round, &[each], Unit::Money))
    }

    pub(in crate::calc) fn run<R: Recorder>(&self, r: &mut R) -> Result<Term, Undefined> {
        let actual = self.actual(Window::ToDate)?;
        let actual = r.figure(assess::Figure::Actual(self.whose, Window::ToDate), actual.to_f64());
        if !self.holds(0..self.elapsed) {
            return Err(Undefined::NotYet);
        }
        let season = self.season_of(0..self.elapsed, Name::SeasonElapsed, r)?;
        let rate = r.step(Name::Unrounded, Op::Divide, &[actual, season], Unit::Money);
        Ok(r.step(Name::Result, Op::Round, &[rate], Unit::Money))
    }

    pub(in crate::calc) fn required<R: Recorder>(&self, r: &mut R) -> Result<Term, Undefined> {
        if self.elapsed == 12 {
            return Err(Undefined::YearOver);
        }
        // Who has handed everything over must bring nothing any more.
        if !self.holds(self.elapsed..12) {
            return Err(Undefined::NoTarget);
        }
        let target =
            r.figure(assess::Figure::TargetIn(self.whose, Window::Year), self.target(Window::Year)?.to_f64());
        if target.value <= 0.0 {
            return Err(Undefined::NoTarget);
        }
        let remaining = if self.elapsed == 0 {
            target
        } else {
            let actual = self.actual(Window::ToDate)?;
            let actual = r.figure(assess::Figure::Actual(self.whose, Window::ToDate), actual.to_f64());
            r.step(Name::Remaining, Op::Subtract, &[target, actual], Unit::Money)
        };
        if remaining.value <= 0.0 {
            return Err(Undefined::Reached);
        }
        let season = self.season_of(self.elapsed..12, Name::SeasonRemaining, r)?;
        let rate = r.step(Name::Unrounded, Op::Divide, &[remaining, season], Unit::Money);
        Ok(r.step(Name::Result, Op::Round, &[rate], Unit::Money))
    }

    pub(in crate::calc) fn land<R: Recorder>(&self, r: &mut R) -> Result<Term, Undefined> {
        let actual = self.actual(Window::ToDate)?;
        let actual = r.figure(assess::Figure::Actual(self.whose, Window::ToDate), actual.to_f64());
        if self.elapsed == 12 {
            return Ok(r.step(Name::Result, Op::Round, &[actual], Unit::Money));
        }
        let rest = self.base_of(self.elapsed..12, Name::BaseToCome, r);
        if self.target(Window::ToDate)? <= Money::ZERO && rest.value <= 0.0 {
            return Err(Undefined::NoTarget);
        }
        let due = self.base_of(0..self.elapsed, Name::BaseToDate, &mut Silent).value;
        // A base below zero promises returns: who sells much does not bring more of them.
        let to_come = if due <= 0.0 || rest.value < 0.0 {
            rest
        } else {
            let used = self.pace_of(actual, rest, r);
            r.step(Name::ToCome, Op::Multiply, &[rest, used], Unit::Money)
        };
        let landing = r.step(Name::Unrounded, Op::Sum, &[actual, to_come], Unit::Money);
        Ok(r.step(Name::Result, Op::Round, &[landing], Unit::Money))
    }

    /// The pace so far, as far as it is trusted.
    fn pace_of<R: Recorder>(&self, actual: Term, rest: Term, r: &mut R) -> Term {
        let due = self.base_of(0..self.elapsed, Name::BaseToDate, r);
        let year = r.step(Name::YearBase, Op::Sum, &[due, rest], Unit::Money);
        let twelve = r.input(Name::MonthsOfYear, 12.0, Unit::Months, Origin::Constant);
        let part = r.step(Name::PartElapsed, Op::Divide, &[due, year], Unit::Ratio);
        let months = r.step(Name::MonthsElapsed, Op::Multiply, &[part, twelve], Unit::Months);
        let half = r.input(Name::PaceMonths, PACE_MONTHS, Unit::Months, Origin::Constant);
        let over = r.step(Name::PaceOver, Op::Sum, &[months, half], Unit::Months);
        let trust = r.step(Name::PaceTrust, Op::Divide, &[months, over], Unit::Ratio);
        // What came once says nothing of the months to come.
        let one_offs: Money = self.one_off_months.iter().take(self.elapsed).copied().sum();
        let ordinary = if one_offs == Money::ZERO {
            actual
        } else {
            let one_offs = r.input(Name::OneOffs, one_offs.to_f64(), Unit::Money, Origin::Entered);
            r.step(Name::OrdinarySoFar, Op::Subtract, &[actual, one_offs], Unit::Money)
        };
        let one = r.input(Name::One, 1.0, Unit::Factor, Origin::Constant);
        let pace = r.step(Name::Pace, Op::Divide, &[ordinary, due], Unit::Ratio);
        let off = r.step(Name::PaceOff, Op::Subtract, &[pace, one], Unit::Ratio);
        let pulled = r.step(Name::PacePulled, Op::Multiply, &[off, trust], Unit::Ratio);
        r.step(Name::PaceUsed, Op::Sum, &[one, pulled], Unit::Ratio)
    }

    /// The base of some months, each account's by its season.
    fn base_of<R: Recorder>(&self, places: Range<usize>, name: Name, r: &mut R) -> Term {
        let months = self.season_months.iter().enumerate().take(places.end).skip(places.start);
        let months = months.map(|(at, &base)| {
            let figure = assess::Figure::SeasonMonth(self.whose, self.year.first.plus(at as i32));
            r.figure(figure, base)
        });
        let months: Vec<Term> = months.collect();
        r.step(name, Op::Sum, &months, Unit::Money)
    }

    pub(in crate::calc) fn land_at<R: Recorder>(&self, month: Month, r: &mut R) -> Result<Term, Undefined> {
        let at = self.year.offset(month).filter(|&at| at >= self.elapsed).ok_or(Undefined::NotYet)?;
        let actual = self.actual(Window::ToDate)?;
        let actual = r.figure(assess::Figure::Actual(self.whose, Window::ToDate), actual.to_f64());
        let landing = r.figure(assess::Figure::Landing(self.whose), self.landing()?.to_f64());
        let to_come = r.step(Name::LeftToCome, Op::Subtract, &[landing, actual], Unit::Money);
        let passed = self.sum_of_season(self.elapsed..at + 1, self.held, Name::SeasonPassed, r);
        let all = match self.season_of(self.elapsed..12, Name::SeasonRemaining, r) {
            Ok(all) => all,
            // In months in which nobody buys nothing comes.
            Err(_) => return Ok(r.step(Name::Result, Op::Round, &[landing], Unit::Money)),
        };
        let part = r.step(Name::PartPassed, Op::Divide, &[passed, all], Unit::Ratio);
        let sold = r.step(Name::SoldByThen, Op::Multiply, &[to_come, part], Unit::Money);
        let then = r.step(Name::Unrounded, Op::Sum, &[actual, sold], Unit::Money);
        Ok(r.step(Name::Result, Op::Round, &[then], Unit::Money))
    }

    pub(in crate::calc) fn land_share<R: Recorder>(&self, r: &mut R) -> Result<Term, Undefined> {
        let landing = r.figure(assess::Figure::Landing(self.whose), self.landing()?.to_f64());
        let target =
            r.figure(assess::Figure::TargetIn(self.whose, Window::Year), self.target(Window::Year)?.to_f64());
        over(landing, target, Undefined::NoTarget, r)
    }

    pub(in crate::calc) fn required_ratio<R: Recorder>(&self, r: &mut R) -> Result<Term, Undefined> {
        let required = r.figure(assess::Figure::RequiredRate(self.whose), self.required_rate()?.to_f64());
        let run = r.figure(assess::Figure::RunRate(self.whose), self.run_rate()?.to_f64());
        over(required, run, Undefined::NoSales, r)
    }

    /// Whether any account was theirs in one of some months.
    pub fn holds(&self, places: Range<usize>) -> bool {
        self.held & months_of(places) != 0
    }

    /// In how many months of a span any account was theirs.
    pub fn months_held(&self, span: Span) -> u32 {
        let places = span.iter().filter_map(|month| self.year.offset(month));
        places.filter(|at| self.held & (1 << at) != 0).count() as u32
    }

    /// The seasonal index of the accounts together, by month of the year: that of each as much as its base is large.
    pub fn season(&self) -> [f64; 12] {
        let mut season = self.committed_season;
        for (index, (sum, weight)) in season.iter_mut().zip(self.weighed) {
            if weight > 0.0 {
                *index = sum / weight;
            }
        }
        season
    }

    /// The season of those of some months in which an account was theirs: what something is divided by.
    fn season_of<R: Recorder>(&self, places: Range<usize>, name: Name, r: &mut R) -> Result<Term, Undefined> {
        let sum = self.sum_of_season(places, self.held, name, r);
        if ratio(sum)? > 0.0 { Ok(sum) } else { Err(Undefined::NoSeason) }
    }

    fn sum_of_season<R: Recorder>(&self, places: Range<usize>, held: u16, name: Name, r: &mut R) -> Term {
        let held = held & months_of(places);
        let mut indices = Vec::with_capacity(12);
        for (at, index) in self.season().into_iter().enumerate().filter(|(at, _)| held & (1 << at) != 0) {
            let name = Name::MonthSeason(self.year.first.plus(at as i32));
            indices.push(r.input(name, index, Unit::Factor, Origin::Fitted));
        }
        many(r, name, Op::Sum, &indices, Unit::Factor)
    }
}

/// All months of a year.
pub(super) const WHOLE: u16 = 0xfff;

/// Some months of a year, the first in the lowest bit.
pub(super) fn months_of(places: Range<usize>) -> u16 {
    places.fold(0, |months, at| months | (1 << at))
}

fn over<R: Recorder>(part: Term, whole: Term, none: Undefined, r: &mut R) -> Result<Term, Undefined> {
    if whole.value > 0.0 {
        Ok(r.step(Name::Result, Op::Divide, &[part, whole], Unit::Ratio))
    } else {
        Err(none)
    }
}
