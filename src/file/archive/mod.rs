//! One plan in a [`Store`]: a snapshot and a journal of the steps since.
//!
//! ```text
//! keyline/<plan>/slot-a, slot-b     two snapshots, written in turn: head and the sums of their blocks
//! keyline/<plan>/block/<sum>        256 accounts with their rows, named by content, shared by all that name them
//! keyline/<plan>/journal/<rev>      one step each: those since the older of the two slots, and those before that can
//!                                   still be taken back
//! keyline/<plan>/backup/<day>/<at>  states that are kept besides the newest, as a slot holds them
//! keyline/<plan>/quarantine/<sum>   bytes that could not be read, kept as they were
//! keyline/<plan>/writer             who may write: the mark of one tab
//! ```
//!
//! An edit writes one small journal key, so it is durable in milliseconds whatever the plan's size. A
//! snapshot writes new blocks first and its slot last, into the slot that is older, so a crash at any call
//! leaves the other one whole; the journal keeps what the older slot would need to catch up, and the way back over
//! each step, so that undo survives a reload. A step too bulky for the journal is kept by a snapshot, and the plan as
//! it was before is its way back. Opening writes nothing. Ways back and backups share their blocks with the slots;
//! where there is no room the oldest way back goes first, then the oldest backup.
//! [`Archive::claim`] sets unreadable bytes aside and makes this archive the one that writes; an archive
//! that finds another's mark writes no more, so that a tab which slept never overwrites what it has not seen.

mod snapshot;
mod trail;

use std::collections::{BTreeMap, HashSet};

use super::backup::Backup;
use super::envelope::{self, EnvelopeError, Header};
use super::store::{Store, StoreError};
use super::v4;
use snapshot::BLOCK_ROWS;
pub use snapshot::Snapshot;
pub use trail::{Before, Entry};
use trail::{Mark, Stacks, Trail};

use crate::plan::{Back, Change, History, Plan, Section, Step};

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

/// What the plan of a name is called by its user, without reading its accounts; `None` where no head can be read.
pub fn title(store: &impl Store, name: &str) -> Result<Option<Box<str>>, StoreError> {
    let prefix = prefix(name);
    let mut newest: Option<(u64, String)> = None;
    for slot in ["slot-a", "slot-b"] {
        let Some(text) = store.get(&format!("{prefix}{slot}"))? else { continue };
        let head = envelope::open(&text)
            .and_then(|(header, payload)| Ok((header, read::<v4::Head>(header, &payload)?)));
        if let Ok((header, head)) = head
            && newest.as_ref().is_none_or(|(rev, _)| header.rev > *rev)
        {
            newest = Some((header.rev, head.name));
        }
    }
    let Some((mut rev, mut title)) = newest else { return Ok(None) };
    while let Some(text) = store.get(&format!("{prefix}journal/{}", rev + 1))? {
        rev += 1;
        let Ok((_, entry)) = read_entry(&text, rev) else { break };
        let Some(done) = entry.done else { break };
        let names = done.changes.into_iter().filter_map(|change| match change {
            Change::Section(section) => match *section {
                Section::Name(name) => Some(name),
                _ => None,
            },
            _ => None,
        });
        title = names.last().map_or(title, Into::into);
    }
    Ok(Some(title.into()))
}

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
    /// Steps that were not kept: what comes after means nothing without them, and only a snapshot can catch up.
    pending: Vec<Entry<Plan>>,
    /// The steps in the journal.
    trail: Trail,
    /// Steps of a snapshot that never came to its end: they mean nothing.
    void: Vec<String>,
    /// For want of room, steps can no longer be taken back after a reload.
    forgot: bool,
    /// The plan is what was left of a slot: no step may follow on that.
    salvaged: bool,
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
    /// In which schema it was last written.
    pub schema: Option<u32>,
    /// What could not be read; [`Archive::claim`] sets it aside under these keys.
    pub quarantined: Vec<String>,
    /// A newer version wrote it: it may be looked at and exported, not changed.
    pub newer: bool,
    /// The steps that can be taken back and done again.
    pub history: History,
    /// The accounts that could not be read, where the others could.
    pub lost: Lost,
}

