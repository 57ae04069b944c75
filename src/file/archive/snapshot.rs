//! A state of a plan on its way into a store.

use super::super::backup::{self, Backup};
use super::super::envelope::{self, Header};
use super::super::store::{Store, StoreError};
use super::super::v4;
use super::trail::{Before, Entry};
use super::{Archive, ArchiveError};
use crate::plan::Plan;

/// Accounts to a block: 256 of them take a few milliseconds to fold, so one fits an idle moment.
pub(super) const BLOCK_ROWS: usize = 256;

/// A snapshot under way. It is written a block at a time, so that the page can do it in idle moments.
#[derive(Debug)]
pub struct Snapshot {
    plan: Plan,
    header: Header,
    place: Place,
    /// The steps that only its end makes last.
    entries: Vec<Entry<Plan>>,
    /// Of each entry whose blocks are written, the head of the plan as it was before.
    heads: Vec<Option<v4::Head>>,
    row: usize,
    sums: Vec<u64>,
    /// The archive's count when it began.
    sweeps: u64,
    bulk: bool,
    /// Whether a backup has taken the room of an older one.
    gave_way: bool,
}

/// Where a snapshot goes.
#[derive(Debug, Clone, Copy)]
enum Place {
    Slot(usize),
    Backup(Backup),
}

impl<S: Store> Archive<S> {
    /// Begins a snapshot of a plan that has all steps given to [`Archive::record`], also those that could not be
    /// kept: of those nothing is kept until [`Snapshot::advance`] says it is done.
    pub fn snapshot(&self, plan: Plan, at: u64) -> Result<Snapshot, ArchiveError> {
        if self.mark.is_none() {
            return Err(if self.newer { ArchiveError::ReadOnly } else { ArchiveError::Unclaimed });
        }
        let bulk = self.is_behind();
        // A plan that came about without a step is a revision too.
        let more = if bulk { (self.pending.len() as u64).max(1) } else { 0 };
        // The older slot is written over; the newer one stays whole until this one is.
        let slot = usize::from(self.slots[0] > self.slots[1]);
        let header = Header { schema: envelope::SCHEMA, rev: self.rev + more, at };
        Ok(self.begin(plan, header, Place::Slot(slot), bulk))
    }

    /// Begins to keep a state of the plan besides the newest.
    pub fn back_up(&self, plan: Plan, backup: Backup) -> Result<Snapshot, ArchiveError> {
        if self.mark.is_none() {
            return Err(ArchiveError::Unclaimed);
        }
        let header = Header { schema: envelope::SCHEMA, rev: self.rev, at: backup.at };
        Ok(self.begin(plan, header, Place::Backup(backup), false))
    }

    fn begin(&self, plan: Plan, header: Header, place: Place, bulk: bool) -> Snapshot {
        let entries = if bulk { self.pending.clone() } else { Vec::new() };
        let (heads, sums, sweeps) = (Vec::new(), Vec::new(), self.sweeps);
        Snapshot { plan, header, place, entries, heads, row: 0, sums, sweeps, bulk, gave_way: false }
    }
}

impl Snapshot {
    /// Whether it holds a step that is not in the journal, so that only its end makes that step last.
    pub fn is_bulk(&self) -> bool {
        self.bulk
    }

    /// When the state was the newest, in milliseconds since 1970.
    pub fn at(&self) -> u64 {
        self.header.at
    }

