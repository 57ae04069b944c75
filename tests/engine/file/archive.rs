//! What is kept: nothing acknowledged is lost, nothing unreadable is overwritten.

use keyline::file::archive::{Archive, ArchiveError, Entry, Lost, Opened};
use keyline::file::backup::Backup;
use keyline::file::copy;
use keyline::file::envelope::{self, EnvelopeError, Header};
use keyline::file::pack;
use keyline::file::store::{MemoryStore, Store, StoreError};
use keyline::file::v4;
use keyline::plan::{Cell, Edit, Field, History, Plan};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::edits::edit;
use crate::support::random;

/// Opens a plan and claims it, where it may be.
fn open(store: &MemoryStore) -> (Archive<&MemoryStore>, Opened) {
    let (mut archive, opened) = Archive::open(store, "plan").unwrap();
    let claimed = archive.claim("this tab");
    assert!(claimed.is_ok() || opened.newer, "{claimed:?}");
    (archive, opened)
}

/// A plan that is worked on, each piece at hand.
struct Desk<'a> {
    archive: Archive<&'a MemoryStore>,
    plan: Plan,
    history: History,
}

impl<'a> Desk<'a> {
    /// Keeps a plan in an empty store.
    fn of(store: &'a MemoryStore, plan: &Plan) -> Desk<'a> {
        let mut desk = Desk { archive: open(store).0, plan: plan.clone(), history: History::default() };
        desk.snapshot().unwrap();
        desk
    }

    /// Changes the plan and keeps the change; whether it was taken.
    fn keep(&mut self, edit: Edit) -> Result<bool, ArchiveError> {
        let Ok(applied) = self.plan.apply(edit) else { return Ok(false) };
        let moved = self.history.push(applied.undo);
        let entry = Entry::of(&self.plan, &self.history, moved, applied.done).unwrap();
        match self.archive.record(entry, 1) {
            Err(ArchiveError::Behind) => self.snapshot()?,
            recorded => recorded?,
        }
        Ok(true)
    }

    fn snapshot(&mut self) -> Result<(), ArchiveError> {
        self.archive.snapshot(self.plan.clone(), 1)?.finish(&mut self.archive)
    }

    fn rename(&mut self, name: &str) -> Result<bool, ArchiveError> {
        self.keep(Edit::Rename(name.into()))
    }
}

/// What loads is one of the states, and none before the one that was acknowledged last.
fn nothing_lost<'a>(
    store: &'a MemoryStore,
    states: &[Plan],
    acknowledged: usize,
    failed_write: u64,
) -> Result<Archive<&'a MemoryStore>, TestCaseError> {
    let (archive, opened) = open(store);
    let found = opened.plan.unwrap();
    let place = states.iter().rposition(|state| *state == found);
    prop_assert!(place.is_some_and(|place| place >= acknowledged), "failed at write {}", failed_write);
    prop_assert!(opened.quarantined.is_empty());
    Ok(archive)
}

/// A state of the hour of a day in November 2026.
fn day(day: u32, hour: u64) -> Backup {
    let date = chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    Backup { day: date, at: (u64::from(day) * 24 + hour) * 3_600_000 }
}

