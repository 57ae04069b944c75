//! Numbers that are the same but for rounding, or for luck.

/// Whether a number lies within so much of what is expected.
#[track_caller]
pub fn near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} is not {expected} within {tolerance}");
}
