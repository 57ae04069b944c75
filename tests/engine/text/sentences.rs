//! Sentences that name what stands on the page.

use std::cmp::Ordering;

use keyline::calc::Undefined;
use keyline::plan::{CriterionKind, Edit, Plan, TakeEffect, Units};
use keyline::text::{Below, Growth, Growths, Language, Wording};

use super::numbers::numbers;
use crate::support::fixture::firm;

#[test]
fn concentration_is_told_of_the_years_in_which_it_did_not_turn() {
    use keyline::calc::portfolio::{Drift, drift};
    for (ginis, found) in [
        (&[0.537, 0.665, 0.644][..], Some((Drift::Fell, 1))),
        (&[0.537, 0.644, 0.665], Some((Drift::Rose, 0))),
        (&[0.50, 0.70, 0.50], Some((Drift::Fell, 1))),
        (&[0.60, 0.61, 0.60], Some((Drift::Steady, 0))),
        // Small steps add up.
        (&[0.60, 0.615, 0.63], Some((Drift::Rose, 0))),
        (&[0.60, 0.70, 0.69], Some((Drift::Rose, 0))),
        (&[0.60, 0.60], Some((Drift::Steady, 0))),
        (&[0.60], None),
        (&[], None),
    ] {
        assert_eq!(drift(ginis), found, "{ginis:?}");
    }
    let [english, chinese] = [Language::En, Language::Zh].map(|language| language.text().portfolio());
    assert_eq!(
        (english.concentration_title)(Drift::Fell, "2013", "2014"),
        "Concentration fell from 2013 to 2014"
    );
    assert_eq!((chinese.concentration_title)(Drift::Rose, "2012年", "2014年"), "2012年至2014年集中度上升");
}

#[test]
fn a_rounding_difference_is_told_to_four_decimals() {
    use keyline::file::number::Amount;
    let numbers = numbers(Language::En, Units::Language);
    for (mantissa, decimals, written) in [
        (76_999_999_863_849, 15, "0.077"),
        (-76_999_999_863_849, 15, "\u{2212}0.077"),
        (5, 3, "0.005"),
        (1, 9, "<0.0001"),
        (123_456, 2, "1,234.56"),
        (0, 0, "0"),
    ] {
        assert_eq!(numbers.fine(Amount::from_decimal(mantissa, decimals)), written);
    }
}

#[test]
fn a_refused_weight_is_told_the_least_there_is() {
    let mut plan = Plan::new("mine");
    let mut methods = plan.methods().clone();
    methods.benchmark.firms = vec![keyline::plan::Firm { weight: 0.0, ..firm(100, 0.0) }];
    let error = plan.apply(Edit::SetMethods(Box::new(methods))).unwrap_err();
    for language in [Language::En, Language::Zh] {
        let sentence = (language.text().edit().error)(&error, &numbers(language, Units::Language));
        assert!(sentence.contains("0.001") && sentence.contains("1,000"), "{sentence}");
    }
}

#[test]
fn a_reason_calls_a_choice_as_the_page_does() {
    let methods = keyline::plan::Methods::default();
    for language in [Language::En, Language::Zh] {
        let wording = Wording {
            numbers: numbers(language, Units::Language),
            methods: &methods,
            account: &|_| String::new(),
            owner: &|_| String::new(),
            former: &|_| String::new(),
        };
        let reason = wording.undefined(Undefined::NoCurves);
        assert!(reason.contains(language.text().targets().by_class), "{reason}");
    }
}

/// What an explanation gives of a difference has its sign; other figures have none but below zero.
#[test]
fn a_difference_is_explained_with_its_sign() {
    use keyline::calc::{Figure, Unit, Whose, Window, assess, split, target};
    let methods = keyline::plan::Methods::default();
    let year = Window::Year;
    let cases: [(Figure, f64, Unit, &str); 8] = [
        (assess::Figure::Gap(Whose::Scope, year).into(), 1_234_500.0, Unit::Money, "+12,345"),
        (assess::Figure::Gap(Whose::Scope, year).into(), -1_234_550.0, Unit::Money, "\u{2212}12,345.50"),
        (assess::Figure::Gap(Whose::Scope, year).into(), 0.0, Unit::Money, "0"),
        (split::Figure::CommittedGrowth.into(), 0.0762, Unit::Ratio, "+7.62%"),
        (
            split::Figure::MonthGrowth(Whose::Scope, keyline::plan::Month::EPOCH).into(),
            -0.01,
            Unit::Ratio,
            "\u{2212}1.00%",
        ),
        (target::Figure::YearAgoMiss(None).into(), 0.5, Unit::Ratio, "+50.00%"),
        (assess::Figure::Attainment(Whose::Scope, year).into(), 1.05, Unit::Ratio, "105.00%"),
        (assess::Figure::Actual(Whose::Scope, year).into(), 100.0, Unit::Money, "1"),
    ];
    for language in [Language::En, Language::Zh] {
        let wording = Wording {
            numbers: numbers(language, Units::Language),
            methods: &methods,
            account: &|_| String::new(),
            owner: &|_| String::new(),
            former: &|_| String::new(),
        };
        for (figure, value, unit, said) in cases {
            assert_eq!(wording.result(figure, value, unit), said, "{figure:?}");
        }
    }
}

