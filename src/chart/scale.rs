//! From numbers to places: round numbers for axes, plotters' coordinates, and room for labels.

use std::ops::Range;

use plotters::coord::CoordTranslate;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;

use super::svg::UNITS;

/// Round numbers for an axis: multiples of 1, 2, 2.5 or 5 times a power of ten, about `count` steps
/// apart, the first at or below `low` and the last at or above `high`. Where both are equal, or not
/// numbers, the axis runs from or to zero.
///
/// ```
/// # use keyline::chart::nice_ticks;
/// assert_eq!(nice_ticks(0.0, 5.6, 4), [0.0, 2.0, 4.0, 6.0]);
/// assert_eq!(nice_ticks(-0.3, 0.9, 5), [-0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0]);
/// assert_eq!(nice_ticks(26.1, 33.2, 4), [26.0, 28.0, 30.0, 32.0, 34.0]);
/// ```
pub fn nice_ticks(low: f64, high: f64, count: usize) -> Vec<f64> {
    let (low, high) = match (finite(low), finite(high)) {
        (low, high) if low < high => (low, high),
        (same, _) if same != 0.0 => (same.min(0.0), same.max(0.0)),
        _ => (0.0, 1.0),
    };
    let step = Step::above((high - low) / count.clamp(1, 20) as f64, &[1.0, 2.0, 2.5, 5.0]);
    let first = (low / step.value() + 1e-9).floor();
    let last = (high / step.value() - 1e-9).ceil();
    (0..=(last - first).clamp(1.0, 50.0) as usize).map(|k| step.times(first + k as f64)).collect()
}

/// Six ticks from zero in five equal steps, the last at or above `high`: the left axis of a
/// [`super::Pareto`], whose right axis has 0 to 100% on the same rules. The steps are round, and of
/// more kinds than [`nice_ticks`] has, since here their number is fixed and height is precious.
///
/// ```
/// # use keyline::chart::five_steps;
/// assert_eq!(five_steps(877.0), [0.0, 200.0, 400.0, 600.0, 800.0, 1000.0]);
/// assert_eq!(five_steps(1_130.0), [0.0, 250.0, 500.0, 750.0, 1000.0, 1250.0]);
/// ```
pub fn five_steps(high: f64) -> [f64; 6] {
    let high = if finite(high) > 0.0 { high } else { 1.0 };
    let step = Step::above(high / 5.0, &[1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0]);
    [0.0, 1.0, 2.0, 3.0, 4.0, 5.0].map(|k| step.times(k))
}

/// A number, or zero for none; kept far enough from the largest that sums stay numbers.
pub(super) fn finite(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { value.clamp(-1e300, 1e300) }
}

/// A round step, kept as leading digits and power of ten so that its multiples come out exact.
struct Step {
    lead: f64,
    power: i32,
}

impl Step {
    /// The smallest step of these leading digits that is not below `least`.
    fn above(least: f64, leads: &[f64]) -> Step {
        let power = libm::floor(libm::log10(least.max(1e-290))) as i32;
        let unit = libm::pow(10.0, f64::from(power));
        // A hair of tolerance: 0.3 / 0.1 must not ask for the next step.
        match leads.iter().find(|lead| *lead * unit >= least * (1.0 - 1e-9)) {
            Some(&lead) => Step { lead, power },
            None => Step { lead: 1.0, power: power + 1 },
        }
    }

    fn value(&self) -> f64 {
        self.times(1.0)
    }

    fn times(&self, k: f64) -> f64 {
        // Dividing by a power of ten is exact where multiplying by its inverse is not.
        if self.power < 0 {
            self.lead * k / libm::pow(10.0, f64::from(-self.power))
        } else {
            self.lead * k * libm::pow(10.0, f64::from(self.power))
        }
    }
}