/// Keeps a state besides the newest, under a name that says which.
fn back_up(archive: &mut Archive<&MemoryStore>, backup: Backup) {
    let plan = Plan::new(&format!("state of {}", backup.at / 3_600_000));
    archive.back_up(plan, backup).unwrap().finish(archive).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_was_kept_opens_again(start in random::plan(), edits in vec(edit(), 0..12), at in 0..12_usize) {
        let store = MemoryStore::default();
        let mut desk = Desk::of(&store, &start);
        for (n, edit) in edits.into_iter().enumerate() {
            desk.keep(edit).unwrap();
            if n == at {
                desk.snapshot().unwrap();
            }
        }
        let (again, opened) = open(&store);
        prop_assert_eq!(again.rev(), desk.archive.rev());
        prop_assert_eq!(opened.plan, Some(desk.plan));
        prop_assert!(opened.quarantined.is_empty());
    }

    /// The store dies at the nth write, for every n: what loads is the state after some prefix of the edits,
    /// and never less than was acknowledged.
    #[test]
    fn fault_13_a_crash_at_any_write_loses_nothing_acknowledged(
        start in random::plan(),
        edits in vec(edit(), 1..10),
        snapshot_at in 0..10_usize,
    ) {
        for n in 0.. {
            let store = MemoryStore::default();
            let mut desk = Desk::of(&store, &start);
            store.fail_from(n);
            let mut states = vec![start.clone()];
            let mut acknowledged = 0;
            let mut crashed = false;
            for (at, edit) in edits.iter().enumerate() {
                let outcome = desk.keep(edit.clone());
                states.push(desk.plan.clone());
                match outcome {
                    Ok(_) => acknowledged = states.len() - 1,
                    Err(_) => { crashed = true; break }
                }
                if at == snapshot_at {
                    if desk.snapshot().is_err() { crashed = true; break }
                    let backup = desk.archive.back_up(states[at].clone(), day(26, 9)).unwrap();
                    if backup.finish(&mut desk.archive).is_err() { crashed = true; break }
                }
            }
            store.heal();
            let archive = nothing_lost(&store, &states, acknowledged, n)?;
            // A state that is listed is there.
            for backup in archive.backups().unwrap() {
                prop_assert_eq!(archive.backed_up(backup), Ok(states[snapshot_at].clone()));
            }
            if !crashed { break }
        }
    }

    /// The store refuses the nth write alone, for every n, and the page goes on: what loads is never less than
    /// was acknowledged, and never has an edit without those before it.
    #[test]
    fn fault_1_a_write_refused_in_between_leaves_no_gap(
        start in random::plan(),
        edits in vec(edit(), 1..10),
        snapshot_at in 0..10_usize,
    ) {
        for n in 0.. {
            let store = MemoryStore::default();
            let mut desk = Desk::of(&store, &start);
            store.fail_once(n);
            let mut states = vec![start.clone()];
            let mut acknowledged = 0;
            for (at, edit) in edits.iter().enumerate() {
                let outcome = desk.keep(edit.clone());
                states.push(desk.plan.clone());
                // An edit that is not taken says nothing of those before it.
                if outcome.is_ok() && !desk.archive.is_behind() { acknowledged = states.len() - 1 }
                if at == snapshot_at && !desk.archive.is_behind() {
                    // A snapshot of what the journal has may fail without anything being lost, and a backup too.
                    let _ = desk.snapshot();
                    let backup = desk.archive.back_up(states[at].clone(), day(26, 9)).unwrap();
                    let _ = backup.finish(&mut desk.archive);
                }
            }
            let refused = store.calls() > n;
            store.heal();
            nothing_lost(&store, &states, acknowledged, n)?;
            if !refused { break }
        }
    }

    #[test]
    fn fault_5_any_bytes_in_a_slot_are_set_aside_and_stay(start in random::plan(), junk in ".{0,80}") {
        let store = MemoryStore::default();
        drop(Desk::of(&store, &start));
        store.set("keyline/plan/slot-a", &junk).unwrap();
        let opened = open(&store).1;
        prop_assert_eq!(opened.plan, None);
        prop_assert_eq!(opened.quarantined.len(), 1);
        prop_assert_eq!(store.get(&opened.quarantined[0]).unwrap(), Some(junk));
    }

    /// A copy of a plan, or of a whole store with its journal, gives the plan back; opening it can be undone.
    #[test]
    fn a_copy_opens_again(start in random::plan(), other in random::plan(), edits in vec(edit(), 0..6)) {
        let copied = copy::read(copy::write(&start, "plan", 7), "plan").unwrap();
        prop_assert_eq!((&copied.plan, copied.at, copied.unreadable), (&start, 7, 0));
        let store = MemoryStore::default();
        let mut desk = Desk::of(&store, &start);
        for edit in edits {
            desk.keep(edit).unwrap();
        }
        let plan = desk.plan;
        let texts = store.keys("").unwrap().into_iter().map(|key| (key.clone(), store.get(&key).unwrap().unwrap()));
        prop_assert_eq!(&copy::read(texts, "plan").unwrap().plan, &plan);

        let mut opened = other.clone();
        let mut history = History::default();
        history.push(opened.apply(Edit::Restore(Box::new(plan.clone()))).unwrap().undo);
        let next = plan.next_id().max(other.next_id());
        prop_assert_eq!((opened.name(), opened.accounts(), opened.next_id()), (plan.name(), plan.accounts(), next));
        prop_assert_eq!(opened.ledger(), plan.ledger());
        prop_assert_eq!(opened.committed(), plan.committed());
        history.undo(&mut opened, &|_| None).unwrap();
        prop_assert_eq!(opened, other);
    }

    /// Whatever bytes a file holds, it is a plan or a reason.
    #[test]
    fn any_copy_is_read_or_refused(start in random::plan(), at in any::<prop::sample::Index>(), junk in ".{0,9}") {
        let mut texts = copy::write(&start, "plan", 7);
        let at = at.index(texts.len());
        texts[at].1.push_str(&junk);
        if let Ok(copied) = copy::read(texts, "plan") {
            prop_assert_eq!(copied.lost.is_empty(), copied.plan == start);
        }
    }

    #[test]
    fn bytes_come_back_as_they_were(bytes in vec(any::<u8>(), 0..200)) {
        let text = pack::pack(&bytes);
        prop_assert_eq!(pack::unpack(&text, bytes.len()), Some(bytes));
    }

    #[test]
    fn an_envelope_refuses_what_was_changed(
        payload in vec(any::<u8>(), 0..200),
        at in any::<prop::sample::Index>(),
        letter in any::<char>(),
    ) {
        let header = Header { schema: envelope::SCHEMA, rev: 7, at: 9 };
        let text = envelope::seal(header, &payload);
        prop_assert_eq!(envelope::open(&text), Ok((header, payload)));
        let mut letters: Vec<char> = text.chars().collect();
        let at = at.index(letters.len());
        let before = std::mem::replace(&mut letters[at], letter);
        let changed: String = letters.into_iter().collect();
        // The header's time and revision carry no sum of their own; all else does.
        if before != letter && !text.split('\n').next().unwrap_or_default().is_char_boundary(at) {
            prop_assert!(envelope::open(&changed).is_err());
        }
        // Whatever it is, reading it does not panic.
        let _ = envelope::open(&changed);
    }

    #[test]
    fn arbitrary_text_never_panics_the_gate(text in ".{0,200}") {
        let _ = envelope::open(&text);
        let _ = envelope::open(&format!("keyline 1 rev=1 at=1 bytes={} sum=0000000000000000\n{text}", text.len()));
    }
}

