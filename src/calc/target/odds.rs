//! The odds of a target: what the simulation is told of a plan, and what its answers mean.
//!
//! One pass of draws ([`simulate`]) answers for everything that claims a range or a chance: the base, the methods that
//! stand on it, the target, the people, the landing and what pay costs. It is drawn off the main thread and kept with the
//! plan ([`keep_drawn`]); until then these figures are [`Undefined::NotDrawn`].

use std::sync::{Arc, OnceLock};

use super::{Case, Figure, effects, of_method};
use crate::calc::ask::{Found, drawn_before, keep};
use crate::calc::assess::{Standing, assess, standing};
use crate::calc::base::{Ahead, Asked, Cohorts, Ground, base_scope_of, cohorts, to_come, total_spread};
use crate::calc::kernel::Stopped;
use crate::calc::kernel::forecast::TotalSpread;
use crate::calc::kernel::simulate::{Draws, NewAccounts, Outcomes, Outlook, Pool, Simulated, Year, simulate};
use crate::calc::portfolio::{owners, whole_months};
use crate::calc::{
    Method, Name, Op, Origin, Question, Recorder, Silent, Term, Undefined, Unit, Whose, Window, assess, base,
    split, value,
};
use crate::plan::{AccountId, Class, Money, Plan, Scope};

/// The seed of every simulation: the same plan has the same odds on every machine.
pub const SEED: u64 = 14;

/// How many years are drawn.
pub const DRAWS: usize = 10_000;

/// The spread of an account's sales where nothing tells it.
const ALONE: f64 = 0.5;

/// What an account may do of which nothing is known: the same for every plan.
static UNKNOWN: OnceLock<Pool> = OnceLock::new();

/// The market is not taken to move less than this where under two years are known, so that no change of a year has been seen.
/// Between what 620 public series ask for whose first 12 to 23 months are known (.13 to .15; with .25 97 of 100 end inside) and
/// what ten eves of three real portfolios do (.3).
const YOUNG: f64 = 0.25;

/// Fewer months than this are known then.
const YOUNG_MONTHS: usize = 24;

/// The spread of what new and returning accounts bring where nothing tells it.
const NEW: f64 = 0.3;

/// It is not taken to be less than this, however alike two years were.
const NEW_LEAST: f64 = 0.1;

/// Where the deviation of the market comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MarketBasis {
    /// The user has entered it.
    Entered,
    /// How much totals of twelve months have changed, and from how many points in the past the accounts were seen.
    Totals(TotalSpread, usize),
    /// The same, for the range of a forecast alone: too few accounts can be compared to say what one of a class does. It is not
    /// taken to be less than this.
    Whole(TotalSpread, f64),
}

/// What a simulation is told, and what its answers are held against.
#[derive(Debug)]
pub struct Chances {
    /// What is drawn: every account of the plan, in the order of its rows.
    pub draws: Arc<Draws>,
    /// The owners, in the order of the groups: one of the accounts of each.
    pub owners: Vec<AccountId>,
    /// Where the market's deviation comes from.
    pub market: MarketBasis,
    /// What accounts have done, by class.
    pub cohorts: Arc<Cohorts>,
    /// Whether it is known what the planned effort makes of each account, and else why not.
    pub effort: Result<(), Undefined>,
    /// What each account has sold of the year, and what is to come of it, by row.
    years: Vec<Year>,
    /// What some account of each pool does, over what is expected of it.
    luck: OnceLock<Vec<Outcomes>>,
}

impl PartialEq for Chances {
    fn eq(&self, other: &Chances) -> bool {
        // What else there is follows from these.
        (&self.owners, self.market, self.effort) == (&other.owners, other.market, other.effort)
            && (Arc::ptr_eq(&self.draws, &other.draws) || self.draws == other.draws)
            && (&self.cohorts, &self.years) == (&other.cohorts, &other.years)
    }
}

/// What a simulation of the plan is told.
pub fn chances(plan: &Plan) -> Result<Arc<Chances>, Undefined> {
    Found::of(plan).chances.get_or_init(|| find(plan).map(Arc::new)).clone()
}

/// What was drawn of the plan as it stands.
///
/// # Errors
/// [`Undefined::NotDrawn`] before it was, and what [`chances`] says where there is nothing to draw.
pub fn drawn(plan: &Plan) -> Result<Arc<Simulated>, Undefined> {
    let chances = chances(plan)?;
    drawn_before(plan, &chances.draws).ok_or(Undefined::NotDrawn)
}

