//! Laws of the draws on random portfolios of many accounts.

use keyline::calc::base::{base, draw_record, eves, record};
use keyline::calc::kernel::simulate::{Draws, Outcomes, Purpose, Simulated, Words, simulate};
use keyline::calc::target::{DRAWS, Odd, chances, draw, drawn};
use keyline::calc::{Figure, Question, Undefined, base, target, value};
use keyline::plan::*;
use proptest::prelude::*;

use crate::support::fixture::plan_of;

/// A number from 0 to below 1.
fn part(words: Words, at: usize) -> f64 {
    (words.at(at) >> 11) as f64 / (1_u64 << 53) as f64
}

/// Accounts with sizes, growth and luck of their own, of which some come and some leave; January 2024 is the first month.
fn portfolio(seed: u64, accounts: u32, months: usize, [size, growth, churn, sparse]: [f64; 4]) -> Plan {
    let row = |number: u32| -> Vec<i64> {
        let words = Words::of(seed, number, Purpose::Account);
        let mut level = 1e5 * (size * words.normal(0)).exp();
        let comes = if part(words, 10) < churn { (part(words, 11) * months as f64) as usize } else { 0 };
        let leaves =
            if part(words, 12) < churn { (part(words, 13) * months as f64) as usize } else { months };
        let of_month = |at: usize| {
            if at > 0 && at.is_multiple_of(12) {
                level *= (growth * words.normal(20 + at)).exp();
            }
            let buys = part(words, 500 + at) >= sparse && (comes..leaves.max(comes)).contains(&at);
            if buys { (level * (0.3 * words.normal(200 + at)).exp()) as i64 } else { 0 }
        };
        (0..months).map(of_month).collect()
    };
    plan_of(&(0..accounts).map(row).collect::<Vec<_>>())
}

prop_compose! {
    fn random()(
        seed in any::<u64>(),
        accounts in 30..90_u32,
        months in 24..50_usize,
        shape in (0.3..1.3_f64, 0.0..0.5_f64, 0.0..0.5_f64, 0.0..0.6_f64),
        key in any::<bool>(),
        deviation in prop::option::of(0.0..0.3),
    ) -> Plan {
        let mut plan = portfolio(seed, accounts, months, [shape.0, shape.1, shape.2, shape.3]);
        let market = Market { deviation, ..Market::default() };
        let scope = if key { Scope::Key } else { Scope::All };
        plan.apply(Edit::Configure(Box::new(Settings { scope, market, ..plan.settings().clone() }))).unwrap();
        plan
    }
}

prop_compose! {
    /// Many accounts, all of them asked for, over whole years.
    fn large()(
        seed in any::<u64>(),
        accounts in 36..90_u32,
        years in 2..5_usize,
        shape in (0.3..1.3_f64, 0.0..0.5_f64, 0.0..0.5_f64, 0.0..0.6_f64),
        deviation in prop::option::of(0.0..0.3),
    ) -> Plan {
        let mut plan = portfolio(seed, accounts, 12 * years, [shape.0, shape.1, shape.2, shape.3]);
        let market = Market { deviation, ..Market::default() };
        plan.apply(Edit::Configure(Box::new(Settings { scope: Scope::All, market, ..plan.settings().clone() }))).unwrap();
        plan
    }
}

