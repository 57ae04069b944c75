//! The numbers that the methods are told, one by one: what a sensitivity moves, a goal is sought with, and two
//! scenarios differ in.

use super::{BaselineRule, Class, Loyalty, Methods, Money};

/// One number of [`Methods`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    /// The sales of a benchmark firm, by its place, minor units.
    FirmSales(u32),
    /// Its growth.
    FirmGrowth(u32),
    /// Its weight.
    FirmWeight(u32),
    /// In how many years the gap is to be closed.
    Years,
    /// Which part of the gap.
    ClosePart,
    /// The planned people of a crew, by its place.
    PeoplePlanned(u32),
    /// Their selling days.
    DaysPlanned(u32),
    /// Their ramp.
    Ramp(u32),
    /// The people of a crew today.
    PeopleToday(u32),
    /// Their selling days today.
    DaysToday(u32),
    /// The elasticity of sales to selling time.
    Elasticity,
    /// A planned budget, by its place, minor units.
    BudgetPlanned(u32),
    /// A budget of today, minor units.
    BudgetToday(u32),
    /// Its elasticity.
    BudgetElasticity(u32),
    /// The growth of productivity.
    Productivity,
    /// The planned effort on a class, as a multiple of today's.
    ClassEffort(Class),
    /// The uplift of a class and loyalty.
    Uplift(Class, Loyalty),
    /// The uplift of a class, whatever the loyalty.
    ClassUplift(Class),
    /// The key-account share to be reached.
    KeyShare,
    /// The weight of a method in the blend, by its place.
    Weight(u32),
}

impl Input {
    /// Every number of these methods that their targets depend on, in the order of the page. Uplifts stand by class
    /// where they do not differ by loyalty.
    pub fn all(methods: &Methods) -> Vec<Input> {
        let mut all = Vec::new();
        for at in 0..methods.benchmark.firms.len() as u32 {
            all.extend([Input::FirmSales(at), Input::FirmGrowth(at), Input::FirmWeight(at)]);
        }
        all.extend([Input::Years, Input::ClosePart]);
        let resources = &methods.resources;
        for at in 0..resources.crews.len() as u32 {
            all.extend([Input::PeopleToday(at), Input::PeoplePlanned(at), Input::DaysToday(at)]);
            all.extend([Input::DaysPlanned(at), Input::Ramp(at)]);
        }
        all.push(Input::Elasticity);
        for at in 0..resources.budgets.len() as u32 {
            all.extend([Input::BudgetToday(at), Input::BudgetPlanned(at), Input::BudgetElasticity(at)]);
        }
        all.push(Input::Productivity);
        if resources.classes.is_some() {
            all.extend(Class::ALL.map(Input::ClassEffort));
        }
        match methods.baseline.rule {
            BaselineRule::Uplift(uplift) => {
                for (class, row) in Class::ALL.into_iter().zip(uplift) {
                    if row.iter().all(|own| *own == row[0]) {
                        all.push(Input::ClassUplift(class));
                    } else {
                        all.extend(Loyalty::ALL.map(|loyalty| Input::Uplift(class, loyalty)));
                    }
                }
            }
            BaselineRule::KeyShare(_) => all.push(Input::KeyShare),
        }
        all.extend([0, 1, 2].map(Input::Weight));
        all
    }

