//! What is the same in both languages: every figure.
//!
//! An account is a row of a few numbers; [`Row::months`] spreads its years to months by season, growth and a
//! little irregularity. All of it is whole-number arithmetic, so it is the same everywhere.

use crate::plan::{Money, Month};

/// How many accounts.
pub(super) const COUNT: usize = 60;

/// The months known when the target was committed: 2024 and 2025.
pub(super) const BEFORE: usize = 24;

/// All months with figures: through September 2026.
pub(super) const MONTHS: usize = 33;

/// The month at a place: 0 is January 2024.
pub(super) fn month(at: usize) -> Month {
    Month::EPOCH.plus(24 * 12 + at as i32)
}

/// An amount given in thousands of the currency.
pub(super) const fn thousand(amount: i64) -> Money {
    Money(amount * 1_000 * 100)
}

/// One account, without its name. The places point into the lists of the words; place 0 is "not known".
pub(super) struct Row {
    pub region: u8,
    pub owner: u8,
    pub channel: u8,
    pub segment: u8,
    pub group: u8,
    /// The place of its tag, and of a second one.
    pub tags: [u8; 2],
    /// The part of each month in a year's sales, in thousandths.
    season: &'static [u8; 12],
    /// The months of a year in which it buys, January in the lowest bit.
    buys: u16,
    /// The first month in which it buys, and the last.
    from: u8,
    to: u8,
    /// Sales of 2024 and 2025, and the pace of 2026, in thousands.
    sales: [u16; 3],
    /// Margin of each year in percent of sales, or [`UNKNOWN`].
    margin: [i8; 3],
    /// Loyalty, feedback, influence, potential; 9 is no rating, as it is to [`crate::plan::Rating::new`].
    pub ratings: [u8; 4],
}

/// An amount on top of what an account ordinarily buys.
pub(super) struct Extra {
    pub row: usize,
    /// The place of its month.
    pub at: usize,
    /// In thousands; below zero, goods came back.
    pub sales: i64,
    /// Margin in percent.
    margin: i64,
}

impl Row {
    /// Whether it has never bought.
    pub(super) fn is_lead(&self) -> bool {
        self.sales == [0; 3]
    }

    /// What the account `at` this place owes past the due date. Who has never bought owes nothing that is known.
    pub(super) fn overdue(&self, at: usize) -> Option<Money> {
        let owed = OVERDUE.iter().find(|(row, _)| *row == at).map_or(0, |(_, owed)| *owed);
        (!self.is_lead()).then_some(thousand(owed))
    }

    /// What the account `at` this place buys a year from anybody, where somebody has found it out: from a little more than
    /// it buys here to more than twice as much.
    pub(super) fn wallet(&self, at: usize) -> Option<Money> {
        let bought = i64::from(self.sales[2]);
        let times = 1_150 + (noise(at, 70) % 1_400) as i64;
        (bought >= 900).then(|| thousand(bought * times / 1_000 / 50 * 50))
    }

    /// Visits of the last twelve months: more to those who buy more, of a third not known.
    pub(super) fn visits(&self, at: usize) -> Option<u32> {
        let (least, more) = match self.sales[2] {
            900.. => (10, 12),
            200.. => (4, 6),
            _ => (0, 4),
        };
        let known = !self.is_lead() && !noise(at, 71).is_multiple_of(3);
        known.then(|| least + noise(at, 72) % more)
    }

    /// The year of its first purchase.
    pub(super) fn since(&self, at: usize) -> Option<u16> {
        let known = self.sales[0] > 0 && !noise(at, 73).is_multiple_of(4);
        known.then(|| 2009 + (noise(at, 74) % 14) as u16)
    }

