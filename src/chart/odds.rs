//! How often simulated years end where: bars, the line to reach, and the quantiles.

use super::canvas::{Canvas, Pen, Room, Words};
use super::scale::{Frame, Plane};
use super::{Ink, Odds, Picture, Size};

impl Odds {
    /// Draws it. `None` without years or room.
    pub fn draw(&self, size: Size) -> Option<Picture> {
        let most = self.counts.iter().copied().max().filter(|&most| most > 0)?;
        let mut canvas = Canvas::new(size, (200.0, 120.0))?;
        let text = canvas.text.max(12.0);
        let top = 2.0 * text + 14.0;
        let frame = Frame {
            left: 8.0,
            top: top + 2.0 * text,
            right: canvas.width - 8.0,
            bottom: (canvas.height - canvas.text - 14.0).floor() + 0.5,
        };
        let plane = Plane::new(frame, self.from..self.to, 0.0..most as f64);
        let step = (self.to - self.from) / self.counts.len() as f64;
        let line = self.line.as_ref().map(|line| line.0);
        let zero = plane.y(0.0);
        for (at, &count) in self.counts.iter().enumerate() {
            let (low, high) = (self.from + step * at as f64, self.from + step * (at + 1) as f64);
            let (x1, x2) = (plane.x(low), plane.x(high) - 1.0);
            // A bar that the line crosses is as short of it as its middle.
            let reaches = line.is_some_and(|line| 0.5 * (low + high) >= line);
            canvas.block(x1, plane.y(count as f64), x2, zero, if reaches { Ink::First } else { Ink::Third });
        }
        canvas.rule(frame.left, frame.right, zero, Ink::Axis);
        for tick in &self.ticks {
            let x = plane.x(tick.value);
            canvas.upright(x, zero, zero + 4.0, Pen::new(Ink::Axis, 1.0));
        }
        let under = frame.bottom + canvas.text + 7.0;
        let ticks = self.ticks.iter().map(|it| Words::new(&it.label, plane.x(it.value), under).middle());
        canvas.say_evenly(&ticks.collect::<Vec<_>>());
        if let Some((value, [left, right])) = &self.line {
            let x = plane.x(*value);
            canvas.upright_over(x, text + 4.0, zero, Pen::new(Ink::Accent, 2.0));
            let (left, right) =
                (Words::new(left, 0.0, 0.0).size(12.0), Words::new(right, 0.0, 0.0).size(12.0).bold());
            // Near an edge both stand on one side, one under the other.
            let (first, second) = (text + 6.0, 2.0 * text + 8.0);
            let fits_left = x - 7.0 - canvas.width_of(&left) >= 0.0;
            let fits_right = x + 7.0 + canvas.width_of(&right) <= canvas.width;
            let left = if fits_left { left.at(x - 7.0, first).end() } else { left.at(x + 7.0, second) };
            let right = match (fits_right, fits_left) {
                (true, _) | (false, false) => right.at(x + 7.0, first),
                (false, true) => right.at(x - 7.0, second).end(),
            };
            canvas.say(left.ink(Ink::Soft));
            canvas.say(right.ink(Ink::Accent));
            // Nothing that is written cuts the line.
            canvas.hold(Room { left: x - 3.0, top: text + 4.0, right: x + 3.0, bottom: zero });
        }
        for (value, [name, amount]) in &self.quantiles {
            let x = plane.x(*value);
            let y = top + 4.0;
            canvas.upright_over(x, y + text + 6.0, zero, Pen::new(Ink::Ink, 1.0).dashed("2 3"));
            let (one, two) = (Words::new(name, x, y).halo(), Words::new(amount, x, y + text).halo());
            let from = |x: f64| [one.at(x, y), two.at(x, y + text)];
            let to = |x: f64| from(x).map(Words::end);
            // Beside its own line or beyond the target where the target runs close by.
            let beyond = line.map_or(x, |line| plane.x(line));
            let places = [from(x).map(Words::middle), to(x + 2.0), from(x - 2.0)];
            let mut places = places.into_iter().chain([to(beyond - 5.0), from(beyond + 5.0)]);
            let free = places.find(|lines| lines.iter().all(|words| canvas.is_free(words)));
            if let Some([one, two]) = free {
                canvas.say(one);
                canvas.say(two.ink(Ink::Ink));
            }
        }
        let middle = line.map_or(frame.right, |line| plane.x(line));
        if let Some((_, [left, right])) = &self.line {
            let (top, bottom) = (frame.top, frame.bottom);
            canvas.mark(Room { left: frame.left, top, right: middle, bottom }, left, 0);
            canvas.mark(Room { left: middle, top, right: frame.right, bottom }, right, 1);
        }
        Some(canvas.finish(&self.alt))
    }
}
