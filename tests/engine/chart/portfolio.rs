//! Pictures: their geometry equals the numbers, and no input breaks them.

use keyline::chart::{
    AsOf, Attainments, Bullet, Class, Column, Crossing, Cumulative, Group, Ink, Leader, Lorenz, MethodRow,
    Methods, Months, Pareto, PayCurve, Size, Spark, Through, Worded, five_steps, nice_ticks,
};
use proptest::prelude::*;
use roxmltree::{Document, Node};

use crate::support::drawings::{
    any_size, any_value, any_words, checked, elements, number, points, strokes, text, try_text, whole,
};

fn pareto(mut values: Vec<f64>) -> Pareto {
    values.sort_by(|a, b| b.total_cmp(a));
    let total: f64 = values.iter().sum();
    let mut sum = 0.0;
    let shares: Vec<f64> = values
        .iter()
        .map(|value| {
            sum += value;
            sum / total
        })
        .collect();
    let count = values.len();
    let reach = |share: f64| shares.iter().position(|&s| s >= share).map_or(count, |i| i + 1);
    let (a, b, top20) = (reach(0.8), reach(0.95), count.div_ceil(5));
    let ticks = five_steps(values.first().copied().unwrap_or(0.0));
    let class = |name: &str, count: usize| Class {
        count,
        label: format!("{name} {count} accounts"),
        short: format!("{name} {count}"),
    };
    Pareto {
        alt: "Pareto".into(),
        left_title: "Sales per account, USD K".into(),
        right_title: "Cumulative share of sales".into(),
        bottom_title: "Accounts, largest first".into(),
        top: ticks[5],
        left: ticks.map(|value| format!("L{value}")),
        right: [0, 20, 40, 60, 80, 100].map(|percent| format!("{percent}%")),
        classes: vec![class("A", a), class("B", b - a), class("C", count - b)],
        crossing: Some(Crossing {
            count: a,
            share: 0.8,
            label: format!("{a} of {count} accounts make 80% of sales"),
            lines: [format!("{a} of {count}"), "make 80%".into()],
        }),
        leader: Some(Leader { count: top20, label: format!("Top 20%: {top20}") }),
        largest: "Largest: Brakes and Gears".into(),
        accounts: (0..count.min(200)).map(|i| format!("Account {i}")).collect(),
        values,
        shares,
    }
}

/// Values that fall by a power of their rank.
fn falling(count: usize, power: f64) -> Vec<f64> {
    (1..=count).map(|rank| 900.0 / (rank as f64).powf(power)).collect()
}

#[test]
fn both_axes_of_a_pareto_share_their_rules() {
    for (width, height) in [(880.0, 370.0), (358.0, 290.0), (641.0, 403.0)] {
        let size = Size::new(width, height);
        let spec = pareto(falling(635, 0.7));
        let picture = spec.draw(size).unwrap();
        checked(&picture, size, |document| {
            let baseline = |words: &str| number(text(document, words), "y");
            for (left, right) in spec.left.iter().zip(&spec.right) {
                assert_eq!(baseline(left), baseline(right), "{left} and {right} are one rule");
            }
            let rules = strokes(document, Ink::Grid, "1");
            let heights: Vec<f64> = rules.iter().map(|rule| rule[0].1).collect();
            assert_eq!(heights.len(), 5);
            let steps: Vec<f64> = heights.windows(2).map(|pair| pair[0] - pair[1]).collect();
            assert!(steps.iter().all(|step| (step - steps[0]).abs() < 1e-9), "{steps:?}");
            assert!(heights.iter().all(|y| y.fract() == 0.5), "hairlines sit on pixels: {heights:?}");

            // The line ends at 100%, which is the top rule.
            let line = &strokes(document, Ink::Accent, "2")[0];
            let top = heights.iter().copied().fold(f64::MAX, f64::min);
            assert!((line.last().unwrap().1 - top).abs() < 0.06);
            assert!((line.last().unwrap().0 - rules[0][1].0).abs() < 0.06);

            // The dot stands on the 80% rule and on the line.
            let ring =
                document.descendants().find(|n| n.has_tag_name("circle") && n.attribute("r") == Some("4.5"));
            let (x, y) = (number(ring.unwrap(), "cx"), number(ring.unwrap(), "cy"));
            assert!((y - heights[3]).abs() < 0.11, "{y} is not the 80% rule {heights:?}");
            assert!(line.iter().any(|point| (point.0 - x).abs() < 0.11 && (point.1 - y).abs() < 0.11));
        });
    }
}

