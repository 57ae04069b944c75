//! Pictures of the studio and of people: their geometry equals the numbers, and no input breaks them.

use keyline::chart::{
    Attainments, Bullet, Class, Column, Crossing, Cumulative, Expected, Group, Ink, MethodRow, Methods,
    Months, Odds, Pareto, PayCurve, PayPlace, Picture, Size, Swing, Through, Tornado, Worded, nice_ticks,
};
use proptest::prelude::*;
use roxmltree::{Document, Node};

use crate::support::drawings::{
    any_size, any_value, any_words, checked, elements, number, strokes, text, try_text, whole,
};

/// Bars as long as the swings they show, from the target as it is to both sides.
#[test]
fn a_tornado_is_as_wide_as_its_swings() {
    let swing = |low: f64, high: f64| Swing {
        name: "Elasticity".into(),
        low: Worded::new(low, "30%"),
        high: Worded::new(high, "40%"),
        swing: "20".into(),
        says: "Elasticity: 90 to 120".into(),
    };
    let rows = vec![swing(90.0, 120.0), swing(105.0, 97.5)];
    let size = Size { width: 700.0, height: Tornado::height(2, 700.0), text: 11.0 };
    let spec = Tornado { middle: 100.0, rows, ..Tornado::default() };
    let picture = spec.draw(size).unwrap();
    let bars = checked(&picture, size, |document| {
        let rects = document.descendants().filter(|node| node.has_tag_name("rect"));
        rects.map(|bar| (number(bar, "x"), number(bar, "width"))).collect::<Vec<_>>()
    });
    let widths: Vec<f64> = bars.iter().map(|bar| bar.1).collect();
    assert_eq!(widths.len(), 4);
    let unit = widths[0] / 10.0;
    for (width, length) in widths.iter().zip([10.0, 20.0, 5.0, 2.5]) {
        assert!((width - unit * length).abs() < 0.2, "{widths:?}");
    }
    assert_eq!(picture.marks.len(), 2);
}

/// The line of the target parts the years that fall short from those that reach it, and each side says so.
#[test]
fn odds_are_parted_by_the_target() {
    let size = Size { width: 600.0, height: 260.0, text: 11.0 };
    let spec = Odds {
        from: 0.0,
        to: 100.0,
        counts: vec![1, 4, 9, 4, 2],
        line: Some((40.0, ["35% fall short".into(), "65% reach it".into()])),
        ..Odds::default()
    };
    let picture = spec.draw(size).unwrap();
    checked(&picture, size, |_| ());
    let [short, reach] = picture.marks.as_slice() else { panic!("{:?}", picture.marks) };
    assert!((short.width / (short.width + reach.width) - 0.4).abs() < 0.01);
    assert_eq!((&*short.label, &*reach.label), ("35% fall short", "65% reach it"));
}

/// The words on both sides of the target stand apart, wherever the line lies.
#[test]
fn the_words_at_the_target_never_cover_each_other() {
    for at in 0..=20 {
        let size = Size { width: 420.0, height: 260.0, text: 12.0 };
        let spec = Odds {
            from: 0.0,
            to: 100.0,
            counts: vec![1, 4, 9, 4, 2],
            line: Some((f64::from(at) * 5.0, ["99% fall short".into(), "1% reach it".into()])),
            ..Odds::default()
        };
        let picture = spec.draw(size).unwrap();
        let places = checked(&picture, size, |document| {
            ["99% fall short", "1% reach it"].map(|words| {
                let node = text(document, words);
                let (x, y) = (number(node, "x"), number(node, "y"));
                let wide = 7.0 * words.len() as f64;
                let left = if node.attribute("text-anchor") == Some("end") { x - wide } else { x };
                (left, left + wide, y)
            })
        });
        let [one, other] = places;
        let apart = one.1 <= other.0 || other.1 <= one.0 || (one.2 - other.2).abs() >= 12.0;
        assert!(apart, "{at}: {places:?}");
    }
}

