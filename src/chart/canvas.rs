//! Shapes and words on a plotters drawing area over our backend.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, CoordMapper, Drawable, PathElement, PointCollection, Polygon, Rectangle};
use plotters::style::{RGBColor, ShapeStyle};
use plotters_backend::DrawingBackend;
use plotters_backend::text_anchor::HPos;

use super::picture::Columns;
use super::scale::units;
use super::svg::{Lettering, Svg, text_width};
use super::{Ink, Mark, Picture, Size};

/// How far the paper edge of a line reaches to either side.
const EDGE: f64 = 1.5;

/// A line's color, width in CSS pixels and dashes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pen {
    pub(super) ink: Ink,
    pub(super) width: f64,
    pub(super) dash: &'static str,
}

impl Pen {
    /// A solid line.
    pub(super) fn new(ink: Ink, width: f64) -> Pen {
        Pen { ink, width, dash: "" }
    }

    /// The line in dashes.
    pub(super) fn dashed(self, dash: &'static str) -> Pen {
        Pen { dash, ..self }
    }
}

/// Words where they are to stand: `x` and the baseline `y` in CSS pixels.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    text: &'a str,
    x: f64,
    y: f64,
    lettering: Lettering,
    halo: bool,
    /// Longer words are shortened.
    most: f64,
}

impl<'a> Words<'a> {
    /// Words that start at `x`, in the color of tick labels. Size 0 is the picture's smallest.
    pub(super) fn new(text: &'a str, x: f64, y: f64) -> Words<'a> {
        let lettering = Lettering { size: 0.0, ink: Ink::Axis, bold: false, anchor: HPos::Left };
        Words { text, x, y, lettering, halo: false, most: f64::INFINITY }
    }

    /// Ending at `x`.
    pub(super) fn end(mut self) -> Words<'a> {
        self.lettering.anchor = HPos::Right;
        self
    }

    /// Centered on `x`.
    pub(super) fn middle(mut self) -> Words<'a> {
        self.lettering.anchor = HPos::Center;
        self
    }

    pub(super) fn ink(mut self, ink: Ink) -> Words<'a> {
        self.lettering.ink = ink;
        self
    }

    pub(super) fn size(mut self, size: f64) -> Words<'a> {
        self.lettering.size = size;
        self
    }

    pub(super) fn bold(mut self) -> Words<'a> {
        self.lettering.bold = true;
        self
    }

    /// On a paper edge, for words over marks.
    pub(super) fn halo(mut self) -> Words<'a> {
        self.halo = true;
        self
    }

    /// Shortened where they are longer than this.
    pub(super) fn within(mut self, most: f64) -> Words<'a> {
        self.most = most.max(0.0);
        self
    }

    /// Where they stand from the top.
    pub(super) fn baseline(&self) -> f64 {
        self.y
    }

    /// The same words elsewhere.
    pub(super) fn at(mut self, x: f64, y: f64) -> Words<'a> {
        (self.x, self.y) = (x, y);
        self
    }
}

/// The rectangle that words or marks take up, in CSS pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Room {
    fn meets(&self, other: &Room) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// A picture being drawn.
pub(super) struct Canvas {
    pub(super) width: f64,
    pub(super) height: f64,
    /// The smallest size of text.
    pub(super) text: f64,
    svg: Rc<RefCell<Svg>>,
    area: DrawingArea<Svg, Shift>,
    taken: Vec<Room>,
    marks: Vec<Mark>,
    columns: Columns,
}

impl Canvas {
    /// An empty picture, or `None` where there is no room to draw in: a frame not laid out yet, say.
    pub(super) fn new(size: Size, least: (f64, f64)) -> Option<Canvas> {
        let Size { width, height, text } = size;
        let fits = |length: f64, least: f64| (least..=20_000.0).contains(&length);
        if !fits(width, least.0) || !fits(height, least.1) {
            return None;
        }
        let (width, height) = (width.floor(), height.floor());
        let svg = Rc::new(RefCell::new(Svg::new(units(width) as u32, units(height) as u32)));
        let area = DrawingArea::from(&svg);
        let text = if text.is_nan() { 11.0 } else { text.clamp(8.0, 24.0) };
        let (taken, marks, columns) = (Vec::new(), Vec::new(), Columns::default());
        Some(Canvas { width, height, text, svg, area, taken, marks, columns })
    }

    /// Whether the narrow drawing is asked for.
    pub(super) fn is_narrow(&self) -> bool {
        self.width < 500.0
    }

    /// The finished picture.
    pub(super) fn finish(self, alt: &str) -> Picture {
        let svg = self.svg.borrow_mut().finish(alt);
        Picture { svg, marks: self.marks, columns: self.columns, text: self.text }
    }

