//! A plan that is worked on: every change is kept, and so is the way back over it.

use keyline::file::backup::Backup;
use keyline::file::store::{MemoryStore, Store};
use keyline::file::work::{Saved, Work};
use keyline::plan::{Cell, Edit, FiscalYear, HISTORY_LIMIT, History, Horizon, Money, Month, Plan, Profile};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::edits::edit;
use crate::support::random;

const NOW: Backup = Backup { day: chrono::NaiveDate::MIN, at: 7 };

fn open<'a>(store: &'a MemoryStore, fresh: &Plan) -> Work<&'a MemoryStore> {
    let mut work = Work::open(store, "plan", true, || fresh.clone());
    // Where nothing may be written the tests see it.
    let _ = work.claim("this tab", None, NOW.day);
    work
}

/// Carries what is under way through.
fn settle(work: &mut Work<&MemoryStore>) {
    while work.advance().more {}
}

/// The same texts in another store, to be tried out.
fn copy_of(store: &MemoryStore) -> MemoryStore {
    let copy = MemoryStore::default();
    for key in store.keys("").unwrap() {
        copy.set(&key, &store.get(&key).unwrap().unwrap()).unwrap();
    }
    copy
}

/// What a person does.
#[derive(Debug, Clone)]
enum Act {
    Edit(Edit),
    Undo,
    Redo,
    /// Waits until everything is written.
    Wait,
    /// Closes the page and opens it again.
    Reload,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => edit().prop_map(Act::Edit),
        3 => Just(Act::Undo),
        2 => Just(Act::Redo),
        1 => Just(Act::Wait),
        1 => Just(Act::Reload),
    ]
}

/// A plan and its history in memory alone: what a page that is never closed would show.
#[derive(Clone)]
struct Model {
    plan: Plan,
    history: History,
}

impl Model {
    fn act(&mut self, act: &Act) {
        let nothing_lies_elsewhere = |_| None;
        match act {
            Act::Edit(edit) => {
                if let Ok(applied) = self.plan.apply(edit.clone()) {
                    self.history.push(applied.undo);
                }
            }
            Act::Undo => drop(self.history.undo(&mut self.plan, &nothing_lies_elsewhere).unwrap()),
            Act::Redo => drop(self.history.redo(&mut self.plan, &nothing_lies_elsewhere).unwrap()),
            Act::Wait | Act::Reload => {}
        }
    }
}

/// Does it; what became of it, where something changed.
fn perform(work: &mut Work<&MemoryStore>, act: &Act) -> Option<Saved> {
    let change = match act {
        Act::Edit(edit) => work.apply(edit.clone(), NOW).ok(),
        Act::Undo => work.undo().unwrap(),
        Act::Redo => work.redo().unwrap(),
        Act::Wait | Act::Reload => {
            settle(work);
            None
        }
    };
    change.map(|change| work.keep(change, NOW))
}

