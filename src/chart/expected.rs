//! Months that were as bars, and months to come as a line.

use super::canvas::{Canvas, Pen, Room, Words};
use super::scale::{Frame, Plane, span};
use super::{Expected, Ink, Picture, Size};

impl Expected {
    /// Draws it. `None` without months or room.
    pub fn draw(&self, size: Size) -> Option<Picture> {
        let months = self.actual.len() + self.expected.len();
        let mut canvas = Canvas::new(size, (160.0, 110.0)).filter(|_| months > 0)?;
        let left = f64::max(30.0, canvas.widest(self.ticks.iter().map(|tick| tick.label.as_str())) + 9.0);
        let (width, height) = (canvas.width, canvas.height);
        let steps = self.ticks.len().saturating_sub(1);
        let text = canvas.text.max(12.0);
        let frame = Frame::new((width, height), [text * 2.0 + 4.0, 8.0, canvas.text + 17.0, left], steps);
        let values = self.actual.iter().copied().chain(self.expected.iter().copied()).chain([0.0]);
        let plane =
            Plane::new(frame, 0.0..months as f64, span(values.chain(self.ticks.iter().map(|it| it.value))));
        for tick in &self.ticks {
            let y = plane.y(tick.value);
            if tick.value != 0.0 {
                canvas.rule(frame.left, frame.right, y, Ink::Grid);
            }
            canvas.say(Words::new(&tick.label, frame.left - 6.0, y + 4.0).end());
        }
        canvas.say(Words::new(&self.title, 0.0, canvas.text).ink(Ink::Soft));
        let pitch = frame.width() / months as f64;
        let zero = plane.y(0.0);
        for (at, &value) in self.actual.iter().enumerate() {
            let x = frame.left + pitch * at as f64;
            canvas.block(x + pitch * 0.15, plane.y(value), x + pitch * 0.85, zero, Ink::First);
        }
        let known = self.actual.len();
        let to_come = self.expected.iter().enumerate();
        let mid: Vec<_> = to_come.map(|(at, &value)| plane.at((known + at) as f64 + 0.5, value)).collect();
        canvas.path(mid.clone(), Pen::new(Ink::First, 1.8));
        for &(x, y) in &mid {
            let unit = super::svg::UNITS;
            canvas.dot(f64::from(x) / unit, f64::from(y) / unit, 2.2, Ink::First);
        }
        canvas.rule(frame.left, frame.right, zero, Ink::Axis);
        if known > 0 && !self.expected.is_empty() {
            let x = plane.x(known as f64);
            canvas.upright(x, frame.top, frame.bottom, Pen::new(Ink::Ink, 1.0).dashed("3 3"));
            canvas.say(Words::new(&self.label, x + 6.0, frame.top - 4.0).ink(Ink::Soft));
        }
        let y = frame.bottom + canvas.text + 5.0;
        let mut first = 0;
        let mut names = vec![];
        for group in &self.groups {
            let center = frame.left + pitch * (first as f64 + group.count as f64 / 2.0);
            names.push(Words::new(&group.name, center, y).middle());
            first += group.count;
            if first < months {
                canvas.upright(
                    plane.x(first as f64),
                    frame.bottom,
                    frame.bottom + 5.0,
                    Pen::new(Ink::LineStrong, 1.0),
                );
            }
        }
        canvas.say_evenly(&names);
        canvas.columns(frame.left, frame.right, months);
        for (at, label) in self.says.iter().take(months).enumerate() {
            let x = frame.left + pitch * at as f64;
            canvas.mark(Room { left: x, top: frame.top, right: x + pitch, bottom: frame.bottom }, label, at);
        }
        Some(canvas.finish(&self.alt))
    }
}
