//! Who attained how much: a dot for everybody, in a row with its name or stacked over the axis of attainment.

use super::canvas::{Canvas, Pen, Room, Words};
use super::scale::{Frame, Plane};
use super::{Attainments, Ink, Picture, Size, Worded};

/// Between a dot and the next, and around the first, there is at least so much paper.
const GAP: f64 = 1.5;

/// No dot is larger.
const LARGEST: f64 = 5.0;

/// No dot is smaller: below this the stack becomes a bar, which is as high as the dots would be.
const SMALLEST: f64 = 1.5;

impl Attainments {
    /// There are no more bins than this.
    pub const MOST_BINS: usize = 200;

    /// More dots than this are drawn as bars: nobody counts them.
    pub const MOST_DOTS: usize = 600;

    /// Pixels of a row: its mark is pressed.
    pub const ROW: f64 = 24.0;

    /// The height of a drawing in which so many people have rows.
    pub fn height(rows: usize) -> f64 {
        72.0 + Attainments::ROW * rows as f64
    }

    /// Draws it. `None` without dots or room.
    pub fn draw(&self, size: Size) -> Option<Picture> {
        let is_drawn = !self.dots.is_empty() && self.from < self.to && self.bins > 0;
        let canvas = Canvas::new(size, (180.0, 110.0)).filter(|_| is_drawn)?;
        let mut drawing = Drawing::new(self, canvas);
        let crowded = drawing.radius() < SMALLEST || self.dots.len() > Attainments::MOST_DOTS;
        drawing.axis();
        // Bars lie under the line.
        if crowded && !self.has_rows() {
            drawing.bars();
        }
        drawing.line();
        if self.has_rows() {
            drawing.rows();
            return Some(drawing.canvas.finish(&self.alt));
        }
        if !crowded {
            drawing.dots();
        }
        drawing.marks();
        Some(drawing.canvas.finish(&self.alt))
    }

    /// The bin of an attainment, from 0; what lies outside is in the first or last, and what is not a number in the
    /// first. A bin has its lower edge.
    ///
    /// ```
    /// use keyline::chart::Attainments;
    /// let tenths = Attainments { from: 0.5, to: 1.5, bins: 10, ..Attainments::default() };
    /// assert_eq!([0.2, 0.5, 0.99, 1.0, 1.1, 9.0].map(|dot| tenths.bin_of(dot)), [0, 0, 4, 5, 6, 9]);
    /// ```
    pub fn bin_of(&self, attainment: f64) -> usize {
        let bins = self.bins.clamp(1, Attainments::MOST_BINS);
        let bin = (attainment - self.from) / (self.to - self.from) * bins as f64;
        // A hair keeps 1.1 in the bin from 1.1. Casting takes what is not a number for 0.
        ((bin + 1e-9) as usize).min(bins - 1)
    }

    fn has_rows(&self) -> bool {
        self.rows.len() == self.dots.len()
    }

    /// Whether a dot is at the line or beyond; all are where there is none.
    fn reaches(&self, attainment: f64) -> bool {
        self.line.as_ref().is_none_or(|line| attainment >= line.0)
    }

    /// Of each bin the numbers of its dots, those that reach the line first.
    fn stacks(&self) -> Vec<Vec<usize>> {
        let mut stacks = vec![vec![]; self.bins.clamp(1, Attainments::MOST_BINS)];
        for reaching in [true, false] {
            for (number, &dot) in self.dots.iter().enumerate() {
                if let Some(stack) =
                    stacks.get_mut(self.bin_of(dot)).filter(|_| self.reaches(dot) == reaching)
                {
                    stack.push(number);
                }
            }
        }
        stacks
    }
}

struct Drawing<'a> {
    spec: &'a Attainments,
    canvas: Canvas,
    frame: Frame,
    plane: Plane,
    stacks: Vec<Vec<usize>>,
    /// How many dots stand side by side in a bin.
    abreast: usize,
    /// From the middle of a dot to that of the next one beside or over it.
    step: f64,
}