/// Everything that can be taken back leads where it should, and is called what it should, then all of it forth.
fn same_ways(mut work: Work<&MemoryStore>, model: &Model) -> Result<(), TestCaseError> {
    let mut model = model.clone();
    while work.history().undo_label().is_some() {
        prop_assert_eq!(work.history().undo_label(), model.history.undo_label());
        perform(&mut work, &Act::Undo);
        model.act(&Act::Undo);
        prop_assert_eq!(work.plan(), &model.plan);
    }
    while work.history().redo_label().is_some() {
        prop_assert_eq!(work.history().redo_label(), model.history.redo_label());
        perform(&mut work, &Act::Redo);
        model.act(&Act::Redo);
        prop_assert_eq!(work.plan(), &model.plan);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Closing and opening the page changes nothing: not the plan, not what can be taken back or done again.
    #[test]
    fn undo_survives_a_reload(start in random::plan(), acts in vec(act(), 1..30)) {
        let store = MemoryStore::default();
        let mut work = open(&store, &start);
        let mut model = Model { plan: start.clone(), history: History::default() };
        for act in &acts {
            perform(&mut work, act);
            model.act(act);
            if matches!(act, Act::Reload) {
                work = open(&store, &start);
            }
            prop_assert_eq!(work.plan(), &model.plan, "after {:?}", act);
            prop_assert_eq!(work.history().len(), model.history.len(), "after {:?}", act);
        }
        settle(&mut work);
        let again = open(&store, &start);
        prop_assert_eq!(again.found().quarantined, 0);
        prop_assert_eq!(again.history().len(), model.history.len());
        same_ways(again, &model)?;
    }

    /// The store dies at the nth write, for every n: what opens again is a state that was, nothing acknowledged is
    /// missing, and each step that can be taken back from it is the right one.
    #[test]
    fn fault_13_undo_after_a_crash_leads_where_it_should(start in random::plan(), acts in vec(act(), 1..14)) {
        for n in 0.. {
            let store = MemoryStore::default();
            let mut work = open(&store, &start);
            let mut model = Model { plan: start.clone(), history: History::default() };
            let mut states = vec![model.clone()];
            let mut acknowledged = 0;
            let mut crashed = false;
            store.fail_from(n);
            for act in &acts {
                let saved = perform(&mut work, act);
                model.act(act);
                states.push(model.clone());
                let is_settled = !work.is_advancing() && !crashed;
                match saved {
                    Some(Saved::Refused(_)) => crashed = true,
                    Some(Saved::Kept) => acknowledged = states.len() - 1,
                    None if is_settled && store.calls() <= n => acknowledged = states.len() - 1,
                    _ => {}
                }
                if matches!(act, Act::Reload) && store.calls() <= n {
                    work = open(&store, &start);
                }
            }
            let over = store.calls() <= n;
            store.heal();
            let again = open(&store, &start);
            prop_assert_eq!(again.found().quarantined, 0);
            let place = states.iter().rposition(|state| state.plan == *again.plan());
            let place = place.filter(|&place| place >= acknowledged);
            prop_assert!(place.is_some(), "write {n}: neither of the states since {acknowledged}");
            // Another state may look the same and have other steps behind it.
            let fits = states.iter().skip(acknowledged).filter(|state| state.plan == *again.plan());
            let reports: Vec<_> = fits.map(|model| same_ways(open(&copy_of(&store), &start), model)).collect();
            prop_assert!(reports.iter().any(Result::is_ok), "write {n}: {reports:?}");
            if over { break }
        }
    }

    /// Room is short: the plan is kept before the way back, and what is left of that leads where it should.
    #[test]
    fn fault_1_where_room_is_short_the_oldest_steps_are_forgotten(
        start in random::plan(),
        acts in vec(act(), 1..20),
        more in 300_usize..3_000,
    ) {
        let store = MemoryStore::default();
        let mut work = open(&store, &start);
        let mut model = Model { plan: start.clone(), history: History::default() };
        let mut kept = model.clone();
        store.limit(more);
        for act in &acts {
            let saved = perform(&mut work, act);
            model.act(act);
            settle(&mut work);
            if saved.is_none_or(|saved| !matches!(saved, Saved::Refused(_))) && !work.is_unkept() {
                kept = model.clone();
            }
        }
        let again = open(&store, &start);
        prop_assert_eq!(again.plan(), &kept.plan);
        store.heal();
        same_ways(open(&store, &start), &kept)?;
    }
}

/// At least two hundred steps, over every kind of change, whatever the journal has been through.
#[test]
fn two_hundred_steps_can_be_taken_back_after_a_reload() {
    let store = MemoryStore::default();
    let start = Plan::new("0");
    let mut work = open(&store, &start);
    for n in 1..=400 {
        perform(&mut work, &Act::Edit(Edit::Rename(n.to_string().into())));
        settle(&mut work);
        if n % 90 == 0 {
            work = open(&store, &start);
        }
    }
    let mut work = open(&store, &start);
    let (steps, _) = work.history().len();
    assert!((200..=HISTORY_LIMIT).contains(&steps), "{steps}");
    for n in (400 - steps..400).rev() {
        perform(&mut work, &Act::Undo);
        assert_eq!(work.plan().name(), n.to_string());
    }
    assert_eq!(perform(&mut work, &Act::Undo), None);
    // What is no longer needed is not kept either.
    assert!(store.keys("keyline/plan/journal/").unwrap().len() < HISTORY_LIMIT + 300);
}

/// A long history gives way where room is short; the plan is kept all the same, and the page can say so.
#[test]
fn fault_1_a_long_history_gives_way_to_the_plan() {
    let store = MemoryStore::default();
    let start = Plan::new("0");
    let mut work = open(&store, &start);
    store.limit(20_000);
    let long = |n: usize| format!("{n} {}", "0123456789abcdef".repeat(8)).into_boxed_str();
    for n in 1..=400 {
        perform(&mut work, &Act::Edit(Edit::Rename(long(n))));
        settle(&mut work);
        assert!(!work.is_unkept(), "step {n}");
    }
    assert!(work.has_forgotten());
    let mut work = open(&store, &start);
    assert_eq!(work.plan().name(), &*long(400));
    let (steps, _) = work.history().len();
    assert!((20..200).contains(&steps), "{steps}");
    for n in (400 - steps..400).rev() {
        perform(&mut work, &Act::Undo);
        assert_eq!(work.plan().name(), &*long(n));
    }
}

/// The turn goes to another tab and comes back, and nothing was written meanwhile: the next edit is kept.
#[test]
fn fault_10_a_turn_that_comes_back_may_write() {
    let store = MemoryStore::default();
    let start = Plan::new("one");
    let mut first = open(&store, &start);
    perform(&mut first, &Act::Edit(Edit::Rename("two".into())));
    settle(&mut first);
    let mut second = Work::open(&store, "plan", true, || unreachable!());
    second.claim("that tab", None, NOW.day).unwrap();
    drop(second);
    first.claim("this tab", None, NOW.day).unwrap();
    assert_eq!(perform(&mut first, &Act::Edit(Edit::Rename("three".into()))), Some(Saved::Kept));
    assert_eq!(open(&store, &start).plan().name(), "three");
}

/// A plan that came as a whole is not let go before it is kept.
#[test]
fn fault_1_a_plan_that_came_as_a_whole_is_unkept_until_a_snapshot_has_it() {
    let store = MemoryStore::default();
    store.limit(80);
    let mut work = Work::begin(&store, "plan-2", Plan::new("a plan out of a copy, of a long name"));
    work.claim("this tab", None, NOW.day).unwrap();
    assert!(work.is_unkept());
    assert_eq!(work.keep_again(NOW), Saved::Begun);
    settle(&mut work);
    assert!(work.is_unkept());
    assert!(!work.flush(7).0);
    store.heal();
    assert!(work.flush(7).0 && !work.is_unkept());
    assert_eq!(work.keep_again(NOW), Saved::Kept);
}

/// One way a step may move much and the other way little: then a snapshot keeps both.
#[test]
fn withdrawing_a_large_target_is_kept_as_its_commitment_is() {
    let mut plan = Plan::new("large");
    let accounts = (0..600).map(|n| Profile::named(&format!("Account {n}"))).collect();
    plan.apply(Edit::Add(accounts)).unwrap();
    let cells = plan.accounts().iter().map(|account| (account.id, Cell::Sales(Month::EPOCH, Money(100))));
    plan.apply(Edit::Cells(cells.collect())).unwrap();
    let horizon = Horizon { data_through: Some(Month::EPOCH), plan_year: Some(FiscalYear(2025)) };
    plan.apply(Edit::SetHorizon(horizon)).unwrap();
    let committed = keyline::calc::split::propose_commit(&plan, Money(1_000_000), "more", NOW.day).unwrap();
    assert!(plan.apply(Edit::Commit(Box::new(committed))).unwrap().done.is_none());
    assert!(plan.apply(Edit::Withdraw).unwrap().done.is_none());
}
