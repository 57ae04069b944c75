//! A place for named texts that outlives the page, and one for tests that fails on demand.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// Why a store did not do what it was asked. Whatever was there before is still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no store, or it may not be used.
    #[error("storage is denied")]
    Denied,
    /// There is no room left.
    #[error("storage is full")]
    Full,
    /// It failed for a reason of its own.
    #[error("storage failed")]
    Failed,
}

/// A synchronous store of texts, such as the browser's local storage.
///
/// A failed `set` leaves the old value. Keys of others may be present and are never touched.
pub trait Store {
    /// The text under `key`, if any.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Puts `text` under `key`.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;
    /// Removes `key` if it is there.
    fn remove(&self, key: &str) -> Result<(), StoreError>;
    /// All keys that begin with `prefix`.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;
}

/// A store in memory: for tests, and for a page whose browser denies storage.
#[derive(Debug, Default)]
pub struct MemoryStore {
    texts: RefCell<BTreeMap<String, String>>,
    calls: Cell<u64>,
    fail_at: Cell<Option<u64>>,
    fails_once: Cell<bool>,
    quota: Cell<Option<usize>>,
}

impl MemoryStore {
    /// Makes the `n`-th writing call from now on fail (0 is the next), and every later one too, as after a
    /// crash.
    pub fn fail_from(&self, n: u64) {
        self.calls.set(0);
        self.fail_at.set(Some(n));
        self.fails_once.set(false);
    }

    /// Makes the `n`-th writing call from now on fail and no other, as where room is found again.
    pub fn fail_once(&self, n: u64) {
        self.fail_from(n);
        self.fails_once.set(true);
    }

    /// How many writing calls there have been since [`MemoryStore::fail_from`] or
    /// [`MemoryStore::fail_once`].
    pub fn calls(&self) -> u64 {
        self.calls.get()
    }

    /// Lets all calls succeed again.
    pub fn heal(&self) {
        self.fail_at.set(None);
        self.quota.set(None);
    }

    /// Refuses to hold more than this many UTF-16 units, keys included, as browsers do.
    pub fn limit(&self, units: usize) {
        self.quota.set(Some(units));
    }

    /// The UTF-16 units held, keys included.
    pub fn units(&self) -> usize {
        let size = |(key, text): (&String, &String)| super::pack::units(key) + super::pack::units(text);
        self.texts.borrow().iter().map(size).sum()
    }

    fn write(&self) -> Result<(), StoreError> {
        let call = self.calls.get();
        self.calls.set(call + 1);
        match self.fail_at.get() {
            Some(n) if call == n || (call > n && !self.fails_once.get()) => Err(StoreError::Failed),
            _ => Ok(()),
        }
    }
}

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.write()?;
        if let Some(quota) = self.quota.get() {
            let before = self
                .texts
                .borrow()
                .get(key)
                .map_or(0, |old| super::pack::units(key) + super::pack::units(old));
            let after = super::pack::units(key) + super::pack::units(text);
            if self.units() - before + after > quota {
                return Err(StoreError::Full);
            }
        }
        self.texts.borrow_mut().insert(key.into(), text.into());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.write()?;
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.texts.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}

impl<S: Store + ?Sized> Store for &S {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        (**self).get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        (**self).set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        (**self).remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        (**self).keys(prefix)
    }
}
