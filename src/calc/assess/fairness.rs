//! Whether the targets of a committed year are fair to the people who answer for them.

use super::{Assessment, assess};
use crate::calc::kernel::fair::{Attempt, Estimate, Fairness, Resampling, Unmeasured, fairness};
use crate::calc::{Name, Op, Origin, Recorder, Term, Undefined, Unit};
use crate::plan::Plan;

/// Which question of fairness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fair {
    /// Whether attainment hangs on the size of the target: their rank correlation.
    Size,
    /// Whether it hangs on what the territory sold before.
    Territory,
    /// Which share of periods reached their target.
    Periods,
    /// Which share of people did, over all their periods.
    People,
    /// How differently the same territory is asked for: standard deviation over mean of target over base.
    Spread,
}

impl Fair {
    /// All questions.
    pub const ALL: [Fair; 5] = [Fair::Size, Fair::Territory, Fair::Periods, Fair::People, Fair::Spread];

    /// What it is counted in.
    pub(super) fn unit(self) -> Unit {
        match self {
            Fair::Size | Fair::Territory => Unit::Index,
            Fair::Periods | Fair::People | Fair::Spread => Unit::Ratio,
        }
    }
}

/// Every period that is over, of every person: what was asked, what came, and what the accounts would have sold anyway: the
/// base of the commitment, by the months of each target.
pub fn attempts(assessed: &Assessment) -> Vec<Attempt> {
    let mut rows = Vec::new();
    let people = assessed.owners.iter().filter(|owner| !owner.name.is_empty());
    for (person, owner) in (0..).zip(people) {
        let standing = &owner.standing;
        for row in &assessed.windows {
            let reading = standing.reading(row.window);
            let (Ok(_), Ok(target), Ok(actual)) = (reading.gap, reading.target, reading.actual) else {
                continue;
            };
            let places = row.span.iter().filter_map(|month| standing.year.offset(month));
            let potential: f64 = places.filter_map(|at| standing.base_months.get(at)).sum();
            rows.push(Attempt {
                person,
                target: target.to_f64(),
                actual: actual.to_f64(),
                potential: (potential > 0.0).then_some(potential),
            });
        }
    }
    rows
}

/// The questions of fairness of the committed year so far.
pub fn fairness_of(plan: &Plan) -> Result<Fairness, Undefined> {
    Ok(fairness(&attempts(&*assess(plan)?), Resampling::default()))
}

impl Fairness {
    /// The answer to a question, with its interval where it has one.
    pub fn answer(&self, of: Fair) -> Result<Estimate, Unmeasured> {
        match of {
            Fair::Size => self.by_target,
            Fair::Territory => self.by_potential,
            Fair::Periods => self.rows_at_target,
            Fair::People => self.people_at_target,
            Fair::Spread => self
                .spread
                .map(|spread| Estimate { value: spread.variation, interval: Err(Unmeasured::OneRow) }),
        }
    }
}

pub(in crate::calc) fn fair_of<R: Recorder>(plan: &Plan, of: Fair, r: &mut R) -> Result<Term, Undefined> {
    let found = fairness_of(plan)?;
    let answer = found.answer(of).map_err(|_| Undefined::NoRange)?;
    let rows = r.input(Name::FairPeriods, found.rows as f64, Unit::Count, Origin::Setting);
    let people = r.input(Name::FairPeople, found.people as f64, Unit::Count, Origin::Setting);
    match of {
        Fair::Periods => {
            let met = libm::round(answer.value * found.rows as f64);
            let met = r.input(Name::FairMet, met, Unit::Count, Origin::Setting);
            Ok(r.step(Name::Result, Op::Divide, &[met, rows], Unit::Ratio))
        }
        Fair::People => {
            let met = r.input(Name::FairMet, found.people_reached as f64, Unit::Count, Origin::Setting);
            Ok(r.step(Name::Result, Op::Divide, &[met, people], Unit::Ratio))
        }
        Fair::Size | Fair::Territory => Ok(r.input(Name::Result, answer.value, Unit::Index, Origin::Fitted)),
        Fair::Spread => Ok(r.input(Name::Result, answer.value, Unit::Ratio, Origin::Fitted)),
    }
}
