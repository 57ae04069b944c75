//! Simulated years: against exact answers, analytic moments, and themselves.

use keyline::calc::*;
use proptest::collection::vec;
use proptest::prelude::*;

const STEADY: Outlook = Outlook { base: 100.0, sigma: 0.0, lapse: 0.0, effect: 1.0, group: 0 };

/// Accounts unlike each other in everything.
fn motley() -> Vec<Outlook> {
    let outlook = |n: u32| Outlook {
        base: 1_000.0 + 700.0 * f64::from(n * n % 11),
        sigma: 0.1 + 0.07 * f64::from(n % 5),
        lapse: 0.05 * f64::from(n % 4),
        effect: 1.0 + 0.1 * f64::from(n % 3),
        group: n % 3,
    };
    (0..12).map(outlook).collect()
}

fn years(accounts: &[Outlook], rho: f64, count: usize, seed: u64) -> Simulated {
    simulate(accounts, &[], Draws { count, seed, rho }, &mut |_| true).unwrap()
}

/// The mean and variance of the total if nothing changes, by the formulas.
fn moments(accounts: &[Outlook], rho: f64) -> (f64, f64) {
    let mean = |account: &Outlook| account.base * (1.0 - account.lapse);
    let mut variance = 0.0;
    for (n, one) in accounts.iter().enumerate() {
        for (m, other) in accounts.iter().enumerate() {
            variance += if n == m {
                one.base * mean(one) * libm::exp(one.sigma * one.sigma) - mean(one) * mean(one)
            } else {
                mean(one) * mean(other) * (libm::exp(rho * one.sigma * other.sigma) - 1.0)
            };
        }
    }
    (accounts.iter().map(mean).sum(), variance)
}

fn variance(outcomes: &Outcomes) -> f64 {
    let mean = outcomes.mean();
    let squares: f64 = outcomes.sorted().iter().map(|outcome| (outcome - mean) * (outcome - mean)).sum();
    squares / outcomes.sorted().len() as f64
}

fn assert_within(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} is not {expected} within {tolerance}");
}

/// A probability found in so many draws, against the true one.
fn assert_drawn(found: f64, expected: f64, draws: usize) {
    assert_within(found, expected, 3.0 * (expected * (1.0 - expected) / draws as f64).sqrt());
}

