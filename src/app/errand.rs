use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, BigInt64Array, Uint8Array};
use keyline::file::task::{self, Task};
use keyline::file::wire::{Garbled, Parcel};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

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

/// The file and the task that are sent once the worker hears; `None` afterwards.
type Waiting = Rc<RefCell<Option<(Option<ArrayBuffer>, Vec<u8>)>>>;

/// A worker with a task, and mostly with a file. Dropping it ends the worker, whatever it is at.
pub struct Errand {
    worker: Worker,
    waiting: Waiting,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(web_sys::Event)>,
}

impl Errand {
    /// Starts a worker and hands it the file and the task; `read` reads what it answers. `None` where the page does not
    /// know the worker's address or the browser starts none.
    pub fn start<T: 'static>(
        file: Option<ArrayBuffer>,
        task: &Task,
        read: fn(Parcel) -> Result<T, Garbled>,
        reply: impl Fn(Reply<T>) + 'static,
    ) -> Option<Errand> {
        let meta = leptos::prelude::document().query_selector("meta[name=keyline-worker]").ok().flatten();
        let address = meta.and_then(|meta| meta.get_attribute("content"))?;
        let worker = Worker::new(&address).ok()?;
        let waiting: Waiting = Rc::new(RefCell::new(Some((file, task::write(task)))));
        let hears = Rc::new(Cell::new(false));
        let reply = Rc::new(reply);
        let hear = {
            let (worker, waiting, hears, reply) =
                (worker.clone(), waiting.clone(), hears.clone(), reply.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let message = event.data();
                if let Some(part) = message.as_f64() {
                    reply(Reply::Progress(part));
                    return;
                }
                match message.dyn_into::<Array>() {
                    Ok(message) => reply(match read(parcel(&message)) {
                        Ok(outcome) => Reply::Outcome(Box::new(outcome)),
                        Err(Garbled) => Reply::Failed,
                    }),
                    // The only other word is that it hears now.
                    Err(_) => {
                        hears.set(true);
                        let Some((file, task)) = waiting.borrow_mut().take() else { return };
                        let handed = file.map_or(Ok(()), |file| {
                            worker.post_message_with_transfer(&file, &Array::of1(&file))
                        });
                        let sent =
                            handed.and_then(|()| worker.post_message(&Uint8Array::from(task.as_slice())));
                        if sent.is_err() {
                            reply(Reply::Failed);
                        }
                    }
                }
            })
        };
        let fail = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            // The page says it in a sentence; the browser's own line in the console would only alarm.
            event.prevent_default();
            reply(if hears.get() { Reply::Failed } else { Reply::Missing });
        });
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        Some(Errand { worker, waiting, _hear: hear, _fail: fail })
    }

    /// Gives it another task, on the same file.
    pub fn again(&self, task: &Task) {
        let bytes = task::write(task);
        match &mut *self.waiting.borrow_mut() {
            Some((_, task)) => *task = bytes,
            None => {
                // A worker that takes no message has stopped, and says so itself.
                let _ = self.worker.post_message(&Uint8Array::from(bytes.as_slice()));
            }
        }
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

thread_local! {
    /// Hears of a worker that was ended while its file was on the way, and lets the console know nothing of it.
    static QUIET: Closure<dyn FnMut(web_sys::Event)> =
        Closure::new(|event: web_sys::Event| event.prevent_default());
}

impl Drop for Errand {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        QUIET.with(|quiet| self.worker.set_onerror(Some(quiet.as_ref().unchecked_ref())));
        self.worker.terminate();
    }
}
