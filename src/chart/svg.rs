//! A plotters backend that writes SVG text, ten units to a CSS pixel.
//!
//! Plotters' coordinates are whole numbers; at ten to a pixel they are as fine as a chart needs and
//! the drawing stays short. Shapes carry their ink as `var(--…)` in `fill` and `stroke`, which are
//! presentation attributes and so pass a content security policy that forbids inline styles. Text
//! carries classes only (`t-12 t-b t-ink`): the page's `.chart text` rule sets its font, and a rule
//! of the page would win over an attribute anyway.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
    FontStyle,
};

use super::Ink;

/// Backend units to a CSS pixel.
pub(super) const UNITS: f64 = 10.0;

/// The drawing as it grows.
pub(super) struct Svg {
    width: u32,
    height: u32,
    body: String,
    /// The dashes of the next lines, empty for solid. Plotters has dashed elements, but they come as
    /// one path to a dash.
    pub(super) dash: &'static str,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Svg {
    /// An empty drawing of a size in units.
    pub(super) fn new(width: u32, height: u32) -> Svg {
        Svg { width, height, body: String::with_capacity(8 * 1024), dash: "" }
    }

    /// The whole element, leaving the drawing empty. `alt` is what a screen reader says;
    /// without it the drawing is hidden from one.
    pub(super) fn finish(&mut self, alt: &str) -> String {
        let body = std::mem::take(&mut self.body);
        let mut out = String::with_capacity(body.len() + alt.len() + 200);
        out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 ");
        tenths(&mut out, self.width as i32);
        out.push(' ');
        tenths(&mut out, self.height as i32);
        attribute(&mut out, "\" width", self.width as i32);
        attribute(&mut out, " height", self.height as i32);
        if alt.is_empty() {
            out.push_str(" aria-hidden=\"true\">");
        } else {
            out.push_str(" role=\"img\" aria-label=\"");
            escape(&mut out, alt);
            out.push_str("\">");
        }
        out.push_str(&body);
        out.push_str("</svg>");
        out
    }

    fn paint(&mut self, name: &str, color: BackendColor) {
        self.body.push(' ');
        self.body.push_str(name);
        self.body.push_str("=\"");
        match Ink::of_light(color.rgb) {
            Some(ink) => {
                self.body.push_str("var(");
                self.body.push_str(ink.property());
                self.body.push(')');
            }
            None => self.body.push_str("currentColor"),
        }
        self.body.push('"');
    }

    fn stroke<S: BackendStyle>(&mut self, style: &S) {
        self.paint("stroke", style.color());
        if style.stroke_width() != 10 {
            attribute(&mut self.body, " stroke-width", style.stroke_width() as i32);
        }
        if !self.dash.is_empty() {
            self.body.push_str(" stroke-dasharray=\"");
            self.body.push_str(self.dash);
            self.body.push('"');
        }
    }

    /// The color of a filled shape, or the outline of an empty one.
    fn coat<S: BackendStyle>(&mut self, style: &S, fill: bool) {
        if fill {
            self.paint("fill", style.color());
        } else {
            self.body.push_str(" fill=\"none\"");
            self.stroke(style);
        }
    }
}

impl DrawingBackend for Svg {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.body.push_str("<rect");
        attribute(&mut self.body, " x", upper_left.0);
        attribute(&mut self.body, " y", upper_left.1);
        attribute(&mut self.body, " width", (bottom_right.0 - upper_left.0).max(0));
        attribute(&mut self.body, " height", (bottom_right.1 - upper_left.1).max(0));
        self.coat(style, fill);
        self.body.push_str("/>");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.body.push_str("<path d=\"");
        steps(&mut self.body, path);
        self.body.push_str("\" fill=\"none\"");
        self.stroke(style);
        if style.stroke_width() > 10 {
            self.body.push_str(" stroke-linejoin=\"round\"");
        }
        self.body.push_str("/>");
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.body.push_str("<circle");
        attribute(&mut self.body, " cx", center.0);
        attribute(&mut self.body, " cy", center.1);
        attribute(&mut self.body, " r", radius as i32);
        self.coat(style, fill);
        self.body.push_str("/>");
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        self.body.push_str("<path d=\"");
        steps(&mut self.body, vert);
        self.body.push_str("z\"");
        self.paint("fill", style.color());
        self.body.push_str("/>");
        Ok(())
    }

    /// Text by its baseline. In paper it is a halo: a 4 px edge that keeps the same words, drawn over
    /// it next, apart from the marks below.
    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, pos: BackendCoord) -> Drawn {
        let ink = Ink::of_light(style.color().rgb).unwrap_or(Ink::Axis);
        self.body.push_str("<text");
        attribute(&mut self.body, " x", pos.0);
        attribute(&mut self.body, " y", pos.1);
        self.body.push_str(match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        });
        self.body.push_str(" class=\"");
        self.body.push_str(match style.size() as i32 {
            12 => "t-12 ",
            13 => "t-13 ",
            _ => "",
        });
        self.body.push_str(if matches!(style.style(), FontStyle::Bold) { "t-b " } else { "" });
        self.body.push_str(ink.class());
        self.body.push('"');
        if ink == Ink::Paper {
            self.paint("stroke", style.color());
            self.body.push_str(" stroke-width=\"4\" stroke-linejoin=\"round\" aria-hidden=\"true\"");
        }
        self.body.push('>');
        escape(&mut self.body, text);
        self.body.push_str("</text>");
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let bold = matches!(style.style(), FontStyle::Bold);
        let units = |pixels: f64| (pixels * UNITS).ceil() as u32;
        Ok((units(text_width(text, style.size(), bold)), units(style.size())))
    }
}

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Lettering {
    pub(super) size: f64,
    pub(super) ink: Ink,
    pub(super) bold: bool,
    pub(super) anchor: HPos,
}

