//! The Pareto curve: who makes 80 % of sales.
//!
//! Amounts are whole minor units and stay so: shares are divided last, and the account that crosses a cut is
//! found without rounding.

use std::sync::Arc;

use super::period_span;
use crate::calc::ask::Sold;
use crate::calc::base::exact;
use crate::calc::{Name, Op, Origin, Period, Recorder, Silent, Term, Undefined, Unit};
use crate::plan::{AccountId, Class, Cuts, Money, Plan, Span};

/// The Pareto curve of a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Pareto {
    /// The whole months it speaks of.
    pub span: Span,
    /// The curve.
    pub curve: Curve,
}

/// Amounts by row ranked largest first, with their classes.
///
/// Only amounts above zero are on the curve, and shares are shares of their sum; the others lie below it.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// The rows on the curve, largest amount first; accounts that tie stand by name, and those of one name by row.
    pub ranking: Vec<u32>,
    /// Their amounts in minor units, in the same order.
    pub ranked: Vec<i64>,
    /// The rows with nothing or less, largest amount first, ties as on the curve.
    pub below: Vec<u32>,
    /// The class of every row; rows below the curve have none.
    pub classes: Vec<Option<Class>>,
    /// How many accounts of each class are on the curve, A, B, C.
    pub counts: [usize; 3],
    /// What each class makes, A, B, C; they sum to `positive`.
    pub sales: [Money; 3],
    /// What the accounts on the curve make.
    pub positive: Money,
    /// What all accounts make, those below the curve included.
    pub net: Money,
    /// How many accounts, largest first, it takes to reach the first cut.
    pub crossing: usize,
    /// The accounts that tie across a cut, where A ends and where B ends: their names decide the class.
    pub ties: [Option<Tie>; 2],
    negative: usize,
    cuts: Cuts,
    origin: Origin,
}

/// Accounts of one amount on both sides of a cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// What each makes.
    pub amount: Money,
    /// How many there are.
    pub accounts: usize,
    /// How many of them, first by name, belong to the better class.
    pub better: usize,
}

/// The Pareto curve of a period's sales. Of the AdventureWorks resellers 186 of 635 make 80 % over 36 months.
pub fn pareto(plan: &Plan, period: Period) -> Result<Pareto, Undefined> {
    let span = period_span(plan, period)?;
    let ledger = plan.ledger();
    let amounts: Vec<i64> = (0..ledger.rows()).map(|row| ledger.sales_over(row, span).0).collect();
    let origin = Origin::Sales { span, accounts: amounts.len() };
    Ok(Pareto { span, curve: Curve::ranked(&amounts, &by_name(plan), plan.settings().cuts, origin)? })
}

/// The Pareto curve of a period's margin: who makes 80 % of the profit. Accounts that lose money, or whose
/// margin is not known, lie below it.
pub fn pareto_margin(plan: &Plan, period: Period) -> Result<Pareto, Undefined> {
    let span = period_span(plan, period)?;
    let ledger = plan.ledger();
    let margins: Vec<Option<Money>> = (0..ledger.rows()).map(|row| ledger.margin_over(row, span)).collect();
    if margins.iter().all(Option::is_none) {
        return Err(Undefined::NoMargin);
    }
    let amounts: Vec<i64> = margins.into_iter().map(|margin| margin.unwrap_or_default().0).collect();
    let origin = Origin::Margin { span, accounts: amounts.len() };
    Ok(Pareto { span, curve: Curve::ranked(&amounts, &by_name(plan), plan.settings().cuts, origin)? })
}