/// Sentences at their edges: nothing yet, one, all, none, below zero.
#[test]
fn sentences_hold_at_their_edges() {
    let (en, zh) = (Language::En.text().assessment(), Language::Zh.text().assessment());
    for ((met, judged, all), want_en, want_zh) in [
        ((0, 0, 5), "By owner; nobody has a target to date yet", "按负责人；尚无人有累计目标"),
        ((0, 0, 1), "By owner", "按负责人"),
        ((0, 1, 5), "The one owner with a target to date is below it", "唯一有累计目标的负责人未达标"),
        ((0, 5, 5), "None of five owners is at target", "5\u{a0}位负责人均未达标"),
        ((1, 5, 5), "One of five owners is at target", "5\u{a0}位负责人中有 1\u{a0}位达标"),
        (
            (2, 4, 5),
            "Two of four owners with a target to date are at target",
            "4\u{a0}位有累计目标的负责人中有 2\u{a0}位达标",
        ),
        ((5, 5, 5), "All five owners are at target", "5\u{a0}位负责人全部达标"),
    ] {
        assert_eq!(
            ((en.owners)(met, judged, all), (zh.owners)(met, judged, all)),
            (want_en.into(), want_zh.into())
        );
    }
    assert_eq!((en.accounts)(0, 0, 7), "7 accounts, none with a month to judge yet");
    assert_eq!((en.accounts)(0, 7, 7), "No account is below its target to date");
    assert_eq!((zh.accounts)(3, 6, 7), "6\u{a0}家客户中有 3\u{a0}家低于累计目标");
    let (en, zh) = (Language::En.text().portfolio(), Language::Zh.text().portfolio());
    let below = |nothing, negative| Below { nothing, negative, sum: "−240K" };
    for (is, want_en, want_zh) in [
        (
            below(14, 41),
            "14 accounts bought nothing and 41 accounts brought back more than was bought, −240K in all: below the curve, without a class.",
            "14\u{a0}家客户没有采购，41\u{a0}家退货多于采购，合计 −240K；不在曲线上，无类别。",
        ),
        (
            below(0, 1),
            "1 account brought back more than was bought, −240K in all: below the curve, without a class.",
            "1\u{a0}家客户退货多于采购，合计 −240K；不在曲线上，无类别。",
        ),
        (
            below(2, 0),
            "2 accounts bought nothing: below the curve, without a class.",
            "2\u{a0}家客户没有采购；不在曲线上，无类别。",
        ),
    ] {
        assert_eq!(((en.below)(&is), (zh.below)(&is)), (want_en.into(), want_zh.into()));
    }
    for ((new, all), want) in [
        ((0, 0), "No account was class A in the last 12 months"),
        ((0, 5), "All 5 class A accounts of the last 12 months were class A a year before"),
        ((1, 5), "1 of 5 class A accounts of the last 12 months was not class A a year before"),
        ((1, 1), "The class A account of the last 12 months was not class A a year before"),
    ] {
        assert_eq!((en.movement_title)(new, all), want);
    }
    assert_eq!((en.finding)(1, "5", "80%", "all months"), "1 of 5 accounts makes 80% of sales, all months");
    let (en, zh) = (Language::En.text().glance(), Language::Zh.text().glance());
    assert!((en.risks_none)(false, true).contains("no key accounts"));
    assert!((en.risks_none)(true, false).contains("needs two years"));
    let growth = |size, way| Some(Growth { size, way });
    let all = Growths {
        key: true,
        year: "FY2012",
        last: growth("84.6%", Ordering::Greater),
        before: growth("0.0%", Ordering::Equal),
        asked: Some("+16.0%"),
    };
    assert_eq!(
        (en.history)(&all),
        "All sales stayed level, then grew 84.6% in FY2012; the target asks +16.0% of the key accounts"
    );
    assert_eq!(
        (zh.history)(&all),
        "全部客户销售额上一年持平，FY2012增长 84.6%；目标要求大客户比上一年增长 16.0%"
    );
    let less = Growths { key: false, last: None, before: None, asked: Some("\u{2212}2.1%"), ..all };
    assert_eq!((zh.history)(&less), "目标要求比上一年下降 2.1%");
    assert_eq!(
        (zh.h1_committed)("2026年", "31\u{a0}万", Some("+2.1%")),
        "2026年既定目标 31\u{a0}万，比冻结的基础销量增长 2.1%"
    );
    let words = Language::Zh.text().words();
    assert_eq!((words.year_says)("2026年", "31", false, Some("\u{2212}2.1%")), "2026年：31，同比下降 2.1%");
    let first = Growths { last: None, before: None, ..all };
    assert_eq!((en.history)(&first), "The target asks +16.0% of the key accounts");
}

