//! A plan that is worked on: what it is, the way back over what was done, and where it is kept.
//!
//! Every change is kept before it is shown: what [`Work::apply`] gives is for [`Work::keep`]. Most are one small key,
//! written at once; what is too bulky for that is written by [`Work::advance`] in idle moments, and is [`Saved::Begun`]
//! until then.

use chrono::NaiveDate;

use super::archive::{Archive, ArchiveError, Entry, Lost, Opened, Snapshot};
use super::backup::{self, Backup};
use super::envelope::EnvelopeError;
use super::store::{Store, StoreError};
use crate::plan::{Edit, EditError, FindPlan, History, Plan, Travelled};

/// A plan that is worked on.
#[derive(Debug)]
pub struct Work<S> {
    plan: Plan,
    history: History,
    /// A store that could not be read is never written.
    archive: Result<Archive<S>, StoreError>,
    found: Found,
    /// Under which mark it writes, once it was told to.
    mark: Option<String>,
    keeps_backups: bool,
    /// The plan came as a whole and is not kept yet.
    is_given: bool,
    /// When a backup found no room.
    refused_backup: Option<u64>,
    snapshot: Option<Snapshot>,
    /// A state to be kept besides the newest, once there is no snapshot under way.
    backup: Option<Snapshot>,
    backups: Vec<Backup>,
}

/// What was found in the store.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// When the plan was last written, in milliseconds since 1970; `None` where there was none.
    pub at: Option<u64>,
    /// In which schema that was.
    pub schema: Option<u32>,
    /// How many pieces could not be read and are set aside.
    pub quarantined: usize,
    /// A newer version wrote it: it may be looked at and exported, not changed.
    pub newer: bool,
    /// The accounts that could not be read, where the others could.
    pub lost: Lost,
}

/// A change that is made and not kept yet.
#[derive(Debug)]
#[must_use = "a change is kept by `Work::keep`"]
pub struct Change(Option<Entry<Plan>>);

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// It survives a crash.
    Kept,
    /// It will, once [`Work::advance`] has come to the end.
    Begun,
    /// It is on the page only.
    Refused(ArchiveError),
}

/// What [`Work::advance`] came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advanced {
    /// Whether there is more to write.
    pub more: bool,
    /// What became of the changes that only a snapshot keeps, where one has ended.
    pub ended: Option<Result<(), ArchiveError>>,
}

impl<S: Store> Work<S> {
    /// Opens the plan of a name, or the one of `fresh` where there is none, and writes nothing. Earlier states are
    /// kept where `keeps_backups`.
    pub fn open(store: S, name: &str, keeps_backups: bool, fresh: impl FnOnce() -> Plan) -> Work<S> {
        let (archive, opened) = match Archive::open(store, name) {
            Ok((archive, opened)) => (Ok(archive), opened),
            Err(error) => (Err(error), Opened::default()),
        };
        let Opened { plan, at, schema, quarantined, newer, history, lost } = opened;
        let found = Found { at, schema, quarantined: quarantined.len(), newer, lost };
        let mut work = Work {
            plan: plan.unwrap_or_else(fresh),
            history,
            archive,
            found,
            mark: None,
            keeps_backups,
            is_given: false,
            refused_backup: None,
            snapshot: None,
            backup: None,
            backups: Vec::new(),
        };
        work.list_backups();
        work
    }

