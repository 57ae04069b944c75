//! Visits: how large a force they need, and their best use.

use super::{effort_of, group_of};
use crate::calc::base::{Asked, Ground};
use crate::calc::kernel::Stopped;
use crate::calc::kernel::best_effort::{
    BestEffort, Curves, Envelope, FlatRegion, best_effort, margin_by_visits,
};
use crate::calc::kernel::response::Response;
use crate::calc::record::many;
use crate::calc::{Name, Op, Origin, Recorder, Term, Undefined, Unit};
use crate::plan::{Class, Money, Plan};

/// How many people all visits of the scope need at the norms of their classes: accounts x visits, added, over the visits
/// one person makes (Talley's workload): 1,000 accounts x 36 and 2,000 x 12 at 1,000 a person are 60.
pub fn force_of<R: Recorder>(plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
    let ground = Ground::of(plan);
    ground.whole()?;
    let visits = plan.methods().resources.visits.ok_or(Undefined::NoVisits)?;
    if visits.per_person <= 0.0 {
        return Err(Undefined::NoVisits);
    }
    let mut loads = Vec::with_capacity(3);
    for (class, norm) in Class::ALL.into_iter().zip(visits.norm) {
        let accounts =
            (0..plan.accounts().len()).filter(|&row| ground.is_inside(row) && ground.class_of(row) == class);
        let accounts =
            r.input(Name::ClassAccounts(class), accounts.count() as f64, Unit::Count, Origin::Setting);
        let norm = r.input(Name::VisitNorm(class), norm, Unit::Factor, Origin::Entered);
        loads.push(r.step(Name::VisitLoad(class), Op::Multiply, &[accounts, norm], Unit::Count));
    }
    let load = many(r, Name::VisitsNeeded, Op::Sum, &loads, Unit::Count);
    let each = r.input(Name::VisitsPerPerson, visits.per_person, Unit::Count, Origin::Entered);
    Ok(r.step(Name::Result, Op::Divide, &[load, each], Unit::People))
}

/// What the best use of visits is sought among.
#[derive(Debug, Clone, PartialEq)]
pub struct VisitCase {
    /// The rows of the accounts.
    pub rows: Vec<usize>,
    /// What each brings with so many visits: margin a year, minor units.
    pub curves: Curves,
    /// Visits a year today, also parts of one and more than are asked for at most.
    pub today: Vec<f64>,
    /// The margin with them.
    pub margins: Vec<i64>,
    /// Of how many accounts the visits are known; the others have the norm of their class.
    pub known: usize,
    /// The visits there are.
    pub budget: u64,
    /// Of how many accounts the margin is known; the others have the mean rate of these.
    pub with_margin: usize,
    /// Whether no margin is known at all, so that sales are taken in its place.
    pub by_sales: bool,
    /// Accounts left out: without a base above zero, or without a visit today and in the norm.
    pub left_out: usize,
}

/// What the best use of the planned visits is sought among; [`Undefined::NoVisits`] until they are entered,
/// [`Undefined::NoCurves`] without response curves.
pub fn visit_case(plan: &Plan) -> Result<VisitCase, Undefined> {
    let ground = Ground::of(plan);
    let Asked { plan, ground, methods } = Asked::of(plan, &ground);
    let base = ground.whole()?;
    let visits = methods.resources.visits.ok_or(Undefined::NoVisits)?;
    let classes = methods.resources.classes.as_ref().ok_or(Undefined::NoCurves)?;
    let own = &methods.resources.own;
    let mut case = VisitCase {
        rows: Vec::new(),
        curves: Curves::default(),
        today: Vec::new(),
        margins: Vec::new(),
        known: 0,
        budget: visits.planned.into(),
        with_margin: 0,
        by_sales: false,
        left_out: 0,
    };
    let mean = ground.margin(plan).map(|(sales, margin, _)| margin.to_f64() / sales.to_f64());
    case.by_sales = mean.is_err();
    let mut replies: Vec<(crate::calc::Group, Response)> = Vec::new();
    for row in (0..plan.accounts().len()).filter(|&row| ground.is_inside(row)) {
        let sales = base.accounts.get(row).copied().unwrap_or_default();
        let entered = plan.accounts()[row].profile.visits.map(f64::from).filter(|&visits| visits > 0.0);
        let norm = visits.norm[ground.class_of(row) as usize];
        let today = entered.unwrap_or(norm);
        if sales <= Money::ZERO || today <= 0.0 {
            case.left_out += 1;
            continue;
        }
        let group = group_of(plan, ground, own, row);
        let reply = match replies.iter().find(|(known, _)| *known == group) {
            Some(&(_, reply)) => reply,
            None => {
                let effort = effort_of(group, classes, own).ok_or(Undefined::NoCurves)?;
                let reply = Response::of(&effort.reply)?;
                replies.push((group, reply));
                reply
            }
        };
        let rate = ground.margin_rate(plan, row);
        case.with_margin += usize::from(rate.is_some());
        let rate = rate.or(mean.ok()).unwrap_or(1.0);
        let margin = libm::round(sales.to_f64() * rate) as i64;
        // Who is visited more often than the most that is asked for may go on being so.
        let most = visits.most.max(libm::ceil(today) as u32);
        let Some(values) = margin_by_visits(margin, &reply, today, most) else {
            case.left_out += 1;
            continue;
        };
        case.known += usize::from(entered.is_some());
        case.today.push(today);
        case.margins.push(margin);
        case.curves.push(values);
        case.rows.push(row);
    }
    if case.rows.is_empty() { Err(Undefined::NoAccounts) } else { Ok(case) }
}

/// The best use of the visits, and what it is compared with. Amounts are margin a year, minor units.
#[derive(Debug, Clone, PartialEq)]
pub struct BestVisits {
    /// With the visits there are.
    pub best: BestEffort,
    /// With as many visits as are made today, used best: what re-allocation alone brings.
    pub reallocated: BestEffort,
    /// Today's use.
    pub today: i64,
    /// Today's visits, rounded.
    pub visits_today: u64,
    /// Around the visits there are, how many fewer or more cost little: within 1 % of the best.
    pub flat: FlatRegion,
}

/// Which part of the gain counts as little in a flat region.
pub const FLAT: f64 = 0.01;

/// Seeks the best use. `progress` hears which part is done, and says whether to go on.
pub fn best_visits(case: &VisitCase, progress: &mut dyn FnMut(f64) -> bool) -> Result<BestVisits, Stopped> {
    let visits_today = libm::round(case.today.iter().sum::<f64>()) as u64;
    let best = best_effort(&case.curves, case.budget, &mut |part| progress(0.5 * part))?;
    let reallocated = best_effort(&case.curves, visits_today, &mut |part| progress(0.5 + 0.5 * part))?;
    let flat = Envelope::of(&case.curves).flat_region(case.budget, FLAT);
    Ok(BestVisits { best, reallocated, today: case.margins.iter().sum(), visits_today, flat })
}
