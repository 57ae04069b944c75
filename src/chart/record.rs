//! Earlier years: the range that each would have had, the value expected, and a dot for what came.

use super::canvas::{Canvas, Pen, Room, Words};
use super::scale::{Frame, Plane, span};
use super::{Ink, Picture, Record, Size};

impl Record {
    /// Draws it. `None` without years or room.
    pub fn draw(&self, size: Size) -> Option<Picture> {
        let mut canvas = Canvas::new(size, (160.0, 110.0)).filter(|_| !self.years.is_empty())?;
        let left = f64::max(30.0, canvas.widest(self.ticks.iter().map(|tick| tick.label.as_str())) + 9.0);
        let (width, height) = (canvas.width, canvas.height);
        let steps = self.ticks.len().saturating_sub(1);
        let frame = Frame::new((width, height), [canvas.text + 12.0, 8.0, canvas.text + 17.0, left], steps);
        let values = self.years.iter().flat_map(|year| [year.low, year.high, year.came]);
        let values = values.chain([0.0]).chain(self.ticks.iter().map(|it| it.value));
        let count = self.years.len();
        let plane = Plane::new(frame, 0.0..count as f64, span(values));
        for tick in &self.ticks {
            let y = plane.y(tick.value);
            if tick.value != 0.0 {
                canvas.rule(frame.left, frame.right, y, Ink::Grid);
            }
            canvas.say(Words::new(&tick.label, frame.left - 6.0, y + 4.0).end());
        }
        canvas.say(Words::new(&self.title, 0.0, canvas.text).ink(Ink::Soft));
        let pitch = frame.width() / count as f64;
        let half = (0.25 * pitch).min(26.0);
        let mut names = Vec::with_capacity(count);
        for (at, year) in self.years.iter().enumerate() {
            let x = frame.left + pitch * (at as f64 + 0.5);
            let (low, high) = (plane.y(year.low), plane.y(year.high));
            canvas.block(x - half, high, x + half, low, Ink::Band);
            canvas.line(
                (x - half, plane.y(year.base)),
                (x + half, plane.y(year.base)),
                Pen::new(Ink::First, 2.0),
            );
            // What came is a dot; outside its range it is ringed as well, so that color never speaks alone.
            let y = plane.y(year.came);
            if (year.low..=year.high).contains(&year.came) {
                canvas.dot(x, y, 4.5, Ink::Ink);
            } else {
                canvas.dot(x, y, 6.5, Ink::Risk);
                canvas.dot(x, y, 4.0, Ink::Paper);
                canvas.dot(x, y, 2.0, Ink::Risk);
            }
            names.push(Words::new(&year.name, x, frame.bottom + canvas.text + 5.0).middle());
        }
        canvas.rule(frame.left, frame.right, plane.y(0.0), Ink::Axis);
        canvas.say_evenly(&names);
        canvas.columns(frame.left, frame.right, count);
        for (at, year) in self.years.iter().enumerate() {
            let x = frame.left + pitch * at as f64;
            let room = Room { left: x, top: frame.top, right: x + pitch, bottom: frame.bottom };
            canvas.mark(room, &year.says, at);
        }
        Some(canvas.finish(&self.alt))
    }
}
