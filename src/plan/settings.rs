//! What a plan is told about itself: currency, calendar, cuts, scope, phases.

use super::{BaseRule, Currency, FiscalCalendar, FiscalYear, Month};

/// Which accounts the target speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// The key accounts; the rest is planned at its base.
    #[default]
    Key,
    /// Every account.
    All,
}

/// How large figures are shortened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Units {
    /// As the language has it: K and M in English, 万 and 亿 in Chinese.
    #[default]
    Language,
    /// Thousand and million.
    Thousand,
    /// Ten thousand and hundred million.
    TenThousand,
}

/// The cuts of the ABC classes, as cumulative shares of sales.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cuts {
    /// Class A ends with the account that crosses this share.
    pub a: f64,
    /// Class B ends with the account that crosses this share.
    pub b: f64,
}

impl Default for Cuts {
    fn default() -> Cuts {
        Cuts { a: 0.80, b: 0.95 }
    }
}

/// A class of the Pareto curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// The accounts that make the first cut, 80 % by default.
    A,
    /// Those that follow, to 95 % by default.
    B,
    /// The rest, those without sales included.
    C,
}

impl Class {
    /// The three classes, best first.
    pub const ALL: [Class; 3] = [Class::A, Class::B, Class::C];

    /// The letter.
    pub fn as_str(self) -> &'static str {
        match self {
            Class::A => "A",
            Class::B => "B",
            Class::C => "C",
        }
    }
}

/// The phase a sales organisation is in, which decides how it is assessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Phase {
    /// By quarter; quality before quantity.
    StartUp,
    /// By month; sales and number of key accounts.
    #[default]
    Growth,
}

/// From which month a phase holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhaseSwitch {
    /// The first month of the phase.
    pub from: Month,
    /// The phase.
    pub phase: Phase,
}

/// The settings of one plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The one currency of every amount.
    pub currency: Currency,
    /// When fiscal years start.
    pub calendar: FiscalCalendar,
    /// How large figures are shortened.
    pub units: Units,
    /// The ABC cuts.
    pub cuts: Cuts,
    /// Which accounts the target speaks of.
    pub scope: Scope,
    /// The phase before the first switch.
    pub first_phase: Phase,
    /// Later switches, by month; history keeps the phase of its time.
    pub switches: Vec<PhaseSwitch>,
    /// Above which excess of the parts over the whole a level counts as over-assigned, .05 by default.
    pub over_assignment: f64,
    /// By what the base is found.
    pub base: BaseRule,
    /// From which loyalty on an account counts as loyal, .6 by default.
    pub loyal_from: f64,
    /// How far the market may move all accounts at once.
    pub market: Market,
}

/// What is assumed of the market that all accounts share, and of how much a year's total changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Market {
    /// The standard deviation of the logarithm of its factor, 0 to 1; `None` reads it from how much the totals of twelve
    /// months have changed.
    pub deviation: Option<f64>,
    /// The least that is read, .10 by default.
    pub least: f64,
    /// The change of a year's total that is expected before anything is known, .10 by default.
    pub prior: f64,
    /// What the change is taken times for the range of a forecast alone, .85 by default.
    pub factor: f64,
}

impl Default for Market {
    fn default() -> Market {
        Market { deviation: None, least: 0.1, prior: 0.1, factor: 0.85 }
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            currency: Currency::KNOWN[0],
            calendar: FiscalCalendar::CALENDAR,
            units: Units::default(),
            cuts: Cuts::default(),
            scope: Scope::default(),
            first_phase: Phase::default(),
            switches: Vec::new(),
            over_assignment: 0.05,
            base: BaseRule::default(),
            loyal_from: 0.6,
            market: Market::default(),
        }
    }
}

impl Settings {
    /// The phase a month is judged under.
    pub fn phase_in(&self, month: Month) -> Phase {
        let switch = self.switches.iter().rev().find(|switch| switch.from <= month);
        switch.map_or(self.first_phase, |switch| switch.phase)
    }
}

/// Where the figures end and the plan begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Horizon {
    /// The last whole month of actual sales; later months are part months or still to come.
    pub data_through: Option<Month>,
    /// The fiscal year being planned; `None` means the one after the last that has a whole month.
    pub plan_year: Option<FiscalYear>,
}
