//! Simulated years: against exact answers, analytic moments, and themselves.

use keyline::calc::kernel::Stopped;
use keyline::calc::kernel::simulate::{
    Draws, NewAccounts, Outcomes, Outlook, Pool, Purpose, Simulated, Words, Year, convolve, normal_below,
    simulate,
};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::near::near;

const STEADY: Outlook = Outlook { number: 1, base: 100.0, pool: 0, effect: 1.0, group: 0, inside: true };

/// An account that does what is expected of it.
fn certain() -> Pool {
    Pool::of(&[(1.0, 1.0)])
}

/// Pools unlike each other: all or nothing, a spread, and next to none.
fn pools() -> Vec<Pool> {
    vec![Pool::of(&[(0.0, 0.2), (1.0, 0.8)]), Pool::of(&[(0.5, 1.0), (0.9, 2.0), (2.5, 1.0)]), certain()]
}

/// Accounts unlike each other in everything.
fn motley() -> Vec<Outlook> {
    let outlook = |n: u32| Outlook {
        number: n + 1,
        base: 1_000.0 + 700.0 * f64::from(n * n % 11),
        pool: (n % 3) as u8,
        effect: 1.0 + 0.1 * f64::from(n % 3),
        group: n % 3,
        inside: n % 4 != 3,
    };
    (0..12).map(outlook).collect()
}

/// A year to come of these accounts, in which each brings its base on average.
fn asked(outlooks: Vec<Outlook>, pools: Vec<Pool>, market: f64) -> Draws {
    let sum = |counts: &dyn Fn(&Outlook) -> bool| {
        let to_come = outlooks.iter().filter(|it| counts(it)).map(|it| it.base).sum();
        Year { sold: 0.0, to_come }
    };
    let groups = outlooks.iter().map(|it| it.group + 1).max().unwrap_or(0);
    let group = |at: u32| [sum(&|it| it.group == at && it.inside), sum(&|it| it.group == at)];
    Draws {
        count: 10_000,
        seed: 7,
        market,
        newcomers: NewAccounts { base: 0.0, deviation: 0.3, inside: false },
        as_whole: false,
        widening: 1.0,
        scope: sum(&|it| it.inside),
        company: sum(&|_| true),
        groups: (0..groups).map(group).collect(),
        outlooks,
        pools,
    }
}

fn drawn(draws: &Draws) -> Simulated {
    simulate(draws, None, &mut |_| true).unwrap()
}

fn variance(outcomes: &[f64]) -> f64 {
    let count = outcomes.len() as f64;
    let mean = outcomes.iter().sum::<f64>() / count;
    outcomes.iter().map(|outcome| (outcome - mean) * (outcome - mean)).sum::<f64>() / count
}

/// A probability found in so many draws, against the true one.
fn assert_drawn(found: f64, expected: f64, draws: usize) {
    near(found, expected, 3.0 * (expected * (1.0 - expected) / draws as f64).sqrt());
}

/// 100 with .5, 60 with .3, 40 with .8: at least 100 with .62, though 100 are expected.
#[test]
fn worked_deals_and_the_simulation_of_them() {
    let deals = [(100, 0.5), (60, 0.3), (40, 0.8)];
    let exact = convolve(&deals).unwrap();
    near(exact.at_least(100), 0.62, 1e-15);
    let weighted: f64 = exact.sums().iter().map(|&(sum, probability)| sum as f64 * probability).sum();
    near(weighted, 100.0, 1e-12);
    let pools = deals.map(|(_, probability)| Pool::of(&[(1.0, probability), (0.0, 1.0 - probability)]));
    let account = |(n, (value, probability)): (usize, (i64, f64))| Outlook {
        number: n as u32 + 1,
        base: value as f64 * probability,
        pool: n as u8,
        ..STEADY
    };
    let outlooks = deals.into_iter().enumerate().map(account).collect();
    let simulated = drawn(&asked(outlooks, pools.to_vec(), 0.0));
    for amount in [-1, 0, 1, 40, 60, 100, 101, 140, 160, 200, 201] {
        // A deal that is won brings its value but for what a table of 4,096 rounds.
        let found = simulated.scope.unchanged.probability(amount as f64 - 0.3);
        assert_drawn(found, exact.at_least(amount), 10_000);
    }
}