    /// Sales and margin of the account `at` this place, a month each, in minor units.
    pub(super) fn months(&self, at: usize) -> Vec<(i64, Option<i64>)> {
        let mut cells = Vec::with_capacity(MONTHS);
        for (year, &thousands) in self.sales.iter().enumerate() {
            // Nobody sells a round million.
            let odd = (noise(at, 40 + year) % 997) as i64 - 498;
            let sales = if thousands == 0 { 0 } else { i64::from(thousands) * 1_000 + odd };
            let weights: [i64; 12] = std::array::from_fn(|n| self.weight(at, year, n));
            let whole = weights.iter().sum::<i64>().max(1);
            let (mut weight, mut before) = (0, 0);
            for (n, own) in weights.into_iter().enumerate() {
                weight += own;
                let so_far = sales * weight / whole;
                let stopped = year * 12 + n > usize::from(self.to);
                let units = if stopped { 0 } else { so_far - before };
                before = so_far;
                cells.push((units * 100, self.margin_of(at, year, n, units)));
            }
        }
        cells.truncate(MONTHS);
        for extra in EXTRAS.iter().filter(|extra| extra.row == at) {
            if let Some((sales, margin)) = cells.get_mut(extra.at) {
                let more = thousand(extra.sales).0;
                *sales += more;
                *margin = Some(margin.unwrap_or(0) + more * extra.margin / 100);
            }
        }
        cells
    }

    /// How much of a year falls into its `n`-th month: the season, tilted by growth, so that a year begins
    /// where the last one ended, and uneven by 8 %.
    fn weight(&self, at: usize, year: usize, n: usize) -> i64 {
        if self.buys & 1 << n == 0 || year * 12 + n < usize::from(self.from) {
            return 0;
        }
        let sales = |year: usize| self.sales.get(year).copied().map(i64::from);
        let here = sales(year).unwrap_or(0);
        let before = year.checked_sub(1).and_then(sales).unwrap_or(here);
        let after = sales(year + 1).unwrap_or(here);
        let tilt = 100 * (after - before) / (after + before).max(1);
        let uneven = 920 + (noise(at, year * 12 + n) % 161) as i64;
        i64::from(self.season[n]) * uneven * (1_100 + tilt * (2 * n as i64 - 11))
    }

    /// The margin of a month, uneven by one point.
    fn margin_of(&self, at: usize, year: usize, n: usize, units: i64) -> Option<i64> {
        if units == 0 || self.margin[year] == UNKNOWN {
            return None;
        }
        let uneven = (noise(at, 50 + year * 12 + n) % 201) as i64 - 100;
        Some(units * (i64::from(self.margin[year]) * 100 + uneven) / 100)
    }
}

/// A number that looks like chance and is always the same.
fn noise(row: usize, place: usize) -> u32 {
    let mixed = (row as u32 * 101 + place as u32 + 1).wrapping_mul(0x9E37_79B9);
    (mixed ^ mixed >> 15).wrapping_mul(0x85EB_CA6B) >> 16
}

/// No margin is known.
const UNKNOWN: i8 = i8::MIN;

// Regions.
const NORTH: u8 = 1;
const EAST: u8 = 2;
const SOUTH: u8 = 3;
const WEST: u8 = 4;
const ABROAD: u8 = 5;

// Channels.
const DIRECT: u8 = 1;
const DEALER: u8 = 2;
const ONLINE: u8 = 3;
const EXPORT: u8 = 4;

// Segments.
const RETAIL: u8 = 1;
const BUILD: u8 = 2;
const HOTEL: u8 = 3;
const FOOD: u8 = 4;
const PUBLIC: u8 = 5;
const FOREIGN: u8 = 6;
const OFFICE: u8 = 7;
const TRADE: u8 = 8;

// Groups.
const CALDROW: u8 = 1;
const TIDELINE: u8 = 2;

// Tags.
const SLOW: u8 = 1;
const TERMS: u8 = 2;
const CROSS: u8 = 3;
const FRAME: u8 = 4;
const MODEL: u8 = 5;
const LEAD: u8 = 6;

