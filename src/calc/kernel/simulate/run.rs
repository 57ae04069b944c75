//! The simulation itself.

use super::{Efforts, NewAccounts, Outcomes, Outlook, Party, Pool, Purpose, Simulated, Words, Year};
use crate::calc::kernel::Stopped;

/// So many years are drawn together, account after account: an account's constants are then read once for all
/// of them, and the sums stay in the nearest cache.
const BLOCK: usize = 256;

/// All groups together keep so many outcomes; each has a hundred at least, and a thousand at most.
const KEPT: usize = 100_000;

/// What to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Draws {
    /// How many years to draw, at least 1; 10,000 put the standard error of a chance at half a point or less.
    pub count: usize,
    /// Where the randomness starts. The same seed and inputs give the same bits on every machine.
    pub seed: u64,
    /// The accounts, in any order.
    pub outlooks: Vec<Outlook>,
    /// What accounts may do, by [`Outlook::pool`].
    pub pools: Vec<Pool>,
    /// The standard deviation of the logarithm of the factor that all accounts share.
    pub market: f64,
    /// Who is not there yet.
    pub newcomers: NewAccounts,
    /// Whether all accounts together move by the market alone, since only the whole is known: what single ones do changes then
    /// their parts of it.
    pub as_whole: bool,
    /// How many times what is to come deviates as what was drawn: 1 before a year begins, more of a part of one.
    pub widening: f64,
    /// The accounts that the target speaks of.
    pub scope: Year,
    /// All accounts.
    pub company: Year,
    /// Of each group its accounts in the scope, and all of them.
    pub groups: Vec<[Year; 2]>,
}

/// From a group's number and its sales in a year, in minor units, to its pay in that year, in any unit.
pub type Pay<'a> = dyn Fn(usize, f64) -> f64 + 'a;

impl Draws {
    /// How many times a single account's year deviates by the market: `widening` counts for that alone.
    fn market_of_one(&self, market: f64) -> f64 {
        (1.0 + (market - 1.0) * self.widening).max(0.0)
    }

    /// The market in each draw.
    fn markets(&self) -> Vec<f64> {
        let words = Words::of(self.seed, 0, Purpose::Market);
        (0..self.count.max(1)).map(|draw| lognormal(words, draw, self.market)).collect()
    }

    /// The market in each draw, over what the accounts' own draws make of the whole: times that their sum moves by the market
    /// alone.
    fn markets_of_whole(&self, go_on: &mut dyn FnMut() -> bool) -> Result<Vec<f64>, Stopped> {
        let mut sums = vec![0.0; self.count.max(1)];
        let mut base = 0.0;
        for account in self.outlooks.iter().filter(|it| it.base > 0.0) {
            let Some(pool) = self.pools.get(account.pool as usize) else { continue };
            if !go_on() {
                return Err(Stopped);
            }
            let words = Words::of(self.seed, account.number, Purpose::Account);
            sums.iter_mut()
                .enumerate()
                .for_each(|(draw, sum)| *sum += account.base * pool.at(words.at(draw)));
            base += account.base;
        }
        let of_whole = |(market, sum): (f64, f64)| if sum > 0.0 { market * base / sum } else { market };
        Ok(self.markets().into_iter().zip(sums).map(of_whole).collect())
    }

    /// What some account of each pool does, over what is expected of it, by draws of its own: all accounts of a pool have the
    /// same chance of the same growth.
    pub fn luck(&self) -> Vec<Outcomes> {
        let markets = self.markets();
        let of = |(number, pool): (u32, &Pool)| {
            let words = Words::of(self.seed, number, Purpose::Class);
            let each = markets
                .iter()
                .enumerate()
                .map(|(draw, &market)| pool.at(words.at(draw)) * self.market_of_one(market));
            Outcomes::new(each.collect())
        };
        (0..).zip(&self.pools).map(of).collect()
    }
}

/// A lognormal number of mean 1.
fn lognormal(words: Words, draw: usize, deviation: f64) -> f64 {
    libm::exp(deviation * words.normal(draw) - 0.5 * deviation * deviation)
}

/// What accounts brought in each draw before the market: if nothing changes, and with the planned effort.
struct Sums([Vec<f64>; 2]);

impl Sums {
    fn new(count: usize) -> Sums {
        Sums([(); 2].map(|()| vec![0.0; count]))
    }