#[test]
fn deals_too_many_to_be_exact_are_declined() {
    assert_eq!(convolve(&[]).unwrap().sums(), [(0, 1.0)]);
    let alike = [(5, 0.5); 1_000];
    assert_eq!(convolve(&alike).unwrap().sums().len(), 1_001);
    let doubling: Vec<(i64, f64)> = (0..21).map(|n| (1 << n, 0.5)).collect();
    assert!(convolve(&doubling[..12]).is_some());
    assert!(convolve(&doubling).is_none());
    assert!(convolve(&[(i64::MAX, 0.5), (1, 0.5)]).is_none());
}

/// S is what accounts bring without a market and M the market: E(M S) = E(S), and
/// Var(M S) = exp(s^2) (Var(S) + E(S)^2) - E(S)^2.
#[test]
fn mean_and_variance_are_those_of_the_formulas() {
    let spreads: Vec<f64> = pools().iter().map(|pool| variance(pool.factors())).collect();
    for market in [0.0, 0.1, 0.3] {
        let draws = Draws { count: 40_000, ..asked(motley(), pools(), market) };
        let found = drawn(&draws);
        for (outcomes, market, all) in [
            (&found.scope.unchanged, market, false),
            (&found.alone.unchanged, 0.0, false),
            (&found.company.unchanged, market, true),
        ] {
            let own = || draws.outlooks.iter().filter(|it| all || it.inside);
            let mean: f64 = own().map(|it| it.base).sum();
            let apart: f64 = own().map(|it| it.base * it.base * spreads[it.pool as usize]).sum();
            let spread = libm::exp(market * market) * (apart + mean * mean) - mean * mean;
            near(outcomes.mean(), mean, 4.0 * (spread / 40_000.0).sqrt());
            near(variance(outcomes.sorted()) / spread, 1.0, 0.05);
        }
    }
}

#[test]
fn planned_effort_multiplies_each_account() {
    let planned: Vec<Outlook> =
        motley().iter().map(|account| Outlook { base: account.base * account.effect, ..*account }).collect();
    let found = drawn(&asked(motley(), pools(), 0.2));
    let expected = drawn(&asked(planned, pools(), 0.2));
    for (found, expected) in found.scope.planned.sorted().iter().zip(expected.scope.unchanged.sorted()) {
        near(found / expected, 1.0, 1e-12);
    }
    let idle = motley().iter().map(|account| Outlook { effect: 1.0, ..*account }).collect();
    let idle = drawn(&asked(idle, pools(), 0.2));
    for both in [&idle.scope, &idle.alone, &idle.company] {
        assert_eq!(both.unchanged, both.planned);
    }
    assert_eq!(idle.scope.unchanged, found.scope.unchanged);
}

#[test]
fn one_market_alone_makes_the_total_lognormal() {
    let outlooks = (1..=20).map(|number| Outlook { number, ..STEADY }).collect();
    let draws = Draws { count: 40_000, ..asked(outlooks, vec![certain()], 0.3) };
    let found = drawn(&draws);
    for (p, z) in [(0.1, -1.281_551_6), (0.5, 0.0), (0.9, 1.281_551_6)] {
        let expected = 2_000.0 * libm::exp(0.3 * z - 0.045);
        near(found.scope.unchanged.quantile(p) / expected, 1.0, 0.01);
    }
    assert!(found.alone.unchanged.sorted().iter().all(|total| (total - 2_000.0).abs() < 1e-9));
    // Where only the whole is known all of them move by the market alone, whatever their pools say.
    let as_whole = Draws { as_whole: true, pools: vec![Pool::lognormal(0.5)], ..draws.clone() };
    let whole = drawn(&as_whole);
    for (one, other) in whole.scope.unchanged.sorted().iter().zip(found.scope.unchanged.sorted()) {
        near(one / other, 1.0, 1e-12);
    }
    // Its parts vary about it: five of the twenty with sqrt(e^.25 - 1) sqrt(1/5 - 1/20) of their share beside a market of .3.
    let outlooks = draws.outlooks.iter().map(|it| Outlook { inside: it.number <= 5, ..*it }).collect();
    let part = drawn(&Draws { outlooks, scope: Year { sold: 0.0, to_come: 500.0 }, ..as_whole });
    let deviation = |outcomes: &Outcomes| {
        let logs: Vec<f64> = outcomes.sorted().iter().map(|it| libm::log(*it)).collect();
        let mean = logs.iter().sum::<f64>() / logs.len() as f64;
        (logs.iter().map(|log| (log - mean).powi(2)).sum::<f64>() / logs.len() as f64).sqrt()
    };
    let share = (libm::exp(0.25) - 1.0) * (1.0 / 5.0 - 1.0 / 20.0);
    near(deviation(&part.scope.unchanged), (0.09 + share).sqrt(), 0.02);
    near(deviation(&part.company.unchanged), 0.3, 0.005);
}