    /// Writes the next block, or the slot after the last one. Returns whether the snapshot is done; from
    /// then on it survives a crash.
    pub fn advance<S: Store>(&mut self, archive: &mut Archive<S>) -> Result<bool, ArchiveError> {
        archive.guard()?;
        if self.sweeps != archive.sweeps {
            // Its own blocks may be among those that were swept.
            self.heads.clear();
            self.sums.clear();
            (self.row, self.sweeps) = (0, archive.sweeps);
        }
        // First the plans as they were before the steps, then the plan as it is.
        let plan = match self.entries.get(self.heads.len()) {
            Some(Entry { before: Before::Plan(plan), .. }) => plan,
            Some(_) => {
                self.heads.push(None);
                return Ok(false);
            }
            None => &self.plan,
        };
        let rows = plan.accounts().len();
        if self.row == rows && self.heads.len() == self.entries.len() {
            return match self.end(archive) {
                Err(ArchiveError::Store { source: StoreError::Full }) if self.give_up_before() => {
                    archive.forgot = true;
                    archive.sweep(&[]);
                    Ok(false)
                }
                ended => ended.map(|()| true),
            };
        }
        if self.row == rows {
            self.heads.push(Some(v4::head(plan, std::mem::take(&mut self.sums))));
            self.row = 0;
            return Ok(false);
        }
        let end = (self.row + BLOCK_ROWS).min(rows);
        let payload = postcard::to_stdvec(&v4::rows(plan, self.row..end)).unwrap_or_default();
        let sum = envelope::checksum(&payload);
        if !archive.has_block(sum) {
            let text = envelope::seal(self.header, &payload);
            let key = archive.block_key(sum);
            let written = match self.place {
                Place::Slot(_) => archive.put(&key, &text, &self.held()),
                Place::Backup(_) => {
                    let held = self.held();
                    archive.put_backup(&key, &text, &held, &mut self.gave_way)
                }
            };
            match written {
                Err(StoreError::Full) if self.give_up_before() => {
                    archive.forgot = true;
                    archive.sweep(&[]);
                    return Ok(false);
                }
                written => written?,
            }
            self.sweeps = archive.sweeps;
        }
        self.sums.push(sum);
        self.row = end;
        Ok(false)
    }

    /// The blocks that are written and not named by anything yet.
    fn held(&self) -> Vec<u64> {
        let heads = self.heads.iter().flatten().flat_map(|head| &head.blocks);
        heads.chain(&self.sums).copied().collect()
    }

    /// Where the plan and its ways back do not both find room, the plan has it. Whether there was one to give up.
    fn give_up_before(&mut self) -> bool {
        let mut any = false;
        for entry in &mut self.entries {
            if entry.before != Before::Gone {
                (entry.before, any) = (Before::Gone, true);
            }
        }
        any
    }

    /// Everything is there: now it counts. The steps first, which mean nothing before the slot is written.
    fn end<S: Store>(&mut self, archive: &mut Archive<S>) -> Result<(), ArchiveError> {
        let held = self.held();
        let count = self.entries.len();
        let mut marks = Vec::with_capacity(count);
        let heads = std::mem::take(&mut self.heads);
        for (at, (entry, head)) in self.entries.iter().zip(heads).enumerate() {
            let rev = self.header.rev - (count - 1 - at) as u64;
            let Entry { moved, label, .. } = *entry;
            let before = match (&entry.before, head) {
                (Before::Step(step), _) => Before::Step(step.clone()),
                (Before::Plan(_), Some(head)) => Before::Plan(Box::new(head)),
                _ => Before::Gone,
            };
            // The slot has what it did.
            let entry = Entry { moved, label, done: None, before };
            marks.push((rev, archive.put_entry(Header { rev, ..self.header }, entry, &held)?));
        }
        let head = v4::head(&self.plan, self.sums.clone());
        let payload = postcard::to_stdvec(&head).unwrap_or_default();
        let text = envelope::seal(self.header, &payload);
        match self.place {
            Place::Slot(slot) => {
                archive.put(&archive.slot_key(slot), &text, &held)?;
                archive.slots[slot] = Some(self.header.rev);
                archive.blocks[slot] = std::mem::take(&mut self.sums);
                archive.rev = archive.rev.max(self.header.rev);
                archive.salvaged &= !self.bulk;
                archive.pending.drain(..count.min(archive.pending.len()));
                for (rev, mark) in marks {
                    archive.trail.insert(rev, mark);
                }
            }
            Place::Backup(backup) => {
                archive.put_backup(&archive.backup_key(backup), &text, &held, &mut self.gave_way)?;
                for old in backup::retired(&archive.backups()?) {
                    // What stays is tried again with the next one.
                    let _ = archive.store.remove(&archive.backup_key(old));
                }
            }
        }
        archive.sweep(&[]);
        Ok(())
    }

    /// Carries the snapshot through at once.
    pub fn finish<S: Store>(mut self, archive: &mut Archive<S>) -> Result<(), ArchiveError> {
        while !self.advance(archive)? {}
        Ok(())
    }
}
