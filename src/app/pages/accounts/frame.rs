//! The months that a plan's columns speak of, and the fiscal years whose months can be shown.

use keyline::calc::{self, Period, Undefined};
use keyline::plan::{FiscalCalendar, FiscalYear, Month, Plan, Span};

/// The months a plan's columns speak of. Found once after an edit, where the engine would find them anew for
/// each cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The plan's fiscal years.
    pub calendar: FiscalCalendar,
    /// The fiscal years with a whole month, and their whole months.
    pub years: Vec<(FiscalYear, Span)>,
    /// The whole months.
    pub whole: Span,
    /// The last twelve of them.
    pub twelve: Result<Span, Undefined>,
    /// The months of the ledger.
    pub ledger: Span,
    /// The last whole month.
    pub through: Option<Month>,
    /// Whether margin is known anywhere.
    pub has_margin: bool,
    /// Whether of any account it is known what is overdue.
    pub has_overdue: bool,
    /// The year of the committed target.
    pub committed: Option<FiscalYear>,
    /// The year that is planned.
    pub plan_year: Option<FiscalYear>,
}

impl Frame {
    /// The frame of a plan.
    pub fn of(plan: &Plan) -> Frame {
        let whole = calc::portfolio::whole_months(plan);
        let calendar = plan.settings().calendar;
        let year = |(year, _)| (year, whole.meet(calendar.span(year)));
        Frame {
            calendar,
            years: calc::portfolio::years(plan).into_iter().map(year).collect(),
            whole,
            twelve: calc::portfolio::period_span(plan, Period::LastTwelve),
            ledger: plan.ledger().span(),
            through: plan.data_through(),
            has_margin: plan.ledger().has_margin(),
            has_overdue: plan.accounts().iter().any(|account| account.profile.overdue.is_some()),
            committed: plan.committed().map(|committed| committed.year),
            plan_year: plan.plan_year(),
        }
    }

    /// The year whose months are shown: the one chosen, else the one of the last whole month, else `now`, the
    /// one under way.
    pub fn year_shown(&self, chosen: Option<FiscalYear>, now: FiscalYear) -> FiscalYear {
        let latest = self.through.map(|through| self.calendar.year_of(through));
        // Another plan may have been opened since.
        let chosen = chosen.filter(|year| self.years_to_show(now).contains(year));
        chosen.or(latest).unwrap_or(now)
    }

    /// The fiscal years with sales, the planned one, and one before the first, so that earlier sales can be typed.
    pub fn years_to_show(&self, now: FiscalYear) -> Vec<FiscalYear> {
        let (first, last) = match (self.ledger.last(), self.through) {
            (Some(last), Some(through)) => {
                let last = self.calendar.year_of(last.max(through));
                (self.calendar.year_of(self.ledger.first), self.plan_year.map_or(last, |year| year.max(last)))
            }
            _ => (now.previous(), self.plan_year.unwrap_or(now).max(now).next()),
        };
        (first.0 - 1..=last.0).map(FiscalYear).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A plan without months, with the years as the calendar has them.
    fn frame() -> Frame {
        Frame::of(&Plan::new("Plan"))
    }

    fn years(range: std::ops::RangeInclusive<i32>) -> Vec<FiscalYear> {
        range.map(FiscalYear).collect()
    }

    #[test]
    fn without_sales_the_years_around_the_one_under_way_can_be_typed() {
        let now = FiscalYear(2026);
        assert_eq!(frame().years_to_show(now), years(2024..=2027));
        assert_eq!(frame().year_shown(None, now), now);
        let planned = Frame { plan_year: Some(FiscalYear(2030)), ..frame() };
        assert_eq!(planned.years_to_show(now), years(2024..=2031));
    }

    #[test]
    fn with_sales_the_years_reach_from_before_the_first_month_to_the_planned_one() {
        let month = |year, number| Month::new(year, number).unwrap();
        let known = Frame {
            ledger: Span::between(month(2023, 5), month(2025, 2)),
            through: Some(month(2024, 12)),
            ..frame()
        };
        let now = FiscalYear(2031);
        assert_eq!(known.years_to_show(now), years(2022..=2025));
        // The last whole month decides, and not the last one with an amount.
        assert_eq!(known.year_shown(None, now), FiscalYear(2024));
        assert_eq!(known.year_shown(Some(FiscalYear(2022)), now), FiscalYear(2022));
        // A year that another plan had.
        assert_eq!(known.year_shown(Some(FiscalYear(2019)), now), FiscalYear(2024));
        let planned = Frame { plan_year: Some(FiscalYear(2026)), ..known };
        assert_eq!(planned.years_to_show(now), years(2022..=2026));
    }
}
