//! The browser's local storage as a [`Store`].

use std::rc::Rc;

use gloo_storage::Storage as _;
use keyline::file::shelf;
use keyline::file::store::{MemoryStore, Store, StoreError};
use wasm_bindgen::JsValue;

/// Local storage where the browser grants it, else memory that ends with the page.
pub enum BrowserStore {
    /// Outlives the page.
    Local,
    /// Ends with it; the page says so.
    Memory(Rc<MemoryStore>),
}

impl BrowserStore {
    /// Probes for local storage. gloo-storage panics where storage is denied, so the window is asked first
    /// and gloo only then.
    pub fn probe() -> BrowserStore {
        match super::browser::window().local_storage() {
            Ok(Some(_)) => BrowserStore::Local,
            // One for the page, so that a document that is left is there to come back to.
            _ => BrowserStore::Memory(MEMORY.with(Rc::clone)),
        }
    }

    /// Whether what is kept outlives the page.
    pub fn lasts(&self) -> bool {
        matches!(self, BrowserStore::Local)
    }
}

thread_local! {
    static MEMORY: Rc<MemoryStore> = Rc::default();
}

fn local() -> web_sys::Storage {
    gloo_storage::LocalStorage::raw()
}

impl Store for BrowserStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        match self {
            BrowserStore::Local => local().get_item(key).map_err(cause),
            BrowserStore::Memory(store) => store.get(key),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        match self {
            BrowserStore::Local => local().set_item(key, text).map_err(cause),
            BrowserStore::Memory(store) => store.set(key, text),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        match self {
            BrowserStore::Local => local().remove_item(key).map_err(cause),
            BrowserStore::Memory(store) => store.remove(key),
        }
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let store = match self {
            BrowserStore::Local => local(),
            BrowserStore::Memory(store) => return store.keys(prefix),
        };
        let length = store.length().map_err(cause)?;
        let mut keys = Vec::new();
        for at in 0..length {
            keys.extend(store.key(at).map_err(cause)?.filter(|key| key.starts_with(prefix)));
        }
        Ok(keys)
    }
}

/// Browsers name a full store in four ways; whatever else they throw, it was not saved.
fn cause(error: JsValue) -> StoreError {
    let get = |name: &str| js_sys::Reflect::get(&error, &name.into()).ok();
    let name = get("name").and_then(|name| name.as_string()).unwrap_or_default();
    let code = get("code").and_then(|code| code.as_f64()).unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StoreError::Full,
        "SecurityError" => StoreError::Denied,
        _ if code == 22.0 || code == 1014.0 => StoreError::Full,
        _ => StoreError::Failed,
    }
}

/// The plan that was written last of those that are not in the bin, or a new one.
pub fn next_plan(store: &BrowserStore) -> u32 {
    let plans = shelf::plans(store).unwrap_or_default();
    let last = plans.iter().filter(|plan| plan.binned.is_none()).max_by_key(|plan| plan.at);
    last.map_or_else(|| shelf::free(store), |plan| plan.number)
}

/// A number that no plan has.
pub fn free_number() -> u32 {
    shelf::free(&BrowserStore::probe())
}
