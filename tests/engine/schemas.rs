//! What earlier versions kept opens for ever. A fixture is the copy of a store as a version wrote it, and is never
//! written again; what it must give is spelled out here.

use std::collections::BTreeMap;

use keyline::file::backup::Backup;
use keyline::file::copy;
use keyline::file::store::{MemoryStore, Store};
use keyline::file::work::Work;
use keyline::plan::*;

fn texts(fixture: &str) -> Vec<(String, String)> {
    serde_json::from_str::<BTreeMap<String, String>>(fixture).unwrap().into_iter().collect()
}

fn store(fixture: &str) -> MemoryStore {
    let store = MemoryStore::default();
    for (key, text) in texts(fixture) {
        store.set(&key, &text).unwrap();
    }
    store
}

/// Schema 1, from before the first release: a plan of the built-in case with every kind of step behind it.
const SCHEMA_1: &str = include_str!("fixtures/schema-1.json");

#[test]
fn fault_9_schema_1_opens() {
    let store = store(SCHEMA_1);
    let mut work = Work::open(&store, "plan", true, || unreachable!());
    assert_eq!((work.found().quarantined, work.found().at), (0, Some(1_795_700_016_000)));
    let plan = work.plan();
    assert_eq!(plan.name(), "Renamed 甲");
    let names: Vec<&str> = plan.accounts().iter().map(|account| &*account.profile.name).collect();
    let case = keyline::file::sample::plan(false);
    let first: Vec<&str> = case.accounts().iter().take(5).map(|account| &*account.profile.name).collect();
    assert_eq!(names, [first.as_slice(), &["New one"]].concat());

    let [first, second, third, ..] = plan.accounts() else { panic!("six accounts") };
    assert_eq!((&*first.profile.owner, first.ratings.loyalty), ("Ada 张", Rating::new(4)));
    assert_eq!(third.profile.overdue, Some(Money(50_000)));
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
    assert_eq!(second.key, Some(KeyMark::new(false, day, "two orders only")));
    let october = Month::new(2026, 10).unwrap();
    assert_eq!(plan.ledger().sales(1, october), Money(123_456));
    assert_eq!(plan.ledger().margin(1, october), Some(Money(-789)));
    let once = OneOff { account: second.id, month: october, amount: Money(100_000), reason: "once".into() };
    assert!(plan.one_offs().contains(&once));
    let lock = Bound::Lock { amount: Money(1_000_000), reason: "agreed".into() };
    assert_eq!(plan.split().bounds.get(&first.id), Some(&lock));
    let between = Bound::Between { floor: Some(Money(5)), cap: None };
    assert_eq!(plan.split().bounds.get(&second.id), Some(&between));
    let split = plan.split();
    assert_eq!(
        (split.bases, split.months, split.step),
        (Basis::Potential.alone(), MonthShape::Weeks445, Money(10_000))
    );
    let methods = plan.methods();
    assert_eq!(methods.benchmark.firms.len(), 3);
    assert_eq!(methods.baseline.rule, BaselineRule::KeyShare(0.7));
    assert_eq!(methods.baseline.margin_rate, Some(0.21));
    let Some([_, _, class_c]) = &methods.resources.classes else { panic!("three classes") };
    assert!(matches!(class_c.reply, Reply::Judged(Judgements { more: 1.2, .. })));
    // What schema 1 did not know.
    assert_eq!(plan.settings().base, BaseRule::LastTwelveMonths);
    assert_eq!((settings_of(plan), plan.scenarios()), ((0.6, None), &Scenarios::default()));
    let settings = plan.settings();
    assert_eq!(settings.cuts, Cuts { a: 0.75, b: 0.9 });
    assert_eq!((settings.units, settings.over_assignment), (Units::TenThousand, 0.1));
    assert_eq!(settings.currency.code(), "USD");
    assert_eq!(plan.horizon(), Horizon { data_through: Some(october), plan_year: Some(FiscalYear(2026)) });
    assert_eq!(plan.committed().map(|committed| committed.total), Some(Money(3_100_000_000)));

    // All of it can be taken back, to the empty plan that was there before the first step.
    assert_eq!(work.history().len(), (12, 1));
    let now = Backup { day, at: 1_795_700_100_000 };
    work.claim("this tab", None, day).unwrap();
    while let Some(change) = work.undo().unwrap() {
        work.keep(change, now);
        while work.advance().more {}
    }
    assert_eq!((work.plan().name(), work.plan().accounts().len()), ("Fixture", 0));
}

fn settings_of(plan: &Plan) -> (f64, Option<f64>) {
    (plan.settings().loyal_from, plan.settings().correlation)
}

/// The same texts as a copy that somebody kept.
#[test]
fn fault_9_a_copy_of_schema_1_opens() {
    let (copied, refused) = copy::read_all(texts(SCHEMA_1)).unwrap();
    assert_eq!((copied.len(), refused), (1, 0));
    assert_eq!((copied[0].plan.name(), copied[0].unreadable), ("Renamed 甲", 0));
    assert!(copied[0].lost.is_empty());
}
