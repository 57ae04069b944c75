//! Changed bytes at the gate: whatever a store or a file holds, it is a plan that holds or a reason, never a panic.
//!
//! `KEYLINE_FUZZ=10000000 cargo test --release --test engine gate` tries ten million inputs.

use keyline::file::backup::Backup;
use keyline::file::copy::{self, CopyError};
use keyline::file::envelope::{self, Header};
use keyline::file::store::{MemoryStore, Store};
use keyline::file::v4;
use keyline::file::work::{Saved, Work};
use keyline::plan::*;

/// A small generator of our own (xorshift), so that a run can be repeated from its number.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }

    /// A few bytes replaced, dropped, doubled or put in, or the end cut off.
    fn change(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.roll(3) {
            let at = self.roll(bytes.len());
            match self.roll(5) {
                0 if !bytes.is_empty() => bytes[at] = self.roll(256) as u8,
                1 if !bytes.is_empty() => bytes[at] ^= 1 << self.roll(8),
                2 if !bytes.is_empty() => drop(bytes.remove(at)),
                3 => bytes.insert(at, self.roll(256) as u8),
                _ => bytes.truncate(at),
            }
        }
    }
}

/// The texts of a store with a snapshot, its blocks and a journal.
fn texts() -> Vec<(String, String)> {
    let store = MemoryStore::default();
    let mut plan = keyline::file::sample::plan(false);
    let gone = plan.accounts().iter().skip(3).map(|account| account.id).collect();
    plan.apply(Edit::Withdraw).unwrap();
    plan.apply(Edit::Remove(gone)).unwrap();
    for (key, text) in copy::write(&plan, "plan", 1) {
        store.set(&key, &text).unwrap();
    }
    let mut work = Work::open(&store, "plan", false, || unreachable!());
    let now = Backup { day: chrono::NaiveDate::MIN, at: 2 };
    work.claim("gate", None, now.day).unwrap();
    let id = plan.accounts()[0].id;
    let cell = Cell::Field(Field::Owner, "Ada".into());
    for edit in [Edit::Rename("two".into()), Edit::Cells(vec![(id, cell)]), Edit::Remove(vec![id])] {
        let change = work.apply(edit, now).unwrap();
        assert_eq!(work.keep(change, now), Saved::Kept);
    }
    let keys = store.keys("keyline/plan/").unwrap();
    keys.into_iter().map(|key| (key.clone(), store.get(&key).unwrap().unwrap())).collect()
}

#[test]
fn changed_bytes_are_a_plan_that_holds_or_a_reason() {
    let tries = std::env::var("KEYLINE_FUZZ").ok().and_then(|tries| tries.parse().ok()).unwrap_or(5_000_u64);
    let hands = std::thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let whole = texts();
    let counts: Vec<(u64, u64)> = std::thread::scope(|scope| {
        let throw = |hand| {
            let whole = &whole;
            scope.spawn(move || throw(whole, tries.div_ceil(hands), Dice(0x5EED + hand)))
        };
        let all: Vec<_> = (0..hands).map(throw).collect();
        all.into_iter().map(|hand| hand.join().unwrap()).collect()
    });
    let (plans, refused) = counts.iter().fold((0, 0), |sum, count| (sum.0 + count.0, sum.1 + count.1));
    assert!(plans > 0 && refused > 0, "{plans} plans, {refused} refused");
    println!("{} inputs: {plans} plans, {refused} refused", plans + refused);
}

/// Changes bytes so many times; how often that was a plan, and how often a reason.
fn throw(whole: &[(String, String)], tries: u64, mut dice: Dice) -> (u64, u64) {
    let payloads: Vec<Option<(Header, Vec<u8>)>> =
        whole.iter().map(|(_, text)| envelope::open(text).ok()).collect();
    let (mut plans, mut refused) = (0, 0);
    for _ in 0..tries {
        let mut texts = whole.to_vec();
        let at = dice.roll(texts.len());
        texts[at].1 = match (&payloads[at], dice.roll(3)) {
            // Under a sum that fits, so that the reader of the payload is reached.
            (Some((header, payload)), 0 | 1) => {
                let mut payload = payload.clone();
                dice.change(&mut payload);
                envelope::seal(*header, &payload)
            }
            _ => {
                let mut bytes = texts[at].1.clone().into_bytes();
                dice.change(&mut bytes);
                String::from_utf8_lossy(&bytes).into_owned()
            }
        };
        if texts[at].0.contains("/journal/") {
            travel(&texts);
        }
        match copy::read(texts, "plan") {
            Ok(copied) => {
                plans += 1;
                check(copied.plan);
            }
            Err(_) => refused += 1,
        }
    }
    (plans, refused)
}

