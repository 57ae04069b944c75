//! Changed bytes at the gate: whatever a store or a file holds, it is a plan that holds or a reason, never a panic.
//!
//! `KEYLINE_FUZZ=10000000 cargo test --release --test engine gate` tries ten million inputs.

use keyline::file::backup::Backup;
use keyline::file::copy;
use keyline::file::envelope::{self, Header};
use keyline::file::store::{MemoryStore, Store};
use keyline::file::work::{Saved, Work};
use keyline::plan::{Cell, Edit, Field, Plan};

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
    let whole = texts();
    let payloads: Vec<Option<(Header, Vec<u8>)>> =
        whole.iter().map(|(_, text)| envelope::open(text).ok()).collect();
    let mut dice = Dice(0x5EED);
    let (mut plans, mut refused) = (0_u64, 0_u64);
    for _ in 0..tries {
        let mut texts = whole.clone();
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
        match copy::read(texts, "plan") {
            Ok(copied) => {
                plans += 1;
                check(copied.plan);
            }
            Err(_) => refused += 1,
        }
    }
    assert!(plans > 0 && refused > 0, "{plans} plans, {refused} refused");
    println!("{tries} inputs: {plans} plans, {refused} refused");
}

/// A plan that came through the gate can be written, read and asked.
fn check(plan: Plan) {
    let again = copy::read(copy::write(&plan, "plan", 1), "plan").unwrap().plan;
    assert_eq!(again, plan);
    let _ = keyline::calc::targets(&plan);
}