fn of(plan: &Plan, figure: Figure) -> f64 {
    value(plan, figure).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// The mean of the draws is the base, for whoever it is. One in some thousands of means lies over four standard errors away
    /// by luck (1 of 8,000 seen); with another seed it does not again.
    #[test]
    fn draws_lie_around_the_base(plan in random()) {
        let (told, found) = (chances(&plan).unwrap(), draw(&plan).unwrap());
        prop_assert_eq!(told.draws.count, DRAWS);
        let whole = base(&plan).unwrap().total.to_f64();
        let scope = of(&plan, base::Figure::BaseScope.into());
        let under_way = told.draws.scope.sold != 0.0;
        let is_around = |outcomes: &Outcomes, base: f64| {
            let mean = outcomes.mean();
            let squares: f64 = outcomes.sorted().iter().map(|it| (it - mean) * (it - mean)).sum();
            (mean - base).abs() <= 4.0 * squares.sqrt() / outcomes.sorted().len() as f64 + 1.0
        };
        let are_around = |found: &Simulated| is_around(&found.scope.unchanged, scope) && is_around(&found.company.unchanged, whole);
        let again = || simulate(&Draws { seed: told.draws.seed + 1, ..(*told.draws).clone() }, None, &mut |_| true).unwrap();
        prop_assert!(are_around(&found) || are_around(&again()), "{} {}", scope, whole);
        // The range of the base is that of the draws.
        let [low, high] = [base::Figure::BaseLow, base::Figure::BaseHigh].map(|end| of(&plan, end.into()));
        for (end, p) in [(low, 0.1), (high, 0.9)] {
            let drawn = found.scope.unchanged.quantile(p);
            prop_assert!(under_way || (end - drawn).abs() <= 1e-6 * drawn.abs() + 1.0, "{} {}", end, drawn);
        }
    }

    /// Half of the draws lie about as far below the base as a lognormal market says, where what the accounts and the newcomers
    /// do adds up to something near a bell: many accounts, none a third of the whole, and a skewness of their sum below 1. A
    /// few large accounts of a class in which most lose and one wins tenfold have a middle far below their mean (.71 of it
    /// was seen), and rightly so.
    ///
    /// By the first term of Cornish and Fisher the middle of a sum with a small skewness lies its third moment over six
    /// variances below the mean. Of 3,530 plans made like these 3,196 were as described; their ratio was .941 to 1.019, at
    /// most .025 from what that term says.
    #[test]
    fn the_middle_of_the_draws_is_near_the_base(plan in large()) {
        let (told, base) = (chances(&plan).unwrap(), of(&plan, base::Figure::BaseScope.into()));
        let (draws, own) = (&told.draws, told.draws.outlooks.iter().filter(|it| it.base > 0.0));
        prop_assume!(told.cohorts.tells() && draws.scope.sold == 0.0);
        prop_assume!(own.clone().count() >= 30 && own.clone().all(|it| it.base <= base / 3.0));
        let moment = |pool: u8, power: i32| {
            let factors = draws.pools[usize::from(pool)].factors();
            factors.iter().map(|factor| (factor - 1.0).powi(power)).sum::<f64>() / factors.len() as f64
        };
        let [variance, third] = [2, 3].map(|power| {
            let grown = libm::exp(draws.newcomers.deviation.powi(2));
            let new = [(grown - 1.0), (grown - 1.0).powi(2) * (grown + 2.0)][power as usize - 2];
            let accounts: f64 = own.clone().map(|it| it.base.powi(power) * moment(it.pool, power)).sum();
            accounts + draws.newcomers.base.powi(power) * new
        });
        prop_assume!((third / variance.powf(1.5)).abs() < 1.0);
        let over = draw(&plan).unwrap().scope.unchanged.quantile(0.5) / (base * libm::exp(-0.5 * draws.market.powi(2)));
        prop_assert!((0.90..=1.05).contains(&over), "{over}");
        let told = 1.0 - third / (6.0 * variance * base);
        prop_assert!((over - told).abs() <= 0.04, "{over} where {told} is told");
    }

    /// What accounts bring hangs neither on their order nor, where their base is the same, on who else is there.
    #[test]
    fn draws_hang_on_no_row(plan in random(), turn in 1..29_usize) {
        let draws = (*chances(&plan).unwrap().draws).clone();
        let mut turned = draws.clone();
        turned.outlooks.rotate_left(turn);
        let [one, other] = [&draws, &turned].map(|draws| simulate(draws, None, &mut |_| true).unwrap());
        for (one, other) in one.company.unchanged.sorted().iter().zip(other.company.unchanged.sorted()) {
            prop_assert!((one - other).abs() <= 1e-9 * one.abs());
        }
        // Of the accounts in scope alone the scope is the same, whoever else there is.
        let mut alone = draws.clone();
        alone.outlooks.retain(|it| it.inside);
        let alone = simulate(&alone, None, &mut |_| true).unwrap();
        for (one, other) in one.scope.unchanged.sorted().iter().zip(alone.scope.unchanged.sorted()) {
            prop_assert!((one - other).abs() <= 1e-9 * one.abs());
        }
    }
}

/// Range, chance and landing of one scope come of the same draws: the chance of P10 is .9, and the company's landing of a
/// year that has not begun is its base.
#[test]
fn range_and_chance_agree() {
    let plan = portfolio(3, 60, 36, [1.0, 0.25, 0.3, 0.2]);
    let found = draw(&plan).unwrap();
    for (odd, wanted) in [(Odd::P10Unchanged, 0.9), (Odd::P50Unchanged, 0.5), (Odd::P90Unchanged, 0.1)] {
        let amount = Money(of(&plan, target::Figure::Odd(odd).into()) as i64);
        let chance =
            value(&plan, Question::trying(target::Figure::Odd(Odd::Unchanged), Some(amount))).unwrap();
        assert!((chance - wanted).abs() <= 1e-3, "{odd:?} {chance}");
    }
    assert_eq!(found.scope, found.company);
    // What is drawn is kept with the plan over edits that change nothing of it, and told again of a copy.
    let mut renamed = plan.clone();
    renamed.apply(Edit::Rename("another name".into())).unwrap();
    assert_eq!(drawn(&renamed), Ok(found));
}

/// Every whole year after the first, each from its eve: base, range and what came.
#[test]
fn a_record_of_earlier_years() {
    let plan = portfolio(5, 60, 48, [1.0, 0.25, 0.3, 0.2]);
    assert_eq!(record(&plan), Err(Undefined::NotDrawn));
    let years = draw_record(&plan).unwrap();
    assert_eq!(years.iter().map(|year| year.year.0).collect::<Vec<_>>(), [2025, 2026, 2027]);
    assert_eq!(record(&plan), Ok(years.clone()));
    for year in &years {
        assert!(year.range.0 < year.base && year.base < year.range.1, "{year:?}");
        // The eve knows nothing of what came later.
        let mut then = plan.clone();
        let through = plan.settings().calendar.span(year.year).first.plus(-1);
        let ids: Vec<AccountId> = plan.accounts().iter().map(|account| account.id).collect();
        let last = plan.data_through().unwrap();
        let later = (1..=last.since(through))
            .flat_map(|at| ids.iter().map(move |&id| (id, Cell::Sales(through.plus(at), Money(77)))));
        then.apply(Edit::Cells(later.collect())).unwrap();
        let again = draw_record(&then).unwrap();
        let same = again.iter().find(|it| it.year == year.year).unwrap();
        assert_eq!((same.base, same.range), (year.base, year.range));
        assert_ne!(same.came, year.came);
    }
    let short = portfolio(5, 60, 23, [1.0, 0.25, 0.3, 0.2]);
    assert_eq!(eves(&short), Err(Undefined::TooFewMonths { have: 23, need: 24 }));
}