#[test]
fn a_bar_is_as_tall_as_its_sales() {
    let size = Size::new(880.0, 370.0);
    let spec = pareto(vec![1000.0, 500.0, 250.0]);
    let picture = spec.draw(size).unwrap();
    checked(&picture, size, |document| {
        let bars: Vec<_> = document
            .descendants()
            .filter(|n| {
                n.has_tag_name("path") && n.attribute("fill").is_some_and(|fill| fill.contains("chart-"))
            })
            .flat_map(|n| points(n.attribute("d").unwrap()))
            .collect();
        let base = bars.iter().map(|point| point.1).fold(0.0, f64::max);
        let mut tops: Vec<f64> =
            bars.iter().map(|point| base - point.1).filter(|height| *height > 0.0).collect();
        tops.dedup();
        let plot =
            base - strokes(document, Ink::Grid, "1").iter().map(|rule| rule[0].1).fold(f64::MAX, f64::min);
        for (top, part) in tops.iter().zip([1.0, 0.5, 0.25]) {
            assert!((top - plot * part).abs() < 0.11, "{top} of {plot}");
        }
    });
}

#[test]
fn no_accounts_or_no_room_is_no_picture() {
    assert_eq!(Pareto::default().draw(Size::new(880.0, 370.0)), None);
    assert_eq!(Lorenz::default().draw(Size::new(150.0, 186.0)), None);
    assert_eq!(Methods::default().draw(Size::new(470.0, 300.0)), None);
    assert_eq!(Months::default().draw(Size::new(470.0, 300.0)), None);
    assert_eq!(Cumulative::default().draw(Size::new(470.0, 300.0)), None);
    assert_eq!(PayCurve::default().draw(Size::new(470.0, 300.0)), None);
    assert_eq!(Attainments::default().draw(Size::new(470.0, 300.0)), None);
    for (width, height) in [(0.0, 370.0), (880.0, 0.0), (f64::NAN, 370.0), (f64::INFINITY, 370.0)] {
        assert_eq!(pareto(falling(10, 0.7)).draw(Size::new(width, height)), None);
    }
}

#[test]
fn many_accounts_stay_a_short_drawing() {
    for count in [1, 2, 3, 199, 635, 10_000, 100_000] {
        for width in [358.0, 880.0, 1_500.0] {
            let size = Size::new(width, 400.0);
            let picture = pareto(falling(count, 0.5)).draw(size).unwrap();
            assert!(picture.svg.len() < 60_000, "{count} accounts in {} bytes", picture.svg.len());
            checked(&picture, size, |document| assert!(elements(document) < 64));
        }
    }
}

#[test]
fn the_finding_is_never_cut_off_wherever_the_line_crosses() {
    for part in [0.01, 0.05, 0.29, 0.5, 0.8, 0.99] {
        for width in [358.0, 520.0, 880.0] {
            let size = Size::new(width, 370.0);
            let mut spec = pareto(vec![1.0; 1_000]);
            let count = (1_000.0 * part) as usize;
            spec.shares =
                (1..=1_000).map(|i| if i < count { 0.79 * i as f64 / count as f64 } else { 0.9 }).collect();
            spec.crossing = spec.crossing.map(|crossing| Crossing { count, ..crossing });
            let picture = spec.draw(size).unwrap();
            checked(&picture, size, |document| {
                let crossing = spec.crossing.as_ref().unwrap();
                let words =
                    try_text(document, &crossing.label).unwrap_or_else(|| text(document, &crossing.lines[0]));
                // A generous measure: no font of the page sets these words wider than 0.62 em a letter.
                let long = words.text().unwrap().chars().count() as f64 * 13.0 * 0.62;
                let x = number(words, "x");
                let (left, right) = match words.attribute("text-anchor") {
                    Some("end") => (x - long, x),
                    _ => (x, x + long),
                };
                assert!(left >= 0.0 && right <= size.width, "{left} to {right} at {part} of {width}");
            });
        }
    }
}