#[test]
fn fault_13_a_broken_newer_slot_falls_back_to_the_older_one_and_its_journal() {
    let store = MemoryStore::default();
    let mut desk = Desk::of(&store, &Plan::new("one"));
    for name in ["two", "three", "four"] {
        desk.rename(name).unwrap();
    }
    desk.snapshot().unwrap();
    store.set("keyline/plan/slot-b", "keyline 1 rev=4 at=2 bytes=9 sum=00\nbroken").unwrap();
    let opened = open(&store).1;
    assert_eq!(opened.plan.unwrap().name(), "four");
    assert_eq!(opened.quarantined.len(), 1);
}

#[test]
fn fault_8_a_newer_schema_is_not_written_over() {
    let store = MemoryStore::default();
    let newer = &*format!("keyline {} something=else\nwhatever", envelope::SCHEMA + 1);
    store.set("keyline/plan/slot-a", newer).unwrap();
    let (archive, opened) = open(&store);
    assert!(opened.newer);
    let mut desk = Desk { archive, plan: Plan::new("old"), history: opened.history };
    assert_eq!(desk.rename("x"), Err(ArchiveError::Unclaimed));
    assert_eq!(desk.snapshot(), Err(ArchiveError::ReadOnly));
    assert_eq!(store.get("keyline/plan/slot-a").unwrap().as_deref(), Some(newer));
    assert_eq!(envelope::open(newer), Err(EnvelopeError::Newer { schema: envelope::SCHEMA + 1 }));
}