/// Of four accounts that brought 0, 1, 1 and 2 of what was expected one leaves; the market multiplies the others:
/// P(F M >= x) = .5 P(M >= x) + .25 P(M >= x / 2), P(M >= y) = Phi(-(ln y + s^2 / 2) / s).
#[test]
fn an_account_alone_reaches_what_the_formula_says() {
    let market = 0.2;
    let pool = Pool::of(&[(0.0, 1.0), (1.0, 2.0), (2.0, 1.0)]);
    let draws = asked(vec![Outlook { effect: 1.3, ..STEADY }], vec![pool], market);
    let found = drawn(&draws);
    let luck = &draws.luck()[0];
    let above = |y: f64| normal_below(-(libm::log(y) + 0.5 * market * market) / market);
    for times in [0.3, 0.8, 1.0, 1.3, 2.0, 2.7] {
        let expected = 0.5 * above(times) + 0.25 * above(times / 2.0);
        assert_drawn(found.scope.unchanged.probability(100.0 * times), expected, 10_000);
        assert_drawn(found.scope.planned.probability(130.0 * times), expected, 10_000);
        assert_drawn(luck.probability(times), expected, 10_000);
    }
    // Of what an account does in part of a year the market deviates more, and only the market.
    let wider = Draws { widening: 1.4, market: 0.3, ..draws };
    let words = Words::of(wider.seed, 0, Purpose::Market);
    let markets = (0..wider.count).map(|draw| libm::exp(0.3 * words.normal(draw) - 0.045));
    let largest = markets.map(|market| 1.0 + 1.4 * (market - 1.0)).fold(0.0, f64::max);
    let luck = wider.luck();
    assert!(*luck[0].sorted().last().unwrap() <= 2.0 * largest + 1e-9);
    assert_drawn(luck[0].probability(1e-9), 0.75, wider.count);
}

/// Nobody buys less than nothing by chance: what is expected to be returned is certain.
#[test]
fn what_is_certain_does_not_vary() {
    let returns = Outlook { number: 9, base: -5.0, ..STEADY };
    let found = drawn(&asked(vec![returns, STEADY, Outlook { base: 0.0, ..returns }], vec![certain()], 0.0));
    assert!(found.scope.unchanged.sorted().iter().all(|total| (total - 95.0).abs() < 1e-9));
    let only = drawn(&asked(vec![returns], pools(), 0.3));
    assert!(only.scope.planned.sorted().iter().all(|&total| total == -5.0));
}

/// Effort does not change what is returned: 110 of the one account, less the 5 of the other.
#[test]
fn effort_does_not_multiply_returns() {
    let returns = Outlook { number: 9, base: -5.0, effect: 1.1, ..STEADY };
    let buyer = Outlook { effect: 1.1, ..STEADY };
    let found = drawn(&asked(vec![returns, buyer], vec![certain()], 0.0));
    near(found.scope.planned.mean(), 105.0, 1e-9);
}