/// Whatever a store says goes back over a step, taking it leaves a plan that holds.
fn travel(texts: &[(String, String)]) {
    let store = MemoryStore::default();
    for (key, text) in texts {
        store.set(key, text).unwrap();
    }
    let mut work = Work::open(&store, "plan", false, || Plan::new("fresh"));
    while work.history().undo_label().is_some() {
        if work.undo().is_ok() {
            let plan = work.plan().clone();
            assert_eq!(Plan::from_parts(plan.clone().into_parts()), Ok(plan));
        }
    }
}

const VISITS: Visits = Visits { norm: [12.0, 6.0, 2.0], planned: 100, most: 24, per_person: 400.0 };
const FUNNEL: Funnel =
    Funnel { contacts: 100.0, days: 240.0, distinct: 0.8, conversion: 0.01, first_year: Money(100_000) };

fn judged(methods: &mut Methods) -> &mut Judgements {
    match &mut methods.resources.classes.as_mut().unwrap()[0].reply {
        Reply::Judged(judged) => judged,
        Reply::Seen(_) => panic!("judged"),
    }
}

/// The points of an account told apart.
fn seen(methods: &mut Methods) -> &mut Vec<(f64, f64)> {
    let points = vec![(0.0, 0.5), (0.5, 0.6), (1.0, 1.0), (1.5, 1.2), (2.0, 1.3)];
    let effort = Effort { effort: 1.0, reply: Reply::Seen(points) };
    methods.resources.own = vec![OwnEffort { whom: Whom::Account(AccountId(1)), effort }];
    match &mut methods.resources.own[0].effort.reply {
        Reply::Seen(points) => points,
        Reply::Judged(_) => panic!("seen"),
    }
}

type Put = fn(&mut Plan, f64) -> Option<Edit>;

