//! What the worker is asked, and what it answers, as bytes.
//!
//! Both ends are built together and never meet another build, so these mirrors are free to change.
//!
//! ```
//! use keyline::calc::{Draws, Outlook, simulate};
//! use keyline::file::task::{self, Task};
//! let outlooks = vec![Outlook { base: 100.0, sigma: 0.2, lapse: 0.1, effect: 1.1, group: 0 }];
//! let draws = Draws { count: 100, seed: 14, rho: 0.2 };
//! let asked = Task::Simulate { outlooks, targets: vec![90.0], draws };
//! assert_eq!(task::read(&task::write(&asked))?, asked);
//! # Ok::<(), keyline::file::wire::Garbled>(())
//! ```

use serde::{Deserialize, Serialize};

use super::import::ImportOptions;
use super::v3;
use super::wire::{self, Garbled};
use crate::calc::{
    BestEffort, BestVisits, Curves, Draws, Efforts, FlatRegion, GroupChance, Outcomes, Outlook, PhasePay,
    Simulated, VisitCase, YearPay,
};
use crate::plan::PayInput;

/// What the worker is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Task {
    /// To read the file it has.
    Import(ImportOptions),
    /// To draw years.
    Simulate {
        /// The accounts.
        outlooks: Vec<Outlook>,
        /// The targets of their groups.
        targets: Vec<f64>,
        /// How many draws, from which seed.
        draws: Draws,
    },
    /// To seek the best use of visits.
    Visits(VisitCase),
    /// To draw years, and what pay they cost.
    Cost {
        /// The accounts.
        outlooks: Vec<Outlook>,
        /// How many draws, from which seed.
        draws: Draws,
        /// How each group is paid.
        years: Vec<YearPay>,
    },
}

#[derive(Serialize, Deserialize)]
enum PaperTask {
    Import(Vec<u8>),
    Simulate {
        outlooks: Vec<(f64, f64, f64, f64, u32)>,
        targets: Vec<f64>,
        count: usize,
        seed: u64,
        rho: f64,
    },
    Visits(PaperCase),
    Cost {
        outlooks: Vec<(f64, f64, f64, f64, u32)>,
        count: usize,
        seed: u64,
        rho: f64,
        years: Vec<PaperYear>,
    },
}

#[derive(Serialize, Deserialize)]
struct PaperYear {
    fixed: f64,
    /// By sales, the curve, variable, windows, part.
    phases: Vec<(bool, v3::PayCurve, f64, f64, f64)>,
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
        Task::Simulate { outlooks, targets, draws } => PaperTask::Simulate {
            outlooks: outlooks.iter().map(|it| (it.base, it.sigma, it.lapse, it.effect, it.group)).collect(),
            targets: targets.clone(),
            count: draws.count,
            seed: draws.seed,
            rho: draws.rho,
        },
        Task::Cost { outlooks, draws, years } => PaperTask::Cost {
            outlooks: outlooks.iter().map(|it| (it.base, it.sigma, it.lapse, it.effect, it.group)).collect(),
            count: draws.count,
            seed: draws.seed,
            rho: draws.rho,
            years: years.iter().map(year).collect(),
        },
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
        PaperTask::Simulate { outlooks, targets, count, seed, rho } => {
            let draws = Draws { count, seed, rho };
            Task::Simulate { outlooks: outlooks.into_iter().map(read_outlook).collect(), targets, draws }
        }
        PaperTask::Cost { outlooks, count, seed, rho, years } => Task::Cost {
            outlooks: outlooks.into_iter().map(read_outlook).collect(),
            draws: Draws { count, seed, rho },
            years: years.into_iter().map(read_year).collect::<Result<_, _>>()?,
        },
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

fn read_outlook((base, sigma, lapse, effect, group): (f64, f64, f64, f64, u32)) -> Outlook {
    Outlook { base, sigma, lapse, effect, group }
}

fn year(year: &YearPay) -> PaperYear {
    let phase = |it: &PhasePay| {
        (it.by == PayInput::Sales, v3::pay_curve(&it.curve), it.variable, it.windows, it.part)
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
        let curve = v3::read_pay_curve(curve).map_err(|_| Garbled)?;
        let by = if by_sales { PayInput::Sales } else { PayInput::Attainment };
        phases.push(PhasePay { by, curve, variable, windows, part });
    }
    Ok(YearPay { fixed: year.fixed, phases, target: year.target, unit: year.unit })
}

/// What simulated years cost, on its way back: if nothing changes, and with the planned effort.
pub fn cost(found: &Efforts<Outcomes>) -> Vec<u8> {
    let both = [&found.unchanged, &found.planned].map(|outcomes| outcomes.sorted().to_vec());
    postcard::to_stdvec(&both).unwrap_or_default()
}

/// What simulated years cost, as it arrived.
///
/// # Errors
/// Where the bytes are not that.
pub fn read_cost(bytes: &[u8]) -> Result<Efforts<Outcomes>, Garbled> {
    let both: [Vec<f64>; 2] = postcard::from_bytes(bytes).map_err(|_| Garbled)?;
    let [unchanged, planned] = both.map(Outcomes::new);
    Ok(Efforts { unchanged, planned })
}

/// Totals if nothing changes and with the planned effort, then the same without correlation.
#[derive(Serialize, Deserialize)]
struct PaperSimulated {
    totals: [Vec<f64>; 4],
    groups: Vec<[(f64, f64); 2]>,
}

/// What a simulation found, on its way back.
pub fn simulated(found: &Simulated) -> Vec<u8> {
    let Simulated { total, independent, groups } = found;
    let all = [&total.unchanged, &total.planned, &independent.unchanged, &independent.planned];
    let chance = |chance: &GroupChance| (chance.probability, chance.mean);
    let paper = PaperSimulated {
        totals: all.map(|outcomes| outcomes.sorted().to_vec()),
        groups: groups.iter().map(|group| [chance(&group.unchanged), chance(&group.planned)]).collect(),
    };
    postcard::to_stdvec(&paper).unwrap_or_default()
}

/// What a simulation found, as it arrived.
///
/// # Errors
/// Where the bytes are not that.
pub fn read_simulated(bytes: &[u8]) -> Result<Simulated, Garbled> {
    let PaperSimulated { totals, groups } = postcard::from_bytes(bytes).map_err(|_| Garbled)?;
    let [unchanged, planned, alone, alone_planned] = totals.map(Outcomes::new);
    let chance = |(probability, mean)| GroupChance { probability, mean };
    let group = |[unchanged, planned]: [(f64, f64); 2]| Efforts {
        unchanged: chance(unchanged),
        planned: chance(planned),
    };
    Ok(Simulated {
        total: Efforts { unchanged, planned },
        independent: Efforts { unchanged: alone, planned: alone_planned },
        groups: groups.into_iter().map(group).collect(),
    })
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