#[test]
fn a_market_that_does_not_move_understates_the_spread() {
    let found = drawn(&asked(motley(), pools(), 0.2));
    let width = |outcomes: &Outcomes| outcomes.quantile(0.9) - outcomes.quantile(0.1);
    assert!(width(&found.alone.unchanged) < 0.9 * width(&found.scope.unchanged));
    assert!(width(&found.alone.planned) < 0.9 * width(&found.scope.planned));
    let still = drawn(&asked(motley(), pools(), 0.0));
    assert_eq!(still.scope, still.alone);
}

#[test]
fn groups_count_their_own_accounts() {
    let draws = asked(motley(), pools(), 0.2);
    let found = drawn(&draws);
    assert_eq!(found.groups.len(), 3);
    // Thinned to a thousand ranks their means hold to a part in a thousand.
    for (at, group) in found.groups.iter().enumerate() {
        let own: Vec<Outlook> = motley().into_iter().filter(|it| it.group as usize == at).collect();
        let own = Draws {
            groups: Vec::new(),
            ..asked(own.into_iter().map(|it| Outlook { group: 0, ..it }).collect(), pools(), 0.2)
        };
        let own = drawn(&Draws { groups: vec![draws.groups[at]], ..own });
        for (part, whole) in [(&group.scope, &own.scope), (&group.all, &own.company)] {
            for (part, whole) in part.both().into_iter().zip(whole.both()) {
                assert_eq!(*part, whole.thinned(1_000));
                near(part.mean() / whole.mean(), 1.0, 1e-3);
            }
        }
    }
    // A group of all is the total.
    let all = motley().into_iter().map(|account| Outlook { group: 0, ..account }).collect();
    let found = drawn(&asked(all, pools(), 0.2));
    assert_eq!(found.groups[0].scope.planned, found.scope.planned.thinned(1_000));
    assert_eq!(found.groups[0].all.unchanged, found.company.unchanged.thinned(1_000));
}

/// What an account does in a draw hangs on its number and on nothing else: neither on its row nor on who is there beside it.
#[test]
fn an_account_does_the_same_whoever_is_beside_it() {
    let alone = drawn(&asked(vec![Outlook { group: 0, ..motley()[4] }], pools(), 0.2));
    let mut others: Vec<Outlook> =
        motley().into_iter().map(|it| Outlook { group: u32::from(it.number != 5), ..it }).collect();
    let first = drawn(&asked(others.clone(), pools(), 0.2));
    assert_eq!(first.groups[0], alone.groups[0]);
    others.reverse();
    let turned = drawn(&asked(others.clone(), pools(), 0.2));
    assert_eq!(turned.groups[0], alone.groups[0]);
    // But for the last bit, as a sum in another order is another sum.
    for (one, other) in first.company.planned.sorted().iter().zip(turned.company.planned.sorted()) {
        near(one / other, 1.0, 1e-12);
    }
    others.retain(|it| it.number % 2 == 1);
    assert_eq!(drawn(&asked(others, pools(), 0.2)).groups[0], alone.groups[0]);
    // More draws begin with the same ones.
    let words = Words::of(14, 5, Purpose::Account);
    assert_eq!(
        [0, 1, 2].map(|draw| words.at(draw)),
        [0, 1, 2].map(|draw| Words::of(14, 5, Purpose::Account).at(draw))
    );
}

/// FNV-1a over the words of some accounts, purposes and seeds: kept from the first version, and the same in wasm. Whoever
/// changes it changes every chance of every plan.
#[test]
fn the_words_stay_what_they_are() {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for seed in [0, 14, u64::MAX] {
        for number in [0, 1, 2, 635, u32::MAX] {
            for purpose in [Purpose::Account, Purpose::Market, Purpose::Newcomers, Purpose::Class] {
                let words = Words::of(seed, number, purpose);
                for word in [0, 1, 255, 256, 9_999].map(|draw| words.at(draw)) {
                    for byte in word.to_le_bytes() {
                        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
                    }
                }
            }
        }
    }
    assert_eq!(hash, 0xb641_4a89_bea6_1218, "{hash:#x}");
    let normal = Words::of(14, 1, Purpose::Market);
    let bits = [0, 1, 9_999].map(|draw| normal.normal(draw).to_bits());
    assert_eq!(bits, [0xbfe8_0958_7c29_d572, 0xbfe1_9b0f_cd5f_b55d, 0xc001_49b0_e640_4a3a], "{bits:#x?}");
}