/// Accounts that could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lost {
    /// Those whose names can be.
    pub names: Vec<Box<str>>,
    /// Of the others the places in the plan, from 1, first and last; of the last block of a plan nobody knows where it
    /// ended.
    pub places: Vec<(usize, Option<usize>)>,
}

impl Lost {
    /// Whether nothing is lost.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.places.is_empty()
    }
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
            pending: Vec::new(),
            trail: Trail::default(),
            void: Vec::new(),
            forgot: false,
            salvaged: false,
            sweeps: 0,
        };
        let mut opened = Opened::default();
        let mut best: Option<(Header, Plan)> = None;
        let (mut damaged, mut partly) = (Vec::new(), Vec::new());
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
                Err(EnvelopeError::Newer { .. }) => archive.newer = true,
                Err(_) => {
                    damaged.push(text.clone());
                    archive.set_aside(key, text, &mut opened);
                }
            }
        }
        let (mut journal, mut broken) = (BTreeMap::new(), BTreeMap::new());
        for rev in archive.journal()? {
            let Some(text) = archive.store.get(&archive.journal_key(rev))? else { continue };
            match read_entry(&text, rev) {
                Ok(read) => drop(journal.insert(rev, read)),
                Err(EnvelopeError::Newer { .. }) => archive.newer = true,
                Err(_) => drop(broken.insert(rev, text)),
            }
        }
        let steps_after = |header: Header| {
            let step = |rev| {
                let (header, entry): &(Header, Entry<v4::Head>) = journal.get(&rev)?;
                Some((*header, entry.done.as_ref()?))
            };
            (header.rev + 1..).map_while(step).collect::<Vec<(Header, &Step)>>()
        };
        let last_of = |header: Header, steps: &[(Header, &Step)], taken: usize| {
            taken.checked_sub(1).and_then(|last| steps.get(last)).map_or(header, |(last, _)| *last)
        };
        let mut reached: Option<(Header, Plan)> = best.map(|(header, plan)| {
            let steps = steps_after(header);
            let (plan, taken) = caught_up(plan, &steps);
            (last_of(header, &steps, taken), plan)
        });
        // What is left of a damaged slot counts where nothing whole comes as far.
        for text in damaged {
            let Ok(header) = envelope::header(&text) else { continue };
            let is_further = reached.as_ref().is_none_or(|(other, _)| header.rev > other.rev);
            if !is_further || archive.newer {
                continue;
            }
            if let Some((plan, lost)) = archive.salvage(&text) {
                let steps = steps_after(header);
                let (plan, taken, cut) = caught_up_by_name(plan, &steps);
                partly = cut;
                reached = Some((last_of(header, &steps, taken), plan));
                opened.lost = lost;
            }
        }
        opened.newer = archive.newer;
        archive.salvaged = !opened.lost.is_empty();
        if let Some((header, plan)) = reached {
            (archive.rev, opened.at, opened.plan) = (header.rev, Some(header.at), Some(plan));
            opened.schema = Some(header.schema);
        }
        // A step that cannot be taken, and those behind it or behind a gap, belong to no state we can rebuild;
        // they must not be taken for steps of what is written from here on.
        let last = archive.rev;
        let orphans = journal.split_off(&(last + 1));
        for (rev, (_, entry)) in orphans {
            if archive.newer {
                break;
            }
            let key = archive.journal_key(rev);
            match (entry.done.is_some(), archive.store.get(&key)?) {
                (true, Some(text)) => archive.set_aside(key, text, &mut opened),
                // Of a snapshot that did not come to its end.
                _ => archive.void.push(key),
            }
        }
        for (rev, text) in broken.split_off(&(last + 1)) {
            if !archive.newer {
                archive.set_aside(archive.journal_key(rev), text, &mut opened);
            }
        }
        for rev in partly {
            let key = archive.journal_key(rev);
            if let Some(text) = archive.store.get(&key)? {
                archive.set_aside(key, text, &mut opened);
            }
        }
        for (&rev, (_, entry)) in &journal {
            archive.trail.insert(rev, mark_of(entry));
        }
        if let Some((&rev, _)) = broken.last_key_value() {
            archive.trail.forget_through(rev);
        }
        if archive.salvaged {
            // A way back may need what is lost.
            archive.trail.forget_through(last);
        }
        opened.history = history(archive.trail.stacks(), journal);
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
        for key in &self.void {
            self.store.remove(key)?;
        }
        self.void.clear();
        self.store.set(&self.mark_key(), mark)?;
        self.mark = Some(mark.into());
        Ok(())
    }

    /// Whether nobody has written since this was opened.
    fn is_current(&self) -> Result<bool, StoreError> {
        let known = |key: &str| {
            self.unreadable.iter().any(|(other, _)| other == key)
                || self.void.iter().any(|other| other == key)
        };
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
                (self.slots, self.blocks) = ([None; 2], Default::default());
                self.trail.clear();
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

    /// Keeps one step. When this returns `Ok` the step survives a crash; a step that is refused is remembered, and
    /// the next snapshot keeps it.
    ///
    /// `at` is the time, in milliseconds since 1970.
    pub fn record(&mut self, entry: Entry<Plan>, at: u64) -> Result<(), ArchiveError> {
        match self.keep(&entry, at) {
            // What another wrote is what counts.
            Err(ArchiveError::Taken) => Err(ArchiveError::Taken),
            Err(error) => {
                self.pending.push(entry);
                Err(error)
            }
            Ok(()) => Ok(()),
        }
    }

    fn keep(&mut self, entry: &Entry<Plan>, at: u64) -> Result<(), ArchiveError> {
        self.guard()?;
        if self.is_behind() || entry.done.is_none() {
            return Err(ArchiveError::Behind);
        }
        let before = match &entry.before {
            Before::Step(step) => Before::Step(step.clone()),
            // The blocks of a plan come with a snapshot.
            Before::Gone | Before::Plan(_) => Before::Gone,
        };
        let header = Header { schema: envelope::SCHEMA, rev: self.rev + 1, at };
        let Entry { moved, label, .. } = *entry;
        let mark = self.put_entry(header, Entry { moved, label, done: entry.done.clone(), before }, &[])?;
        self.trail.insert(header.rev, mark);
        self.rev = header.rev;
        Ok(())
    }

    /// Writes an entry, without its way back where there is no room for that.
    fn put_entry(
        &mut self,
        header: Header,
        mut entry: Entry<v4::Head>,
        held: &[u64],
    ) -> Result<Mark, StoreError> {
        let key = self.journal_key(header.rev);
        let mut outcome = self.put(&key, &seal_entry(header, &entry), held);
        if outcome == Err(StoreError::Full) && entry.before != Before::Gone {
            (entry.before, self.forgot) = (Before::Gone, true);
            outcome = self.put(&key, &seal_entry(header, &entry), held);
        }
        outcome.map(|()| mark_of(&entry))
    }

    /// Whether a step was not kept, or there is no snapshot for steps to follow on: then only a snapshot can keep what
    /// follows.
    pub fn is_behind(&self) -> bool {
        self.has_pending() || self.salvaged || self.slots == [None; 2]
    }

    /// Whether there are steps that were not kept.
    pub fn has_pending(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Whether, for want of room, steps were given up that could be taken back.
    pub fn has_forgotten(&self) -> bool {
        self.forgot
    }

    /// The plan as it was before the step of a revision, as [`Back::Kept`] names it.
    pub fn before(&self, rev: u64) -> Result<Plan, EnvelopeError> {
        let text = self.store.get(&self.journal_key(rev)).ok().flatten().ok_or(EnvelopeError::Damaged)?;
        match read_entry(&text, rev)?.1.before {
            Before::Plan(head) => self.assemble(*head),
            _ => Err(EnvelopeError::Unreadable),
        }
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

    /// Writes, and makes room as long as there is none. The blocks of `held` stay.
    fn put(&mut self, key: &str, text: &str, held: &[u64]) -> Result<(), StoreError> {
        let mut outcome = self.store.set(key, text);
        while outcome == Err(StoreError::Full) && self.make_room(held) {
            outcome = self.store.set(key, text);
        }
        outcome
    }

    /// Writes a part of a backup. One more is not worth what can be taken back, nor more than the oldest of its kind,
    /// which gives way once.
    fn put_backup(
        &mut self,
        key: &str,
        text: &str,
        held: &[u64],
        gave_way: &mut bool,
    ) -> Result<(), StoreError> {
        let outcome = self.store.set(key, text);
        if outcome == Err(StoreError::Full)
            && !std::mem::replace(gave_way, true)
            && let Some(oldest) = self.backups()?.pop()
        {
            self.store.remove(&self.backup_key(oldest))?;
            self.sweep(held);
            return self.store.set(key, text);
        }
        outcome
    }

    /// Gives up the oldest steps that could be taken back or, where there are none, the oldest backup.
    fn make_room(&mut self, held: &[u64]) -> bool {
        let steps = self.trail.oldest();
        let made = match steps.is_empty() {
            false => {
                self.forgot = true;
                steps.into_iter().for_each(|rev| self.forget(rev));
                true
            }
            true => {
                let oldest = self.backups().unwrap_or_default().pop();
                oldest.is_some_and(|oldest| self.store.remove(&self.backup_key(oldest)).is_ok())
            }
        };
        if made {
            self.sweep(held);
        }
        made
    }

    /// Takes the way back from a step; what the older slot needs to catch up stays.
    fn forget(&mut self, rev: u64) {
        self.trail.forget(rev);
        let key = self.journal_key(rev);
        if let Ok(Some(text)) = self.store.get(&key)
            && let Ok((header, entry)) = read_entry(&text, rev)
        {
            // It is shorter than before; where it is refused all the same, it stays as it was and is not used.
            let _ = self.store.set(&key, &seal_entry(header, &Entry { before: Before::Gone, ..entry }));
        }
    }

    /// Removes what neither slots, steps, backups, what was set aside nor `held` need. A failure here loses nothing: the
    /// next one sweeps again.
    fn sweep(&mut self, held: &[u64]) {
        self.sweeps += 1;
        let oldest = match self.slots {
            [Some(a), Some(b)] => a.min(b),
            // With one slot alone, its journal starts after it.
            [a, b] => a.or(b).unwrap_or(0),
        };
        for rev in self.trail.dead(oldest) {
            if self.store.remove(&self.journal_key(rev)).is_err() {
                break;
            }
            self.trail.remove(rev);
        }
        // Steps that could not be read, and that no slot needs any more.
        for rev in self.journal().unwrap_or_default() {
            let key = self.journal_key(rev);
            if rev <= oldest
                && self.trail.get(rev).is_none()
                && let Ok(Some(text)) = self.store.get(&key)
                && self.store.set(&self.aside_key(&text), &text).is_ok()
            {
                let _ = self.store.remove(&key);
            }
        }
        let mut used: HashSet<u64> = self.blocks.iter().flatten().chain(held).copied().collect();
        used.extend(self.trail.blocks());
        for kept in ["backup/", "quarantine/"] {
            // Where it cannot be told what they need, nothing goes.
            let Ok(keys) = self.store.keys(&format!("{}{kept}", self.prefix)) else { return };
            for key in keys {
                let Ok(text) = self.store.get(&key) else { return };
                // What has no head that can be read has no blocks that could be found.
                let head = text.and_then(|text| read_text::<v4::Head>(&text).ok());
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
        self.trail.clear();
        self.pending.clear();
        (self.newer, self.forgot, self.salvaged) = (false, false, false);
        Ok(())
    }

    fn read_slot(&self, text: &str) -> Result<(Header, Plan, Vec<u64>), EnvelopeError> {
        let (header, payload) = envelope::open(text)?;
        let head: v4::Head = read(header, &payload)?;
        let sums = head.blocks.clone();
        Ok((header, self.assemble(head)?, sums))
    }

    /// The plan of a head, with its blocks.
    fn assemble(&self, head: v4::Head) -> Result<Plan, EnvelopeError> {
        let mut blocks = Vec::with_capacity(head.blocks.len());
        for &sum in &head.blocks {
            let text = self.store.get(&self.block_key(sum)).ok().flatten();
            let (header, payload) = envelope::open(&text.ok_or(EnvelopeError::Damaged)?)?;
            if envelope::checksum(&payload) != sum {
                return Err(EnvelopeError::Damaged);
            }
            blocks.push(read(header, &payload)?);
        }
        let parts = v4::parts(head, blocks).map_err(|_| EnvelopeError::Unreadable)?;
        Plan::from_parts(parts).map_err(|_| EnvelopeError::Unreadable)
    }

    /// What can be read of a damaged slot, where that is a plan, and what not.
    fn salvage(&self, text: &str) -> Option<(Plan, Lost)> {
        let head: v4::Head = read_text(text).ok()?;
        let block = |&sum: &u64| {
            let text = self.store.get(&self.block_key(sum)).ok()??;
            let (header, payload) = envelope::open(&text).ok()?;
            (envelope::checksum(&payload) == sum).then(|| read(header, &payload).ok())?
        };
        let blocks = head.blocks.iter().map(block).collect();
        let (parts, lost) = v4::salvage(head, blocks, BLOCK_ROWS).ok()?;
        let plan = Plan::from_parts(parts).ok()?;
        // Settings alone are no plan to go on with; an earlier state is.
        (!plan.accounts().is_empty()).then_some((plan, lost))
    }

    /// Whether a block is there already.
    fn has_block(&self, sum: u64) -> bool {
        self.blocks.iter().any(|blocks| blocks.contains(&sum))
            || self.trail.blocks().any(|block| block == sum)
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

fn read<T: v4::Kept>(header: Header, payload: &[u8]) -> Result<T, EnvelopeError> {
    v4::read(header.schema, payload).map_err(|_| EnvelopeError::Unreadable)
}

fn read_text<T: v4::Kept>(text: &str) -> Result<T, EnvelopeError> {
    let (header, payload) = envelope::open(text)?;
    read(header, &payload)
}

/// A plan with the steps of its journal, and how many of them were taken: all, unless one does not fit the plan or
/// leaves one that could not have come about by edits.
fn caught_up(plan: Plan, steps: &[(Header, &Step)]) -> (Plan, usize) {
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

/// As [`caught_up`], of a plan that has not all its accounts: of a step, what does not fit is passed over, and the first
/// step that counts rows ends it, since its rows are others now. How many were taken, and the revisions of those that
/// were not taken whole.
fn caught_up_by_name(mut plan: Plan, steps: &[(Header, &Step)]) -> (Plan, usize, Vec<u64>) {
    let by_row = |change: &Change| matches!(change, Change::Row { .. } | Change::Contents(_));
    let fit = steps.iter().take_while(|(_, step)| !step.changes.iter().any(by_row)).count();
    let mut partly = Vec::new();
    for (header, step) in steps.iter().take(fit) {
        let mut is_whole = true;
        for change in &step.changes {
            let mut next = plan.clone();
            let mut one = Step { label: step.label, changes: vec![change.clone()] };
            let taken = next.swap(&mut one).is_ok().then_some(next);
            match taken.and_then(|next| Plan::from_parts(next.into_parts()).ok()) {
                Some(next) => plan = next,
                None => is_whole = false,
            }
        }
        if !is_whole {
            partly.push(header.rev);
        }
    }
    (plan, fit, partly)
}

fn read_entry(text: &str, rev: u64) -> Result<(Header, Entry<v4::Head>), EnvelopeError> {
    let (header, payload) = envelope::open(text)?;
    if header.rev != rev {
        return Err(EnvelopeError::Damaged);
    }
    let entry = v4::read_entry(read(header, &payload)?).map_err(|_| EnvelopeError::Unreadable)?;
    Ok((header, entry))
}

fn seal_entry(header: Header, entry: &Entry<v4::Head>) -> String {
    // Writing our own types cannot fail; an empty payload would be refused on reading.
    envelope::seal(header, &postcard::to_stdvec(&v4::entry(entry)).unwrap_or_default())
}

fn mark_of(entry: &Entry<v4::Head>) -> Mark {
    Mark {
        moved: entry.moved,
        is_whole: entry.before != Before::Gone,
        blocks: match &entry.before {
            Before::Plan(head) => head.blocks.clone(),
            Before::Gone | Before::Step(_) => Vec::new(),
        },
    }
}

/// The history of the entries of a journal.
fn history(stacks: Stacks, mut journal: BTreeMap<u64, (Header, Entry<v4::Head>)>) -> History {
    let mut back = |rev: u64| {
        let (_, Entry { label, before, .. }) = journal.remove(&rev)?;
        match before {
            Before::Step(step) => Some(Back::Read(step)),
            Before::Plan(_) => Some(Back::Kept { label, key: rev }),
            Before::Gone => None,
        }
    };
    let Stacks { next, past, future } = stacks;
    let past = past.into_iter().filter_map(&mut back).collect();
    History::of(next, past, future.into_iter().filter_map(back).collect())
}
