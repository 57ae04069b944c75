//! A Lorenz curve.

use super::canvas::{Canvas, Pen, Room, Words};
use super::scale::{Frame, Plane};
use super::{Ink, Lorenz, Picture, Size};

impl Lorenz {
    /// Draws it: a square under two lines of text, as large as fits. `None` without accounts or room.
    pub fn draw(&self, size: Size) -> Option<Picture> {
        let count = self.shares.len();
        let mut canvas = Canvas::new(size, (48.0, 72.0)).filter(|_| count > 0)?;
        let step = canvas.text.max(12.0) + 4.0;
        let top = 2.0 * step + 2.5;
        let side = (canvas.width - 1.0).min(canvas.height - top - 0.5).floor();
        let frame = Frame { left: 0.5, top, right: side + 0.5, bottom: top + side };
        let plane = Plane::new(frame, 0.0..1.0, 0.0..1.0);
        let place = |i: usize, share: f64| plane.at(i as f64 / count as f64, share);

        let each = (count as f64 / (2.0 * side)).ceil().max(1.0) as usize;
        let mut curve = vec![place(0, 0.0)];
        for (i, &share) in self.shares.iter().enumerate() {
            if (i + 1) % each == 0 || i + 1 == count {
                curve.push(place(i + 1, share));
            }
        }
        canvas.shape(curve.clone(), Ink::Band);
        canvas.outline(frame.left, frame.top, frame.right, frame.bottom, Ink::Grid);
        let diagonal = Pen::new(Ink::Axis, 1.0).dashed("2 3");
        canvas.line((frame.left, frame.bottom), (frame.right, frame.top), diagonal);
        canvas.path(curve, Pen::new(Ink::First, 1.6));

        canvas.say(Words::new(&self.title, 0.0, step - 5.0).size(12.0).ink(Ink::Soft));
        canvas.say(Words::new(&self.line, 0.0, 2.0 * step - 5.0).size(12.0).bold().ink(Ink::Ink));
        let note = Words::new(&self.note, frame.left + 7.0, frame.top + 16.0);
        if canvas.width_of(&note) < side - 10.0 {
            canvas.say(note.halo());
        }
        let room = Room { left: 0.0, top: 0.0, right: frame.right, bottom: frame.bottom };
        canvas.mark(room, &self.alt, 0);
        Some(canvas.finish(&self.alt))
    }
}
