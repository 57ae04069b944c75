//! Money: a checked 64-bit count of minor units in one plan currency.

use std::fmt;

/// An amount in minor units (cents, fen) of the plan's currency.
///
/// Arithmetic is checked: an amount that does not fit is `None`, never a wrapped figure.
///
/// ```
/// use keyline::plan::Money;
/// assert_eq!(Money(1_050).checked_add(Money(50)), Some(Money(1_100)));
/// assert_eq!(Money::from_units(12.345, 2), Some(Money(1_235)));
/// assert_eq!(Money::from_units(f64::NAN, 2), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(pub i64);

impl Money {
    /// No money.
    pub const ZERO: Money = Money(0);

    /// The largest amount a plan takes in one place: 9 x 10^15 minor units, so that an `f64` step of an
    /// explanation still holds it exactly and a sum of a thousand such places still fits 64 bits.
    pub const LIMIT: Money = Money(9_000_000_000_000_000);

    /// `self + other`, or `None` where the sum does not fit.
    pub fn checked_add(self, other: Money) -> Option<Money> {
        self.0.checked_add(other.0).map(Money)
    }

    /// `self - other`, or `None` where the difference does not fit.
    pub fn checked_sub(self, other: Money) -> Option<Money> {
        self.0.checked_sub(other.0).map(Money)
    }

    /// The amount as `f64` minor units, for ratios.
    pub fn to_f64(self) -> f64 {
        self.0 as f64
    }

    /// Rounds a number of minor units half away from zero; `None` unless finite and within [`Money::LIMIT`].
    pub fn from_minor(minor: f64) -> Option<Money> {
        let rounded = libm::round(minor);
        (rounded.is_finite() && rounded.abs() <= Money::LIMIT.0 as f64).then_some(Money(rounded as i64))
    }

    /// Rounds a number of currency units to minor units, half away from zero, at `digits` decimals.
    pub fn from_units(units: f64, digits: u8) -> Option<Money> {
        Money::from_minor(units * scale(digits) as f64)
    }

    /// The amount in currency units, for pictures and ratios; exact figures use [`Money::plain`].
    pub fn to_units(self, digits: u8) -> f64 {
        self.0 as f64 / scale(digits) as f64
    }

    /// The exact amount as a plain decimal in currency units, `-1234.50`: no grouping, `.` as the point.
    ///
    /// ```
    /// use keyline::plan::Money;
    /// assert_eq!(Money(-123_450).plain(2), "-1234.50");
    /// assert_eq!(Money(7).plain(0), "7");
    /// ```
    pub fn plain(self, digits: u8) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (minor, scale) = (self.0.unsigned_abs(), scale(digits) as u64);
        if digits == 0 {
            return format!("{sign}{minor}");
        }
        format!("{sign}{}.{:0width$}", minor / scale, minor % scale, width = usize::from(digits))
    }
}

impl std::iter::Sum for Money {
    /// Saturating: amounts are bounded by [`Money::LIMIT`] at the door, so a sum of them saturates only
    /// beyond a thousand places at the limit.
    fn sum<I: Iterator<Item = Money>>(iter: I) -> Money {
        Money(iter.fold(0, |sum, money| sum.saturating_add(money.0)))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} minor units", self.0)
    }
}

fn scale(digits: u8) -> i64 {
    10_i64.pow(u32::from(digits.min(3)))
}

/// A currency: its ISO 4217 code and its number of decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency {
    /// ISO 4217 code, three capital letters.
    pub code: [u8; 3],
    /// Decimals of the minor unit, 0 to 3.
    pub digits: u8,
}

impl Currency {
    /// The currencies offered, the usual ones of both languages first.
    pub const KNOWN: [Currency; 12] = [
        Currency::new(*b"USD", 2),
        Currency::new(*b"CNY", 2),
        Currency::new(*b"EUR", 2),
        Currency::new(*b"GBP", 2),
        Currency::new(*b"JPY", 0),
        Currency::new(*b"HKD", 2),
        Currency::new(*b"TWD", 2),
        Currency::new(*b"SGD", 2),
        Currency::new(*b"KRW", 0),
        Currency::new(*b"INR", 2),
        Currency::new(*b"AUD", 2),
        Currency::new(*b"CAD", 2),
    ];

    const fn new(code: [u8; 3], digits: u8) -> Currency {
        Currency { code, digits }
    }

    /// The known currency of this code, or `None`.
    pub fn by_code(code: &str) -> Option<Currency> {
        Currency::KNOWN.into_iter().find(|currency| currency.code == code.as_bytes())
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or("???")
    }
}
