//! Answers as pictures.
//!
//! A chart is drawn from a plain specification: numbers in the units they are shown in, and every
//! word already worded. So this room knows no language, no money and no plan. It draws into text: an
//! SVG whose colors are the page's custom properties (`var(--chart-1)`), so that a change of theme
//! needs no redraw, and whose lettering is left to the page's style sheet through classes.
//!
//! ```
//! use keyline::chart::{Lorenz, Size};
//! let curve = Lorenz { title: "FY2013".into(), shares: vec![0.1, 0.4, 1.0], ..Lorenz::default() };
//! let picture = curve.draw(Size::new(150.0, 186.0)).unwrap();
//! assert!(picture.svg.contains("var(--chart-band)"));
//! ```
//!
//! The way from a number to the picture:
//!
//! 1. A specification ([`Pareto`], [`Lorenz`], [`Methods`], [`Months`], [`Cumulative`], [`Bullet`], [`Expected`], [`Odds`], [`Tornado`],
//!    [`Record`], [`PayCurve`], [`Attainments`], [`Spark`]) is drawn at the width it is shown at; text is never scaled.
//! 2. Plotters maps numbers to coordinates and draws the shapes, into a backend of our own that
//!    counts ten units to a CSS pixel. Plotters' own SVG backend knows whole pixels only, and asks
//!    the browser how wide a text is, which would make the two builds draw different pictures.
//! 3. The result is a [`Picture`]: the SVG and the [`Mark`]s, rectangles with a label, which the page
//!    lays over the drawing for keyboard and pointer. [`Picture::standalone`] is the same drawing
//!    for a file: colors and lettering written out.
//!
//! `draw` answers `None` where there is nothing to draw (no accounts, no months) or no room to draw
//! in; what the page says then is the page's to word.
//!
//! What this room will not do: word or round a number, fetch a color, measure in a browser, animate.

mod attainments;
mod bullet;
mod canvas;
mod cumulative;
mod expected;
mod ink;
mod lorenz;
mod methods;
mod months;
mod odds;
mod pareto;
mod pay;
mod picture;
mod record;
mod response;
mod scale;
mod spark;
mod spec;
mod svg;
mod tornado;

pub use ink::Ink;
pub use picture::{Mark, Picture, Size};
pub use scale::{five_steps, nice_ticks};
pub use spark::SparkPaths;
pub use spec::*;
