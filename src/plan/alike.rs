//! Names that are written differently and likely mean one account.

use super::{Account, Month};
use std::collections::BTreeSet;

/// A name without what people write now one way and now the other: case, full-width letters, blanks, full stops and
/// commas. Two names that fold alike are proposed as one account, and never taken as one unasked.
///
/// A full stop between two digits stays, as it makes another number.
///
/// ```
/// use keyline::plan::folded;
/// assert_eq!(folded("TEAL HARBOUR"), folded("ＴＥＡＬ　Harbour"));
/// assert_eq!(folded("Acme, Inc."), folded("ACME Inc"));
/// assert_ne!(folded("Depot 1.5"), folded("Depot 15"));
/// ```
pub fn folded(name: &str) -> Box<str> {
    let mut folded = String::with_capacity(name.len());
    fold_into(name, &mut folded);
    folded.into()
}

/// Adds a name to a text as [`folded`] gives it: of a hundred thousand names one text is made in a fraction of the time
/// that one each takes.
pub(crate) fn fold_into(name: &str, folded: &mut String) {
    let is_digit = |c: Option<char>| c.is_some_and(|c| plain(c).is_ascii_digit());
    let mut before = None;
    for (at, c) in name.char_indices() {
        let c = plain(c);
        let skipped = match c {
            'A'..='Z' | 'a'..='z' | '0'..='9' => {
                // Most are, and a tenth of the work.
                folded.push(c.to_ascii_lowercase());
                before = Some(c);
                continue;
            }
            '.' | ',' => {
                let after = name.get(at..).and_then(|rest| rest.chars().nth(1));
                !(is_digit(before) && is_digit(after))
            }
            _ => c.is_whitespace() || is_unseen(c),
        };
        if !skipped {
            folded.extend(c.to_lowercase());
            before = Some(c);
        }
    }
}

/// The names and codes of accounts, folded once, to be searched as people type.
///
/// ```
/// use keyline::plan::{AccountSearch, Edit, Plan, Profile};
/// let mut plan = Plan::new("Mine");
/// let named = ["Old Teal Harbour", "Teal Harbour", "Acme"].map(Profile::named);
/// plan.apply(Edit::Add(named.into()))?;
/// let search = AccountSearch::of(plan.accounts());
/// assert_eq!(search.find("TEAL", 8), [1, 0]);
/// assert_eq!(search.find("nobody", 8), []);
/// # Ok::<(), keyline::plan::EditError>(())
/// ```
#[derive(Debug, Clone)]
pub struct AccountSearch {
    /// A line each: `\n`, the name, `\t`, the code.
    lines: String,
    /// Where each line begins.
    starts: Vec<usize>,
}

impl AccountSearch {
    /// Makes accounts ready to be searched.
    pub fn of(accounts: &[Account]) -> AccountSearch {
        let mut lines = String::new();
        let mut starts = Vec::with_capacity(accounts.len());
        for account in accounts {
            starts.push(lines.len());
            lines.push('\n');
            fold_into(&account.profile.name, &mut lines);
            lines.push('\t');
            fold_into(&account.profile.code, &mut lines);
        }
        AccountSearch { lines, starts }
    }

    /// The rows of those that are called so in part, `most` at most: first whose name or code begins so.
    pub fn find(&self, sought: &str, most: usize) -> Vec<usize> {
        let sought = folded(sought);
        let mut rows: Vec<usize> = Vec::new();
        if sought.is_empty() {
            return rows;
        }
        for before in ["\n", "\t", ""] {
            let sought = format!("{before}{sought}");
            let mut from = 0;
            while rows.len() < most
                && let Some(at) = self.lines.get(from..).and_then(|rest| rest.find(&sought))
            {
                let row = self.starts.partition_point(|&start| start <= from + at) - 1;
                if !rows.contains(&row) {
                    rows.push(row);
                }
                // On with the next line.
                from = self.starts.get(row + 1).copied().unwrap_or(self.lines.len());
            }
        }
        rows
    }
}

/// A sign of full width or of print as the keyboard has it.
fn plain(c: char) -> char {
    match c {
        '\0'..='\x7f' => c,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3002}' => '.',
        '\u{3001}' => ',',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        _ => c,
    }
}

/// Characters that do not show, or turn the direction of what does.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// What tells accounts apart in the files of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ToldBy {
    /// Their codes: two names under one code are one account.
    Code,
    /// Their names: a code may stand for several accounts, and is not kept.
    Name,
}

/// What was answered about the files of a plan, so that the next one is not asked the same again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// What tells accounts apart; `None` where no file has asked.
    pub told_by: Option<ToldBy>,
    /// Names that are one account, [`folded`].
    pub alike: BTreeSet<Box<str>>,
    /// Names of accounts whose sales are what the rows above them in a file add up to, and that are no totals of those,
    /// [`folded`].
    pub taken_sums: BTreeSet<Box<str>>,
    /// Months that files leave out because nothing was sold in them.
    pub without_sales: BTreeSet<Month>,
    /// Accounts of files that the plan knows otherwise, and of which it was said who they are: [`Meeting::asked`].
    ///
    /// [`Meeting::asked`]: super::Meeting::asked
    pub settled: BTreeSet<Box<str>>,
}