#[test]
fn the_same_seed_gives_the_same_bits() {
    let draws = Draws { count: 1_000, ..asked(motley(), pools(), 0.2) };
    let found = drawn(&draws);
    assert_eq!(found, drawn(&draws));
    assert_ne!(found.scope, drawn(&Draws { seed: 8, ..draws.clone() }).scope);
    // The same in wasm.
    let bits = [&found.scope.unchanged, &found.scope.planned, &found.alone.unchanged]
        .map(|outcomes| [0, 500, 999].map(|n| outcomes.sorted()[n].to_bits()));
    let kept = [
        [0x40ca_d3b8_5835_4fd1, 0x40dc_69ff_2f67_b912, 0x40f1_3144_e1d9_8484],
        [0x40cf_142a_2064_8834, 0x40df_cd1a_de20_1d7f, 0x40f3_1e45_b7ce_4615],
        [0x40d2_4d6a_aaaa_aa94, 0x40dd_15d5_5555_550e, 0x40e3_caaa_aaaa_aa73],
    ];
    assert_eq!(bits, kept, "{bits:#x?}");
}

#[test]
fn a_run_tells_how_far_it_is_and_can_be_stopped() {
    let draws = Draws { count: 1_000, ..asked(motley(), pools(), 0.2) };
    let mut parts = Vec::new();
    let whole = simulate(&draws, None, &mut |part| {
        parts.push(part);
        true
    });
    assert_eq!(whole.unwrap().scope.unchanged.sorted().len(), 1_000);
    // Three groups, a thousand draws in blocks of 256.
    assert_eq!((parts.len(), parts[0]), (12, 0.0));
    assert!(parts.is_sorted() && parts[11] < 1.0);
    let mut calls = 0;
    let stopped = simulate(&draws, None, &mut |_| {
        calls += 1;
        calls < 3
    });
    assert_eq!((stopped, calls), (Err(Stopped), 3));
}

#[test]
fn no_accounts_and_no_draws_are_something_still() {
    let nobody = drawn(&Draws { count: 10, ..asked(Vec::new(), pools(), 0.2) });
    assert_eq!(nobody.scope.planned.sorted(), [0.0; 10]);
    let once = drawn(&Draws { count: 0, ..asked(vec![STEADY], vec![certain()], 0.0) });
    assert_eq!(once.scope.unchanged.sorted(), [100.0]);
}

/// Of 60 sold and 40 to come: what is to come keeps its mean, and deviates so many times as what is drawn.
#[test]
fn a_year_under_way_keeps_what_is_sold() {
    let year = Year { sold: 60.0, to_come: 40.0 };
    assert_eq!(year.brings(120.0, [100.0, 100.0], 0.0, 1.0), 108.0);
    near(year.brings(120.0, [100.0, 100.0], 0.0, 1.25), 110.0, 1e-12);
    // Planned effort raises what is to come, and a draw on its mean is on the mean.
    near(year.brings(110.0, [100.0, 110.0], 0.0, 1.25), 104.0, 1e-12);
    // Nobody takes back what is sold.
    assert_eq!(year.brings(0.0, [100.0, 100.0], 0.0, 1.3), 60.0);
    // Beside returns of 20 for sure, outlooks of 100 are 80 together, and half of that is to come: 60 - 10 + 50 x 1.2.
    near(year.brings(120.0, [100.0, 100.0], -20.0, 1.0), 110.0, 1e-12);
    for (base, to_come) in [(0.0, 40.0), (-1.0, 40.0), (100.0, -10.0)] {
        assert_eq!(Year { sold: 60.0, to_come }.brings(7.0, [base, base], 0.0, 1.3), 60.0 + to_come);
    }
    let draws = asked(motley(), pools(), 0.1);
    let whole = drawn(&draws);
    let half = Year { sold: draws.scope.to_come / 2.0, to_come: draws.scope.to_come / 2.0 };
    let under_way = drawn(&Draws { scope: half, widening: 2_f64.powf(0.25), ..draws.clone() });
    near(under_way.scope.unchanged.mean() / whole.scope.unchanged.mean(), 1.0, 1e-3);
    let width = |found: &Simulated| variance(found.scope.unchanged.sorted()).sqrt();
    near(width(&under_way) / width(&whole), 0.5 * 2_f64.powf(0.25), 1e-3);
}

