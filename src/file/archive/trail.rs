//! The steps that a store keeps: which of them can be taken back or done again, and which have had their time.

use std::collections::BTreeMap;

use crate::plan::{HISTORY_LIMIT, History, Label, Move, Moved, Plan, Step};

/// A step as it is kept. `P` is a plan as it was: the plan itself on its way in, its head on its way out.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<P> {
    /// Which step, and which way it went.
    pub moved: Move,
    /// What it did.
    pub label: Label,
    /// The values it put in; `None` of one that a snapshot keeps.
    pub done: Option<Step>,
    /// Its way back.
    pub before: Before<P>,
}

impl Entry<Plan> {
    /// The newest move of a history, which has led to `plan`. `done` is what a journal keeps of it.
    pub fn of(plan: &Plan, history: &History, moved: Move, done: Option<Step>) -> Option<Entry<Plan>> {
        let back = history.back_over(moved.how)?;
        let before = match &done {
            Some(_) => Before::Step(back.clone()),
            None => {
                let mut before = plan.clone();
                // It has just been swapped with this plan, so it fits.
                before.swap(&mut back.clone()).map_or(Before::Gone, |()| Before::Plan(Box::new(before)))
            }
        };
        Some(Entry { moved, label: back.label, done, before })
    }
}

/// The way back over a step.
#[derive(Debug, Clone, PartialEq)]
pub enum Before<P> {
    /// There was no room to keep it.
    Gone,
    /// The values to put in.
    Step(Step),
    /// The plan as it was.
    Plan(Box<P>),
}

/// What is known of an entry without reading it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub moved: Move,
    /// Whether its way back is kept.
    pub is_whole: bool,
    /// The blocks its way back needs.
    pub blocks: Vec<u64>,
}

/// The entries of a store by revision.
#[derive(Debug, Default)]
pub(super) struct Trail {
    marks: BTreeMap<u64, Mark>,
}

/// The entries that make a history.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Stacks {
    /// The number that the next step will have.
    pub next: u64,
    /// The revisions of the steps that can be taken back, oldest first.
    pub past: Vec<u64>,
    /// The revisions of the steps that can be done again, the next one first.
    pub future: Vec<u64>,
}

impl Trail {
    pub fn insert(&mut self, rev: u64, mark: Mark) {
        self.marks.insert(rev, mark);
    }

    pub fn get(&self, rev: u64) -> Option<&Mark> {
        self.marks.get(&rev)
    }

    pub fn remove(&mut self, rev: u64) {
        self.marks.remove(&rev);
    }

    /// Takes the way back from an entry.
    pub fn forget(&mut self, rev: u64) {
        if let Some(mark) = self.marks.get_mut(&rev) {
            mark.is_whole = false;
            mark.blocks.clear();
        }
    }

    /// Takes the way back from every entry up to a revision: one among them could not be read, and nobody knows
    /// which step it moved.
    pub fn forget_through(&mut self, rev: u64) {
        let revs: Vec<u64> = self.marks.range(..=rev).map(|(&rev, _)| rev).collect();
        revs.into_iter().for_each(|rev| self.forget(rev));
    }

    pub fn clear(&mut self) {
        self.marks.clear();
    }

    /// The blocks that entries need.
    pub fn blocks(&self) -> impl Iterator<Item = u64> + '_ {
        self.marks.values().flat_map(|mark| mark.blocks.iter().copied())
    }

    /// What can be taken back and done again. Of the entries of one step the last counts; a step that is taken
    /// ends all that were taken back before. A step that is missing, or has lost its way back, ends those behind it.
    pub fn stacks(&self) -> Stacks {
        // By number: the entry, and whether the step stands.
        let mut steps: BTreeMap<u64, (u64, bool)> = BTreeMap::new();
        let mut next = 0;
        for (&rev, mark) in &self.marks {
            let Move { how, number } = mark.moved;
            if how == Moved::Done {
                steps.split_off(&number);
            }
            steps.insert(number, (rev, how != Moved::Undone));
            next = if how == Moved::Undone { number } else { number + 1 };
        }
        let whole = |number: u64, stands: bool| {
            let &(rev, standing) = steps.get(&number)?;
            (standing == stands && self.get(rev)?.is_whole).then_some(rev)
        };
        let mut past: Vec<u64> =
            (0..next).rev().map_while(|number| whole(number, true)).take(HISTORY_LIMIT).collect();
        past.reverse();
        let future = (next..u64::MAX).map_while(|number| whole(number, false)).collect();
        Stacks { next, past, future }
    }

    /// The entries up to a revision that no history needs, oldest first. They may go in this order and in no other:
    /// a step that is gone must not bring back what it ended.
    pub fn dead(&self, through: u64) -> Vec<u64> {
        let Stacks { past, future, .. } = self.stacks();
        let is_needed = |rev: &u64| past.contains(rev) || future.contains(rev);
        self.marks.range(..=through).map(|(&rev, _)| rev).filter(|rev| !is_needed(rev)).collect()
    }

    /// The oldest steps to be given up where there is no room: a quarter of them, and all through the first that
    /// needs whole blocks. Where none can be taken back, those that could be done again.
    pub fn oldest(&self) -> Vec<u64> {
        let Stacks { past, future, .. } = self.stacks();
        let heavy = past.iter().position(|&rev| self.get(rev).is_some_and(|mark| !mark.blocks.is_empty()));
        let count = past.len().div_ceil(4).max(heavy.map_or(0, |at| at + 1));
        if past.is_empty() { future } else { past.into_iter().take(count).collect() }
    }
}