#[test]
fn the_account_under_the_pointer_is_found() {
    let picture = pareto(falling(10_000, 0.7)).draw(Size::new(880.0, 370.0)).unwrap();
    for key in [0, 1, 4_999, 9_999] {
        let (x, width) = picture.column(key).unwrap();
        assert_eq!(picture.at(x + width / 2.0), Some(key));
    }
    assert_eq!(picture.column(10_000), None);
    assert_eq!((picture.at(0.0), picture.at(879.0), picture.at(f64::NAN)), (None, None, None));
}

#[test]
fn few_accounts_have_a_mark_each_and_many_one_per_class() {
    let size = Size::new(880.0, 370.0);
    let few = pareto(falling(30, 0.7)).draw(size).unwrap();
    assert_eq!(few.marks.len(), 30);
    assert_eq!((few.marks[29].key, few.marks[29].label.as_str()), (29, "Account 29"));
    let spec = pareto(falling(635, 0.7));
    let many = spec.draw(size).unwrap();
    let keys: Vec<usize> = many.marks.iter().map(|mark| mark.key).collect();
    assert_eq!(keys, [0, spec.classes[0].count, spec.classes[0].count + spec.classes[1].count]);
}

#[test]
fn names_stay_text() {
    let names = [
        "<img onerror=x>",
        "]]>",
        "</text><script>alert(1)</script>",
        "\"var(--ink)\" class=\"t-b\"",
        "a\u{0}b",
    ];
    for name in names {
        let mut spec = pareto(falling(30, 0.7));
        spec.alt = name.into();
        spec.largest = name.into();
        spec.classes[0].label = name.into();
        let picture = spec.draw(Size::new(880.0, 370.0)).unwrap();
        let words = name.replace('\0', " ");
        checked(&picture, Size::new(880.0, 370.0), |document| {
            assert_eq!(document.root_element().attribute("aria-label"), Some(words.as_str()));
            text(document, &words);
        });
        let file = picture.standalone(&|_| "#123456".into());
        text(&Document::parse(&file).unwrap(), &words);
    }
}

#[test]
fn a_file_of_its_own_needs_no_page() {
    let picture = pareto(falling(635, 0.7)).draw(Size::new(880.0, 370.0).with_text(12.0)).unwrap();
    let file = picture.standalone(&|ink| ink.property().replace("--", "#"));
    assert!(!file.contains("var(") && !file.contains("class="));
    let document = Document::parse(&file).unwrap();
    assert_eq!(document.root_element().attribute("font-size"), Some("12"));
    for node in document.descendants().filter(|node| node.has_tag_name("text")) {
        assert!(node.attribute("fill").is_some_and(|fill| fill.starts_with('#')), "{node:?}");
    }
    let finding = text(&document, &pareto(falling(635, 0.7)).crossing.unwrap().label);
    assert_eq!((finding.attribute("font-weight"), finding.attribute("font-size")), (Some("600"), Some("13")));
}

#[test]
fn every_ink_has_its_own_color_and_property() {
    for (i, ink) in Ink::ALL.into_iter().enumerate() {
        assert_eq!(Ink::of_property(ink.property()), Some(ink));
        assert!(Ink::ALL[..i].iter().all(|other| other.light() != ink.light()), "{ink:?}");
    }
}

#[test]
fn a_lorenz_curve_runs_from_corner_to_corner_under_the_diagonal() {
    let size = Size::new(150.0, 186.0);
    let shares: Vec<f64> = (1..=500).map(|i| (f64::from(i) / 500.0).powi(3)).collect();
    let spec = Lorenz { title: "FY2013".into(), line: "Gini 0.5".into(), shares, ..Lorenz::default() };
    checked(&spec.draw(size).unwrap(), size, |document| {
        let curve = &strokes(document, Ink::First, "1.6")[0];
        let diagonal = &strokes(document, Ink::Axis, "1")[0];
        assert_eq!((curve[0], curve[curve.len() - 1]), (diagonal[0], diagonal[1]));
        let side = diagonal[1].0 - diagonal[0].0;
        assert!((diagonal[0].1 - diagonal[1].1 - side).abs() < 1e-9, "the plot is square");
        for (x, y) in curve {
            let part = (x - diagonal[0].0) / side;
            let under = side - (y - diagonal[1].1);
            assert!((under - part.powi(3) * side).abs() < 0.6);
        }
    });
}