/// A newer version may write a step before it writes a snapshot.
#[test]
fn fault_8_a_step_of_a_newer_schema_is_not_written_over() {
    let store = MemoryStore::default();
    let mut desk = Desk::of(&store, &Plan::new("one"));
    desk.rename("two").unwrap();
    let newer = &*format!("keyline {} something=else\nwhatever", envelope::SCHEMA + 1);
    store.set("keyline/plan/journal/3", newer).unwrap();
    let (mut archive, opened) = Archive::open(&store, "plan").unwrap();
    assert!(opened.newer && opened.quarantined.is_empty());
    assert_eq!(opened.plan.unwrap().name(), "two");
    assert_eq!(archive.claim("this tab"), Err(ArchiveError::ReadOnly));
    assert_eq!(store.get("keyline/plan/journal/3").unwrap().as_deref(), Some(newer));
}

/// A backup is not worth the steps that can be taken back, nor more than the oldest of its kind.
#[test]
fn fault_1_a_backup_takes_no_room_from_undo() {
    let store = MemoryStore::default();
    let mut desk = Desk::of(&store, &many(600, "first"));
    for hour in [9, 11] {
        let state = many(600, &format!("of {hour}"));
        desk.archive.back_up(state, day(26, hour)).unwrap().finish(&mut desk.archive).unwrap();
    }
    desk.rename("a step").unwrap();
    store.limit(store.units());
    let state = many(600, "of 13, and larger than the others");
    let full = Err(ArchiveError::Store { source: StoreError::Full });
    assert_eq!(desk.archive.back_up(state, day(26, 13)).unwrap().finish(&mut desk.archive), full);
    assert_eq!(desk.archive.backups().unwrap().len(), 1);
    assert_eq!(open(&store).1.history.len(), (1, 0));
}

#[test]
fn fault_1_a_full_store_refuses_and_keeps_what_it_had() {
    let store = MemoryStore::default();
    let mut desk = Desk::of(&store, &Plan::new("one"));
    store.limit(store.units() + 10);
    assert_eq!(
        desk.rename("a much longer name than fits"),
        Err(ArchiveError::Store { source: StoreError::Full })
    );
    store.heal();
    assert_eq!(open(&store).1.plan.unwrap().name(), "one");
}

#[test]
fn fault_29_keys_of_others_stay() {
    let store = MemoryStore::default();
    store.set("theirs", "untouched").unwrap();
    store.set("keyline/other/slot-a", "another plan").unwrap();
    let mut desk = Desk::of(&store, &Plan::new("one"));
    desk.rename("two").unwrap();
    desk.archive.erase().unwrap();
    assert_eq!(store.get("theirs").unwrap().as_deref(), Some("untouched"));
    assert_eq!(store.get("keyline/other/slot-a").unwrap().as_deref(), Some("another plan"));
    assert!(open(&store).1.plan.is_none());
}

/// Opening alone writes nothing, not even a copy of what cannot be read.
#[test]
fn fault_4_opening_writes_nothing() {
    let store = MemoryStore::default();
    store.set("keyline/plan/slot-a", "no envelope").unwrap();
    store.fail_from(0);
    let (mut archive, opened) = Archive::open(&store, "plan").unwrap();
    assert_eq!((opened.plan, opened.quarantined.len(), store.calls()), (None, 1, 0));
    assert_eq!(archive.claim("x"), Err(ArchiveError::Store { source: StoreError::Failed }));
    assert!(!archive.is_claimed());
}

/// Of two tabs the one that claimed last writes; the other keeps its hands off, whatever it was about to do.
#[test]
fn fault_10_of_two_tabs_one_writes() {
    let store = MemoryStore::default();
    let mut first = Desk::of(&store, &Plan::new("one"));
    first.rename("two").unwrap();
    let running = first.archive.snapshot(first.plan.clone(), 1).unwrap();
    let (mut archive, opened) = Archive::open(&store, "plan").unwrap();
    archive.claim("that tab").unwrap();
    let mut second = Desk { archive, plan: opened.plan.unwrap(), history: opened.history };
    assert_eq!(second.plan.name(), "two");
    second.rename("three").unwrap();
    let before = store.units();
    assert_eq!(first.rename("lost"), Err(ArchiveError::Taken));
    assert_eq!(running.finish(&mut first.archive), Err(ArchiveError::Unclaimed));
    assert_eq!(store.units(), before);
    assert_eq!(Archive::open(&store, "plan").unwrap().1.plan.unwrap().name(), "three");
}

