//! A year added up against its target, and where it lands.

use super::canvas::{Canvas, Pen, Room, Words};
use super::scale::{Frame, Plane, span, spread};
use super::{Cumulative, Ink, Picture, Size};

impl Cumulative {
    /// Draws it. `None` without periods or room.
    pub fn draw(&self, size: Size) -> Option<Picture> {
        let canvas = Canvas::new(size, (160.0, 110.0)).filter(|_| self.periods() > 0)?;
        let mut drawing = Drawing::new(self, canvas);
        drawing.rules();
        drawing.groups();
        drawing.lines();
        drawing.labels();
        drawing.marks();
        Some(drawing.canvas.finish(&self.alt))
    }

    /// How many periods the year has.
    fn periods(&self) -> usize {
        let landed = self.actual.len() + self.landing.len();
        self.target.len().max(self.last_year.len()).max(landed)
    }
}

/// The words at the end of a line.
struct End<'a> {
    lines: &'a [String],
    /// Where the line ends.
    y: f64,
    ink: Ink,
    bold: bool,
}

struct Drawing<'a> {
    spec: &'a Cumulative,
    canvas: Canvas,
    frame: Frame,
    plane: Plane,
    periods: usize,
}

impl<'a> Drawing<'a> {
    fn new(spec: &'a Cumulative, canvas: Canvas) -> Drawing<'a> {
        let periods = spec.periods();
        let left = f64::max(30.0, canvas.widest(spec.ticks.iter().map(|tick| tick.label.as_str())) + 9.0);
        let ends = [&spec.actual_label, &spec.target_label, &spec.last_year_label, &spec.landing_label];
        let widest = canvas.widest(ends.into_iter().flatten().map(String::as_str)) * 1.06;
        let right = (widest + 9.0).clamp(12.0, canvas.width * 0.45);
        let bottom = canvas.text + 17.0;
        let size = (canvas.width, canvas.height);
        let steps = spec.ticks.len().saturating_sub(1);
        let frame = Frame::new(size, [canvas.text.max(12.0) * 2.0, right, bottom, left], steps);
        let series = [&spec.actual, &spec.target, &spec.last_year].into_iter().flatten().copied();
        let values = series.chain(spec.landing.iter().flatten().copied()).chain([0.0]);
        let y = span(values.chain(spec.ticks.iter().map(|tick| tick.value)));
        let plane = Plane::new(frame, 0.0..periods as f64, y);
        Drawing { spec, canvas, frame, plane, periods }
    }

    fn rules(&mut self) {
        let Drawing { spec, canvas, frame, plane, .. } = self;
        for tick in &spec.ticks {
            let y = plane.y(tick.value);
            if tick.value != 0.0 {
                canvas.rule(frame.left, frame.right, y, Ink::Grid);
            }
            canvas.say(Words::new(&tick.label, frame.left - 6.0, y + 4.0).end());
        }
        canvas.rule(frame.left, frame.right, plane.y(0.0), Ink::Axis);
        canvas.say(Words::new(&spec.title, 0.0, canvas.text).ink(Ink::Soft));
    }

    fn groups(&mut self) {
        let y = self.frame.bottom + self.canvas.text + 5.0;
        let pitch = self.frame.width() / self.periods as f64;
        let mut first = 0.0;
        let mut names = vec![];
        for group in &self.spec.groups {
            let center = self.frame.left + pitch * (first + group.count as f64 / 2.0);
            names.push(Words::new(&group.name, center.min(self.frame.right), y).middle());
            first += group.count as f64;
        }
        self.canvas.say_evenly(&names);
    }

    /// A line from zero through the ends of the periods.
    fn starting_at_zero(&self, values: &[f64]) -> Vec<(i32, i32)> {
        let ends = values.iter().enumerate().map(|(i, &value)| self.plane.at((i + 1) as f64, value));
        std::iter::once(self.plane.at(0.0, 0.0)).chain(ends).collect()
    }

    fn lines(&mut self) {
        let spec = self.spec;
        let (canvas, plane) = (&self.canvas, &self.plane);
        let closed = spec.actual.len();
        let now = spec.actual.last().copied().unwrap_or(0.0);
        let along = |pick: fn(&[f64; 3]) -> f64| {
            let ends = spec.landing.iter().enumerate();
            let ends = ends.map(move |(i, ends)| plane.at((closed + i + 1) as f64, pick(ends)));
            std::iter::once(plane.at(closed as f64, now)).chain(ends).collect::<Vec<_>>()
        };
        let (low, mid, high) = (along(|ends| ends[0]), along(|ends| ends[1]), along(|ends| ends[2]));
        // Below the lines, which run through it.
        if low != high {
            canvas.shape(low.into_iter().chain(high.into_iter().rev()).collect(), Ink::Third);
        }
        canvas.path_over(self.starting_at_zero(&spec.last_year), Pen::new(Ink::Second, 1.2).dashed("2 3"));
        canvas.path_over(self.starting_at_zero(&spec.target), Pen::new(Ink::Accent, 2.0));
        canvas.path_over(mid, Pen::new(Ink::First, 1.6).dashed("4 3"));
        canvas.path(self.starting_at_zero(&spec.actual), Pen::new(Ink::First, 2.4));
        let (x, y) = (plane.x(closed as f64), plane.y(now));
        if closed > 0 {
            canvas.dot(x, y, 3.5, Ink::First);
        }
        if 0 < closed && closed < self.periods {
            let pen = Pen::new(Ink::Ink, 1.0).dashed("3 3");
            canvas.upright(x, self.frame.top, self.frame.bottom, pen);
        }
        if let Some([_, mid, _]) = spec.landing.last() {
            let x = plane.x((closed + spec.landing.len()) as f64);
            canvas.ring(x, plane.y(*mid), 3.0, Pen::new(Ink::First, 1.6));
        }
    }

    /// The words at the right end, each as near to the end of its line as the others allow. Where
    /// there is no room for all, last year's go first.
    fn labels(&mut self) {
        let spec = self.spec;
        let end = |lines: &'a [String], y: Option<f64>, ink: Ink, bold: bool| {
            let drawn = lines.iter().any(|line| !line.is_empty());
            y.filter(|_| drawn).map(|y| End { lines, y: self.plane.y(y), ink, bold })
        };
        let landing = spec.landing.last().map(|ends| ends[1]);
        let ends = [
            end(&spec.target_label, spec.target.last().copied(), Ink::Accent, true),
            end(&spec.landing_label, landing, Ink::Ink, true),
            end(&spec.actual_label, spec.actual.last().copied(), Ink::Ink, true),
            end(&spec.last_year_label, spec.last_year.last().copied(), Ink::Soft, false),
        ];
        let mut ends: Vec<End> = ends.into_iter().flatten().collect();
        let step = self.canvas.text + 2.0;
        let (low, high) = (0.0, self.canvas.height);
        let height = |end: &End| end.lines.len() as f64 * step + 3.0;
        while ends.iter().map(height).sum::<f64>() > high - low {
            ends.pop();
        }
        let sizes: Vec<f64> = ends.iter().map(height).collect();
        let wants: Vec<f64> = ends.iter().zip(&sizes).map(|(end, size)| end.y - size / 2.0).collect();
        let places = spread(&wants, &sizes, 0.0, low, high);
        for (end, top) in ends.iter().zip(places) {
            for (i, line) in end.lines.iter().enumerate() {
                let y = top + step * (i + 1) as f64 - 1.5;
                let words = Words::new(line, self.frame.right + 7.0, y).ink(end.ink);
                self.canvas.say(if end.bold && (i == 0 || end.ink == Ink::Accent) {
                    words.bold()
                } else {
                    words
                });
            }
        }
    }

    fn marks(&mut self) {
        let Frame { left, top, right, bottom } = self.frame;
        self.canvas.columns(left, right, self.periods);
        let pitch = self.frame.width() / self.periods as f64;
        for (i, label) in self.spec.says.iter().take(self.periods).enumerate() {
            let x = left + pitch * i as f64;
            self.canvas.mark(Room { left: x, top, right: x + pitch, bottom }, label, i);
        }
    }
}
