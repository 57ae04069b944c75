//! A plan as a file: the texts a store would hold of it, so that a copy of a store and a copy of a plan are read
//! through one gate.

use std::collections::{BTreeMap, HashSet};

use super::archive::{self, Archive, Lost, WRITER};
use super::shelf::{self, Listed, SAMPLE};
use super::store::{MemoryStore, Store};
use crate::plan::{Edit, EditError, Plan, Terms};

/// A plan out of a copy.
#[derive(Debug, Clone, PartialEq)]
pub struct Copied {
    /// The plan.
    pub plan: Plan,
    /// When it was written, in milliseconds since 1970.
    pub at: u64,
    /// How many parts of the copy could not be read; the plan is whole without them, or as it was before them.
    pub unreadable: usize,
    /// The accounts that could not be read, where the others could.
    pub lost: Lost,
}

/// Why there is no plan in a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CopyError {
    /// It holds no plan of this name.
    #[error("no plan in the copy")]
    NoPlan,
    /// It holds one, of which nothing can be read.
    #[error("the plan in the copy cannot be read")]
    Damaged,
    /// A newer version wrote it.
    #[error("written by a newer version")]
    Newer,
}

/// The texts a store would hold of `plan` under `name`, each with its key.
///
/// ```
/// use keyline::file::copy;
/// use keyline::plan::Plan;
/// let texts = copy::write(&Plan::new("Mine"), "plan", 1_795_300_000_000);
/// let copied = copy::read(texts, "plan").unwrap();
/// assert_eq!((copied.plan.name(), copied.at), ("Mine", 1_795_300_000_000));
/// ```
pub fn write(plan: &Plan, name: &str, at: u64) -> Vec<(String, String)> {
    let store = MemoryStore::default();
    // A store in memory refuses nothing.
    if let Ok((mut archive, _)) = Archive::open(&store, name)
        && archive.claim("copy").is_ok()
        && let Ok(snapshot) = archive.snapshot(plan.clone(), at)
    {
        let _ = snapshot.finish(&mut archive);
    }
    let prefix = archive::prefix(name);
    let mut texts = all_of(&store, &prefix);
    texts.retain(|(key, _)| key.strip_prefix(&prefix) != Some(WRITER));
    texts
}

/// The texts of `plan` alone and without anybody's pay, to be handed to others. Earlier states and steps, which may hold
/// pay, are not among them.
pub fn write_without_pay(plan: &Plan, at: u64) -> Result<Vec<(String, String)>, EditError> {
    let mut plan = plan.clone();
    let terms = Terms { pay: BTreeMap::new(), ..plan.terms().clone() };
    plan.apply(Edit::SetTerms(Box::new(terms)))?;
    // Whoever opens it has it as a plan of their own, also where it is the built-in case.
    Ok(write(&plan, &shelf::name(1), at))
}

/// All texts of a store whose keys begin with `prefix`, as far as they can be read.
pub fn all_of(store: &impl Store, prefix: &str) -> Vec<(String, String)> {
    let keys = store.keys(prefix).unwrap_or_default();
    keys.into_iter().filter_map(|key| store.get(&key).ok().flatten().map(|text| (key, text))).collect()
}

/// A copy of a whole store, `kept`, with `plan` as it stands: it takes the place of what is kept of its newest state
/// where `replaces`, and else only fills what is missing. What is set aside and earlier states go along.
pub fn write_all(
    mut kept: Vec<(String, String)>,
    plan: &Plan,
    name: &str,
    at: u64,
    replaces: bool,
) -> Vec<(String, String)> {
    let prefix = archive::prefix(name);
    let is_older =
        |key: &str| key.strip_prefix(&prefix).is_some_and(|part| archive::is_newest(part) || part == WRITER);
    kept.retain(|(key, _)| !(replaces && is_older(key)));
    let known: HashSet<String> = kept.iter().map(|(key, _)| key.clone()).collect();
    kept.extend(write(plan, name, at).into_iter().filter(|(key, _)| !known.contains(key)));
    kept
}

/// Every plan in a copy in the order of their numbers, then the built-in case, which may have been changed, and those
/// in the bin last; and how many could not be read; or why there is none.
pub fn read_all(texts: Vec<(String, String)>) -> Result<(Vec<Copied>, usize), CopyError> {
    let store = MemoryStore::default();
    for (key, text) in texts {
        if key.starts_with(shelf::OURS) {
            // A store in memory has room.
            let _ = store.set(&key, &text);
        }
    }
    let plans = shelf::plans(&store).map_err(|_| CopyError::Damaged)?;
    let (binned, kept): (Vec<_>, Vec<_>) = plans.into_iter().partition(|plan| plan.binned.is_some());
    let names = |plans: Vec<Listed>| plans.into_iter().map(|plan| shelf::name(plan.number));
    let (mut found, mut why, mut refused) = (Vec::new(), CopyError::NoPlan, 0);
    for name in names(kept).chain([SAMPLE.into()]).chain(names(binned)) {
        match read_from(&store, &name) {
            Ok(copied) => found.push(copied),
            // Something of it is kept, but no state: nothing that could be missed.
            Err(CopyError::NoPlan) => {}
            Err(error) => (why, refused) = (error, refused + 1),
        }
    }
    if found.is_empty() { Err(why) } else { Ok((found, refused)) }
}

/// The plan of a name among the texts of a copy.
pub fn read(texts: impl IntoIterator<Item = (String, String)>, name: &str) -> Result<Copied, CopyError> {
    let store = MemoryStore::default();
    let prefix = archive::prefix(name);
    for (key, text) in texts {
        if key.starts_with(&prefix) {
            // A store in memory has room.
            let _ = store.set(&key, &text);
        }
    }
    read_from(&store, name)
}

fn read_from(store: &MemoryStore, name: &str) -> Result<Copied, CopyError> {
    let (_, opened) = Archive::open(store, name).map_err(|_| CopyError::Damaged)?;
    // What a newer version wrote is not read either.
    let unreadable = opened.quarantined.len() + usize::from(opened.newer);
    match opened.plan {
        Some(plan) => Ok(Copied { plan, at: opened.at.unwrap_or(0), unreadable, lost: opened.lost }),
        None if opened.newer => Err(CopyError::Newer),
        None if unreadable > 0 => Err(CopyError::Damaged),
        None => Err(CopyError::NoPlan),
    }
}
