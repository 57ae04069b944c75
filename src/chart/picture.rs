//! What a drawing comes out as.

use std::fmt::Write;

use super::Ink;

/// How large to draw, and how small letters may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Width in CSS pixels, as measured on the page.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// The size of tick labels in CSS pixels: 11, or 12 where Han characters are set. No text of the
    /// picture is smaller.
    pub text: f64,
}

impl Size {
    /// A size with Latin tick labels of 11 px.
    pub fn new(width: f64, height: f64) -> Size {
        Size { width, height, text: 11.0 }
    }

    /// The same size with tick labels of `text` px.
    pub fn with_text(self, text: f64) -> Size {
        Size { text, ..self }
    }
}

/// A part of a picture that keyboard and pointer can reach.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Left edge in CSS pixels of the picture.
    pub x: f64,
    /// Top edge in CSS pixels of the picture.
    pub y: f64,
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// What a screen reader says and the tooltip shows.
    pub label: String,
    /// Which part of the specification this is; each specification says of what it counts.
    pub key: usize,
}

/// A drawn chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The drawing, one `<svg>` element. Colors are `var(--…)`, lettering is by class.
    pub svg: String,
    /// What can be reached in it, in reading order.
    pub marks: Vec<Mark>,
    pub(super) columns: Columns,
    pub(super) text: f64,
}

/// Equal columns side by side, for finding the one under the pointer.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Columns {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) count: usize,
}

impl Picture {
    /// The number of the account, month or bar whose column lies under `x` (CSS pixels of the
    /// picture); `None` beside the plot, and in pictures without columns. It finds every account of
    /// a [`super::Pareto`], also where too many stand there to have a mark each.
    pub fn at(&self, x: f64) -> Option<usize> {
        let Columns { left, right, count } = self.columns;
        if count == 0 || !(left..=right).contains(&x) {
            return None;
        }
        Some((((x - left) / (right - left) * count as f64) as usize).min(count - 1))
    }

    /// Where the column of number `key` stands: left edge and width in CSS pixels.
    pub fn column(&self, key: usize) -> Option<(f64, f64)> {
        let Columns { left, right, count } = self.columns;
        let width = (right - left) / count as f64;
        (key < count).then_some((left + width * key as f64, width))
    }

    /// The drawing as a file of its own: every color asked of `color` and written out, lettering as
    /// attributes, in a sans-serif font.
    ///
    /// ```
    /// use keyline::chart::{Lorenz, Size};
    /// let curve = Lorenz { shares: vec![0.2, 1.0], ..Lorenz::default() };
    /// let picture = curve.draw(Size::new(150.0, 186.0)).unwrap();
    /// let file = picture.standalone(&|ink| {
    ///     let (r, g, b) = ink.light();
    ///     format!("#{r:02x}{g:02x}{b:02x}")
    /// });
    /// assert!(file.contains("#dfe5eb") && !file.contains("var("));
    /// ```
    pub fn standalone(&self, color: &dyn Fn(Ink) -> String) -> String {
        // Words in the picture hold no bare quote, so an attribute cannot be mistaken for a word.
        let mut out = String::with_capacity(self.svg.len() + 1024);
        let mut rest = self.svg.as_str();
        while let Some(at) = rest.find("=\"") {
            let (before, after) = rest.split_at(at);
            let Some((value, tail)) = after.get(2..).and_then(|after| after.split_once('"')) else { break };
            let property = value.strip_prefix("var(").and_then(|value| value.strip_suffix(')'));
            if let Some(tag) = before.strip_suffix(" class") {
                out.push_str(tag);
                for class in value.split(' ') {
                    self.letter(&mut out, class, color);
                }
            } else {
                let ink = property.and_then(Ink::of_property).map(color);
                out.push_str(before);
                out.push_str("=\"");
                out.push_str(ink.as_deref().unwrap_or(value));
                out.push('"');
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }

    /// What a class means, as attributes.
    fn letter(&self, out: &mut String, class: &str, color: &dyn Fn(Ink) -> String) {
        let written = match class {
            "chart" => write!(
                out,
                r#" font-family="-apple-system, 'Segoe UI', 'Helvetica Neue', Arial, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif" font-size="{}""#,
                self.text
            ),
            "t-12" => write!(out, r#" font-size="{}""#, self.text.max(12.0)),
            "t-13" => write!(out, r#" font-size="{}""#, self.text.max(13.0)),
            "t-b" => write!(out, r#" font-weight="600""#),
            class => match Ink::of_class(class) {
                Some(ink) => write!(out, r#" fill="{}""#, color(ink)),
                None => Ok(()),
            },
        };
        debug_assert!(written.is_ok(), "writing to a string cannot fail");
    }
}
