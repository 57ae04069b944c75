//! What becomes of accounts that stand where these stand: pairs of two years of one account, pooled by class.
//!
//! Accounts that are picked for a large last year fall back on average. Extrapolating their own history, or sharing the
//! portfolio's range out to them, hides it: on one real portfolio what came was .37 to .40 of such a base. So an account is
//! expected to do what accounts of its class have done, those that left among them.

use std::sync::Arc;

use super::Ahead;
use crate::calc::ask::Sold;
use crate::calc::portfolio::{classes, ordinary_years, whole_months};
use crate::calc::{Name, Origin, Recorder, Term, Unit};
use crate::plan::{Class, Plan};

/// One account seen from one point in the past.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TwoYears {
    /// Its class by its last twelve months then; `None` for one without sales above zero.
    pub class: Option<Class>,
    /// Its last twelve months then, one-offs left out; any unit.
    pub before: f64,
    /// The later twelve months, one-offs left out; the same unit.
    pub after: f64,
}

/// Whose ratios an account of a class is expected to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Peers {
    /// Those of its class.
    Own,
    /// Its class has too few: those of class B, for classes A and C.
    B,
    /// Those of all classes: class B has too few, and so has the class that might have lent its own.
    All,
    /// There are too few in all.
    Nobody,
}

/// What accounts of one class have done.
#[derive(Debug, Clone, PartialEq)]
pub struct Cohort {
    /// Each ratio of later to earlier sales with its weight; the weights sum to 1. Empty where nobody tells.
    pub ratios: Vec<(f64, f64)>,
    /// Their weighted mean; 1 where nobody tells.
    pub mean: f64,
    /// Whose they are.
    pub peers: Peers,
}

/// What accounts have done, by class, and what came from accounts that were not there before.
#[derive(Debug, Clone, PartialEq)]
pub struct Cohorts {
    /// By class: A, B, C.
    pub classes: [Cohort; 3],
    /// The share of a year's sales that came from accounts that had bought nothing in the twelve months before: the mean over
    /// the origins.
    pub newcomers: f64,
    /// That of each origin, the latest first.
    pub shares: Vec<f64>,
    /// Whether [`Cohorts::newcomers`] was cut to [`MOST_NEWCOMERS`].
    pub is_capped: bool,
}

/// Fewer pairs than this say nothing of a class.
pub const LEAST_PAIRS: usize = 12;

/// More of a year than this is not expected of newcomers unless three years are known.
pub const MOST_NEWCOMERS: f64 = 0.3;

/// A pair under this part of its class's mean sales is left out: ratios of next to nothing run to thousands.
const LEAST_PART: f64 = 0.001;

impl Cohorts {
    /// Pools what was seen from one or two points in the past, each a list of all accounts; each point weighs the same.
    ///
    /// Within a point, pairs of class A weigh by the square root of the earlier sales and those of B and C by the sales
    /// themselves. Two accounts of class A with 100 and 400 that went to 50 and 400 have the mean
    /// (10 x .5 + 20 x 1) / 30 = .833; in class B (100 x .5 + 400 x 1) / 500 = .9.
    pub fn of(origins: &[Vec<TwoYears>], is_capped: bool) -> Cohorts {
        let pooled = |class: Option<Class>| {
            let mut ratios = Vec::new();
            origins.iter().for_each(|origin| weigh(origin, class, &mut ratios));
            ratios
        };
        let [a, b, c] = Class::ALL.map(|class| pooled(Some(class)));
        let enough = |ratios: &[(f64, f64)]| ratios.len() >= LEAST_PAIRS;
        let pick = |class: Class, own: &Vec<(f64, f64)>| {
            if a.len() + b.len() + c.len() < LEAST_PAIRS {
                (Vec::new(), Peers::Nobody)
            } else if enough(own) {
                (own.clone(), Peers::Own)
            } else if class != Class::B && enough(&b) {
                (b.clone(), Peers::B)
            } else {
                (pooled(None), Peers::All)
            }
        };
        let classes = [(Class::A, &a), (Class::B, &b), (Class::C, &c)].map(|(class, own)| {
            let (ratios, peers) = pick(class, own);
            Cohort::of(ratios, peers)
        });
        let shares: Vec<f64> = origins.iter().filter_map(|origin| newcomers(origin)).collect();
        let mean = if shares.is_empty() { 0.0 } else { shares.iter().sum::<f64>() / shares.len() as f64 };
        let is_capped = is_capped && mean > MOST_NEWCOMERS;
        let newcomers = if is_capped { MOST_NEWCOMERS } else { mean };
        Cohorts { classes, newcomers, shares, is_capped }
    }

