//! One plan in a [`Store`]: a snapshot and a journal of the steps since.
//!
//! ```text
//! keyline/<plan>/slot-a, slot-b     two snapshots, written in turn: head and the sums of their blocks
//! keyline/<plan>/block/<sum>        256 accounts with their rows, named by content, shared by all that name them
//! keyline/<plan>/journal/<rev>      one step each, since the older of the two slots
//! keyline/<plan>/backup/<day>/<at>  states that are kept besides the newest, as a slot holds them
//! keyline/<plan>/quarantine/<n>     bytes that could not be read, kept as they were
//! keyline/<plan>/writer             who may write: the mark of one tab
//! ```
//!
//! An edit writes one small journal key, so it is durable in milliseconds whatever the plan's size. A
//! snapshot writes new blocks first and its slot last, into the slot that is older, so a crash at any call
//! leaves the other one whole; the journal keeps what the older slot would need to catch up. Opening writes
//! nothing. Backups share their blocks with the slots, and where there is no room the oldest goes first.
//! [`Archive::claim`] sets unreadable bytes aside and makes this archive the one that writes; an archive
//! that finds another's mark writes no more, so that a tab which slept never overwrites what it has not seen.

use std::collections::HashSet;

use super::backup::{self, Backup};
use super::envelope::{self, EnvelopeError, Header};
use super::store::{Store, StoreError};
use super::v1;
use crate::plan::{Plan, Step};

/// The key of the writing tab's mark, behind [`prefix`].
pub const WRITER: &str = "writer";

/// What every key of a plan begins with.
pub fn prefix(name: &str) -> String {
    format!("keyline/{name}/")
}

/// Whether a key, behind [`prefix`], is of the newest state: a slot or a step.
pub fn is_newest(part: &str) -> bool {
    part.starts_with("slot-") || part.starts_with("journal/")
}

/// Accounts to a block: 256 of them take a few milliseconds to fold, so one fits an idle moment.
const BLOCK_ROWS: usize = 256;

/// A journal this long is due for a snapshot.
const JOURNAL_LIMIT: u64 = 64;

/// One plan's place in a store.
#[derive(Debug)]
pub struct Archive<S> {
    store: S,
    prefix: String,
    rev: u64,
    /// The revisions of slot a and slot b.
    slots: [Option<u64>; 2],
    /// The blocks each slot names.
    blocks: [Vec<u64>; 2],
    /// A newer version wrote the plan: it is never written over.
    newer: bool,
    /// What could not be read, to be set aside before anything is written: its key and its text.
    unreadable: Vec<(String, String)>,
    /// Our mark, once we are the one that writes.
    mark: Option<String>,
    /// A step was not kept: those after it mean nothing without it, and only a snapshot can catch up.
    behind: bool,
    /// How often blocks were swept: a snapshot under way then begins anew, for its own may be among them.
    sweeps: u64,
}

/// What was found in a store.
#[derive(Debug, Default)]
pub struct Opened {
    /// The plan, or `None` where none was kept.
    pub plan: Option<Plan>,
    /// When it was last written, in milliseconds since 1970.
    pub at: Option<u64>,
    /// What could not be read; [`Archive::claim`] sets it aside under these keys.
    pub quarantined: Vec<String>,
    /// A newer version wrote it: it may be looked at and exported, not changed.
    pub newer: bool,
}

/// Why an archive could not do what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    /// The store refused.
    #[error("the store refused")]
    Store {
        /// Why.
        #[from]
        source: StoreError,
    },
    /// The plan in the store was written by a newer version: nothing may be written over it.
    #[error("written by a newer version")]
    ReadOnly,
    /// It was not claimed; see [`Archive::claim`].
    #[error("not claimed")]
    Unclaimed,
    /// Another has claimed the plan since.
    #[error("claimed by another")]
    Taken,
    /// Another has written since this was opened: open it again.
    #[error("changed since it was opened")]
    Stale,
    /// An earlier step was not kept, so that this one cannot be kept alone: a bulk snapshot has them all.
    #[error("an earlier step was not kept")]
    Behind,
}