    /// Its value: minor units, a fraction, or a plain number. `None` where the methods have no such number.
    pub fn get(self, methods: &Methods) -> Option<f64> {
        let firm = |at: u32| methods.benchmark.firms.get(at as usize);
        let crew = |at: u32| methods.resources.crews.get(at as usize);
        let budget = |at: u32| methods.resources.budgets.get(at as usize);
        match self {
            Input::FirmSales(at) => firm(at).map(|firm| firm.sales.to_f64()),
            Input::FirmGrowth(at) => firm(at).map(|firm| firm.growth),
            Input::FirmWeight(at) => firm(at).map(|firm| firm.weight),
            Input::Years => Some(f64::from(methods.benchmark.years)),
            Input::ClosePart => Some(methods.benchmark.close),
            Input::PeoplePlanned(at) => crew(at).map(|crew| crew.people_planned),
            Input::DaysPlanned(at) => crew(at).map(|crew| crew.days_planned),
            Input::Ramp(at) => crew(at).map(|crew| crew.ramp),
            Input::PeopleToday(at) => crew(at).map(|crew| crew.people_today),
            Input::DaysToday(at) => crew(at).map(|crew| crew.days_today),
            Input::Elasticity => Some(methods.resources.elasticity),
            Input::BudgetPlanned(at) => budget(at).map(|budget| budget.planned.to_f64()),
            Input::BudgetToday(at) => budget(at).map(|budget| budget.today.to_f64()),
            Input::BudgetElasticity(at) => budget(at).map(|budget| budget.elasticity),
            Input::Productivity => Some(methods.resources.productivity),
            Input::ClassEffort(class) => {
                methods.resources.classes.as_ref().map(|classes| classes[class as usize].effort)
            }
            Input::Uplift(class, loyalty) => match methods.baseline.rule {
                BaselineRule::Uplift(uplift) => Some(uplift[class as usize][loyalty as usize]),
                BaselineRule::KeyShare(_) => None,
            },
            Input::ClassUplift(class) => Input::Uplift(class, Loyalty::High).get(methods),
            Input::KeyShare => match methods.baseline.rule {
                BaselineRule::KeyShare(share) => Some(share),
                BaselineRule::Uplift(_) => None,
            },
            Input::Weight(at) => methods.weights.get(at as usize).copied(),
        }
    }

    /// Gives it a value, years rounded to whole ones; nothing where the methods have no such number. The plan's gate checks
    /// the rest.
    pub fn set(self, methods: &mut Methods, value: f64) {
        let resources = &mut methods.resources;
        let money = || Money::from_minor(value).unwrap_or_default();
        let place = match self {
            Input::FirmSales(at) => {
                if let Some(firm) = methods.benchmark.firms.get_mut(at as usize) {
                    firm.sales = money();
                }
                return;
            }
            Input::BudgetPlanned(at) | Input::BudgetToday(at) => {
                if let Some(budget) = resources.budgets.get_mut(at as usize) {
                    let place =
                        if self == Input::BudgetToday(at) { &mut budget.today } else { &mut budget.planned };
                    *place = money();
                }
                return;
            }
            Input::Years => {
                methods.benchmark.years = value.round() as u8;
                return;
            }
            Input::ClassUplift(class) => {
                Loyalty::ALL
                    .into_iter()
                    .for_each(|loyalty| Input::Uplift(class, loyalty).set(methods, value));
                return;
            }
            Input::Weight(at) => methods.weights.get_mut(at as usize),
            Input::FirmGrowth(at) => {
                methods.benchmark.firms.get_mut(at as usize).map(|firm| &mut firm.growth)
            }
            Input::FirmWeight(at) => {
                methods.benchmark.firms.get_mut(at as usize).map(|firm| &mut firm.weight)
            }
            Input::ClosePart => Some(&mut methods.benchmark.close),
            Input::PeoplePlanned(at) => {
                resources.crews.get_mut(at as usize).map(|crew| &mut crew.people_planned)
            }
            Input::DaysPlanned(at) => resources.crews.get_mut(at as usize).map(|crew| &mut crew.days_planned),
            Input::Ramp(at) => resources.crews.get_mut(at as usize).map(|crew| &mut crew.ramp),
            Input::PeopleToday(at) => resources.crews.get_mut(at as usize).map(|crew| &mut crew.people_today),
            Input::DaysToday(at) => resources.crews.get_mut(at as usize).map(|crew| &mut crew.days_today),
            Input::Elasticity => Some(&mut resources.elasticity),
            Input::BudgetElasticity(at) => {
                resources.budgets.get_mut(at as usize).map(|budget| &mut budget.elasticity)
            }
            Input::Productivity => Some(&mut resources.productivity),
            Input::ClassEffort(class) => {
                resources.classes.as_mut().map(|classes| &mut classes[class as usize].effort)
            }
            Input::Uplift(class, loyalty) => match &mut methods.baseline.rule {
                BaselineRule::Uplift(uplift) => Some(&mut uplift[class as usize][loyalty as usize]),
                BaselineRule::KeyShare(_) => None,
            },
            Input::KeyShare => match &mut methods.baseline.rule {
                BaselineRule::KeyShare(share) => Some(share),
                BaselineRule::Uplift(_) => None,
            },
        };
        if let Some(place) = place {
            *place = value;
        }
    }

