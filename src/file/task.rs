//! What the worker is asked, and what it answers, as bytes.
//!
//! Both ends are built together and never meet another build, so these mirrors are free to change.
//!
//! ```
//! use keyline::file::import::ImportOptions;
//! use keyline::file::task::{self, Task};
//! let asked = Task::Import(ImportOptions::default());
//! assert_eq!(task::read(&task::write(&asked))?, asked);
//! # Ok::<(), keyline::file::wire::Garbled>(())
//! ```

use serde::{Deserialize, Serialize};

use super::import::ImportOptions;
use super::v4;
use super::wire::{self, Garbled};
use crate::calc::assess::{PhasePay, YearPay};
use crate::calc::kernel::best_effort::{BestEffort, Curves, FlatRegion};
use crate::calc::kernel::simulate::{
    Draws, Efforts, NewAccounts, Outcomes, Outlook, Party, Pool, Simulated, Year,
};
use crate::calc::target::{BestVisits, VisitCase};
use crate::plan::PayInput;

/// What the worker is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Task {
    /// To read the file it has.
    Import(ImportOptions),
    /// To draw years, and what pay they cost where it is said how each group is paid.
    Draw(Draws, Option<Vec<YearPay>>),
    /// To draw the ranges of earlier years.
    Ranges(Vec<Draws>),
    /// To seek the best use of visits.
    Visits(VisitCase),
}

#[derive(Serialize, Deserialize)]
enum PaperTask {
    Import(Vec<u8>),
    Draw(PaperDraws, Option<Vec<PaperYear>>),
    Ranges(Vec<PaperDraws>),
    Visits(PaperCase),
}

/// What is sold and to come of a year.
type PaperPart = (f64, f64);

#[derive(Serialize, Deserialize)]
struct PaperDraws {
    count: usize,
    seed: u64,
    outlooks: Vec<(u32, f64, u8, f64, u32, bool)>,
    pools: Vec<Vec<f64>>,
    market: f64,
    newcomers: (f64, f64, bool),
    as_whole: bool,
    widening: f64,
    scope: PaperPart,
    company: PaperPart,
    groups: Vec<[PaperPart; 2]>,
}

#[derive(Serialize, Deserialize)]
struct PaperYear {
    fixed: f64,
    /// By sales, the curve, variable, windows, part.
    phases: Vec<(bool, v4::PayCurve, f64, f64, f64)>,
    target: f64,
    unit: f64,
}

#[derive(Serialize, Deserialize)]
struct PaperCase {
    rows: Vec<usize>,
    curves: Vec<Vec<i64>>,
    today: Vec<f64>,
    margins: Vec<i64>,
    known: usize,
    budget: u64,
    with_margin: usize,
    by_sales: bool,
    left_out: usize,
}

/// A task on its way to the worker.
pub fn write(task: &Task) -> Vec<u8> {
    let paper = match task {
        Task::Import(options) => PaperTask::Import(wire::options(options)),
        Task::Draw(draws, years) => {
            PaperTask::Draw(paper(draws), years.as_ref().map(|years| years.iter().map(year).collect()))
        }
        Task::Ranges(eves) => PaperTask::Ranges(eves.iter().map(paper).collect()),
        Task::Visits(case) => PaperTask::Visits(PaperCase {
            rows: case.rows.clone(),
            curves: case.curves.iter().map(<[i64]>::to_vec).collect(),
            today: case.today.clone(),
            margins: case.margins.clone(),
            known: case.known,
            budget: case.budget,
            with_margin: case.with_margin,
            by_sales: case.by_sales,
            left_out: case.left_out,
        }),
    };
    // Writing into memory fails for no value of ours; nothing at all is refused where it is read.
    postcard::to_stdvec(&paper).unwrap_or_default()
}

/// A task as it arrived.
///
/// # Errors
/// Where the bytes are not a task.
pub fn read(bytes: &[u8]) -> Result<Task, Garbled> {
    Ok(match postcard::from_bytes(bytes).map_err(|_| Garbled)? {
        PaperTask::Import(options) => Task::Import(wire::read_options(&options)?),
        PaperTask::Draw(draws, years) => {
            let years = years.map(|years| years.into_iter().map(read_year).collect()).transpose()?;
            Task::Draw(read_draws(draws)?, years)
        }
        PaperTask::Ranges(eves) => Task::Ranges(eves.into_iter().map(read_draws).collect::<Result<_, _>>()?),
        PaperTask::Visits(case) => Task::Visits(VisitCase {
            rows: case.rows,
            curves: case.curves.into_iter().collect::<Curves>(),
            today: case.today,
            margins: case.margins,
            known: case.known,
            budget: case.budget,
            with_margin: case.with_margin,
            by_sales: case.by_sales,
            left_out: case.left_out,
        }),
    })
}

fn paper(draws: &Draws) -> PaperDraws {
    let outlook = |it: &Outlook| (it.number, it.base, it.pool, it.effect, it.group, it.inside);
    let part = |it: Year| (it.sold, it.to_come);
    PaperDraws {
        count: draws.count,
        seed: draws.seed,
        outlooks: draws.outlooks.iter().map(outlook).collect(),
        pools: draws.pools.iter().map(|pool| pool.factors().to_vec()).collect(),
        market: draws.market,
        newcomers: (draws.newcomers.base, draws.newcomers.deviation, draws.newcomers.inside),
        as_whole: draws.as_whole,
        widening: draws.widening,
        scope: part(draws.scope),
        company: part(draws.company),
        groups: draws.groups.iter().map(|group| group.map(part)).collect(),
    }
}

