//! The data that nobody on this project wrote, where it is there.

use std::path::{Path, PathBuf};

/// A file or folder of the shared folder: `KEYLINE_SHARED`, else `../shared` beside the package. `None`, and said
/// so, where it is absent.
pub fn shared(path: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("KEYLINE_SHARED").map_or_else(beside, PathBuf::from);
    let found = folder.join(path);
    if !found.exists() {
        println!("skipped: {} is not there", found.display());
        return None;
    }
    Some(found)
}

/// The bytes of a shared file.
pub fn shared_bytes(path: &str) -> Option<Vec<u8>> {
    std::fs::read(shared(path)?).ok()
}

/// A shared JSON file.
pub fn shared_json(path: &str) -> Option<serde_json::Value> {
    serde_json::from_slice(&shared_bytes(path)?).ok()
}