impl<S: Store> Archive<S> {
    /// Opens the plan of a name, and writes nothing. Fails only where the store cannot be read at all.
    pub fn open(store: S, name: &str) -> Result<(Archive<S>, Opened), StoreError> {
        let prefix = prefix(name);
        let mut archive = Archive {
            store,
            prefix,
            rev: 0,
            slots: [None; 2],
            blocks: Default::default(),
            newer: false,
            unreadable: Vec::new(),
            mark: None,
            behind: false,
            sweeps: 0,
        };
        let mut opened = Opened::default();
        let mut best: Option<(Header, Plan)> = None;
        for slot in 0..2 {
            let key = archive.slot_key(slot);
            let Some(text) = archive.store.get(&key)? else { continue };
            match archive.read_slot(&text) {
                Ok((header, plan, blocks)) => {
                    archive.slots[slot] = Some(header.rev);
                    archive.blocks[slot] = blocks;
                    if best.as_ref().is_none_or(|(other, _)| header.rev > other.rev) {
                        best = Some((header, plan));
                    }
                }
                Err(EnvelopeError::Newer { .. }) => opened.newer = true,
                Err(_) => archive.set_aside(key, text, &mut opened),
            }
        }
        archive.newer = opened.newer;
        let journal = archive.journal()?;
        if let Some((header, plan)) = best {
            (archive.rev, opened.at) = (header.rev, Some(header.at));
            let mut steps = Vec::new();
            for rev in (header.rev + 1..).take_while(|rev| journal.contains(rev)) {
                let Some(text) = archive.store.get(&archive.journal_key(rev))? else { break };
                let Ok(step) = read_step(&text, rev) else { break };
                steps.push(step);
            }
            let (plan, taken) = caught_up(plan, &steps);
            if let Some((header, _)) = taken.checked_sub(1).and_then(|last| steps.get(last)) {
                (archive.rev, opened.at) = (header.rev, Some(header.at));
            }
            opened.plan = Some(plan);
        }
        // A step that cannot be taken, and those behind it or behind a gap, belong to no state we can rebuild;
        // they must not be taken for steps of what is written from here on.
        let (last, newer) = (archive.rev, archive.newer);
        for rev in journal.into_iter().filter(|&rev| rev > last && !newer) {
            let key = archive.journal_key(rev);
            if let Some(text) = archive.store.get(&key)? {
                archive.set_aside(key, text, &mut opened);
            }
        }
        Ok((archive, opened))
    }

    /// Becomes the one that writes, under a mark that no other has. What could not be read is set aside first;
    /// where there is no room for that, nothing may be written.
    pub fn claim(&mut self, mark: &str) -> Result<(), ArchiveError> {
        if self.newer {
            return Err(ArchiveError::ReadOnly);
        }
        if !self.is_current()? {
            return Err(ArchiveError::Stale);
        }
        for (key, text) in &self.unreadable {
            let aside = self.aside_key(text);
            if self.store.get(&aside)?.is_none() {
                self.store.set(&aside, text)?;
            }
            if key.contains("/journal/") {
                self.store.remove(key)?;
            }
        }
        self.unreadable.clear();
        self.store.set(&self.mark_key(), mark)?;
        self.mark = Some(mark.into());
        Ok(())
    }

    /// Whether nobody has written since this was opened.
    fn is_current(&self) -> Result<bool, StoreError> {
        let known = |key: &str| self.unreadable.iter().any(|(unreadable, _)| unreadable == key);
        let next = self.journal_key(self.rev + 1);
        let mut current = known(&next) || self.store.get(&next)?.is_none();
        for slot in 0..2 {
            let key = self.slot_key(slot);
            let text = self.store.get(&key)?;
            let rev = text.as_deref().and_then(|text| envelope::header(text).ok()).map(|header| header.rev);
            current &= known(&key) || rev == self.slots[slot];
        }
        Ok(current)
    }

    /// Refuses where another is the one that writes. A store that was emptied meanwhile belongs to nobody: then
    /// nothing that it held counts any more, and the next snapshot has it all.
    fn guard(&mut self) -> Result<(), ArchiveError> {
        let Some(mark) = &self.mark else { return Err(ArchiveError::Unclaimed) };
        match self.store.get(&self.mark_key())? {
            Some(found) if found == *mark => Ok(()),
            Some(_) => {
                self.mark = None;
                Err(ArchiveError::Taken)
            }
            None => {
                self.store.set(&self.mark_key(), mark)?;
                (self.slots, self.blocks, self.behind) = ([None; 2], Default::default(), true);
                self.sweeps += 1;
                Ok(())
            }
        }
    }

    /// Whether it may write, as far as it knows.
    pub fn is_claimed(&self) -> bool {
        self.mark.is_some()
    }

    /// The revision that is kept.
    pub fn rev(&self) -> u64 {
        self.rev
    }

