//! The odds of a target: what the simulation is told of a plan, and what its answers mean.
//!
//! The outcome of an account is its base, times the effect of the planned effort, times a lognormal of mean 1; it lapses
//! as often as accounts of its class did last year; and all accounts share a market factor ([`super::simulate`]).

use std::sync::Arc;

use crate::plan::{AccountId, BaseModel, Class, Money, Month, Plan, Span};

use super::figures_target::value_of_target;
use super::input_output::effects;
use super::season::LEAST_SEASON;
use super::target::of_method;
use super::total::OrdinaryRows;
use super::{
    Asked, Between, Case, Draws, Efforts, Explanation, Figure, Found, Ground, InCommon, Method, Name, Op,
    Origin, Outlook, Recorder, Seasons, Silent, Simulated, Term, Trace, Undefined, Unit, Whose, in_common,
    movement, ordinary_rows, owners, reach, seasons, spread_of_growth, whole_months,
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
    /// What it was read from, where it was.
    pub in_common: Option<InCommon>,
    /// The spread of each class, and where it comes from.
    pub sigma: [(f64, SigmaBasis); 3],
    /// How often an account of each class buys nothing in a year.
    pub lapse: [f64; 3],
    /// Whether it is known what the planned effort makes of each account, and else why not.
    pub effort: Result<(), Undefined>,
}

/// What a simulation of the plan is told.
pub fn chances(plan: &Plan) -> Result<Arc<Chances>, Undefined> {
    Found::of(plan).chances.get_or_init(|| find(plan).map(Arc::new)).clone()
}

fn find(plan: &Plan) -> Result<Chances, Undefined> {
    let ground = Ground::of(plan);
    ground.base()?;
    let rows = (0..plan.accounts().len()).filter(|&row| ground.is_inside(row)).collect();
    find_of(plan, &ground, rows)
}

/// The same of all accounts, those outside the scope without an effort planned for them: what the people are paid for.
pub fn chances_of_all(plan: &Plan) -> Result<Chances, Undefined> {
    let ground = Ground::of(plan);
    find_of(plan, &ground, (0..plan.accounts().len()).collect())
}

