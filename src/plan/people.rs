//! How people are assessed and paid, and who answered for which account when.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{AccountId, Money, Month, PayCurve, PayKind, Phase, Rating};

/// How people are assessed and paid, phase by phase. The defaults are ours.
#[derive(Debug, Clone, PartialEq)]
pub struct Terms {
    /// Of the start-up phase.
    pub start_up: PhaseTerms,
    /// Of the growth phase.
    pub growth: PhaseTerms,
    /// A year's pay at target of each person, by the name that stands as owner.
    pub pay: BTreeMap<Box<str>, Money>,
}

impl Terms {
    /// The terms of a phase.
    pub fn of(&self, phase: Phase) -> &PhaseTerms {
        match phase {
            Phase::StartUp => &self.start_up,
            Phase::Growth => &self.growth,
        }
    }

    /// The terms of a phase, to be changed.
    pub fn of_mut(&mut self, phase: Phase) -> &mut PhaseTerms {
        match phase {
            Phase::StartUp => &mut self.start_up,
            Phase::Growth => &mut self.growth,
        }
    }
}

impl Default for Terms {
    /// Start-up: quality first, four fifths of pay fixed. Growth: the two numbers, half of pay fixed.
    fn default() -> Terms {
        let criterion = |kind, weight| Criterion { kind, weight, anchors: Default::default() };
        let start_up = PhaseTerms {
            criteria: vec![
                criterion(CriterionKind::Qualified, 0.25),
                criterion(CriterionKind::Plans, 0.20),
                criterion(CriterionKind::Contacts, 0.20),
                criterion(CriterionKind::FirstOrders, 0.20),
                criterion(CriterionKind::Margin, 0.15),
            ],
            fixed: 0.8,
            by: PayInput::Attainment,
            curve: PayCurve { cap: Some(1.2), ..PayCurve::of_tiers(PayKind::Marginal, &[(None, 1.0)]) },
            walk: PayWalk::ToDate,
            below_nought: BelowNought::Waived,
        };
        let tiers = [(Some(0.5), 0.0), (Some(1.0), 2.0), (None, 3.0)];
        let growth = PhaseTerms {
            criteria: vec![criterion(CriterionKind::Sales, 0.6), criterion(CriterionKind::KeyAccounts, 0.4)],
            fixed: 0.5,
            by: PayInput::Attainment,
            curve: PayCurve { cap: Some(1.6), ..PayCurve::of_tiers(PayKind::Marginal, &tiers) },
            walk: PayWalk::ToDate,
            below_nought: BelowNought::Waived,
        };
        Terms { start_up, growth, pay: BTreeMap::new() }
    }
}

/// How people are assessed and paid in a phase.
#[derive(Debug, Clone, PartialEq)]
pub struct PhaseTerms {
    /// What counts, with weights as they were typed: a review divides by their sum.
    pub criteria: Vec<Criterion>,
    /// The part of pay at target that is fixed, 0 to 1; the rest hangs on the curve.
    pub fixed: f64,
    /// What the curve is asked with.
    pub by: PayInput,
    /// By [`PayInput::Attainment`] what part of the variable pay is paid at which attainment, 1 for all of it; by
    /// [`PayInput::Sales`] currency units paid for currency units sold.
    pub curve: PayCurve,
    /// What the curve walks.
    pub walk: PayWalk,
    /// What becomes of sales below nought at the year's end, where the curve walks the year.
    pub below_nought: BelowNought,
}

/// What a pay curve walks, period after period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PayWalk {
    /// Each period by itself: its bounds are a period's, and a period below nought pays nothing.
    EachPeriod,
    /// The year to date: its bounds are a year's, and a period is paid what the curve pays for all of it, less what was
    /// paid before, so that a return takes back what it earned.
    ToDate,
}

/// What becomes of sales that are below nought together at the year's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BelowNought {
    /// The next year begins at nought.
    Waived,
    /// The next year begins with them.
    Carried,
}

/// What a pay curve is asked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PayInput {
    /// Actual over target.
    Attainment,
    /// What was sold, in currency units.
    Sales,
}

/// One thing that people are assessed by.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// Which.
    pub kind: CriterionKind,
    /// Its weight, from 0 up.
    pub weight: f64,
    /// What each step from 0 to 5 means; empty where nothing was written, and then ours stands.
    pub anchors: [Box<str>; 6],
}

/// What people are assessed by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CriterionKind {
    /// Accounts found that qualify.
    Qualified,
    /// Account plans made.
    Plans,
    /// Depth of contact.
    Contacts,
    /// First orders.
    FirstOrders,
    /// Margin.
    Margin,
    /// Sales over target: counted, not judged.
    Sales,
    /// Key accounts that bought over those there are: counted, not judged.
    KeyAccounts,
    /// Another one, by its name.
    Own(Box<str>),
}

impl CriterionKind {
    /// Those that are built in, in the order pages show them.
    pub const BUILT_IN: [CriterionKind; 7] = [
        CriterionKind::Qualified,
        CriterionKind::Plans,
        CriterionKind::Contacts,
        CriterionKind::FirstOrders,
        CriterionKind::Margin,
        CriterionKind::Sales,
        CriterionKind::KeyAccounts,
    ];

    /// Whether it is read off sales; the others are rated 0 to 5.
    pub fn is_counted(&self) -> bool {
        matches!(self, CriterionKind::Sales | CriterionKind::KeyAccounts)
    }
}

/// A person assessed over a period: the criteria as they stood, so that a later change leaves history as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// When it was written.
    pub on: NaiveDate,
    /// The phase of the period.
    pub phase: Phase,
    /// How many months the period has: 1 in growth, 3 in start-up.
    pub months: u8,
    /// The criteria of the time, each with the step it was rated at.
    pub rows: Vec<(Criterion, Option<Rating>)>,
    /// Notes.
    pub notes: Box<str>,
}

/// Whose review, and the first month of its period.
pub type ReviewKey = (Box<str>, Month);

/// Accounts that went from one person to another: sales and target of the months before stay with the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver {
    /// Which account.
    pub account: AccountId,
    /// The first month of the next person.
    pub from: Month,
    /// Who answered for it before; empty where nobody did.
    pub before: Box<str>,
    /// When it was written down.
    pub on: NaiveDate,
    /// Why.
    pub reason: Box<str>,
}

/// A committed target changed for months to come; the original stays beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// When.
    pub on: NaiveDate,
    /// The first month that changes.
    pub from: Month,
    /// Why.
    pub reason: Box<str>,
    /// The accounts that change, with the months of the year as they are now.
    pub targets: Vec<(AccountId, [Money; 12])>,
}
