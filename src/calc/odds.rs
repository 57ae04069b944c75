//! The odds of a target: what the simulation is told of a plan, and what its answers mean.
//!
//! The outcome of an account is its base, times the effect of the planned effort, times a lognormal of mean 1; it lapses
//! as often as accounts of its class did last year; and all accounts share a market factor ([`super::simulate`]).

use std::sync::Arc;

use crate::plan::{AccountId, Class, Money, Plan, Span};

use super::input_output::effects;
use super::{
    Asked, Between, Draws, Efforts, Explanation, Figure, Ground, Name, Op, Origin, Outlook, Recorder, Silent,
    Simulated, Term, Trace, Undefined, Unit, correlation, movement, owners, reach, season, spread_of_growth,
    whole_months,
};

/// The seed of every simulation: the same plan has the same odds on every machine.
pub const SEED: u64 = 14;

/// How many years are drawn.
pub const DRAWS: usize = 10_000;

/// The spread of an account's sales where nothing tells it.
const SIGMA: f64 = 0.3;

/// The correlation where nothing tells it.
const RHO: f64 = 0.2;

/// Where the correlation comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RhoBasis {
    /// The user has entered it.
    Entered,
    /// From so many months without their season.
    Months(usize),
    /// From so many quarters without their season, since most accounts buy in few months.
    Quarters(usize),
    /// There is too little to tell it.
    Default,
}

/// Where a class's spread comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SigmaBasis {
    /// The growth of the accounts of the class, as many as these.
    Class(usize),
    /// The growth of all accounts, since the class has too few.
    Portfolio(usize),
    /// There is too little to tell it.
    Default,
}

/// What a simulation is told.
#[derive(Debug, Clone, PartialEq)]
pub struct Chances {
    /// The rows of the accounts in scope.
    pub rows: Vec<usize>,
    /// What is expected of each in the months to come, and how surely; its group is its owner.
    pub outlooks: Vec<Outlook>,
    /// What each has bought in the months of the year that are over, minor units.
    pub known: Vec<f64>,
    /// The same of each owner.
    pub sold: Vec<f64>,
    /// The owners: one of the accounts of each.
    pub owners: Vec<AccountId>,
    /// How much accounts rise and fall together.
    pub rho: f64,
    /// Where that comes from.
    pub rho_basis: RhoBasis,
    /// The spread of each class, and where it comes from.
    pub sigma: [(f64, SigmaBasis); 3],
    /// How often an account of each class buys nothing in a year.
    pub lapse: [f64; 3],
}

/// What a simulation of the plan is told.
pub fn chances(plan: &Plan) -> Result<Chances, Undefined> {
    let ground = Ground::of(plan);
    let base = ground.whole()?;
    ground.base()?;
    let rows: Vec<usize> = (0..plan.accounts().len()).filter(|&row| ground.is_inside(row)).collect();
    let moved = movement(plan, Between::LastTwelve).ok();
    let (mut sigma, mut lapse) = ([(SIGMA, SigmaBasis::Default); 3], [0.0; 3]);
    if let Some(moved) = &moved {
        let pairs = |of: Option<Class>| {
            let moves = moved.moves.iter().filter(|one| of.is_none() || one.from == of);
            moves.map(|one| (one.before.to_f64(), one.after.to_f64())).collect::<Vec<_>>()
        };
        let both = |pairs: &[(f64, f64)]| pairs.iter().filter(|(a, b)| *a > 0.0 && *b > 0.0).count();
        let all = pairs(None);
        for class in Class::ALL {
            let own = pairs(Some(class));
            let whole = spread_of_growth(&all).map(|spread| (spread, SigmaBasis::Portfolio(both(&all))));
            let spread =
                spread_of_growth(&own).map(|spread| (spread, SigmaBasis::Class(both(&own)))).or(whole);
            sigma[class as usize] = spread.unwrap_or((SIGMA, SigmaBasis::Default));
            let lost = own.iter().filter(|(_, after)| *after <= 0.0).count();
            lapse[class as usize] = if own.is_empty() { 0.0 } else { lost as f64 / own.len() as f64 };
        }
    }
    let owners = owners(plan);
    let planned = effects(Asked::of(plan, &ground), &rows);
    let under_way = UnderWay::of(plan);
    let mut sold = vec![0.0; owners.list.len()];
    let outlooks = rows.iter().zip(planned).map(|(&row, effect)| {
        let class = ground.class_of(row) as usize;
        let own = yearly_spread(plan, row);
        Outlook {
            base: base.accounts.get(row).map_or(0.0, |base| base.to_f64()) * under_way.to_come,
            sigma: own.unwrap_or(sigma[class].0),
            lapse: lapse[class],
            effect: effect.unwrap_or(1.0),
            group: owners.of_row.get(row).copied().unwrap_or(0),
        }
    });
    let outlooks: Vec<Outlook> = outlooks.collect();
    let known: Vec<f64> = rows.iter().map(|&row| under_way.sold(plan, row)).collect();
    for (outlook, known) in outlooks.iter().zip(&known) {
        if let Some(sold) = sold.get_mut(outlook.group as usize) {
            *sold += known;
        }
    }
    let (rho, rho_basis) = rho(plan, &rows);
    let owners = owners.list.iter().map(|owner| owner.first).collect();
    Ok(Chances { rows, outlooks, known, sold, owners, rho, rho_basis, sigma, lapse })
}

