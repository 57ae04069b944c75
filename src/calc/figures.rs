//! From a figure to its calculation.

use crate::plan::Plan;

use super::{
    Between, Explanation, Figure, Measure, Pareto, Period, Recorder, Silent, Term, Trace, Undefined,
    account_base_of, account_growth_of, account_margin_of, account_margin_rate_of, account_sales_before_of,
    account_sales_of, account_share_of, base_end_of, base_month_of, base_rest_of, base_scope_of,
    base_total_of, evenness_of, explain_target, hold_out_of, hold_out_share_of, key_count_of, key_overdue_of,
    key_share_of, losing_keys_of, loyalty_of, movement, newcomers_of, one_offs_of, pareto, pareto_margin,
    recent_scope_of, sales_growth_of, sales_in_of, sales_total_of, silent_keys_of, value_of_target,
    year_to_date_growth_of, year_to_date_of,
};

/// A figure with everything behind it: its calculation run again with a [`Trace`].
///
/// `None` for a figure that nothing here calculates.
pub fn explain(plan: &Plan, figure: Figure) -> Option<Explanation> {
    let mut trace = Trace::default();
    match figure_of(plan, figure, &mut trace) {
        Some(result) => Some(trace.explain(figure, result.map(|term| term.value))),
        None => explain_target(plan, figure),
    }
}

/// The value of a figure without its explanation.
///
/// `None` for a figure that nothing here calculates.
pub fn value(plan: &Plan, figure: Figure) -> Option<Result<f64, Undefined>> {
    figure_of(plan, figure, &mut Silent)
        .map(|result| result.map(|term| term.value))
        .or_else(|| value_of_target(plan, figure, None))
}

fn figure_of<R: Recorder>(plan: &Plan, figure: Figure, r: &mut R) -> Option<Result<Term, Undefined>> {
    Some(match figure {
        Figure::SalesTotal(period) => sales_total_of(plan, period, r),
        Figure::AccountSales(id, period) => account_sales_of(plan, id, period, r),
        Figure::AccountShare(id, period) => account_share_of(plan, id, period, r),
        Figure::AccountMargin(id, period) => account_margin_of(plan, id, period, r),
        Figure::AccountMarginRate(id, period) => account_margin_rate_of(plan, id, period, r),
        Figure::AccountGrowth(id) => account_growth_of(plan, id, r),
        Figure::ParetoCount(period) => pareto(plan, period).map(|pareto| pareto.curve.crossing_of(r)),
        Figure::ParetoShare(period) => pareto(plan, period).map(|pareto| pareto.curve.crossing_share_of(r)),
        Figure::TopShare(period) => pareto(plan, period).map(|pareto| pareto.curve.top_share_of(r)),
        Figure::ClassCount(class, period) => {
            pareto(plan, period).map(|pareto| pareto.curve.class_count_of(class, r))
        }
        Figure::ClassSales(class, period) => {
            pareto(plan, period).map(|pareto| pareto.curve.class_sales_of(class, r))
        }
        Figure::ClassShare(class, period) => {
            pareto(plan, period).map(|pareto| pareto.curve.class_share_of(class, r))
        }
        Figure::ClassPart(class, period) => {
            pareto(plan, period).map(|pareto| pareto.curve.class_part_of(class, r))
        }
        Figure::CurveAccounts(period) => pareto(plan, period).map(|pareto| pareto.curve.accounts_of(r)),
        Figure::CurveSales(period) => pareto(plan, period).map(|pareto| pareto.curve.sales_of(r)),
        Figure::BelowAccounts(period) => pareto(plan, period).map(|pareto| pareto.curve.below_count_of(r)),
        Figure::BelowSales(period) => pareto(plan, period).map(|pareto| pareto.curve.below_sales_of(r)),
        Figure::CurveShare(id, measure, period) => {
            curve(plan, measure, period).and_then(|pareto| pareto.curve.share_of(plan, id, r))
        }
        Figure::CurveShareThrough(id, measure, period) => {
            curve(plan, measure, period).and_then(|pareto| pareto.curve.share_through_of(plan, id, r))
        }
        Figure::LosingKeys(period) => losing_keys_of(plan, period, r),
        Figure::LargeCustomers(period) => {
            pareto(plan, period).map(|pareto| pareto.curve.large_count_of(plan, r))
        }
        Figure::KeyOverdue => key_overdue_of(plan, r),
        Figure::SilentKeys => silent_keys_of(plan, r),
        Figure::AccountOneOffs(id) => one_offs_of(plan, id, r),
        Figure::AccountEvenness(id) => evenness_of(plan, id, r),
        Figure::AccountLoyalty(id) => loyalty_of(plan, id, r),
        Figure::AccountSalesBefore(id) => account_sales_before_of(plan, id, r),
        Figure::ClassThen(class) => {
            movement(plan, Between::LastTwelve).map(|moved| moved.class_then_of(class, r))
        }
        Figure::Moved(from, to) => {
            movement(plan, Between::LastTwelve).map(|moved| moved.moved_of(from, to, r))
        }
        Figure::Gini(period) => pareto(plan, period).and_then(|pareto| pareto.curve.gini_of(r)),
        Figure::Hhi(period) => pareto(plan, period).map(|pareto| pareto.curve.hhi_of(r)),
        Figure::EffectiveAccounts(period) => pareto(plan, period).map(|pareto| pareto.curve.effective_of(r)),
        Figure::LargestShare(period) => {
            pareto(plan, period).and_then(|pareto| pareto.curve.largest_share_of(plan, r))
        }
        Figure::NetRetention => {
            movement(plan, Between::LastTwelve).and_then(|moved| moved.net_retention_of(r))
        }
        Figure::GrossRetention => {
            movement(plan, Between::LastTwelve).and_then(|moved| moved.gross_retention_of(r))
        }
        Figure::YearToDate => year_to_date_of(plan, r),
        Figure::YearToDateGrowth => year_to_date_growth_of(plan, r),
        Figure::SalesIn(whose, span) => sales_in_of(plan, whose, span, r),
        Figure::SalesGrowth(whose, span) => sales_growth_of(plan, whose, span, r),
        Figure::BaseTotal => base_total_of(plan, r),
        Figure::BaseScope => base_scope_of(plan, r),
        Figure::BaseRest => base_rest_of(plan, r),
        Figure::BaseNewcomers => newcomers_of(plan, r),
        Figure::AccountBase(id) => account_base_of(plan, id, r),
        Figure::BaseMonth(month) => base_month_of(plan, month, r),
        Figure::HoldOut(model) => hold_out_of(plan, model, r),
        Figure::HoldOutShare(model) => hold_out_share_of(plan, model, r),
        Figure::BaseLow => base_end_of(plan, false, r),
        Figure::BaseHigh => base_end_of(plan, true, r),
        Figure::RecentScope => recent_scope_of(plan, r),
        Figure::KeyAccounts => key_count_of(plan, r),
        Figure::KeyShare => key_share_of(plan, r),
        _ => return None,
    })
}

fn curve(plan: &Plan, measure: Measure, period: Period) -> Result<Pareto, Undefined> {
    match measure {
        Measure::Sales => pareto(plan, period),
        Measure::Margin => pareto_margin(plan, period),
    }
}