/// Each month has its place, those that were and those to come.
#[test]
fn months_to_come_follow_those_that_were() {
    let size = Size { width: 720.0, height: 240.0, text: 11.0 };
    let says = (0..5).map(|at| format!("month {at}")).collect();
    let spec = Expected {
        actual: vec![1.0, 3.0, 2.0],
        expected: vec![2.0, 2.5],
        says,
        ticks: Worded::each(&[0.0, 2.0, 4.0], &|tick| tick.to_string()),
        ..Expected::default()
    };
    let picture = spec.draw(size).unwrap();
    checked(&picture, size, |_| ());
    let widths: Vec<f64> = picture.marks.iter().map(|mark| mark.width).collect();
    assert!(picture.marks.len() == 5 && widths.iter().all(|width| (width - widths[0]).abs() < 0.2));
    assert!(picture.marks.windows(2).all(|pair| (pair[0].x + pair[0].width - pair[1].x).abs() < 0.2));
}

/// The flat tiers of the published example, 5 to 10 thousand of them below a cap, with a threshold.
fn pay_curve() -> PayCurve {
    let points = [
        (0.0, 0.0),
        (500.0, 0.0),
        (500.0, 5.0),
        (1e3, 10.0),
        (1e3, 20.0),
        (3e3, 60.0),
        (3e3, 90.0),
        (8e3, 240.0),
    ];
    PayCurve {
        alt: "Pay against sales".into(),
        title: "Pay a month, USD".into(),
        bottom: "Sales a month, USD".into(),
        points: points.into_iter().chain([(8e3, 300.0), (1e4, 300.0)]).collect(),
        threshold: Some(Worded::new(500.0, "Nothing below 500")),
        cap: Some(Worded::new(300.0, "At most 300")),
        places: vec![
            PayPlace {
                at: (4_500.0, 135.0),
                ahead: false,
                label: "Ann 135".into(),
                says: "Ann: 4,500 pay 135".into(),
            },
            PayPlace {
                at: (6_000.0, 180.0),
                ahead: true,
                label: "Target 180".into(),
                says: "Target: 6,000 pay 180".into(),
            },
        ],
        cliffs: vec![Worded::new(3e3, "Over 3,000 pay jumps by 30"), Worded::new(8e3, "Over 8,000 by 60")],
        x: Worded::each(&nice_ticks(0.0, 1e4, 4), &|value| value.to_string()),
        y: Worded::each(&nice_ticks(0.0, 300.0, 4), &|value| value.to_string()),
    }
}

#[test]
fn a_pay_curve_is_solid_between_its_jumps_and_dotted_over_them() {
    for (width, height) in [(560.0, 300.0), (320.0, 240.0)] {
        let size = Size::new(width, height);
        let spec = pay_curve();
        let picture = spec.draw(size).unwrap();
        checked(&picture, size, |document| {
            let runs = strokes(document, Ink::First, "2");
            assert_eq!(runs.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 2, 2, 2]);
            let risers = strokes(document, Ink::First, "1.2");
            assert_eq!(risers.len(), 4);
            for riser in &risers {
                assert!(riser[0].0 == riser[1].0 && riser[0].1 > riser[1].1, "{riser:?}");
            }
            // A riser begins where one run ends and ends where the next begins.
            for (riser, pair) in risers.iter().zip(runs.windows(2)) {
                assert_eq!((Some(&riser[0]), riser.last()), (pair[0].last(), pair[1].first()));
            }
            // Ann's dot lies on her run.
            let ink = format!("var({})", Ink::Ink.property());
            let dot = document
                .descendants()
                .find(|node| node.has_tag_name("circle") && node.attribute("fill") == Some(ink.as_str()))
                .unwrap();
            let (from, to) = (runs[3][0], runs[3][1]);
            let part = (number(dot, "cx") - from.0) / (to.0 - from.0);
            assert!((part - 0.3).abs() < 0.01);
            assert!((from.1 + part * (to.1 - from.1) - number(dot, "cy")).abs() < 0.11);
            for words in ["Ann 135", "Nothing below 500", "At most 300"] {
                text(document, words);
            }
        });
        let marks: Vec<_> = picture.marks.iter().map(|mark| (mark.key, mark.label.as_str())).collect();
        let said =
            ["Ann: 4,500 pay 135", "Target: 6,000 pay 180", "Over 3,000 pay jumps by 30", "Over 8,000 by 60"];
        assert_eq!(marks, said.into_iter().enumerate().collect::<Vec<_>>());
    }
}

