//! Forecasts against published numbers, R, simulation and what holds of every series.

use keyline::calc::kernel::forecast::{
    By, Choice, Combined, Model, Parameters, Theta, TotalSpread, choose, fit, fit_at, total_hold_outs, trials,
};
use proptest::prelude::*;
use serde_json::Value;

use crate::support::shared::{shared_bytes, shared_json};

const NIST: [f64; 24] = [
    362.0, 385.0, 432.0, 341.0, 382.0, 409.0, 498.0, 387.0, 473.0, 513.0, 582.0, 474.0, 544.0, 582.0, 681.0,
    557.0, 628.0, 707.0, 773.0, 592.0, 627.0, 725.0, 854.0, 661.0,
];

const NEUTRAL: Parameters = Parameters { alpha: 0.0, beta: 0.0, gamma: 0.0, phi: 1.0 };

/// NIST/SEMATECH handbook, single exponential smoothing.
#[test]
fn simple_smoothing_of_nist() {
    for (alpha, published) in [(0.45, 6909.8), (0.05, 29367.2)] {
        let fitted = fit_at(Model::Ses, Parameters { alpha, ..NEUTRAL }, &NIST, 1).unwrap();
        let mean = fitted.squared_error / fitted.errors as f64;
        assert!((mean - published).abs() < 0.05, "{mean}");
    }
}

/// Hyndman and Athanasopoulos, air passengers of Australia, Holt's method.
#[test]
fn air_passengers_of_australia() {
    let passengers = [
        17.5534, 21.8601, 23.8866, 26.9293, 26.8885, 28.8314, 30.0751, 30.9535, 30.1857, 31.5797, 32.577569,
        33.477398, 39.021581, 41.386432, 41.596552,
    ];
    let at = Parameters { alpha: 0.8, beta: 0.2, ..NEUTRAL };
    let forecast = fit_at(Model::Holt, at, &passengers, 1).unwrap().forecast(5);
    for (got, published) in forecast.iter().zip([43.76, 45.59, 47.43, 49.27, 51.10]) {
        assert!((got - published).abs() < 0.005, "{forecast:?}");
    }
}

/// The series of the shared folder with R's answers: name, season length, values, answers.
fn references() -> Vec<(String, usize, Vec<f64>, Value)> {
    let Some(Value::Object(answers)) = shared_json("data/timeseries/reference.json") else {
        return Vec::new();
    };
    let one = |(name, answer): (String, Value)| {
        let length = answer.get("frequency")?.as_u64()? as usize;
        let bytes = shared_bytes(&format!("data/timeseries/{name}.csv"))?;
        let text = String::from_utf8(bytes).ok()?;
        let values = text.lines().skip(1).filter_map(|line| line.rsplit(',').next()?.trim().parse().ok());
        Some((name, length, values.collect(), answer))
    };
    answers.into_iter().filter_map(one).collect()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().map(|all| all.iter().filter_map(Value::as_f64).collect()).unwrap_or_default()
}

/// At R's parameters the recurrence is R's: squared error and forecast to all the digits that R printed. Our own
/// parameters are at least as good, and where they are as good the forecast is R's within .5 % of its mean (the
/// bottom of the squared error is flat; on most series it is within .005 %).
#[test]
fn holt_winters_of_r() {
    for (name, length, series, answer) in references() {
        assert_eq!(answer["n"], series.len(), "{name}");
        for (model, key) in [
            (Model::HoltWintersAdditive, "stats_HoltWinters_additive"),
            (Model::HoltWintersMultiplicative, "stats_HoltWinters_multiplicative"),
        ] {
            let Some(theirs) = answer.get(key) else { continue };
            let of = |key: &str| theirs[key].as_f64().unwrap();
            let at = Parameters { alpha: of("alpha"), beta: of("beta"), gamma: of("gamma"), phi: 1.0 };
            let forecast = numbers(&theirs["forecast"]);
            let same = fit_at(model, at, &series, length).unwrap();
            assert!((same.squared_error / of("SSE") - 1.0).abs() < 2e-9, "{name} {model:?}");
            assert!(farthest(&same.forecast(length), &forecast) < 1e-9, "{name} {model:?}");
            let ours = fit(model, &series, length).unwrap();
            let ratio = ours.squared_error / of("SSE");
            assert!(ratio < 1.0 + 1e-3, "{name} {model:?} {ratio}");
            let off = farthest(&ours.forecast(length), &forecast);
            println!("{name:15} {model:26?} squared error over R's {ratio:.6}, forecast off {off:.1e}");
            assert!(ratio < 1.0 - 1e-3 || off < 5e-3, "{name} {model:?} {off}");
        }
    }
}

