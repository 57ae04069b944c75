//! The years that chances and ranges come from: drawn by the worker wherever a page shows any, and kept with the plan.

use std::sync::Arc;

use keyline::calc::target::Chances;
use keyline::calc::{self, Undefined};
use keyline::file::task::{self, Task};
use leptos::prelude::*;

use super::browser;
use super::errand::{Errand, Reply};
use super::session::Session;

/// How the drawing stands; how far it is stands beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stage {
    Idle,
    Running,
    Stopped,
    Failed,
}

/// After so many milliseconds without a change of the plan it is seen whether there is anything to draw.
const PAUSE: u64 = 250;

/// Runs once the plan has stood still for a moment, at first and after every change: as long as the page stands that asked.
pub fn once_still(run: impl Fn() + Copy + Send + Sync + 'static) {
    let session = Session::get();
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let clear = move || {
        if let Some(Some(timer)) = waiting.try_get_value() {
            timer.clear();
        }
    };
    Effect::new(move |_| {
        session.track_changes();
        clear();
        waiting.set_value(set_timeout_with_handle(run, std::time::Duration::from_millis(PAUSE)).ok());
    });
    on_cleanup(clear);
}

/// The drawing of a plan's years.
#[derive(Clone, Copy)]
pub struct Drawing {
    /// What is drawn; `NotDrawn` until that is first found.
    pub told: RwSignal<Result<Arc<Chances>, Undefined>>,
    /// How it stands.
    pub stage: RwSignal<Stage>,
    /// How far it is, 0 to 1.
    pub part: RwSignal<f64>,
    errand: StoredValue<Option<Errand>, LocalStorage>,
    session: Session,
}

impl Drawing {
    /// Follows the plan as long as the page stands that asked for it. What was drawn before stays until it is drawn anew.
    pub fn follow() -> Drawing {
        let drawing = Drawing {
            told: RwSignal::new(Err(Undefined::NotDrawn)),
            stage: RwSignal::new(Stage::Idle),
            part: RwSignal::new(0.0),
            errand: StoredValue::new_local(None),
            session: Session::get(),
        };
        once_still(move || drawing.look());
        on_cleanup(move || drawing.errand.set_value(None));
        drawing
    }

    /// Draws where what is to be drawn is another, or is no longer known: a plan that is read anew knows of no years.
    fn look(self) {
        let told = self.session.peek(calc::target::chances);
        if self.told.with_untracked(|held| *held != told) {
            self.errand.set_value(None);
            self.stage.set(Stage::Idle);
            self.told.set(told.clone());
        }
        if self.stage.get_untracked() == Stage::Idle
            && told.is_ok()
            && self.session.peek(calc::target::drawn).is_err()
        {
            self.run();
        }
    }

    /// Draws now.
    pub fn run(self) {
        let Ok(told) = self.told.get_untracked() else { return };
        self.part.set(0.0);
        self.stage.set(Stage::Running);
        let (session, start) = (self.session, browser::mark());
        let task = Task::Draw(told.draws.as_ref().clone(), None);
        let heard = move |reply: Reply<calc::kernel::simulate::Simulated>| match reply {
            Reply::Progress(part) => self.part.set(part),
            Reply::Outcome(found) => {
                self.stage.set(Stage::Idle);
                session.keep_drawn(told.draws.clone(), *found);
                browser::measure("recalculate", start);
            }
            Reply::Missing | Reply::Failed => self.stage.set(Stage::Failed),
        };
        match Errand::start(None, &task, |it| task::read_simulated(&it.words), heard) {
            Some(started) => self.errand.set_value(Some(started)),
            None => self.stage.set(Stage::Failed),
        }
    }

    /// Stops it.
    pub fn stop(self) {
        self.errand.set_value(None);
        self.stage.set(Stage::Stopped);
    }
}
