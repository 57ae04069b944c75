//! What moves a target most, as bars around it.

use super::canvas::{Canvas, Pen, Room, Words};
use super::scale::{Frame, Plane, span};
use super::{Ink, Picture, Size, Swing, Tornado};

impl Tornado {
    /// Pixels over the first bar.
    pub const TOP: f64 = 34.0;

    /// Pixels of a bar's row.
    pub const ROW: f64 = 27.0;

    /// Pixels of a row in the narrow drawing, where the name stands over its bar.
    pub const NARROW_ROW: f64 = 46.0;

    /// The height of a drawing of so many bars at a width.
    pub fn height(rows: usize, width: f64) -> f64 {
        let row = if width < 500.0 { Tornado::NARROW_ROW } else { Tornado::ROW };
        Tornado::TOP + 8.0 + row * rows as f64
    }

    /// Draws it. `None` without bars or room.
    pub fn draw(&self, size: Size) -> Option<Picture> {
        let mut canvas = Canvas::new(size, (200.0, 60.0)).filter(|_| !self.rows.is_empty())?;
        let narrow = canvas.is_narrow();
        let row = if narrow { Tornado::NARROW_ROW } else { Tornado::ROW };
        // The widest that there is room for: the caller asks for [`Tornado::height`].
        let fitting = ((canvas.height - Tornado::TOP) / row).floor().max(0.0) as usize;
        let rows = self.rows.get(..fitting.min(self.rows.len())).filter(|rows| !rows.is_empty())?;
        let names = rows.iter().map(|row| canvas.width_of(&Words::new(&row.name, 0.0, 0.0).size(12.0)));
        let name_width = if narrow { 0.0 } else { names.fold(0.0, f64::max).min(canvas.width * 0.36) };
        let swings = rows.iter().map(|row| row.swing.as_str()).chain([self.swing.as_str()]);
        let swing_width = canvas.widest(swings) + 10.0;
        let ends = rows.iter().flat_map(|row| [row.low.label.as_str(), row.high.label.as_str()]);
        let end_width = canvas.widest(ends) + 8.0;
        let frame = Frame {
            left: name_width + end_width + 8.0,
            top: Tornado::TOP,
            right: (canvas.width - swing_width - end_width).max(name_width + end_width + 40.0),
            bottom: Tornado::TOP + row * rows.len() as f64,
        };
        let values = rows.iter().flat_map(|row| [row.low.value, row.high.value]);
        let plane = Plane::new(frame, span(values.chain([self.middle])), 0.0..1.0);
        let middle = plane.x(self.middle);
        let right = canvas.width;
        let [name, amount] = &self.lines;
        canvas.say(Words::new(name, middle, canvas.text).middle().ink(Ink::Soft));
        canvas.say(Words::new(amount, middle, canvas.text + 14.0).middle().bold().size(12.0).ink(Ink::Ink));
        canvas.say(Words::new(&self.swing, right, Tornado::TOP - 6.0).end().ink(Ink::Soft));
        for (at, one) in rows.iter().enumerate() {
            let top = Tornado::TOP + row * at as f64;
            canvas.rule(0.0, right, top, Ink::Grid);
            draw_row(&mut canvas, &plane, one, middle, (top, row, narrow), right);
            canvas.mark(Room { left: 0.0, top, right, bottom: top + row }, &one.says, at);
        }
        Some(canvas.finish(&self.alt))
    }
}

fn draw_row(
    canvas: &mut Canvas,
    plane: &Plane,
    row: &Swing,
    middle: f64,
    (top, height, narrow): (f64, f64, bool),
    right: f64,
) {
    let text = canvas.text.max(12.0);
    let bar = if narrow { top + text + 8.0 } else { top + 6.0 };
    let base = bar + 12.0;
    let name =
        Words::new(&row.name, 0.0, if narrow { top + text + 2.0 } else { base }).size(12.0).ink(Ink::Ink);
    canvas.say(name.within(if narrow { right } else { 0.36 * right }));
    let (low, high) = (plane.x(row.low.value), plane.x(row.high.value));
    let foot = (top + height - 6.0).min(bar + 16.0);
    canvas.block(low, bar, middle, foot, Ink::Third);
    canvas.block(middle, bar, high, foot, Ink::First);
    // A narrow row has its name above the bar, and no line through it.
    canvas.upright_over(middle, if narrow { bar - 2.0 } else { top }, top + height, Pen::new(Ink::Ink, 1.5));
    // Each end's words stand beyond its bar, on whichever side that is.
    for (end, other, words) in [(low, high, &row.low.label), (high, low, &row.high.label)] {
        let beyond = if end <= other {
            Words::new(words, end - 5.0, base).end()
        } else {
            Words::new(words, end + 5.0, base)
        };
        canvas.say(beyond);
    }
    canvas.say(Words::new(&row.swing, right, base).end().ink(Ink::Ink));
}