/// R's `ets` also fits where level and trend start, ours start at the first values: within 2 %.
#[test]
fn smoothing_of_r() {
    for (name, length, series, answer) in references() {
        for (model, key) in [(Model::Ses, "ses"), (Model::Holt, "holt"), (Model::Damped, "holt_damped")] {
            let Some(theirs) = answer.get(key) else { continue };
            let off =
                farthest(&fit(model, &series, length).unwrap().forecast(5), &numbers(&theirs["forecast"]));
            println!("{name:10} {model:6?} forecast off {off:.1e}");
            assert!(off < 0.02, "{name} {model:?} {off}");
        }
    }
}

/// The last cycle, unknown to the choice, against R's seasonal naive forecast and its automatic `ets`.
#[test]
fn the_last_cycle_held_out() {
    println!("{:15} {:>20} {:>20} {:>20}", "RMSE and MAE of", "ours", "snaive", "ets");
    let mut parts = Vec::new();
    for (name, length, series, answer) in references() {
        let theirs = &answer["holdout_last_cycle"];
        if theirs.is_null() {
            continue;
        }
        let of = |who: &str| ["RMSE", "MAE"].map(|what| theirs[who][what].as_f64().unwrap());
        let (known, actual) = series.split_at(series.len() - length);
        let naive = fit(Model::SeasonalNaive, known, length).unwrap().forecast(length);
        let [snaive, ets] = ["snaive", "ets_auto"].map(of);
        assert!((missed(&naive, actual)[1] / snaive[1] - 1.0).abs() < 1e-6, "{name}");
        let choice = choose(known, length).unwrap();
        let ours = missed(&choice.fitted.forecast(length), actual);
        let shown = [ours, snaive, ets].map(|[root, mean]| format!("{root:10.3}{mean:10.3}")).join(" ");
        println!("{name:15} {shown}  {:?}", choice.fitted.model);
        parts.push([ours[1] / snaive[1], ets[1] / snaive[1]]);
    }
    if parts.is_empty() {
        return;
    }
    let [ours, ets] = [0, 1].map(|who| parts.iter().map(|part| part[who]).sum::<f64>() / parts.len() as f64);
    println!("mean of MAE over snaive's: ours {ours:.3}, ets {ets:.3}");
    assert!(ours < 0.9, "{ours}");
}

/// Root of the mean square and mean absolute error.
fn missed(forecast: &[f64], actual: &[f64]) -> [f64; 2] {
    let mean = |of: fn(f64) -> f64| {
        let sum: f64 = forecast.iter().zip(actual).map(|(forecast, actual)| of(forecast - actual)).sum();
        sum / actual.len() as f64
    };
    [mean(|error| error * error).sqrt(), mean(f64::abs)]
}

/// The largest distance, as a part of the mean of what is wanted.
fn farthest(got: &[f64], want: &[f64]) -> f64 {
    assert_eq!(got.len(), want.len());
    let size = want.iter().map(|value| value.abs()).sum::<f64>() / want.len() as f64;
    got.iter().zip(want).map(|(got, want)| (got - want).abs() / size).fold(0.0, f64::max)
}

/// Numbers with the normal distribution, the same on every run.
struct Normal(u64);

impl Normal {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn next(&mut self) -> f64 {
        let radius = (-2.0 * self.uniform().ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform()).cos()
    }
}

/// The season of a year of months on a level that rises, with some noise.
fn months(count: usize) -> Vec<f64> {
    let mut normal = Normal(1);
    let season = |at: usize| 1.0 + 0.4 * (at as f64 * std::f64::consts::TAU / 12.0).sin();
    (0..count).map(|at| (900.0 + 9.0 * at as f64) * season(at) * (1.0 + 0.05 * normal.next())).collect()
}

#[test]
fn how_much_a_choice_needs() {
    assert_eq!(choose(&months(23), 12), None);
    for untested in [24, 26] {
        let choice = choose(&months(untested), 12).unwrap();
        assert_eq!(choice.fitted.model, Model::SeasonalNaive);
        assert!(!choice.is_tested() && !choice.naive_won());
    }
    for (count, origins, steps) in [(27, 3, 6), (36, 12, 78), (60, 12, 78)] {
        let choice = choose(&months(count), 12).unwrap();
        assert_eq!(choice.hold_outs.len(), Model::ALL.len());
        assert!(choice.hold_outs.iter().all(|test| (test.origins, test.steps) == (origins, steps)));
    }
    assert_eq!(choose(&months(36), 0), None);
    assert_eq!(choose(&[f64::NAN; 36], 12), None);
    assert_eq!(choose(&months(36), usize::MAX), None);
    // No season is known of ten months: the level is.
    assert_eq!(fit(Model::Ses, &months(10), usize::MAX).unwrap().season, [1.0]);
}

