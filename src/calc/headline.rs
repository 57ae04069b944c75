//! The figures that a plan is seen with first.

use crate::plan::{Money, Plan};

use super::figures_split::{committed_growth, committed_total};
use super::target::blend;
use super::{
    Asked, Between, Case, Figure, Ground, Period, Silent, Term, Undefined, Whose, Window, base_scope_of,
    key_count_of, key_share_of, money, movement, ratio, sales_total_of, standing, year_to_date_growth_of,
    year_to_date_of,
};

/// One of the figures that stand in the plan line and at the head of the plan at a glance.
///
/// They are figures as all others; that they have a type of their own keeps what is fetched first small: a page that asks
/// [`super::value`] for a figure carries the calculations of all of them, one that asks [`Headline::value`] those of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headline {
    /// [`Figure::SalesTotal`].
    Sales(Period),
    /// [`Figure::KeyAccounts`].
    KeyAccounts,
    /// [`Figure::KeyShare`].
    KeyShare,
    /// [`Figure::BaseScope`].
    Base,
    /// [`Figure::Blend`].
    Blend,
    /// [`Figure::Committed`].
    Committed,
    /// [`Figure::CommittedGrowth`].
    CommittedGrowth,
    /// [`Figure::Attainment`] of the target's scope, from the beginning of the year to date.
    Attainment,
    /// [`Figure::YearToDate`].
    YearToDate,
    /// [`Figure::YearToDateGrowth`].
    YearToDateGrowth,
    /// [`Figure::NetRetention`].
    NetRetention,
}

impl Headline {
    /// Which figure it is: what explains it, and what it is called.
    pub fn figure(self) -> Figure {
        match self {
            Headline::Sales(period) => Figure::SalesTotal(period),
            Headline::KeyAccounts => Figure::KeyAccounts,
            Headline::KeyShare => Figure::KeyShare,
            Headline::Base => Figure::BaseScope,
            Headline::Blend => Figure::Blend,
            Headline::Committed => Figure::Committed,
            Headline::CommittedGrowth => Figure::CommittedGrowth,
            Headline::Attainment => Figure::Attainment(Whose::Scope, Window::ToDate),
            Headline::YearToDate => Figure::YearToDate,
            Headline::YearToDateGrowth => Figure::YearToDateGrowth,
            Headline::NetRetention => Figure::NetRetention,
        }
    }

    /// Its value, as [`super::value`] has it: minor units, a count or a ratio.
    pub fn value(self, plan: &Plan) -> Result<f64, Undefined> {
        let committed = || plan.committed().ok_or(Undefined::NotCommitted);
        let exact = |term: Term| money(term).map(Money::to_f64);
        let r = &mut Silent;
        let term = match self {
            Headline::Sales(period) => sales_total_of(plan, period, r)?,
            Headline::KeyAccounts => key_count_of(plan, r)?,
            Headline::KeyShare => key_share_of(plan, r)?,
            Headline::Base => base_scope_of(plan, r)?,
            Headline::YearToDate => year_to_date_of(plan, r)?,
            Headline::YearToDateGrowth => year_to_date_growth_of(plan, r)?,
            Headline::NetRetention => movement(plan, Between::LastTwelve)?.net_retention_of(r)?,
            Headline::Blend => return exact(blend(Asked::of(plan, &Ground::of(plan)), Case::Mid, r)?),
            Headline::Committed => return exact(committed_total(committed()?, r)),
            Headline::CommittedGrowth => return ratio(committed_growth(committed()?, r)?),
            Headline::Attainment => {
                return ratio(standing(plan, Whose::Scope)?.attain(Window::ToDate, r)?);
            }
        };
        Ok(term.value)
    }
}