    fn add(&mut self, other: &Sums) {
        for (sums, others) in self.0.iter_mut().zip(&other.0) {
            sums.iter_mut().zip(others).for_each(|(sum, other)| *sum += other);
        }
    }
}

/// The outlooks of some accounts added: as [`Sums`] has them, and those that are certain since they are not above nothing.
#[derive(Debug, Clone, Copy, Default)]
struct Bases {
    drawn: [f64; 2],
    certain: f64,
}

impl Bases {
    fn of<'a>(accounts: impl Iterator<Item = &'a Outlook>) -> Bases {
        let mut sum = Bases::default();
        for it in accounts {
            match it.base > 0.0 {
                true => sum.drawn = [sum.drawn[0] + it.base, sum.drawn[1] + it.base * it.effect],
                false => sum.certain += it.base,
            }
        }
        sum
    }

    fn plus(self, other: Bases) -> Bases {
        let drawn = [0, 1].map(|at| self.drawn[at] + other.drawn[at]);
        Bases { drawn, certain: self.certain + other.certain }
    }
}

/// Draws many years of sales over accounts, with and without the planned effort.
///
/// In a draw, account i brings base_i x P_i x M, and effect_i times that with the planned effort. P_i is what some account of its
/// pool has done ([`Pool`], mean 1), drawn by the account's own number, and M the market that all accounts share, a lognormal of
/// mean 1. Where only the whole is known M is over what the P_i make of it, so that all together move as it does and each has a
/// part that varies. New and returning accounts bring their base x M x a lognormal of their own. Both efforts see the same
/// draws, so their difference is the effort's alone; the case without a market comes of them too. [`Year::brings`] makes a
/// year of it, for the scope, for all accounts and for each group.
///
/// * `pay`: how many people are paid, the groups first, and from somebody's number and the sales of all their accounts to their
///   pay; who is no group has none. The cost is that of all together.
/// * `progress`: told the part done, from 0 to below 1; returns whether to go on.
///
/// Two accounts of 100 that stay or leave with even chances and a market that does not move: P(>= 150) = 1/4.
///
/// ```
/// use keyline::calc::kernel::simulate::{Draws, NewAccounts, Outlook, Pool, Year, simulate};
/// let account = |number| Outlook { number, base: 100.0, pool: 0, effect: 1.1, group: 0, inside: true };
/// let year = Year { sold: 0.0, to_come: 200.0 };
/// let draws = Draws {
///     count: 10_000,
///     seed: 7,
///     outlooks: vec![account(1), account(2)],
///     pools: vec![Pool::of(&[(0.0, 0.5), (1.0, 0.5)])],
///     market: 0.0,
///     newcomers: NewAccounts { base: 0.0, deviation: 0.3, inside: false },
///     as_whole: false,
///     widening: 1.0,
///     scope: year,
///     company: year,
///     groups: vec![[year; 2]],
/// };
/// let found = simulate(&draws, None, &mut |_| true).unwrap();
/// // Who stays brings twice what is expected, as half of them leave.
/// assert!((found.scope.unchanged.probability(300.0) - 0.25).abs() < 0.02);
/// assert!((found.scope.unchanged.mean() - 200.0).abs() < 5.0);
/// assert!((found.scope.planned.mean() / found.scope.unchanged.mean() - 1.1).abs() < 1e-12);
/// ```
///
/// # Errors
/// [`Stopped`] where `progress` said so.
pub fn simulate(
    draws: &Draws,
    pay: Option<(usize, &Pay<'_>)>,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Simulated, Stopped> {
    let count = draws.count.max(1);
    let markets = match draws.as_whole {
        true => draws.markets_of_whole(&mut || progress(0.0))?,
        false => draws.markets(),
    };
    let mut accounts = draws.outlooks.clone();
    accounts.sort_by_key(|account| account.group);
    let all = accounts.len().max(1) as f64;
    let kept = (KEPT / draws.groups.len().max(1)).clamp(100, 1000);
    let (mut scope, mut company) = (Sums::new(count), Sums::new(count));
    let (mut scope_bases, mut company_bases) = (Bases::default(), Bases::default());
    let idle =
        |(people, pay): (usize, &Pay<'_>)| (draws.groups.len()..people).map(|it| pay(it, 0.0)).sum::<f64>();
    let mut cost = pay.map(|paid| [(); 2].map(|()| vec![idle(paid); count]));
    let mut groups = Vec::with_capacity(draws.groups.len());
    let mut rest = accounts.as_slice();
    let mut done = 0;
    for (number, years) in draws.groups.iter().enumerate() {
        let (members, others) = rest.split_at(rest.partition_point(|it| it.group as usize <= number));
        rest = others;
        let (mut inside, mut outside) = (Sums::new(count), Sums::new(count));
        for start in (0..count).step_by(BLOCK) {
            if !progress((done as f64 + members.len() as f64 * start as f64 / count as f64) / all) {
                return Err(Stopped);
            }
            let end = (start + BLOCK).min(count);
            for account in members.iter().filter(|it| it.base > 0.0) {
                let Some(pool) = draws.pools.get(account.pool as usize) else { continue };
                let sums = if account.inside { &mut inside } else { &mut outside };
                let [unchanged, planned] = &mut sums.0;
                let words = Words::of(draws.seed, account.number, Purpose::Account);
                let drawn = (start..end).map(|draw| account.base * pool.at(words.at(draw)));
                let sums = unchanged[start..end].iter_mut().zip(&mut planned[start..end]);
                for (sales, (unchanged, planned)) in drawn.zip(sums) {
                    *unchanged += sales;
                    *planned += sales * account.effect;
                }
            }
        }
        done += members.len();
        let bases_inside = Bases::of(members.iter().filter(|it| it.inside));
        let bases_all = Bases::of(members.iter());
        scope.add(&inside);
        company.add(&inside);
        company.add(&outside);
        outside.add(&inside);
        (scope_bases, company_bases) = (scope_bases.plus(bases_inside), company_bases.plus(bases_all));
        let of = |year: Year, sums: &Sums, bases: Bases, at: usize| -> Vec<f64> {
            let each = sums.0[at].iter().zip(&markets);
            let Bases { drawn, certain } = bases;
            each.map(|(sum, market)| {
                year.brings(sum * market, [drawn[0], drawn[at]], certain, draws.widening)
            })
            .collect()
        };
        let both = |year: Year, sums: &Sums, bases: Bases| [0, 1].map(|at| of(year, sums, bases, at));
        let whole = both(years[1], &outside, bases_all);
        if let (Some((_, pay)), Some(cost)) = (pay, &mut cost) {
            for (cost, sales) in cost.iter_mut().zip(&whole) {
                cost.iter_mut().zip(sales).for_each(|(cost, &sales)| *cost += pay(number, sales));
            }
        }
        let thinned = |both: [Vec<f64>; 2]| Efforts::of(both.map(|each| Outcomes::new(each).thinned(kept)));
        let all = thinned(whole);
        // Of most groups all accounts are in the scope, or none.
        let scope = match members.iter().all(|it| it.inside) && years[0] == years[1] {
            true => all.clone(),
            false => thinned(both(years[0], &inside, bases_inside)),
        };
        groups.push(Party { scope, all });
    }
    let new = Words::of(draws.seed, 0, Purpose::Newcomers);
    let whole = |year: Year, sums: &Sums, bases: Bases, with_new: bool, at: usize, with_market: bool| {
        let base_of_new = if with_new { draws.newcomers.base.max(0.0) } else { 0.0 };
        let each = (0..count).map(|draw| {
            let new = match base_of_new {
                0.0 => 0.0,
                base => base * lognormal(new, draw, draws.newcomers.deviation),
            };
            let market = if with_market { markets[draw] } else { 1.0 };
            let drawn = (sums.0[at][draw] + new) * market;
            let expected = [0, at].map(|at| bases.drawn[at] + base_of_new);
            year.brings(drawn, expected, bases.certain, draws.widening)
        });
        Outcomes::new(each.collect())
    };
    let of_scope =
        |at, with_market| whole(draws.scope, &scope, scope_bases, draws.newcomers.inside, at, with_market);
    Ok(Simulated {
        scope: Efforts::of([of_scope(0, true), of_scope(1, true)]),
        alone: Efforts::of([of_scope(0, false), of_scope(1, false)]),
        company: Efforts::of([0, 1].map(|at| whole(draws.company, &company, company_bases, true, at, true))),
        groups,
        cost: cost.map(|cost| Efforts::of(cost.map(Outcomes::new))),
    })
}
