//! Several plans in one store.

use keyline::file::archive::Archive;
use keyline::file::backup::Backup;
use keyline::file::copy::{self, CopyError};
use keyline::file::shelf::{self, Kin, Listed};
use keyline::file::store::{MemoryStore, Store};
use keyline::file::work::{Saved, Work};
use keyline::plan::{Edit, FiscalYear, Plan, Profile};

const NOW: Backup = Backup { day: chrono::NaiveDate::MIN, at: 7 };

/// Keeps a plan of this number, once by a snapshot and once by a step.
fn keep(store: &MemoryStore, number: u32, title: &str) {
    let mut work = Work::open(store, &shelf::name(number), true, || Plan::new("fresh"));
    work.claim("this tab", None, NOW.day).unwrap();
    for name in ["first", title] {
        let change = work.apply(Edit::Rename(name.into()), NOW).unwrap();
        assert!(!matches!(work.keep(change, NOW), Saved::Refused(_)));
        while work.advance().more {}
    }
}

fn listed(store: &MemoryStore) -> Vec<(u32, Option<String>, Option<u64>)> {
    let plans = shelf::plans(store).unwrap();
    let row = |plan: Listed| (plan.number, plan.name.map(String::from), plan.binned);
    plans.into_iter().map(row).collect()
}

#[test]
fn plans_are_listed_by_their_names_of_now() {
    let store = MemoryStore::default();
    assert_eq!(shelf::plans(&store), Ok(Vec::new()));
    keep(&store, 3, "Third");
    keep(&store, 1, "First");
    store.set("keyline/sample/slot-a", "the case is no plan of the user").unwrap();
    store.set("keyline/plan-9/writer", "somebody only looked").unwrap();
    store.set("keyline/language", "en").unwrap();
    let names = [(1, Some("First".to_string()), None), (3, Some("Third".to_string()), None)];
    assert_eq!(listed(&store), names);
    let plans = shelf::plans(&store).unwrap();
    assert_eq!(plans[0].at, Some(7));
    let prefix = |key: &String| key.starts_with("keyline/plan/");
    let keys: Vec<String> = store.keys("").unwrap().into_iter().filter(prefix).collect();
    let size = |key: &String| key.chars().count() + store.get(key).unwrap().unwrap().encode_utf16().count();
    let mark = |key: &&String| !key.ends_with("/writer");
    assert_eq!(plans[0].units, keys.iter().filter(mark).map(size).sum::<usize>());
    assert_eq!(shelf::free(&store), 2);
    // A number under which some tab has begun is taken, until that leaves it empty.
    store.set("keyline/plan-2/writer", "another tab").unwrap();
    assert_eq!(shelf::free(&store), 4);
    shelf::give_back(&store, 2);
    shelf::give_back(&store, 1);
    assert_eq!((shelf::free(&store), listed(&store).len()), (2, 2));
}

#[test]
fn a_plan_in_the_bin_comes_back_as_it_was() {
    let store = MemoryStore::default();
    keep(&store, 1, "First");
    keep(&store, 2, "Second");
    let before = copy::all_of(&store, "keyline/plan-2/");
    shelf::throw_away(&store, 2, 99).unwrap();
    assert!(shelf::is_binned(&store, 2) && !shelf::is_binned(&store, 1));
    assert_eq!(listed(&store)[1], (2, Some("Second".into()), Some(99)));
    // Its number is not given to another.
    assert_eq!(shelf::free(&store), 3);
    shelf::take_back(&store, 2).unwrap();
    assert_eq!(copy::all_of(&store, "keyline/plan-2/"), before);
}

#[test]
fn only_a_plan_in_the_bin_is_removed_and_no_other_is_touched() {
    let store = MemoryStore::default();
    keep(&store, 1, "First");
    keep(&store, 2, "Second");
    // One whose name begins as the other's.
    keep(&store, 21, "Twenty-first");
    shelf::remove(&store, 2).unwrap();
    assert_eq!(listed(&store).len(), 3);
    let others = [copy::all_of(&store, "keyline/plan/"), copy::all_of(&store, "keyline/plan-21/")];
    shelf::throw_away(&store, 2, 99).unwrap();
    // A failure half way leaves the rest in the bin.
    store.fail_from(2);
    assert!(shelf::remove(&store, 2).is_err());
    store.heal();
    assert_eq!(listed(&store)[1].2, Some(99));
    shelf::remove(&store, 2).unwrap();
    assert_eq!(store.keys("keyline/plan-2/").unwrap(), Vec::<String>::new());
    assert_eq!([copy::all_of(&store, "keyline/plan/"), copy::all_of(&store, "keyline/plan-21/")], others);
}

/// A full store still lets a plan go, which is what makes room.
#[test]
fn fault_1_a_plan_can_be_thrown_away_where_nothing_fits() {
    let store = MemoryStore::default();
    let mut work = Work::open(&store, "plan", true, || Plan::new("fresh"));
    work.claim("this tab", None, NOW.day).unwrap();
    let change = work.apply(Edit::Add(vec![Profile::named("Acme")]), NOW).unwrap();
    work.keep(change, NOW);
    while work.advance().more {}
    assert_eq!(work.backups().len(), 1);
    store.limit(store.units());
    shelf::throw_away(&store, 1, 99).unwrap();
    assert!(shelf::is_binned(&store, 1));
    shelf::take_back(&store, 1).unwrap();
    let plan = Work::open(&store, "plan", true, || Plan::new("lost"));
    assert_eq!(plan.plan().accounts().len(), 1);
}

