//! The Pareto chart.

use super::canvas::{Canvas, Pen, Room, Words};
use super::scale::{Frame, Plane, finite, spread};
use super::svg::UNITS;
use super::{Class, Crossing, Ink, Pareto, Picture, Size};

/// With more accounts than this, marks stand for classes.
const MOST_MARKS: usize = 200;

/// Bars are drawn one by one down to this width in CSS pixels; narrower ones share a column of it.
/// Half a pixel is one device pixel on most screens now.
const FINEST: f64 = 0.5;

impl Pareto {
    /// Draws it. `None` without accounts, which the page says in words, or without room.
    pub fn draw(&self, size: Size) -> Option<Picture> {
        let count = self.values.len().min(self.shares.len());
        let canvas = Canvas::new(size, (120.0, 110.0)).filter(|_| count > 0)?;
        let mut drawing = Drawing::new(self, canvas, count);
        drawing.axes();
        drawing.bars();
        drawing.guides();
        drawing.line();
        drawing.labels();
        drawing.strip();
        drawing.marks();
        Some(drawing.canvas.finish(&self.alt))
    }

    /// Height of a bar as a part of the axis.
    fn height(&self, value: f64) -> f64 {
        let top = if self.top > 0.0 { self.top } else { 1.0 };
        (finite(value) / top).clamp(0.0, 1.0)
    }
}

struct Drawing<'a> {
    spec: &'a Pareto,
    canvas: Canvas,
    narrow: bool,
    count: usize,
    frame: Frame,
    /// Accounts from the left, parts of an axis from the bottom. One plane carries bars and line, so
    /// the two axes cannot come apart.
    plane: Plane,
    /// How many accounts share a column.
    together: usize,
    /// Where the line meets the cut, in accounts.
    crossing: Option<(f64, &'a Crossing)>,
}