    fn put<'a, E, B>(&self, element: &'a E)
    where
        B: CoordMapper,
        &'a E: PointCollection<'a, (i32, i32), B>,
        E: Drawable<Svg, B>,
    {
        // The backend only appends to a string, and nobody else holds it while an element draws.
        let drawn: Result<(), DrawingAreaErrorKind<_>> = self.area.draw(element);
        debug_assert!(drawn.is_ok(), "drawing into a string cannot fail");
    }

    /// A line through points in units.
    pub(super) fn path(&self, points: Vec<(i32, i32)>, pen: Pen) {
        if points.len() < 2 {
            return;
        }
        self.svg.borrow_mut().dash = pen.dash;
        self.put(&PathElement::new(points, stroke(pen)));
        self.svg.borrow_mut().dash = "";
    }

    /// A line through points in units that runs over bars: on a paper edge, which parts it from them whatever their
    /// color.
    pub(super) fn path_over(&self, points: Vec<(i32, i32)>, pen: Pen) {
        self.path(points.clone(), Pen::new(Ink::Paper, pen.width + 2.0 * EDGE));
        self.path(points, pen);
    }

    /// A filled outline of points in units.
    pub(super) fn shape(&self, points: Vec<(i32, i32)>, ink: Ink) {
        if points.len() > 2 {
            self.put(&Polygon::new(points, fill(ink)));
        }
    }

    /// A straight line, in CSS pixels.
    pub(super) fn line(&self, from: (f64, f64), to: (f64, f64), pen: Pen) {
        self.path(vec![pixel(from), pixel(to)], pen);
    }

    /// A horizontal hairline, on the middle of a pixel.
    pub(super) fn rule(&self, x1: f64, x2: f64, y: f64, ink: Ink) {
        let y = sharp(y);
        self.line((x1, y), (x2, y), Pen::new(ink, 1.0));
    }

    /// A vertical hairline, on the middle of a pixel.
    pub(super) fn upright(&self, x: f64, y1: f64, y2: f64, pen: Pen) {
        let x = sharp(x);
        self.line((x, y1), (x, y2), pen);
    }

    /// A straight line over bars, as [`Canvas::path_over`].
    pub(super) fn line_over(&self, from: (f64, f64), to: (f64, f64), pen: Pen) {
        self.path_over(vec![pixel(from), pixel(to)], pen);
    }

    /// A vertical line over bars, as [`Canvas::upright`].
    pub(super) fn upright_over(&self, x: f64, y1: f64, y2: f64, pen: Pen) {
        let x = sharp(x);
        self.line_over((x, y1), (x, y2), pen);
    }

    /// A filled rectangle between two corners.
    pub(super) fn block(&self, x1: f64, y1: f64, x2: f64, y2: f64, ink: Ink) {
        let (from, to) = (pixel((x1.min(x2), y1.min(y2))), pixel((x1.max(x2), y1.max(y2))));
        if from.0 < to.0 && from.1 < to.1 {
            self.put(&Rectangle::new([from, to], fill(ink)));
        }
    }

    /// An empty rectangle between two corners.
    pub(super) fn outline(&self, x1: f64, y1: f64, x2: f64, y2: f64, ink: Ink) {
        self.put(&Rectangle::new([pixel((x1, y1)), pixel((x2, y2))], stroke(Pen::new(ink, 1.0))));
    }

    /// A dot.
    pub(super) fn dot(&self, x: f64, y: f64, radius: f64, ink: Ink) {
        self.put(&Circle::new(pixel((x, y)), units(radius), fill(ink)));
    }

    /// A dot of paper in a ring.
    pub(super) fn ring(&self, x: f64, y: f64, radius: f64, pen: Pen) {
        self.dot(x, y, radius, Ink::Paper);
        self.put(&Circle::new(pixel((x, y)), units(radius), stroke(pen)));
    }

    /// How wide words come out here.
    pub(super) fn width_of(&self, words: &Words) -> f64 {
        let size = words.lettering.size.max(self.text);
        text_width(words.text, size, words.lettering.bold).min(words.most)
    }

    /// The widest of some tick labels.
    pub(super) fn widest<'a>(&self, labels: impl Iterator<Item = &'a str>) -> f64 {
        labels.map(|label| text_width(label, self.text, false)).fold(0.0, f64::max)
    }

    /// The room words take up.
    pub(super) fn room(&self, words: &Words) -> Room {
        let width = self.width_of(words);
        let size = words.lettering.size.max(self.text);
        let left = match words.lettering.anchor {
            HPos::Left => words.x,
            HPos::Center => words.x - width / 2.0,
            HPos::Right => words.x - width,
        };
        Room { left, top: words.y - size * 0.9, right: left + width, bottom: words.y + size * 0.28 }
    }

    /// Whether words would stand wholly in the picture and on no words or marks that hold their room.
    pub(super) fn is_free(&self, words: &Words) -> bool {
        let room = self.room(words);
        room.left >= 0.0
            && room.top >= 0.0
            && room.right <= self.width
            && room.bottom <= self.height
            && !self.taken.iter().any(|taken| taken.meets(&room))
    }

    /// Keeps later words off a rectangle.
    pub(super) fn hold(&mut self, room: Room) {
        self.taken.push(room);
    }

    /// Writes words, moved inside the picture where they would be cut off at its edge, and shortened
    /// where they are longer than the picture is wide.
    pub(super) fn say(&mut self, words: Words) {
        if words.text.is_empty() {
            return;
        }
        let room = self.room(&words);
        let text = shorten(words.text, &words.lettering, self.text, self.width.min(words.most));
        let words = Words { text: &text, ..words };
        let size = words.lettering.size.max(self.text);
        let width = self.width_of(&words);
        let shift = |low: f64, high: f64| (-low).max(0.0) + (self.width - high).min(0.0);
        let x = match words.lettering.anchor {
            HPos::Left => words.x + shift(words.x, words.x + width),
            HPos::Center => words.x + shift(words.x - width / 2.0, words.x + width / 2.0),
            HPos::Right => words.x + shift(words.x - width, words.x),
        };
        let y = words.y.clamp(size * 0.9, (self.height - size * 0.28).max(size * 0.9));
        let lettering = Lettering { size, ..words.lettering };
        let mut svg = self.svg.borrow_mut();
        if words.halo {
            let halo = Lettering { ink: Ink::Paper, ..lettering };
            let drawn = svg.draw_text(words.text, &halo, pixel((x, y)));
            debug_assert!(drawn.is_ok(), "drawing into a string cannot fail");
        }
        let drawn = svg.draw_text(words.text, &lettering, pixel((x, y)));
        debug_assert!(drawn.is_ok(), "drawing into a string cannot fail");
        drop(svg);
        self.taken.push(Room { left: room.left + x - words.x, right: room.right + x - words.x, ..room });
    }

    /// Writes words on a plate of paper, for dark ground that a halo would only fray.
    pub(super) fn plate(&mut self, words: Words) {
        let Room { left, top, right, bottom } = self.room(&words);
        if left < right {
            self.block(left - 4.0, top - 3.0, right + 4.0, bottom + 2.0, Ink::Paper);
        }
        self.say(words);
    }

    /// Writes words only if [`Canvas::is_free`].
    pub(super) fn say_if_free(&mut self, words: Words) -> bool {
        let free = self.is_free(&words);
        if free {
            self.say(words);
        }
        free
    }

    /// Writes the labels of an axis: all of them, or the first and every second, third ... where they would touch.
    pub(super) fn say_evenly(&mut self, labels: &[Words]) {
        let place = |words: &Words| {
            let Room { left, right, .. } = self.room(words);
            // As [`Canvas::say`] moves them.
            let shift = (-left).max(0.0) + (self.width - right).min(0.0);
            (left + shift, right + shift)
        };
        let places: Vec<(f64, f64)> = labels.iter().map(place).collect();
        let apart = |each: &usize| {
            let mut end = f64::MIN;
            places.iter().step_by(*each).filter(|(left, right)| left < right).all(|&(left, right)| {
                let clear = end + 4.0 <= left;
                end = right;
                clear
            })
        };
        let each = (1..labels.len()).find(apart).unwrap_or(labels.len().max(1));
        for words in labels.iter().step_by(each) {
            self.say(*words);
        }
    }

    /// Names a reachable part.
    pub(super) fn mark(&mut self, room: Room, label: &str, key: usize) {
        let Room { left, top, right, bottom } = room;
        let (width, height) = ((right - left).max(0.0), (bottom - top).max(0.0));
        self.marks.push(Mark { x: left, y: top, width, height, label: label.to_owned(), key });
    }

    /// Says where equal columns stand, for [`Picture::at`].
    pub(super) fn columns(&mut self, left: f64, right: f64, count: usize) {
        self.columns = Columns { left, right, count };
    }
}