#[test]
fn the_best_of_the_past_is_chosen_and_the_rest_named() {
    let choice = choose(&months(48), 12).unwrap();
    let least = choice.hold_outs.iter().min_by(|a, b| a.error.total_cmp(&b.error)).unwrap();
    assert_eq!(choice.fitted.model, least.of);
    assert!(!choice.naive_won() && choice.not_fitted.is_empty());
    let error = |model| choice.hold_outs.iter().find(|test| test.of == model).unwrap().error;
    let mut missed = Vec::new();
    for trial in trials(Model::Damped, &months(48), 12).unwrap() {
        assert_eq!(trial.forecast.len(), 12.min(48 - trial.origin));
        missed.extend(
            trial.forecast.iter().zip(&months(48)[trial.origin..]).map(|(told, was)| (told - was).abs()),
        );
    }
    assert!((missed.iter().sum::<f64>() / 78.0 - error(Model::Damped)).abs() < 1e-9);
    // A month without sales has no multiple.
    let mut gap = months(48);
    gap[5] = 0.0;
    assert_eq!(choose(&gap, 12).unwrap().not_fitted, [Model::HoltWintersMultiplicative]);
    let nothing = choose(&[0.0; 48], 12).unwrap();
    assert!(nothing.naive_won());
    assert!(nothing.hold_outs.iter().all(|test| (test.error, test.relative_error) == (0.0, None)));
}

/// Years of 100, 200, 400 and 800. From the eves of the third and the fourth the last twelve months miss 200 and 400, of
/// 1,200 sold in both.
#[test]
fn what_forecasts_of_a_year_missed_is_of_its_total() {
    let months: Vec<f64> = (0..48).map(|at| 100.0 * f64::from(1 << (at / 12)) / 12.0).collect();
    let held = total_hold_outs(&months, 12);
    assert_eq!(held[0].of, By::Mean);
    let naive = held.iter().find(|held| held.of == By::Model(Model::SeasonalNaive)).unwrap();
    assert_eq!((naive.origins, naive.steps), (2, 2));
    assert!((naive.error - 300.0).abs() < 1e-9 && (naive.relative_error.unwrap() - 0.5).abs() < 1e-12);
    // The mean of the three at each eve, by hand: what it would have forecast of what was known.
    let missed = |known: usize| {
        let told: f64 = Combined::fit(&months[..known], 12).unwrap().forecast(12).iter().sum();
        (told - months[known..known + 12].iter().sum::<f64>()).abs()
    };
    assert!((held[0].error - (missed(24) + missed(36)) / 2.0).abs() < 1e-9);
    // Two years to learn from and one to test on are the least, and a season of another length counts in its own cycles.
    assert_eq!(total_hold_outs(&months[..35], 12), []);
    assert_eq!(total_hold_outs(&months[..36], 12)[0].origins, 1);
    assert_eq!(total_hold_outs(&months[..12], 4)[0].origins, 1);
    // Nothing sold in the years tested has no share, and what cannot be fitted is left out.
    let nothing = total_hold_outs(&[0.0; 36], 12);
    assert!(nothing.iter().all(|held| (held.error, held.relative_error) == (0.0, None)));
    assert!(nothing.iter().all(|held| held.of != By::Model(Model::HoltWintersMultiplicative)));
}

