//! Periods as bars against target ticks.

use super::canvas::{Canvas, Pen, Room, Words};
use super::scale::{Frame, Plane, span};
use super::{Column, Group, Ink, Months, Picture, Size};

/// No bar is wider, however few there are.
const WIDEST: f64 = 64.0;

impl Months {
    /// Draws it. `None` without columns or room.
    pub fn draw(&self, size: Size) -> Option<Picture> {
        let canvas = Canvas::new(size, (120.0, 110.0)).filter(|_| !self.columns.is_empty())?;
        let mut drawing = Drawing::new(self, canvas);
        drawing.rules();
        if self.history {
            drawing.years();
        } else {
            drawing.column_labels();
            drawing.quarters();
        }
        for (i, column) in self.columns.iter().enumerate() {
            drawing.column(i, column);
        }
        drawing.zero();
        drawing.as_of();
        drawing.notes();
        drawing.marks();
        Some(drawing.canvas.finish(&self.alt))
    }
}

/// How wide the line of a target is.
const LINE: f64 = 2.5;

/// Where a bar ends as near to its target, the paper edge of the target's line would hide which of them is higher.
const NEAR: f64 = 6.0;

/// Between a year's total and what is said beside it.
const BESIDE: f64 = 12.0;

/// Whether what is said beside a year's total has room there.
fn fits_beside(canvas: &Canvas, group: &Group, pitch: f64) -> bool {
    let [total, aside] =
        [&group.total, &group.aside].map(|words| canvas.width_of(&Words::new(words, 0.0, 0.0).size(12.0)));
    aside == 0.0 || 6.0 + total + BESIDE + aside < pitch * group.count as f64
}

struct Drawing<'a> {
    spec: &'a Months,
    canvas: Canvas,
    frame: Frame,
    plane: Plane,
    /// From one column to the next.
    pitch: f64,
    /// Whether what is said beside a year's total has a line of its own under it.
    aside_under: bool,
}