fn find_of(plan: &Plan, ground: &Ground, rows: Vec<usize>) -> Result<Chances, Undefined> {
    let base = ground.whole()?;
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
    let asked = Asked::of(plan, ground);
    let planned = effects(asked, &rows);
    let effort = of_method(asked, Method::InputOutput, Case::Mid, &mut Silent).map(drop);
    let under_way = UnderWay::of(plan, base.model);
    let mut sold = vec![0.0; owners.list.len()];
    let to_come = |row: usize| {
        let base = base.accounts.get(row).map_or(0.0, |base| base.to_f64());
        let base = Silent.input(Name::YearBase, base, Unit::Money, Origin::Setting);
        under_way.to_come(row, base, &mut Silent).value
    };
    let outlooks = rows.iter().zip(planned).map(|(&row, effect)| {
        let class = ground.class_of(row) as usize;
        let own = yearly_spread(plan, row);
        Outlook {
            base: to_come(row),
            sigma: own.unwrap_or(sigma[class].0),
            lapse: 1.0 - libm::pow(1.0 - lapse[class], under_way.left),
            effect: effect.filter(|_| ground.is_inside(row)).unwrap_or(1.0),
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
    let (in_common, rho_basis) = in_common_of(plan, &rows);
    let rho = in_common.map_or(plan.settings().correlation.unwrap_or(RHO), InCommon::correlation);
    let owners = owners.list.iter().map(|owner| owner.first).collect();
    Ok(Chances { rows, outlooks, known, sold, owners, rho, rho_basis, in_common, sigma, lapse, effort })
}

/// How far the planned year is under way.
struct UnderWay<'a> {
    /// Its months that are over.
    over: Span,
    /// Whether a forecast of the year is the base, which holds the months that are over as they were.
    is_forecast: bool,
    /// What part of the year they are. Who lapses may do so in any month: of 19 % in a year 10 % do in half a year, as .9
    /// twice is .81.
    left: f64,
    first: Month,
    seasons: Option<Arc<Seasons>>,
    /// The months that are over without one-offs.
    ordinary: OrdinaryRows<'a>,
}

impl<'a> UnderWay<'a> {
    fn of(plan: &'a Plan, model: BaseModel) -> UnderWay<'a> {
        let year = plan.plan_span().unwrap_or(Span::new(Month::EPOCH, 0));
        let over = whole_months(plan).meet(year);
        let is_forecast = matches!(model, BaseModel::Forecast(_)) && !over.is_empty();
        let left = 1.0 - over.months as f64 / 12.0;
        let ordinary = ordinary_rows(plan, over);
        UnderWay { over, is_forecast, left, first: year.first, seasons: seasons(plan), ordinary }
    }

    /// Which part of an account's year is to come, by its season.
    fn part_to_come(&self, row: usize) -> f64 {
        match &self.seasons {
            Some(seasons) if !self.over.is_empty() => {
                let months = seasons.of(row).season().from_month(self.first.number());
                months.iter().skip(self.over.months).sum::<f64>() / 12.0
            }
            _ => self.left,
        }
    }

    /// What is to come of an account's base.
    fn to_come<R: Recorder>(&self, row: usize, base: Term, r: &mut R) -> Term {
        if !self.is_forecast {
            let part = r.input(Name::PartToCome, self.part_to_come(row), Unit::Ratio, Origin::Fitted);
            return r.step(Name::BaseToCome, Op::Multiply, &[base, part], Unit::Money);
        }
        let sold = self.ordinary.row(row).into_iter().sum();
        let sold =
            r.input(Name::OrdinarySoFar, sold, Unit::Money, Origin::Sales { span: self.over, accounts: 1 });
        let rest = r.step(Name::BaseToCome, Op::Subtract, &[base, sold], Unit::Money);
        let zero = r.input(Name::Zero, 0.0, Unit::Money, Origin::Constant);
        r.step(Name::BaseToCome, Op::Most, &[rest, zero], Unit::Money)
    }

    /// What an account has bought in the months that are over, minor units.
    fn sold(&self, plan: &Plan, row: usize) -> f64 {
        plan.ledger().sales_over(row, self.over).to_f64()
    }
}

/// The spread of each account's yearly growth by row, its own or its class's, and how much all have in common.
pub(super) struct Spreads {
    pub by_row: Vec<f64>,
    pub rho: f64,
}

/// See [`Spreads`]; `None` where nothing tells them.
pub(super) fn spreads(plan: &Plan) -> Option<Arc<Spreads>> {
    Found::of(plan).spreads.get_or_init(|| find_spreads(plan).map(Arc::new)).clone()
}

fn find_spreads(plan: &Plan) -> Option<Spreads> {
    let chances = chances(plan).ok()?;
    let ground = Ground::of(plan);
    let of_row =
        |row: usize| yearly_spread(plan, row).unwrap_or(chances.sigma[ground.class_of(row) as usize].0);
    Some(Spreads { by_row: (0..plan.accounts().len()).map(of_row).collect(), rho: chances.rho })
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

/// What tells how much the accounts rise and fall together.
fn in_common_of(plan: &Plan, rows: &[usize]) -> (Option<InCommon>, RhoBasis) {
    if plan.settings().correlation.is_some() {
        return (None, RhoBasis::Entered);
    }
    let whole = whole_months(plan);
    let seasons = seasons(plan);
    let ledger = plan.ledger();
    let (mut bought, mut cells) = (0_usize, 0_usize);
    let series: Vec<Vec<f64>> = rows
        .iter()
        .map(|&row| {
            let index = seasons.as_ref().map_or([1.0; 12], |seasons| seasons.of(row).season().index);
            let months = ledger.slice(row, whole).iter().zip(whole.iter());
            let own: Vec<f64> = months
                .map(|(&minor, month)| {
                    let season = index[month.number() as usize - 1];
                    if season > LEAST_SEASON { minor as f64 / season } else { minor as f64 }
                })
                .collect();
            bought += own.iter().filter(|value| **value != 0.0).count();
            cells += own.len();
            own
        })
        .collect();
    if 2 * bought >= cells {
        return match in_common(&series, 24) {
            Some(found) => (Some(found), RhoBasis::Months(whole.months)),
            None => (None, RhoBasis::Default),
        };
    }
    let quarters: Vec<Vec<f64>> = series
        .iter()
        .map(|own| {
            let skip = own.len() % 3;
            own.get(skip..).unwrap_or(&[]).chunks(3).map(|quarter| quarter.iter().sum()).collect()
        })
        .collect();
    match in_common(&quarters, 8) {
        Some(found) => (Some(found), RhoBasis::Quarters(whole.months / 3)),
        None => (None, RhoBasis::Default),
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

    /// The chance that an account reaches its target, exact; [`Figure::Chance`] explains it.
    pub fn account(&self, row: usize, target: Money) -> Option<Efforts<f64>> {
        let at = self.rows.binary_search(&row).ok()?;
        let (outlook, known) = (self.outlooks.get(at)?, self.known.get(at)?);
        Some(reach(outlook, target.to_f64() - known))
    }
}

/// What is assumed of the planned effort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Assumed {
    /// Nothing changes.
    Unchanged,
    /// It is made.
    Planned,
}

/// The chance that an account reaches its target, in the steps of [`reach`].
pub(super) fn account_chance<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    id: AccountId,
    assumed: Assumed,
    r: &mut R,
) -> Result<Term, Undefined> {
    let row = plan.row_of(id).ok_or(Undefined::NoAccount)?;
    let chances = chances(plan)?;
    let at = chances.rows.binary_search(&row).map_err(|_| Undefined::OutsideScope)?;
    let figure = Figure::AccountTarget(id);
    let target = value_of_target(plan, figure, draft).unwrap_or(Err(Undefined::NoAccount))?;
    let (Some(outlook), Some(&known)) = (chances.outlooks.get(at), chances.known.get(at)) else {
        return Err(Undefined::NoAccount);
    };
    let target = r.input(Name::Figure(figure), target, Unit::Money, Origin::Figure(figure));
    let ground = Ground::of(plan);
    let under_way = UnderWay::of(plan, ground.whole()?.model);
    let origin = Origin::Sales { span: under_way.over, accounts: 1 };
    if assumed == Assumed::Planned {
        chances.effort?;
    }
    let known = r.input(Name::SoldSoFar, known, Unit::Money, origin);
    let need = r.step(Name::TargetToCome, Op::Subtract, &[target, known], Unit::Money);
    let figure = Figure::AccountBase(id);
    let year = ground.whole()?.accounts.get(row).copied().unwrap_or_default();
    let year = r.input(Name::Figure(figure), year.to_f64(), Unit::Money, Origin::Figure(figure));
    let base = under_way.to_come(row, year, r);
    let certain = |reached: bool, r: &mut R| {
        r.input(Name::Result, f64::from(u8::from(reached)), Unit::Ratio, Origin::Constant)
    };
    if outlook.base <= 0.0 {
        return Ok(certain(outlook.base >= need.value, r));
    }
    if need.value <= 0.0 {
        return Ok(certain(true, r));
    }
    let mean = match assumed {
        Assumed::Unchanged => base,
        Assumed::Planned => {
            let effect = r.input(Name::EffortOnAccount, outlook.effect, Unit::Factor, Origin::Fitted);
            r.step(Name::ExpectedSales, Op::Multiply, &[base, effect], Unit::Money)
        }
    };
    let one = r.input(Name::One, 1.0, Unit::Ratio, Origin::Constant);
    let lapse = chances.lapse[ground.class_of(row) as usize].clamp(0.0, 1.0);
    let lapse = r.input(Name::AccountLapse, lapse, Unit::Ratio, Origin::Fitted);
    let year = r.step(Name::Stays, Op::Subtract, &[one, lapse], Unit::Ratio);
    let stays = if under_way.left < 1.0 {
        let left = r.input(Name::YearLeft, under_way.left, Unit::Ratio, Origin::Setting);
        r.step(Name::StaysToTheEnd, Op::Power, &[year, left], Unit::Ratio)
    } else {
        year
    };
    let spread = r.input(Name::AccountSpread, outlook.spread(), Unit::Index, Origin::Fitted);
    let unless_lapsed = if spread.value > 0.0 {
        let over = r.step(Name::ExpectedOverTarget, Op::Divide, &[mean, need], Unit::Factor);
        let log = r.step(Name::LogOfThat, Op::Log, &[over], Unit::Index);
        let half = r.input(Name::Half, 0.5, Unit::Factor, Origin::Constant);
        let below = r.step(Name::BelowMean, Op::Multiply, &[half, spread, spread], Unit::Index);
        let above = r.step(Name::LogOfThat, Op::Subtract, &[log, below], Unit::Index);
        let margins = r.step(Name::Margins, Op::Divide, &[above, spread], Unit::Index);
        r.step(Name::ChanceUnlessLapsed, Op::NormalBelow, &[margins], Unit::Ratio)
    } else {
        let reached = f64::from(u8::from(mean.value >= need.value));
        r.input(Name::ChanceUnlessLapsed, reached, Unit::Ratio, Origin::Constant)
    };
    Ok(r.step(Name::Result, Op::Multiply, &[stays, unless_lapsed], Unit::Ratio))
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
    /// One of the odds of a target: a fraction, minor units, or an index. What speaks of the planned effort is not defined
    /// where nobody knows what that makes.
    pub fn value(&self, odd: Odd, target: Money) -> Result<f64, Undefined> {
        self.of(odd, target, &mut Silent).map(|term| term.value)
    }

    /// The same explained.
    pub fn explain(&self, odd: Odd, target: Money) -> Explanation {
        let mut trace = Trace::default();
        let value = self.of(odd, target, &mut trace).map(|term| term.value);
        trace.explain(Figure::Odd(odd), value)
    }

    /// What was found of an owner, explained; `None` for other figures, and for one that was not drawn.
    pub fn explain_owner(&self, figure: Figure) -> Option<Explanation> {
        let (id, chance) = match figure {
            Figure::Chance(Whose::Owner(id), assumed) => (id, Some(assumed)),
            Figure::OwnerMean(id) => (id, None),
            _ => return None,
        };
        let at = self.told.owners.iter().position(|&owner| owner == id)?;
        let (found, &target) = (self.found.groups.get(at)?, self.owner_targets.get(at)?);
        let mut trace = Trace::default();
        let r = &mut trace;
        let count = self.found.total.planned.sorted().len();
        let drawn = Origin::Drawn { draws: count, seed: SEED };
        self.assumptions(false, r);
        if chance != Some(Assumed::Unchanged)
            && let Err(reason) = self.told.effort
        {
            return Some(trace.explain(figure, Err(reason)));
        }
        let term = match chance {
            None => r.input(Name::Result, libm::round(found.planned.mean), Unit::Money, drawn),
            Some(assumed) => {
                let own = if assumed == Assumed::Planned { &found.planned } else { &found.unchanged };
                let reached = libm::round(own.probability * count as f64);
                let figure = Figure::OwnerTarget(id);
                r.input(Name::Figure(figure), target, Unit::Money, Origin::Figure(figure));
                let reached = r.input(Name::DrawsReaching, reached, Unit::Count, drawn);
                let draws = r.input(Name::DrawsAll, count as f64, Unit::Count, Origin::Constant);
                r.step(Name::Result, Op::Divide, &[reached, draws], Unit::Ratio)
            }
        };
        Some(trace.explain(figure, Ok(term.value)))
    }

    fn of<R: Recorder>(&self, odd: Odd, target: Money, r: &mut R) -> Result<Term, Undefined> {
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
                let Some(InCommon { together, apart }) = self.told.in_common else {
                    let origin = match self.told.rho_basis {
                        RhoBasis::Entered => Origin::Setting,
                        _ => Origin::Default,
                    };
                    return Ok(r.input(Name::Result, self.told.rho, Unit::Index, origin));
                };
                let together = r.input(Name::VaryTogether, together, Unit::Ratio, Origin::Fitted);
                let apart = r.input(Name::VaryApart, apart, Unit::Ratio, Origin::Fitted);
                let one = r.input(Name::One, 1.0, Unit::Factor, Origin::Constant);
                let zero = r.input(Name::Zero, 0.0, Unit::Index, Origin::Constant);
                let most = r.input(Name::MostInCommon, InCommon::MOST, Unit::Index, Origin::Constant);
                let above = r.step(Name::InCommon, Op::Subtract, &[together, apart], Unit::Ratio);
                let whole = r.step(Name::InCommonAtMost, Op::Subtract, &[one, apart], Unit::Ratio);
                let rho = r.step(Name::Correlation, Op::Divide, &[above, whole], Unit::Index);
                let rho = r.step(Name::Correlation, Op::Most, &[rho, zero], Unit::Index);
                return Ok(r.step(Name::Result, Op::Least, &[rho, most], Unit::Index));
            }
        };
        if !matches!(odd, Odd::Unchanged | Odd::P10Unchanged | Odd::P50Unchanged | Odd::P90Unchanged) {
            self.told.effort?;
        }
        self.assumptions(odd == Odd::Independent, r);
        if let Some(part) = quantile {
            let value = libm::round(outcomes.quantile(part));
            r.input(Name::QuantilePart, part, Unit::Ratio, Origin::Constant);
            return Ok(r.input(Name::Result, value, Unit::Money, drawn));
        }
        let draws = outcomes.sorted().len() as f64;
        let reached = libm::round(outcomes.probability(target.to_f64()) * draws);
        r.input(Name::SplitTotal, target.to_f64(), Unit::Money, Origin::Entered);
        let reached = r.input(Name::DrawsReaching, reached, Unit::Count, drawn);
        let draws = r.input(Name::DrawsAll, draws, Unit::Count, Origin::Constant);
        Ok(r.step(Name::Result, Op::Divide, &[reached, draws], Unit::Ratio))
    }

    /// What every draw rests on.
    fn assumptions<R: Recorder>(&self, independent: bool, r: &mut R) {
        let told = &self.told;
        r.input(Name::Accounts, told.outlooks.len() as f64, Unit::Count, Origin::Setting);
        if independent {
            r.input(Name::Correlation, 0.0, Unit::Index, Origin::Constant);
        } else {
            r.input(Name::Correlation, told.rho, Unit::Index, Origin::Figure(Figure::Odd(Odd::Rho)));
        }
        for class in Class::ALL {
            let (sigma, basis) = told.sigma[class as usize];
            let origin = if basis == SigmaBasis::Default { Origin::Default } else { Origin::Fitted };
            r.input(Name::ClassSpread(class), sigma, Unit::Index, origin);
            r.input(Name::ClassLapse(class), told.lapse[class as usize], Unit::Ratio, Origin::Fitted);
        }
    }
}