/// Every door for a number that is not an amount, each as the edit that brings it.
fn doors() -> Vec<(&'static str, Put)> {
    macro_rules! methods {
        ($($name:literal: $methods:ident, $number:ident => $put:expr;)*) => {
            vec![$(($name, |plan: &mut Plan, $number: f64| {
                let mut $methods = plan.methods().clone();
                $put;
                Some(Edit::SetMethods(Box::new($methods)))
            })),*]
        };
    }
    let mut doors: Vec<(&'static str, Put)> = methods! {
        "growth": it, x => it.benchmark.firms[0].growth = x;
        "firm weight": it, x => it.benchmark.firms[0].weight = x;
        "close": it, x => it.benchmark.close = x;
        "people today": it, x => it.resources.crews[0].people_today = x;
        "people planned": it, x => it.resources.crews[0].people_planned = x;
        "days today": it, x => it.resources.crews[0].days_today = x;
        "days planned": it, x => it.resources.crews[0].days_planned = x;
        "ramp": it, x => it.resources.crews[0].ramp = x;
        "elasticity": it, x => it.resources.elasticity = x;
        "budget": it, x => it.resources.budgets[0].elasticity = x;
        "productivity": it, x => it.resources.productivity = x;
        "effort": it, x => it.resources.classes.as_mut().unwrap()[0].effort = x;
        "none": it, x => judged(&mut it).none = x;
        "half": it, x => judged(&mut it).half = x;
        "more": it, x => judged(&mut it).more = x;
        "saturation": it, x => judged(&mut it).saturation = x;
        "uplift": it, x => it.baseline.rule = BaselineRule::Uplift([[x, 0.0, 0.0], [0.0; 3], [0.0; 3]]);
        "key share": it, x => it.baseline.rule = BaselineRule::KeyShare(x);
        "margin rate": it, x => it.baseline.margin_rate = Some(x);
        "key share target": it, x => it.baseline.key_share = Some(x);
        "weight": it, x => it.weights[1] = x;
        "wallet share": it, x => it.benchmark.firms[0].wallet_share = Some(x);
        "effort seen": it, x => seen(&mut it)[1].0 = x;
        "sales seen": it, x => seen(&mut it)[1].1 = x;
        "visit norm": it, x => it.resources.visits = Some(Visits { norm: [x, 1.0, 1.0], ..VISITS });
        "visits a person": it, x => it.resources.visits = Some(Visits { per_person: x, ..VISITS });
        "contacts": it, x => it.resources.funnel = Some(Funnel { contacts: x, ..FUNNEL });
        "days": it, x => it.resources.funnel = Some(Funnel { days: x, ..FUNNEL });
        "distinct": it, x => it.resources.funnel = Some(Funnel { distinct: x, ..FUNNEL });
        "conversion": it, x => it.resources.funnel = Some(Funnel { conversion: x, ..FUNNEL });
        "low": it, x => it.ranges.extend([(Input::ClosePart, (x, 1.0))]);
        "high": it, x => it.ranges.extend([(Input::ClosePart, (0.0, x))]);
    };
    macro_rules! settings {
        ($($name:literal: $settings:ident, $number:ident => $put:expr;)*) => {
            vec![$(($name, |plan: &mut Plan, $number: f64| {
                let mut $settings = plan.settings().clone();
                $put;
                Some(Edit::Configure(Box::new($settings)))
            })),*]
        };
    }
    let more: Vec<(&'static str, Put)> = settings! {
        "cut a": it, x => it.cuts.a = x;
        "cut b": it, x => it.cuts.b = x;
        "over-assignment": it, x => it.over_assignment = x;
        "market": it, x => it.market.deviation = Some(x);
        "least market": it, x => it.market.least = x;
        "prior": it, x => it.market.prior = x;
        "range factor": it, x => it.market.factor = x;
        "loyal from": it, x => it.loyal_from = x;
    };
    doors.extend(more);
    doors.push(("basis", |plan: &mut Plan, x: f64| {
        let mut split = plan.split().clone();
        split.bases[1] = x;
        Some(Edit::SetSplit(Box::new(split)))
    }));
    doors.push(("scenario", |plan: &mut Plan, x: f64| {
        let mut methods = plan.methods().clone();
        methods.benchmark.close = x;
        let others = vec![Scenario { name: "other".into(), methods }];
        Some(Edit::SetScenarios(Box::new(Scenarios { plan: "plan".into(), others })))
    }));
    doors.push(("season", |plan: &mut Plan, x: f64| {
        let mut committed = plan.committed()?.clone();
        plan.apply(Edit::Withdraw).ok()?;
        committed.season[3] = x;
        Some(Edit::Commit(Box::new(committed)))
    }));
    doors
}

/// NaN, infinities and what no plan means come through no door, whether typed or out of a store; what comes through
/// comes back as it was.
#[test]
fn fault_7_no_number_that_is_none_comes_into_a_plan() {
    let case = keyline::file::sample::plan(false);
    let mut classes = case.methods().clone();
    let judged = Judgements { none: 0.6, half: 0.8, more: 1.2, saturation: 1.5 };
    let class = Effort { effort: 1.0, reply: Reply::Judged(judged) };
    classes.resources.classes = Some([class.clone(), class.clone(), class]);
    let mut plan = case;
    plan.apply(Edit::SetMethods(Box::new(classes))).unwrap();
    for (door, put) in doors() {
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e308, -1e308] {
            let mut tried = plan.clone();
            let edit = put(&mut tried, number).unwrap();
            let before = tried.clone();
            assert!(tried.apply(edit).is_err(), "{door}: {number}");
            assert_eq!(tried, before);
        }
        for number in [-0.0, 0.0, 0.25, 0.95, 1.0] {
            let mut tried = plan.clone();
            let edit = put(&mut tried, number).unwrap();
            if tried.apply(edit).is_ok() {
                check(tried);
            }
        }
    }
    // The same out of a store whose sums fit.
    let texts = copy::write(&plan, "plan", 1);
    let (slot, text) = texts.iter().find(|(key, _)| key.contains("/slot-")).unwrap();
    let (header, payload) = envelope::open(text).unwrap();
    let head: v4::Head = postcard::from_bytes(&payload).unwrap();
    let mut refused = 0;
    for bad in [f64::NAN, f64::INFINITY, 1e308] {
        let heads: [fn(&mut v4::Head, f64); 5] = [
            |head, x| head.settings.cut_a = x,
            |head, x| head.methods.close = x,
            |head, x| head.methods.crews[0].ramp = x,
            |head, x| head.methods.weights[0] = x,
            |head, x| head.committed.as_mut().unwrap().season[0] = x,
        ];
        for put in heads {
            let mut head = head.clone();
            put(&mut head, bad);
            let text = envelope::seal(header, &postcard::to_stdvec(&head).unwrap());
            let texts = texts.iter().filter(|(key, _)| key != slot).cloned();
            let texts = texts.chain([(slot.clone(), text)]);
            assert_eq!(copy::read(texts, "plan"), Err(CopyError::Damaged));
            refused += 1;
        }
    }
    assert_eq!(refused, 15);
}