impl Curve {
    /// The curve of minor units by row, ties by row.
    ///
    /// Heizer and Render's ten items (*Operations Management*, ABC analysis), cut at 70 and 95 %:
    ///
    /// ```
    /// use keyline::calc::Origin;
    /// use keyline::calc::portfolio::Curve;
    /// use keyline::plan::{Class, Cuts};
    /// let items = [90_000, 77_000, 26_350, 15_001, 12_500, 8_502, 1_200, 850, 504, 150];
    /// let curve = Curve::of(&items, Cuts { a: 0.70, b: 0.95 }, Origin::Constant).unwrap();
    /// assert_eq!(curve.counts, [2, 3, 5]);
    /// assert_eq!(curve.class_shares().map(|share| (share * 100.0).round()), [72.0, 23.0, 5.0]);
    /// ```
    pub fn of(amounts: &[i64], cuts: Cuts, origin: Origin) -> Result<Curve, Undefined> {
        Curve::ranked(amounts, &in_order(amounts.len()), cuts, origin)
    }

    /// The curve of minor units by row; accounts that tie stand as in `order`, which holds every row once.
    pub fn ranked(amounts: &[i64], order: &[u32], cuts: Cuts, origin: Origin) -> Result<Curve, Undefined> {
        if amounts.is_empty() {
            return Err(Undefined::NoAccounts);
        }
        let ranking = ranking_of(amounts, order);
        let ranked: Vec<i64> = ranking.iter().map(|&row| amounts[row as usize]).collect();
        let total: i128 = ranked.iter().copied().map(i128::from).sum();
        if ranked.is_empty() {
            return Err(Undefined::NoSales);
        }
        let (positive, net) = (exact(total)?, exact(amounts.iter().copied().map(i128::from).sum())?);
        let mut below: Vec<u32> = order.iter().copied().filter(|&row| amounts[row as usize] <= 0).collect();
        below.sort_by_key(|&row| std::cmp::Reverse(amounts[row as usize]));
        let negative = below.iter().filter(|&&row| amounts[row as usize] < 0).count();
        let mut classes = vec![None; amounts.len()];
        let (mut counts, mut sales) = ([0; 3], [Money::ZERO; 3]);
        let ends = Ends::new(total, cuts);
        let mut before = 0;
        for (&row, &amount) in ranking.iter().zip(&ranked) {
            let class = ends.class_after(before);
            classes[row as usize] = Some(class);
            counts[class as usize] += 1;
            sales[class as usize].0 += amount;
            before += i128::from(amount);
        }
        // The account that crosses the cut is still class A, so class A is what it takes.
        let crossing = counts[Class::A as usize];
        let ties = [crossing, crossing + counts[Class::B as usize]].map(|end| tie_at(&ranked, end));
        Ok(Curve {
            ranking,
            ranked,
            below,
            classes,
            counts,
            sales,
            positive,
            net,
            crossing,
            ties,
            negative,
            cuts,
            origin,
        })
    }

    /// How many accounts are on the curve.
    pub fn accounts(&self) -> usize {
        self.ranked.len()
    }

    /// How many accounts made less than nothing: they are the last of those below.
    pub fn negative(&self) -> usize {
        self.negative
    }