fn methods() -> Methods {
    let row = |name: &str, mid: f64| MethodRow {
        name: name.into(),
        mid: Some(Worded::new(mid, format!("{mid}M"))),
        says: name.into(),
        ..MethodRow::default()
    };
    Methods {
        alt: "Methods".into(),
        rows: vec![
            row("Benchmark", 31.2),
            MethodRow { name: "Input-output".into(), ..MethodRow::default() },
            MethodRow {
                low: Some(Worded::new(28.1, "28.1M")),
                high: Some(Worded::new(32.5, "32.5M")),
                ..row("Base", 30.2)
            },
            MethodRow { blend: true, ..row("Blend", 30.2) },
        ],
        ticks: Worded::each(&nice_ticks(28.0, 32.5, 4), &|value| format!("{value}M")),
        committed: Some(Through { value: 30.5, lines: ["Committed".into(), "30.5M".into()] }),
        last_year: Some(Through { value: 28.4, lines: ["FY2013".into(), "28.4M".into()] }),
        names: false,
    }
}

#[test]
fn the_committed_line_runs_through_every_row() {
    let spec = methods();
    let size = Size::new(470.0, spec.height(50.0));
    let picture = spec.draw(size).unwrap();
    assert_eq!(picture.marks.iter().map(|mark| mark.height).collect::<Vec<_>>(), [50.0; 4]);
    checked(&picture, size, |document| {
        let line = &strokes(document, Ink::Accent, "2")[0];
        let (first, last) = (&picture.marks[0], &picture.marks[3]);
        assert!(line[0].1 <= first.y && line[1].1 >= last.y + last.height);
        assert_eq!(line[0].0, line[1].0);
        // A quarter of the way between the ticks 30M and 32M.
        let tick = |words: &str| number(text(document, words), "x");
        assert!((line[0].0 - (tick("30M") * 0.75 + tick("32M") * 0.25)).abs() < 0.2);
    });
}

#[test]
fn the_low_ends_leave_the_names_alone() {
    // A Han character takes its full size; digits, comma and space no more than .56 of it.
    let wide = |words: &str, size: f64| -> f64 {
        words.chars().map(|c| if c.is_ascii() || c == '\u{a0}' { 0.56 * size } else { size }).sum()
    };
    for low in [28.0, 28.1, 28.6, 29.5, 30.47, 32.0] {
        for last_year in [27.9, 28.4, low - 0.1, low, 33.0] {
            let mut spec = Methods { names: true, ..methods() };
            spec.last_year = Some(Through { value: last_year, lines: ["FY2013".into(), "28.4M".into()] });
            spec.rows[1].name = "资源投入产出法".into();
            spec.rows[1].low = Some(Worded::new(low, "3,047\u{a0}万"));
            spec.rows[1].mid = Some(Worded::new(32.2, "3,220\u{a0}万"));
            spec.rows[1].high = Some(Worded::new(32.5, "3,250\u{a0}万"));
            let size = Size::new(358.0, spec.height(46.0));
            checked(&spec.draw(size).unwrap(), size, |document| {
                let name = text(document, "资源投入产出法");
                let label = text(document, "3,047\u{a0}万");
                assert_eq!(label.attribute("text-anchor"), Some("end"));
                let (name, left) = (
                    wide("资源投入产出法", 12.0),
                    number(label, "x") - wide("3,047\u{a0}万", 11.0) + number(name, "x"),
                );
                assert!(name < left, "{left} for {low} and {last_year}");
            });
        }
    }
}

