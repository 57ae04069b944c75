//! Sales against effort: a response curve with the judgements it was drawn through.

use super::canvas::{Canvas, Pen, Words};
use super::scale::{Frame, Plane, span};
use super::{Ink, Picture, Response, Size};

impl Response {
    /// Draws it. `None` without a curve or room.
    pub fn draw(&self, size: Size) -> Option<Picture> {
        let mut canvas = Canvas::new(size, (140.0, 110.0)).filter(|_| self.points.len() > 1)?;
        let left = f64::max(30.0, canvas.widest(self.y.iter().map(|tick| tick.label.as_str())) + 9.0);
        let text = canvas.text.max(12.0);
        let steps = self.y.len().saturating_sub(1);
        let frame =
            Frame::new((canvas.width, canvas.height), [text * 2.0, 16.0, text * 2.0 + 12.0, left], steps);
        let judged = || self.judged.iter().chain(&self.planned);
        let x = span(
            self.points.iter().chain(judged()).map(|point| point.0).chain(self.x.iter().map(|it| it.value)),
        );
        let y = span(
            self.points.iter().chain(judged()).map(|point| point.1).chain(self.y.iter().map(|it| it.value)),
        );
        let plane = Plane::new(frame, x, y);
        for tick in &self.y {
            let y = plane.y(tick.value);
            canvas.rule(frame.left, frame.right, y, if tick.value == 0.0 { Ink::Axis } else { Ink::Grid });
            canvas.say(Words::new(&tick.label, frame.left - 6.0, y + 4.0).end());
        }
        let under = frame.bottom + text + 3.0;
        let ticks = self.x.iter().map(|it| Words::new(&it.label, plane.x(it.value), under).middle());
        canvas.say_evenly(&ticks.collect::<Vec<_>>());
        canvas.say(Words::new(&self.title, 0.0, canvas.text).ink(Ink::Soft));
        canvas.say(Words::new(&self.bottom, frame.right, canvas.height - 3.0).end().ink(Ink::Soft));
        canvas.path(self.points.iter().map(|&(x, y)| plane.at(x, y)).collect(), Pen::new(Ink::First, 2.0));
        for &(x, y) in &self.judged {
            canvas.ring(plane.x(x), plane.y(y), 3.0, Pen::new(Ink::Second, 1.5));
        }
        if let Some((x, y)) = self.planned {
            let (x, y) = (plane.x(x), plane.y(y));
            canvas.dot(x, y, 4.0, Ink::Ink);
            // Under the curve there is always room; near the right edge the words end at the point.
            let words = Words::new(&self.label, x + 8.0, y + text + 6.0).ink(Ink::Ink).halo();
            let fits = canvas.room(&words).right < canvas.width;
            canvas.say(if fits { words } else { words.at(x + 4.0, y + text + 6.0).end() });
        }
        Some(canvas.finish(&self.alt))
    }
}
