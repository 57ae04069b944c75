//! A plan as a file: the texts a store would hold of it, so that a copy of a store and a copy of a plan are read
//! through one gate.

use super::archive::Archive;
use super::store::{MemoryStore, Store};
use crate::plan::Plan;

/// A plan out of a copy.
#[derive(Debug, Clone, PartialEq)]
pub struct Copied {
    /// The plan.
    pub plan: Plan,
    /// When it was written, in milliseconds since 1970.
    pub at: u64,
    /// How many parts of the copy could not be read; the plan is whole without them, or as it was before them.
    pub unreadable: usize,
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
        && let Ok(snapshot) = archive.snapshot(plan.clone(), true, at)
    {
        let _ = snapshot.finish(&mut archive);
    }
    let keys = store.keys(&format!("keyline/{name}/")).unwrap_or_default();
    let texts = keys.into_iter().filter(|key| !key.ends_with("/writer"));
    texts.filter_map(|key| store.get(&key).ok().flatten().map(|text| (key, text))).collect()
}

/// The plan of a name among the texts of a copy.
pub fn read(texts: impl IntoIterator<Item = (String, String)>, name: &str) -> Result<Copied, CopyError> {
    let store = MemoryStore::default();
    let prefix = format!("keyline/{name}/");
    for (key, text) in texts {
        if key.starts_with(&prefix) {
            // A store in memory has room.
            let _ = store.set(&key, &text);
        }
    }
    let (_, opened) = Archive::open(&store, name).map_err(|_| CopyError::Damaged)?;
    // What a newer version wrote is not read either.
    let unreadable = opened.quarantined.len() + usize::from(opened.newer);
    match opened.plan {
        Some(plan) => Ok(Copied { plan, at: opened.at.unwrap_or(0), unreadable }),
        None if opened.newer => Err(CopyError::Newer),
        None if unreadable > 0 => Err(CopyError::Damaged),
        None => Err(CopyError::NoPlan),
    }
}
