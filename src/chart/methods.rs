//! Methods in rows with the committed line through all of them.

use std::ops::Range;

use super::canvas::{Canvas, Pen, Room, Words};
use super::scale::{Frame, Plane, span, spread, units};
use super::{Ink, MethodRow, Methods, Picture, Size, Through, Worded};

impl Methods {
    /// Pixels over the first row, for the two lines of the committed target and last year.
    pub const TOP: f64 = 30.0;

    /// Pixels under the last row, for the axis.
    pub const BOTTOM: f64 = 26.0;

    /// The height of a drawing with rows of `row` pixels.
    pub fn height(&self, row: f64) -> f64 {
        Methods::TOP + Methods::BOTTOM + row * self.rows.len() as f64
    }

    /// Draws it. `None` without rows or room.
    pub fn draw(&self, size: Size) -> Option<Picture> {
        let least = Methods::TOP + Methods::BOTTOM + 12.0 * self.rows.len() as f64;
        let canvas = Canvas::new(size, (120.0, least)).filter(|_| !self.rows.is_empty())?;
        let mut drawing = Drawing::new(self, canvas);
        drawing.rules();
        drawing.last_year();
        for (i, row) in self.rows.iter().enumerate() {
            drawing.row(i, row);
        }
        drawing.committed();
        for (i, row) in self.rows.iter().enumerate() {
            drawing.blend(i, row);
        }
        drawing.through();
        for (i, row) in self.rows.iter().enumerate() {
            drawing.labels(i, row);
        }
        Some(drawing.canvas.finish(&self.alt))
    }
}

struct Drawing<'a> {
    spec: &'a Methods,
    canvas: Canvas,
    frame: Frame,
    plane: Plane,
    row: f64,
}