// Seasons, each a thousand in all. Shops relight before the holidays, building sites before winter; ships
// leave in late summer; public money is spent by December.
const AUTUMN: &[u8; 12] = &[60, 45, 75, 78, 80, 78, 75, 85, 110, 120, 110, 84];
const SITES: &[u8; 12] = &[50, 40, 70, 85, 90, 90, 80, 90, 105, 110, 105, 85];
const SHIPS: &[u8; 12] = &[55, 40, 65, 70, 80, 95, 115, 125, 125, 105, 70, 55];
const STEADY: &[u8; 12] = &[80, 75, 85, 83, 84, 84, 83, 84, 86, 86, 86, 84];
const BUDGET: &[u8; 12] = &[30, 25, 50, 70, 80, 90, 85, 85, 100, 110, 135, 140];

// Months of purchase.
const ALWAYS: u16 = 0xFFF;
const QUARTERLY: u16 = on(&[2, 5, 8, 11]);
/// Before each quarter ends, and before the holidays.
const STOCKING: u16 = on(&[3, 6, 9, 11, 12]);

const fn on(months: &[u8]) -> u16 {
    let (mut bits, mut at) = (0, 0);
    while at < months.len() {
        bits |= 1 << (months[at] - 1);
        at += 1;
    }
    bits
}

// The accounts of which more is told than their rows.
pub(super) const BRACKMOOR: usize = 0;
pub(super) const FERNHOLLOW: usize = 1;
pub(super) const LANTERNWRIGHT: usize = 4;
pub(super) const BIGMARSH: usize = 6;
pub(super) const OSTRELLE: usize = 8;
pub(super) const ALDERVANE: usize = 10;
pub(super) const SALTREACH: usize = 11;
pub(super) const GLOWBARROW: usize = 13;
pub(super) const THISTLEWICK: usize = 15;
const ST_OLMUND: usize = 16;
const GULLWING: usize = 20;
pub(super) const COLDSPUR: usize = 21;
pub(super) const QUARRICK: usize = 26;
const KETTLOW: usize = 28;
pub(super) const CALDROW_SERVICES: usize = 31;

/// Deals that will not come again, and returns.
static EXTRAS: [Extra; 8] = [
    Extra { row: BRACKMOOR, at: 8, sales: 640, margin: 17 },
    Extra { row: QUARRICK, at: 17, sales: 380, margin: 15 },
    Extra { row: ALDERVANE, at: 21, sales: 1_150, margin: 19 },
    Extra { row: OSTRELLE, at: 31, sales: 520, margin: 16 },
    Extra { row: ST_OLMUND, at: 16, sales: 210, margin: 18 },
    Extra { row: GULLWING, at: 14, sales: -9, margin: 20 },
    Extra { row: KETTLOW, at: 13, sales: -70, margin: 16 },
    Extra { row: SALTREACH, at: 24, sales: -180, margin: 8 },
];

/// What is overdue, in thousands: of the giant that buys without profit, the one that sells across regions, the
/// one that fell silent, and three more.
static OVERDUE: [(usize, i64); 6] =
    [(BIGMARSH, 412), (SALTREACH, 298), (COLDSPUR, 186), (THISTLEWICK, 35), (KETTLOW, 17), (GULLWING, 4)];

/// Those of them that the user marked as one-offs, in the order of their reasons. That of St. Olmund is not:
/// it is there to be found.
pub(super) fn marked() -> &'static [Extra] {
    &EXTRAS[..4]
}

macro_rules! rows {
    ($($region:tt $owner:tt $channel:tt $segment:tt $group:tt, $tag:tt $tag2:tt, $season:tt $buys:expr, $from:tt $to:tt,
        $y0:tt $y1:tt $y2:tt, $m0:expr, $m1:expr, $m2:expr, $loyalty:tt $feedback:tt $influence:tt $potential:tt;)*) => {
        [$(Row {
            region: $region, owner: $owner, channel: $channel, segment: $segment, group: $group, tags: [$tag, $tag2],
            season: $season, buys: $buys, from: $from, to: $to,
            sales: [$y0, $y1, $y2], margin: [$m0, $m1, $m2], ratings: [$loyalty, $feedback, $influence, $potential],
        }),*]
    };
}