    /// Of so many years ahead, where the pairs are of one: r to that power.
    fn compounded(mut self, years: f64) -> Cohorts {
        for cohort in &mut self.classes {
            cohort.mean = libm::pow(cohort.mean, years);
        }
        self
    }

    /// What a class has done.
    pub fn of_class(&self, class: Class) -> &Cohort {
        &self.classes[class as usize]
    }

    /// Whether there are pairs enough to say anything of single accounts.
    pub fn tells(&self) -> bool {
        self.classes[0].peers != Peers::Nobody
    }

    /// From how many points in the past accounts were seen: 0, 1 or 2.
    pub fn origins(&self) -> usize {
        self.shares.len()
    }
}

impl Cohort {
    /// How many accounts tell it, and whose they are.
    pub(in crate::calc) fn pairs_of<R: Recorder>(&self, class: Class, origin: Origin, r: &mut R) -> Term {
        r.input(Name::CohortPairs(class, self.peers), self.ratios.len() as f64, Unit::Count, origin)
    }

    fn of(mut ratios: Vec<(f64, f64)>, peers: Peers) -> Cohort {
        let total: f64 = ratios.iter().map(|(_, weight)| weight).sum();
        if total <= 0.0 {
            return Cohort { ratios: Vec::new(), mean: 1.0, peers: Peers::Nobody };
        }
        ratios.iter_mut().for_each(|(_, weight)| *weight /= total);
        let mean = ratios.iter().map(|(ratio, weight)| ratio * weight).sum();
        Cohort { ratios, mean, peers }
    }
}

/// Adds the pairs of a class, or of all, that one point in the past shows, with weights that sum to 1.
fn weigh(origin: &[TwoYears], class: Option<Class>, ratios: &mut Vec<(f64, f64)>) {
    let is_own = |pair: &&TwoYears| {
        pair.before > 0.0 && pair.class.is_some() && (class.is_none() || pair.class == class)
    };
    let mut own: Vec<&TwoYears> = origin.iter().filter(is_own).collect();
    let mean = own.iter().map(|pair| pair.before).sum::<f64>() / own.len().max(1) as f64;
    own.retain(|pair| pair.before >= LEAST_PART * mean);
    let weight = |pair: &TwoYears| if class == Some(Class::A) { pair.before.sqrt() } else { pair.before };
    let total: f64 = own.iter().map(|pair| weight(pair)).sum();
    // Who sent back more than was bought in a whole year has left, and brings nothing rather than less.
    ratios.extend(own.iter().map(|pair| (pair.after.max(0.0) / pair.before, weight(pair) / total)));
}

/// The share of the later year's sales that came from accounts without sales in the earlier; `None` without later sales.
fn newcomers(origin: &[TwoYears]) -> Option<f64> {
    let all: f64 = origin.iter().map(|pair| pair.after.max(0.0)).sum();
    let new: f64 = origin.iter().filter(|pair| pair.before <= 0.0).map(|pair| pair.after.max(0.0)).sum();
    (all > 0.0).then(|| new / all)
}

/// What the accounts of a plan have done in as many months as the planned year lies ahead: seen from a year before the last
/// whole month, and from two years before where the data reach.
pub(in crate::calc) fn cohorts(plan: &Plan) -> Arc<Cohorts> {
    Sold::of(plan).cohorts.get_or_init(|| Arc::new(find(plan))).clone()
}

fn find(plan: &Plan) -> Cohorts {
    let whole = whole_months(plan).months;
    let ahead = Ahead::of(plan);
    // Over two years where three are known; else those over one, compounded.
    let lag = if ahead.is_far() && whole >= 36 { 2 } else { 1 };
    let origins = (0..2).take_while(|origin| whole >= 12 * (lag + 1 + origin));
    let years = ordinary_years(plan);
    let origins: Vec<Vec<TwoYears>> = origins
        .map(|origin| {
            let before: Vec<i64> = years.iter().map(|own| own[origin + lag]).collect();
            let classes = classes(plan, &before);
            let pair = |((own, before), class): ((&[i64; 4], i64), Option<Class>)| TwoYears {
                class,
                before: before as f64,
                after: own[origin] as f64,
            };
            years.iter().zip(before).zip(classes).map(pair).collect()
        })
        .collect();
    let found = Cohorts::of(&origins, whole < 36);
    if ahead.is_far() && lag == 1 { found.compounded(ahead.years) } else { found }
}