#[test]
fn a_jump_down_is_drawn_as_a_fault() {
    let points = vec![(0.0, 0.0), (1e3, 50.0), (1e3, 40.0), (2e3, 80.0)];
    let spec = PayCurve { points, ..PayCurve::default() };
    let size = Size::new(400.0, 240.0);
    checked(&spec.draw(size).unwrap(), size, |document| {
        assert_eq!(strokes(document, Ink::Risk, "1.2").len(), 1);
        assert_eq!(strokes(document, Ink::First, "2").len(), 2);
    });
}

/// Attainments in bins of five points around 100 %.
fn attainments(dots: Vec<f64>) -> Attainments {
    let mut spec = Attainments {
        alt: "Attainment of 17 people".into(),
        bottom: "Attainment".into(),
        from: 0.5,
        to: 1.5,
        bins: 20,
        dots,
        line: Some((1.0, ["11 people short".into(), "6 at target".into()])),
        ticks: Worded::each(&nice_ticks(0.5, 1.5, 4), &|value| format!("{:.0}%", value * 100.0)),
        ..Attainments::default()
    };
    spec.says = (0..20).map(|bin| format!("bin {bin}")).collect();
    spec
}

#[test]
fn everybody_is_a_dot_in_a_bin_and_full_at_the_line() {
    let size = Size::new(560.0, 220.0);
    let mut spec = attainments(vec![0.2, 0.97, 0.98, 0.99, 1.0, 1.02, 1.31, 9.0]);
    spec.names = vec![(6, "Ann".into()), (99, "nobody".into())];
    let picture = spec.draw(size).unwrap();
    checked(&picture, size, |document| {
        let circles = |ink: Ink| {
            let color = format!("var({})", ink.property());
            let of = |node: &Node| {
                node.has_tag_name("circle")
                    && node.attribute("fill") == Some(color.as_str())
                    && node.attribute("stroke").is_none()
            };
            document
                .descendants()
                .filter(of)
                .map(|node| (number(node, "cx"), number(node, "cy")))
                .collect::<Vec<_>>()
        };
        let (full, rings) = (circles(Ink::First), circles(Ink::Paper));
        assert_eq!((full.len(), rings.len()), (4, 4));
        // Those at the line stand to its right, the others to its left.
        let line = strokes(document, Ink::Accent, "2")[0][0].0;
        assert!(full.iter().all(|dot| dot.0 > line) && rings.iter().all(|ring| ring.0 < line));
        // Three in one bin stand over each other and do not touch.
        let stack: Vec<f64> = rings[1..].iter().map(|ring| ring.1).collect();
        assert!(rings[1..].iter().all(|ring| ring.0 == rings[1].0));
        assert!(stack.windows(2).all(|pair| pair[0] - pair[1] > 8.0), "{stack:?}");
        text(document, "Ann");
        assert!(try_text(document, "nobody").is_none());
    });
    let keys: Vec<usize> = picture.marks.iter().map(|mark| mark.key).collect();
    assert_eq!(keys, [0, 9, 10, 16, 19]);
    for mark in &picture.marks {
        assert_eq!(picture.at(mark.x + mark.width / 2.0), Some(mark.key));
        assert_eq!(mark.label, format!("bin {}", mark.key));
    }
}

