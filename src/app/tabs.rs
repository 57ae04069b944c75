//! Which tab may write a document: one at a time, by the browser's locks.
//!
//! A tab that is refused waits in the lock's queue and gets its turn when the writing tab is closed. It may also
//! ask for it: the writing tab finishes what it is at and steps back, and one that does not answer, because the
//! browser has put it to sleep, loses its turn. That it writes no more then is the archive's care: see
//! [`keyline::file::archive::Archive::claim`].

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, BroadcastChannel, MessageEvent};

use super::browser;

/// How long a tab is waited for that does not answer, in milliseconds.
const PATIENCE: i32 = 1500;

/// How long the store of one tab may take to be the store of another, in milliseconds.
const SETTLED: i32 = 50;

/// What one tab says to the other.
const YIELD: &str = "yield";

/// What becomes of a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// This tab writes.
    Granted,
    /// Another tab writes.
    Refused,
    /// Another tab asks for the turn: finish, then [`Turn::give`] it.
    Asked,
    /// Another tab has taken the turn.
    Lost,
}

/// A document's turn to be written by this tab. Dropping it gives it up.
pub struct Turn(Rc<Inner>);

type Hears = Closure<dyn FnMut(MessageEvent)>;

struct Inner {
    name: String,
    hear: Box<dyn Fn(Said)>,
    /// `None` where the browser has no locks: then every tab believes it may write, and the archive's mark alone
    /// decides.
    locks: Option<JsValue>,
    channel: Option<BroadcastChannel>,
    hears: RefCell<Option<Hears>>,
    /// Ends the lock that is held.
    release: RefCell<Option<Function>>,
    /// Leaves the queue.
    leave: RefCell<Option<AbortController>>,
    is_over: Cell<bool>,
}

impl Turn {
    /// Asks for the turn to write a document. `hear` is told what becomes of it, never before this returns.
    pub fn ask(document: &str, hear: impl Fn(Said) + 'static) -> Turn {
        let name = format!("keyline/{document}");
        let locks = Reflect::get(&browser::window().navigator(), &"locks".into()).ok();
        let inner = Rc::new(Inner {
            hear: Box::new(hear),
            locks: locks.filter(|locks| locks.is_object()),
            channel: BroadcastChannel::new(&name).ok(),
            name,
            hears: RefCell::default(),
            release: RefCell::default(),
            leave: RefCell::default(),
            is_over: Cell::new(false),
        });
        let asked = Rc::downgrade(&inner);
        let hears = Hears::new(move |event: MessageEvent| {
            let Some(inner) = asked.upgrade() else { return };
            if event.data().as_string().as_deref() == Some(YIELD) && inner.release.borrow().is_some() {
                (inner.hear)(Said::Asked);
            }
        });
        if let Some(channel) = &inner.channel {
            channel.set_onmessage(Some(hears.as_ref().unchecked_ref()));
        }
        inner.hears.replace(Some(hears));
        if inner.locks.is_some() {
            inner.request(Wish::Now);
        } else {
            let inner = inner.clone();
            leptos::prelude::queue_microtask(move || (inner.hear)(Said::Granted));
        }
        Turn(inner)
    }

    /// Steps back for another tab, and waits for the next turn.
    pub fn give(&self) {
        self.0.release();
        self.0.request(Wish::Later);
    }

    /// Asks the writing tab for its turn, and takes it where that does not answer.
    pub fn demand(&self) {
        if self.0.locks.is_none() {
            // The mark and the other tab's ear for it settle the rest.
            (self.0.hear)(Said::Granted);
            return;
        }
        if let Some(channel) = &self.0.channel {
            // Where it does not go out, nobody answers.
            let _ = channel.post_message(&YIELD.into());
        }
        let inner = self.0.clone();
        browser::after(PATIENCE, move || {
            if inner.release.borrow().is_none() && !inner.is_over.get() {
                inner.leave_queue();
                inner.request(Wish::Taken);
            }
        });
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.is_over.set(true);
        self.0.leave_queue();
        self.0.release();
        if let Some(channel) = &self.0.channel {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}

/// How a lock is wished for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// Only if nobody holds it.
    Now,
    /// When its turn comes.
    Later,
    /// From whoever holds it.
    Taken,
}

impl Inner {
    fn release(&self) {
        if let Some(release) = self.release.take() {
            // Resolving a promise throws nothing.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }

    fn leave_queue(&self) {
        if let Some(leave) = self.leave.take() {
            leave.abort();
        }
    }

    fn request(self: &Rc<Self>, wish: Wish) {
        let Some(locks) = &self.locks else { return };
        let options = Object::new();
        let set = |name: &str, value: &JsValue| {
            // A plain object takes every property.
            let _ = Reflect::set(&options, &name.into(), value);
        };
        match wish {
            Wish::Now => set("ifAvailable", &true.into()),
            Wish::Taken => set("steal", &true.into()),
            Wish::Later => {
                let leave = AbortController::new().ok();
                if let Some(leave) = &leave {
                    set("signal", &leave.signal());
                }
                self.leave.replace(leave);
            }
        }
        let was_granted = Rc::new(Cell::new(false));
        let granted = {
            let (inner, was_granted) = (self.clone(), was_granted.clone());
            Closure::once_into_js(move |lock: JsValue| inner.answered(&lock, wish, &was_granted))
        };
        let ended = {
            let inner = self.clone();
            // A lock that was held and taken away is refused now; one that was waited for is only left.
            Closure::once_into_js(move |_: JsValue| {
                match was_granted.get() {
                    _ if inner.is_over.get() => {}
                    true => {
                        inner.release.take();
                        (inner.hear)(Said::Lost);
                        inner.request(Wish::Later);
                    }
                    // A browser that refuses the question has no locks.
                    false if wish == Wish::Now => (inner.hear)(Said::Granted),
                    false => {}
                }
            })
        };
        let request =
            Reflect::get(locks, &"request".into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
        let promise =
            request.and_then(|it| it.call3(locks, &self.name.as_str().into(), &options, &granted).ok());
        if let Some(promise) = promise.and_then(|it| it.dyn_into::<Promise>().ok()) {
            let catch = Reflect::get(&promise, &"catch".into()).ok();
            if let Some(catch) = catch.and_then(|it| it.dyn_into::<Function>().ok()) {
                let _ = catch.call1(&promise, &ended);
            }
        }
    }

    /// The lock, or `null` where another holds it. What is returned holds the lock until it is resolved.
    fn answered(self: &Rc<Self>, lock: &JsValue, wish: Wish, was_granted: &Cell<bool>) -> JsValue {
        if self.is_over.get() {
            return JsValue::UNDEFINED;
        }
        if lock.is_null() || lock.is_undefined() {
            (self.hear)(Said::Refused);
            self.request(Wish::Later);
            return JsValue::UNDEFINED;
        }
        was_granted.set(true);
        self.leave.take();
        let held = Promise::new(&mut |resolve, _| {
            self.release.replace(Some(resolve));
        });
        match wish {
            Wish::Now => (self.hear)(Said::Granted),
            // What the tab before wrote last may arrive a moment after its lock.
            Wish::Later | Wish::Taken => {
                let inner = self.clone();
                browser::after(SETTLED, move || {
                    if inner.release.borrow().is_some() {
                        (inner.hear)(Said::Granted);
                    }
                });
            }
        }
        held.into()
    }
}

/// A mark that no other tab has, the same as long as this page is open.
pub fn mark() -> String {
    thread_local! {
        static MARK: String = format!("{:012x}-{:013x}", browser::now(), (js_sys::Math::random() * 1e15) as u64);
    }
    MARK.with(Clone::clone)
}