#[test]
fn the_words_over_the_methods_never_cover_each_other() {
    for last_year in [26.0, 28.4, 30.0, 30.45, 30.5, 30.55, 31.0, 34.0] {
        for width in [358.0, 470.0] {
            let mut spec = methods();
            spec.last_year = Some(Through { value: last_year, lines: ["FY2013".into(), "28.4M".into()] });
            let size = Size::new(width, spec.height(50.0));
            checked(&spec.draw(size).unwrap(), size, |document| {
                let (committed, year) = (text(document, "Committed"), text(document, "FY2013"));
                let left = number(committed, "x");
                let center = number(year, "x");
                let apart = center + 17.0 < left || center - 17.0 > left + 52.0;
                assert!(apart, "{left} and {center} for {last_year} on {width}");
            });
        }
    }
}

fn months(actual: &[f64], target: &[f64]) -> Months {
    let values = || actual.iter().chain(target).copied();
    let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    Months {
        alt: "Months".into(),
        title: "USD M".into(),
        ticks: Worded::each(&nice_ticks(low, high, 4), &|value| value.to_string()),
        columns: (0..actual.len().max(target.len()))
            .map(|i| Column {
                actual: actual.get(i).copied(),
                target: target.get(i).copied(),
                label: format!("M{i}"),
                note: format!("{i}%"),
                note_ink: if i % 3 == 0 { Ink::Risk } else { Ink::Soft },
                says: format!("Month {i}"),
                ..Column::default()
            })
            .collect(),
        groups: (1..=4)
            .map(|i| Group { count: 3, name: format!("Q{i}"), total: "30.5M".into(), ..Group::default() })
            .collect(),
        history: false,
        as_of: Some(AsOf { closed: actual.len(), label: "as of 31 Aug".into() }),
    }
}

#[test]
fn losses_hang_from_the_zero_line() {
    let size = Size::new(760.0, 270.0);
    let spec = months(&[4.0, -2.0, 1.0], &[3.0; 12]);
    checked(&spec.draw(size).unwrap(), size, |document| {
        let zero =
            strokes(document, Ink::Axis, "1").iter().find(|line| line[1].0 - line[0].0 > 100.0).unwrap()[0].1;
        let bars: Vec<Node> = document
            .descendants()
            .filter(|node| node.has_tag_name("rect") && node.attribute("fill") == Some("var(--chart-1)"))
            .collect();
        let [gain, loss, _] = bars.as_slice() else { panic!("three closed months, {} bars", bars.len()) };
        let (top, height) = (number(*gain, "y"), number(*gain, "height"));
        assert!((top + height - zero).abs() < 0.06);
        assert!((number(*loss, "y") - zero).abs() < 0.06);
        assert!((number(*loss, "height") * 2.0 - height).abs() < 0.3, "half as far down as the other is up");
        // The target is wider than the bar, and level with its number.
        let target = &strokes(document, Ink::Accent, "2.5")[0];
        assert!(target[1].0 - target[0].0 > number(*gain, "width"));
        assert!((zero - target[0].1 - height * 0.75).abs() < 0.2);
    });
}

#[test]
fn a_year_has_a_mark_for_each_month_closed_or_not() {
    let picture = months(&[4.0; 9], &[3.0; 12]).draw(Size::new(760.0, 270.0)).unwrap();
    assert_eq!(picture.marks.len(), 12);
    assert!(picture.marks.iter().all(|mark| mark.width >= 24.0 && mark.height >= 24.0));
    assert_eq!(picture.at(picture.marks[11].x + 1.0), Some(11));
}

#[test]
fn labels_at_the_end_of_the_lines_never_cover_each_other() {
    for actual in [[10.0, 20.0, 30.0], [10.0, 20.0, 30.1], [9.0, 9.0, 9.0], [-1.0, -2.0, -30.0]] {
        for height in [110.0, 150.0, 270.0] {
            let lines = |name: &str| vec![name.to_owned(), format!("{name} 30.0M")];
            let spec = Cumulative {
                alt: "Cumulative".into(),
                ticks: Worded::each(&nice_ticks(-30.0, 40.0, 5), &|value| value.to_string()),
                actual: actual.to_vec(),
                target: vec![10.0, 20.0, 30.0, 30.2],
                last_year: vec![8.0, 16.0, 24.0, 30.3],
                landing: vec![[29.0, 30.1, 31.0]],
                target_label: lines("Target"),
                landing_label: lines("Landing"),
                last_year_label: lines("Last year"),
                ..Cumulative::default()
            };
            let size = Size::new(500.0, height);
            checked(&spec.draw(size).unwrap(), size, |document| {
                let names =
                    ["Target", "Target 30.0M", "Landing", "Landing 30.0M", "Last year", "Last year 30.0M"];
                let mut at: Vec<f64> = names
                    .iter()
                    .filter_map(|name| try_text(document, name))
                    .map(|node| number(node, "y"))
                    .collect();
                assert!(at.len() >= 4);
                at.sort_by(f64::total_cmp);
                assert!(at.windows(2).all(|pair| pair[1] - pair[0] > 10.9), "{at:?}");
            });
        }
    }
}