/// Whether the lines of an ink and width are there, and each lies on the same line in paper, wider than itself.
fn on_paper(picture: Option<Picture>, size: Size, ink: Ink, width: &str) -> bool {
    checked(&picture.unwrap(), size, |document| {
        let color = format!("var({})", ink.property());
        let lines: Vec<Node> = document
            .descendants()
            .filter(|node| node.has_tag_name("path") && node.attribute("stroke") == Some(color.as_str()))
            .filter(|node| node.attribute("stroke-width").unwrap_or("1") == width)
            .collect();
        let edged = |line: &Node| {
            line.prev_sibling().is_some_and(|below| {
                below.attribute("stroke") == Some("var(--paper)")
                    && below.attribute("d") == line.attribute("d")
                    && number(below, "stroke-width") >= number(*line, "stroke-width") + 3.0
            })
        };
        !lines.is_empty() && lines.iter().all(edged)
    })
}

/// What just reaches its target is not parted from the line as what just misses it is.
#[test]
fn a_bar_that_just_reaches_its_target_touches_the_line() {
    let size = Size::new(560.0, 240.0);
    let touches = |column: Column| {
        let months = Months { columns: vec![column; 3], ..Months::default() };
        let picture = months.draw(size).unwrap();
        checked(&picture, size, |document| {
            let line = document
                .descendants()
                .rfind(|node| node.has_tag_name("path") && node.attribute("stroke") == Some("var(--accent)"));
            line.unwrap().next_sibling().is_some_and(|next| next.has_tag_name("rect"))
        })
    };
    let column = |actual: f64| Column { actual: Some(actual), target: Some(3.0), ..Column::default() };
    assert!(touches(column(3.0)) && touches(column(3.03)));
    assert!(!touches(column(2.97)) && !touches(column(4.0)));
    assert!(touches(Column { part: Some(3.03), ..column(4.0) }));
    assert!(!touches(Column { part: Some(2.97), ..column(3.03) }));
}

/// Blue on the dark of a bar has no contrast, in either theme: what runs over bars has an edge of paper.
#[test]
fn a_line_over_bars_has_an_edge_of_paper() {
    let size = Size::new(560.0, 240.0);
    let pareto = Pareto {
        top: 10.0,
        values: vec![10.0, 6.0, 4.0],
        shares: vec![0.5, 0.8, 1.0],
        classes: vec![Class { count: 3, ..Class::default() }],
        crossing: Some(Crossing { count: 2, share: 0.8, ..Crossing::default() }),
        ..Pareto::default()
    };
    assert!(on_paper(pareto.draw(size), size, Ink::Accent, "2"));
    assert!(on_paper(pareto.draw(size), size, Ink::Ink, "1"));
    let column = Column { actual: Some(4.0), target: Some(3.0), ..Column::default() };
    let months = Months { columns: vec![column; 3], ..Months::default() };
    assert!(on_paper(months.draw(size), size, Ink::Accent, "2.5"));
    let odds = Odds {
        to: 100.0,
        counts: vec![1, 4, 9, 4, 2],
        line: Some((40.0, Default::default())),
        quantiles: vec![(60.0, Default::default())],
        ..Odds::default()
    };
    assert!(on_paper(odds.draw(size), size, Ink::Accent, "2"));
    assert!(on_paper(odds.draw(size), size, Ink::Ink, "1"));
    let crowd = attainments((0..700).map(|n| 0.5 + f64::from(n) / 700.0).collect());
    assert!(on_paper(crowd.draw(size), size, Ink::Accent, "2"));
    let swing = Swing { low: Worded::new(90.0, ""), high: Worded::new(120.0, ""), ..Swing::default() };
    let tornado = Tornado { middle: 100.0, rows: vec![swing], ..Tornado::default() };
    assert!(on_paper(tornado.draw(size), size, Ink::Ink, "1.5"));
    let year = Cumulative {
        actual: vec![1.0],
        target: vec![1.0, 2.0],
        landing: vec![[1.0, 2.0, 3.0]],
        ..Cumulative::default()
    };
    assert!(on_paper(year.draw(size), size, Ink::Accent, "2"));
    let blend = MethodRow { mid: Some(Worded::new(30.0, "")), blend: true, ..MethodRow::default() };
    let committed = Some(Through { value: 30.0, ..Through::default() });
    let methods = Methods { rows: vec![blend], committed, ..Methods::default() };
    assert!(on_paper(methods.draw(size), size, Ink::Accent, "2"));
    let bullet = Bullet { low: 0.7, high: 1.05, value: Some(1.0), target: Some(0.9) };
    let size = Size::new(150.0, 16.0);
    assert!(on_paper(bullet.draw(size), size, Ink::Accent, "2"));
}