/// As much of the text as fits, with an ellipsis for the rest.
fn shorten<'a>(text: &'a str, lettering: &Lettering, least: f64, width: f64) -> Cow<'a, str> {
    let size = lettering.size.max(least);
    if text_width(text, size, lettering.bold) <= width {
        return Cow::Borrowed(text);
    }
    let mut room = width - text_width("…", size, lettering.bold);
    let mut short: String = text
        .chars()
        .take_while(|&c| {
            room -= text_width(c.encode_utf8(&mut [0; 4]), size, lettering.bold);
            room >= 0.0
        })
        .collect();
    short.push('…');
    Cow::Owned(short)
}

fn color(ink: Ink) -> RGBColor {
    let (red, green, blue) = ink.light();
    RGBColor(red, green, blue)
}

fn fill(ink: Ink) -> ShapeStyle {
    ShapeStyle::from(color(ink)).filled()
}

fn stroke(pen: Pen) -> ShapeStyle {
    ShapeStyle::from(color(pen.ink)).stroke_width(units(pen.width) as u32)
}

fn pixel((x, y): (f64, f64)) -> (i32, i32) {
    (units(x), units(y))
}

/// The middle of the pixel that holds this place.
pub(super) fn sharp(place: f64) -> f64 {
    place.floor() + 0.5
}