/// Keeps with the plan what was drawn; it is asked for by what was to be drawn, so that nothing is lost by a change between
/// the question and its answer.
pub fn keep_drawn(plan: &Plan, draws: Arc<Draws>, found: Simulated) {
    keep(plan, draws, Arc::new(found));
}

/// Draws the plan here and now; the page has its worker do it.
///
/// # Errors
/// What [`chances`] says where there is nothing to draw.
pub fn draw(plan: &Plan) -> Result<Arc<Simulated>, Undefined> {
    let chances = chances(plan)?;
    if let Some(found) = drawn_before(plan, &chances.draws) {
        return Ok(found);
    }
    let found = simulate(&chances.draws, None, &mut |_| true).map_err(|Stopped| Undefined::NotDrawn)?;
    keep_drawn(plan, chances.draws.clone(), found);
    drawn(plan)
}

fn find(plan: &Plan) -> Result<Chances, Undefined> {
    let ground = Ground::of(plan);
    ground.whole()?;
    let ahead = Ahead::of(plan);
    if ahead.years <= 0.0 {
        return Err(Undefined::YearOver);
    }
    let asked = Asked::of(plan, &ground);
    let rows: Vec<usize> = (0..plan.accounts().len()).collect();
    let planned = effects(asked, &rows);
    let effort = of_method(asked, Method::InputOutput, Case::Mid, &mut Silent).map(drop);
    let owners = owners(plan);
    let to_come = to_come(plan)?;
    let own = |row: usize| Year {
        sold: plan.ledger().sales_over(row, ahead.over).to_f64(),
        to_come: to_come.accounts[row],
    };
    let mut years: Vec<Year> = rows.iter().map(|&row| own(row)).collect();
    let mut groups = vec![[Year::default(); 2]; owners.list.len()];
    let (mut scope, mut company) = (Year::default(), Year::default());
    let outlooks: Vec<Outlook> = rows
        .iter()
        .zip(planned)
        .map(|(&row, effect)| {
            let inside = ground.is_inside(row);
            let group = owners.of_row.get(row).copied().unwrap_or(0);
            let own = years[row];
            let [group_scope, group_all] = &mut groups[group as usize];
            for (year, counts) in
                [(&mut scope, inside), (&mut company, true), (group_scope, inside), (group_all, true)]
            {
                if counts {
                    *year = Year { sold: year.sold + own.sold, to_come: year.to_come + own.to_come };
                }
            }
            Outlook {
                number: plan.accounts()[row].id.0,
                base: own.to_come,
                pool: ground.class_of(row) as u8,
                effect: effect.filter(|_| inside).unwrap_or(1.0),
                group,
                inside,
            }
        })
        .collect();
    let of_all = ground.scope() == Scope::All;
    company.to_come += to_come.newcomers;
    scope.to_come += if of_all { to_come.newcomers } else { 0.0 };
    // Once a target stands and its year is under way, what is to come is what the landing says.
    if let Ok(assessed) = assess(plan) {
        take_landing(&mut company, &assessed.company);
        take_landing(&mut scope, &assessed.scope);
        for own in &assessed.accounts {
            let row = match own.whose {
                Whose::Account(id) => plan.row_of(id),
                _ => None,
            };
            if let Some(year) = row.and_then(|row| years.get_mut(row)) {
                take_landing(year, own);
            }
        }
        for owner in &assessed.owners {
            let at = match owner.standing.whose {
                Whose::Owner(account) => plan.row_of(account).and_then(|row| owners.of_row.get(row)),
                _ => None,
            };
            let Some([inside, all]) = at.and_then(|&at| groups.get_mut(at as usize)) else { continue };
            let before = *all;
            take_landing(all, &owner.standing);
            if before.to_come > 0.0 {
                inside.to_come *= all.to_come / before.to_come;
            }
        }
    }
    let cohorts = cohorts(plan);
    let (market, basis) = market_of(plan, &cohorts);
    let spread = newcomers_spread(&cohorts);
    let pools = match cohorts.tells() {
        true => cohorts.classes.iter().map(|cohort| Pool::of(&cohort.ratios)).collect(),
        // A single account is the whole, and moves as it does.
        false if outlooks.iter().filter(|it| it.base > 0.0).count() == 1 => vec![Pool::of(&[(1.0, 1.0)]); 3],
        false => vec![UNKNOWN.get_or_init(|| Pool::lognormal(ALONE)).clone(); 3],
    };
    let draws = Draws {
        // A hundred thousand accounts a thousand times are as much work as ten thousand ten thousand times.
        count: if rows.len() > 20_000 { DRAWS / 10 } else { DRAWS },
        seed: SEED,
        outlooks,
        pools,
        market,
        newcomers: NewAccounts { base: to_come.newcomers, deviation: spread, inside: of_all },
        as_whole: !cohorts.tells(),
        widening: libm::pow(1.0 / ahead.left().max(1.0 / 12.0), 0.25),
        scope,
        company,
        groups,
    };
    let owners = owners.list.iter().map(|owner| owner.first).collect();
    Ok(Chances {
        draws: Arc::new(draws),
        owners,
        market: basis,
        cohorts,
        effort,
        years,
        luck: OnceLock::new(),
    })
}