    /// Whether enough steps have gathered that a snapshot is due.
    pub fn wants_snapshot(&self) -> bool {
        let newest = self.slots.iter().flatten().max().copied();
        newest.is_none_or(|slot| self.rev - slot >= JOURNAL_LIMIT)
    }

    /// Keeps one step. When this returns `Ok` the step survives a crash.
    ///
    /// `at` is the time, in milliseconds since 1970.
    pub fn record(&mut self, step: &Step, at: u64) -> Result<(), ArchiveError> {
        if let Err(error) = self.guard() {
            self.behind |= matches!(error, ArchiveError::Store { .. });
            return Err(error);
        }
        if self.is_behind() {
            return Err(ArchiveError::Behind);
        }
        let header = Header { schema: envelope::SCHEMA, rev: self.rev + 1, at };
        // Writing our own types cannot fail; an empty payload would be refused on reading.
        let payload = postcard::to_stdvec(&v1::step(step)).unwrap_or_default();
        let kept = self.put(&self.journal_key(header.rev), &envelope::seal(header, &payload), &[]);
        self.behind = kept.is_err();
        kept?;
        self.rev = header.rev;
        Ok(())
    }

    /// Whether a step was not kept, or there is no snapshot for steps to follow on: then only a bulk snapshot can
    /// keep what follows.
    pub fn is_behind(&self) -> bool {
        self.behind || self.slots == [None; 2]
    }

    /// Begins a snapshot of a plan that has all recorded steps and, where `bulk`, one more that was not
    /// recorded. Nothing is kept of that one until [`Snapshot::advance`] says it is done.
    pub fn snapshot(&self, plan: Plan, bulk: bool, at: u64) -> Result<Snapshot, ArchiveError> {
        if self.mark.is_none() {
            return Err(if self.newer { ArchiveError::ReadOnly } else { ArchiveError::Unclaimed });
        }
        let rev = self.rev + u64::from(bulk);
        // The older slot is written over; the newer one stays whole until this one is.
        let slot = usize::from(self.slots[0] > self.slots[1]);
        let header = Header { schema: envelope::SCHEMA, rev, at };
        Ok(self.begin(plan, header, bulk, Place::Slot(slot)))
    }

    /// Begins to keep a state of the plan besides the newest.
    pub fn back_up(&self, plan: Plan, backup: Backup) -> Result<Snapshot, ArchiveError> {
        if self.mark.is_none() {
            return Err(ArchiveError::Unclaimed);
        }
        let header = Header { schema: envelope::SCHEMA, rev: self.rev, at: backup.at };
        Ok(self.begin(plan, header, false, Place::Backup(backup)))
    }

    fn begin(&self, plan: Plan, header: Header, bulk: bool, place: Place) -> Snapshot {
        Snapshot { plan, header, bulk, place, row: 0, sums: Vec::new(), sweeps: self.sweeps }
    }

    /// The states that are kept besides the newest, the newest first.
    pub fn backups(&self) -> Result<Vec<Backup>, StoreError> {
        let prefix = format!("{}backup/", self.prefix);
        let keys = self.store.keys(&prefix)?;
        let mut backups: Vec<Backup> =
            keys.iter().filter_map(|key| Backup::named(&key[prefix.len()..])).collect();
        backups.sort_unstable_by_key(|backup| std::cmp::Reverse(backup.at));
        Ok(backups)
    }

    /// The plan as it was.
    pub fn backed_up(&self, backup: Backup) -> Result<Plan, EnvelopeError> {
        let text = self.store.get(&self.backup_key(backup)).ok().flatten();
        self.read_slot(&text.ok_or(EnvelopeError::Damaged)?).map(|(_, plan, _)| plan)
    }

    /// Writes, and where there is no room drops the oldest backups until there is. The blocks of `held` stay.
    fn put(&mut self, key: &str, text: &str, held: &[u64]) -> Result<(), StoreError> {
        let mut outcome = self.store.set(key, text);
        if outcome == Err(StoreError::Full) {
            for oldest in self.backups().unwrap_or_default().into_iter().rev() {
                // Where it cannot be removed, the next may make room.
                let _ = self.store.remove(&self.backup_key(oldest));
                self.sweep(held);
                outcome = self.store.set(key, text);
                if outcome != Err(StoreError::Full) {
                    break;
                }
            }
        }
        outcome
    }

