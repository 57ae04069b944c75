//! How numbers are written.

use keyline::plan::{Currency, Money, Settings, Units};
use keyline::text::{Language, Numbers};

/// Numbers of a language, in its own units or those of a setting.
pub fn numbers(language: Language, units: Units) -> Numbers {
    Numbers::new(language, &Settings { units, ..Settings::default() })
}

#[test]
fn halves_are_rounded_away_from_zero() {
    let numbers = numbers(Language::En, Units::Language);
    for (value, decimals, written) in [
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-2.5, 0, "\u{2212}3"),
        (0.125, 2, "0.13"),
        (-0.4, 0, "0"),
        (1234.5, 1, "1,234.5"),
        (1e15, 0, "1,000,000,000,000,000"),
        (1e300, 0, &numbers.decimal(1e300, 0)),
    ] {
        assert_eq!(numbers.decimal(value, decimals), written, "{value} with {decimals} decimals");
    }
    assert_eq!(numbers.whole(Money(250)), "3");
    assert_eq!(numbers.decimal(f64::NAN, 1), "\u{2013}");
    assert_eq!(numbers.decimal(f64::INFINITY, 1), "\u{2013}");
}

#[test]
fn amounts_are_shortened_as_the_language_or_the_user_has_it() {
    let million = Money(3_021_769_200);
    for (language, units, written) in [
        (Language::En, Units::Language, "30.22M"),
        (Language::En, Units::TenThousand, "3,022\u{a0}万"),
        (Language::Zh, Units::Language, "3,022\u{a0}万"),
        (Language::Zh, Units::Thousand, "30.22M"),
    ] {
        assert_eq!(numbers(language, units).short(million), written);
    }
    let chinese = numbers(Language::Zh, Units::Language);
    assert_eq!(chinese.short(Money(12_300_000_000)), "1.23\u{a0}亿");
    assert_eq!(chinese.short(Money(1_234_500)), "1.2\u{a0}万");
    assert_eq!(numbers(Language::En, Units::Language).short(Money(-87_700_000)), "\u{2212}877K");
}

#[test]
fn decimals_follow_the_currency() {
    let of = |code: &str| {
        let currency = Currency::KNOWN.into_iter().find(|known| known.code() == code).unwrap();
        Numbers::new(Language::En, &Settings { currency, ..Settings::default() })
    };
    assert_eq!(of("JPY").full(Money(1_234_567)), "1,234,567");
    assert_eq!(of("USD").full(Money(123_450)), "1,234.50");
    assert_eq!(of("USD").full(Money(-100)), "\u{2212}1");
    assert_eq!(of("USD").full(Money(3_999_996)), "39,999.96");
    assert_eq!(of("USD").full(Money(-5)), "\u{2212}0.05");
    assert_eq!(of("USD").to_the_cent(Money(200)), "2.00");
    assert_eq!(of("JPY").to_the_cent(Money(200)), "200");
    // What is small has its cents in a sentence too.
    for (minor, short) in
        [(2_550, "25.50"), (2_500, "25"), (9_949, "99.49"), (9_999, "100"), (-40, "\u{2212}0.40")]
    {
        assert_eq!(of("USD").short(Money(minor)), short);
    }
}

#[test]
fn a_column_has_cents_in_all_of_its_rows_or_in_none() {
    let numbers = numbers(Language::En, Units::Language);
    let written = |column: &[Money]| {
        let cents = numbers.cents(column.iter().copied());
        column.iter().map(|&money| numbers.in_column(money, cents)).collect::<Vec<_>>()
    };
    assert_eq!(written(&[Money(123_400), Money(-50_000), Money(0)]), ["1,234", "\u{2212}500", "0"]);
    assert_eq!(written(&[Money(123_400), Money(-50_005), Money(0)]), ["1,234.00", "\u{2212}500.05", "0.00"]);
    // A mean, which is rounded anyway, brings no cents into a column without.
    let whole = numbers.cents([Money(123_400)]);
    assert_eq!(numbers.in_column(Money(1_028_333), whole), "10,283");
    // A gap has its sign.
    assert_eq!(numbers.in_column_signed(Money(123_400), whole), "+1,234");
    assert_eq!(numbers.in_column_signed(Money(-123_400), whole), "\u{2212}1,234");
    assert_eq!(numbers.in_column_signed(Money(0), whole), "0");
    let yen = Currency::KNOWN.into_iter().find(|known| known.code() == "JPY").unwrap();
    let yen = Numbers::new(Language::En, &Settings { currency: yen, ..Settings::default() });
    assert_eq!(yen.in_column(Money(1_234), yen.cents([Money(1_234)])), "1,234");
}

#[test]
fn a_table_has_one_unit() {
    let english = numbers(Language::En, Units::Language);
    let column = [Money(95_000_000), Money(120_000_000)];
    let scale = english.table_scale(column[1]);
    assert_eq!(column.map(|money| english.in_table(money, scale)), ["950", "1,200"]);
    assert_eq!(english.unit(scale), "USD K");
    let chinese = numbers(Language::Zh, Units::Language);
    let column = [Money(950_000_000), Money(12_000_000_000)];
    let scale = chinese.table_scale(column[1]);
    assert_eq!(column.map(|money| chinese.in_table(money, scale)), ["950.0", "12,000.0"]);
    assert_eq!(chinese.unit(scale), "万美元");
}

#[test]
fn an_amount_in_a_heading_has_its_currency() {
    let [english, chinese] = [Language::En, Language::Zh].map(|one| numbers(one, Units::Language));
    assert_eq!(english.with_currency("1,234"), "1,234 USD");
    assert_eq!(chinese.with_currency("1,234"), "1,234 美元");
    assert_eq!(chinese.with_currency("30\u{a0}万"), "30\u{a0}万美元");
}