/// What is sold and to come of somebody whose year is under way.
fn take_landing(year: &mut Year, standing: &Standing) {
    if (1..12).contains(&standing.elapsed)
        && let (Ok(landing), Ok(actual)) = (standing.landing(), standing.actual(Window::ToDate))
    {
        *year = Year { sold: actual.to_f64(), to_come: landing.to_f64() - actual.to_f64() };
    }
}

/// Whether under two years are known, so that no change of a year has been seen.
pub fn is_young(plan: &Plan) -> bool {
    whole_months(plan).months < YOUNG_MONTHS
}

/// The standard deviation of the logarithm of the market's factor, and where it comes from.
fn market_of(plan: &Plan, cohorts: &Cohorts) -> (f64, MarketBasis) {
    let settings = plan.settings().market;
    let spread = total_spread(plan);
    match settings.deviation {
        Some(entered) => (entered, MarketBasis::Entered),
        None if !cohorts.tells() => {
            let least = if is_young(plan) { YOUNG } else { TotalSpread::LEAST };
            (spread.deviation().max(least), MarketBasis::Whole(spread, least))
        }
        None => {
            let origins = cohorts.origins().max(1);
            (
                market_deviation(spread, origins, settings.least, &mut Silent).value,
                MarketBasis::Totals(spread, origins),
            )
        }
    }
}

/// sqrt(v (1 + 1/k)), at least so much: how much the totals of a year change, and that the ratios of accounts were seen in k
/// years, which had markets of their own. With v = .01 and two years sqrt(.015) = .122.
fn market_deviation<R: Recorder>(spread: TotalSpread, origins: usize, least: f64, r: &mut R) -> Term {
    let variance = r.input(Name::TotalsVariance, spread.variance(), Unit::Index, Origin::Fitted);
    let one = r.input(Name::One, 1.0, Unit::Factor, Origin::Constant);
    let origins = r.input(Name::CohortYears, origins as f64, Unit::Count, Origin::Fitted);
    let part = r.step(Name::SeenInYears, Op::Divide, &[one, origins], Unit::Factor);
    let times = r.step(Name::SeenInYears, Op::Sum, &[one, part], Unit::Factor);
    let all = r.step(Name::MarketVariance, Op::Multiply, &[variance, times], Unit::Index);
    let half = r.input(Name::Half, 0.5, Unit::Factor, Origin::Constant);
    let deviation = r.step(Name::MarketDeviation, Op::Power, &[all, half], Unit::Index);
    let least = r.input(Name::MarketLeast, least, Unit::Index, Origin::Setting);
    r.step(Name::Result, Op::Most, &[deviation, least], Unit::Index)
}

/// How differently new and returning accounts have brought their share in past years.
fn newcomers_spread(cohorts: &Cohorts) -> f64 {
    let logs: Vec<f64> =
        cohorts.shares.iter().filter(|share| **share > 0.0).map(|share| libm::log(*share)).collect();
    if logs.len() < 2 {
        return NEW;
    }
    let mean = logs.iter().sum::<f64>() / logs.len() as f64;
    let squares: f64 = logs.iter().map(|log| (log - mean) * (log - mean)).sum();
    (squares / (logs.len() - 1) as f64).sqrt().max(NEW_LEAST)
}

impl Chances {
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

    /// What some account of a pool does, over what is expected of it.
    fn luck(&self, pool: u8) -> Option<&Outcomes> {
        self.luck.get_or_init(|| self.draws.luck()).get(usize::from(pool))
    }

