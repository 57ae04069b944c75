use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, BigInt64Array, Uint8Array};
use keyline::file::task::{self, Task};
use keyline::file::wire::{Garbled, Parcel};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

use crate::browser;

/// What the worker says.
pub enum Reply<T> {
    /// How far it is, 0 to 1.
    Progress(f64),
    /// What came of it.
    Outcome(Box<T>),
    /// Its file is not there: the page is older than what the server has now.
    Missing,
    /// It stopped at work.
    Failed,
}

/// A task, and mostly the file that it is about.
type Order = (Option<ArrayBuffer>, Vec<u8>);

/// What a worker says, before anybody has read it.
enum Heard {
    Progress(f64),
    Outcome(Parcel),
    Missing,
    Failed,
}

/// Who hears what a worker says.
type Tell = Rc<dyn Fn(Heard)>;

/// What the page knows of a worker.
#[derive(Default)]
struct Known {
    /// It hears.
    hears: Cell<bool>,
    /// It stopped before it heard.
    is_missing: Cell<bool>,
    /// What is sent once it hears.
    waiting: RefCell<Option<Order>>,
    /// Who is told.
    reply: RefCell<Option<Tell>>,
}

/// A worker with one task. It ends with its answer; dropping it ends it, whatever it is at.
pub struct Errand {
    worker: Worker,
    known: Rc<Known>,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(web_sys::Event)>,
}

thread_local! {
    /// A worker that was started before anybody needs it.
    static WARM: RefCell<Option<Errand>> = const { RefCell::new(None) };
    /// Hears of a worker that was ended while its file was on the way, and lets the console know nothing of it.
    static QUIET: Closure<dyn FnMut(web_sys::Event)> =
        Closure::new(|event: web_sys::Event| event.prevent_default());
}

/// Starts a worker ahead, in an idle moment, so that who has a task for one need not wait until it is fetched and compiled.
pub fn warm() {
    browser::when_idle(|| {
        if WARM.with_borrow(Option::is_none) {
            WARM.set(Errand::idle());
        }
    });
}

impl Errand {
    /// Hands a worker the file and the task; `read` reads what it answers. `None` where the page does not know the worker's
    /// address or the browser starts none.
    pub fn start<T: 'static>(
        file: Option<ArrayBuffer>,
        task: &Task,
        read: fn(Parcel) -> Result<T, Garbled>,
        reply: impl Fn(Reply<T>) + 'static,
    ) -> Option<Errand> {
        // One that was missing may be there by now.
        let errand = WARM.take().filter(|warm| !warm.known.is_missing.get()).or_else(Errand::idle)?;
        let tell = move |heard| {
            reply(match heard {
                Heard::Progress(part) => Reply::Progress(part),
                Heard::Outcome(parcel) => {
                    warm();
                    match read(parcel) {
                        Ok(outcome) => Reply::Outcome(Box::new(outcome)),
                        Err(Garbled) => Reply::Failed,
                    }
                }
                Heard::Missing => Reply::Missing,
                Heard::Failed => Reply::Failed,
            });
        };
        errand.known.reply.replace(Some(Rc::new(tell)));
        errand.known.waiting.replace(Some((file, task::write(task))));
        if errand.known.hears.get() {
            send(&errand.worker, &errand.known);
        }
        Some(errand)
    }

    /// A worker that nobody has given a task.
    fn idle() -> Option<Errand> {
        let meta = leptos::prelude::document().query_selector("meta[name=keyline-worker]").ok().flatten();
        let address = meta.and_then(|meta| meta.get_attribute("content"))?;
        let worker = Worker::new(&address).ok()?;
        let known = Rc::<Known>::default();
        let hear = {
            let (worker, known) = (worker.clone(), known.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let message = event.data();
                if let Some(part) = message.as_f64() {
                    known.tell(Heard::Progress(part));
                    return;
                }
                match message.dyn_into::<Array>() {
                    Ok(message) => {
                        // Its memory is free before the page needs as much for the answer.
                        worker.terminate();
                        known.tell(Heard::Outcome(parcel(&message)));
                    }
                    // The only other word is that it hears now.
                    Err(_) => {
                        known.hears.set(true);
                        send(&worker, &known);
                    }
                }
            })
        };
        let fail = {
            let known = known.clone();
            Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
                // The page says it in a sentence; the browser's own line in the console would only alarm.
                event.prevent_default();
                known.is_missing.set(!known.hears.get());
                known.tell(if known.hears.get() { Heard::Failed } else { Heard::Missing });
            })
        };
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        Some(Errand { worker, known, _hear: hear, _fail: fail })
    }
}

impl Known {
    fn tell(&self, heard: Heard) {
        let reply = self.reply.borrow().clone();
        if let Some(reply) = reply {
            reply(heard);
        }
    }
}

/// Hands over what waits.
fn send(worker: &Worker, known: &Known) {
    let Some((file, task)) = known.waiting.take() else { return };
    let handed = file.map_or(Ok(()), |file| worker.post_message_with_transfer(&file, &Array::of1(&file)));
    let sent = handed.and_then(|()| worker.post_message(&Uint8Array::from(task.as_slice())));
    if sent.is_err() {
        known.tell(Heard::Failed);
    }
}

/// What the worker sent, as the engine reads it.
fn parcel(message: &Array) -> Parcel {
    let cells = message.iter().skip(1).filter_map(|cells| cells.dyn_into::<BigInt64Array>().ok());
    Parcel {
        words: Uint8Array::new(&message.get(0)).to_vec(),
        cells: cells.map(|cells| cells.to_vec()).collect(),
    }
}

impl Drop for Errand {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        QUIET.with(|quiet| self.worker.set_onerror(Some(quiet.as_ref().unchecked_ref())));
        self.worker.terminate();
    }
}