/// A copy holds every plan, those in the bin last: it is what is offered before one is deleted for good.
#[test]
fn a_copy_holds_every_plan() {
    let store = MemoryStore::default();
    for (number, title) in [(1, "First"), (2, "Second"), (3, "Third")] {
        keep(&store, number, title);
    }
    shelf::throw_away(&store, 2, 99).unwrap();
    store.set("keyline/plan-4/slot-a", "broken").unwrap();
    let names = |texts| {
        let (found, refused) = copy::read_all(texts).unwrap();
        (found.iter().map(|copied| copied.plan.name().to_string()).collect::<Vec<_>>(), refused)
    };
    let all = |names: [&str; 3]| (names.map(String::from).to_vec(), 1);
    assert_eq!(names(copy::all_of(&store, "")), all(["First", "Third", "Second"]));
    assert_eq!(copy::read_all(Vec::new()), Err(CopyError::NoPlan));
    let broken = vec![("keyline/plan/slot-a".to_string(), "broken".to_string())];
    assert_eq!(copy::read_all(broken), Err(CopyError::Damaged));
    // The open plan takes the place of what is kept of it, and of no other.
    let open = Plan::new("Open");
    let texts = copy::write_all(copy::all_of(&store, ""), &open, &shelf::name(3), 8, true);
    assert_eq!(names(texts), all(["First", "Open", "Second"]));
}

/// What was made of the built-in case is worth a copy too: it stands behind the plans, before those in the bin.
#[test]
fn a_copy_kept_in_the_case_opens() {
    let store = MemoryStore::default();
    // Nothing was changed in the case, so nothing is kept of it, and the copy still holds it.
    let open = Plan::new("The case");
    let texts = copy::write_all(Vec::new(), &open, shelf::SAMPLE, 8, true);
    let (found, refused) = copy::read_all(texts).unwrap();
    assert_eq!((found.len(), &found[0].plan, found[0].at, refused), (1, &open, 8, 0));
    for (number, title) in [(1, "First"), (2, "Second")] {
        keep(&store, number, title);
    }
    shelf::throw_away(&store, 1, 99).unwrap();
    let texts = copy::write_all(copy::all_of(&store, ""), &open, shelf::SAMPLE, 8, true);
    let names: Vec<_> =
        copy::read_all(texts).unwrap().0.iter().map(|it| it.plan.name().to_string()).collect();
    assert_eq!(names, ["Second", "The case", "First"]);
    // Where nothing can be read of it the plans still open, and a mark alone is nothing that could be missed.
    store.set("keyline/sample/writer", "somebody only looked").unwrap();
    assert_eq!(copy::read_all(copy::all_of(&store, "")).unwrap().1, 0);
    store.set("keyline/sample/slot-a", "broken").unwrap();
    assert_eq!(copy::read_all(copy::all_of(&store, "")).unwrap().1, 1);
}

/// Keys are told apart by whole names: what one plan sweeps is never another's.
#[test]
fn a_plan_leaves_the_keys_of_others_alone() {
    let store = MemoryStore::default();
    keep(&store, 2, "Second");
    let before = copy::all_of(&store, "keyline/plan-2/");
    keep(&store, 1, "First");
    let (mut archive, _) = Archive::open(&store, "plan").unwrap();
    archive.claim("x").unwrap();
    archive.erase().unwrap();
    assert_eq!(copy::all_of(&store, "keyline/plan-2/"), before);
}

/// A plan for the year after knows the one it was made of, and that one knows it; actuals of one are announced to the other.
#[test]
fn two_years_of_one_business_know_each_other() {
    let store = MemoryStore::default();
    for (number, title) in [(1, "This year"), (2, "Another"), (3, "Next year"), (4, "The year after that")] {
        keep(&store, number, title);
    }
    let kin = |number, year| Kin { number, year: FiscalYear(year) };
    shelf::link(&store, 3, kin(1, 2026)).unwrap();
    shelf::link(&store, 4, kin(3, 2027)).unwrap();
    assert_eq!(shelf::kin(&store, 1), [kin(3, 2027)]);
    assert_eq!(shelf::kin(&store, 2), []);
    assert_eq!(shelf::kin(&store, 3), [kin(1, 2026), kin(4, 2028)]);
    shelf::announce(&store, 3).unwrap();
    shelf::announce(&store, 2).unwrap();
    let news = |number| shelf::news(&store, number);
    assert_eq!([news(1), news(2), news(3), news(4)], [vec![3], vec![], vec![], vec![3]]);
    shelf::heard(&store, 4, 3).unwrap();
    assert_eq!([news(1), news(4)], [vec![3], vec![]]);
    // One in the bin has no news and is nobody's kin, until it comes back.
    shelf::throw_away(&store, 3, 99).unwrap();
    assert_eq!((news(1), shelf::kin(&store, 1), shelf::kin(&store, 4)), (vec![], vec![], vec![]));
    shelf::take_back(&store, 3).unwrap();
    assert_eq!((news(1), shelf::kin(&store, 1)), (vec![3], vec![kin(3, 2027)]));
    // Removed for good, its links go with it; what is said of a plan that is not there makes none.
    shelf::throw_away(&store, 3, 99).unwrap();
    shelf::remove(&store, 3).unwrap();
    store.set("keyline/plan-9/news/plan", "").unwrap();
    assert_eq!((news(1), shelf::kin(&store, 4)), (vec![], vec![]));
    assert_eq!(listed(&store).into_iter().map(|(number, ..)| number).collect::<Vec<_>>(), [1, 2, 4]);
    // A damaged link is none.
    store.set("keyline/plan-4/from", "plan-x soon").unwrap();
    assert_eq!(shelf::origin(&store, 4), None);
}
