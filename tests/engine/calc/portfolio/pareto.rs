//! Published and analytic answers.

use keyline::calc::base::seasonal_index;
use keyline::calc::portfolio::Curve;
use keyline::calc::{Origin, Undefined};
use keyline::plan::{Class, Cuts};

fn curve(amounts: &[i64]) -> Curve {
    Curve::of(amounts, Cuts::default(), Origin::Constant).unwrap()
}

#[test]
fn television_sets() {
    let sets = [4.8, 4.1, 6.0, 6.5, 5.8, 5.2, 6.8, 7.4, 6.0, 5.6, 7.5, 7.8, 6.3, 5.9, 8.0, 8.4];
    let index = seasonal_index(&sets, 4).unwrap();
    for (got, (printed, computed)) in
        index.iter().zip([(0.93, 0.9307), (0.84, 0.8364), (1.09, 1.0915), (1.14, 1.1414)])
    {
        assert!((got - printed).abs() < 0.005 && (got - computed).abs() < 0.00005, "{got}");
    }
}

#[test]
fn gini_and_hhi() {
    let incomes = curve(&[541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]);
    assert!((incomes.gini().unwrap() - 0.4620911).abs() < 5e-8);
    let firms = curve(&[30, 30, 20, 20]);
    assert_eq!(firms.hhi(), 2600.0);
    assert!((firms.effective() - 10_000.0 / 2600.0).abs() < 1e-12);
    assert_eq!(curve(&[7; 40]).gini(), Ok(0.0));
    assert_eq!(curve(&[7; 40]).effective(), 40.0);
    assert_eq!(curve(&[7]).gini(), Err(Undefined::OneAccount));
    assert_eq!(curve(&[7]).hhi(), 10_000.0);
}

/// A continuous Pareto distribution in which a fifth has four fifths: alpha = ln 5 / ln 4 = 1.16096, Lorenz
/// curve 1 - (1 - p)^(1 - 1/alpha), Gini 1 / (2 alpha - 1) = .75647.
#[test]
fn exact_eighty_twenty() {
    let alpha = 5_f64.ln() / 4_f64.ln();
    assert!((alpha - 1.160964).abs() < 1e-6);
    let accounts = 100_000;
    let lorenz = |at: i32| 1.0 - (1.0 - f64::from(at) / f64::from(accounts)).powf(1.0 - 1.0 / alpha);
    let amounts: Vec<i64> =
        (0..accounts).map(|at| ((lorenz(at + 1) - lorenz(at)) * 9e14).round() as i64).collect();
    let curve = curve(&amounts);
    assert!((curve.top_share() - 0.8).abs() < 1e-6, "{}", curve.top_share());
    assert!((curve.crossing_share() - 0.2).abs() < 2e-5, "{}", curve.crossing_share());
    assert!((curve.gini().unwrap() - 0.75647).abs() < 1e-5, "{:?}", curve.gini());
    let lorenz = curve.lorenz();
    assert_eq!((lorenz[0], lorenz[100_000]), ((0.0, 0.0), (1.0, 1.0)));
    assert!((lorenz[80_000].1 - 0.2).abs() < 1e-6);
}

#[test]
fn ten_items_of_heizer_and_render() {
    let items = [90_000, 77_000, 26_350, 15_001, 12_500, 8_502, 1_200, 850, 504, 150];
    let curve = Curve::of(&items, Cuts { a: 0.70, b: 0.95 }, Origin::Constant).unwrap();
    assert_eq!(curve.positive.0, 232_057);
    assert_eq!(curve.counts, [2, 3, 5]);
    assert_eq!(curve.class_shares().map(|share| (share * 100.0).round()), [72.0, 23.0, 5.0]);
}

/// 80 of 100 is 80 %: no account more is needed, though .8 in binary is a little above 8/10.
#[test]
fn a_cut_met_exactly_is_met() {
    let curve = curve(&[50, 30, 10, 5, 5]);
    assert_eq!(curve.crossing, 2);
    use Class::{A, B, C};
    assert_eq!(curve.classes, [A, A, B, B, C].map(Some));
    // The same at the limit of what a plan takes.
    let large = 80_000_000_000_000;
    let tie = Curve::of(&[large * 80, large * 15, large * 5], Cuts::default(), Origin::Constant).unwrap();
    assert_eq!(tie.classes, [A, B, C].map(Some));
}

#[test]
fn what_is_not_above_zero_lies_below_the_curve() {
    let curve = curve(&[0, 40, -30, 60, 0, -5]);
    assert_eq!(curve.ranking, [3, 1]);
    assert_eq!(curve.below, [0, 4, 5, 2]);
    assert_eq!((curve.positive.0, curve.net.0), (100, 65));
    assert_eq!(curve.rank_of(1), Some(2));
    assert_eq!(curve.rank_of(2), None);
    // Nobody below it has a class.
    use Class::A;
    assert_eq!(curve.classes, [None, Some(A), None, Some(A), None, None]);
    let of = |amounts: &[i64]| Curve::of(amounts, Cuts::default(), Origin::Constant).map(|_| ());
    assert_eq!(of(&[]), Err(Undefined::NoAccounts));
    assert_eq!(of(&[0, -1]), Err(Undefined::NoSales));
    assert_eq!(of(&[i64::MAX, i64::MAX]), Err(Undefined::TooLarge));
}