/// The last twelve again, the choice and Theta, each a third; where the choice is the last twelve, that is two thirds.
#[test]
fn a_forecast_is_the_mean_of_three() {
    let long = months(48);
    let combined = Combined::fit(&long, 12).unwrap();
    let choice = choose(&long, 12).unwrap();
    let theta = Theta::fit(&long, 12).unwrap().forecast(12);
    assert!(!choice.naive_won());
    for at in 0..12 {
        let want = (long[36 + at] + choice.fitted.forecast(12)[at] + theta[at]) / 3.0;
        assert!((combined.forecast(12)[at] / want - 1.0).abs() < 1e-12);
    }
    let season: Vec<f64> = months(12).repeat(3);
    let combined = Combined::fit(&season, 12).unwrap();
    assert!(combined.choice.as_ref().is_some_and(Choice::naive_won));
    let theta = Theta::fit(&season, 12).unwrap();
    // Its test finds no season here, so that its total lies over the months as the last twelve did, in a part of a year too.
    assert_eq!(theta.season, [1.0]);
    let times = theta.forecast(12).iter().sum::<f64>() / season[..12].iter().sum::<f64>();
    for (at, month) in season.iter().enumerate().take(12) {
        let want = (2.0 * month + times * month) / 3.0;
        assert!((combined.forecast(12)[at] / want - 1.0).abs() < 1e-12);
        assert_eq!(combined.forecast(at + 1)[at].to_bits(), combined.forecast(12)[at].to_bits());
    }
    // Of 24 to 26 months there is no choice, of fewer no Theta either.
    assert!(matches!(Combined::fit(&months(26), 12).unwrap().parts(12), [Some(_), None, Some(_)]));
    assert!(matches!(Combined::fit(&months(23), 12).unwrap().parts(12), [Some(_), None, None]));
    assert_eq!(Combined::fit(&months(23), 12).unwrap().forecast(12), &months(23)[11..]);
}

/// m = 2 and e = .06: v = .0068, s = .0701, .914 to 1.094; e = .15: s = .1084, .870 to 1.149. Two years ahead: v doubles.
#[test]
fn a_range_is_counted() {
    let told =
        |changed| TotalSpread { changed, windows: 13, cycles: 2.0, ahead: 1.0, prior: 0.1, factor: 0.85 };
    let round = |value: f64, digits: i32| (value * 10_f64.powi(digits)).round() / 10_f64.powi(digits);
    assert_eq!((round(told(0.06).variance(), 4), round(told(0.06).deviation(), 4)), (0.0068, 0.0701));
    assert_eq!(round(told(0.15).deviation(), 4), 0.1084);
    let (low, high) = told(0.15).range(1.0);
    assert_eq!((round(low, 3), round(high, 3)), (0.870, 1.149));
    let far = TotalSpread { ahead: 2.0, ..told(0.15) };
    assert!((far.variance() / told(0.15).variance() - 2.0).abs() < 1e-12);
    // Years of 100, 110 and 121, evenly: every window of twelve months is a tenth more than a year before.
    let steady: Vec<f64> = (0..36).map(|at| 1.1_f64.powi(at / 12)).collect();
    let found = TotalSpread::of(&steady, 12, 18, 0.1, 0.85);
    assert_eq!((found.windows, found.cycles, found.ahead), (13, 2.0, 1.5));
    assert!((found.changed - 1.1_f64.ln()).abs() < 1e-12);
    // Without a year before there is the prior alone, and nothing is surer than 5 %.
    let short = TotalSpread::of(&steady[..12], 12, 12, 0.1, 0.85);
    assert_eq!((short.windows, short.changed, short.cycles), (0, 0.1, 0.0));
    assert!((short.variance() - 0.01).abs() < 1e-15);
    let flat = TotalSpread::of(&[5.0; 480], 12, 6, 0.1, 0.85);
    assert_eq!((flat.deviation(), flat.ahead), (0.05, 1.0));
}

/// Sales as they come: smooth, sparse, with returns, and what nobody sells.
fn any_series() -> impl Strategy<Value = Vec<f64>> {
    let sales = prop_oneof![Just(0.0), 0.0..1e3, -1e3..1e3, -1e99..1e99];
    prop_oneof![
        prop::collection::vec(sales, 0..60),
        prop::collection::vec(any::<f64>(), 0..60),
        prop::collection::vec(0.0..1e3, 24..60),
        prop::collection::vec(prop_oneof![3 => Just(0.0), 1 => 1.0..1e3], 24..60),
        prop::collection::vec(50.0..150.0, 24..60),
    ]
}

const LENGTHS: [usize; 4] = [1, 2, 4, 12];

