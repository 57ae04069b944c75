//! What the year may bring from one account.

use super::Efforts;

/// What is expected of an account in the plan year, and how surely. All numbers are finite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlook {
    /// The sales to expect if it does not lapse and nothing changes, in minor units. At or below zero it is
    /// taken as certain: it can neither lapse nor vary, and effort does not change it.
    pub base: f64,
    /// The standard deviation of the logarithm of its sales, from 0 to [`Outlook::WIDEST`]; .2 is about 20 %.
    pub sigma: f64,
    /// The probability that it buys nothing, from 0 to 1.
    pub lapse: f64,
    /// By what the planned effort multiplies its sales, at least 0; 1 where nothing is planned.
    pub effect: f64,
    /// The owner or other group it counts in, by position among the groups' targets.
    pub group: u32,
}

impl Outlook {
    /// The largest sigma that is taken at its word; a larger one, which is a fault in the data, counts as
    /// this one. At 4 an account sells 168 times its median in its best year of ten.
    pub const WIDEST: f64 = 4.0;

    pub(in crate::calc) fn spread(&self) -> f64 {
        self.sigma.clamp(0.0, Outlook::WIDEST)
    }
}

/// The probability that an account reaches a target, in minor units, with both efforts: exact, not drawn.
///
/// Unless it lapses, its sales are a lognormal of mean base x effect, so that
/// P(sales >= t) = (1 - lapse) Phi((ln(base x effect / t) - sigma^2 / 2) / sigma).
/// An account of 100 with sigma .2 and lapse .1 reaches 100 with .9 x Phi(-.1) = .4142, and with an effect of
/// 1.2 with .9 x Phi(.8116) = .7123.
///
/// ```
/// use keyline::calc::{Outlook, reach};
/// let account = Outlook { base: 100.0, sigma: 0.2, lapse: 0.1, effect: 1.2, group: 0 };
/// let chance = reach(&account, 100.0);
/// assert!((chance.unchanged - 0.4142).abs() < 5e-5);
/// assert!((chance.planned - 0.7123).abs() < 5e-5);
/// ```
pub fn reach(account: &Outlook, target: f64) -> Efforts<f64> {
    let certain = |reached: bool| f64::from(u8::from(reached));
    let with_effect = |effect: f64| {
        if account.base <= 0.0 {
            return certain(account.base >= target);
        }
        if target <= 0.0 {
            return 1.0;
        }
        let (mean, sigma) = (account.base * effect, account.spread());
        let unless_lapsed = if sigma > 0.0 {
            normal_below((libm::log(mean / target) - 0.5 * sigma * sigma) / sigma)
        } else {
            certain(mean >= target)
        };
        (1.0 - account.lapse.clamp(0.0, 1.0)) * unless_lapsed
    };
    Efforts { unchanged: with_effect(1.0), planned: with_effect(account.effect) }
}

/// Phi, the probability that a normal number of mean 0 and standard deviation 1 lies below `z`:
/// erfc(-z / sqrt 2) / 2. Phi(1.96) = .9750.
pub fn normal_below(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}
