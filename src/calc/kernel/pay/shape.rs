//! The shape of a curve over one input: its jumps, and the points that draw it.

use super::settle::Side;
use crate::plan::{PayCurve, PayKind};

/// A place where a little more input changes pay by more than a day's pay.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cliff {
    /// The input at which pay jumps.
    pub at: f64,
    /// By how much it jumps there; below zero where more sales pay less.
    pub jump: f64,
    /// By how much one unit of input changes pay from just before the jump: the jump and what the unit earns.
    pub change: f64,
}

impl Cliff {
    /// Whether selling more pays less here: whoever is about to get over it gains by waiting.
    pub fn pays_less(&self) -> bool {
        self.jump < 0.0
    }
}

impl PayCurve {
    /// The inputs above 0 and up to `upto` where pay jumps, and one `unit` of input from just before the jump changes
    /// it by more than `day`, the pay of a day. Lowest first.
    ///
    /// The curve is that of a single transaction. Only two things make it jump: the threshold, and with
    /// [`PayKind::Flat`] a bound between two rates. Pay that is merely steep is no cliff.
    ///
    /// 1 % up to 1,000 and 2 % up to 3,000 on the whole amount pay 10 for 1,000 and 20 for a cent more:
    ///
    /// ```
    /// use keyline::plan::{PayCurve, PayKind};
    /// let flat = PayCurve::of_tiers(PayKind::Flat, &[(Some(1e3), 0.01), (Some(3e3), 0.02), (Some(8e3), 0.03)]);
    /// let cliffs = flat.cliffs(20.0, 1.0, 1e4);
    /// assert_eq!(cliffs.len(), 1);
    /// assert_eq!((cliffs[0].at, cliffs[0].jump.round()), (3e3, 30.0));
    /// assert_eq!(flat.cliffs(5.0, 1.0, 1e4).len(), 2);
    /// ```
    pub fn cliffs(&self, day: f64, unit: f64, upto: f64) -> Vec<Cliff> {
        let cliff = |at: f64| {
            let before = self.pay_beside(at, Side::Before);
            let jump = self.pay_beside(at, Side::After) - before;
            Cliff { at, jump, change: self.pay(&[at + unit]) - before }
        };
        let places = self.jumps().into_iter().filter(|&at| at > 0.0 && at <= upto);
        places.map(cliff).filter(|cliff| cliff.jump != 0.0 && cliff.change.abs() > day).collect()
    }

    /// The points that, joined by straight lines, are the pay of a single transaction between two inputs, from 0 on:
    /// the ends, every bend, and both sides of every jump with the same input. On a jump up to the threshold the pay
    /// is the later point, on any other the earlier.
    ///
    /// ```
    /// use keyline::plan::{PayCurve, PayKind};
    /// let mut curve = PayCurve::of_tiers(PayKind::Marginal, &[(Some(100.0), 0.5), (None, 1.0)]);
    /// curve.threshold = Some(50.0);
    /// curve.cap = Some(70.0);
    /// let points = [(0.0, 0.0), (50.0, 0.0), (50.0, 25.0), (100.0, 50.0), (120.0, 70.0), (150.0, 70.0)];
    /// assert_eq!(curve.points(0.0, 150.0), points);
    /// ```
    pub fn points(&self, from: f64, to: f64) -> Vec<(f64, f64)> {
        let from = from.max(0.0);
        let bounds = self.spans().map(|span| span.to).filter(|to| to.is_finite());
        let turns = bounds.chain(self.threshold).chain(self.accelerator.map(|it| it.from));
        let mut places: Vec<f64> = turns.filter(|&place| place > from && place < to).collect();
        places.push(from);
        if to > from {
            places.push(to);
        }
        sort(&mut places);
        let uncapped = PayCurve { cap: None, ..self.clone() };
        let mut points: Vec<(f64, f64)> = vec![];
        let mut left: Option<(f64, f64)> = None;
        for &place in &places {
            // Between two places pay is a straight line, which crosses the cap once at most.
            if let (Some((x, low)), Some(cap)) = (left, self.cap) {
                let high = uncapped.pay_beside(place, Side::Before);
                if low < cap && cap < high {
                    points.push((x + (place - x) * (cap - low) / (high - low), cap));
                }
            }
            let sides: &[Side] = match () {
                () if place == from && place == to => &[Side::At],
                () if place == from => &[Side::At, Side::After],
                () if place == to => &[Side::Before, Side::At],
                () => &[Side::Before, Side::At, Side::After],
            };
            for &side in sides {
                let point = (place, self.pay_beside(place, side));
                if points.last() != Some(&point) {
                    points.push(point);
                }
            }
            left = Some((place, uncapped.pay_beside(place, Side::After)));
        }
        points
    }

    /// Where pay may jump, lowest first.
    fn jumps(&self) -> Vec<f64> {
        let is_flat = self.kind == PayKind::Flat;
        let bounds = self.spans().map(|span| span.to).filter(|to| is_flat && to.is_finite());
        let mut places: Vec<f64> = bounds.chain(self.threshold).collect();
        sort(&mut places);
        places
    }
}

/// Sorts numbers and drops those that are there twice.
fn sort(places: &mut Vec<f64>) {
    places.sort_unstable_by(f64::total_cmp);
    places.dedup();
}
