//! Forecasts against published numbers, R, simulation and what holds of every series.

use keyline::calc::*;
use proptest::prelude::*;
use serde_json::Value;

use crate::shared::{shared_bytes, shared_json};

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

#[test]
fn debug_table() {
    for (name, length, series, answer) in references() {
        assert_eq!(series.len() as u64, answer["n"].as_u64().unwrap(), "{name}");
        for (model, key) in [
            (Model::HoltWintersAdditive, "stats_HoltWinters_additive"),
            (Model::HoltWintersMultiplicative, "stats_HoltWinters_multiplicative"),
        ] {
            let Some(r) = answer.get(key) else { continue };
            let g = |k: &str| r[k].as_f64().unwrap();
            let at = Parameters { alpha: g("alpha"), beta: g("beta"), gamma: g("gamma"), phi: 1.0 };
            let same = fit_at(model, at, &series, length).unwrap();
            let ours = fit(model, &series, length).unwrap();
            let off = |fitted: &Fitted| {
                let theirs = numbers(&r["forecast"]);
                let scale = theirs.iter().map(|x| x.abs()).sum::<f64>() / theirs.len() as f64;
                fitted
                    .forecast(theirs.len())
                    .iter()
                    .zip(&theirs)
                    .map(|(a, b)| (a - b).abs() / scale)
                    .fold(0.0, f64::max)
            };
            println!(
                "{name:15} {model:?} SSE at R/R {:.9} ours/R {:.6} forecast at R off {:.1e} ours off {:.1e}  {:?}",
                same.squared_error / g("SSE"),
                ours.squared_error / g("SSE"),
                off(&same),
                off(&ours),
                ours.parameters
            );
        }
        for (model, key) in [(Model::Ses, "ses"), (Model::Holt, "holt"), (Model::Damped, "holt_damped")] {
            let Some(r) = answer.get(key) else { continue };
            let ours = fit(model, &series, length).unwrap();
            println!("{name} {model:?} {:?} {:?} R {}", ours.parameters, ours.forecast(5), r);
        }
    }
}
