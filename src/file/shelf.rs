//! The plans of a store: which there are, and which of them are in the bin.
//!
//! Nothing is written down about a plan but what its own keys say, so that no list can be wrong about it. A plan is in
//! the bin where it has a key `keyline/<plan>/bin`, which holds the time it went there. A plan that was made of another
//! for the year after names it under `keyline/<plan>/from`, with the year that goes on there; and actuals that came into
//! one of the two are announced to the other under `keyline/<plan>/news/<plan>`.

use super::archive::{self, WRITER};
use super::envelope;
use super::pack::units;
use super::store::{Store, StoreError};
use crate::plan::FiscalYear;

/// What every key of ours begins with.
pub const OURS: &str = "keyline/";

/// The key of a plan in the bin, behind its prefix.
pub const BIN: &str = "bin";

/// What plan another was made of, behind its prefix.
const FROM: &str = "from";

/// Which plans took actuals in that this one may lack, behind its prefix.
pub const NEWS: &str = "news/";

/// What the built-in case is called in the store. It is no plan of the user's, so no list shows it.
pub const SAMPLE: &str = "sample";

/// A plan of a store, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its number, from 1.
    pub number: u32,
    /// What it is called; `None` where that cannot be read.
    pub name: Option<Box<str>>,
    /// When it was last written, in milliseconds since 1970.
    pub at: Option<u64>,
    /// The UTF-16 units it takes, earlier states and steps included.
    pub units: usize,
    /// When it went into the bin, in milliseconds since 1970.
    pub binned: Option<u64>,
}

/// What the plan of a number is called in the store.
///
/// ```
/// use keyline::file::shelf;
/// assert_eq!((shelf::name(1), shelf::name(12)), ("plan".into(), "plan-12".into()));
/// assert_eq!((shelf::number("plan"), shelf::number("plan-12")), (Some(1), Some(12)));
/// assert_eq!((shelf::number("sample"), shelf::number("plan-1")), (None, None));
/// ```
pub fn name(number: u32) -> String {
    match number {
        1 => "plan".into(),
        number => format!("plan-{number}"),
    }
}

/// The number of a plan by its name in the store.
pub fn number(name: &str) -> Option<u32> {
    let number = if name == "plan" { 1 } else { name.strip_prefix("plan-")?.parse().ok()? };
    (self::name(number) == name).then_some(number)
}

/// The plans of a store, those in the bin included, in the order of their numbers. Fails where the store cannot be read.
pub fn plans(store: &impl Store) -> Result<Vec<Listed>, StoreError> {
    let mut plans: Vec<Listed> = Vec::new();
    for key in store.keys(OURS)? {
        let Some((plan, part)) = key[OURS.len()..].split_once('/') else { continue };
        // A mark alone is no plan: somebody only looked. Nor is what others say of one.
        let is_said = part == WRITER || part == FROM || part.starts_with(NEWS);
        let Some(number) = number(plan).filter(|_| !is_said) else { continue };
        let Some(text) = store.get(&key)? else { continue };
        let at = match plans.binary_search_by_key(&number, |plan| plan.number) {
            Ok(at) => at,
            Err(at) => {
                plans.insert(at, Listed { number, name: None, at: None, units: 0, binned: None });
                at
            }
        };
        let Some(listed) = plans.get_mut(at) else { continue };
        listed.units += units(&key) + units(&text);
        if part == BIN {
            listed.binned = Some(text.parse().unwrap_or(0));
        } else if archive::is_newest(part)
            && let Ok(header) = envelope::header(&text)
        {
            listed.at = listed.at.max(Some(header.at));
        }
    }
    for plan in &mut plans {
        plan.name = archive::title(store, &name(plan.number))?;
    }
    Ok(plans)
}

/// Whether anything is kept of any plan, the built-in case included.
pub fn is_in_use(store: &impl Store) -> bool {
    let is_plan = |key: &String| key.contains("/slot-") || key.contains("/journal/");
    store.keys(OURS).is_ok_and(|keys| keys.iter().any(is_plan))
}

/// A number that no plan has, also none in the bin, and that no tab has begun a plan under.
pub fn free(store: &impl Store) -> u32 {
    (1..u32::MAX).find(|&number| !is_taken(store, number)).unwrap_or(u32::MAX)
}

/// Whether anything lies under a number, if only the mark of a tab.
pub fn is_taken(store: &impl Store, number: u32) -> bool {
    store.keys(&prefix(number)).is_ok_and(|keys| !keys.is_empty())
}

/// Gives back the number of a plan that was begun and left with nothing in it.
pub fn give_back(store: &impl Store, number: u32) {
    let mark = format!("{}{WRITER}", prefix(number));
    if store.keys(&prefix(number)).is_ok_and(|keys| keys == [mark.as_str()]) {
        // What stays only keeps the number from others.
        let _ = store.remove(&mark);
    }
}

