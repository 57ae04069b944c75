//! The package's own files, for tests that read them.

use std::path::{Path, PathBuf};

fn files(folder: &Path, kind: &str, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            files(&path, kind, found);
        } else if path.extension().is_some_and(|its| its == kind) {
            found.push(path);
        }
    }
}

/// The Rust files under a folder of the package, with their text.
pub fn under(folder: &str) -> Vec<(PathBuf, String)> {
    of_kind(folder, "rs")
}

/// Its files of a kind: `css`.
pub fn of_kind(folder: &str, kind: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), kind, &mut found);
    assert!(!found.is_empty(), "{folder} is empty");
    found.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}
