//! Undo and redo: the steps that were taken, and those taken back.

use super::{EditError, Label, Plan, Step};

/// How many steps can be taken back.
pub const HISTORY_LIMIT: usize = 250;

/// Which way a step went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moved {
    /// It was taken.
    Done,
    /// It was taken back.
    Undone,
    /// It was done again.
    Redone,
}

/// A move through the history: which step, and which way. Steps count from the first one ever taken; one that is
/// taken where others were taken back has the number of the first of those, and they are gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Move {
    /// Which way.
    pub how: Moved,
    /// Which step.
    pub number: u64,
}

/// What goes back over a step, or forth again.
#[derive(Debug, Clone, PartialEq)]
pub enum Back {
    /// The values to put in.
    Step(Step),
    /// The same, as a store had them: what they make of the plan is checked.
    Read(Step),
    /// A whole plan, which lies elsewhere under a key.
    Kept {
        /// What the step did.
        label: Label,
        /// Where the plan lies.
        key: u64,
    },
}

impl Back {
    fn label(&self) -> Label {
        match self {
            Back::Step(step) | Back::Read(step) => step.label,
            Back::Kept { label, .. } => *label,
        }
    }
}

/// The steps of one plan, newest last.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct History {
    /// The number of the oldest step that can be taken back.
    oldest: u64,
    past: Vec<Back>,
    /// The next one to be done again is the last.
    future: Vec<Back>,
}

impl History {
    /// A history as a store had it: the steps before the one of number `next`, oldest first, and from it on.
    pub fn of(next: u64, past: Vec<Back>, from_next: Vec<Back>) -> History {
        let oldest = next.saturating_sub(past.len() as u64);
        History { oldest, past, future: from_next.into_iter().rev().collect() }
    }

    /// Remembers the way back from an edit; what was undone before it can no longer be redone.
    pub fn push(&mut self, undo: Step) -> Move {
        self.future.clear();
        let number = self.next();
        self.past.push(Back::Step(undo));
        if self.past.len() > HISTORY_LIMIT {
            self.past.remove(0);
            self.oldest += 1;
        }
        Move { how: Moved::Done, number }
    }

    /// The number that the next step will have.
    fn next(&self) -> u64 {
        self.oldest + self.past.len() as u64
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<Label> {
        self.past.last().map(Back::label)
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<Label> {
        self.future.last().map(Back::label)
    }

    /// How many steps can be taken back, and how many done again.
    pub fn len(&self) -> (usize, usize) {
        (self.past.len(), self.future.len())
    }

    /// The values that go back over the newest move.
    pub fn back_over(&self, how: Moved) -> Option<&Step> {
        let newest = if how == Moved::Undone { self.future.last() } else { self.past.last() };
        match newest? {
            Back::Step(step) | Back::Read(step) => Some(step),
            Back::Kept { .. } => None,
        }
    }

    /// Takes the newest step back; `None` where there is none. `find` finds a plan that lies elsewhere.
    ///
    /// # Errors
    /// Where it cannot be taken back, nothing has changed; neither it nor those before it are offered again.
    pub fn undo(&mut self, plan: &mut Plan, find: FindPlan<'_>) -> Result<Option<Travelled>, EditError> {
        let Some(back) = self.past.pop() else { return Ok(None) };
        match back.travel(plan, find) {
            Ok((step, done)) => {
                let (number, label) = (self.next(), step.label);
                self.future.push(Back::Step(step));
                Ok(Some(Travelled { moved: Move { how: Moved::Undone, number }, label, done }))
            }
            Err(error) => {
                self.oldest = self.next() + 1;
                self.past.clear();
                Err(error)
            }
        }
    }

    /// Does the step last taken back again; `None` where there is none.
    ///
    /// # Errors
    /// As [`History::undo`].
    pub fn redo(&mut self, plan: &mut Plan, find: FindPlan<'_>) -> Result<Option<Travelled>, EditError> {
        let Some(back) = self.future.pop() else { return Ok(None) };
        match back.travel(plan, find) {
            Ok((step, done)) => {
                let (number, label) = (self.next(), step.label);
                self.past.push(Back::Step(step));
                Ok(Some(Travelled { moved: Move { how: Moved::Redone, number }, label, done }))
            }
            Err(error) => {
                self.future.clear();
                Err(error)
            }
        }
    }
}

/// Finds a plan that lies elsewhere by its key; `None` where it cannot be read.
pub type FindPlan<'a> = &'a dyn Fn(u64) -> Option<Plan>;

impl Back {
    /// Puts its values in. Returns the way back over that, and what a journal keeps of it.
    fn travel(self, plan: &mut Plan, find: FindPlan<'_>) -> Result<(Step, Option<Step>), EditError> {
        match self {
            Back::Step(mut step) => {
                let done = step.for_journal();
                plan.swap(&mut step)?;
                let done = done.filter(|_| !step.is_bulk());
                Ok((step, done))
            }
            Back::Read(mut step) => {
                let done = step.for_journal();
                let mut next = plan.clone();
                next.swap(&mut step)?;
                *plan = Plan::from_parts(next.into_parts())?;
                let done = done.filter(|_| !step.is_bulk());
                Ok((step, done))
            }
            Back::Kept { label, key } => {
                let mut step = find(key).ok_or(EditError::NoWayBack)?.into_step(label);
                plan.swap(&mut step)?;
                Ok((step, None))
            }
        }
    }
}

/// What undo or redo did.
#[derive(Debug)]
pub struct Travelled {
    /// Which step, and which way.
    pub moved: Move,
    /// What the step did.
    pub label: Label,
    /// The values it put in, for the journal; `None` of a bulk step, as in [`super::Applied`].
    pub done: Option<Step>,
}
