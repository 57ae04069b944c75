//! The numbers that stand on the paper for the variants of enums. A variant without a number does not compile, and a
//! number without a variant has no meaning: neither becomes another one. A number once given is never given again.

use super::convert::Meaningless;
use crate::plan::{
    BelowNought, Class, Forecaster, Loyalty, MonthShape, Moved, PayInput, PayKind, PayWalk, Phase, Scope,
    ToldBy, Units,
};

/// An enum of which each variant has a number.
pub(super) trait Numbered: Sized {
    /// The number of the variant.
    fn number(self) -> u8;

    /// The variant of a number.
    fn numbered(number: u8) -> Result<Self, Meaningless>;
}

macro_rules! numbered {
    ($($of:ty: $($number:literal $variant:ident),+;)+) => { $(
        impl Numbered for $of {
            fn number(self) -> u8 {
                match self {
                    $(Self::$variant => $number),+
                }
            }

            fn numbered(number: u8) -> Result<Self, Meaningless> {
                match number {
                    $($number => Ok(Self::$variant),)+
                    _ => Err(Meaningless),
                }
            }
        }
    )+ };
}

numbered! {
    Scope: 0 Key, 1 All;
    Phase: 0 StartUp, 1 Growth;
    Units: 0 Language, 1 Thousand, 2 TenThousand;
    MonthShape: 0 Season, 1 LastYear, 2 Even, 3 Weeks445, 4 WorkingDays;
    Forecaster: 0 Ses, 1 Holt, 2 Damped, 3 HoltWintersAdditive, 4 HoltWintersMultiplicative;
    Class: 0 A, 1 B, 2 C;
    Loyalty: 0 High, 1 Low, 2 Unknown;
    Moved: 0 Done, 1 Undone, 2 Redone;
    PayInput: 0 Attainment, 1 Sales;
    PayKind: 0 Flat, 1 Step, 2 Marginal, 3 Interpolated;
    PayWalk: 0 EachPeriod, 1 ToDate;
    BelowNought: 0 Waived, 1 Carried;
    ToldBy: 0 Code, 1 Name;
}