    /// Removes what neither slots, backups, what was set aside nor `held` need. A failure here loses nothing: the next one sweeps again.
    fn sweep(&mut self, held: &[u64]) {
        self.sweeps += 1;
        let oldest = match self.slots {
            [Some(a), Some(b)] => a.min(b),
            // With one slot alone, its journal starts after it.
            [a, b] => a.or(b).unwrap_or(0),
        };
        for rev in self.journal().unwrap_or_default() {
            if rev <= oldest {
                let _ = self.store.remove(&self.journal_key(rev));
            }
        }
        let mut used: HashSet<u64> = self.blocks.iter().flatten().chain(held).copied().collect();
        for kept in ["backup/", "quarantine/"] {
            // Where it cannot be told what they need, nothing goes.
            let Ok(keys) = self.store.keys(&format!("{}{kept}", self.prefix)) else { return };
            for key in keys {
                let Ok(text) = self.store.get(&key) else { return };
                // What has no head that can be read has no blocks that could be found.
                let head = text.and_then(|text| read::<v1::Head>(&envelope::open(&text).ok()?.1).ok());
                used.extend(head.into_iter().flat_map(|head| head.blocks));
            }
        }
        let prefix = format!("{}block/", self.prefix);
        for key in self.store.keys(&prefix).unwrap_or_default() {
            let sum = u64::from_str_radix(&key[prefix.len()..], 16).ok();
            if !sum.is_some_and(|sum| used.contains(&sum)) {
                let _ = self.store.remove(&key);
            }
        }
    }

    /// Removes everything of this plan from the store.
    pub fn erase(&mut self) -> Result<(), ArchiveError> {
        // Where it could not be claimed for want of room, this is what makes room.
        self.guard().or_else(|error| if error == ArchiveError::Unclaimed { Ok(()) } else { Err(error) })?;
        let mark = self.mark_key();
        for key in self.store.keys(&self.prefix)?.iter().filter(|key| **key != mark) {
            self.store.remove(key)?;
        }
        (self.rev, self.slots, self.blocks) = (0, [None; 2], Default::default());
        (self.newer, self.behind) = (false, false);
        Ok(())
    }

    fn read_slot(&self, text: &str) -> Result<(Header, Plan, Vec<u64>), EnvelopeError> {
        let (header, payload) = envelope::open(text)?;
        let head: v1::Head = read(&payload)?;
        let sums = head.blocks.clone();
        let mut blocks = Vec::with_capacity(sums.len());
        for &sum in &sums {
            let text = self.store.get(&self.block_key(sum)).ok().flatten();
            let (_, payload) = envelope::open(&text.ok_or(EnvelopeError::Damaged)?)?;
            if envelope::checksum(&payload) != sum {
                return Err(EnvelopeError::Damaged);
            }
            blocks.push(read(&payload)?);
        }
        let parts = v1::parts(head, blocks).map_err(|_| EnvelopeError::Unreadable)?;
        let plan = Plan::from_parts(parts).map_err(|_| EnvelopeError::Unreadable)?;
        Ok((header, plan, sums))
    }

    /// Notes what could not be read. Its original stays until a snapshot takes its place, or is copied first
    /// where it is a step.
    fn set_aside(&mut self, key: String, text: String, opened: &mut Opened) {
        opened.quarantined.push(self.aside_key(&text));
        self.unreadable.push((key, text));
    }

    fn aside_key(&self, text: &str) -> String {
        format!("{}quarantine/{:016x}", self.prefix, envelope::checksum(text.as_bytes()))
    }

    fn backup_key(&self, backup: Backup) -> String {
        format!("{}backup/{}", self.prefix, backup.name())
    }

    fn mark_key(&self) -> String {
        format!("{}{WRITER}", self.prefix)
    }

    /// The revisions in the journal, in order.
    fn journal(&self) -> Result<Vec<u64>, StoreError> {
        let prefix = format!("{}journal/", self.prefix);
        let keys = self.store.keys(&prefix)?;
        let mut revs: Vec<u64> = keys.iter().filter_map(|key| key[prefix.len()..].parse().ok()).collect();
        revs.sort_unstable();
        Ok(revs)
    }

    fn slot_key(&self, slot: usize) -> String {
        format!("{}slot-{}", self.prefix, if slot == 0 { "a" } else { "b" })
    }

    fn block_key(&self, sum: u64) -> String {
        format!("{}block/{sum:016x}", self.prefix)
    }

    fn journal_key(&self, rev: u64) -> String {
        format!("{}journal/{rev}", self.prefix)
    }
}

/// A snapshot under way. It is written a block at a time, so that the page can do it in idle moments.
#[derive(Debug)]
pub struct Snapshot {
    plan: Plan,
    header: Header,
    bulk: bool,
    place: Place,
    row: usize,
    sums: Vec<u64>,
    /// The archive's count when it began.
    sweeps: u64,
}

