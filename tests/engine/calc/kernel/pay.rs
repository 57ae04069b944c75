//! Pay curves: against published answers, by hand, and their laws.

use keyline::calc::kernel::Stopped;
use keyline::calc::kernel::pay::Adjustment;
use keyline::calc::kernel::simulate::{Draws, NewAccounts, Outlook, Pool, Simulated, Year, simulate};
use keyline::plan::{Accelerator, PayCurve, PayFault, PayKind, Tier};
use proptest::collection::vec;
use proptest::prelude::*;

const KINDS: [PayKind; 4] = [PayKind::Flat, PayKind::Step, PayKind::Marginal, PayKind::Interpolated];

const SALES: [f64; 6] = [200.0, 300.0, 1_500.0, 1_200.0, 2_000.0, 4_500.0];

/// The published tiers: bounds, and rates or amounts.
fn published(kind: PayKind) -> PayCurve {
    let amounts = [10.0, 40.0, 100.0, 2_000.0];
    let rates = [0.01, 0.02, 0.03, 0.05];
    let values = if kind == PayKind::Interpolated { amounts } else { rates };
    let tiers: Vec<_> = [1e3, 3e3, 8e3, 2e4].into_iter().map(Some).zip(values).collect();
    PayCurve::of_tiers(kind, &tiers)
}

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-9 * expected.abs().max(1.0)
}

#[test]
fn published_tiers_pay_what_they_are_published_to_pay() {
    for (kind, pay) in KINDS.into_iter().zip([234.0, 164.0, 285.0, 149.0]) {
        assert!(near(published(kind).pay(&SALES), pay), "{kind:?}: {}", published(kind).pay(&SALES));
    }
    // Flat over the whole period is its total as one sale: 9,700 at 5 %.
    assert!(near(published(PayKind::Flat).pay(&[9_700.0]), 485.0));
    let marginal = PayCurve::of_tiers(
        PayKind::Marginal,
        &[(Some(100_000.0), 0.05), (Some(125_000.0), 0.06), (None, 0.07)],
    );
    assert!(near(marginal.pay(&[150_000.0]), 8_250.0));
}

#[test]
fn a_payout_says_what_each_tier_pays() {
    let lines = |kind| {
        let payout = published(kind).payout(&SALES);
        assert_eq!((payout.input, payout.adjustments.len(), payout.parts.len()), (9_700.0, 0, 4));
        payout
            .parts
            .into_iter()
            .map(|part| (part.amount, (part.pay * 100.0).round() / 100.0))
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(PayKind::Flat), [(500.0, 5.0), (4_700.0, 94.0), (4_500.0, 135.0), (0.0, 0.0)]);
    assert_eq!(lines(PayKind::Step), [(4_500.0, 45.0), (3_700.0, 74.0), (1_500.0, 45.0), (0.0, 0.0)]);
    assert_eq!(
        lines(PayKind::Marginal),
        [(1_000.0, 10.0), (2_000.0, 40.0), (5_000.0, 150.0), (1_700.0, 85.0)]
    );
    assert_eq!(lines(PayKind::Interpolated), [(4_500.0, 45.0), (3_700.0, 74.0), (1_500.0, 30.0), (0.0, 0.0)]);
}

#[test]
fn the_rate_of_the_last_tier_goes_on() {
    assert!(near(published(PayKind::Flat).pay(&[30_000.0]), 1_500.0));
    assert!(near(published(PayKind::Marginal).pay(&[30_000.0]), 10.0 + 40.0 + 150.0 + 22_000.0 * 0.05));
    assert!(near(published(PayKind::Interpolated).pay(&[32_000.0]), 10.0 + 40.0 + 100.0 + 4_000.0));
    // A bound belongs to the tier below it.
    assert!(near(published(PayKind::Flat).pay(&[1_000.0]), 10.0));
    assert!(near(published(PayKind::Flat).pay(&[1_000.01]), 20.0002));
}

/// Attainment: a unit is the whole target, and every point pays 100 above half of it.
fn attainment() -> PayCurve {
    PayCurve {
        threshold: Some(0.5),
        accelerator: Some(Accelerator { from: 1.0, factor: 2.0 }),
        cap: Some(16_000.0),
        ..PayCurve::of_tiers(PayKind::Marginal, &[(None, 10_000.0)])
    }
}