fn read_draws(draws: PaperDraws) -> Result<Draws, Garbled> {
    let outlook =
        |(number, base, pool, effect, group, inside)| Outlook { number, base, pool, effect, group, inside };
    let part = |(sold, to_come): PaperPart| Year { sold, to_come };
    let (base, deviation, inside) = draws.newcomers;
    Ok(Draws {
        count: draws.count,
        seed: draws.seed,
        outlooks: draws.outlooks.into_iter().map(outlook).collect(),
        pools: draws.pools.into_iter().map(Pool::from_factors).collect::<Option<_>>().ok_or(Garbled)?,
        market: draws.market,
        newcomers: NewAccounts { base, deviation, inside },
        as_whole: draws.as_whole,
        widening: draws.widening,
        scope: part(draws.scope),
        company: part(draws.company),
        groups: draws.groups.into_iter().map(|group| group.map(part)).collect(),
    })
}

fn year(year: &YearPay) -> PaperYear {
    let phase = |it: &PhasePay| {
        (it.by == PayInput::Sales, v4::pay_curve(&it.curve), it.variable, it.windows, it.part)
    };
    PaperYear {
        fixed: year.fixed,
        phases: year.phases.iter().map(phase).collect(),
        target: year.target,
        unit: year.unit,
    }
}

fn read_year(year: PaperYear) -> Result<YearPay, Garbled> {
    let mut phases = Vec::with_capacity(year.phases.len());
    for (by_sales, curve, variable, windows, part) in year.phases {
        let curve = v4::read_pay_curve(curve).map_err(|_| Garbled)?;
        let by = if by_sales { PayInput::Sales } else { PayInput::Attainment };
        phases.push(PhasePay { by, curve, variable, windows, part });
    }
    Ok(YearPay { fixed: year.fixed, phases, target: year.target, unit: year.unit })
}

/// The ranges of earlier years, on their way back.
pub fn ranges(found: &[(f64, f64)]) -> Vec<u8> {
    postcard::to_stdvec(found).unwrap_or_default()
}

/// The ranges of earlier years, as they arrived.
///
/// # Errors
/// Where the bytes are not that.
pub fn read_ranges(bytes: &[u8]) -> Result<Vec<(f64, f64)>, Garbled> {
    postcard::from_bytes(bytes).map_err(|_| Garbled)
}

/// Outcomes if nothing changes, and with the planned effort.
type PaperEfforts = [Vec<f64>; 2];

#[derive(Serialize, Deserialize)]
struct PaperSimulated {
    /// The scope, the scope without a market, the company.
    totals: [PaperEfforts; 3],
    /// Of each group the accounts in scope, and all.
    groups: Vec<[PaperEfforts; 2]>,
    cost: Option<PaperEfforts>,
}

fn efforts(both: &Efforts<Outcomes>) -> PaperEfforts {
    both.both().map(|outcomes| outcomes.sorted().to_vec())
}

fn read_efforts(both: PaperEfforts) -> Efforts<Outcomes> {
    Efforts::of(both.map(Outcomes::new))
}

/// What a simulation found, on its way back.
pub fn simulated(found: &Simulated) -> Vec<u8> {
    let Simulated { scope, alone, company, groups, cost } = found;
    let paper = PaperSimulated {
        totals: [scope, alone, company].map(efforts),
        groups: groups.iter().map(|group| [&group.scope, &group.all].map(efforts)).collect(),
        cost: cost.as_ref().map(efforts),
    };
    postcard::to_stdvec(&paper).unwrap_or_default()
}

/// What a simulation found, as it arrived.
///
/// # Errors
/// Where the bytes are not that.
pub fn read_simulated(bytes: &[u8]) -> Result<Simulated, Garbled> {
    let paper: PaperSimulated = postcard::from_bytes(bytes).map_err(|_| Garbled)?;
    let [scope, alone, company] = paper.totals.map(read_efforts);
    let group = |group: [PaperEfforts; 2]| {
        let [scope, all] = group.map(read_efforts);
        Party { scope, all }
    };
    let groups = paper.groups.into_iter().map(group).collect();
    Ok(Simulated { scope, alone, company, groups, cost: paper.cost.map(read_efforts) })
}

#[derive(Serialize, Deserialize)]
struct PaperBest {
    effort: Vec<u32>,
    value: i64,
    bound: i64,
    marginal: f64,
}

#[derive(Serialize, Deserialize)]
struct PaperVisits {
    best: PaperBest,
    reallocated: PaperBest,
    today: i64,
    visits_today: u64,
    flat: (u64, Option<u64>),
}

/// The best use of visits, on its way back.
pub fn visits(found: &BestVisits) -> Vec<u8> {
    let best = |best: &BestEffort| PaperBest {
        effort: best.effort.clone(),
        value: best.value,
        bound: best.bound,
        marginal: best.marginal,
    };
    let paper = PaperVisits {
        best: best(&found.best),
        reallocated: best(&found.reallocated),
        today: found.today,
        visits_today: found.visits_today,
        flat: (found.flat.from, found.flat.to),
    };
    postcard::to_stdvec(&paper).unwrap_or_default()
}

/// The best use of visits, as it arrived.
///
/// # Errors
/// Where the bytes are not that.
pub fn read_visits(bytes: &[u8]) -> Result<BestVisits, Garbled> {
    let paper: PaperVisits = postcard::from_bytes(bytes).map_err(|_| Garbled)?;
    let best = |best: PaperBest| {
        let PaperBest { effort, value, bound, marginal } = best;
        BestEffort { effort, value, bound, marginal }
    };
    Ok(BestVisits {
        best: best(paper.best),
        reallocated: best(paper.reallocated),
        today: paper.today,
        visits_today: paper.visits_today,
        flat: FlatRegion { from: paper.flat.0, to: paper.flat.1 },
    })
}