/// Where words without halo lie, from left to right, by a generous measure of Latin letters and digits.
fn extent(words: Node) -> (f64, f64) {
    let wide = 6.2 * words.text().unwrap_or_default().chars().count() as f64;
    let x = number(words, "x");
    match words.attribute("text-anchor") {
        Some("end") => (x - wide, x),
        Some(_) => (x - 0.5 * wide, x + 0.5 * wide),
        None => (x, x + wide),
    }
}

/// Whether a line through all rows at `x` stays clear of the words.
fn is_clear(document: &Document, x: f64, words: &str) -> bool {
    let (left, right) = extent(text(document, words));
    x <= left - 2.0 || right + 2.0 <= x
}

/// The target is one line from top to bottom: what is written beside it never cuts it.
#[test]
fn no_label_cuts_the_line_of_the_target() {
    for committed in [27.0, 28.0, 29.9, 31.0, 32.05, 32.3, 32.6, 32.9] {
        for (width, names) in [(358.0, true), (470.0, false), (700.0, false)] {
            let row = MethodRow {
                name: "Base".into(),
                low: Some(Worded::new(30.0, "30.0M")),
                mid: Some(Worded::new(31.5, "31.5M")),
                high: Some(Worded::new(32.0, "32.0M")),
                ..MethodRow::default()
            };
            let through = |value: f64| Some(Through { value, ..Through::default() });
            let spec = Methods {
                rows: vec![row],
                ticks: Worded::each(&[27.0, 33.0], &|value| value.to_string()),
                committed: through(committed),
                last_year: through(committed - 0.2),
                names,
                ..Methods::default()
            };
            let size = Size::new(width, spec.height(46.0));
            checked(&spec.draw(size).unwrap(), size, |document| {
                let line = strokes(document, Ink::Accent, "2")[0][0].0;
                for words in ["30.0M", "32.0M"] {
                    assert!(is_clear(document, line, words), "{words} at {committed} on {width}");
                }
            });
        }
    }
    for target in 0..=60 {
        let size = Size::new(358.0, 260.0);
        let quantile = |at: f64, name: &str| (at, [name.to_owned(), format!("{at}.0M")]);
        let spec = Odds {
            to: 60.0,
            counts: vec![1, 4, 9, 4, 2],
            line: Some((f64::from(target), Default::default())),
            quantiles: vec![quantile(15.0, "P10"), quantile(30.0, "P50"), quantile(45.0, "P90")],
            ..Odds::default()
        };
        checked(&spec.draw(size).unwrap(), size, |document| {
            let line = strokes(document, Ink::Accent, "2")[0][0].0;
            for words in ["15.0M", "30.0M", "45.0M"] {
                assert!(is_clear(document, line, words), "{words} at {target}");
            }
        });
    }
}