#[test]
fn threshold_accelerator_and_cap_in_their_order() {
    let curve = attainment();
    for (input, pay) in
        [(0.0, 0.0), (0.49, 0.0), (0.5, 5_000.0), (1.0, 10_000.0), (1.2, 14_000.0), (1.5, 16_000.0)]
    {
        assert!(near(curve.pay(&[input]), pay), "{input}: {}", curve.pay(&[input]));
    }
    let short = curve.payout(&[0.25]);
    let below = Adjustment::BelowThreshold { threshold: 0.5, short: 0.25, adds: -2_500.0 };
    assert_eq!((short.adjustments, short.pay), (vec![below], 0.0));
    let much = curve.payout(&[1.5]);
    let faster = Adjustment::Accelerated { beyond: 0.5, earned: 5_000.0, factor: 2.0, adds: 5_000.0 };
    let capped = Adjustment::Capped { cap: 16_000.0, adds: -4_000.0 };
    assert_eq!((much.earned, much.adjustments, much.pay), (15_000.0, vec![faster, capped], 16_000.0));
}

#[test]
fn each_sale_is_accelerated_from_where_the_total_passes_the_place() {
    let mut curve = PayCurve::of_tiers(PayKind::Step, &[(Some(100.0), 0.1), (None, 0.2)]);
    curve.accelerator = Some(Accelerator { from: 150.0, factor: 3.0 });
    // 100 at .1; of the second sale 50 at .1, then 50 at .1 and 30 at .2 three times.
    assert!(near(curve.pay(&[100.0, 130.0]), 10.0 + 5.0 + 3.0 * (5.0 + 6.0)));
    curve.kind = PayKind::Flat;
    assert!(near(curve.pay(&[100.0, 130.0]), 10.0 + 0.2 * 50.0 + 3.0 * 0.2 * 80.0));
}

#[test]
fn returns_take_back_what_they_earned_and_never_more() {
    let sale = [300.0, 1_500.0];
    for kind in KINDS {
        let mut curve = published(kind);
        curve.accelerator = Some(Accelerator { from: 1_000.0, factor: 2.0 });
        assert!(near(curve.pay(&[300.0, 1_500.0, -1_500.0]), curve.pay(&[300.0])), "{kind:?}");
        let payout = curve.payout(&[300.0, -1_500.0]);
        assert_eq!(payout.pay, 0.0);
        let adds = -payout.earned;
        assert_eq!(payout.adjustments, [Adjustment::NothingBelowZero { adds }], "{kind:?}");
        assert!(curve.pay(&sale) > 0.0 && curve.pay(&[]) == 0.0);
    }
}

#[test]
fn cliffs_by_hand() {
    let flat = published(PayKind::Flat);
    let cliffs = flat.cliffs(5.0, 1.0, 2e4);
    let found: Vec<(f64, f64)> = cliffs.iter().map(|cliff| (cliff.at, cliff.jump.round())).collect();
    assert_eq!(found, [(1e3, 10.0), (3e3, 30.0), (8e3, 160.0)]);
    assert!(near(cliffs[0].change, 10.0 + 0.02));
    assert_eq!(flat.cliffs(100.0, 1.0, 2e4).len(), 1);
    assert_eq!(flat.cliffs(5.0, 1.0, 2_999.0).len(), 1);

    // A threshold is a cliff for any kind; one beyond the cap is as high as the cap.
    let threshold = attainment().cliffs(300.0, 0.01, 2.0);
    assert_eq!(threshold.len(), 1);
    assert!(threshold[0].at == 0.5 && near(threshold[0].jump, 5_000.0) && near(threshold[0].change, 5_100.0));
    let late = PayCurve { threshold: Some(3.0), ..attainment() };
    assert!(near(late.cliffs(300.0, 0.01, 4.0)[0].jump, 16_000.0));

    // Bounds below the threshold do not jump, and a threshold on a bound jumps once, into the tier above.
    let both = PayCurve { threshold: Some(3e3), ..flat };
    let found: Vec<f64> = both.cliffs(1.0, 1.0, 2e4).iter().map(|cliff| cliff.at).collect();
    assert_eq!(found, [3e3, 8e3]);
    assert!(near(both.cliffs(1.0, 1.0, 3e3)[0].jump, 90.0));
    assert_eq!(both.points(2e3, 4e3), [(2e3, 0.0), (3e3, 0.0), (3e3, 60.0), (3e3, 90.0), (4e3, 120.0)]);

    // An end on a jump has the side that is drawn, and the pay.
    assert_eq!(both.points(2e3, 3e3), [(2e3, 0.0), (3e3, 0.0), (3e3, 60.0)]);
    assert_eq!(both.points(3e3, 4e3), [(3e3, 60.0), (3e3, 90.0), (4e3, 120.0)]);

    // The whole at a lower rate: more sales pay less.
    let falling = PayCurve::of_tiers(PayKind::Flat, &[(Some(1e3), 0.05), (None, 0.04)]);
    let cliffs = falling.cliffs(5.0, 1.0, 2e3);
    assert!(cliffs.len() == 1 && cliffs[0].pays_less() && near(cliffs[0].jump, -10.0));
}

