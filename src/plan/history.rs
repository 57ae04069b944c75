//! Undo and redo: the steps that were taken, and those taken back.

use super::{EditError, Label, Plan, Step};

/// How many steps can be taken back.
pub const HISTORY_LIMIT: usize = 500;

/// The steps of one plan, newest last.
#[derive(Debug, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
}

impl History {
    /// Remembers the way back from an edit; what was undone before it can no longer be redone.
    pub fn push(&mut self, undo: Step) {
        self.future.clear();
        self.past.push(undo);
        if self.past.len() > HISTORY_LIMIT {
            self.past.remove(0);
        }
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<Label> {
        self.past.last().map(|step| step.label)
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<Label> {
        self.future.last().map(|step| step.label)
    }

    /// Takes the newest step back; `None` where there is none.
    pub fn undo(&mut self, plan: &mut Plan) -> Result<Option<Travelled>, EditError> {
        History::travel(&mut self.past, &mut self.future, plan)
    }

    /// Does the step last taken back again; `None` where there is none.
    pub fn redo(&mut self, plan: &mut Plan) -> Result<Option<Travelled>, EditError> {
        History::travel(&mut self.future, &mut self.past, plan)
    }

    fn travel(
        from: &mut Vec<Step>,
        to: &mut Vec<Step>,
        plan: &mut Plan,
    ) -> Result<Option<Travelled>, EditError> {
        let Some(mut step) = from.pop() else { return Ok(None) };
        let (label, done) = (step.label, step.for_journal());
        if let Err(error) = plan.swap(&mut step) {
            from.push(step);
            return Err(error);
        }
        to.push(step);
        Ok(Some(Travelled { label, done }))
    }
}

/// What undo or redo did.
#[derive(Debug)]
pub struct Travelled {
    /// Which step.
    pub label: Label,
    /// The values it put in, for the journal; `None` of a bulk step, as in [`super::Applied`].
    pub done: Option<Step>,
}