    /// The place of an owner's group.
    fn group(&self, plan: &Plan, id: AccountId) -> Option<usize> {
        let owners = owners(plan);
        plan.row_of(id).and_then(|row| owners.of_row.get(row)).map(|&at| at as usize)
    }

    /// The chance that an account of the scope reaches a target, if nothing changes and with the planned effort;
    /// [`Figure::Chance`] explains it.
    pub fn account(&self, row: usize, target: Money) -> Option<[f64; 2]> {
        let outlook = self.draws.outlooks.get(row).filter(|outlook| outlook.inside)?;
        let year = *self.years.get(row)?;
        Some([1.0, outlook.effect].map(|effect| self.reaches(outlook, year, effect, target.to_f64())))
    }

    fn reaches(&self, outlook: &Outlook, year: Year, effect: f64, target: f64) -> f64 {
        let need = target - year.sold;
        if need <= 0.0 {
            return 1.0;
        }
        let expected = year.to_come * effect;
        match self.luck(outlook.pool) {
            Some(luck) if expected > 0.0 => luck.probability(need / expected),
            _ => f64::from(u8::from(expected >= need)),
        }
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

impl Assumed {
    /// Both.
    pub const ALL: [Assumed; 2] = [Assumed::Unchanged, Assumed::Planned];
}

/// Which of the odds of a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Odd {
    /// The chance to reach it with the planned effort.
    Planned,
    /// The chance if nothing changes.
    Unchanged,
    /// The chance with the planned effort did the market not move.
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
    /// How far the market moves all accounts at once.
    Market,
}

impl Odd {
    /// All of them.
    pub const ALL: [Odd; 10] = [
        Odd::Planned,
        Odd::Unchanged,
        Odd::Independent,
        Odd::P10,
        Odd::P50,
        Odd::P90,
        Odd::P10Unchanged,
        Odd::P50Unchanged,
        Odd::P90Unchanged,
        Odd::Market,
    ];

    /// Whether it speaks of the planned effort.
    fn is_planned(self) -> bool {
        matches!(self, Odd::Planned | Odd::Independent | Odd::P10 | Odd::P50 | Odd::P90)
    }

    /// The part of the draws that stay below, where it is an amount.
    fn quantile(self) -> Option<f64> {
        match self {
            Odd::P10 | Odd::P10Unchanged => Some(0.1),
            Odd::P50 | Odd::P50Unchanged => Some(0.5),
            Odd::P90 | Odd::P90Unchanged => Some(0.9),
            Odd::Planned | Odd::Unchanged | Odd::Independent | Odd::Market => None,
        }
    }

    /// What it is counted in.
    pub(super) fn unit(self) -> Unit {
        match self {
            Odd::Planned | Odd::Unchanged | Odd::Independent => Unit::Ratio,
            Odd::Market => Unit::Index,
            _ => Unit::Money,
        }
    }
}

/// One of the odds of a target: a fraction, minor units, or an index.
pub(in crate::calc) fn odd_of<R: Recorder>(
    plan: &Plan,
    odd: Odd,
    target: Result<Money, Undefined>,
    r: &mut R,
) -> Result<Term, Undefined> {
    let told = chances(plan)?;
    if odd == Odd::Market {
        return Ok(told.explain_market(plan, r));
    }
    if odd.is_planned() {
        told.effort?;
    }
    let found = drawn(plan)?;
    told.assumptions(odd == Odd::Independent, r);
    let outcomes = match odd {
        Odd::Independent => &found.alone.planned,
        _ if odd.is_planned() => &found.scope.planned,
        _ => &found.scope.unchanged,
    };
    if let Some(part) = odd.quantile() {
        return Ok(quantile_of(outcomes, part, r));
    }
    let target = target?;
    let name = r.input(Name::SplitTotal, target.to_f64(), Unit::Money, Origin::Entered);
    Ok(chance_of(outcomes, name.value, told.draws.count, r))
}

/// The amount that a part of the draws stay below.
fn quantile_of<R: Recorder>(outcomes: &Outcomes, part: f64, r: &mut R) -> Term {
    r.input(Name::QuantilePart, part, Unit::Ratio, Origin::Constant);
    let origin = Origin::Drawn { draws: outcomes.sorted().len(), seed: SEED };
    r.input(Name::Result, libm::round(outcomes.quantile(part)), Unit::Money, origin)
}

/// The part of the draws that reach an amount.
fn chance_of<R: Recorder>(outcomes: &Outcomes, amount: f64, count: usize, r: &mut R) -> Term {
    let draws = outcomes.sorted().len() as f64;
    let reached = libm::round(outcomes.probability(amount) * draws);
    let origin = Origin::Drawn { draws: count, seed: SEED };
    let reached = r.input(Name::DrawsReaching, reached, Unit::Count, origin);
    let draws = r.input(Name::DrawsAll, draws, Unit::Count, Origin::Constant);
    r.step(Name::Result, Op::Divide, &[reached, draws], Unit::Ratio)
}

impl Chances {
    /// What every draw rests on.
    fn assumptions<R: Recorder>(&self, without_market: bool, r: &mut R) {
        r.input(Name::Accounts, self.draws.outlooks.len() as f64, Unit::Count, Origin::Setting);
        match without_market {
            true => r.input(Name::MarketDeviation, 0.0, Unit::Index, Origin::Constant),
            false => {
                let origin = Origin::Figure(Figure::Odd(Odd::Market).into());
                r.input(Name::MarketDeviation, self.draws.market, Unit::Index, origin)
            }
        };
        for class in Class::ALL {
            let cohort = self.cohorts.of_class(class);
            cohort.pairs_of(class, Origin::Fitted, r);
            r.input(Name::CohortRatio(class), cohort.mean, Unit::Factor, Origin::Fitted);
        }
        if self.draws.widening > 1.0 {
            r.input(Name::RestWidened, self.draws.widening, Unit::Factor, Origin::Constant);
        }
    }

