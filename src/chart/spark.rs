//! Sparklines, as path strings.
//!
//! A grid repaints some thirty of these while it scrolls, so they pass plotters by: two strings, one
//! bar after the other.

use super::Spark;
use super::scale::{finite, units};
use super::svg::{UNITS, tenths};

/// A sparkline: two `d` attributes, to be filled, and the height of the hairline under them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SparkPaths {
    /// The earlier months, to be filled with [`super::Ink::Third`].
    pub earlier: String,
    /// The recent months, to be filled with [`super::Ink::First`].
    pub recent: String,
    /// Where the zero line stands, in CSS pixels from the top.
    pub base: f64,
}

impl Spark<'_> {
    /// The bars in a box of CSS pixels. A month with sales has at least 1.5 px; negative months hang
    /// below the zero line, which then leaves the bottom edge.
    ///
    /// ```
    /// use keyline::chart::Spark;
    /// let paths = Spark { values: &[0.0, 4.0, 2.0], recent: 1 }.paths(30.0, 20.0);
    /// assert_eq!(paths.earlier, "M10.4 19.5v-18.5h9.2v18.5z");
    /// assert_eq!(paths.recent, "M20.4 19.5v-9.3h9.2v9.3z");
    /// ```
    pub fn paths(&self, width: f64, height: f64) -> SparkPaths {
        let (width, height) = (finite(width).clamp(1.0, 2_000.0), finite(height).clamp(4.0, 2_000.0));
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for &value in self.values {
            low = low.min(finite(value));
            high = high.max(finite(value));
        }
        // One pixel of air above, half a pixel for the hairline below.
        let span = (high - low).max(f64::MIN_POSITIVE);
        let scale = (height - if low < 0.0 { 2.0 } else { 1.5 }) / span;
        // A loss has its pixel and a half even where it is nothing beside the sales.
        let base = match low < 0.0 {
            true => ((1.0 + high * scale).floor() + 0.5).clamp(1.5, height - 1.5),
            false => height - 0.5,
        };
        let pitch = width / self.values.len().max(1) as f64;
        let gap = if pitch > 2.0 { 0.4 } else { 0.0 };
        let first_recent = self.values.len().saturating_sub(self.recent);
        let room = |bars: usize| String::with_capacity(bars.min(64) * 24);
        let (earlier, recent) = (room(first_recent), room(self.values.len() - first_recent));
        let mut paths = SparkPaths { earlier, recent, base };
        // Rounded down: with its left edge rounded up, the last bar would stand out of the box.
        let (start, across) = (units(base), ((pitch - 2.0 * gap) * UNITS).max(1.0) as i32);
        for (i, &value) in self.values.iter().enumerate() {
            let value = finite(value);
            if value == 0.0 {
                continue;
            }
            let reach = value * scale;
            let reach = if reach >= 0.0 { reach.clamp(1.5, base) } else { reach.clamp(base - height, -1.5) };
            let path = if i < first_recent { &mut paths.earlier } else { &mut paths.recent };
            let rise = units(reach);
            path.push('M');
            tenths(path, units(i as f64 * pitch + gap));
            path.push(' ');
            tenths(path, start);
            path.push('v');
            tenths(path, -rise);
            path.push('h');
            tenths(path, across);
            path.push('v');
            tenths(path, rise);
            path.push('z');
        }
        paths
    }
}