/// How far the planned year is under way.
struct UnderWay {
    /// Its months that are over.
    over: Span,
    /// What part of the year's sales is expected in the others.
    to_come: f64,
}

impl UnderWay {
    fn of(plan: &Plan) -> UnderWay {
        let year = plan.plan_span().unwrap_or(Span::new(crate::plan::Month::EPOCH, 0));
        let over = whole_months(plan).meet(year);
        let index = season(plan).index;
        let weight = |span: Span| span.iter().map(|month| index[month.number() as usize - 1]).sum::<f64>();
        let (gone, all) = (weight(over), weight(year));
        UnderWay { over, to_come: if all > 0.0 { 1.0 - gone / all } else { 1.0 } }
    }

    /// What an account has bought in the months that are over, minor units.
    fn sold(&self, plan: &Plan, row: usize) -> f64 {
        plan.ledger().sales_over(row, self.over).to_f64()
    }
}

/// An account's own spread: the standard deviation of the logarithm of its yearly growth, over three yearly steps or more.
fn yearly_spread(plan: &Plan, row: usize) -> Option<f64> {
    let whole = whole_months(plan);
    let last = whole.last()?;
    let years = whole.months / 12;
    if years < 4 {
        return None;
    }
    let of_year =
        |ago: usize| plan.ledger().sales_over(row, Span::ending(last.plus(-12 * ago as i32), 12)).to_f64();
    let sales: Vec<f64> = (0..years).map(of_year).collect();
    if sales.iter().any(|sales| *sales <= 0.0) {
        return None;
    }
    let growth: Vec<f64> = sales.windows(2).map(|pair| libm::log(pair[0] / pair[1])).collect();
    let mean = growth.iter().sum::<f64>() / growth.len() as f64;
    let squares: f64 = growth.iter().map(|own| (own - mean) * (own - mean)).sum();
    Some((squares / (growth.len() - 1) as f64).sqrt().clamp(0.02, 1.5))
}

/// How much the accounts rise and fall together.
fn rho(plan: &Plan, rows: &[usize]) -> (f64, RhoBasis) {
    if let Some(entered) = plan.settings().correlation {
        return (entered, RhoBasis::Entered);
    }
    let whole = whole_months(plan);
    let index = season(plan).index;
    let ledger = plan.ledger();
    let (mut bought, mut cells) = (0_usize, 0_usize);
    let series: Vec<Vec<f64>> = rows
        .iter()
        .map(|&row| {
            let months = ledger.slice(row, whole).iter().zip(whole.iter());
            let own: Vec<f64> = months
                .map(|(&minor, month)| {
                    let season = index[month.number() as usize - 1];
                    if season > 0.0 { minor as f64 / season } else { minor as f64 }
                })
                .collect();
            bought += own.iter().filter(|value| **value != 0.0).count();
            cells += own.len();
            own
        })
        .collect();
    if 2 * bought >= cells {
        return match correlation(&series, 24) {
            Some(rho) => (rho, RhoBasis::Months(whole.months)),
            None => (RHO, RhoBasis::Default),
        };
    }
    let quarters: Vec<Vec<f64>> = series
        .iter()
        .map(|own| {
            let skip = own.len() % 3;
            own.get(skip..).unwrap_or(&[]).chunks(3).map(|quarter| quarter.iter().sum()).collect()
        })
        .collect();
    match correlation(&quarters, 8) {
        Some(rho) => (rho, RhoBasis::Quarters(whole.months / 3)),
        None => (RHO, RhoBasis::Default),
    }
}

impl Chances {
    /// The accounts as the simulation takes them: what is to come of each, and what is sold already as one account of each
    /// owner that neither varies nor lapses.
    pub fn drawn(&self) -> Vec<Outlook> {
        let sold = self.sold.iter().enumerate().filter(|(_, sold)| **sold != 0.0);
        let certain =
            sold.map(|(at, &base)| Outlook { base, sigma: 0.0, lapse: 0.0, effect: 1.0, group: at as u32 });
        self.outlooks.iter().copied().chain(certain).collect()
    }

    /// What is drawn.
    pub fn draws(&self) -> Draws {
        // A hundred thousand accounts a thousand times are as much work as ten thousand ten thousand times.
        let count = if self.rows.len() > 20_000 { DRAWS / 10 } else { DRAWS };
        Draws { count, seed: SEED, rho: self.rho }
    }