impl<'a> Drawing<'a> {
    fn new(spec: &'a Methods, canvas: Canvas) -> Drawing<'a> {
        let names =
            spec.rows.iter().map(|row| canvas.width_of(&Words::new(&row.name, 0.0, 0.0).size(12.0).bold()));
        let left = match spec.names {
            true => names.fold(0.0, f64::max).min(canvas.width * 0.42) + 10.0,
            false => 16.0,
        };
        let row = (canvas.height - Methods::TOP - Methods::BOTTOM) / spec.rows.len() as f64;
        let (top, bottom) = (Methods::TOP, canvas.height - Methods::BOTTOM);
        let frame = Frame { left, top, right: canvas.width - 16.0, bottom };
        let worded = |worded: &Option<Worded>| worded.as_ref().map(|worded| worded.value);
        let values = spec.rows.iter().flat_map(|row| [worded(&row.low), worded(&row.mid), worded(&row.high)]);
        let through = [&spec.committed, &spec.last_year].map(|line| line.as_ref().map(|line| line.value));
        let ticks = spec.ticks.iter().map(|tick| Some(tick.value));
        let x = span(values.chain(through).chain(ticks).flatten());
        let plane = Plane::new(frame, x.clone(), 0.0..1.0);
        let mut drawing = Drawing { spec, canvas, frame, plane, row };
        if spec.names {
            drawing.clear_names(x);
        }
        drawing
    }

    /// Moves the plot right of the names until no low end stands on one.
    fn clear_names(&mut self, x: Range<f64>) {
        let names = self.frame.left - 6.0;
        // Moved, an end may have to step over last year's line.
        for _ in 0..2 {
            let Frame { left, right, .. } = self.frame;
            let missing = self.spec.rows.iter().filter_map(|row| {
                let (low, _) = row.low.as_ref().zip(row.high.as_ref())?;
                let room = self.canvas.room(&self.low_end(low, 0.0));
                // What stands further right moves less.
                let moves = ((right - room.right) / (right - left)).clamp(0.1, 1.0);
                Some((names - room.left) / moves)
            });
            let missing = missing.fold(0.0, f64::max).min((right - left) * 0.4);
            self.frame.left += missing;
            self.plane = Plane::new(self.frame, x.clone(), 0.0..1.0);
        }
    }

    fn rules(&mut self) {
        let Drawing { spec, canvas, frame, plane, row } = self;
        let foot = frame.bottom + 4.0;
        for tick in &spec.ticks {
            let x = plane.x(tick.value);
            canvas.upright(x, frame.top, foot, Pen::new(Ink::Grid, 1.0));
        }
        let label =
            |tick: &'a Worded| Words::new(&tick.label, plane.x(tick.value), canvas.height - 6.0).middle();
        let labels: Vec<Words> = spec.ticks.iter().map(label).collect();
        canvas.say_evenly(&labels);
        for (i, method) in spec.rows.iter().enumerate() {
            let ink = if method.blend { Ink::Ink } else { Ink::Grid };
            canvas.rule(0.0, canvas.width, frame.top + *row * i as f64, ink);
        }
    }

    fn last_year(&mut self) {
        let Some(line) = &self.spec.last_year else { return };
        let x = self.plane.x(line.value);
        let pen = Pen::new(Ink::Axis, 1.0).dashed("2 3");
        self.canvas.upright(x, self.frame.top - 4.0, self.frame.bottom + 4.0, pen);
    }

    fn committed(&mut self) {
        let Some(line) = &self.spec.committed else { return };
        let x = self.plane.x(line.value);
        let pen = Pen::new(Ink::Accent, 2.0);
        self.canvas.line_over((x, self.frame.top - 4.0), (x, self.frame.bottom + 4.0), pen);
    }

    /// What the two lines are: last year's words centered over its line, the committed target's right
    /// of its own, or left of it where last year follows closely. Neither covers the other.
    fn through(&mut self) {
        let words =
            |line: &'a Option<Through>| line.as_ref().map(|line| (self.plane.x(line.value), &line.lines));
        let (last_year, committed) = (words(&self.spec.last_year), words(&self.spec.committed));
        let width = |lines: &[String; 2], bold: bool| {
            let words = lines.each_ref().map(|line| Words::new(line, 0.0, 0.0));
            let words = words.map(|words| if bold { words.bold() } else { words });
            words.iter().map(|words| self.canvas.width_of(words)).fold(0.0, f64::max)
        };
        let (mut wants, mut sizes) = (vec![], vec![]);
        if let Some((x, lines)) = last_year {
            let size = width(lines, false);
            wants.push(x - size / 2.0);
            sizes.push(size);
        }
        if let Some((x, lines)) = committed {
            let size = width(lines, true);
            let followed = last_year.is_some_and(|(other, lines)| {
                other > x && other - width(lines, false) / 2.0 < x + size + 10.0
            });
            wants.push(if followed { x - 2.0 - size } else { x + 2.0 });
            sizes.push(size);
        }
        let places = spread(&wants, &sizes, 8.0, 0.0, self.canvas.width);
        let mut places = places.into_iter().zip(sizes);
        let step = self.canvas.text + 1.0;
        if let Some((_, lines)) = last_year
            && let Some((x, size)) = places.next()
        {
            for (line, down) in lines.iter().zip([0.0, step]) {
                self.canvas.say(Words::new(line, x + size / 2.0, 12.0 + down).middle().ink(Ink::Soft));
            }
        }
        if let Some((_, lines)) = committed
            && let Some((x, _)) = places.next()
        {
            for (line, down) in lines.iter().zip([0.0, step]) {
                self.canvas.say(Words::new(line, x, 12.0 + down).bold().ink(Ink::Accent));
            }
        }
    }

    fn top(&self, i: usize) -> f64 {
        self.frame.top + self.row * i as f64
    }

    fn center(&self, i: usize) -> f64 {
        (self.top(i) + self.row / 2.0).floor() + 0.5
    }

    fn row(&mut self, i: usize, method: &MethodRow) {
        let (top, y) = (self.top(i), self.center(i));
        let (reach, tall) = ((self.row / 2.0 - 2.0).min(8.0), self.tall());
        if self.spec.names {
            let words = Words::new(&method.name, 0.0, y + 4.0).size(12.0).ink(Ink::Ink);
            let words = words.within(0.42 * self.canvas.width);
            self.canvas.say(if method.blend { words.bold() } else { words });
        }
        if let (Some(low), Some(high)) = (&method.low, &method.high) {
            self.interval(low.value, high.value, y, reach);
        }
        if let Some(mid) = method.mid.as_ref().filter(|_| !method.blend) {
            let x = self.plane.x(mid.value);
            self.canvas.block(x.round() - 2.0, y - tall, x.round() + 2.0, y + tall, Ink::First);
        }
        let room = Room { left: 0.0, top, right: self.canvas.width, bottom: top + self.row };
        self.canvas.mark(room, &method.says, i);
    }

    /// How far the mark of an answer reaches up and down.
    fn tall(&self) -> f64 {
        (self.row / 2.0 - 1.0).min(11.0)
    }

    /// The mark of the blend, on the committed line where that is near, and never cut by it.
    fn blend(&mut self, i: usize, method: &MethodRow) {
        let Some(mid) = method.mid.as_ref().filter(|_| method.blend) else { return };
        let (x, y) = (self.plane.x(mid.value), self.center(i));
        for (edge, ink) in [(1.5, Ink::Paper), (0.0, Ink::Ink)] {
            let (wide, tall) = (9.0 + edge, self.tall() + edge);
            let diamond = [(x, y - tall), (x + wide, y), (x, y + tall), (x - wide, y)];
            self.canvas.shape(diamond.map(|(x, y)| (units(x), units(y))).to_vec(), ink);
        }
    }

    /// The numbers of a row, last, so that their halo parts the lines that run through.
    fn labels(&mut self, i: usize, method: &MethodRow) {
        let y = self.center(i) + 4.0;
        match method {
            MethodRow { low: Some(low), high: Some(high), .. } => self.ends(low, high, y),
            MethodRow { mid: Some(mid), .. } => self.value(mid, y),
            _ => {}
        }
    }

    /// A value without an interval is said beside it: right or left, beyond a line where one is near.
    fn value(&mut self, mid: &Worded, y: f64) {
        let x = self.plane.x(mid.value);
        let right = Words::new(&mid.label, x + 14.0, y).ink(Ink::Soft).halo();
        let left = right.at(x - 14.0, y).end();
        let lines = [&self.spec.committed, &self.spec.last_year];
        let lines: Vec<f64> =
            lines.iter().filter_map(|line| line.as_ref()).map(|line| self.plane.x(line.value)).collect();
        let beyond =
            lines.iter().map(|&line| if line > x { right.at(line + 6.0, y) } else { left.at(line - 6.0, y) });
        let clear = |words: &Words| {
            let room = self.canvas.room(words);
            let crossed = lines.iter().any(|&x| room.left - 3.0 < x && x < room.right + 3.0);
            room.left >= self.frame.left && room.right <= self.canvas.width && !crossed
        };
        let words = [right, left].into_iter().chain(beyond).find(|words| clear(words)).unwrap_or(right);
        self.canvas.say(words);
    }

    /// The ends of an interval outside of it. No words cut the two lines that run through: near one, they step over it.
    fn ends(&mut self, low: &Worded, high: &Worded, y: f64) {
        let (left, words) = (self.plane.x(low.value), self.low_end(low, y));
        // Without room outside they stand in the interval, beyond its end and a line there.
        let fits = self.canvas.room(&words).left >= 0.0;
        let inside = Words::new(&low.label, left + 6.0, y).ink(Ink::Soft).halo();
        self.canvas.say(if fits { words } else { self.stepping(inside, left, 1.0) });
        let right = self.plane.x(high.value);
        let words = Words::new(&high.label, right + 6.0, y).ink(Ink::Soft).halo();
        let beyond = self.stepping(words, right, 1.0);
        let fits = self.canvas.room(&beyond).right <= self.canvas.width;
        let words = if fits { beyond } else { self.stepping(words.at(right - 6.0, y).end(), right, -1.0) };
        self.canvas.say(words);
    }

    fn low_end<'b>(&self, low: &'b Worded, y: f64) -> Words<'b> {
        let left = self.plane.x(low.value);
        let words = Words::new(&low.label, left - 6.0, y).end().ink(Ink::Soft).halo();
        self.stepping(words, left, -1.0)
    }

    /// Words beside the end of an interval, moved beyond every line that runs through where they would stand.
    fn stepping<'b>(&self, words: Words<'b>, end: f64, way: f64) -> Words<'b> {
        let lines = [&self.spec.last_year, &self.spec.committed];
        let mut lines: Vec<f64> = lines.into_iter().flatten().map(|line| self.plane.x(line.value)).collect();
        lines.sort_by(|one, other| (way * one).total_cmp(&(way * other)));
        lines.into_iter().fold(words, |words, x| {
            let Room { left, right, .. } = self.canvas.room(&words);
            let crosses = left - 3.0 < x && x < right + 3.0 && (end - x) * way < 4.0;
            if crosses { words.at(x + 6.0 * way, words.baseline()) } else { words }
        })
    }

    fn interval(&mut self, low: f64, high: f64, y: f64, reach: f64) {
        let (left, right) = (self.plane.x(low), self.plane.x(high));
        self.canvas.block(left, y - reach, right, y + reach, Ink::Band);
        for x in [left, right] {
            self.canvas.line((x, y - reach), (x, y + reach), Pen::new(Ink::Second, 1.5));
        }
    }
}
