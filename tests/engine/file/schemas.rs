//! What earlier versions kept opens for ever. A fixture is the copy of a store as a version wrote it, and is never
//! written again; what it must give is spelled out here.

use std::collections::BTreeMap;

use keyline::calc::split;
use keyline::file::backup::Backup;
use keyline::file::copy;
use keyline::file::envelope;
use keyline::file::store::{MemoryStore, Store};
use keyline::file::work::Work;
use keyline::file::{v2, v3, v4};
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
    let between = Bound::Between { floor: Some(Money(5)), cap: None, reason: "".into() };
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
    assert_eq!(plan.terms().growth.walk, PayWalk::EachPeriod);
    assert_eq!(plan.settings().base, BaseRule::LastTwelveMonths);
    assert_eq!((plan.settings().loyal_from, plan.scenarios()), (0.6, &Scenarios::default()));
    let settings = plan.settings();
    assert_eq!(settings.market, Market::default());
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

/// The same texts as a copy that somebody kept.
#[test]
fn fault_9_a_copy_of_schema_1_opens() {
    let (copied, refused) = copy::read_all(texts(SCHEMA_1)).unwrap();
    assert_eq!((copied.len(), refused), (1, 0));
    assert_eq!((copied[0].plan.name(), copied[0].unreadable), ("Renamed 甲", 0));
    assert!(copied[0].lost.is_empty());
}

/// Schema 2: the studio's and the assessment's numbers, every kind of step that schema 1 had not.
const SCHEMA_2: &str = include_str!("fixtures/schema-2.json");

#[test]
fn fault_9_schema_2_opens() {
    let store = store(SCHEMA_2);
    let mut work = Work::open(&store, "plan", true, || unreachable!());
    assert_eq!((work.found().quarantined, work.found().at), (0, Some(1_795_800_015_000)));
    // What means something else now can be said.
    assert_eq!(work.found().schema, Some(2));
    let plan = work.plan();
    assert_eq!((plan.name(), plan.accounts().len()), ("Renamed 乙", 6));
    let [first, second, third, ..] = plan.accounts() else { panic!("six accounts") };
    assert_eq!((&*first.profile.owner, first.profile.wallet), ("Bo", Some(Money(90_000_000))));
    assert_eq!((second.profile.visits, third.profile.since), (Some(12), Some(2019)));
    let settings = plan.settings();
    // One model no longer makes a base, nor does a correlation make a range: the market's deviation is read again.
    assert_eq!((settings.base, settings.market), (BaseRule::Combined, Market::default()));
    assert_eq!(settings.loyal_from, 0.5);
    let methods = plan.methods();
    assert_eq!(methods.benchmark.strengths, [3, 2, 3, 2].map(Rating::new));
    assert_eq!(methods.benchmark.firms[0].wallet_share, Some(0.4));
    let [seen, judged] = methods.resources.own.as_slice() else { panic!("two curves") };
    assert!(matches!(&seen.effort.reply, Reply::Seen(points) if points.len() == 5));
    assert_eq!(judged.whom, Whom::Segment("Retail".into()));
    assert!(methods.resources.visits.is_some() && methods.resources.funnel.is_some());
    let uplift = [[0.05, 0.06, 0.07], [0.01, 0.02, 0.03], [0.0, -0.01, -0.02]];
    assert_eq!(methods.baseline.rule, BaselineRule::Uplift(uplift));
    assert_eq!(methods.ranges.get(&Input::Years), Some(&(2.0, 5.0)));
    let names = (&*plan.scenarios().plan, &*plan.scenarios().others[0].name);
    assert_eq!(names, ("bold", "plain"));
    let split = plan.split();
    assert_eq!((split.bases, split.months), ([0.5, 0.0, 0.25, 0.25, 0.0, 0.0], MonthShape::WorkingDays));
    assert_eq!(split.bounds.get(&second.id), Some(&Bound::Promise { amount: Money(200_000_000) }));
    let year = plan.plan_span().unwrap();
    assert_eq!(split.month_locks.get(&(first.id, year.first.plus(2))), Some(&Money(20_000_000)));
    let committed = plan.committed().unwrap();
    assert_eq!((committed.total, committed.accounts), (Money(1_900_000_000), Some(8)));
    assert_eq!(
        (committed.total_now(), &*committed.revisions[0].reason),
        (Money(2_000_000_000), "a store opens")
    );
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 27).unwrap();
    let (from, before, reason) = (year.first.plus(3), "Ada 张".into(), "Ada moves".into());
    assert_eq!(plan.hand_overs(), [HandOver { account: first.id, from, before, on: day, reason }]);
    let terms = plan.terms();
    assert_eq!(terms.pay.get("Bo"), Some(&Money(6_000_000)));
    let curve = &terms.start_up.curve;
    assert_eq!((terms.start_up.by, curve.kind, curve.tiers.len()), (PayInput::Sales, PayKind::Flat, 2));
    assert_eq!((curve.threshold, curve.cap), (Some(100.0), Some(900.0)));
    assert_eq!(curve.accelerator, Some(Accelerator { from: 5_000.0, factor: 1.5 }));
    // What schema 2 did not know: a plan kept before pays as it did, each period by itself.
    for phase in [&terms.start_up, &terms.growth] {
        assert_eq!((phase.walk, phase.below_nought), (PayWalk::EachPeriod, BelowNought::Waived));
    }
    assert_eq!(terms.growth.criteria[1].kind, CriterionKind::Own("Care".into()));
    assert_eq!(&*terms.growth.criteria[1].anchors[5], "always");
    let review = &plan.reviews()[&("Bo".into(), year.first)];
    assert_eq!((&*review.notes, review.rows[1].1), ("Steady.", Rating::new(4)));

    assert_eq!(work.history().len(), (15, 0));
    let now = Backup { day, at: 1_795_800_100_000 };
    work.claim("this tab", None, day).unwrap();
    while let Some(change) = work.undo().unwrap() {
        work.keep(change, now);
        while work.advance().more {}
    }
    assert_eq!((work.plan().name(), work.plan().accounts().len()), ("Fixture 2", 0));
}