    /// Opens a place that should be free with a plan that came as a whole: it is unkept until a snapshot has it.
    pub fn begin(store: S, name: &str, plan: Plan) -> Work<S> {
        let mut is_given = false;
        let mut work = Work::open(store, name, true, || {
            is_given = true;
            plan
        });
        work.is_given = is_given;
        work
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The steps that can be taken back and done again.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// What was found at opening.
    pub fn found(&self) -> &Found {
        &self.found
    }

    /// Why the store could not be read.
    pub fn store_error(&self) -> Option<StoreError> {
        self.archive.as_ref().err().copied()
    }

    /// Whether it may write, as far as it knows.
    pub fn is_claimed(&self) -> bool {
        self.archive.as_ref().is_ok_and(Archive::is_claimed)
    }

    /// Whether, for want of room, steps were given up that could be taken back.
    pub fn has_forgotten(&self) -> bool {
        self.archive.as_ref().is_ok_and(Archive::has_forgotten)
    }

    /// Becomes the one that writes, under a mark that no other has, and keeps the plan as it was opened besides what
    /// will be made of it. `written` is when and on which day that was written.
    pub fn claim(
        &mut self,
        mark: &str,
        written: Option<Backup>,
        today: NaiveDate,
    ) -> Result<(), ArchiveError> {
        self.mark = Some(mark.into());
        // Also where it was the one before: another may have come and gone.
        self.archive.as_mut().map_err(|source| *source)?.claim(mark)?;
        if let Some(written) = written
            && !self.plan.accounts().is_empty()
            && self.is_due(written, today)
        {
            self.back_up(self.plan.clone(), written);
        }
        Ok(())
    }

    fn claim_again(&mut self) -> Result<(), ArchiveError> {
        let archive = self.archive.as_mut().map_err(|source| *source)?;
        let mark = self.mark.as_deref().ok_or(ArchiveError::Unclaimed)?;
        if archive.is_claimed() { Ok(()) } else { archive.claim(mark) }
    }

    /// Changes the plan. On an error nothing has changed. `now` is the moment, named as a backup of it would be.
    pub fn apply(&mut self, edit: Edit, now: Backup) -> Result<Change, EditError> {
        // What comes in from outside takes the place of much at once.
        let comes_in = matches!(edit, Edit::Take { .. } | Edit::Restore(_));
        let before = (comes_in && !self.plan.accounts().is_empty()).then(|| self.plan.clone());
        let applied = self.plan.apply(edit)?;
        let moved = self.history.push(applied.undo);
        if let Some(before) = before {
            self.back_up(before, now);
        }
        Ok(Change(Entry::of(&self.plan, &self.history, moved, applied.done)))
    }

    /// Takes the last step back; `None` where there is none.
    pub fn undo(&mut self) -> Result<Option<Change>, EditError> {
        self.travel(History::undo)
    }

    /// Does the step last taken back again; `None` where there is none.
    pub fn redo(&mut self) -> Result<Option<Change>, EditError> {
        self.travel(History::redo)
    }

    fn travel(&mut self, way: Travel) -> Result<Option<Change>, EditError> {
        let archive = self.archive.as_ref();
        let find = |key| archive.ok()?.before(key).ok();
        let travelled = way(&mut self.history, &mut self.plan, &find)?;
        let change = |Travelled { moved, done, .. }| Entry::of(&self.plan, &self.history, moved, done);
        Ok(travelled.map(change).map(Change))
    }

    /// Tries once more to keep what could not be kept.
    pub fn keep_again(&mut self, now: Backup) -> Saved {
        self.keep(Change(None), now)
    }

    /// Keeps a change, or begins to.
    pub fn keep(&mut self, Change(entry): Change, now: Backup) -> Saved {
        // What could not be set aside at opening may find room by now.
        let claimed = self.claim_again();
        let archive = match &mut self.archive {
            Ok(archive) => archive,
            Err(source) => return Saved::Refused(ArchiveError::Store { source: *source }),
        };
        let recorded = entry.map_or(Err(ArchiveError::Behind), |entry| archive.record(entry, now.at));
        let is_unkept = archive.is_behind() || self.is_given;
        let saved = match (claimed, recorded) {
            (Err(error), _) => Saved::Refused(error),
            // Nothing new, and everything is kept.
            (_, Err(ArchiveError::Behind)) if !is_unkept => Saved::Kept,
            (_, Ok(())) => {
                if self.snapshot.is_none() && archive.wants_snapshot() {
                    self.snapshot = archive.snapshot(self.plan.clone(), now.at).ok();
                }
                Saved::Kept
            }
            (_, Err(ArchiveError::Behind)) => match archive.snapshot(self.plan.clone(), now.at) {
                Ok(snapshot) => {
                    self.snapshot = Some(snapshot);
                    Saved::Begun
                }
                Err(error) => Saved::Refused(error),
            },
            (_, Err(error)) => Saved::Refused(error),
        };
        let is_hopeless = self.refused_backup.is_some_and(|at| now.at < at + backup::APART);
        if self.backup.is_none()
            && !self.plan.accounts().is_empty()
            && !is_hopeless
            && self.is_due(now, now.day)
        {
            self.back_up(self.plan.clone(), now);
        }
        saved
    }

    /// Whether there are changes that a crash would take.
    pub fn is_unkept(&self) -> bool {
        match &self.archive {
            Ok(archive) => archive.has_pending() || self.is_given,
            Err(_) => self.is_given || self.history.undo_label().is_some(),
        }
    }

    /// Whether there is something to write in idle moments.
    pub fn is_advancing(&self) -> bool {
        self.snapshot.is_some() || self.backup.is_some()
    }

    /// Writes the next piece.
    pub fn advance(&mut self) -> Advanced {
        let nothing = Advanced { more: false, ended: None };
        let Ok(archive) = &mut self.archive else { return nothing };
        let Some(snapshot) = &mut self.snapshot else {
            let Some(backup) = &mut self.backup else { return nothing };
            let outcome = backup.advance(archive);
            let more = outcome == Ok(false);
            if !more {
                // Where there is no room, there will be none at the next edit either.
                self.refused_backup = outcome.is_err().then(|| backup.at());
                self.backup = None;
                self.list_backups();
            }
            return Advanced { more, ended: None };
        };
        let outcome = snapshot.advance(archive);
        if outcome == Ok(false) {
            return Advanced { more: true, ended: None };
        }
        // One of steps that are in the journal may fail without anything being lost.
        let ended = snapshot.is_bulk().then_some(outcome.map(drop));
        self.is_given &= outcome.is_err();
        self.snapshot = None;
        self.list_backups();
        Advanced { more: outcome.is_ok() && self.backup.is_some(), ended }
    }

    /// Completes a snapshot under way, and tries once more to keep what could not be kept: before the page is hidden
    /// or another plan opens. Returns whether everything is kept then, and what became of a snapshot that only its
    /// end makes last.
    pub fn flush(&mut self, at: u64) -> (bool, Option<Result<(), ArchiveError>>) {
        let Ok(archive) = &mut self.archive else { return (self.history.undo_label().is_none(), None) };
        let is_unkept = archive.has_pending() || self.is_given;
        let held = self.snapshot.take().filter(|held| held.is_bulk() || !is_unkept);
        let anew = || archive.snapshot(self.plan.clone(), at).ok();
        let Some(snapshot) = held.or_else(|| is_unkept.then(anew).flatten()) else {
            return (!is_unkept, None);
        };
        let is_bulk = snapshot.is_bulk();
        let outcome = snapshot.finish(archive);
        self.is_given &= outcome.is_err();
        (outcome.is_ok() || !is_bulk, is_bulk.then_some(outcome))
    }

    /// Removes everything of this plan from the store.
    pub fn erase(&mut self) -> Result<(), ArchiveError> {
        // What is under way would bring back what is erased.
        (self.snapshot, self.backup) = (None, None);
        self.archive.as_mut().map_or(Ok(()), Archive::erase)
    }

    /// The states that are kept besides the newest, the newest first.
    pub fn backups(&self) -> &[Backup] {
        &self.backups
    }

    /// The plan as it was.
    pub fn backed_up(&self, backup: Backup) -> Result<Plan, EnvelopeError> {
        self.archive.as_ref().map_or(Err(EnvelopeError::Damaged), |archive| archive.backed_up(backup))
    }

    /// Whether a state is worth keeping besides the last one.
    fn is_due(&self, state: Backup, today: NaiveDate) -> bool {
        state.is_due(self.backups.first().copied(), today)
    }

    fn back_up(&mut self, plan: Plan, backup: Backup) {
        if let (true, Ok(archive)) = (self.keeps_backups, &self.archive) {
            // Where nothing may be written, whoever asked for more was told why.
            self.backup = archive.back_up(plan, backup).ok();
        }
    }

    fn list_backups(&mut self) {
        self.backups =
            self.archive.as_ref().ok().and_then(|archive| archive.backups().ok()).unwrap_or_default();
    }
}

type Travel = fn(&mut History, &mut Plan, FindPlan<'_>) -> Result<Option<Travelled>, EditError>;