    /// The amounts of the first 1, 2, 3 ... accounts.
    pub fn cumulative(&self) -> impl Iterator<Item = Money> + '_ {
        self.ranked.iter().scan(0, |sum, amount| {
            *sum += amount;
            Some(Money(*sum))
        })
    }

    /// What part of the curve an amount is, as a fraction.
    pub fn share(&self, amount: Money) -> f64 {
        amount.to_f64() / self.positive.to_f64()
    }

    /// What part of the curve an account makes, as a fraction; not defined for one below the curve.
    pub(in crate::calc) fn share_of<R: Recorder>(
        &self,
        plan: &Plan,
        id: AccountId,
        r: &mut R,
    ) -> Result<Term, Undefined> {
        let place = self.place_of(plan, id)?;
        Ok(self.part_of(Name::AccountAmount, self.ranked[place], 1, r))
    }

    /// What part the accounts up to this one and with it make, as a fraction.
    pub(in crate::calc) fn share_through_of<R: Recorder>(
        &self,
        plan: &Plan,
        id: AccountId,
        r: &mut R,
    ) -> Result<Term, Undefined> {
        let place = self.place_of(plan, id)?;
        let sum = self.ranked.iter().take(place + 1).sum();
        Ok(self.part_of(Name::AmountThrough, sum, place + 1, r))
    }

    fn place_of(&self, plan: &Plan, id: AccountId) -> Result<usize, Undefined> {
        let row = plan.row_of(id).ok_or(Undefined::NoAccount)?;
        self.rank_of(row).map(|rank| rank - 1).ok_or(Undefined::BelowCurve)
    }

    fn part_of<R: Recorder>(&self, name: Name, minor: i64, accounts: usize, r: &mut R) -> Term {
        let part = r.input(name, minor as f64, Unit::Money, self.origin_of(accounts));
        let whole = match self.origin {
            Origin::Margin { .. } => Name::PositiveMargin,
            _ => Name::PositiveSales,
        };
        let whole = r.input(whole, self.positive.to_f64(), Unit::Money, self.origin);
        r.step(Name::Result, Op::Divide, &[part, whole], Unit::Ratio)
    }

    /// The place of a row on the curve, 1 for the largest; `None` below it.
    pub fn rank_of(&self, row: usize) -> Option<usize> {
        self.ranking.iter().position(|&ranked| ranked as usize == row).map(|place| place + 1)
    }

    /// The first cut, as a fraction: .8 unless set otherwise.
    pub fn cut(&self) -> f64 {
        self.cuts.a
    }

    /// How many accounts, largest first, it takes to reach the first cut.
    pub fn crossing_of<R: Recorder>(&self, r: &mut R) -> Term {
        let through = |accounts: usize| self.ranked.iter().take(accounts).sum::<i64>() as f64;
        let cut = r.input(Name::Cut, self.cuts.a, Unit::Ratio, Origin::Setting);
        let positive = r.input(Name::PositiveSales, self.positive.to_f64(), Unit::Money, self.origin);
        r.step(Name::CutSales, Op::Multiply, &[cut, positive], Unit::Money);
        r.input(Name::SalesBeforeCrossing, through(self.crossing - 1), Unit::Money, self.origin);
        r.input(Name::SalesAtCrossing, through(self.crossing), Unit::Money, self.origin);
        r.input(Name::Result, self.crossing as f64, Unit::Count, self.origin)
    }

    /// The same as a share of the accounts on the curve: 186 of 635 is .2929.
    pub fn crossing_share_of<R: Recorder>(&self, r: &mut R) -> Term {
        let crossing = r.input(Name::CrossingAccounts, self.crossing as f64, Unit::Count, self.origin);
        let accounts = r.input(Name::CurveAccounts, self.accounts() as f64, Unit::Count, self.origin);
        r.step(Name::Result, Op::Divide, &[crossing, accounts], Unit::Ratio)
    }

    /// See [`Curve::crossing_share_of`].
    pub fn crossing_share(&self) -> f64 {
        self.crossing_share_of(&mut Silent).value
    }

    /// How many accounts are the top 20 %, rounded up: 127 of 635, 18 of 89.
    pub fn top_accounts(&self) -> usize {
        self.accounts().div_ceil(5)
    }

    /// What the top 20 % of the accounts make, as a fraction.
    pub fn top_share_of<R: Recorder>(&self, r: &mut R) -> Term {
        let top: i64 = self.ranked.iter().take(self.top_accounts()).sum();
        r.input(Name::CurveAccounts, self.accounts() as f64, Unit::Count, self.origin);
        r.input(Name::TopAccounts, self.top_accounts() as f64, Unit::Count, self.origin);
        let top = r.input(Name::TopSales, top as f64, Unit::Money, self.origin);
        let positive = r.input(Name::PositiveSales, self.positive.to_f64(), Unit::Money, self.origin);
        r.step(Name::Result, Op::Divide, &[top, positive], Unit::Ratio)
    }

    /// See [`Curve::top_share_of`].
    pub fn top_share(&self) -> f64 {
        self.top_share_of(&mut Silent).value
    }

    /// How many accounts of a class are on the curve.
    pub fn class_count_of<R: Recorder>(&self, class: Class, r: &mut R) -> Term {
        self.count_as(Name::Result, class, r)
    }

    fn count_as<R: Recorder>(&self, name: Name, class: Class, r: &mut R) -> Term {
        r.input(name, self.counts[class as usize] as f64, Unit::Count, self.origin)
    }

    /// The accounts of a class over all on the curve, as a fraction: 186 of 635 are .2929.
    pub fn class_part_of<R: Recorder>(&self, class: Class, r: &mut R) -> Term {
        let own = self.count_as(Name::ClassAccounts(class), class, r);
        let all = r.input(Name::CurveAccounts, self.accounts() as f64, Unit::Count, self.origin);
        r.step(Name::Result, Op::Divide, &[own, all], Unit::Ratio)
    }

    /// How many accounts are on the curve.
    pub fn accounts_of<R: Recorder>(&self, r: &mut R) -> Term {
        let classes = Class::ALL.map(|class| self.count_as(Name::ClassAccounts(class), class, r));
        r.step(Name::Result, Op::Sum, &classes, Unit::Count)
    }

    /// What the accounts on the curve make, in minor units.
    pub fn sales_of<R: Recorder>(&self, r: &mut R) -> Term {
        let classes = Class::ALL.map(|class| {
            let sales = self.sales[class as usize].to_f64();
            r.input(Name::Class(class), sales, Unit::Money, self.class_origin(class))
        });
        r.step(Name::Result, Op::Sum, &classes, Unit::Money)
    }

    /// How many accounts lie below the curve: all less those on it.
    pub fn below_count_of<R: Recorder>(&self, r: &mut R) -> Term {
        let all = r.input(
            Name::Accounts,
            self.classes.len() as f64,
            Unit::Count,
            self.origin_of(self.classes.len()),
        );
        let on = r.input(Name::CurveAccounts, self.accounts() as f64, Unit::Count, self.origin);
        r.step(Name::Result, Op::Subtract, &[all, on], Unit::Count)
    }

    /// What they make: the net total less what the accounts on the curve make.
    pub fn below_sales_of<R: Recorder>(&self, r: &mut R) -> Term {
        let net = r.input(Name::Sales, self.net.to_f64(), Unit::Money, self.origin_of(self.classes.len()));
        let positive = r.input(Name::PositiveSales, self.positive.to_f64(), Unit::Money, self.origin);
        r.step(Name::Result, Op::Subtract, &[net, positive], Unit::Money)
    }

    /// What a class makes, in minor units.
    pub fn class_sales_of<R: Recorder>(&self, class: Class, r: &mut R) -> Term {
        r.input(Name::Result, self.sales[class as usize].to_f64(), Unit::Money, self.class_origin(class))
    }

    /// What a class makes, as a fraction of the curve.
    pub fn class_share_of<R: Recorder>(&self, class: Class, r: &mut R) -> Term {
        let sales = self.sales[class as usize].to_f64();
        let sales = r.input(Name::Class(class), sales, Unit::Money, self.class_origin(class));
        let positive = r.input(Name::PositiveSales, self.positive.to_f64(), Unit::Money, self.origin);
        r.step(Name::Result, Op::Divide, &[sales, positive], Unit::Ratio)
    }

    /// What each class makes, A, B, C, as fractions of the curve.
    pub fn class_shares(&self) -> [f64; 3] {
        Class::ALL.map(|class| self.class_share_of(class, &mut Silent).value)
    }

    /// Where the curve's amounts come from.
    pub(in crate::calc) fn origin(&self) -> Origin {
        self.origin
    }

    fn class_origin(&self, class: Class) -> Origin {
        self.origin_of(self.counts[class as usize])
    }

    /// The origin of what some of the accounts make.
    fn origin_of(&self, accounts: usize) -> Origin {
        match self.origin {
            Origin::Sales { span, .. } => Origin::Sales { span, accounts },
            Origin::Margin { span, .. } => Origin::Margin { span, accounts },
            other => other,
        }
    }
}