/// A tab that comes back after hours may not claim what it has not seen.
#[test]
fn fault_11_a_stale_tab_must_open_again() {
    let store = MemoryStore::default();
    let mut writer = Desk::of(&store, &Plan::new("one"));
    let (mut stale, _) = Archive::open(&store, "plan").unwrap();
    writer.rename("two").unwrap();
    assert_eq!(stale.claim("stale"), Err(ArchiveError::Stale));
    for n in 0..3 {
        writer.rename(&format!("more {n}")).unwrap();
        writer.snapshot().unwrap();
    }
    assert_eq!(stale.claim("stale"), Err(ArchiveError::Stale));
    let (mut again, opened) = Archive::open(&store, "plan").unwrap();
    again.claim("again").unwrap();
    assert_eq!(opened.plan.unwrap().name(), "more 2");
}

/// Steps of a plan whose snapshots are gone are not taken for steps of the next plan.
#[test]
fn fault_5_steps_without_a_snapshot_are_set_aside() {
    let store = MemoryStore::default();
    let mut desk = Desk::of(&store, &Plan::new("one"));
    for name in ["two", "three", "four"] {
        desk.rename(name).unwrap();
    }
    store.set("keyline/plan/slot-a", "broken").unwrap();
    let opened = open(&store).1;
    assert_eq!((opened.plan, opened.quarantined.len()), (None, 4));
    drop(Desk::of(&store, &Plan::new("anew")));
    assert_eq!(open(&store).1.plan.unwrap().name(), "anew");
}

/// Somebody empties the store under an open page: the next edit brings the whole plan back.
#[test]
fn fault_19_a_store_emptied_under_an_open_plan_is_filled_again() {
    let store = MemoryStore::default();
    let mut desk = Desk::of(&store, &Plan::new("one"));
    desk.rename("two").unwrap();
    for key in store.keys("").unwrap() {
        store.remove(&key).unwrap();
    }
    desk.rename("three").unwrap();
    desk.rename("four").unwrap();
    let opened = open(&store).1;
    assert_eq!(opened.plan.unwrap().name(), "four");
    // The steps since can be taken back, those before are gone with the store.
    assert_eq!(opened.history.len(), (2, 0));
}

/// Steps mean nothing without a snapshot before them.
#[test]
fn the_first_thing_kept_is_a_snapshot() {
    let store = MemoryStore::default();
    let mut desk = Desk { archive: open(&store).0, plan: Plan::new("one"), history: History::default() };
    assert!(desk.archive.is_behind());
    desk.rename("two").unwrap();
    assert_eq!(store.keys("keyline/plan/slot").unwrap().len(), 1);
    desk.rename("three").unwrap();
    assert_eq!(store.keys("keyline/plan/slot").unwrap().len(), 1);
    assert_eq!(open(&store).1.plan.unwrap().name(), "three");
}

/// Four of the newest day, the last of each day before, ten in all: the rule of Actual Budget's backups.
#[test]
fn backups_are_some_of_the_day_one_of_each_before_and_ten_at_most() {
    let store = MemoryStore::default();
    let mut archive = Desk::of(&store, &Plan::new("one")).archive;
    for date in 10..=26 {
        for hour in [9, 11, 13, 15, 17] {
            back_up(&mut archive, day(date, hour));
        }
    }
    let kept = archive.backups().unwrap();
    let today = [17, 15, 13, 11].map(|hour| day(26, hour));
    let before = [25, 24, 23, 22, 21, 20].map(|date| day(date, 17));
    assert_eq!(kept, [today.as_slice(), &before].concat());
    let name = |backup| archive.backed_up(backup).unwrap().name().to_string();
    assert_eq!(name(day(22, 17)), format!("state of {}", 22 * 24 + 17));
    assert_eq!(archive.backed_up(day(26, 9)), Err(EnvelopeError::Damaged));
    assert_eq!(open(&store).1.plan.unwrap().name(), "one");
}

#[test]
fn a_backup_is_due_after_an_hour_and_when_its_day_is_over() {
    let (today, noon) = (day(26, 0).day, day(26, 12));
    assert!(noon.is_due(None, today));
    assert!(!noon.is_due(Some(noon), today));
    let soon = Backup { at: noon.at + 3_599_999, ..noon };
    assert!(!soon.is_due(Some(noon), today));
    assert!(Backup { at: noon.at + 3_600_000, ..noon }.is_due(Some(noon), today));
    // The last state of a day that is over is worth keeping, but not twice.
    assert!(soon.is_due(Some(noon), day(27, 0).day));
    assert!(!noon.is_due(Some(noon), day(27, 0).day));
}