/// The least and the greatest of some numbers, never empty.
pub(super) fn span(values: impl IntoIterator<Item = f64>) -> Range<f64> {
    let mut span: Option<Range<f64>> = None;
    for value in values.into_iter().map(finite) {
        span = Some(match span {
            Some(span) => span.start.min(value)..span.end.max(value),
            None => value..value,
        });
    }
    match span {
        Some(span) if span.start < span.end => span,
        Some(span) => span.start..span.start + span.start.abs().max(1.0),
        None => 0.0..1.0,
    }
}

/// The rectangle of the plot in CSS pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Frame {
    /// The frame with margins, its rules `steps` apart on the middle of a pixel, so that hairlines
    /// are sharp: the plot gives up the few pixels that do not divide.
    pub(super) fn new(size: (f64, f64), margins: [f64; 4], steps: usize) -> Frame {
        let [top, right, bottom, left] = margins;
        let steps = steps.max(1) as f64;
        let height = (((size.1 - top - bottom) / steps).floor() * steps).max(steps.min(size.1 / 4.0));
        let bottom = (size.1 - bottom).floor().max(height + 1.0) - 0.5;
        let left = left.ceil();
        let right = (size.0 - right).floor().max(left + 10.0).min(size.0);
        Frame { left: left.min(right - 1.0), top: bottom - height, right, bottom }
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }
}

/// Data coordinates on a frame: plotters' Cartesian plane, kept inside the frame.
pub(super) struct Plane {
    x: Range<f64>,
    y: Range<f64>,
    plotters: Cartesian2d<RangedCoordf64, RangedCoordf64>,
}

impl Plane {
    /// `x` from left to right and `y` from bottom to top of the frame.
    pub(super) fn new(frame: Frame, x: Range<f64>, y: Range<f64>) -> Plane {
        // One number is no range to plotters.
        let (x, y) = (span([x.start, x.end]), span([y.start, y.end]));
        let actual = (units(frame.left)..units(frame.right), units(frame.bottom)..units(frame.top));
        Plane { plotters: Cartesian2d::new(x.clone(), y.clone(), actual), x, y }
    }

    /// A point in units. Outside the range is at its edge.
    pub(super) fn at(&self, x: f64, y: f64) -> (i32, i32) {
        let inside = |value: f64, range: &Range<f64>| match value.is_nan() {
            true => range.start,
            false => value.clamp(range.start, range.end),
        };
        self.plotters.translate(&(inside(x, &self.x), inside(y, &self.y)))
    }

    /// Where `x` stands, in CSS pixels.
    pub(super) fn x(&self, x: f64) -> f64 {
        f64::from(self.at(x, self.y.start).0) / UNITS
    }

    /// Where `y` stands, in CSS pixels.
    pub(super) fn y(&self, y: f64) -> f64 {
        f64::from(self.at(self.x.start, y).1) / UNITS
    }
}

/// CSS pixels as backend units.
pub(super) fn units(pixels: f64) -> i32 {
    // Casting drops the fraction and bounds the value; a call to round would be most of a sparkline.
    let units = pixels * UNITS;
    (units + 0.5_f64.copysign(units)).clamp(-1e7, 1e7) as i32
}

/// Moves labels that want to stand at `wants` apart, in one dimension: each has its size, none
/// overlaps another, all stay between `low` and `high` if they fit there at all. Order is kept.
pub(super) fn spread(wants: &[f64], sizes: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    // A handful of labels: inserting each in its place spares the page a copy of the sorting code.
    let mut labels: Vec<(usize, f64, f64)> = vec![];
    for (i, (&want, &size)) in wants.iter().zip(sizes).enumerate() {
        let place = labels.partition_point(|label| label.1 <= want);
        labels.insert(place, (i, want, size));
    }
    let mut edge = high + gap;
    for (_, place, size) in labels.iter_mut().rev() {
        *place = place.min(edge - gap - *size);
        edge = *place;
    }
    let mut edge = low - gap;
    for (_, place, size) in &mut labels {
        *place = place.max(edge + gap);
        edge = *place + *size;
    }
    let mut places = wants.to_vec();
    for (i, place, _) in labels {
        if let Some(slot) = places.get_mut(i) {
            *slot = place;
        }
    }
    places
}