#[test]
fn curves_that_pay_nothing_sensible_are_refused() {
    let curve = |tiers: &[(Option<f64>, f64)]| PayCurve::of_tiers(PayKind::Step, tiers);
    let good = curve(&[(Some(1.0), 0.1), (None, 0.2)]);
    for kind in KINDS {
        assert_eq!(published(kind).check(), Ok(()));
    }
    assert_eq!(attainment().check(), Ok(()));
    assert_eq!(curve(&[]).check(), Err(PayFault::NoTiers));
    assert_eq!(curve(&[(Some(0.0), 0.1)]).check(), Err(PayFault::Bound { tier: 0, upto: 0.0 }));
    assert_eq!(
        curve(&[(Some(2.0), 0.1), (Some(2.0), 0.1)]).check(),
        Err(PayFault::Bound { tier: 1, upto: 2.0 })
    );
    assert!(matches!(curve(&[(Some(f64::NAN), 0.1)]).check(), Err(PayFault::Bound { tier: 0, .. })));
    assert!(matches!(curve(&[(Some(f64::INFINITY), 0.1)]).check(), Err(PayFault::Bound { tier: 0, .. })));
    assert_eq!(curve(&[(None, 0.1), (Some(2.0), 0.1)]).check(), Err(PayFault::NoEnd { tier: 0 }));
    let endless = PayCurve { kind: PayKind::Interpolated, ..good.clone() };
    assert_eq!(endless.check(), Err(PayFault::NoEnd { tier: 1 }));
    assert_eq!(curve(&[(None, -0.1)]).check(), Err(PayFault::Value { tier: 0, value: -0.1 }));
    assert!(matches!(curve(&[(None, f64::NAN)]).check(), Err(PayFault::Value { tier: 0, .. })));
    let with = |change: fn(&mut PayCurve)| {
        let mut curve = good.clone();
        change(&mut curve);
        curve.check()
    };
    assert_eq!(with(|curve| curve.threshold = Some(-1.0)), Err(PayFault::Threshold(-1.0)));
    assert_eq!(with(|curve| curve.cap = Some(-1.0)), Err(PayFault::Cap(-1.0)));
    let wild = Accelerator { from: 1.0, factor: 101.0 };
    assert_eq!(
        with(|curve| curve.accelerator = Some(Accelerator { from: 1.0, factor: 101.0 })),
        Err(PayFault::Accelerator(wild))
    );
    assert_eq!(PayFault::Accelerator(wild).to_string(), "accelerator from 1 by 101");
}