/// Amounts that are wider than their bars stand apart and over their own bars alone, one for each year at least.
#[test]
fn long_notes_over_bars_leave_each_other_and_other_bars_alone() {
    let sales =
        [11.0, 14.0, 16.0, 13.0, 15.0, 12.0, 14.0, 17.0, 13.0, 15.0, 12.0, 14.0, 16.0, 15.0, 17.0, 13.0];
    for (width, least) in [(330.0, 4), (358.0, 4), (1000.0, 16)] {
        let column = |(at, &sales): (usize, &f64)| Column {
            actual: Some(sales),
            note: format!("{sales},{:03}", at * 37),
            ..Column::default()
        };
        let spec = Months {
            columns: sales.iter().enumerate().map(column).collect(),
            groups: vec![Group { count: 4, ..Group::default() }; 4],
            ticks: Worded::each(&[0.0, 20.0], &|value| value.to_string()),
            history: true,
            ..Months::default()
        };
        let size = Size::new(width, 250.0).with_text(12.0);
        checked(&spec.draw(size).unwrap(), size, |document| {
            let notes: Vec<Node> =
                spec.columns.iter().filter_map(|column| try_text(document, &column.note)).collect();
            assert!(notes.len() >= least, "{} on {width}", notes.len());
            let place = |node: &Node| (extent(*node), number(*node, "y"));
            let bars = document.descendants().filter(|node| node.has_tag_name("rect"));
            let bars: Vec<Node> = bars.collect();
            for (at, note) in notes.iter().enumerate() {
                let ((left, right), y) = place(note);
                for other in &notes[..at] {
                    let ((from, to), over) = place(other);
                    assert!(right <= from || to <= left || (y - over).abs() >= 12.0, "{note:?}, {other:?}");
                }
                for bar in &bars {
                    let (from, top) = (number(*bar, "x"), number(*bar, "y"));
                    let beside = right - 5.0 <= from || from + number(*bar, "width") <= left + 5.0;
                    assert!(beside || y < top, "{note:?} lies over {bar:?}");
                }
            }
        });
    }
}

/// A part of the sales stands in its bar, from zero up, and what years grew by is said in a narrow drawing too.
#[test]
fn a_history_shows_its_part_and_its_growth_however_narrow() {
    for width in [340.0, 358.0, 900.0] {
        let column = Column { actual: Some(4.0), ink: Ink::Third, part: Some(1.0), ..Column::default() };
        let year = |at: i32| Group {
            count: 12,
            name: format!("FY{at}"),
            total: format!("10{at}.4M"),
            aside: format!("+1{at}.3%"),
            ..Group::default()
        };
        let spec = Months {
            columns: vec![column; 48],
            groups: (0..4).map(year).collect(),
            ticks: Worded::each(&[0.0, 4.0], &|value| value.to_string()),
            history: true,
            ..Months::default()
        };
        let size = Size::new(width, 240.0);
        checked(&spec.draw(size).unwrap(), size, |document| {
            for group in &spec.groups {
                let (total, aside) = (text(document, &group.total), text(document, &group.aside));
                let under = number(aside, "y") - number(total, "y") >= 12.0;
                assert!(under || extent(total).1 < number(aside, "x"), "{width}");
            }
            let bars = |ink: Ink| -> Vec<(f64, f64)> {
                let fill = format!("var({})", ink.property());
                let bars = document.descendants().filter(|node| node.has_tag_name("rect"));
                let bars = bars.filter(|node| node.attribute("fill") == Some(fill.as_str()));
                bars.map(|bar| (number(bar, "y") + number(bar, "height"), number(bar, "height"))).collect()
            };
            let (all, part) = (bars(Ink::Third), bars(Ink::First));
            assert_eq!((all.len(), part.len()), (48, 48));
            for (all, part) in all.iter().zip(&part) {
                assert!((all.0 - part.0).abs() < 0.11 && (all.1 - 4.0 * part.1).abs() < 0.6);
            }
        });
    }
}