proptest! {
    #[test]
    fn what_is_forecast_is_finite(series in any_series(), length in prop::sample::select(&LENGTHS)) {
        let choice = choose(&series, length);
        let fits = Model::ALL.into_iter().filter_map(|model| fit(model, &series, length));
        for fitted in fits.chain(choice.into_iter().map(|choice| choice.fitted)) {
            for value in fitted.forecast(12).into_iter().chain([fitted.squared_error]) {
                prop_assert!(value.is_finite(), "{:?}", fitted);
            }
        }
    }

    /// Sales in another currency are forecast the same.
    #[test]
    fn a_scaled_series_has_a_scaled_forecast(
        series in prop::collection::vec(prop_oneof![1 => Just(0.0), 20 => 20.0..300.0], 24..60),
        factor in 0.001..1000.0_f64,
        length in prop::sample::select(&LENGTHS),
    ) {
        let scaled: Vec<f64> = series.iter().map(|value| value * factor).collect();
        for model in Model::ALL {
            let (one, other) = (fit(model, &series, length), fit(model, &scaled, length));
            prop_assert_eq!(one.is_some(), other.is_some());
            let (Some(one), Some(other)) = (one, other) else { continue };
            let want: Vec<f64> = one.forecast(12).iter().map(|value| value * factor).collect();
            let off = want.iter().zip(other.forecast(12)).map(|(want, got)| (want - got).abs());
            prop_assert!(off.fold(0.0, f64::max) < 1e-9 * 100.0 * factor, "{:?} {:?}", one, other);
        }
        let models = [&series, &scaled].map(|series| choose(series, length).map(|choice| choice.fitted.model));
        prop_assert_eq!(models[0], models[1]);
    }

    #[test]
    fn a_pure_season_is_forecast_exactly(
        shape in prop::collection::vec(-50.0..500.0_f64, 12),
        months in 27..60_usize,
    ) {
        let series: Vec<f64> = shape.iter().copied().cycle().take(months + 12).collect();
        let choice = choose(&series[..months], 12).unwrap();
        prop_assert!(choice.naive_won());
        prop_assert_eq!(choice.fitted.forecast(12), &series[months..]);
        prop_assert_eq!(choice.fitted.squared_error, 0.0);
    }

    /// What comes later does not change what would have been forecast.
    #[test]
    fn no_trial_knows_its_future(
        series in prop::collection::vec(20.0..300.0_f64, 27..50),
        other in prop::collection::vec(1.0..900.0_f64, 50),
        place in any::<prop::sample::Index>(),
    ) {
        let origin = place.index(series.len());
        let changed: Vec<f64> = series[..origin].iter().chain(&other[origin..series.len()]).copied().collect();
        for model in Model::ALL {
            let told = |series: &[f64]| trials(model, series, 12).into_iter().flatten();
            for (one, two) in told(&series).zip(told(&changed)).filter(|(one, _)| one.origin <= origin) {
                prop_assert_eq!(one, two);
            }
        }
    }
}

/// The 620 monthly series of the M3 competition that neither the forecast nor its range was made on: how often the total of
/// the next twelve months lies between P10 and P90, and how well the two are placed (width + 10 x what is beyond, over
/// the last twelve months).
#[test]
fn totals_of_m3_lie_inside_as_often_as_is_said() {
    let Some(bytes) = shared_bytes("data/m3_other/series.csv") else { return };
    let text = String::from_utf8(bytes).unwrap();
    let (mut inside, mut score, mut count) = (0.0, 0.0, 0.0);
    let mut missed = [0.0; 4];
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let known: usize = cells[3].parse().unwrap();
        let values: Vec<f64> = cells[4..].iter().filter_map(|cell| cell.parse().ok()).collect();
        let (series, to_come) = values.split_at(known);
        let actual: f64 = to_come[..12].iter().sum();
        let last: f64 = series[known - 12..].iter().sum();
        let combined = Combined::fit(series, 12).unwrap();
        let total: f64 = combined.forecast(12).iter().sum();
        let (low, high) = TotalSpread::of(series, 12, 12, 0.1, 0.85).range(total);
        let sape = |total: f64| 200.0 * (total - actual).abs() / (total + actual);
        let [naive, choice, theta] = combined.parts(12).map(|part| part.map(|part| part.iter().sum::<f64>()));
        for (sum, part) in missed.iter_mut().zip([naive, choice, theta, Some(total)]) {
            *sum += sape(part.unwrap_or(total));
        }
        inside += f64::from(u8::from((low..=high).contains(&actual)));
        score += (high - low + 10.0 * ((low - actual).max(0.0) + (actual - high).max(0.0))) / last;
        count += 1.0;
    }
    let (inside, score) = (inside / count, score / count);
    println!(
        "{count} series: {inside:.3} inside, score {score:.3}; missed {:?}",
        missed.map(|sum| sum / count)
    );
    assert_eq!(count, 620.0);
    assert!((0.78..=0.92).contains(&inside), "{inside}");
    assert!(score < 0.33, "{score}");
}
