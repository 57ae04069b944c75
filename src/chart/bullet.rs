//! A bar with a target tick.

use super::canvas::{Canvas, Pen};
use super::scale::finite;
use super::{Bullet, Ink, Picture, Size};

impl Bullet {
    /// Draws it, or `None` where there is no room. The row beside it says the number, so the picture
    /// has no words of its own.
    pub fn draw(&self, size: Size) -> Option<Picture> {
        let canvas = Canvas::new(size, (10.0, 8.0))?;
        let (width, height) = (canvas.width, canvas.height);
        let (low, high) = (finite(self.low), finite(self.high));
        let x = |value: f64| match high > low {
            true => width * ((finite(value) - low) / (high - low)).clamp(0.0, 1.0),
            false => 0.0,
        };
        let top = ((height - 6.0) / 2.0).floor();
        canvas.block(0.0, top, width, top + 6.0, Ink::Band);
        if let Some(value) = self.value {
            canvas.block(0.0, top, x(value), top + 6.0, Ink::First);
        }
        if let Some(target) = self.target {
            let x = x(target).round().clamp(1.0, width - 1.0);
            canvas.line_over((x, 0.0), (x, height), Pen::new(Ink::Accent, 2.0));
        }
        Some(canvas.finish(""))
    }
}