#[test]
fn a_sparkline_hangs_its_losses_and_inks_its_last_year() {
    let values: Vec<f64> = (0..36).map(|i| if i == 30 { -5.0 } else { f64::from(i % 4) * 5.0 }).collect();
    let paths = Spark { values: &values, recent: 12 }.paths(132.0, 20.0);
    let bars = |d: &str| d.matches('M').count();
    let drawn = |range: std::ops::Range<usize>| values[range].iter().filter(|value| **value != 0.0).count();
    assert_eq!((bars(&paths.earlier), bars(&paths.recent)), (drawn(0..24), drawn(24..36)));
    let reach: Vec<f64> = points(&paths.recent.replace('z', "")).iter().map(|point| point.1).collect();
    assert!(reach.iter().any(|&y| y > paths.base) && reach.iter().all(|y| (0.0..=20.0).contains(y)));
}

#[test]
fn a_bullet_keeps_its_ends() {
    let size = Size::new(150.0, 16.0);
    for (value, target) in [(0.5, 1.0), (0.87, 1.0), (9.0, 9.0), (f64::NAN, f64::INFINITY)] {
        let bullet = Bullet { low: 0.7, high: 1.05, value: Some(value), target: Some(target) };
        checked(&bullet.draw(size).unwrap(), size, |document| assert!(elements(document) <= 5));
    }
}

