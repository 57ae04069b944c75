//! What a curve pays, and why.

use crate::plan::{PayCurve, PayKind};

/// What one tier pays.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PayPart {
    /// The tier, from 0.
    pub tier: usize,
    /// The input in it, over all transactions.
    pub amount: f64,
    /// Pay per unit of input.
    pub rate: f64,
    /// amount x rate.
    pub pay: f64,
}

/// What changes the pay that the tiers earn, in the order in which it does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Adjustment {
    /// The input beyond a place earns more, or less.
    Accelerated {
        /// How much input lies beyond.
        beyond: f64,
        /// What it earns by the tiers.
        earned: f64,
        /// The factor of the accelerator.
        factor: f64,
        /// earned x (factor - 1), which is added.
        adds: f64,
    },
    /// More was returned than sold; nobody pays for having worked.
    NothingBelowZero {
        /// What is added to come to 0.
        adds: f64,
    },
    /// The total is below the threshold.
    BelowThreshold {
        /// The threshold.
        threshold: f64,
        /// How much input is missing.
        short: f64,
        /// What is added, all of the pay with a minus.
        adds: f64,
    },
    /// The pay is above the cap.
    Capped {
        /// The cap.
        cap: f64,
        /// What is added, the excess with a minus.
        adds: f64,
    },
}

impl Adjustment {
    /// What is added to the pay.
    pub fn adds(&self) -> f64 {
        match *self {
            Adjustment::Accelerated { adds, .. }
            | Adjustment::NothingBelowZero { adds }
            | Adjustment::BelowThreshold { adds, .. }
            | Adjustment::Capped { adds, .. } => adds,
        }
    }
}

/// A payout that explains itself: the parts, then the adjustments, come to the pay.
#[derive(Debug, Clone, PartialEq)]
pub struct Payout {
    /// The total of the transactions.
    pub input: f64,
    /// What each tier pays, those without input included.
    pub parts: Vec<PayPart>,
    /// What the parts come to.
    pub earned: f64,
    /// What changes that.
    pub adjustments: Vec<Adjustment>,
    /// What is paid, exactly as [`PayCurve::pay`] has it.
    pub pay: f64,
}

/// From which side a place on the curve is looked at: a bound belongs to the tier below, a threshold to what is above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Just before it.
    Before,
    /// The place itself.
    At,
    /// Just after it.
    After,
}

/// Input of one tier on the way of a transaction.
struct Piece {
    tier: usize,
    /// Where in the transaction it begins and ends.
    from: f64,
    to: f64,
    rate: f64,
}

/// What transactions earn before adjustments.
#[derive(Debug, Clone, Copy, Default)]
struct Earned {
    input: f64,
    pay: f64,
    beyond: f64,
    pay_beyond: f64,
}

impl PayCurve {
    /// What the transactions of a period pay together; one number, the attainment say, is one transaction.
    ///
    /// * A transaction on a bound belongs to the tier below it.
    /// * A return, below zero, takes back what a transaction of its size would have earned as the last one, so that a
    ///   sale and its return leave no trace. The pay does not go below 0.
    /// * Threshold and accelerator look at the total of all transactions, in their order: the part of a transaction
    ///   that carries the total beyond the accelerator's place is what is accelerated. Then comes the cap.
    ///
    /// The transactions are finite, and the curve is one that [`PayCurve::check`] takes; otherwise the answer means
    /// nothing.
    ///
    /// ```
    /// use keyline::plan::{PayCurve, PayKind};
    /// let tiers = [(Some(1e3), 0.01), (Some(3e3), 0.02), (Some(8e3), 0.03), (Some(2e4), 0.05)];
    /// let sales = [200.0, 300.0, 1_500.0, 1_200.0, 2_000.0, 4_500.0];
    /// let pay = |kind| PayCurve::of_tiers(kind, &tiers).pay(&sales).round();
    /// assert_eq!([PayKind::Flat, PayKind::Step, PayKind::Marginal].map(pay), [234.0, 164.0, 285.0]);
    /// ```
    pub fn pay(&self, transactions: &[f64]) -> f64 {
        self.settle(transactions, Side::At, |_| {}).1
    }

