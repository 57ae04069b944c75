//! How many new accounts contacts bring, and how many people the visits need.

use crate::calc::{Name, Op, Origin, Recorder, Term, Undefined, Unit};
use crate::plan::Methods;

/// What contacts bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FunnelPart {
    /// Contacts a year: 100 a day on 240 days are 24,000.
    Contacts,
    /// Different accounts contacted in a year: five sixths of 24,000 are 20,000.
    Met,
    /// New accounts a year: 1 % of 20,000 are 200, .1 % are 20 (published in the trade).
    New,
    /// What the new accounts buy in their first year, minor units.
    Sales,
}

impl FunnelPart {
    /// All parts, from the contact to the sale.
    pub const ALL: [FunnelPart; 4] =
        [FunnelPart::Contacts, FunnelPart::Met, FunnelPart::New, FunnelPart::Sales];
}

/// A part of the funnel of new accounts; [`Undefined::NoFunnel`] where none is entered.
pub fn funnel_of<R: Recorder>(methods: &Methods, part: FunnelPart, r: &mut R) -> Result<Term, Undefined> {
    let funnel = methods.resources.funnel.ok_or(Undefined::NoFunnel)?;
    let mut given = |name, value, unit| r.input(name, value, unit, Origin::Entered);
    let a_day = given(Name::ContactsADay, funnel.contacts, Unit::Index);
    let days = given(Name::ContactDays, funnel.days, Unit::Days);
    let distinct = given(Name::DistinctPart, funnel.distinct, Unit::Ratio);
    let conversion = given(Name::Conversion, funnel.conversion, Unit::Ratio);
    let first_year = given(Name::FirstYear, funnel.first_year.to_f64(), Unit::Money);
    let last = |at: FunnelPart, name: Name| if at == part { Name::Result } else { name };
    let contacts =
        r.step(last(FunnelPart::Contacts, Name::Contacts), Op::Multiply, &[a_day, days], Unit::Count);
    if part == FunnelPart::Contacts {
        return Ok(contacts);
    }
    let met =
        r.step(last(FunnelPart::Met, Name::AccountsMet), Op::Multiply, &[contacts, distinct], Unit::Count);
    if part == FunnelPart::Met {
        return Ok(met);
    }
    let new = r.step(last(FunnelPart::New, Name::NewAccounts), Op::Multiply, &[met, conversion], Unit::Count);
    if part == FunnelPart::New {
        return Ok(new);
    }
    let sales = r.step(Name::Unrounded, Op::Multiply, &[new, first_year], Unit::Money);
    Ok(r.step(Name::Result, Op::Round, &[sales], Unit::Money))
}

/// Accounts of one kind that are visited alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Visited {
    /// How many accounts.
    pub accounts: f64,
    /// Visits a year to each.
    pub visits: f64,
}

/// The size of the force by workload (Talley): all visits over the visits one person makes a year; `None`
/// where a person makes none.
///
/// ```
/// use keyline::calc::target::{Visited, workload};
/// let need = [Visited { accounts: 1000.0, visits: 36.0 }, Visited { accounts: 2000.0, visits: 12.0 }];
/// assert_eq!(workload(&need, 1000.0), Some(60.0));
/// ```
pub fn workload(need: &[Visited], visits_a_person: f64) -> Option<f64> {
    let visits: f64 = need.iter().map(|kind| kind.accounts * kind.visits).sum();
    (visits_a_person > 0.0).then(|| visits / visits_a_person).filter(|people| people.is_finite())
}

/// Whole people for a load of work, rounded up: 9,100 hours at 960 a person are 10; `None` where a person has
/// no capacity.
pub fn whole_people(load: f64, capacity: f64) -> Option<f64> {
    (capacity > 0.0).then(|| libm::ceil(load / capacity)).filter(|people| people.is_finite())
}

/// Accounts of one class, each called on once in so many weeks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Called {
    /// How many accounts.
    pub accounts: f64,
    /// Weeks between calls, above 0.
    pub weeks: f64,
}

/// Calls in a cycle of `weeks` weeks; a class without an interval is not called on. Ten accounts every 2 weeks,
/// 20 every 4, 45 every 6, 12 every 8 and 10 every 10 make 40 calls in a cycle of two weeks.
pub fn calls_a_cycle(classes: &[Called], weeks: f64) -> f64 {
    let called = classes.iter().filter(|class| class.weeks > 0.0);
    called.map(|class| class.accounts * weeks / class.weeks).sum()
}