#[test]
fn worked_deals_and_the_simulation_of_them() {
    let deals = [(100, 0.5), (60, 0.3), (40, 0.8)];
    let exact = convolve(&deals).unwrap();
    assert_within(exact.at_least(100), 0.62, 1e-15);
    let weighted: f64 = exact.sums().iter().map(|&(sum, probability)| sum as f64 * probability).sum();
    assert_within(weighted, 100.0, 1e-12);
    let account =
        |(value, probability): (i64, f64)| Outlook { base: value as f64, lapse: 1.0 - probability, ..STEADY };
    let simulated = years(&deals.map(account), 0.2, 10_000, 1);
    for amount in [-1, 0, 1, 40, 60, 100, 101, 140, 160, 200, 201] {
        let found = simulated.total.unchanged.probability(amount as f64);
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

#[test]
fn mean_and_variance_are_those_of_the_formulas() {
    let accounts = motley();
    for rho in [0.0, 0.2, 0.7, 1.0] {
        let simulated = years(&accounts, rho, 40_000, 2);
        for (outcomes, rho) in [(&simulated.total.unchanged, rho), (&simulated.independent.unchanged, 0.0)] {
            let (mean, spread) = moments(&accounts, rho);
            assert_within(outcomes.mean(), mean, 4.0 * (spread / 40_000.0).sqrt());
            assert_within(variance(outcomes) / spread, 1.0, 0.04);
        }
    }
}

#[test]
fn planned_effort_multiplies_each_account() {
    let accounts = motley();
    let planned: Vec<Outlook> =
        accounts.iter().map(|account| Outlook { base: account.base * account.effect, ..*account }).collect();
    let (found, expected) = (years(&accounts, 0.3, 1_000, 3), years(&planned, 0.3, 1_000, 3));
    for (found, expected) in found.total.planned.sorted().iter().zip(expected.total.unchanged.sorted()) {
        assert_within(found / expected, 1.0, 1e-12);
    }
    let idle: Vec<Outlook> = accounts.iter().map(|account| Outlook { effect: 1.0, ..*account }).collect();
    let idle = years(&idle, 0.3, 1_000, 3);
    assert_eq!(idle.total.unchanged, idle.total.planned);
    assert_eq!(idle.independent.unchanged, idle.independent.planned);
    assert_eq!(idle.total.unchanged, found.total.unchanged);
}

#[test]
fn one_market_alone_makes_the_total_lognormal() {
    let accounts = [Outlook { sigma: 0.3, ..STEADY }; 20];
    let simulated = years(&accounts, 1.0, 40_000, 4);
    for (p, z) in [(0.1, -1.281_551_6), (0.5, 0.0), (0.9, 1.281_551_6)] {
        let expected = 2_000.0 * libm::exp(0.3 * z - 0.045);
        assert_within(simulated.total.unchanged.quantile(p) / expected, 1.0, 0.01);
    }
}

#[test]
fn an_account_alone_reaches_what_the_formula_says() {
    let account = Outlook { sigma: 0.4, lapse: 0.15, effect: 1.3, ..STEADY };
    let simulated = years(&[account], 0.6, 10_000, 5);
    for target in [0.0, 1.0, 50.0, 80.0, 100.0, 130.0, 200.0] {
        let expected = reach(&account, target);
        for outcomes in [&simulated.total, &simulated.independent] {
            assert_drawn(outcomes.unchanged.probability(target), expected.unchanged, 10_000);
            assert_drawn(outcomes.planned.probability(target), expected.planned, 10_000);
        }
    }
}

#[test]
fn what_is_certain_is_reached_or_not() {
    let both = |chance: f64| Efforts { unchanged: chance, planned: chance };
    assert_eq!(reach(&STEADY, 100.0), both(1.0));
    assert_eq!(reach(&STEADY, 100.01), both(0.0));
    assert_eq!(reach(&Outlook { lapse: 0.25, ..STEADY }, 100.0), both(0.75));
    assert_eq!(reach(&Outlook { lapse: 1.0, sigma: 0.5, ..STEADY }, 0.0), both(1.0));
    assert_eq!(reach(&Outlook { lapse: 1.0, sigma: 0.5, ..STEADY }, 1.0), both(0.0));
    let returns = Outlook { base: -5.0, sigma: 0.5, lapse: 0.5, effect: 2.0, group: 0 };
    assert_eq!(reach(&returns, -5.0), both(1.0));
    assert_eq!(reach(&returns, 0.0), both(0.0));
    let given_up = Outlook { sigma: 0.5, effect: 0.0, ..STEADY };
    assert_eq!(reach(&given_up, 1.0).planned, 0.0);
    let simulated = years(&[returns, STEADY, Outlook { base: 0.0, ..returns }], 0.2, 100, 6);
    assert!(simulated.total.planned.sorted().iter().all(|&total| total == 95.0));
}

#[test]
fn independence_understates_the_spread() {
    let simulated = years(&motley(), 0.4, 10_000, 7);
    let width = |outcomes: &Outcomes| outcomes.quantile(0.9) - outcomes.quantile(0.1);
    assert!(width(&simulated.independent.unchanged) < 0.9 * width(&simulated.total.unchanged));
    assert!(width(&simulated.independent.planned) < 0.9 * width(&simulated.total.planned));
    let apart = years(&motley(), 0.0, 10_000, 7);
    assert_eq!(apart.total, apart.independent);
}

#[test]
fn groups_count_their_own_accounts() {
    let draws = Draws { count: 2_500, seed: 8, rho: 0.3 };
    let simulated = simulate(&motley(), &[10_000.0, 0.0], draws, &mut |_| true).unwrap();
    assert_eq!(simulated.groups.len(), 2);
    assert_eq!(simulated.groups[1].planned.probability, 1.0);
    // The third group has no target here; a run in which it is the only one tells its mean.
    let third: Vec<Outlook> = motley().into_iter().filter(|account| account.group == 2).collect();
    let mean = |group: usize| simulated.groups[group].unchanged.mean;
    let rest = simulated.total.unchanged.mean() - mean(0) - mean(1);
    assert_within(rest / moments(&third, 0.3).0, 1.0, 0.03);
    // A group of all is the total.
    let all: Vec<Outlook> = motley().into_iter().map(|account| Outlook { group: 0, ..account }).collect();
    let simulated = simulate(&all, &[40_000.0], draws, &mut |_| true).unwrap();
    let group = simulated.groups[0];
    assert!(group.unchanged.probability > 0.01 && group.unchanged.probability < group.planned.probability);
    assert_eq!(group.unchanged.probability, simulated.total.unchanged.probability(40_000.0));
    assert_eq!(group.planned.probability, simulated.total.planned.probability(40_000.0));
    assert_within(group.planned.mean / simulated.total.planned.mean(), 1.0, 1e-12);
}

#[test]
fn the_same_seed_gives_the_same_bits() {
    let found = years(&motley(), 0.2, 1_000, 9);
    assert_eq!(found, years(&motley(), 0.2, 1_000, 9));
    assert_ne!(found, years(&motley(), 0.2, 1_000, 10));
    // Kept from the first version, and the same in wasm.
    let bits = [&found.total.unchanged, &found.total.planned, &found.independent.unchanged]
        .map(|outcomes| [0, 500, 999].map(|n| outcomes.sorted()[n].to_bits()));
    let kept = [
        [0x40d5_7450_d777_6b75, 0x40e3_215b_5fcb_7e6a, 0x40f1_be77_25df_8171],
        [0x40d8_1c27_7b90_659a, 0x40e5_0f02_e9ab_d2d0, 0x40f3_77da_9e13_5d6d],
        [0x40d6_7a06_4f07_88a0, 0x40e3_68fe_22ac_704a, 0x40ec_1644_8e22_3630],
    ];
    assert_eq!(bits, kept, "{bits:#x?}");
}

#[test]
fn a_run_tells_how_far_it_is_and_can_be_stopped() {
    let draws = Draws { count: 1_000, seed: 11, rho: 0.2 };
    let mut parts = Vec::new();
    let whole = simulate(&motley(), &[], draws, &mut |part| {
        parts.push(part);
        true
    });
    assert_eq!(whole.unwrap().total.unchanged.sorted().len(), 1_000);
    assert_eq!(parts.len(), 16);
    assert_eq!(parts[0], 0.0);
    assert!(parts.is_sorted() && parts[15] < 1.0);
    let mut asked = 0;
    let stopped = simulate(&motley(), &[], draws, &mut |_| {
        asked += 1;
        asked < 3
    });
    assert_eq!((stopped, asked), (Err(Stopped), 3));
}

#[test]
fn no_accounts_and_no_draws_are_something_still() {
    let nobody = years(&[], 0.2, 10, 12);
    assert_eq!(nobody.total.planned.sorted(), [0.0; 10]);
    assert_eq!(years(&[STEADY], 0.2, 0, 12).total.unchanged.sorted(), [100.0]);
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
fn normal_numbers_are_normal() {
    let count = 100_000;
    let mut random = Random::from_seed(13);
    let numbers = Outcomes::new((0..count).map(|_| random.normal()).collect());
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
        assert_within(moment(power), expected, 3.0 * (spread / count as f64).sqrt());
    }
}

#[test]
fn normal_numbers_have_both_tails() {
    let count = 1_000_000;
    let mut random = Random::from_seed(14);
    let numbers = Outcomes::new((0..count).map(|_| random.normal()).collect());
    // The ziggurat's own tail starts at 3.6542.
    for z in [3.0, 3.5, 3.65, 3.66, 4.0, 4.5] {
        assert_drawn(numbers.probability(z), normal_below(-z), count);
        assert_drawn(1.0 - numbers.probability(-z), normal_below(-z), count);
    }
}

#[test]
fn the_bits_a_normal_number_leaves_know_nothing_of_it() {
    let count = 100_000;
    let mut random = Random::from_seed(15);
    let (mut product, mut square_product) = (0.0, 0.0);
    for _ in 0..count {
        let word = random.word();
        let z = random.normal_from(word);
        let spare = f64::from(word as u32 >> 8) / f64::from(1 << 24) - 0.5;
        product += spare * z;
        square_product += spare * (z * z - 1.0);
    }
    // A uniform number has the variance 1/12, z^2 has 2.
    let count = f64::from(count);
    assert_within(product / count, 0.0, 3.0 * (1.0 / 12.0 / count).sqrt());
    assert_within(square_product / count, 0.0, 3.0 * (2.0 / 12.0 / count).sqrt());
}

#[test]
fn the_fast_exponential_is_the_exponential() {
    let exponential = Exponential::default();
    assert_eq!(exponential.at(0.0), 1.0);
    for n in -200_000..=200_000 {
        let x = f64::from(n) * 0.003_5;
        assert_within(exponential.at(x) / libm::exp(x), 1.0, 1e-10);
    }
}

#[test]
fn the_normal_distribution_has_its_known_values() {
    for (z, below) in [(0.0, 0.5), (1.0, 0.841_344_746_068_543), (-1.959_963_984_540_054, 0.025)] {
        assert_within(normal_below(z), below, 1e-15);
    }
    assert_within(normal_below(-10.0) / 7.619_853_024_160_527e-24, 1.0, 1e-12);
}

#[test]
fn correlation_is_found_again() {
    let mut random = Random::from_seed(16);
    let sigmas = [1.0, 2.0, 0.5, 3.0, 1.5];
    let mut series = vec![Vec::new(); sigmas.len()];
    for _ in 0..20_000 {
        let market = random.normal();
        for (series, sigma) in series.iter_mut().zip(sigmas) {
            series.push(50.0 + sigma * (0.3_f64.sqrt() * market + 0.7_f64.sqrt() * random.normal()));
        }
    }
    assert_within(correlation(&series, 24).unwrap(), 0.3, 0.02);
}

#[test]
fn correlation_keeps_its_bounds_and_its_silence() {
    let wave: Vec<f64> = (0..24).map(|n| f64::from(n % 4)).collect();
    let mirror: Vec<f64> = wave.iter().map(|x| -x).collect();
    let flat = vec![5.0; 24];
    assert_eq!(correlation(&[wave.clone(), wave.clone()], 24), Some(0.9));
    assert_eq!(correlation(&[wave.clone(), mirror], 24), Some(0.0));
    assert_eq!(correlation(&[wave.clone(), wave.clone(), flat.clone()], 24), Some(0.9));
    assert_eq!(correlation(&[wave.clone(), flat], 24), None);
    assert_eq!(correlation(&[wave[1..].to_vec(), wave[1..].to_vec()], 24), None);
    assert_eq!(correlation(&[wave.clone(), wave[1..].to_vec()], 24), None);
    assert_eq!(correlation(&[wave], 24), None);
    assert_eq!(correlation(&[], 24), None);
}

#[test]
fn the_spread_of_growth_does_not_mind_the_extraordinary() {
    let grown = |powers: &[f64]| -> Vec<(f64, f64)> {
        powers.iter().map(|&power| (200.0, 200.0 * libm::exp(power))).collect()
    };
    let mut pairs = grown(&[-0.4, -0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3, 0.4]);
    assert_within(spread_of_growth(&pairs).unwrap(), 1.4826 * 0.2, 1e-12);
    pairs[8].1 = 1e12;
    assert_within(spread_of_growth(&pairs).unwrap(), 1.4826 * 0.2, 1e-12);
    pairs.extend([(0.0, 5.0), (5.0, 0.0), (-1.0, -1.0)]);
    assert_within(spread_of_growth(&pairs).unwrap(), 1.4826 * 0.2, 1e-12);
    assert_eq!(spread_of_growth(&grown(&[0.1; 7])), None);
    assert_eq!(spread_of_growth(&grown(&[0.1; 8])), Some(0.02));
    assert_eq!(spread_of_growth(&grown(&[-9.0, 9.0].repeat(4))), Some(1.5));
    // The spread that made the growth is found again.
    let mut random = Random::from_seed(17);
    let powers: Vec<f64> = (0..20_000).map(|_| 0.1 + 0.35 * random.normal()).collect();
    assert_within(spread_of_growth(&grown(&powers)).unwrap(), 0.35, 0.01);
}

/// Anything a plan may say of an account.
fn outlook() -> impl Strategy<Value = Outlook> {
    let part = || prop_oneof![Just(0.0), Just(1.0), 0.0..1.0];
    let base = prop_oneof![1 => Just(0.0), 1 => -1e12..0.0, 6 => 0.0..1e6, 2 => 0.0..9e15];
    let sigma = prop_oneof![1 => Just(0.0), 6 => 0.0..1.5, 1 => 0.0..100.0];
    (base, sigma, part(), 0.0..10.0, 0..5_u32).prop_map(|(base, sigma, lapse, effect, group)| Outlook {
        base,
        sigma,
        lapse,
        effect,
        group,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_answer_is_a_number(
        accounts in vec(outlook(), 0..20),
        targets in vec(-1e12..1e16, 0..5),
        (rho, seed, count) in (0.0..=1.0, any::<u64>(), 0..150_usize),
    ) {
        let simulated = simulate(&accounts, &targets, Draws { count, seed, rho }, &mut |_| true).unwrap();
        for both in [&simulated.total, &simulated.independent] {
            for outcomes in [&both.unchanged, &both.planned] {
                prop_assert_eq!(outcomes.sorted().len(), count.max(1));
                prop_assert!(outcomes.sorted().iter().all(|outcome| outcome.is_finite()));
                prop_assert!(outcomes.mean().is_finite());
                let at = |p: f64| outcomes.quantile(p);
                prop_assert!([0.0, 0.1, 0.5, 0.9, 1.0].map(at).is_sorted());
                // More is never likelier, and the bins from end to end hold everything.
                let mut targets = targets.clone();
                targets.sort_by(f64::total_cmp);
                prop_assert!(targets.iter().map(|&t| -outcomes.probability(t)).is_sorted());
                prop_assert_eq!(outcomes.histogram(at(0.0), at(1.0), 7).iter().sum::<usize>(), count.max(1));
            }
        }
        for chance in simulated.groups.iter().flat_map(|group| [group.unchanged, group.planned]) {
            prop_assert!((0.0..=1.0).contains(&chance.probability) && chance.mean.is_finite());
        }
        for account in &accounts {
            for target in targets.iter().copied().chain([0.0, account.base]) {
                let chance = reach(account, target);
                prop_assert!([chance.unchanged, chance.planned].iter().all(|p| (0.0..=1.0).contains(p)));
                prop_assert!(account.effect < 1.0 || chance.planned >= chance.unchanged);
            }
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
