//! How many new accounts contacts bring, and how many people the visits need.

/// Contacts and what comes of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Funnel {
    /// Contacts a day.
    pub a_day: f64,
    /// Selling days a year.
    pub days: f64,
    /// The part of the contacts that are different accounts, 0 to 1.
    pub distinct: f64,
    /// The part of those that become accounts, 0 to 1.
    pub conversion: f64,
}

impl Funnel {
    /// Contacts a year: 100 a day on 240 days are 24,000.
    pub fn contacts(&self) -> f64 {
        self.a_day * self.days
    }

    /// Different accounts contacted in a year: five sixths of 24,000 are 20,000.
    pub fn accounts_met(&self) -> f64 {
        self.contacts() * self.distinct
    }

    /// New accounts a year: 1 % of 20,000 are 200, .1 % are 20 (published in the trade).
    pub fn new_accounts(&self) -> f64 {
        self.accounts_met() * self.conversion
    }
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
/// use keyline::calc::{Visited, workload};
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