    /// The targets of the owners in a split, minor units, in the order of [`Chances::owners`].
    pub fn owner_targets(&self, split: &[(AccountId, Money)], plan: &Plan) -> Vec<f64> {
        let owners = owners(plan);
        let mut targets = vec![0.0; self.owners.len()];
        for &(account, amount) in split {
            let owner = plan.row_of(account).and_then(|row| owners.of_row.get(row));
            if let Some(target) = owner.and_then(|&at| targets.get_mut(at as usize)) {
                *target += amount.to_f64();
            }
        }
        targets
    }

    /// The chance that an account reaches its target, exact.
    pub fn account(&self, row: usize, target: Money) -> Option<Efforts<f64>> {
        let at = self.rows.binary_search(&row).ok()?;
        let (outlook, known) = (self.outlooks.get(at)?, self.known.get(at)?);
        Some(reach(outlook, target.to_f64() - known))
    }
}

/// What a simulation found, with what it was told.
#[derive(Debug, Clone, PartialEq)]
pub struct Odds {
    /// What it was told.
    pub told: Arc<Chances>,
    /// What it found.
    pub found: Simulated,
    /// The owners' targets it was asked about.
    pub owner_targets: Vec<f64>,
}

/// Which of the odds of a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Odd {
    /// The chance to reach it with the planned effort.
    Planned,
    /// The chance if nothing changes.
    Unchanged,
    /// The chance with the planned effort had the accounts nothing in common.
    Independent,
    /// With the planned effort one year in ten is worse.
    P10,
    /// One in two.
    P50,
    /// Nine in ten.
    P90,
    /// The same if nothing changes.
    P10Unchanged,
    /// One in two.
    P50Unchanged,
    /// Nine in ten.
    P90Unchanged,
    /// How much accounts rise and fall together.
    Rho,
}

impl Odds {
    /// One of the odds of a target: a fraction, minor units, or an index.
    pub fn value(&self, odd: Odd, target: Money) -> f64 {
        self.of(odd, target, &mut Silent).value
    }

    /// The same explained.
    pub fn explain(&self, odd: Odd, target: Money) -> Explanation {
        let mut trace = Trace::default();
        let value = self.of(odd, target, &mut trace).value;
        trace.explain(Figure::Odd(odd), Ok(value))
    }

    fn of<R: Recorder>(&self, odd: Odd, target: Money, r: &mut R) -> Term {
        let total = &self.found.total;
        let drawn = Origin::Drawn { draws: total.planned.sorted().len(), seed: SEED };
        let (outcomes, quantile) = match odd {
            Odd::Planned => (&total.planned, None),
            Odd::Unchanged => (&total.unchanged, None),
            Odd::Independent => (&self.found.independent.planned, None),
            Odd::P10 => (&total.planned, Some(0.1)),
            Odd::P50 => (&total.planned, Some(0.5)),
            Odd::P90 => (&total.planned, Some(0.9)),
            Odd::P10Unchanged => (&total.unchanged, Some(0.1)),
            Odd::P50Unchanged => (&total.unchanged, Some(0.5)),
            Odd::P90Unchanged => (&total.unchanged, Some(0.9)),
            Odd::Rho => {
                let origin = match self.told.rho_basis {
                    RhoBasis::Entered => Origin::Setting,
                    RhoBasis::Default => Origin::Default,
                    RhoBasis::Months(_) | RhoBasis::Quarters(_) => Origin::Fitted,
                };
                return r.input(Name::Result, self.told.rho, Unit::Index, origin);
            }
        };
        self.assumptions(r);
        if let Some(part) = quantile {
            let value = libm::round(outcomes.quantile(part));
            r.input(Name::QuantilePart, part, Unit::Ratio, Origin::Constant);
            return r.input(Name::Result, value, Unit::Money, drawn);
        }
        let draws = outcomes.sorted().len() as f64;
        let reached = libm::round(outcomes.probability(target.to_f64()) * draws);
        r.input(Name::SplitTotal, target.to_f64(), Unit::Money, Origin::Entered);
        let reached = r.input(Name::DrawsReaching, reached, Unit::Count, drawn);
        let draws = r.input(Name::DrawsAll, draws, Unit::Count, Origin::Constant);
        r.step(Name::Result, Op::Divide, &[reached, draws], Unit::Ratio)
    }

    /// What every draw rests on.
    fn assumptions<R: Recorder>(&self, r: &mut R) {
        let told = &self.told;
        r.input(Name::Accounts, told.outlooks.len() as f64, Unit::Count, Origin::Setting);
        r.input(Name::Correlation, told.rho, Unit::Index, Origin::Figure(Figure::Odd(Odd::Rho)));
        for class in Class::ALL {
            let (sigma, basis) = told.sigma[class as usize];
            let origin = if basis == SigmaBasis::Default { Origin::Default } else { Origin::Fitted };
            r.input(Name::ClassSpread(class), sigma, Unit::Index, origin);
            r.input(Name::ClassLapse(class), told.lapse[class as usize], Unit::Ratio, Origin::Fitted);
        }
    }
}
