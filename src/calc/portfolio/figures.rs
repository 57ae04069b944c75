//! The figures of the portfolio: what each is counted in, of whom it speaks, how it is calculated.

use super::{
    Between, Pareto, account_growth_of, account_margin_of, account_margin_rate_of, account_sales_before_of,
    account_sales_of, account_share_of, evenness_of, key_overdue_of, losing_keys_of, loyalty_of, movement,
    one_offs_of, pareto, pareto_margin, period_span, sales_growth_of, sales_in_of, sales_total_of,
    silent_keys_of, year_to_date_growth_of, year_to_date_of, years,
};
use crate::calc::{Measure, Period, Recorder, Term, Undefined, Unit, Whose};
use crate::plan::{AccountId, Class, Plan, Span};

/// A figure of the portfolio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the trade's; `text` words each in two languages")]
pub enum Figure {
    SalesTotal(Period),
    AccountSales(AccountId, Period),
    AccountShare(AccountId, Period),
    AccountMargin(AccountId, Period),
    AccountMarginRate(AccountId, Period),
    AccountGrowth(AccountId),
    /// The sales of the twelve months before the last twelve.
    AccountSalesBefore(AccountId),
    ParetoCount(Period),
    ParetoShare(Period),
    TopShare(Period),
    ClassCount(Class, Period),
    ClassSales(Class, Period),
    ClassShare(Class, Period),
    /// Its accounts over all accounts on the curve.
    ClassPart(Class, Period),
    /// The accounts on the curve.
    CurveAccounts(Period),
    /// What they make together.
    CurveSales(Period),
    /// The accounts below it: those that made nothing or less.
    BelowAccounts(Period),
    /// What those make together: zero or less.
    BelowSales(Period),
    /// What part of the curve an account makes.
    CurveShare(AccountId, Measure, Period),
    /// What part the accounts up to this one and with it make.
    CurveShareThrough(AccountId, Measure, Period),
    Gini(Period),
    Hhi(Period),
    EffectiveAccounts(Period),
    LargestShare(Period),
    /// Accounts of a class in the earlier of the last two years; `None` bought nothing.
    ClassThen(Option<Class>),
    /// Accounts that went from one class to another between the last two years; `None` is no sales.
    Moved(Option<Class>, Option<Class>),
    NetRetention,
    GrossRetention,
    /// Key accounts whose margin is below zero.
    LosingKeys(Period),
    /// What key accounts owe past the due date.
    KeyOverdue,
    /// Customers that make a tenth of sales or more.
    LargeCustomers(Period),
    /// Key accounts that have bought nothing for longer than they wait as a rule.
    SilentKeys,
    AccountOneOffs(AccountId),
    AccountEvenness(AccountId),
    AccountLoyalty(AccountId),
    YearToDate,
    YearToDateGrowth,
    /// The sales of these months.
    SalesIn(Whose, Span),
    /// The sales of these months over those of the same months a year before, less one.
    SalesGrowth(Whose, Span),
}

impl Figure {
    /// What it is counted in.
    pub(in crate::calc) fn unit(self) -> Unit {
        match self {
            Figure::SalesTotal(_)
            | Figure::AccountSales(..)
            | Figure::AccountMargin(..)
            | Figure::AccountSalesBefore(_)
            | Figure::ClassSales(..)
            | Figure::CurveSales(_)
            | Figure::BelowSales(_)
            | Figure::KeyOverdue
            | Figure::AccountOneOffs(_)
            | Figure::YearToDate
            | Figure::SalesIn(..) => Unit::Money,
            Figure::ParetoCount(_)
            | Figure::ClassCount(..)
            | Figure::CurveAccounts(_)
            | Figure::BelowAccounts(_)
            | Figure::ClassThen(_)
            | Figure::Moved(..)
            | Figure::LosingKeys(_)
            | Figure::LargeCustomers(_)
            | Figure::SilentKeys
            | Figure::EffectiveAccounts(_) => Unit::Count,
            Figure::Gini(_) | Figure::Hhi(_) | Figure::AccountLoyalty(_) | Figure::AccountEvenness(_) => {
                Unit::Index
            }
            Figure::AccountShare(..)
            | Figure::AccountMarginRate(..)
            | Figure::AccountGrowth(_)
            | Figure::ParetoShare(_)
            | Figure::TopShare(_)
            | Figure::ClassShare(..)
            | Figure::ClassPart(..)
            | Figure::CurveShare(..)
            | Figure::CurveShareThrough(..)
            | Figure::LargestShare(_)
            | Figure::NetRetention
            | Figure::GrossRetention
            | Figure::YearToDateGrowth
            | Figure::SalesGrowth(..) => Unit::Ratio,
        }
    }