/// A number that stands for no variant is refused wherever one stands, and is not taken for the first.
#[test]
fn a_number_without_meaning_is_refused() {
    use keyline::file::v4::{BaseModel, CriterionKind, Head};
    let plan = keyline::file::sample::plan(false);
    let texts = copy::write(&plan, "plan", 1);
    let (slot, text) = texts.iter().find(|(key, _)| key.contains("/slot-")).unwrap();
    let (header, payload) = envelope::open(text).unwrap();
    let head: Head = postcard::from_bytes(&payload).unwrap();
    type Put = fn(&mut Head);
    let heads: [(&str, Put); 11] = [
        ("units", |head| head.settings.units = 3),
        ("scope", |head| head.settings.scope = 2),
        ("first phase", |head| head.settings.first_phase = 2),
        ("switch", |head| head.settings.switches.push((24_000, 2))),
        ("base model", |head| head.committed.as_mut().unwrap().base_model = BaseModel::Forecast(5)),
        ("months", |head| head.split.months = 5),
        ("committed scope", |head| head.committed.as_mut().unwrap().scope = u8::MAX),
        ("pay by", |head| head.terms.phases[0].by = 2),
        ("pay kind", |head| head.terms.phases[0].curve.kind = 4),
        ("pay walk", |head| head.terms.phases[1].walk = 2),
        ("criterion", |head| head.terms.phases[1].criteria[0].kind = CriterionKind::Known(7)),
    ];
    for (what, put) in heads {
        let mut head = head.clone();
        put(&mut head);
        let text = envelope::seal(header, &postcard::to_stdvec(&head).unwrap());
        let texts = texts.iter().filter(|(key, _)| key != slot).cloned();
        let texts = texts.chain([(slot.clone(), text)]);
        assert_eq!(copy::read(texts, "plan"), Err(CopyError::Damaged), "{what}");
    }
}

/// Months and amounts that no plan has, in a step whose sums fit: no room is made for them, and none comes in.
#[test]
fn fault_7_a_step_brings_nothing_that_no_edit_could() {
    let texts = texts();
    let (journal, text) = texts.iter().find(|(key, _)| key.ends_with("/journal/2")).unwrap();
    let (header, payload) = envelope::open(text).unwrap();
    let entry: v4::Entry = postcard::from_bytes(&payload).unwrap();
    let changes = [
        v4::Change::Months(0, u32::MAX),
        v4::Change::Sales(1, 24_000, i64::MAX),
        v4::Change::Margin(1, 24_000, Some(i64::MIN)),
    ];
    let whole = copy::read(texts.clone(), "plan").unwrap();
    assert_eq!(whole.unreadable, 0);
    for change in changes {
        let entry = v4::Entry { done: Some(vec![change]), ..entry.clone() };
        let text = envelope::seal(header, &postcard::to_stdvec(&entry).unwrap());
        let texts = texts.iter().filter(|(key, _)| key != journal).cloned().chain([(journal.clone(), text)]);
        let copied = copy::read(texts, "plan").unwrap();
        assert!(copied.unreadable > 0);
        check(copied.plan);
    }
}

/// A plan that came through the gate can be written, read and asked.
fn check(plan: Plan) {
    let again = copy::read(copy::write(&plan, "plan", 1), "plan").unwrap().plan;
    assert_eq!(again, plan);
    let _ = keyline::calc::target::targets(&plan);
}
