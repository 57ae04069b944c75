//! What a pay curve is made of.

/// How tiers are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PayKind {
    /// The whole amount: each transaction at the rate of the tier it lies in. Jumps at every bound between two rates.
    Flat,
    /// By tier within each sale: each transaction walks the tiers by itself, its first 1,000 at 1 %, its next 2,000 at 2 %.
    /// A plan holds no single sales; terms that were kept with this kind are paid as marginal.
    Step,
    /// The total of all transactions walks the tiers; how it was made up does not matter.
    Marginal,
    /// In proportion: each transaction earns the amount of a tier in proportion to how far it goes into the tier.
    Interpolated,
}

/// A tier, which begins where the one before ends, the first at 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tier {
    /// The last input that belongs to the tier; `None` for a last tier without an end. The last tier of a curve has
    /// no end in any case: its rate goes on beyond its bound.
    pub upto: Option<f64>,
    /// What the tier is worth: pay per unit of input (.02 is 2 %), or with [`PayKind::Interpolated`] the pay for the
    /// whole tier.
    pub value: f64,
}

/// A faster, or slower, pay for what goes beyond a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Accelerator {
    /// The total input from which on it works.
    pub from: f64,
    /// By what it multiplies the pay that input beyond that place earns; 1.5 pays half as much again.
    pub factor: f64,
}

/// What is paid for what is sold.
///
/// The unit of input (sales in currency units, or attainment with 1 for the whole target) is the caller's, and so is
/// that of pay, which the values of the tiers imply.
#[derive(Debug, Clone, PartialEq)]
pub struct PayCurve {
    /// How the tiers are read.
    pub kind: PayKind,
    /// The tiers, lowest first.
    pub tiers: Vec<Tier>,
    /// The total input below which nothing is paid; from it on everything is, from the first unit.
    pub threshold: Option<f64>,
    /// What happens to pay for input beyond a place.
    pub accelerator: Option<Accelerator>,
    /// The most that is paid.
    pub cap: Option<f64>,
}

/// Why a curve is refused.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum PayFault {
    /// It has no tiers.
    #[error("no tiers")]
    NoTiers,
    /// A bound is not a number between 0 and [`PayCurve::MOST_INPUT`], or not above the one before.
    #[error("tier {tier} ends at {upto}, which is not above the tier before or out of range")]
    Bound {
        /// The tier, from 0.
        tier: usize,
        /// Where it ends.
        upto: f64,
    },
    /// A tier that is not the last, or the last of an interpolated curve, has no end.
    #[error("tier {tier} has no end")]
    NoEnd {
        /// The tier, from 0.
        tier: usize,
    },
    /// A value is not a number from 0 to [`PayCurve::MOST_VALUE`].
    #[error("tier {tier} is worth {value}")]
    Value {
        /// The tier, from 0.
        tier: usize,
        /// What it is worth.
        value: f64,
    },
    /// The threshold is not a number from 0 to [`PayCurve::MOST_INPUT`].
    #[error("threshold {0}")]
    Threshold(f64),
    /// The accelerator does not begin from 0 to [`PayCurve::MOST_INPUT`], or its factor is not from 0 to
    /// [`PayCurve::MOST_FACTOR`].
    #[error("accelerator from {} by {}", .0.from, .0.factor)]
    Accelerator(Accelerator),
    /// The cap is not a number from 0 to [`PayCurve::MOST_VALUE`].
    #[error("cap {0}")]
    Cap(f64),
}

impl PayCurve {
    /// Tier bounds, threshold and the place of the accelerator go up to this, so that sums keep their cents.
    pub const MOST_INPUT: f64 = 1e13;

    /// Values of tiers and the cap go up to this.
    pub const MOST_VALUE: f64 = 1e13;

    /// The accelerator multiplies by no more than this.
    pub const MOST_FACTOR: f64 = 100.0;

    /// A curve of tiers alone: their upper bounds with their values.
    ///
    /// ```
    /// use keyline::plan::{PayCurve, PayKind};
    /// let marginal = PayCurve::of_tiers(PayKind::Marginal, &[(Some(1e5), 0.05), (Some(1.25e5), 0.06), (None, 0.07)]);
    /// assert_eq!(marginal.check(), Ok(()));
    /// assert!((marginal.pay(&[150_000.0]) - 8_250.0).abs() < 1e-9);
    /// ```
    pub fn of_tiers(kind: PayKind, tiers: &[(Option<f64>, f64)]) -> PayCurve {
        let tiers = tiers.iter().map(|&(upto, value)| Tier { upto, value }).collect();
        PayCurve { kind, tiers, threshold: None, accelerator: None, cap: None }
    }

    /// Refuses a curve that pays nothing sensible. Values may fall from tier to tier; bounds must rise.
    ///
    /// ```
    /// use keyline::plan::{PayCurve, PayFault, PayKind};
    /// let curve = PayCurve::of_tiers(PayKind::Step, &[(Some(3e3), 0.01), (Some(1e3), 0.02)]);
    /// assert_eq!(curve.check(), Err(PayFault::Bound { tier: 1, upto: 1e3 }));
    /// ```
    pub fn check(&self) -> Result<(), PayFault> {
        // A comparison with what is not a number is false, so these refuse it too.
        let is_input = |input: f64| (0.0..=PayCurve::MOST_INPUT).contains(&input);
        let is_value = |value: f64| (0.0..=PayCurve::MOST_VALUE).contains(&value);
        let last = self.tiers.len().checked_sub(1).ok_or(PayFault::NoTiers)?;
        let mut lower = 0.0;
        for (tier, &Tier { upto, value }) in self.tiers.iter().enumerate() {
            match upto {
                Some(upto) if !is_input(upto) || upto <= lower => {
                    return Err(PayFault::Bound { tier, upto });
                }
                Some(upto) => lower = upto,
                None if tier < last || self.kind == PayKind::Interpolated => {
                    return Err(PayFault::NoEnd { tier });
                }
                None => {}
            }
            if !is_value(value) {
                return Err(PayFault::Value { tier, value });
            }
        }
        if let Some(threshold) = self.threshold.filter(|&threshold| !is_input(threshold)) {
            return Err(PayFault::Threshold(threshold));
        }
        let is_factor = |factor: f64| (0.0..=PayCurve::MOST_FACTOR).contains(&factor);
        let bad = |it: &Accelerator| !is_input(it.from) || !is_factor(it.factor);
        if let Some(accelerator) = self.accelerator.filter(bad) {
            return Err(PayFault::Accelerator(accelerator));
        }
        match self.cap.filter(|&cap| !is_value(cap)) {
            Some(cap) => Err(PayFault::Cap(cap)),
            None => Ok(()),
        }
    }
}
