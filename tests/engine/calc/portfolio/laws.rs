//! What holds of every plan.

use keyline::calc::base::{base, base_of_scope, season, seasonal_index};
use keyline::calc::portfolio::{
    Between, Curve, Pareto, Way, classes_of, month_totals, movement, pareto, period_span, quarter_totals,
    sales_total, whole_months, year_totals, years,
};
use keyline::calc::{Origin, Period, base, portfolio, value};
use keyline::plan::*;
use proptest::prelude::*;

use crate::support::random::plan;

fn periods(plan: &Plan) -> Vec<Period> {
    let years = years(plan).into_iter().map(|(year, _)| Period::Year(year));
    [Period::All, Period::LastTwelve, Period::Year(FiscalYear(1950))].into_iter().chain(years).collect()
}

proptest! {
    /// The figures of one account are those of the whole portfolio for it.
    #[test]
    fn an_account_alone_is_the_account_in_the_portfolio(plan in plan()) {
        let base = base(&plan);
        for (row, account) in plan.accounts().iter().enumerate() {
            let of_base = base.as_ref().map(|base| base.accounts[row].to_f64()).map_err(|&reason| reason);
            prop_assert_eq!(value(&plan, base::Figure::AccountBase(account.id)), of_base);
            for period in periods(&plan) {
                let share = value(&plan, portfolio::Figure::AccountShare(account.id, period));
                let Ok(pareto) = pareto(&plan, period) else { prop_assert!(share.is_err()); continue };
                let sales = plan.ledger().sales_over(row, pareto.span);
                prop_assert_eq!(share, Ok(pareto.curve.share(sales)));
            }
        }
    }

    /// Parts sum to the whole: accounts to the base, classes to the curve, months to the period, moves to the
    /// change.
    #[test]
    fn parts_sum_to_the_whole(plan in plan()) {
        if let Ok(base) = base(&plan) {
            let accounts: Money = base.accounts.iter().copied().sum();
            prop_assert_eq!(accounts.checked_add(base.newcomers), Some(base.total));
            let (scope, rest) = base_of_scope(&plan).unwrap();
            prop_assert_eq!(scope.checked_add(rest), Some(base.total));
            prop_assert_eq!(value(&plan, base::Figure::BaseScope), Ok(scope.to_f64()));
            prop_assert_eq!(value(&plan, base::Figure::BaseRest), Ok(rest.to_f64()));
        }
        for period in periods(&plan) {
            let Ok(span) = period_span(&plan, period) else { continue };
            let months: Money = month_totals(&plan, span).into_iter().sum();
            prop_assert_eq!(sales_total(&plan, period), Ok(months));
            let Ok(Pareto { curve, .. }) = pareto(&plan, period) else { continue };
            prop_assert_eq!(curve.net, months);
            prop_assert_eq!(curve.sales.into_iter().sum::<Money>(), curve.positive);
            prop_assert_eq!(curve.counts.iter().sum::<usize>(), curve.accounts());
            prop_assert_eq!(curve.accounts() + curve.below.len(), plan.accounts().len());
            prop_assert_eq!(curve.customers(&plan).iter().map(|one| one.sales).sum::<Money>(), curve.positive);
        }
        for parts in [year_totals(&plan), quarter_totals(&plan)] {
            let all = sales_total(&plan, Period::All).unwrap_or_default();
            prop_assert_eq!(parts.iter().map(|part| part.sales).sum::<Money>(), all);
            prop_assert_eq!(parts.iter().map(|part| part.months).sum::<usize>(), whole_months(&plan).months);
        }
        if let Ok(moved) = movement(&plan, Between::LastTwelve) {
            let change: i64 = Way::ALL.iter().map(|&way| moved.tally(way).change.0).sum();
            prop_assert_eq!(moved.before.0 + change, moved.after.0);
            prop_assert_eq!(moved.matrix.iter().flatten().sum::<usize>(), plan.accounts().len());
            if let Ok(gross) = moved.gross_retention() {
                prop_assert!((0.0..=1.0).contains(&gross));
            }
        }
    }

    /// Class A just makes the cut: with it the cut is reached, without its last account it is not.
    #[test]
    fn class_a_just_makes_the_cut(
        amounts in prop::collection::vec(-50..200_i64, 1..40),
        percent in 1..99_u32,
    ) {
        let cuts = Cuts { a: f64::from(percent) / 100.0, b: 0.995 };
        let Ok(curve) = Curve::of(&amounts, cuts, Origin::Constant) else {
            prop_assert!(amounts.iter().all(|&amount| amount <= 0));
            return Ok(());
        };
        let sum = |accounts: usize| curve.ranked[..accounts].iter().sum::<i64>();
        let reached = |accounts| sum(accounts) * 100 >= i64::from(percent) * curve.positive.0;
        prop_assert!(reached(curve.crossing) && !reached(curve.crossing - 1));
        let order: Vec<u32> = (0..amounts.len() as u32).collect();
        prop_assert_eq!(&curve.classes, &classes_of(&amounts, &order, cuts));
        prop_assert!(curve.ranked.windows(2).all(|pair| pair[0] >= pair[1]));
        // Gini against the mean absolute difference: sum |x - y| / (2 n^2 mean).
        if let Ok(gini) = curve.gini() {
            let on_curve = &curve.ranked;
            let pairs = on_curve.iter().flat_map(|x| on_curve.iter().map(move |y| (x - y).abs()));
            let other = pairs.sum::<i64>() as f64 / (2 * on_curve.len() as i64 * curve.positive.0) as f64;
            prop_assert!((gini - other).abs() < 1e-12 && (0.0..1.0).contains(&gini));
        }
        prop_assert!(curve.hhi() <= 10_000.0 && curve.effective() <= curve.accounts() as f64 + 1e-9);
    }

    /// The ranking is the one that comparing gives, also of huge amounts and ties.
    #[test]
    fn a_ranking_is_largest_first_ties_in_order(
        amounts in prop::collection::vec(
            prop_oneof![-2..5_i64, -1_000_000_000..1_000_000_000_i64, any::<i64>().prop_map(|huge| huge / 60_000)],
            0..60,
        ),
    ) {
        let mut want: Vec<u32> = (0..amounts.len() as u32).filter(|&row| amounts[row as usize] > 0).collect();
        want.sort_by_key(|&row| std::cmp::Reverse(amounts[row as usize]));
        let got = Curve::of(&amounts, Cuts::default(), Origin::Constant).map(|curve| curve.ranking);
        prop_assert_eq!(got.unwrap_or_default(), if sum_fits(&amounts) { want } else { Vec::new() });
    }

    /// A season has mean 1 and no month below zero; a series that is a level times a season gives it back.
    #[test]
    fn a_pure_season_is_found(shape in prop::collection::vec(0.1..3.0_f64, 12), years in 2..6_usize) {
        let mean = shape.iter().sum::<f64>() / 12.0;
        let series: Vec<f64> = shape.iter().cycle().take(12 * years).map(|index| index * 70.0).collect();
        let index = seasonal_index(&series, 12).unwrap();
        for (got, want) in index.iter().zip(&shape) {
            prop_assert!((got - want / mean).abs() < 1e-9);
        }
        prop_assert!(seasonal_index(&series[..23], 12).is_none());
    }

    #[test]
    fn a_season_has_mean_one(plan in plan()) {
        let season = season(&plan);
        prop_assert!((season.index.iter().sum::<f64>() - 12.0).abs() < 1e-9);
        prop_assert!(season.index.iter().all(|index| (0.0..=12.0 + 1e-9).contains(index)));
    }
}

fn sum_fits(amounts: &[i64]) -> bool {
    let fits = |sum: i128| sum.unsigned_abs() <= Money::LIMIT.0 as u128;
    let wide = || amounts.iter().copied().map(i128::from);
    fits(wide().sum()) && fits(wide().filter(|&amount| amount > 0).sum())
}