/// A large plan and what can be typed into it.
fn many(accounts: usize, last: &str) -> Plan {
    let mut plan = Plan::new("many");
    let profile = |n: usize| keyline::plan::Profile {
        name: format!("Account {n} {last}").into(),
        ..Default::default()
    };
    plan.apply(Edit::Add((0..accounts).map(profile).collect())).unwrap();
    plan
}

/// Where room is short the oldest backups go, and the plan is saved.
#[test]
fn fault_1_the_oldest_backup_makes_room() {
    let store = MemoryStore::default();
    let plan = many(600, "first");
    let mut desk = Desk::of(&store, &plan);
    for hour in [9, 11, 13] {
        let state = many(600, &format!("of {hour}"));
        desk.archive.back_up(state, day(26, hour)).unwrap().finish(&mut desk.archive).unwrap();
    }
    store.limit(store.units() + 400);
    desk.keep(Edit::Restore(Box::new(many(600, "next")))).unwrap();
    let kept = desk.archive.backups().unwrap();
    assert!(kept.len() < 3 && kept.iter().all(|backup| backup.at > day(26, 9).at), "{kept:?}");
    assert!(kept.iter().all(|&backup| desk.archive.backed_up(backup).is_ok()));
    assert_eq!(open(&store).1.plan, Some(desk.plan));
}

/// A snapshot that ends while a backup is under way sweeps what that has written; it must be whole all the same.
#[test]
fn a_backup_outlives_a_snapshot_beside_it() {
    let store = MemoryStore::default();
    let mut desk = Desk::of(&store, &many(600, "first"));
    let state = many(600, "second");
    let mut backup = desk.archive.back_up(state.clone(), day(26, 9)).unwrap();
    assert!(!backup.advance(&mut desk.archive).unwrap());
    desk.keep(Edit::Restore(Box::new(many(600, "third")))).unwrap();
    backup.finish(&mut desk.archive).unwrap();
    assert_eq!(desk.archive.backed_up(day(26, 9)), Ok(state));
}

/// Both slots are broken: the plan is set aside, and its backups can still be put back.
#[test]
fn fault_5_a_backup_outlives_both_slots() {
    let store = MemoryStore::default();
    back_up(&mut Desk::of(&store, &Plan::new("one")).archive, day(26, 9));
    store.set("keyline/plan/slot-a", "broken").unwrap();
    let (archive, opened) = open(&store);
    assert_eq!((opened.plan, opened.quarantined.len()), (None, 1));
    let mut desk = Desk { archive, plan: Plan::new("anew"), history: opened.history };
    desk.rename("begun").unwrap();
    assert!(desk.archive.backed_up(day(26, 9)).is_ok());
}