impl<'a> Drawing<'a> {
    fn new(spec: &'a Pareto, canvas: Canvas, count: usize) -> Drawing<'a> {
        let narrow = canvas.is_narrow();
        let (left, right) = if narrow { (34.0, 36.0) } else { (44.0, 44.0) };
        let ticks = |labels: &'a [String; 6]| labels.iter().map(String::as_str);
        let left = f64::max(left, canvas.widest(ticks(&spec.left)) + 10.0);
        let right = f64::max(right, canvas.widest(ticks(&spec.right)) + 10.0);
        let bottom = canvas.text.max(12.0) * 2.0 + 30.0;
        // Titles that do not fit beside each other stand in two lines.
        let titles = canvas.widest([spec.left_title.as_str()].into_iter())
            + canvas.widest([spec.right_title.as_str()].into_iter());
        let top = if titles + 12.0 > canvas.width { 42.0 } else { 26.0 };
        let frame = Frame::new((canvas.width, canvas.height), [top, right, bottom, left], 5);
        let plane = Plane::new(frame, 0.0..count as f64, 0.0..1.0);
        let together = ((FINEST * count as f64 / frame.width()).ceil() as usize).max(1);
        let crossing = spec.crossing.as_ref().and_then(|crossing| Some((meets(spec, crossing)?, crossing)));
        Drawing { spec, canvas, narrow, count, frame, plane, together, crossing }
    }

    fn axes(&mut self) {
        let Drawing { spec, canvas, frame, plane, .. } = self;
        for (k, (left, right)) in spec.left.iter().zip(&spec.right).enumerate() {
            let y = plane.y(k as f64 / 5.0);
            canvas.rule(frame.left, frame.right, y, if k == 0 { Ink::Axis } else { Ink::Grid });
            canvas.say(Words::new(left, frame.left - 8.0, y + 4.0).end());
            canvas.say(Words::new(right, frame.right + 8.0, y + 4.0));
        }
        canvas.say(Words::new(&spec.left_title, 0.0, 12.0).ink(Ink::Soft));
        let title = Words::new(&spec.right_title, canvas.width, 12.0).end().ink(Ink::Soft);
        let title = if canvas.is_free(&title) { title } else { title.at(canvas.width, 28.0) };
        canvas.say(title);
    }

    /// One outline to a class.
    fn bars(&mut self) {
        for (from, to, ink, _) in runs(&self.spec.classes, self.count) {
            let mut outline = vec![self.plane.at(from as f64, 0.0)];
            let values = self.spec.values.get(from..to).unwrap_or_default();
            for (k, column) in values.chunks(self.together).enumerate() {
                let start = from + k * self.together;
                let height = self.spec.height(column.iter().copied().fold(0.0, f64::max));
                outline.push(self.plane.at(start as f64, height));
                outline.push(self.plane.at((start + column.len()) as f64, height));
            }
            outline.push(self.plane.at(to as f64, 0.0));
            self.canvas.shape(outline, ink);
        }
    }

    fn guides(&mut self) {
        let Some((meets, crossing)) = self.crossing else { return };
        let (x, y) = (self.plane.x(meets), self.plane.y(crossing.share));
        let pen = Pen::new(Ink::Ink, 1.0).dashed("3 3");
        self.canvas.line_over((self.frame.left, y), (x, y), pen);
        self.canvas.upright_over(x - 0.5, y, self.frame.bottom, pen);
    }

    /// The line through every account, or through the last one of each column; with the points that
    /// are told, and the crossing exactly.
    fn line(&mut self) {
        let mut points: Vec<(f64, f64)> = vec![(0.0, 0.0)];
        let told =
            [self.crossing.map(|(_, crossing)| crossing.count), self.spec.leader.as_ref().map(|l| l.count)];
        for (i, &share) in self.spec.shares.iter().take(self.count).enumerate() {
            let n = i + 1;
            if n % self.together == 0
                || n == self.count
                || told.iter().flatten().any(|&t| t == n || t == n + 1)
            {
                points.push((n as f64, share));
            }
        }
        if let Some((meets, crossing)) = self.crossing {
            let after = points.partition_point(|point| point.0 < meets);
            points.insert(after, (meets, crossing.share));
        }
        let path: Vec<_> = points.into_iter().map(|(n, share)| self.plane.at(n, share)).collect();
        self.keep_off(&path);
        self.canvas.path_over(path, Pen::new(Ink::Accent, 2.0));
    }

    /// Words keep off the line: it holds the room around a place on it every few pixels.
    fn keep_off(&mut self, path: &[(i32, i32)]) {
        const APART: f64 = 5.0;
        let mut next = f64::MIN;
        for pair in path.windows(2) {
            let [from, to] = pair else { continue };
            let [from, to] = [from, to].map(|point| (f64::from(point.0) / UNITS, f64::from(point.1) / UNITS));
            let long = (to.0 - from.0).hypot(to.1 - from.1);
            if long < APART && to.0 < next {
                continue;
            }
            next = to.0 + APART;
            for k in 0..=(long / APART) as usize {
                let part = (k as f64 * APART / long.max(APART)).min(1.0);
                let (x, y) = (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
                self.canvas.hold(Room { left: x - 2.0, top: y - 2.0, right: x + 2.0, bottom: y + 2.0 });
            }
        }
    }

    fn labels(&mut self) {
        if let Some((meets, crossing)) = self.crossing {
            let (x, y) = (self.plane.x(meets), self.plane.y(crossing.share));
            self.canvas.dot(x, y, 7.0, Ink::Paper);
            self.canvas.ring(x, y, 4.5, Pen::new(Ink::Accent, 2.0));
            self.canvas.hold(Room { left: x - 7.0, top: y - 7.0, right: x + 7.0, bottom: y + 7.0 });
            self.finding(x, y, crossing);
        }
        if !self.narrow {
            self.leader();
            self.largest();
        }
    }

    /// The finding beside the crossing. Right of it the line runs above the cut, left of it below:
    /// under the cut on the right and over it on the left lies free paper.
    fn finding(&mut self, x: f64, y: f64, crossing: &'a Crossing) {
        let step = self.canvas.text.max(12.0) + 4.0;
        let one = vec![Words::new(&crossing.label, x + 14.0, y + 26.0).size(13.0).bold()];
        let [first, second] = &crossing.lines;
        let first = Words::new(first, x + 10.0, y + 28.0).size(12.0).bold();
        let two = vec![first, Words::new(second, x + 10.0, y + 28.0 + step).size(12.0)];
        let left = |lines: &[Words<'a>], over: f64| -> Vec<Words<'a>> {
            let up = step * lines.len() as f64;
            lines
                .iter()
                .enumerate()
                .map(|(i, w)| w.at(x - over, y - 10.0 - up + step * (i + 1) as f64).end())
                .collect()
        };
        let two_left = left(&two, 10.0);
        let ways = match self.narrow {
            true => vec![two, two_left],
            false => vec![one.clone(), two, left(&one, 14.0), two_left],
        };
        let fits = |way: &Vec<Words>| {
            way.iter().all(|words| {
                let room = self.canvas.room(words);
                room.left < room.right && room.left >= self.frame.left && room.right <= self.frame.right
            })
        };
        let Some(way) = ways.iter().find(|way| fits(way)).or(ways.last()) else { return };
        for words in way {
            self.over(words.ink(Ink::Ink));
        }
    }

    /// Words with a halo, or on a plate of paper where bars are behind them.
    fn over(&mut self, words: Words) {
        let room = self.canvas.room(&words);
        if self.is_over_bars(&room) { self.canvas.plate(words) } else { self.canvas.say(words.halo()) }
    }

    /// Bars fall to the right, so the one under the left edge is the highest.
    fn is_over_bars(&self, room: &Room) -> bool {
        let i = ((room.left - self.frame.left) / self.frame.width() * self.count as f64).max(0.0) as usize;
        let height =
            self.spec.values.get(i.min(self.count - 1)).map_or(0.0, |&value| self.spec.height(value));
        self.plane.y(height) < room.bottom + 3.0
    }

    /// The second point, with a thin line to its words under those of the crossing, or right of it.
    fn leader(&mut self) {
        let Some(leader) = &self.spec.leader else { return };
        let Some(&share) = leader.count.checked_sub(1).and_then(|i| self.spec.shares.get(i)) else { return };
        if self.crossing.is_some_and(|(_, crossing)| crossing.count == leader.count) {
            return;
        }
        let (x, y) = (self.plane.x(leader.count as f64), self.plane.y(share));
        let words = Words::new(&leader.label, 0.0, 0.0).size(12.0).ink(Ink::Soft);
        let mut places = vec![];
        if let Some((meets, crossing)) = self.crossing {
            let (cross_x, cross_y) = (self.plane.x(meets), self.plane.y(crossing.share));
            if cross_x >= x {
                places.push((cross_x + 14.0, (y + 4.0).max(cross_y + 46.0)));
                places.push((cross_x + 14.0, (y + 4.0).max(cross_y + 26.0)));
            }
        }
        places.extend([20.0, 36.0, 52.0, 68.0].map(|down| (x + 16.0, y + down)));
        self.canvas.dot(x, y, 4.5, Ink::Paper);
        self.canvas.dot(x, y, 3.0, Ink::Accent);
        let free = places.into_iter().find(|&(x, y)| self.canvas.is_free(&words.at(x, y)));
        if let Some((word_x, word_y)) = free {
            self.canvas.line_over((x + 5.0, y), (word_x - 5.0, word_y - 4.0), Pen::new(Ink::Axis, 1.0));
            self.over(words.at(word_x, word_y));
        }
    }

    /// Over the first bar, or beside it where it reaches the top.
    fn largest(&mut self) {
        let Some(&value) = self.spec.values.first() else { return };
        let y = self.plane.y(self.spec.height(value));
        let words = Words::new(&self.spec.largest, self.frame.left + 5.0, y - 6.0).ink(Ink::Soft).halo();
        let beside = words.at(self.plane.x(1.0) + 8.0, y + 10.0);
        for words in [words, beside] {
            if !self.is_over_bars(&self.canvas.room(&words)) && self.canvas.say_if_free(words) {
                return;
            }
        }
    }

    /// The classes as a strip under the axis, each with its name.
    fn strip(&mut self) {
        let y = self.frame.bottom + 8.0;
        let runs: Vec<_> = runs(&self.spec.classes, self.count).collect();
        for &(from, to, ink, _) in &runs {
            let (left, right) = (self.plane.x(from as f64), self.plane.x(to as f64));
            self.canvas.block(left, y, (right - 1.0).max(left + 0.5), y + 5.0, ink);
        }
        let wants: Vec<f64> = runs.iter().map(|run| self.plane.x(run.0 as f64)).collect();
        let room = self.canvas.width - self.frame.left;
        let labels =
            |short: bool| runs.iter().map(move |run| if short { &run.3.short } else { &run.3.label });
        let sizes = |short: bool| -> Vec<f64> {
            labels(short).map(|label| self.canvas.width_of(&Words::new(label, 0.0, 0.0).size(12.0))).collect()
        };
        let fits = |sizes: &[f64]| sizes.iter().sum::<f64>() + 8.0 * sizes.len() as f64 <= room;
        let long = sizes(false);
        // Long names only where each has room over its own part of the strip, but for the last.
        let apart = wants
            .windows(2)
            .zip(&long)
            .all(|(pair, size)| pair.last() > pair.first().map(|x| x + size).as_ref());
        let short = self.narrow || !apart || !fits(&long);
        let sizes = sizes(short);
        if fits(&sizes) {
            let places = spread(&wants, &sizes, 8.0, self.frame.left, self.canvas.width);
            for (i, (x, label)) in places.iter().zip(labels(short)).enumerate() {
                let ink = if i == 0 { Ink::Ink } else { Ink::Soft };
                self.canvas.say(Words::new(label, *x, y + 21.0).size(12.0).ink(ink));
            }
        }
        let y = y + 21.0 + self.canvas.text.max(12.0) + 5.0;
        self.canvas.say(Words::new(&self.spec.bottom_title, self.frame.right, y).end());
    }

    fn marks(&mut self) {
        let Frame { left, top, right, bottom } = self.frame;
        self.canvas.columns(left, right, self.count);
        let column = |from: usize, to: usize| {
            let x = |n: usize| left + (right - left) * n as f64 / self.count as f64;
            Room { left: x(from), top, right: x(to), bottom }
        };
        if self.count <= MOST_MARKS && self.spec.accounts.len() == self.count {
            for (i, label) in self.spec.accounts.iter().enumerate() {
                self.canvas.mark(column(i, i + 1), label, i);
            }
        } else {
            for (from, to, _, class) in runs(&self.spec.classes, self.count) {
                self.canvas.mark(column(from, to), &class.label, from);
            }
        }
    }
}

/// Where the line meets the cut, in accounts from the left: within the bar of the account that lifts
/// it over. `None` where the specification names an account that does not.
fn meets(spec: &Pareto, crossing: &Crossing) -> Option<f64> {
    let last = crossing.count.checked_sub(1)?;
    let after = *spec.shares.get(last)?;
    let before = match last.checked_sub(1) {
        Some(i) => *spec.shares.get(i)?,
        None => 0.0,
    };
    let part = (crossing.share - before) / (after - before);
    (0.0..=1.0).contains(&part).then_some(last as f64 + part)
}

/// The classes as runs of accounts: from, to, color, class. Accounts in no class belong to the last.
fn runs(classes: &[Class], count: usize) -> impl Iterator<Item = (usize, usize, Ink, &Class)> {
    const NONE: &[Class] = &[Class { count: usize::MAX, label: String::new(), short: String::new() }];
    let classes = if classes.is_empty() { NONE } else { classes };
    let last = classes.len() - 1;
    let mut from = 0;
    classes.iter().enumerate().filter_map(move |(i, class)| {
        let start = from;
        from = if i == last { count } else { start.saturating_add(class.count).min(count) };
        let ink = match i {
            0 => Ink::First,
            1 => Ink::Second,
            _ => Ink::Third,
        };
        (start < from).then_some((start, from, ink, class))
    })
}