/// Schema 3: what was answered about files, bounds with reasons, what a pay curve walks; and the last of bases by one model and
/// of correlations between accounts.
const SCHEMA_3: &str = include_str!("fixtures/schema-3.json");

#[test]
fn fault_9_schema_3_opens() {
    let store = store(SCHEMA_3);
    let mut work = Work::open(&store, "plan", true, || unreachable!());
    assert_eq!((work.found().quarantined, work.found().at), (0, Some(1_796_000_022_000)));
    // What means something else now can be said.
    assert_eq!(work.found().schema, Some(3));
    let plan = work.plan();
    assert_eq!((plan.name(), plan.accounts().len()), ("Renamed 丙", 5));
    let [first, second, third, fourth, fifth] = plan.accounts() else { panic!("five accounts") };
    let owners = [first, second].map(|account| &*account.profile.owner);
    assert_eq!((owners, &*fifth.profile.name), (["Cy", "Bo 李"], "New one"));
    assert_eq!((third.profile.wallet, fourth.ratings.loyalty), (Some(Money(90_000_000)), Rating::new(4)));
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
    assert_eq!(fourth.key, Some(KeyMark::new(true, day, "an exemplar")));
    let answers = plan.answers();
    assert_eq!(answers.told_by, Some(ToldBy::Code));
    assert_eq!(answers.alike, ["a co".into(), "甲".into()].into());
    assert_eq!(answers.settled, ["c7".into()].into());
    assert_eq!(answers.without_sales, [Month::new(2024, 2).unwrap()].into());

    let settings = plan.settings();
    assert_eq!((settings.loyal_from, settings.cuts), (0.5, Cuts { a: 0.7, b: 0.9 }));
    // One model no longer makes a base, nor does a correlation make a range: the market's deviation is read again.
    assert_eq!((settings.base, settings.market), (BaseRule::Combined, Market::default()));

    // The target stands as it was committed to, and what it stood on is called what it was called then.
    let committed = plan.committed().unwrap();
    assert_eq!((&*committed.reason, committed.scope), ("agreed with sales", Scope::Key));
    assert_eq!(committed.base_model, BaseModel::Forecast(Forecaster::Damped));
    assert_eq!((committed.total, committed.rest), (Money(300_000_000), Money(17_660_586)));
    assert_eq!((committed.blend, committed.newcomers), (Some(Money(1_019_799_608)), Newcomers::default()));
    assert_eq!((committed.total_now(), committed.revisions.len()), (Money(310_000_000), 1));
    let bases: Vec<i64> = committed.targets.iter().map(|target| target.base.0).collect();
    assert_eq!(bases, [220_303_133, 402_165_607, 9_115_387, 272_624_701, 8_545_199, 0]);
    let totals: Vec<i64> = committed.targets.iter().map(|target| target.total().0).collect();
    assert_eq!(totals, [270_000_000, 20_000_000, 9_115_387, 10_000_000, 8_545_199, 0]);
    assert_eq!(&committed.targets[0].months[1..3], [Money(22_521_009), Money(2_000_000)]);
    let base = keyline::calc::value(plan, split::Figure::FrozenBase(first.id));
    assert_eq!(base, Ok(220_303_133.0));

    let split = plan.split();
    assert_eq!((split.months, split.step), (MonthShape::WorkingDays, Money(10_000)));
    let bounds = [
        (first.id, Bound::Between { floor: Some(Money(5)), cap: None, reason: "at least that".into() }),
        (second.id, Bound::Lock { amount: Money(20_000_000), reason: "agreed".into() }),
        (fourth.id, Bound::Promise { amount: Money(10_000_000) }),
    ];
    assert_eq!(split.bounds, bounds.into());
    let year = plan.plan_span().unwrap();
    assert_eq!(split.month_locks.get(&(first.id, year.first.plus(2))), Some(&Money(2_000_000)));
    let names = (&*plan.scenarios().plan, &*plan.scenarios().others[0].name);
    assert_eq!(names, ("bold", "plain"));
    let terms = plan.terms();
    assert_eq!(terms.pay.get("Bo 李"), Some(&Money(6_000_000)));
    assert_eq!(
        (terms.start_up.walk, terms.start_up.below_nought),
        (PayWalk::EachPeriod, BelowNought::Waived)
    );
    assert_eq!((terms.growth.walk, terms.growth.below_nought), (PayWalk::ToDate, BelowNought::Carried));
    assert_eq!(&*plan.reviews()[&("Bo 李".into(), year.first)].notes, "Steady.");
    let (from, before, reason) = (year.first.plus(3), "Ada 张".into(), "Ada moves".into());
    assert_eq!(plan.hand_overs(), [HandOver { account: first.id, from, before, on: day, reason }]);

    // All of it can be taken back, to the empty plan that was there before the first step, and done once more.
    assert_eq!(work.history().len(), (20, 1));
    let (now, all) = (Backup { day, at: 1_796_000_100_000 }, work.plan().clone());
    work.claim("this tab", None, day).unwrap();
    while let Some(change) = work.undo().unwrap() {
        work.keep(change, now);
        while work.advance().more {}
    }
    assert_eq!((work.plan().name(), work.plan().accounts().len()), ("Fixture 3", 0));
    for _ in 0..20 {
        let change = work.redo().unwrap().unwrap();
        work.keep(change, now);
        while work.advance().more {}
    }
    assert_eq!(work.plan(), &all);
}