#[test]
fn a_plan_of_pay_over_simulated_years() {
    let account = |number, base, group, inside| Outlook { number, base, pool: 0, effect: 1.2, group, inside };
    let outlooks = vec![account(1, 100.0, 0, true), account(2, 300.0, 1, true), account(3, 50.0, 0, false)];
    let year = |to_come| Year { sold: 0.0, to_come };
    let draws = Draws {
        count: 1_000,
        seed: 9,
        outlooks,
        pools: vec![Pool::lognormal(0.3)],
        market: 0.1,
        newcomers: NewAccounts { base: 0.0, deviation: 0.3, inside: false },
        as_whole: false,
        widening: 1.0,
        scope: year(400.0),
        company: year(450.0),
        groups: vec![[year(100.0), year(150.0)], [year(300.0); 2], [year(0.0); 2]],
    };
    let plain = simulate(&draws, None, &mut |_| true).unwrap();
    assert_eq!(plain.cost, None);

    // The sales are the same bits; a tenth of sales costs a tenth of what all accounts bring, and not of the scope alone.
    let tenth = |_: usize, sales: f64| 0.1 * sales;
    let paid = simulate(&draws, Some((1, &tenth)), &mut |_| true).unwrap();
    assert_eq!(Simulated { cost: None, ..paid.clone() }, plain);
    let cost = paid.cost.unwrap();
    assert!(near(cost.planned.mean(), 0.1 * plain.company.planned.mean()));
    assert!(near(cost.unchanged.mean(), 0.1 * plain.company.unchanged.mean()));
    assert_eq!(cost.unchanged.sorted().len(), 1_000);

    // A group without accounts draws its base salary all the same.
    let salaries = |group: usize, _: f64| [5.0, 7.0, 11.0][group];
    let cost = simulate(&draws, Some((draws.groups.len(), &salaries)), &mut |_| true).unwrap().cost.unwrap();
    assert!(cost.unchanged.sorted().iter().chain(cost.planned.sorted()).all(|&cost| cost == 23.0));

    // A bonus for the target costs its chance.
    let targets = [150.0, 300.0, 1.0];
    let bonus = |group: usize, sales: f64| if sales >= targets[group] { 100.0 } else { 0.0 };
    let cost = simulate(&draws, Some((draws.groups.len(), &bonus)), &mut |_| true).unwrap().cost.unwrap();
    let chances: f64 =
        plain.groups.iter().zip(targets).map(|(group, target)| group.all.unchanged.probability(target)).sum();
    assert!((cost.unchanged.mean() - 100.0 * chances).abs() < 0.2, "{} {chances}", cost.unchanged.mean());
    assert_eq!(simulate(&draws, Some((draws.groups.len(), &bonus)), &mut |_| false), Err(Stopped));
}

fn any_kind() -> impl Strategy<Value = PayKind> {
    prop::sample::select(KINDS.to_vec())
}

prop_compose! {
    /// Curves that are taken, with rates in any order.
    fn any_curve()(
        kind in any_kind(),
        widths in vec((1.0..5_000.0_f64, 0.0..0.5_f64), 1..6),
        endless in any::<bool>(),
        threshold in prop::option::of(0.0..10_000.0_f64),
        on_bound in any::<bool>(),
        accelerator in prop::option::of((0.0..10_000.0_f64, 0.0..3.0_f64)),
        cap in prop::option::of(0.0..2_000.0_f64),
    ) -> PayCurve {
        let mut bound = 0.0;
        let tiers: Vec<Tier> = widths.iter().enumerate().map(|(n, &(width, rate))| {
            bound += width;
            let interpolated = kind == PayKind::Interpolated;
            let last = n + 1 == widths.len();
            let value = if interpolated { rate * width } else { rate };
            Tier { upto: (!(last && endless) || interpolated).then_some(bound), value }
        }).collect();
        let threshold = threshold.map(|at| tiers[0].upto.filter(|_| on_bound).unwrap_or(at));
        let accelerator = accelerator.map(|(from, factor)| Accelerator { from, factor });
        PayCurve { kind, tiers, threshold, accelerator, cap }
    }
}

fn any_sales() -> impl Strategy<Value = Vec<f64>> {
    vec(prop_oneof![4 => 0.0..5_000.0_f64, 1 => -2_000.0..0.0_f64], 0..12)
}