#[test]
fn ticks_are_round_and_cover_what_they_are_asked_for() {
    assert_eq!(nice_ticks(0.0, 0.3, 3), [0.0, 0.1, 0.2, 0.3]);
    assert_eq!(nice_ticks(0.0, 0.0, 4), [0.0, 0.25, 0.5, 0.75, 1.0]);
    assert_eq!(nice_ticks(-4.0, -4.0, 2), [-4.0, -2.0, 0.0]);
    assert_eq!(nice_ticks(f64::NAN, f64::INFINITY, 0).len(), 2);
    assert_eq!(five_steps(0.0), [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]);
    assert_eq!(five_steps(f64::NAN), five_steps(1.0));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_pareto_can_be_drawn(
        values in prop::collection::vec(any_value(), 0..400),
        shares in prop::collection::vec(any_value(), 0..400),
        sane in any::<bool>(),
        counts in (0_usize..500, 0_usize..500, 0_usize..500),
        words in any_words(),
        size in any_size(),
    ) {
        let mut spec = pareto(if sane { values.iter().map(|v| if v.is_finite() { v.abs().min(1e9) } else { 1.0 }).collect() } else { values });
        if !sane {
            spec.shares = shares;
            spec.classes[0].count = counts.0;
            spec.leader = Some(Leader { count: counts.1, label: words.clone() });
            spec.crossing = spec.crossing.map(|crossing| Crossing { count: counts.2, label: words.clone(), ..crossing });
        }
        spec.largest = words.clone();
        spec.left_title = words;
        if let Some(picture) = spec.draw(size) {
            checked(&picture, whole(size), |document| assert!(elements(document) < 80));
            for mark in &picture.marks {
                prop_assert!(picture.at(mark.x + mark.width / 2.0).is_some());
            }
        }
    }

    #[test]
    fn any_months_can_be_drawn(
        actual in prop::collection::vec(any_value(), 0..50),
        target in prop::collection::vec(any_value(), 0..50),
        history in any::<bool>(),
        groups in prop::collection::vec((0_usize..30, any_words()), 0..6),
        size in any_size(),
    ) {
        let mut spec = months(&actual, &target);
        spec.history = history;
        spec.groups = groups.into_iter().map(|(count, name)| Group { count, total: name.clone(), aside: name.clone(), says: name.clone(), name, committed: count == 3 }).collect();
        spec.as_of = Some(AsOf { closed: target.len(), label: "as of 31 Aug".into() });
        if let Some(picture) = spec.draw(size) {
            let said = spec.groups.iter().filter(|group| history && !group.says.is_empty()).count();
            prop_assert!((spec.columns.len()..=spec.columns.len() + said).contains(&picture.marks.len()));
            checked(&picture, whole(size), |document| assert!(elements(document) < 60 + 8 * spec.columns.len()));
        }
    }

    #[test]
    fn any_methods_can_be_drawn(
        rows in prop::collection::vec((prop::option::of(any_value()), any_value(), any_words(), any::<bool>()), 0..6),
        through in (any_value(), any_value()),
        names in any::<bool>(),
        size in any_size(),
    ) {
        let worded = |value: f64| Some(Worded::new(value, value.to_string()));
        let spec = Methods {
            rows: rows.into_iter().map(|(low, mid, name, blend)| MethodRow {
                low: low.and_then(worded), mid: worded(mid), high: worded(mid * 1.1), name, blend, says: String::new(),
            }).collect(),
            committed: Some(Through { value: through.0, lines: ["Committed".into(), "30M".into()] }),
            last_year: Some(Through { value: through.1, lines: ["FY2013".into(), "28M".into()] }),
            names,
            ..methods()
        };
        if let Some(picture) = spec.draw(size) {
            checked(&picture, whole(size), |document| assert!(elements(document) < 100));
        }
    }

    #[test]
    fn any_cumulative_can_be_drawn(
        actual in prop::collection::vec(any_value(), 0..14),
        target in prop::collection::vec(any_value(), 0..14),
        landing in prop::collection::vec([any_value(), any_value(), any_value()], 0..14),
        words in prop::collection::vec(any_words(), 0..3),
        size in any_size(),
    ) {
        let spec = Cumulative {
            alt: "Cumulative".into(),
            ticks: Worded::each(&nice_ticks(0.0, 1e6, 5), &|value| value.to_string()),
            groups: vec![Group { count: 3, name: "Q1".into(), ..Group::default() }; 4],
            last_year: target.clone(),
            actual, target, landing,
            actual_label: words.clone(), target_label: words.clone(), landing_label: words.clone(), last_year_label: words.clone(),
            says: words,
            ..Cumulative::default()
        };
        if let Some(picture) = spec.draw(size) {
            checked(&picture, whole(size), |document| assert!(elements(document) < 80));
        }
    }

    #[test]
    fn any_lorenz_and_sparkline_can_be_drawn(values in prop::collection::vec(any_value(), 0..300), words in any_words(), size in any_size()) {
        let spec = Lorenz { title: words.clone(), line: words.clone(), note: words, shares: values.clone(), ..Lorenz::default() };
        if let Some(picture) = spec.draw(size) {
            checked(&picture, whole(size), |document| assert!(elements(document) < 12));
        }
        let (width, height) = (size.width.clamp(20.0, 200.0), size.height.clamp(10.0, 40.0));
        let paths = Spark { values: &values, recent: 12 }.paths(width, height);
        for path in [paths.earlier, paths.recent] {
            for (x, y) in points(&path.replace('z', "")) {
                prop_assert!((-0.1..=width + 0.1).contains(&x) && (-0.1..=height + 0.1).contains(&y), "{} {}", x, y);
            }
        }
    }

    #[test]
    fn ticks_cover_any_range(low in -1e12..1e12_f64, width in 1e-3..1e12_f64, count in 1_usize..9) {
        let ticks = nice_ticks(low, low + width, count);
        let slack = (low.abs() + width) * 1e-9;
        prop_assert!(ticks[0] <= low + slack && ticks[ticks.len() - 1] >= low + width - slack);
        prop_assert!(ticks.len() <= count + 3 && ticks.windows(2).all(|pair| pair[0] < pair[1]));
        let five = five_steps(width);
        prop_assert!(five[5] >= width * (1.0 - 1e-9) && five[5] <= width * 1.34);
    }
}