impl<'a> Drawing<'a> {
    fn new(spec: &'a Attainments, canvas: Canvas) -> Drawing<'a> {
        let text = canvas.text.max(12.0);
        let bottom = if spec.bottom.is_empty() { text + 12.0 } else { text * 2.0 + 14.0 };
        // The words at either end of the axis stay whole.
        let side =
            (0.5 * canvas.widest(spec.ticks.iter().map(|tick| tick.label.as_str())) + 2.0).clamp(8.0, 40.0);
        let (names, values) = written(spec, &canvas);
        // Beyond the ends of the axis there is room for what is written at a dot.
        let (left, right) = match spec.has_rows() {
            true => (names + values + 18.0, side.max(values + 10.0)),
            false => (side, side),
        };
        // The highest stack leaves room for a name over it.
        let lines = if spec.names.is_empty() { 2.0 } else { 3.0 };
        let frame = Frame {
            left: left.min(0.6 * canvas.width),
            top: (lines * text + 10.0).min(canvas.height / 2.0),
            right: canvas.width - right.min(0.3 * canvas.width),
            bottom: (canvas.height - bottom).floor() + 0.5,
        };
        let plane = Plane::new(frame, spec.from..spec.to, 0.0..1.0);
        let stacks = spec.stacks();
        let (wide, high) = (frame.width() / stacks.len() as f64, frame.bottom - frame.top);
        let (abreast, step) = densest(highest(&stacks), wide, high);
        Drawing { spec, canvas, frame, plane, stacks, abreast, step }
    }

    fn axis(&mut self) {
        let Drawing { spec, canvas, frame, plane, .. } = self;
        canvas.rule(frame.left, frame.right, frame.bottom, Ink::Axis);
        for tick in &spec.ticks {
            canvas.upright(plane.x(tick.value), frame.bottom, frame.bottom + 4.0, Pen::new(Ink::Axis, 1.0));
        }
        let under = frame.bottom + canvas.text + 7.0;
        let label = |tick: &'a Worded| Words::new(&tick.label, plane.x(tick.value), under).middle();
        canvas.say_evenly(&spec.ticks.iter().map(label).collect::<Vec<_>>());
        canvas.say(Words::new(&spec.bottom, frame.right, canvas.height - 3.0).end().ink(Ink::Soft));
        // What leads the eye from a name to its dot.
        let count = if spec.has_rows() { spec.rows.len() } else { 0 };
        for row in 0..count {
            let y = frame.top + (frame.bottom - frame.top) * (row as f64 + 0.5) / count as f64;
            canvas.rule(frame.left, frame.right, y, Ink::Grid);
        }
    }

    /// The left edge and the width of a bin.
    fn bin(&self, bin: usize) -> (f64, f64) {
        let width = self.frame.width() / self.stacks.len() as f64;
        (self.frame.left + width * bin as f64, width)
    }

    fn radius(&self) -> f64 {
        0.5 * (self.step - GAP)
    }

    /// Whether the dot of this number is at the line or beyond.
    fn reaches(&self, number: usize) -> bool {
        self.spec.dots.get(number).is_some_and(|&dot| self.spec.reaches(dot))
    }

    /// Everybody in a row: the name, and the dot with its number on the side away from the line.
    fn rows(&mut self) {
        let Drawing { spec, canvas, frame, plane, .. } = self;
        let text = canvas.text.max(12.0);
        let (names, _) = written(spec, canvas);
        let pitch = (frame.bottom - frame.top) / spec.rows.len() as f64;
        let radius = (0.5 * pitch - 1.0).clamp(1.0, LARGEST);
        for (number, (&dot, [name, value])) in spec.dots.iter().zip(&spec.rows).enumerate() {
            let (top, x) = (frame.top + pitch * number as f64, plane.x(dot));
            let y = top + 0.5 * pitch;
            let base = y + 0.35 * text;
            canvas.say(Words::new(name, 0.0, base).size(12.0).ink(Ink::Ink).within(names));
            let beside = Words::new(value, x + radius + 4.0, base).ink(Ink::Soft).halo();
            if spec.reaches(dot) {
                canvas.dot(x, y, radius, Ink::First);
                canvas.say(beside);
            } else {
                canvas.ring(x, y, radius - 0.5, Pen::new(Ink::Second, 1.0));
                canvas.say(beside.at(x - radius - 4.0, base).end());
            }
        }
        for (number, says) in spec.says.iter().take(spec.rows.len()).enumerate() {
            let top = frame.top + pitch * number as f64;
            let room = Room { left: 0.0, top, right: canvas.width, bottom: top + pitch };
            canvas.mark(room, says, number);
        }
    }

    /// Whoever reached the line is full and the others are rings: color does not say it alone.
    fn dots(&mut self) {
        let radius = self.radius();
        // Of each dot its place, and where its stack ends.
        let mut places = vec![(0.0, 0.0, 0.0); self.spec.dots.len()];
        for (bin, stack) in self.stacks.iter().enumerate() {
            let (left, width) = self.bin(bin);
            // A stack narrower than the others stands in the middle too.
            let block = self.step * stack.len().min(self.abreast) as f64;
            let left = left + 0.5 * (width - block);
            let top = self.frame.bottom - self.step * stack.len().div_ceil(self.abreast) as f64;
            for (place, &number) in stack.iter().enumerate() {
                let (column, row) = ((place % self.abreast) as f64, (place / self.abreast) as f64);
                let (x, y) = (left + self.step * (column + 0.5), self.frame.bottom - self.step * (row + 0.5));
                if self.reaches(number) {
                    self.canvas.dot(x, y, radius, Ink::First);
                } else {
                    self.canvas.ring(x, y, radius - 0.5, Pen::new(Ink::Second, 1.0));
                }
                if let Some(place) = places.get_mut(number) {
                    *place = (x, y, top);
                }
            }
            self.canvas.hold(Room { left, top, right: left + block, bottom: self.frame.bottom });
        }
        let text = self.canvas.text;
        for (number, name) in &self.spec.names {
            let Some(&(x, y, top)) = places.get(*number) else { continue };
            let words = Words::new(name, x, y).ink(Ink::Ink);
            // High enough for the tails of letters to stay off the axis.
            let beside = [
                words.at(x + radius + 4.0, y + 0.2 * text),
                words.at(x - radius - 4.0, y + 0.2 * text).end(),
                words.at(x, y - radius - 4.0).middle(),
            ];
            if let Some(free) = beside.into_iter().find(|words| self.canvas.is_free(words)) {
                self.canvas.say(free);
                continue;
            }
            // Over its stack, as a flag on a pole.
            let over = (1..12).map(|up| top - 0.5 * text * f64::from(up));
            let over = over.flat_map(|y| [words.at(x + 4.0, y), words.at(x - 4.0, y).end()]);
            if let Some(free) = over.into_iter().find(|words| self.canvas.is_free(words)) {
                let end = self.canvas.room(&free).top;
                self.canvas.upright(x - 0.5, end, top, Pen::new(Ink::Axis, 1.0));
                self.canvas.say(free);
            }
        }
    }

    /// The stacks as bars, as high as their dots would be, the part that reached the line at the bottom.
    fn bars(&mut self) {
        let pitch = (self.frame.bottom - self.frame.top) / highest(&self.stacks) as f64;
        for (bin, stack) in self.stacks.iter().enumerate() {
            let (left, width) = self.bin(bin);
            let reached = stack.iter().filter(|&&number| self.reaches(number)).count();
            let middle = self.frame.bottom - pitch * reached as f64;
            let top = self.frame.bottom - pitch * stack.len() as f64;
            self.canvas.block(left + 0.5, middle, left + width - 0.5, self.frame.bottom, Ink::First);
            self.canvas.block(left + 0.5, top, left + width - 0.5, middle, Ink::Third);
        }
    }

    /// The line that is to be reached, and the words on either side of it.
    fn line(&mut self) {
        let Drawing { spec, canvas, frame, plane, .. } = self;
        let text = canvas.text.max(12.0);
        let Some((value, [left, right])) = &spec.line else { return };
        let x = plane.x(*value);
        canvas.upright_over(x, 4.0, frame.bottom, Pen::new(Ink::Accent, 2.0));
        canvas.hold(Room { left: x - 2.0, top: frame.top, right: x + 2.0, bottom: frame.bottom });
        let short = Words::new(left, x - 7.0, text + 2.0).size(12.0).end().ink(Ink::Soft);
        let beyond = Words::new(right, x + 7.0, text + 2.0).size(12.0).bold().ink(Ink::Accent);
        // Where one side has no room for its words, they stand on a line of their own.
        let second = |words: Words<'a>, x: f64| words.at(x, 2.0 * text + 4.0);
        let fits = canvas.room(&short).left >= 0.0;
        canvas.say(if fits { short } else { second(short, x - 7.0) });
        let fits = canvas.is_free(&beyond);
        canvas.say(if fits { beyond } else { second(beyond, x + 7.0) });
    }

    /// One for each bin that holds somebody, as wide as the bin.
    fn marks(&mut self) {
        let Frame { left, top, right, bottom } = self.frame;
        self.canvas.columns(left, right, self.stacks.len());
        let bins: Vec<(f64, f64)> = (0..self.stacks.len()).map(|bin| self.bin(bin)).collect();
        for (key, ((stack, (x, width)), says)) in
            self.stacks.iter().zip(bins).zip(&self.spec.says).enumerate()
        {
            if !stack.is_empty() {
                self.canvas.mark(Room { left: x, top, right: x + width, bottom }, says, key);
            }
        }
    }
}

/// How much room the names and the numbers of rows take up.
fn written(spec: &Attainments, canvas: &Canvas) -> (f64, f64) {
    let name = |row: &[String; 2]| canvas.width_of(&Words::new(&row[0], 0.0, 0.0).size(12.0));
    let names = spec.rows.iter().map(name).fold(0.0, f64::max).min(0.4 * canvas.width);
    (names, canvas.widest(spec.rows.iter().map(|row| row[1].as_str())))
}

/// How many dots stand abreast, and how far apart, so that they come out largest where `most` stand in a bin.
fn densest(most: usize, wide: f64, high: f64) -> (usize, f64) {
    let step = |abreast: usize| {
        let apart = (wide / abreast as f64).min(high / most.div_ceil(abreast) as f64);
        apart.min(2.0 * LARGEST + GAP)
    };
    // The fewest abreast win where several are as large: a stack is to look like one.
    let mut best = (1, step(1));
    for abreast in 2..=12 {
        if step(abreast) > best.1 {
            best = (abreast, step(abreast));
        }
    }
    best
}

/// The number of dots in the highest stack, at least 1.
fn highest(stacks: &[Vec<usize>]) -> usize {
    stacks.iter().map(Vec::len).max().unwrap_or(1).max(1)
}
