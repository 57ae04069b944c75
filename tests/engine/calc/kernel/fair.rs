//! Fairness: against SciPy, the real quotas, and itself.
//!
//! The expected numbers were computed by SciPy 1.17 (`spearmanr`, `binomtest(...).proportion_ci(method="wilson")`).

use keyline::calc::kernel::fair::{
    Attempt, Interval, RankCorrelation, Resampling, Unmeasured, fairness, normal_reach, rank_correlation,
    ranks, resample, wilson,
};
use keyline::calc::kernel::simulate::Random;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::near::near;
use crate::support::shared::shared;

fn correlation(x: &[f64], y: &[f64]) -> Result<f64, Unmeasured> {
    rank_correlation(&x.iter().copied().zip(y.iter().copied()).collect::<Vec<_>>())
}

#[test]
fn rank_correlations_of_scipy() {
    let (x, y) = ([1.0, 2.0, 2.0, 3.0, 5.0, 5.0, 5.0], [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0]);
    near(correlation(&x, &y).unwrap(), 0.387_068_142_425_297_5, 1e-15);
    assert_eq!(ranks(&x), [1.0, 2.5, 2.5, 4.0, 6.0, 6.0, 6.0]);
    // Intelligence and hours of television: the textbook example, -29/165.
    let x = [106.0, 86.0, 100.0, 101.0, 99.0, 103.0, 97.0, 113.0, 112.0, 110.0];
    let y = [7.0, 0.0, 27.0, 50.0, 28.0, 29.0, 20.0, 12.0, 6.0, 17.0];
    near(correlation(&x, &y).unwrap(), -29.0 / 165.0, 1e-15);
}

#[test]
fn what_does_not_vary_has_no_correlation() {
    assert_eq!(correlation(&[], &[]), Err(Unmeasured::NoRows));
    assert_eq!(correlation(&[1.0], &[1.0]), Err(Unmeasured::OneRow));
    assert_eq!(correlation(&[1.0, 1.0], &[1.0, 2.0]), Err(Unmeasured::AllAlike));
    assert_eq!(correlation(&[0.0, -0.0], &[1.0, 2.0]), Err(Unmeasured::AllAlike));
}

#[test]
fn wilson_intervals_of_scipy() {
    for (successes, n, confidence, low, high) in [
        (8, 163, 0.95, 0.025_076_391_181_817_78, 0.093_847_639_817_083_71),
        (8, 163, 0.90, 0.027_872_550_603_071_908, 0.085_011_684_071_173_11),
        (49, 163, 0.95, 0.235_477_080_039_771_03, 0.374_931_505_095_797_6),
        (9, 17, 0.95, 0.309_632_350_600_044_24, 0.738_348_935_575_905_6),
        (10, 10, 0.95, 0.722_467_200_137_111, 1.0),
        (0, 10, 0.95, 0.0, 0.277_532_799_862_889_23),
    ] {
        let found = wilson(successes, n, confidence).unwrap();
        near(found.low, low, 1e-12);
        near(found.high, high, 1e-12);
    }
    assert_eq!(wilson(0, 0, 0.95), None);
    assert_eq!(
        wilson(1, 2, 0.0),
        Some(Interval { low: 0.5, high: 0.5 }).filter(|_| normal_reach(0.0) < 1e-9)
    );
    near(normal_reach(0.9), 1.644_853_626_951_472_7, 1e-12);
    near(normal_reach(1.0 - 1e-12), 7.130, 5e-3);
}

/// The real rep-quarters: by the quota's own window, and by calendar quarter.
fn real() -> Option<[Vec<Attempt>; 2]> {
    let text = std::fs::read_to_string(shared("data/adventureworks/quota_vs_actual.csv")?).unwrap();
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let head = lines.next().unwrap();
    let column = |name| head.iter().position(|&cell| cell == name).unwrap();
    let rows: Vec<_> = lines.collect();
    // Ten-thousandths of a dollar, as the file has them, so that sums are exact.
    let amount = |cell: &str| (cell.parse::<f64>().unwrap() * 1e4).round();
    let read = |actual: &'static str| {
        let attempt = |line: &Vec<&str>| Attempt {
            person: line[column("EmployeeKey")].parse().unwrap(),
            target: amount(line[column("quota")]),
            actual: amount(line[column(actual)]),
            potential: None,
        };
        rows.iter().map(attempt).collect::<Vec<_>>()
    };
    Some([read("actual_in_window"), read("actual_calendar_quarter")])
}

