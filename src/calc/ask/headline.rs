//! The figures that a plan is seen with first.

use crate::calc::assess::standing;
use crate::calc::base::{Asked, Ground, base_scope_of, key_count_of, key_share_of};
use crate::calc::portfolio::{Between, movement, sales_total_of, year_to_date_growth_of, year_to_date_of};
use crate::calc::record::{money, ratio};
use crate::calc::split::{committed_growth, committed_total};
use crate::calc::target::{Case, blend};
use crate::calc::{
    Figure, Period, Silent, Term, Undefined, Whose, Window, assess, base, portfolio, split, target,
};
use crate::plan::{Money, Plan};

/// One of the figures that stand in the plan line and at the head of the plan at a glance.
///
/// They are figures as all others; that they have a type of their own keeps what is fetched first small: a page that asks
/// [`super::value`] for a figure carries the calculations of all of them, one that asks [`Headline::value`] those of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headline {
    /// [`portfolio::Figure::SalesTotal`].
    Sales(Period),
    /// [`base::Figure::KeyAccounts`].
    KeyAccounts,
    /// [`base::Figure::KeyShare`].
    KeyShare,
    /// [`base::Figure::BaseScope`].
    Base,
    /// [`target::Figure::Blend`].
    Blend,
    /// [`split::Figure::Committed`].
    Committed,
    /// [`split::Figure::CommittedGrowth`].
    CommittedGrowth,
    /// [`assess::Figure::Attainment`] of the target's scope, from the beginning of the year to date.
    Attainment,
    /// [`portfolio::Figure::YearToDate`].
    YearToDate,
    /// [`portfolio::Figure::YearToDateGrowth`].
    YearToDateGrowth,
    /// [`portfolio::Figure::NetRetention`].
    NetRetention,
}

impl Headline {
    /// Which figure it is: what explains it, and what it is called.
    pub fn figure(self) -> Figure {
        match self {
            Headline::Sales(period) => portfolio::Figure::SalesTotal(period).into(),
            Headline::KeyAccounts => base::Figure::KeyAccounts.into(),
            Headline::KeyShare => base::Figure::KeyShare.into(),
            Headline::Base => base::Figure::BaseScope.into(),
            Headline::Blend => target::Figure::Blend.into(),
            Headline::Committed => split::Figure::Committed.into(),
            Headline::CommittedGrowth => split::Figure::CommittedGrowth.into(),
            Headline::Attainment => assess::Figure::Attainment(Whose::Scope, Window::ToDate).into(),
            Headline::YearToDate => portfolio::Figure::YearToDate.into(),
            Headline::YearToDateGrowth => portfolio::Figure::YearToDateGrowth.into(),
            Headline::NetRetention => portfolio::Figure::NetRetention.into(),
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