/// Of labels that have no room for all, every second or third stands there, and none is missing between others.
#[test]
fn an_axis_leaves_its_labels_out_evenly() {
    let names = ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
    for width in (160..900).step_by(20) {
        let size = Size::new(f64::from(width), 240.0);
        let groups: Vec<Group> =
            names.map(|name| Group { count: 1, name: name.into(), ..Group::default() }).to_vec();
        let year = Cumulative { target: vec![1.0; 12], groups: groups.clone(), ..Cumulative::default() };
        let base = Expected { actual: vec![1.0; 12], groups, ..Expected::default() };
        for picture in [year.draw(size), base.draw(size)] {
            checked(&picture.unwrap(), size, |document| {
                let there: Vec<usize> =
                    (0..12).filter(|&at| try_text(document, names[at]).is_some()).collect();
                let step = there.get(1).map_or(12, |second| second - there[0]);
                let even: Vec<usize> = (0..12).step_by(step).collect();
                assert_eq!(there, even, "on {width}");
            });
        }
    }
}

/// However close their dots lie, everybody has a row, and the number stands on the side away from the line.
#[test]
fn everybody_with_a_row_is_named() {
    let names = ["Marta", "Jonas", "Wei", "Aisha", "Pedro", "Ingrid", "Tom", "Lucía", "Kenji", "Rachel"];
    let dots: Vec<f64> = (0..10).map(|at| 1.04 - 0.01 * f64::from(at)).collect();
    let rows: Vec<[String; 2]> = names
        .iter()
        .zip(&dots)
        .map(|(name, dot)| [name.to_string(), format!("{:.1}%", dot * 100.0)])
        .collect();
    for width in [358.0, 900.0] {
        let size = Size::new(width, Attainments::height(rows.len()));
        let mut spec = Attainments { rows: rows.clone(), ..attainments(dots.clone()) };
        spec.says = names.map(String::from).to_vec();
        let picture = spec.draw(size).unwrap();
        checked(&picture, size, |document| {
            let line = strokes(document, Ink::Accent, "2")[0][0].0;
            let mut before = 0.0;
            for ([name, value], dot) in rows.iter().zip(&dots) {
                let (name, value) = (text(document, name), text(document, value));
                assert_eq!(number(name, "y"), number(value, "y"));
                assert!(number(name, "y") - before >= 14.0, "rows do not touch");
                before = number(name, "y");
                let reached = *dot >= 1.0;
                assert_eq!(value.attribute("text-anchor"), (!reached).then_some("end"));
                assert!((number(value, "x") > line) == reached);
            }
        });
        let keys: Vec<usize> = picture.marks.iter().map(|mark| mark.key).collect();
        assert_eq!(keys, (0..10).collect::<Vec<_>>());
        assert!(
            picture.marks.iter().zip(names).all(|(mark, name)| mark.label == name && mark.width == width)
        );
    }
}

/// A name without room beside its dot stands over the stack.
#[test]
fn a_named_dot_keeps_its_name_among_others() {
    let size = Size::new(358.0, 220.0);
    let dots = (0..120).map(|at| 0.5 + f64::from(at) / 120.0).collect();
    let names = vec![(0, "Ann Archer".into()), (119, "Zoe Zimmer".into())];
    let spec = Attainments { names, ..attainments(dots) };
    checked(&spec.draw(size).unwrap(), size, |document| {
        text(document, "Ann Archer");
        text(document, "Zoe Zimmer");
    });
}

