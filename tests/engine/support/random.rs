//! Random plans, built through the one door.

use keyline::plan::*;
use proptest::collection::vec;
use proptest::prelude::*;

use super::fixture::day;

/// An amount as plans have them: often nothing, sometimes returned, now and then huge.
pub fn amount() -> impl Strategy<Value = i64> {
    prop_oneof![
        4 => Just(0_i64),
        8 => 1..1_000_000_i64,
        1 => -200_000..0_i64,
        1 => 1..10_000_000_000_i64,
    ]
}

/// A book of up to nine accounts over up to forty months, with or without margin; names and codes repeat.
pub fn book() -> impl Strategy<Value = Book> {
    (0..9_usize, 0..40_usize, -30..30_i32, any::<bool>()).prop_flat_map(|(rows, months, first, margin)| {
        let cells = rows * months;
        let margins = if margin { cells } else { 0 };
        (
            vec((0..6_u8, 0..4_u8, 0..3_u8), rows),
            vec(amount(), cells),
            vec(prop::option::weighted(0.95, amount()), margins),
        )
            .prop_map(move |(names, sales, margin)| {
                let profile = |(name, code, group): (u8, u8, u8)| Profile {
                    code: if code == 0 { "".into() } else { format!("{code:03}").into() },
                    overdue: (group == 1).then_some(Money(i64::from(name) * 100 - 200)),
                    wallet: (group == 2).then_some(Money(i64::from(name) * 1_000_000)),
                    visits: (code > 1).then_some(u32::from(name) * 3),
                    since: (name > 3).then_some(2020),
                    group: if group == 0 { "".into() } else { format!("group {group}").into() },
                    ..Profile::named(&format!("account {name}"))
                };
                let profiles: Vec<Profile> = names.into_iter().map(profile).collect();
                let span = Span::new(Month::EPOCH.plus(first), months);
                let ledger = match months {
                    0 => Ledger::new(span, rows),
                    _ => Ledger::from_cells(span, sales, margin).unwrap(),
                };
                Book { profiles, ledger }
            })
    })
}

/// A plan with a book, settings, key marks and one-offs, not committed.
pub fn plan() -> impl Strategy<Value = Plan> {
    let settings = (1..=12_u8, 0.05..0.9, any::<bool>());
    let marks = vec((0..9_usize, any::<bool>()), 0..4);
    let one_offs = vec((0..9_usize, 0..40_usize, 1..500_000_i64), 0..4);
    (book(), settings, marks, one_offs, 0..4_i32).prop_map(
        |(book, (start, a, all), marks, one_offs, part)| {
            let mut plan = Plan::new("random");
            let last = book.ledger.span().last().unwrap_or(Month::EPOCH);
            let data_through = last.plus(-part);
            plan.apply(Edit::Take {
                book: Box::new(book),
                intake: Intake::Replace,
                data_through,
                currency: None,
                answers: Box::default(),
            })
            .unwrap();
            let settings = Settings {
                calendar: FiscalCalendar::starting(start).unwrap(),
                cuts: Cuts { a, b: a + (1.0 - a) / 2.0 },
                scope: if all { Scope::All } else { Scope::Key },
                ..Settings::default()
            };
            plan.apply(Edit::Configure(Box::new(settings))).unwrap();
            for (row, key) in marks {
                let Some(account) = plan.accounts().get(row) else { continue };
                let mark = Some(KeyMark::new(key, day(), "because"));
                plan.apply(Edit::MarkKey { accounts: vec![account.id], mark }).unwrap();
            }
            for (row, at, amount) in one_offs {
                let Some(account) = plan.accounts().get(row) else { continue };
                let month = plan.ledger().span().first.plus(at as i32);
                let one_off =
                    OneOff { account: account.id, month, amount: Money(amount), reason: "once".into() };
                // Where nothing was sold the mark is refused, which is as well.
                let _ = plan.apply(Edit::MarkOneOff(one_off));
            }
            plan
        },
    )
}