/// SciPy's intervals come of 20,000 (shares) and 4,000 (correlations) draws of NumPy's generator, so the ends of ours
/// out of 2,000 lie near them, no more.
#[test]
fn real_quotas_are_hard_to_reach_and_a_little_harder_where_they_are_large() {
    let Some([window, quarter]) = real() else { return };
    let fair = fairness(&window, Resampling::default());
    assert_eq!((fair.rows, fair.people, fair.left_out), (163, 17, 0));
    let by_target = fair.by_target.unwrap();
    near(by_target.value, -0.150_774_600_129_426_92, 1e-12);
    let interval = by_target.interval.unwrap();
    near(interval.low, -0.333, 0.025);
    near(interval.high, 0.041, 0.025);
    let rows = fair.rows_at_target.unwrap();
    assert_eq!(rows.value, 8.0 / 163.0);
    let interval = rows.interval.unwrap();
    near(interval.low, 0.0, 1e-12);
    near(interval.high, 0.1205, 0.01);
    // Drawing people tells more doubt than 163 independent rows would.
    assert!(interval.high > wilson(8, 163, 0.95).unwrap().high);
    // Nobody sold the sum of the quotas.
    assert_eq!(fair.people_reached, 0);
    let people = fair.people_at_target.unwrap();
    assert_eq!(people.value, 0.0);
    near(people.interval.unwrap().high, 0.184_318_135_008_851_8, 1e-12);
    assert_eq!((fair.by_potential, fair.spread), (Err(Unmeasured::NoRows), Err(Unmeasured::NoRows)));

    let fair = fairness(&quarter, Resampling::default());
    near(fair.by_target.unwrap().value, -0.155_008_493_198_662_4, 1e-12);
    let rows = fair.rows_at_target.unwrap();
    assert_eq!(rows.value, 49.0 / 163.0);
    let interval = rows.interval.unwrap();
    near(interval.low, 0.2333, 0.01);
    near(interval.high, 0.3567, 0.01);
}

#[test]
fn targets_over_potential_spread() {
    let row = |target, potential| Attempt { person: 1, target, actual: 1.0, potential };
    let rows = [row(10.0, Some(100.0)), row(60.0, Some(200.0)), row(20.0, Some(100.0)), row(5.0, None)];
    let fair = fairness(&rows, Resampling::default());
    let spread = fair.spread.unwrap();
    assert_eq!((spread.rows, spread.least, spread.median, spread.most), (3, 0.1, 0.2, 0.3));
    near(spread.variation, 0.408_248, 1e-6);
    assert_eq!((fair.rows, fair.by_potential.unwrap().interval), (4, Err(Unmeasured::OnePerson)));
    assert_eq!(fairness(&rows[..2], Resampling::default()).spread.unwrap().median, 0.2);
    let hopeless = fairness(&[row(0.0, Some(100.0)), row(1.0, Some(0.0))], Resampling::default());
    assert_eq!((hopeless.rows, hopeless.left_out, hopeless.spread), (1, 1, Err(Unmeasured::NoRows)));
}

#[test]
fn without_rows_everything_is_unmeasured() {
    let fair = fairness(&[], Resampling::default());
    assert_eq!((fair.rows, fair.people, fair.people_reached), (0, 0, 0));
    assert_eq!(fair.by_target, Err(Unmeasured::NoRows));
    assert_eq!(fair.rows_at_target, Err(Unmeasured::NoRows));
    assert_eq!(fair.people_at_target, Err(Unmeasured::NoRows));
}

#[test]
fn draws_without_an_answer_are_left_out_until_they_are_too_many() {
    let people: Vec<u32> = (0..40).collect();
    // The first person is missing in (1 - 1/40)^40 = 36 % of the draws, a given half of them never.
    let first = |counts: &[u32]| (counts[0] > 0).then_some(1.0);
    assert_eq!(resample(&people, Resampling::default(), first), Err(Unmeasured::TooFewDraws));
    let half = |counts: &[u32]| counts[..20].iter().any(|&count| count > 0).then_some(2.0);
    assert_eq!(resample(&people, Resampling::default(), half), Ok(Interval { low: 2.0, high: 2.0 }));
}

/// The mean over people has a known spread: sigma / sqrt(n).
#[test]
fn the_interval_of_a_mean_is_as_wide_as_theory_has_it() {
    let people: Vec<u32> = (0..400).flat_map(|person| [person; 3]).collect();
    let values: Vec<f64> = people.iter().map(|&person| f64::from(person)).collect();
    let mean = |counts: &[u32]| {
        let sum: f64 = counts.iter().zip(&values).map(|(&count, value)| f64::from(count) * value).sum();
        Some(sum / counts.iter().map(|&count| f64::from(count)).sum::<f64>())
    };
    let interval = resample(&people, Resampling { count: 20_000, ..Resampling::default() }, mean).unwrap();
    let half = 1.96 * ((400.0_f64 * 400.0 - 1.0) / 12.0).sqrt() / 20.0;
    near(interval.low, 199.5 - half, 0.4);
    near(interval.high, 199.5 + half, 0.4);
}