#[test]
fn a_crowd_is_drawn_as_bars() {
    for count in [601, 10_000] {
        let size = Size::new(560.0, 220.0);
        let dots = (0..count).map(|n| 0.5 + f64::from(n) / f64::from(count)).collect();
        let picture = attainments(dots).draw(size).unwrap();
        assert!(picture.svg.len() < 10_000);
        checked(&picture, size, |document| assert!(elements(document) < 60));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_base_odds_and_tornado_can_be_drawn(
        values in prop::collection::vec(any_value(), 0..60),
        ends in prop::collection::vec([any_value(), any_value(), any_value()], 0..30),
        counts in prop::collection::vec(0_usize..5_000, 0..60),
        words in any_words(),
        size in any_size(),
    ) {
        let ticks = Worded::each(&nice_ticks(0.0, 1e6, 5), &|value| value.to_string());
        let base = Expected {
            expected: ends.iter().map(|[_, mid, _]| *mid).collect(),
            says: vec![words.clone(); values.len() + ends.len()],
            groups: vec![Group { count: 12, name: words.clone(), ..Group::default() }; 3],
            ticks: ticks.clone(),
            label: words.clone(),
            actual: values.clone(),
            ..Expected::default()
        };
        if let Some(picture) = base.draw(size) {
            checked(&picture, whole(size), |document| assert!(elements(document) < 120));
        }
        let first = values.first().copied().unwrap_or(0.0);
        let line = |value: f64| (value, [words.clone(), words.clone()]);
        let odds = Odds {
            from: first,
            to: values.last().copied().unwrap_or(1.0),
            counts,
            line: values.get(1).copied().map(line),
            quantiles: ends.iter().take(1).flatten().copied().map(line).collect(),
            ticks,
            ..Odds::default()
        };
        if let Some(picture) = odds.draw(size) {
            checked(&picture, whole(size), |document| assert!(elements(document) < 120));
        }
        let row = |[low, high, _]: &[f64; 3]| Swing {
            name: words.clone(),
            low: Worded::new(*low, words.clone()),
            high: Worded::new(*high, words.clone()),
            swing: words.clone(),
            says: words.clone(),
        };
        let tornado = Tornado { middle: first, rows: ends.iter().take(10).map(row).collect(), ..Tornado::default() };
        if let Some(picture) = tornado.draw(size) {
            checked(&picture, whole(size), |document| assert!(elements(document) < 140));
        }
    }

    #[test]
    fn any_pay_curve_can_be_drawn(
        points in prop::collection::vec((any_value(), any_value()), 0..30),
        places in prop::collection::vec((any_value(), any_value(), any::<bool>(), any_words()), 0..5),
        threshold in prop::option::of((any_value(), any_words())),
        cap in prop::option::of((any_value(), any_words())),
        sane in any::<bool>(),
        size in any_size(),
    ) {
        let worded = |(value, label): (f64, String)| Worded { value, label };
        let place = |(x, y, ahead, label): (f64, f64, bool, String)| PayPlace { at: (x, y), ahead, says: label.clone(), label };
        let spec = PayCurve {
            points: if sane { pay_curve().points } else { points },
            cliffs: threshold.clone().map(worded).into_iter().collect(),
            places: places.into_iter().map(place).collect(),
            threshold: threshold.map(worded),
            cap: cap.map(worded),
            ..pay_curve()
        };
        if let Some(picture) = spec.draw(size) {
            checked(&picture, whole(size), |document| assert!(elements(document) < 140));
            prop_assert_eq!(picture.marks.len(), spec.places.len() + spec.cliffs.len());
        }
    }

    #[test]
    fn any_attainments_can_be_drawn(
        dots in prop::collection::vec(prop_oneof![3 => 0.0..2.0_f64, 1 => any_value()], 0..900),
        ends in prop_oneof![3 => Just((0.0, 2.0)), 1 => (any_value(), any_value())],
        bins in 0..500_usize,
        line in prop::option::of((any_value(), any_words(), any_words())),
        names in prop::collection::vec((0..1_000_usize, any_words()), 0..5),
        row in prop::option::of([any_words(), any_words()]),
        size in any_size(),
    ) {
        let line = line.map(|(value, left, right)| (value, [left, right]));
        let (from, to) = ends;
        let rows = row.filter(|_| dots.len() < 50).map_or_else(Vec::new, |row| vec![row; dots.len()]);
        let spec = Attainments { from, to, bins, line, names, rows, ..attainments(dots) };
        if let Some(picture) = spec.draw(size) {
            checked(&picture, whole(size), |document| assert!(elements(document) < 60 + 2 * 600));
            for mark in picture.marks.iter().filter(|_| spec.rows.is_empty()) {
                prop_assert_eq!(picture.at(mark.x + mark.width / 2.0), Some(mark.key));
            }
        }
    }
}