/// The class of each amount, by its place: see [`Class`]; amounts of zero or below have none. Ties stand as in `order`.
pub fn classes_of(amounts: &[i64], order: &[u32], cuts: Cuts) -> Vec<Option<Class>> {
    let ranking = ranking_of(amounts, order);
    placed(amounts.len(), &ranking, ends_in(amounts, &ranking, cuts))
}

/// The classes of a plan's accounts by these amounts, by row: ties by name, none at zero or below.
pub fn classes(plan: &Plan, amounts: &[i64]) -> Vec<Option<Class>> {
    let mut ranking = ranking_of(amounts, &in_order(amounts.len()));
    let ends = ends_in(amounts, &ranking, plan.settings().cuts);
    // Only among accounts that tie across an end a name decides, and they are few: all names are not sorted for them.
    let mut sorted = 0;
    for end in ends {
        let (better, worse) = ranking.split_at(end);
        let Some(&first) = worse.first() else { continue };
        let tie = |row: &&u32| amounts[**row as usize] == amounts[first as usize];
        let from = end - better.iter().rev().take_while(tie).count();
        let to = end + worse.iter().take_while(tie).count();
        if from < end && sorted < to {
            sort_by_name(plan, &mut ranking[from..to]);
            sorted = to;
        }
    }
    placed(amounts.len(), &ranking, ends)
}