/// Nothing yet, exactly there, and numbers read aloud.
#[test]
fn sentences_hold_where_there_is_nothing_between() {
    let (en, zh) = (Language::En.text(), Language::Zh.text());
    let months = |n| ((en.assessment().months_of_twelve)(n), (zh.assessment().months_of_twelve)(n));
    assert_eq!(months(0), ("none of twelve months is complete yet".into(), "尚无完整月份".into()));
    assert_eq!(months(1), ("one of twelve months".into(), "12\u{a0}个月中已过 1\u{a0}个月".into()));
    let lands =
        |side| ((en.assessment().lands)("360K", "0", side), (zh.assessment().lands)("36 万", "0", side));
    assert_eq!(
        lands(Ordering::Equal),
        ("Landing 360K: exactly at the target".into(), "全年预计 36 万，正好等于目标".into())
    );
    for text in [&en, &zh] {
        let to_date = text.scoreboard().to_date;
        assert!(!(text.scoreboard().finding_open)(None).contains(to_date));
        assert!(!(text.scoreboard().why_open)(None, Some("Dec 2025")).contains(to_date));
    }
    assert_eq!((en.scoreboard().finding_open)(Some("Q3")), "Q3 is not over");
    let level = Growths { key: false, year: "2025", last: None, before: None, asked: Some("0.0%") };
    assert_eq!((en.glance().history)(&level), "The target asks the next to stay level");
    assert_eq!((zh.glance().history)(&level), "目标要求与上一年持平");
    assert_eq!((en.portfolio().pareto_title)(0, "2025"), "Sales by account, 2025");
    assert_eq!((zh.portfolio().pareto_title)(0, "2025年"), "各客户销售额（2025年）");
    assert_eq!((en.studio().odds_title)("8%", false), "Chance to reach this target: 8%");
    assert_eq!(
        (en.studio().odds_title)("over 99 in 100", true),
        "Chance to reach the committed target: over 99 in 100"
    );
    assert_eq!((en.account().sales_all)(1), "Sales, 1 month");
    assert_eq!((en.accounts().course)(1), "1 month");
}

/// What a replacement takes away, and what stays.
#[test]
fn a_replacement_says_who_goes_and_who_stays() {
    let effect = |before, gone| TakeEffect { before, new: 0, updated: 0, months: 1, gone };
    let said = |before, gone| {
        [Language::En, Language::Zh].map(|it| (it.text().import().replace_effect)(&effect(before, gone)))
    };
    let [en, zh] = said(3, 0);
    assert!(en.contains("All 3 accounts of it are in the file and keep"), "{en}");
    assert!(zh.contains("3\u{a0}家客户都在文件中"), "{zh}");
    let [en, zh] = said(3, 3);
    assert!(en.starts_with("All 3 accounts of the plan go") && en.contains("none is in the file"), "{en}");
    assert!(zh.contains("3\u{a0}家客户都不在文件中"), "{zh}");
    let [en, _] = said(3, 2);
    assert!(en.contains("2 accounts that are not in the file; 1 account that is in it keeps theirs"), "{en}");
    assert!(said(3, 1).iter().all(|it| it.contains('1') && it.contains('2')));
}

/// Weights of the past name the years that there are, and no others.
#[test]
fn history_names_the_years_that_are_known() {
    let (en, zh) = (Language::En.text().targets(), Language::Zh.text().targets());
    for (years, in_en, in_zh) in [
        (
            1,
            "Weights: the last twelve months; there are no sales of earlier years.",
            "权重：最近 12\u{a0}个月；没有更早年份的销售额。",
        ),
        (
            3,
            "Weights: the year before last + last year + 2 × the last twelve months.",
            "权重：前年 + 上年 + 2 × 最近 12\u{a0}个月。",
        ),
    ] {
        assert_eq!(((en.basis_history)(years), (zh.basis_history)(years)), (in_en, in_zh));
    }
    assert!(!(en.basis_history)(2).contains("year before last"));
}

/// How many key accounts there were, and how many are to be there: two figures, each named, in the same words on every page.
#[test]
fn key_accounts_there_and_committed_to_are_told_apart() {
    let (en, zh) = (Language::En.text(), Language::Zh.text());
    let both = (15, Some(17));
    assert_eq!(
        (en.glance().stand_keys_frozen)(both.0, both.1),
        "15 when the target was set; 17 committed to by the year’s end"
    );
    assert_eq!(
        (zh.glance().stand_keys_frozen)(both.0, both.1),
        "确定目标时 15\u{a0}家，承诺年底前达到 17\u{a0}家"
    );
    assert_eq!((en.glance().stand_keys_frozen)(1_500, None), "1,500 when the target was set");
    assert!(en.targets().key_accounts_too.ends_with("committed to by the year’s end"));
    assert!(en.scoreboard().keys_target.ends_with("committed to"));
}

/// Who types the name of a criterion that is built in means that one, in either language and however it is written.
#[test]
fn a_name_of_a_built_in_criterion_is_that_criterion() {
    let called = keyline::text::ReviewsText::kind_called;
    for kind in CriterionKind::BUILT_IN {
        for language in [Language::En, Language::Zh] {
            let name = (language.text().reviews().kind)(&kind);
            assert_eq!(called(name), kind, "{name}");
            assert_eq!(called(&name.to_uppercase()), kind, "{name}");
        }
    }
    assert_eq!(called(" Tenders "), CriterionKind::Own("Tenders".into()));
}
