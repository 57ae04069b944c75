//! The simulation itself.

use super::super::Stopped;
use super::{Efforts, Exponential, GroupChance, Outcomes, Outlook, Paid, Random, Simulated};

/// So many years are drawn together, account after account: an account's constants are then read once for all
/// of them, and the sums stay in the nearest cache.
const BLOCK: usize = 64;

/// One number for each year of a block.
type Row = [f64; BLOCK];

/// Sales in each year of a block: if nothing changes, with the planned effort, and both without correlation.
type Sums = [Row; 4];

const NOTHING: Sums = [[0.0; BLOCK]; 4];

/// What to draw.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Draws {
    /// How many years to draw, at least 1; 10,000 put the standard error of a chance at half a point or less.
    pub count: usize,
    /// Where the randomness starts. The same seed and inputs give the same bits on every machine.
    pub seed: u64,
    /// The correlation between the logarithms of any two accounts' sales, from 0 to 1; see
    /// [`super::correlation`].
    pub rho: f64,
}

/// Draws many years of sales over accounts, with and without the planned effort.
///
/// In a year, account i brings base_i x L_i, or 0 with its probability of lapsing, and effect_i times that
/// with the planned effort. L_i = exp(sigma_i Z_i - sigma_i^2 / 2) is a lognormal of mean 1, and
/// Z_i = sqrt(rho) M + sqrt(1 - rho) E_i shares the market M of that year with all other accounts; M and E_i
/// are standard normal. Both efforts see the same draws, so their difference is the effort's alone. The case
/// without correlation, Z_i = E_i, comes of the same draws too: that costs one more exponential, where a
/// second pass would draw everything anew.
///
/// * `group_targets`: minor units; an account of a group that has none here counts in the total only.
/// * `progress`: told the part done, from 0 to below 1, before every 64 years; returns whether to go on.
///
/// Lapsing is decided by 24 bits, so probabilities of lapsing count to 6e-8. Memory is 32 bytes a draw;
/// nothing is kept by account and draw. Accounts are drawn group by group, in their order.
///
/// Two accounts of 100 with sigma .2: the total has mean 200 and, as the covariance of two such lognormals is
/// 100^2 (exp(rho sigma^2) - 1), a standard deviation of 28.57 where rho is 0 and 40.40 where it is 1.
///
/// ```
/// use keyline::calc::{Draws, Outlook, simulate};
/// let account = Outlook { base: 100.0, sigma: 0.2, lapse: 0.0, effect: 1.1, group: 0 };
/// let draws = Draws { count: 10_000, seed: 7, rho: 0.5 };
/// let simulated = simulate(&[account; 2], &[200.0], draws, &mut |_| true).unwrap();
/// assert!((simulated.total.unchanged.mean() - 200.0).abs() < 1.0);
/// assert!((simulated.total.planned.mean() - 220.0).abs() < 1.1);
/// assert_eq!(simulated.groups[0].planned.probability, simulated.total.planned.probability(200.0));
/// ```
pub fn simulate(
    accounts: &[Outlook],
    group_targets: &[f64],
    draws: Draws,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Simulated, Stopped> {
    run(accounts, group_targets, draws, None, progress).map(|(sales, _)| sales)
}

/// [`simulate`], and what the pay of the groups comes to in each year.
///
/// * `pay`: from a group's number and its sales in a year, in minor units, to its pay in that year, in any unit. It
///   is asked for every group that has a target, with sales of 0 where none of its accounts sells, and for both
///   efforts. Accounts of other groups earn no pay.
///
/// The sales are to the bit those of [`simulate`]. A group of one account of 100 paid 5 % and a salary of 10 costs 15
/// in the mean:
///
/// ```
/// use keyline::calc::{Draws, Outlook, simulate_paid};
/// let account = Outlook { base: 100.0, sigma: 0.2, lapse: 0.0, effect: 1.2, group: 0 };
/// let draws = Draws { count: 10_000, seed: 7, rho: 0.0 };
/// let pay = |_group: usize, sales: f64| 10.0 + 0.05 * sales;
/// let paid = simulate_paid(&[account], &[100.0], draws, &pay, &mut |_| true).unwrap();
/// assert!((paid.cost.unchanged.mean() - 15.0).abs() < 0.05);
/// assert!((paid.cost.planned.mean() - 16.0).abs() < 0.05);
/// ```
pub fn simulate_paid(
    accounts: &[Outlook],
    group_targets: &[f64],
    draws: Draws,
    pay: &dyn Fn(usize, f64) -> f64,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<Paid, Stopped> {
    let (sales, cost) = run(accounts, group_targets, draws, Some(pay), progress)?;
    let [unchanged, planned] = cost.map(Outcomes::new);
    Ok(Paid { sales, cost: Efforts { unchanged, planned } })
}

/// From a group's number and its sales in a year to its pay.
type Pay<'a> = dyn Fn(usize, f64) -> f64 + 'a;

/// The simulation and, year by year, what is paid: nothing at all without `pay`.
fn run(
    accounts: &[Outlook],
    group_targets: &[f64],
    draws: Draws,
    pay: Option<&Pay>,
    progress: &mut dyn FnMut(f64) -> bool,
) -> Result<(Simulated, [Vec<f64>; 2]), Stopped> {
    let count = draws.count.max(1);
    let accounts = prepare(accounts, draws.rho.clamp(0.0, 1.0));
    let exponential = Exponential::default();
    let mut random = Random::from_seed(draws.seed);
    let mut groups = vec![Efforts::<GroupChance>::default(); group_targets.len()];
    let mut totals = [(); 4].map(|()| Vec::with_capacity(count));
    let mut costs = [(); 2].map(|()| Vec::with_capacity(if pay.is_some() { count } else { 0 }));
    // Those without sales are paid the same in every year.
    let idle = pay.map_or(0.0, |pay| idle_pay(&accounts, group_targets.len(), pay));
    for start in (0..count).step_by(BLOCK) {
        if !progress(start as f64 / count as f64) {
            return Err(Stopped);
        }
        // The last block is drawn whole and kept in part.
        let kept = BLOCK.min(count - start);
        let market = std::array::from_fn(|_| random.normal());
        let mut all = NOTHING;
        let mut cost = [[idle; BLOCK]; 2];
        for members in accounts.chunk_by(|one, next| one.group == next.group) {
            let mut sums = NOTHING;
            for account in members {
                account.draw(&mut sums, &market, &exponential, &mut random);
            }
            for (total, &sum) in all.as_flattened_mut().iter_mut().zip(sums.as_flattened()) {
                *total += sum;
            }
            let group = members[0].group as usize;
            if let (Some(chance), Some(&target)) = (groups.get_mut(group), group_targets.get(group)) {
                let [unchanged, planned, ..] = &sums;
                chance.unchanged.add(&unchanged[..kept], target);
                chance.planned.add(&planned[..kept], target);
                if let Some(pay) = pay {
                    for (cost, sales) in cost.iter_mut().zip([unchanged, planned]) {
                        add_pay(cost, sales, |sales| pay(group, sales));
                    }
                }
            }
        }
        if pay.is_some() {
            for (costs, row) in costs.iter_mut().zip(&cost) {
                costs.extend_from_slice(&row[..kept]);
            }
        }
        for (total, row) in totals.iter_mut().zip(&all) {
            total.extend_from_slice(&row[..kept]);
        }
    }
    for chance in groups.iter_mut().flat_map(|group| [&mut group.unchanged, &mut group.planned]) {
        chance.probability /= count as f64;
        chance.mean /= count as f64;
    }
    let [unchanged, planned, alone, alone_planned] = totals.map(Outcomes::new);
    let sales = Simulated {
        total: Efforts { unchanged, planned },
        independent: Efforts { unchanged: alone, planned: alone_planned },
        groups,
    };
    Ok((sales, costs))
}

/// What the groups earn that have a target and no account with sales.
fn idle_pay(accounts: &[Prepared], groups: usize, pay: &Pay) -> f64 {
    let sells =
        |group: usize| accounts.binary_search_by(|account| (account.group as usize).cmp(&group)).is_ok();
    (0..groups).filter(|&group| !sells(group)).map(|group| pay(group, 0.0)).sum()
}

/// Adds the pay for each year's sales. Apart from the drawing, whose registers it would crowd.
#[inline(never)]
fn add_pay(cost: &mut Row, sales: &Row, pay: impl Fn(f64) -> f64) {
    for (cost, &sales) in cost.iter_mut().zip(sales) {
        *cost += pay(sales);
    }
}

/// An account's constants.
#[derive(Debug, Clone, Copy)]
struct Prepared {
    group: u32,
    /// It lapses where 24 random bits are below this.
    lapse: u32,
    /// base x exp(-sigma^2 / 2), what the exponential of sigma Z multiplies.
    median: f64,
    effect: f64,
    /// sigma x sqrt(rho), the weight of the market.
    shared: f64,
    /// sigma x sqrt(1 - rho), the weight of what is the account's own.
    own: f64,
    sigma: f64,
}

/// The accounts that bring anything, group by group.
fn prepare(accounts: &[Outlook], rho: f64) -> Vec<Prepared> {
    let (shared, own) = (libm::sqrt(rho), libm::sqrt(1.0 - rho));
    let prepared = accounts.iter().filter(|account| account.base != 0.0).map(|account| {
        let uncertain = account.base > 0.0;
        let sigma = if uncertain { account.spread() } else { 0.0 };
        let lapse = if uncertain { account.lapse.clamp(0.0, 1.0) } else { 0.0 };
        Prepared {
            group: account.group,
            lapse: libm::round(lapse * f64::from(1_u32 << 24)) as u32,
            median: account.base * libm::exp(-0.5 * sigma * sigma),
            effect: if uncertain { account.effect } else { 1.0 },
            shared: sigma * shared,
            own: sigma * own,
            sigma,
        }
    });
    let mut prepared: Vec<Prepared> = prepared.collect();
    prepared.sort_by_key(|account| account.group);
    prepared
}

impl Prepared {
    /// Adds the account's sales in a block of years to the sums.
    fn draw(&self, sums: &mut Sums, market: &Row, exponential: &Exponential, random: &mut Random) {
        let [unchanged, planned, alone, alone_planned] = sums;
        for year in 0..BLOCK {
            let word = random.word();
            let z = random.normal_from(word);
            // The bits that the normal number leaves.
            let lapsed = (word as u32 >> 8) < self.lapse;
            let median = if lapsed { 0.0 } else { self.median };
            let sales = median * exponential.at(self.shared * market[year] + self.own * z);
            let sales_alone = median * exponential.at(self.sigma * z);
            unchanged[year] += sales;
            planned[year] += sales * self.effect;
            alone[year] += sales_alone;
            alone_planned[year] += sales_alone * self.effect;
        }
    }
}

impl GroupChance {
    /// Counts and sums some draws; that makes a probability and a mean when both are divided by their number.
    fn add(&mut self, sales: &[f64], target: f64) {
        self.probability += sales.iter().filter(|&&sales| sales >= target).count() as f64;
        self.mean += sales.iter().sum::<f64>();
    }
}
