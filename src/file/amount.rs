//! Exact decimal amounts, and how they become minor units.

use crate::plan::Money;
use std::fmt;

/// Decimals an [`Amount`] keeps: enough for any `f64` that another program wrote out in full, and few enough
/// that two million amounts at [`Money::LIMIT`] still fit its 128 bits.
pub(super) const PLACES: u32 = 15;

/// An exact decimal number of currency units, kept to 15 decimals; further ones are cut off.
///
/// Cutting off never changes how one amount rounds, because half away from zero asks only whether the rest
/// reaches a half.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(pub(super) i128);

impl Amount {
    /// Nothing.
    pub const ZERO: Amount = Amount(0);

    /// `mantissa` x 10^-`decimals` currency units.
    ///
    /// ```
    /// use keyline::file::number::Amount;
    /// assert_eq!(Amount::from_decimal(-12_345, 3).to_string(), "-12.345");
    /// ```
    pub fn from_decimal(mantissa: i64, decimals: u8) -> Amount {
        match PLACES.checked_sub(u32::from(decimals)) {
            Some(up) => Amount(i128::from(mantissa) * power(up)),
            None => Amount(i128::from(mantissa) / power(u32::from(decimals) - PLACES)),
        }
    }

    /// The decimal value of a rounded amount of `digits` decimals.
    pub fn of(money: Money, digits: u8) -> Amount {
        Amount::from_decimal(money.0, digits.min(3))
    }

    /// `self + other`, or `None` where the sum does not fit.
    pub fn checked_add(self, other: Amount) -> Option<Amount> {
        self.0.checked_add(other.0).map(Amount)
    }

    /// `self - other`, or `None` where the difference does not fit.
    pub fn checked_sub(self, other: Amount) -> Option<Amount> {
        self.0.checked_sub(other.0).map(Amount)
    }

    /// `self` x 10^`powers`, or `None` where that does not fit.
    ///
    /// ```
    /// use keyline::file::number::Amount;
    /// assert_eq!(Amount::from_decimal(125, 1).times_ten_to(4), Some(Amount::from_decimal(125_000, 0)));
    /// ```
    pub fn times_ten_to(self, powers: u8) -> Option<Amount> {
        self.0.checked_mul(power(u32::from(powers))).map(Amount)
    }

    /// Rounds to minor units of `digits` decimals, half away from zero; `None` beyond [`Money::LIMIT`].
    ///
    /// ```
    /// use keyline::{file::number::Amount, plan::Money};
    /// assert_eq!(Amount::from_decimal(-125, 3).round(2), Some(Money(-13)));
    /// ```
    pub fn round(self, digits: u8) -> Option<Money> {
        let minor = power(PLACES - u32::from(digits.min(3)));
        // One division of 128 bits, which wasm does by hand, and not two.
        let whole = self.0 / minor;
        let rest = self.0 - whole * minor;
        let rounded = if rest.abs() * 2 >= minor { whole + rest.signum() } else { whole };
        i64::try_from(rounded).ok().filter(|minor| minor.unsigned_abs() <= Money::LIMIT.0 as u64).map(Money)
    }

    /// Currency units, as near as a floating number comes.
    ///
    /// ```
    /// use keyline::file::number::Amount;
    /// assert_eq!(Amount::from_decimal(125, 2).to_units(), 1.25);
    /// ```
    pub fn to_units(self) -> f64 {
        self.0 as f64 / power(PLACES) as f64
    }

    /// Its shortest decimal: `mantissa` x 10^-`decimals`.
    pub(super) fn decimal(self) -> (i128, u32) {
        let (mut mantissa, mut decimals) = (self.0, PLACES);
        while decimals > 0 && mantissa % 10 == 0 {
            (mantissa, decimals) = (mantissa / 10, decimals - 1);
        }
        (mantissa, decimals)
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The number in units of 10^-15, for the accumulators of an import.
    pub(super) fn atoms(self) -> i128 {
        self.0
    }

    /// An amount of so many units of 10^-15.
    pub(super) fn from_atoms(atoms: i128) -> Amount {
        Amount(atoms)
    }
}

impl fmt::Display for Amount {
    /// A plain decimal: no grouping, `.` as the point, no trailing zeros.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (units, rest) =
            (self.0.unsigned_abs() / 10_u128.pow(PLACES), self.0.unsigned_abs() % 10_u128.pow(PLACES));
        if rest == 0 {
            return write!(f, "{sign}{units}");
        }
        let decimals = format!("{rest:015}");
        write!(f, "{sign}{units}.{}", decimals.trim_end_matches('0'))
    }
}

/// The product of two decimals, `mantissa` x 10^-`decimals` each, kept to 15 decimals: 12 of 1.275 are 15.3. `None`
/// where it does not fit.
pub(super) fn product((a, a_decimals): (i128, u32), (b, b_decimals): (i128, u32)) -> Option<Amount> {
    let mantissa = a.checked_mul(b)?;
    let decimals = a_decimals + b_decimals;
    match PLACES.checked_sub(decimals) {
        Some(up) => mantissa.checked_mul(power(up)).map(Amount),
        None => Some(Amount(mantissa / power(decimals - PLACES))),
    }
}

/// The powers of ten that amounts are scaled by; computing them cell by cell would cost more than the rest.
const POWERS: [i128; 39] = {
    let mut powers = [1; 39];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

pub(super) fn power(exponent: u32) -> i128 {
    POWERS.get(exponent as usize).copied().unwrap_or(i128::MAX)
}

/// 10^`exponent` for the 15 digits of a plain number.
#[inline]
pub(super) fn small_power(exponent: u8) -> i64 {
    const POWERS: [i64; 16] = {
        let mut powers = [1; 16];
        let mut at = 1;
        while at < powers.len() {
            powers[at] = powers[at - 1] * 10;
            at += 1;
        }
        powers
    };
    POWERS.get(usize::from(exponent)).copied().unwrap_or(i64::MAX)
}

/// Rounds `mantissa` x 10^-`decimals` to minor units without leaving 64 bits, for the plain numbers that most
/// cells hold. Gives the minor units and what rounding took away, in units of 10^-15; `None` where the amount
/// is beyond [`Money::LIMIT`]. `mantissa` has at most 15 digits.
#[inline]
pub(super) fn round_plain(mantissa: i64, decimals: u8, digits: u8) -> Option<(i64, i128)> {
    let digits = digits.min(3);
    if decimals <= digits {
        let minor = mantissa * small_power(digits - decimals);
        return (minor.unsigned_abs() <= Money::LIMIT.0 as u64).then_some((minor, 0));
    }
    let by = small_power(decimals - digits);
    let (whole, rest) = (mantissa / by, mantissa % by);
    let minor = if rest.abs() * 2 >= by { whole + rest.signum() } else { whole };
    let lost = i128::from(mantissa - minor * by) * power(PLACES - u32::from(decimals));
    Some((minor, lost))
}