/// Tiers walked within each sale are kept as they were and paid as marginal: a plan holds no single sales.
#[test]
fn terms_of_schema_2_by_tier_within_each_sale_open_and_are_paid_as_marginal() {
    let slot = texts(SCHEMA_2).into_iter().find(|(key, _)| key == "keyline/plan/slot-a").unwrap();
    let (header, payload) = envelope::open(&slot.1).unwrap();
    assert_eq!(header.schema, 2);
    let mut head: v2::Head = postcard::from_bytes(&payload).unwrap();
    head.terms.phases[1].curve.kind = 1;
    let blocks: Vec<v2::Rows> = head
        .blocks
        .iter()
        .map(|sum| {
            let key = format!("keyline/plan/block/{sum:016x}");
            let (_, block) = texts(SCHEMA_2).into_iter().find(|(other, _)| *other == key).unwrap();
            postcard::from_bytes(&envelope::open(&block).unwrap().1).unwrap()
        })
        .collect();
    let parts = v4::parts(v3::Head::from(head).into(), blocks).unwrap();
    let step = parts.terms.growth.curve.clone();
    assert_eq!((step.kind, parts.terms.growth.walk), (PayKind::Step, PayWalk::EachPeriod));
    let marginal = PayCurve { kind: PayKind::Marginal, ..step.clone() };
    for input in [0.0, 0.4, 0.9, 1.0, 1.7] {
        assert_eq!(step.pay(&[input]), marginal.pay(&[input]));
    }
}