/// The accounts, in the order of their names.
pub(super) static ROWS: [Row; COUNT] = rows! {
    // region owner channel segment group, tags, season months, from to, sales, margin, ratings
    NORTH  3 DIRECT BUILD   0,        FRAME 0,    SITES  ALWAYS,    0 99,  2000 2150 2250,  23, 23, 22,  4 4 3 3;
    EAST   1 DIRECT RETAIL  0,        FRAME 0,    AUTUMN ALWAYS,    0 99,  3400 3900 4050,  25, 24, 24,  4 3 4 3;
    NORTH  3 DEALER TRADE   0,        0 0,        STEADY on(&[1, 3, 5, 7, 9, 11]), 0 99,  110 95 80,  19, 18, 18,  3 1 1 1;
    EAST   1 DIRECT BUILD   CALDROW,  0 0,        SITES  ALWAYS,    0 99,  2450 2650 2750,  22, 22, 21,  4 3 4 3;
    EAST   1 DIRECT HOTEL   0,        MODEL 0,    SITES  on(&[3, 6, 9, 10]), 0 99,  85 95 110,  34, 35, 35,  5 5 5 2;
    NORTH  3 DEALER TRADE   0,        0 0,        AUTUMN ALWAYS,    0 99,  2600 2800 2900,  20, 20, 20,  4 4 3 3;
    SOUTH  2 DIRECT RETAIL  0,        TERMS SLOW, AUTUMN ALWAYS,    0 99,  3200 3850 4350,  2, -4, -6,   2 1 4 3;
    SOUTH  8 DIRECT PUBLIC  0,        0 0,        BUDGET on(&[4, 8, 11, 12]), 0 99,  70 82 90,  24, 24, 24,  3 2 2 2;
    ABROAD 4 EXPORT FOREIGN 0,        0 0,        SHIPS  ALWAYS,    0 99,  2850 3150 3250,  21, 21, 22,  4 3 3 4;
    WEST   5 DIRECT OFFICE  0,        0 0,        STEADY on(&[2, 6, 10]), 0 99,  22 25 28,  30, 30, 30,  9 9 9 9;
    SOUTH  2 DIRECT HOTEL   0,        0 0,        SITES  ALWAYS,    0 99,  1600 1750 2050,  27, 27, 28,  5 4 5 4;
    SOUTH  2 DEALER TRADE   0,        CROSS SLOW, AUTUMN STOCKING,  0 99,  2500 3300 2300,  11, 9, 8,    1 1 3 2;
    WEST   5 DIRECT HOTEL   TIDELINE, 0 0,        SITES  on(&[4, 10]), 0 99,  55 60 58,  30, 30, 29,     4 3 1 1;
    EAST   1 ONLINE RETAIL  0,        0 0,        AUTUMN ALWAYS,    0 99,  260 820 1750,  24, 25, 26,    4 5 3 5;
    WEST   5 DEALER TRADE   0,        0 0,        AUTUMN ALWAYS,    0 99,  120 118 121,  17, 17, 17,     3 2 2 2;
    NORTH  3 DIRECT RETAIL  0,        0 0,        AUTUMN ALWAYS,    0 99,  1980 1750 1480,  24, 22, 20,  3 2 4 2;
    SOUTH  8 DIRECT PUBLIC  0,        0 0,        STEADY ALWAYS,    0 99,  95 105 112,  26, 26, 26,      3 2 3 3;
    ABROAD 4 EXPORT FOREIGN 0,        0 0,        SHIPS  ALWAYS,    0 99,  1300 1550 1800,  23, 23, 24,  4 4 2 4;
    EAST   6 DIRECT FOOD    0,        0 0,        STEADY QUARTERLY, 0 99,  60 85 90,  31, 31, 31,        4 2 1 3;
    EAST   1 DIRECT BUILD   CALDROW,  0 0,        SITES  ALWAYS,    0 99,  1520 1700 1850,  23, 23, 23,  4 3 3 3;
    SOUTH  7 DIRECT RETAIL  0,        0 0,        AUTUMN on(&[5, 9]), 0 99,  48 0 0,  20, 20, 20,        2 1 1 1;
    NORTH  3 DIRECT BUILD   0,        SLOW 0,     SITES  ALWAYS,    0 26,  1560 1500 1300,  21, 19, 18,  2 2 2 2;
    WEST   5 DEALER TRADE   0,        0 0,        AUTUMN ALWAYS,    0 99,  1400 1450 1500,  21, 21, 21,  4 3 2 3;
    NORTH  8 DIRECT PUBLIC  0,        0 0,        BUDGET on(&[7, 8, 11]), 0 99,  300 320 310,  22, 22, 22,  3 2 2 2;
    EAST   6 DIRECT FOOD    0,        0 0,        STEADY ALWAYS,    0 99,  90 310 760,  30, 30, 29,      4 4 3 5;
    EAST   0 DIRECT RETAIL  0,        LEAD 0,     AUTUMN ALWAYS,    0 99,  0 0 0,  0, 0, 0,              9 9 4 5;
    WEST   5 DIRECT BUILD   0,        0 0,        SITES  ALWAYS,    0 99,  610 620 680,  20, 20, 20,     3 2 2 3;
    SOUTH  7 DIRECT HOTEL   TIDELINE, 0 0,        SITES  QUARTERLY, 0 99,  75 88 130,  29, 29, 29,       4 3 3 4;
    EAST   6 DIRECT BUILD   0,        0 0,        SITES  ALWAYS,    0 99,  450 360 280,  18, 16, 14,     2 1 2 1;
    NORTH  8 DIRECT PUBLIC  0,        FRAME 0,    BUDGET ALWAYS,    0 99,  380 410 430,  22, 22, 22,     4 3 4 3;
    WEST   5 DIRECT OFFICE  0,        0 0,        SITES  on(&[4, 9]), 0 99,  45 30 48,  27, 27, 27,      9 9 9 9;
    EAST   6 DIRECT OFFICE  CALDROW,  0 0,        STEADY ALWAYS,    0 99,  580 640 720,  25, 25, 25,     4 3 2 3;
    SOUTH  7 DIRECT HOTEL   0,        0 0,        SITES  ALWAYS,    14 99,  0 340 620,  28, 28, 28,      4 3 4 5;
    ABROAD 4 EXPORT FOREIGN 0,        0 0,        SHIPS  on(&[3, 5, 6, 7, 8, 9, 10]), 0 99,  250 290 330,  22, 22, 22,  3 3 2 3;
    EAST   6 DIRECT BUILD   0,        0 0,        SITES  ALWAYS,    0 99,  230 250 255,  21, 21, 21,     3 2 2 2;
    SOUTH  7 DEALER RETAIL  0,        0 0,        AUTUMN ALWAYS,    0 99,  420 400 390,  20, 20, 20,     3 2 2 2;
    WEST   5 DIRECT OFFICE  0,        0 0,        STEADY on(&[1, 2, 4, 6, 9, 11]), 0 99,  88 40 15,  22, 22, 22,  2 1 2 1;
    EAST   6 DEALER TRADE   0,        0 0,        AUTUMN ALWAYS,    0 99,  40 160 520,  24, 25, 26,      4 4 3 5;
    NORTH  8 DIRECT OFFICE  0,        0 0,        STEADY ALWAYS,    0 99,  200 230 240,  23, 23, 23,     4 2 2 3;
    NORTH  8 DIRECT PUBLIC  0,        0 0,        SITES  on(&[10]), 0 99,  0 75 0,  25, 25, 25,          9 9 4 1;
    ABROAD 4 EXPORT BUILD   0,        0 0,        SHIPS  on(&[2, 4, 6, 7, 9, 10, 12]), 0 99,  330 380 420,  26, 26, 26,  4 3 3 4;
    EAST   6 DIRECT FOOD    0,        0 0,        STEADY ALWAYS,    0 99,  210 260 280,  28, 28, 28,     4 3 2 3;
    NORTH  8 DIRECT PUBLIC  0,        0 0,        STEADY QUARTERLY, 0 99,  64 70 76,  27, 27, 27,        3 2 1 2;
    ABROAD 4 EXPORT FOREIGN 0,        0 0,        SHIPS  on(&[6, 9]), 0 99,  90 60 40,  UNKNOWN, UNKNOWN, UNKNOWN,  2 1 1 1;
    SOUTH  7 DIRECT OFFICE  0,        0 0,        STEADY on(&[1, 3, 5, 8, 9, 12]), 0 99,  38 66 105,  29, 29, 29,  3 2 2 4;
    WEST   5 DIRECT RETAIL  0,        0 0,        AUTUMN on(&[3, 9, 11]), 0 99,  96 72 60,  24, 24, 24,  2 2 2 2;
    SOUTH  7 DIRECT RETAIL  0,        0 0,        AUTUMN ALWAYS,    19 99,  0 45 210,  22, 22, 22,       9 9 9 4;
    NORTH  8 DIRECT PUBLIC  0,        0 0,        BUDGET on(&[12]), 0 99,  0 28 0,  24, 24, 24,          9 9 9 9;
    EAST   6 DEALER RETAIL  0,        0 0,        AUTUMN QUARTERLY, 0 99,  58 62 60,  21, 21, 21,        3 1 1 2;
    WEST   5 DIRECT PUBLIC  0,        0 0,        STEADY QUARTERLY, 0 99,  30 30 30,  26, 26, 26,        5 3 2 1;
    ABROAD 4 EXPORT HOTEL   0,        0 0,        SHIPS  on(&[3, 5, 7, 9]), 26 99,  0 0 180,  25, 25, 25,  9 9 9 5;
    EAST   6 DIRECT FOOD    0,        0 0,        STEADY on(&[4, 8, 11]), 0 99,  18 24 30,  30, 30, 30,  9 9 9 9;
    SOUTH  7 DIRECT OFFICE  0,        0 0,        STEADY on(&[2, 9]), 0 99,  26 20 22,  25, 25, 25,      9 9 9 9;
    NORTH  0 DIRECT PUBLIC  0,        0 0,        STEADY on(&[5, 10]), 0 99,  12 14 12,  28, 28, 28,     9 9 9 9;
    EAST   6 DIRECT OFFICE  0,        0 0,        STEADY QUARTERLY, 0 99,  40 52 47,  25, 25, 25,        3 2 2 2;
    SOUTH  7 DIRECT OFFICE  0,        0 0,        SITES  on(&[3, 4, 9, 10]), 0 99,  30 34 36,  UNKNOWN, UNKNOWN, UNKNOWN,  2 2 2 2;
    SOUTH  0 DIRECT HOTEL   0,        LEAD 0,     SITES  ALWAYS,    0 99,  0 0 0,  0, 0, 0,              9 9 4 5;
    NORTH  0 DIRECT 0       0,        LEAD 0,     SITES  ALWAYS,    0 99,  0 0 0,  0, 0, 0,              9 9 3 5;
    WEST   5 DIRECT OFFICE  0,        0 0,        SITES  on(&[9]),  0 99,  20 16 20,  22, 22, 22,        9 9 9 9;
    WEST   0 0      FOOD    0,        0 0,        STEADY on(&[6, 10]), 0 99,  16 18 21,  23, 23, 23,     9 9 9 9;
};