impl BackendTextStyle for Lettering {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: self.ink.light() }
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn style(&self) -> FontStyle {
        if self.bold { FontStyle::Bold } else { FontStyle::Normal }
    }

    fn anchor(&self) -> Pos {
        Pos::new(self.anchor, VPos::Bottom)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::SansSerif
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        let width = text_width(text, self.size, self.bold) * UNITS;
        Ok(((0, (-self.size * UNITS) as i32), (width.ceil() as i32, 0)))
    }

    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, Infallible> {
        // Our backend writes text as text; there is no font here to rasterize.
        Ok(Ok(()))
    }
}

/// About how wide a text is set, in CSS pixels: a Han character takes its full size, a Latin letter
/// a little over half. The same in every build, where measuring in a browser is not.
pub(super) fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    let ems: f64 = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | 'I' => 0.28,
            'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '-' | '/' => 0.34,
            'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.86,
            'A'..='Z' => 0.68,
            c if (c as u32) < 0x1100 => 0.56,
            '\u{2010}'..='\u{2027}' | '\u{2212}' => 0.58,
            _ => 1.0,
        })
        .sum();
    ems * size * if bold { 1.06 } else { 1.0 }
}

/// `name="12.3"` for 123 units.
fn attribute(out: &mut String, name: &str, units: i32) {
    out.push_str(name);
    out.push_str("=\"");
    tenths(out, units);
    out.push('"');
}

/// `12.3` for 123 units, `12` for 120.
pub(super) fn tenths(out: &mut String, units: i32) {
    if units < 0 {
        out.push('-');
    }
    let units = units.unsigned_abs();
    whole(out, units / 10);
    if !units.is_multiple_of(10) {
        out.push('.');
        whole(out, units % 10);
    }
}

/// The digits of a number; the formatting machinery would take most of a sparkline's time.
fn whole(out: &mut String, number: u32) {
    if number >= 10 {
        whole(out, number / 10);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// A path through the points: the first absolute, the others as steps from the one before, straight
/// ones in short form and joined where they go on in the same direction.
fn steps(out: &mut String, points: impl IntoIterator<Item = BackendCoord>) {
    let mut points = points.into_iter();
    let Some(mut last) = points.next() else { return out.push_str("M0 0") };
    out.push('M');
    tenths(out, last.0);
    out.push(' ');
    tenths(out, last.1);
    let mut held = (0_i32, 0_i32);
    for point in points {
        let step = (point.0 - last.0, point.1 - last.1);
        last = point;
        let along_x = held.1 == 0 && step.1 == 0 && held.0.signum() * step.0.signum() >= 0;
        let along_y = held.0 == 0 && step.0 == 0 && held.1.signum() * step.1.signum() >= 0;
        if along_x || along_y {
            held = (held.0 + step.0, held.1 + step.1);
        } else {
            step_to(out, held);
            held = step;
        }
    }
    step_to(out, held);
}

fn step_to(out: &mut String, step: (i32, i32)) {
    match step {
        (0, 0) => {}
        (x, 0) => {
            out.push('h');
            tenths(out, x);
        }
        (0, y) => {
            out.push('v');
            tenths(out, y);
        }
        (x, y) => {
            out.push('l');
            tenths(out, x);
            if y >= 0 {
                out.push(' ');
            }
            tenths(out, y);
        }
    }
}

/// Words as XML text or attribute value. What XML cannot hold becomes a space.
fn escape(out: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => out.push(' '),
            c => out.push(c),
        }
    }
}