    /// The least and the most that the plan takes; money as far as a plan goes.
    pub fn limits(self) -> (f64, f64) {
        match self {
            Input::FirmSales(_) | Input::BudgetPlanned(_) | Input::BudgetToday(_) => {
                (0.0, Money::LIMIT.to_f64())
            }
            Input::FirmGrowth(_) | Input::Productivity | Input::Uplift(..) | Input::ClassUplift(_) => {
                (-0.9, 10.0)
            }
            Input::FirmWeight(_) => (0.001, 1000.0),
            Input::Years => (1.0, 20.0),
            Input::PeoplePlanned(_) | Input::PeopleToday(_) => (0.0, 100_000.0),
            Input::DaysPlanned(_) | Input::DaysToday(_) => (0.0, 366.0),
            Input::Elasticity | Input::BudgetElasticity(_) => (0.0, 2.0),
            Input::ClassEffort(_) => (0.0, 100.0),
            Input::ClosePart | Input::Ramp(_) | Input::KeyShare => (0.0, 1.0),
            Input::Weight(_) => (0.0, WEIGHT_LIMIT),
        }
    }
}

/// A list of [`Methods`] whose rows inputs speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// The benchmark firms.
    Firms,
    /// The people.
    Crews,
    /// The budgets.
    Budgets,
}

impl Input {
    /// The row it speaks of, where it speaks of one.
    fn row(&mut self) -> Option<(Rows, &mut u32)> {
        match self {
            Input::FirmSales(at) | Input::FirmGrowth(at) | Input::FirmWeight(at) => Some((Rows::Firms, at)),
            Input::PeoplePlanned(at)
            | Input::DaysPlanned(at)
            | Input::Ramp(at)
            | Input::PeopleToday(at)
            | Input::DaysToday(at) => Some((Rows::Crews, at)),
            Input::BudgetPlanned(at) | Input::BudgetToday(at) | Input::BudgetElasticity(at) => {
                Some((Rows::Budgets, at))
            }
            _ => None,
        }
    }
}

impl Methods {
    /// Takes a firm, a crew or a budget out, and the ranges of its numbers; those of later rows move up with them. A row
    /// that is not there changes nothing.
    pub fn remove_row(&mut self, rows: Rows, at: usize) {
        fn take<T>(list: &mut Vec<T>, at: usize) -> bool {
            let is_there = at < list.len();
            if is_there {
                list.remove(at);
            }
            is_there
        }
        let is_there = match rows {
            Rows::Firms => take(&mut self.benchmark.firms, at),
            Rows::Crews => take(&mut self.resources.crews, at),
            Rows::Budgets => take(&mut self.resources.budgets, at),
        };
        if !is_there {
            return;
        }
        let moved = |(mut input, range): (Input, (f64, f64))| match input.row() {
            Some((own, place)) if own == rows => match (*place as usize).cmp(&at) {
                std::cmp::Ordering::Less => Some((input, range)),
                std::cmp::Ordering::Equal => None,
                std::cmp::Ordering::Greater => {
                    *place -= 1;
                    Some((input, range))
                }
            },
            _ => Some((input, range)),
        };
        self.ranges = std::mem::take(&mut self.ranges).into_iter().filter_map(moved).collect();
    }
}

/// The most that a weight may be: ten times the whole.
pub const WEIGHT_LIMIT: f64 = 10.0;

/// Weights as parts of their sum, which is above nothing.
///
/// ```
/// assert_eq!(keyline::plan::parts_of_sum([0.5, 0.25, 1.25]), [0.25, 0.125, 0.625]);
/// ```
pub fn parts_of_sum<const N: usize>(weights: [f64; N]) -> [f64; N] {
    let sum: f64 = weights.iter().sum();
    weights.map(|weight| weight / sum)
}

/// Whether weights add up to the whole, but for what binary fractions make of decimals: .1, .5802 and .3198 do.
///
/// ```
/// assert!(keyline::plan::is_whole(0.1 + 0.5802 + 0.3198));
/// assert!(!keyline::plan::is_whole(0.3333 * 3.0));
/// ```
pub fn is_whole(sum: f64) -> bool {
    (sum - 1.0).abs() <= 1e-9
}