/// Where a snapshot goes.
#[derive(Debug, Clone, Copy)]
enum Place {
    Slot(usize),
    Backup(Backup),
}

impl Snapshot {
    /// Whether it holds a step that is not in the journal, so that only its end makes that step last.
    pub fn is_bulk(&self) -> bool {
        self.bulk
    }

    /// Writes the next block, or the slot after the last one. Returns whether the snapshot is done; from
    /// then on it survives a crash.
    pub fn advance<S: Store>(&mut self, archive: &mut Archive<S>) -> Result<bool, ArchiveError> {
        let advanced = self.write_next(archive);
        if self.bulk {
            // What it holds is kept with its end and not before.
            archive.behind = advanced != Ok(true);
        }
        advanced
    }

    fn write_next<S: Store>(&mut self, archive: &mut Archive<S>) -> Result<bool, ArchiveError> {
        archive.guard()?;
        if self.sweeps != archive.sweeps {
            (self.row, self.sweeps) = (0, archive.sweeps);
            self.sums.clear();
        }
        let rows = self.plan.accounts().len();
        if self.row < rows {
            let end = (self.row + BLOCK_ROWS).min(rows);
            let payload = postcard::to_stdvec(&v1::rows(&self.plan, self.row..end)).unwrap_or_default();
            let sum = envelope::checksum(&payload);
            let known = archive.blocks.iter().any(|blocks| blocks.contains(&sum));
            if !known {
                archive.put(&archive.block_key(sum), &envelope::seal(self.header, &payload), &self.sums)?;
                self.sweeps = archive.sweeps;
            }
            self.sums.push(sum);
            self.row = end;
            return Ok(false);
        }
        let head = v1::head(&self.plan, self.sums.clone());
        let payload = postcard::to_stdvec(&head).unwrap_or_default();
        let text = envelope::seal(self.header, &payload);
        match self.place {
            Place::Slot(slot) => {
                archive.put(&archive.slot_key(slot), &text, &self.sums)?;
                archive.slots[slot] = Some(self.header.rev);
                archive.blocks[slot] = std::mem::take(&mut self.sums);
                archive.rev = archive.rev.max(self.header.rev);
            }
            Place::Backup(backup) => {
                archive.put(&archive.backup_key(backup), &text, &self.sums)?;
                for old in backup::retired(&archive.backups()?) {
                    // What stays is tried again with the next one.
                    let _ = archive.store.remove(&archive.backup_key(old));
                }
            }
        }
        archive.sweep(&[]);
        Ok(true)
    }

    /// Carries the snapshot through at once.
    pub fn finish<S: Store>(mut self, archive: &mut Archive<S>) -> Result<(), ArchiveError> {
        while !self.advance(archive)? {}
        Ok(())
    }
}

fn read<T: for<'a> serde::Deserialize<'a>>(payload: &[u8]) -> Result<T, EnvelopeError> {
    postcard::from_bytes(payload).map_err(|_| EnvelopeError::Unreadable)
}

/// A plan with the steps of its journal, and how many of them were taken: all, unless one does not fit the plan or
/// leaves one that could not have come about by edits.
fn caught_up(plan: Plan, steps: &[(Header, Step)]) -> (Plan, usize) {
    if steps.is_empty() {
        return (plan, 0);
    }
    let take = |plan: &mut Plan, step: &Step| plan.swap(&mut step.clone()).is_ok();
    // What comes out of the gate is what is written again, to the last blank.
    let gated = |plan: Plan| Plan::from_parts(plan.into_parts()).ok();
    let mut whole = plan.clone();
    if steps.iter().all(|(_, step)| take(&mut whole, step))
        && let Some(whole) = gated(whole)
    {
        return (whole, steps.len());
    }
    // One of them is broken: look for it with care.
    let mut sound = plan;
    for (taken, (_, step)) in steps.iter().enumerate() {
        let mut next = sound.clone();
        match take(&mut next, step).then_some(next).and_then(gated) {
            Some(next) => sound = next,
            None => return (sound, taken),
        }
    }
    (sound, steps.len())
}

fn read_step(text: &str, rev: u64) -> Result<(Header, Step), EnvelopeError> {
    let (header, payload) = envelope::open(text)?;
    if header.rev != rev {
        return Err(EnvelopeError::Damaged);
    }
    let step = v1::read_step(read(&payload)?).map_err(|_| EnvelopeError::Unreadable)?;
    Ok((header, step))
}