/// Who is new brings its base on average, moves with the market, and counts where the target speaks of it.
#[test]
fn newcomers_are_part_of_the_company() {
    let newcomers = NewAccounts { base: 50.0, deviation: 0.3, inside: false };
    let mut draws = Draws { newcomers, ..asked(vec![STEADY], vec![certain()], 0.1) };
    draws.company.to_come += 50.0;
    let outside = drawn(&draws);
    let spread = |s: f64| libm::exp(s * s) - 1.0;
    let deviation = (2500.0 * spread(0.3)).sqrt();
    near(outside.company.unchanged.mean(), 150.0, 4.0 * (deviation + 15.0) / 100.0);
    near(outside.scope.unchanged.mean(), 100.0, 4.0 * 10.0 / 100.0);
    let mut inside = draws.clone();
    (inside.newcomers.inside, inside.scope) = (true, draws.company);
    let inside = drawn(&inside);
    assert_eq!(inside.scope, inside.company);
    assert_eq!(inside.company, outside.company);
    near(variance(inside.alone.unchanged.sorted()).sqrt() / deviation, 1.0, 0.05);
}

#[test]
fn worked_outcomes() {
    let outcomes = Outcomes::new(vec![3.0, 1.0, 6.0, 2.0]);
    assert_eq!(outcomes.mean(), 3.0);
    assert_eq!(
        [0.0, 1.0, 1.5, 3.0, 6.0, 7.0].map(|t| outcomes.probability(t)),
        [1.0, 1.0, 0.75, 0.5, 0.25, 0.0]
    );
    assert_eq!([0.0, 0.25, 0.5, 1.0].map(|p| outcomes.quantile(p)), [1.0, 1.75, 2.5, 6.0]);
    assert_eq!(outcomes.histogram(1.0, 3.0, 2), [1, 2]);
    assert_eq!(outcomes.histogram(1.0, 6.0, 5), [1, 1, 1, 0, 1]);
    assert_eq!(outcomes.histogram(4.0, 5.0, 2), [0, 0]);
    assert_eq!(outcomes.histogram(3.0, 3.0, 1), [1]);
    assert_eq!(Outcomes::new(Vec::new()).sorted(), [0.0]);
}

#[test]
fn fewer_outcomes_keep_their_ranks() {
    let outcomes = Outcomes::new((0..=10_000).map(f64::from).collect());
    let few = outcomes.thinned(100);
    assert_eq!(few.sorted().len(), 101);
    for p in [0.0, 0.1, 0.5, 0.9, 1.0] {
        near(few.quantile(p), outcomes.quantile(p), 1e-9);
    }
    assert_eq!(outcomes.thinned(10_000), outcomes);
}

/// 4,096 factors of mean 1 in order, as far apart as the ratios.
#[test]
fn a_pool_is_its_ratios_with_mean_one() {
    let ratios = [(0.0, 3.0), (0.5, 1.0), (1.0, 5.0), (3.0, 1.0), (40.0, 0.001)];
    for pool in [Pool::of(&ratios), Pool::of(&[(0.7, 0.1)]), Pool::lognormal(0.5), Pool::lognormal(0.01)] {
        assert_eq!(pool.factors().len(), 4096);
        assert!(pool.factors().is_sorted() && pool.factors().iter().all(|it| it.is_finite() && *it >= 0.0));
        near(pool.factors().iter().sum::<f64>() / 4096.0, 1.0, 1e-12);
        assert_eq!(Pool::from_factors(pool.factors().to_vec()), Some(pool));
    }
    let total: f64 = ratios.iter().map(|it| it.1).sum();
    let mean = ratios.iter().map(|it| it.0 * it.1).sum::<f64>() / total;
    let pool = Pool::of(&ratios);
    let zeros = pool.factors().iter().filter(|it| **it == 0.0).count();
    assert_eq!(zeros, (3.0 / total * 4096.0) as usize);
    near(pool.factors()[3000], 1.0 / mean, 1e-9);
    // A lognormal of mean 1 has the variance exp(s^2) - 1, but for what lies within a slice.
    let spread = libm::exp(0.25) - 1.0;
    near(variance(Pool::lognormal(0.5).factors()) / spread, 1.0, 0.01);
    near(Pool::lognormal(0.5).factors()[2048], libm::exp(-0.125), 1e-3);
    assert_eq!(Pool::from_factors(vec![1.0; 4095]), None);
    assert!(Pool::of(&[(0.0, 1.0)]).factors().iter().all(|it| *it == 0.0));
    // Every factor is as likely: the word's first twelve bits choose.
    assert_eq!((pool.at(0), pool.at(u64::MAX)), (pool.factors()[0], pool.factors()[4095]));
}