    /// The same pay with its parts and adjustments.
    ///
    /// ```
    /// use keyline::plan::{Accelerator, PayCurve, PayKind};
    /// let mut curve = PayCurve::of_tiers(PayKind::Marginal, &[(Some(100.0), 0.5), (None, 1.0)]);
    /// curve.accelerator = Some(Accelerator { from: 120.0, factor: 1.5 });
    /// let payout = curve.payout(&[90.0, 50.0]);
    /// // 100 at .5 and 40 at 1, of which the last 20 count half as much again.
    /// assert_eq!((payout.parts[0].pay, payout.parts[1].pay), (50.0, 40.0));
    /// assert_eq!((payout.adjustments[0].adds(), payout.pay), (10.0, 100.0));
    /// ```
    pub fn payout(&self, transactions: &[f64]) -> Payout {
        let part = |rate: f64, tier| PayPart { tier, amount: 0.0, rate, pay: 0.0 };
        let mut parts: Vec<PayPart> = self.spans().map(|span| part(span.rate, span.tier)).collect();
        let mut adjustments = vec![];
        let (earned, pay) = self.settle(transactions, Side::At, |line| match line {
            Line::Part { tier, amount } => {
                if let Some(part) = parts.get_mut(tier) {
                    part.amount += amount;
                    part.pay = part.amount * part.rate;
                }
            }
            Line::Adjustment(adjustment) => adjustments.push(adjustment),
        });
        Payout { input: earned.input, parts, earned: earned.pay, adjustments, pay }
    }

    /// What a single input pays, seen from a side.
    pub(super) fn pay_beside(&self, input: f64, side: Side) -> f64 {
        self.settle(&[input], side, |_| {}).1
    }

    /// The one calculation: earns, then adjusts, and tells `note` every line of it.
    fn settle(&self, transactions: &[f64], side: Side, mut note: impl FnMut(Line)) -> (Earned, f64) {
        let earned = self.earn(transactions, side, &mut note);
        let pay = self.adjust(&earned, side, &mut note);
        (earned, pay)
    }

    fn earn(&self, transactions: &[f64], side: Side, note: &mut impl FnMut(Line)) -> Earned {
        let total: f64 = transactions.iter().sum();
        let whole = [total];
        let transactions = if self.kind == PayKind::Marginal { &whole } else { transactions };
        let from = self.accelerator.map_or(f64::INFINITY, |accelerator| accelerator.from);
        let mut earned = Earned::default();
        for &transaction in transactions {
            let (before, after) = (earned.input, earned.input + transaction);
            let (size, sign) = (transaction.abs(), 1_f64.copysign(transaction));
            // How far into the transaction the accelerator's place lies.
            let plain = (from - before.min(after)).clamp(0.0, size);
            self.pieces(size, side, |piece| {
                let amount = piece.to - piece.from;
                let beyond = (piece.to - piece.from.max(plain)).max(0.0);
                earned.pay += sign * amount * piece.rate;
                earned.beyond += sign * beyond;
                earned.pay_beyond += sign * beyond * piece.rate;
                note(Line::Part { tier: piece.tier, amount: sign * amount });
            });
            earned.input = after;
        }
        earned.input = total;
        earned
    }

    /// The way of a transaction of `size` >= 0 through the tiers.
    fn pieces(&self, size: f64, side: Side, mut each: impl FnMut(Piece)) {
        for span in self.spans() {
            if self.kind == PayKind::Flat {
                let within = if side == Side::After { size < span.to } else { size <= span.to };
                if within {
                    each(Piece { tier: span.tier, from: 0.0, to: size, rate: span.rate });
                    return;
                }
            } else if size > span.from {
                each(Piece { tier: span.tier, from: span.from, to: size.min(span.to), rate: span.rate });
            }
        }
    }

    fn adjust(&self, earned: &Earned, side: Side, note: &mut impl FnMut(Line)) -> f64 {
        let mut pay = earned.pay;
        let mut adjust = |pay: &mut f64, exact: f64, adjustment| {
            *pay = exact;
            note(Line::Adjustment(adjustment));
        };
        if let Some(accelerator) = self.accelerator.filter(|_| earned.beyond != 0.0) {
            let adds = earned.pay_beyond * (accelerator.factor - 1.0);
            let adjustment = Adjustment::Accelerated {
                beyond: earned.beyond,
                earned: earned.pay_beyond,
                factor: accelerator.factor,
                adds,
            };
            let accelerated = pay + adds;
            adjust(&mut pay, accelerated, adjustment);
        }
        if pay < 0.0 {
            let adds = -pay;
            adjust(&mut pay, 0.0, Adjustment::NothingBelowZero { adds });
        }
        let below = |threshold: &f64| match side {
            Side::Before => earned.input <= *threshold,
            Side::At | Side::After => earned.input < *threshold,
        };
        if let Some(threshold) = self.threshold.filter(below) {
            let short = threshold - earned.input;
            let adds = -pay;
            adjust(&mut pay, 0.0, Adjustment::BelowThreshold { threshold, short, adds });
        }
        if let Some(cap) = self.cap.filter(|&cap| pay > cap) {
            let adds = cap - pay;
            adjust(&mut pay, cap, Adjustment::Capped { cap, adds });
        }
        pay
    }
}

/// A line of the calculation, as it is noted.
enum Line {
    Part { tier: usize, amount: f64 },
    Adjustment(Adjustment),
}