fn any_rows() -> impl Strategy<Value = Vec<Attempt>> {
    let row = (0..8_u32, 0..200_u32, 0..200_u32, prop::option::of(0..300_u32));
    let attempt = |(person, target, actual, potential): (u32, u32, u32, Option<u32>)| Attempt {
        person,
        target: f64::from(target),
        actual: f64::from(actual),
        potential: potential.map(f64::from),
    };
    vec(row.prop_map(attempt), 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rank_correlation_looks_at_order_alone(pairs in vec((-20..20_i32, -20..20_i32), 2..60)) {
        let pairs: Vec<(f64, f64)> = pairs.into_iter().map(|(x, y)| (f64::from(x), f64::from(y))).collect();
        let map = |change: fn((f64, f64)) -> (f64, f64)| pairs.iter().copied().map(change).collect::<Vec<_>>();
        let found = rank_correlation(&pairs);
        prop_assert_eq!(rank_correlation(&map(|(x, y)| (x * x * x + 3.0 * x, (0.1 * y).exp()))), found);
        prop_assert_eq!(rank_correlation(&map(|(x, y)| (y, x))), found);
        prop_assert_eq!(rank_correlation(&map(|(x, y)| (-x, y))), found.map(|value| -value));
        if let Ok(value) = found {
            prop_assert!((-1.0..=1.0).contains(&value));
            prop_assert_eq!(rank_correlation(&map(|(x, _)| (x, x.exp()))), Ok(1.0));
            prop_assert_eq!(rank_correlation(&map(|(x, _)| (x, -x))), Ok(-1.0));
        }
    }

    #[test]
    fn counting_a_row_twice_is_having_it_twice(rows in vec((0..9_u32, 0..9_u32, 0..4_u32), 1..30)) {
        let pairs: Vec<(f64, f64)> = rows.iter().map(|row| (f64::from(row.0), f64::from(row.1))).collect();
        let counts: Vec<u32> = rows.iter().map(|row| row.2).collect();
        let copies = pairs.iter().zip(&counts).flat_map(|(&pair, &count)| vec![pair; count as usize]);
        let written_out = rank_correlation(&copies.collect::<Vec<_>>()).ok();
        prop_assert_eq!(RankCorrelation::of(&pairs).counting(&counts), written_out);
    }

    #[test]
    fn wilson_contains_the_share(successes in 0..500_usize, more in 0..500_usize, confidence in 0.01..0.9999_f64) {
        let n = (successes + more).max(1);
        let (share, found) = (successes as f64 / n as f64, wilson(successes, n, confidence).unwrap());
        prop_assert!(0.0 <= found.low && found.low <= share && share <= found.high && found.high <= 1.0);
        let surer = wilson(successes, n, 0.5 + 0.5 * confidence).unwrap();
        prop_assert!(surer.low <= found.low && surer.high >= found.high);
    }

    #[test]
    fn any_rows_are_measured_or_say_why_not(rows in any_rows(), seed in any::<u64>()) {
        let how = Resampling { count: 50, seed, confidence: 0.9 };
        let fair = fairness(&rows, how);
        prop_assert_eq!(fair, fairness(&rows, how));
        prop_assert_eq!(fair.rows + fair.left_out, rows.len());
        prop_assert!(fair.people_reached <= fair.people);
        for estimate in [fair.by_target, fair.by_potential].into_iter().flatten() {
            prop_assert!((-1.0..=1.0).contains(&estimate.value));
            if let Ok(interval) = estimate.interval {
                prop_assert!(-1.0 <= interval.low && interval.low <= interval.high && interval.high <= 1.0);
            }
        }
        for share in [fair.rows_at_target, fair.people_at_target].into_iter().flatten() {
            prop_assert!((0.0..=1.0).contains(&share.value));
        }
        if fair.people == 1 {
            prop_assert_eq!(fair.rows_at_target.unwrap().interval, Err(Unmeasured::OnePerson));
        }
        if let Ok(spread) = fair.spread {
            prop_assert!(spread.least <= spread.median && spread.median <= spread.most && spread.variation >= 0.0);
        }
    }

    #[test]
    fn drawing_stays_below_its_bound(seed in any::<u64>(), count in 1..1_000_usize) {
        let mut random = Random::from_seed(seed);
        prop_assert!((0..100).all(|_| random.below(count) < count));
    }
}