impl<'a> Drawing<'a> {
    fn new(spec: &'a Months, canvas: Canvas) -> Drawing<'a> {
        let narrow = canvas.is_narrow();
        let least = match (narrow, spec.history) {
            (true, true) => 22.0,
            (true, false) => 26.0,
            (false, true) => 30.0,
            (false, false) => 34.0,
        };
        let left = f64::max(least, canvas.widest(spec.ticks.iter().map(|tick| tick.label.as_str())) + 9.0);
        let right = if narrow { 2.0 } else { 4.0 };
        let pitch = (canvas.width - left - right).max(0.0) / spec.columns.len() as f64;
        let aside_under = spec.history && !spec.groups.iter().all(|group| fits_beside(&canvas, group, pitch));
        let lines = match (spec.history, aside_under) {
            (true, true) => 3.0,
            (true, false) => 2.0,
            (false, _) => {
                if spec.groups.is_empty() {
                    1.0
                } else {
                    2.0
                }
            }
        };
        let bottom = lines * (canvas.text.max(12.0) + 4.0) + 6.0;
        let steps = spec.ticks.len().saturating_sub(1);
        let size = (canvas.width, canvas.height);
        let frame = Frame::new(size, [canvas.text.max(12.0) * 2.0 + 3.0, right, bottom, left], steps);
        let values = spec.columns.iter().flat_map(|column| {
            let [low, mid, high] = column.interval.map_or([None; 3], |interval| interval.map(Some));
            [Some(0.0), column.actual, column.part, column.target, low, mid, high]
        });
        let ticks = spec.ticks.iter().map(|tick| Some(tick.value));
        let y = span(values.chain(ticks).flatten());
        let plane = Plane::new(frame, 0.0..spec.columns.len() as f64, y);
        let pitch = frame.width() / spec.columns.len() as f64;
        Drawing { spec, canvas, frame, plane, pitch, aside_under }
    }

    /// Where a part of a column stands: `part` 0 is its left edge, 1 its right.
    fn x(&self, i: usize, part: f64) -> f64 {
        self.frame.left + self.pitch * (i as f64 + part)
    }

    fn rules(&mut self) {
        let Drawing { spec, canvas, frame, plane, .. } = self;
        for tick in &spec.ticks {
            let y = plane.y(tick.value);
            if tick.value != 0.0 {
                canvas.rule(frame.left, frame.right, y, Ink::Grid);
            }
            canvas.say(Words::new(&tick.label, frame.left - 7.0, y + 4.0).end());
        }
        canvas.say(Words::new(&spec.title, 0.0, canvas.text).ink(Ink::Soft));
    }

    /// After the bars, so that no wash covers it.
    fn zero(&mut self) {
        self.canvas.rule(self.frame.left, self.frame.right, self.plane.y(0.0), Ink::Axis);
    }

    /// The bar of a column in whole pixels, all bars the same width.
    fn bar(&self, i: usize) -> (f64, f64) {
        let share = if self.spec.history { 0.72 } else { 0.6 };
        let width = (self.pitch * share).min(WIDEST);
        let width = if width > 3.0 { width.round() } else { width };
        let left = self.x(i, 0.5) - width / 2.0;
        let left = if width > 3.0 { left.round() } else { left };
        (left, left + width)
    }

    fn column(&mut self, i: usize, column: &Column) {
        let (left, right) = self.bar(i);
        let zero = self.plane.y(0.0);
        // The target is wider than the bar, by as much as the pitch allows.
        let over = ((self.pitch - (right - left)) * 0.35).clamp(0.0, 10.0);
        if let Some([low, mid, high]) = column.interval {
            self.canvas.block(left, self.plane.y(low), right, self.plane.y(high), Ink::Band);
            let y = self.plane.y(mid);
            self.canvas.line((left, y), (right, y), Pen::new(Ink::First, 2.0));
        }
        if let Some(actual) = column.actual {
            self.canvas.block(left, self.plane.y(actual), right, zero, column.ink);
        }
        if let Some(part) = column.part {
            self.canvas.block(left, self.plane.y(part), right, zero, Ink::First);
        }
        if let Some(target) = column.target {
            let y = self.plane.y(target);
            if self.spec.history && column.actual.is_none() && column.interval.is_none() {
                self.canvas.block(left, y, right, zero, Ink::AccentWash);
            }
            let (ends, pen) = (((left - over, y), (right + over, y)), Pen::new(Ink::Accent, LINE));
            let own = column.part.map(|part| (part, Ink::First));
            let Some((own, ink)) = own.or(column.actual.map(|actual| (actual, column.ink))) else {
                self.canvas.line(ends.0, ends.1, pen);
                return;
            };
            self.canvas.line_over(ends.0, ends.1, pen);
            // A bar that just reaches its target touches the line from below; one that misses it is parted from it.
            if (0.0..NEAR).contains(&(y - self.plane.y(own))) {
                self.canvas.block(left, y + LINE / 2.0, right, zero, ink);
            }
        }
    }

    /// Over bar and target. Where notes would touch, the plain ones move up or give way; where even two lines are too
    /// few for them, only the highest column of each group has its note.
    fn notes(&mut self) {
        let spec = self.spec;
        let is_plain = |column: &Column| column.note_ink == Ink::Soft;
        let plain = spec.columns.iter().filter(|column| is_plain(column));
        let crowded = self.canvas.widest(plain.map(|column| column.note.as_str())) > 1.6 * self.pitch;
        for plain in [false, true] {
            for (i, column) in spec.columns.iter().enumerate() {
                if column.note.is_empty() || plain != is_plain(column) {
                    continue;
                }
                let y = self.top(column).min(self.plane.y(0.0)) - 6.0;
                let words = Words::new(&column.note, self.x(i, 0.5), y).middle().ink(column.note_ink).halo();
                if !plain {
                    self.canvas.say(words.bold());
                } else if !crowded || self.is_highest(i) {
                    let step = self.canvas.text + 2.0;
                    let places = [0.0, 1.0, 2.0].map(|up| words.at(self.x(i, 0.5), y - step * up));
                    let clear = |words: &Words| self.canvas.is_free(words) && !self.meets_column(words, i);
                    match places.into_iter().find(clear) {
                        Some(words) => self.canvas.say(words),
                        None if !crowded => drop(self.canvas.say_if_free(words)),
                        None => {}
                    }
                }
            }
        }
    }

    /// Where a column ends: its bar, its target or its forecast.
    fn top(&self, column: &Column) -> f64 {
        let high = column.interval.map(|[_, _, high]| high);
        let tops = [column.actual, column.target, high].into_iter().flatten();
        let top = tops.map(|value| self.plane.y(value)).fold(f64::MAX, f64::min);
        if top == f64::MAX { self.plane.y(0.0) } else { top }
    }

    /// Whether no other column of its group is higher.
    fn is_highest(&self, i: usize) -> bool {
        let mut first = 0;
        let mut inside = 0..self.spec.columns.len();
        for group in &self.spec.groups {
            let last = first + group.count;
            if (first..last).contains(&i) {
                inside = first..last;
            }
            first = last;
        }
        let group = self.spec.columns.iter().enumerate().skip(inside.start).take(inside.len());
        let tops = group.filter(|(_, column)| !column.note.is_empty()).map(|(at, it)| (at, self.top(it)));
        tops.min_by(|one, other| one.1.total_cmp(&other.1)).is_some_and(|(at, _)| at == i)
    }

    /// Whether words would lie over another column than their own.
    fn meets_column(&self, words: &Words, own: usize) -> bool {
        // A hair more or less is no matter on a paper halo.
        const HAIR: f64 = 2.0;
        let room = self.canvas.room(words);
        self.spec.columns.iter().enumerate().any(|(i, column)| {
            let (left, right) = self.bar(i);
            let beside = right <= room.left + HAIR || room.right - HAIR <= left;
            i != own && !beside && self.top(column) < room.bottom
        })
    }

    /// As many names as there is room for: each, or every second, third ...
    fn column_labels(&mut self) {
        let y = self.frame.bottom + self.canvas.text + 5.0;
        let label = |(i, column): (usize, &'a Column)| {
            let ink = if column.actual.is_some() { Ink::Ink } else { Ink::Axis };
            Words::new(&column.label, self.x(i, 0.5), y).middle().ink(ink)
        };
        let labels: Vec<Words> = self.spec.columns.iter().enumerate().map(label).collect();
        self.canvas.say_evenly(&labels);
    }

    fn quarters(&mut self) {
        let y = self.canvas.height - 6.0;
        let mut first = 0;
        for group in &self.spec.groups {
            let x = self.x(first, 0.0);
            if first > 0 {
                self.canvas.upright(x, self.frame.bottom, self.frame.bottom + 8.0, Pen::new(Ink::Axis, 1.0));
            }
            let center = x + self.pitch * group.count as f64 / 2.0;
            self.canvas.say(Words::new(&group.name, center, y).middle());
            first += group.count;
        }
    }

    /// Years parted by rules from over the plot to the foot, each with its name and total.
    fn years(&mut self) {
        let line = self.canvas.text.max(12.0) + 3.0;
        let y = self.frame.bottom + line + 2.0;
        let mut first = 0;
        // No total runs into the next year: there they all stand at the marks alone.
        let fits = self.spec.groups.iter().all(|group| {
            let total = Words::new(&group.total, 0.0, 0.0).size(12.0);
            self.canvas.width_of(&total) + 10.0 <= self.pitch * group.count as f64
        });
        for group in &self.spec.groups {
            let x = self.x(first, 0.0);
            let right = x + self.pitch * group.count as f64;
            let ink = if first == 0 { Ink::Grid } else { Ink::LineStrong };
            self.canvas.upright(x, self.frame.top - 4.0, self.canvas.height - 4.0, Pen::new(ink, 1.0));
            let (name, total) =
                if group.committed { (Ink::Accent, Ink::Accent) } else { (Ink::Ink, Ink::Soft) };
            self.canvas.say(Words::new(&group.name, x + 6.0, y).size(12.0).bold().ink(name));
            let total = Words::new(&group.total, x + 6.0, y + line).size(12.0).ink(total);
            if fits {
                self.canvas.say(total);
            }
            let beside = (self.canvas.room(&total).right + BESIDE, y + line);
            let (at, down) = if self.aside_under { (x + 6.0, y + 2.0 * line) } else { beside };
            let aside = Words::new(&group.aside, at, down).size(12.0).ink(name);
            if self.canvas.room(&aside).right < right {
                self.canvas.say_if_free(aside);
            }
            first += group.count;
        }
    }

    fn as_of(&mut self) {
        let Some(as_of) = &self.spec.as_of else { return };
        let x = self.x(as_of.closed.min(self.spec.columns.len()), 0.0);
        let top = self.frame.top - 8.0;
        let pen = Pen::new(Ink::Ink, 1.0).dashed("3 3");
        self.canvas.upright(x, top, self.frame.bottom, pen);
        let words = Words::new(&as_of.label, x + 6.0, top + 9.0).ink(Ink::Soft).halo();
        let fits = self.canvas.room(&words).right <= self.canvas.width;
        self.canvas.say(if fits { words } else { words.at(x - 6.0, top + 9.0).end() });
    }

    fn marks(&mut self) {
        let Frame { left, top, right, bottom } = self.frame;
        self.canvas.columns(left, right, self.spec.columns.len());
        for (i, column) in self.spec.columns.iter().enumerate() {
            let room = Room { left: self.x(i, 0.0), top, right: self.x(i, 1.0).min(right), bottom };
            self.canvas.mark(room, &column.says, i);
        }
        let mut first = 0;
        for (i, group) in self.spec.groups.iter().enumerate() {
            let last = first + group.count;
            let (left, right) = (self.x(first, 0.0).min(right), self.x(last, 0.0).min(right));
            if self.spec.history && !group.says.is_empty() && left < right {
                let room = Room { left, top: bottom + 4.0, right, bottom: self.canvas.height };
                self.canvas.mark(room, &group.says, self.spec.columns.len() + i);
            }
            first = last;
        }
    }
}