#[test]
fn normal_numbers_are_normal() {
    let count = 100_000;
    let words = Words::of(13, 1, Purpose::Market);
    let numbers = Outcomes::new((0..count).map(|draw| words.normal(draw)).collect());
    // Kolmogorov and Smirnov, at the level of one in a hundred.
    let off = |(n, &z): (usize, &f64)| {
        let below = normal_below(z);
        (below - n as f64 / count as f64).max((n + 1) as f64 / count as f64 - below)
    };
    let farthest = numbers.sorted().iter().enumerate().map(off).fold(0.0, f64::max);
    assert!(farthest < 1.63 / (count as f64).sqrt(), "{farthest}");
    let moment = |power: i32| numbers.sorted().iter().map(|z| z.powi(power)).sum::<f64>() / count as f64;
    for (power, expected, spread) in
        [(1, 0.0, 1.0), (2, 1.0, 2.0_f64), (3, 0.0, 15.0), (4, 3.0, 96.0), (6, 15.0, 10_170.0)]
    {
        near(moment(power), expected, 3.0 * (spread / count as f64).sqrt());
    }
    for z in [2.0, 3.0, 3.5] {
        assert_drawn(numbers.probability(z), normal_below(-z), count);
        assert_drawn(1.0 - numbers.probability(-z), normal_below(-z), count);
    }
}

/// Words of one account know nothing of those of the next, of another purpose or of the draw before.
#[test]
fn words_know_nothing_of_each_other() {
    let count = 100_000;
    let part = |word: u64| (word >> 11) as f64 / (1_u64 << 53) as f64 - 0.5;
    let own = Words::of(15, 1, Purpose::Account);
    type Word = Box<dyn Fn(usize) -> u64>;
    let pairs: [(&str, Word); 4] = [
        ("account", Box::new(|draw| Words::of(15, 2, Purpose::Account).at(draw))),
        ("purpose", Box::new(|draw| Words::of(15, 1, Purpose::Class).at(draw))),
        ("seed", Box::new(|draw| Words::of(16, 1, Purpose::Account).at(draw))),
        ("draw", Box::new(move |draw| own.at(draw + 1))),
    ];
    // A uniform number has the variance 1/12.
    let room = 3.5 / 12.0 / (count as f64).sqrt();
    for (name, other) in pairs {
        let product: f64 = (0..count).map(|draw| part(own.at(draw)) * part(other(draw))).sum();
        assert!((product / count as f64).abs() < room, "{name}");
    }
    // And each of 4,096 factors is drawn as often, over accounts as over draws: chi squared has the deviation sqrt(2 x 4095).
    let over_accounts = |n: usize| Words::of(15, n as u32, Purpose::Account).at(3);
    let over_draws = |n: usize| own.at(n);
    for word in [&over_accounts as &dyn Fn(usize) -> u64, &over_draws] {
        let mut counts = vec![0.0; 4096];
        (0..409_600).for_each(|n| counts[(word(n) >> 52) as usize] += 1.0);
        let chi: f64 = counts.iter().map(|count: &f64| (count - 100.0).powi(2) / 100.0).sum();
        near(chi, 4095.0, 3.5 * (2.0 * 4095.0_f64).sqrt());
    }
}

