//! What was read from a file, as tests look at it.

use keyline::file::import::{Import, ImportError, ImportOptions, IssueKind, Weight, read};
use keyline::plan::Money;
use std::ops::ControlFlow;

/// Reads with everything found by the import itself.
pub fn import(file: &str) -> Result<Import, ImportError> {
    import_with(file, &ImportOptions::default())
}

/// Reads with choices.
pub fn import_with(file: &str, options: &ImportOptions) -> Result<Import, ImportError> {
    read(file.as_bytes(), options, &mut |_| ControlFlow::Continue(()))
}

/// The accounts with their sales in minor units.
pub fn accounts(import: &Import) -> Vec<(&str, &[i64])> {
    let rows = (0..import.book.ledger.rows()).map(|row| import.book.ledger.row(row));
    import.book.profiles.iter().map(|profile| &*profile.name).zip(rows).collect()
}

/// The issues as (row, heading, found, kind, weight), what must be mended first and then by row.
pub fn issues(import: &Import) -> Vec<(usize, &str, &str, IssueKind, Weight)> {
    let column = |issue: &'_ keyline::file::import::Issue| issue.column.as_ref().map(|place| place.index);
    let heading = |at: Option<usize>| at.map_or("", |at| &*import.columns[at].heading);
    let mut all: Vec<&keyline::file::import::Issue> = import.causes.iter().flat_map(|it| &it.first).collect();
    all.sort_by_key(|issue| (issue.weight, issue.row));
    all.into_iter()
        .map(|issue| (issue.row, heading(column(issue)), &*issue.found, issue.kind.clone(), issue.weight))
        .collect()
}

/// The sum of the book.
pub fn total(import: &Import) -> Money {
    import.book.ledger.cells().iter().map(|&minor| Money(minor)).sum()
}