/// Puts a plan into the bin, as it is kept. Where there is not even room to say so, its oldest backups go.
pub fn throw_away(store: &impl Store, number: u32, at: u64) -> Result<(), StoreError> {
    let mut outcome = store.set(&bin_key(number), &at.to_string());
    let mut backups = store.keys(&format!("{}backup/", prefix(number)))?;
    // Days have as many digits for centuries to come, so they sort by their letters.
    backups.sort_unstable();
    for oldest in backups {
        if outcome != Err(StoreError::Full) {
            break;
        }
        store.remove(&oldest)?;
        outcome = store.set(&bin_key(number), &at.to_string());
    }
    outcome
}

/// Takes a plan out of the bin.
pub fn take_back(store: &impl Store, number: u32) -> Result<(), StoreError> {
    store.remove(&bin_key(number))
}

/// Whether a plan is in the bin.
pub fn is_binned(store: &impl Store, number: u32) -> bool {
    store.get(&bin_key(number)).is_ok_and(|text| text.is_some())
}

/// Removes a plan that is in the bin for good, with all that was kept of it. One that is not stays.
pub fn remove(store: &impl Store, number: u32) -> Result<(), StoreError> {
    if !is_binned(store, number) {
        return Ok(());
    }
    let bin = bin_key(number);
    for key in store.keys(&prefix(number))? {
        if key != bin {
            store.remove(&key)?;
        }
    }
    // Last, so that what is left after a failure is still in the bin.
    store.remove(&bin)
}

/// A plan that was made of another for the year after, or that other one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kin {
    /// Its number.
    pub number: u32,
    /// The year that goes on, or is planned, in it.
    pub year: FiscalYear,
}

/// Says that a plan was made of another, in which this year goes on.
pub fn link(store: &impl Store, number: u32, from: Kin) -> Result<(), StoreError> {
    store.set(&from_key(number), &format!("{} {}", name(from.number), from.year.0))
}

/// The plan that this one was made of, where it is still there.
pub fn origin(store: &impl Store, number: u32) -> Option<Kin> {
    let text = store.get(&from_key(number)).ok().flatten()?;
    let (from, year) = text.split_once(' ')?;
    let kin = Kin { number: self::number(from)?, year: FiscalYear(year.parse().ok()?) };
    (is_taken(store, kin.number) && !is_binned(store, kin.number)).then_some(kin)
}

/// The plans beside this one that share its actuals: the one it was made of, and those that were made of it.
pub fn kin(store: &impl Store, number: u32) -> Vec<Kin> {
    let mut kin: Vec<Kin> = origin(store, number).into_iter().collect();
    let suffix = format!("/{FROM}");
    for key in store.keys(OURS).unwrap_or_default() {
        let plan = key.strip_prefix(OURS).and_then(|key| key.strip_suffix(&suffix)).and_then(self::number);
        let Some(child) = plan.filter(|&child| !is_binned(store, child)) else { continue };
        if let Some(from) = origin(store, child).filter(|from| from.number == number) {
            kin.push(Kin { number: child, year: FiscalYear(from.year.0 + 1) });
        }
    }
    kin.sort_by_key(|kin| kin.number);
    kin
}

/// Announces to the plans that share its actuals that new ones came into a plan.
pub fn announce(store: &impl Store, number: u32) -> Result<(), StoreError> {
    kin(store, number).into_iter().try_for_each(|kin| store.set(&news_key(kin.number, number), ""))
}

/// The plans into which actuals came that this one may lack, and that are still there.
pub fn news(store: &impl Store, number: u32) -> Vec<u32> {
    let prefix = format!("{}{NEWS}", prefix(number));
    let keys = store.keys(&prefix).unwrap_or_default();
    let from = keys.iter().filter_map(|key| self::number(key.strip_prefix(&prefix)?));
    let mut from: Vec<u32> = from.filter(|&from| is_taken(store, from) && !is_binned(store, from)).collect();
    from.sort_unstable();
    from
}

/// Takes the announcement of a plan away.
pub fn heard(store: &impl Store, number: u32, from: u32) -> Result<(), StoreError> {
    store.remove(&news_key(number, from))
}

fn from_key(number: u32) -> String {
    format!("{}{FROM}", prefix(number))
}

fn news_key(number: u32, from: u32) -> String {
    format!("{}{NEWS}{}", prefix(number), name(from))
}

fn prefix(number: u32) -> String {
    archive::prefix(&name(number))
}

fn bin_key(number: u32) -> String {
    format!("{}{BIN}", prefix(number))
}