    /// Whether it lies on either side of zero, as a growth does.
    pub(in crate::calc) fn is_difference(self) -> bool {
        matches!(self, Figure::AccountGrowth(_) | Figure::YearToDateGrowth | Figure::SalesGrowth(..))
    }

    /// Whom it speaks of, where that is somebody.
    pub(in crate::calc) fn whose(self) -> Option<Whose> {
        match self {
            Figure::AccountSales(id, _)
            | Figure::AccountShare(id, _)
            | Figure::AccountMargin(id, _)
            | Figure::AccountMarginRate(id, _)
            | Figure::AccountGrowth(id)
            | Figure::AccountSalesBefore(id)
            | Figure::CurveShare(id, ..)
            | Figure::CurveShareThrough(id, ..)
            | Figure::AccountOneOffs(id)
            | Figure::AccountEvenness(id)
            | Figure::AccountLoyalty(id) => Some(Whose::Account(id)),
            Figure::SalesIn(whose, _) | Figure::SalesGrowth(whose, _) => Some(whose),
            _ => None,
        }
    }

    pub(in crate::calc) fn calculate<R: Recorder>(self, plan: &Plan, r: &mut R) -> Result<Term, Undefined> {
        match self {
            Figure::SalesTotal(period) => sales_total_of(plan, period, r),
            Figure::AccountSales(id, period) => account_sales_of(plan, id, period, r),
            Figure::AccountShare(id, period) => account_share_of(plan, id, period, r),
            Figure::AccountMargin(id, period) => account_margin_of(plan, id, period, r),
            Figure::AccountMarginRate(id, period) => account_margin_rate_of(plan, id, period, r),
            Figure::AccountGrowth(id) => account_growth_of(plan, id, r),
            Figure::ParetoCount(period) => pareto(plan, period).map(|pareto| pareto.curve.crossing_of(r)),
            Figure::ParetoShare(period) => {
                pareto(plan, period).map(|pareto| pareto.curve.crossing_share_of(r))
            }
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
            Figure::BelowAccounts(period) => {
                pareto(plan, period).map(|pareto| pareto.curve.below_count_of(r))
            }
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
            Figure::EffectiveAccounts(period) => {
                pareto(plan, period).map(|pareto| pareto.curve.effective_of(r))
            }
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
        }
    }

    /// Every figure that can be asked of a plan: of each account, class, period and year.
    pub(in crate::calc) fn all(plan: &Plan) -> Vec<Figure> {
        use Figure::*;
        let ids = || plan.accounts().iter().map(|account| account.id);
        let years = years(plan).into_iter().map(|(year, _)| Period::Year(year));
        let periods: Vec<Period> = [Period::All, Period::LastTwelve].into_iter().chain(years).collect();
        let places = [Some(Class::A), Some(Class::B), Some(Class::C), None];
        let mut all =
            vec![NetRetention, GrossRetention, KeyOverdue, SilentKeys, YearToDate, YearToDateGrowth];
        all.extend(places.map(ClassThen));
        all.extend(places.into_iter().flat_map(|from| places.map(|to| Moved(from, to))));
        all.extend(ids().flat_map(|id| {
            [
                AccountGrowth(id),
                AccountSalesBefore(id),
                AccountOneOffs(id),
                AccountEvenness(id),
                AccountLoyalty(id),
            ]
        }));
        for &at in &periods {
            all.extend([
                SalesTotal(at),
                ParetoCount(at),
                ParetoShare(at),
                TopShare(at),
                CurveAccounts(at),
                CurveSales(at),
            ]);
            all.extend([BelowAccounts(at), BelowSales(at), LosingKeys(at), LargeCustomers(at)]);
            all.extend([Gini(at), Hhi(at), EffectiveAccounts(at), LargestShare(at)]);
            all.extend(Class::ALL.into_iter().flat_map(|class| {
                [ClassCount(class, at), ClassSales(class, at), ClassShare(class, at), ClassPart(class, at)]
            }));
            all.extend(ids().flat_map(|id| {
                [AccountSales(id, at), AccountShare(id, at), AccountMargin(id, at), AccountMarginRate(id, at)]
            }));
            for measure in [Measure::Sales, Measure::Margin] {
                all.extend(
                    ids().flat_map(|id| [CurveShare(id, measure, at), CurveShareThrough(id, measure, at)]),
                );
            }
        }
        for whose in Whose::all(plan) {
            let spans = periods.iter().filter_map(|&at| period_span(plan, at).ok());
            all.extend(spans.flat_map(|span| [SalesIn(whose, span), SalesGrowth(whose, span)]));
        }
        all
    }
}

fn curve(plan: &Plan, measure: Measure, period: Period) -> Result<Pareto, Undefined> {
    match measure {
        Measure::Sales => pareto(plan, period),
        Measure::Margin => pareto_margin(plan, period),
    }
}