/// How many of the ranked belong to class A, and how many to A and B.
fn ends_in(amounts: &[i64], ranking: &[u32], cuts: Cuts) -> [usize; 2] {
    let total: i128 = ranking.iter().map(|&row| i128::from(amounts[row as usize])).sum();
    let ends = Ends::new(total, cuts);
    let (mut counts, mut before) = ([0; 3], 0);
    for &row in ranking {
        counts[ends.class_after(before) as usize] += 1;
        before += i128::from(amounts[row as usize]);
    }
    [counts[0], counts[0] + counts[1]]
}

/// The classes of so many rows, of which the ranked end there.
fn placed(rows: usize, ranking: &[u32], [a, b]: [usize; 2]) -> Vec<Option<Class>> {
    let mut classes = vec![None; rows];
    for (place, &row) in ranking.iter().enumerate() {
        let class = if place < a {
            Class::A
        } else if place < b {
            Class::B
        } else {
            Class::C
        };
        classes[row as usize] = Some(class);
    }
    classes
}

/// The same for methods, which must put every account somewhere: one without a class goes with C.
pub(in crate::calc) fn classes_or_c(plan: &Plan, amounts: &[i64]) -> Vec<Class> {
    classes(plan, amounts).into_iter().map(|class| class.unwrap_or(Class::C)).collect()
}

/// The rows of a plan by the names of their accounts, upper and lower case alike; accounts of one name by row.
pub(in crate::calc) fn by_name(plan: &Plan) -> Arc<Vec<u32>> {
    let find = || {
        let mut rows = in_order(plan.accounts().len());
        sort_by_name(plan, &mut rows);
        Arc::new(rows)
    };
    Sold::of(plan).by_name.get_or_init(find).clone()
}

/// Puts rows, which stand as in the plan, in the order of [`by_name`].
fn sort_by_name(plan: &Plan, rows: &mut [u32]) {
    let accounts = plan.accounts();
    let name = |row: u32| accounts.get(row as usize).map_or("", |account| &account.profile.name);
    let mut starts: Vec<(u128, u32)> = rows.iter().map(|&row| (start_of(name(row)), row)).collect();
    starts.sort_unstable();
    let mut rest = rows;
    for alike in starts.chunk_by(|a, b| a.0 == b.0) {
        let Some((rows, after)) = rest.split_at_mut_checked(alike.len()) else { break };
        rows.iter_mut().zip(alike).for_each(|(row, &(_, own))| *row = own);
        if rows.len() > 1 {
            rows.sort_by_cached_key(|&row| (name(row).to_lowercase(), name(row)));
        }
        rest = after;
    }
}