#[test]
fn the_normal_distribution_has_its_known_values() {
    for (z, below) in [(0.0, 0.5), (1.0, 0.841_344_746_068_543), (-1.959_963_984_540_054, 0.025)] {
        near(normal_below(z), below, 1e-15);
    }
    near(normal_below(-10.0) / 7.619_853_024_160_527e-24, 1.0, 1e-12);
}

/// Anything a plan may say of an account.
fn outlook() -> impl Strategy<Value = Outlook> {
    let base = prop_oneof![1 => Just(0.0), 1 => -1e12..0.0, 6 => 0.0..1e6, 2 => 0.0..9e15];
    (any::<u32>(), base, 0..4_u8, 0.0..10.0, 0..5_u32, any::<bool>()).prop_map(
        |(number, base, pool, effect, group, inside)| Outlook { number, base, pool, effect, group, inside },
    )
}

fn pool() -> impl Strategy<Value = Pool> {
    prop_oneof![
        vec((prop_oneof![Just(0.0), 0.0..3.0, 0.0..5_000.0], 1e-6..1.0), 1..30)
            .prop_map(|ratios| Pool::of(&ratios)),
        (0.0..2.0).prop_map(Pool::lognormal),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_answer_is_a_number(
        accounts in vec(outlook(), 0..20),
        pools in vec(pool(), 3),
        (market, deviation, widening, seed, count) in (0.0..=1.0, 0.0..1.0, 1.0..1.9, any::<u64>(), 0..150_usize),
        (new, inside, as_whole, sold) in (0.0..1e9, any::<bool>(), any::<bool>(), -1e6..1e9),
    ) {
        let mut draws = Draws { count, seed, widening, as_whole, ..asked(accounts, pools, market) };
        draws.newcomers = NewAccounts { base: new, deviation, inside };
        draws.scope.sold = sold;
        let found = drawn(&draws);
        for both in [&found.scope, &found.alone, &found.company] {
            for outcomes in both.both() {
                prop_assert_eq!(outcomes.sorted().len(), count.max(1));
                prop_assert!(outcomes.sorted().iter().all(|outcome| outcome.is_finite()));
                prop_assert!(outcomes.mean().is_finite());
                let at = |p: f64| outcomes.quantile(p);
                prop_assert!([0.0, 0.1, 0.5, 0.9, 1.0].map(at).is_sorted());
                // More is never likelier, and the bins from end to end hold everything.
                let targets = [-1e12, -1.0, 0.0, 1.0, 1e6, 1e12];
                prop_assert!(targets.iter().map(|&t| -outcomes.probability(t)).is_sorted());
                prop_assert_eq!(outcomes.histogram(at(0.0), at(1.0), 7).iter().sum::<usize>(), count.max(1));
            }
        }
        for group in found.groups.iter().flat_map(|group| [&group.scope, &group.all]) {
            prop_assert!(group.both().iter().all(|it| it.sorted().iter().all(|it| it.is_finite())));
        }
        for luck in draws.luck() {
            prop_assert!(luck.sorted().iter().all(|it| it.is_finite() && *it >= 0.0));
        }
    }

    #[test]
    fn convolution_is_the_sum_over_all_ways(
        deals in vec((-50..50_i64, 0.0..=1.0), 0..9),
        amount in -100..200_i64,
    ) {
        let mut expected = 0.0;
        for way in 0_u32..1 << deals.len() {
            let won = |n: usize| way >> n & 1 == 1;
            let chance = deals.iter().enumerate().map(|(n, deal)| if won(n) { deal.1 } else { 1.0 - deal.1 });
            let sum: i64 = deals.iter().enumerate().filter(|(n, _)| won(*n)).map(|(_, deal)| deal.0).sum();
            expected += if sum >= amount { chance.product() } else { 0.0 };
        }
        let exact = convolve(&deals).unwrap();
        prop_assert!((exact.at_least(amount) - expected).abs() < 1e-12);
        prop_assert!(exact.sums().is_sorted_by(|one, next| one.0 < next.0));
    }
}
