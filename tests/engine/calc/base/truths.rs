//! Base and odds held against portfolios of which the truth is known, since they are made here, and against what came in
//! real ones.

use keyline::calc::kernel::simulate::{Purpose, Words};
use keyline::calc::target::Odd;
use keyline::calc::{self, Figure, Question, base, target};
use keyline::plan::*;

use crate::support::fixture::{configure, plan_of};
use crate::support::portfolios::data_set;

/// A plan of accounts with whole amounts by month, of which `known` months are known; the next twelve are planned.
fn known_of(rows: &[Vec<f64>], known: usize, scope: Scope) -> Plan {
    let minor = |row: &Vec<f64>| row[..known].iter().map(|units| (units * 100.0).round() as i64).collect();
    let mut plan = plan_of(&rows.iter().map(minor).collect::<Vec<_>>());
    configure(&mut plan, |settings| settings.scope = scope);
    plan
}

fn next_year(row: &[f64], known: usize) -> f64 {
    row[known..known + 12].iter().sum::<f64>() * 100.0
}

fn value(plan: &Plan, figure: Figure) -> f64 {
    calc::value(plan, figure).unwrap()
}

/// P10, P50 and P90 of the scope if nothing changes.
fn ends(plan: &Plan) -> [f64; 3] {
    target::draw(plan).unwrap();
    [Odd::P10Unchanged, Odd::P50Unchanged, Odd::P90Unchanged]
        .map(|odd| value(plan, target::Figure::Odd(odd).into()))
}

/// A fraction from a word.
fn fraction(word: u64) -> f64 {
    (word >> 11) as f64 / (1_u64 << 53) as f64
}

/// 300 equal accounts that buy 1.2 with a chance of one in twelve each month.
fn churning(seed: u64, months: usize) -> Vec<Vec<f64>> {
    (0..300)
        .map(|row| {
            let words = Words::of(seed, row, Purpose::Account);
            let buys = |month: usize| if fraction(words.at(month)) < 1.0 / 12.0 { 1200.0 } else { 0.0 };
            (0..months).map(buys).collect()
        })
        .collect()
}

#[test]
fn who_was_picked_for_a_large_year_is_expected_to_fall_back() {
    let (mut ratio, mut chance, seeds) = (0.0, 0.0, 200);
    for seed in 0..seeds {
        let rows = churning(seed, 48);
        let plan = known_of(&rows, 36, Scope::Key);
        let keys = base::key_accounts(&plan);
        let came: f64 =
            rows.iter().zip(&keys).filter(|(_, key)| **key).map(|(row, _)| next_year(row, 36)).sum();
        ratio += value(&plan, base::Figure::BaseScope.into()) / came;
        if seed < 120 {
            let plan = known_of(&rows, 36, Scope::All);
            target::draw(&plan).unwrap();
            let base = Money(value(&plan, base::Figure::BaseScope.into()) as i64);
            let found = calc::value(&plan, Question::trying(target::Figure::Odd(Odd::Unchanged), Some(base)));
            chance += found.unwrap() / 120.0;
        }
    }
    ratio /= seeds as f64;
    println!("base over what came of the key accounts: {ratio:.3}; chance of the base of all: {chance:.3}");
    assert!((0.95..=1.15).contains(&ratio), "{ratio}");
    assert!((0.35..=0.65).contains(&chance), "{chance}");
}

/// 200 places of 1,000 a month, a fifth of them given to other accounts each year: all at the turn of the year, or
/// one by one over the months.
fn replaced(at_once: bool, months: usize) -> Vec<Vec<f64>> {
    let (mut rows, mut place_of) = (Vec::new(), Vec::new());
    for place in 0..200 {
        rows.push(vec![0.0; months]);
        place_of.push(place);
    }
    let mut next = 0;
    for month in 0..months {
        let leaving = match at_once {
            true if month % 12 == 0 && month > 0 => 40,
            // 40 a year: ten in three months.
            false if month > 0 => (40 * (month % 12 + 1)) / 12 - (40 * (month % 12)) / 12,
            _ => 0,
        };
        for _ in 0..leaving {
            place_of[next % 200] = rows.len();
            rows.push(vec![0.0; months]);
            // Places change hands in an order that is not that of the accounts.
            next += 7;
        }
        for place in 0..200 {
            rows[place_of[place]][month] = 1000.0;
        }
    }
    rows
}

