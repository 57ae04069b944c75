//! Pictures read back from what was drawn, and numbers to draw.

use keyline::chart::{Ink, Picture, Size};
use proptest::prelude::*;
use roxmltree::{Document, Node};

/// The points of a path, read back from its relative steps.
pub fn points(d: &str) -> Vec<(f64, f64)> {
    let mut found: Vec<(f64, f64)> = vec![];
    let mut rest = d;
    while let Some(command) = rest.chars().next() {
        let end = rest[1..].find(|c: char| c.is_ascii_alphabetic()).map_or(rest.len(), |i| i + 1);
        let spaced = rest[1..end].replace('-', " -");
        let numbers: Vec<f64> = spaced.split_whitespace().map(|n| n.parse().unwrap()).collect();
        // Adding up steps leaves dust behind the tenths.
        let tenth = |value: f64| (value * 10.0).round() / 10.0;
        let (x, y) = found.last().copied().unwrap_or_default();
        match (command, numbers.as_slice()) {
            ('M', [to_x, to_y]) => found.push((*to_x, *to_y)),
            ('H', [to_x]) => found.push((*to_x, y)),
            ('h', [by]) => found.push((tenth(x + by), y)),
            ('v', [by]) => found.push((x, tenth(y + by))),
            ('l', [by_x, by_y]) => found.push((tenth(x + by_x), tenth(y + by_y))),
            ('z', []) => {}
            other => panic!("no such step: {other:?} in {d}"),
        }
        rest = &rest[end..];
    }
    found
}

pub fn number(node: Node, name: &str) -> f64 {
    node.attribute(name).unwrap_or("0").parse().unwrap()
}

/// Checks what every picture promises, and hands out its nodes.
pub fn checked<R>(picture: &Picture, size: Size, ask: impl FnOnce(&Document) -> R) -> R {
    let document = Document::parse(&picture.svg).unwrap();
    let inside = |x: f64, y: f64| {
        let near = -0.051..=size.width + 0.051;
        assert!(near.contains(&x), "x {x} outside of {size:?}");
        assert!((-0.051..=size.height + 0.051).contains(&y), "y {y} outside of {size:?}");
    };
    for node in document.descendants().filter(Node::is_element) {
        let allowed: &[&str] = match node.tag_name().name() {
            "svg" => &["class", "viewBox", "width", "height", "role", "aria-label", "aria-hidden"],
            "path" => &["d", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin"],
            "rect" => &["x", "y", "width", "height", "fill", "stroke", "stroke-width"],
            "circle" => &["cx", "cy", "r", "fill", "stroke", "stroke-width"],
            "text" => &[
                "x",
                "y",
                "text-anchor",
                "class",
                "stroke",
                "stroke-width",
                "stroke-linejoin",
                "aria-hidden",
            ],
            other => panic!("no element {other}"),
        };
        for attribute in node.attributes() {
            assert!(allowed.contains(&attribute.name()), "no attribute {}", attribute.name());
        }
        match node.tag_name().name() {
            "path" => points(node.attribute("d").unwrap()).iter().for_each(|&(x, y)| inside(x, y)),
            "rect" => {
                inside(number(node, "x"), number(node, "y"));
                inside(number(node, "x") + number(node, "width"), number(node, "y") + number(node, "height"));
            }
            "circle" => inside(number(node, "cx"), number(node, "cy")),
            "text" => inside(number(node, "x"), number(node, "y")),
            _ => {}
        }
    }
    for mark in &picture.marks {
        inside(mark.x, mark.y);
        inside(mark.x + mark.width, mark.y + mark.height);
    }
    ask(&document)
}

pub fn elements(document: &Document) -> usize {
    document.descendants().filter(Node::is_element).count()
}

/// The text with these words that is no halo.
pub fn text<'a>(document: &'a Document, words: &str) -> Node<'a, 'a> {
    try_text(document, words).unwrap_or_else(|| panic!("no text {words}"))
}

pub fn try_text<'a>(document: &'a Document, words: &str) -> Option<Node<'a, 'a>> {
    document.descendants().find(|node| {
        node.has_tag_name("text") && node.text() == Some(words) && node.attribute("aria-hidden").is_none()
    })
}

/// The paths stroked in an ink, as points.
pub fn strokes(document: &Document, ink: Ink, width: &str) -> Vec<Vec<(f64, f64)>> {
    let color = format!("var({})", ink.property());
    document
        .descendants()
        .filter(|node| node.has_tag_name("path") && node.attribute("stroke") == Some(color.as_str()))
        .filter(|node| node.attribute("stroke-width").unwrap_or("1") == width)
        .map(|node| points(node.attribute("d").unwrap()))
        .collect()
}

/// Numbers as files bring them, and some that no file should.
pub fn any_value() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => -1e3..1e6_f64,
        1 => Just(0.0),
        1 => prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN, 1e-300]),
    ]
}

pub fn any_size() -> impl Strategy<Value = Size> {
    (1.0..1_600.0_f64, 1.0..600.0_f64, prop::sample::select(vec![11.0, 12.0, f64::NAN]))
        .prop_map(|(width, height, text)| Size { width, height, text })
}

pub fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![4 => "\\PC{0,12}", 1 => "\\PC{60,120}", 1 => Just("既定目标 & <b>".to_owned())]
}

/// The size that is drawn: whole pixels.
pub fn whole(size: Size) -> Size {
    Size { width: size.width.floor(), height: size.height.floor(), ..size }
}