/// One block of many is broken: the accounts of the others are there, and it is said which are not. What was set aside
/// keeps its blocks for as long as it is there.
#[test]
fn fault_6_of_a_broken_block_the_others_load() {
    let store = MemoryStore::default();
    let whole = many(600, "first");
    let mut desk = Desk::of(&store, &whole);
    let blocks = store.keys("keyline/plan/block/").unwrap();
    assert_eq!(blocks.len(), 3);
    // Steps since: of an account that is lost, of one that is not, and of both.
    let (lost, there) = (whole.accounts()[300].id, whole.accounts()[2].id);
    let owner = |id, name: &str| (id, Cell::Field(Field::Owner, name.into()));
    for cells in
        [vec![owner(lost, "Ada")], vec![owner(there, "Bo")], vec![owner(lost, "Cy"), owner(there, "Ada")]]
    {
        desk.keep(Edit::Cells(cells)).unwrap();
    }
    let middle = blocks.iter().find(|key| {
        let rows: v4::Rows = read(&store.get(key).unwrap().unwrap());
        rows.accounts[0].id == whole.accounts()[256].id.0
    });
    store.set(middle.unwrap(), "broken").unwrap();

    let (archive, opened) = open(&store);
    assert_eq!(opened.lost, Lost { names: Vec::new(), places: vec![(257, Some(512))] });
    // The slot, and the two steps that could not be taken whole.
    assert_eq!(opened.quarantined.len(), 3);
    assert_eq!(opened.history.len(), (0, 0));
    let plan = opened.plan.unwrap();
    let ids = |plan: &Plan| plan.accounts().iter().map(|account| account.id).collect::<Vec<_>>();
    assert_eq!(ids(&plan), [&ids(&whole)[..256], &ids(&whole)[512..]].concat());
    assert_eq!(&*plan.accounts()[2].profile.owner, "Ada");

    // Work goes on, and the next opening has nothing to complain of.
    let mut desk = Desk { archive, plan, history: opened.history };
    desk.rename("on").unwrap();
    let again = open(&store).1;
    assert_eq!((again.plan.as_ref(), again.quarantined.len()), (Some(&desk.plan), 0));
    assert!(again.lost.is_empty());
    assert_eq!(again.history.len(), (1, 0));
    desk.snapshot().unwrap();
    desk.snapshot().unwrap();
    assert!(blocks.iter().all(|block| store.get(block).unwrap().is_some()));
    for aside in &opened.quarantined {
        store.remove(aside).unwrap();
    }
    desk.snapshot().unwrap();
    assert!(store.get(middle.unwrap()).unwrap().is_none());
}

fn read<T: for<'a> serde::Deserialize<'a>>(text: &str) -> T {
    postcard::from_bytes(&envelope::open(text).unwrap().1).unwrap()
}

/// Accounts that no edit could have made, under sums that fit: the others load, and these are named.
#[test]
fn fault_6_of_bad_records_the_others_load() {
    let store = MemoryStore::default();
    let whole = many(6, "here");
    drop(Desk::of(&store, &whole));
    let seal = |payload: &[u8]| envelope::seal(Header { schema: envelope::SCHEMA, rev: 1, at: 1 }, payload);
    let block = store.keys("keyline/plan/block/").unwrap().remove(0);
    let mut rows: v4::Rows = read(&store.get(&block).unwrap().unwrap());
    rows.accounts[1].ratings[0] = Some(9);
    rows.accounts[2].id = rows.accounts[0].id;
    rows.accounts[3].profile.name = "  ".into();
    rows.accounts[4].profile.facts[0] = Some(i64::MAX);
    let payload = postcard::to_stdvec(&rows).unwrap();
    let sum = envelope::checksum(&payload);
    store.set(&format!("keyline/plan/block/{sum:016x}"), &seal(&payload)).unwrap();
    let mut head: v4::Head = read(&store.get("keyline/plan/slot-a").unwrap().unwrap());
    head.blocks = vec![sum];
    store.set("keyline/plan/slot-a", &seal(&postcard::to_stdvec(&head).unwrap())).unwrap();

    let opened = open(&store).1;
    let names = [1, 2, 4].map(|n| whole.accounts()[n].profile.name.clone());
    assert_eq!(opened.lost, Lost { names: names.to_vec(), places: vec![(4, Some(4))] });
    let plan = opened.plan.unwrap();
    assert_eq!(plan.accounts(), [whole.accounts()[0].clone(), whole.accounts()[5].clone()]);
}

/// A slot that is whole and comes as far is better than what is left of another.
#[test]
fn fault_6_a_whole_slot_is_better_than_a_part_of_one() {
    let store = MemoryStore::default();
    let mut desk = Desk::of(&store, &many(600, "first"));
    desk.rename("second").unwrap();
    let first = store.keys("keyline/plan/block/").unwrap();
    let id = desk.plan.accounts()[0].id;
    desk.keep(Edit::Cells(vec![(id, Cell::Field(Field::Owner, "Ada".into()))])).unwrap();
    desk.snapshot().unwrap();
    let blocks = store.keys("keyline/plan/block/").unwrap();
    let own: Vec<_> = blocks.iter().filter(|key| !first.contains(key)).collect();
    assert_eq!(own.len(), 1);
    store.set(own[0], "broken").unwrap();
    let opened = open(&store).1;
    assert!(opened.lost.is_empty());
    assert_eq!((opened.plan, opened.quarantined.len()), (Some(desk.plan), 1));
}