#[test]
fn accounts_that_are_replaced_leave_room_for_new_ones() {
    for (at_once, left) in [(true, 0.8), (false, 0.9)] {
        let rows = replaced(at_once, 36);
        let plan = known_of(&rows, 36, Scope::All);
        let total = 200.0 * 12.0 * 100_000.0;
        let base = base::base(&plan).unwrap();
        let accounts: i64 = base.accounts.iter().map(|money| money.0).sum();
        println!(
            "{at_once}: all {:.4}, accounts {:.4}",
            base.total.to_f64() / total,
            accounts as f64 / total
        );
        assert!((base.total.to_f64() / total - 1.0).abs() < 0.03, "{:?}", base.total);
        assert!((accounts as f64 / total - left).abs() < 0.05, "{accounts}");
    }
}

/// 40 accounts of different sizes that grow each year by a market of all and by themselves.
fn growing(seed: u64, market: f64, months: usize) -> Vec<Vec<f64>> {
    let markets = Words::of(seed, 1000, Purpose::Market);
    (0..40)
        .map(|row| {
            let own = Words::of(seed, row, Purpose::Account);
            let mut level = 1000.0 * (1.0 * own.normal(900)).exp();
            let month = |month: usize| {
                if month > 0 && month.is_multiple_of(12) {
                    let year = month / 12;
                    level *= (0.25 * own.normal(year) + market * markets.normal(year)).exp();
                }
                level * (0.1 * own.normal(100 + month)).exp()
            };
            (0..months).map(month).collect()
        })
        .collect()
}

#[test]
fn years_of_growing_portfolios_end_inside_as_often_as_is_said() {
    for (market, bounds) in [(0.15, 0.68..=0.92), (0.1, 0.72..=0.92), (0.0, 0.78..=0.98)] {
        let (mut inside, seeds) = (0, 150);
        for seed in 0..seeds {
            let rows = growing(seed, market, 60);
            let plan = known_of(&rows, 48, Scope::All);
            let [low, _, high] = ends(&plan);
            let came: f64 = rows.iter().map(|row| next_year(row, 48)).sum();
            inside += usize::from((low..=high).contains(&came));
        }
        let part = inside as f64 / seeds as f64;
        println!("market {market}: {part:.3} inside");
        assert!(bounds.contains(&part), "{market}: {part}");
    }
}

/// The plan as it stood at the eve of each whole year, and what came of its scope in it.
fn eves(plan: &Plan, scope: Scope) -> Vec<(Plan, f64)> {
    let whole = calc::portfolio::whole_months(plan);
    let last = whole.last().unwrap();
    let mut found = Vec::new();
    // Every quarter is an eve: so few data have few whole years.
    for ago in 4.. {
        let through = last.plus(-3 * ago);
        if through.since(whole.first) + 1 < 24 {
            break;
        }
        let mut then = plan.clone();
        let start = through.plus(1).number() as u8;
        let calendar = FiscalCalendar::starting(start).unwrap();
        let settings = Settings { scope, calendar, ..Settings::default() };
        then.apply(Edit::Configure(Box::new(settings))).unwrap();
        let year = calendar.year_of(through.plus(1));
        then.apply(Edit::SetHorizon(Horizon { data_through: Some(through), plan_year: Some(year) })).unwrap();
        let inside = base::in_scope(&then);
        let span = Span::new(through.plus(1), 12);
        let came = (0..plan.ledger().rows()).filter(|&row| inside[row]);
        found.push((then, came.map(|row| plan.ledger().sales_over(row, span).to_f64()).sum()));
    }
    found
}

/// Real portfolios, said and not asserted: they are few, and of few years.
#[test]
fn real_portfolios_end_inside_so_often() {
    for scope in [Scope::Key, Scope::All] {
        let (mut inside, mut count) = (0, 0);
        for set in ["adventureworks", "superstore", "classicmodels", "northwind"] {
            let Some((plan, _)) = data_set(set) else { return };
            let (mut own, mut errors) = (0, Vec::new());
            for (then, came) in eves(&plan, scope) {
                let [low, _, high] = ends(&then);
                own += usize::from((low..=high).contains(&came));
                let base = value(&then, base::Figure::BaseScope.into());
                errors.push(format!("{:.2} ({:.2}-{:.2})", came / base, low / base, high / base));
                count += 1;
            }
            inside += own;
            println!("{scope:?} {set}: {own} inside; came over base {errors:?}");
        }
        println!("{scope:?}: {inside} of {count}");
    }
}
