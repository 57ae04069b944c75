//! States of a plan that are kept besides the newest: which of them, and how long.

use chrono::{Datelike, NaiveDate};

/// How many are kept.
const MOST: usize = 10;

/// How many of the day of the newest are kept; of each day before, the last one.
const OF_ONE_DAY: usize = 4;

/// While the plan is worked on, one is due after so many milliseconds: an hour.
pub(crate) const APART: u64 = 60 * 60 * 1000;

/// A state of the plan that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Backup {
    /// The day of it where the user was.
    pub day: NaiveDate,
    /// When it was the newest state, in milliseconds since 1970.
    pub at: u64,
}

impl Backup {
    /// What it is called in the store: its day, counted from the year 1, and its time.
    pub(crate) fn name(self) -> String {
        format!("{}/{}", self.day.num_days_from_ce(), self.at)
    }

    pub(crate) fn named(name: &str) -> Option<Backup> {
        let (day, at) = name.split_once('/')?;
        let day = NaiveDate::from_num_days_from_ce_opt(day.parse().ok()?)?;
        Some(Backup { day, at: at.parse().ok()? })
    }

    /// Whether it is worth keeping besides the last one: an hour on, or the last state of a day that is over.
    pub fn is_due(self, last: Option<Backup>, today: NaiveDate) -> bool {
        last.is_none_or(|last| {
            let since = self.at.saturating_sub(last.at);
            since >= APART || (since > 0 && self.day != today)
        })
    }
}

/// Those that have had their time, of all that are kept, the newest first: of the newest day four stay, of each
/// day before its last one, and ten in all.
pub(crate) fn retired(backups: &[Backup]) -> Vec<Backup> {
    let mut kept: Vec<Backup> = Vec::new();
    let mut retired = Vec::new();
    for &backup in backups {
        let of_day = kept.iter().filter(|other| other.day == backup.day).count();
        let is_newest_day = backups.first().is_some_and(|newest| newest.day == backup.day);
        let room = if is_newest_day { OF_ONE_DAY } else { 1 };
        let list = if of_day < room && kept.len() < MOST { &mut kept } else { &mut retired };
        list.push(backup);
    }
    retired
}
