//! Heavy and risky work, off the main thread.
//!
//! Hears a file as an `ArrayBuffer`, which it keeps, and tasks as a `Uint8Array`. Says `ready` once it hears, then for
//! each task how far it is as a number from 0 to 1, and at the end the outcome as an array: the bytes of an `ArrayBuffer`, then
//! amounts as `BigInt64Array`s. See
//! `keyline::file::task` and `keyline::file::wire` for what the bytes mean.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, BigInt64Array, Uint8Array};
use keyline::calc::assess::YearPay;
use keyline::calc::base::range_of;
use keyline::calc::kernel::simulate::{Draws, Pay, simulate};
use keyline::calc::target::{VisitCase, best_visits};
use keyline::file::import::{ImportError, ImportOptions, Progress, read};
use keyline::file::task::{self, Task};
use keyline::file::wire::{self, Parcel};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let page: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let file: Rc<RefCell<Vec<u8>>> = Rc::default();
    let hear = {
        let page = page.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let message = match event.data().dyn_into::<ArrayBuffer>() {
                Ok(buffer) => {
                    *file.borrow_mut() = Uint8Array::new(&buffer).to_vec();
                    return;
                }
                Err(message) => message,
            };
            if let Ok(task) = message.dyn_into::<Uint8Array>() {
                answer(&page, &file.borrow(), &task.to_vec());
            }
        })
    };
    page.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    if page.post_message(&JsValue::from_str("ready")).is_err() {
        web_sys::console::error_1(&"the page does not hear the worker".into());
    }
    make_ready();
}

/// Reads a table of each kind before a file comes, mostly while nobody waits: what is called for the first time is compiled
/// then, which takes several times as long as reading a file of some hundred accounts.
fn make_ready() {
    let wide = "Code,Account,Owner,2025-01,2025-02\n1,\"A, B\",Ann,\"1,200.50\",7\n2,C,Ben,,3\n";
    let lines = "Date,Account,Amount\n2025-01-31,A,1200.50\n2025-02-28,B,7\n";
    for table in [wide, lines] {
        drop(import(table.as_bytes(), &ImportOptions::default(), &mut |_| true));
    }
}

/// The page hears of progress once for each such part of a task: each word costs it a moment, and there may be as many as
/// there are accounts.
const TOLD_EVERY: f64 = 0.01;

/// Carries a task out and sends what came of it.
fn answer(page: &DedicatedWorkerGlobalScope, file: &[u8], task: &[u8]) {
    let mut told = 0.0;
    let mut hears = |part: f64| {
        if part < told + TOLD_EVERY {
            return true;
        }
        told = part;
        // A page that no longer hears has no use for the rest.
        page.post_message(&part.into()).is_ok()
    };
    let parcel: Parcel = match task::read(task) {
        Ok(Task::Import(options)) => import(file, &options, &mut hears),
        Ok(Task::Draw(draws, years)) => draw(&draws, years, &mut hears),
        Ok(Task::Ranges(eves)) => ranges(&eves, &mut hears),
        Ok(Task::Visits(case)) => visits(&case, &mut hears),
        // The page and its worker are of one build, so this is a page that was torn down halfway.
        Err(wire::Garbled) => wire::outcome(Err(ImportError::Cancelled)),
    };
    let words = Uint8Array::from(parcel.words.as_slice()).buffer();
    let (message, moved) = (Array::of1(&words), Array::of1(&words));
    for cells in parcel.cells {
        let cells = BigInt64Array::from(cells.as_slice());
        message.push(&cells);
        moved.push(&cells.buffer());
    }
    if page.post_message_with_transfer(&message, &moved).is_err() {
        web_sys::console::error_1(&"the page did not take the outcome".into());
    }
}

/// Whether the page still hears how far a task is, 0 to 1.
type Hears<'a> = &'a mut dyn FnMut(f64) -> bool;

// The browser compiles a function whole when it is first called. In one function, as the compiler would make of these, a short
// file waited for what draws years, and a long one was read by code that was not yet made fast.

#[inline(never)]
fn import(file: &[u8], options: &ImportOptions, hears: Hears<'_>) -> Parcel {
    let mut tell = |progress: Progress| match hears(progress.bytes as f64 / progress.of.max(1) as f64) {
        true => ControlFlow::Continue(()),
        false => ControlFlow::Break(()),
    };
    wire::outcome(read(file, options, &mut tell))
}

#[inline(never)]
fn draw(draws: &Draws, years: Option<Vec<YearPay>>, hears: Hears<'_>) -> Parcel {
    let people = years.as_ref().map_or(0, Vec::len);
    let pay = years
        .map(|years| move |group: usize, sales: f64| years.get(group).map_or(0.0, |year| year.pay(sales)));
    let paid = pay.as_ref().map(|pay| (people, pay as &Pay<'_>));
    simulate(draws, paid, hears).map_or_else(|_| Vec::new(), |found| task::simulated(&found)).into()
}

#[inline(never)]
fn ranges(eves: &[Draws], hears: Hears<'_>) -> Parcel {
    let ranges: Result<Vec<_>, _> = eves.iter().map(|draws| range_of(draws, hears)).collect();
    ranges.map_or_else(|_| Vec::new(), |found| task::ranges(&found)).into()
}

#[inline(never)]
fn visits(case: &VisitCase, hears: Hears<'_>) -> Parcel {
    best_visits(case, hears).map_or_else(|_| Vec::new(), |found| task::visits(&found)).into()
}
