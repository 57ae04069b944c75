//! Answers that may lag behind the plan for a moment.

use std::sync::atomic::{AtomicU64, Ordering};

use leptos::prelude::*;

use crate::session::Session;

/// After so many milliseconds without a change the slower questions are asked, one after the other.
const SETTLED: u64 = 120;

/// How many of them there are: each waits a little longer than the one before, so that the page stays at hand between.
static ASKED: AtomicU64 = AtomicU64::new(0);

/// An answer that may lag behind the plan for a moment: what takes a while to find must not hold up what is typed. `None`
/// until it is first found.
pub fn settled<T>(question: impl Fn(&keyline::plan::Plan) -> T + Send + Sync + 'static) -> Signal<Option<T>>
where
    T: PartialEq + Clone + Send + Sync + 'static,
{
    let session = Session::get();
    let answer = RwSignal::new(None::<T>);
    let question =
        StoredValue::new(Box::new(question) as Box<dyn Fn(&keyline::plan::Plan) -> T + Send + Sync>);
    let ask = move || {
        // The page may be gone by now.
        if let Some(found) = question.try_with_value(|question| session.peek(|plan| question(plan))) {
            tell(answer, Some(found));
        }
    };
    later(Box::new(ask));
    answer.into()
}

/// A frame, in milliseconds, and a little more.
const FRAME: u64 = 20;

/// An answer that comes a frame after what it hangs on: what was pressed is shown before what follows from it is made.
/// `follows` follows what the question reads; the first answer is there at once.
pub fn a_frame_later<T>(
    follows: impl Fn() + 'static,
    question: impl Fn(&keyline::plan::Plan) -> T + Send + Sync + 'static,
) -> Signal<T>
where
    T: PartialEq + Clone + Send + Sync + 'static,
{
    let session = Session::get();
    let answer = RwSignal::new(untrack(|| session.peek(&question)));
    let question = StoredValue::new(question);
    let is_waiting = StoredValue::new(false);
    Effect::new(move |before: Option<()>| {
        follows();
        if before.is_none() || is_waiting.get_value() {
            return;
        }
        is_waiting.set_value(true);
        let ask = move || {
            // The page may be gone by now.
            if is_waiting.try_set_value(false).is_some() {
                return;
            }
            if let Some(found) = question.try_with_value(|question| untrack(|| session.peek(question))) {
                tell(answer, found);
            }
        };
        set_timeout(ask, std::time::Duration::from_millis(FRAME));
    });
    answer.into()
}

/// Puts an answer where it is shown, if it is another one and the page is still there.
fn tell<T: PartialEq + Send + Sync + 'static>(shown: RwSignal<T>, found: T) {
    if shown.try_with_untracked(|held| *held != found) == Some(true) {
        shown.set(found);
    }
}

/// Runs after every change of the plan, once it is quiet.
fn later(run: Box<dyn Fn() + Send + Sync>) {
    let session = Session::get();
    let run = StoredValue::new(run);
    let place = ASKED.fetch_add(1, Ordering::Relaxed) % 8;
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let clear = move || {
        if let Some(Some(timer)) = waiting.try_get_value() {
            timer.clear();
        }
    };
    Effect::new(move |_| {
        session.track_changes();
        clear();
        let pause = std::time::Duration::from_millis(SETTLED + 20 * place);
        let ran = move || {
            run.try_with_value(|run| run());
        };
        waiting.set_value(set_timeout_with_handle(ran, pause).ok());
    });
    on_cleanup(clear);
}