    fn explain_market<R: Recorder>(&self, plan: &Plan, r: &mut R) -> Term {
        let settings = plan.settings().market;
        match self.market {
            MarketBasis::Entered => r.input(Name::Result, self.draws.market, Unit::Index, Origin::Setting),
            MarketBasis::Totals(spread, origins) => {
                spread_inputs(spread, r);
                market_deviation(spread, origins, settings.least, r)
            }
            MarketBasis::Whole(spread, least) => {
                spread_inputs(spread, r);
                let variance = r.input(Name::TotalsVariance, spread.variance(), Unit::Index, Origin::Fitted);
                let half = r.input(Name::Half, 0.5, Unit::Factor, Origin::Constant);
                let root = r.step(Name::MarketDeviation, Op::Power, &[variance, half], Unit::Index);
                let factor = r.input(Name::RangeFactor, spread.factor, Unit::Factor, Origin::Setting);
                let own = r.step(Name::MarketDeviation, Op::Multiply, &[factor, root], Unit::Index);
                let least = r.input(Name::RangeLeast, least, Unit::Index, Origin::Constant);
                r.step(Name::Result, Op::Most, &[own, least], Unit::Index)
            }
        }
    }
}

/// What the variance of a year's total comes from.
fn spread_inputs<R: Recorder>(spread: TotalSpread, r: &mut R) {
    r.input(Name::TotalsChanged, spread.changed, Unit::Index, Origin::Fitted);
    r.input(Name::TotalsWindows, spread.windows as f64, Unit::Count, Origin::Fitted);
    r.input(Name::TotalsYears, spread.cycles, Unit::Index, Origin::Fitted);
    r.input(Name::TotalsPrior, spread.prior, Unit::Index, Origin::Setting);
    r.input(Name::YearsAhead, spread.ahead, Unit::Index, Origin::Setting);
}

/// The chance that an account, or an owner, reaches the target.
pub(in crate::calc) fn chance_to_reach<R: Recorder>(
    plan: &Plan,
    draft: Option<Money>,
    whose: Whose,
    assumed: Assumed,
    r: &mut R,
) -> Result<Term, Undefined> {
    let told = chances(plan)?;
    if assumed == Assumed::Planned {
        told.effort?;
    }
    match whose {
        Whose::Account(id) => told.account_chance(plan, draft, id, assumed, r),
        Whose::Owner(id) => {
            let figure = split::Figure::OwnerTarget(id);
            let target = value(plan, Question::trying(figure, draft))?;
            let group = told.group(plan, id).ok_or(Undefined::NoAccount)?;
            let found = drawn(plan)?;
            let own = found.groups.get(group).ok_or(Undefined::NotDrawn)?;
            told.assumptions(false, r);
            let outcomes =
                if assumed == Assumed::Planned { &own.scope.planned } else { &own.scope.unchanged };
            let target = r.figure(figure, target);
            Ok(chance_of(outcomes, target.value, told.draws.count, r))
        }
        Whose::Company | Whose::Scope | Whose::Former(_) => Err(Undefined::OutsideScope),
    }
}

impl Chances {
    fn account_chance<R: Recorder>(
        &self,
        plan: &Plan,
        draft: Option<Money>,
        id: AccountId,
        assumed: Assumed,
        r: &mut R,
    ) -> Result<Term, Undefined> {
        let row = plan.row_of(id).ok_or(Undefined::NoAccount)?;
        let outlook = self.draws.outlooks.get(row).ok_or(Undefined::NoAccount)?;
        if !outlook.inside {
            return Err(Undefined::OutsideScope);
        }
        let figure = split::Figure::AccountTarget(id);
        let target = value(plan, Question::trying(figure, draft))?;
        let year = self.years.get(row).ok_or(Undefined::NoAccount)?;
        let target = r.figure(figure, target);
        let over = Ahead::of(plan).over;
        let mut need = target;
        if !over.is_empty() {
            let sold =
                r.input(Name::SoldSoFar, year.sold, Unit::Money, Origin::Sales { span: over, accounts: 1 });
            need = r.step(Name::TargetToCome, Op::Subtract, &[target, sold], Unit::Money);
        }
        let mut expected = r.input(
            Name::BaseToCome,
            year.to_come,
            Unit::Money,
            Origin::Figure(base::Figure::AccountBase(id).into()),
        );
        if assumed == Assumed::Planned {
            let effect = r.input(Name::EffortOnAccount, outlook.effect, Unit::Factor, Origin::Fitted);
            expected = r.step(Name::ExpectedSales, Op::Multiply, &[expected, effect], Unit::Money);
        }
        let luck = self.luck(outlook.pool).filter(|_| expected.value > 0.0 && need.value > 0.0);
        let Some(luck) = luck else {
            let reached = f64::from(u8::from(expected.value >= need.value || need.value <= 0.0));
            return Ok(r.input(Name::Result, reached, Unit::Ratio, Origin::Constant));
        };
        let class = Ground::of(plan).class_of(row);
        self.cohorts.of_class(class).pairs_of(class, Origin::Fitted, r);
        let origin = Origin::Figure(Figure::Odd(Odd::Market).into());
        r.input(Name::MarketDeviation, self.draws.market, Unit::Index, origin);
        let times = r.step(Name::NeedOverExpected, Op::Divide, &[need, expected], Unit::Factor);
        Ok(chance_of(luck, times.value, self.draws.count, r))
    }
}

/// What an owner's accounts in scope bring on average with the planned effort, minor units.
pub(in crate::calc) fn owner_mean<R: Recorder>(
    plan: &Plan,
    id: AccountId,
    r: &mut R,
) -> Result<Term, Undefined> {
    let told = chances(plan)?;
    told.effort?;
    let group = told.group(plan, id).ok_or(Undefined::NoAccount)?;
    let year = told.draws.groups.get(group).ok_or(Undefined::NoAccount)?[0];
    let own =
        || told.draws.outlooks.iter().filter(|it| it.group as usize == group && it.inside && it.base > 0.0);
    let base: f64 = own().map(|it| it.base).sum();
    let planned: f64 = own().map(|it| it.base * it.effect).sum();
    let effect = if base > 0.0 { planned / base } else { 1.0 };
    let to_come = r.input(Name::BaseToCome, year.to_come, Unit::Money, Origin::Fitted);
    let effect = r.input(Name::EffortOnAccount, effect, Unit::Factor, Origin::Fitted);
    let to_come = r.step(Name::ExpectedSales, Op::Multiply, &[to_come, effect], Unit::Money);
    let over = Ahead::of(plan).over;
    if over.is_empty() {
        return Ok(r.step(Name::Result, Op::Round, &[to_come], Unit::Money));
    }
    let accounts = own().count();
    let sold = r.input(Name::SoldSoFar, year.sold, Unit::Money, Origin::Sales { span: over, accounts });
    let both = r.step(Name::Unrounded, Op::Sum, &[sold, to_come], Unit::Money);
    Ok(r.step(Name::Result, Op::Round, &[both], Unit::Money))
}

/// The low or the high end of the scope's base, P10 or P90, in minor units: the base, times what the draws have there over
/// what they bring on average if nothing changes.
pub fn base_end_of<R: Recorder>(plan: &Plan, high: bool, r: &mut R) -> Result<Term, Undefined> {
    let told = chances(plan)?;
    let found = drawn(plan)?;
    let base = base_scope_of(plan, &mut Silent)?.value;
    let figure = base::Figure::BaseScope;
    let base = r.figure(figure, base);
    told.assumptions(false, r);
    let part = if high { 0.9 } else { 0.1 };
    r.input(Name::QuantilePart, part, Unit::Ratio, Origin::Constant);
    let origin = Origin::Drawn { draws: told.draws.count, seed: SEED };
    let end = r.input(Name::DrawnEnd, found.scope.unchanged.quantile(part), Unit::Money, origin);
    let mean = told.draws.scope.sold + told.draws.scope.to_come;
    if mean <= 0.0 {
        return Err(Undefined::NoRange);
    }
    let mean = r.input(Name::DrawnMean, mean, Unit::Money, Origin::Fitted);
    let times = r.step(Name::Ratio, Op::Divide, &[end, mean], Unit::Factor);
    let end = r.step(Name::Unrounded, Op::Multiply, &[base, times], Unit::Money);
    Ok(r.step(Name::Result, Op::Round, &[end], Unit::Money))
}

/// The interval of somebody's landing: P10 and P90.
pub fn landing_interval(plan: &Plan, whose: Whose) -> Result<(Money, Money), Undefined> {
    let end = |high: bool| landing_end(plan, whose, high, &mut Silent).and_then(crate::calc::record::money);
    Ok((end(false)?, end(true)?))
}

/// An end of the landing's interval, minor units: eight years of ten end inside, by the same draws as the chance.
pub(in crate::calc) fn landing_end<R: Recorder>(
    plan: &Plan,
    whose: Whose,
    high: bool,
    r: &mut R,
) -> Result<Term, Undefined> {
    let own = standing(plan, whose)?;
    let landing = own.landing()?;
    if own.elapsed == 12 {
        let figure = assess::Figure::Landing(whose);
        let landing = r.figure(figure, landing.to_f64());
        return Ok(r.step(Name::Result, Op::Round, &[landing], Unit::Money));
    }
    let told = chances(plan)?;
    let part = if high { 0.9 } else { 0.1 };
    let group = |id: AccountId| told.group(plan, id).ok_or(Undefined::NoAccount);
    let found = || drawn(plan);
    told.assumptions(false, r);
    Ok(match whose {
        Whose::Company => quantile_of(&found()?.company.unchanged, part, r),
        Whose::Scope => quantile_of(&found()?.scope.unchanged, part, r),
        Whose::Owner(id) => {
            let found = found()?;
            quantile_of(&found.groups.get(group(id)?).ok_or(Undefined::NotDrawn)?.all.unchanged, part, r)
        }
        Whose::Account(id) => {
            let row = plan.row_of(id).ok_or(Undefined::NoAccount)?;
            let outlook = told.draws.outlooks.get(row).ok_or(Undefined::NoAccount)?;
            let actual = own.actual(Window::ToDate)?;
            let luck = told.luck(outlook.pool).ok_or(Undefined::NoRange)?;
            let to_come = landing.to_f64() - actual.to_f64();
            if to_come < 0.0 {
                return Err(Undefined::NoRange);
            }
            let origin = Origin::Figure(assess::Figure::Actual(whose, Window::ToDate).into());
            let actual = r.input(Name::SoldSoFar, actual.to_f64(), Unit::Money, origin);
            let to_come = r.input(
                Name::LeftToCome,
                to_come,
                Unit::Money,
                Origin::Figure(assess::Figure::Landing(whose).into()),
            );
            r.input(Name::QuantilePart, part, Unit::Ratio, Origin::Constant);
            let origin = Origin::Drawn { draws: told.draws.count, seed: SEED };
            let times = r.input(Name::DrawnOverExpected, luck.quantile(part), Unit::Factor, origin);
            let end = r.step(Name::LeftToCome, Op::Multiply, &[to_come, times], Unit::Money);
            let end = r.step(Name::Unrounded, Op::Sum, &[actual, end], Unit::Money);
            r.step(Name::Result, Op::Round, &[end], Unit::Money)
        }
        // Who has handed everything over has nothing to come.
        Whose::Former(_) => {
            let figure = assess::Figure::Landing(whose);
            let landing = r.figure(figure, landing.to_f64());
            r.step(Name::Result, Op::Round, &[landing], Unit::Money)
        }
    })
}