/// The first bytes of a name in lower case, as a number that grows with them: most names are told apart by it, without a text
/// of its own for each and in a third of the time.
fn start_of(name: &str) -> u128 {
    let mut start = [0; 16];
    let put = |(place, byte): (&mut u8, u8)| *place = byte;
    match name.is_ascii() {
        true => start.iter_mut().zip(name.bytes().map(|byte| byte.to_ascii_lowercase())).for_each(put),
        false => start.iter_mut().zip(name.to_lowercase().bytes()).for_each(put),
    }
    u128::from_be_bytes(start)
}

/// The rows of so many accounts as they stand.
fn in_order(rows: usize) -> Vec<u32> {
    (0..rows as u32).collect()
}

/// The tie across an end of the first `end` ranked amounts.
fn tie_at(ranked: &[i64], end: usize) -> Option<Tie> {
    let (inside, outside) = ranked.split_at_checked(end)?;
    let amount = *inside.last().filter(|&amount| outside.first() == Some(amount))?;
    let same = |part: &mut dyn Iterator<Item = &i64>| part.take_while(|&&own| own == amount).count();
    let better = same(&mut inside.iter().rev());
    Some(Tie { amount: Money(amount), accounts: better + same(&mut outside.iter()), better })
}

/// The places of the amounts above zero, largest first, ties as in `order`.
fn ranking_of(amounts: &[i64], order: &[u32]) -> Vec<u32> {
    // Without a base there are accounts and no amounts.
    let known = order.iter().filter_map(|&row| Some((*amounts.get(row as usize)?, row)));
    let on_curve = known.filter(|(amount, _)| *amount > 0);
    let mut pairs: Vec<(u64, u32)> = on_curve.map(|(amount, row)| (!amount as u64, row)).collect();
    // Sorting by digits of 11 bits, lowest first, keeps equal amounts in order and is several times as fast as
    // comparing. The complement ranks the largest first; its digits above the largest amount are all alike.
    let largest = amounts.iter().copied().max().unwrap_or(0).max(0);
    let digits = (64 - largest.leading_zeros()).div_ceil(DIGIT);
    let mut sorted = vec![(0, 0); pairs.len()];
    for digit in 0..digits {
        let at = |key: u64| (key >> (digit * DIGIT)) as usize & ((1 << DIGIT) - 1);
        let mut places = [0_usize; 1 << DIGIT];
        for &(key, _) in &pairs {
            places[at(key)] += 1;
        }
        let mut next = 0;
        for place in &mut places {
            next += std::mem::replace(place, next);
        }
        for &(key, row) in &pairs {
            let place = &mut places[at(key)];
            sorted[*place] = (key, row);
            *place += 1;
        }
        std::mem::swap(&mut pairs, &mut sorted);
    }
    pairs.into_iter().map(|(_, row)| row).collect()
}

/// How many bits of an amount are sorted at a time.
const DIGIT: u32 = 11;

/// Where the classes end, in minor units.
struct Ends {
    a: i128,
    b: i128,
}

impl Ends {
    fn new(total: i128, cuts: Cuts) -> Ends {
        // The least whole amount that is the share, exactly: .8 is meant as 8/10, which no `f64` holds, so cuts
        // count in billionths.
        let least = |cut: f64| {
            let parts = libm::round(cut * 1e9) as i128 * total;
            parts.div_euclid(1_000_000_000) + i128::from(parts.rem_euclid(1_000_000_000) > 0)
        };
        Ends { a: least(cuts.a), b: least(cuts.b) }
    }

    /// The class of an account that stands after others with `before` in all: the one that crosses a cut still
    /// belongs to the better class.
    fn class_after(&self, before: i128) -> Class {
        if before < self.a {
            Class::A
        } else if before < self.b {
            Class::B
        } else {
            Class::C
        }
    }
}
