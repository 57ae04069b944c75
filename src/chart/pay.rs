//! Pay against what is sold: the curve with its jumps, and where somebody stands on it.

use super::canvas::{Canvas, Pen, Room, Words};
use super::scale::{Frame, Plane, span};
use super::{Ink, PayCurve, Picture, Size, Worded};

/// How near to a mark's middle the pointer finds it: marks are 24 pixels wide.
const REACH: f64 = 12.0;

impl PayCurve {
    /// Draws it. `None` without a curve or room.
    pub fn draw(&self, size: Size) -> Option<Picture> {
        let canvas = Canvas::new(size, (180.0, 130.0)).filter(|_| self.points.len() > 1)?;
        let mut drawing = Drawing::new(self, canvas);
        drawing.axes();
        drawing.lines();
        drawing.curve();
        drawing.places();
        drawing.marks();
        Some(drawing.canvas.finish(&self.alt))
    }
}

struct Drawing<'a> {
    spec: &'a PayCurve,
    canvas: Canvas,
    frame: Frame,
    plane: Plane,
}

impl<'a> Drawing<'a> {
    fn new(spec: &'a PayCurve, canvas: Canvas) -> Drawing<'a> {
        let left = f64::max(30.0, canvas.widest(spec.y.iter().map(|tick| tick.label.as_str())) + 9.0);
        let text = canvas.text.max(12.0);
        let steps = spec.y.len().saturating_sub(1);
        // Over the plot stands the title, and under that what the threshold is.
        let named = spec.threshold.as_ref().is_some_and(|threshold| !threshold.label.is_empty());
        let top = if named { text * 3.0 } else { text * 2.0 };
        let margins = [top, 16.0, text * 2.0 + 12.0, left.min(canvas.width * 0.4)];
        let frame = Frame::new((canvas.width, canvas.height), margins, steps);
        let points = || spec.points.iter().copied().chain(spec.places.iter().map(|place| place.at));
        let threshold = spec.threshold.iter().map(|it| it.value);
        let x = span(points().map(|at| at.0).chain(spec.x.iter().map(|it| it.value)).chain(threshold));
        let cap = spec.cap.iter().map(|it| it.value);
        let y = span(points().map(|at| at.1).chain(spec.y.iter().map(|it| it.value)).chain(cap));
        Drawing { spec, canvas, frame, plane: Plane::new(frame, x, y) }
    }

    fn axes(&mut self) {
        let Drawing { spec, canvas, frame, plane } = self;
        for tick in &spec.y {
            let y = plane.y(tick.value);
            canvas.rule(frame.left, frame.right, y, if tick.value == 0.0 { Ink::Axis } else { Ink::Grid });
            canvas.say(Words::new(&tick.label, frame.left - 6.0, y + 4.0).end());
        }
        let under = frame.bottom + canvas.text.max(12.0) + 3.0;
        for tick in &spec.x {
            let x = plane.x(tick.value);
            canvas.upright(x, frame.bottom, frame.bottom + 4.0, Pen::new(Ink::Axis, 1.0));
        }
        let label = |tick: &'a Worded| Words::new(&tick.label, plane.x(tick.value), under).middle();
        canvas.say_evenly(&spec.x.iter().map(label).collect::<Vec<_>>());
        canvas.say(Words::new(&spec.title, 0.0, canvas.text).ink(Ink::Soft));
        canvas.say(Words::new(&spec.bottom, frame.right, canvas.height - 3.0).end().ink(Ink::Soft));
    }

    /// Threshold and cap, behind the curve. Each is worded at its line.
    fn lines(&mut self) {
        let Drawing { spec, canvas, frame, plane } = self;
        let pen = Pen::new(Ink::Ink, 1.0).dashed("3 3");
        if let Some(threshold) = &spec.threshold {
            let x = plane.x(threshold.value);
            canvas.upright(x, frame.top - 4.0, frame.bottom, pen);
            let words = Words::new(&threshold.label, x, frame.top - 8.0).ink(Ink::Soft);
            // The words grow into the picture.
            canvas.say(if x > 0.6 * canvas.width { words.end() } else { words });
        }
        if let Some(cap) = &spec.cap {
            let y = plane.y(cap.value);
            canvas.line((frame.left, y), (frame.right, y), pen);
            // Left of the rise there is nothing under the line, and over it there may be no room.
            let words = Words::new(&cap.label, frame.left + 6.0, y + canvas.text + 3.0).ink(Ink::Soft).halo();
            let beyond = spec.threshold.as_ref().map(|threshold| plane.x(threshold.value));
            match beyond.filter(|&x| x < canvas.room(&words).right) {
                Some(x) => canvas.say(words.at(x + 6.0, y + canvas.text + 3.0)),
                None => canvas.say(words),
            }
        }
    }

    /// The curve: solid where it is, in dots where it jumps, for between the two nobody is paid. A jump down is a fault
    /// of the curve and drawn as one.
    fn curve(&mut self) {
        let Drawing { spec, canvas, plane, .. } = self;
        let mut run: Vec<(i32, i32)> = vec![];
        let mut before: Option<(f64, f64)> = None;
        for &(x, y) in &spec.points {
            if let Some((from, low)) = before.filter(|&(from, low)| from == x && low != y) {
                canvas.path(std::mem::take(&mut run), Pen::new(Ink::First, 2.0));
                let ink = if y < low { Ink::Risk } else { Ink::First };
                let pen = Pen::new(ink, 1.2).dashed("2 3");
                canvas.path(vec![plane.at(from, low), plane.at(x, y)], pen);
            }
            run.push(plane.at(x, y));
            before = Some((x, y));
        }
        canvas.path(run, Pen::new(Ink::First, 2.0));
    }

    fn places(&mut self) {
        let Drawing { spec, canvas, plane, .. } = self;
        let text = canvas.text.max(12.0);
        // No words over a dot, whichever is drawn first.
        for place in &spec.places {
            let (x, y) = (plane.x(place.at.0), plane.y(place.at.1));
            canvas.hold(Room { left: x - 4.0, top: y - 4.0, right: x + 4.0, bottom: y + 4.0 });
        }
        for place in &spec.places {
            let (x, y) = (plane.x(place.at.0), plane.y(place.at.1));
            if place.ahead {
                canvas.ring(x, y, 4.0, Pen::new(Ink::First, 1.6));
            } else {
                canvas.dot(x, y, 4.0, Ink::Ink);
            }
            // Under a rising curve there is room, over it at its foot: the first free of the four corners.
            let words = Words::new(&place.label, x, y).size(12.0).ink(Ink::Ink).halo();
            let words = if place.ahead { words } else { words.bold() };
            let (under, over) = (y + text + 5.0, y - 8.0);
            let corners = [
                words.at(x + 8.0, under),
                words.at(x - 8.0, over).end(),
                words.at(x - 8.0, under).end(),
                words.at(x + 8.0, over),
            ];
            let free = corners.into_iter().find(|words| canvas.is_free(words));
            match free {
                Some(words) => canvas.say(words),
                // The one place a reader looks for is named in any case.
                None if !place.ahead => canvas.say(corners[0]),
                None => {}
            }
        }
    }

    fn marks(&mut self) {
        let Frame { left, top, right, bottom } = self.frame;
        let places = self.spec.places.iter().map(|place| (place.at.0, &place.says));
        let cliffs = self.spec.cliffs.iter().map(|cliff| (cliff.value, &cliff.label));
        for (key, (at, says)) in places.chain(cliffs).enumerate() {
            let x = self.plane.x(at);
            let room = Room { left: (x - REACH).max(left), top, right: (x + REACH).min(right), bottom };
            self.canvas.mark(room, says, key);
        }
    }
}