/// Joins points by straight lines; at a jump any of its values would do.
fn along(points: &[(f64, f64)], x: f64) -> f64 {
    let after = points.partition_point(|point| point.0 <= x).clamp(1, points.len() - 1);
    let ((x1, y1), (x2, y2)) = (points[after - 1], points[after]);
    if x1 == x2 { y1 } else { y1 + (y2 - y1) * (x - x1) / (x2 - x1) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_payout_adds_up_to_the_pay(curve in any_curve(), sales in any_sales()) {
        prop_assert_eq!(curve.check(), Ok(()));
        let payout = curve.payout(&sales);
        prop_assert_eq!(payout.pay.to_bits(), curve.pay(&sales).to_bits());
        let amounts: f64 = payout.parts.iter().map(|part| part.amount).sum();
        prop_assert!((amounts - payout.input).abs() < 1e-6);
        let parts: f64 = payout.parts.iter().map(|part| part.pay).sum();
        prop_assert!((parts - payout.earned).abs() < 1e-6);
        let adjusted: f64 = payout.earned + payout.adjustments.iter().map(Adjustment::adds).sum::<f64>();
        prop_assert!((adjusted - payout.pay).abs() < 1e-6);
        prop_assert!(payout.pay >= 0.0 && curve.cap.is_none_or(|cap| payout.pay <= cap));
        prop_assert!(curve.threshold.is_none_or(|threshold| payout.input >= threshold || payout.pay == 0.0));
    }

    #[test]
    fn marginal_neither_jumps_nor_falls_nor_minds_the_order(curve in any_curve(), sales in any_sales(), x in 0.0..2e4_f64, step in 0.0..1.0_f64) {
        let curve = PayCurve { kind: PayKind::Marginal, threshold: None, ..curve };
        let (low, high) = (curve.pay(&[x]), curve.pay(&[x + step]));
        let steepest = curve.tiers.iter().map(|tier| tier.value).fold(0.0, f64::max) * 3.0;
        prop_assert!(low <= high + 1e-9 && high - low <= steepest * step + 1e-9);
        let backwards: Vec<f64> = sales.iter().rev().copied().collect();
        prop_assert!((curve.pay(&sales) - curve.pay(&backwards)).abs() < 1e-6);
        prop_assert_eq!(curve.cliffs(0.0, 1.0, 1e6), vec![]);
    }

    #[test]
    fn a_step_on_one_sale_is_marginal(curve in any_curve(), sale in 0.0..2e4_f64) {
        let step = PayCurve { kind: PayKind::Step, ..curve.clone() };
        let marginal = PayCurve { kind: PayKind::Marginal, ..curve };
        prop_assert_eq!(step.payout(&[sale]), marginal.payout(&[sale]));
    }

    #[test]
    fn only_flat_and_thresholds_have_cliffs(curve in any_curve()) {
        let cliffs = curve.cliffs(0.0, 1e-6, 1e6);
        let bounds: Vec<f64> = curve.tiers.iter().filter_map(|tier| tier.upto).collect();
        for cliff in &cliffs {
            let at_bound = curve.kind == PayKind::Flat && bounds.contains(&cliff.at);
            prop_assert!(at_bound || curve.threshold == Some(cliff.at), "{:?}", cliff);
            // What is said to jump does.
            let across = curve.pay(&[cliff.at + 1e-7]) - curve.pay(&[cliff.at - 1e-7]);
            prop_assert!((across - cliff.jump).abs() < 1e-5, "{:?} {}", cliff, across);
        }
        prop_assert!(cliffs.windows(2).all(|pair| pair[0].at < pair[1].at));
        let threshold = curve.threshold.filter(|&at| at > 0.0 && curve.pay(&[at]) > 0.0);
        prop_assert!(threshold.is_none_or(|at| cliffs.iter().any(|cliff| cliff.at == at && cliff.jump > 0.0)));
    }

    #[test]
    fn points_are_the_pay(curve in any_curve(), from in 0.0..5_000.0_f64, width in 0.0..2e4_f64, parts in vec(0.0..1.0_f64, 8)) {
        let points = curve.points(from, from + width);
        prop_assert!(points.windows(2).all(|pair| pair[0].0 <= pair[1].0 && pair[0] != pair[1]));
        prop_assert_eq!(points[0], (from, curve.pay(&[from])));
        prop_assert_eq!(points.last().map(|last| last.0), Some(from + width));
        for part in parts {
            let x = from + part * width;
            if points.len() > 1 && points.iter().all(|point| (point.0 - x).abs() > 1e-9) {
                let (drawn, paid) = (along(&points, x), curve.pay(&[x]));
                prop_assert!((drawn - paid).abs() < 1e-6, "{} is drawn for {} at {}", drawn, paid, x);
            }
        }
        // Every point is on the curve, from one side or the other.
        for &(x, y) in &points {
            let sides = [x - 1e-7, x, x + 1e-7].map(|x| curve.pay(&[x.max(0.0)]));
            prop_assert!(sides.iter().any(|side| (side - y).abs() < 1e-5), "{} at {}: {:?}", y, x, sides);
        }
    }
}
